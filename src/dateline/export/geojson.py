"""GeoJSON (RFC 7946): a point for each event whose place has coordinates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from dateline.export.flat import row
from dateline.export.loss import Loss
from dateline.model import EventRow, Record


def write(records: Iterable[Record], out: BinaryIO) -> Loss:
    """Writes one FeatureCollection, feature by feature; coordinates are longitude, latitude (WGS 84)."""
    loss = Loss()
    out.write(b'{"type":"FeatureCollection","features":[')
    first = True
    for record in records:
        loss.leave("statements (no place)", len(record.statements))
        loss.leave("running totals (no coordinates)", len(record.tallies))
        for event in record.events:
            if event.place is None or event.place.lat is None or event.place.lon is None:
                loss.leave(f"events ({'no place' if event.place is None else 'place without coordinates'})")
                continue
            out.write((b"" if first else b",") + b"\n" + msgspec.json.encode(feature(record, event)))
            first = False
            loss.wrote("events")
    out.write(b"\n]}\n")
    return loss


def feature(record: Record, event: EventRow) -> dict[str, object]:
    """An event as a GeoJSON feature; its properties are the columns of the flat table that are not empty."""
    assert event.place is not None
    cells = row(record, event)
    where = {"lat", "lon", "event_id"}
    return {
        "type": "Feature",
        "id": cells["event_id"],
        "geometry": {"type": "Point", "coordinates": [event.place.lon, event.place.lat]},
        "properties": {name: value for name, value in cells.items() if value is not None and name not in where},
    }
