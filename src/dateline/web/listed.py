"""Incidents as rows of a list, kept and made anew as they change: ten thousand take many seconds to make, and a reader
is shown those that are ready."""

from __future__ import annotations

import threading
from collections.abc import Callable

from dateline.errors import UsageError
from dateline.merge.kept import incidents, one_incident
from dateline.model import Value
from dateline.store import Judgement, Member, Store, by_incident, standing
from dateline.web.happenings import Row, row

FEW = 200
"""Changed incidents that are made one by one, each with its own questions to the database; more are made at once."""
WAIT = 2.0
"""Seconds that a request waits for rows that are being made before it is given those there are."""

Mark = tuple[tuple[str, int, int], ...]
"""What an incident was made from: key, reading and number of each event."""


class Rows(Value, frozen=True, kw_only=True):
    """Rows in the order in which their incidents were named; ``of`` is how many there will be, ``making`` whether some
    are missing or are being made anew."""

    rows: tuple[Row, ...]
    of: int
    making: bool
    tag: str


class Listed:
    """Rows of the incidents of one database, made in a thread of their own. ``store`` gives the thread that asks a
    connection that reads; ``tag`` says how far incidents and judgements have come."""

    def __init__(self, store: Callable[[], Store], tag: Callable[[], str]) -> None:
        self._store, self._tag = store, tag
        self._lock = threading.Lock()
        self._ready = threading.Condition(self._lock)
        self._rows: dict[str, Row | None] = {}
        self._marks: dict[str, Mark] = {}
        self._held: frozenset[tuple[int, str]] = frozenset()
        self._names: tuple[str, ...] = ()
        self._done = ""
        self._making = False
        self._wrong: Exception | None = None
        self._written = ("", b"")

    def written(self, found: Rows, write: Callable[[Rows], bytes]) -> bytes:
        """Rows as ``write`` writes them, kept until there are others."""
        tag, data = self._written
        if tag != found.tag:
            data = write(found)
            self._written = (found.tag, data)
        return data

    def rows(self, wait: float = WAIT) -> Rows:
        """The rows now; waits so many seconds at most for those that are being made. Raises what making them raised."""
        wanted = self._tag()
        with self._ready:
            if self._done != wanted and not self._making:
                self._making, self._wrong = True, None
                threading.Thread(target=self._make, daemon=True).start()
            self._ready.wait_for(lambda: not self._making, wait)
            if self._wrong is not None and not self._making:
                raise self._wrong
            made = tuple(own for name in self._names if (own := self._rows.get(name)) is not None)
            gone = sum(name in self._rows for name in self._names) - len(made)
            of = len(self._names) - gone
            tag = f"{self._done}-{len(made)}-{of}-{int(self._making)}"
            return Rows(rows=made, of=of, making=self._making, tag=tag)

    def _make(self) -> None:
        try:
            tag = self._tag()
            self._follow(self._store())
            with self._lock:
                self._done = tag
        except Exception as error:  # told to whoever asks: a thread has nobody else to tell
            self._wrong = error
        finally:
            with self._ready:
                self._making = False
                self._ready.notify_all()

    def _follow(self, store: Store) -> None:
        members = dict(by_incident(store))
        marks = {name: _mark(own) for name, own in members.items()}
        judged = standing(store)
        held = frozenset((one.id, one.one) for one in judged)
        stale = {name for name, mark in marks.items() if self._marks.get(name) != mark}
        stale |= _touched(members, held ^ self._held, judged)
        with self._lock:
            self._names = tuple(members)
            for name in self._rows.keys() - members.keys():
                del self._rows[name]
        if len(stale) > FEW:
            for one in incidents(store):
                self._rows[one.id] = row(one)
                stale.discard(one.id)
        for name in stale:  # also those of which a person has rejected all events
            self._rows[name] = _one(store, name) if len(stale) <= FEW else None
        self._marks, self._held = marks, held


def _mark(own: tuple[Member, ...]) -> Mark:
    return tuple((one.event, one.reading, one.number) for one in own)


def _one(store: Store, name: str) -> Row | None:
    try:
        return row(one_incident(store, name))
    except UsageError:
        return None


def _touched(
    members: dict[str, tuple[Member, ...]], changed: frozenset[tuple[int, str]], judged: tuple[Judgement, ...]
) -> set[str]:
    """Incidents that changed judgements are about; all, where one is about an event that has another key now."""
    if not changed:
        return set()
    at = {one.event: name for name, own in members.items() for one in own}
    keys = {key for _, key in changed}
    return {at[key] for key in keys} if keys <= at.keys() else set(members)
