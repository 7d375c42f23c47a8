"""The country that an article is about, for actors that the page does not place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from dateline.model import Mention, Span

NO_HOME = frozenset(("UAF", "IGO", "NGO"))
"""Sectors whose unnamed members get no country from the article (guide section 29)."""

Result = TypeVar("Result")


def once_for_mentions(function: Callable[[tuple[Mention, ...]], Result]) -> Callable[[tuple[Mention, ...]], Result]:
    """Keeps the last result while the same tuple is asked about again: comparing thousands of mentions costs more."""
    kept: list[tuple[tuple[Mention, ...], Result]] = []

    def ask(mentions: tuple[Mention, ...]) -> Result:
        if not kept or kept[0][0] is not mentions:
            kept[:] = [(mentions, function(mentions))]
        return kept[0][1]

    return ask


@once_for_mentions
def _shares(mentions: tuple[Mention, ...]) -> Counter[str]:
    """How often each country is mentioned, as a place counting twice."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.country:
            counts[mention.country] += 2 if mention.kind == "place" else 1
    return counts


def home(mentions: tuple[Mention, ...], first: Span | None) -> str | None:
    """The country that an article is about: the most often mentioned one, the dateline's (``first``) counting more."""
    counts = Counter(_shares(mentions))
    for mention in mentions[:8]:
        if mention.country and first is not None and first[0] <= mention.span[0] and mention.span[1] <= first[1]:
            counts[mention.country] += 2 if mention.kind == "place" else 3
    return min(counts, key=lambda country: (-counts[country], country)) if counts else None
