"""Which state "its ambassador", "its neighbour" and "his counterpart" point to: the one told first in the sentence, or
in the sentence before.

Counted on the training pages, open parties weighed without the reader: "its" and a noun are of the state that a
sentence tells first without a preposition before it (rows in the log of decision 14); weighed before, they mostly were
of the country that the page is about.
"""

from __future__ import annotations

import bisect
import re

from dateline.link.clues import Clues
from dateline.model import Mention, Span

LONGEST = 1500
"""Characters of a sentence that are read; sentences of news are shorter."""
LEAST, MOST = 0.05, 0.3
"""Share of an article's mentions from which it tells of a state, and from which one is its first."""

_ITS = re.compile(
    r"(?:(?:some|many|most|all|any|one|two|three|four|five|several|dozens|hundreds|thousands|\d[\d,]*) of )?its (?=\w)",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:partners?|friends?|ally|allies|neighbou?rs?|creditors|lenders|donors|counterparts?|opponents?|enem(?:y|ies)|"
    r"rivals?|foes?|victims?|guests?|crews?|authors?|owners?|passengers|captain)\b",
    re.I,
)
"""Nouns whose bearers are not of the state that "its" means, or of things that are no state's."""
_BEHIND = re.compile(
    r"\b(?:in|from|of|with|near|on|to|off|at|against|between|into|by|for|over|towards?|across|through|around|inside|"
    r"outside|about|as|than|like|without|under|behind|beyond|via) "
    r"(?:(?:the|both|neighbou?ring|nearby|northern|southern|eastern|western|central) )?\Z",
    re.I,
)
_BEFORE = 32
_STATES = frozenset(("country", "capital"))
_OF_STATES = _STATES | {"people", "adjective", "body", "office", "surname", "person"}
_BODIES = frozenset(("group", "organisation", "body", "acronym"))
_OTHER_ONE = re.compile(
    r"(?:the )?(?:(?:his|her|its|their) (?:[a-z]+ )?counterpart|its neighbou?r)(?:['’]s [\w ]{1,40}|,.{1,80}|)", re.I
)
_NEXT_DOOR = re.compile(
    r"(?:the )?neighbou?r(?:ing)? (?:army|regime|state|government|country|forces|republic|kingdom|power)\b", re.I
)
_FAR = re.compile(
    r"\b(?:(?:of|from) the (?:other|far|opposite) (?:side|shore|bank)|"
    r"from across the (?:river|border|line|ditch|water)|(?:post|side|bank|shore) opposite)\b",
    re.I,
)


def _named(mentions: tuple[Mention, ...], span: Span) -> tuple[Mention, ...]:
    """The actors that are named in a span."""
    first = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    last = bisect.bisect_left(mentions, span[1], key=lambda m: m.span[0])
    return tuple(m for m in mentions[first:last] if m.kind == "actor" and m.span[1] <= span[1])


def _before(clues: Clues, at: int) -> tuple[Span, Span]:
    """The part of the sentence before an offset, and the sentence before that."""
    number = clues.sentence(at)
    start = max(clues.span_of(number)[0], at - LONGEST)
    last = clues.span_of(number - 1) if number else (0, 0)
    return (start, at), (last[0], min(last[1], last[0] + LONGEST))


def owner(clues: Clues, span: Span) -> str | None:
    """The state that the "its" of a phrase means; None where none is told, or another body may be meant."""
    text = clues.story.text
    match = _ITS.match(text, *span)
    if match is None or _OTHERS.search(text, match.end(), span[1]):
        return None
    here, last = _before(clues, span[0])
    for part in (here, last):
        named = _named(clues.mentions, part)
        bodies = [m for m in named if m.rule in _BODIES and not (m.country and m.sector in ("GOV", "MIL", "COP"))]
        states = [m for m in named if m.rule in _STATES]
        free = [m for m in states if not _BEHIND.search(text, max(part[0], m.span[0] - _BEFORE), m.span[0])]
        if bodies and (part == here or not free or bodies[0].span < free[0].span):
            return None
        if states:
            return free[0].country if free else None
    return None


def _first_state(clues: Clues, at: int) -> str | None:
    """The country of the first state, its people or officials, that is told before an offset in its sentence, else in
    the sentence before."""
    for part in _before(clues, at):
        found = next((m.country for m in _named(clues.mentions, part) if m.country and m.rule in _OF_STATES), None)
        if found:
            return found
    return None


_COUNTRY = re.compile(r"(?:his|her|their) country(?:['’]s|men)?(?: .{1,60})?", re.I)
_OF = re.compile(r"\bof (?:the )?\Z")


def named_behind(clues: Clues, span: Span) -> str | None:
    """The state that a phrase names last behind an "of": "the Supreme Court of the United States"."""
    states = [m for m in _named(clues.mentions, (span[0], min(span[1], span[0] + LONGEST))) if m.rule in _STATES]
    if not states:
        return None
    start = states[-1].span[0]
    return states[-1].country if _OF.search(clues.story.text, max(span[0], start - 8), start) else None


def his_country(clues: Clues, span: Span) -> str | None:
    """The state that "his country" is: the one of whom the sentence tells first."""
    return _first_state(clues, span[0]) if _COUNTRY.fullmatch(clues.story.text, *span) else None


def other_state(clues: Clues, span: Span) -> str | None:
    """The state that "its neighbour", "his counterpart", "the neighbouring army" and "men of the other side" are of:
    the one told most beside that which the words are told from; None where the article tells of one only."""
    text = clues.story.text
    counterpart = _OTHER_ONE.fullmatch(text, *span) is not None
    if not (counterpart or _NEXT_DOOR.match(text, *span) or _FAR.search(text, *span)):
        return None
    ranked = sorted(clues.shares, key=lambda country: (-clues.shares[country], country))
    if not ranked or clues.shares[ranked[0]] < MOST:
        return None
    mine = (_first_state(clues, span[0]) if counterpart else None) or ranked[0]
    return next((country for country in ranked if country != mine and clues.shares[country] >= LEAST), None)
