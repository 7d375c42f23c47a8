"""What the words around a name say of it: its country, state or province, how far it lies of another place, and that it
is but a part of a town."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.knowledge import actors
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Match, Word
from dateline.knowledge.places import Place
from dateline.knowledge.roles import words_of
from dateline.link import resolve
from dateline.link.profile import best
from dateline.link.reading import Stretch
from dateline.link.resolve import Near, Said

LARGE_DIVISION = 500_000
"""Inhabitants from which a province named alone tells where a page plays."""

SIDE = r"(?:north|south|east|west)(?:[ -]?(?:east|west))?"
UNIT = r"k(?:ms?|ilomet(?:re|er)s?)|miles?|nautical\smiles?"
SEAT = r"(?:the\s(?:[a-z-]+\s){0,2}(?:capital|city|town|port)(?:\scity)?(?:\sof|,)?\s)?"
"""Patterns of what stands between a name and the one it lies off: a point of the compass, a unit of length, what the
other one is ("200 km west of the provincial capital")."""
_UNITS = {"k": 1.0, "m": 1.609, "n": 1.852}
"""First letter of a unit -> its kilometres."""
_TOLD = re.compile(
    r"(?:\s(?:town|city|village|district|province|municipality|department|county|region))?(?:,?\s\(?|,)"
    r"(?:(?:some|about|around|roughly|nearly|almost|just|only|located|situated|lying|which|is|lies)\s){0,4}"
    rf"(?:(?P<number>\d{{1,3}}(?:[.,]\d)?)[\s-]?(?P<unit>{UNIT})\.?\s)?"
    rf"(?:away\s)?(?:(?:to\sthe|due)\s)?(?P<side>{SIDE}\s)?(?P<link>of|from|outside)\s{SEAT}"
    r"(?P<name>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3})",
    re.IGNORECASE,
)
"""The words behind a name that tell how far, or on which side, it lies of another."""
BY_SIDE = 75.0
"""Kilometres that a side alone ("west of Ramadi") is taken for."""
LARGE = 100_000
"""Inhabitants from which a town is one to measure from, whatever the page says."""


def near(text: str, end: int) -> Near | None:
    """The known place from which a name that ends at ``end`` is told to lie off, and how far; None where nothing, or no
    place that is large or a capital, is told."""
    match = _TOLD.match(text, end)
    if match is None or not (match["number"] or (match["side"] and match["link"].casefold() == "of")):
        return None
    place = _fixed(match["name"])
    if place is None:
        return None
    reach = BY_SIDE
    if match["number"]:
        reach = float(match["number"].replace(",", ".")) * _UNITS[match["unit"][0].casefold()]
    return Near(lat=place.lat, lon=place.lon, km=reach, country=place.country)


@lru_cache(maxsize=4096)
def _fixed(name: str) -> Place | None:
    """The capital or the large town that the longest beginning of some words names."""
    words = [word for word in name.split() if word]
    for count in range(len(words), 0, -1):
        if not words[count - 1][0].isupper():
            continue
        folded = key(" ".join(words[:count]))
        towns = [place for place in gazetteer.anywhere(folded) if place.kind == "P"]
        held = next((entry.country for entry in actors.lexicon().get(folded) if entry.kind == "capital"), None)
        own = [place for place in towns if place.country == held] or towns
        most = max(own, key=lambda place: (place.population, place.id), default=None)
        if most is not None and (held or most.population >= LARGE):
            return most
    return None


def said_beside(text: str, stretch: Stretch, end: int) -> Said | None:
    """The state or country told behind a name, or how far it lies of another: "Paris, Texas", "Goma in eastern Congo",
    "Rio Negro municipality, Antioquia", "Santa Rosa, 30 km north of Tegucigalpa"."""
    found = stretch.words
    far = near(text, found[end].end)
    if far:
        return Said(near=far)
    kind = end + 1 < len(found) and found[end + 1].gap and found[end + 1].low in words_of("settlement")
    end += kind
    town = _town_of(text, found[end - kind].end)
    if town:
        return Said(country=actors.holder(town.country))
    division = gazetteer.division_behind(text, found[end].end) or (
        _province_behind(text, stretch, end) if kind else None
    )
    if division:
        return Said(state=division.admin, country=division.country)
    at = end + 1
    if at >= len(found):
        return None
    within = _WITHIN.match(text, found[end].end) if _is_where(found, end - kind) else None
    if within is None and text[found[end].end : found[at].start] not in (", ", ","):
        return None
    begin = within.end() if within else found[at].start
    told = next((m for m in stretch.actors if found[m.first].start == begin), None)
    entry = best(told, frozenset(("country",))) if told else None
    if told is None or entry is None or owns(text, found[told.last].end):
        return None
    return Said(country=actors.holder(entry.country))


_PART_OF = re.compile(
    r"\s(?:area|barrio|borough|commune|district|neighbou?rhood|quarter|sector|suburb|ward|zone)\s(?:of|in)\s"
    r"(?:the\s(?:[a-z-]+\s){0,2}(?:city|town|capital)(?:\sof|,)?\s)?"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?:\s(?:de\s|del\s|la\s|al-)?[A-ZÀ-Þ][\w'’-]*){0,2})"
)
"""A part of a town and the town: "the Tres Ríos district of Culiacán"."""


def _town_of(text: str, end: int) -> Place | None:
    """The large town in which a name that ends at ``end`` is told to be a district, if the large towns so called lie in
    one country."""
    match = _PART_OF.match(text, end)
    place = _fixed(match["name"]) if match else None
    if place is None:
        return None
    large = {town.country for town in gazetteer.named(key(place.name)) if town.population >= LARGE}
    return place if large == {place.country} else None


def _is_where(found: tuple[Word, ...], end: int) -> bool:
    """Whether a name that ends with word ``end`` stands behind a word that tells where: "farmers in Kenya" does not."""
    first = end
    while first > max(0, end - LONGEST) and found[first].gap and found[first - 1].text[0].isupper():
        first -= 1
    return first > 0 and found[first].gap and found[first - 1].low in words_of("strict locative") | {"of"}


LONGEST = 5
"""Words of the longest name that is looked at."""
_SETTLED = r"(?:town|city|village|hamlet|district|province|region|state|county|community|commune|island|port|area)"
_WITHIN = re.compile(
    rf"(?:,?\s{_SETTLED}|,\san?\s(?:[\w-]+\s){{0,3}}?{_SETTLED})?,?\sin\s(?:the\s)?"
    rf"(?:(?:far\s|deep\s)?(?:{SIDE}(?:ern)?|central|mainland|rural)(?:\sof|\spart\sof)?\s){{0,2}}",
)
"""From a name to its country: "Barga in northern ", "Sora, a mining town in the far south of "."""


def _province_behind(text: str, stretch: Stretch, end: int) -> Place | None:
    """The large province that the one or two words behind a comma name: "Turbo municipality, Antioquia"."""
    run = stretch.words[end + 1 : end + 3]
    if not run or text[stretch.words[end].end : run[0].start] != ", " or not run[0].text[0].isupper():
        return None
    longest = len(run) if len(run) == 2 and run[1].gap and run[1].text[0].isupper() else 1
    folded = " ".join(word.low for word in run[:longest])
    found = [p for p in resolve.options(folded) if p.kind == "1" and p.population >= LARGE_DIVISION]
    return found[0] if len(found) == 1 else None


def owns(text: str, end: int) -> bool:
    """Whether a country's name that ends there owns what follows, and is not told as that of a town: in "under a deal
    struck in Sharjah, India's oil company" it does, not in "Goma, Congo's eastern hub"."""
    owned = _OWNED.match(text, end)
    return owned is not None and (words_of("settlement") | _TOWNS).isdisjoint(owned[1].casefold().split())


_OWNED = re.compile(r"['’]s((?:\s+[\w-]+){1,4})")
_TOWNS = frozenset(("hub", "stronghold", "bastion", "metropolis", "heartland", "seat"))


def is_part_only(found: tuple[Word, ...], first: int, last: int) -> bool:
    """True for "the Normandy neighborhood", "Santander Square": a part of a town that is called after a region; not for
    "a Bavaria neighborhood" nor "the Gaza suburb of" and a name."""
    after = found[last + 1 : last + 3]
    if not after or not after[0].gap or after[0].low not in _QUARTERS | _SQUARES:
        return False
    led = after[0].low in _QUARTERS and first > 0 and found[first].gap and found[first - 1].low == "the"
    return (led or after[0].text[0].isupper()) and not (len(after) == 2 and after[1].gap and after[1].low == "of")


def is_quarter(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a region's name is told as that of a part of a town."""
    return match.entries[0].level == "region" and is_part_only(found, match.first, match.last)


_QUARTERS = frozenset(("neighborhood", "neighbourhood", "barrio", "housing"))
_SQUARES = frozenset(("square", "avenue", "street", "boulevard", "plaza", "hotel"))
