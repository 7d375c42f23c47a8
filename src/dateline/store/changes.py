"""The change feed: what each reading added to, took from or altered in what was on record of its source."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter

import msgspec

from dateline.model import EventRow, Record, Value
from dateline.store.find import record_of
from dateline.store.sqlite import Store
from dateline.store.write import Kind, kind_of


class Altered(Value, frozen=True, kw_only=True):
    """One event before and after, with the names of the fields that differ."""

    before: EventRow
    after: EventRow
    fields: tuple[str, ...]


class Change(Value, frozen=True, kw_only=True):
    """One step of one source: ``number`` counts up over the whole store, ``at`` is when it was seen (UTC, ISO 8601)."""

    number: int
    at: str
    kind: Kind
    page: str
    source: str
    sha256: str
    versions: dict[str, str]
    appeared: tuple[EventRow, ...] = ()
    vanished: tuple[EventRow, ...] = ()
    altered: tuple[Altered, ...] = ()


Step = tuple[int, str, int, str, str]
POSITIONS = frozenset(
    {"id", "article", "evidence_span", "trigger_span", "attributed_spans", "hedge_span", "confidence"}
)
"""Event fields that say where or how surely, not what: an event that merely moved down the page has not changed."""


def changes(store: Store, since: str | None = None) -> Iterator[Change]:
    """All steps from a moment on (an ISO 8601 day or time, UTC), oldest first."""
    rows = store.rows(
        "SELECT sighting.id, sighting.at, reading.id, reading.outcome, sighting.source"
        " FROM sighting JOIN reading ON reading.id = sighting.reading_id WHERE sighting.at >= ? ORDER BY sighting.id",
        (since or "",),
    )
    for row in rows:
        yield _change(store, row)  # type: ignore[arg-type]


def _change(store: Store, step: Step) -> Change:
    number, at, reading, outcome, source = step
    before = _before(store, number, source)
    record = record_of(store, reading)
    kind: Kind = "failed" if outcome == "failed" else kind_of(before, (reading, record.sha256))
    old = record_of(store, before[0]).events if before else ()
    appeared, vanished, altered = compare(old, record.events) if outcome == "read" else ((), (), ())
    return Change(
        number=number,
        at=at,
        kind=kind,
        page=record.page,
        source=source,
        sha256=record.sha256,
        versions=_versions(record, record_of(store, before[0]) if before else None),
        appeared=appeared,
        vanished=vanished,
        altered=altered,
    )


def _before(store: Store, number: int, source: str) -> tuple[int, str] | None:
    rows = store.rows(
        "SELECT reading.id, reading.sha256 FROM sighting JOIN reading ON reading.id = sighting.reading_id"
        " WHERE sighting.source = ? AND sighting.id < ? AND outcome = 'read' ORDER BY sighting.id DESC LIMIT 1",
        (source, number),
    )
    return (int(str(rows[0][0])), str(rows[0][1])) if rows else None


def _versions(record: Record, before: Record | None) -> dict[str, str]:
    """Which versions differ from the reading before: "reader": "rules 1 -> rules 2"."""
    if before is None:
        return {}
    now, then = msgspec.structs.asdict(record.versions), msgspec.structs.asdict(before.versions)
    return {name: f"{then[name]} -> {now[name]}" for name in now if now[name] != then[name]}


def compare(
    old: tuple[EventRow, ...], new: tuple[EventRow, ...]
) -> tuple[tuple[EventRow, ...], tuple[EventRow, ...], tuple[Altered, ...]]:
    """Events that appeared, that vanished, and that altered.

    Two events are the same finding when evidence, trigger and type agree; failing that evidence and trigger; failing
    that trigger and type; failing that type, how the evidence begins and the trigger's first word, as a number that was
    corrected may move the end of a trigger. Events are paired in page order, each at most once.
    """
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[tuple[int, int]] = []
    for key in KEYS:
        free: dict[Hashable, deque[int]] = {}
        for number, event in left.items():
            free.setdefault(key(event), deque()).append(number)
        met = [(mates.popleft(), n) for n, event in right.items() if (mates := free.get(key(event)))]
        for before, after in met:
            del left[before], right[after]
        pairs += met
    both = [(old[before], new[after]) for before, after in sorted(pairs, key=lambda pair: pair[1])]
    altered = [Altered(before=a, after=b, fields=fields) for a, b in both if (fields := differing(a, b))]
    return tuple(right.values()), tuple(left.values()), tuple(altered)


OPENING = 4
"""Words that two evidences begin with alike."""


def _opening(event: EventRow) -> Hashable:
    """What is left of an event when a number in its sentence is corrected, which may move the end of its trigger."""
    return event.type, tuple(event.evidence.split()[:OPENING]), tuple(event.trigger.split()[:1])


KEYS: tuple[Callable[[EventRow], Hashable], ...] = (
    attrgetter("evidence", "trigger", "type"),
    attrgetter("evidence", "trigger"),
    attrgetter("trigger", "type"),
    _opening,
)


def differing(before: EventRow, after: EventRow) -> tuple[str, ...]:
    """Names of the fields whose content differs; where it stands and how sure the reader is are left aside, as a word
    changed anywhere on the page moves both."""
    one, other = _plain(before), _plain(after)
    return tuple(name for name in one if name not in POSITIONS and one[name] != other[name])


def _plain(event: EventRow) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(event)
    return {name: _spanless(value) for name, value in plain.items()}


def _spanless(value: object) -> object:
    if isinstance(value, dict):
        aside = ("subset_of", "confidence")
        return {k: _spanless(v) for k, v in value.items() if not k.endswith(("span", "spans")) and k not in aside}
    if isinstance(value, list | tuple):
        return [_spanless(v) for v in value]
    return value
