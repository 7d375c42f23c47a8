"""What stands behind the head of a phrase: the name of who bears a title that goes on ("the leader of the Lebanese
Forces, Samir Geagea"), the acronym of a body in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import words_of
from dateline.link.resolve import options

LONGEST = 24
"""Words of a title and its complement behind which a name is looked for."""
NAME = range(2, 6)
"""Words of a name: one alone may be the state in which a town lies."""


def name_behind(text: str, found: Sequence[Word], end: int, titles: frozenset[int]) -> int | None:
    """The word behind the comma from which a phrase ends in a name, in the complement of its title, which begins at
    word ``end``; None where no name of two words stands there, or that of a place."""
    if end >= len(found) or found[end].low not in _JOINING:
        return None
    commas = [i for i in range(end + 1, min(len(found), end + LONGEST)) if _is_parted(text, found, i)]
    if not commas:
        return None
    first, last = commas[-1], len(found) - 1
    while first < last and (first in titles or found[first].low in words_of("honorific")):
        first += 1
    run = found[first:]
    proper = all(word.text[0].isupper() or word.low in words_of("particle") for word in run)
    if len(run) not in NAME or not proper or any(not word.gap for word in run[1:]):
        return None
    if any(word.low in _NO_NAME for word in run) or options(key(text[run[0].start : run[-1].end])):
        return None
    return commas[-1]


_JOINING = frozenset(("of", "for", "in", "at", "to"))
_NO_NAME = frozenset(("and", "or")) | words_of("direction", "settlement", "institution")


def _is_parted(text: str, found: Sequence[Word], i: int) -> bool:
    """Whether a comma alone stands before word ``i``."""
    return text[found[i - 1].end : found[i].start].strip() == ","


_ACRONYM = re.compile(r"\s*\([^\W\d_a-z][\w.-]{0,12}[^\W\d_a-z]\.?\)?\Z")


def bare_name(words: str) -> str:
    """A name without the acronym in brackets behind it, which annotators leave out."""
    return _ACRONYM.sub("", words) or words


def is_acronym(found: Sequence[Word], between: str) -> bool:
    """Whether the rest of a phrase is an acronym in brackets."""
    return "(" in between and len(found) == 1 and len(found[0].text) > 1 and found[0].text.isupper()
