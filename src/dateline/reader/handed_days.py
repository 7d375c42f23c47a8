"""Days that an act cannot have from the sentences around it, as they are another act's.

A day told in another sentence is handed on to acts without one. Not so from what that sentence only recalls to what the
page tells as new, nor back from the act of a sentence behind in the same paragraph (``docs/decisions/log/03-dates.md``
has the counts).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model import EventRow, Span


def dropped(text: str, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article without the days that are another act's."""
    owners: dict[Span, list[EventRow]] = {}
    told = {event.evidence_span for event in events if event.role == "news" and _day(event) is not None}
    for event in events:
        span = _day(event)
        if span is not None and event.evidence_span[0] <= span[0] < event.evidence_span[1]:
            owners.setdefault(span, []).append(event)
    return [_without(event) if _is_anothers(text, event, owners, told) else event for event in events]


def _day(event: EventRow) -> Span | None:
    """The words of the day of an event."""
    return None if event.date is None else event.date.span


def _is_anothers(text: str, event: EventRow, owners: dict[Span, list[EventRow]], told: set[Span]) -> bool:
    """Is the day of an event that of an act of another sentence alone? ``told`` are the sentences of dated news."""
    span, (first, last) = _day(event), event.evidence_span
    if span is None or first <= span[0] < last:
        return False
    own = owners.get(span, [])
    if span[0] >= last:
        return bool(own) and "\n" not in text[last : span[0]]
    recalled = bool(own) and all(one.role == "background" for one in own)
    return recalled and (event.role == "news" or any(one.evidence_span in told for one in own))


def _without(event: EventRow) -> EventRow:
    why = {**event.why_null, "date": "the day told near by is of another act"}
    return replace(event, date=None, why_null=why)
