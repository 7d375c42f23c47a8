"""Reading of the pipe-separated knowledge tables: comments start with ``#``, the first other line names the columns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.errors import CodebookError

Row = dict[str, str]


def parse(text: str, source: str) -> tuple[Row, ...]:
    """The rows of a pipe-separated table, each a mapping of column to stripped cell; short rows get empty cells.

    Raises CodebookError naming ``source`` and the line where a row has more cells than there are columns.
    """
    rows: list[Row] = []
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if not columns:
            columns = cells
        elif len(cells) > len(columns):
            raise CodebookError(f"{source}, line {number}: {len(cells)} cells for {len(columns)} columns; mend the row")
        else:
            rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)


def items(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list, split at semicolons."""
    return tuple(part for part in (p.strip() for p in cell.split(";")) if part)


@cache
def table(name: str) -> tuple[Row, ...]:
    """The shipped table ``knowledge/data/NAME``, read once."""
    return parse(files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8"), name)
