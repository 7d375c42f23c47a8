"""Names that are a town's where they stand: a country's inside a longer name ("Jamaica Plain", "Suva Reka"), a known
place's with another country told behind it ("Odessa, Texas").

Rows of counts stand in the log of decision 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dateline.knowledge import actors, regions
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Match, Word
from dateline.knowledge.roles import words_of
from dateline.knowledge.tables import items, table

LONGEST = 5
"""Words of the longest name of a town that is looked up."""
KNOWN = 5_000
"""Inhabitants from which a town's name keeps its words together."""
_HYPHENS = frozenset("-‐‑–")
_LETTERS = frozenset("'’‘`´ʿʾʻʼ")
"""Marks that join small words to a name: hyphens, and how the letters ayn and hamza are printed."""
_CLITICS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))
_LINKS = frozenset(("los", "las", "upon", "am", "bei", "sur", "sous", "les", "et", "und"))
"""Small words inside names of towns, besides the particles of persons' names."""


def may_end(text: str, found: tuple[Word, ...], at: int) -> bool:
    """Whether word ``at`` may end a place's name that does not begin with it: it is capitalised, or small and joined
    to the word before ("Gyeonggi-do", "Ta'if"); not the "s" of "Paris's"."""
    if found[at].text[0].isupper():
        return True
    mark = text[found[at - 1].end : found[at].start] if at else ""
    return mark in _HYPHENS or (mark in _LETTERS and found[at].low not in _CLITICS)


def is_part(text: str, found: tuple[Word, ...], at: int) -> bool:
    """Whether word ``at`` may stand inside a place's name: "en" of "Aix-en-Provence", "de" and "los" of "Santiago de
    los Caballeros"."""
    return may_end(text, found, at) or found[at].low in words_of("particle") or found[at].low in _LINKS


def _runs(text: str, found: tuple[Word, ...], match: Match) -> Iterator[str]:
    """The names of up to ``LONGEST`` words that hold a match and more, as look-up keys, the longest first."""
    begin, end = match.first, match.last
    while begin > 0 and match.last - begin < LONGEST - 1 and found[begin].gap and is_part(text, found, begin - 1):
        begin -= 1
    while end + 1 < len(found) and end - match.first < LONGEST - 1 and found[end + 1].gap:
        if not is_part(text, found, end + 1):
            break
        end += 1
    for first in range(begin, match.first + 1):
        if not found[first].text[0].isupper() or found[first].low in words_of("direction"):
            continue
        for last in range(min(end, first + LONGEST - 1), match.last - 1, -1):
            if last - first > match.last - match.first and may_end(text, found, last):
                yield " ".join(word.low for word in found[first : last + 1])


_BANKS = frozenset(("valley", "river", "strait", "bridge"))
"""Kinds of places that lie in the country that they are called after, too: "the Jordan Valley"."""


def is_of_town(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a country's or a capital's name is only a part of that of a town of another country, or of a region:
    "Suva Reka", "Jamaica Plain", "Lake Chad"; not with a point of the compass ("South Jordan", "East London")."""
    if any(entry.kind not in actors.COUNTRY_KINDS for entry in match.entries):
        return False
    own = {entry.country for entry in match.entries}
    adjective = any(entry.kind == "adjective" for entry in match.entries)
    for run in _runs(text, found, match):
        if listed := regions.lexicon().get(run):
            shared = any(place.country is None for place in listed)
            own_too = (shared and adjective) or run.split()[-1] in _BANKS
            return not own_too and all(place.country not in own for place in listed)
        towns = [place for place in gazetteer.anywhere(run) if place.kind == "P" and place.population >= KNOWN]
        if towns:
            return all(place.country not in own for place in gazetteer.anywhere(run))
    return False


def is_in_other_land(text: str, found: tuple[Word, ...], match: Match, named: Sequence[Match]) -> bool:
    """Whether a known place's name is that of a town in the state or country told behind it: "Odessa, Texas",
    "Palma, Spain"; not in "strikes on Odessa, Russia's ministry said", nor where no such town is known there."""
    home, end = match.entries[0].country, found[match.last].end
    if home is None:
        return False
    division = gazetteer.division_behind(text, end)
    told = division.country if division else _country_behind(text, found, match, named)
    if told is None or told == home:
        return False
    names = [" ".join(word.low for word in found[first : match.last + 1]) for first in _begins(found, match)]
    towns = (place for name in names for place in gazetteer.anywhere(name))
    return any(town.country == told and town.population >= KNOWN for town in towns)


def _begins(found: tuple[Word, ...], match: Match) -> tuple[int, ...]:
    """The words that a name may begin with: its first one, or an article before it ("Al Bayda")."""
    first = match.first
    article = first > 0 and found[first].gap and found[first - 1].low in words_of("particle")
    return (first, first - 1) if article else (first,)


def _country_behind(text: str, found: tuple[Word, ...], match: Match, named: Sequence[Match]) -> str | None:
    """The country that alone stands behind a comma."""
    at = match.last + 1
    if at >= len(found) or text[found[match.last].end : found[at].start] != ", ":
        return None
    behind = next((m for m in named if m.first == at), None)
    entry = next((e for e in behind.entries if e.kind == "country"), None) if behind else None
    if behind is None or entry is None or _acts(text, found, behind):
        return None
    return actors.holder(entry.country)


def _acts(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a country's name does not end what is told of a town: "Odessa, Russia's ministry", "In Rafah, Egypt
    reopened the crossing", "Geneva, France and Spain"."""
    after = found[match.last + 1 : match.last + 2]
    if text[found[match.last].end : found[match.last].end + 1] in _HYPHENS | _LETTERS:
        return True
    return bool(after) and after[0].gap and after[0].low not in _BEHIND


_BEHIND = frozenset(
    ("on", "where", "when", "after", "before", "during", "last", "this", "late", "early", "in", "since")
)
"""Words that go on behind a town and its country, not behind a country that acts."""


LARGE = 200_000
"""Inhabitants from which a town may be meant by the name of a capital."""
OUTDONE = 8
"""How many times as large as that town the capital may be."""


def is_namesake(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether the name of a capital or of a town of the supplement is that of a large town of a country that the page
    tells of, where the page tells nothing of its own: Tripoli on a page about Lebanon, Palma on one about Spain."""
    entry = match.entries[0]
    town = entry.kind == "region" and entry.level == "exact"
    if entry.country is None or not (town or all(other.kind == "capital" for other in match.entries)):
        return False
    names = (" ".join(word.low for word in found[first : match.last + 1]) for first in _begins(found, match))
    return any(_of_others(text, name, entry.country) for name in names)


@lru_cache(maxsize=256)
def _of_others(text: str, name: str, country: str) -> bool:
    """Whether a page tells of another country that has a large town of that name, and not of the one's own."""
    known = (place for place in gazetteer.anywhere(name) if place.kind == "P")
    towns = [place for place in known if place.country == country or key(place.name).split(" de ")[0] == name]
    own = max((place.population for place in towns if place.country == country), default=0)
    others = {p.country for p in towns if p.population >= LARGE and own <= OUTDONE * p.population} - {country}
    if not others or _forms(country, name).search(text):
        return False
    return any(_forms(other, name).search(text) for other in others)


@cache
def _forms(country: str, but: str) -> re.Pattern[str]:
    """The names, adjectives and peoples of a country and its capital's names, but for one."""
    rows = [row for row in table("countries.psv") if actors.holder(row["code"]) == actors.holder(country)]
    cells = [row[kind] for row in rows for kind in ("name", "other", "adjectives", "people", "capital")]
    forms = sorted({form for cell in cells for form in items(cell) if key(form) != but}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})(?!\w)")
