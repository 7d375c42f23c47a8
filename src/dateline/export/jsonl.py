"""JSON Lines: whole records, one a line. Nothing is lost; places also get the precision codes of two data sets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from dateline.export.loss import Loss
from dateline.export.precision import codes
from dateline.model import Record


def write(records: Iterable[Record], out: BinaryIO) -> Loss:
    """Writes records as they are (corpus guide's schema with spans), with ``where_prec`` and ``geo_precision`` in every
    place."""
    loss = Loss()
    for record in records:
        out.write(msgspec.json.encode(coded(record)) + b"\n")
        loss.wrote("records")
    return loss


def coded(record: Record) -> dict[str, Any]:
    """The record in plain values, its places with their codes."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    for told, event in zip(plain["events"], record.events, strict=True):
        if event.place is not None:
            told["place"] |= codes(event.place)
    return plain
