"""What the corpus holds against what it is to hold (``targets.toml``): a table of have, target and missing."""

from __future__ import annotations

import collections
import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from corpus.files import HERE, Json, figures_of, pages, story_of, word_count

Row = tuple[str, str, float, float | None, float | None]
"""(group, measure, have, least, most); None where no number is set."""

LENGTHS = ((0, 39), (40, 90), (91, 119), (120, 260), (261, 299), (300, 450), (451, 100_000))
"""Words of a page, both ends included."""


@cache
def codes() -> Json:
    """The codes of the guide."""
    found: Json = json.loads((HERE / "codes.json").read_text(encoding="utf-8"))
    return found


@cache
def targets() -> dict[str, dict[str, Any]]:
    """The table of targets."""
    return tomllib.loads((HERE / "targets.toml").read_text(encoding="utf-8"))


def rows(folder: Path) -> list[Row]:
    """Every measure of the pages under a folder."""
    found = list(pages(folder))
    return [*whole(found), *lengths(found), *by_code(found), *spread(found)]


def whole(found: list[Json]) -> Iterator[Row]:
    """Counts over all pages, and densities."""
    words = sum(word_count(page["text"]) for page in found)
    events = sum(len(page["events"]) for page in found)
    statements = sum(len(page["statements"]) for page in found)
    stories = collections.Counter(story_of(page) for page in found)
    least, most = targets()["outlets"]["least"], targets()["outlets"]["most"]
    yield from measured(
        {
            "pages": len(found),
            "words": words,
            "events": events,
            "statements": statements,
            "figures and tallies": sum(len(figures_of(page)) for page in found),
            "stories": len(stories),
            f"stories told by {least} to {most} outlets": sum(least <= n <= most for n in stories.values()),
            "pages with several articles": sum(len(page["articles"]) > 1 for page in found),
            "pages without events": sum(not page["events"] for page in found),
            "events linked to another page": sum(bool(e["same_event_in"]) for p in found for e in p["events"]),
            "events in 100 words": round(100 * events / max(words, 1), 2),
            "statements in 100 words": round(100 * statements / max(words, 1), 2),
        }
    )


def measured(counts: dict[str, float]) -> Iterator[Row]:
    for name, have in counts.items():
        least, most = bounds("whole", name)
        yield "whole", name, have, least, most


def bounds(group: str, name: str) -> tuple[float | None, float | None]:
    """Least and most of a measure; a target of one number has no most."""
    target = targets().get(group, {}).get(name)
    if isinstance(target, list):
        return target[0], target[1]
    return target, None


def lengths(found: list[Json]) -> Iterator[Row]:
    """Per cent of pages in each band of words, and the quartiles."""
    counts = sorted(word_count(page["text"]) for page in found)
    for low, high in LENGTHS:
        name = f"{low}-{high} words" if high < 100_000 else f"over {low - 1} words"
        inside = sum(low <= n <= high for n in counts)
        yield "share", name, round(100 * inside / max(len(counts), 1), 1), *bounds("share", name)
    for quarter, name in ((1, "lower quartile"), (2, "median"), (3, "upper quartile")):
        at = counts[len(counts) * quarter // 4] if counts else 0
        yield "words", name, at, None, None


def by_code(found: list[Json]) -> Iterator[Row]:
    """Events by type, mode, status and role: every code of the guide, those that are never used too."""
    events = [event for page in found for event in page["events"]]
    each = targets()["each"]
    types = codes()["types"]
    modes = [f"{name}/{mode}" for name, row in types.items() for mode in row["modes"]]
    known = {"type": list(types), "mode": modes, "status": codes()["status"], "role": codes()["role"]}
    for field, values in known.items():
        count = collections.Counter(code_of(event, field) for event in events)
        for value in values:
            yield field, value, count[value], each.get(field), None


def code_of(event: Json, field: str) -> str:
    """The value of a coded field; a mode is named with its type."""
    return f"{event['type']}/{event['mode']}" if field == "mode" else str(event[field])


def spread(found: list[Json]) -> Iterator[Row]:
    """Figures by kind, actors by sector, and pages by style, region and year."""
    actors = [a for page in found for e in page["events"] for a in e["actors"] + e["recipients"]]
    years = [(article["published"] or "none")[:4] for page in found for article in page["articles"]]
    yield from counted("figure", (figure["kind"] for page in found for figure in figures_of(page)))
    yield from counted("sector", (actor["sector"] for actor in actors))
    for field in ("style", "region"):
        yield from counted(field, (page.get("meta", {}).get(field, "none") for page in found))
    yield from sorted(counted("year", years))


def counted(group: str, values: Iterable[str]) -> Iterator[Row]:
    least = targets()["each"].get(group)
    for value, number in sorted(collections.Counter(values).items(), key=lambda x: (-x[1], x[0])):
        yield group, value, number, least, None


def missing(row: Row) -> float:
    """How much a measure lacks to its target, or has too much as a negative number; 0 where it is met or unset."""
    _, _, have, least, most = row
    if least is not None and have < least:
        return round(least - have, 2)
    if most is not None and have > most:
        return round(most - have, 2)
    return 0


def plain(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,}" if isinstance(number, int) or not float(number).is_integer() else f"{int(number):,}"


def target(row: Row) -> str:
    """The target as a table shows it."""
    least, most = plain(row[3]), plain(row[4])
    return f"{least} to {most}" if most else least


def markdown(table: list[Row]) -> str:
    """The rows as one Markdown table."""
    head = ["| group | measure | have | target | missing |", "|---|---|---:|---:|---:|"]
    body = [f"| {r[0]} | {r[1]} | {plain(r[2])} | {target(r)} | {plain(missing(r) or None)} |" for r in table]
    return "\n".join([*head, *body])


def show(table: list[Row]) -> None:
    """Prints the rows; what misses its target stands in red."""
    from rich.console import Console
    from rich.table import Table

    out = Table("group", "measure", box=None, header_style="bold")
    for name in ("have", "target", "missing"):
        out.add_column(name, justify="right")
    for row in table:
        style = "red" if missing(row) else ("green" if row[3] is not None else "")
        out.add_row(row[0], row[1], plain(row[2]), target(row), plain(missing(row) or None), style=style)
    Console().print(out)


BEGIN, END = "<!-- statistics: python -m corpus stats --markdown -->", "<!-- end of statistics -->"


def fill(card: Path, table: list[Row]) -> None:
    """Puts the table between the markers of a Markdown file. Raises ValueError where these are missing."""
    text = card.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{card.name} lacks the lines {BEGIN!r} and {END!r}")
    card.write_text(f"{before}{begin}\n\n{markdown(table)}\n\n{end}{after}", encoding="utf-8")
