"""When an article was published, and which words say so.

In order: a day given beside the page; a date line above the body; the dateline; a caption, moved on to the weekday that
the lead names; a date line below the body; the one day of the other articles of the page.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from dateline.extract.dates import find_in
from dateline.model import Span, Time, Value

LEAD = 600
"""Characters of the body in which the weekday of the news is looked for."""
YEARS = range(1970, 2100)
"""Years that a bare number in a story may mean."""

_PARTIAL = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/-]|,\d)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_SHORT_YEAR = re.compile(r"\s'?(\d\d)\b")
_CENTURY_PIVOT = 69
"""Two-digit years up to this one are 20xx, above 19xx (POSIX strptime)."""


_EVE = 6
"""Days from a caption to the next weekday that is the one before its own."""


class Day(Value, frozen=True, kw_only=True):
    """A day named in the text: ``iso``, or ``month`` and ``day`` where the words leave the year open."""

    span: Span
    iso: str | None
    month: int = 0
    day: int = 0


class Published(Value, frozen=True, kw_only=True):
    """A publication day, the words that show it, and the basis (see ``model.Article``)."""

    iso: str
    span: Span | None
    basis: str


def days_in(text: str, span: Span) -> tuple[Day, ...]:
    """The days named in a stretch of text, in order; weekdays and longer stretches of time are none."""
    found = (_day(text, time, span[1]) for time in find_in(text, span, None))
    return tuple(day for day in found if day is not None)


def _day(text: str, time: Time, limit: int) -> Day | None:
    if time.granularity not in {"day", "time"}:
        return None
    if time.start is not None and time.start == time.end:
        return Day(span=time.span, iso=time.start)
    if partial := _PARTIAL.match(time.value):
        month, day = int(partial[1]), int(partial[2])
        if (short := _SHORT_YEAR.match(text, time.span[1], limit)) and text[time.span[1] + len(short[0]) :][:1] in " )":
            year = int(short[1]) + (2000 if int(short[1]) <= _CENTURY_PIVOT else 1900)
            if iso := _iso(year, month, day):
                return Day(span=(time.span[0], short.end()), iso=iso)
        return Day(span=time.span, iso=None, month=month, day=day)
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def first_day(text: str, spans: Iterable[Span]) -> Day | None:
    """The first full day in the stretches; else the first without a year."""
    partial = None
    for span in spans:
        for day in days_in(text, span):
            if day.iso is not None:
                return day
            partial = partial or day
    return partial


def lead_weekday(text: str, lead: Span | None) -> int | None:
    """The ISO number (Monday 1) of the first weekday that the lead names, or None."""
    if lead is None:
        return None
    for time in find_in(text, (lead[0], min(lead[1], lead[0] + LEAD)), None):
        if match := _WEEKDAY.match(time.value):
            return int(match[1])
    return None


def from_caption(text: str, caption: Day, lead: Span | None) -> Published | None:
    """The day of a caption, or the first day after it that has the weekday of the lead.

    A lead of the caption's own weekday or of the one before tells of that day and moves nothing; later weekdays of the
    text are not asked, as each of them can be a day of the week before.
    """
    if caption.iso is None:
        return None
    day = datetime.date.fromisoformat(caption.iso)
    weekday = lead_weekday(text, lead)
    later = (weekday - day.isoweekday()) % 7 if weekday is not None else 0
    later = 0 if later == _EVE else later
    moved = _add(day, later)
    return Published(iso=moved, span=caption.span, basis="inferred" if later else "caption")


def _add(day: datetime.date, days: int) -> str:
    try:
        return (day + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return day.isoformat()


def settled(text: str, day: Day, lead: Span | None, region: Sequence[Span]) -> str | None:
    """The day with its year, and with day and month the right way round where both are at most 12."""
    if day.iso is None:
        return _with_year(text, day, lead, region)
    numeric = _NUMERIC.match(text, *day.span)
    weekday = lead_weekday(text, lead)
    if numeric is None or weekday is None:
        return day.iso
    readings = [
        _iso(int(numeric[3]), *pair)
        for pair in ((int(numeric[2]), int(numeric[1])), (int(numeric[1]), int(numeric[2])))
    ]
    back = {iso: (datetime.date.fromisoformat(iso).isoweekday() - weekday) % 7 for iso in readings if iso is not None}
    return min(back, key=lambda iso: (back[iso], iso != day.iso)) if back else day.iso


def _with_year(text: str, day: Day, lead: Span | None, region: Sequence[Span]) -> str | None:
    """The day with the year that the article leaves open, or None where the page gives no hint of a year.

    Of the years from the latest one that the page names as past, the first in which the day falls on the weekday of the
    lead; without a weekday in the lead, the latest year named.
    """
    named = sorted({int(m[0]) for span in region for m in _YEAR.finditer(text, *span) if int(m[0]) in YEARS})
    if not named:
        return None
    weekday = lead_weekday(text, lead)
    for year in range(named[-1], named[-1] + 7):
        iso = _iso(year, day.month, day.day)
        if iso and weekday == datetime.date.fromisoformat(iso).isoweekday():
            return iso
    return _iso(named[-1], day.month, day.day)
