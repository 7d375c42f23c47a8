"""Putting neighbours together: "3 p.m. Friday" is one time, "from May 1 to May 5" one interval."""

from __future__ import annotations

import re

import msgspec

from dateline.extract.dates import calendar
from dateline.extract.dates.context import Context, Found, Reading

_BETWEEN_TIME = re.compile(
    r",?\s{1,3}(?:(?:on|of|at|in the|in|at around|at about|around|just after|shortly before)\s{1,3})?"
    r"|\s?\(|,?\s{1,3}the\s{1,3}"
)
_FROM = re.compile(r"\b(from|between|effective)\s{1,3}$", re.IGNORECASE)
_TO = re.compile(r",?\s{1,3}(?:to|until|till|through|and)\s{1,3}|\s?[-–—]\s?")
_AND = re.compile(r"\s{1,3}(?:and|or)\s{1,3}|\s?[-–—/]\s?|\s{1,3}(?:to|through)\s{1,3}")


def times_of_day(found: list[Found], ctx: Context) -> list[Found]:
    """Joins a clock time or part of day to the date beside it; drops a lone "morning" that has none."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        if last and item.start - last.end <= 18 and _BETWEEN_TIME.fullmatch(ctx.text, last.end, item.start):
            joined = _time_of_day(last, item)
            if joined:
                out[-1] = joined
                continue
        out.append(item)
    return [f for f in out if f.reading.needs != "date" or _alone(f, ctx)]


def _alone(item: Found, ctx: Context) -> bool:
    """ "In the morning", "since morning" stand for the day told of; "a morning" does not."""
    words = ctx.text[item.start : item.end].lower()
    before = ctx.before(item.start)
    if words.startswith("the "):
        return bool(re.search(r"(?:in|during|since|by|all|until|throughout)\s$", before))
    return bool(re.search(r"(?:by|since|until|till)\s$", before))


def _time_of_day(one: Found, two: Found) -> Found | None:
    a, b = one.reading, two.reading
    day, clock = (a, b) if a.granularity == "day" else (b, a)
    if day.granularity != "day" or day.kind != "DATE" or clock.kind != "TIME" or day is clock:
        return None
    if clock.end and clock.start and clock.start != clock.end:
        return None
    suffix = clock.value[clock.value.find("T") :]
    reading = msgspec.structs.replace(
        day, kind="TIME", value=day.value + suffix, granularity="time", mod=day.mod or clock.mod, stop=None
    )
    return Found(one.start, two.end, reading, f"{one.rule}+{two.rule}")


def intervals(found: list[Found], ctx: Context) -> list[Found]:
    """Joins the two ends of an interval, or two neighbouring days, into one date."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        joined = _interval(last, item, ctx) if last and item.start - last.end <= 12 else None
        if joined:
            out[-1] = joined
        else:
            out.append(item)
    return out


def _interval(one: Found, two: Found, ctx: Context) -> Found | None:
    a, b = one.reading, two.reading
    if "DURATION" in (a.kind, b.kind) or "SET" in (a.kind, b.kind) or not (a.start and b.end and b.start):
        return None
    between, led = ctx.text[one.end : two.start], _FROM.search(ctx.before(one.start))
    if not (
        _TO.fullmatch(between)
        if led
        else _AND.fullmatch(between)
        and a.granularity == b.granularity
        and a.granularity in ("day", "time", "year", "month")
    ):
        return None
    a, b = _in_order(a, b)
    if not (a.start and b.end) or a.start > b.end:
        return None
    reading = Reading(
        kind="DATE",
        value=f"{a.value}/{b.value}",
        granularity=a.granularity,
        start=a.start,
        end=b.end,
        anchor=a.anchor or b.anchor,
    )
    return Found(one.start, two.end, reading, f"{one.rule}/{two.rule}")


def _in_order(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """The ends of "from December to March", each read without a year, brought into one run."""
    if not (a.start and b.start) or a.anchor is None or b.anchor is None or a.granularity not in ("day", "month"):
        return a, b
    if a.start > b.start and a.granularity == b.granularity:
        return _moved(a, -12), b
    return (a, _moved(b, -12)) if (b.start - a.start).days > 300 else (a, b)


def _moved(reading: Reading, months: int) -> Reading:
    start = calendar.add_months(reading.start, months) if reading.start else None
    end = calendar.add_months(reading.end, months) if reading.end else None
    if start is None or end is None:
        return reading
    return msgspec.structs.replace(reading, start=start, end=end, value=calendar.name(start, reading.granularity))
