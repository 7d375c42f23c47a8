"""Readers of a counted part of a longer time, and of what will be in so long: the second day of Ramadan, the first five
months of the year, in two weeks."""

from __future__ import annotations

import re

import msgspec

from dateline.extract.dates import calendar, lexicon
from dateline.extract.dates.absolute import group, of_day, of_range
from dateline.extract.dates.context import Context, Reading
from dateline.extract.dates.offsets import amount_of, counted
from dateline.extract.dates.relative import unit_of

Match = re.Match[str]

SHORT = 45
"""Days that a holiday of several days lasts at most."""
_IN = re.compile(r"\bin\s$")


def nth(word: str) -> int:
    """The number that an ordinal stands for: "second", "2nd"."""
    return int(word[:-2]) if word[0].isdigit() else int(lexicon.words("ordinals")[word.lower()])


def day_of_holiday(match: Match, ctx: Context) -> Reading | None:
    """The second day of Ramadan, the first day of Eid al-Fitr."""
    from dateline.extract.dates.scan import at

    inner = at(match.end(), ctx)
    if inner is None or inner.rule != "holiday" or not inner.reading.start or not inner.reading.end:
        return None
    start, end, word = inner.reading.start, inner.reading.end, (group(match, "ordinal") or "last").lower()
    day = end if word == "last" else calendar.add_days(start, nth(word) - 1)
    if day is None or not start <= day <= end or (end - start).days > SHORT:
        return None
    made = of_day(day, anchor=inner.reading.anchor)
    return msgspec.structs.replace(made, stop=inner.end) if made else None


def months_of_year(match: Match, ctx: Context) -> Reading | None:
    """The first five months of the year, of 2023, of last year."""
    count, year = lexicon.number(match["number"]), group(match, "year")
    if count is None or not 1 <= count <= 11 or count != int(count) or (year is None and ctx.day is None):
        return None
    shift = (group(match, "shift") or "").lower()
    number = int(year) if year else (ctx.day.year if ctx.day else 0) + int(lexicon.words("shifts").get(shift, 0))
    last = calendar.month_of(number, int(count))
    first = calendar.day(number, 1, 1)
    return of_range(first, last[1], "month") if first and last and last[1] else None


def in_time(match: Match, ctx: Context) -> Reading | None:
    """In two weeks, in three days' time: so long after the day of the article, of what is to come."""
    amount, unit = amount_of(match), unit_of(match["unit"])
    if (
        ctx.day is None
        or amount is None
        or unit not in ("day", "week", "month", "fortnight")
        or not _IN.search(ctx.before(match.start()))
    ):
        return None
    if group(match, "time") is None and ctx.direction(match.start()) != "future":
        return None
    return counted(ctx.day, amount, unit, None, None)
