"""Records in the forms of other programs: one file a format, each with a report of what the format cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

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

__all__ = ["FORMATS", "Exporter", "Loss"]
