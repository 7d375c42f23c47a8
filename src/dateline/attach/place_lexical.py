"""The words at and around a place as features: what it is called, and what stands before and behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dateline.attach.place_told import Found, Told, tokens_of
from dateline.model import Span

_SITES = frozenset(("site", "settlement", "loose site"))


def called(text: str, place: Found, side: str) -> Iterator[str]:
    """Noun and first word of a place that a common noun names: "the checkpoints", "two tents"; ``side`` is own where it
    stands in the event's sentence, else carried."""
    if place.kind in _SITES:
        opens, noun = _ends(text, place.span)
        yield f"{side} noun {noun}"
        yield f"{side} opens {opens}"


@lru_cache(maxsize=1024)
def _ends(text: str, span: Span) -> tuple[str, str]:
    """The first and the last word of a place; kept, as every event behind it is asked whether it was there."""
    words = tokens_of(text, span)
    return words[0][2], words[-1][2]


def around(view: Told, place: Found) -> Iterator[str]:
    """The two words before a place in its sentence, and the word or mark behind it."""
    i = view.at(place.span[0])
    if i:
        yield f"before {view.tokens[i - 1][2]}"
    if i > 1:
        yield f"before that {view.tokens[i - 2][2]}"
    mark = view.text[place.span[1] : view.span[1]].lstrip()[:1]
    if mark and not mark.isalnum():
        yield f"behind {mark}"
    else:
        j = view.at(place.span[1])
        yield f"behind {view.tokens[j][2]}" if j < len(view.tokens) else "behind nothing"
