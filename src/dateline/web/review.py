"""What is to be judged next, what people held, and how far two of them agree."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

from dateline.codebook import load
from dateline.errors import UsageError
from dateline.merge.kept import CORRECTABLE, named
from dateline.merge.update import update
from dateline.model import EventRow, Record, Span, Value
from dateline.store import Judgement, Store, judge, revoke, standing, text_of
from dateline.store.judgements import Human
from dateline.web.rows import Event, Index

Order = Literal["unsure", "random", "page"]
VERDICTS = ("accept", "reject", "correct")
MARK = re.compile(r"^\[(\d{1,9}):(\d{1,9})\] ?")
"""Begins the reason of a correction by words: where in the page text they stand, half-open."""


class Queue(Value, frozen=True, kw_only=True):
    """Events that a person has not judged yet: the first of them, how many there are, how many are done."""

    names: tuple[str, ...]
    left: int
    done: int


class Agreement(Value, frozen=True, kw_only=True):
    """How far two people agree on the events that both judged: share of equal verdicts, and Cohen's kappa (None where
    chance alone would give full agreement, or nothing was judged by both)."""

    one: str
    other: str
    both: int
    same: int
    kappa: float | None
    apart: tuple[str, ...]


class Verdict(Value, frozen=True, kw_only=True):
    """A judgement as it comes in: ``words`` is the span of the page text that a correction was selected from."""

    kind: Human
    events: tuple[str, ...]
    who: str
    why: str = ""
    field: str | None = None
    value: str | None = None
    words: Span | None = None


# -------------------------------------------------------------------------------- queue


def queue(
    store: Store, index: Index, who: str, order: Order = "unsure", *, seed: int = 0, limit: int = 50, role: str = ""
) -> Queue:
    """What a person has still to judge. Others' judgements make no difference: coders are blind to each other."""
    done = {_mark(one) for one in standing(store) if one.who == who and one.kind in VERDICTS}
    open_events = [
        event
        for event in index.events
        if (not role or event.role == role) and (_name(index, event), event.evidence) not in done
    ]
    ordered = ORDERS[order](open_events, seed)
    return Queue(
        names=tuple(event.name for event in ordered[:limit]),
        left=len(open_events),
        done=len(index.events) - len(open_events),
    )


def _name(index: Index, event: Event) -> str:
    return f"{index.pages[event.page].page}.{event.name.rpartition('.')[2]}"


def _mark(one: Judgement) -> tuple[str, str]:
    about = one.about.get(one.one, {})
    return about.get("name", ""), about.get("evidence", "")


def _random(events: list[Event], seed: int) -> list[Event]:
    """The same order for the same seed, whichever events are done: each has a lot of its own."""
    return sorted(events, key=lambda event: random.Random(f"{seed} {event.name}").random())


ORDERS: dict[str, Callable[[list[Event], int], list[Event]]] = {
    "unsure": lambda events, seed: sorted(events, key=lambda event: (event.confidence, event.name)),
    "random": _random,
    "page": lambda events, seed: sorted(events, key=lambda event: event.page),
}
"""Name -> order of the queue; the first is the default."""


# -------------------------------------------------------------------------------- writing


def keep(store: Store, verdict: Verdict) -> int:
    """Keeps a judgement and gives its number; incidents follow where there are any. Raises UsageError."""
    found = [named(store, name) for name in dict.fromkeys(verdict.events)]
    why, field, value = verdict.why.strip(), None, None
    if verdict.kind == "correct":
        field, value = _correction(verdict)
        if verdict.words is not None:
            _, record, _ = found[0]
            start, end = verdict.words
            words = _words(text_of(store, record), verdict.words)
            why = f"[{start}:{end}] {words}" + (f"; {why}" if why else "")
    elif verdict.field or verdict.value or verdict.words:
        raise UsageError(f"'{verdict.kind}' takes no field, value and words; 'correct' does")
    number = judge(store, verdict.kind, found, who=verdict.who, why=why, field=field, value=value)
    follow(store)
    return number


def take_back(store: Store, number: int, *, who: str, why: str) -> int:
    """Takes a judgement back by another and gives that one's number. Raises UsageError."""
    done = revoke(store, number, who=who, why=why)
    follow(store)
    return done


def follow(store: Store) -> None:
    """Brings incidents up to date where they have been made; merging a whole record for the first time takes longer
    than a click may."""
    if store.rows("SELECT 1 FROM followed LIMIT 1"):
        update(store)


def _words(text: str, span: Span) -> str:
    start, end = span
    if not 0 <= start < end <= len(text):
        raise UsageError(f"{start}:{end}: the page text has no such stretch")
    return " ".join(text[start:end].split())


def _correction(verdict: Verdict) -> tuple[str, object]:
    """The field and what it should be, checked against the codebook. Raises UsageError."""
    field, value = verdict.field or "", (verdict.value or "").strip()
    if not value:
        raise UsageError("a correction needs a value")
    book = load()
    known = {
        "type": {one.code for one in book.types},
        "mode": {mode.code for one in book.types for mode in one.modes},
        "status": set(book.statuses),
    }
    if field in known and value not in known[field]:
        raise UsageError(f"{value}: no such {field} in the codebook")
    if field in ("start", "end") and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise UsageError(f"{value}: give the day as YYYY-MM-DD")
    if field in CORRECTABLE:
        return field, value
    if field not in book.figure_kinds:
        raise UsageError(f"{field}: no such field; there are {', '.join((*CORRECTABLE, *book.figure_kinds))}")
    if not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", value):
        raise UsageError(f"{field}={value}: a figure is a number")
    return field, float(value)


# -------------------------------------------------------------------------------- looking back


def agreement(held: Iterable[Judgement], one: str, other: str) -> Agreement:
    """Over the last standing verdict of each on each event."""
    own: dict[str, dict[tuple[str, str], str]] = {one: {}, other: {}}
    for judgement in held:
        if judgement.who in own and judgement.kind in VERDICTS:
            own[judgement.who][_mark(judgement)] = judgement.kind
    both = sorted(own[one].keys() & own[other].keys())
    pairs = [(own[one][mark], own[other][mark]) for mark in both]
    same = sum(a == b for a, b in pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[kind] * right[kind] for kind in VERDICTS) / (len(pairs) ** 2) if pairs else 1.0
    return Agreement(
        one=one,
        other=other,
        both=len(both),
        same=same,
        kappa=round((same / len(pairs) - chance) / (1 - chance), 3) if chance < 1 else None,
        apart=tuple(mark[0] for mark, (a, b) in zip(both, pairs, strict=True) if a != b),
    )


def reviewed(records: Iterable[Record], held: Iterable[Judgement], who: str | None = None) -> tuple[Record, ...]:
    """The records of which every event has been judged, without the rejected events; corrections of codes and days are
    carried out. A page that is only half judged would teach that its other events are right."""
    by_mark: dict[tuple[str, str], list[Judgement]] = {}
    for one in held:
        if one.kind in VERDICTS and who in (None, one.who):
            by_mark.setdefault(_mark(one), []).append(one)
    found = []
    for record in records:
        verdicts = [by_mark.get((f"{record.page}.{event.id}", event.evidence), []) for event in record.events]
        if record.events and all(verdicts):
            from msgspec.structs import replace

            events = tuple(
                _corrected(event, own)
                for event, own in zip(record.events, verdicts, strict=True)
                if [v.kind for v in own if v.kind != "correct"][-1:] != ["reject"]
            )
            found.append(replace(record, provenance="read by Dateline, judged by people", events=events))
    return tuple(found)


def _corrected(event: EventRow, held: Iterable[Judgement]) -> EventRow:
    import json

    from msgspec.structs import replace

    for one in held:
        if one.kind == "correct" and one.value is not None:
            value = json.loads(one.value)
            if one.field in ("type", "mode", "status"):
                event = replace(event, **{one.field: value})
            elif one.field in ("start", "end") and event.date is not None:
                event = replace(event, date=replace(event.date, **{one.field: value}))
            elif one.field == "where" and event.place is not None:
                event = replace(event, place=replace(event.place, name=value))
    return event
