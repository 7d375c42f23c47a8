"""Place mentions: countries and capitals where they stand as places, supplement, gazetteer towns, unknown towns."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Match, Word
from dateline.knowledge.places import Place
from dateline.knowledge.roles import nouns, words_of
from dateline.knowledge.tables import items, table
from dateline.link.beside import is_part_only, is_quarter, said_beside
from dateline.link.datelines import dateline_place
from dateline.link.locative import locative
from dateline.link.profile import best
from dateline.link.reading import Stretch, read_span
from dateline.link.resolve import Asked, Atlas, Option, Said, options
from dateline.link.toponyms import atlas_of, is_word, listed
from dateline.model import Mention, Story, Value

LARGE = 200_000
"""Inhabitants from which a town is taken as meant without the article naming its country (set by hand)."""
CLEAR = 0.8
"""Share of the odds from which a place is taken as meant though the page does not name its country (set by hand)."""
UNCLEAR = 0.4
"""Share of the odds below which no place is taken as meant (set by hand)."""
SMALL = 50_000
"""Inhabitants up to which a town of a country that the article names in passing is not taken (set by hand)."""
MINOR = 0.25
"""Share of the home country's mentions below which a country is named in passing (set by hand)."""
BACKED = 1.5
"""Other names of the page in its country that stand in for the country's own (set by hand)."""
DISTINCT = 7
"""Letters from which a name that the words tell as a place and that only one place has is taken (set by hand)."""
UNIQUE = 0.95
NO_STREETS = frozenset(("court", "place", "way", "drive", "dr", "st", "circle", "route"))
OUTDONE = 12
"""Times the inhabitants of its namesake from which a capital is meant whatever the page is about (set by hand)."""
LONGEST = 4
"""Words of the longest gazetteer name looked up."""


class Spot(Value, frozen=True, kw_only=True):
    """Words ``first`` to ``last`` of a stretch that name a place; ``elsewhere`` where larger towns that the article
    gives no reason to think of share the name of an unknown one, which then has no country."""

    first: int
    last: int
    name: str
    country: str | None
    rule: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "exact"
    confidence: float = 0.9
    elsewhere: bool = False


def _follows(found: tuple[Word, ...], last: int) -> bool:
    """True for "Unity state", "Borno province": a settlement noun right behind the name."""
    after = last + 1
    return after < len(found) and found[after].gap and found[after].low in words_of("settlement")


def _comma_after(text: str, found: tuple[Word, ...], i: int, placed: Set[int]) -> bool:
    """True for the second part of "Dadaab, Kenya"; not for "at the prison, Wells said"."""
    return i > 0 and i - 1 in placed and text[found[i - 1].end : found[i].start].strip() == ","


def _speaks(found: tuple[Word, ...], last: int) -> bool:
    """True where a reporting verb or "who" stands right behind word ``last``: a person."""
    after = last + 1
    return after < len(found) and found[after].gap and found[after].low in words_of("after person")


def _country_spot(found: tuple[Word, ...], match: Match) -> Spot | None:
    entry = best(match, frozenset(("country", "capital")))
    if entry is None:
        return None
    if entry.kind == "country":
        lat, lon = gazetteer.point_of(entry)
        return Spot(
            first=match.first,
            last=match.last,
            name=entry.name,
            country=actors.holder(entry.country),
            rule="country",
            id=entry.id,
            lat=lat,
            lon=lon,
            precision=entry.level or "country",
        )
    low = " ".join(w.low for w in found[match.first : match.last + 1])
    known = next((p for p in gazetteer.named(low) if p.country == entry.country), None)
    return Spot(
        first=match.first,
        last=match.last,
        name=known.name if known else low.title(),
        rule="capital",
        country=actors.holder(entry.country),
        id=known.id if known else None,
        lat=known.lat if known else None,
        lon=known.lon if known else None,
    )


def _namesake(stretch: Stretch, spot: Spot, context: Counter[str], own: Counter[str]) -> Spot | None:
    """The town meant by the name of a capital of whose country the page says nothing else (``own``: how often it tells
    each name), where a country that the page is about has a town of that name: Santiago of the Dominican Republic,
    Tripoli of Lebanon."""
    words = stretch.words[spot.first : spot.last + 1]
    low = " ".join(word.low for word in words)
    if spot.rule != "capital" or context.get(spot.country or "", 0) > own[low]:
        return None
    towns = [p for p in options(low) if p.kind == "P" and p.population >= LARGE]
    most = max((people.population for people in towns if people.country == spot.country), default=0)
    least = max(context.values(), default=0) / 2
    told = [p for p in towns if p.country != spot.country and context.get(p.country, 0) >= max(1.0, least)]
    town = max(told, key=lambda p: (p.population, p.id), default=None)
    if town is None or most > OUTDONE * town.population:
        return None
    return _of_row(town, spot.first, spot.last, 0.6)


def _names_country(found: tuple[Word, ...], match: Match) -> bool:
    """False where the country word modifies what follows: "Iraq's army", "Iran-backed", "US troops"."""
    after = match.last + 1
    if after >= len(found) or not found[after].gap:
        return True
    word = found[after]
    return not (word.low == "s" or word.low in nouns() or word.low in ("backed", "led", "based"))


def _countries(text: str, stretch: Stretch, taken: frozenset[int], *, dateline: bool) -> Iterator[Spot]:
    placed: set[int] = set()
    for match in stretch.actors:
        spot = _country_spot(stretch.words, match)
        if spot and _names_part(stretch.words, match.last):
            yield _part_of_town(text, stretch.words, match)
            continue
        if spot and spot.rule == "capital" and not dateline and _begins_longer(stretch, match, taken):
            placed.add(match.last + 1)
            yield _longer_name(text, stretch.words, match)
            continue
        if spot is None or _within_region(stretch, match) or not _names_country(stretch.words, match):
            continue
        if locative(stretch.words, match.first, placed) or _comma_after(text, stretch.words, match.first, placed):
            placed.add(match.last)
            yield spot
        elif dateline:
            yield spot


@cache
def sites() -> frozenset[str]:
    """Common nouns for places within or near a town: "airport", "bridge", "university"."""
    rows = (row for row in table("place_words.psv") if row["list"] == "site")
    return frozenset(word for row in rows for word in items(row["words"]))


@cache
def outlets() -> frozenset[str]:
    """Nouns before the name of a newspaper or a station, which is no place: "the daily El Norte"."""
    rows = (row for row in table("place_words.psv") if row["list"] == "outlet")
    return frozenset(word for row in rows for word in items(row["words"]))


def _names_part(found: tuple[Word, ...], last: int) -> bool:
    """True for "Costa Rica neighbourhood", "Uganda Road": a part of a town or a street that is called after a place."""
    if last + 1 >= len(found) or not found[last + 1].gap:
        return False
    after = found[last + 1]
    return after.low in words_of("town part") or _is_street(after)


def _is_street(word: Word) -> bool:
    """A capitalised noun for streets that headlines do not use of anything else ("Iraq Court", "Third Place")."""
    return word.low in listed("street") - NO_STREETS and word.text[0].isupper()


def _goes_on(word: Word) -> bool:
    """True for "Zara" of "Ain Zara", "de" of "Santiago de Cuba": a name goes on; not for "Airport", "Province"."""
    if not word.text[0].isupper():
        return word.low in ("de", "del", "do", "da", "dos", "di")
    return not is_word(word.low) and word.low not in words_of("settlement", "town part") | sites()


def _within_region(stretch: Stretch, match: Match) -> bool:
    """True for "China" in "the South China Sea"."""
    held = (r for r in stretch.regions if r.first <= match.first and match.last <= r.last)
    return any(r.last - r.first > match.last - match.first for r in held)


def _begins_longer(stretch: Stretch, match: Match, taken: frozenset[int]) -> bool:
    """True for "San José" in "in San José Guayabal, police said": one more word of a name that no table holds, and then
    a mark or what goes on with a place."""
    found, behind = stretch.words, match.last + 1
    if not _goes_behind(stretch, match, taken) or not locative(found, match.first, frozenset()):
        return False
    if behind + 1 >= len(found) or not found[behind + 1].gap:
        return True
    return found[behind + 1].low in _PLACED | words_of("strict locative", "settlement")


_PLACED = frozenset(("on", "and", "north", "south", "east", "west", "last", "late", "early", "this", "yesterday"))
"""Words that go on behind a place and not behind who acts; so do those that lead to one and kinds of places."""


def _longer_name(text: str, found: tuple[Word, ...], match: Match) -> Spot:
    """The whole of a name that begins with that of a capital, as it is printed."""
    last = match.last + 1
    name = " ".join(text[found[match.first].start : found[last].end].split())
    return Spot(first=match.first, last=last, name=name, country=None, rule="unknown place", confidence=0.5)


def _lying(text: str, stretch: Stretch, spot: Spot, atlas: Atlas) -> Spot:
    """The place that the distance told behind a capital's name allows: "Santo Domingo, 400 km southwest of Bogota" is
    one of Colombia."""
    said = said_beside(text, stretch, spot.last) if spot.rule == "capital" else None
    far = said.near if said else None
    if far is None or spot.lat is None or spot.lon is None or far.reaches(spot.lat, spot.lon):
        return spot
    low = " ".join(word.low for word in stretch.words[spot.first : spot.last + 1])
    fit = (o.place for o in atlas.of(Asked(folded=low, said=Said(near=far))) if far.reaches(o.place.lat, o.place.lon))
    place = next(fit, None)
    if place:
        return _of_row(place, spot.first, spot.last, 0.9)
    name = " ".join(text[stretch.words[spot.first].start : stretch.words[spot.last].end].split())
    country = actors.holder(far.country)
    return Spot(first=spot.first, last=spot.last, name=name, country=country, rule="unknown place", confidence=0.5)


def _part_of_town(text: str, found: tuple[Word, ...], match: Match) -> Spot:
    """ "The Costa Rica neighbourhood": a part of a town that bears a country's name."""
    name = " ".join(text[found[match.first].start : found[match.last].end].split())
    return Spot(
        first=match.first,
        last=match.last,
        name=name,
        country=None,
        rule="unknown place",
        precision="area",
        confidence=0.4,
    )


def _regions(text: str, stretch: Stretch, taken: frozenset[int], context: Counter[str]) -> Iterator[Spot]:
    for match in stretch.regions:
        entry = match.entries[0]
        if match.first not in taken and is_quarter(stretch.words, match):
            yield _part_of_town(text, stretch.words, match)
            continue
        held = taken.intersection(range(match.first, match.last + 1))
        longer = _ends_longer(stretch.words, match) or (
            entry.country and not context.get(entry.country) and _lengthened(stretch, match, taken)
        )
        if len(held) <= match.last - match.first and not longer:
            yield Spot(
                first=match.first,
                last=match.last,
                name=entry.name,
                country=actors.holder(entry.country),
                rule="region",
                id=entry.id,
                lat=entry.lat,
                lon=entry.lon,
                precision=entry.level or "area",
            )


def _ends_longer(found: tuple[Word, ...], match: Match) -> bool:
    """True for "Afar" in "Tal Afar": the end of a longer name of the gazetteer."""
    if not match.first or not found[match.first].gap or not found[match.first - 1].text[0].isupper():
        return False
    return bool(options(" ".join(w.low for w in found[match.first - 1 : match.last + 1])))


def _lengthened(stretch: Stretch, match: Match, taken: frozenset[int]) -> bool:
    """True for "Beni" in "Beni Ounif", "Gali" in "Dabbar Gali": a part of a longer name that no table holds."""
    found, before = stretch.words, match.first - 1
    if stretch.casing != "mixed":
        return False
    if _goes_behind(stretch, match, taken):
        return True
    if before > 0 and found[match.first].gap and found[before].low in words_of("particle"):
        before -= 1
    joined = before >= 0 and all(word.gap for word in found[before + 1 : match.first + 1])
    return joined and before not in taken and _is_name(found[before])


def _goes_behind(stretch: Stretch, match: Match, taken: frozenset[int]) -> bool:
    """Whether one more word of a name, and no longer run of capitals, follows in running text."""
    found, behind = stretch.words, match.last + 1
    if stretch.casing != "mixed" or behind >= len(found) or behind in taken or not found[behind].gap:
        return False
    ends = behind + 1 >= len(found) or not (found[behind + 1].gap and found[behind + 1].text[0].isupper())
    return ends and _is_name(found[behind])


def _is_name(word: Word) -> bool:
    """A capitalised word that is no ordinary one and no kind of place."""
    plain = word.low in words_of("notname", "direction", "institution") or is_word(word.low.removesuffix("s"))
    return word.text[0].isupper() and not plain and _goes_on(word)


def choose(
    ranked: tuple[Option, ...], sure: float, context: Counter[str], backing: float, said: Said | None, folded: str
) -> Place | None:
    """The place meant among namesakes: the likeliest one where the page names its country or says it beside the name,
    where ``backing`` other names lie in its country, or where it is large and a town's name of one word is its own and
    not another spelling; None if unsure, as no town beats a wrong one."""
    if not ranked:
        return None
    top = ranked[0].place
    if said and said.near:
        return top if said.near.reaches(top.lat, top.lon) else None
    if said:
        return top if said.country in (None, actors.holder(top.country)) else None
    own = top.kind != "P" or " " in folded or key(top.name) == folded
    told = context.get(top.country, 0)
    known = top.population > LARGE or (own and (top.population > SMALL or sure > CLEAR))
    if told and (told > MINOR * max(context.values()) or known):
        return top if sure > UNCLEAR else None
    large = top.population >= LARGE and own
    return top if sure > CLEAR and (large or backing >= BACKED) else None


def _towns(
    text: str,
    stretch: Stretch,
    placed: set[int],
    taken: frozenset[int],
    context: Counter[str],
    known: dict[str, str],
    atlas: Atlas,
) -> Iterator[Spot]:
    """Gazetteer towns and unknown names after "in", "near", "the town of"; towns once placed count again anywhere."""
    found, free, small = stretch.words, 0, stretch.casing == "lower"
    for i, word in enumerate(found):
        if i < free or i in taken or not (small or word.text[0].isupper()):
            continue
        spot = _town(text, stretch, i, placed, taken, context, known, atlas)
        if spot:
            placed.add(spot.last)
            known.setdefault(" ".join(w.low for w in found[spot.first : spot.last + 1]), spot.name)
            yield spot
            free = spot.last + 1


def _sure_in_capitals(place: Place, low: str, context: Counter[str]) -> bool:
    """Where letter case tells nothing, a town is no ordinary word and lies in a country told more than once."""
    return context.get(place.country, 0) > 1 and (" " in low or not is_word(low))


def _run_end(text: str, found: tuple[Word, ...], i: int, taken: frozenset[int]) -> int:
    """Last word of the capitalised run from word ``i``, small words inside allowed ("Bab al-Hawa", "Camp 8 West"), and
    what follows a transcribed letter ("Tal Rifa'at")."""
    last, j = i, i + 1
    while j < len(found) and found[j].gap and j not in taken and j - i < 5:
        if (
            _transcribed(text, found, j)
            or (found[j].text[0].isupper() and found[j].low not in words_of("notname"))
            or found[j].text.isdigit()
        ):
            last = j
        elif found[j].low not in words_of("particle") or found[j].low in ("as", "an", "at", "a"):
            break
        j += 1
    return _without_distance(found, i, last)


def _without_distance(found: tuple[Word, ...], first: int, last: int) -> int:
    """The last word of a run before the number of a distance: "Sabr" of "Sabr 20 kilometres north of Aden"."""
    measured = last + 1 < len(found) and found[last + 1].low in _LENGTHS
    return last - 1 if last > first and found[last].text.isdigit() and measured else last


_LENGTHS = frozenset(
    ("km", "kms", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "meters", "metres")
)
_MARKS = frozenset("'’‘`´ʿʾʻʼ")
"""How the letters ayn and hamza are printed."""


def _transcribed(text: str, found: tuple[Word, ...], j: int) -> bool:
    """Whether word ``j`` goes on behind a transcribed letter: "at" of "Rifa'at"; not the "s" of a possessive."""
    between = text[found[j - 1].end : found[j].start]
    return between in _MARKS and found[j].low not in _CLITICS and found[j].text[0].islower()


_CLITICS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))


def _is_cut(text: str, found: tuple[Word, ...], end: int, last: int) -> bool:
    """Whether the name of the run that ends with word ``last`` would be cut behind word ``end``: at a transcribed
    letter, or before an article and what it belongs to ("Ain" of "Ain el-Helweh")."""
    if _transcribed(text, found, end + 1):
        return True
    return end + 1 < last and found[end + 1].text[0].islower() and found[end + 1].low in words_of("particle")


def _town(
    text: str,
    stretch: Stretch,
    i: int,
    placed: Set[int],
    taken: frozenset[int],
    context: Counter[str],
    known: dict[str, str],
    atlas: Atlas,
) -> Spot | None:
    found = stretch.words
    word = found[i]
    if word.low in words_of("notname") or (i and word.gap and found[i - 1].low in outlets()):
        return None
    last = _run_end(text, found, i, taken) if stretch.casing == "mixed" else min(i + 2, len(found) - 1)
    if _speaks(found, last) and not locative(found, i, placed):
        return None
    told = locative(found, i, placed) or _comma_after(text, found, i, placed)
    for end in range(min(last, i + LONGEST - 1), i - 1, -1):
        if end < last and (_is_street(found[end + 1]) or _goes_on(found[end + 1]) or _is_cut(text, found, end, last)):
            continue
        low = " ".join(w.low for w in found[i : end + 1])
        said = said_beside(text, stretch, end)
        asked = Asked(folded=low, said=replace(said or Said(), division=_follows(found, end)))
        ranked = atlas.of(asked)
        backing = atlas.backing(ranked[0].place.country, low) if ranked else 0.0
        if told and len(low) >= DISTINCT and found[end].low not in listed("street") and atlas.sure(asked) > UNIQUE:
            backing = max(backing, BACKED)
        place = choose(ranked, atlas.listed(asked), context, backing, said, low)
        if place and (place.kind != "P" or not context.get(place.country)) and is_part_only(found, i, end):
            continue
        if place and place.population >= LARGE and _is_hamlet(found, i, end):
            continue
        if place and stretch.casing != "mixed" and not _sure_in_capitals(place, low, context):
            continue
        sure = told or low in known or _follows(found, end)
        alone = end == last and (i == 0 or not found[i - 1].text[0].isupper() or not found[i].gap)
        if place and (sure or (alone and place.population >= LARGE and low not in actors.trap_names("person"))):
            return _of_row(place, i, end, 0.9 if sure else 0.6)
    if (
        stretch.casing == "mixed"
        and told
        and not (nouns().get(word.low) and last == i)
        and len(word.text) > 1
        and not word.text.isupper()
        and not (last + 1 in taken and word.low in _FAITHS)
    ):
        whole, said = options(" ".join(w.low for w in found[i : last + 1])), said_beside(text, stretch, last)
        return Spot(
            first=i,
            last=last,
            name=text[word.start : found[last].end],
            country=_country_beside(said),
            rule="unknown place",
            elsewhere=any(p.population > SMALL for p in whole),
            confidence=0.5,
        )
    return None


_HAMLETS = frozenset(("hamlet", "hamlets", "village", "villages", "vereda"))


def _is_hamlet(found: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the words make a name a village, which no city is: "the hamlet of Nueva York", "Paris village"."""
    at = first - 2 if first > 1 and found[first - 1].low == "of" else first - 1
    before = at >= 0 and found[at + 1].gap and found[first].gap and found[at].low in _HAMLETS
    return before or (last + 1 < len(found) and found[last + 1].gap and found[last + 1].low in _HAMLETS)


_FAITHS = frozenset(
    ("buddhist", "catholic", "christian", "communist", "hindu", "islamic", "jewish", "muslim", "orthodox", "moslem")
)
"""What a country is called by its faith, which is no name of a place: "in Buddhist Thailand"."""


def _country_beside(said: Said | None) -> str | None:
    """The country told beside a name that no table holds there."""
    country = (said.near.country if said.near else said.country) if said else None
    return actors.holder(country) if country else None


def _posted(text: str, stretch: Stretch, context: Counter[str]) -> Iterator[Spot]:
    """The town of the dateline, which is a place in whatever letters it stands."""
    posted = dateline_place(text, stretch.span, context)
    if posted:
        yield _of_row(posted.place, 0, posted.last, 0.9)


def _of_row(place: gazetteer.Place, first: int, last: int, confidence: float) -> Spot:
    """Words ``first`` to ``last`` that name a place of the gazetteer."""
    return Spot(
        first=first,
        last=last,
        name=place.name,
        country=actors.holder(place.country),
        rule="gazetteer",
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=gazetteer.KINDS[place.kind],
        confidence=confidence,
    )


def _context(mentions: tuple[Mention, ...]) -> Counter[str]:
    return Counter(m.country for m in mentions if m.country)


def places(story: Story, read: tuple[Stretch, ...], spotted: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Place mentions of the article; unknown towns carry the country that the article is mostly about."""
    text, context, known = story.text, _context(spotted), dict[str, str]()
    titled = _with_title(story, read)
    spans, atlas = sorted(m.span for m in spotted), atlas_of(text, titled)
    context.update(_countries_of(titled[len(read) :]))
    own = Counter(key(text[slice(*m.span)]) for m in spotted if m.rule == "capital")
    found: list[tuple[Stretch, Spot]] = []
    for stretch in read:
        heads = stretch.span == story.article.dateline_span
        inside = _taken(stretch, spans)
        spots = list(_countries(text, stretch, inside, dateline=heads))
        if heads and not spots:
            spots = list(_posted(text, stretch, context))
        spots = [_namesake(stretch, spot, context, own) or _lying(text, stretch, spot, atlas) for spot in spots]
        regions = list(_regions(text, stretch, inside, context))
        context.update(spot.country for spot in regions if spot.country)
        placed = {i for spot in (*spots, *regions) for i in range(spot.first, spot.last + 1)}
        found += [(stretch, spot) for spot in (*spots, *regions)]
        towns = _towns(text, stretch, placed, inside | placed, context, known, atlas)
        found += [(stretch, spot) for spot in towns]
    home = _home(found, context)
    return tuple(
        _mention(stretch, spot, _around(found, number) or home) for number, (stretch, spot) in enumerate(found)
    )


def _with_title(story: Story, read: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The stretches and the title, which often alone names the country that the story plays in."""
    span = story.article.title_span
    return read if span is None else (*read, read_span(story.text, span))


def _countries_of(read: tuple[Stretch, ...]) -> Iterator[str]:
    """The countries that some stretches name."""
    entries = (best(match, frozenset(("country", "adjective", "people"))) for one in read for match in one.actors)
    return (held for entry in entries if entry and (held := actors.holder(entry.country)))


def _home(found: list[tuple[Stretch, Spot]], context: Counter[str]) -> str | None:
    """The country in which most places of the page lie, actors' countries counting half."""
    counts = Counter(spot.country for _, spot in found if spot.country)
    for country, told in context.items():
        counts[country] += told // 2
    return min(counts, key=lambda c: (-counts[c], c or "")) if counts else None


def _around(found: list[tuple[Stretch, Spot]], number: int) -> str | None:
    """The one country in which the known places of the same paragraph lie."""
    stretch = found[number][0]
    near = found[max(0, number - 8) : number + 9]
    told = {spot.country for other, spot in near if other is stretch and spot.country}
    return told.pop() if len(told) == 1 else None


def _taken(stretch: Stretch, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Words of the stretch inside actor and person mentions, capitals and countries included."""
    out: set[int] = set()
    at = bisect.bisect_left(spans, (stretch.span[0], 0))
    for i, word in enumerate(stretch.words):
        while at < len(spans) and spans[at][0] <= word.start:
            at += 1
        if at and word.start < spans[at - 1][1]:
            out.add(i)
    return frozenset(out)


def _mention(stretch: Stretch, spot: Spot, home: str | None) -> Mention:
    return Mention(
        span=(stretch.words[spot.first].start, stretch.words[spot.last].end),
        kind="place",
        name=spot.name,
        country=spot.country or (home if spot.rule == "unknown place" and not spot.elsewhere else None),
        rule=spot.rule,
        id=spot.id,
        lat=spot.lat,
        lon=spot.lon,
        precision=spot.precision,
        confidence=spot.confidence,
    )
