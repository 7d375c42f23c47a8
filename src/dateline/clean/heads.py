"""The head and the body of one article: which line is the title, where the body begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean.articles import first_body
from dateline.clean.marks import BODY_LENGTH, Mark, quotes
from dateline.model import Span, Value

CAPTION_LENGTH = 120
"""Characters of the longest sentence in the block of head lines that is taken for a caption or a summary."""
TITLE_BELOW = 4.0
"""Points for the line below the page's name and day: its first line has at most 5.5 for its form and place."""
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
    last = max((n for n in range(first, end) if _closes(marks, n)), default=first)
    return first, last + 1


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
    return kind and not mark.twin and bool(mark.unit.gap) and below.body and not below.unit.gap


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


def title_of(marks: Sequence[Mark], start: int, first: int, told: str | None) -> int | None:
    """The title among the head lines ``[start, first)``: the likeliest by place, repetition and form; None for none."""
    best, most = None, 0.0
    for number in range(start, first):
        mark = marks[number]
        if mark.unit.role == "title":
            return number
        if mark.reason is not None or len(mark.unit.words) > BODY_LENGTH * 2:
            continue
        points = _title_points(marks, number, (start, first), told)
        if points > most:
            best, most = number, points
    return best


def _below_day(marks: Sequence[Mark], number: int, head: Span) -> bool:
    """Whether a line stands right above the body, and the page's day or section between it and the lines above."""
    start, first = head
    if number + 1 != first or not marks[number].unit.gap or not marks[first].unit.gap:
        return False
    return any(marks[n].reason in {"date-line", "section"} for n in range(start, number))


OF_A_BODY = 2.0
"""Points that the name of a ministry, an agency or a newspaper loses as a title."""
_BODY = re.compile(
    r"(?:agenc(?:y|ies)|bureau|centre|center|chronicle|command|commission|council|courier|daily|department|directorate"
    r"|embassy|gazette|government|herald|journal|letter|ministry|mission|monitor|nations|news|observer|office|police|post"
    r"|press|prosecutor|radio|republic|staff|telegraph|times|tribune|union|weekly)\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"summary\W*|in the name of (?:god|allah)\b.{0,60}", re.IGNORECASE)
_KIND = re.compile(r"press (?:note|release|statement|communiqu[eé])s?\W*\Z", re.IGNORECASE)
_SMALL = re.compile(r"\b(?!(?:al|and|da|de|del|des|di|do|du|el|en|for|in|la|of|on|the|to|y)\b)[a-zà-ÿ][\w’'-]*")


def _names_body(mark: Mark) -> bool:
    """Whether a line is but the name of a body or an outlet: all its words are capitalised."""
    words = mark.unit.flat
    if mark.twin or len(words) > NAME or _KIND.match(words):
        return False
    return _BODY.search(words) is not None and not _SMALL.search(words)


NAME = 70
"""Characters of the longest line that is looked at as a name."""


def _above_byline(marks: Sequence[Mark], number: int, first: int) -> bool:
    """Whether a byline stands right below a line, or below a line of summary that is set close to it."""
    if number + 1 >= first:
        return False
    following = marks[number + 1]
    if following.reason == "byline":
        return True
    close = following.open and not following.unit.gap and not following.twin
    return close and number + 2 < first and marks[number + 2].reason == "byline"


def _title_points(marks: Sequence[Mark], number: int, head: Span, told: str | None) -> float:
    start, first = head
    flat = marks[number].unit.flat
    words = flat.count(" ") + 1
    points = 1.0 + min(words, 8) / 4 + 1.0 * (words > 3 or any(c.islower() for c in flat))
    points += 1.5 * (words > 3 and not any(marks[n].open and not marks[n].twin for n in range(start, number)))
    points += 2.5 * any(marks[n].unit.flat == flat for n in range(number + 1, first))
    set_close = number + 1 == first and marks[number].unit.gap > 0 and marks[first].unit.gap == 0
    points += 2.5 * (set_close and not quotes(marks[first].unit))
    points += 1.0 * _above_byline(marks, number, first)
    points -= OF_A_BODY * (_names_body(marks[number]) or _FORMULA.fullmatch(flat) is not None)
    points += TITLE_BELOW * (_below_day(marks, number, head) and not marks[number].unit.words.endswith("."))
    points += 6.0 * (told is not None and flat.casefold() == " ".join(told.split()).casefold())
    points -= 2.0 * any(sign in flat for sign in (" | ", " > ", " / ", "•")) + 1.0 * marks[number].unit.words.endswith(
        "."
    )
    return points
