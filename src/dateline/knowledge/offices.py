"""Offices and state bodies of every country, who held an office on a day, and what an actor was on a day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Term
from dateline.knowledge.roles import plurals
from dateline.knowledge.tables import Row, items, table

_STATE = frozenset(("GOV", "LEG", "JUD", "MIL", "SPY", "COP", "IGO"))
"""Sectors whose holders are ELI once they have left; a leader of a party, a rebel or a cleric stays what they were."""
HEADS = ("supreme-leader", "monarch", "president", "prime-minister", "chancellor")
"""Rows of ``state_bodies.psv`` that make up the government of a country, as ``government`` lists them."""


def holds(term: Term, day: str) -> bool:
    """Whether the term holds on the ISO day; a term dated by years or months counts its first and last day in."""
    return term.since <= day and (not term.until or day[: len(term.until)] <= term.until)


def _over(term: Term, day: str) -> bool:
    return bool(term.until) and day[: len(term.until)] > term.until


def on(entry: Entry, day: str | None) -> Entry:
    """The entry with the country, sector and office that it had on an ISO day, as the terms of the tables tell.

    Of two terms that hold the day, the later begun counts. A person whom no term holds, and whose last one was an
    office of a state or an international body, is ELI of their own country (guide section 11). Before the first term
    the first counts. Entry unchanged without a day, or where the dates of its terms are not known.
    """
    if not day:
        return entry
    holding = [term for term in entry.terms if term.since and holds(term, day)]
    if holding:
        return _as(entry, max(holding, key=lambda term: term.since))
    over = [term for term in entry.terms if _over(term, day)]
    dated = [term for term in entry.terms if term.since]
    if not over:
        return _as(entry, min(dated, key=lambda term: term.since)) if dated else entry
    last = max(over, key=lambda term: term.until)
    if entry.kind != "person" or last.sector not in _STATE:
        return _as(entry, last)
    home = last.country or next((term.country for term in entry.terms if term.country), None)
    return _as(entry, replace(last, sector="ELI", country=home))


def overlap(one: Entry, other: Entry) -> bool:
    """Whether two persons held an office of a state or a party at one time, by the dated terms of the tables."""
    return any(_meet(a, b) for a in one.terms for b in other.terms)


def _meet(one: Term, other: Term) -> bool:
    if not {one.sector, other.sector} <= _STATE | {"PTY"} or not (one.since and other.since):
        return False
    return one.since <= (other.until or "9999") and other.since <= (one.until or "9999")


def likeliest(entries: Sequence[Entry], day: str | None) -> Entry | None:
    """Of persons who share a name the one who held an office on an ISO day, else the first; None for none."""
    holding = (entry for entry in entries if day and any(t.since and holds(t, day) for t in entry.terms))
    return next(holding, entries[0] if entries else None)


def titled(entry: Entry, title: str) -> Entry | None:
    """A person as the holder of the office that a title names ("president"), the last such term; None without one."""
    found = [term for term in entry.terms if term.sector != "ELI" and is_office(term, title)]
    return _as(entry, max(found, key=lambda term: term.since)) if found else None


def is_office(term: Term, title: str) -> bool:
    """Whether a title names the office of a term: the same words, the same row, or its last words."""
    said, held = key(title), key(term.office)
    return held == said or row_of(said) == row_of(held) or held.endswith(f" {said}")


def _as(entry: Entry, term: Term) -> Entry:
    return replace(
        entry, country=term.country, sector=term.sector, office=term.office, since=term.since, until=term.until
    )


@cache
def _patterns() -> dict[str, Row]:
    """Look-up key of each noun of ``state_bodies.psv``, singular and plural, to its row."""
    found: dict[str, Row] = {}
    for row in table("state_bodies.psv"):
        for noun in items(row["nouns"]):
            for form in plurals(noun):
                found.setdefault(key(form), row)
    return found


@cache
def _own_bodies() -> dict[tuple[str, str], Entry]:
    """Country and row of ``state_bodies.psv`` to the body that is known by a name of its own."""
    found: dict[tuple[str, str], Entry] = {}
    for row in table("bodies.psv"):
        if row["is"] and not row["until"]:
            found.setdefault((row["country"], row["is"]), actors.by_name()[row["name"]]())
    return found


@cache
def _adjectives() -> dict[str, str]:
    rows = table("countries.psv")
    return {row["code"]: (items(row["adjectives"]) or ("",))[0] for row in rows}


def state_body(country: str, noun: str) -> Entry | None:
    """The body or office of a country that a role noun names: ("IRQ", "foreign ministry"), ("ISR", "parliament").

    A body with a name of its own is that body (the Knesset); others are made from the pattern, with the id
    body:CODE:ROW or office:CODE:ROW. None where the noun names no body of a state or the country is not known.
    """
    row = _patterns().get(key(noun))
    if row is None or country not in actors.country_names():
        return None
    return _own_bodies().get((country, row["row"])) or _made(country, row)


def _made(country: str, row: Row) -> Entry:
    adjective = _adjectives()[country]
    noun = items(row["nouns"])[0]
    parent = f"{row['class']}:{country.lower()}:{row['parent']}" if row["parent"] else f"country:{country}"
    return Entry(
        id=f"{row['class']}:{country.lower()}:{row['row']}",
        name=f"{adjective} {noun}" if adjective else f"{noun} of {actors.country_names()[country]}",
        kind="body",
        country=country,
        sector=row["sector"],
        parent=parent,
    )


def state_bodies(country: str) -> tuple[Entry, ...]:
    """All bodies and offices of a country after the patterns, in the order of ``state_bodies.psv``."""
    found = (state_body(country, items(row["nouns"])[0]) for row in table("state_bodies.psv"))
    return tuple(entry for entry in found if entry is not None)


def by_id(id_: str) -> Entry | None:
    """The entry of an id or of a canonical name; None where there is none."""
    if id_ in actors.by_name():
        return actors.by_name()[id_]()
    parts = id_.split(":")
    if len(parts) == 3:
        row = next((row for row in table("state_bodies.psv") if row["row"] == parts[2]), None)
        return state_body(parts[1].upper(), items(row["nouns"])[0]) if row else None
    if parts[0] == "country":
        name = actors.country_names().get(parts[-1])
        return Entry(id=id_, name=name, kind="country", country=parts[-1], sector="GOV") if name else None
    return _by_id().get(id_)


@cache
def _by_id() -> dict[str, Entry]:
    return {entry.id: entry for entry in (actor() for actor in actors.by_name().values())}


def parents(entry: Entry) -> tuple[Entry, ...]:
    """The larger bodies that an actor belongs to, the nearest first: Quds Force, the IRGC, the armed forces, Iran."""
    found: list[Entry] = []
    while entry.parent and (above := by_id(entry.parent)) and above not in found:
        found.append(above)
        entry = above
    of_state = entry.kind == "body" and entry.country and not entry.parent
    country = by_id(f"country:{entry.country}") if of_state else None
    return (*found, country) if country and country not in found else tuple(found)


def row_of(office: str) -> str:
    """The row of ``state_bodies.psv`` that an office belongs to ("defense minister", "taoiseach"), or itself."""
    row = _patterns().get(key(office), {"row": office})
    return row["row"]


@cache
def _terms() -> dict[tuple[str | None, str], list[tuple[Term, Entry]]]:
    """Country and office to everybody who held it."""
    found: dict[tuple[str | None, str], list[tuple[Term, Entry]]] = {}
    for entry in _by_id().values():
        for term in entry.terms if entry.kind == "person" else ():
            found.setdefault((term.country, row_of(term.office)), []).append((term, entry))
    return found


def office_holder(country: str | None, office: str, day: str) -> Entry | None:
    """Who held an office ("president", "defense minister") on an ISO day: the entry as of that day.

    None where the tables do not tell one person; in the month of a change the later begun term counts.
    """
    terms = _terms().get((country, row_of(office)), [])
    holding = [(term, entry) for term, entry in terms if term.since and holds(term, day)]
    latest = max((term.since for term, _ in holding), default="")
    found = {entry.id: entry for term, entry in holding if term.since == latest}
    return on(next(iter(found.values())), day) if len(found) == 1 else None


def government(country: str, day: str) -> tuple[Entry, ...]:
    """Heads of state and government of a country on an ISO day, in the order of ``HEADS``."""
    found = (office_holder(country, office, day) for office in HEADS)
    return tuple(entry for entry in found if entry is not None)
