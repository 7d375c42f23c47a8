"""Live blogs: entries under clock times, newest first or last; what an entry tells happened on the entry's day."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.extract.dates import calendar, lexicon
from dateline.model import DateRow, Span, Story, Trigger

FEWEST = 3
"""Entries from which an article is read as a live blog."""

_STAMP = re.compile(
    r"^[ \t]{0,8}\(?(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?: ?(?:[A-Z]{2,4}|[ap]\.?m\.?))?\)?"
    r"(?: ?\(?(?P<weekday>[A-Z][a-z]{2,5}day)\)?)?[ \t]*(?:[-–—|:][ \t]|$)",
    re.MULTILINE,
)


class Entry(NamedTuple):
    """One clock time that heads an entry, and the day it belongs to."""

    span: Span
    day: date


def entry_row(story: Story, trigger: Trigger) -> DateRow | None:
    """The day of the live-blog entry that tells a piece of news, or None outside a live blog."""
    if trigger.role != "news" or trigger.status not in ("actual", "ongoing", "negated"):
        return None
    body = story.article.body_span
    found = _entries(story.text, (max(0, body[0] - 40), body[1]), story.article.published)
    index = bisect_right(found, trigger.span[0], key=lambda entry: entry.span[0]) - 1
    if index < 0:
        return None
    span, day = found[index]
    lasts = trigger.status == "ongoing" and trigger.type in ("COERCE", "SANCTION")
    return DateRow(
        text=story.text[slice(*span)],
        start=day.isoformat(),
        end=None if lasts else day.isoformat(),
        span=span,
        timex=day.isoformat(),
        granularity="day",
        anchor=story.article.published,
        made_by="date:entry",
    )


@lru_cache(maxsize=8)
def _entries(text: str, body: Span, published: str | None) -> tuple[Entry, ...]:
    """The entries in text order; the newest is of the day of publication, each step past midnight goes a day back."""
    day = calendar.parse_day(published)
    marks = list(_STAMP.finditer(text, *body))
    if day is None or len(marks) < FEWEST:
        return ()
    clocks = [int(m["h"]) * 60 + int(m["m"]) for m in marks]
    newest_first = sum(b < a for a, b in pairwise(clocks)) * 2 >= len(clocks) - 1
    order = marks if newest_first else marks[::-1]
    out: list[Entry] = []
    last = 24 * 60
    for mark in order:
        clock = int(mark["h"]) * 60 + int(mark["m"])
        named = lexicon.words("weekdays").get((mark["weekday"] or "").lower())
        if named:
            day = calendar.weekday_near(day, int(named), -1) or day
        elif clock > last and day > date.min:
            day -= timedelta(days=1)
        last = clock
        out.append(Entry(mark.span(), day))
    return tuple(out if newest_first else out[::-1])
