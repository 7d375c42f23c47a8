"""Score Dateline on real sentences: python -m evals.real_sentences [--split dev|test|train] [--source NAME] [--rules]

The stand-off layer of the corpus (corpus/standoff) annotates wire sentences of event_location and documents of re3d by
offsets. Each text is read as a page of its own, as plain text without a name, a day or a neighbour, and scored with
the yardstick (score.py): the rows are those of ``python -m evals.corpus``, with intervals (evals/counts.py).

Rows that mean nothing there are left out. A sentence is one article by the way it is given (all are read as such) and
has no furniture, and no day is given to any text. So "yesterday" has no anchor and few events have a date; nor can news
and background be told apart well: read "date", "role" and "whole record" with that in mind. Nearly all were coded once.
"""

from __future__ import annotations

import argparse
import sys

from corpus import standoff
from dateline.settings import Settings
from evals import counts

SILENT = {
    "event_location": {
        "article": "every sentence is one article",
        "furniture": "a sentence has none",
        "published": "no sentence has a day",
    },
    "re3d": {"published": "no document is given with a day"},
}
"""Source -> the rows that mean nothing there, and why."""


def scored(source: str, split: str, chosen: Settings) -> tuple[counts.Scored, ...]:
    """The texts of one source and part, scored. Raises standoff.SourceError where the texts are absent."""
    return counts.of_texts(standoff.load(source, split=split), chosen)


def section(source: str, split: str, chosen: Settings) -> str:
    """One source as Markdown: how many texts, the rows, and what is left out."""
    items = scored(source, split, chosen)
    whole = sum(len(item.told["articles"]) == 1 for item in items)
    silent = "; ".join(f"{row}: {why}" for row, why in SILENT[source].items())
    table = counts.rows_table([item.counts for item in items], SILENT[source])
    head = f"{source}, {split}: {len(items)} texts, {whole} read as one article. Left out: {silent}."
    return f"{head}\n\n{table}"


def main() -> int:
    """Prints a table for each source; exits 2 where a source is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--source", choices=list(SILENT), action="append")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    args = parser.parse_args()
    try:
        for source in args.source or SILENT:
            print(section(source, args.split, counts.settings(rules=args.rules)) + "\n")
    except standoff.SourceError as error:
        print(f"evals.real_sentences: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
