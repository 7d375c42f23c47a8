"""The country of a place that no table identifies: which of the countries that the page tells of it lies in.

The words of the place, or those right before it, may name it; else the fitted score of ``link.country`` decides, as for
actors (decision 12).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from dateline.attach.place_told import listed
from dateline.knowledge.fold import key
from dateline.knowledge.places import anywhere
from dateline.knowledge.roles import words_of
from dateline.link.beside import owns
from dateline.link.country import of_place
from dateline.model import Mention, Span, Story
from dateline.spans import meeting


def is_unknown(mention: Mention) -> bool:
    """Whether a mention is a place that no table identifies."""
    return mention.kind == "place" and mention.rule == "unknown place"


def told_in(text: str, mentions: Sequence[Mention], span: Span) -> tuple[str, ...]:
    """The countries whose adjectives stand in the words at ``span`` ("southern Israeli border communities"), each once.

    A country's name there tells nothing: the Costa Rica neighbourhood is one of Soyapango. Nor does an adjective that
    is part of a longer word or name: "English-speaking", "Pan-American", "Spanish Town".
    """
    first, last = meeting(mentions, span, lambda m: m.span)
    told = [m for m in mentions[first:last] if m.rule in _OF_A_COUNTRY and m.country]
    ends = {m.span[1] for m in told}
    return tuple(dict.fromkeys(m.country for m in told if m.country and not _is_part(text, m.span, ends)))


def _is_part(text: str, span: Span, ends: Set[int]) -> bool:
    """Whether an adjective is part of a longer word, or of a town's name that the gazetteer knows; ``ends``: where
    adjectives end, as those of "the Syrian-Jordanian border" are two."""
    start, end = span
    if _SMALL_PART.match(text, end) or (text[start - 1 : start] == "-" and start - 1 not in ends):
        return True
    name = _NEXT.match(text, end)
    return name is not None and bool(anywhere(key(text[start : name.end()])))


_SMALL_PART = re.compile(r"-[a-z]")
_NEXT = re.compile(r" [A-Z]\w+")
_OF_A_COUNTRY = frozenset({"adjective", "people"})
"""Rules by which a word is the adjective of a country."""


def told_beside(text: str, mentions: Sequence[Mention], span: Span) -> str | None:
    """The country that the words right before or behind a place call it of: "the Syrian village of" Orman, "Kenya's
    northern town of" Lokori, Argyle", St Vincent"; None where they do not. Of 86 annotated places that a place of the
    tables is told behind, 84 are of its country."""
    first, last = meeting(mentions, (span[1], span[1] + _BEHIND), lambda m: m.span)
    behind = next((m for m in mentions[first:last] if m.span[0] >= span[1] and _is_known(m)), None)
    if behind and _AFTER.fullmatch(text, span[1], behind.span[0]) and not owns(text, behind.span[1]):
        return behind.country
    first, last = meeting(mentions, (max(0, span[0] - _BEFORE), span[0]), lambda m: m.span)
    before = [m for m in mentions[first:last] if m.span[1] <= span[0] and m.country and m.rule in _CALLED]
    if not before:
        return None
    match = _CALLED[before[-1].rule].fullmatch(text, before[-1].span[1], span[0])
    return before[-1].country if match and all(map(_is_place_word, match[1].split())) else None


def _is_known(mention: Mention) -> bool:
    """Whether a mention is a country, or a place that a table identifies: "Mansour district in western Baghdad"."""
    placed = mention.kind == "place" and mention.country is not None and not is_unknown(mention)
    return mention.rule == "country" or placed


_BEFORE, _BEHIND = 60, 35
"""Characters before and behind a place in which its country may be told."""
_AFTER = re.compile(
    r"(?:\s(?:area|city|district|locality|neighbou?rhood|quarter|suburb|town|village|zone))?"
    r"(?:,\s(?:in\s)?|\sin\s|\sof\s)(?:the\s)?(?:(?:far\s)?(?:(?:north|south|east|west)[a-z-]*|central)\s)?(?:of\s)?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r" ((?:[a-z-]+ ){1,4})(?:of )?(?:the )?")
_CALLED = {
    "adjective": _ADJECTIVE,
    "people": _ADJECTIVE,
    "country": re.compile(r"['’]s? ((?:[a-z-]+ ){0,4})(?:of )?(?:the )?"),
}
"""Rule of a country's name or adjective -> the words between it and its place."""


def _is_place_word(word: str) -> bool:
    return word in _INNER or word in words_of("direction", "settlement") or word in listed("site")


_INNER = frozenset(("of", "border", "coastal", "frontier", "besieged", "remote", "main", "largest"))


def country_of(story: Story, mentions: tuple[Mention, ...], span: Span, shared: tuple[str, ...] = ()) -> str | None:
    """The likeliest country of the unknown name at ``span``, one of those that ``shared`` names where it names some;
    None where page and tables tell of none. Words that name a country lie in it, but a border that is called after one
    country may be looked at from the other side, unless the words say which of its own it is ("the southern Israeli
    border"), and a country's embassy lies in another."""
    text = story.text
    named, border = told_in(text, mentions, span), _BORDER.search(text, *span) is not None
    sided = any(word.casefold() in words_of("direction") for word in text[slice(*span)].split())
    if named and EMBASSY.search(text, *span):
        town = told_beside(text, mentions, span)
        if town is not None and town not in named:
            return town  # "the Ruritanian embassy in Callis"
        abroad = {c: share for c, share in of_place(story, mentions, span).items() if c not in named}
        return min(abroad, key=lambda country: (-abroad[country], country), default=None)
    if len(named) == 1 and (sided or not border):
        return named[0]
    beside = None if named else told_beside(text, mentions, span)
    if beside:
        return beside
    part = _PART.search(text, *span)
    votes = of_place(story, mentions, part.span(1) if part else span)
    if shared:
        return max(shared, key=lambda country: votes.get(country, 0.0))
    among = [country for country in votes if country in named] if len(named) > 1 else list(votes)
    return min(among or named or votes, key=lambda country: (-votes.get(country, 0.0), country), default=None)


_PART = re.compile(r"\w\s(neighbou?rhoods?|barrios?|square|avenue|boulevard|street|shantytown|slum)$", re.IGNORECASE)
"""The noun of a part of a town, which lies where the page plays, not where the place lies that it is called after."""
_BORDER = re.compile(r"\b(?:border|frontier|boundary)\s*$", re.IGNORECASE)
EMBASSY = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|diplomatic missions?|(?:ambassador|consul)(?:['’]s)? (?:residence|house))\b",
    re.IGNORECASE,
)
