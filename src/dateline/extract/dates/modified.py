"""Readers of a date with a word before it that narrows or blurs it: early, late, mid, the end of, about."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from dateline.extract.dates import lexicon
from dateline.extract.dates.context import Context, Reading

Match = re.Match[str]

_ACT = re.compile(r"(?:start|beginning|end)[ -]+(?:in|on)[ -]*$", re.IGNORECASE)
"""What begins or ends then ("are to start in November"): the month is whole; its own start is "of" it."""


def modified(match: Match, ctx: Context) -> Reading | None:
    """Late May; the end of 2023; earlier this week; mid-May; early on Tuesday."""
    from dateline.extract.dates.scan import at

    word = " ".join(match["mod"].lower().split())
    code = str(lexicon.words("mods")[word])
    if _ACT.search(match.group()):
        return None
    inner = at(match.end(), ctx)
    if inner is None or inner.reading.kind in ("DURATION", "SET") or inner.rule == "modified":
        return None
    reading = inner.reading
    if word in ("over", "under") or (word in ("around", "about") and reading.granularity in ("day", "fuzzy")):
        return None
    if reading.needs or (reading.kind == "TIME" and code not in ("APPROX", "START", "END")):
        return None
    changed = narrowed(reading, code, word, ctx.day)
    return msgspec.structs.replace(changed, mod=code, stop=inner.end)


def narrowed(reading: Reading, code: str, word: str, anchor: date | None) -> Reading:
    """The part of the period that the word names: thirds of a month, the first four or last three months of a year.

    "Earlier this week" and "later this month" are cut at the day of publication.
    """
    start, end, grain = reading.start, reading.end, reading.granularity
    if start is None or end is None or grain in ("day", "time", "fuzzy"):
        return reading
    if word == "earlier" and grain == "week" and anchor == start:  # on a Monday it is the week before
        return msgspec.structs.replace(reading, start=start - timedelta(days=7), end=start - timedelta(days=1))
    if word == "earlier":
        return msgspec.structs.replace(reading, end=min(end, anchor) if anchor and anchor >= start else end)
    if word == "later":
        return msgspec.structs.replace(
            reading, start=max(start, anchor) if anchor and start <= anchor <= end else start
        )
    first, last = _part(start, end, grain, code)
    return msgspec.structs.replace(reading, start=first, end=last)


def _part(start: date, end: date, grain: str, code: str) -> tuple[date, date]:
    if grain == "month":
        thirds = {"START": (1, 10), "MID": (11, 20), "END": (21, end.day)}.get(code, (1, end.day))
        return start.replace(day=thirds[0]), start.replace(day=thirds[1])
    length = (end - start).days + 1
    if grain == "decade":
        cut = {"START": (0, 4), "MID": (4, 7), "END": (7, 10)}.get(code, (0, 10))
        return date(start.year + cut[0], 1, 1), date(start.year + cut[1] - 1, 12, 31)
    if grain == "year":
        cut = {"START": (1, 4), "MID": (5, 8), "END": (10, 12)}.get(code, (1, 12))
        after = date(start.year, cut[1], 28) + timedelta(days=4)
        return date(start.year, cut[0], 1), after - timedelta(days=after.day)
    third = max(1, length // 3)
    if code == "START":
        return start, start + timedelta(days=third - 1)
    if code == "END":
        return end - timedelta(days=third - 1), end
    if code == "MID":
        return start + timedelta(days=third), end - timedelta(days=third)
    return start, end
