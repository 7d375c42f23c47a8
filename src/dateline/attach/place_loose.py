"""Capitalised names that no table holds, told as a place by the words around them: "off N'Diago", "Awaitah village"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from dateline.attach.place_told import Found, Told, is_outlet, lead_of, listed
from dateline.knowledge.roles import nouns, words_of
from dateline.model import Span

_NAME = re.compile(r"(?:(?:al|el|ad|as|ash|at|an|ar|az|d|l|ul|es)[-’'])?[A-Z][\w’'.-]+$")
_SMALL = frozenset(("de", "del", "la", "los", "al", "el", "bin", "of", "da", "do", "dos", "du", "le", "the"))
_LONGEST = 5
"""Words of the longest name that is taken."""
_AFTER = 3
"""Words behind the trigger in which a name without a preposition may be its object."""


def _named(view: Told, i: int) -> bool:
    a, b, low = view.tokens[i]
    word = view.text[a:b]
    return bool(_NAME.match(word)) and low not in words_of("notname") and not (word.isupper() and len(word) < 6)


_SHORT = frozenset(("st", "mt", "ft", "pt"))
"""First words of names that are written short: "St. Thomas"."""


def _joined(view: Told, i: int) -> bool:
    gap = view.text[view.tokens[i][1] : view.tokens[i + 1][0]]
    return gap == " " or (gap == ". " and view.tokens[i][2] in _SHORT)


def _last(view: Told, i: int) -> int:
    """The last word of the name that begins at word ``i``; small words inside are allowed ("Bab al-Hawa")."""
    last = j = i
    while j + 1 < len(view.tokens) and _joined(view, j) and j + 1 - i < _LONGEST:
        j += 1
        if _named(view, j):
            last = j
        elif view.tokens[j][2] not in _SMALL or j - last > 2:
            break
    return last


def _free_names(view: Told, taken: list[Span]) -> Iterator[tuple[int, int]]:
    """First and last word of each name that shares no character with ``taken``."""
    held = sorted(taken)
    starts, ends = [a for a, _ in held], [*accumulate((b for _, b in held), max)]
    free = 0
    for i in range(len(view.tokens)):
        if i < free or not _named(view, i):
            continue
        last = _last(view, i)
        free = last + 1
        at = bisect_left(starts, view.tokens[last][1])
        known = at > 0 and ends[at - 1] > view.tokens[i][0]
        if not known and (last > i or view.tokens[i][2] not in nouns()):
            yield i, last


def loose_names(view: Told, trigger: Span, taken: list[Span]) -> Iterator[Found]:
    """Names with a preposition of place before them, with a noun for settlements or sites behind them, or right behind
    the trigger; none in text whose case tells nothing. ``taken`` are the spans of known names."""
    if not any(letter.islower() for letter in view.text[slice(*view.span)]):
        return
    behind = view.at(trigger[1])
    for i, last in _free_names(view, taken):
        span = (view.tokens[i][0], view.tokens[last][1])
        if is_outlet(view.text, span):
            continue
        lead, _ = lead_of(view, span[0])
        end = _site_behind(view, last)
        struck = behind <= i < behind + _AFTER
        if lead or struck or end > span[1]:
            kind = "unknown" if struck and not lead else "loose site" if end > span[1] else "loose"
            yield Found(span=(span[0], end), name_span=span, kind=kind, lead=lead, mention=None)


def _site_behind(view: Told, last: int) -> int:
    """End of the noun for a settlement or site right behind word ``last``, else the end of that word."""
    end = view.tokens[last][1]
    if last + 1 < len(view.tokens) and _joined(view, last):
        low = view.tokens[last + 1][2]
        if low in words_of("settlement") or low in listed("site"):
            return view.tokens[last + 1][1]
    return end
