"""Readers of the words of business news: the quarter, the year-ago period, year-end."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.extract.dates import calendar, lexicon
from dateline.extract.dates.absolute import group, of_day, of_period
from dateline.extract.dates.context import Context, Reading
from dateline.extract.dates.relative import iso, neighbour

Match = re.Match[str]

_AHEAD_OF = re.compile(r"\b(?:ahead of|by|into)\s$")


def the_unit(match: Match, ctx: Context) -> Reading | None:
    """The weekend, the month, the quarter: the one under way, or the one told of."""
    unit, kind = match["unit"].lower(), (group(match, "kind") or "").lower()
    after = ctx.after(match.end(), 12)
    if (
        unit == "day"
        or after.startswith("-to-")
        or (re.match(r"[- ](?:old|after|before|of)\b", after) and unit != "weekend")
    ):
        return None
    if unit == "period" and not (kind == "latest" or (kind and ctx.quarter)):
        return None
    if re.match(r" end(?:ed|ing)\b", after):
        return _ended(unit, match, ctx)
    if unit in ("quarter", "period") and kind != "current":
        over = kind == "latest" and ctx.quarter and ctx.quarter.end and ctx.day and ctx.quarter.end > ctx.day
        return last_quarter(replace(ctx, quarter=None)) if over else last_quarter(ctx)
    if ctx.day is None:
        return Reading(kind="DATE", value="XXXX", granularity=unit)
    if kind in ("entire", "whole"):
        code, size = lexicon.words("durations")[unit]
        return Reading(kind="DURATION", value=f"P{size}{code}", granularity=unit)
    if unit == "weekend":
        ahead = ctx.direction(match.start()) == "future" or _AHEAD_OF.search(ctx.before(match.start()))
        number = -1 if not ahead and ctx.day.weekday() < 5 else 0
        return of_period(neighbour(ctx.day, number, unit), unit, anchor=iso(ctx.day))
    return of_period(neighbour(ctx.day, 0, unit), unit, anchor=iso(ctx.day))


def _ended(unit: str, match: Match, ctx: Context) -> Reading | None:
    """The quarter ended Sept. 30: the calendar quarter with the day after "ended"; a year so ended is only a length."""
    from dateline.extract.dates.scan import at

    if unit not in ("quarter", "period"):
        code, size = lexicon.words("durations")[unit]
        return Reading(kind="DURATION", value=f"P{size}{code}", granularity=unit)
    word = re.compile(r"\s+end(?:ed|ing)\s+").match(ctx.text, match.end(), ctx.end)
    inner = at(word.end(), ctx) if word else None
    if inner is None or inner.reading.start is None:
        return last_quarter(ctx)
    ctx.quarter = of_period(calendar.period(inner.reading.start, "quarter"), "quarter", anchor=iso(ctx.day))
    return ctx.quarter


def last_quarter(ctx: Context, years: int = 0) -> Reading | None:
    """The quarter told of, else the last that was over on the day of publication; ``years`` moves it."""
    if ctx.quarter and ctx.quarter.start:
        base: date | None = ctx.quarter.start
    else:
        base = calendar.add_months(ctx.day, -3) if ctx.day else None
    base = calendar.add_months(base, 12 * years) if base else None
    return of_period(calendar.period(base, "quarter"), "quarter", anchor=iso(ctx.day)) if base else None


def year_ago(match: Match, ctx: Context) -> Reading | None:
    """Year-earlier, the year-ago quarter, last year's third quarter."""
    if ctx.day is None or not re.search(r"year-|quarter|period", match[0], re.IGNORECASE):
        return None
    nth = ordinal(group(match, "ordinal"))
    what = group(match, "what")
    if nth and what == "quarter" and nth <= 4:
        return of_period(calendar.months_from(ctx.day.year - 1, nth * 3 - 2, 3), "quarter", anchor=iso(ctx.day))
    if what in ("quarter", "period") or ctx.quarter:
        return last_quarter(ctx, -1)
    moved = calendar.add_months(ctx.day, -12)
    return of_period(calendar.period(moved, "year"), "year", anchor=iso(ctx.day)) if moved else None


def period_of_year(match: Match, ctx: Context) -> Reading | None:
    """The 1988 quarter; the same period last year."""
    nth = ordinal(group(match, "ordinal"))
    known = last_quarter(ctx)
    year = int(match["year"]) if group(match, "year") else None
    if year is None and (group(match, "ago") or group(match, "shift")) and known and known.start:
        return last_quarter(ctx, -1)
    if year is None or known is None or known.start is None:
        return None
    first = nth * 3 - 2 if nth and nth <= 4 else known.start.month
    return of_period(calendar.months_from(year, first, 3), "quarter", anchor=iso(ctx.day))


def ordinal(word: str | None) -> int | None:
    """The number of "third" or "3rd"."""
    if not word:
        return None
    return int(word[:-2]) if word[0].isdigit() else int(lexicon.words("ordinals")[word.lower()])


def year_end(match: Match, ctx: Context) -> Reading | None:
    """Year-end: the last day of the year under way."""
    del match
    return of_day(calendar.day(ctx.day.year, 12, 31), anchor=iso(ctx.day)) if ctx.day else None
