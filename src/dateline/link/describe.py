"""Links any noun phrase: the phrase's own words first, then the article it stands in."""

from __future__ import annotations

import bisect

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge.roles import words_of
from dateline.link.home import NO_HOME, home
from dateline.link.pointers import is_pair, parties, pointed
from dateline.link.profile import Profile, profile
from dateline.model import Mention, Span, Story

REACH = 200
"""Mentions looked back over for what "he" or "the group" means."""
LONGEST = 600
"""Characters of a phrase that are read; what stands further on adds nothing."""


def _before(mentions: tuple[Mention, ...], at: int, rules: tuple[str, ...]) -> Mention | None:
    """The last actor mention that ends before ``at`` and was made by one of ``rules``, within a page's reach."""
    last = bisect.bisect_left(mentions, at, key=lambda m: m.span[0])
    for mention in reversed(mentions[max(0, last - REACH) : last]):
        if mention.kind == "actor" and mention.span[1] <= at and mention.rule in rules:
            return mention
    return None


def _pronoun(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """What a pronoun is linked as: the last name that fits, for "they" and where no name stands near a description."""
    word = story.text[span[0] : span[1]].casefold()
    if word not in words_of("he", "it", "they"):
        return None
    if word in words_of("they"):
        return _described(story, span, mentions) or _before(mentions, span[0], ("group", "people"))
    if word in words_of("he"):
        return _before(mentions, span[0], ("person", "surname", "titled")) or _described(story, span, mentions)
    named = _before(mentions, span[0], _BODIES)
    ground = named is not None and any(
        m.kind == "place" and m.span == named.span for m in _inside(mentions, named.span)
    )
    return (_described(story, span, mentions) if named is None or ground else None) or named


_BODIES = ("group", "body", "organisation", "country", "capital", "acronym", "role body")


def _described(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    return pointed(story, span, lambda phrase: describe(story, phrase, mentions))


def _pair(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """ "Both sides": the country and the sector that the two parties share, none where they differ."""
    if not is_pair(story.text, span):
        return None
    pair = parties(mentions, span[0])
    if pair is None:
        return None
    one, other = pair
    country = one.country if one.country == other.country else None
    sector = one.sector if one.sector == other.sector else "GOV" if country is None and one.country else "UNK"
    return Mention(
        span=span,
        kind="actor",
        name=story.text[slice(*span)],
        country=country,
        sector=sector,
        rule="pair",
        named=False,
        confidence=0.5,
    )


def _definite(text: str, span: Span, told: Profile, mentions: tuple[Mention, ...]) -> Mention | None:
    """Resolves "the group" and "its leader" to the last group or organisation named before, "the bloc" to a bloc."""
    first = (text[span[0] : span[1]].split(None, 1) or [""])[0].casefold()
    if told.kind != "role" or told.id or told.country or first not in ("the", "its"):
        return None
    if first == "the" and told.noun not in words_of("group noun", "bloc noun"):
        return None
    if first == "its" and told.sure:
        return None
    rules = ("organisation",) if told.noun in words_of("bloc noun") else ("group", "acronym")
    last = _before(mentions, span[0], rules if first == "the" else ("group", "organisation", "acronym", "body"))
    if last is None:
        return None
    name = last.name if first == "the" else told.name
    return Mention(
        span=span,
        kind="actor",
        name=name,
        country=last.country,
        sector=last.sector,
        id=last.id,
        rule="definite",
        named=False,
        confidence=0.6,
    )


def _inside(mentions: tuple[Mention, ...], span: Span) -> tuple[Mention, ...]:
    """The mentions that touch a span; one that began long before it is not looked for."""
    first = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    last = bisect.bisect_left(mentions, span[1], key=lambda m: m.span[0])
    return tuple(m for m in mentions[max(0, first - 4) : last] if m.span[1] > span[0])


def _known_name(text: str, told: Profile, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that links a person's name as the rest of the article does."""
    if told.person is None and told.kind != "none":
        return None
    head = told.person or told.head
    fitting = [
        m for m in _inside(mentions, head) if m.kind == "actor" and m.rule in ("person", "surname", "titled", "acronym")
    ]
    return fitting[-1] if fitting else None


def _named_at_end(span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """The group or body that a longer phrase ends with: "the Kurdish-led Syrian Democratic Forces"."""
    rules = ("group", "organisation", "body")
    fitting = [m for m in _inside(mentions, span) if m.rule in rules and m.span[0] >= span[0] and m.span[1] == span[1]]
    return fitting[-1] if fitting else None


def _place_country(mentions: tuple[Mention, ...], span: Span) -> str | None:
    return next((m.country for m in _inside(mentions, span) if m.kind == "place" and m.country), None)


def _mention(
    span: Span, told: Profile, country: str | None, sector: str | None, rule: str, confidence: float
) -> Mention:
    return Mention(
        span=span,
        kind="actor",
        name=told.name,
        country=country,
        sector=sector or "UNK",
        id=told.id,
        rule=rule,
        named=told.kind in ("named", "person"),
        confidence=confidence,
    )


def describe(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention:
    """The best name, country, sector and id for the noun phrase at ``span``; ``mentions`` are those of ``find``.

    ``confidence`` is 0.95 for what the tables name, 0.8 for a noun with its own country, 0.6 where the article gave
    the country, and 0.3 where nothing was known (sector UNK). A pronoun gets the link of the latest mention that fits;
    "both sides" of two states have no country.
    """
    text = story.text
    meant = _pronoun(story, span, mentions)
    if meant:
        return replace(meant, span=span, rule="pronoun", named=False, confidence=0.5)
    both = _pair(story, span, mentions)
    if both:
        return both
    told = profile(text, (span[0], min(span[1], span[0] + LONGEST)))
    mine = [m for m in _inside(mentions, told.head) if m.id and m.id.startswith("own:")]
    if mine:
        return replace(mine[-1], span=span, rule="own table")
    known = _known_name(text, told, mentions)
    if known and (known.sector or known.country):
        sector = told.sector if told.sector and told.sure else known.sector
        country = None if sector == "IGO" else told.country or known.country
        if country is None and sector not in NO_HOME and not told.fixed:
            country = actors.holder(home(mentions, story.article.dateline_span))
        return Mention(
            span=span,
            kind="actor",
            name=known.name,
            country=country,
            sector=sector or "UNK",
            id=known.id,
            rule="article name",
            named=True,
            confidence=0.85,
        )
    named = _named_at_end(span, mentions)
    if named and not told.sector:
        return replace(named, span=span, rule="article name", confidence=0.85)
    definite = _definite(text, span, told, mentions)
    if definite:
        return definite
    if told.sector == "IGO":
        return _mention(span, told, None, told.sector, "no home", 0.8)
    if (told.kind == "named" and told.id) or told.fixed:
        return _mention(span, told, told.country, told.sector, "table", 0.95)
    country = told.country or _place_country(mentions, span)
    if country:
        return _mention(span, told, country, told.sector, "phrase", 0.8)
    if told.sector in NO_HOME:
        return _mention(span, told, None, told.sector, "no home", 0.6)
    country = actors.holder(home(mentions, story.article.dateline_span))
    return _mention(span, told, country, told.sector, "article country", 0.6 if told.sector else 0.3)
