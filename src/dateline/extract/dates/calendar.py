"""Calendar arithmetic on proleptic Gregorian days: units, periods, shifts and their ISO 8601 / TIMEX3 names.

Everything returns None instead of raising where the calendar (years 1 to 9999) ends.
"""

from __future__ import annotations

import calendar as _calendar
from datetime import date, timedelta

Interval = tuple[date, date | None]

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def parse_day(text: str | None) -> date | None:
    """An ISO day, or None for None and for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def add_days(start: date, number: int) -> date | None:
    """``number`` days on (or back)."""
    try:
        return start + timedelta(days=number)
    except OverflowError:
        return None


def add_months(start: date, number: int) -> date | None:
    """``number`` months on (or back); the 31st becomes the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, _calendar.monthrange(year, month + 1)[1]))


def shift(start: date, number: float, unit: str) -> date | None:
    """``number`` units on (or back); clock units move the day only by whole days, rounded toward zero."""
    if abs(number) > 10_000_000:
        return None
    if unit in MONTHS_IN:
        return add_months(start, int(number * MONTHS_IN[unit]))
    if unit in DAYS_IN:
        return add_days(start, int(number * DAYS_IN[unit]))
    seconds = {"second": 1, "minute": 60, "hour": 3600}.get(unit)
    return add_days(start, int(number * seconds / 86400)) if seconds else None


def month_of(year: int, month: int) -> Interval | None:
    """First and last day of a month."""
    first = day(year, month, 1)
    return (first, date(year, month, _calendar.monthrange(year, month)[1])) if first else None


def months_from(year: int, month: int, number: int) -> Interval | None:
    """First and last day of ``number`` whole months from ``month`` on."""
    first = day(year, month, 1)
    after = add_months(first, number) if first else None
    last = add_days(after, -1) if after else None
    return (first, last) if first and last else None


def period(inside: date, unit: str) -> Interval | None:
    """The calendar period of that unit which holds the day; weeks begin on Monday (ISO 8601)."""
    if unit in ("day", "night"):
        return inside, inside
    if unit == "week":
        return _run(inside, -inside.weekday(), 7)
    if unit == "weekend":
        return _run(inside, 5 - inside.weekday(), 2)
    if unit == "fortnight":
        return _run(inside, -inside.weekday() - 7, 14)
    if unit in ("month", "quarter", "half"):
        length = MONTHS_IN[unit]
        return months_from(inside.year, (inside.month - 1) // length * length + 1, length)
    if unit == "year":
        return months_from(inside.year, 1, 12)
    if unit == "decade":
        return months_from(max(1, inside.year // 10 * 10), 1, 120)
    if unit == "century":
        return months_from((inside.year - 1) // 100 * 100 + 1, 1, 1200)
    return None


def _run(inside: date, offset: int, length: int) -> Interval | None:
    first = add_days(inside, offset)
    last = add_days(first, length - 1) if first else None
    return (first, last) if first and last else None


def name(first: date, unit: str) -> str:
    """The TIMEX3 value of the period of that unit that begins on ``first``."""
    week = first.isocalendar()
    names = {
        "week": f"{week[0]:04d}-W{week[1]:02d}",
        "weekend": f"{week[0]:04d}-W{week[1]:02d}-WE",
        "month": f"{first.year:04d}-{first.month:02d}",
        "quarter": f"{first.year:04d}-Q{(first.month + 2) // 3}",
        "half": f"{first.year:04d}-H{1 if first.month < 7 else 2}",
        "year": f"{first.year:04d}",
        "decade": f"{first.year // 10:03d}",
        "century": f"{first.year // 100:02d}",
    }
    return names.get(unit, first.isoformat())


def weekday_near(anchor: date, number: int, direction: int) -> date | None:
    """The day with that ISO weekday: on or before the anchor (-1), or on or after it (1)."""
    if direction < 0:
        return add_days(anchor, -((anchor.isoweekday() - number) % 7))
    return add_days(anchor, (number - anchor.isoweekday()) % 7)


def nth_weekday(year: int, month: int, number: int, nth: int) -> date | None:
    """The nth ISO weekday of a month; ``nth`` -1 is the last."""
    span = month_of(year, month)
    if not span or span[1] is None:
        return None
    if nth < 0:
        return weekday_near(span[1], number, -1)
    first = weekday_near(span[0], number, 1)
    found = add_days(first, 7 * (nth - 1)) if first else None
    return found if found and found.month == month else None


def easter(year: int) -> date | None:
    """Western Easter Sunday (anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    if not 1583 <= year <= 9999:
        return None
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return day(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)
