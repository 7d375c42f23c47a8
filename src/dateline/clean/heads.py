"""The head and the body of one article: which line is the title, where the body begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean import endings, tails
from dateline.clean.articles import first_body
from dateline.clean.marks import Mark
from dateline.knowledge.days import WEEKDAY
from dateline.model import Value

CAPTION_LENGTH = 120
"""Characters of the longest sentence in the block of head lines that is taken for a caption or a summary."""
TAIL_LENGTH = 100
"""Characters of the longest line without a stop that is furniture where it ends an article."""


class Draft(Value, frozen=True, kw_only=True):
    """One article as ranges of units: all its lines, its body, the title."""

    start: int
    end: int
    first: int
    last: int
    title: int | None


def body_range(marks: Sequence[Mark], start: int, end: int) -> tuple[int, int] | None:
    """The units from the first paragraph to the last of the article in ``[start, end)``; None where it has none."""
    first = first_body(marks, start, end)
    while first is not None and _summary(marks, first, start, end):
        first = first_body(marks, first + 1, end)
    if first is None:
        first = _only_words(marks, start, end)
    if first is None:
        return None
    if _short_lead(marks, first - 1, start):
        first -= 1
    end = endings.begin(marks, first, end)
    closing = [n for n in range(first, end) if _closes(marks, n)] or [first]
    while len(closing) > 1 and closing[-1] > first + BELOW and _stands_below(marks, closing[-1]):
        closing.pop()
    return first, closing[-1] + 1


LEAD_WORDS = 6
"""Words of the shortest lead."""
_NEWS = re.compile(rf"\b(?:{WEEKDAY}|today|yesterday|said)\b")


def _short_lead(marks: Sequence[Mark], number: int, start: int) -> bool:
    """Whether a short sentence right above the first paragraph is the lead: it tells the day or who says so ("Iraq
    recalled its ambassador on Tuesday."), and the title stands above it."""
    if number <= start:
        return False
    mark = marks[number]
    words = mark.unit.flat
    told = mark.open and not mark.twin and mark.unit.role is None and words.endswith(".") and _NEWS.search(words)
    titled = any(m.open and m.unit.words.count(" ") >= TITLE_BLANKS for m in marks[start:number])
    return bool(told) and titled and words.count(" ") >= LEAD_WORDS - 1


TITLE_BLANKS = 2
"""Blanks of the shortest line that may be the title above a short lead."""


def _stands_below(marks: Sequence[Mark], number: int) -> bool:
    """Whether the last line of an article is none of its story."""
    return _asks_below(marks, number) or _is_tail(marks[number])


BELOW = 1
"""Lines of story at least above one that is told to stand below it by its words."""


def _is_tail(mark: Mark) -> bool:
    return mark.unit.role is None and mark.dateline is None and tails.reason(mark.unit.flat) is not None


def _asks_below(marks: Sequence[Mark], number: int) -> bool:
    """Whether a line that asks, the last of an article, stands below furniture: the title of another page."""
    mark, above = marks[number], marks[number - 1]
    return mark.open and mark.unit.words.endswith("?") and not above.body and not above.unit.stops


def _summary(marks: Sequence[Mark], number: int, start: int, end: int) -> bool:
    """A short sentence set close to the head lines and apart from the paragraphs: a caption or a summary."""
    mark = marks[number]
    if (
        number == start
        or marks[number - 1].reason == "time-stamp"
        or mark.dateline is not None
        or mark.unit.gap
        or mark.unit.role is not None
    ):
        return False
    if number + 1 >= end or not marks[number + 1].unit.gap:
        return False
    following = first_body(marks, number + 1, min(end, number + 4))
    if following is None or len(mark.unit.words) >= CAPTION_LENGTH:
        return False
    return not any(_heads(marks, n) for n in range(number + 1, following))


def _heads(marks: Sequence[Mark], number: int) -> bool:
    """Whether a line is a heading or a day set right above a paragraph: what stands above it is then no summary of that
    one, but the whole item of another heading."""
    mark, below = marks[number], marks[number + 1]
    kind = mark.open or mark.reason == "date-line"
    told = below.body or below.unit.words.endswith("?")
    return kind and not mark.twin and bool(mark.unit.gap) and told and not below.unit.gap


def _only_words(marks: Sequence[Mark], start: int, end: int) -> int | None:
    """The longest open line below the first, or the first: a page of one short line is a story of one line."""
    open_lines = [n for n in range(start, end) if marks[n].open and not marks[n].twin and marks[n].unit.role != "title"]
    below = [n for n in open_lines if n != start and marks[n].unit.stops]
    if below:
        return max(below, key=lambda n: (len(marks[n].unit.words), -n))
    alone = [n for n in open_lines if marks[n].unit.stops or marks[n].unit.words.count(" ") >= 3]
    return alone[-1] if len(alone) == 1 and start == 0 and end == len(marks) else None


def _closes(marks: Sequence[Mark], number: int) -> bool:
    mark = marks[number]
    if mark.reason is not None or (mark.twin and not mark.body):
        return False
    return mark.body or mark.unit.stops or len(mark.unit.words) > TAIL_LENGTH
