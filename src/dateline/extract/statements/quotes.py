"""Words in quotation marks: curly, straight, single, guillemets, doubled single; within one paragraph."""

from __future__ import annotations

import re

from dateline.model import Span, Value

MARK = re.compile("''|``|[\"“”„«»'‘’]")
CLOSER = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "‘": ("’",),
    '"': ('"',),
    "'": ("'",),
    "''": ("''",),
    "``": ("''",),
}
DOUBLE = frozenset({"“", "„", "«", '"', "''", "``"})


class Quote(Value, frozen=True, kw_only=True):
    """``span`` with the marks, ``inner`` without; ``closed`` is False where the paragraph leaves it open."""

    span: Span
    inner: Span
    closed: bool


def quotes(text: str, span: Span) -> tuple[Quote, ...]:
    """The outermost quotations of ``text[span]``, in order; a mark without a partner opens none unless it is double."""
    marks = [(m.start(), m.group()) for m in MARK.finditer(text, *span)]
    out: list[Quote] = []
    closers = _closers(text, span, marks)
    i = 0
    while i < len(marks):
        at, mark = marks[i]
        if not _opens(text, span, at, mark):
            i += 1
            continue
        j = _close(marks, closers, i)
        if j is not None:
            end, closer = marks[j]
            out.append(Quote(span=(at, end + len(closer)), inner=(at + len(mark), end), closed=True))
            i = j + 1
        elif mark in DOUBLE:
            end = _unclosed(text, at + len(mark), span[1])
            out.append(Quote(span=(at, end), inner=(at + len(mark), end), closed=False))
            break
        else:
            i += 1
    return tuple(out)


_TELLER = re.compile(r",\s(?:[\w’'.-]{1,20}\s){1,6}(?:said|says|added)\.?\s*$")
"""Who said it, at the end of a paragraph whose quotation is never closed: "... and fell, a doctor said."."""
REACH = 140
"""Characters at the end of a paragraph in which that stands."""


def _unclosed(text: str, start: int, end: int) -> int:
    """The end of a quotation that its paragraph leaves open: that of the paragraph, or before who said it."""
    teller = _TELLER.search(text, max(start, end - REACH), end)
    return teller.start() + 1 if teller else end


def _opens(text: str, span: Span, at: int, mark: str) -> bool:
    if mark in ("“", "„", "«", "``"):
        return True
    if mark in ("”", "»", "’"):
        return False
    end = at + len(mark)
    before = text[at - 1] if at > span[0] else " "
    after = text[end] if end < span[1] else " "
    return (before.isspace() or before in "([—–-:") and not after.isspace() and after not in ",.;"


def _closers(text: str, span: Span, marks: list[tuple[int, str]]) -> dict[str, list[int]]:
    """For each kind of mark, the indices in ``marks`` at which it may close, last first."""
    out: dict[str, list[int]] = {}
    for k, (at, mark) in enumerate(marks):
        end = at + len(mark)
        before = text[at - 1] if at > span[0] else " "
        after = text[end] if end < span[1] else " "
        if mark in ("'", "’") and (after.isalnum() or before.isspace()):
            continue
        if mark in ('"', "''") and before.isspace() and after.isalnum():
            continue
        out.setdefault(mark, []).append(k)
    return {mark: found[::-1] for mark, found in out.items()}


def _close(marks: list[tuple[int, str]], closers: dict[str, list[int]], i: int) -> int | None:
    found: int | None = None
    for mark in CLOSER[marks[i][1]]:
        later = closers.get(mark, [])
        while later and later[-1] <= i:
            later.pop()
        if later and (found is None or later[-1] < found):
            found = later[-1]
    return found
