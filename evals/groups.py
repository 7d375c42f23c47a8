"""How sure the figures are, and for whom they hold: python -m evals.groups [--split dev] [--rules] [--by story]

Every page of a part is read and counted once (evals/counts.py). Four Markdown tables are printed: the yardstick's rows
with intervals; the same for each event type; and the main rows for each style and each region of the pages (``meta`` of
the corpus). For a type, "found" P is the share of told events of that type that stand for a gold event of any type,
and "found" R the share of gold events of that type for which any event is told. With --against, the rows of the
trained reader stand beside those of the rules, with the interval of the difference on the same draws of pages.
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Collection, Sequence

import numpy as np

from evals import counts
from evals.counts import Counts, Scored, between, markdown, number, share

MAIN = {
    "event found": "found",
    "event typed": "typed",
    "actor": "actor",
    "recipient": "recipient",
    "date": "date",
    "place": "place",
    "figure": "figure",
    "statement": "statement",
    "whole record": "whole",
}
"""Rows of the tables by style and region, and the heads of their columns."""


def of_types(item: Scored) -> Counts:
    """Type -> (typed right, gold, told) of one page."""
    gold = collections.Counter(event["type"] for event in item.gold["events"])
    told = collections.Counter(event["type"] for event in item.told["events"])
    right = collections.Counter(item.gold["events"][i]["type"] for i, _ in item.typed)
    return {kind: (right[kind], gold[kind], told[kind]) for kind in sorted(gold | told)}


def found_by_type(items: Sequence[Scored]) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """Gold events that are found, and told events that stand for one, each by its own type."""
    pairs = [(item.gold["events"][i]["type"], item.told["events"][j]["type"]) for item in items for i, j in item.found]
    return collections.Counter(a for a, _ in pairs), collections.Counter(b for _, b in pairs)


def types_table(items: Sequence[Scored]) -> str:
    """Found and typed for each event type."""
    pages = [of_types(item) for item in items]
    sure, (gold_found, told_found) = counts.intervals(pages), found_by_type(items)
    body = []
    for kind, (right, gold, told) in sorted(counts.summed(pages).items()):
        p, r = told_found[kind] / max(told, 1), gold_found[kind] / max(gold, 1)
        found = (share(told_found[kind], told), share(gold_found[kind], gold), number(2 * p * r / max(p + r, 1e-9)))
        typed = (share(right, told), share(right, gold), number(sure[kind][0]), between(*sure[kind][1:]))
        body.append((kind, gold, told, *found, *typed))
    head = ("type", "gold", "told", "found P", "found R", "found F1", "typed P", "typed R", "typed F1", "95 %")
    return markdown(head, body)


def meta_table(items: Sequence[Scored], key: str) -> str:
    """The main rows for every value of one key of the pages' ``meta``; the pages that lack it are "none"."""
    parts: dict[str, list[Scored]] = {}
    for item in items:
        parts.setdefault(str(item.gold.get("meta", {}).get(key) or "none"), []).append(item)
    body = []
    for name, part in sorted(parts.items()):
        pages = [item.counts for item in part]
        sums, typed = counts.summed(pages), counts.intervals(pages)["event typed"]
        row = [number(float(counts.f1(np.array(sums.get(field, (0, 0, 0)))))) for field in MAIN]
        body.append((name, len(part), sums["event found"][1], *row, between(*typed[1:])))
    return markdown((key, "pages", "events", *MAIN.values(), "typed, 95 %"), body)


def units(items: Sequence[Scored], by: str) -> list[Counts]:
    """What samples are drawn of: pages or stories."""
    return counts.by_story(items) if by == "story" else [item.counts for item in items]


def against_table(
    items: Sequence[Scored], others: Sequence[Scored], *, by: str = "page", without: Collection[str] = ()
) -> str:
    """F1 of two programs on the same pages, and the interval of what the first is better by."""
    ours, theirs = units(items, by), units(others, by)
    rows = [row for row in counts.rows_of([*ours, *theirs]) if row not in without]
    one, other = counts.samples(ours, rows), counts.samples(theirs, rows)
    whole, before = (counts.f1(counts.table_of(pages, rows).sum(0)) for pages in (ours, theirs))
    gold = counts.table_of(ours, rows)[:, :, 1].sum(0)
    body = []
    for i, row in enumerate(rows):
        low, high = counts.interval(one[:, i] - other[:, i])
        better = f"{whole[i] - before[i]:+.3f}"
        bounds = "–" if np.isnan(low) else f"{low:+.3f} to {high:+.3f}"
        values = (number(before[i]), number(whole[i]), between(*counts.interval(one[:, i])))
        body.append((row, *values, better, bounds, gold[i]))
    return markdown(("field", "rules", "reader", "95 %", "reader − rules", "95 %", "gold"), body)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    parser.add_argument("--against", action="store_true", help="the reader beside the rules")
    parser.add_argument("--by", choices=["page", "story"], default="page", help="what samples are drawn of")
    args = parser.parse_args()
    items = counts.of_corpus(args.split, counts.settings(rules=args.rules))
    print(f"# {len(items)} pages of {args.split}; intervals over draws by {args.by}\n")
    if args.against:
        print(against_table(items, counts.of_corpus(args.split, counts.settings(rules=True)), by=args.by) + "\n")
    print(counts.rows_table(units(items, args.by)) + "\n\n" + types_table(items))
    print("\n" + meta_table(items, "style") + "\n\n" + meta_table(items, "region"))


if __name__ == "__main__":
    main()
