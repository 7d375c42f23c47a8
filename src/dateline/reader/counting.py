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
from dateline.extract.figures.barred import HARM, NOTHING, Barred, barred
from dateline.extract.figures.lexicon import lexicon
from dateline.extract.figures.reading import lone_victim
from dateline.extract.figures.units import DEFINITE, Counted, Unit, is_person, noun_run
from dateline.extract.figures.wounds import hit_in_limb
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
    whether that is a figure of an event, a running total, or nothing), the event it belongs to likeliest with the
    odds of that, features of the numbers before and behind it (``among``), and the kind of the toll that it is plainly
    a part of (``parts_of_toll``)."""

    number: Number
    argument: Argument | None
    code: Found | None
    ruled: Number | None
    where: str
    act: Trigger | None
    odds: float
    near: tuple[str, ...] = ()
    told: str | None = None


def kind_shares(counting: Counting) -> list[float]:
    """The share of each kind of ``labels.KINDS``, the first of which is none."""
    known = weights.by_answer(TABLE)
    told = _with_victim(counting, _without(ruled_out(counting), weights.shares(scores(counting, known))))
    return [1.0, *(0.0 for _ in told[1:])] if _doubtful(counting, told) else told


def figure_odds(counting: Counting) -> float:
    """The reader's own odds that the number is a figure of a kind that its words allow; 0 for one it did not read."""
    if counting.code is None:
        return 0.0
    return 1.0 - _without(ruled_out(counting), list(counting.code.kinds.values()))[0]


def ruled_out(counting: Counting) -> Barred:
    """The kinds that the words of the number rule out."""
    argument = counting.argument
    return NOTHING if argument is None else barred(counting.number, argument.reading, argument.us)


def _with_victim(counting: Counting, told: list[float]) -> list[float]:
    """Shares of the kinds, at least ``PLAIN`` for that of one victim in plain words (``_one_victim``) and for that of
    the toll that it is a part of."""
    if counting.argument is None or not (counting.told or _one_victim(counting)):
        return told
    at = labels.KINDS.index(counting.told or counting.argument.reading.kind or "-")
    if told[at] >= PLAIN:
        return told
    scale = (1.0 - PLAIN) / (1.0 - told[at])
    return [PLAIN if k == at else share * scale for k, share in enumerate(told)]


def likely_kind(counting: Counting) -> str | None:
    """The kind of a figure that a number surely is, None where it is open."""
    _, *kinds = kind_shares(counting)
    share, kind = max(zip(kinds, labels.KINDS[1:], strict=True))
    return kind if share >= PLAIN else None


def _doubtful(counting: Counting, told: list[float]) -> bool:
    """Is the number likeliest of a loose kind, though not likely, and taken by no rule? Of 148 such on pages that the
    reader was not trained on 31 are annotated; of dead and wounded that are told as unsurely, every second."""
    share, kind = max(zip(told[1:], labels.KINDS[1:], strict=True))
    return counting.ruled is None and counting.told is None and share < LIKELY.get(kind, 0.0)


LIKELY = {"strength": 0.5, "targets": 0.4, "other": 0.3}
"""Kinds that any number near an act may be of, with the least share that counts without a rule (of strengths between
.4 and .5 four of 17 are right)."""
PLAIN = 0.6
"""The share of a kind that plain words tell."""


def _one_victim(counting: Counting) -> bool:
    """Is the number the article of one victim whom plain words count: "a soldier and a guard were killed", "killing a
    guard and wounding another", "killed the driver", "a nurse died on the way"? Of those in a row of people 30 of 40
    are annotated (half of the training pages), of those alone 48 of 54."""
    argument = counting.argument
    if argument is None or argument.reading.kind not in SUFFERED or argument.reading.role not in ("subject", "object"):
        return False
    c, us = argument.reading.counted, argument.us
    if c.quantity.form != "article" or ruled_out(counting).kinds:
        return False
    told = argument.reading.rule in ("copula", "later death") and argument.reading.kind == "killed"
    if (counting.act or counting.ruled) and (told or lone_victim(us, argument.reading)):
        return True
    if counting.act is None:
        return False
    if argument.reading.role == "object":
        verb = argument.reading.governor
        limb = verb is not None and hit_in_limb(us, verb, c.end)
        return limb or us[c.at].lower in DEFINITE or (us[c.at].lower == "another" and c.head is None)
    return argument.reading.rule in IN_ROW and is_person(argument.head, singular=True) and _in_row(us, c)


SUFFERED = frozenset({*HARM, "missing"})
"""Kinds of those to whom something befell in plain words."""
IN_ROW = frozenset({"passive", "subject", "row", "participle"})
"""Rules of readings by the verb of those who stand in a row before it."""


def _in_row(us: tuple[Unit, ...], c: Counted) -> bool:
    """Does "and" join the people with others who are counted, before ("two guards and a ...") or behind them?"""
    if c.at > 0 and us[c.at - 1].lower == "and":
        before = range(c.at - 2, max(-1, c.at - 8), -1)
        at = next((p for p in before if us[p].quantity is not None or us[p].tag in ("verb", "past", "sub", "be")), None)
        if at is not None and us[at].quantity is not None and not any(u.lower == "among" for u in us[:at]):
            return is_person(us[c.at - 2].lower)
    joined = c.end + 1 < len(us) and us[c.end].lower == "and" and us[c.end + 1].quantity is not None
    if not joined:
        return False
    _, head = noun_run(us, c.end + 2)
    return head is not None and is_person(us[head].lower)


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
        yield f"{some}: odds {weights.step(counting.code.kinds[kind])}"
    ruled = "-" if counting.ruled is None else counting.ruled.kind
    if ruled == kind:
        yield f"{some}: ruled"
        if counting.code is not None:
            yield f"{some}: ruled, odds {weights.step(counting.code.kinds[kind])}"
    if counting.number.kind == kind:
        yield f"{some}: by the grammar"


def among(found: Sequence[Counting]) -> Iterator[Counting]:
    """The numbers of a story in page order, each with what reader and rules make of those before and behind it: of a
    row of dead the next is dead too, and behind "nine of the" stands a whole."""
    for at, counting in enumerate(found):
        near = (("before", found[at - 1] if at else None), ("behind", found[at + 1] if at + 1 < len(found) else None))
        yield counting._replace(near=tuple(name for where, other in near for name in _beside(counting, where, other)))


def _beside(counting: Counting, where: str, other: Counting | None) -> Iterator[str]:
    """What is said of the number that stands ``where``."""
    if other is None:
        yield f"none {where}"
        return
    one, two = counting.argument, other.argument
    same = "same" if one is not None and two is not None and one.sentence == two.sentence else "other"
    yield f"{where} {same}: {likeliest_kind(other.code)}"
    if other.ruled is not None:
        yield f"{where} {same}: ruled {other.ruled.kind}"


def likeliest_kind(code: Found | None) -> str:
    """The kind that the reader gives a number."""
    if code is None:
        return "not read"
    return max(labels.KINDS, key=code.kinds.__getitem__)


def features(counting: Counting) -> Iterator[str]:
    """What is said of the number, for each kind to be weighed by."""
    yield "all"
    if counting.code is None:
        yield "not read"
    else:
        for kind in labels.KINDS:
            yield f"odds {kind} {weights.step(counting.code.kinds[kind])}"
    yield f"ruled {counting.where}"
    if counting.ruled is not None:
        yield f"ruled {counting.where} {counting.ruled.kind}"
    yield f"grammar {counting.number.kind} {counting.number.scope}"
    yield f"size {bisect_left(SIZES, counting.number.low)}"
    yield from _by_words(counting)
    yield from _by_act(counting)
    yield from counting.near


def _by_words(counting: Counting) -> Iterator[str]:
    """The counted noun, and the word that the number hangs on."""
    argument = counting.argument
    if argument is None:
        yield "apart"
        return
    role, head = argument.reading.role, argument.head
    yield f"role {role}"
    form = argument.reading.counted.quantity.form
    yield f"form {form}"
    if form == "article":
        yield f"article {argument.us[argument.reading.counted.at].lower}"
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
