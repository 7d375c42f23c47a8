"""The open database of a running server: one connection a thread, and what was made of the record until it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dateline.model import Value
from dateline.store import Store, open_store

T = TypeVar("T")


class State(Value, frozen=True, kw_only=True):
    """How far the database has come: the last sighting of a page, judgement, and step of an incident."""

    sighting: int
    judgement: int
    step: int

    @property
    def tag(self) -> str:
        """The state as one word, for ETag."""
        return f"{self.sighting}-{self.judgement}-{self.step}"


class Counts(Value, frozen=True, kw_only=True):
    """What is on record now."""

    pages: int
    events: int
    statements: int
    tallies: int
    incidents: int
    judgements: int


class Desk:
    """Answers of a database, kept until it changes. Threads share a desk; each has its own connection."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self._own = threading.local()
        self._lock = threading.RLock()
        self._kept: dict[str, tuple[str, object]] = {}

    @property
    def store(self) -> Store:
        """This thread's connection, which only reads. Raises StoreError."""
        found = getattr(self._own, "store", None)
        if found is None:
            found = self._own.store = open_store(self.database, access="read")
        return found

    def state(self) -> State:
        """How far the database has come; cheap enough to be asked before every answer."""
        row = self.store.rows(
            "SELECT coalesce((SELECT max(id) FROM sighting), 0), coalesce((SELECT max(id) FROM judgement), 0),"
            " coalesce((SELECT max(id) FROM step), 0)"
        )[0]
        sighting, judgement, step = (int(str(cell)) for cell in row)
        return State(sighting=sighting, judgement=judgement, step=step)

    def kept(self, name: str, make: Callable[[Store], T]) -> T:
        """What ``make`` gives, made anew only when the database has changed since; made by one thread at a time."""
        tag = self.state().tag
        with self._lock:
            found = self._kept.get(name)
            if found is None or found[0] != tag:
                found = self._kept[name] = (tag, make(self.store))
            return found[1]  # type: ignore[return-value]

    def write(self, act: Callable[[Store], T]) -> T:
        """Does something to the database with a connection that may write, closed again at once. Raises StoreError."""
        with self._lock, open_store(self.database, access="write") as store:
            return act(store)


def counts(store: Store) -> Counts:
    """How much is on record, of the current readings."""
    now = "WHERE reading_id IN (SELECT id FROM current)"
    row = store.rows(
        f"SELECT (SELECT count(*) FROM current), (SELECT count(*) FROM event {now}),"
        f" (SELECT count(*) FROM statement {now}), (SELECT count(*) FROM tally {now}),"
        " (SELECT count(DISTINCT incident) FROM member), (SELECT count(*) FROM standing)"
    )[0]
    return Counts(**dict(zip(Counts.__struct_fields__, map(int, map(str, row)), strict=True)))
