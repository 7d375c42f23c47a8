"""What a number counts: every kind of figure, and no figure at all, weighed by what reader, rules and words say.

The reader tells the kind from the words, the rules from the grammar; neither sees what the weights see, that farmers
before "marched" are a strength and farmers behind "paid" are not. The weights of the features are fitted by
``training/fit_figures.py``. What the words rule out (``extract.figures.barred``) no weight brings back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.attach.figures import Argument
from dateline.extract.figures.barred import NOTHING, Barred, barred
from dateline.extract.figures.lexicon import lexicon
from dateline.extract.figures.units import is_person
from dateline.link import weights
from dateline.model import Number, Trigger
from dateline.reader import labels
from dateline.reader.model import Found

TABLE = "figure_weights.tsv"
SIZES = (1, 2, 5, 10, 20, 50, 200, 1000, 10000, 1000000)
"""Bounds between the classes of what a number comes to."""
NEAR = 0.2
"""Odds from which on a number belongs to an event."""


class Counting(NamedTuple):
    """One number: how it hangs in its sentence, what the reader says of it, what the rules make of it (``ruled``, and
    whether that is a figure of an event, a running total, or nothing), and the event it belongs to likeliest with the
    odds of that."""

    number: Number
    argument: Argument | None
    code: Found | None
    ruled: Number | None
    where: str
    act: Trigger | None
    odds: float


def kind_shares(counting: Counting) -> list[float]:
    """The share of each kind of ``labels.KINDS``, the first of which is none."""
    known = weights.by_answer(TABLE)
    return _without(ruled_out(counting), weights.shares(scores(counting, known)))


def figure_odds(counting: Counting) -> float:
    """The reader's own odds that the number is a figure of a kind that its words allow; 0 for one it did not read."""
    if counting.code is None:
        return 0.0
    return 1.0 - _without(ruled_out(counting), [_odds(counting.code, kind) for kind in labels.KINDS])[0]


def ruled_out(counting: Counting) -> Barred:
    """The kinds that the words of the number rule out."""
    argument = counting.argument
    return NOTHING if argument is None else barred(counting.number, argument.reading, argument.us)


def _without(ruling: Barred, told: list[float]) -> list[float]:
    """Shares of the kinds, those ruled out given to the kind that the number is instead."""
    if not ruling.kinds:
        return told
    kept = [0.0 if kind in ruling.kinds else share for kind, share in zip(labels.KINDS, told, strict=True)]
    kept[labels.KINDS.index(ruling.instead)] += sum(told) - sum(kept)
    return kept


def scores(counting: Counting, known: Mapping[str, Mapping[str, float]]) -> list[float]:
    """The score of each kind; ``known`` is feature -> kind, or ANY, -> weight."""
    told = dict.fromkeys(labels.KINDS, 0.0)
    for name in features(counting):
        for kind, weight in known.get(name, {}).items():
            told[kind] += weight
    return [
        total + sum(known.get(name, {}).get(ANY, 0.0) for name in own(counting, kind)) for kind, total in told.items()
    ]


ANY = "any"
"""Answer of a feature that says the same of every kind."""


def own(counting: Counting, kind: str) -> Iterator[str]:
    """What is said of one kind: by the reader, the rules and the grammar."""
    some = "none" if kind == "-" else "some"
    if counting.code is not None:
        yield f"{some}: odds {weights.step(_odds(counting.code, kind))}"
    ruled = "-" if counting.ruled is None else counting.ruled.kind
    if ruled == kind:
        yield f"{some}: ruled"
        if counting.code is not None:
            yield f"{some}: ruled, odds {weights.step(_odds(counting.code, kind))}"
    if counting.number.kind == kind:
        yield f"{some}: by the grammar"


def _odds(code: Found, kind: str) -> float:
    return float(code.codes["figure"][labels.KINDS.index(kind)])


def features(counting: Counting) -> Iterator[str]:
    """What is said of the number, for each kind to be weighed by."""
    yield "all"
    if counting.code is None:
        yield "not read"
    else:
        for kind in labels.KINDS:
            yield f"odds {kind} {weights.step(_odds(counting.code, kind))}"
    yield f"ruled {counting.where}"
    if counting.ruled is not None:
        yield f"ruled {counting.where} {counting.ruled.kind}"
    yield f"grammar {counting.number.kind} {counting.number.scope}"
    yield f"size {bisect_left(SIZES, counting.number.low)}"
    yield from _by_words(counting)
    yield from _by_act(counting)


def _by_words(counting: Counting) -> Iterator[str]:
    """The counted noun, and the word that the number hangs on."""
    argument = counting.argument
    if argument is None:
        yield "apart"
        return
    role, head = argument.reading.role, argument.head
    yield f"role {role}"
    yield f"form {argument.reading.counted.quantity.form}"
    yield f"rule {argument.reading.rule}"
    yield f"kind {argument.reading.kind or 'none'}"
    yield f"head {head or 'none'}"
    yield f"sort {_sort(head)}"
    yield f"sort {_sort(head)} {role}"
    if argument.governing:
        yield f"hangs on {argument.governing}"
        yield f"hangs on {argument.governing} {_sort(head)}"
    at = argument.reading.counted.at
    for name, where in (("before", at - 1), ("behind", argument.reading.counted.end)):
        if 0 <= where < len(argument.us):
            yield f"{name} {argument.us[where].lower}"


def _by_act(counting: Counting) -> Iterator[str]:
    """The event that the number belongs to likeliest."""
    act = counting.act
    if act is None:
        yield "no act"
        return
    sure = "sure" if counting.odds >= 0.5 else "near" if counting.odds >= NEAR else "far"
    mode = act.mode or "-"
    sort = _sort(counting.argument.head) if counting.argument else "apart"
    role = counting.argument.reading.role if counting.argument else "apart"
    yield f"act {sure}"
    yield f"act {sure} {act.type}"
    yield f"act {act.type}/{mode}"
    yield f"act {act.type} {sort}"
    yield f"act {act.type}/{mode} {sort} {sure}"
    yield f"act {act.type} {role}"
    yield f"act {act.type} {role} {sort} {act.voice}"
    side = "before" if counting.number.span[0] < act.span[0] else "behind"
    yield f"{side} act {act.type}"
    yield f"act status {act.status}"


def _sort(head: str) -> str:
    """Which list of nouns a counted noun is in."""
    if not head:
        return "nothing"
    lex = lexicon()
    for name in ("strength", "armed", "munitions", "vehicles", "places", "things"):
        if head in getattr(lex, name):
            return name
    return "person" if is_person(head) else "other"


def likeliest(
    number: Number, events: Sequence[Found], triggers: Sequence[Trigger], near: range
) -> tuple[Trigger | None, float]:
    """The event that the reader gives a number to, and the odds; the nearest of the sentence where it gives none."""
    told = max(((events[i].belongs("figure", number.span), -i) for i in near), default=(0.0, 0))
    if told[0] >= NEAR:
        return triggers[-told[1]], told[0]
    at = number.span[0]
    here = [t for t in triggers if t.evidence_span[0] <= at < t.evidence_span[1]]
    return min(here, key=lambda t: (abs(t.span[0] - at), t.span), default=None), told[0]
