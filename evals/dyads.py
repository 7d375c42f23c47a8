"""Types of events between two marked parties: python -m evals.dyads [--rules]

Measured only: never trained on. 1,050 real sentences with a marked source and target (development data,
dyads/plv_train.tsv), each with the PLOVER root of what the source does to the target and its quad class. A sentence is
read as a page, and the reader's odds of all triggers answer, weighed by how they link the two (evals/linked.py). How
they are weighed was chosen on half of the sentences (seed 7), so the other half has rows of its own. With --rules,
which have no odds, the event that fits the marked parties best answers (``STEPS``, in that order; between equals the
trigger nearest to both). CONCEDE and RETREAT are one root there, YIELD; the quad class of a root is the one that the
file gives it most often (it gives eight sentences another). A sentence without an answer is wrong in every row but
"answered only".

Each answer is told twice. "As recorded" is the type of the project's codebook. "In the file's codes" converts it where
the record says by type, status or mode what the file has another root for (``CODES``): the file's roots are CAMEO codes
by PLOVER's own table (CAMEO2PLOVER-2021), which departs from PLOVER's manual and so from the codebook.

Printed: accuracy of the root, macro-F1 of the quad classes, both with intervals over sentences (evals/counts.py), the
share without an event, each step's part, each class, and the commonest confusions.
"""

from __future__ import annotations

import argparse
import collections
import csv
import random
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from dateline.codebook import load
from dateline.model import ActorRow, EventRow, Span, Value
from dateline.pages import page_of_text
from dateline.pipeline import read_page
from dateline.settings import Settings
from evals import counts, linked
from evals.counts import Counts, between, markdown, number, share
from evals.gold import alike
from evals.paths import shared

FILE = "data/dyads/plv_train.tsv"
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Types of the codebook that have another name in the file."""
QUADS = {
    "1": "verbal cooperation",
    "2": "material cooperation",
    "3": "verbal conflict",
    "4": "material conflict",
}
COOPERATION = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"])
MATERIAL_CONFLICT = frozenset(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
CODES = (
    (COOPERATION, "planned", None, "AGREE"),
    (MATERIAL_CONFLICT, "planned", None, "THREATEN"),
    (COOPERATION, "negated", None, "REJECT"),
    (frozenset(["SANCTION"]), None, "convict", "ACCUSE"),
)
"""Types, status and mode (None is any) -> the file's root. The lines of CAMEO2PLOVER-2021 behind them: 03 ("express
intent to ...", 035 "... yield" among them), 13 (the same of conflict), 12 ("reject", "decline to ..."), 116 ("find
guilty or liable"). The first row that fits holds."""
SEED = 7
"""Draws the half of the sentences on which the weighing was chosen."""
MARK = re.compile(r"<(/?)([st])>")


class Dyad(Value, frozen=True, kw_only=True):
    """A sentence, where its parties stand (a party may stand nowhere, or more than once), and its gold classes."""

    sentence: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    root: str
    quad: str


class Answer(Value, frozen=True, kw_only=True):
    """What the program answers: the type, the step that chose it, and the file's root where that is another."""

    kind: str
    step: str
    coded: str | None = None


def read(path: Path) -> list[Dyad]:
    """The rows of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [dyad(row) for row in csv.DictReader(file, delimiter="\t")]


def dyad(row: dict[str, str]) -> Dyad:
    """One row; the marks give the spans."""
    plain, marked = unmarked(row["marked_sentence"])
    return Dyad(
        sentence=plain,
        source=marked["s"],
        target=marked["t"],
        root=row["gold_root"],
        quad=row["gold_penta"],
    )


def unmarked(text: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """The sentence without its marks, and the spans that they marked."""
    out, at, opened = "", 0, {"s": 0, "t": 0}
    spans: dict[str, tuple[Span, ...]] = {"s": (), "t": ()}
    for mark in MARK.finditer(text):
        out += text[at : mark.start()]
        at = mark.end()
        closes, who = mark.groups()
        if closes:
            spans[who] += ((opened[who], len(out)),)
        else:
            opened[who] = len(out)
    return out + text[at:], spans


def quads_of(dyads: Iterable[Dyad]) -> dict[str, str]:
    """Root -> the quad class that the file gives it most often."""
    told: dict[str, collections.Counter[str]] = {}
    for item in dyads:
        told.setdefault(item.root, collections.Counter())[item.quad] += 1
    return {root: count.most_common(1)[0][0] for root, count in told.items()}


def recorded(kind: str, status: str, mode: str | None) -> str:
    """The root of a type as the record has it."""
    return ROOTS.get(kind, kind)


def coded(kind: str, status: str, mode: str | None) -> str:
    """The root of a type in the file's codes."""
    for kinds, state, manner, root in CODES:
        if kind in kinds and state in (None, status) and manner in (None, mode):
            return root
    return recorded(kind, status, mode)


# -------------------------------------------------------------------------------- which event answers


def takes(parties: Sequence[ActorRow], marked: Sequence[Span], text: str) -> bool:
    """Whether a party of an event overlaps a marked one, or is called alike."""
    return any(
        (party.span[0] < b and a < party.span[1]) or alike(party.text, text[a:b])
        for party in parties
        for a, b in marked
    )


Fit = Callable[[EventRow, Dyad], bool]


def _acts(event: EventRow, item: Dyad) -> bool:
    return takes(event.actors, item.source, item.sentence)


def _suffers(event: EventRow, item: Dyad) -> bool:
    return takes(event.recipients, item.target, item.sentence)


def _reversed(event: EventRow, item: Dyad) -> bool:
    sources, targets = item.source, item.target
    return takes(event.actors, targets, item.sentence) or takes(event.recipients, sources, item.sentence)


STEPS: dict[str, Fit] = {
    "actor and recipient": lambda event, item: _acts(event, item) and _suffers(event, item),
    "actor": _acts,
    "recipient": _suffers,
    "reversed": _reversed,
    "between or nearest": lambda event, item: bool(item.source or item.target),
    "first of the sentence": lambda event, item: True,
}
"""Step -> which events it takes; the first step that takes any answers."""


def distance(event: EventRow, item: Dyad) -> int:
    """Characters from the trigger to the nearest mark of either party, added; a trigger between them is nearest."""
    return sum(
        min(max(0, a - event.trigger_span[1], event.trigger_span[0] - b) for a, b in marked)
        for marked in (item.source, item.target)
        if marked
    )


def chosen(events: Sequence[EventRow], item: Dyad) -> Answer | None:
    """The event that fits the marked parties best; None where there is none."""
    for step, fits in STEPS.items():
        taken = [event for event in events if fits(event, item)]
        if taken:
            best = min(taken, key=lambda event: (distance(event, item), event.trigger_span))
            root = coded(best.type, best.status, best.mode)
            other = root if root != recorded(best.type, best.status, best.mode) else None
            return Answer(kind=best.type, step=step, coded=other)
    return None


LINKS: dict[str, Callable[[linked.Link], bool]] = {
    "both parties": lambda link: link.actor >= SEEN and link.recipient >= SEEN,
    "the actor alone": lambda link: link.actor >= SEEN,
    "the recipient alone": lambda link: link.recipient >= SEEN,
    "neither": lambda link: True,
}
"""What the weightiest trigger takes as its own; the first that fits."""
SEEN = 0.5


def weighed(told: Sequence[linked.Link]) -> Answer | None:
    """The likeliest root between the parties by all triggers together; None where there is none."""
    root, other = linked.likeliest(told, recorded), linked.likeliest(told, coded)
    if root is None:
        return None
    first = min(told, key=lambda link: (-link.weight, link.span))
    step = next(step for step, fits in LINKS.items() if fits(first))
    return Answer(kind=root, step=step, coded=other if other != root else None)


def type_of(item: Dyad, settings: Settings) -> Answer | None:
    """What the program says that the source does to the target: the one place where it is asked."""
    page = page_of_text(item.sentence, settings, name="dyad")
    if settings.reader == "rules":
        return chosen(read_page(page, settings).events, item)
    return weighed(linked.links(page, load(), item.source, item.target))


# -------------------------------------------------------------------------------- scores


def root_of(answer: Answer | None) -> str | None:
    """The root of an answer in the file's codes."""
    return None if answer is None else answer.coded or as_recorded(answer)


def as_recorded(answer: Answer | None) -> str | None:
    """The root of an answer by the project's codebook."""
    return None if answer is None else ROOTS.get(answer.kind, answer.kind)


def per_sentence(gold: str, told: str | None) -> Counts:
    """Class -> (right, gold, told) of one sentence."""
    classes = [name for name in dict.fromkeys((gold, told)) if name is not None]
    return {name: (int(name == gold == told), int(name == gold), int(name == told)) for name in classes}


def macro(items: Sequence[Counts]) -> tuple[float, float, float]:
    """Mean F1 over the classes of the gold, and the bounds of its interval."""
    rows = sorted(name for name, (_, gold, _) in counts.summed(items).items() if gold)
    whole = float(np.nanmean(counts.f1(counts.table_of(items, rows).sum(0))))
    return whole, *counts.interval(np.nanmean(counts.samples(items, rows), axis=1))


def accuracy(right: Sequence[bool]) -> tuple[float, float, float]:
    """Share of right answers, and the bounds of its interval."""
    values = np.array(right, dtype=np.float64)
    drawn = counts.weights(len(values)) @ values / len(values)
    return float(values.mean()), *counts.interval(drawn)


Answered = tuple[Dyad, str | None]
NAMES: dict[str, Callable[[Answer | None], str | None]] = {
    "in the file's codes": root_of,
    "as recorded": as_recorded,
}


def aside(size: int) -> frozenset[int]:
    """The sentences that had no say in how triggers are weighed: half of them."""
    order = list(range(size))
    random.Random(SEED).shuffle(order)
    return frozenset(order[size // 2 :])


def whole_table(dyads: Sequence[Dyad], answers: Sequence[Answer | None]) -> str:
    """Root and quad over all sentences, over the half left aside, and over those with an answer."""
    quads, left = quads_of(dyads), aside(len(dyads))
    body = []
    for name, root_by in NAMES.items():
        told = [(item, root_by(answer)) for item, answer in zip(dyads, answers, strict=True)]
        parts: dict[str, Sequence[Answered]] = {
            f"all, {name}": told,
            f"half left aside, {name}": [one for at, one in enumerate(told) if at in left],
            f"answered only, {name}": [(item, root) for item, root in told if root is not None],
        }
        body += [whole_row(part, kept, quads) for part, kept in parts.items() if kept]
    head = ("sentences", "number", "root accuracy", "95 %", "quad macro-F1", "95 %", "root macro-F1", "95 %")
    return markdown(head, body)


def whole_row(name: str, kept: Sequence[Answered], quads: dict[str, str]) -> tuple[str | int, ...]:
    """One row of the whole table."""
    right = accuracy([item.root == root for item, root in kept])
    quad = macro([per_sentence(item.quad, quads.get(root) if root else None) for item, root in kept])
    roots = macro([per_sentence(item.root, root) for item, root in kept])
    cells = [cell for value, *ends in (right, quad, roots) for cell in (number(value), between(*ends))]
    return name, len(kept), *cells


def steps_table(dyads: Sequence[Dyad], answers: Sequence[Answer | None]) -> str:
    """How each sentence was answered, and how well."""
    told: dict[str, list[bool]] = {step: [] for step in (*STEPS, *LINKS, "no event")}
    for item, answer in zip(dyads, answers, strict=True):
        told[answer.step if answer else "no event"].append(root_of(answer) == item.root)
    body = [
        (step, len(hits), share(len(hits), len(dyads)), share(sum(hits), len(hits)))
        for step, hits in told.items()
        if hits
    ]
    return markdown(("answered by", "number", "share", "root accuracy"), body)


def classes_table(dyads: Sequence[Dyad], answers: Sequence[Answer | None]) -> str:
    """P, R and F1 of every quad class and root."""
    quads = quads_of(dyads)
    body = []
    for quad in (True, False):
        items = []
        for item, answer in zip(dyads, answers, strict=True):
            root = root_of(answer)
            told = quads.get(root) if quad and root else root
            items.append(per_sentence(item.quad if quad else item.root, told))
        for name, (right, gold, said) in sorted(counts.summed(items).items()):
            f1 = number(float(counts.f1(np.array((right, gold, said)))))
            body.append((QUADS.get(name, name), share(right, said), share(right, gold), f1, gold, said))
    return markdown(("class", "P", "R", "F1", "gold", "told"), body)


def confusions(dyads: Sequence[Dyad], answers: Sequence[Answer | None], most: int = 15) -> str:
    """The commonest wrong roots, "none" included, with how many of them change the quad class too."""
    quads = quads_of(dyads)
    wrong = collections.Counter(
        (item.root, root_of(answer) or "none")
        for item, answer in zip(dyads, answers, strict=True)
        if item.root != root_of(answer)
    )
    body = [(a, b, n, "yes" if quads.get(b) == quads[a] else "no") for (a, b), n in wrong.most_common(most)]
    return markdown(("gold", "told", "number", "same quad"), body, left=2)


def main() -> int:
    """Prints the tables; exits 2 where the file is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    args = parser.parse_args()
    path = shared() / FILE
    if not path.is_file():
        print(f"evals.dyads: no {path}: set DATELINE_SHARED to the folder that holds {FILE}", file=sys.stderr)
        return 2
    dyads, settings = read(path), counts.settings(rules=args.rules)
    answers = [type_of(item, settings) for item in dyads]
    for table in (whole_table, steps_table, classes_table, confusions):
        print(table(dyads, answers) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
