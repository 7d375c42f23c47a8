"""Fits the trees of ``reader.counted_acts``: python -m training.fit_counted_acts --records FILE [--folds 5] [--write]

FILE holds training pages as told by readers that had not learnt them (``training.records``). Every number of dead or
wounded in it that is annotated: which of the acts told around it stands for the annotated one? With ``--folds`` stories
are held out in turn, and the share of right acts is printed as they are, and as the trees choose.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import lightgbm
import msgspec
import numpy as np

from corpus.files import Json, story_of
from dateline import sentences
from dateline.model import EventRow, FigureRow, Record
from dateline.reader.counted_acts import COLUMNS, KINDS, TREES, Told
from evals import corpus as reading
from evals.incidents import Part
from training import boosted
from training.logits import DATA

ROUNDS, LEAVES = 200, 7
"""Small trees: there are a few thousand numbers."""


class Case(NamedTuple):
    """One number: its story, the columns of every act around, which of them stand for its annotated act, and the place
    among them of the one that has it now."""

    story: str
    columns: boosted.Rows
    right: list[bool]
    now: int


def cases(part: Part) -> Iterator[Case]:
    """The numbers of the told pages that are annotated too."""
    gold = {page["page"]: page for page in part.pages}
    yardstick = reading.scorer()
    for record in part.told:
        page = gold[record.page]
        for kind in KINDS:
            own = [(figure, event) for event in page["events"] for figure in event["figures"] if figure["kind"] == kind]
            told = [(figure, event) for event in record.events for figure in event.figures if figure.kind == kind]
            rows = [msgspec.to_builtins(figure) for figure, _ in told]
            for _, at in yardstick.pairs([figure for figure, _ in own], rows, yardstick.figure_match):
                figure, event = told[at]
                acts = {e["id"] for f, e in own if (f["low"], f["high"]) == (figure.low, figure.high)}
                yield _case(part, page, record, event, figure, {f"{record.page}.{name}" for name in acts})


def _case(part: Part, page: Json, record: Record, event: EventRow, figure: FigureRow, acts: set[str]) -> Case:
    events = [other for other in record.events if other.article == event.article]
    article, text = record.articles[event.article], part.text[record.page]
    spans = [sentence.span for sentence in sentences.split(text, article.parts)]
    told = Told(text, article.title_span, spans, events)
    at = events.index(event)
    around = told.around(at)
    right = [part.stands_for.get(f"{record.page}.{events[n].id}") in acts for n in around]
    columns = np.array(told.rows(at, figure), dtype=np.float32)
    return Case(story_of(page), columns, right, around.index(at))


def fitted(found: Sequence[Case]) -> lightgbm.Booster:
    """The trees."""
    return boosted.fitted(
        np.concatenate([case.columns for case in found]),
        [right for case in found for right in case.right],
        rounds=ROUNDS,
        num_leaves=LEAVES,
        num_threads=1,
    )


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the shares of right acts of stories held out in turn."""
    stories = sorted({case.story for case in found})
    fold = {story: at % folds for at, story in enumerate(stories)}
    now = chosen = 0
    for number in range(folds):
        trees = fitted([case for case in found if fold[case.story] != number])
        for case in found:
            if fold[case.story] == number:
                now += case.right[case.now]
                chosen += case.right[int(np.argmax(trees.predict(case.columns)))]
    might = sum(any(case.right) for case in found)
    print(*(f"{name} {n / len(found):.4f}" for name, n in (("now", now), ("trees", chosen), ("at most", might))))


def main() -> None:
    """Fits, and measures or writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    part = Part("train", args.records)
    found = list(cases(part))
    summary = f"{len(found)} numbers of {len(part.told)} pages"
    print(summary)
    if args.folds:
        held_out(found, args.folds)
    if args.write:
        boosted.write(DATA / TREES, fitted(found), COLUMNS, f"training/fit_counted_acts.py: {summary}")


if __name__ == "__main__":
    main()
