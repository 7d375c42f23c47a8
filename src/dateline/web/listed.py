"""Incidents as rows of a list, kept and made anew as they change: ten thousand take many seconds to make, and a reader
is shown those that are ready."""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from importlib.metadata import version

import msgspec

from dateline.errors import StoreError, UsageError
from dateline.merge.kept import incidents, one_incident
from dateline.model import Value
from dateline.store import Judgement, Member, Store, by_incident, standing
from dateline.store.others import about_event
from dateline.store.page import Kept, keep_rows, kept_rows
from dateline.web.happenings import Row, disagreement, row

FEW = 200
"""Changed incidents that are made one by one, each with its own questions to the database; more are made at once."""
WAIT = 2.0
"""Seconds that a request waits for rows that are being made before it is given those there are."""

Apart = tuple[float, str]
"""How far the reports of an incident are apart, and on what."""
Write = Callable[[Callable[[Store], None]], None]
"""Does something with a connection that may write."""


class Shown(Value, frozen=True, kw_only=True):
    """An incident in a list, and how far its reports are apart."""

    row: Row
    apart: Apart


class Rows(Value, frozen=True, kw_only=True):
    """Rows in the order in which their incidents were named; ``of`` is how many there will be, ``making`` whether some
    are missing or are being made anew."""

    rows: tuple[Row, ...]
    of: int
    making: bool
    tag: str


class Listed:
    """Rows of the incidents of one database, made in a thread of their own. ``store`` gives the thread that asks a
    connection that reads; ``tag`` says how far incidents and judgements have come; ``write`` keeps rows in the database
    for the next server, and may be None."""

    def __init__(self, store: Callable[[], Store], tag: Callable[[], str], write: Write | None = None) -> None:
        self._store, self._tag, self._write = store, tag, write
        self._lock = threading.Lock()
        self._ready = threading.Condition(self._lock)
        self._rows: dict[str, Shown | None] = {}
        self._stamps: dict[str, str] = {}
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
            made = tuple(own.row for name in self._names if (own := self._rows.get(name)) is not None)
            gone = sum(name in self._rows for name in self._names) - len(made)
            of = len(self._names) - gone
            tag = f"{self._done}-{len(made)}-{of}-{int(self._making)}"
            return Rows(rows=made, of=of, making=self._making, tag=tag)

    def apart(self, wait: float = WAIT) -> dict[str, Apart]:
        """Event (PAGE.E3) -> how far the reports of its incident are apart, and on what; only where they are."""
        self.rows(wait)
        with self._lock:
            held = [own for own in self._rows.values() if own is not None and own.apart[0] > 0]
        return {name: own.apart for own in held for name in own.row.events}

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
        stamps = stamped(members, standing(store))
        if not self._stamps:
            self._take(store, stamps)
        stale = {name for name, stamp in stamps.items() if self._stamps.get(name) != stamp}
        with self._lock:
            self._names = tuple(members)
            gone = self._rows.keys() - members.keys()
            for name in gone:
                del self._rows[name]
        left = set(stale)
        if len(stale) > FEW:
            for one in incidents(store):
                self._rows[one.id] = Shown(row=row(one), apart=disagreement(one))
                left.discard(one.id)
        for name in left:  # also those of which a person has rejected all events
            self._rows[name] = _one(store, name) if len(stale) <= FEW else None
        self._stamps = stamps
        self._keep(stale, gone)

    def _take(self, store: Store, stamps: Mapping[str, str]) -> None:
        """Takes rows that an earlier server kept, as far as they are made from what there is now."""
        for name, stamp, kept in kept_rows(store):
            if stamps.get(name) == stamp:
                self._rows[name] = msgspec.json.decode(kept, type=Shown) if kept else None
                self._stamps[name] = stamp

    def _keep(self, made: Iterable[str], gone: Iterable[str]) -> None:
        """Keeps rows for the next server; one that may not write does without."""
        rows = [Kept(name, self._stamps[name], _written(self._rows.get(name))) for name in sorted(made)]
        if self._write is None or not (rows or gone):
            return
        try:
            self._write(lambda store: keep_rows(store, rows, gone))
        except (StoreError, UnicodeEncodeError):
            return


def _written(shown: Shown | None) -> str | None:
    return msgspec.json.encode(shown).decode() if shown else None


def _one(store: Store, name: str) -> Shown | None:
    try:
        one = one_incident(store, name)
    except UsageError:
        return None
    return Shown(row=row(one), apart=disagreement(one))


# -------------------------------------------------------------------------------- what a row is made from


def stamped(members: Mapping[str, tuple[Member, ...]], judged: Iterable[Judgement]) -> dict[str, str]:
    """A hash of all that each incident's row is made from: its events, the readings they stand in, people's judgements
    about them, and the program. A judgement about an event that has another key by now is part of every hash."""
    at = {one.event: name for name, own in members.items() for one in own}
    held: dict[str, list[int]] = defaultdict(list)
    for one in judged:
        if about_event(one.one):
            for key in (one.one, one.other):
                if key is not None:
                    held[at.get(key, "")].append(one.id)
    base = f"{maker()} {held.get('')}"
    return {name: _stamp(base, own, held.get(name, ())) for name, own in members.items()}


def _stamp(base: str, own: tuple[Member, ...], held: Iterable[int]) -> str:
    parts = [base, *(f"{one.event} {one.reading} {one.number}" for one in own), *map(str, held)]
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()


@cache
def maker() -> str:
    """Version of the program and a hash of the files by which incidents and their rows are made."""
    found = hashlib.blake2b(version("dateline").encode(), digest_size=12)
    for package in ("dateline.merge", "dateline.compare", "dateline.web"):
        for entry in sorted(resources.files(package).iterdir(), key=lambda one: one.name):
            if entry.is_file() and entry.name.endswith((".py", ".toml", ".tsv")):
                found.update(entry.read_bytes())
    return found.hexdigest()
