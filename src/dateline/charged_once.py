"""A charge or a verdict against one person, told again: "was charged with murder", "faces a charge".

Whole reports come back to the charge that they are about, with another place or none, and no day. Of 51,118 annotated
events of 8,000 training pages no two of one article are the charge or the conviction of one named person, but on two
days that are told. What befalls somebody but once is ``befell_once``.
"""

from __future__ import annotations

import re

from dateline.model import ActorRow, EventRow

_CHARGE = re.compile(r"\b(?:charg|indict|accused? of|convict|sentenc|found guilty)", re.IGNORECASE)
_TYPES = frozenset(("ACCUSE", "SANCTION"))
_PERSON = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Rev|Gen|Sgt|Capt|Col)\.? )?(?:[A-Z][\w’'.-]+ )+(?:[a-z]{2,3} )?[A-Z][\w’'-]+")
_SURNAME = re.compile(r"[A-Z][a-z’'-]+[A-Za-z’'-]*")
_CLOCK = re.compile(
    r"(?:(?:about|around|at|nearly|just before|just after) )*\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?", re.IGNORECASE
)
"""A time of day, which tells of no day: of a charge of last year it is not today's."""
_AGAIN = re.compile(r"\b(?:again|also|another|earlier|new(?:ly)?|previous(?:ly)?|second|separate(?:ly)?|third)\b", re.I)
"""Words of a sentence that tells of another charge."""


def is_once(one: EventRow, other: EventRow) -> bool:
    """Whether two events of one type are the charge or the conviction of one named person."""
    if one.type not in _TYPES or (one.type, one.mode, one.status) != (other.type, other.mode, other.status):
        return False
    if _CHARGE.search(one.trigger) is None or _CHARGE.search(other.trigger) is None:
        return False
    if len(one.recipients) != 1 or len(other.recipients) != 1 or not _same_person(*one.recipients, *other.recipients):
        return False
    return not _charged_again(one, other) and _same_day(one, other)


def _same_person(one: ActorRow, other: ActorRow) -> bool:
    """Whether two names are one person's, in full or the last name alone."""
    shorter, longer = sorted((one.name, other.name), key=len)
    unknown = all(row.actor_id is None or row.actor_id.startswith("unknown:") for row in (one, other))
    if _PERSON.fullmatch(longer) is None and not (unknown and _SURNAME.fullmatch(longer)):
        return False
    return shorter == longer or (shorter.split()[-1:] == longer.split()[-1:] and shorter in longer)


def _charged_again(one: EventRow, other: EventRow) -> bool:
    """Whether a later sentence says that it is another charge, or another accuser makes it."""
    second = max(one, other, key=lambda event: event.trigger_span)
    accusers = [{row.name.casefold() for row in event.actors} for event in (one, other)]
    return _AGAIN.search(second.evidence) is not None or (all(accusers) and accusers[0] != accusers[1])


def _same_day(one: EventRow, other: EventRow) -> bool:
    days = [_day(event) for event in (one, other)]
    return None in days or days[0] == days[1]


def _day(event: EventRow) -> str | None:
    """The day of an event, where its words tell more than the time of day."""
    if event.date is None or (event.date.text is not None and _CLOCK.fullmatch(event.date.text)):
        return None
    return event.date.start
