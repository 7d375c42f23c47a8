"""Links any noun phrase: the phrase's own words first, then the article it stands in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge.roles import words_of
from dateline.link.profile import Profile, profile
from dateline.model import Mention, Span, Story

_NO_HOME = frozenset(("UAF", "IGO", "NGO"))
"""Sectors whose unnamed members get no country from the article (guide section 29)."""


@lru_cache(maxsize=16)
def home(mentions: tuple[Mention, ...], first: Span | None) -> str | None:
    """The country that an article is about: the most often mentioned one, the dateline's counting four times."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.country:
            at_start = first is not None and mention.span[0] >= first[0] and mention.span[1] <= first[1]
            counts[mention.country] += 4 if at_start else 2 if mention.kind == "place" else 1
    return min(counts, key=lambda country: (-counts[country], country)) if counts else None


def _before(mentions: tuple[Mention, ...], at: int, rules: tuple[str, ...]) -> Mention | None:
    """The last actor mention that ends before ``at`` and was made by one of ``rules``."""
    fitting = [m for m in mentions if m.kind == "actor" and m.span[1] <= at and m.rule in rules]
    return fitting[-1] if fitting else None


def _pronoun(text: str, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    word = text[span[0] : span[1]].casefold()
    if word in words_of("he"):
        return _before(mentions, span[0], ("person", "surname", "titled"))
    if word in words_of("it"):
        return _before(mentions, span[0], ("group", "body", "organisation", "country", "capital", "acronym", "role body"))
    return None


def _inside(mentions: tuple[Mention, ...], span: Span) -> tuple[Mention, ...]:
    return tuple(m for m in mentions if m.span[0] < span[1] and span[0] < m.span[1])


def _known_name(text: str, told: Profile, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that links a person's name as the rest of the article does."""
    if told.person is None and told.kind != "none":
        return None
    head = told.person or told.head
    fitting = [m for m in _inside(mentions, head) if m.kind == "actor" and m.rule in ("person", "surname", "titled", "acronym")]
    return fitting[-1] if fitting else None


def _place_country(mentions: tuple[Mention, ...], span: Span) -> str | None:
    return next((m.country for m in _inside(mentions, span) if m.kind == "place" and m.country), None)


def _mention(span: Span, told: Profile, country: str | None, sector: str | None, rule: str, confidence: float) -> Mention:
    return Mention(
        span=span, kind="actor", name=told.name, country=country, sector=sector or "UNK", id=told.id, rule=rule,
        named=told.kind in ("named", "person"), confidence=confidence,
    )  # fmt: skip


def describe(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention:
    """The best name, country, sector and id for the noun phrase at ``span``; ``mentions`` are those of ``find``.

    ``confidence`` is 0.95 for what the tables name, 0.8 for a noun with its own country, 0.6 where the article gave
    the country, and 0.3 where nothing was known (sector UNK). A pronoun gets the link of the latest mention that fits.
    """
    text = story.text
    pointed = _pronoun(text, span, mentions)
    if pointed:
        return Mention(
            span=span, kind="actor", name=pointed.name, country=pointed.country, sector=pointed.sector, id=pointed.id,
            rule="pronoun", named=False, confidence=0.5,
        )  # fmt: skip
    told = profile(text, span)
    mine = [m for m in _inside(mentions, told.head) if m.id and m.id.startswith("own:")]
    if mine:
        return replace(mine[-1], span=span, rule="own table")
    known = _known_name(text, told, mentions)
    if known and (known.sector or known.country):
        sector = told.sector if told.sector and told.sure else known.sector
        country = told.country or known.country
        if country is None and sector not in _NO_HOME and not told.fixed:
            country = actors.holder(home(mentions, story.article.dateline_span))
        return Mention(
            span=span, kind="actor", name=known.name, country=country, sector=sector or "UNK", id=known.id,
            rule="article name", named=True, confidence=0.85,
        )  # fmt: skip
    if (told.kind == "named" and told.id) or told.fixed:
        return _mention(span, told, told.country, told.sector, "table", 0.95)
    country = told.country or _place_country(mentions, span)
    if country:
        return _mention(span, told, country, told.sector, "phrase", 0.8)
    if told.sector in _NO_HOME:
        return _mention(span, told, None, told.sector, "no home", 0.6)
    country = actors.holder(home(mentions, story.article.dateline_span))
    return _mention(span, told, country, told.sector, "article country", 0.6 if told.sector else 0.3)
