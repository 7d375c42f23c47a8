"""Every place name of a text, whatever happens there: countries, their adjectives, towns, provinces, seas, camps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec.structs import replace

from dateline.extract.syntax import tokens
from dateline.knowledge import actors
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon, Match, Word
from dateline.knowledge.places import Place
from dateline.knowledge.roles import nouns, words_of
from dateline.knowledge.tables import items, table
from dateline.link import accent, resolve
from dateline.link.beside import LARGE_DIVISION, is_part_only, is_quarter, said_beside
from dateline.link.profile import ORG_KINDS, best
from dateline.link.reading import Stretch, read_span, share_of_capitals
from dateline.link.resolve import Asked, Atlas, Said, Scene
from dateline.link.town_names import is_part, may_end
from dateline.model import Mention, Value

LONGEST = 5
"""Words of the longest name looked up."""
LEAST = 1.2
"""Evidence from which on a capitalised name is taken for a place (set by hand on pages of the corpus)."""
SURE = 3.0
"""Evidence from which on other mentions of the same name are taken as the place too."""

POINTED = 0.5
"""Share of the odds from which a name is given a point: to who counts by place, a wrong place is worse than none."""

SMALL_LETTERS = 20_000
"""Inhabitants from which a town is read in a text without capitals, where small ones are mostly other words."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


@cache
def listed(*kinds: str) -> frozenset[str]:
    """Words of one or more lists of ``places_words.psv``."""
    return frozenset(
        key(word) for row in table("places_words.psv") if row["list"] in kinds for word in items(row["words"])
    )


class Name(Value, frozen=True, kw_only=True):
    """Words ``first`` to ``last`` of a stretch that may name a place: what is known before it is resolved."""

    stretch: int
    first: int
    last: int
    folded: str
    rule: str
    evidence: float
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    level: str | None = None
    id: str | None = None
    name: str | None = None
    said: Said = Said()
    capital: str | None = None
    visitor: bool = False

    @property
    def asked(self) -> Asked | None:
        """What the gazetteer is asked; None for names whose place is known."""
        if self.rule not in ("gazetteer", "capital", "country"):
            return None
        country = self.country if self.rule == "country" else None
        return Asked(folded=self.folded, said=self.said, capital=self.capital, country=country)


ACRONYM = 5
"""Letters of the longest word in capitals that is no town."""


def toponyms(text: str) -> tuple[Mention, ...]:
    """All place names of a text, sorted by start, each with the likeliest place and how sure it is; where that would be
    a guess (``pointed``), with its country alone, else with its name, id and point (degrees WGS 84).

    ``rule`` tells countries, adjectives ("Syrian"), regions of the supplement, and gazetteer names apart.
    """
    read = _read(text)
    names = _found(text, read)
    atlas = _atlas(names, read)
    whole = _whole(text, read, names)
    return tuple(_mention(text, read, name, atlas, whole) for name in names)


class Named(Value, frozen=True, kw_only=True):
    """Words that name a place, with what the gazetteer is asked for them; None for names that need no weighing.
    ``whole`` is false where the page tells nothing but a longer name that these words begin."""

    span: tuple[int, int]
    rule: str
    asked: Asked | None
    whole: bool


class Names(Value, frozen=True, kw_only=True):
    """The place names of a text, sorted by start, and the atlas that they were weighed in."""

    names: tuple[Named, ...]
    atlas: Atlas


def named(text: str) -> Names:
    """The place names of a text before they are resolved, for whoever wants to see how."""
    read = _read(text)
    found = _found(text, read)
    spans = [(read[n.stretch].words[n.first].start, read[n.stretch].words[n.last].end) for n in found]
    whole = _whole(text, read, found)
    names = tuple(
        Named(span=span, rule=n.rule, asked=n.asked, whole=n.folded in whole)
        for span, n in zip(spans, found, strict=True)
    )
    return Names(names=names, atlas=_atlas(found, read))


def atlas_of(text: str, read: tuple[Stretch, ...]) -> Atlas:
    """The place names of stretches of a text, weighed against each other."""
    return _atlas(_found(text, read), read)


def _found(text: str, read: tuple[Stretch, ...]) -> list[Name]:
    known = Known(persons=_person_words(read), plain=_plain_words(text))
    return _consistent([n for number, stretch in enumerate(read) for n in _names(text, number, stretch, known)])


class Known(Value, frozen=True, kw_only=True):
    """Words of the page that speak against a place: those of persons' names, and those written small elsewhere."""

    persons: frozenset[str]
    plain: frozenset[str]


@lru_cache(maxsize=8)
def _plain_words(text: str) -> frozenset[str]:
    """The words that the page writes without a capital, outside addresses and the like; kept, as it is read twice."""
    return frozenset(key(word) for word in set(_PLAIN.findall(text)))


_PLAIN = re.compile(r"(?<=\s)[^\W\d_A-Z]{3,}(?=[,.;:]?\s)")


def _atlas(names: list[Name], read: tuple[Stretch, ...]) -> Atlas:
    return Atlas((name.asked for name in names if name.asked and not name.visitor), _scene(names, read))


def _read(text: str) -> tuple[Stretch, ...]:
    """The lines of a text; one without capitals is read as such throughout."""
    spans = tuple(_paragraphs(text))
    whole = share_of_capitals(text, spans)
    return tuple(read_span(text, span, whole) for span in spans)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"\S(?:.*\S)?", text):
        yield match.span()


# ------------------------------------------------------------------------------ finding names


def _names(text: str, number: int, stretch: Stretch, known: Known) -> Iterator[Name]:
    found, i = stretch.words, 0
    starts = {m.first: m for m in stretch.actors}
    regions = {m.first: m for m in stretch.regions if not is_quarter(stretch.words, m)}
    placed: set[int] = set()
    while i < len(found):
        if stretch.casing != "lower" and not (
            _capitalised(found[i]) or i in starts or i in regions or _opens(found[i])
        ):
            i += 1
            continue
        listed_ = max((m.last for m in (starts.get(i), regions.get(i)) if m), default=None)
        longer = None if listed_ is None else _longer(text, number, stretch, i, listed_, placed, known)
        wide = _wide().at(list(found[i : i + 3]), 0, stretch.casing) if _opens(found[i]) else None
        name = longer or (
            _of_region(number, stretch, Match(first=i, last=i + wide.last, entries=wide.entries))
            if wide
            else _of_region(number, stretch, regions[i])
            if i in regions
            else _of_country(text, number, stretch, starts[i])
            if i in starts and not best(starts[i], ORG_KINDS | {"person"})
            else _of_gazetteer(text, number, stretch, i, placed, known)
        )
        if name and not (i in starts and _is_body(starts[i], name)):
            yield name
            placed.update(range(name.first, name.last + 1))
            i = name.last + 1
        else:
            i += 1


def _opens(word: Word) -> bool:
    """Whether the name of a continent or an ocean may begin with a word."""
    return word.low in _wide().lengths


def _longer(text: str, number: int, stretch: Stretch, i: int, last: int, placed: set[int], known: Known) -> Name | None:
    """The town or district whose name goes on behind that of a country or region: "Virginia Beach", "Quebec City"."""
    if stretch.casing != "mixed" or _run_end(text, stretch.words, i) <= last:
        return None
    name = _of_gazetteer(text, number, stretch, i, placed, known)
    return name if name and name.last > last and gazetteer.anywhere(name.folded) else None


def _is_body(match: Match, name: Name) -> bool:
    """True for the whole name of a body or group of more than one word, which is no town's: "Red Cross"."""
    whole = match.last == name.last > match.first
    return whole and name.rule == "gazetteer" and best(match, ORG_KINDS) is not None


@cache
def _wide() -> Lexicon:
    """Continents, oceans and their adjectives."""
    out = []
    for row in table("places_continents.psv"):
        lat, lon = (float(x) for x in row["at"].split())
        entry = Entry(
            id=f"place:{key(row['name']).replace(' ', '-')}",
            name=row["name"],
            kind="region",
            lat=lat,
            lon=lon,
            level="region",
        )
        out += [(name, entry) for name in (row["name"], *items(row["adjectives"]))]
    return Lexicon(out)


def _of_region(number: int, stretch: Stretch, match: Match) -> Name:
    entry = match.entries[0]
    return Name(
        stretch=number,
        first=match.first,
        last=match.last,
        folded=key(entry.name),
        rule="region",
        evidence=SURE,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        level=entry.level,
        id=entry.id,
        name=entry.name,
    )


def _of_country(text: str, number: int, stretch: Stretch, match: Match) -> Name | None:
    kinds = [entry.kind for entry in match.entries]
    after = stretch.words[match.last + 1 : match.last + 2]
    if after and after[0].gap and _capitalised(after[0]) and after[0].low in listed("street"):
        return None
    entry = next((e for kind in ("country", "capital", "adjective") for e in match.entries if e.kind == kind), None)
    if entry is None:
        return None
    folded = " ".join(w.low for w in stretch.words[match.first : match.last + 1])
    if entry.kind == "capital":
        return Name(
            stretch=number, first=match.first, last=match.last, folded=folded, rule="capital", evidence=SURE,
            capital=entry.country, said=said_beside(text, stretch, match.last) or Said(),
        )  # fmt: skip
    people = "people" in kinds and entry.kind == "adjective" and _is_people(stretch, match)
    if people:
        return None
    lat, lon = gazetteer.point_of(entry)
    return Name(
        stretch=number, first=match.first, last=match.last, folded=folded, rule=entry.kind, evidence=SURE,
        country=entry.country, lat=lat, lon=lon, level=entry.level or "country", id=entry.id, name=entry.name,
        visitor=_travels(stretch.words, match.last),
        said=said_beside(text, stretch, match.last) or Said() if entry.kind == "country" else Said(),
    )  # fmt: skip


def _travels(found: tuple[Word, ...], last: int) -> bool:
    """Whether the state is told as that of somebody who may be abroad: "British Prime Minister", "Iran's envoy"."""
    behind = " ".join(word.low for word in found[last + 1 : last + 6])
    return _VISITOR.match(behind) is not None


_VISITOR = re.compile(
    r"(?:s )?(?:(?:deputy|vice|top|senior|acting|former|special|then|chief|late|first) ){0,2}"
    r"(?:president|premier|chancellor|king|queen|crown prince|emir|sultan|envoy|ambassador|diplomat|secretary of|"
    r"(?:prime|foreign|defen[cs]e|finance|interior|trade|oil|energy|economy) minister|(?:foreign|home) secretary)\b"
)


def _is_people(stretch: Stretch, match: Match) -> bool:
    """True for "an Iraqi", "Iraqis": a people's name that no noun follows."""
    if stretch.words[match.last].low.endswith("s") and stretch.words[match.last].low[:-1] != "":
        forms = [e for e in match.entries if e.kind == "adjective"]
        if not forms:
            return True
    after = match.last + 1
    return after >= len(stretch.words) or not stretch.words[after].gap or stretch.words[after].low in _AFTER_PEOPLE


_AFTER_PEOPLE = _words(
    "in from of and who were are is was have had has to on at by with as or that said will would near"
)


def _capitalised(word: Word) -> bool:
    return word.text[0].isupper()


def _person_words(read: tuple[Stretch, ...]) -> frozenset[str]:
    """Words of the names of persons on the page: behind a title or a given name, before an age or "said"."""
    out: set[str] = set()
    for stretch in read:
        if stretch.casing != "mixed":
            continue
        first = 0  # of a run of capitalised words
        for at, word in enumerate(stretch.words[1:], 1):
            if not (word.gap and _capitalised(word) and _capitalised(stretch.words[at - 1])):
                out.update(_persons_in(stretch, first, at - 1) if at - 1 > first else ())
                first = at
        last = len(stretch.words) - 1
        out.update(_persons_in(stretch, first, last) if last > first else ())
    return frozenset(out)


def _persons_in(stretch: Stretch, i: int, j: int) -> Iterator[str]:
    """The words of a capitalised run that belong to a person's name."""
    found = stretch.words
    for at in range(i, j):
        low = found[at].low
        title = low in listed("person before")
        if title or (
            low in listed("given name") and not (at and found[at - 1].gap and found[at - 1].low in _NO_PERSON)
        ):
            rest = range(at + title, j + 1)
            name = [found[k].low for k in rest]
            if any(word in listed("team", "street", "behind place") for word in name[1:]):
                return
            yield from (name if title else name[1:])
            return
    after = j + 1
    if j - i in (1, 2) and after < len(found):
        speaks = found[after].gap and found[after].low in listed("speaks")
        age = not found[after].gap and found[after].text.isdigit() and 1 < int(found[after].text[:4]) < 110
        if (speaks or age) and not any(found[k].low in listed("team", "behind place") for k in range(i, j + 1)):
            yield from (found[k].low for k in range(i, j + 1) if found[k].low not in listed("place noun"))


_NO_PERSON = frozenset(
    ("in", "near", "at", "outside", "san", "santa", "santo", "saint", "st", "sao", "ciudad", "villa")
)
"""Words before a given name that is a town's: "in Victoria", "San José Pinula"."""


def _of_gazetteer(text: str, number: int, stretch: Stretch, i: int, placed: set[int], known: Known) -> Name | None:
    found = stretch.words
    if stretch.casing == "lower":
        return _of_small_letters(text, number, stretch, i)
    if found[i].low in words_of("direction") and not (i + 1 < len(found) and _capitalised(found[i + 1])):
        return None
    if not _capitalised(found[i]) or (found[i].low in words_of("notname") and found[i].low not in listed("place noun")):
        return None
    if _is_acronym(text, stretch, i):
        return None
    for end in range(_run_end(text, found, i), i - 1, -1):
        if end > i and not may_end(text, found, end):
            continue
        folded = " ".join(w.low for w in found[i : end + 1])
        options = resolve.options(folded)
        if options and not (options[0].kind != "P" and is_part_only(found, i, end)):
            said = said_beside(text, stretch, end)
            evidence = _evidence(text, stretch, i, end, placed, known, said, folded)
            if evidence > 0:
                return Name(
                    stretch=number, first=i, last=end, folded=folded, rule="gazetteer", evidence=evidence,
                    capital=capital_of(folded), said=said or Said(division=_is_division(found, end)),
                )  # fmt: skip
    return None


def _run_end(text: str, found: tuple[Word, ...], i: int) -> int:
    """The last word of the name that may begin with word ``i``: capitalised words, particles, and small words that a
    hyphen or a transcribed letter joins ("Aix-en-Provence", "Gyeonggi-do", "Ta'if")."""
    last = i
    while last + 1 < len(found) and last - i < LONGEST - 1 and found[last + 1].gap:
        if not is_part(text, found, last + 1):
            break
        last += 1
    return last


def _is_acronym(text: str, stretch: Stretch, i: int) -> bool:
    """Whether word ``i`` alone is written in capitals inside running text, as no town is: "DACA", which Dhaka was
    called; not "KABUL/DUBAI" nor "TYLER, Texas"."""
    word, before = stretch.words[i], stretch.words[max(0, i - 1)]
    if stretch.casing != "mixed" or not 1 < len(word.text) <= ACRONYM or not word.text.isupper():
        return False
    return not before.text.isupper() and said_beside(text, stretch, i) is None


def _of_small_letters(text: str, number: int, stretch: Stretch, i: int) -> Name | None:
    """A town in a text without capitals: what "in" or "near" stands before, large enough, and no ordinary word."""
    found = stretch.words
    if not (i and found[i].gap and found[i - 1].low in words_of("strict locative")):
        return None
    for end in range(min(i + LONGEST, len(found)) - 1, i - 1, -1):
        run = found[i : end + 1]
        folded = " ".join(word.low for word in run)
        plain = any(is_word(word.low) or word.low in words_of("notname", "direction", "boundary") for word in run)
        if plain or not all(word.gap for word in run[1:]):
            continue
        people = max((place.population for place in resolve.options(folded)), default=0)
        if people >= SMALL_LETTERS:
            said = said_beside(text, stretch, end) or Said(division=_is_division(found, end))
            return Name(
                stretch=number, first=i, last=end, folded=folded, rule="gazetteer", evidence=LEAST,
                capital=capital_of(folded), said=said,
            )  # fmt: skip
    return None


@cache
def capital_of(folded: str) -> str | None:
    """The country whose capital has this look-up key."""
    return next((e.country for e in actors.lexicon().get(folded) if e.kind == "capital"), None)


def _is_division(found: tuple[Word, ...], end: int) -> bool:
    after = end + 1
    return after < len(found) and found[after].gap and found[after].low in _DIVISIONS


_DIVISIONS = _words("province governorate region state oblast prefecture department county district")


def _evidence(
    text: str,
    stretch: Stretch,
    i: int,
    end: int,
    placed: set[int],
    known: Known,
    said: Said | None,
    folded: str,
) -> float:
    """How much speaks for a capitalised gazetteer name being a place where it stands."""
    found = stretch.words
    people = max(place.population for place in resolve.options(folded))
    if folded in words_of("direction"):
        return 0.0
    score = 0.0
    for least, gain in ((1_000_000, 2.5), (200_000, 2.0), (50_000, 1.3), (10_000, 0.7), (0, 0.2)):
        if people >= least:
            score += gain
            break
    score += 1.2 if end > i else 0
    if said:
        score += 3
    before = found[i - 1] if i else None
    near = before is not None and found[i].gap
    capitals = stretch.casing == "upper"
    if before and near and before.low in words_of("strict locative") and (capitals or not _capitalised(before)):
        score += 2.5 if before.low not in ("to", "from", "through", "within") else 2
    elif before and near and before.low == "of":
        score += 1.2
    elif before and near and before.low in listed("person before", "given name") and _capitalised(before):
        score -= 4
    elif (
        before
        and near
        and _capitalised(before)
        and not capitals
        and before.low not in listed("place noun")
        and i - 1 not in placed
    ):
        opening = i == 1 or not found[i - 1].gap
        score -= 1 if opening and is_word(before.low) else 2.5
    if before and not near and i - 1 in placed and text[before.end : found[i].start] == ", ":
        score += 1.5
    after = found[end + 1] if end + 1 < len(found) else None
    if after and after.gap:
        if after.low in listed("street") and _capitalised(after):
            score -= 4
        elif after.low in listed("behind place"):
            score += 2
        elif after.low in listed("team") and _capitalised(after):
            score += 1
        elif after.low in listed("speaks") or (end == i and after.text[0].isdigit()):
            score -= 2
        elif _capitalised(after) and not capitals and not text[found[end].end : after.start].startswith("’"):
            score -= 1.5 if after.low != "s" else 0
    words = folded.split()
    if any(word in known.persons for word in words):
        score -= 3
    if (
        len(words) == 1
        and (
            is_word(folded)
            or folded in known.plain
            or folded in actors.trap_names("person")
            or folded in actors.common_words()
        )
    ) or (len(words) == 1 and folded in listed("given name")):
        score -= 2
    return score - 2 if capitals else score


@lru_cache(maxsize=4096)
def is_word(low: str) -> bool:
    """Whether a lower-case word is an ordinary one by the word lists: a verb, a preposition, "police"."""
    infinitive = f"to {low}"
    verb = any(token.tag == "verb" for token in tokens(infinitive, (0, len(infinitive)))[1:])
    return low in nouns() or verb or any(token.tag not in ("noun", "name") for token in tokens(low, (0, len(low))))


# ------------------------------------------------------------------------------ deciding


def _consistent(names: list[Name]) -> list[Name]:
    """Names with evidence enough, and the other mentions of those that are sure."""
    sure = {name.folded for name in names if name.evidence >= SURE}
    return [n for n in names if n.evidence >= LEAST or (n.folded in sure and n.evidence > 0)]


def _scene(names: list[Name], read: tuple[Stretch, ...]) -> Scene:
    """Countries and states that the page names, where its words are at home, and the points of the regions that the
    supplement knows."""
    countries: Counter[str] = Counter(n.country for n in names if n.country and n.rule != "region")
    states: Counter[str] = Counter(n.said.state for n in names if n.said.state)
    countries.update(n.said.country for n in names if n.said.state and n.said.country)
    for name in names:
        division = _division_alone(name.folded) if name.rule == "gazetteer" else None
        if division:
            states[division.admin] += 1
            countries[division.country] += 1
        elif name.rule == "region" and name.country:
            countries[name.country] += 1
    visited = frozenset(n.country for n in names if n.visitor) - {n.country for n in names if not n.visitor}
    points = [(n.lat, n.lon) for n in names if n.level == "exact" and n.lat is not None and n.lon is not None]
    scene = resolve.scene_of(countries, states, points, accent.of(read).words)
    return replace(scene, visitors=visited) if visited else scene


def _division_alone(folded: str) -> Place | None:
    """The one large division that a name can only mean: "Texas", but not "Valencia", which is a town as well."""
    found = resolve.options(folded)
    divisions = [place for place in found if place.kind == "1"]
    if len(divisions) != 1 or divisions[0].population < LARGE_DIVISION:
        return None
    towns = max((place.population for place in found if place.kind == "P"), default=0)
    return divisions[0] if towns * 20 < divisions[0].population else None


def _whole(text: str, read: tuple[Stretch, ...], names: list[Name]) -> frozenset[str]:
    """The names that stand somewhere without being the beginning of a longer one ("Windsor" Castle)."""
    return frozenset(name.folded for name in names if not _goes_on(text, read[name.stretch], name))


def _goes_on(text: str, stretch: Stretch, name: Name) -> bool:
    end, after = stretch.words[name.last].end, stretch.words[name.last + 1 : name.last + 2]
    return stretch.casing == "mixed" and bool(after) and text[end : after[0].start] == " " and _capitalised(after[0])


def pointed(place: Place, listed_: float, *, whole: bool) -> bool:
    """Whether a name is given the point of its likeliest place: not where that is less likely than all others together
    (``Atlas.listed``), nor a town of which the page tells nothing but a longer name."""
    return listed_ >= POINTED and (whole or place.kind != "P")


def _mention(text: str, read: tuple[Stretch, ...], name: Name, atlas: Atlas, whole: frozenset[str]) -> Mention:
    found = read[name.stretch].words
    span = (found[name.first].start, found[name.last].end)
    options = atlas.of(name.asked) if name.asked else ()
    if not options or options[0].place.kind == "country":
        return Mention(
            span=span, kind="place", name=name.name or text[slice(*span)], country=actors.holder(name.country),
            rule=name.rule, id=name.id, lat=name.lat, lon=name.lon, precision=name.level or "area",
        )  # fmt: skip
    place, sure = options[0].place, atlas.sure(name.asked) if name.asked else 1.0
    likely = atlas.listed(name.asked) if name.asked else 1.0
    told = pointed(place, likely, whole=name.folded in whole)
    return Mention(
        span=span, kind="place", name=place.name if told else text[slice(*span)], rule=name.rule,
        country=actors.holder(place.country), id=place.id if told else None, lat=place.lat if told else None,
        lon=place.lon if told else None, precision=gazetteer.KINDS[place.kind], confidence=round(sure, 2),
    )  # fmt: skip
