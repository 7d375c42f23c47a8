"""Parquet through DuckDB: the flat columns, and the parties and figures once more as nested lists."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.errors import UsageError
from dateline.export.flat import COLUMNS, row
from dateline.export.loss import Loss
from dateline.model import ActorRow, EventRow, FigureRow, Record

PARTY = "STRUCT(text VARCHAR, name VARCHAR, country VARCHAR, sector VARCHAR, actor_id VARCHAR, confidence DOUBLE)[]"
FIGURE = (
    'STRUCT(kind VARCHAR, "of" VARCHAR, text VARCHAR, low DOUBLE, high DOUBLE, scope VARCHAR, approximate BOOLEAN, '
    "attributed_to VARCHAR[])[]"
)
NESTED = {"actor_list": PARTY, "recipient_list": PARTY, "figure_list": FIGURE, "attributed_list": "VARCHAR[]"}


def write(records: Iterable[Record], out: BinaryIO) -> Loss:
    """Writes one Parquet file (zstd). The rows pass through JSON Lines on disk, so that memory stays bounded."""
    loss = Loss()
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        lines, made = Path(folder, "events.jsonl"), Path(folder, "events.parquet")
        with lines.open("wb") as file:
            for record in records:
                loss.leave("statements (no column; use jsonl)", len(record.statements))
                loss.leave("running totals (no column; use jsonl)", len(record.tallies))
                loss.leave("page issues (no column; use jsonl)", len(record.issues))
                for event in record.events:
                    file.write(msgspec.json.encode({**row(record, event), **nested(event)}) + b"\n")
                    loss.wrote("events")
        convert(lines, made)
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, out)
    return loss


def nested(event: EventRow) -> dict[str, object]:
    """The lists that the flat columns can only join."""
    return {
        "actor_list": [_party(actor) for actor in event.actors],
        "recipient_list": [_party(actor) for actor in event.recipients],
        "figure_list": [_figure(figure) for figure in event.figures],
        "attributed_list": event.attributed_to,
    }


def _party(a: ActorRow) -> dict[str, object]:
    return {name: getattr(a, name) for name in ("text", "name", "country", "sector", "actor_id", "confidence")}


def _figure(f: FigureRow) -> dict[str, object]:
    names = ("kind", "of", "text", "low", "high", "scope", "approximate", "attributed_to")
    return {name: getattr(f, name) for name in names}


def convert(lines: Path, made: Path) -> None:
    """JSON Lines to Parquet with the extensions that DuckDB is built with; none is ever fetched."""
    import duckdb

    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in {**COLUMNS, **NESTED}.items())
    offline = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    try:
        with duckdb.connect(config={**offline, "threads": "1"}) as database:
            database.execute(
                f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{columns}}}, "
                f"maximum_object_size = 100000000)) TO '{quoted(made)}' (FORMAT parquet, COMPRESSION zstd)",
                [str(lines)],
            )
    except duckdb.Error as error:
        said = " ".join(str(error).split())
        raise UsageError(f"parquet could not be written ({said}); use --format jsonl") from error


def quoted(path: Path) -> str:
    """A path inside an SQL string."""
    return str(path).replace("'", "''")
