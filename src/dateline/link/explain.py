"""Why an actor was linked as it was: what was weighed, with shares, and one sentence of reasons."""

from __future__ import annotations

from functools import cache

from dateline.knowledge import actors, offices
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon
from dateline.knowledge.tables import table
from dateline.link import country
from dateline.link.accent import Accent
from dateline.link.clues import clues_of
from dateline.link.describe import Weighed, weighed
from dateline.model import UNHEARD, Heard, Mention, Span, Story, Value

SHOWN = 5
"""Candidates told of each question."""
RULES = {
    "pronoun": "a pronoun takes the link of what it stands for",
    "pair": "the words stand for the two parties named before",
    "own table": "your own table names it",
    "article name": "the article tells more of the name elsewhere",
    "acronym": "the article introduces the acronym itself",
    "definite": "the words point to the group or body named before",
    "table": "the tables know the name",
    "no home": "such actors have no country of their own",
    "phrase": "its own words tell the country",
    "article country": "its own words tell no country, so the article decides",
}
"""Rule of a link -> what it means."""


class Weight(Value, frozen=True, kw_only=True):
    """One answer that was weighed: a country, none, or a sector, with its share of all answers."""

    answer: str
    share: float
    reasons: tuple[str, ...]


class Explained(Value, frozen=True, kw_only=True):
    """A decision opened up: the link, the entries of the tables with its name, the countries and sectors weighed."""

    words: str
    mention: Mention
    entries: tuple[Entry, ...]
    countries: tuple[Weight, ...]
    sectors: tuple[Weight, ...]
    reason: str


@cache
def _said(question: str) -> tuple[tuple[str, str], ...]:
    return tuple((row["feature"], row["words"]) for row in table("actor_reasons.psv") if row["of"] == question)


def in_words(feature: str, question: str) -> str:
    """What a feature says of a ``question`` (country, sector); the feature itself where no words are kept for it."""
    plain = feature.split(": ", 1)[-1] if ": " in feature else feature
    for pattern, words in _said(question):
        start = pattern.removesuffix("*")
        if plain == pattern or (pattern != start and plain.startswith(start)):
            return words.replace("*", plain[len(start) :].strip())
    return feature


def explain(
    story: Story,
    span: Span,
    mentions: tuple[Mention, ...],
    *,
    event: str = "",
    side: str = "",
    lexicon: Lexicon | None = None,
    heard: Heard = UNHEARD,
) -> Explained:
    """How the actor at ``span`` was linked; arguments as for ``describe``, ``lexicon`` where own tables are in use."""
    found = weighed(story, span, mentions, event=event, side=side, heard=heard)
    words = story.text[slice(*span)]
    countries = _countries(found, story, clues_of(story, mentions).accent)
    return Explained(
        words=words,
        mention=found.mention,
        entries=entries_of(words, found.mention, lexicon or actors.lexicon(), story.article.published),
        countries=countries,
        sectors=_sectors(found),
        reason=_sentence(found, countries),
    )


def entries_of(words: str, mention: Mention, lexicon: Lexicon, day: str | None) -> tuple[Entry, ...]:
    """The entries of the tables under the words or the name of a link, each once, as they were on a day."""
    names = [key(words).removeprefix("the "), key(mention.name)]
    return tuple(dict.fromkeys(offices.on(entry, day) for name in names for entry in lexicon.get(name)))


def _countries(found: Weighed, story: Story, told: Accent) -> tuple[Weight, ...]:
    known = country.known(found.heard)
    at_home = in_words("accent first", "country")
    out = []
    for candidate in found.countries[:SHOWN]:
        spoke = sorted(((known.get(f, 0.0), f) for f in candidate.features if known.get(f, 0.0) > 0), reverse=True)
        reasons = tuple(dict.fromkeys(in_words(f, "country") for _, f in spoke))[:3]
        said = ", ".join(told.saying(story.text, candidate.country or ""))
        reasons = tuple(f"{at_home} ({said})" if reason == at_home else reason for reason in reasons)
        out.append(Weight(answer=candidate.country or "none", share=round(candidate.share, 3), reasons=reasons))
    return tuple(out)


def _sectors(found: Weighed) -> tuple[Weight, ...]:
    """The sectors weighed; none for who heads or is a body told before, which tells it."""
    if found.linked.owner:
        return ()
    return tuple(
        Weight(
            answer=a.sector,
            share=round(a.share, 3),
            reasons=tuple(dict.fromkeys(in_words(f, "sector") for f in a.reasons)),
        )
        for a in found.sectors[:SHOWN]
    )


def _sentence(found: Weighed, countries: tuple[Weight, ...]) -> str:
    """One sentence: the name, how it was found, and what spoke most for its country and its sector."""
    mention = found.mention
    parts = [RULES.get(mention.rule, mention.rule)]
    sectors = _sectors(found)
    if countries:
        told = f"no country: {countries[0].share:.2f}" if countries[0].answer == "none" else _weight(countries[0])
        parts.append(told + _because(countries[0]))
    if found.linked.owner:
        parts.append(f"as is told of {found.linked.owner.name}")
    if sectors:
        parts.append(_weight(sectors[0]) + _because(sectors[0]))
    if (mention.id or "").startswith(actors.UNKNOWN):
        parts.append("no table holds the name")
    return f"{mention.name} is {mention.country or 'of no country'}, {mention.sector}: {'; '.join(parts)}."


def _weight(weight: Weight) -> str:
    return f"{weight.answer} {weight.share:.2f}"


def _because(weight: Weight) -> str:
    return f" because {', '.join(weight.reasons[:2])}" if weight.reasons else ""
