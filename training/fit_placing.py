"""Fits the weights of ``reader.placing``: ``python -m training.fit_placing [--folds 5] [--write]``.

A conditional logit over the places and nowhere for every event that the reader finds with its type. On pages that the
reader was not trained on (``training.scenes``). With ``--folds`` the pages are held out in turn.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.link.weights import Features
from dateline.reader import placing
from dateline.reader.placing import Act
from evals.gold import same_place
from training import logits, scenes
from training.logits import DATA, Choice

DRAW = 32.0
"""Strength of the draw to zero; of 16 to 100 the held-out F1 is within .005."""
LEAST = 5
"""Answers that a feature must be told of to be weighed."""


class Case(NamedTuple):
    """One event of an annotated page: the features of nowhere and of each place, which places are right, and whether
    it has one."""

    page: str
    options: list[Features]
    right: list[int]
    placed: bool


def cases(article: scenes.Scene) -> Iterator[Case]:
    """The events of an article that the reader finds with their type."""
    for index, gold in article.events():
        act = Act(article.story, article.around.mentions, article.reading.triggers, article.reading.events, index)
        found = placing.options(act)
        rows = enumerate((placing.row_of(act, option, 0.0) for option in found), 1)
        right = [number for number, row in rows if row and same_place(gold["place"], row.text, row.name)]
        yield Case(article.page, list(placing.told(act, found)), right, gold["place"] is not None)


def choice(case: Case) -> Choice:
    """The case as options with features."""
    return Choice(case.options, case.right if case.placed else [0])


def fitted(found: Sequence[Case], draw: float) -> dict[str, float]:
    """Feature -> weight."""
    told = Counter(feature for case in found for features in case.options for feature in features)
    known = [choice(case) for case in found if case.right or not case.placed]
    return logits.fitted(known, draw, lambda name: told[name] >= LEAST)


def score(found: Sequence[Case], told: Sequence[Sequence[float]], none: float) -> str:
    """F1, precision and recall of the likeliest places."""
    hits = given = 0
    for case, shares in zip(found, told, strict=True):
        for best in placing.likely(shares, none)[:1]:
            given, hits = given + 1, hits + (best in case.right)
    gold = sum(case.placed for case in found)
    return f"F1 {2 * hits / max(1, gold + given):.3f} P {hits / max(1, given):.3f} R {hits / max(1, gold):.3f}"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the scores of the pages held out in turn."""
    for draw in (16.0, DRAW, 64.0):
        known = scenes.held_out(found, folds, functools.partial(fitted, draw=draw))
        told = [logits.shares(choice(case), weights) for case, weights in zip(found, known, strict=True)]
        for none in (0.5, 0.6, 0.7, 0.8, 1.0):
            print("draw", draw, "none", none, score(found, told, none), flush=True)


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{len(found)} events, {sum(case.placed for case in found)} with a place"


def write(found: Sequence[Case]) -> None:
    """Fits and writes the table."""
    head = f"# Fitted by training/fit_placing.py on {len(found)} events of pages its reader never saw, draw {DRAW}."
    logits.write(DATA / placing.TABLE, head, fitted(found, DRAW))


if __name__ == "__main__":
    scenes.run(__doc__, cases, summary, held_out, write)
