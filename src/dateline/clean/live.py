"""Time stamps of a live blog: those of one day tell the hour alone, those of several the day as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean.marks import Mark

_LIVE = re.compile(
    r"\b(?:live|live ?blog|as it happened|minute by minute|(?:latest|live|rolling) (?:updates|news|developments)"
    r"|what we.re (?:covering|following)|latest on)\b",
    re.IGNORECASE,
)
"""Words of the title of a page that tells the news as it comes."""
HEAD = 12
"""Lines at the head of a page in which its title stands."""
TITLE = 160
"""Characters of the longest line that is looked at as one."""
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")


def stamps(marks: Sequence[Mark]) -> list[bool]:
    """For each line whether it is the time stamp of an entry: with a day too where the page is called live and no title
    stands above the day."""
    live = any(_LIVE.search(m.unit.flat) for m in marks[:HEAD] if not m.body and len(m.unit.flat) <= TITLE)
    return [
        mark.reason == "time-stamp"
        or (live and number > 0 and mark.reason == "date-line" and not marks[number - 1].open and _timed(mark))
        for number, mark in enumerate(marks)
    ]


def _timed(mark: Mark) -> bool:
    return _CLOCK.search(mark.unit.words) is not None
