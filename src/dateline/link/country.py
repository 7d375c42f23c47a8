"""The country of an actor whose own words tell none: every country of the article is a candidate, and so is none.

A linear score over the candidates' features decides; the weights are in three tables, which say how they were fitted:
one for parties that the reader is heard on, whose weights hold together with what it adds, one for those that it is
not, and one for places.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from dateline.knowledge import actors, letters
from dateline.knowledge.fold import WORD, fold, key
from dateline.knowledge.roles import nouns, words_of
from dateline.knowledge.tables import table
from dateline.link import accent, briefs, country_words, nationals, nowhere, weights
from dateline.link.castaways import is_castaway
from dateline.link.clues import FEW_LANDS, Clues, Noun, clues_of, lands
from dateline.link.home import NO_HOME
from dateline.link.places import sites
from dateline.link.resolve import options
from dateline.link.weights import Features
from dateline.model import UNHEARD, Heard, Mention, Span, Story, Value

TABLE, UNHEARD_TABLE, PLACE_TABLE = "actor_country_weights.tsv", "country_weights.tsv", "place_country_weights.tsv"
MANY = 8
"""Countries up to which the namesakes of a place tell something."""
MOST = 12
"""Candidates weighed, those mentioned most first; no page needed more."""
ITEM = 4
"""Countries of a party's own paragraph that are weighed too: in news in brief they are not among those told most."""
SECTOR_SAYS, MOST_SAID = 0.75, 3.0
"""Weight of what the sector says of having no country, and its greatest odds (logarithm): of weights of .25 to 1.5 and
bounds of 3 to 5, all better than none, among the best on dev pages and on seven batches of training pages."""


class Asked(Value, frozen=True, kw_only=True):
    """Whose country is asked: where the phrase stands (``span``), where its name was first told (``anchor``), what it
    is (person, name, role, people, place), its noun, its sector by the tables, the event's side it takes if known, the
    words of a ``name`` (of a place its proper name), the countries (``lands``) that have a place of the name, the link
    of the ``full`` name that the phrase is short for, what the reader ``heard``, and the share of each of the
    ``sectors`` weighed for it."""

    span: Span
    anchor: Span
    kind: str
    noun: str
    sector: str
    definite: bool
    side: str = ""
    name: str = ""
    lands: tuple[str, ...] = ()
    full: Mention | None = None
    heard: Heard = UNHEARD
    sectors: tuple[tuple[str, float], ...] = ()


class Candidate(Value, frozen=True, kw_only=True):
    """A country (or None for none) with its features and its share of all answers."""

    country: str | None
    features: Features
    share: float = 0.0


def _step(value: float, steps: tuple[float, ...]) -> int:
    return sum(value >= step for step in steps)


def _nearest(found: tuple[Mention, ...], at: int) -> str | None:
    """The country of the mention nearest to an offset."""
    return min(found, key=lambda m: (abs(m.span[0] - at), m.span[0])).country if found else None


def _by_noun(clues: Clues, asked: Asked, nouns: tuple[Noun, ...]) -> dict[str, str]:
    """Country -> how the same noun is told with it elsewhere: before or after, the nearest of them."""
    out: dict[str, str] = {}
    for noun in nouns:
        if noun.country and not asked.span[0] <= noun.at < asked.span[1]:
            side = "before" if noun.at < asked.span[0] else "after"
            out[noun.country] = "before" if "before" in (side, out.get(noun.country)) else side
    return out


def _last_told(asked: Asked, nouns: tuple[Noun, ...]) -> str | None:
    before = [noun.country for noun in nouns if noun.country and noun.at < asked.span[0]]
    return before[-1] if before else None


def _first(shares: dict[str, float]) -> str | None:
    return min(shares, key=lambda c: (-shares[c], c)) if shares else None


class _View:
    """What the features of all candidates share."""

    def __init__(self, clues: Clues, asked: Asked) -> None:
        number = clues.sentence(asked.span[0])
        first = clues.sentence(asked.anchor[0])
        noun = clues.by_noun.get(asked.noun, ()) if asked.noun else ()
        head = clues.by_noun.get(asked.noun.rsplit(" ", 1)[-1], ()) if asked.noun else ()
        if noun and asked.definite and asked.anchor == asked.span:
            first = min(first, clues.sentence(noun[0].at))
        self.clues, self.asked = clues, asked
        self.wide = max(clues.shares.values(), default=0.0) < WIDE
        self.groups: dict[str, frozenset[str]] = {}
        self._sentence("here", number, asked.span)
        if first != number:
            self._sentence("first", first, asked.anchor)
        self.groups["before"] = frozenset(m.country or "" for m in clues.within(clues.span_of(number - 1)) if number)
        self.groups["after"] = frozenset(m.country or "" for m in clues.within(clues.span_of(number + 1)))
        self.groups["lead"] = frozenset(m.country or "" for m in clues.lead)
        self.groups["lead place"] = frozenset(m.country or "" for m in clues.lead if m.kind == "place")
        self.groups["title"] = clues.title
        last = clues.before(asked.span[0])
        places = [m.country for m in last if m.kind == "place"]
        here = [m for m in clues.within(clues.span_of(number)) if not asked.span[0] <= m.span[0] < asked.span[1]]
        self.single: dict[str, str | None] = {
            "dateline": clues.dateline,
            "told first": _first(clues.shares),
            "all first": _first(clues.all_shares),
            "around first": _first(clues.around),
            "lands first": _first(clues.lands),
            "full": asked.full.country if asked.full else None,
            "last": last[-1].country if last else None,
            "last place": places[-1] if places else None,
            "nearest": _nearest(tuple(here), asked.span[0]),
            "noun last": _last_told(asked, noun),
            "head last": _last_told(asked, head),
        }
        paragraph = [m for m in clues.within(clues.paragraph(number)) if not asked.span[0] <= m.span[0] < asked.span[1]]
        self.groups["paragraph"] = frozenset(m.country or "" for m in paragraph)
        self.groups["paragraph place"] = frozenset(m.country or "" for m in paragraph if m.kind == "place")
        self.item = tuple(dict.fromkeys(m.country or "" for m in paragraph))
        some = clues.within((clues.span_of(max(0, number - 3))[0], clues.span_of(number)[1]))
        self.groups["near"] = frozenset(m.country or "" for m in some)
        self.single["paragraph first"] = paragraph[0].country if paragraph else None
        self.single["told earliest"] = clues.told[0].country if clues.told else None
        told = [n.sector for n in noun if n.sure and not asked.span[0] <= n.at < asked.span[1]]
        self.body = "IGO" if "IGO" in told else told[0] if told else ""
        self.same, self.alike = _by_noun(clues, asked, noun), _by_noun(clues, asked, head)
        self.group = f"{asked.kind}{' definite' if asked.definite else ''}"
        self.accent = clues.accent.within(clues.paragraph(number), asked.span[0])
        self.own_name = accent.of_name(asked.name) if asked.kind in ("person", "name") else {}

    def own(self, country: str) -> Iterator[str]:
        """What a person's own name tells of a country."""
        share = self.own_name.get(country, 0.0)
        yield from (f"own name {step}" for step in accent.PARTS if share >= step)
        if self.own_name and not share:
            yield "own name elsewhere"

    def _sentence(self, name: str, number: int, span: Span) -> None:
        found = self.clues.within(self.clues.span_of(number))
        for kind in ("place", "actor"):
            of_kind = [m for m in found if m.kind == kind]
            self.groups[f"{name} {kind} before"] = frozenset(m.country or "" for m in of_kind if m.span[0] < span[0])
            self.groups[f"{name} {kind} behind"] = frozenset(m.country or "" for m in of_kind if m.span[0] >= span[1])


def _of(view: _View, country: str) -> Features:
    """The features of one country."""
    clues, asked = view.clues, view.asked
    found = [name for name, single in view.single.items() if single == country]
    for name, group in view.groups.items():
        if country in group:
            found.append(f"in {name}")
            if len(group) == 1:
                found.append(f"only {name}")
    if country in asked.lands:
        found.append(f"land of {min(len(asked.lands), FEW_LANDS)}")
    if clues.lands.get(country, 0.0) >= 1:
        found.append("land of others")
    found += [f"noun {view.same[country]}"] if country in view.same else []
    found += [f"head {view.alike[country]}"] if country in view.alike else []
    if asked.kind == "place":  # who is told abroad need not be at home there
        found += accent.in_words(clues.accent, country)
    else:
        found += [*clues.accents(country), *accent.here(view.accent, country)]
    wide = [f"wide: {f}" for f in found] if view.wide else []
    if asked.kind == "place":
        return (*found, *wide, *_shared(clues, country))
    found += view.own(country)
    crossed = [f"{view.group}: {f}" for f in found] + [f"{asked.side}: {f}" for f in found if f.startswith("in here")]
    return (*found, *crossed, *wide, *_shared(clues, country))


def _shared(clues: Clues, country: str) -> Iterator[str]:
    """How much of the article a country has."""
    for name, shares in (("told", clues.shares), ("all", clues.all_shares)):
        yield from [f"{name} share {step}" for step in SHARES if shares.get(country, 0.0) >= step] or [
            f"{name} share none"
        ]


WIDE = 0.35
"""Share of the mentions below which no country is what the page is about: news in brief, where that of a party or a
place stands in its own paragraph. Of 616 open parties of such pages .51 have theirs, with features of their own .61
(held out; by the weights before .22), of 109 unknown places .59 and .68; elsewhere as many as before."""
SHARES = (0.1, 0.2, 0.35, 0.5, 0.7, 0.9)
"""Steps of a share that are features of their own."""
# One country each, and several each, by the names that ``_View`` gives them.
SINGLES = (
    *("dateline", "told first", "all first", "around first", "lands first", "full", "last", "last place", "nearest"),
    *("noun last", "head last", "paragraph first", "told earliest"),
)
GROUPS = (
    *("here place before", "here place behind", "here actor before", "here actor behind"),
    *("first place before", "first place behind", "first actor before", "first actor behind"),
    *("before", "after", "lead", "lead place", "title", "paragraph", "paragraph place", "near"),
)
HEARD = (
    "none",
    *SINGLES,
    *(f"{which} {group}" for group in GROUPS for which in ("in", "only")),
    *(f"{told} {when}" for told in ("noun", "head") for when in ("before", "after")),
    *(f"{name} share {step}" for name in ("told", "all") for step in (*SHARES, "none")),
)
"""The features that the reader weighs anew for each party: where a country stands, how much of the article it has."""


def _none(view: _View) -> Features:
    """The features of no country."""
    asked, clues = view.asked, view.clues
    return (
        "none",
        f"none {view.group}",
        f"none {asked.sector}",
        f"none {asked.kind} {asked.sector}",
        f"none many {min(len(clues.shares), 4)}",
        f"none top {_step(max(clues.shares.values(), default=0), (0.35, 0.5, 0.7, 0.9))}",
        f"none all {_step(max(clues.all_shares.values(), default=0), (0.35, 0.5, 0.7, 0.9))}",
        f"none accent {_step(clues.accent.most, accent.NAMES)}",
        f"none own name {_step(max(view.own_name.values(), default=0), accent.PARTS)}",
        f"none noun {asked.noun}",
        f"none noun told {bool(view.same)}",
        f"none noun of {view.body}",
        f"none {view.group} of {view.body}",
        f"none here {bool(view.groups['here place before'] | view.groups['here place behind'])}",
        f"none full {asked.full.sector if asked.full else ''} {asked.full.country is None if asked.full else ''}",
        f"none {asked.side}",
        f"none {asked.side} {asked.sector}",
    )


def of_place(story: Story, mentions: tuple[Mention, ...], span: Span) -> dict[str, float]:
    """Country -> share of the odds that a place at ``span``, which no table holds, lies there; empty where the page
    points to no country."""
    clues = clues_of(story, mentions)
    return {c.country: c.share for c in weigh(clues, place_asked(clues, span)) if c.country}


def proper_name(words: str) -> str:
    """The longest run of capitalised words that are no common nouns, with small words inside: "Bab al-Hawa" of "the
    road to the Bab al-Hawa crossing"; "" where there is none."""
    runs: list[list[int]] = [[]]
    end = 0
    for match in WORD.finditer(words):
        if not _RUNNING.issuperset(words[end : match.start()]):
            runs.append([])
        end = match.end()
        if _is_proper(match[0]):
            runs[-1] = [runs[-1][0] if runs[-1] else match.start(), end]
        elif fold(match[0]) not in words_of("particle"):
            runs.append([])
    return max((words[slice(*run)] for run in runs if run), key=len, default="")


_RUNNING = frozenset(" -–'’‘`´.")
"""What may part the words of one name."""


def _is_of_country(name: str) -> bool:
    """Whether a name is a country's, or the adjective of one, whose letters and namesakes tell nothing."""
    return any(entry.kind in ("country", "adjective", "people") for entry in actors.lexicon().get(key(name)))


def _is_proper(word: str) -> bool:
    low = fold(word)
    common = low in sites() or low in nouns() or low in words_of("direction", "settlement", "determiner")
    return word[0].isupper() and not common


@lru_cache(maxsize=4096)
def _namesakes(name: str) -> dict[str, tuple[int, bool]]:
    """Country -> inhabitants of the largest place of a name there, and whether that is how its name is written."""
    out: dict[str, tuple[int, bool]] = {}
    for place in options(key(name)) if len(key(name)) >= SHORTEST else ():
        held = actors.holder(place.country) or place.country
        out[held] = max(out.get(held, (0, False)), (place.population, key(place.name) == key(name)))
    return out


SHORTEST = 3
"""Letters of the shortest name whose namesakes tell something."""
SIZES = (1_000, 5_000, 20_000, 100_000, 1_000_000)
TOLD = (0.01, 0.1, 0.3)
"""Steps of inhabitants and of a country's share of the mentions."""


def _of_name(clues: Clues, name: str, countries: list[str]) -> dict[str, list[str]]:
    """Country -> what a place's proper name tells of it: namesakes there, and how its letters sound."""
    found: dict[str, list[str]] = {country: [] for country in countries}
    held = _namesakes(name)
    largest = max(held, key=lambda country: (held[country], country), default=None)
    for country in held.keys() & found.keys():
        people, main = held[country]
        size, many = _step(people, SIZES), min(len(held), 5)
        found[country] += [f"size {size}", f"main {main}", f"size {size} {main}", f"namesakes {many}"]
        found[country].append(f"told {_step(clues.shares.get(country, 0.0), TOLD)} size {size}")
        found[country] += ["largest"] * (country == largest) + [f"alone {main}"] * (many == 1)
    heard = letters.odds(name, countries)
    for country, share in zip(heard, weights.shares(list(heard.values())), strict=True):
        found[country] += [f"letters {step}" for step in weights.STEPS if share >= step]
        found[country] += ["letters first"] * (heard[country] == max(heard.values()))
    return found


def _inside(clues: Clues, span: Span) -> Iterator[tuple[str, str]]:
    """The countries that the words of a place name, and how: "the highlands of Papua New Guinea", "Lesotho's
    parliament", "the border with Peru" (then ``across``); not those that a neighbourhood is called after."""
    text = clues.story.text
    for mention in clues.within(span):
        if mention.country and mention.rule in ("country", "capital") and mention.span != span:
            across = text[span[0] : mention.span[0]].endswith(" with ")
            if across or mention.span[1] == span[1] or text[mention.span[1] : mention.span[1] + 2] in ("'s", "’s"):
                yield mention.country, "across" if across else f"inside {mention.rule}"


def place_asked(clues: Clues, span: Span) -> Asked:
    """The question after the country of a place."""
    words = " ".join(clues.story.text[slice(*span)].split())
    held = lands(words)
    return Asked(
        span=span,
        anchor=span,
        kind="place",
        noun="",
        sector="",
        definite=False,
        name="" if _is_of_country(name := proper_name(words)) else name,
        lands=held if len(held) <= MANY else (),
    )


def candidates(clues: Clues, asked: Asked) -> tuple[Candidate, ...]:
    """Every country of the article and none, with their features, in alphabetical order, none first."""
    view = _View(clues, asked)
    near = sorted(clues.around, key=lambda c: (-clues.around[c], c))[:4]
    order = sorted(clues.shares, key=lambda c: (-clues.shares[c], c))
    extra = {*near, *clues.title, *view.same, *view.alike, *([clues.dateline] if clues.dateline else [])}
    extra |= {
        *asked.lands,
        *accent.first(clues.accent.both),
        *accent.first(view.own_name),
        *(c for c, n in clues.lands.items() if n >= 1),
    }
    if asked.kind != "place":
        extra |= set(view.item[:ITEM])
    party = () if asked.kind == "place" else _said(clues, asked)
    given = (*party, *(() if asked.sector in NO_HOME else country_words.watched(clues, asked.span)))
    countries = sorted({*order[:MOST], *extra, *(country for country, _ in given)} - _never(asked))
    named = _of_name(clues, asked.name, countries) if asked.kind == "place" else {}
    for country, told in _inside(clues, asked.span) if named else ():
        named.get(country, []).append(told)
    for country, feature in given:
        named.setdefault(country, []).append(feature)
    none = asked.kind != "place" and not party and _is_of_none(clues, asked)
    return (
        Candidate(country=None, features=(*_none(view), *["of none"] * none)),
        *(Candidate(country=c, features=(*_of(view, c), *named.get(c, ()))) for c in countries),
    )


def _said(clues: Clues, asked: Asked) -> tuple[tuple[str, str], ...]:
    """The countries that the words beside a party give it, each with the name of the feature."""
    nation = None if asked.sector in NO_HOME else nationals.told(clues, asked.span, asked.name)
    if nation:
        return ((nation, "nationality"),)
    said = tuple(country_words.said(clues, asked.span, asked.noun, asked.sector))
    state = None if said or asked.sector in NO_HOME else country_words.opening(clues, asked.span)
    return ((state, "in state"),) if state and not _is_of_none(clues, asked) else said


def _is_of_none(clues: Clues, asked: Asked) -> bool:
    """Whether the words of a party, or what happens to it, leave it without a country."""
    if nowhere.is_of_none(clues, asked.span) or is_castaway(clues, asked.span, asked.side):
        return True
    return bool(asked.name) and nationals.is_of_world(clues, asked.name)


QUIET = frozenset(("USA", "CAN", "AUS", "ISR", "DEU", "ITA", "NLD", "POL", "JPN"))
"""States that have had no insurgents of their own for fifty years: of 1,460 annotated insurgents, rebels, militants and
guerrillas without a name none is of one of them, and 22 attack their forces."""


def _never(asked: Asked) -> frozenset[str]:
    """The countries that whoever is asked for is not of, though the page names them."""
    rebels = asked.kind != "place" and asked.noun in words_of("insurgents")
    return QUIET if rebels else frozenset()


def known(heard: Heard) -> Mapping[str, float]:
    """Feature -> weight of a party, with what is heard of it or without."""
    if not heard.countries:
        return _with_said(UNHEARD_TABLE)
    told = weights.table(TABLE)
    return _with_said(TABLE) | {f: told.get(f, 0.0) + added for f, added in zip(HEARD, heard.countries, strict=True)}


@cache
def _with_said(name: str) -> dict[str, float]:
    """The weights of a table, and those of what the words beside a party say."""
    return weights.table(name) | SAID


SAID = dict.fromkeys(
    ("town before", "city before", "named behind", "its state", "other state", "sender", "stricken", "of none"), 8.0
) | {"occupier": 16.0, "meant": 16.0, "nationality": 16.0, "watcher": 5.0, "in state": 12.0}
"""What the words beside a party add to the score of a country (``country_words``); more than all other clues together,
but for a body that watches a country, which outweighs a dateline abroad."""


@cache
def _homeless() -> dict[str, float]:
    """Sector -> share of its actors that have no country."""
    return {row["sector"]: float(row["none"]) for row in table("sector_homes.psv")}


def _odds(share: float) -> float:
    return max(-MOST_SAID, min(MOST_SAID, math.log(share / (1 - share))))


def sector_says(asked: Asked) -> float:
    """What the sectors weighed for an actor add to the score of no country, beyond what its sector by the tables told:
    gunmen and international bodies have none whatever the words call them."""
    if not asked.sectors:
        return 0.0
    known = _homeless()
    share = sum(known[sector] * part for sector, part in asked.sectors)
    return SECTOR_SAYS * (_odds(share) - _odds(known[asked.sector]))


def weigh(clues: Clues, asked: Asked) -> tuple[Candidate, ...]:
    """The candidates with their shares, the likeliest first (None before others of the same share)."""
    found = candidates(clues, asked)
    known_weights = _with_said(PLACE_TABLE) if asked.kind == "place" else known(asked.heard)
    added = sector_says(asked)
    scores = [weights.total(c.features, known_weights) + (added if c.country is None else 0.0) for c in found]
    parts = weights.shares(scores)
    ranked = sorted(zip(found, parts, strict=True), key=lambda pair: (-pair[1], pair[0].country or ""))
    told = tuple(Candidate(country=c.country, features=c.features, share=share) for c, share in ranked)
    return told if asked.kind == "place" else _in_brief(clues, asked, told)


def _in_brief(clues: Clues, asked: Asked, told: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates, with the state of a party's own paragraph first where a page in brief leaves it without one."""
    if told[0].country is not None or told[0].share >= briefs.DOUBTED or "of none" in told[0].features:
        return told
    likely = asked.sectors[0][0] if asked.sectors else asked.sector
    state = briefs.own_state(clues, asked.span, likely)
    return tuple(sorted(told, key=lambda c: c.country != state)) if state else told
