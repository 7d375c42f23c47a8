"""Words in quotation marks: curly, straight, single, guillemets, doubled single; within one paragraph."""

from __future__ import annotations

import re

from dateline.model import Span, Value

MARK = re.compile(r"(?<=\S)'(?=''(?!'))|''|``|[\"“”„«»'‘’]")
"""Quotation marks; of three single ones that close, the inner comes first: "they say, 'Go home,''' he said"."""
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
OTHER_HAND = {"“": '"“', '"': "”"}
"""What closes a mark where a page mixes curly and straight ones."""
PAIRED = frozenset({"“", "”", '"'})
OWNERS = 6
"""Marks behind an owner's in which the closing one stands."""
NESTED = 60
"""Single marks and apostrophes that are passed over before it."""


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
        j = _mixed(text, span, marks, i) or _close(marks, closers, i)
        j = _over_owner(text, marks, j) if j is not None and mark in ("‘", "'") else j
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
    handle = text.startswith(".@", end)  # ".@Rell is right"
    return (before.isspace() or before in "([—–-:") and not after.isspace() and (handle or after not in ",.;")


def _mixed(text: str, span: Span, marks: list[tuple[int, str]], i: int) -> int | None:
    """The next double mark, where it is of the other kind and closes; else None."""
    wanted = OTHER_HAND.get(marks[i][1])
    k = next((k for k in range(i + 1, min(len(marks), i + NESTED)) if marks[k][1] in PAIRED), None)
    if wanted is None or k is None or marks[k][1] not in wanted:
        return None
    at = marks[k][0]
    after = text[at + 1] if at + 1 < span[1] else " "
    return None if text[at - 1].isspace() or after.isalnum() else k


def _over_owner(text: str, marks: list[tuple[int, str]], j: int) -> int:
    """The mark that closes a quotation in single marks, where the one found may be an owner's: ‘It is the workers’
    fault,’ he said."""
    at, mark = marks[j]
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip().islower():
        return j
    for k in range(j + 1, min(len(marks), j + OWNERS)):
        if marks[k][1] != mark:
            return j
        if text[marks[k][0] - 1] in ",.?!":
            return k
    return j


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
