"""The actor tables as one lexicon: countries in all their forms, state bodies, groups, organisations, persons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon, Source, Term
from dateline.knowledge.tables import Row, items, table

Names = Iterator[tuple[str, Source]]

TABLES = {"body": "bodies.psv", "group": "groups.psv", "organisation": "organisations.psv", "person": "people.psv"}
"""Kind of entry -> its table."""

_COUNTRY_CELLS = {
    "name": "country",
    "other": "country",
    "adjectives": "adjective",
    "people": "people",
    "capital": "capital",
}
COUNTRY_KINDS = frozenset(_COUNTRY_CELLS.values())
"""Kinds of entries that name a state: by its name, its people, their adjective or its capital."""

UNKNOWN = "unknown:"
"""What the id of a party that no table holds begins with."""


@cache
def _holders() -> dict[str, str]:
    return {row["code"]: row["holder"] for row in table("countries.psv") if row["holder"]}


def holder(country: str | None) -> str | None:
    """The state that answers for a territory (Hong Kong: CHN; guide section 29); any other country is its own."""
    return _holders().get(country, country) if country else None


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


def _term(row: Row) -> Term:
    return Term(
        country=row["country"] or None,
        sector=row["sector"],
        office=row.get("office", ""),
        since=row.get("since", ""),
        until=row.get("until", ""),
    )


def _entry(kind: str, rows: list[Row]) -> Entry:
    """One actor of its rows: the first row is the principal one."""
    row, first = rows[0], _term(rows[0])
    return Entry(
        id=f"{kind}:{key(row['name']).replace(' ', '-')}",
        name=row["name"],
        kind=kind,
        country=first.country,
        sector=first.sector,
        since=first.since,
        until=first.until,
        office=first.office or row.get("is", ""),
        parent=row.get("parent", ""),
        terms=tuple(map(_term, rows)) if len(rows) > 1 or kind == "person" else (),
    )


class Actor:
    """The rows of one name in one table; called, it makes the entry, once."""

    __slots__ = ("entry", "kind", "rows")

    def __init__(self, kind: str, row: Row) -> None:
        self.kind, self.rows = kind, [row]
        self.entry: Entry | None = None

    def __call__(self) -> Entry:
        if self.entry is None:
            self.entry = _entry(self.kind, self.rows)
        return self.entry


@cache
def by_name() -> dict[str, Actor]:
    """Canonical name to actor, for all bodies, groups, organisations and persons in the order of the tables."""
    found: dict[str, Actor] = {}
    for kind, file in TABLES.items():
        for row in table(file):
            actor = found.get(row["name"])
            if actor is None or actor.kind != kind:
                found[row["name"]] = Actor(kind, row)
            else:
                actor.rows.append(row)
    return found


def _named(actor: Actor) -> Names:
    yield actor.rows[0]["name"], actor
    for row in actor.rows:
        for name in items(row["also"]):
            yield name.removeprefix("the "), actor


def shipped() -> Names:
    """Every name of the shipped tables with its entry."""
    for row in table("countries.psv"):
        yield from _country(row)
    for actor in by_name().values():
        yield from _named(actor)


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


@lru_cache(maxsize=4096)
def only(name: str, kinds: frozenset[str]) -> bool:
    """Whether the tables know a name, and as nothing but these kinds of entry."""
    entries = lexicon().get(key(name))
    return bool(entries) and all(entry.kind in kinds for entry in entries)


@cache
def country_names() -> dict[str, str]:
    """ISO 3166 alpha-3 to the common English name."""
    return {row["code"]: row["name"] for row in table("countries.psv")}


@cache
def capitals() -> dict[str, str]:
    """ISO 3166 alpha-3 to the name of the capital, where the country has one."""
    return {row["code"]: items(row["capital"])[0] for row in table("countries.psv") if row["capital"]}
