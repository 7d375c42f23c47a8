"""Which of the places that share a name is meant: the score of each, and the sentence of reasons behind it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.places import Place
from dateline.model import Value

COUNTRY = 2.5
"""Gain of a place in the country that the page names most; others by their share (in powers of ten of inhabitants)."""
STATE = 1.5
"""Gain of a place in a state or province that the page names."""
ACCENT = 1.5
"""Gain of a place in the country where the page's words are at home; others by their share. Of 16,639 annotated places
of training pages it mends the country of 16 and spoils that of 5."""
VISITOR = 0.25
"""Share of these gains where the page names the country only as that of people who may be abroad (set by hand)."""
FULL = 2.0
"""How many words must be at home in a country for the whole gain; names of persons do not count, who may be abroad."""
SAID = 6.0
"""Gain where the country or state is told right behind the name ("Paris, Texas")."""
NEIGHBOUR = 0.8
"""Gain for each other name of the page that means a place within a degree or two, up to ``NEIGHBOURS`` of them."""
NEIGHBOURS = 3.0
TOGETHER = 0.6
"""Gain for each other name that means a place in the same state or province, up to ``NEIGHBOURS`` of them."""
ABROAD = 1.5
"""Gain of the country in which all the other names of the page lie; others by their share."""
DIVISION = -0.8
"""Gain of a province that shares its name with a town, unless the words say "province"."""
CAPITAL = 1.5
"""Gain of a country's capital over its namesakes."""
WHOLE = 2.5
"""Gain of a country over the towns that share its name."""
SAME = 50.0
"""Kilometres up to which two options are one place (a town and its district)."""
NOWHERE = 5.0
"""Score of a place of the same name that no table holds: a town of 100,000, for which the page says nothing, is as
likely."""
ROUNDS = 3
"""Times that the names of a page are weighed against each other; later rounds change little."""
MOST = 60
"""Places of one name that are weighed, the most populous first."""
CELL = 1.0
"""Degrees of the grid over which names look for neighbours: a cell and the eight around it."""


class Scene(Value, frozen=True, kw_only=True):
    """What a page says of where it plays: how often each country and each state is named, places known for sure, and
    how much of its words is at home in each country (``link.accent``); ``visitors`` are countries that it names only as
    those of people who may be abroad ("the British prime minister")."""

    countries: dict[str, int] = {}
    states: dict[str, int] = {}
    anchors: tuple[tuple[float, float], ...] = ()
    accent: dict[str, float] = {}
    visitors: frozenset[str] = frozenset()


class Near(Value, frozen=True, kw_only=True):
    """A point that a name is told to lie ``km`` off ("30 km north of Tegucigalpa"), and the country of that point."""

    lat: float
    lon: float
    km: float
    country: str

    def reaches(self, lat: float, lon: float) -> bool:
        """Whether a place may be meant: roads are longer than the way of birds, and numbers are rounded."""
        return kilometres(self.lat, self.lon, lat, lon) <= 1.5 * self.km + 30


class Said(Value, frozen=True, kw_only=True):
    """What the words around a name say of it: its country, its state, whether it is called a province, and from what it
    lies off."""

    country: str | None = None
    state: str | None = None
    division: bool = False
    near: Near | None = None


class Option(Value, frozen=True, kw_only=True):
    """A place that may be meant: its score, its share of all options' odds, and why."""

    place: Place
    score: float
    share: float
    reasons: tuple[str, ...]


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


class Asked(Value, frozen=True, kw_only=True):
    """A name to resolve: its look-up key, what is said beside it, and the capital's or country's code if it is one."""

    folded: str
    said: Said = Said()
    capital: str | None = None
    country: str | None = None


def _weigh(place: Place, asked: Asked, scene: Scene, *, alone: bool, capital: bool) -> tuple[float, tuple[str, ...]]:
    """Score of one option by itself and by what the page names, and the reasons for it."""
    said = asked.said
    score, reasons = math.log10(place.population + 100), [f"{place.population:,} inhabitants"]
    share = VISITOR if place.country in scene.visitors else 1.0
    told, most = scene.countries.get(place.country, 0), max(scene.countries.values(), default=0)
    if told and place.kind != "country":
        score += share * COUNTRY * (0.4 + 0.6 * told / most)
        reasons.append(f"{place.country} is named {told} times")
    if place.kind != "country":
        score += share * ACCENT * scene.accent.get(place.country, 0.0)
    if scene.states.get(place.state):
        score += STATE
        reasons.append(f"its state {place.state} is named")
    if said.state and place.state == said.state and place.kind != "1":
        score += SAID
        reasons.append("its state is told beside it")
    elif said.country and actors.holder(place.country) == said.country:
        score += SAID
        reasons.append("its country is told beside it")
    elif said.near and said.near.reaches(place.lat, place.lon):
        score += SAID
        reasons.append("it lies as far off as is told beside it")
    if place.kind == "country":
        score += WHOLE
    if capital:
        score += CAPITAL
        reasons.append("it is a capital")
    if place.kind == "P":
        score += 0.5 if key(place.name) == asked.folded else 0
    elif place.kind != "country" and said.division:
        score += SAID / 2
        reasons.append("the words call it a province or district")
    elif place.kind != "country" and not alone:
        score += DIVISION - (place.kind == "2")
    return score, tuple(reasons)


@lru_cache(maxsize=32768)
def options(folded: str) -> tuple[Place, ...]:
    """All places with a look-up key; of those found by another spelling only the larger ones."""
    return gazetteer.anywhere(folded) or gazetteer.otherwise(folded)


def _candidates(asked: Asked) -> tuple[Place, ...]:
    """The places of a name, the country of that name among them."""
    found = options(asked.folded)[:MOST]
    if asked.country:
        found = tuple(p for p in found if p.kind == "P" and p.country != asked.country)
    at = gazetteer.points().get(asked.country) if asked.country else None
    if at is None or asked.country is None:
        return found
    if asked.folded != key(actors.country_names()[asked.country]):
        part = next((p for p in options(asked.folded) if p.kind == "1" and p.country == asked.country), None)
        if part:  # England is named as the United Kingdom in the tables of actors
            return (part, *found)
    whole = Place(
        id=f"country:{asked.country}", name=actors.country_names()[asked.country], country=asked.country,
        lat=at[0], lon=at[1], population=100_000_000, kind="country",
    )  # fmt: skip
    return (whole, *found)


Masses = dict[object, dict[str, float]]
"""How likely each name of the page lies in a cell of the map, in a state, or in a country."""


class Atlas:
    """The place names of a page weighed against each other; afterwards any name can be asked for."""

    def __init__(self, names: Iterable[Asked], scene: Scene) -> None:
        self._scene = scene
        self._kept: dict[Asked, tuple[Option, ...]] = {}
        self._masses: Masses = {}
        self._sure: dict[Asked, float] = {}
        asked = tuple(dict.fromkeys(names))
        self._names = len(asked)
        weighed = {one: found for one in asked if (found := _weighed(one, scene))}
        for _ in range(ROUNDS):
            self._kept = {one: self._ranked(one, found) for one, found in weighed.items()}
            self._masses = _masses(self._kept)

    def of(self, asked: Asked) -> tuple[Option, ...]:
        """The places that a name may mean on this page, the likeliest first; empty where the gazetteer has none."""
        if asked not in self._kept:
            found = _weighed(asked, self._scene)
            self._kept[asked] = self._ranked(asked, found) if found else ()
        return self._kept[asked]

    def sure(self, asked: Asked) -> float:
        """Share of the odds at or next to the likeliest place of a name; 0 where there is none."""
        if asked not in self._sure:
            ranked = self.of(asked)
            self._sure[asked] = certainty(ranked) if ranked else 0.0
        return self._sure[asked]

    def listed(self, asked: Asked) -> float:
        """As ``sure``, but of all places, those that no table holds among them (``NOWHERE``)."""
        ranked = self.of(asked)
        if not ranked:
            return 0.0
        other = ranked[0].share * math.exp(2 * (NOWHERE - ranked[0].score))
        return self.sure(asked) / (1 + other)

    def backing(self, country: str, folded: str) -> float:
        """How many other names of the page lie in a country, each by its odds."""
        return _others(self._masses, folded, country)

    def _ranked(self, asked: Asked, found: tuple[Weighed, ...]) -> tuple[Option, ...]:
        """The options of one name by their score, what the other names of the page add counted in."""
        backed = [_backing(one.place, asked.folded, self._masses, self._scene, self._names) for one in found]
        scores = [one.score + gain for one, (gain, _) in zip(found, backed, strict=True)]
        top = max(scores)
        odds = [math.exp(2 * (score - top)) for score in scores]
        whole = sum(odds)
        order = sorted(range(len(found)), key=lambda i: (-scores[i], found[i].place.id))
        return tuple(
            Option(
                place=found[i].place,
                score=round(scores[i], 3),
                share=odds[i] / whole,
                reasons=(*found[i].reasons, backed[i][1]) if backed[i][1] else found[i].reasons,
            )
            for i in order
        )


class Weighed(Value, frozen=True, kw_only=True):
    """A place with its score by itself and by the countries and states that the page names."""

    place: Place
    score: float
    reasons: tuple[str, ...]


def _weighed(asked: Asked, scene: Scene) -> tuple[Weighed, ...]:
    found = _candidates(asked)
    alone = not any(p.kind == "P" and p.population > 5000 for p in found)
    towns = {
        (p.country, p.state): p.population for p in reversed(found) if p.kind == "P" and key(p.name) == asked.folded
    }
    capital = next((p for p in found if p.kind == "P" and asked.capital == p.country and p.population > 10_000), None)
    out = []
    for place in found:
        if place.kind in ("1", "2") and (place.country, place.state) in towns:
            people = min(place.population, max(towns[place.country, place.state], 100_000))
            place = replace(place, population=people)  # the people of a province are mostly those of its town
        score, reasons = _weigh(place, asked, scene, alone=alone, capital=place is capital)
        out.append(Weighed(place=place, score=score, reasons=reasons))
    return tuple(out)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // CELL), int(lon // CELL)


def _masses(ranked: Mapping[Asked, tuple[Option, ...]]) -> Masses:
    """Where the names of the page lie by what is known so far; countries and provinces lie in no cell and no state."""
    masses: Masses = {}

    def add(where: object, name: str, share: float) -> None:
        cell = masses.setdefault(where, {})
        cell[name] = min(1.0, cell.get(name, 0.0) + share)

    for asked, chosen in ranked.items():
        for option in chosen:
            place = option.place
            if option.share > 0.01:
                add(place.country, asked.folded, option.share)
                if place.kind in ("P", "2"):
                    add(_cell(place.lat, place.lon), asked.folded, option.share)
                    add(place.state, asked.folded, option.share)
    return masses


def _others(masses: Masses, folded: str, *where: object) -> float:
    """Sum of what the other names of the page give to some cells, a state or a country."""
    told = [cell for one in where if (cell := masses.get(one))]
    if not told:
        return 0.0
    most = dict(told[0])
    for cell in told[1:]:
        for name, share in cell.items():
            most[name] = max(most.get(name, 0.0), share)
    most.pop(folded, None)
    return sum(most.values())


def _backing(place: Place, folded: str, masses: Masses, scene: Scene, names: int) -> tuple[float, str]:
    """What the other names of the page add to a place, and the reason in words."""
    gain = ABROAD * _others(masses, folded, place.country) / max(1, names - 1)
    if place.kind not in ("P", "2"):
        return gain, ""
    row, column = _cell(place.lat, place.lon)
    around = [(a, b) for a in (row - 1, row, row + 1) for b in (column - 1, column, column + 1)]
    fixed = sum(abs(row - a) < 2 and abs(column - b) < 2 for a, b in (_cell(*anchor) for anchor in scene.anchors))
    near = min(NEIGHBOURS, fixed + _others(masses, folded, *around))
    gain += NEIGHBOUR * near + TOGETHER * min(NEIGHBOURS, _others(masses, folded, place.state))
    return gain, f"{near:.1f} other names of the page lie around it" if near > 0.5 else ""


def resolve(asked: Asked, scene: Scene) -> tuple[Option, ...]:
    """The places that one name may mean, the likeliest first; empty where the gazetteer has none."""
    return Atlas((asked,), scene).of(asked)


def certainty(ranked: tuple[Option, ...]) -> float:
    """Share of the odds that lie at the first option or within ``SAME`` kilometres of it."""
    first = ranked[0].place
    return sum(o.share for o in ranked if kilometres(first.lat, first.lon, o.place.lat, o.place.lon) < SAME)


def scene_of(
    countries: Counter[str],
    states: Counter[str],
    anchors: list[tuple[float, float]],
    accent: Mapping[str, float],
) -> Scene:
    """What a page says of where it plays, from counts; ``accent`` is how many of its words are at home in a country."""
    most = max(accent.values(), default=0.0)
    shares = {country: told / max(most, FULL) for country, told in accent.items()}
    return Scene(
        countries=dict(countries), states=dict(states), anchors=tuple(dict.fromkeys(anchors))[:40], accent=shares
    )
