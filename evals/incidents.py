"""Incidents against annotated pages: python -m evals.incidents [score | fit | words | tolls] [--split NAME] ...

``score`` merges the annotators' own events, then the reader's (read anew, or taken from FILE as ``dateline read
--format jsonl`` wrote it), and prints linked pairs and B-cubed as score.py --incidents counts them. ``fit`` fits the
weights of a comparison on the training part as it is annotated and on those of its pages that FILE holds, as readers
told them that had not learnt them, and writes ``compare/weights.toml``;
``words`` counts the training part's words into ``compare/common.tsv``. ``tolls`` holds best, low and high of incidents
with several reports against those that the annotators' figures give by the same rule.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

import corpus
from corpus import spans
from corpus.files import PAGES, Json
from dateline.compare import NAMES, EventView, features, views
from dateline.compare.score import trees_digest
from dateline.compare.tellings import digest
from dateline.knowledge.fold import WORD
from dateline.merge import RULES, Claim, Toll, claims_of, merge, pairs, toll
from dateline.model import Record
from evals import corpus as reading
from evals.paths import REPOSITORY

COMPARE = REPOSITORY / "src" / "dateline" / "compare"
LEAST_PAGES = 6
"""Terms on fewer training pages are left out of the table of common words."""
ANNOTATED = 0.1
"""How much a pair of annotated events counts against one of the reader's. Of the stories held out 0.05 to
0.3 give the same linked pairs (F1) within .01, of the dev part within .04."""
RIDGE = 3.0
"""Strength of the penalty on the weights. Of 1, 3, 5, 10, 20 ... 300 all up to 5 are alike, by linked pairs (F1) of the
training stories, each quarter by weights fitted on the others."""
AGAINST = (
    "mode differs",
    "status clash",
    "actor differs",
    "recipient differs",
    "parties crossed",
    "place apart",
    "place country differs",
    "days apart",
    "date apart",
    "date misfits",
    "told before it happened",
    "reports apart",
    "figure differs",
    "rivals",
)
"""Features that never speak for one happening: where a fit would have it so, another feature stands in for them."""
SHIFT = 1.9
"""Added to the fitted constant: the fit balances single pairs, clustering wants the best linked pairs. By the reader's
events and by the annotated the quarters of the training stories are within .01 from 1.6 to 2.1, the dev part within .02
of its best."""

Floats = NDArray[np.float64]
Clusters = dict[str, str]


# -------------------------------------------------------------------------------- annotations as records


def gold_record(page: Json) -> Record:
    """An annotated page as a record: quotes with their spans."""
    at, bodies = spans.placed(page["text"], page), spans.bodies(page["text"], page)
    articles = [
        {k: v for k, v in row.items() if k in ARTICLE} | {"body_span": body}
        for row, body in zip(page["articles"], bodies, strict=True)
    ]
    made = {"dateline": "", "reader": "annotator", "codebook": "", "knowledge": ""}
    whole = {"page": page["page"], "provenance": page["provenance"], "source": page["page"], "sha256": ""}
    events = [_event(row, place) for row, place in zip(page["events"], at["events"], strict=True)]
    tallies = [_tally(row, place) for row, place in zip(page["tallies"], at["tallies"], strict=True)]
    return msgspec.convert(
        whole | {"versions": made, "articles": articles, "events": events, "tallies": tallies}, Record, strict=False
    )


ARTICLE = ("title", "starts_with", "ends_with", "published", "published_from", "dateline_place", "agency")


def _event(row: Json, at: Json) -> Json:
    out = row | {
        "evidence_span": at["evidence"],
        "trigger_span": at["trigger"],
        "attributed_spans": at["attributed_to"],
    }
    for side in ("actors", "recipients"):
        out[side] = [one | {"span": place["text"]} for one, place in zip(row[side], at[side], strict=True)]
    out["place"] = row["place"] and row["place"] | {"span": at["place"]["text"]}
    out["date"] = row["date"] and row["date"] | {"span": at["date"]["text"]}
    out["figures"] = [_figure(one, place) for one, place in zip(row["figures"], at["figures"], strict=True)]
    return out


def _figure(row: Json, at: Json) -> Json:
    return row | {"span": at["text"], "of_span": at["of"], "attributed_spans": at["attributed_to"]}


def _tally(row: Json, at: Json) -> Json:
    return _figure(row, at) | {"evidence_span": at["evidence"]}


def gold_clusters(pages: Iterable[Json]) -> Clusters:
    """Event name -> name of its happening, as the annotators linked them."""
    pages = list(pages)
    root = {
        f"{page['page']}.{event['id']}": f"{page['page']}.{event['id']}" for page in pages for event in page["events"]
    }

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for page in pages:
        for event in page["events"]:
            for other in event["same_event_in"]:
                if other in root:
                    root[find(other)] = find(f"{page['page']}.{event['id']}")
    return {name: find(name) for name in root}


# -------------------------------------------------------------------------------- counting


def rates(gold: Mapping[str, str], told: Mapping[str, str]) -> dict[str, float]:
    """Linked pairs (p, r, f1) and B-cubed (b3) over the events in both, as score.py counts them, in linear time."""
    items = [name for name in gold if name in told]
    g, t = Counter(gold[x] for x in items), Counter(told[x] for x in items)
    both = Counter((gold[x], told[x]) for x in items)
    hit, right, said = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, g, t))
    p, r = hit / max(1, said), hit / max(1, right)
    bp = sum(n * n / t[k[1]] for k, n in both.items()) / max(1, len(items))
    br = sum(n * n / g[k[0]] for k, n in both.items()) / max(1, len(items))
    return {"p": p, "r": r, "f1": _f(p, r), "b3": _f(bp, br), "gold": float(right), "told": float(said)}


def _f(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


class Part:
    """One part of the corpus: annotated pages and happenings, and what stands for what among the reader's events."""

    def __init__(self, split: str, records: Path | None) -> None:
        self.pages = corpus.load(split=split)
        self.text = {page["page"]: page["text"] for page in self.pages}
        self.gold = [gold_record(page) for page in self.pages]
        self.happening = gold_clusters(self.pages)
        self.lines = _lines(split, records)
        self.told = [msgspec.json.decode(line, type=Record) for line in self.lines]
        self.stands_for = self._stands_for()

    def _stands_for(self) -> dict[str, str]:
        yardstick = reading.scorer()
        tally: dict[str, Any] = defaultdict(yardstick.Count)
        gold = {page["page"]: json.loads(json.dumps(page)) for page in self.pages}
        found: dict[str, str] = {}
        for record in map(json.loads, self.lines):
            found |= yardstick.score_page(self.text[record["page"]], gold[record["page"]], record, tally)
        return found

    def views(self, records: Iterable[Record]) -> list[EventView]:
        """The events of records, ready to be compared."""
        return [view for record in records for view in views(record, self.text[record.page])]

    def label(self, a: EventView, b: EventView, *, told: bool) -> int | None:
        """1 for one happening, 0 for two, None where an event stands for no annotated one."""
        names = [self.stands_for.get(v.name) if told else v.name for v in (a, b)]
        return None if None in names else int(self.happening[str(names[0])] == self.happening[str(names[1])])


def _lines(split: str, records: Path | None) -> list[str]:
    if records is None:
        return reading.records(reading.gold_pages(PAGES, split))
    wanted = {path.stem for path in reading.gold_pages(PAGES, split)}
    lines = records.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if json.loads(line)["page"] in wanted]


def clusters(found: Sequence[EventView]) -> Clusters:
    """Event name -> its incident, as the program merges them."""
    name = {view.key: view.name for view in found}
    return {name[key]: name[incident[0]] for incident in merge(found) for key in incident}


def score(part: Part) -> dict[str, dict[str, float]]:
    """Rates with the annotators' events and with the reader's."""
    gold = clusters(part.views(part.gold))
    told = clusters(part.views(part.told))
    stood = {g: told[t] for t, g in part.stands_for.items()}
    return {"gold events": rates(part.happening, gold), "reader's events": rates(part.happening, stood)}


# -------------------------------------------------------------------------------- fitting


def fit(part: Part) -> tuple[float, Floats]:
    """Constant and weights of a logistic regression over the pairs that blocking proposes: of the reader's events that
    stand for annotated ones, and of the annotated ones. What is read must be pages that their reader had not learnt:
    of those it has, two tellings have more in common than on new ones."""
    read = [view for view in part.views(part.told) if view.name in part.stands_for]
    rows, labels, counts = [], [], []
    for events, told, count in ((read, True, 1.0), (part.views(part.gold), False, ANNOTATED)):
        for a, b in pairs(events):
            rows.append(list(features(a, b)))
            labels.append(float(part.label(a, b, told=told) or 0))
            counts.append(count)
    found = logistic(np.array(rows), np.array(labels), np.array(counts))
    while wrong := [name for name in AGAINST if found[1 + NAMES.index(name)] > 1e-9]:
        for name in wrong:  # what speaks against can be worth nothing, but never speak for
            for row in rows:
                row[NAMES.index(name)] = 0.0
        found = logistic(np.array(rows), np.array(labels), np.array(counts))
    return float(found[0]) + SHIFT, found[1:]


def logistic(x: Floats, y: Floats, w: Floats) -> Floats:
    """Constant first. Sixty steps are far more than it needs."""
    x = np.hstack([np.ones((len(x), 1)), x])
    found, ridge = np.zeros(x.shape[1]), np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ found))
        gradient = x.T @ (w * (y - p)) - ridge @ found
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + ridge, gradient)
        found += step
        if np.abs(step).max() < 1e-9:
            break
    return found


def write_weights(constant: float, weights: Sequence[float] | Floats) -> None:
    """``weights.toml``, with the hashes of the network and the trees that go with it, and a version that is the digest
    of all these. New weights change which pairs are read: trees have to be fitted to them anew."""
    numbers = [f'"{name}" = {value:.4f}' for name, value in zip(NAMES, weights, strict=True)]
    hashes = [f'tellings = "{digest()}"', f'trees = "{trees_digest()}"']
    told = hashlib.sha256("\n".join([f"{constant:.4f}", *numbers, *hashes]).encode()).hexdigest()[:8]
    head = "# How much each feature adds to the log-odds by the fields. Made by python -m evals.incidents fit:\n"
    how = "# logistic regression on the pairs of the training part of the corpus, as read unlearnt and as annotated.\n"
    table = [f'version = "compare 11 {told}"', *hashes, f"constant = {constant:.4f}", "", "[weights]", *numbers]
    (COMPARE / "weights.toml").write_text(head + how + "\n".join(table) + "\n", encoding="utf-8")


def write_words() -> None:
    """``common.tsv``: on how many training pages each term stands."""
    from dateline.compare.words import term

    pages = corpus.load(split="train")
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({term(word) for word in WORD.findall(page["text"])})
    rows = [f"{word}\t{n}" for word, n in sorted(counts.items()) if n >= LEAST_PAGES]
    head = (
        "# On how many pages of the training part of the corpus a term (7 letters of a folded word) stands.\n"
        '# Made by python -m evals.incidents words. "*" is the number of pages.\n'
    )
    (COMPARE / "common.tsv").write_text(head + "\n".join([f"*\t{len(pages)}", *rows]) + "\n", encoding="utf-8")


# -------------------------------------------------------------------------------- tolls


def tolls(part: Part, kinds: Sequence[str] = ("killed", "injured")) -> dict[str, dict[str, float]]:
    """Of the annotated happenings told by several pages with a figure of the kind: how many tolls come out the same
    from the program's incidents and the reader's figures as from annotated incidents and figures."""
    gold_names = {record.page: record for record in part.gold}
    told_names = {record.page: record for record in part.told}
    stands = {g: t for t, g in part.stands_for.items()}
    member: dict[str, list[str]] = defaultdict(list)
    for name, happening in part.happening.items():
        member[happening].append(name)
    incident = clusters(part.views(part.told))
    others: dict[str, list[str]] = defaultdict(list)
    for name, own in incident.items():
        others[own].append(name)
    out: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for names in member.values():
        if len({name.rpartition(".")[0] for name in names}) < 2:
            continue
        met = Counter(incident[stands[name]] for name in names if name in stands)
        best = others[max(sorted(met), key=lambda k: met[k])] if met else []
        for kind in kinds:
            right = _toll(names, gold_names, part.text, kind)
            if right is None:
                continue
            made = _toll(best, told_names, part.text, kind)
            out[kind]["all"] += 1
            out[kind]["best"] += made is not None and made.best == right.best
            out[kind]["range"] += made is not None and (made.low, made.high) == (right.low, right.high)
            found = _toll([stands[n] for n in names if n in stands], told_names, part.text, kind)
            out[kind]["best, right incident"] += found is not None and found.best == right.best
    return {kind: {k: (v / c["all"] if k != "all" else v) for k, v in c.items()} for kind, c in out.items()}


TOLLS = Path(__file__).with_name("tolls.tsv")


def read_tolls(parts: Sequence[Part], rule: str = "latest") -> dict[str, float]:
    """The rule, on annotated claims and links, against tolls that readers put by the pages alone (``tolls.tsv``):
    shares of right best values and right ranges."""
    records = {record.page: record for part in parts for record in part.gold}
    text = {name: words for part in parts for name, words in part.text.items()}
    member: dict[str, list[str]] = defaultdict(list)
    happening = {name: own for part in parts for name, own in part.happening.items()}
    for name, own in happening.items():
        member[own].append(name)
    count: Counter[str] = Counter()
    for line in TOLLS.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name not in happening:
            continue
        kind, best, low, high = rest.split("\t")
        found = _toll(member[happening[name]], records, text, kind, rule)
        count["all"] += 1
        count["best"] += found is not None and found.best == float(best)
        count["range"] += found is not None and (found.low, found.high) == (float(low), float(high))
        count["both"] += found is not None and (found.best, found.low, found.high) == (
            float(best),
            float(low),
            float(high),
        )
    return {name: n if name == "all" else n / max(1, count["all"]) for name, n in sorted(count.items())}


def _toll(
    names: Sequence[str], records: Mapping[str, Record], text: Mapping[str, str], kind: str, rule: str = "latest"
) -> Toll | None:
    found: list[Claim] = []
    for name in sorted(names):
        page, _, event = name.rpartition(".")
        found += claims_of(records[page], text[page], [e for e in records[page].events if e.id == event])
    return toll([claim for claim in found if claim.kind == kind], rule)


def _table(found: Mapping[str, Mapping[str, Any]]) -> str:
    return "\n".join(f"{name:18}" + "  ".join(f"{k} {v:.3f}" for k, v in row.items()) for name, row in found.items())


def main() -> int:
    """Measures, fits, or counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", default="score", choices=["score", "fit", "words", "tolls"])
    parser.add_argument("--split", default="dev", choices=["train", "dev", "test"])
    parser.add_argument("--records", type=Path, help="records of these pages, one JSON object a line")
    args = parser.parse_args()
    if args.what == "words":
        write_words()
    elif args.what == "fit":
        write_weights(*fit(Part("train", args.records)))
    else:
        part = Part(args.split, args.records)
        print(f"{args.split}: {len(part.pages)} pages")
        if args.what == "score":
            print(_table(score(part)))
        else:
            print(_table(tolls(part) | {f"read, {rule}": read_tolls([part], rule) for rule in RULES}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
