"""Finds the actor and place mentions of an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from dateline.knowledge import actors, offices, own
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Match, Word
from dateline.link.acronyms import introduced
from dateline.link.clues import GUESSED
from dateline.link.home import NO_HOME, home
from dateline.link.persons import persons
from dateline.link.places import places
from dateline.link.profile import ORG_KINDS, best
from dateline.link.reading import Stretch, stretches
from dateline.model import Mention, Span, Story
from dateline.spans import meets


def span_of(text: str, found: tuple[Word, ...], first: int, last: int) -> Span:
    """Span of words ``first`` to ``last`` with the final full stop of a dotted acronym ("U.S.")."""
    start, end = found[first].start, found[last].end
    dotted = (
        last > first and len(found[last].text) == 1 and found[last].text.isupper() and text[end - 2 : end - 1] == "."
    )
    return (start, end + 1) if dotted and text[end : end + 1] == "." else (start, end)


def _country_rule(found: tuple[Word, ...], match: Match) -> str:
    """country, people, adjective or capital: what a country word is used as where it stands."""
    kinds = [entry.kind for entry in match.entries]
    for kind in ("country", "capital"):
        if kind in kinds:
            return kind
    after = match.last + 1
    runs_on = (
        after < len(found)
        and found[after].gap
        and found[after].text[0].islower()
        and found[after].low not in _AFTER_PEOPLE
    )
    return "adjective" if "adjective" in kinds and ("people" not in kinds or runs_on) else "people"


_AFTER_PEOPLE = frozenset(
    [
        "in",
        "from",
        "of",
        "and",
        "who",
        "were",
        "are",
        "is",
        "was",
        "have",
        "had",
        "to",
        "on",
        "at",
        "by",
        "with",
        "as",
        "or",
        "s",
        "that",
        "said",
        "will",
        "would",
        "near",
    ]
)


def _actor(text: str, stretch: Stretch, match: Match, day: str | None) -> Mention:
    org = best(match, ORG_KINDS | {"person"})
    rule = org.kind if org else _country_rule(stretch.words, match)
    entry = org or next(e for e in match.entries if e.kind == rule)
    entry = offices.on(entry, day)
    span = span_of(text, stretch.words, match.first, match.last)
    name = text[span[0] : span[1]] if rule == "people" else entry.name
    return Mention(
        span=span,
        kind="actor",
        name=name,
        country=actors.holder(entry.country),
        sector=entry.sector,
        id=entry.id,
        rule=rule,
    )


def find(story: Story, tables: tuple[Path, ...] = ()) -> tuple[Mention, ...]:
    """All named actors and places of the article, sorted by span start; linear in the length of the text.

    ``tables`` are the user's own actor tables (TOML, see ``knowledge.own``); their names win over the shipped ones.

    Country names and capitals appear as actor, as place, or as both, as the words around them allow. Persons carry the
    sector and country that a title, an apposition, or the tables give them anywhere in the article.
    """
    read = stretches(story, own.lexicon_of(own.read(tables)) if tables else None)
    day = story.article.published
    found = [_actor(story.text, stretch, match, day) for stretch in read for match in stretch.actors]
    found = _without_namesakes(story, _by_acronym(story.text, found))
    everyone = persons(story, read)
    spans = {m.span for m in everyone}
    kept = [m for m in found if not _overlaps(m, everyone)] if spans else found
    spotted = [*kept, *everyone]
    spotted += places(story, read, tuple(sorted(spotted, key=_order)))
    spotted = _at_home(story.text, spotted)
    return _housed(tuple(sorted(spotted, key=_order)), story.article.dateline_span)


_OPENED = re.compile(r" ?[(\[] ?[\"“]?")


def _by_acronym(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions with those bodies for which the acronym in brackets behind them stands, where only its country is
    told on the page: "the People's Liberation Army (EPL)" of a page about Colombia is not China's."""
    named = {m.country for m in found if m.rule not in ORG_KINDS}
    out = list(found)
    for i, (one, other) in enumerate(pairwise(found)):
        beside = one.rule in ORG_KINDS and other.rule in ORG_KINDS and one.id != other.id
        acronym = text[slice(*other.span)].isupper() and _OPENED.fullmatch(text, one.span[1], other.span[0])
        if beside and acronym and other.country in named and one.country and one.country not in named:
            out[i] = replace(other, span=one.span)
    return out


def _without_namesakes(story: Story, found: list[Mention]) -> list[Mention]:
    """The mentions without acronyms that the article introduces for something else than the tables do."""
    own_ = introduced(story)
    if not own_:
        return found
    ids = {m.span[1]: m.id for m in found}
    return [m for m in found if (full := own_.get(story.text[slice(*m.span)])) is None or ids.get(full[1]) == m.id]


def _at_home(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions without bodies whose name others share, where the page tells of other countries than theirs: "the
    Patriotic Liberation Front" is that of Niger only where Niger is told, and "Memorial" mostly a hospital."""
    shared = [_needs_home(text, m) for m in found]
    named = {m.country for m, doubtful in zip(found, shared, strict=True) if m.country and not doubtful}
    if not named or not any(shared):
        return found
    return [m for m, doubtful in zip(found, shared, strict=True) if not doubtful or m.country in named]


def _needs_home(text: str, mention: Mention) -> bool:
    """Whether a mention is a body's only in its own country."""
    if mention.rule not in ORG_KINDS:
        return False
    name = key(mention.name)
    if key(text[slice(*mention.span)]) in actors.trap_names("home"):
        return True
    home = key(actors.country_names().get(mention.country or "", ""))
    return (
        bool(home)
        and name.endswith(f" of {home}")
        and mention.span[1] - mention.span[0] > ACRONYM
        and home not in key(text[slice(*mention.span)])
    )


ACRONYM = 6
"""Characters of the longest acronym of a body that needs no country beside it ("ELN")."""


def _housed(mentions: tuple[Mention, ...], first: Span | None) -> tuple[Mention, ...]:
    """Persons without a country of their own get the one that the article is about."""
    country = actors.holder(home(mentions, first))
    open_ = ("titled", "surname")
    return tuple(
        replace(m, country=country, confidence=GUESSED)
        if m.rule in open_ and not m.country and m.sector not in NO_HOME and not (m.id or "").startswith("person:")
        else m
        for m in mentions
    )


def _overlaps(mention: Mention, others: tuple[Mention, ...]) -> bool:
    at = bisect_right(others, mention.span[1], key=lambda m: m.span[0])
    return any(meets(m.span, mention.span) for m in others[max(0, at - 2) : at + 1])


def _order(mention: Mention) -> tuple[int, int, str]:
    return (mention.span[0], -mention.span[1], mention.kind)
