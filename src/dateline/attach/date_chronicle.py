"""Chronicles: entries under days ("March 3: ...", "June 2014 - ..."); what an entry tells happened on the entry's day.

The day may open the entry's paragraph or stand on a line of its own above it. Sentences behind the first have the day
too, where they tell no other, and none takes the day of the next entry.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.attach.date_years import in_headed_year
from dateline.extract.dates import find_in
from dateline.kept import once_for_story
from dateline.model import DateRow, Span, Story, Time, Trigger

FEWEST = 3
"""Entries from which an article is read as a chronicle."""
INDENT = 4
"""Characters before the day that opens an entry: a bullet, a dash."""
HEADING = 40
"""Characters of the longest line that is looked at as a day of its own."""

_CLOSES = re.compile(r"\s{0,2}(?:[:–—|]|-)\s")
_BLANK = re.compile(r"[\W_]*")
_GRAINS = ("day", "month", "year", "season")


def entry_of(story: Story, trigger: Trigger, times: Sequence[Time]) -> tuple[Span, Time] | None:
    """The entry of a chronicle that tells an act, from its day to the next one's, and its day; None elsewhere."""
    heads = _heads(story, story.article.body_span, times)
    at = bisect_right(heads, trigger.span[0], key=lambda time: time.span[0]) - 1
    if at < 0:
        return None
    end = heads[at + 1].span[0] if at + 1 < len(heads) else story.article.body_span[1]
    return (heads[at].span[0], end), heads[at]


def own_day(story: Story, trigger: Trigger, times: Sequence[Time], best: DateRow | None) -> DateRow | None:
    """A date, or the day of the entry where words of that entry do not give it, in the year that heads the entries."""
    if trigger.status not in ("actual", "ongoing"):
        return best
    found = entry_of(story, trigger, times)
    row = _own_day(story, found, best)
    return in_headed_year(story, trigger, None if found is None else found[1], row)


def _own_day(story: Story, found: tuple[Span, Time] | None, best: DateRow | None) -> DateRow | None:
    """A date, or the day of the entry."""
    if found is None:
        return best
    (first, last), head = found
    if best is not None and best.span is not None and first <= best.span[0] < last:
        return best
    if head.start is None:
        return None if best is not None and best.span is not None else best
    return DateRow(
        text=story.text[slice(*head.span)],
        start=head.start,
        end=head.end,
        span=head.span,
        timex=head.value,
        granularity=head.granularity,
        anchor=story.article.published,
        made_by="date:chronicle",
    )


@once_for_story
def _heads(story: Story, body: Span, times: Sequence[Time]) -> tuple[Time, ...]:
    """The days of the entries of a body in text order; none where there are too few."""
    del body  # of a story there is but one
    found = [*_opening(story, times), *_alone(story)]
    return tuple(sorted(found, key=lambda time: time.span)) if len(found) >= FEWEST else ()


def _opening(story: Story, times: Sequence[Time]) -> Iterator[Time]:
    """The times that open a paragraph and end in a colon or a dash."""
    starts = [part[0] for part in story.article.parts]
    for time in times:
        at = bisect_right(starts, time.span[0]) - 1
        opens = at >= 0 and time.span[0] - starts[at] <= INDENT
        if opens and _is_day(time) and _CLOSES.match(story.text, time.span[1]):
            yield time


def _alone(story: Story) -> Iterator[Time]:
    """The days that stand on a line between two paragraphs."""
    first = story.article.body_span[0]
    for one, other in pairwise(((0, max(0, first - 2 * HEADING)), *story.article.parts)):
        lines = [m for m in re.finditer(r"[^\n]+", story.text[one[1] : other[0]]) if m[0].strip()]
        if not lines or (len(lines) > 1 and other[0] != first) or len(lines[-1][0]) > HEADING:
            continue
        span = (one[1] + lines[-1].start(), one[1] + lines[-1].end())
        for time in find_in(story.text, span, story.article.published):
            rest = story.text[span[0] : time.span[0]] + story.text[time.span[1] : span[1]]
            if _is_day(time) and _BLANK.fullmatch(rest):
                yield time


def _is_day(time: Time) -> bool:
    return time.kind == "DATE" and time.granularity in _GRAINS
