"""Fits the trees of ``compare.score``: python -m training.fit_pairs --base BASE --records FILE --halves OUT [--write]

FILE holds training pages as told by readers that had not learnt them (``training.records``), OUT the two halves of
``training.tellings``, each of which is asked about the parts that the other was trained on. With ``--folds`` parts are
held out in turn, and the linked pairs of each are counted for several ``SHIFT``.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import lightgbm
import numpy as np
import torch

from dateline.compare.meeting import NO_RIVAL, UNHEARD, ahead
from dateline.compare.score import COLUMNS, NAMES, OPEN, SURE, TREES, UNREAD
from dateline.compare.score import fitted as fields
from dateline.compare.tellings import Cutter
from dateline.merge.cluster import Pair as Keys
from dateline.merge.cluster import cluster
from evals.incidents import AGAINST, Part, rates, write_weights
from training import boosted
from training.logits import DATA
from training.tellings import PARTS, Network, Pair, batch, network, proposed

ANNOTATED = 0.3
"""How much a pair of annotated events counts against one of the reader's: of .1 to 1 the linked pairs of the reader's
events are best at .1 and .3, those of the annotated ones from .3 on."""
GROUPS = 7
"""Parts are held out one of so many at a time."""
SHIFTS = (0.8, 1.0, 1.2, 1.4)
ROUNDS, LEAVES, RATE, LEAST = 400, 4, 0.04, 20
"""Small trees: 200 of six leaves are as good, deeper ones no better."""


class Row(NamedTuple):
    """A pair that is read, with its columns."""

    pair: Pair
    columns: tuple[float, ...]


def heard(found: Sequence[Pair], halves: Sequence[Network], cutter: Cutter) -> list[Row]:
    """The pairs that the fields leave open, with what the half says that was not trained on their part, and how far
    they are ahead of their rivals."""
    open_ = [pair for pair in found if pair.fields > OPEN]
    sides = [
        tuple(sorted(cutter.side(v.article.title, v.evidence, v.told) for v in (pair.one, pair.other)))
        for pair in open_
    ]
    order = sorted(range(len(open_)), key=lambda at: (open_[at].part % 2, sum(map(len, sides[at]))))
    said = [UNREAD] * len(open_)
    for half in (0, 1):
        own = [at for at in order if open_[at].part % 2 != half and open_[at].fields <= SURE]
        for first in range(0, len(own), 64):
            some = own[first : first + 64]
            with torch.no_grad():
                told = halves[half](*batch([(sides[at][0], sides[at][1]) for at in some]))
            for at, value in zip(some, told.tolist(), strict=True):
                said[at] = value
    sure = {id(pair): value for pair, value in zip(open_, said, strict=True)}
    first = leads(found, [pair.fields for pair in found], NO_RIVAL)
    best = leads(found, [sure.get(id(pair), UNHEARD) for pair in found], UNHEARD)
    return [Row(p, (*p.features, sure[id(p)], p.fields, first[id(p)], best[id(p)])) for p in open_]


def leads(found: Sequence[Pair], values: Sequence[float], least: float) -> dict[int, float]:
    """How far each pair (by its id) stands ahead of the best other pair of its two reports that shares an event."""
    of: dict[tuple[int, bool, str, str], list[tuple[float, int]]] = defaultdict(list)
    for pair, value in zip(found, values, strict=True):
        for name in _shared(pair):
            of[name].append((value, id(pair)))
    for told in of.values():
        told.sort(reverse=True)
    return {
        id(pair): ahead(value, [v for name in _shared(pair) for v, own in of[name][:2] if own != id(pair)], least)
        for pair, value in zip(found, values, strict=True)
    }


def _shared(pair: Pair) -> Iterator[tuple[int, bool, str, str]]:
    """What pairs share that are rivals: an event, and the report of the other."""
    for mine, other in ((pair.one, pair.other), (pair.other, pair.one)):
        yield pair.part, pair.told, mine.key, other.article.key


def fitted(rows: Sequence[Row]) -> lightgbm.Booster:
    """The trees, on the pairs whose events stand for annotated ones. What speaks against one happening never speaks
    for it."""
    known = [row for row in rows if row.pair.label is not None]
    return boosted.fitted(
        np.array([row.columns for row in known], dtype=np.float32),
        [bool(row.pair.label) for row in known],
        [1.0 if row.pair.told else ANNOTATED for row in known],
        rounds=ROUNDS,
        num_leaves=LEAVES,
        learning_rate=RATE,
        min_data_in_leaf=LEAST,
        num_threads=1,
        feature_fraction=0.6,
        bagging_fraction=0.7,
        monotone_constraints=[-(name in AGAINST) for name in NAMES] + [0] * (len(COLUMNS) - len(NAMES)),
    )


def linked(part: Part, found: Sequence[Pair], odds: Callable[[Pair], float], *, told: bool) -> str:
    """Linked pairs of all parts, each merged by itself: precision, recall and F1."""
    by_part: dict[int, dict[Keys, float]] = defaultdict(dict)
    views = {v.key: v for p in found if p.told is told for v in (p.one, p.other)}
    for pair in found:
        if pair.told is told:
            by_part[pair.part][pair.one.key, pair.other.key] = odds(pair)
    incident: dict[str, str] = {}
    for one in by_part.values():
        keys = {key for pair in one for key in pair}
        for own in cluster({key: views[key].article.key for key in keys}, one):
            incident |= {views[key].name: own[0] for key in own}
    if told:
        incident = {part.stands_for[name]: own for name, own in incident.items() if name in part.stands_for}
    row = rates({name: own for name, own in part.happening.items() if name in incident}, incident)
    return f"{row['p']:.3f} / {row['r']:.3f} / {row['f1']:.3f}"


def held_out(part: Part, found: Sequence[Pair], rows: Sequence[Row]) -> None:
    """Prints the linked pairs of parts held out in turn, of events that a pair was proposed for."""
    sums: dict[int, float] = {}
    for group in range(GROUPS):
        trees = fitted([row for row in rows if row.pair.part % GROUPS != group])
        own = [row for row in rows if row.pair.part % GROUPS == group]
        said = np.asarray(trees.predict(np.array([row.columns for row in own], dtype=np.float32), raw_score=True))
        sums |= {id(row.pair): float(value) for row, value in zip(own, said, strict=True)}
    for told in (True, False):
        who = "the reader's" if told else "annotated"
        print(who, "by the fields", linked(part, found, lambda pair: pair.fields, told=told), flush=True)
        for shift in SHIFTS:

            def odds(pair: Pair, shift: float = shift) -> float:
                return sums[id(pair)] + shift if id(pair) in sums else pair.fields

            print(who, f"by the trees and {shift}", linked(part, found, odds, told=told), flush=True)


def main() -> None:
    """Fits, and measures or writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--halves", type=Path, required=True)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    halves = []
    for half in (0, 1):
        made = network(args.base)
        made.load_state_dict(torch.load(args.halves / f"half-{half}.pt", weights_only=False)["model"])
        halves.append(made.eval())
    part = Part("train", args.records)
    found = proposed(part)
    rows = heard(found, halves, Cutter((args.base / "tokenizer.json").read_text(encoding="utf-8")))
    summary = f"{len(rows)} of {len(found)} pairs in {PARTS} parts of {len(part.told)} pages"
    print(summary, flush=True)
    if args.folds:
        held_out(part, found, rows)
    if args.write:
        boosted.write(DATA / TREES, fitted(rows), COLUMNS, f"training/fit_pairs.py: {summary}")
        write_weights(*fields())


if __name__ == "__main__":
    main()
