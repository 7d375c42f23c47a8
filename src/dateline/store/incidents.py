"""Incidents as they are kept: names given once, and every joining, leaving, merging and splitting as a step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from dateline.errors import UsageError
from dateline.model import Value
from dateline.store.sqlite import Store


class Member(Value, frozen=True, kw_only=True):
    """Where an event stands: its key, its incident ("" while it has none), and which event of which reading it is
    (``number``, from 0)."""

    event: str
    incident: str
    reading: int
    number: int
    article: str


class Step(Value, frozen=True, kw_only=True):
    """One change of an incident: ``kind`` is joined, left, merged (into ``other``) or split (off ``other``)."""

    id: int
    at: str
    kind: str
    incident: str
    event: str | None
    other: str | None
    because: str


MEMBER = "event, incident, reading_id, number, article"
STEP = "id, at, kind, incident, event, other, because"


def members(store: Store, incident: str | None = None) -> tuple[Member, ...]:
    """The events of one incident, or of all, by incident and key."""
    where, values = ("WHERE incident = ?", (incident,)) if incident else ("", ())
    rows = store.rows(f"SELECT {MEMBER} FROM member {where} ORDER BY incident, event", values)
    return tuple(map(_member, rows))


def by_incident(store: Store) -> Iterator[tuple[str, tuple[Member, ...]]]:
    """Every incident that has events, in the order in which the incidents were named."""
    found: dict[str, list[Member]] = {}
    for one in members(store):
        found.setdefault(one.incident, []).append(one)
    for (name,) in store.rows("SELECT id FROM incident ORDER BY rowid"):
        if (own := found.get(str(name))) is not None:
            yield str(name), tuple(own)


def member_of(connection: sqlite3.Connection, event: str) -> Member | None:
    """Where an event stands, or None."""
    row = connection.execute(f"SELECT {MEMBER} FROM member WHERE event = ?", (event,)).fetchone()
    return _member(row) if row else None


def members_by(connection: sqlite3.Connection, column: str, values: Iterable[object]) -> list[Member]:
    """Members by article, reading_id or incident."""
    assert column in ("article", "reading_id", "incident")
    sql = f"SELECT {MEMBER} FROM member WHERE {column} = ? ORDER BY event"
    return [_member(row) for value in values for row in connection.execute(sql, (value,))]


def _member(row: tuple[object, ...]) -> Member:
    event, incident, reading, number, article = row
    return Member(
        event=str(event),
        incident=str(incident or ""),
        reading=int(str(reading)),
        number=int(str(number)),
        article=str(article),
    )


def steps(store: Store, since: str | None = None, incident: str | None = None) -> tuple[Step, ...]:
    """What happened to incidents (or to one) from a moment on, oldest first."""
    where, values = (" AND incident = ?", (incident,)) if incident else ("", ())
    rows = store.rows(f"SELECT {STEP} FROM step WHERE at >= ?{where} ORDER BY id", (since or "", *values))
    return tuple(Step(**dict(zip(STEP.split(", "), row, strict=True))) for row in rows)  # type: ignore[arg-type]


def resolve(store: Store, name: str) -> str:
    """The name under which an incident goes on: the same, or the one it was merged into. Raises UsageError."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        if store.rows("SELECT 1 FROM member WHERE incident = ? LIMIT 1", (name,)):
            return name
        rows = store.rows(
            "SELECT other FROM step WHERE incident = ? AND kind = 'merged' ORDER BY id DESC LIMIT 1", (name,)
        )
        if rows:
            name = str(rows[0][0])
    if store.rows("SELECT 1 FROM incident WHERE id = ?", (name,)):
        raise UsageError(f"{name}: no event on record belongs to this incident any more")
    raise UsageError(f"{name}: no such incident; 'dateline incidents' lists them")
