"""Who is of several countries, or of one abroad that no word tells: "African leaders", "foreign reporters"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge.fold import key
from dateline.knowledge.roles import words_of
from dateline.link.namesakes import continents
from dateline.link.profile import Profile, profile
from dateline.link.reading import read_span
from dateline.model import Mention, Span

_COUNTRIES = re.compile(
    r"\b(?:of|from|in|by) (?:the |some |all )?(?:other )?"
    r"(?:three|four|five|six|seven|eight|nine|ten|\d\d?|several|various|many) (?:[\w-]+ )?"
    r"(?:countries|states|nations|governments|capitals|republics)$",
    re.I,
)


_ABROAD = re.compile(
    r"(?<![\w-])(?:[Ff]oreign(?:-(?:based|owned|registered|run))?|Western|African|Asian|European)"
    r" (?:[a-z][\w-]* ){0,2}\Z"
)
"""Before a noun: of another country than the page's, which no word tells. Counted on the training pages: no country for
"foreign" in 69 of 82, for "Western" in each of 19, for continents in 118 of 129."""
_LANDS = frozenset(("country", "nation", "state", "side", "department", "ministry", "service"))
"""Nouns that mean one country, as the page tells: "the African country", "the foreign department"."""


def of_several(text: str, span: Span, told: Profile) -> bool:
    """Whether a phrase tells of several countries without their names: "African leaders", "the foreign ministers",
    "envoys of three countries", "foreign reporters"."""
    if told.kind != "role" or told.country is not None or told.id is not None:
        return False
    words = key(text[slice(*span)])
    if _ABROAD.search(text, span[0], told.head[0]) and told.noun not in _LANDS:
        return True
    if _COUNTRIES.search(text, *span) or any(f" {name} " in f" {words} " for name in continents()):
        return True
    return (
        words.endswith(told.noun)
        and told.noun in words_of("several holders")
        and set(words.removesuffix(told.noun).split()) <= words_of("determiner", "pair")
    )


_COURT = re.compile(r"\btribunal in The Hague\b", re.I)
"""Courts of several states, wherever they sit: none of 5 annotated ones is of the Netherlands."""


def of_court(text: str, span: Span) -> bool:
    """Whether a phrase is about a court of several states that it tells only by its town."""
    return _COURT.search(text, *span) is not None


def of_both(text: str, span: Span) -> Profile | None:
    """What "Kyrgyz and Tajik guards" say without their countries; None where not two adjectives stand before a noun.
    Annotators give 10 of 12 such phrases no country; "Polish and German ships" have mostly the first."""
    read = read_span(text, span)
    if len(read.actors) < 2:
        return None
    one, other = read.actors[:2]
    between = [word.low for word in read.words[one.last + 1 : other.first]]
    first, second = (next((e.country for e in m.entries if e.kind == "adjective"), None) for m in (one, other))
    noun = read.words[other.last + 1 : other.last + 2]
    if between != ["and"] or not first or not second or first == second or not noun or not noun[0].text.islower():
        return None
    if any(word.low not in words_of("determiner") and not word.text.isdigit() for word in read.words[: one.first]):
        return None
    told = profile(text, (noun[0].start, span[1]))
    people = told.kind == "role" and told.noun not in words_of("vehicle")
    return told if people and told.country is None and told.id is None else None


def in_two_lands(text: str, inside: Sequence[Mention]) -> bool:
    """Whether a phrase joins places of two countries: "the governors of Batken and Sughd". Annotators give 12 of 14
    such phrases no country."""
    places = [m for m in inside if m.kind == "place" and m.country and m.confidence > GUESSED]
    known = [m for m in places if m.rule != "unknown place"]
    pairs = [(one, other) for one, other in pairwise(known) if one.country != other.country]
    return any(
        one.span[1] <= other.span[0] and _AND.fullmatch(text, one.span[1], other.span[0]) for one, other in pairs
    )


_AND = re.compile(r"(?: (?:regions?|provinces?|districts?))?,? and (?:the )?", re.I)
GUESSED = 0.6
"""Confidence up to which the country of a place was taken from its surroundings."""
