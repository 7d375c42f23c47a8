"""The large table of sites, camps, crossings, quarters and villages (``sites.psv``), held by line.

A page meets few of its tens of thousands of names, and rows of all would take 40 MB in every process: so the lines stay
text, and an index tells in which lines a name begins with a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.knowledge.fold import first_word
from dateline.knowledge.tables import Row, items, parse

TABLE = "sites.psv"


@cache
def _lines() -> tuple[str, tuple[str, ...]]:
    """The line that names the columns, and the rows."""
    text = files("dateline.knowledge").joinpath("data", TABLE).read_text(encoding="utf-8")
    head, *rows = (line for line in text.splitlines() if line and not line.startswith("#"))
    return head, tuple(rows)


def _row(line: str) -> Row:
    return parse(f"{_lines()[0]}\n{line}", TABLE)[0]


def rows() -> Iterator[Row]:
    """All rows, in the order of the table."""
    return map(_row, _lines()[1])


def names_of(row: Row) -> tuple[str, ...]:
    """The name of a row and its other names."""
    return (row["name"], *items(row["also"]))


@cache
def openers() -> dict[str, tuple[int, ...]]:
    """Folded first word of a name -> numbers of the lines."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(_lines()[1]):
        cells = line.split("|")
        for name in (cells[0], *(cells[4].split(";") if len(cells) > 4 else ())):
            found.setdefault(first_word(name), []).append(number)
    return {opener: tuple(dict.fromkeys(numbers)) for opener, numbers in found.items() if opener}


def beginning(opener: str) -> Iterator[tuple[str, Row]]:
    """The names whose folded first word is ``opener``, each with its row."""
    for number in openers().get(opener, ()):
        row = _row(_lines()[1][number])
        yield from ((name, row) for name in names_of(row) if first_word(name) == opener)


@cache
def of_no_country() -> tuple[Row, ...]:
    """The rows of places that belong to no one country."""
    return tuple(_row(line) for line in _lines()[1] if not line.split("|", 2)[1].strip())
