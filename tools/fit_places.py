"""Fits ``attach/place_weights.tsv``: ``python -m tools.fit_places``.

A conditional logit over the candidates of each event and "nowhere", drawn to zero (L2): the annotated events of the
training pages of the corpus, and every second of the wire sentences of the development data (MIT licence) that the
evaluation does not hold out, at a small weight. L-BFGS over sparse counts: the same weights on every run, in a minute.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import files
from dateline.attach.place_candidates import candidates, nowhere
from dateline.attach.places import name_of, town_of
from dateline.link import find
from dateline.model import Value
from evals.corpus import gold_pages
from evals.event_places import held_out, sentence_story, trigger_of
from evals.gold import WIRE, same_place
from evals.gold import trigger as gold_trigger
from evals.linking import stories
from evals.paths import shared

TARGET = Path(__file__).parent.parent / "src/dateline/attach/place_weights.tsv"
LEAST = 20
"""Options that a feature is true of before it gets a weight; no worse than 8 on held-out pages, with fewer weights."""
DRAW = 4.0
"""Strength of the draw to zero: 1 to 6 differ by less than a point on pages held out."""
STEPS = 80
KEPT = 8
"""Steps that the search remembers."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Example(NamedTuple):
    """Feature lists of the options (the first is nowhere), indices of the right ones, weight of the example."""

    options: list[tuple[str, ...]]
    right: list[int]
    weight: float


class Table(Value, frozen=True, kw_only=True):
    """All options of all examples: what is true of which option, where each example begins, which options are right."""

    names: list[str]
    option: Ints
    feature: Ints
    start: Ints
    right: Floats
    weight: Floats

    @property
    def example(self) -> Ints:
        """The example of each option."""
        return np.repeat(np.arange(len(self.start)), np.diff([*self.start, len(self.right)]))


def from_pages(paths: list[Path]) -> Iterator[Example]:
    """One example an annotated event whose place is a candidate, or that has none."""
    for path in paths:
        text, page = path.read_text(encoding="utf-8"), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        told = stories(text, page)
        links = [find(story) for story in told]
        for event in page["events"]:
            story, mentions, gold = told[event["article"]], links[event["article"]], event["place"]
            trigger = trigger_of(story, event)
            if trigger is None:
                continue
            found = candidates(story, trigger, mentions)
            named = [(text[slice(*c.span)], name_of(story, c, town_of(story, c, mentions))) for c in found]
            right = [n for n, (words, name) in enumerate(named, 1) if same_place(gold, words, name)]
            right = right if gold else [0]
            if right:
                yield Example([nowhere(trigger, found), *(c.features for c in found)], right, 1.0)


def from_wire(weight: float) -> Iterator[Example]:
    """One example a wire sentence that is not held out, of every second one."""
    path = shared() / "data" / "places" / "event_location.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if held_out(number) or number % 2:
            continue
        row = json.loads(line)
        text, verb = row["text"], next((s["start"], s["end"]) for s in row["spans"] if s["label"] == "VERB")
        gold = [(s["start"], s["end"]) for s in row["spans"] if s["label"] == "LOCATION"]
        story = sentence_story(text)
        trigger = gold_trigger((0, len(text)), verb, WIRE)
        found = candidates(story, trigger, find(story))
        right = [n for n, c in enumerate(found, 1) if any(c.span[0] < g[1] and g[0] < c.span[1] for g in gold)]
        right = right if gold else [0]
        if right:
            yield Example([nowhere(trigger, found), *(c.features for c in found)], right, weight)


def tabled(examples: list[Example]) -> Table:
    """The examples as one table; features that are true of few options are left out."""
    counts = Counter(f for e in examples if e.weight == 1.0 for options in e.options for f in options)
    counts.update(f for e in examples for options in e.options for f in options if "OTHER" in f)
    names = sorted(f for f, count in counts.items() if count >= LEAST)
    column = {name: at for at, name in enumerate(names)}
    option: list[int] = []
    feature: list[int] = []
    right: list[float] = []
    start: list[int] = []
    for example in examples:
        start.append(len(right))
        for number, features in enumerate(example.options):
            known = [column[f] for f in features if f in column]
            option += [len(right)] * len(known)
            feature += known
            right.append(float(number in example.right))
    return Table(
        names=names,
        option=np.array(option),
        feature=np.array(feature),
        start=np.array(start),
        right=np.array(right),
        weight=np.array([example.weight for example in examples]),
    )


def loss(table: Table, weights: Floats) -> tuple[float, Floats]:
    """Negative log odds of the right options with the draw to zero, and its gradient."""
    of = table.example
    scores = np.bincount(table.option, weights[table.feature], minlength=len(table.right))
    odds = np.exp(scores - np.maximum.reduceat(scores, table.start)[of])
    odds /= np.add.reduceat(odds, table.start)[of]
    good = np.add.reduceat(odds * table.right, table.start)
    change = (odds - odds * table.right / good[of]) * table.weight[of]
    slope = np.bincount(table.feature, change[table.option], minlength=len(weights))
    return float(-(np.log(good) * table.weight).sum() + DRAW / 2 * weights @ weights), slope + DRAW * weights


def fit(of: Callable[[Floats], tuple[float, Floats]], weights: Floats) -> Floats:
    """Weights of least loss (L-BFGS with a backtracking line search)."""
    past: list[tuple[Floats, Floats]] = []
    value, slope = of(weights)
    for _ in range(STEPS):
        way = _way(slope, past)
        length = 1.0
        while True:
            made, turned = of(weights - length * way)
            if made <= value - 1e-4 * length * float(slope @ way) or length < 1e-3:
                break
            length /= 2
        if (length * way) @ (slope - turned) > 1e-10:
            past = [*past, (-length * way, turned - slope)][-KEPT:]
        weights = weights - length * way
        done, value, slope = value - made < 1e-6 * value, made, turned
        if done:
            break
    return weights


def _way(slope: Floats, past: list[tuple[Floats, Floats]]) -> Floats:
    """The slope by the curvature that the past steps tell of."""
    way, shares = slope.copy(), []
    for step, turn in reversed(past):
        shares.append(step @ way / (turn @ step))
        way -= shares[-1] * turn
    way = way * (past[-1][0] @ past[-1][1] / (past[-1][1] @ past[-1][1])) if past else way * 5 / np.abs(slope).sum()
    for (step, turn), share in zip(past, reversed(shares), strict=True):
        way += step * (share - turn @ way / (turn @ step))
    return way


def main() -> None:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wire", type=float, default=0.15, help="weight of a wire sentence (a page's event has 1)")
    args = parser.parse_args()
    own, wire = list(from_pages(gold_pages(files.PAGES, "train"))), list(from_wire(args.wire))
    table = tabled(own + wire)
    weights = fit(lambda w: loss(table, w), np.zeros(len(table.names)))
    kept = [(name, w) for name, w in zip(table.names, weights, strict=True) if abs(w) >= 0.02]
    head = (
        "# Weights of the features of place candidates, fitted by tools/fit_places.py on the training pages of the\n"
        "# corpus and two fifths of event_location.jsonl (MIT):\n"
        f"# {len(own)} + {len(wire)} examples, draw {DRAW}, wire weight {args.wire}.\n"
    )
    TARGET.write_text(head + "".join(f"{name}\t{weight:.2f}\n" for name, weight in kept), encoding="utf-8")
    print(len(own), len(wire), len(kept))


if __name__ == "__main__":
    main()
