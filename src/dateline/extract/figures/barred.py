"""Kinds of figure that the words of a number rule out, whatever a reader makes of them.

Where people die, a reader takes most numbers near by for the dead. But casualties are dead and wounded, as are "14
killed or wounded"; of "a bus carrying 20 men" the bus is hit; those who take part in a murder are not murdered; and
millions in losses are money. Each row of ``RULINGS`` names such words, the kinds that they rule out, and what the
number is instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dateline.extract.figures.lexicon import word_set
from dateline.extract.figures.reading import Reading
from dateline.extract.figures.units import Unit
from dateline.model import Number, Span

NONE = "-"
"""The kind of a number that is no figure."""
HARM = frozenset({"killed", "injured"})
PEOPLE = frozenset({"killed", "injured", "displaced", "detained", "abducted", "missing", "released"})
"""What happens to people."""
TAKEN = HARM | {"abducted", "missing", "displaced"}
REACH = 8
"""Words between those who act and their verb ("soldiers who are believed to have taken part")."""


class Barred(NamedTuple):
    """Kinds that are ruled out, and the kind that a number has ``instead`` of them."""

    kinds: frozenset[str]
    instead: str


NOTHING = Barred(frozenset(), NONE)


class _Told(NamedTuple):
    """A number, how it is read, and the words of its sentence."""

    number: Number
    reading: Reading
    us: tuple[Unit, ...]


def barred(number: Number, reading: Reading, us: tuple[Unit, ...]) -> Barred:
    """What the words around a number rule out; ``NOTHING`` for most."""
    told = _Told(number, reading, us)
    return next((ruling for test, ruling in RULINGS if test(told)), NOTHING)


def _casualties(told: _Told) -> bool:
    """ "30 casualties", and "45 of which"; not "no casualties", which says that nobody died, nor "fatal casualties"."""
    if told.number.kind == "killed" or told.number.high == 0:
        return False
    head = told.reading.counted.head
    if head is not None:
        return told.us[head].lower in word_set("casualties")
    of = told.number.of_span
    return told.reading.kind is None and of is not None and _last_word(told.us, of) in word_set("casualties")


def _last_word(us: tuple[Unit, ...], span: Span) -> str:
    return next((u.lower for u in us if span[0] <= u.span[0] and u.span[1] == span[1]), "")


def _either(told: _Told) -> bool:
    """ "killed or wounded", "abducted or murdered": the number counts both (``predicates``)."""
    return told.reading.kind == "other" and told.number.high != 0


def _sum_of_money(told: _Told) -> bool:
    return told.number.kind == "money"


def _carried(told: _Told) -> bool:
    """ "a bus carrying 20 men": those on board, whatever became of them."""
    at = told.reading.governor
    unharmed = told.reading.kind not in HARM and told.reading.role == "object"
    return unharmed and at is not None and told.us[at].lower in word_set("carrying")


def _taking_part(told: _Told) -> bool:
    """ "two officers implicated in the murder", "three advisers who had taken part"; not where another verb says what
    became of them."""
    if told.reading.kind in HARM or told.reading.role not in ACTING:
        return False
    us, at = told.us, told.reading.counted.end
    for p in range(at, min(len(us), at + REACH)):
        if us[p].lower in word_set("taking_part"):
            return True
        if us[p].lower in ("took", "taken", "taking"):
            return p + 1 < len(us) and us[p + 1].lower == "part"
        if not (us[p].tag in LINKS or us[p].lower in word_set("believing")):
            return False
    return False


ACTING = frozenset({"subject", "none", "oblique", "object"})
"""Roles of a number of those who act, or of whom a clause behind says so."""
LINKS = frozenset({"sub", "pron", "be", "have", "adv", "neg", "modal", "to"})
"""Tags of the words between those who act and their verb."""


def _holding(told: _Told) -> bool:
    """ "40 prisoners who are holding hostages": those who hold, not those who are held."""
    if told.reading.kind in HARM or told.reading.role not in ACTING:
        return False
    us, at = told.us, told.reading.counted.end
    p = next((p for p in range(at, min(len(us), at + REACH)) if us[p].tag not in LINKS), len(us))
    if p + 1 >= len(us) or us[p].lower not in word_set("holding") or us[p - 1].lower == "being":
        return False
    return us[p + 1].quantity is not None or us[p + 1].tag in ("det", "noun", "name", "adj", "poss", "pron")


def _vast(told: _Told) -> bool:
    """ "losses in the millions": nobody is named that they count."""
    plural = told.reading.counted.quantity.form == "plural" and told.number.low >= VAST
    return plural and told.reading.counted.head is None and told.reading.kind is None


VAST = 2_000_000
"""What "millions" comes to."""

RULINGS: tuple[tuple[Callable[[_Told], bool], Barred], ...] = (
    (_casualties, Barred(PEOPLE, "other")),
    (_either, Barred(PEOPLE, "other")),
    (_sum_of_money, Barred(PEOPLE, "money")),
    (_carried, Barred(HARM, "other")),
    (_holding, Barred(PEOPLE, NONE)),
    (_taking_part, Barred(TAKEN, NONE)),
    (_vast, Barred(PEOPLE, NONE)),
)
"""The first that the words of a number meet decides; add a row for other words."""
