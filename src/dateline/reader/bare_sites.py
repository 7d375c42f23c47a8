"""Bare sites that only announce a name: "the capital, Lugo", "a village in Lugo", "the Togolese capital Lome"; the name
is meant. So is what a place owns: "Galicia's Lugo district" is Lugo."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.attach.place_span import ADJECTIVE
from dateline.knowledge import actors
from dateline.model import Span

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.’'-])*")
_FIRST = re.compile(r"(?:the|an?|its|their|his|her|two|three|several)\s", re.IGNORECASE)
_SOME = re.compile(r"an?\s[^,]{3,60}\s[a-z]{3,20}$", re.IGNORECASE)
"""A site that is one of several: "a Sufi mosque in Lugo" (of such places on the training pages 31 are told with the
name behind, and none without)."""
_KINDS = (
    r"(?:capital|town|city|village|port|district|neighbou?rhood|suburb|province|region|state|island|county|borough|"
    r"municipality|hamlet|base|camp)"
)
_SETTLED = re.compile(rf"\b{_KINDS}$")
_OWNED = re.compile(
    rf"(?:\s{_KINDS})?['’]s\s"
    r"(?:(?!(?:in|on|at|of|to|from|with|against|over|near|by|for|and|or)\b)(?:[^\W\d_]{1,20}-)?[a-z]{2,20}\s){0,3}"
    rf"(?:{_KINDS}\s(?:of\s)?)?"
)
_INSIDE = re.compile(
    r"\s(?:in|at|inside|within)\s"
    r"(?:(?:the|central|downtown|neighbou?ring|nearby|(?:north|south|east|west)(?:[-\s]?(?:east|west))?(?:ern)?)\s){0,3}"
)
_COMMA = re.compile(r",\s")
_NEXT = re.compile(r"\s")
_DOWNTOWN = re.compile(r"\bdowntown$", re.IGNORECASE)
_SHORT = frozenset(("US", "U.S", "UN", "U.N", "UK", "U.K", "EU", "NATO"))
_FAR = 40
"""Characters between a site and its name at most."""


_UNNAMED = re.compile(r"(?:the|this|that) (?:city|village|area|district)", re.IGNORECASE)


def is_unnamed(words: str, name: str) -> bool:
    """Is a place but "the city" or "the village", whose name the page does not tell? Of such on 1,760 wire sentences
    19 are annotated as no place and one as told; no page of the 811 tells one so."""
    return _UNNAMED.fullmatch(words) is not None and words.casefold() == name.casefold()


def meant(text: str, spans: Sequence[Span]) -> dict[int, int]:
    """Number of a place that is a bare site, or owns one -> number of the place whose name the words beside it tell."""
    names = [at for at, span in enumerate(spans) if not _is_bare(text[slice(*span)])]
    starts = {spans[at][0]: at for at in names}
    ends = {spans[at][1]: at for at in names}
    out = {}
    for at, (start, end) in enumerate(spans):
        words = text[start:end]
        if not _is_bare(words) and _SOME.match(words) is None:
            owned = _owned(text, end, starts)
            if owned is not None:
                out[at] = owned
            continue
        settled = _SETTLED.search(words) is not None
        ways = (_INSIDE, *((_COMMA,) if settled else ()), *((_NEXT,) if settled or _DOWNTOWN.search(words) else ()))
        found = next((n for way in ways if (n := _ahead(text, end, way, starts)) is not None), None)
        if found is None and settled and text[max(0, start - 2) : start] == ", ":
            found = ends.get(start - 2)
        if found is not None:
            out[at] = found
    return out


def _ahead(text: str, end: int, way: re.Pattern[str], starts: dict[int, int]) -> int | None:
    """The name that begins behind a site and these words."""
    gap = way.match(text, end, end + _FAR)
    if gap is None:
        return None
    return next((starts[s] for s in (gap.end(), *range(gap.end() - 1, end, -1)) if s in starts), None)


def _owned(text: str, end: int, starts: dict[int, int]) -> int | None:
    """The name that words which end here own: "Galicia's northern Lugo district"."""
    begun = (s for s in range(end + 3, end + _FAR) if s in starts)
    return next((starts[s] for s in begun if _OWNED.fullmatch(text, end, s)), None)


def _is_bare(words: str) -> bool:
    """Whether a place is told without any name: "the capital", "a Kenyan town", "a U.S. base"."""
    first = _FIRST.match(words)
    capitals = (m.group() for m in _WORD.finditer(words, first.end() if first else 0) if m.group()[0].isupper())
    return all(word.rstrip(".") in _SHORT or actors.only(word, ADJECTIVE) for word in capitals)
