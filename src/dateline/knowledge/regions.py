"""The hand-kept supplement of places: regions, provinces, bases, camps, seas, crossings, villages at front lines
(``regions.psv``), and the many sites, quarters and villages that news name and GeoNames' towns lack (``sites.psv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from dateline.knowledge import sites
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon, Source
from dateline.knowledge.roles import words_of
from dateline.knowledge.tables import Row, items, table

_WATERS = re.compile(r"-?\b(?:sea|gulf|ocean|straits?|bay|channel)\b")
_RIVER = re.compile(r"\briver$|^place:mekong$")


def is_waters(place_id: str | None, country: str | None) -> bool:
    """Whether an id of the supplement is of a sea, gulf or strait that belongs to no one country."""
    return country is None and bool(place_id and place_id.startswith("place:") and _WATERS.search(place_id))


def owners(place_id: str | None) -> tuple[str, ...] | None:
    """The countries (ISO 3166 alpha-3), likeliest first, one of which an event lies in at a place of the supplement
    that belongs to no one country: a lake, a valley, a crossing. Empty where it lies in none: seas, what states claim
    against each other, rivers that are borders, the Sahel (so 109 of 131 such places of the training pages). None where
    the table does not tell: other places, and squares of one name in many towns."""
    return _owners().get(place_id or "")


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    out = {}
    for row in (*table("regions.psv"), *sites.of_no_country()):
        shared = items(row["shared"])
        if not row["country"] and (shared or row["disputed"] or row["level"] != "exact"):
            own = _id(row)
            nobody = row["disputed"] or is_waters(own, None) or _RIVER.search(own)
            out[own] = () if nobody else tuple(shared)
    return out


def rows() -> Iterator[Row]:
    """The rows of both tables."""
    yield from table("regions.psv")
    yield from sites.rows()


def _id(row: Row) -> str:
    return f"place:{key(row['name']).replace(' ', '-')}"


def _entry(row: Row) -> Entry:
    lat, lon = (float(x) for x in row["at"].split()) if row["at"] else (None, None)
    return Entry(
        id=_id(row),
        name=row["name"],
        kind="region",
        country=row["country"] or None,
        lat=lat,
        lon=lon,
        level=row["level"],
    )


def _lowered(name: str) -> str:
    """A name with what it is in small letters: "Evin Prison" is told as "Evin prison", too."""
    if " " not in name:
        return name
    first, *more = name.split(" ")
    return " ".join((first, *(word.lower() if word.lower() in words_of("place noun") else word for word in more)))


def _both(name: str, source: Source) -> Iterator[tuple[str, Source]]:
    for told in {name: 1, _lowered(name): 1}:
        yield told, source


def _names() -> Iterator[tuple[str, Source]]:
    found = [
        told
        for row in table("regions.psv")
        for name in sites.names_of(row)
        for told in _both(name, partial(_entry, row))
    ]
    yield from found
    short = tuple(name.removeprefix("the ") + " " for name, _ in found if name.startswith("the "))
    for name, entry in found:
        if name.startswith(short):  # else "the Golan" would be read in "the Golan Heights", which begins a word later
            yield f"the {name}", entry


def _sites(opener: str) -> list[tuple[str, Source]]:
    return [told for name, row in sites.beginning(opener) for told in _both(name, partial(_entry, row))]


@cache
def lexicon() -> Lexicon:
    """All names of the supplement, built once."""
    return Lexicon(_names(), more=_sites, openers=sites.openers())
