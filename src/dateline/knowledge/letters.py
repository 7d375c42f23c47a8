"""Which countries a name sounds like: how much oftener each triple of letters stands in a country's place names than in
all, read from ``letters.sqlite``."""

from __future__ import annotations

from functools import lru_cache

from dateline.knowledge.databases import database
from dateline.knowledge.fold import key

SCALE = 16
"""Steps of an odds byte in a unit of natural logarithm; byte 128 is no difference."""
EVEN = 128
EDGE = "_"
"""Stands before the first and behind the last letter of a word."""

FILE = "letters.sqlite"


@lru_cache(maxsize=1)
def _columns() -> dict[str, int]:
    """ISO 3166 alpha-3 -> which byte of a row is that country's."""
    (found,) = database(FILE).execute("SELECT value FROM about WHERE what = 'countries'").fetchone()
    return {country: at for at, country in enumerate(found.split())}


@lru_cache(maxsize=8192)
def _row(triple: str) -> bytes | None:
    found = database(FILE).execute("SELECT odds FROM letters WHERE triple = ?", (triple,)).fetchone()
    return found[0] if found else None


def triples(name: str) -> list[str]:
    """The triples of letters of a name's words ("Po" gives "_po", "po_"); none of words with others than a to z."""
    edged = (f"{EDGE}{word}{EDGE}" for word in key(name).split() if word.isascii() and word.isalpha())
    return [word[at : at + 3] for word in edged for at in range(len(word) - 2)]


def odds(name: str, countries: list[str]) -> dict[str, float]:
    """Country -> natural logarithm of how much oftener the name's letters stand in its place names than in all; empty
    where the name has no triple of letters that is known, 0 for a country that the table lacks."""
    rows = [row for triple in triples(name) if (row := _row(triple)) is not None]
    if not rows:
        return {}
    at = _columns()
    return {c: sum(row[at[c]] - EVEN for row in rows) / SCALE if c in at else 0.0 for c in countries}
