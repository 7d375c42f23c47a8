"""Where one article ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from dateline.clean.marks import HEAD_LINES, Mark

_LABEL = re.compile(r"[A-ZÀ-Þ][\w’'.]{1,24}(?: [A-ZÀ-Þ][\w’'.]{0,24}){0,2}(?:: | [-–—] )(?=[\w‘'“\"])")

TITLE_LENGTH = 200
"""Characters of the longest line that may be a title."""
THRESHOLD = 3.0
"""Points from which a line after a body opens a new article; set by hand on pages with up to three articles."""
LIVE = 3
"""Time stamps among the lines around from which they are a live blog, whose entries are one article."""
AROUND = 30
"""Lines before and after that are looked at for time stamps."""
LIVE_THRESHOLD = 6.0
"""Points from which a line opens a new article within or next to a live blog."""
HEAD = 8
"""Lines below a title that may stand before its first paragraph."""


def regions(marks: Sequence[Mark]) -> list[tuple[int, int, int | None]]:
    """The articles as ranges of units, each with the index of its title line (None: to be found in its head)."""
    starts: list[tuple[int, int | None]] = [(0, None)]
    labels = _labelled(marks)
    stamps = [0, *accumulate(mark.reason == "time-stamp" for mark in marks)]
    spaced = _spaced(marks)
    seen_body = False
    for number, mark in enumerate(marks):
        live = stamps[min(len(marks), number + AROUND)] - stamps[max(0, number - AROUND)] >= LIVE
        least = LIVE_THRESHOLD if live else THRESHOLD
        if seen_body and _opens(marks, number, spaced=spaced, labels=labels, least=least):
            starts.append((number, None if mark.body else number))
            seen_body = False
        seen_body = seen_body or mark.body
    ends = [start for start, _ in starts[1:]] + [len(marks)]
    return [(start, end, title) for (start, title), end in zip(starts, ends, strict=True)]


def _spaced(marks: Sequence[Mark]) -> bool:
    """Whether a blank line stands between the paragraphs of this page."""
    gaps = [b.unit.gap for a, b in pairwise(marks) if a.body and b.body]
    return sum(gap > 0 for gap in gaps) * 2 >= len(gaps)


def _opens(marks: Sequence[Mark], number: int, *, spaced: bool, labels: bool, least: float) -> bool:
    mark = marks[number]
    if mark.body:
        return mark.dateline is not None and mark.dateline.strong and mark.dateline.dated
    if not _title_like(mark):
        return False
    first = first_body(marks, number + 1, min(len(marks), number + 1 + HEAD))
    if first is None:
        return False
    points = evidence(marks, number, first, spaced=spaced)
    return points + 2.0 * (labels and _LABEL.match(mark.unit.words) is not None) >= least


def _labelled(marks: Sequence[Mark]) -> bool:
    """Whether the page's first title has the form of a round-up's items: "COUNTRY: what happened"."""
    first = first_body(marks, 0, len(marks))
    above = [m for m in marks[max(0, (first or 0) - HEAD) : first or 0] if m.open]
    return bool(above) and any(_LABEL.match(m.unit.words) for m in above[-2:])


def _title_like(mark: Mark) -> bool:
    if mark.reason is not None or len(mark.unit.words) > TITLE_LENGTH:
        return False
    words = mark.unit.words
    return not words[0].islower() and words[0] != "[" and words[-1] != "]"


def first_body(marks: Sequence[Mark], start: int, end: int) -> int | None:
    """The first paragraph in a range of units, or None."""
    return next((number for number in range(start, end) if marks[number].body), None)


def evidence(marks: Sequence[Mark], number: int, first: int, *, spaced: bool) -> float:
    """Points for the line being the title of the article whose first paragraph is ``first``."""
    mark, head = marks[number], marks[number + 1 : first]
    before = marks[number - 1].reason if number else "separator"
    points = _form(mark)
    points += 3.0 * any(m.reason in {"date-line", "byline", "dateline"} for m in head)
    points += 2.0 * any(m.reason == "caption" for m in head)
    points += 3.0 * any(m.unit.flat == mark.unit.flat for m in head)
    points += _dateline_points(marks[first])
    points += 1.5 * (before in {"separator", "end-mark", "copyright"}) + 2.0 * (
        before is not None and mark.unit.gap == 0
    )
    points += 2.0 * (spaced and not head and mark.unit.gap > 0 and marks[first].unit.gap == 0)
    points += 2.0 * (number > 0 and marks[number - 1].twin and marks[number - 1].reason is None and mark.unit.gap == 0)
    points += 1.0 * (mark.unit.gap > 1) - 4.0 * (marks[number + 1].unit.gap > max(1, mark.unit.gap))
    points -= 3.0 * (mark.unit.words.endswith(".") and not _head_line(marks[number + 1]))
    return points - 4.0 * any(m.open and m.unit.flat != mark.unit.flat and m.unit.gap for m in head[1:])


def _head_line(mark: Mark) -> bool:
    return mark.reason == "caption" or (mark.reason in HEAD_LINES and not mark.unit.gap)


def _dateline_points(mark: Mark) -> float:
    line = mark.dateline
    if line is None or (not line.strong and line.end >= mark.unit.span[1]):
        return 0.0
    return 3.0 if line.strong or mark.unit.words[: line.place[1] - line.place[0]].isupper() else 1.5


def _form(mark: Mark) -> float:
    words = mark.unit.words.split()
    points = 1.0 if len(words) >= 4 else (0.0 if len(words) == 3 else -1.0)
    if mark.unit.words.endswith("?") and len(words) < 9:
        points -= 2.0
    return points
