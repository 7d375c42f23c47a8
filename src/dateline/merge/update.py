"""The store brought up to date: new readings and new judgements change the incidents of their neighbourhood, no others.

What is touched is grown to whole connected components of likely pairs before anything is merged, so the outcome is what
merging everything at once would give, whatever came first. All of one update is one transaction: after a crash the
store stands as before it, and the next update does the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from dateline.compare.features import worth
from dateline.compare.meeting import Meeting
from dateline.compare.score import SAME, Comparison, version
from dateline.compare.view import ArticleView, EventView, views
from dateline.merge.blocking import article_keys, article_rank, beside, event_keys, event_rank, near, stirred
from dateline.merge.cluster import Pair, Ruling, cluster, pair_of
from dateline.merge.naming import Named, name_all
from dateline.merge.pairing import pairs_told
from dateline.model import Value
from dateline.store import Judgement, Machine, Store, record_of, standing, text_of
from dateline.store.changes import compare as altered_events
from dateline.store.incidents import Member, member_of, members_by
from dateline.store.judgements import add_machine, now

MEETINGS = 1000
"""Pairs of reports that are kept at hand."""
KEPT = -3.0
"""Log-odds from which a comparison is kept as a judgement; below lie the pairs that nobody would think of."""


class Update(Value, frozen=True, kw_only=True):
    """What an update came to: events that are new, gone, and looked at again; comparisons kept; steps taken."""

    new: int
    gone: int
    looked_at: int
    judged: int
    steps: int


def update(store: Store) -> Update:
    """Follows what was read and judged since the last update. Nothing new: nothing is done."""
    with store.transaction() as connection:
        return _Work(store, connection).run()


class _Work:
    """One update; holds the views it has loaded."""

    def __init__(self, store: Store, connection: sqlite3.Connection) -> None:
        self.store = store
        self.sql = connection
        self.at = now()
        self.loaded: dict[str, EventView] = {}
        self.by_reading: dict[int, tuple[EventView, ...]] = {}
        self.members: dict[str, Member] = {}
        self.odds: dict[Pair, float] = {}
        self.before: dict[str, str] = {}
        self.nearby: dict[str, set[str]] = {}
        self.meetings: dict[Pair, Meeting] = {}

    def run(self) -> Update:
        judgements = standing(self.store)
        first = self.sql.execute("SELECT 1 FROM member LIMIT 1").fetchone() is None
        appeared, gone = self._come_and_gone()
        region = self._fill(appeared) if first else self._region(appeared, gone, judgements)
        incidents = cluster(
            {key: self._view(key).article.key for key in region}, self.odds, list(self._rulings(judgements))
        )
        steps = self._name(incidents, gone)
        judged = self._keep()
        self._follow(judgements)
        return Update(new=len(appeared), gone=len(gone), looked_at=len(region), judged=judged, steps=steps)

    def _fill(self, appeared: list[Member]) -> set[str]:
        """The first update of a store: all events are compared in one pass, without asking the blocks one by one."""
        self._enter(appeared)
        events = sorted((self.loaded[one.event] for one in appeared), key=lambda view: view.key)
        for one, other, meeting in pairs_told(events):
            a, b = events[min(one, other)], events[max(one, other)]
            self.odds[a.key, b.key] = meeting.odds(a, b)
        return {view.key for view in events}

    def _region(self, appeared: list[Member], gone: list[Member], judgements: tuple[Judgement, ...]) -> set[str]:
        """All that may change: what came, left or was judged, grown to whole components."""
        touched = self._leave(gone) | self._stirred(self._enter(appeared))
        touched |= {one.event for one in appeared} | self._judged_since(judgements)
        return self._grow(touched, judgements)

    # ---------------------------------------------------------------- what has changed

    def _come_and_gone(self) -> tuple[list[Member], list[Member]]:
        """Events of current readings that are no members yet, and members whose reading is no longer current."""
        new = self.sql.execute(
            "SELECT id FROM current WHERE id NOT IN (SELECT reading_id FROM member)"
            " AND EXISTS (SELECT 1 FROM event WHERE event.reading_id = current.id) ORDER BY id"
        ).fetchall()
        old = self.sql.execute(
            "SELECT DISTINCT reading_id FROM member WHERE reading_id NOT IN (SELECT id FROM current) ORDER BY 1"
        ).fetchall()
        gone = members_by(self.sql, "reading_id", (row[0] for row in old))
        appeared = [
            Member(event=view.key, incident="", reading=reading, number=number, article=view.article.key)
            for (reading,) in new
            for number, view in enumerate(self._views(reading))
        ]
        return appeared, gone

    def _judged_since(self, judgements: tuple[Judgement, ...]) -> set[str]:
        """Events of human judgements that came or were taken back since the last update; all events where another
        version of the comparison followed them."""
        row = self.sql.execute("SELECT judgement, version FROM followed").fetchone()
        if row is not None and row[1] != version():
            known = {str(key) for (key,) in self.sql.execute("SELECT event FROM member ORDER BY event")}
            self.sql.execute("DELETE FROM block")  # another version may make other keys
            self._index(known)
            return known
        last = row[0] if row else 0
        rows = self.sql.execute("SELECT one, other FROM judgement WHERE id > ? AND maker = 'human'", (last,))
        return {self._anchor(key, judgements) for pair in rows for key in pair if key}

    # ---------------------------------------------------------------- events come and go

    def _leave(self, gone: list[Member]) -> set[str]:
        """Takes events that are no longer told out of the blocks; gives those that stood beside them."""
        names = {one.event for one in gone} | {one.article for one in gone}
        found = self._stirred(names)
        for one in gone:
            found |= {other.event for other in members_by(self.sql, "incident", [one.incident])}
        for one in gone:
            self.before[one.event] = one.incident
            self.sql.execute("DELETE FROM member WHERE event = ?", (one.event,))
        for name in sorted(names):
            self.sql.execute("DELETE FROM block WHERE member = ?", (name,))
        self.members.clear()
        return found

    def _enter(self, appeared: list[Member]) -> set[str]:
        """Puts new events and their reports into their blocks; gives the names of all these."""
        for one in appeared:
            self.sql.execute(
                "INSERT INTO member (event, incident, reading_id, number, article) VALUES (?, NULL, ?, ?, ?)",
                (one.event, one.reading, one.number, one.article),
            )
        known = {one.event for one in appeared}
        self._index(known)
        return known | {one.article for one in appeared}

    def _index(self, events: Iterable[str]) -> None:
        """Puts events and their reports into their blocks."""
        reports: dict[str, ArticleView] = {}
        for key in sorted(events):
            view = self._view(key)
            self._block(event_keys(view), event_rank(view), key)
            reports[view.article.key] = view.article
        for article in reports.values():
            self._block(article_keys(article), article_rank(article), article.key)

    def _block(self, names: Iterable[str], rank: tuple[int, str], member: str) -> None:
        rows = [(name, rank[0], member) for name in names]
        self.sql.executemany("INSERT OR IGNORE INTO block (name, rank, member) VALUES (?, ?, ?)", rows)

    def _stirred(self, members: set[str]) -> set[str]:
        """Events whose pairs may differ when these members enter or leave their blocks."""
        changed: dict[str, set[str]] = {}
        for member in sorted(members):
            for (name,) in self.sql.execute("SELECT name FROM block WHERE member = ?", (member,)):
                changed.setdefault(name, set()).add(member)
        found: set[str] = set()
        for name, own in changed.items():
            found |= stirred(name, self._ranked(name), frozenset(own))
        return {event for member in found for event in self._events_of(member)}

    def _ranked(self, block: str) -> list[tuple[int, str]]:
        rows = self.sql.execute("SELECT rank, member FROM block WHERE name = ? ORDER BY rank, member", (block,))
        return [(int(rank), str(member)) for rank, member in rows]

    def _events_of(self, member: str) -> set[str]:
        """The events of a report, or the event itself."""
        return {m.event for m in members_by(self.sql, "article", [member])} or {member}

    # ---------------------------------------------------------------- the neighbourhood

    def _grow(self, touched: set[str], judgements: tuple[Judgement, ...]) -> set[str]:
        """Whole components: from the touched events along likely pairs, rulings, and incidents as they stand."""
        bound: dict[str, set[str]] = {}
        for ruling in self._rulings(judgements):
            for a, b in (ruling.pair, ruling.pair[::-1]):
                bound.setdefault(a, set()).add(b)
        region: set[str] = set()
        waiting = sorted(touched)
        while waiting:
            key = waiting.pop()
            if key in region or self._member(key) is None:
                continue
            region.add(key)
            found = {other for other, value in self._neighbours(key) if value > SAME} | bound.get(key, set())
            incident = self._member(key).incident  # type: ignore[union-attr]
            if incident:
                found |= {m.event for m in members_by(self.sql, "incident", [incident])}
            waiting += sorted(found - region)
        return region

    def _neighbours(self, key: str) -> Iterator[tuple[str, float]]:
        """Events that blocking pairs with this one, with the log-odds of each pair."""
        view = self._view(key)
        others: set[str] = set()
        for article in self._near(view.article.key):
            told = self._events_of(article)
            if any(near(view.article, self._view(event).article) for event in sorted(told)[:1] if self._member(event)):
                others |= told
        others |= self._near(key)
        for other in sorted(others):
            if self._member(other) is None:
                continue
            mate = self._view(other)
            if mate.article.key == view.article.key or not worth(view, mate):
                continue
            pair = pair_of(key, other)
            if pair not in self.odds:
                self.odds[pair] = self._meeting(view, mate).odds(view, mate)
            yield other, self.odds[pair]

    def _meeting(self, one: EventView, other: EventView) -> Meeting:
        """The reports of two events, with all they tell."""
        pair = pair_of(one.article.key, other.article.key)
        if pair not in self.meetings:
            if len(self.meetings) > MEETINGS:
                self.meetings.clear()
            ones, others = ([self._view(key) for key in sorted(self._events_of(article))] for article in pair)
            self.meetings[pair] = Meeting(ones, others)
        return self.meetings[pair]

    def _near(self, member: str) -> set[str]:
        """Members that this one is held against in some block."""
        if member not in self.nearby:
            names = self.sql.execute("SELECT name FROM block WHERE member = ?", (member,)).fetchall()
            self.nearby[member] = {other for (name,) in names for other in beside(name, self._ranked(name), member)}
        return self.nearby[member]

    # ---------------------------------------------------------------- views and rulings

    def _views(self, reading: int) -> tuple[EventView, ...]:
        if reading not in self.by_reading:
            record = record_of(self.store, reading)
            found = views(record, text_of(self.store, record))
            self.by_reading[reading] = found
            self.loaded.update((view.key, view) for view in found)
        return self.by_reading[reading]

    def _member(self, key: str) -> Member | None:
        if key not in self.members:
            found = member_of(self.sql, key)
            if found is None:
                return None
            self.members[key] = found
        return self.members[key]

    def _view(self, key: str) -> EventView:
        member = self._member(key)
        assert member is not None
        return self._views(member.reading)[member.number]

    def _rulings(self, judgements: tuple[Judgement, ...]) -> Iterator[Ruling]:
        for one in judgements:
            if one.kind in ("same", "different") and one.other:
                pair = pair_of(self._anchor(one.one, judgements), self._anchor(one.other, judgements))
                if pair[0] != pair[1]:
                    yield Ruling(number=one.id, pair=pair, same=one.kind == "same")

    def _anchor(self, key: str, judgements: tuple[Judgement, ...]) -> str:
        """The key of the event that a judged one is now: itself, or the one of the same source with the same sentence
        and trigger, or with the same trigger and type."""
        if self._member(key) is not None:
            return key
        about = next((j.about[key] for j in judgements if key in j.about), None)
        return key if about is None else anchored(self.sql, about) or key

    # ---------------------------------------------------------------- what is kept

    def _name(self, incidents: tuple[tuple[str, ...], ...], gone: list[Member]) -> int:
        keys = [key for events in incidents for key in events]
        before = {key: name for key in keys if (name := self._incident(key))}
        heirs = self._heirs(gone)
        inherited = {new: name for new, name in heirs.items() if new not in before}
        named = name_all(incidents, before | inherited, self._age, self._first, self._taken)
        count = 0
        for one in named:
            count += self._keep_named(one, before)
        lost = [m for m in gone if self._member(m.event) is None]
        for member in lost:
            self._step("left", member.incident, member.event, None, "no page on record tells it any more")
        return count + len(lost)

    def _incident(self, key: str) -> str:
        """The incident that an event was in before this update, "" for none."""
        member = self._member(key)
        return (member.incident if member else "") or self.before.get(key, "")

    def _keep_named(self, one: Named, before: Mapping[str, str]) -> int:
        count = 0
        if one.new:
            row = (one.name, one.founder, self.at)
            self.sql.execute("INSERT INTO incident (id, founder, at) VALUES (?, ?, ?)", row)
            if one.split_off and one.split_off != one.name:
                self._step("split", one.name, None, one.split_off, "its events are no longer held to be one happening")
                count += 1
        for key in one.events:
            if before.get(key) != one.name:
                if key in before:
                    self._step("left", before[key], key, one.name, f"it is held to be part of {one.name}")
                self._step("joined", one.name, key, None, self._because(key, one.events))
                count += 1
            self.sql.execute("UPDATE member SET incident = ? WHERE event = ?", (one.name, key))
        for name in one.merged:
            self._step("merged", name, None, one.name, "all its events are held to be one happening with the other's")
            count += 1
        return count

    def _because(self, key: str, events: tuple[str, ...]) -> str:
        """Which other event it resembles most, and why."""
        near = [(self.odds[pair_of(key, o)], o) for o in events if o != key and pair_of(key, o) in self.odds]
        if not near:
            return "first report" if len(events) == 1 else "a person joined it"
        _, other = max(near, key=lambda one: (one[0], one[1]))
        found = self._compare(pair_of(key, other))
        return f"like {self._view(other).name}: {found.reason}"

    def _compare(self, pair: Pair) -> Comparison:
        one, other = self._view(pair[0]), self._view(pair[1])
        return self._meeting(one, other).compare(one, other)

    def _step(self, kind: str, incident: str, event: str | None, other: str | None, because: str) -> None:
        row = (self.at, kind, incident, event, other, because)
        self.sql.execute("INSERT INTO step (at, kind, incident, event, other, because) VALUES (?, ?, ?, ?, ?, ?)", row)

    def _heirs(self, gone: list[Member]) -> dict[str, str]:
        """Events of a page read anew that stand for those it told before -> the incident of those."""
        found: dict[str, str] = {}
        for reading in sorted({one.reading for one in gone}):
            old = record_of(self.store, reading)
            row = self.sql.execute("SELECT id FROM current WHERE source = ?", (old.source,)).fetchone()
            if row is None:
                continue
            was = {one.number: one.incident for one in gone if one.reading == reading}
            new = record_of(self.store, row[0])
            keys = [view.key for view in self._views(row[0])]
            _, _, pairs = altered_events(old.events, new.events)
            for pair in pairs:
                before, after = old.events.index(pair.before), new.events.index(pair.after)
                if before in was:
                    found[keys[after]] = was[before]
        return found

    def _age(self, name: str) -> int:
        row = self.sql.execute("SELECT rowid FROM incident WHERE id = ?", (name,)).fetchone()
        return int(row[0]) if row else 1 << 60

    def _taken(self, name: str) -> bool:
        return self.sql.execute("SELECT 1 FROM incident WHERE id = ?", (name,)).fetchone() is not None

    def _first(self, key: str) -> tuple[int, str]:
        view = self._view(key)
        return view.article.day or 1 << 40, key

    def _keep(self) -> int:
        """Keeps what the program holds of every pair that was looked at and is not plainly two happenings."""
        close = [pair for pair, value in self.odds.items() if value >= KEPT]
        close.sort(key=lambda pair: (pair_of(*(self._view(key).article.key for key in pair)), pair))
        found = []
        for pair in close:
            one = self._compare(pair)
            found.append(Machine(one=pair[0], other=pair[1], verdict=one.verdict, odds=one.odds, why=one.reason))
        return add_machine(self.sql, found, version(), self.at)

    def _follow(self, judgements: tuple[Judgement, ...]) -> None:
        last = self.sql.execute("SELECT coalesce(max(id), 0) FROM judgement").fetchone()[0]
        self.sql.execute("DELETE FROM followed")
        row = (1, last, version())
        self.sql.execute("INSERT INTO followed (only, judgement, version) VALUES (?, ?, ?)", row)


ANCHORS = (
    'source = :source AND evidence = :evidence AND "trigger" = :trigger',
    'source = :source AND "trigger" = :trigger AND type = :type',
)


def anchored(connection: sqlite3.Connection, about: Mapping[str, str]) -> str | None:
    """The key of the one current event that a judged event has become, or None."""
    for where in ANCHORS:
        rows = connection.execute(
            "SELECT member.event FROM event JOIN current ON current.id = event.reading_id JOIN member"
            f" ON member.reading_id = event.reading_id AND member.number = event.number WHERE {where}",
            dict(about),
        ).fetchall()
        if len(rows) == 1:
            return str(rows[0][0])
    return None
