"""Folding of words for look-ups: case, accents and letters without a decomposition; offsets are never touched."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "e"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word as look-ups spell it: case-folded, without accents ("Lomé" is "lome", "Łódź" is "lodz")."""
    low = word.casefold()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def key(name: str) -> str:
    """The look-up key of a name: its folded words joined by single blanks ("Sana'a" is "sana a")."""
    return " ".join(map(fold, WORD.findall(name)))


def first_word(name: str) -> str:
    """The folded first word of a name, by which look-ups open it; empty for a name without words."""
    first = WORD.search(name)
    return fold(first.group()) if first else ""


def folded(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(map(fold, WORD.findall(text)))
