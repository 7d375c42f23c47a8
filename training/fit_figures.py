"""Fits the weights of ``reader.counting``: ``python -m training.fit_figures [--folds 4] [--write]``.

A conditional logit over the kinds of figures for every number that the grammar reads: the annotated kind of a figure or
running total on these words, else none. On pages that the reader was not trained on (``training.scenes``). With
``--folds`` the pages are held out in turn.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus import files
from corpus.spans import occurrences, placed
from dateline.model import Span
from dateline.reader import counting, labels, settle
from dateline.reader.counting import Counting
from dateline.spans import meets
from training import logits, scenes
from training.logits import DATA, Choice

DRAW = 16.0
"""Strength of the draw to zero."""
LEAST = 4
"""Numbers that a feature must be told of, with the answer, to be weighed."""


NEAR = 80
"""Characters around what a figure counts in which its number stands."""


class Case(NamedTuple):
    """One number of an annotated page and its kind."""

    page: str
    counting: Counting
    kind: str


def cases(article: scenes.Scene) -> Iterator[Case]:
    """The numbers of an article."""
    gold = figures(article.source)
    for told in settle.countings(article.reading, article.around, article.ruled):
        kind = next((kind for span, kind in gold if meets(span, told.number.span)), "-")
        yield Case(article.page, told, kind)


def figures(source: scenes.GoldPage) -> list[tuple[Span, str]]:
    """Where the figures and running totals of an annotated page stand, and of which kind they are."""
    text = source.text
    page = placed(text, {key: told for key, told in source.gold.items() if key not in ("text", "split")})
    told = [(figure, event["evidence"]) for event in page["events"] for figure in event["figures"]]
    told += [(tally, tally["evidence"]) for tally in page["tallies"]]
    return [(where(text, figure, evidence), figure["kind"]) for figure, evidence in told if figure["text"]]


def where(text: str, figure: files.Json, evidence: Sequence[int]) -> Span:
    """Where the words of a number stand. What it counts may be told in another sentence than the event; there the
    nearest such words are meant, not the "a" of the event's own sentence (122 of 3,826 figures of 811 pages)."""
    told, of = (figure["text"][0], figure["text"][1]), figure["of"]
    if not of or evidence[0] <= of[0] < evidence[1]:
        return told
    words = text[slice(*told)]
    near = occurrences(text, words, [(max(0, of[0] - NEAR), of[1] + NEAR)], whole=True)
    at = min(near, key=lambda start: (abs(start - of[0]), start), default=None)
    return told if at is None else (at, at + len(words))


def choice(case: Case, *, answers: bool = True) -> Choice:
    """The case as options with features, "FEATURE > KIND"."""
    plain = list(counting.features(case.counting))
    options = []
    for kind in labels.KINDS:
        features = [f"{name} > {kind}" for name in plain]
        options.append((*features, *(f"{name} > {counting.ANY}" for name in counting.own(case.counting, kind))))
    return Choice(options, [labels.KINDS.index(case.kind)] if answers else [])


def fitted(found: Sequence[Case], draw: float) -> dict[str, float]:
    """Feature > kind -> weight."""
    told = Counter(f"{name} > {case.kind}" for case in found for name in counting.features(case.counting))
    known = {name for name, times in told.items() if times >= LEAST}
    return logits.fitted([choice(case) for case in found], draw, lambda name: name.endswith("> any") or name in known)


def score(found: Sequence[Case], told: Sequence[Sequence[float]], least: float) -> str:
    """F1 of the kinds of figures where the likeliest is told from a share of ``least`` on, and how often the kind of
    a figure is right."""
    hits = taken = same = 0
    for case, odds in zip(found, told, strict=True):
        best = labels.KINDS[max(range(1, len(odds)), key=lambda i: odds[i])] == case.kind
        figure = 1 - odds[0] >= least
        taken, hits, same = taken + figure, hits + (figure and best), same + best
    gold = sum(case.kind != "-" for case in found)
    return f"least {least} F1 {2 * hits / max(1, gold + taken):.3f}, told {taken} of {gold}, kind {same / gold:.3f}"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the scores of the pages held out in turn."""
    for draw in (4.0, 8.0, 16.0, 32.0):
        known = scenes.held_out(found, folds, functools.partial(fitted, draw=draw))
        told = [logits.shares(choice(case), weights) for case, weights in zip(found, known, strict=True)]
        for least in (0.4, 0.45, 0.5):
            print("draw", draw, score(found, told, least), flush=True)


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{len(found)} numbers, {sum(case.kind != '-' for case in found)} figures"


def write(found: Sequence[Case]) -> None:
    """Fits and writes the table."""
    head = f"# Fitted by training/fit_figures.py on {len(found)} numbers of pages its reader never saw, draw {DRAW}."
    logits.write(DATA / counting.TABLE, head, fitted(found, DRAW))


if __name__ == "__main__":
    scenes.run(__doc__, cases, summary, held_out, write)
