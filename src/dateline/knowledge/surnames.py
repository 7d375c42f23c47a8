"""Office-holders who are named by surname alone: "Putin said", "Foreign Minister Lavrov"."""

from __future__ import annotations

import calendar
from collections.abc import Sequence, Set
from functools import cache, lru_cache

from dateline.knowledge import actors, offices
from dateline.knowledge.fold import fold, key
from dateline.knowledge.lexicon import Entry
from dateline.knowledge.roles import words_of
from dateline.knowledge.tables import items, table

TABLE = "surnames.psv"
STILL_KNOWN = 4
"""Years after leaving in which a head of state or government still goes by surname alone."""
JUNIOR = frozenset(("jr", "sr", "ii", "iii", "iv", "v", "vi"))
"""What may stand behind a surname and is none."""


@cache
def given() -> frozenset[str]:
    """Folded given names: those of the table of persons and of the word list, but for days and months ("On Monday Iran
    said")."""
    people = (fold(row["name"].split()[0]) for row in table("people.psv") if " " in row["name"])
    return (frozenset(people) | words_of("given name")) - actors.trap_names("given") - _CALENDAR


_CALENDAR = frozenset(name.casefold() for name in (*calendar.day_name, *calendar.month_name) if name)


def _listed(kind: str) -> dict[str, tuple[str, ...]]:
    return {row["name"]: items(row["words"]) for row in table(TABLE) if row["kind"] == kind}


@cache
def _ranks() -> dict[str, int]:
    """Look-up key of an office to its rank, 1 to 3."""
    return {key(office): int(rank) for rank, listed in _listed("rank").items() for office in listed}


@cache
def _called() -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(key, words)) for name, words in _listed("called").items()}


@cache
def _family_first() -> frozenset[str]:
    return frozenset(_listed("first")["family name"])


def _surnames(name: str, country: str) -> tuple[str, ...]:
    """What a person of one spelling is called by surname: words of the table, else the last word or the first."""
    if name in _called():
        return _called()[name]
    parts = [part for part in key(name).split() if part not in JUNIOR]
    if len(parts) < 2:
        return ()
    return (parts[0] if country in _family_first() else parts[-1],)


@cache
def _bearers() -> dict[str, tuple[str, ...]]:
    """Surname to the names of its bearers, in the order of the table."""
    found: dict[str, dict[str, None]] = {}
    for row in table(actors.TABLES["person"]):
        for spelling in (row["name"], *items(row["also"])) if row["name"] not in _called() else (row["name"],):
            for surname in _surnames(spelling, row["country"]):
                found.setdefault(surname, {})[row["name"]] = None
    return {surname: tuple(names) for surname, names in found.items()}


@lru_cache(maxsize=4096)
def bearers(surname: str) -> tuple[Entry, ...]:
    """The persons of the table who go by a folded surname, in its order."""
    found = (actors.by_name()[name]() for name in _bearers().get(surname, ()))
    return tuple(entry for entry in found if entry.kind == "person")


@cache
def _folded(kind: str) -> frozenset[str]:
    """All words of one kind of rows, folded."""
    return frozenset(key(word) for words in _listed(kind).values() for word in words)


@cache
def is_word(surname: str) -> bool:
    """Whether a folded surname is an ordinary word too ("brown", "may")."""
    return surname in _folded("word")


@cache
def is_common(surname: str) -> bool:
    """Whether a folded surname is one of many people: by the table, or borne by persons of two countries."""
    homes = [{term.country for term in entry.terms if term.country} for entry in bearers(surname)]
    return surname in _folded("common") or len(surname) < 4 or any(not home & homes[0] for home in homes)


def _rank(entry: Entry, day: str) -> int:
    """1 to 3 for who holds such an office on the day, 4 for a head who left it lately, 0 for others."""
    holding = [_ranks().get(key(t.office), 0) for t in entry.terms if t.since and offices.holds(t, day)]
    sitting = min((rank for rank in holding if rank), default=0)
    if sitting:
        return sitting
    since = f"{int(day[:4]) - STILL_KNOWN:04}"
    left = (t for t in entry.terms if t.until and since <= t.until and day[: len(t.until)] > t.until)
    return 4 if any(_ranks().get(key(t.office), 3) < 3 for t in left) else 0


def known(surname: str) -> bool:
    """Whether a person of the table goes by the folded surname."""
    return surname in _bearers()


def prominent(surname: str, day: str, countries: Set[str]) -> Entry | None:
    """The one prominent office-holder of a folded surname on an ISO day, as of that day; None where there are two.

    Prominent are the offices of the table's ranks. Sitting ones come before those who left in the last years, heads
    before ministers. Of two, the one whose country is among ``countries``, those that the page names (IGO for a
    body without one). A common surname needs its holder's country there.
    """
    ranked = [(rank, entry) for entry in bearers(surname) if (rank := _rank(entry, day))]
    best = min((rank for rank, _ in ranked), default=0)
    found = [offices.on(entry, day) for rank, entry in ranked if rank == best]
    if len(found) > 1 or is_common(surname):
        found = [entry for entry in found if (entry.country or entry.sector) in countries]
    return found[0] if len(found) == 1 else None


def titled(surname: str, title: str, day: str, country: str | None) -> Entry | None:
    """The one person of a folded surname who held the office of ``title`` ("president") on an ISO day, as of that day;
    None where no one did, where two did, or where ``country`` is another than theirs."""
    found = [
        offices.on(entry, day)
        for entry in bearers(surname)
        if any(t.since and offices.holds(t, day) and offices.is_office(t, title) for t in entry.terms)
    ]
    return _only(found, country)


def _only(found: Sequence[Entry], country: str | None) -> Entry | None:
    """The one of a country; of any where none is told."""
    fitting = [entry for entry in found if country in (None, entry.country)]
    return fitting[0] if len(fitting) == 1 else None


def ever(surname: str, title: str, country: str | None) -> Entry | None:
    """The same where no day is told: the one person of a surname who ever held the office, as its holder."""
    found = [held for entry in bearers(surname) if (held := offices.titled(entry, title))]
    return _only(found, country)


def head(surname: str, countries: Set[str]) -> Entry | None:
    """The one head of state or government of a surname, whenever it was; for articles without a day. Their country must
    be among ``countries``, but for American ones of a surname that is not common."""
    found = [e for e in bearers(surname) if any(0 < _ranks().get(key(t.office), 3) < 3 for t in e.terms)]
    near = [e for e in found if e.country in countries or (e.country == "USA" and not is_common(surname))]
    return near[0] if len(found) == len(near) == 1 else None
