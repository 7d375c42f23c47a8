"""What two running totals must have in common to be of one series: who counts, whom, and where, however it is put."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dateline.extract.dates import find_in
from dateline.knowledge.actors import country_names
from dateline.knowledge.fold import WORD, key
from dateline.link.profile import profile
from dateline.link.toponyms import toponyms
from dateline.model import Mention, Record, TallyRow, Value


class Part(Value, frozen=True, kw_only=True):
    """One thing that names a series: ``key`` is the same however pages put it, ``name`` is for people, ``basis`` says
    where it was read (told, sentence, report, none); ``country`` is the counter's own (ISO 3166-1 alpha-3)."""

    key: str
    name: str
    basis: str
    country: str | None = None


NOBODY = Part(key="", name="", basis="none")


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("dateline.merge").joinpath("series.toml").read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    """One list of words of ``series.toml``."""
    return frozenset(_read()[name])


@cache
def _bodies() -> tuple[tuple[str, str], ...]:
    """(phrase padded with blanks, name of the body) in the order of the table."""
    return tuple((f" {key(word)} ", row["name"]) for row in _read()["body"] for word in row["words"])


# -------------------------------------------------------------------------------- who counts


def counter(chain: tuple[str, ...]) -> Part:
    """Who counts, of a chain of sources (innermost first): the first that says it counts ("an AFP tally"), else the
    innermost; NOBODY for the outlet itself."""
    for words in chain:
        if _words("tally") & set(key(words).split()):
            return _counter(words)
    return _counter(chain[0]) if chain else NOBODY


@lru_cache(maxsize=4096)
def _counter(told_as: str) -> Part:
    words = RELATIVE.sub("", told_as)
    padded = f" {key(words)} "
    for phrase, name in _bodies():
        if phrase in padded:
            return Part(key=name, name=name, basis="told")
    idle = _words("tally") | _words("idle")
    kept = [m for m in WORD.finditer(words) if key(m[0]) not in idle]
    if not kept:
        return Part(key=key(words), name=words, basis="told")
    bare = words[kept[0].start() : kept[-1].end()]
    told = profile(bare, (0, len(bare)))
    if told.id and not told.id.startswith("country:"):
        return Part(key=told.id, name=told.name, basis="told", country=told.country)
    return Part(key=" ".join(key(m[0]) for m in kept), name=bare, basis="told")


RELATIVE = re.compile(r"\s+(?:who|which|that)$")
"""A pronoun left over from the clause behind a source ("a diplomat who"); the WHO is written in capitals."""


# -------------------------------------------------------------------------------- where, and whose


def where(record: Record, row: TallyRow) -> Part:
    """The side or place that a total is of: the place "in" which its sentence counts, else the side or place told
    beside it, else a people that is counted, else the country that its report is about."""
    at = row.span[0] - row.evidence_span[0]
    if found := _in_sentence(row.evidence, at):
        return found
    if row.side_or_place and not _runs_on(row) and (told := _told(row.side_or_place)):
        return told
    if people := _people(row.of or ""):
        return _country(people, "sentence")
    return _of_report(record, row.article)


def _runs_on(row: TallyRow) -> bool:
    """Whether the words of a side are only the beginning of one ("Israel" of "Israeli attacks")."""
    end = row.side_span[1] - row.evidence_span[0] if row.side_span else 0
    return 0 < end < len(row.evidence) and row.evidence[end].isalpha()


@lru_cache(maxsize=4096)
def _told(words: str) -> Part | None:
    """Places or people named by words; None for words that only its page explains ("the city") and for adjectives
    ("Israeli" strikes are not counted in Israel)."""
    found = toponyms(words)
    if places := [place for place in found if place.rule != "adjective"]:
        return _placed(places, "told")
    if found:
        return None
    if people := _people(words):
        return _country(people, "told")
    plain = [word for word in key(words).split() if word not in ("the", "a", "its", "this", "that")]
    if not plain or plain[-1] in _words("page_places") or plain[0] in _words("page_places"):
        return None
    return Part(key=" ".join(plain), name=words, basis="told")


def _country(code: str, basis: str) -> Part:
    return Part(key=f"country:{code}", name=country_names().get(code, code), basis=basis)


def _placed(places: Sequence[Mention], basis: str) -> Part:
    by_id = {place.id or key(place.name): place.name for place in places}
    return Part(key="+".join(sorted(by_id)), name=" and ".join(sorted(by_id.values())), basis=basis)


def _in_sentence(evidence: str, at: int) -> Part | None:
    """The place "in" which a sentence counts, the nearest to the number of several."""
    groups = _counted_in(evidence)
    return _placed(min(groups, key=lambda own: abs(own[0].span[0] - at)), "sentence") if groups else None


@lru_cache(maxsize=1024)
def _counted_in(evidence: str) -> tuple[tuple[Mention, ...], ...]:
    """The places of a sentence with a word such as "in" before them; those of "in A and B" together."""
    found = [place for place in toponyms(evidence) if place.rule != "adjective"]
    groups: list[list[Mention]] = []
    for number, place in enumerate(found):
        before = key(evidence[max(0, place.span[0] - 40) : place.span[0]]).split()
        if (
            groups
            and groups[-1][-1] is found[number - 1]
            and AND.fullmatch(evidence, groups[-1][-1].span[1], place.span[0])
        ):
            groups[-1].append(place)
        elif _words("inward") & set(before[-2:]):
            groups.append([place])
    return tuple(tuple(own) for own in groups)


TITLED = 3
"""How many events of a report a country in its title counts for."""


def _of_report(record: Record, article: int) -> Part:
    """The country of most events of a report and of its title; NOBODY where two countries draw."""
    countries = Counter(e.place.country for e in record.events if e.article == article and e.place and e.place.country)
    title = record.articles[article].title if article < len(record.articles) else None
    for country in sorted({place.country for place in _titled(title or "") if place.country}):
        countries[country] += TITLED
    ranked = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return NOBODY
    return _country(ranked[0][0], "report")


@lru_cache(maxsize=1024)
def _titled(title: str) -> tuple[Mention, ...]:
    return tuple(place for place in toponyms(title) if place.rule != "adjective")


# -------------------------------------------------------------------------------- since when


def since(row: TallyRow, published: str | None) -> str | None:
    """The day since which a total counts: as told beside it, else by "since" and the time after it in its sentence
    ("since the truce took effect on November 27"), or the beginning of "between" two days."""
    return row.since or (_begun(row.evidence, published) if published else None)


@lru_cache(maxsize=1024)
def _begun(evidence: str, published: str) -> str | None:
    for time in find_in(evidence, (0, len(evidence)), published):
        before = evidence[max(0, time.span[0] - 70) : time.span[0]]
        if time.start and (time.cue in ("since", "between") or SINCE.search(before)):
            return time.start
    return None


SINCE = re.compile(r"\bsince\b[^.;:]{0,60}$", re.I)
AND = re.compile(r"\s*(?:,|and|or|, and)\s+(?:the\s+)?(?:occupied\s+)?")


# -------------------------------------------------------------------------------- of whom


def counted(row: TallyRow, place: Part) -> Part:
    """Whom or what a total counts; a people in its own country ("Palestinians" in Gaza) is everybody."""
    words = row.of or ""
    people = _people(words)
    if people:
        home = people in place.key or people == _country_of(place.name)
        return Part(key="people" if home else f"country:{people}", name=words, basis="told")
    nouns = [word for word in key(words).split() if word not in ("the", "a", "an")]
    if not nouns:
        return Part(key="people", name="people", basis="none") if row.kind in _words("persons") else NOBODY
    if nouns[-1] in _words("everybody"):
        return Part(key="people", name="people", basis="told")
    return Part(key=" ".join(nouns), name=words, basis="told")


@lru_cache(maxsize=4096)
def _people(words: str) -> str | None:
    """Country of a people or state named by words that say no more ("Palestinians"); None for all else."""
    told = profile(words, (0, len(words))) if words else None
    if told is None or not (told.id or "").startswith("country:"):
        return None
    alone = len([word for word in key(words).split() if word not in ("the", "people")]) == 1
    return told.country if alone else None


@lru_cache(maxsize=4096)
def _country_of(name: str) -> str | None:
    return next((place.country for place in toponyms(name)), None)
