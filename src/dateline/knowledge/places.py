"""The gazetteer: populated places by name, searched in the sorted bytes of ``places.tsv`` without an index."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from dateline.knowledge.fold import key
from dateline.model import Value


class Place(Value, frozen=True, kw_only=True):
    """One populated place of GeoNames: degrees WGS 84, inhabitants (0 where unknown), ISO 3166 alpha-3 country."""

    id: str
    name: str
    country: str
    lat: float
    lon: float
    population: int


@cache
def _table() -> bytes:
    return files("dateline.knowledge").joinpath("data", "places.tsv").read_bytes()


def _line_at(data: bytes, at: int) -> tuple[int, int]:
    """Bounds of the line that holds byte ``at``."""
    end = data.find(b"\n", at)
    return data.rfind(b"\n", 0, at) + 1, len(data) if end < 0 else end


def _first_line(data: bytes, prefix: bytes) -> int:
    """Offset of the first line that is not below ``prefix``, by binary search over bytes."""
    low, high = 0, len(data)
    while low < high:
        start, end = _line_at(data, (low + high) // 2)
        if data[start:end] < prefix:
            low = end + 1
        else:
            high = start
    return low


def _place(line: bytes) -> Place:
    _, name, country, lat, lon, population, number = line.decode().split("\t")
    return Place(
        id=f"geonames:{number}",
        name=name,
        country=country,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
    )


@lru_cache(maxsize=32768)
def named(folded: str) -> tuple[Place, ...]:
    """Places with this look-up key (see ``fold.key``), the most populous first."""
    data, prefix = _table(), folded.encode() + b"\t"
    found, at = [], _first_line(data, prefix)
    while data.startswith(prefix, at):
        end = data.find(b"\n", at)
        found.append(_place(data[at:end]))
        at = end + 1
    return tuple(found)


def find(name: str) -> tuple[Place, ...]:
    """Places with this name in any case and with or without accents, the most populous first."""
    return named(key(name))
