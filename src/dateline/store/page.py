"""What the page keeps in the database beside the record: rows of incidents, and how far a reading has come."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from dateline.model import Value
from dateline.store.sqlite import Store

EACH = 1.0
"""Seconds between two notes of how far a reading has come; a note is a transaction of its own."""


class Kept(NamedTuple):
    """One incident's row: ``stamp`` is of what it was made from, ``row`` JSON, None where there is nothing to show. A
    plain tuple: ten thousand are made when a server starts."""

    incident: str
    stamp: str
    row: str | None


class Progress(Value, frozen=True, kw_only=True):
    """A reading that goes on: how many pages it was given, and how many of them it has done."""

    pages: int
    done: int


def kept_rows(store: Store) -> tuple[Kept, ...]:
    """All rows that were kept."""
    return tuple(map(Kept._make, store.rows("SELECT incident, stamp, row FROM listed")))


def keep_rows(store: Store, rows: Iterable[Kept], gone: Iterable[str] = ()) -> None:
    """Keeps rows in place of those of the same incidents, and drops those of incidents that are gone."""
    with store.transaction() as connection:
        connection.executemany("DELETE FROM listed WHERE incident = ?", [(name,) for name in gone])
        connection.executemany("INSERT OR REPLACE INTO listed (incident, stamp, row) VALUES (?, ?, ?)", rows)


@contextmanager
def reading(store: Store | None, pages: int | None, *, each: float = EACH) -> Iterator[Callable[[], None]]:
    """Notes that a reading of so many pages goes on; what it gives is called after each page. Notes nothing without a
    store, or where nobody knows how many pages there are."""
    if store is None or pages is None:
        yield lambda: None
        return
    done, noted = 0, time.monotonic()
    _note(store, pages, 0)

    def step() -> None:
        nonlocal done, noted
        done += 1
        if time.monotonic() - noted >= each:
            noted = time.monotonic()
            _note(store, pages, done)

    try:
        yield step
    finally:
        with store.transaction() as connection:
            connection.execute("DELETE FROM progress")


def _note(store: Store, pages: int, done: int) -> None:
    with store.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO progress (only, pages, done) VALUES (1, ?, ?)", (pages, done))


def progress(store: Store) -> Progress | None:
    """How far the reading that goes on has come; None where none does that knows how many pages it has. One that was
    cut off stays noted until the next one."""
    rows = store.rows("SELECT pages, done FROM progress")
    if not rows:
        return None
    pages, done = (int(str(cell)) for cell in rows[0])
    return Progress(pages=pages, done=min(done, pages))
