"""Whose minister of foreign affairs somebody is: the state that is told behind the name of an office's matter."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import words_of

LONGEST = 9
"""Words behind an office in which its state is looked for."""


def state_at(found: Sequence[Word], first: int) -> int | None:
    """Index of the word behind the last "of" of "of Foreign Affairs of Iran", read from word ``first``; None where
    anything else than the matter of an office stands between."""
    if first >= len(found) or found[first].low not in ("of", "for"):
        return None
    told = False
    for i in range(first + 1, min(len(found), first + LONGEST)):
        low = found[i].low
        if told and low == "of" and i + 1 < len(found):
            return i + 2 if found[i + 1].low == "the" else i + 1
        if not found[i].gap or (low not in words_of("portfolio") and low not in ("and", "the")):
            return None
        told = True
    return None
