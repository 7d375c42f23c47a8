"""Where the part of a page begins that is no story any more: the comments of readers, appeals, who an organisation is.
What is told there is no part of the article above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from dateline.clean.marks import Mark

_HEADER = re.compile(
    r"(?:(?:top|readers?|readers?[’']s?|all|latest|recent|most recent|user|facebook|featured|\d[\d,.]*k?) )?"
    r"(?:comments?|replies)\W{0,3}(?:\d[\d,.]*k?)?\W{0,3}(?:closed|subscribe)?"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)\W*|join the (?:conversation|discussion)\W*"
    r"|(?:read|view|see|show) (?:all )?(?:\d[\d,.]*k? )?comments\W*|conversation \(?\d+\)?"
    r"|about (?:us|the authors?|the (?-i:[A-Z])[\w.]+(?: (?:of|for|(?-i:[A-Z])[\w.]+)){0,5}"
    r"|(?-i:[A-Z][\w.’'-]+(?: (?:of|for|the|and|[A-Z(][\w.)’'-]+)){0,5})):?"
    r"|(?:a )?message from .{2,40}:?|you appreciate .{3,40}|you[’']re a (?:dedicated|loyal) .{3,40}|before you go\W*",
    re.IGNORECASE,
)
"""A line that heads what readers wrote ("Comments (14)", "TOP COMMENT"), who publishes ("About Médecins Sans
Frontières") or an appeal ("A message from the editors:")."""
LONGEST = 60
"""Characters of the longest line that is looked at."""
SENTENCE = 3
"""Blanks of a short sentence of story."""
STORY = 2
"""Paragraphs of story above such a line, at least: above the story it is the number of comments beside the title."""


def is_header(mark: Mark) -> bool:
    """Whether a line heads what is no story."""
    told = mark.unit.stops or len(mark.unit.words) > LONGEST or mark.unit.role == "title"
    return not told and _HEADER.fullmatch(mark.unit.flat) is not None


def _is_told(mark: Mark) -> bool:
    """Whether a line is a paragraph or a short sentence of story."""
    return mark.body or (mark.open and mark.unit.words.endswith(".") and mark.unit.words.count(" ") >= SENTENCE)


def begin(marks: Sequence[Mark], first: int, end: int) -> int:
    """The line of an article at which its story is over by a heading, ``end`` where there is none."""
    told = 0
    for number in range(first, end):
        if told >= STORY and is_header(marks[number]):
            return number
        told += _is_told(marks[number])
    return end


class Endings:
    """Such headings of a page, to ask of any line whether it stands below one."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.last = list(accumulate((n if is_header(m) else -1 for n, m in enumerate(marks)), max))
        self.told = [0, *accumulate(int(_is_told(mark)) for mark in marks)]

    def above(self, start: int, number: int) -> bool:
        """Whether the article that begins at ``start`` was over above a line."""
        last = self.last[number]
        return last > start and self.told[last] - self.told[start] >= STORY
