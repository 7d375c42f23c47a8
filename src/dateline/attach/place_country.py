"""The country of a place that no table identifies: which of the countries that the page tells of it lies in.

The words of the place may name it; else the fitted score of ``link.country`` decides, as for actors (decision 12).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.roles import words_of
from dateline.link.country import of_place
from dateline.model import Mention, Span, Story
from dateline.spans import meeting


def is_unknown(mention: Mention) -> bool:
    """Whether a mention is a place that no table identifies."""
    return mention.kind == "place" and mention.rule == "unknown place"


def told_in(mentions: Sequence[Mention], span: Span) -> tuple[str, ...]:
    """The countries whose adjectives stand in the words at ``span`` ("southern Israeli border communities"), each once.

    A country's name there tells nothing: the Costa Rica neighbourhood is one of Soyapango.
    """
    first, last = meeting(mentions, span, lambda m: m.span)
    inside = (m.country for m in mentions[first:last] if m.rule in _OF_A_COUNTRY and m.country)
    return tuple(dict.fromkeys(inside))


_OF_A_COUNTRY = frozenset({"adjective", "people"})
"""Rules by which a word is the adjective of a country."""


def country_of(story: Story, mentions: tuple[Mention, ...], span: Span) -> str | None:
    """The likeliest country of the unknown name at ``span``; None where page and tables tell of none. Words that name
    a country lie in it, but a border that is called after one country may be looked at from the other side, unless the
    words say which of its own it is ("the southern Israeli border")."""
    named, border = told_in(mentions, span), _BORDER.search(story.text, *span) is not None
    sided = any(word.casefold() in words_of("direction") for word in story.text[slice(*span)].split())
    if len(named) == 1 and (sided or not border):
        return named[0]
    votes = of_place(story, mentions, span)
    among = [country for country in votes if country in named] if len(named) > 1 else list(votes)
    return min(among or named or votes, key=lambda country: (-votes.get(country, 0.0), country), default=None)


_BORDER = re.compile(r"\b(?:border|frontier|boundary)\s*$", re.IGNORECASE)
