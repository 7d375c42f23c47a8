"""An attack told first in round words and then closely: "a priest kidnapped last week", "Father Okoro was taken on
April 25".

Two tellings of one act differ in the day where one gives the week and the other the day of it, and in the victim where
one says who he is and the other how he is called. No two annotated attacks of 8,000 training pages differ in no more.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from dateline.model import ActorRow, DateRow, EventRow

_SOMEBODY = re.compile(r"an?\s+[a-z]|an?\s+[A-Z][a-z]+\s+[a-z]", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:another|also|second|third|separate|separately|similar|earlier|previous|elsewhere)\b", re.I)
"""Words of a sentence that tells of another act of the kind."""
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]+)+")


def within(one: EventRow, other: EventRow) -> bool:
    """Whether the days of one lie among those of the other, and are fewer."""
    if one.date is None or other.date is None or _days(one.date) == _days(other.date):
        return False
    return _holds(one.date, other.date) or _holds(other.date, one.date)


def _days(date: DateRow) -> tuple[str | None, str | None]:
    return date.start, date.end


def _holds(date: DateRow, other: DateRow) -> bool:
    if None in (*_days(date), *_days(other)):
        return False
    return str(date.start) <= str(other.start) and str(other.end) <= str(date.end)


def named(first: EventRow, second: EventRow) -> bool:
    """Whether the only victim of an attack, told as somebody, is named by the next telling of such an attack."""
    if first.type != "ASSAULT" or first.mode is None or first.mode != second.mode or _AGAIN.search(_until(second)):
        return False
    if len(first.recipients) != 1 or len(second.recipients) != 1 or first.date is None or second.date is None:
        return False
    one, other = first.recipients[0], second.recipients[0]
    same = one.sector == other.sector and one.country == other.country and one.country is not None
    days = _days(first.date) == _days(second.date) or within(first, second)
    return same and days and _is_somebody(one) and _is_named(other)


_IN_COURT = frozenset(
    {("COERCE", "arrest"), ("SANCTION", "convict"), ("ACCUSE", "allege"), ("CONCEDE", None), ("RETREAT", "release")}
)
_VERB = re.compile(r"\b(sentenc|convict|arrest|detain|charg|plead|releas|acquit|indict)", re.IGNORECASE)


def named_in_court(first: EventRow, second: EventRow) -> bool:
    """Whether somebody who is sentenced, charged or let go is named by the next telling, which gives the day: "a
    teenage hacker was sentenced", "Arion Alder, 18, was sentenced on Thursday". No two annotated acts stand so."""
    if (first.type, first.mode) not in _IN_COURT or (first.type, first.mode) != (second.type, second.mode):
        return False
    if _AGAIN.search(_until(second)) is not None or first.evidence_span == second.evidence_span:
        return False
    if second.date is None or (first.date is not None and _days(first.date) != _days(second.date)):
        return False
    words = [{word.casefold() for word in _VERB.findall(event.trigger)} for event in (first, second)]
    dealt, called = _dealt_with(first), _dealt_with(second)
    if len(dealt) != 1 or len(called) != 1 or not words[0] & words[1]:
        return False
    one, other = dealt[0], called[0]
    if not _is_somebody(one) or _is_somebody(other) or not other.name[:1].isupper():
        return False
    return one.country == other.country or None in (one.country, other.country)


def _dealt_with(event: EventRow) -> tuple[ActorRow, ...]:
    """Whom a court dealt with: who pleads does so himself."""
    return event.actors if event.type == "CONCEDE" else event.recipients


def as_many_taken(one: EventRow, other: EventRow) -> bool:
    """Whether as many people were taken on one day in both tellings: "abducted three others", "took away three of the
    passengers" (of the annotated pairs of abductions none has day and number in common)."""
    if one.mode != "abduct" or one.date is None or other.date is None or _days(one.date) != _days(other.date):
        return False
    taken = [{(f.low, f.high) for f in event.figures if f.kind == "abducted" and f.low > 1} for event in (one, other)]
    return bool(taken[0] & taken[1])


def _until(event: EventRow) -> str:
    """The words of an act's sentence up to the act."""
    return event.evidence[: event.trigger_span[1] - event.evidence_span[0]]


def _is_somebody(row: ActorRow) -> bool:
    return _SOMEBODY.match(row.text) is not None and _NAME.search(row.text[2:]) is None


def _is_named(row: ActorRow) -> bool:
    return _NAME.search(row.text) is not None and _SOMEBODY.match(row.text) is None


def closer(made: EventRow, one: EventRow, other: EventRow) -> EventRow:
    """The event made of two tellings, with the exacter day and the name of the victim that either gives."""
    if within(one, other) and one.date is not None and other.date is not None:
        made = replace(made, date=other.date if _holds(one.date, other.date) else one.date)
    if named(one, other) or named(other, one):
        made = replace(made, recipients=next(e.recipients for e in (one, other) if _is_named(e.recipients[0])))
    if named_in_court(one, other):
        side = "actors" if made.type == "CONCEDE" else "recipients"
        made = replace(made, **{side: _dealt_with(other)})
    return made
