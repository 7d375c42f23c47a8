"""The interval of an event's date: the time's own, the preposition before it and the event's status."""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.dates import calendar
from dateline.extract.dates.calendar import Interval
from dateline.model import Time, Trigger

_SIZE = re.compile(r"P(T?)(\d+(?:\.\d+)?)([DWMYH])")
_LESS = re.compile(r"(?:less|fewer) than\b|under\b", re.IGNORECASE)
_LETTERS = {"D": "day", "W": "week", "M": "month", "TM": "minute", "Y": "year", "TH": "hour"}


def interval(trigger: Trigger, time: Time, own: Interval, published: date | None) -> Interval:
    """The interval that the words commit to; an end of None is open."""
    start, end = own
    cue = "" if _others_cue(trigger, time) else time.cue or ""
    ahead = trigger.status in ("planned", "hypothetical")
    if cue == "since" or time.rule in ("since-then", "have-since"):
        return since(time, own)
    if cue in ("from", "as from", "starting") and "/" not in time.value:
        return start, None if trigger.status in ("ongoing", "planned") else end
    if cue in ("until", "till", "by", "before") and published and end and time.granularity != "time":
        last = _last_day(time, cue, (start, end))
        open_past = (ahead or trigger.status == "ongoing") and last and last >= published
        return (published, last) if open_past else own
    if time.rule in ("relative-unit", "season") and published and end and start <= published <= end:
        return _cut(time, (start, end), published) if trigger.status == "actual" else own
    if trigger.status == "ongoing" and published and start <= published:
        return start, None
    return own


def since(time: Time, own: Interval) -> Interval:
    """ "Since mid-March" begins on the 15th, "since the end of March" on its last day; open, as guide decision 53
    has it, unless the page gives the end."""
    if time.granularity == "month" and time.mod == "MID":
        return own[0].replace(day=15), None
    return (own[1] if time.granularity == "month" and time.mod == "END" and own[1] else own[0]), None


def _last_day(time: Time, cue: str, own: tuple[date, date]) -> date | None:
    """ "Before May" ends on its eve, "by May" with it, "by" and "before the middle of the month" on the 15th."""
    if time.mod == "MID" and time.granularity == "month":
        return own[0].replace(day=15)
    return calendar.add_days(own[0], -1) if cue == "before" and time.mod != "END" else own[1]


def _others_cue(trigger: Trigger, time: Time) -> bool:
    """ "Since the 2006 war": the year is the war's, and "since" belongs to another act; a term ("by") does not."""
    if trigger.status in ("planned", "hypothetical") and time.cue in ("by", "before", "until", "till"):
        return False
    opens = time.span[0] - trigger.evidence_span[0] <= 12
    inside = trigger.span[0] <= time.span[0] < trigger.span[1]
    return inside or (trigger.span[0] >= time.span[1] and not opens)


def _cut(time: Time, own: tuple[date, date], published: date) -> Interval:
    """ "This week", "this month" and "this year" of what is done reach to the day of publication.

    What is planned for this week may fall on any day of it: the annotated pages give the whole period in 41 of 44
    events that are planned, ongoing, called off or may be.
    """
    return (own[0], published) if time.granularity in ("week", "month", "season", "year") else own


def counted(words: str, time: Time, way: int, base: Interval) -> Interval | None:
    """So many units before (``way`` -1) or after (1) an interval; "shortly after" has no end."""
    start, end = base
    size = _SIZE.search(time.value)
    if not size:
        if re.match(r"shortly|soon", words, re.IGNORECASE):
            return start, None if way > 0 else end
        return base if re.match(r"immediately|hours|minutes|just|moments", words, re.IGNORECASE) else None
    unit = _LETTERS.get(size[1] + size[3], _LETTERS.get(size[3], "hour"))
    first = calendar.shift(start, way * float(size[2]), unit)
    last = calendar.shift(end, way * float(size[2]), unit) if end else first
    if first is None:
        return None
    if _LESS.match(words) and last is not None and unit not in ("month", "year"):
        short = unit not in ("hour", "minute")  # of a week less than seven days
        near = calendar.add_days(last if way > 0 else first, -way * short)
        return _ordered(near, (end or start) if way < 0 else start)
    return calendar.period(first, unit) if unit in ("month", "year") else (first, last)


def _ordered(one: date | None, other: date) -> Interval | None:
    return None if one is None else (min(one, other), max(one, other))
