"""Putting neighbours together: "3 p.m. Friday" is one time, "from May 1 to May 5" one interval."""

from __future__ import annotations

import re

import msgspec

from dateline.extract.dates import calendar
from dateline.extract.dates.context import Context, Found, Reading, clock_of, on_day

_BETWEEN_TIME = re.compile(
    r",?\s{1,3}(?:(?:on|of|at|in the|in|at around|at about|around|just after|shortly before)\s{1,3})?"
    r"|\s?\(|,?\s{1,3}the\s{1,3}",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(from|between|effective)\s{1,3}$", re.IGNORECASE)
_TO = re.compile(r",?\s{1,3}(?:to|until|till|through|and)\s{1,3}|\s?[-–—]\s?", re.IGNORECASE)
_AND = re.compile(r"\s{1,3}(?:and|or)\s{1,3}|\s?[-–—/]\s?|\s{1,3}(?:to|through)\s{1,3}", re.IGNORECASE)
_INTO = re.compile(r"\s(?:and\s)?into\s(?:early\s)?", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|evening)\Z", re.IGNORECASE)
"""What goes on "into" the next day: "Sunday night into Monday"."""
_ALSO = re.compile(r"\s{1,3}(?:and|or)\s{1,3}", re.IGNORECASE)


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


def _lone_clock(item: Found) -> bool:
    """Whether a time is a clock without a day beside it: 1430, about 3 p.m."""
    plain = item.rule == "modified" or (item.rule.startswith("clock") and "+" not in item.rule)
    return plain and _HOUR.search(item.reading.value) is not None


_HOUR = re.compile(r"T\d\d:\d\d$")
_PARTS = ("part-of-day", "deictic-day")


def _of_part(one: Found, two: Found) -> Found | None:
    """ "At 2130 last night", "this afternoon at 1620": the clock of the day that the part of day belongs to."""
    clock, part = (one, two) if _lone_clock(one) else (two, one)
    a, b = clock.reading, part.reading
    if not _lone_clock(clock) or part.rule not in _PARTS or b.kind != "TIME" or b.needs:
        return None
    if b.start is None or b.start != b.end:
        return None
    reading = msgspec.structs.replace(on_day(a, b.start), anchor=b.anchor, mod=a.mod or b.mod)
    return Found(one.start, two.end, reading, f"{one.rule}+{two.rule}")


def _time_of_day(one: Found, two: Found) -> Found | None:
    if found := _of_part(one, two):
        return found
    a, b = one.reading, two.reading
    day, clock = (a, b) if a.granularity == "day" else (b, a)
    if day.granularity != "day" or day.kind != "DATE" or clock.kind != "TIME" or day is clock:
        return None
    if clock.end and clock.start and clock.start != clock.end:
        return None
    reading = msgspec.structs.replace(
        day, kind="TIME", value=day.value + clock_of(clock), granularity="time", mod=day.mod or clock.mod, stop=None
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
    one, two = _of_one_day(one, two)
    a, b = one.reading, two.reading
    if "DURATION" in (a.kind, b.kind) or "SET" in (a.kind, b.kind) or not (a.start and b.end and b.start):
        return None
    between, led = ctx.text[one.end : two.start], _FROM.search(ctx.before(one.start))
    paired = (
        _AND.fullmatch(between)
        and a.granularity == b.granularity
        and a.granularity in ("day", "time", "year", "month")
        and not _apart(between, two, ctx)
    )
    night = _INTO.fullmatch(between) and _NIGHT.search(ctx.text, one.start, one.end)
    if not (_TO.fullmatch(between) if led else night or paired):
        return None
    a, b = _in_order(one, two)
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


def _apart(between: str, two: Found, ctx: Context) -> bool:
    """ "The killing on 25 May and today's raid": two days of two things."""
    return _ALSO.fullmatch(between) is not None and ctx.after(two.end, 2).lower() in ("'s", "’s")


def _of_one_day(one: Found, two: Found) -> tuple[Found, Found]:
    """Two clocks of which one has a day beside it: "between 0630 and 0700 on 5 May", "from 2100 on 4 May to 0230"."""
    a, b = one.reading, two.reading
    if a.kind != "TIME" or b.kind != "TIME" or not a.start or not b.start or _lone_clock(one) == _lone_clock(two):
        return one, two
    over = int(clock_of(a) > clock_of(b))  # past midnight
    day = calendar.add_days(b.start, -over) if _lone_clock(one) else calendar.add_days(a.start, over)
    if day is None:
        return one, two
    return (
        (one._replace(reading=on_day(a, day)), two) if _lone_clock(one) else (one, two._replace(reading=on_day(b, day)))
    )


_YEARLESS = ("month-day", "day-month", "month")
"""Rules whose readings have an anchor where the year is not written."""


def _in_order(one: Found, two: Found) -> tuple[Reading, Reading]:
    """The ends of "from December to March", each read without a year, brought into one run; the year that is written
    with one end is the other's too: "from March 28 to April 2, 1987", "from December 28 to January 3, 1988"."""
    a, b = one.reading, two.reading
    if not (a.start and b.start) or a.granularity not in ("day", "month"):
        return a, b
    if a.anchor and b.anchor:
        if a.start > b.start and a.granularity == b.granularity:
            return _moved(a, -12), b
        return (a, _moved(b, -12)) if (b.start - a.start).days > 300 else (a, b)
    if a.granularity != b.granularity or not (one.rule in _YEARLESS and two.rule in (*_YEARLESS, "month-year")):
        return a, b
    if a.anchor:
        years = b.start.year - a.start.year
        a = _moved(a, 12 * years)
        return (_moved(a, -12) if a.start and a.start > b.start else a), b
    return a, b


def _moved(reading: Reading, months: int) -> Reading:
    start = calendar.add_months(reading.start, months) if reading.start else None
    end = calendar.add_months(reading.end, months) if reading.end else None
    if start is None or end is None:
        return reading
    return msgspec.structs.replace(reading, start=start, end=end, value=calendar.name(start, reading.granularity))
