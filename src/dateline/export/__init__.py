"""Records in the forms of other programs: one file a format, each with a report of what the format cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from msgspec.structs import replace

from dateline.export import csv, geojson, jsonl, parquet
from dateline.export.loss import Loss
from dateline.model import Record

Exporter = Callable[[Iterable[Record], BinaryIO], Loss]

FORMATS: dict[str, Exporter] = {
    "csv": csv.write,
    "geojson": geojson.write,
    "jsonl": jsonl.write,
    "parquet": parquet.write,
}
"""Name -> function that writes records to a binary file and says what was lost."""


def surer(record: Record, least: float | None) -> Record:
    """The record without the events, statements and tallies of less confidence than ``least``; ids stay."""
    if not least:
        return record
    return replace(
        record,
        events=tuple(event for event in record.events if event.confidence >= least),
        statements=tuple(said for said in record.statements if said.confidence >= least),
        tallies=tuple(tally for tally in record.tallies if tally.confidence >= least),
    )


__all__ = ["FORMATS", "Exporter", "Loss", "surer"]
