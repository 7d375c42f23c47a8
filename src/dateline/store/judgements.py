"""Judgements about facts: added, taken back by a further judgement, never changed; no fact is ever touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Literal

import msgspec

from dateline.errors import UsageError
from dateline.model import EventRow, Record, Value
from dateline.store.added import base_of
from dateline.store.sqlite import Store
from dateline.store.write import sight

Verdict = Literal["same", "different", "unsure"]
Human = Literal["same", "different", "accept", "reject", "correct"]


class Judgement(Value, frozen=True, kw_only=True):
    """One judgement. ``one`` and ``other`` are event keys; ``at`` is UTC, ISO 8601. ``maker`` is human or machine and
    ``who`` a person's name or the version of the comparison. ``value`` of a correction is what ``field`` should be, of
    an added event the event with its spans (JSON)."""

    id: int
    at: str
    kind: str
    one: str
    other: str | None
    field: str | None
    value: str | None
    maker: str
    who: str
    why: str
    odds: float | None
    about: dict[str, dict[str, str]]
    revokes: int | None


class Machine(Value, frozen=True, kw_only=True):
    """A comparison to be kept: two event keys (the lesser first), the verdict, log-odds, and one sentence of reason."""

    one: str
    other: str
    verdict: Verdict
    odds: float
    why: str


COLUMNS = "id, at, kind, one, other, field, value, maker, who, why, odds, about, revokes"


def now() -> str:
    """This moment (UTC, ISO 8601, seconds)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def judge(
    store: Store,
    kind: Human,
    events: Sequence[tuple[str, Record, EventRow]],
    *,
    who: str,
    why: str,
    field: str | None = None,
    value: object = None,
) -> int:
    """Keeps a person's judgement and gives its number. ``events`` are (key, record, event): two for same and different,
    one for the rest. Raises UsageError where the parts do not fit together."""
    wanted = 2 if kind in ("same", "different") else 1
    if len({key for key, _, _ in events}) != wanted:
        raise UsageError(f"'{kind}' is about {'two different events' if wanted == 2 else 'one event'}")
    if not who.strip():
        raise UsageError("a judgement needs a name; give --who NAME")
    ordered = sorted(events, key=lambda one: one[0])
    about = {key: _about(record, event) for key, record, event in ordered}
    row = (
        *(now(), kind, ordered[0][0], ordered[1][0] if wanted == 2 else None),
        *(field, None if field is None else json.dumps(value, ensure_ascii=False)),
        *("human", who.strip(), why.strip(), None, json.dumps(about, ensure_ascii=False, sort_keys=True), None),
    )
    with store.transaction() as connection:
        return _add(connection, row)


def add_event(store: Store, key: str, record: Record, event: EventRow, *, who: str, why: str) -> int:
    """Keeps an event that a person adds to a page and gives the judgement's number; the page then stands at a reading
    that tells it. ``key`` is the event's, its spans point into the text of ``record``. Raises UsageError."""
    if not who.strip():
        raise UsageError("a judgement needs a name; give --who NAME")
    value = msgspec.json.encode(event).decode()
    about = json.dumps({key: _about(record, event)}, ensure_ascii=False, sort_keys=True)
    row = (now(), "add", key, None, None, value, "human", who.strip(), why.strip(), None, about, None)
    with store.transaction() as connection:
        number = _add(connection, row)
        _stand_anew(connection, record.source)
    return number


def _stand_anew(connection: sqlite3.Connection, source: str) -> None:
    """Brings a page to the reading that tells the events which people now add to it."""
    row = connection.execute("SELECT id FROM current WHERE source = ?", (source,)).fetchone()
    if row:
        sight(connection, source, base_of(connection, int(row[0])))


def _about(record: Record, event: EventRow) -> dict[str, str]:
    return {
        "name": f"{record.page}.{event.id}",
        "source": record.source,
        "evidence": event.evidence,
        "trigger": event.trigger,
        "type": event.type,
    }


def _add(connection: sqlite3.Connection, row: tuple[object, ...]) -> int:
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(f"INSERT INTO judgement ({COLUMNS.removeprefix('id, ')}) VALUES ({marks})", row)
    return int(cursor.lastrowid or 0)


def revoke(store: Store, number: int, *, who: str, why: str) -> int:
    """Takes a person's judgement back, by a judgement that says so; gives its number. Raises UsageError for a number
    that is none, is the program's, or is taken back already."""
    if not who.strip():
        raise UsageError("a judgement needs a name; give --who NAME")
    with store.transaction() as connection:
        found = connection.execute(f"SELECT {COLUMNS} FROM standing WHERE id = ?", (number,)).fetchone()
        if found is None:
            raise UsageError(
                f"{number}: no judgement of a person stands under this number; 'dateline judge list' has them"
            )
        old = _of_row(found)
        about = json.dumps(old.about, ensure_ascii=False, sort_keys=True)
        row = (
            now(),
            "revoke",
            old.one,
            old.other,
            old.field,
            old.value,
            "human",
            who.strip(),
            why.strip(),
            None,
            about,
        )
        done = _add(connection, (*row, number))
        if old.kind == "add":
            _stand_anew(connection, old.about[old.one]["source"])
        return done


def standing(store: Store) -> tuple[Judgement, ...]:
    """People's judgements that hold, oldest first."""
    return tuple(map(_of_row, store.rows(f"SELECT {COLUMNS} FROM standing ORDER BY id")))


def judgements(store: Store, since: str | None = None, *, maker: str = "human") -> tuple[Judgement, ...]:
    """All judgements of people (or of the program) from a moment on, those taken back and the takings back included."""
    rows = store.rows(f"SELECT {COLUMNS} FROM judgement WHERE maker = ? AND at >= ? ORDER BY id", (maker, since or ""))
    return tuple(map(_of_row, rows))


def about_pair(store: Store, one: str, other: str) -> tuple[Judgement, ...]:
    """Everything held about two events, oldest first."""
    low, high = sorted((one, other))
    return tuple(
        map(
            _of_row, store.rows(f"SELECT {COLUMNS} FROM judgement WHERE one = ? AND other = ? ORDER BY id", (low, high))
        )
    )


def add_machine(connection: sqlite3.Connection, found: Iterable[Machine], version: str, at: str) -> int:
    """Keeps comparisons that say something new: not where the last one of the two events has the same odds by the same
    version. Call inside a transaction; gives how many were added."""
    added = 0
    for one in found:
        last = connection.execute(
            "SELECT odds, who FROM judgement WHERE one = ? AND other = ? AND maker = 'machine'"
            " ORDER BY id DESC LIMIT 1",
            (one.one, one.other),
        ).fetchone()
        if last != (one.odds, version):
            row = (at, one.verdict, one.one, one.other, None, None, "machine", version, one.why, one.odds, "{}", None)
            _add(connection, row)
            added += 1
    return added


def _of_row(row: tuple[object, ...]) -> Judgement:
    fields = dict(zip(COLUMNS.split(", "), row, strict=True))
    return Judgement(**(fields | {"about": json.loads(str(fields["about"]))}))  # type: ignore[arg-type]


OPEN = ".."
"""The last day of what goes on (ISO 8601-2)."""


def days(value: str) -> tuple[str, str | None]:
    """First and last day of "2025-03-01/2025-03-05"; the last is None in "2025-03-01/..", which goes on (ISO 8601-2).
    Raises UsageError."""
    first, _, last = value.partition("/")
    try:
        for day in (first, last):
            if day != OPEN or day == first:
                date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"days={value}: give 2025-03-01/2025-03-05, or 2025-03-01/{OPEN} for what goes on") from error
    if last != OPEN and last < first:
        raise UsageError(f"days={value}: {last} is before {first}")
    return first, None if last == OPEN else last
