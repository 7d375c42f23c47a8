"""Whether the words before a name make it a place."""

from __future__ import annotations

from collections.abc import Set

from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import words_of


def locative(found: tuple[Word, ...], i: int, placed: Set[int]) -> bool:
    """True where the words before word ``i`` make it a place: "in", "near the", "the town of", "and" after a place."""
    skip = words_of("direction", "determiner", "settlement")
    at = i - 1
    while at >= 0 and i - at <= 4 and found[at + 1].gap:
        low = found[at].low
        if low in words_of("strict locative"):
            return not (low in ("to", "from") and at > 0 and found[at - 1].low in words_of("to person"))
        if low == "of" and at > 0 and found[at - 1].low in words_of("settlement", "direction"):
            return True
        if low in ("and", "or") and at - 1 in placed:
            return True
        if low not in skip and low != "of":
            return False
        at -= 1
    return False
