"""Fits the weights of ``reader.placing``: ``python -m training.fit_placing [--folds 5] [--write]``.

A conditional logit over the places and nowhere for every event that the reader finds with its type. On pages that the
reader was not trained on (``training.scenes``), and on real wire sentences in which others marked the names of the
event's place (``evals.event_places``; the fifth held out there is left out, and so is what this project annotated).
With ``--folds`` the pages are held out in turn.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus import standoff
from dateline.link.weights import Features
from dateline.model import Span
from dateline.reader import placing, shipped
from dateline.reader.model import Reader
from dateline.reader.placing import Act
from dateline.spans import meets, meets_any
from evals.event_places import exact
from evals.event_places import held_out as is_held_out
from evals.gold import same_place
from evals.paths import shared
from training import logits, scenes
from training.logits import DATA, Choice

DRAW = 32.0
"""Strength of the draw to zero; of 16 to 100 the held-out F1 is within .005."""
LEAST = 5
"""Answers that a feature must be told of to be weighed."""
NAMED = 2
"""How often each wire sentence counts. There are few (438), and made pages tell more sites without a name."""


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


def wires(reader: Reader) -> Iterator[Case]:
    """The sentences of the train part in which others marked the names of the place of an event that the reader finds;
    those that this project annotated are left out, as the reader has learnt most of them."""
    known = {record["sha256"] for record in standoff.annotated("event_location")}
    rows = (shared() / "data" / "places" / "event_location.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(rows):
        told = json.loads(line)
        digest = standoff.digest(told["text"])
        if is_held_out(number) or digest in known or standoff.part(digest) != "train":
            continue
        verb = next((s["start"], s["end"]) for s in told["spans"] if s["label"] == "VERB")
        places = [(s["start"], s["end"]) for s in told["spans"] if s["label"] == "LOCATION"]
        page = scenes.of_text(f"ev-{number}", told["text"])
        for article in scenes.of_page(page, reader):
            if article.story.text == told["text"] and places:
                yield from named(article, verb, places)


def named(article: scenes.Scene, verb: Span, places: list[Span]) -> Iterator[Case]:
    """The first event that meets the marked verb, if one of its places has a marked name."""
    reading, text = article.reading, article.story.text
    index = next((at for at, trigger in enumerate(reading.triggers) if meets(trigger.span, verb)), None)
    if index is None:
        return
    act = Act(article.story, article.around.mentions, reading.triggers, reading.events, index)
    found = placing.options(act)
    rows = [(number, placing.row_of(act, option, 0.0)) for number, option in enumerate(found, 1)]
    same = [number for number, row in rows if row and exact(text, places, row)]
    near = [number for number, row in rows if row and meets_any(row.span, places)]
    if near:
        yield Case(article.page, list(placing.told(act, found)), same or near, placed=True)


def every(told: Sequence[Sequence[str]] | None) -> Iterator[Case]:
    """The cases of the pages that are named by pairs of weights and batches, and those of the wire sentences, read by
    the shipped reader; without any, the dev pages alone."""
    for article in scenes.scenes(told):
        yield from cases(article)
    if told:
        for case in wires(Reader(shipped.folder())):
            yield from [case] * NAMED


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
    args = scenes.arguments(__doc__, reads=True).parse_args()
    scenes.fit(args, list(every(args.read)), summary, held_out, write)
