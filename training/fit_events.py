"""Fits the trees of ``reader.believed``: ``python -m training.fit_events [--folds 4] [--write]``.

Every anchor of annotated pages that the reader was not trained on (``training.scenes``): is an event of its type
annotated there? With ``--folds`` the pages are held out in turn, and the F1 of found and typed events is printed for
several bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import lightgbm
import numpy as np

from dateline.codebook import load as codebook
from dateline.model import Span
from dateline.reader import believed, proposed
from dateline.reader.event_columns import COLUMNS, rows
from dateline.reader.joined import anchors
from dateline.reader.model import Reader
from dateline.spans import meets
from training import boosted, scenes
from training.logits import DATA


class Event(NamedTuple):
    """An event, annotated or an anchor's: its type, sentence and trigger."""

    type: str
    evidence: Span
    trigger: Span


class Case(NamedTuple):
    """One page: its anchors with their columns and the reader's odds, which are right, and the annotated events."""

    page: str
    columns: boosted.Rows
    sure: list[float]
    told: list[Event]
    right: list[bool]
    gold: list[Event]


def case(page: scenes.GoldPage, reader: Reader) -> Case:
    """One annotated page as the reader tells it."""
    gold = [Event(event["type"], event["_e"], event["_t"]) for event in page.gold["events"]]
    told, made, sure = list[Event](), list[tuple[float, ...]](), list[float]()
    for story in page.stories:
        around = proposed.gathered(story, codebook())
        found = anchors(reader, around)
        told += [Event(item.kind, story.sentences[item.sentence].span, item.span) for item in found.events]
        sure += [item.sure for item in found.events]
        made += rows(story, found.events, around.rules, found.cues)
    columns = np.array(made, dtype=np.float32).reshape(-1, len(COLUMNS))
    order = sorted(range(len(told)), key=lambda at: -sure[at])
    hits = dict(zip(order, paired([told[at] for at in order], gold), strict=True))
    return Case(page.name, columns, sure, told, [hits[at] for at in range(len(told))], gold)


def paired(told: Sequence[Event], gold: Sequence[Event], *, typed: bool = True) -> list[bool]:
    """Which events stand for an annotated one, each of which is taken once: those on its trigger first, then those of
    its sentence, in the given order."""
    taken, hits = set[int](), [False] * len(told)
    for close in (True, False):
        for at, event in enumerate(told):
            if hits[at]:
                continue
            for number, other in enumerate(gold):
                same = event.type == other.type or not typed
                near = meets(event.trigger, other.trigger) if close else meets(event.evidence, other.evidence)
                if number not in taken and same and near:
                    taken.add(number)
                    hits[at] = True
                    break
    return hits


# -------------------------------------------------------------------------------- fitting


def fitted(found: Sequence[Case]) -> lightgbm.Booster:
    """The trees."""
    return boosted.fitted(np.concatenate([c.columns for c in found]), [right for c in found for right in c.right])


def score(found: Sequence[Case], sure: Sequence[Sequence[float]], least: float, *, typed: bool) -> float:
    """F1 of the events of at least these odds."""
    hits = every = 0
    for c, odds in zip(found, sure, strict=True):
        told = [event for event, mine in zip(c.told, odds, strict=True) if mine >= least]
        hits += sum(paired(told, c.gold, typed=typed))
        every += len(told) + len(c.gold)
    return 2 * hits / max(1, every)


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the scores of the pages held out in turn, for several bounds, and of the reader's odds alone."""
    known = scenes.held_out(found, folds, fitted)
    sure = [odds(c, trees) for c, trees in zip(found, known, strict=True)]
    for name, told, bounds in (
        ("reader alone", [c.sure for c in found], (0.3, 0.35, 0.4, 0.45)),
        ("trees", sure, (0.3, 0.33, 0.36, 0.39, 0.42)),
    ):
        for least in bounds:
            both = [f"{score(found, told, least, typed=typed):.4f}" for typed in (False, True)]
            print(f"{name}, from {least} on: found {both[0]}, typed {both[1]}", flush=True)


def odds(c: Case, trees: lightgbm.Booster) -> list[float]:
    """The odds of each anchor of a page."""
    told: list[float] = np.asarray(trees.predict(c.columns)).tolist() if c.told else []
    return told


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{sum(len(c.told) for c in found)} anchors of {len(found)} pages"


def write(found: Sequence[Case]) -> None:
    """Fits and writes the trees."""
    note = f"training/fit_events.py: {summary(found)} that the reader never saw"
    boosted.write(DATA / believed.TREES, fitted(found), COLUMNS, note)


def cases(told: Sequence[Sequence[str]] | None) -> Iterator[Case]:
    """The pages that are named by pairs of weights and batches."""
    for page, reader in scenes.pages(told):
        yield case(page, reader)


def main() -> None:
    """Fits as ``training.scenes`` is told to."""
    args = scenes.arguments(__doc__, reads=True).parse_args()
    scenes.fit(args, list(cases(args.read)), summary, held_out, write)


if __name__ == "__main__":
    main()
