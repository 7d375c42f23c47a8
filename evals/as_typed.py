"""How much is lost where pages are typed otherwise: python -m evals.as_typed {capitals,small,wrapped} [--split dev]

``capitals`` and ``small``: the pages of a part of the corpus with every letter so, against their annotation written so
too. ``wrapped``: pages hard-wrapped at 76 columns, and how many of them are read otherwise than on long lines, the ends
of lines aside (every second page).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from corpus import files
from dateline.pages import page_of_text
from dateline.pipeline import read_page
from dateline.settings import Settings
from evals import counts
from evals.corpus import gold_pages

WIDTH = 76
QUOTING = frozenset(
    (
        *("text", "evidence", "trigger", "starts_with", "ends_with", "title", "of", "speaker", "cue", "content"),
        *("addressee", "attributed_to", "published_from", "dateline_place", "agency", "byline", "side_or_place"),
        *(
            "furniture",
            "actors",
            "recipients",
            "place",
            "date",
            "figures",
            "articles",
            "events",
            "tallies",
            "statements",
        ),
    )
)
"""Fields of an annotation that quote the page, or hold such."""


def cased(told: Any, case: Callable[[str], str]) -> Any:
    """An annotation, or a text, with its quotes in one case, letter for letter."""
    if isinstance(told, dict):
        return {name: cased(value, case) if name in QUOTING else value for name, value in told.items()}
    if isinstance(told, list):
        return [cased(value, case) for value in told]
    if not isinstance(told, str):
        return told
    return "".join(case(letter) if len(case(letter)) == 1 else letter for letter in told)


def wrapped(text: str, width: int = WIDTH) -> str:
    """The text with a line's end for the last blank that fits; as long as it was."""
    letters = list(text)
    start, last = 0, -1
    for at, letter in enumerate([*letters, "\n"]):
        if letter in " \n" and at - start > width and last >= start:
            letters[last], start = "\n", last + 1
        if letter == "\n":
            start = at + 1
        last = at if letter == " " else last
    return "".join(letters)


def read(text: str) -> Any:
    """The record of a text, as JSON."""
    settings = Settings()
    return json.loads(msgspec.json.encode(read_page(page_of_text(text, settings, name="page"), settings)))


def differing(paths: Iterable[Path]) -> tuple[int, int]:
    """How many pages are read otherwise when they are hard-wrapped, and of how many."""
    told = [tuple(_flat(read(text)) for text in (path.read_text(), wrapped(path.read_text()))) for path in paths]
    return sum(one != other for one, other in told), len(told)


def _flat(record: Any) -> Any:
    names = ("articles", "furniture", "events", "tallies", "statements")
    return json.loads(json.dumps({name: record[name] for name in names}).replace("\\n", " "))


def main() -> None:
    """Prints the rows, or the number of pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("how", choices=["capitals", "small", "wrapped"])
    parser.add_argument("--split", choices=["train", "dev"], default="dev")
    args = parser.parse_args()
    paths = gold_pages(files.PAGES, args.split)
    if args.how == "wrapped":
        other, all_ = differing(paths[::2])
        print(f"{other} of {all_} pages are read otherwise when wrapped at {WIDTH} columns")
        return
    case = str.upper if args.how == "capitals" else str.lower
    gold = []
    for path in paths:
        page = json.loads(path.with_suffix(".json").read_text())
        gold.append(cased(page | {"text": path.read_text()}, case))
    items = counts.scored(gold, [read(page["text"]) for page in gold])
    print(counts.rows_table([item.counts for item in items], ()))


if __name__ == "__main__":
    main()
