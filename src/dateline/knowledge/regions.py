"""The hand-kept supplement of places: regions, provinces, bases, camps, seas, crossings, villages at front lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon
from dateline.knowledge.tables import Row, items, table

_WATERS = re.compile(r"-?\b(?:sea|gulf|ocean|straits?|bay|channel)\b")


def is_waters(place_id: str | None, country: str | None) -> bool:
    """Whether an id of the supplement is of a sea, gulf or strait that belongs to no one country."""
    return country is None and bool(place_id and place_id.startswith("place:") and _WATERS.search(place_id))


def _entry(row: Row) -> Entry:
    lat, lon = (float(x) for x in row["at"].split()) if row["at"] else (None, None)
    return Entry(
        id=f"place:{key(row['name']).replace(' ', '-')}",
        name=row["name"],
        kind="region",
        country=row["country"] or None,
        lat=lat,
        lon=lon,
        level=row["level"],
    )


def _names() -> Iterator[tuple[str, Entry]]:
    for row in table("regions.psv"):
        entry = _entry(row)
        yield row["name"], entry
        for name in items(row["also"]):
            yield name, entry


@cache
def lexicon() -> Lexicon:
    """All names of the supplement, built once."""
    return Lexicon(_names())
