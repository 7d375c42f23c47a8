"""Years that head the sections of a chronicle: below "2011" the entry "February 15 - ..." is of that year, whatever the
day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from dateline.model import DateRow, Story, Time, Trigger

FEWEST = 2
"""Years on lines of their own from which an article is cut into years."""
ABOVE = 120
"""Characters above the first paragraph in which the first year may stand."""
_YEAR_LINE = re.compile(r"^[ \t*#]{0,4}((?:19|20)\d\d)[ \t:*]{0,3}$", re.MULTILINE)
_FOUR_DIGITS = re.compile(r"\d{4}|['’]\d\d\b")
_OPEN = re.compile(r"XXXX-(\d\d)-(\d\d)")


def in_headed_year(story: Story, trigger: Trigger, head: Time | None, row: DateRow | None) -> DateRow | None:
    """The day of an act in the year that heads its section, where its words name none; ``head`` is the day that opens
    the entry."""
    year, since = _year_above(story, trigger.span[0])
    if year is None:
        return row
    if row is None:
        return _opened(story, head, year, since) or row
    if row.span is None or row.span[0] < since or _FOUR_DIGITS.search(story.text, *row.span) is not None:
        return row
    if row.granularity not in ("day", "time", "month") or row.text is None or not _NAMED.search(row.text):
        return row
    start = _with_year(row.start, year)
    end = None if row.end is None else _with_year(row.end, year + (int(row.end[:4]) - int(row.start[:4])))
    return (
        row if start is None else replace(row, start=start, end=end, timex=start if row.granularity == "day" else None)
    )


_NAMED = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*", re.IGNORECASE)


def _opened(story: Story, head: Time | None, year: int, since: int) -> DateRow | None:
    """The day that opens an entry, in a year."""
    told = _OPEN.fullmatch(head.value) if head is not None and head.span[0] >= since else None
    if head is None or told is None:
        return None
    day = _with_year(f"{year}-{told[1]}-{told[2]}", year)
    return (
        None
        if day is None
        else DateRow(
            text=story.text[slice(*head.span)],
            start=day,
            end=day,
            span=head.span,
            timex=day,
            granularity="day",
            anchor=story.article.published,
            made_by="date:year-heading",
        )
    )


def _with_year(iso: str, year: int) -> str | None:
    try:
        return date(year, int(iso[5:7]), int(iso[8:10])).isoformat()
    except ValueError:
        return None


def _year_above(story: Story, at: int) -> tuple[int | None, int]:
    """The year that heads the section of a place in an article, and where it stands."""
    years = _years(story)
    found = bisect_right(years, (at, 0)) - 1
    return (years[found][1], years[found][0]) if found >= 0 else (None, 0)


@lru_cache(maxsize=8)
def _years(story: Story) -> tuple[tuple[int, int], ...]:
    """Where the years stand that head sections, and the years, if they are in order; none where there are too few."""
    first, last = story.article.body_span
    found = [(m.start(1), int(m[1])) for m in _YEAR_LINE.finditer(story.text, max(0, first - ABOVE), last)]
    told = [year for _, year in found]
    ordered = told in (sorted(told), sorted(told, reverse=True))
    return tuple(found) if len(found) >= FEWEST and ordered else ()
