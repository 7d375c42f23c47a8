"""The title of one article: the likeliest of the lines above its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean import datelines
from dateline.clean.marks import BODY_LENGTH, Mark, quotes
from dateline.model import Span, Value

TITLE_BELOW = 4.0
"""Points for the line below the page's name and day: its first line has at most 5.5 for its form and place."""


def title_of(marks: Sequence[Mark], start: int, first: int, told: str | None) -> int | None:
    """The title among the head lines ``[start, first)``: the likeliest by place, repetition and form; None for none."""
    head = _head_of(marks, start, first)
    best, most = None, 0.0
    for number in range(start, first):
        mark = marks[number]
        if mark.unit.role == "title":
            return number
        if mark.reason is not None or len(mark.unit.words) > BODY_LENGTH * 2:
            continue
        points = _title_points(marks, number, head, told)
        if points > most:
            best, most = number, points
    return _section_title(marks, start, first) if best is None else best


def _section_title(marks: Sequence[Mark], start: int, first: int) -> int | None:
    """The first line of four words that looks like the name of a section, where no other line may be the title:
    "COMOROS WEIGHS LEAVING FISHERY PACT", "Opinion | The war on puddles"."""
    for number in range(start, first):
        mark = marks[number]
        told = mark.reason == "section" and mark.unit.role is None and mark.unit.flat.count(" ") >= SHORT_TITLE
        if told and not _BODY.search(mark.unit.flat):
            return number
    return None


def _below_day(marks: Sequence[Mark], number: int, head: Span) -> bool:
    """Whether a line stands right above the body, and the page's day or section between it and the lines above."""
    start, first = head
    if number + 1 != first or not marks[number].unit.gap or not marks[first].unit.gap:
        return False
    if _leads_in(marks, number, start) or marks[number - 1].reason == "time-stamp":
        return False
    return any(marks[n].reason in {"date-line", "section"} for n in range(start, number))


def _leads_in(marks: Sequence[Mark], number: int, start: int) -> bool:
    """Whether a line heads a section or opens a letter: a number or a time first, a colon or comma last, a short
    question, or up to three words that name no country, where not all of what stands above is names in capitals.
    """
    words = marks[number].unit.flat
    if _COUNTED.match(words) is not None or words[-1] in ":," or (words[-1] == "?" and words.count(" ") < ASKS):
        return True
    if words.count(" ") < SHORT_TITLE:
        above = [m.unit.flat for m in marks[start:number] if m.open]
        return not datelines.is_country(words) and any(_SMALL.search(line) for line in above)
    return False


_COUNTED = re.compile(r"\d{1,2}(?:[.)]\s|[.:h]\d\d\b)")
ASKS = 5
"""Blanks of a question from which it may be a title."""
SHORT_TITLE = 3
"""Blanks of a line from which it may be the title below the page's name and day."""
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


_WORD = re.compile(r"\w[\w’'-]*")
LABEL_WORDS = 4
"""Words of the longest line above a title that is taken for the label of a section."""
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


class _Head(Value, frozen=True, kw_only=True):
    """The head lines of an article: where they begin and end, the last place of each, the first one of more words than
    a label has, and what stands before a dash or bar in them."""

    start: int
    first: int
    last: dict[str, int]
    worded: int
    stems: frozenset[str]


_OUTLET = re.compile(r"\s?[-|–—·]\s[^-|–—·]{2,40}\Z")
"""The name of the outlet behind a title: "Rebels take Goma - Lakes Tribune"."""


def _head_of(marks: Sequence[Mark], start: int, first: int) -> _Head:
    lines = [(n, marks[n].unit.flat, marks[n]) for n in range(start, first)]
    worded = (n for n, flat, m in lines if m.open and not m.twin and len(_WORD.findall(flat)) > LABEL_WORDS)
    return _Head(
        start=start,
        first=first,
        last={flat: n for n, flat, _ in lines},
        worded=next(worded, first),
        stems=frozenset(_OUTLET.sub("", flat) for _, flat, _ in lines if _OUTLET.search(flat)),
    )


def _title_points(marks: Sequence[Mark], number: int, head: _Head, told: str | None) -> float:
    first = head.first
    flat = marks[number].unit.flat
    words = flat.count(" ") + 1
    points = 1.0 + min(words, 8) / 4 + 1.0 * (words > 3 or any(c.islower() for c in flat))
    points += 1.5 * (words > 3 and number <= head.worded)
    points -= 0.5 * (len(_WORD.findall(flat)) <= LABEL_WORDS)
    points += 2.5 * (head.last[flat] > number) + 2.5 * (flat in head.stems)
    points -= 3.0 * (marks[number].twin and flat.endswith(")"))
    set_close = number + 1 == first and marks[number].unit.gap > 0 and marks[first].unit.gap == 0
    points += 2.5 * (set_close and not quotes(marks[first].unit))
    points += 1.0 * _above_byline(marks, number, first)
    points -= OF_A_BODY * (_names_body(marks[number]) or _FORMULA.fullmatch(flat) is not None)
    points += TITLE_BELOW * (
        _below_day(marks, number, (head.start, first)) and not marks[number].unit.words.endswith(".")
    )
    points += 6.0 * (told is not None and flat.casefold() == " ".join(told.split()).casefold())
    points -= 2.0 * any(sign in flat for sign in (" | ", " > ", " » ", " › ", " / ", "•"))
    points -= 1.0 * marks[number].unit.words.endswith(".")
    return points
