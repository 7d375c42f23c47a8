"""What is to be judged next, what people held, and how far two of them agree."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Literal

import msgspec

from dateline.codebook import load
from dateline.errors import UsageError
from dateline.export.reviewed import ALONE, check_alone
from dateline.faces.adding import Written
from dateline.faces.judge import figure, keep_other, keep_silent
from dateline.merge.kept import CORRECTABLE, named
from dateline.merge.update import update
from dateline.model import Span, Value
from dateline.store import Added, Judgement, Store, added, judge, revoke, standing, text_of
from dateline.store.judgements import Human
from dateline.web.happenings import disagreements
from dateline.web.rows import Event, Index

Order = Literal["unsure", "random", "page", "apart", "added", "statements", "totals", "silent"]
VERDICTS = ("accept", "reject", "correct", "add")
MARK = re.compile(r"^\[(\d{1,9}):(\d{1,9})\] ?")
"""Begins the reason of a correction by words: where in the page text they stand, half-open."""


class Queue(Value, frozen=True, kw_only=True):
    """Events that a person has not judged yet: the first of them, how many there are, how many are done. ``because``
    says of a name why it is asked about, where the order has a reason."""

    names: tuple[str, ...]
    left: int
    done: int
    because: dict[str, str] = {}


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

    kind: Human | Literal["silent"]
    events: tuple[str, ...]
    who: str
    why: str = ""
    field: str | None = None
    value: str | None = None
    words: Span | None = None


class Missed(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that a page tells and the reader missed: ``page`` is its id, source or address."""

    page: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
    who: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    event: Written
    why: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class Additions(Value, frozen=True, kw_only=True):
    """Events that people added and nobody took back, oldest first."""

    added: tuple[Added, ...]


# -------------------------------------------------------------------------------- queue


def queue(
    store: Store,
    index: Index,
    who: str,
    order: Order = "unsure",
    *,
    seed: int = 0,
    limit: int = 50,
    role: str = "",
    apart: Apart | None = None,
) -> Queue:
    """What a person has still to judge. Others' judgements make no difference: coders are blind to each other, and what
    others added is asked about only in the order that names it. ``apart`` is ``happenings.disagreements`` where it is
    known already."""
    done = {_mark(one) for one in standing(store) if one.who == who and one.kind in VERDICTS}
    people = {(one.name, one.event.evidence) for one in added(store) if one.state == "stands"}
    asked = [
        event
        for event in index.events
        if (not role or event.role == role)
        and (((_name(index, event), event.evidence) in people) == (order == "added"))
    ]
    waiting = [event for event in asked if (_name(index, event), event.evidence) not in done]
    if order == "apart":
        apart = disagreements(store) if apart is None else apart
        waiting.sort(
            key=lambda event: (-apart.get(_name(index, event), (0.0, ""))[0], event.incident or "~", event.name)
        )
    else:
        waiting = ORDERS[order](waiting, seed)
    first = waiting[:limit]
    told = {event.name: (apart or {}).get(_name(index, event), (0.0, ""))[1] for event in first}
    return Queue(
        names=tuple(event.name for event in first),
        left=len(waiting),
        done=len(asked) - len(waiting),
        because={name: said for name, said in told.items() if said},
    )


Apart = Mapping[str, tuple[float, str]]
"""Event (PAGE.E3) -> how far the reports of its incident are apart, and on what."""


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
    "page": lambda events, seed: sorted(events, key=lambda event: (event.page, int(event.name.rpartition("E")[2]))),
    "added": lambda events, seed: events,
}
"""Name -> order of the queue; the first is the default. "apart" asks the incidents."""


# -------------------------------------------------------------------------------- writing


def keep(store: Store, verdict: Verdict) -> int:
    """Keeps a judgement and gives its number; incidents follow where there are any. Raises UsageError."""
    if (number := _keep_other(store, verdict)) is not None:
        return number
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
    if verdict.kind == "silent":
        raise UsageError("'silent' is about one page")
    number = judge(store, verdict.kind, found, who=verdict.who, why=why, field=field, value=value)
    follow(store)
    return number


def _keep_other(store: Store, verdict: Verdict) -> int | None:
    """Keeps what is held of a statement, a total or a silent page; None where the judgement is about events."""
    if verdict.kind not in ("accept", "reject", "silent") or len(verdict.events) != 1:
        return None
    name, who, why = verdict.events[0], verdict.who, verdict.why.strip()
    if verdict.kind == "silent":
        return keep_silent(store, name, who=who, why=why)
    if verdict.field or verdict.value or verdict.words:
        return None
    return keep_other(store, verdict.kind, name, who, why)


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
    if field in ALONE:
        check_alone(field, value)
    if field in (*CORRECTABLE, *ALONE):
        return field, value
    if field not in book.figure_kinds:
        raise UsageError(f"{field}: no such field; there are {', '.join((*CORRECTABLE, *ALONE, *book.figure_kinds))}")
    return field, figure(value)
