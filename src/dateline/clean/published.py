"""When an article was published, and which words say so.

In order: a day given beside the page; a date line above the body; the dateline; a caption, moved on to the weekday that
the lead names; a date line below or within the body; a full day that the story tells; the one day of the other articles
of the page.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from dateline.clean.rules import month_names
from dateline.extract.dates import find_in
from dateline.model import Beside, Span, Time, Value

LEAD = 600
"""Characters of the body in which the weekday of the news is looked for."""
YEARS = range(1970, 2100)
"""Years that a bare number in a story may mean."""

_PARTIAL = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_YEAR = re.compile(r"(?<![\d.,*-])(?<!\d/)(?:19|20)\d\d(?![\d-]|/\d|,\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?!\d)")
_AMERICAN = re.compile(r".{0,16}?\b(?:ET|EST|EDT|CST|CDT|MDT|PT|PST|PDT)\b")
_LABELLED = re.compile(r"\b(?:published|posted|issued|released)\b\W{0,3}(?:on\W{1,2})?\w{0,9}\W{0,3}\Z", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:last\s)?(?:updated?|modified)\b\W{0,3}(?:on\W{1,2})?\w{0,9}\W{0,3}\Z", re.IGNORECASE)
_COUNTED = re.compile(r"\bas (?:of|at)\W{1,2}\Z", re.IGNORECASE)
_ENDING = re.compile(
    r"(?<!\bweek\s)(?<!\bonline\s)(?<!\blive\s)\b(?:ended|ending|until|till|since|expires|valid\sto)\s(?:on\s)?\Z",
    re.IGNORECASE,
)
"""Words that a day behind them is the end or beginning of something else by."""
_WORDED = re.compile(
    r"(?<![\w.,])(\d{1,2})(?:st|nd|rd|th|º|er|\.)?\s(?:of\s|de\s)?([^\W\d_]{2,12})\.?,?\s(?:of\s|del?\s)?((?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(
    r"(?<![\w.,])([^\W\d_]{3,12})(?:\.?\s?|/)(\d{1,2})(?:st|nd|rd|th)?[\s,./-]{1,2}((?:19|20)\d\d)\b"
)
"""Day, month and year as date lines write them, in many languages and with any mark between."""
_GLUED = re.compile(
    r"(?<![A-Z])(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(\d{1,2}),?\s((?:19|20)\d\d)(?=[A-Z]|\b)"
)
_GLUED_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})\s(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s((?:19|20)\d\d)(?=[A-Z])"
)
"""Days to which a scraper glued the words beside them: "12/08/2023December 8, 2023", "March 4, 2024Updated"."""
_SHORT_YEAR = re.compile(r"\s'?(\d\d)\b")
_CENTURY_PIVOT = 69
"""Two-digit years up to this one are 20xx, above 19xx (POSIX strptime)."""


_EVE = 6
"""Days from a caption to the next weekday that is the one before its own."""
LABEL = 30
"""Characters before a day in which a word tells what day it is."""
NEAR = 31
"""Days within which two days of a page speak of one time."""
FRESH = 14
"""Days for which a picture is new."""
MIDDLE = 15
"""The day in the middle of a month."""
NEVER = 10**6
"""Days to a day that the page does not name."""


class Day(Value, frozen=True, kw_only=True):
    """A day named in the text: ``iso``, or ``month`` and ``day`` where the words leave the year open; the last day of a
    ``period`` ("21-27 April 2025")."""

    span: Span
    iso: str | None
    month: int = 0
    day: int = 0
    period: bool = False


class Hints(Value, frozen=True, kw_only=True):
    """What helps to settle a day: the lead, the lines whose years are the page's own, the days named elsewhere, and
    what stands beside the text."""

    lead: Span | None
    margins: tuple[Span, ...] = ()
    spelled: tuple[Day, ...] = ()
    beside: Beside = Beside()


class Published(Value, frozen=True, kw_only=True):
    """A publication day, the words that show it, and the basis (see ``model.Article``)."""

    iso: str
    span: Span | None
    basis: str


@lru_cache(maxsize=512)
def days_in(text: str, span: Span) -> tuple[Day, ...]:
    """The days named in a stretch of text, in order; weekdays and longer stretches of time are none.

    Kept: a line is looked at for what it is, and again for the day of its article.
    """
    times = find_in(text, span, None)
    found = [day for time in times if (day := _day(text, time, span[1]))]
    written = {start: Day(span=(start, end), iso=iso) for start, end, iso in _written(text, span) if iso}
    short = {day.span[0] for day in found if day.iso is None and day.span[0] in written}  # "Sep.12.2019" as "Sep.12"
    whole = [time for time in times if time.granularity not in {"month", "year"} and time.span[0] not in short]
    taken = {at for time in whole for at in range(*time.span)}
    found = [day for day in found if day.span[0] not in short]
    found += [day for start, day in written.items() if start not in taken]
    return tuple(sorted(found, key=lambda day: day.span))


def _written(text: str, span: Span) -> Iterator[tuple[int, int, str | None]]:
    """The days in forms that running text is not searched for: where each stands, and its date (None for no date)."""
    for match in _WORDED.finditer(text, *span):
        month = _months().get(match[2].casefold())
        yield *match.span(), _iso(int(match[3]), month, int(match[1])) if month else None
    for match in _MONTH_FIRST.finditer(text, *span):
        month = _months().get(match[1].casefold())
        yield *match.span(), _iso(int(match[3]), month, int(match[2])) if month else None
    for match in _GLUED.finditer(text, *span):
        yield *match.span(), _iso(int(match[3]), _months().get(match[1].casefold(), 0), int(match[2]))
    for match in _GLUED_DAY_FIRST.finditer(text, *span):
        yield *match.span(), _iso(int(match[3]), _months().get(match[2].casefold(), 0), int(match[1]))
    for match in _NUMERIC.finditer(text, *span):
        year, one, two = int(match[4]), int(match[1]), int(match[3])
        yield *match.span(), _iso(year, two, one) or _iso(year, one, two)


@cache
def _months() -> dict[str, int]:
    """The months of "5 de octubre de 2020" and "5 march 2025", which running text is not searched for."""
    return {name: number for number, row in enumerate(month_names(), 1) for name in row}


def _day(text: str, time: Time, limit: int) -> Day | None:
    if time.granularity not in {"day", "time"} or not any(map(str.isdigit, text[slice(*time.span)])):
        return None  # "in the afternoon" is of a day that other words name
    if time.start is not None and time.end is not None and "/" in time.value:
        return Day(span=time.span, iso=time.end, period=True)
    if time.start is not None and time.start == time.end:
        return Day(span=time.span, iso=time.start)
    if partial := _PARTIAL.match(time.value):
        month, day = int(partial[1]), int(partial[2])
        short = _SHORT_YEAR.match(text, time.span[1], limit)
        if short and text[short.end() : short.end() + 1] in " )\n":
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
    """The first full day in the stretches, one told to be that of publication before others; else one without a year.

    The day up to which figures count ("as of 3 May"), and the last one of the period of a report, are taken where there
    is no other.
    """
    full: Day | None = None
    partial: Day | None = None
    counted: Day | None = None
    for span in spans:
        for day in days_in(text, span):
            before = text[max(span[0], day.span[0] - LABEL) : day.span[0]]
            if day.iso is None:
                partial = partial or day
            elif _ENDING.search(before):
                continue
            elif _LABELLED.search(before):
                return day
            elif day.period or _COUNTED.search(before):
                counted = counted or day
            else:
                full = full or day
    return full or partial or counted


def labelled(text: str, spans: Iterable[Span]) -> set[str]:
    """What the words before the full days in the stretches tell of them: "published", "updated" or "" (nothing)."""
    found = set[str]()
    for span in spans:
        for day in days_in(text, span):
            before = text[max(span[0], day.span[0] - LABEL) : day.span[0]]
            if day.iso is not None:
                found.add("published" if _LABELLED.search(before) else "updated" if _UPDATED.search(before) else "")
    return found


@lru_cache(maxsize=64)
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


def shortly(caption: str, below: str) -> bool:
    """Whether a date line below the body tells a day on which the picture of a caption may still run."""
    apart = datetime.date.fromisoformat(below) - datetime.date.fromisoformat(caption)
    return 0 <= apart.days <= FRESH


def _add(day: datetime.date, days: int) -> str:
    try:
        return (day + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return day.isoformat()


def doubtful(text: str, day: Day) -> bool:
    """Whether a day wants its year, or the order of day and month."""
    numeric = _NUMERIC.match(text, *day.span)
    return day.iso is None or (numeric is not None and numeric[2] != ".")


def settled(text: str, day: Day, hints: Hints) -> str | None:
    """The day with its year, and with day and month the right way round where both are at most 12."""
    if day.iso is None:
        return _with_year(text, day, hints)
    numeric = _NUMERIC.match(text, *day.span)
    if numeric is None or numeric[2] == ".":
        return day.iso
    day_first, month_first = (_iso(int(numeric[4]), int(numeric[b]), int(numeric[a])) for a, b in ((1, 3), (3, 1)))
    if day_first is None or month_first is None:
        return day_first or month_first
    return _likelier(text, day, (day_first, month_first), hints)


def _likelier(text: str, day: Day, readings: tuple[str, str], hints: Hints) -> str:
    """Of two readings of a numeric day: the one near a day that the page spells out, else by weekday, else by habit.

    Day before month is the habit of the world but for the United States, whose time zones tell them.
    """
    spelled = [other for other in hints.spelled if any(c.isalpha() for c in text[slice(*other.span)])]
    near = [min((_apart(iso, other) for other in spelled), default=NEVER) for iso in readings]
    if min(near) <= NEAR < max(near):
        return readings[near.index(min(near))]
    weekday = lead_weekday(text, hints.lead)
    if weekday is not None:
        back = [(datetime.date.fromisoformat(iso).isoweekday() - weekday) % 7 for iso in readings]
        if min(back) <= 1 < max(back):
            return readings[back.index(min(back))]
    return readings[1] if _AMERICAN.match(text, day.span[1]) else readings[0]


def _apart(iso: str, other: Day) -> int:
    """Days between a day and one whose year may be open."""
    day = datetime.date.fromisoformat(iso)
    years = [day.year] if other.iso is None else [int(other.iso[:4])]
    month, number = (other.month, other.day) if other.iso is None else (int(other.iso[5:7]), int(other.iso[8:]))
    found = [_iso(year, month, number) for year in years]
    return min((abs((datetime.date.fromisoformat(f) - day).days) for f in found if f), default=NEVER)


def _with_year(text: str, day: Day, hints: Hints) -> str | None:
    """The day with the year that the article leaves open, or None where the page gives no hint of a year.

    First the year of the same day, or of one within a month, where the page tells it in full; else what the page's
    address tells, then its last change; else the latest year that a line of the page names or its copyright has. A bare
    year in the story is no hint: it may be long past. The weekday of the lead is not asked: on 21 annotated pages it
    led to a wrong year, on none to a right one.
    """
    beside = [
        (_apart(iso, other), at, iso)
        for at, other in enumerate(hints.spelled)
        if other.iso is not None
        for add in (0, -1, 1)  # "Dec 31" beside 1 January of the next year
        if (iso := _iso(int(other.iso[:4]) + add, day.month, day.day))
    ]
    if beside and min(beside)[0] <= NEAR:
        return min(beside)[2]
    if iso := _by_address(day, hints.beside.address) or _before_change(day, hints.beside.changed):
        return iso
    named = {int(m[0]) for span in hints.margins for m in _YEAR.finditer(text, *span) if int(m[0]) in YEARS}
    named |= {int(hints.beside.owned)} if hints.beside.owned else set()
    return _iso(max(named), day.month, day.day) if named else None


def _by_address(day: Day, address: str | None) -> str | None:
    """The day in the year of the page's address; where it has the month too, in the year that brings both together."""
    if address is None:
        return None
    year, _, month = address.partition("-")
    if not month:
        return _iso(int(year), day.month, day.day)
    middle = datetime.date(int(year), int(month), MIDDLE)
    found = [iso for add in (-1, 0, 1) if (iso := _iso(int(year) + add, day.month, day.day))]
    near = [iso for iso in found if abs((datetime.date.fromisoformat(iso) - middle).days) <= NEAR + MIDDLE]
    return near[0] if near else None


def _before_change(day: Day, changed: str | None) -> str | None:
    """The day within a month before the page was last changed; a day after it may be of another time zone."""
    if changed is None:
        return None
    last = datetime.date.fromisoformat(changed) + datetime.timedelta(days=1)
    found = [iso for add in (-1, 0) if (iso := _iso(last.year + add, day.month, day.day))]
    return next((iso for iso in found if 0 <= (last - datetime.date.fromisoformat(iso)).days <= NEAR), None)
