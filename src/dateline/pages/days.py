"""Publication days as publishers write them, brought to ISO 8601 (YYYY-MM-DD)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:[T_ ]?\d{4,6}Z?)?(?!\d)")
MONTH_FIRST = re.compile(r"(?<![^\W\d_])([A-Za-z]{3,9})\.? {0,3}(\d{1,2})(?:st|nd|rd|th)?,? {0,3}(\d{4})(?!\d)")
DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -]{1,3}([A-Za-z]{3,9})\.?,?[ -]{1,3}(\d{4})(?!\d)")
SLASHED = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
IN_URL = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/_]?)(\d{2}|(?:[a-z]{3}))\2(\d{2})(?!\d)")
MONTH_IN_URL = re.compile(r"/((?:19|20)\d{2})[-/_]?(\d{2}|[a-z]{3})/")
YEAR_IN_URL = re.compile(r"/((?:19|20)\d{2})/")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")

LONGEST = 80  # characters of a field that can be a date; RFC 2822 takes 31
FIRST_YEAR, LAST_YEAR = 1900, 2100  # years a page may bear; outside them a number is something else


def day_of(value: object) -> str | None:
    """The day in a JSON value or attribute as YYYY-MM-DD, as written (no shift of time zone); None where there is none.

    Takes ISO 8601, RFC 2822, epoch seconds or milliseconds (UTC), and English month names. Day and month both given as
    numbers before the year count only where one of them exceeds 12 or both are equal.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _epoch(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value[: LONGEST * 2].split())[:LONGEST]
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        return _epoch(int(text))
    for read in (_iso, _month_first, _day_first, _slashed, _compact):
        if found := read(text):
            return found
    return None


def day_in_url(url: str) -> str | None:
    """The day in the path of a web address (/2024/02/06/, /2024-02-06-, /20240206/, /2024/feb/06/); None where none."""
    path = url.split("?", 1)[0][:2000].lower()
    for year, mark, month, day in IN_URL.findall(path):
        number = str(MONTHS.index(month) + 1) if month in MONTHS else month
        if number.isdigit() and (mark or len(month) == 2) and (found := _day(year, number, day)):
            return found
    return None


def month_in_url(url: str) -> str | None:
    """The month or the year that is a part of the path of a web address (/2024/02/, /2024-02/, /2024/): "2024-02"."""
    path = url.split("?", 1)[0][:2000].lower()
    if month := MONTH_IN_URL.search(path):
        name = str(MONTHS.index(month[2]) + 1).zfill(2) if month[2] in MONTHS else month[2]
        if name.isdigit() and _day(month[1], name, "1"):
            return f"{month[1]}-{name}"
    year = YEAR_IN_URL.search(path)
    return year[1] if year else None


def year_of(value: object) -> str | None:
    """The year of a note such as "Copyright 2022 Andes Wire"; None where it names none or several."""
    text = str(value)[: LONGEST * 2] if isinstance(value, str | int) and not isinstance(value, bool) else ""
    found = set(YEAR.findall(text))
    return found.pop() if len(found) == 1 else None


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _epoch(value: float) -> str | None:
    seconds = value / 1000 if abs(value) >= 1e11 else value
    if not 1e8 <= seconds < 4.1e9:  # 1973 to 2099: smaller numbers are years or counters
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _iso(text: str) -> str | None:
    found = ISO.search(text)
    return _day(*found.groups()) if found else None


def _compact(text: str) -> str | None:
    found = COMPACT.search(text)
    return _day(*found.groups()) if found else None


def _month(name: str) -> int | None:
    short = name[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else None


def _month_first(text: str) -> str | None:
    for name, day, year in MONTH_FIRST.findall(text):
        if (month := _month(name)) and (found := _day(year, month, day)):
            return found
    return None


def _day_first(text: str) -> str | None:
    for day, name, year in DAY_FIRST.findall(text):
        if (month := _month(name)) and (found := _day(year, month, day)):
            return found
    return None


def _slashed(text: str) -> str | None:
    found = SLASHED.search(text)
    if not found:
        return None
    one, two, year = found.groups()
    if int(one) > 12 or one == two:
        return _day(year, two, one)
    return _day(year, one, two) if int(two) > 12 else None
