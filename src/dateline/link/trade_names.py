"""Surnames that are the noun of a trade or rank: "Gary Fisher" is no fisher, "Ann Judge" no judge.

The noun table finds "fisher" in the name, and the person was given its sector.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.lexicon import Word
from dateline.link.gender import gender

LONGEST = 4
"""Words of a name at most."""


def is_surname(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the noun at words ``first`` to ``last`` (exclusive) ends the name of a person whose first name is a known
    one: "Gary Fisher, 40", "Tom R. Farmer". "Prince", "King" and the like behind a first name are surnames too."""
    if last - first != 1 or first == 0 or not _is_name(words[first]):
        return False
    behind = words[last].text if last < len(words) else ""
    if behind[:1].isupper() and words[last].gap:
        return False  # "Jordan King Abdullah"
    begin = first
    while begin > 0 and first - begin < LONGEST and _is_name(words[begin - 1]):
        begin -= 1
    name = [word.low for word in words[begin : first + 1]]
    return len(name) > 1 and gender(" ".join(name)) is not None


def _is_name(word: Word) -> bool:
    text = word.text
    return text[:1].isupper() and (len(text) < 3 or not text.isupper())
