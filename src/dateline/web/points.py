"""Incidents as points of a map: GeoJSON (RFC 7946), one feature an incident."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from dateline.export.incidents import row
from dateline.export.loss import Loss
from dateline.merge.incident import Incident


def write_geojson(found: Iterable[Incident], out: BinaryIO) -> Loss:
    """A FeatureCollection of the columns of the CSV; those without coordinates have no geometry. Says what was lost."""
    loss = Loss()
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, one in enumerate(found):
        cells = row(one, loss)
        lat, lon = cells.pop("latitude"), cells.pop("longitude")
        point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
        out.write(
            b"," * (number > 0) + msgspec.json.encode({"type": "Feature", "geometry": point, "properties": cells})
        )
        loss.wrote("incidents")
    out.write(b"]}")
    return loss
