"""Whether the lines below a heading speak of other things than those above it, as the items of a round-up do.

The sections of one story name its people and places again and again; two items of news in brief share none. Names are
what is compared: capital words inside sentences, or all long words where a page writes without small or without capital
letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.clean.marks import Mark
from dateline.clean.rules import table
from dateline.model import Value

STEM = 6
"""Characters by which two words are told to be the same: "Lesotho" and "Lesotho's", "Mexico" and "Mexican" by five."""
SHORTEST = 4
"""Characters of the shortest name that is compared."""
LONG = 6
"""Characters from which a word that is no name is compared."""
FEW = 2
"""Names below which a section is compared by its long words too."""
LOOSE = 0.2
"""Share of the names of a section that may stand above it, where the page has the form of a round-up."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OPENING = re.compile(r"(?:\A|[.!?:][\"'”’)]{0,2}\s{1,3}|[\"'“‘(])\Z")


class Section(Value, frozen=True, kw_only=True):
    """How a section stands to the lines above it: names shared with them, of so many."""

    shared: int
    names: int

    @property
    def apart(self) -> bool:
        """Whether it names things, and none of those above."""
        return self.names >= FEW and self.shared == 0

    @property
    def loose(self) -> bool:
        """Whether it shares next to nothing with the lines above."""
        return self.names >= FEW and self.shared <= LOOSE * self.names


@cache
def calendar() -> frozenset[str]:
    """The stems of days and months, which any two stories share."""
    names = table("heading")["calendar"]
    assert isinstance(names, list)
    return frozenset(name[:STEM] for name in names)


def keys(mark: Mark) -> frozenset[str]:
    """The stems of the names in a line."""
    text = mark.unit.words
    if _one_case(text):
        return frozenset(_stem(w[0]) for w in _WORD.finditer(text) if len(w[0]) >= LONG) - calendar()
    found = (w for w in _WORD.finditer(text) if len(w[0]) >= SHORTEST and w[0][0].isupper())
    inside = (w for w in found if not _OPENING.search(text, max(0, w.start() - 5), w.start()))
    return frozenset(_stem(w[0]) for w in inside) - calendar()


def words(mark: Mark) -> frozenset[str]:
    """The stems of all words of a line that are long enough to be compared."""
    return frozenset(_stem(w[0]) for w in _WORD.finditer(mark.unit.words) if len(w[0]) > SHORTEST) - calendar()


def section(lines: Sequence[Mark], above: set[str], *, few: bool) -> Section:
    """How the lines of a section stand to the stems of the lines above; ``few`` compares words where names are few."""
    names = _union(keys(mark) for mark in lines)
    if few and len(names) < FEW:
        names |= _union(frozenset(w for w in words(mark) if len(w) >= LONG) for mark in lines)
    return Section(shared=len(names & above), names=len(names))


def _union(sets: Iterable[frozenset[str]]) -> set[str]:
    return set().union(*sets)


def _one_case(text: str) -> bool:
    upper, lower = sum(c.isupper() for c in text), sum(c.islower() for c in text)
    return upper == 0 or upper > lower


def _stem(word: str) -> str:
    low = word.casefold()
    return (low[:-2] if low.endswith(("'s", "’s")) else low)[:STEM]
