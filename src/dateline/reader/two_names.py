"""Which of two names that are joined tells where an act was: the town of "bombed Lugo in Galicia", the end from which
somebody leaves, the district of a province.

``docs/decisions/log/12-places.md`` has the counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge import places
from dateline.knowledge.fold import key
from dateline.model import Span, Trigger

FAR = 60
"""Characters between two joined names at most."""
_SIDE = r"(?:(?:the|(?:north|south|east|west|central)\w*|neighbou?ring|nearby)\s){0,3}"
_OWNER = r"(?:[A-Z][\w’'-]+['’]s?\s)?"
_KIND = r"(?:capital|town|city|village|seat|port|suburb|district|stronghold|hub|province|state|region)s?"
_LIES = re.compile(
    rf",?\sin\s{_SIDE}{_OWNER}(?:[a-z-]+\s){{0,3}}?(?:{_KIND}\s(?:of\s)?)?"
    rf"|,?\s(?:near|close to|outside|not far from|on the border with|bordering)\s{_SIDE}"
    rf"|,\s(?:the|an?)\s(?:[\w-]+\s){{0,3}}?{_KIND}\s(?:of|in|near|on|outside)\s{_SIDE}{_OWNER}(?:[a-z-]+\s){{0,3}}?"
)
"""What tells where a place lies: "Lugo, in the north of Galicia", "Lugo, near Tarn", "Lugo, a port on the Tarn"."""
_WHERE = re.compile(
    r"\b(?:in|at|near|through|into|on|outside|around|(?:towns?|city|cities|villages?|port|districts?|area|suburb|island"
    r"|camp) of)\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?){0,2}\Z"
)
_STRUCK = re.compile(r"\s(?:(?:the\s)?(?:[a-z]+\s)?(?:town|city|village|port|settlement|district)s?\s(?:of\s)?)?")
_POSITIONS = re.compile(
    r"\sfrom\s(?:the\s|their\s|its\s)?(?:[a-z-]+\s){0,2}(?:positions?|bases?|hills|heights|areas?|territory|posts?)\s"
    rf"(?:[a-z]+\s)?(?:in|near|around|outside|of|across from)\s{_SIDE}"
)
"""Where they stand who fire: "shelled Lugo from positions near Tarn"."""
_FROM = re.compile(r"\bfrom\s(?:the\s)?(?:[a-z]+\s(?:of\s)?){0,3}\Z")
_TO = re.compile(
    r"\s(?:(?:province|state|town|city|district|region)\s)?(?:in)?to\s(?:the\s)?(?:[a-z]+\s(?:of\s)?){0,3}"
)
_LED = re.compile(r"[^.;:“”\"]{0,80}?\b(?:after|when|as|because|following)\b")
"""What parts where people went from the attack that drove them."""
_PART_OF = re.compile(
    r"(?:\s(?:district|quarter|neighbou?rhood|suburb|area|sub-?district|county|municipality))?\s(?:of|in)\s(?:the\s)?"
)
_PART = re.compile(r"(?:district|quarter|neighbou?rhood|suburb|area|sub-?district|county|municipality)\b")
_LEAVING = frozenset(("RETREAT", "SANCTION"))
_EVACUATED = re.compile(r"\bevacuat")
_DONE = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"))


def meant(text: str, trigger: Trigger, spans: Sequence[Span]) -> dict[int, int]:
    """Number of a place -> number of the other one beside it that tells where the act was."""
    first, last = trigger.evidence_span
    named = ((span, at) for at, span in enumerate(spans) if any(letter.isupper() for letter in text[slice(*span)]))
    here = sorted((span, at) for span, at in named if first <= span[0] and span[1] <= last)
    out: dict[int, int] = {}
    for (one, at), (two, other) in pairwise(here):
        if one[1] < two[0] <= one[1] + FAR:
            if _is_of_larger(text, one, two):
                out[at] = other
            elif _is_first(text, trigger, one, two):
                out[other] = at
    return out


_OF_TOWN = re.compile(
    r"(?:the\s)?(?:[a-z]+\s)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?:\s(?:[a-z]+\s)?"
    r"(?:suburb|district|neighbou?rhood|quarter|slum|borough|municipality))\sof\s(?:the\s)?"
)
"""Words from the name of a town to that of its part: "the Lugo suburb of" Tarn."""
LARGE = 100_000
"""Inhabitants from which the first name of "the Lugo suburb of Tarn" is taken for the town."""


def _is_of_larger(text: str, one: Span, two: Span) -> bool:
    """Whether the first of two names is the town and the second its part: "the Lugo suburb of Tarn" is Tarn, but "the
    Tarn suburb of Lugo" is the Tarn suburb."""
    whole = _OF_TOWN.fullmatch(text, one[0], two[0])
    if whole is None:
        return False
    size, part = _size(whole["name"]), text[slice(*two)]
    return size >= LARGE and size > _size(part) and not _is_land(part)


_LAND = re.compile(r"\b(?:province|region|state|governorate|county|department)\Z", re.IGNORECASE)


def _is_land(name: str) -> bool:
    """Whether a name is that of a province, which has districts and is none of a town."""
    return _LAND.search(name) is not None or any(place.kind == "1" for place in places.anywhere(key(name)))


def _size(name: str) -> int:
    """Inhabitants of the largest place so called; none of a name that no table holds."""
    return max((place.population for place in places.named(key(name))), default=0)


def _is_first(text: str, trigger: Trigger, one: Span, two: Span) -> bool:
    """Whether the first of two names tells the act's place and the second only where that lies, or where it led."""
    gap = (one[1], two[0])
    if _TO.fullmatch(text, *gap) and _FROM.search(text, max(0, one[0] - FAR), one[0]):
        return _is_left(text, trigger, one, two)
    if trigger.type not in _DONE or not _is_known(text[slice(*one)]):
        return False
    where = _WHERE.search(text, max(0, one[0] - FAR), one[0]) is not None
    struck = trigger.span[0] < one[0] < trigger.span[1] or _STRUCK.fullmatch(text, trigger.span[1], one[0]) is not None
    if (struck or where) and _LIES.fullmatch(text, *gap):
        return True
    if struck and _POSITIONS.fullmatch(text, *gap):
        return True
    part = _PART.search(text, one[0], two[0])
    return part is not None and _PART_OF.fullmatch(text, min(one[1], part.start() - 1), two[0]) is not None


_GENERIC = re.compile(
    r"(?:[Tt]he\s)?(?:[a-z]+\s){0,2}?(?P<name>[A-Z].*?)"
    r"(?:\s(?:district|quarter|neighbou?rhood|suburb|area|sub-?district|county|municipality|city|town|village|province))?"
)


def _is_known(words: str) -> bool:
    """Whether words are the name of a known place, with its kind at most: no person's ("captured Ana Rell in a raid in
    Tarn") and no site's ("burned a flag outside the consulate in Tarn"), which are weighed."""
    name = _GENERIC.fullmatch(words)
    return name is not None and bool(places.anywhere(key(name["name"])))


def _is_left(text: str, trigger: Trigger, one: Span, two: Span) -> bool:
    """Whether people left the first of two places by an act, or for an attack that the sentence tells behind."""
    begin = trigger.span[0]
    if begin <= one[0]:
        return trigger.type in _LEAVING or _EVACUATED.search(text, *trigger.span) is not None
    return trigger.type == "ASSAULT" and _LED.match(text, two[1], begin) is not None
