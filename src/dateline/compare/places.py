"""Distance of two places, held against how exactly each is known."""

from __future__ import annotations

import math

from dateline.compare.view import PlaceView

RADIUS = 6371.0
"""Mean radius of the earth in kilometres."""
REACH = {"exact": 3.0, "near": 20.0, "area": 40.0, "region": 120.0, "border": 150.0, "country": 500.0}
"""Kilometres around a point within which a place of that precision may lie: a town and its outskirts, a district, a
province, half of a middling country. Set by hand from typical sizes, not fitted."""
UNKNOWN = 25.0
"""The same where the precision is not told."""


def distance(a: PlaceView, b: PlaceView) -> float | None:
    """Kilometres along the great circle; None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    one, other = math.radians(a.lat), math.radians(b.lat)
    across = math.radians(b.lon - a.lon)
    part = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, part)))


def reach(place: PlaceView) -> float:
    """Kilometres around the place's point within which the event may have happened."""
    return REACH.get(place.precision or "", UNKNOWN)
