"""The actor tables as one lexicon: countries in all their forms, state bodies, groups, organisations, persons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon
from dateline.knowledge.tables import Row, items, table

Names = Iterator[tuple[str, Entry]]

_COUNTRY_CELLS = {
    "name": "country",
    "other": "country",
    "adjectives": "adjective",
    "people": "people",
    "capital": "capital",
}
_HOLDS = {
    "HKG": "CHN",
    "MAC": "CHN",
    "NCL": "FRA",
    "PYF": "FRA",
    "GUF": "FRA",
    "MTQ": "FRA",
    "GLP": "FRA",
    "REU": "FRA",
    "MYT": "FRA",
    "PRI": "USA",
    "GUM": "USA",
    "GIB": "GBR",
    "FLK": "GBR",
}


def holder(country: str | None) -> str | None:
    """The state that answers for a territory (Hong Kong: CHN; guide section 29); any other country is its own."""
    return _HOLDS.get(country, country) if country else None


def _country(row: Row) -> Names:
    sectors = {"people": "CVL"}
    for column, kind in _COUNTRY_CELLS.items():
        entry = Entry(
            id=f"country:{row['code']}",
            name=row["name"],
            kind=kind,
            country=row["code"],
            sector=sectors.get(kind, "GOV"),
        )
        for name in items(row[column]):
            yield name, entry


def _named(row: Row, kind: str) -> Names:
    entry = Entry(
        id=f"{kind}:{key(row['name']).replace(' ', '-')}",
        name=row["name"],
        kind=kind,
        country=row["country"] or None,
        sector=row["sector"],
        since=row.get("since", ""),
        until=row.get("until", ""),
    )
    yield row["name"], entry
    for name in items(row["also"]):
        yield name.removeprefix("the "), entry


def shipped() -> Names:
    """Every name of the shipped tables with its entry."""
    for row in table("countries.psv"):
        yield from _country(row)
    for kind, file in TABLES.items():
        for row in table(file):
            yield from _named(row, kind)


TABLES = {"body": "bodies.psv", "group": "groups.psv", "organisation": "organisations.psv", "person": "people.psv"}
"""Kind of entry -> its table."""


@cache
def common_words() -> frozenset[str]:
    """Folded names that are also ordinary words, so letter case alone tells them ("us", "turkey", "who")."""
    return frozenset(key(word) for row in table("traps.psv") if "word" in row["trap"] for word in items(row["names"]))


@cache
def trap_names(trap: str) -> frozenset[str]:
    """Look-up keys of the names with one kind of trap: word, person, or state (see ``traps.psv``)."""
    return frozenset(key(name) for row in table("traps.psv") if trap in row["trap"] for name in items(row["names"]))


@cache
def lexicon() -> Lexicon:
    """All actor names, built once."""
    return Lexicon(shipped(), common_words())


@cache
def country_names() -> dict[str, str]:
    """ISO 3166 alpha-3 to the common English name."""
    return {row["code"]: row["name"] for row in table("countries.psv")}
