"""Independent witnesses of an incident: reports that copy one wire are one, and a chain has one who said it first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

from dateline.compare.view import ordinal
from dateline.knowledge.fold import WORD, fold, key
from dateline.merge.originators import Originator, first_of, originator
from dateline.model import EventRow, Record, Value


class Report(Value, frozen=True, kw_only=True):
    """One article as a witness. ``agency`` is the wire it credits, ``shingles`` hashes of its runs of words, ``quotes``
    hashes of its long quotations, ``originators`` on whose word it tells the incident (empty: on its own)."""

    article: str
    page: str
    outlet: str | None
    title: str | None
    day: str | None
    agency: str | None
    shingles: frozenset[int]
    quotes: frozenset[int]
    originators: tuple[Originator, ...]


class Witness(Value, frozen=True, kw_only=True):
    """Reports that rest on one text. ``name`` is the wire or the first report; ``because`` says, for each further
    report, why it is no witness of its own."""

    name: str
    reports: tuple[str, ...]
    because: tuple[str, ...]


class Witnesses(Value, frozen=True, kw_only=True):
    """All witnesses of an incident. ``rests_on`` is the one originator whose word all of them pass on, or None;
    ``originators`` counts witnesses by originator, "" for those that tell it on their own word."""

    all: tuple[Witness, ...]
    originators: dict[str, int]
    rests_on: str | None

    def groups(self) -> dict[str, int]:
        """Article -> number of its witness."""
        return {article: number for number, one in enumerate(self.all) for article in one.reports}


RUN = 5
"""Words of a shingle."""
COPY = 0.5
"""Share of the shorter report's shingles in the longer from which it is a copy."""
REWRITE = 0.15
"""The same from which two reports with two long quotations in common are rewrites of one text. Both shares were set on
the stories of the training part: reports of different outlets there share at most .04, unless one prints the other."""
LONG_QUOTE = 7
"""Words from which a quotation is long: shorter ones are met in independent reports."""
ESTIMATED = 400
"""Reports above this number are first held against each other by MinHash (128 permutations) and only then exactly."""
WIRE_DAYS = 3
"""Days within which two reports that credit one agency are taken for one wire."""
QUOTED = re.compile(r"[\"“«„]([^\"”»“\n]{20,400})[\"”»“]")
CREDIT = re.compile(
    r"\((?:with )?(AFP|AP|Reuters|EFE|DPA|TASS|Xinhua|PTI|ANSA|UPI|Anadolu|IANS|Kyodo|Yonhap)\)"
    r"|^\s*[-–—]*\s*(?:Source|Via): (\w+)",
    re.M,
)
"""A credit line in the body: "(AFP)", "Source: Reuters"."""


def report_of(record: Record, text: str, number: int, events: Iterable[EventRow]) -> Report:
    """One article of a record as a witness of some of its events."""
    row = record.articles[number]
    body = text[row.body_span[0] : row.body_span[1]]
    chains = [chain for e in events for chain in (e.attributed_to, *(f.attributed_to for f in e.figures)) if chain]
    first = {found.key: found for chain in reversed(chains) if (found := first_of(chain))}
    return Report(
        article=f"{record.source}#{number}",
        page=record.page,
        outlet=record.outlet,
        title=row.title,
        day=row.published,
        agency=_agency(row.agency, body, chains),
        shingles=_shingles(body),
        quotes=frozenset(_hash(words) for q in QUOTED.findall(body) if len(words := _words(q)) >= LONG_QUOTE),
        originators=tuple(first[name] for name in sorted(first)),
    )


def _agency(row: str | None, body: str, chains: Sequence[tuple[str, ...]]) -> str | None:
    """The wire that a report credits: in its agency field, by a credit line, or as the last link of its chains."""
    if row:
        return key(row)
    if found := CREDIT.search(body):
        return key(found.group(1) or found.group(2))
    passed_on = [chain[-1] for chain in chains if len(chain) > 1 and originator(chain[-1]).kind == "agency"]
    return key(passed_on[0]) if passed_on else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in WORD.findall(text))


def _hash(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=512)
def _shingles(body: str) -> frozenset[int]:
    words = _words(body)
    return frozenset(_hash(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)) if words)


def witnesses(reports: Sequence[Report]) -> Witnesses:
    """Groups reports into witnesses, the same whatever their order."""
    ordered = sorted({r.article: r for r in reports}.values(), key=lambda r: (r.day or "9999", r.article))
    root = list(range(len(ordered)))
    why: dict[int, str] = {}
    for j, later in enumerate(ordered):
        for i in _candidates(ordered, j):
            reason = copied(ordered[i], later)
            if reason:
                root[j] = root[i]
                why[j] = reason
                break
    groups: dict[int, list[int]] = defaultdict(list)
    for number, of in enumerate(root):
        groups[of].append(number)
    found = tuple(
        Witness(
            name=next((a for n in own if (a := ordered[n].agency)), ordered[own[0]].outlet or ordered[own[0]].page),
            reports=tuple(ordered[n].article for n in own),
            because=tuple(f"{ordered[n].page}: {why[n]}" for n in own[1:]),
        )
        for own in groups.values()
    )
    return Witnesses(all=found, **_chain(found, {r.article: r for r in ordered}))  # type: ignore[arg-type]


def _candidates(reports: Sequence[Report], at: int) -> Iterable[int]:
    """Which earlier reports one may copy: all of few; of many those that MinHash finds near or that credit one."""
    if len(reports) <= ESTIMATED:
        return range(at)
    one = _sketch(reports[at].shingles)
    return (
        i
        for i in range(at)
        if (reports[i].agency and reports[i].agency == reports[at].agency)
        or one.jaccard(_sketch(reports[i].shingles)) >= REWRITE / 3  # type: ignore[attr-defined]
    )


@lru_cache(maxsize=100_000)
def _sketch(shingles: frozenset[int]) -> object:
    from rensa import RMinHash

    found = RMinHash(num_perm=128, seed=1)
    found.update([str(one) for one in sorted(shingles)])
    return found


def copied(one: Report, other: Report) -> str | None:
    """Why two reports are one witness, or None."""
    if one.agency and one.agency == other.agency and _near(one, other):
        return f"both carry {one.agency}"
    shared = len(one.shingles & other.shingles) / max(1, min(len(one.shingles), len(other.shingles)))
    if shared >= COPY:
        return f"{shared:.0%} of its words run as in {one.page}"
    quotes = len(one.quotes & other.quotes)
    if quotes >= 2 and shared >= REWRITE:
        return f"{quotes} long quotations and {shared:.0%} of its words as in {one.page}"
    return None


def _near(one: Report, other: Report) -> bool:
    a, b = ordinal(one.day), ordinal(other.day)
    return a is None or b is None or abs(a - b) <= WIRE_DAYS


def _chain(found: Sequence[Witness], reports: dict[str, Report]) -> dict[str, object]:
    """On whose word the witnesses tell it: a witness rests on an originator where one of its reports names it."""
    counts: dict[str, int] = defaultdict(int)
    sources: list[set[str]] = []
    for one in found:
        named = {o.key for article in one.reports for o in reports[article].originators}
        sources.append(named or {""})
        for name in sorted(named or {""}):
            counts[name] += 1
    common = set.intersection(*sources) - {""} if sources else set()
    only = [name for name in sorted(common) if all(s == {name} for s in sources)]
    return {"originators": dict(counts), "rests_on": only[0] if only else None}
