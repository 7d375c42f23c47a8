"""Fits ``attach/place_weights.tsv``: ``python -m tools.fit_places --pages FOLDER``.

A conditional logit over the candidates of each event and "nowhere": the annotated pages of FOLDER, and the wire
sentences of the development data (MIT licence) that the evaluation does not hold out, at a small weight. Plain
stochastic gradient steps in a fixed order, weights decaying to zero. Pure Python, some ten seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from pathlib import Path

from dateline.attach.place_candidates import candidates, nowhere
from dateline.attach.places import _name, _town
from dateline.link import find
from evals.event_places import held_out, sentence_story, trigger_of
from evals.gold import WIRE, alike, pages
from evals.gold import trigger as gold_trigger
from evals.linking import stories
from evals.paths import shared

TARGET = Path(__file__).parent.parent / "src/dateline/attach/place_weights.tsv"
Example = tuple[list[tuple[str, ...]], list[int], float]
"""Feature lists (the first is nowhere), indices of the right ones, weight of the example."""


def from_pages(folder: Path) -> list[Example]:
    """One example an annotated event."""
    out: list[Example] = []
    for text, page in pages(folder):
        told = stories(text, page)
        links = [find(story) for story in told]
        for event in page["events"]:
            story, mentions = told[event["article"]], links[event["article"]]
            trigger = trigger_of(story, event)
            if trigger is None:
                continue
            found = candidates(story, trigger, mentions)
            gold = event["place"]
            right = [0] if gold is None else []
            for number, c in enumerate(found, 1):
                if gold and _same(text[slice(*c.span)], _name(story, c, _town(story, c, mentions)), gold):
                    right.append(number)
            if right:
                out.append(([nowhere(trigger, found), *(c.features for c in found)], right, 1.0))
    return out


def _same(text: str, name: str, gold: dict[str, str]) -> bool:
    return alike(gold["text"], text) or alike(gold["name"], name)


def from_wire(weight: float) -> list[Example]:
    """One example a wire sentence that is not held out; type features are left to the pages."""
    out: list[Example] = []
    path = shared() / "data" / "places" / "event_location.jsonl"
    for number, line in enumerate(path.read_text().splitlines()):
        if held_out(number):
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
            out.append(([nowhere(trigger, found), *(c.features for c in found)], right, weight))
    return out


def fit(examples: list[Example], rounds: int, rate: float, decay: float) -> dict[str, float]:
    """Weights after ``rounds`` passes."""
    weights: dict[str, float] = defaultdict(float)
    order = random.Random(7)
    for turn in range(rounds):
        order.shuffle(examples)
        step = rate / (1 + turn * 0.3)
        for options, right, share in examples:
            _step(weights, options, set(right), step * share)
        for name in weights:
            weights[name] *= 1 - decay
    return weights


def _step(weights: dict[str, float], options: list[tuple[str, ...]], right: set[int], step: float) -> None:
    scores = [sum(weights[f] for f in features) for features in options]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    total, good = sum(shares), sum(shares[i] for i in right)
    for i, features in enumerate(options):
        change = (shares[i] / good if i in right else 0.0) - shares[i] / total
        if abs(change) > 1e-4:
            for feature in features:
                weights[feature] += step * change


def main() -> None:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.08)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--wire", type=float, default=0.15)
    args = parser.parse_args()
    own, wire = from_pages(args.pages), from_wire(args.wire)
    weights = fit(own + wire, args.rounds, args.rate, args.decay)
    kept = sorted((f, w) for f, w in weights.items() if abs(w) >= 0.02)
    choices = f"{args.rounds} rounds, rate {args.rate}, decay {args.decay}, wire weight {args.wire}"
    head = (
        "# Weights of the features of place candidates, fitted by tools/fit_places.py on the 140 training pages\n"
        "# of the corpus and four fifths of event_location.jsonl (MIT):\n"
        f"# {len(own)} + {len(wire)} examples, {choices}.\n"
    )
    TARGET.write_text(head + "".join(f"{name}\t{weight:.2f}\n" for name, weight in kept))
    print(len(own), len(wire), len(kept))


if __name__ == "__main__":
    main()
