"""Documents about shootings: read, compared in pairs, and clustered by incident (evals/gva.py)."""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from dateline.compare.view import ArticleView, ordinal
from dateline.compare.words import names
from dateline.knowledge.fold import WORD, fold, key
from dateline.merge.cluster import cluster
from dateline.merge.pairing import report_pairs
from dateline.model import EventRow, Record, Value
from evals.incidents import Floats, logistic
from evals.paths import shared

FILE = "data/incidents/gva_dev.jsonl"
SEED = 7
TUNED = 1 / 3

Json = dict[str, Any]
Weights = dict[str, float]


class Document(Value, frozen=True, kw_only=True):
    """One news document: its words weighed by how rare they are in the tuning third, and what was found in it."""

    id: str
    incident: str
    title: str
    text: str
    url: str
    day: int | None
    words: Weights
    title_words: Weights
    names: frozenset[str]
    ages: frozenset[str]
    places: Counter[str]
    days: Counter[int]
    events: tuple[EventRow, ...]


# -------------------------------------------------------------------------------- reading


def load(records: Path) -> list[tuple[Json, list[Record]]]:
    """Incidents with the records of all their documents."""
    found: dict[str, Record] = {}
    with records.open(encoding="utf-8") as lines:
        for line in lines:
            if line.endswith("\n"):
                record = msgspec.json.decode(line, type=Record)
                found[record.page] = record
    out = []
    with (shared() / FILE).open(encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            if all(d["id"] in found for d in one["documents"]):
                out += [(one, [found[d["id"]] for d in one["documents"]])]
    return out


def halves(incidents: Sequence[tuple[Json, list[Record]]]) -> tuple[list[Any], list[Any]]:
    """The third for tuning, and the rest."""
    shuffled = sorted(incidents, key=lambda one: one[0]["incident"])
    random.Random(SEED).shuffle(shuffled)
    cut = round(len(shuffled) * TUNED)
    return shuffled[:cut], shuffled[cut:]


AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old|[A-Z][\w.'-]+, (\d{1,2})[,.]|\bages? (\d{1,2})\b")


def rarity(incidents: Iterable[tuple[Json, list[Record]]]) -> Callable[[str], float]:
    """Inverse document frequency over these documents."""
    counts: Counter[str] = Counter()
    total = 0
    for one, _ in incidents:
        for document in one["documents"]:
            total += 1
            counts.update(set(_terms(document["title"] + " " + document["text"])))
    return lambda term: math.log((total + 1) / (counts.get(term, 1) + 1))


def _terms(text: str) -> list[str]:
    return [fold(word) for word in WORD.findall(text)]


def weigh(text: str, rare: Callable[[str], float]) -> Weights:
    """Terms by rarity and dampened number, scaled to length 1."""
    counts = Counter(_terms(text))
    raw = {t: (1 + math.log(n)) * rare(t) for t, n in sorted(counts.items())}
    length = math.sqrt(math.fsum(w * w for w in raw.values())) or 1.0
    return {t: w / length for t, w in raw.items() if w > 0}


def documents(incidents: Iterable[tuple[Json, list[Record]]], rare: Callable[[str], float]) -> list[Document]:
    """Every document once, as it is compared."""
    out: dict[str, Document] = {}
    for one, records in incidents:
        for row, record in zip(one["documents"], records, strict=True):
            out.setdefault(row["id"], _document(one["incident"], row, record, rare))
    return list(out.values())


def _document(incident: str, row: Json, record: Record, rare: Callable[[str], float]) -> Document:
    text = f"{row['title'] or ''}\n\n{row['text']}"
    acts = [e for e in record.events if e.type in ("ASSAULT", "COERCE", "ACCUSE")]
    ages = [next(g for g in m.groups() if g) for m in AGE.finditer(text)]
    return Document(
        id=row["id"],
        incident=incident,
        title=row["title"] or "",
        text=text,
        url=row["url"] or "",
        day=ordinal(row["published"] or None),
        words=weigh(text, rare),
        title_words=weigh(row["title"] or "", rare),
        names=names(text),
        ages=frozenset(ages),
        places=Counter(key(e.place.name) for e in acts if e.place),
        days=Counter(o for e in acts if e.date and (o := ordinal(e.date.start)) is not None),
        events=record.events,
    )


# -------------------------------------------------------------------------------- clustering


def features(a: Document, b: Document, rare: Callable[[str], float]) -> tuple[float, ...]:
    """Numbers behind a pair: words, titles, names, ages, places, days of the acts, days of the reports."""
    words = _cosine(a.words, b.words)
    shared_names = sum(rare(t) for t in sorted(a.names & b.names)) / 40
    least = min(sum(map(rare, sorted(a.names))), sum(map(rare, sorted(b.names)))) / 40 or 1.0
    ages = len(a.ages & b.ages) / max(1, min(len(a.ages), len(b.ages)))
    places = float(bool(a.places.keys() & b.places.keys()))
    days = float(bool(a.days.keys() & b.days.keys()))
    gap = abs((a.day or 0) - (b.day or 0)) if a.day and b.day else 30
    return (
        words,
        math.sqrt(words),
        _cosine(a.title_words, b.title_words),
        min(1.0, shared_names),
        min(1.0, shared_names / least),
        ages,
        float(bool(a.ages and b.ages) and not a.ages & b.ages),
        places,
        float(bool(a.places and b.places) and not places),
        days,
        float(bool(a.days and b.days) and not days),
        min(1.0, math.log1p(gap) / 7),
        float(gap <= 1),
        words * days,
        words * ages,
    )


def _cosine(one: Weights, other: Weights) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(w * other[t] for t, w in one.items() if t in other)


def candidates(found: Sequence[Document]) -> list[tuple[Document, Document]]:
    """Pairs that share two telling names, or one within a month: the program's own blocking of reports."""
    articles = [
        ArticleView(
            key=d.id, page=d.id, source=d.id, day=d.day, agency=None, outlet=None, words=d.words, names=d.names,
            places=frozenset(d.places), parties=frozenset(), types={},
        )
        for d in found
    ]  # fmt: skip
    ordered = sorted(range(len(found)), key=lambda at: found[at].id)
    ones, others = report_pairs([articles[at] for at in ordered])
    return [(found[ordered[a]], found[ordered[b]]) for a, b in zip(ones.tolist(), others.tolist(), strict=True)]


def fit(found: Sequence[Document], rare: Callable[[str], float]) -> Floats:
    """Weights of a pair of documents, constant first."""
    pairs = candidates(found)
    x = np.array([features(a, b, rare) for a, b in pairs])
    y = np.array([float(a.incident == b.incident) for a, b in pairs])
    return logistic(x, y, np.ones(len(y)))


def clusters(found: Sequence[Document], weights: Floats, rare: Callable[[str], float], shift: float) -> dict[str, str]:
    """Document -> its cluster, by the program's own clustering."""
    pairs = candidates(found)
    x = np.array([features(a, b, rare) for a, b in pairs])
    scores = weights[0] + shift + x @ weights[1:]
    odds = {(a.id, b.id): float(s) for (a, b), s in zip(pairs, scores, strict=True)}
    made = cluster({d.id: d.id for d in found}, odds)
    return {key: own[0] for own in made for key in own}
