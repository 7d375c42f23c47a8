"""Shootings in local news: python -m evals.gva RECORDS.jsonl

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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from dateline.compare.view import ordinal
from dateline.knowledge.fold import key
from dateline.model import Record, Value
from evals.gva_choice import Candidates, Ranker, Trees, first, ranker, share, total, trees
from evals.gva_city import cities, plain
from evals.gva_documents import Document, Json, clusters, documents, fit, halves, load, rarity
from evals.gva_toll import INJURED, KILLED, hear, injured, killed, numbers
from evals.incidents import rates


class Answer(Value, frozen=True, kw_only=True):
    """What is told of one incident: numbers, the day as an ordinal, and the folded name of the city."""

    killed: int
    injured: int
    day: int | None
    city: str | None


PLACE = re.compile(r"\b(in|near|of|at|from) ([A-Z][\w.'-]+(?: [A-Z][\w'-]+){0,2})")


def baseline(docs: Sequence[Document]) -> Answer:
    """What regular expressions give: the number most often before "killed" and "injured", the day of the first report,
    and the name most often after "in"."""
    text = "\n".join(d.text for d in docs)
    names = Counter(key(m.group(2)) for m in PLACE.finditer(text) if m.group(1) == "in")
    return Answer(
        killed=first(numbers(KILLED, text)) or 0,
        injured=first(numbers(INJURED, text)) or 0,
        day=min((d.day for d in docs if d.day), default=None),
        city=first(names),
    )


def days(docs: Sequence[Document]) -> Candidates:
    """Days of the act: those that records and the reports' own days give."""
    acts = total([Counter(_days(d, ("ASSAULT",))) for d in docs])
    firearms = total([Counter(_days(d, ("ASSAULT",), "firearms")) for d in docs])
    lead = total([Counter(_days(d, ("ASSAULT",))[:1]) for d in docs])
    every = total([Counter(_days(d, ("ASSAULT", "COERCE", "ACCUSE"))) for d in docs])
    reports = sorted(d.day for d in docs if d.day)
    out: Candidates = {}
    for day in {*every, *(r - back for r in reports[:1] for back in (0, 1, 2))}:
        after = (reports[0] - day) if reports else 0
        out[day] = (
            share(acts, day), share(firearms, day), share(lead, day), share(every, day), float(day == first(acts)),
            float(day == min(acts, default=0)), float(after == 0), float(after == 1), float(after == 2),
            float(after < 0), min(1.0, max(0, after) / 10), float(after > 30),
        )  # fmt: skip
    return out


def _days(d: Document, types: Sequence[str], mode: str | None = None) -> list[int]:
    rows = [e.date for e in d.events if e.type in types and (mode is None or e.mode == mode) and e.date]
    return [o for row in rows if row.start == row.end and (o := ordinal(row.start)) is not None]


RIDGE = {"killed": 0.5, "injured": 1.0, "days": 0.3, "cities": 1.5}
"""Strength of the penalty on a field's weights; best of 0.3 to 5 on eighths of the tuning third, each
ranked by weights fitted on the others."""
RIVALS = 6
"""How many of the likeliest numbers of dead are tried with every number of wounded."""


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


def same_city(told: str | None, record: Json) -> bool:
    """Whether a name is the gold city's; "clark county" is "Clark (county)"."""
    return told is not None and plain(told) in cities_of(record)


class Fields(Value, frozen=True, kw_only=True):
    """What finds the fields of an incident."""

    killed: Ranker
    injured: Ranker
    days: Ranker
    cities: Ranker
    grown: Trees
    known: Counter[str]

    def answer(self, docs: Sequence[Document]) -> Answer:
        """The fields that some documents of one incident give. Dead and wounded are weighed together, and of each the
        number is told that is likeliest whatever the other is."""
        heard = hear(docs)
        dead: dict[int, float] = defaultdict(float)
        hurt: dict[int, float] = defaultdict(float)
        for number, odds in list(self.killed.odds(killed(heard)).items())[:RIVALS]:
            for other, more in self.injured.odds(injured(heard, number)).items():
                dead[number] += math.exp(odds + more)
                hurt[other] += math.exp(odds + more)
        return Answer(
            killed=_likeliest(dead),
            injured=_likeliest(hurt),
            day=self.days.best(days(docs)),
            city=self._city(docs),
        )

    def _city(self, docs: Sequence[Document]) -> str | None:
        """The city that weights and trees together find likeliest; of equals the one that the weights do."""
        found = cities(docs, self.known)
        also = self.grown.odds(found)
        both = {name: odds + also[name] for name, odds in self.cities.odds(found).items()}
        return max(both, key=lambda name: both[name], default=None)


def _likeliest(found: dict[int, float]) -> int:
    """Of equals the least."""
    return min(found, key=lambda number: (-found[number], number))


EIGHTHS = 8
"""Parts of the tuning third, each of which is given to the trees with the cities counted in the others: counted without
the one incident alone, its city is known to them by the one that is missing from its count."""


def fit_fields(tuned: Sequence[Group]) -> Fields:
    """Weights of all fields, from the tuning third. For the city each of several reports is an incident of its own too,
    and how many incidents a city has is counted without the incident itself. Held out in turn weights alone find .869
    of the cities, trees .873, both together .874."""
    known = _counted(tuned)
    right: dict[str, Callable[[Json], Callable[[Any], bool]]] = {
        "killed": lambda record: lambda value: value == record["num_killed"],
        "injured": lambda record: lambda value: value == record["num_injured"],
        "days": lambda record: lambda value: value == day_of(record),
        "cities": lambda record: lambda value: same_city(value, record),
    }
    found: dict[str, Callable[[Json, Sequence[Document]], Candidates]] = {
        "killed": lambda _, docs: killed(hear(docs)),
        "injured": lambda record, docs: injured(hear(docs), record["num_killed"]),
        "days": lambda _, docs: days(docs),
        "cities": lambda record, docs: cities(docs, known - Counter(cities_of(record))),
    }
    rows = {"cities": _alone(tuned)}
    made = {
        name: ranker(((found[name](record, docs), rule(record)) for record, docs in rows.get(name, tuned)), RIDGE[name])
        for name, rule in right.items()
    }
    grown = trees(
        (cities(docs, counted), right["cities"](record))
        for part in range(EIGHTHS)
        for counted in [_counted(group for at, group in enumerate(tuned) if at % EIGHTHS != part)]
        for record, docs in _alone(tuned[part::EIGHTHS])
    )
    return Fields(**made, grown=grown, known=known)


def _counted(tuned: Iterable[Group]) -> Counter[str]:
    """How many incidents each city has."""
    return Counter(name for record, _ in tuned for name in cities_of(record))


def _alone(tuned: Sequence[Group]) -> list[Group]:
    """The incidents, and each of several reports as an incident of its own."""
    return [*tuned, *((record, [doc]) for record, docs in tuned if len(docs) > 1 for doc in docs)]


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
    for name, right in ours.items():
        print(f"| {name} | {right:.3f} | {theirs[name]:.3f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
