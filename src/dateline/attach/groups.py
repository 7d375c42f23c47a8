"""Who "the two countries", "both sides", "each side" are: the parties named last before the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.extract import syntax
from dateline.extract.events.matching import singular
from dateline.extract.events.reading import Reading
from dateline.model import Mention, Span, Story

COUNTRY_WORDS = frozenset({"country", "nation", "neighbour", "neighbor", "state", "capital", "government"})
"""Heads that stand for countries."""
SIDE_WORDS = COUNTRY_WORDS | frozenset({"side", "party", "army", "military", "foe", "rival", "enemy", "ally", "leader"})
"""Heads that stand for any party to a quarrel or a talk."""
PAIRS = frozenset({"two", "both", "each", "either"})
"""Words that make such a head stand for a pair."""
PARTIES = frozenset({"GOV", "MIL", "REB", "PRM", "PTY", "OPP", "LAB", "SEP", "INS", "CRM", "BUS"})
"""Sectors of actors that can be a side; mediators (IGO) and media are none."""
REACH = 60
"""Mentions looked back over."""


def is_pair(r: Reading, phrase: syntax.Phrase) -> bool:
    """Whether a phrase is "the two countries", "both sides", "each side", or "both" alone."""
    inside = r.tokens[phrase.first : phrase.last + 1]
    head = singular(inside[-1].lower)
    if len(inside) == 1 and inside[0].lower == "both":
        return True
    if head not in SIDE_WORDS or any(tok.tag == "name" for tok in inside) or phrase.full_span != phrase.span:
        return False
    return any(tok.lower in PAIRS for tok in inside)


def members(story: Story, r: Reading, phrase: syntax.Phrase, mentions: Sequence[Mention]) -> list[Span]:
    """The spans of the two parties that the phrase stands for, in page order; empty where fewer were named before it.

    They are the two named most often before (the nearer of equals); each by its own name where that is used before, in
    the title, or else behind; only then by a word that tells of it ("Karstian").
    """
    head = singular(r.tokens[phrase.last].lower)
    wanted = frozenset({"GOV"}) if head in COUNTRY_WORDS else PARTIES
    end = bisect_left(mentions, phrase.span[0], key=lambda m: m.span[0])
    title = story.article.title_span
    first = story.article.body_span[0] if title is None else min(title[0], story.article.body_span[0])
    found: dict[str, list[Mention]] = {}
    for mention in reversed(mentions[max(0, end - REACH) : end]):
        if mention.kind == "actor" and mention.sector in wanted and mention.span[0] >= first and mention.named:
            found.setdefault(_key(mention), []).append(mention)
    pair = sorted(found.values(), key=len, reverse=True)[:2]
    behind = mentions[end : end + REACH]
    return sorted(_best(of_one, behind).span for of_one in pair) if len(pair) == 2 else []


def _best(of_one: list[Mention], behind: Sequence[Mention]) -> Mention:
    """The mention that names the party itself, best first; one of its officials only where nothing else does."""
    named = next((m for m in of_one if m.rule in NAMING), None)
    later = next((m for m in behind if m.rule in NAMING and m.kind == "actor" and _key(m) == _key(of_one[0])), None)
    plain = next((m for m in of_one if m.rule not in OFFICIALS), of_one[0])
    return named or later or plain


NAMING = frozenset({"country", "group", "organisation"})
OFFICIALS = frozenset({"titled", "surname", "person"})
"""Rules of links: what names a party itself, what names one of its people."""


def _key(mention: Mention) -> str:
    """Governments and their capitals count by country, others by themselves."""
    if mention.sector in ("GOV", "MIL") and mention.country is not None:
        return mention.country
    return mention.id or mention.name
