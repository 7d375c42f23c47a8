"""What an event's own sentence names: its day, its place, the persons and states that take part.

A day or a place that a page tells elsewhere is often brought from there wrongly; one that the sentence itself names is
seldom misread, so only what is named may keep two acts apart.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from dateline.compare.view import EventView, PartyView, PlaceView
from dateline.compare.words import share
from dateline.knowledge.days import MONTHS, WEEKDAYS

TOLD = 0.5
"""Share of a place's name from which a sentence tells it."""
ALIKE = 60.0
"""Likeness of two names, 0 to 100 (``rapidfuzz.fuzz.ratio``), from which they may be two spellings of one."""
DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our"])
PERSON = ("person:", "unknown:")
"""How the identifiers of persons begin; of those that no table holds the name decides."""
WIDE = frozenset({"region", "border", "country"})
"""Precisions of places that hold many towns."""
BODY = "organisation:"
"""How the identifiers of international bodies begin."""
OF_STATE = frozenset({"GOV", "MIL", "COP", "LEG"})
"""Sectors of those who act for their country."""
_SPOKE = r"(?<!said )(?<!said on )(?<!said late on )(?<!announced on )(?<!reported on )(?<!\btold on )"


def names_day(event: EventView) -> bool:
    """Whether the sentence names the one day of the event, by its weekday or in its month, and not as the day on which
    somebody said so."""
    if event.start is None or event.start != event.end:
        return False
    day = date.fromordinal(event.start)
    return _day(day.isoweekday(), day.month, day.day).search(event.evidence) is not None


@cache
def _day(weekday: int, month: int, number: int) -> re.Pattern[str]:
    """The words for a day: Monday is 1."""
    name, in_month = WEEKDAYS[weekday - 1], MONTHS[month - 1]
    in_month = rf"(?:{in_month}|{in_month[:3]}\.?)"
    return re.compile(rf"{_SPOKE}\b{name}\b|\b{in_month} {number}\b|\b{number} {in_month}\b")


def names_town(event: EventView, other: EventView) -> bool:
    """Whether the sentence calls the event's town by its bare name, and the sentence of another event does not. "The
    gate in Rell" may have been given a town of the page that is not its own, and "a village in Rell state" may be the
    other's town."""
    place = event.place
    if place is None or place.precision in WIDE or place.name.split(" ")[0] in DETERMINERS:
        return False
    return share(place.terms, event.words) >= TOLD > share(place.terms, other.words)


def persons(event: EventView, parties: tuple[PartyView, ...]) -> tuple[PartyView, ...]:
    """A side of the event, where it is made of nobody but persons whom the sentence calls by name; else nothing."""
    if all(party.id and party.id.startswith(PERSON) and _called_by_name(party, event) for party in parties):
        return parties
    return ()


def _called_by_name(party: PartyView, event: EventView) -> bool:
    """Whether a name of two words and more stands in the sentence, each word of it with a capital."""
    words = party.name.split()
    return len(words) > 1 and all(re.search(rf"\b{re.escape(w.title())}\b", event.evidence) for w in words)


def strangers(ones: tuple[PartyView, ...], others: tuple[PartyView, ...]) -> bool:
    """Whether two sides have persons, and none of one may be one of the other's under another spelling."""
    return bool(ones and others) and not any(maybe_one(x, y) for x in ones for y in others)


def maybe_one(x: PartyView | PlaceView, y: PartyView | PlaceView) -> bool:
    """Whether two names may be one: by the tables, by a word, or as two spellings."""
    return (x.id is not None and x.id == y.id) or bool(x.terms & y.terms) or fuzz.ratio(x.name, y.name) >= ALIKE


def states(parties: tuple[PartyView, ...]) -> frozenset[str]:
    """The countries of a side; none where one of it has no country, or is not told in the event's sentence."""
    if not all(party.country and party.here for party in parties):
        return frozenset()
    return frozenset(party.country for party in parties if party.country)


def acting(event: EventView) -> frozenset[str]:
    """The countries whose states act and the international bodies that do, where nobody else does, all told in the
    event's sentence; none where one is not known."""
    found = [_power(party) for party in event.actors]
    return frozenset(power for power in found if power) if all(found) else frozenset()


def _power(party: PartyView) -> str | None:
    """The country of those who act for a state, the identifier of a body of several; None for all else."""
    if not party.here:
        return None
    if party.sector == "IGO":
        return party.id if party.id and party.id.startswith(BODY) else None
    return party.country if party.sector in OF_STATE else None


def are_others(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether no power of one act acts in the other; of two international bodies one may be a part of the other."""
    bodies = [any(power.startswith(BODY) for power in powers) for powers in (ones, others)]
    return bool(ones and others) and not ones & others and not all(bodies)
