"""How exactly a place is known, in the codes of two data sets, so that rows can be filtered as theirs are.

UCDP GED codebook 24.1, ``where_prec``; ACLED codebook 2023, ``geo_precision``.
"""

from __future__ import annotations

import re

from dateline.knowledge import places
from dateline.knowledge.fold import key
from dateline.knowledge.regions import is_waters
from dateline.model import PlaceRow

UCDP = {"exact": 1, "near": 2, "area": 3, "border": 5, "country": 6}
"""Precision -> ``where_prec``: 1 the place itself, 2 within some 25 km, 3 second-level division or small area, 5 a
strip or a part of a country that is no division, 6 country; regions see ``ucdp``."""
ACLED = {"exact": 1, "near": 2, "area": 2, "border": 2, "region": 3, "country": 3}
"""Precision -> ``geo_precision``: 1 the place itself, 2 near it or in a small area, 3 a region or a country."""
_CALLED = re.compile(r" (?:province|governorate|region|state|oblast|county|department)$")


def ucdp(precision: str, *, division: int = 0, waters: bool = False) -> int:
    """``where_prec`` 1 to 7 of a precision: 4 is a first-level division, 7 international waters.

    ``division`` is the level of the division that the place is (0 for none); ``waters`` is True for seas that belong to
    no one country.
    """
    if waters:
        return 7
    if precision == "region":
        return {0: 5, 1: 4, 2: 3}[division]
    return UCDP[precision]


def acled(precision: str) -> int:
    """``geo_precision`` 1 to 3 of a precision."""
    return ACLED[precision]


def division_of(place: PlaceRow) -> int:
    """Level of the division that a place is: 1 or 2; 0 for towns, countries and regions that are no division."""
    kind, _, name = (place.place_id or "").partition(":")
    if kind == "division":
        return min(2, name.count("."))
    if kind != "place":
        return 0
    known = places.anywhere(_CALLED.sub("", key(name.replace("-", " "))))
    return 1 if any(one.kind == "1" and one.country == place.country for one in known) else 0


def codes(place: PlaceRow | None) -> dict[str, int | None]:
    """``where_prec`` and ``geo_precision`` of an event's place; None where none is told or no table identifies it."""
    if place is None or place.precision is None or place.lat is None:
        return {"where_prec": None, "geo_precision": None}
    division = division_of(place) if place.precision == "region" else 0
    where = ucdp(place.precision, division=division, waters=is_waters(place.place_id, place.country))
    return {"where_prec": where, "geo_precision": acled(place.precision)}
