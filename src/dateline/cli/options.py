"""What several commands take: formats, tables, rules, and the database."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.settings import Settings


class Format(StrEnum):
    """How records are written."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


class ListFormat(StrEnum):
    """How lists are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class Rule(StrEnum):
    """How a toll is chosen; the names of ``dateline.merge.RULES``."""

    latest = "latest"
    ucdp_like = "ucdp-like"
    conservative = "conservative"
    maximum = "maximum"


class ExportFormat(StrEnum):
    """Forms of other programs; the names of ``dateline.export.FORMATS``."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    geojson = "geojson"


class Table(StrEnum):
    """What ``show`` lists."""

    events = "events"
    statements = "statements"
    tallies = "tallies"


Sure = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="P", help="Leave out what the reader is less sure of (0 to 1).", show_default=False
    ),
]
Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The database.")]
DATABASE = Path("dateline.db")


def settings_of(
    db: Path,
    *,
    jobs: int = 1,
    actors: tuple[Path, ...] = (),
    codebooks: tuple[Path, ...] = (),
    min_confidence: float = 0.0,
) -> Settings:
    """The settings of a command. Raises UsageError for a table of actors that is not there."""
    from dateline.settings import Settings

    for path in actors:
        if not path.is_file():
            raise UsageError(f"{path}: no such file; --actors takes a TOML table of actors")
    return Settings(database=db, jobs=jobs, actors=actors, codebooks=codebooks, min_confidence=min_confidence)


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    from dateline.faces.output import is_terminal

    return is_terminal()
