"""The country that the words right beside a party give it, whatever else the page tells.

Counted on the training pages: "in CITY on Monday the police" are of that city's country in 15 of 17 cases (the two are
soldiers in the West Bank), "the occupation forces" without a name are the occupier's in 13 of 13, and "a Piraeus court"
is of the town's in each of 21.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from dateline.knowledge import actors
from dateline.knowledge.fold import fold, key
from dateline.knowledge.roles import nouns, words_of
from dateline.link import envoys, its, sides, stricken
from dateline.link.aside import is_watcher
from dateline.link.clues import Clues
from dateline.link.reading import read_span
from dateline.link.resolve import options
from dateline.model import Span

LARGE, LARGER, NAMESAKE = 100_000, 3, 15_000
"""Inhabitants of a town that is known by its name alone, how many times as many as its namesakes abroad, and those of a
namesake in a country of the page that may be meant instead."""
OCCUPIERS = {"PSE": "ISR", "ISR": "ISR", "UKR": "RUS"}
"""Country that a page is about -> whose "the occupation forces" are."""

_OFFICE = "court|police|prosecutors?|jury|judge|magistrate|tribunal"
_OF_TOWN = re.compile(rf"(?:(?:an?|the|two|three|some) )?((?:[A-Z][\w'’-]+ ){{1,3}})(?:{_OFFICE})\b", re.I)
_WHEN = re.compile(r",? (?:(?:on|late|early)(?: [\w.]+){1,3},? |[a-z]*day,? )?", re.I)
_OCCUPIED = re.compile(r"(?:(?:the|an?|some|\d+) )?(?:occupation|occupying)(?: [\w-]+){0,3}", re.I)
_IN = re.compile(r"\b(?:in|In|IN) \Z")
LOCAL = frozenset(("COP", "JUD", "MIL"))
"""Sectors whose members act at home: a minister told of in a city may be a guest."""


_AT_HOME = frozenset(("authorities", "ministry", "parliament"))
"""Bodies of a state that sit in its towns."""


@lru_cache(maxsize=1024)
def _homes_of(name: str) -> dict[str, int]:
    """Country -> inhabitants of its largest town or division of a name."""
    found: dict[str, int] = {}
    for place in options(name):
        held = actors.holder(place.country) or place.country
        found[held] = max(found.get(held, 0), place.population)
    return found


def town_before(clues: Clues, span: Span) -> str | None:
    """The country of the town before a court or a police: "an Atlanta court", "the Munich police"."""
    words = " ".join(clues.story.text[slice(*span)].split())
    match = _OF_TOWN.match(words)
    if match is None or words.isupper() or not all(word[0].isupper() for word in match[1].split()):
        return None
    name = key(match[1])
    common = any(fold(w) in nouns() or fold(w) in words_of("modifier", "direction") for w in match[1].split())
    if common or actors.lexicon().get(name):
        return None
    homes = _homes_of(name)
    first = max(homes, key=lambda country: (homes[country], country), default=None)
    if first is None or homes[first] < LARGE:
        return None
    rivals = [country for country in homes if country != first]
    told = any(homes[country] >= NAMESAKE and country in clues.shares for country in rivals)
    return None if told or any(homes[country] * LARGER > homes[first] for country in rivals) else first


def city_before(clues: Clues, span: Span) -> str | None:
    """The country of the place told right before a party: "in Baghdad on Monday the police"."""
    text = clues.story.text
    places = [m for m in clues.before(span[0]) if m.kind == "place" and m.span[1] <= span[0]]
    if not places or not _IN.search(text, max(0, places[-1].span[0] - 4), places[-1].span[0]):
        return None
    place = places[-1]
    beside = span[0] - place.span[1] < MOST_BETWEEN and _WHEN.fullmatch(text, place.span[1], span[0])
    return place.country if beside else None


_OPENING = re.compile(r"[\s•*–-]*(?:(?:Meanwhile|Elsewhere),? )?In (?:the |neighbou?ring |nearby )?")
MOST_SENTENCES = 4
"""Sentences of a paragraph for which its "In Honduras, ..." may hold."""


def opening(clues: Clues, span: Span) -> str | None:
    """The state with which the sentence of a party opens, or one before in its paragraph: "In Honduras, the electoral
    council ...". None where another state is told since."""
    text, here = clues.story.text, clues.sentence(span[0])
    start = clues.paragraph(here)[0]
    for number in range(here, max(-1, here - MOST_SENTENCES), -1):
        first = clues.span_of(number)[0]
        match = _OPENING.match(text, first) if first >= start else None
        if match is None or match.end() > span[0]:
            continue
        inside = clues.within((match.end(), span[0]))
        told = [
            m for m in inside if m.rule in actors.COUNTRY_KINDS or (m.kind == "place" and key(m.name) not in nouns())
        ]
        told = [m for m in told if m.country]
        opens = told and told[0].span[0] == match.end() and told[0].rule == "country"
        return told[0].country if opens and {m.country for m in told} == {told[0].country} else None
    return None


MOST_BETWEEN = 40
"""Characters of the words of time between a place and a party."""


def occupier(clues: Clues, span: Span) -> str | None:
    """Whose "the occupation forces" are: of the state that holds the country which the page is mostly about."""
    if not _OCCUPIED.fullmatch(clues.story.text, *span):
        return None
    told = clues.most_told
    return OCCUPIERS.get(told)


def of_two(text: str, span: Span) -> bool:
    """Whether a phrase ends in the names of two states or their capitals whose people it tells of: "police from Chad
    and Niger", "the governments in Rome and Cairo". Annotators give 70 of 81 such phrases no country."""
    read = read_span(text, span)
    named = [
        (match, next((e.country for e in match.entries if e.kind in ("country", "capital")), None))
        for match in read.actors
    ]
    for (one, first), (other, second) in pairwise(named):
        between = [word.low for word in read.words[one.last + 1 : other.first]]
        if first and second and first != second and between in (["and"], ["and", "the"]):
            return any(word.low in _WHENCE for word in read.words[max(0, one.first - 2) : one.first])
    return False


_WHENCE = frozenset(("of", "from", "in"))


def watched(clues: Clues, span: Span) -> Iterator[tuple[str, str]]:
    """The country that a body watches which is told of in the sentence, each once, with the name of the feature."""
    here = clues.within(clues.span_of(clues.sentence(span[0])))
    for country in dict.fromkeys(m.country for m in here if is_watcher(m)):
        if country:
            yield country, "watcher"


def said(clues: Clues, span: Span, noun: str, sector: str) -> Iterator[tuple[str, str]]:
    """The countries that the words beside a party give it, each with the name of the feature."""
    if held := occupier(clues, span):
        yield held, "occupier"
        return
    if state := _pointed(clues, span, noun):
        yield state
        return
    stated = stricken.country_behind(clues, span) or stricken.of_target(clues, span)
    town = town_before(clues, span)
    if stated:
        yield stated, "stricken"
    elif town:
        yield town, "town before"
    elif sector in LOCAL or noun.rsplit(" ", 1)[-1] in _AT_HOME:
        city = city_before(clues, span)
        if city and not (city in OCCUPIERS and sector == "MIL"):
            yield city, "city before"


def _pointed(clues: Clues, span: Span, noun: str) -> tuple[str, str] | None:
    """The state that words without a name point to, with the name of the feature."""
    if named := its.named_behind(clues, span):
        return named, "named behind"
    if owner := its.owner(clues, span) or its.his_country(clues, span):
        return owner, "its state"
    if other := its.other_state(clues, span):
        return other, "other state"
    if sender := envoys.sender(clues.story.text, span, clues.envoys):
        return sender, "sender"
    meant = sides.meant(clues, span, noun)
    return (meant, "meant") if meant else None
