"""The gazetteer: towns and divisions of GeoNames by name, read from ``places.sqlite``; points of countries."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.knowledge.databases import database
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry
from dateline.knowledge.tables import items, table
from dateline.model import Value

KINDS = {"P": "exact", "1": "region", "2": "area"}
"""Kind of place in the gazetteer -> precision: populated place, first-level and second-level division."""


class Place(Value, frozen=True, kw_only=True):
    """One place of GeoNames: degrees WGS 84, inhabitants (0 where unknown), ISO 3166 alpha-3 country.

    ``kind`` is P (populated place), 1 or 2 (division of the first or second level); ``admin`` is GeoNames' code of the
    division that a populated place lies in, or that a division is ("US.TX.201").
    """

    id: str
    name: str
    country: str
    lat: float
    lon: float
    population: int
    kind: str = "P"
    admin: str = ""

    @property
    def state(self) -> str:
        """Code of the first-level division ("US.TX"); "" where unknown."""
        return _state(self.admin)


@lru_cache(maxsize=8192)
def _state(admin: str) -> str:
    """The first two parts of a code; kept, as it is asked of every namesake of a place again and again."""
    return ".".join(admin.split(".")[:2])


KNOWN = 5_000
"""Inhabitants from which a place is found by a spelling that the gazetteer does not list."""

FILE = "places.sqlite"


_FIELDS = "p.id, p.name, p.country, p.lat, p.lon, p.population, p.kind, p.admin"
_NAMED = f"SELECT {_FIELDS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id"
_DIVISION = f"SELECT {_FIELDS} FROM place p WHERE p.id >= 100000000 AND p.admin = ? ORDER BY p.id LIMIT 1"


def _place(row: tuple[int, str, str, int, int, int, str, str]) -> Place:
    number, name, country, lat, lon, population, kind, admin = row
    return Place(
        id=f"geonames:{number}" if kind == "P" else f"division:{admin}",
        name=name,
        country=country,
        lat=lat / 1000,
        lon=lon / 1000,
        population=population,
        kind=kind,
        admin=admin,
    )


@lru_cache(maxsize=32768)
def anywhere(folded: str) -> tuple[Place, ...]:
    """Towns and divisions with this look-up key (see ``fold.key``) exactly, the most populous first."""
    return tuple(_place(row) for row in database(FILE).execute(_NAMED, (folded,)))


def otherwise(folded: str) -> tuple[Place, ...]:
    """Towns and divisions of ``KNOWN`` size under the nearest of the key's variants that has any, the most populous
    first; one question for all variants, as most words that are asked for have none."""
    spellings = variants(folded)
    if not spellings:
        return ()
    marks = ", ".join("?" * len(spellings))
    sql = f"SELECT n.key, {_FIELDS} FROM name n JOIN place p ON p.id = n.place WHERE n.key IN ({marks})"
    order = "AND p.population >= ? ORDER BY p.population DESC, p.id"
    found: dict[str, list[Place]] = {}
    for key_, *row in database(FILE).execute(f"{sql} {order}", (*spellings, KNOWN)):
        found.setdefault(key_, []).append(_place(row))
    return next((tuple(found[spelling]) for spelling in spellings if spelling in found), ())


@lru_cache(maxsize=32768)
def named(folded: str) -> tuple[Place, ...]:
    """Towns with this look-up key or a variant of it ("el fasher" for "al fasher"), the most populous first."""
    for spelling in (folded, *variants(folded)):
        found = tuple(place for place in anywhere(spelling) if place.kind == "P")
        if spelling is not folded:
            found = tuple(place for place in found if place.population >= KNOWN)
        if found:
            return found
    return ()


def find(name: str) -> tuple[Place, ...]:
    """Towns with this name in any case and with or without accents, the most populous first."""
    return named(key(name))


ARTICLES = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "et", "es", "ed")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_OPENING = re.compile(rf"(?:{'|'.join(ARTICLES)}) (?=.{{4}})")
_SWAPS = (
    (re.compile(r"(?<=[aeiy])h\b"), ""),
    (re.compile(r"(?<=a)\b"), "h"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|iy"), "i"),
    (re.compile(r"ei|ay"), "ai"),
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile(r"q"), "k"),
)
"""Letters that transcriptions from Arabic and Russian write in two ways; one swap is tried at a time."""


@lru_cache(maxsize=32768)
def variants(folded: str) -> tuple[str, ...]:
    """Other look-up keys of the same name, the nearest first: the Arabic article in its other forms, put before or left
    out; "st" for "saint"; vowels and doubled letters as another transcription writes them."""
    first, _, rest = folded.partition(" ")
    if first in _SHORT and rest:
        return (f"{_SHORT[first]} {rest}",)
    if first in ("saint", "mount", "fort") and rest:
        return tuple(f"{short} {rest}" for short, long in _SHORT.items() if long == first)
    bare = _OPENING.sub("", folded, count=1)
    if bare == folded and (rest or len(folded) < 5 or not folded.isascii() or not folded.isalpha()):
        return ()
    swapped = [swap.sub(by, bare) for swap, by in _SWAPS]
    if bare != folded:
        made = [*(f"{a} {bare}" for a in ARTICLES), bare, *(f"{a} {s}" for a in ("al", "el") for s in swapped)]
    else:
        made = [f"al {bare}", f"el {bare}"]
    return tuple(v for v in dict.fromkeys((*made, *swapped)) if v != folded)


@cache
def division(code: str) -> Place | None:
    """The division with GeoNames' code ("US.TX")."""
    return next((p for p in _divisions() if p.admin == code), None)


@cache
def _divisions() -> tuple[Place, ...]:
    """The divisions of the first level: some four thousand, the first rows behind the towns."""
    sql = f"SELECT {_FIELDS} FROM place p WHERE p.id BETWEEN 100000000 AND 100010000 AND p.kind = '1' ORDER BY p.id"
    return tuple(_place(row) for row in database(FILE).execute(sql))


@cache
def points() -> dict[str, tuple[float, float]]:
    """A point about the middle of each country by ISO 3166 alpha-3: latitude, longitude."""
    out = {}
    for row in table("places_countries.psv"):
        lat, lon = row["at"].split()
        out[row["code"]] = (float(lat), float(lon))
    return out


def point_of(entry: Entry) -> tuple[float, float] | tuple[None, None]:
    """The point of a country or region of the actor tables: its own, else the middle of its country."""
    if entry.lat is not None and entry.lon is not None:
        return entry.lat, entry.lon
    return points().get(entry.country or "", (None, None))


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations of states and provinces as printed ("Ky.", "KY", "N.S.") -> code of the division."""
    return {name: row["code"] for row in table("places_divisions.psv") for name in items(row["also"]) if len(name) < 8}


@cache
def _printed() -> dict[str, str]:
    """Printed names of the states and provinces of ``places_divisions.psv`` -> code of the division."""
    found = ((division(row["code"]), row["code"]) for row in table("places_divisions.psv"))
    return dict(abbreviations()) | {place.name: code for place, code in found if place}


@cache
def _behind() -> re.Pattern[str]:
    """A state or its abbreviation behind a comma."""
    names = sorted((re.escape(name) for name in _printed()), key=len, reverse=True)
    return re.compile(rf",\s?({'|'.join(names)})(?![A-Za-z])")


def division_behind(text: str, at: int) -> Place | None:
    """The state or province told behind a comma at an offset: "Ont." behind "Kingston"."""
    match = _behind().match(text, at)
    return division(_printed()[match.group(1)]) if match else None
