"""Fit the confidence of statements and figures: python -m evals.confidence FOLDER > src/dateline/confidence.toml

For each rule, the share of its findings on annotated pages that the yardstick counts as right, drawn towards the mean
of all rules: (right + 4 * mean) / (found + 4). Events have a table of their own (codebooks/*.confidence.toml). Fit on
training pages only.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evals import corpus

WEIGHT = 4
"""How many findings the mean of all rules counts for beside a rule's own."""

Json = dict[str, Any]
Counts = dict[str, list[int]]


def figures(page: Json) -> list[Json]:
    """Figures and tallies in the order in which the yardstick takes them."""
    found: list[Json] = [f for event in page["events"] for f in event["figures"]]
    return found + list(page["tallies"])


def count(pages: Iterable[Path], lines: Iterable[str]) -> dict[str, Counts]:
    """For statements and figures: rule -> [right, found]."""
    score = corpus.scorer()
    told = {record["page"]: record for record in map(json.loads, lines)}
    out: dict[str, Counts] = {kind: collections.defaultdict(lambda: [0, 0]) for kind in ("statement", "figure")}
    for path in pages:
        gold = json.loads(path.with_suffix(".json").read_text())
        system = told[gold["page"]]

        def said(a: Json, b: Json) -> float:
            same = score.overlap_f(a["content"], b["content"])
            return float(same) if score.alike(a["speaker"], b["speaker"]) and same >= 0.7 else 0.0

        found = {
            "statement": (gold["statements"], system["statements"], said),
            "figure": (figures(gold), figures(system), score.figure_match),
        }
        for kind, (one, other, match) in found.items():
            right = {j for _, j in score.pairs(one, other, match)}
            for j, item in enumerate(other):
                out[kind][item["made_by"]][0] += j in right
                out[kind][item["made_by"]][1] += 1
    return out


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    pages = corpus.gold_pages(parser.parse_args().folder)
    print("# Share of right findings of each rule on annotated training pages, drawn towards the mean of all rules.")
    print(f"# Written by evals.confidence on {len(pages)} pages.")
    for kind, rules in count(pages, corpus.records(pages)).items():
        mean = sum(right for right, _ in rules.values()) / max(1, sum(found for _, found in rules.values()))
        print(f'\n[{kind}]\n"" = {mean:.3f}')
        for rule, (right, found) in sorted(rules.items()):
            print(f'"{rule}" = {(right + WEIGHT * mean) / (found + WEIGHT):.3f}')


if __name__ == "__main__":
    main()
