"""Score Dateline on whole real articles: python -m evals.real_articles [--split dev|test] [--source NAME] [--rules]

The stand-off layer of the corpus (corpus/standoff) holds news pages with their title and day, documents of WikiEvents
and wire articles of TimeBank, annotated by offsets after the guide of the corpus. Half of the pages and documents are
the test part; the wire articles, which were read while rules were written, are dev. No weights learn from them. Each
text is read as a page of its own and scored with the yardstick (score.py), with intervals (evals/counts.py).

Furniture is left out: these texts have next to none. All were coded twice and decided by a third reader.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from corpus import standoff
from dateline.settings import Settings
from evals import counts

SILENT = ("furniture",)
"""Rows that mean nothing there."""


def scored(split: str, chosen: Settings, sources: Sequence[str] = standoff.WHOLE) -> tuple[counts.Scored, ...]:
    """The articles of one part, scored. Raises standoff.SourceError where their texts are absent."""
    return counts.of_texts([page for name in sources for page in standoff.load(name, split)], chosen)


def section(split: str, chosen: Settings, sources: Sequence[str] = standoff.WHOLE) -> str:
    """One part as Markdown: how many articles and annotated events, and the rows."""
    items = scored(split, chosen, sources)
    events = sum(len(item.gold["events"]) for item in items)
    bare = sum(not item.gold["events"] for item in items)
    head = f"{', '.join(sources)}, {split}: {len(items)} articles with {events} events, {bare} of them without any."
    return f"{head}\n\n{counts.rows_table([item.counts for item in items], SILENT)}"


def main() -> int:
    """Prints a table for each part; exits 2 where a source is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["dev", "test"], action="append")
    parser.add_argument("--source", choices=standoff.WHOLE, action="append")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    args = parser.parse_args()
    try:
        for split in args.split or ("dev", "test"):
            print(section(split, counts.settings(rules=args.rules), args.source or standoff.WHOLE) + "\n")
    except standoff.SourceError as error:
        print(f"evals.real_articles: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
