"""Who wrote an article: the head line that names somebody, or the name that stands below a bare "By"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.clean.marks import Mark
from dateline.clean.rules import table
from dateline.model import Span

NAME_WORDS = 6
"""Words of the longest name below a bare "By" (two authors and a role)."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def _bare(words: str) -> bool:
    """Whether a byline names nobody: "By", "|", "News |"."""
    known = table("byline")["bare"]
    assert isinstance(known, list)
    return all(word.casefold() in known for word in _WORD.findall(words))


def _leads(mark: Mark) -> bool:
    """Whether a line is "By" or "By:" alone, whatever it was taken for."""
    return mark.unit.words.casefold().rstrip(": ") in ("by", "written by", "author", "reported by")


def _names(mark: Mark) -> bool:
    """Whether a line may be a name: a few capitalised words, no date, no sentence."""
    words = mark.unit.words.split()
    if mark.body or mark.unit.stops or not 0 < len(words) <= NAME_WORDS or mark.reason == "date-line":
        return False
    if any(c.isdigit() for c in mark.unit.words) or _bare(mark.unit.words):
        return False
    small = ("and", "de", "van", "al", "bin")
    return all(word[0].isupper() or not word[0].isalpha() or word in small for word in words)


def byline_of(head: Sequence[Mark]) -> Span | None:
    """The byline among the lines above a body: the first that names somebody, or the name below a bare "By"."""
    for number, mark in enumerate(head):
        if not (mark.reason == "byline" or _leads(mark)):
            continue
        if not _bare(mark.unit.words):
            return mark.unit.span
        below = head[number + 1] if number + 1 < len(head) else None
        if below is not None and _leads(mark) and _names(below):
            return below.unit.span
    return None
