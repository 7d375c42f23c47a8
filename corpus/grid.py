"""The plan of the corpus as a grid (``grid.toml``), and how far its cells are filled.

A crossed table counts pages or events by two codes; a list counts the words of annotations (or pages) by patterns, or
the grammar in which an event or an actor is told. Every cell has a least; ``missing`` names those below it.
"""

from __future__ import annotations

import collections
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from corpus.files import HERE, Json, figures_of
from corpus.stats import codes

Cells = dict[tuple[str, str], int]
"""(row, column) -> number."""


@cache
def plan() -> dict[str, dict[str, Any]]:
    """The plan as written in ``grid.toml``."""
    return tomllib.loads((HERE / "grid.toml").read_text(encoding="utf-8"))


def crossed(found: list[Json], spec: Json) -> Cells:
    """A crossed table: every pair of the codes that stand in the corpus or in the guide, counted."""
    one, two = spec["rows"], spec["columns"]
    count: collections.Counter[tuple[str, str]] = collections.Counter()
    for page in found:
        items = page["events"] if spec["of"] == "events" else [{}]
        count.update((code(one, page, item), code(two, page, item)) for item in items)
    rows, columns = (sorted(set(guide(key)) or {pair[i] for pair in count}) for i, key in enumerate((one, two)))
    return {(row, column): count[row, column] for row in rows for column in columns}


def code(key: str, page: Json, item: Json) -> str:
    """The code of a page or of one of its events under one key of a crossed table."""
    if key == "year":
        return next((a["published"][:4] for a in page["articles"] if a["published"]), "none")
    return str(item[key] if key in item else page.get("meta", {}).get(key, "none"))


def guide(key: str) -> list[str]:
    """The values that the guide or the plan gives a key; empty where the pages themselves say."""
    if key == "type":
        return list(codes()["types"])
    return [str(year) for year in range(2015, 2027)] if key == "year" else list(codes().get(key, []))


def furniture(page: Json) -> Iterator[str]:
    yield from page["furniture"]


def dates(page: Json) -> Iterator[str]:
    yield from (event["date"]["text"] for event in page["events"] if event["date"] and event["date"]["text"])


def numbers(page: Json) -> Iterator[str]:
    yield from (figure["text"] for figure in figures_of(page))


def sources(page: Json) -> Iterator[str]:
    for item in (*page["events"], *figures_of(page)):
        if item["attributed_to"]:
            yield " < ".join(item["attributed_to"])


def hedges(page: Json) -> Iterator[str]:
    yield page["text"]


def triggers(page: Json) -> Iterator[str]:
    yield from map(told, page["events"])


def actors(page: Json) -> Iterator[str]:
    for event in page["events"]:
        yield from (named(actor["text"]) for actor in event["actors"] + event["recipients"])
        if not event["actors"]:
            yield "none"


LISTS: dict[str, Callable[[Json], Iterator[str]]] = {
    "furniture": furniture,
    "dates": dates,
    "numbers": numbers,
    "sources": sources,
    "hedges": hedges,
    "triggers": triggers,
    "actors": actors,
}
"""Section of the plan -> what it counts on a page."""

BE = r"\b(?:is|are|was|were|be|been|being|get|gets|got)(?: \w+ly| not| also| then| later)?"
DETERMINED = r"(?:\b(?:the|a|an|this|that|these|his|her|its|their|our|of|in|for|after|following|by|new|no)|['’]s) $"


def told(event: Json) -> str:
    """How a trigger is told, by its form and the words before it: passive, noun, infinitive, participle or other."""
    trigger = event["trigger"]
    before = event["evidence"][: max(event["evidence"].find(trigger), 0)]
    last = before[-24:].lower()
    first = trigger.split()[0].lower()
    if re.match(BE + r" \w+(?:ed|en|t|n|d)\b", trigger, re.I) or (
        re.search(BE + r" $", last) and not first.endswith("ing")
    ):
        return "passive"
    if re.match(r"to \w+", trigger) or re.search(r"\bto $", last):
        return "infinitive"
    if re.search(DETERMINED, last) or re.search(r"(?:tion|ment|ence|ance|age|al|ure|sion|ery|ism)s?$", first):
        return "noun"
    return "participle" if first.endswith("ing") else "other"


PRONOUN = re.compile(
    r"he|she|it|they|him|her|them|we|us|i|you|his|their|its|who|one|some|others|both|those", re.IGNORECASE
)


def named(words: str) -> str:
    """How an actor is told: pronoun, capitals (an acronym or a name in capitals), name, or common noun."""
    parts = re.findall(r"[^\W\d_]+", words)
    if PRONOUN.fullmatch(words):
        return "pronoun"
    if parts and all(part.isupper() and len(part) > 1 for part in parts):
        return "capitals"
    rest = parts[1:] if parts and parts[0].lower() in ("the", "a", "an") else parts
    return "name" if any(part[0].isupper() for part in rest[:1] + rest[-1:]) else "common"


def listed(found: list[Json], section: str) -> dict[str, int]:
    """Cell -> number, for one list of the plan."""
    spec = {name: value for name, value in plan()[section].items() if name != "least"}
    words = [item for page in found for item in LISTS[section](page)]
    if section in ("triggers", "actors"):
        count = collections.Counter(words)
        return {name: count[value] for name, value in spec.items()}
    patterns = {name: re.compile(value, re.I) for name, value in spec.items()}
    return {name: sum(bool(pattern.search(item)) for item in words) for name, pattern in patterns.items()}


def missing(found: list[Json]) -> list[str]:
    """The cells that hold less than their least."""
    out = []
    for name, spec in plan()["crossed"].items():
        cells = crossed(found, spec)
        short = {cell: n for cell, n in cells.items() if n < spec["least"] and list(cell) not in spec.get("void", [])}
        out += [f"{name}: {a}, {b}: {n} of {spec['least']}" for (a, b), n in short.items()]
    for section in LISTS:
        least = plan()[section]["least"]
        out += [f"{section}: {name}: {n} of {least}" for name, n in listed(found, section).items() if n < least]
    return out


def markdown(found: list[Json]) -> str:
    """All tables and lists with their numbers; a cell below its least stands in bold."""
    lines = ["# The grid, as filled", "", f"{len(found)} pages. Made by `python -m corpus grid --into corpus/GRID.md`;"]
    lines += ["the plan with the least of each cell is `grid.toml`. A cell below its least stands in **bold**."]
    for name, spec in plan()["crossed"].items():
        cells = crossed(found, spec)
        columns = list(dict.fromkeys(b for _, b in cells))
        lines += ["", f"## {name} ({spec['of']}, at least {spec['least']})", "", f"| | {' | '.join(columns)} |"]
        lines.append("|---|" + "---:|" * len(columns))
        for row in dict.fromkeys(a for a, _ in cells):
            least = {c: 0 if [row, c] in spec.get("void", []) else spec["least"] for c in columns}
            lines.append(f"| {row} | " + " | ".join(bold(cells[row, c], least[c]) for c in columns) + " |")
    for section in LISTS:
        least = plan()[section]["least"]
        lines += ["", f"## {section} (at least {least})", "", "| | number |", "|---|---:|"]
        lines += [f"| {name} | {bold(number, least)} |" for name, number in listed(found, section).items()]
    return "\n".join(lines) + "\n"


def bold(number: int, least: int) -> str:
    return f"**{number}**" if number < least else str(number)
