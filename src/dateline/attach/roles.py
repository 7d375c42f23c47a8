"""Whether an act is the article's news or recalled, where its day leaves no choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from dateline.extract.dates import calendar
from dateline.model import EventRow

LONG_AGO = 30
"""Days from an act to the article from which on it is recalled: of 16 acts of one such day that the reader takes for
news on 811 training pages that it never saw, 14 are background; of 14 that are three weeks old ten."""
FRESH = range(1, 4)
"""Days from an act to the article on which what a main clause tells is its news, if only one item of a round-up: of 47
such acts of one such day that the reader takes for background on those pages, 42 are news; in other clauses 31 of 64.
"""
HAD = 25
"""Characters before an act in which "had" tells that others came after it."""

_CLAUSE = re.compile(
    r"\b(?:who|which|whom|whose|where|after|since|when|that|as|while|before|following|earlier|because|over|if|whether"
    r"|than|until|by)\b",
    re.IGNORECASE,
)
"""What opens a clause of its own, or compares."""
_NO_VERB = re.compile(
    r"(?:\b(?:the|an?|of|its|their|his|her|this|that|to|against|for|in|on)(?: [\w-]{1,30})?|[’']s|,)\s{0,2}\Z",
    re.IGNORECASE,
)
"""What stands before a noun or a participle, and before no finite verb."""
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)


def settled(published: str | None, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article of this day, each with its role: background where it was done on one day long before,
    news where a main clause tells it of one of the last days."""
    day = calendar.parse_day(published)
    roles = [_by_day(day, event) for event in events]
    return [
        event if event.role == role else replace(event, role=role) for event, role in zip(events, roles, strict=True)
    ]


def _by_day(published: date | None, event: EventRow) -> str:
    row = event.date
    done = calendar.parse_day(row.start) if row is not None and row.start == row.end else None
    if published is None or done is None or event.status != "actual":
        return event.role
    ago = (published - done).days
    if ago >= LONG_AGO:
        return "background"
    return "news" if ago in FRESH and _in_main_clause(event) else event.role


def _in_main_clause(event: EventRow) -> bool:
    first, last = (at - event.evidence_span[0] for at in event.trigger_span)
    before = event.evidence[:first]
    had = _HAD.search(event.evidence, max(0, first - HAD), last)
    return had is None and not _NO_VERB.search(before[-HAD - 40 :]) and _CLAUSE.search(before) is None
