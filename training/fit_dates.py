"""Fits the weights of ``reader.dating``: ``python -m training.fit_dates [--folds 5] [--write]``.

A conditional logit over the answers for every event that the reader finds with its type: those with the annotated
start and end are right. On pages that the reader was not trained on (``training.scenes``). With ``--folds`` the pages
are held out in turn.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.files import Json
from dateline.model import DateRow
from dateline.reader import dating
from dateline.reader.dating import Answer, Moment
from training import logits, scenes
from training.logits import DATA, Choice

DRAW = 16.0
"""Strength of the draw to zero; of 4 to 16 the held-out F1 is within .002."""
LEAST = 5
"""Answers that a feature must be told of to be weighed."""


class Case(NamedTuple):
    """One event of an annotated page: the answers, which of them are right, and whether it has a date."""

    page: str
    answers: list[Answer]
    right: list[int]
    dated: bool


def cases(article: scenes.Scene) -> Iterator[Case]:
    """The events of an article that the reader finds with their type."""
    for index, gold in article.events():
        trigger, found = article.reading.triggers[index], article.reading.events[index]
        ruled = article.ruled.parts[index].date
        moment = Moment(article.story, trigger, found, ruled, article.reading.triggers, article.around.times)
        told = dating.answers(moment)
        right = [number for number, answer in enumerate(told) if same(gold, answer.row)]
        yield Case(article.page, told, right, gold["date"] is not None)


def same(gold: Json, row: DateRow | None) -> bool:
    """Whether a date has the annotated start and end."""
    date = gold["date"]
    if row is None or date is None:
        return row is None and date is None
    return (row.start, row.end) == (date["start"], date["end"])


def choice(case: Case) -> Choice:
    """The case as options with features."""
    return Choice([answer.features for answer in case.answers], case.right)


def fitted(found: Sequence[Case], draw: float) -> dict[str, float]:
    """Feature -> weight."""
    told = Counter(feature for case in found for answer in case.answers for feature in answer.features)
    return logits.fitted([choice(case) for case in found if case.right], draw, lambda name: told[name] >= LEAST)


def score(found: Sequence[Case], told: Sequence[Sequence[float]]) -> str:
    """F1, precision and recall of the likeliest dates."""
    hits = given = 0
    for case, shares in zip(found, told, strict=True):
        row = dating.likeliest(case.answers, shares)
        right = [case.answers[number].row for number in case.right]
        given, hits = given + (row is not None), hits + (row is not None and row in right)
    gold = sum(case.dated for case in found)
    return f"F1 {2 * hits / max(1, gold + given):.3f} P {hits / max(1, given):.3f} R {hits / max(1, gold):.3f}"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the scores of the pages held out in turn."""
    for draw in (4.0, 8.0, DRAW):
        known = scenes.held_out(found, folds, functools.partial(fitted, draw=draw))
        told = [logits.shares(choice(case), weights) for case, weights in zip(found, known, strict=True)]
        for dating.NONE in (0.6, 0.7, 0.8, 1.0):
            print("draw", draw, "none", dating.NONE, score(found, told), flush=True)


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{len(found)} events, {sum(case.dated for case in found)} with a date"


def write(found: Sequence[Case]) -> None:
    """Fits and writes the table."""
    head = f"# Fitted by training/fit_dates.py on {len(found)} events of pages its reader never saw, draw {DRAW}."
    logits.write(DATA / dating.TABLE, head, fitted(found, DRAW))


if __name__ == "__main__":
    scenes.run(__doc__, cases, summary, held_out, write)
