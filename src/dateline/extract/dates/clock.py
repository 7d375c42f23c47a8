"""Readers of clock times."""

from __future__ import annotations

import re

from dateline.extract.dates import lexicon
from dateline.extract.dates.absolute import group
from dateline.extract.dates.context import Context, Reading
from dateline.extract.dates.relative import iso, recent_day

Match = re.Match[str]


def at_clock(hour: int, minute: int, ctx: Context) -> Reading | None:
    """A TIME at that hour of the day told of, else of the day of publication."""
    if hour > 24 or minute > 59:
        return None
    day = recent_day(ctx) or ctx.day
    value = f"T{hour:02d}:{minute:02d}"
    if day is None:
        return Reading(kind="TIME", value=value, granularity="time")
    return Reading(kind="TIME", value=f"{day}{value}", granularity="time", start=day, end=day, anchor=iso(ctx.day))


def _half_day(hour: int, word: str | None) -> int:
    mark = (word or "").lower()
    if mark.startswith("p") or mark in ("afternoon", "evening"):
        return hour + 12 if hour < 12 else hour
    if mark.startswith("a") and hour == 12:
        return 0
    return hour


def clock(match: Match, ctx: Context) -> Reading | None:
    """3 p.m. EST; 15:30; 1530 GMT; 7 o'clock. A bare "2.30" or "10-3" is none."""
    g = match.groupdict()
    minute, mark = g.get("min"), g.get("ap") or g.get("part")
    said = mark or g.get("zone") or re.search(r"o['’]clock|time$|hours$|hrs$", match[0])
    if not said and (minute is None or ":" not in match[0] or not _time_led(match, ctx)):
        return None
    if mark and int(g["h"]) > 12 and not minute:
        return None
    if re.search(r"[$£€\d]$|\d[.,:]$", ctx.before(match.start())) or re.match(r"[:.]?\d|%", ctx.after(match.end())):
        return None
    return at_clock(_half_day(int(g["h"]), mark), int(minute or 0), ctx)


def _time_led(match: Match, ctx: Context) -> bool:
    """Whether 15:30 stands where a time can: not a score ("won 3:1") nor a verse."""
    return len(group(match, "min") or "") == 2 and not re.match(
        r" (?:win|victory|defeat|lead|odds)", ctx.after(match.end())
    )


def clock_words(match: Match, ctx: Context) -> Reading | None:
    """Seven o'clock; half past six; ten a.m.; six in the morning."""
    g = match.groupdict()
    number = lexicon.number(g["number"])
    if number is None or not 0 < number <= 24 or number != int(number):
        return None
    part = g.get("ap") or g.get("part") or g.get("part2")
    if not (g.get("half") or part or "clock" in match[0]):
        return None
    hour = _half_day(int(number), part)
    lead = (g.get("half") or "").lower()
    minute = 30 if lead.startswith("half") else 15 if "past" in lead else 45 if lead else 0
    return at_clock(hour - (1 if minute == 45 else 0), minute, ctx)
