"""Incidents in the store: the same whatever comes first, nothing twice, every judgement can be taken back."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.compare import views
from dateline.errors import UsageError
from dateline.merge import merge
from dateline.merge import update as work
from dateline.merge.update import update
from dateline.model import EventRow, Page, Record
from dateline.store import Store, add, find_one, judge, members, open_store, resolve, revoke, standing, steps
from dateline.store.incidents import by_incident
from dateline.store.judgements import Human
from tests.test_incidents_samples import Told, page, pages

Pages = Sequence[tuple[Page, Record]]
FEW = settings(max_examples=10, deadline=None)


ROOT = tempfile.TemporaryDirectory()
"""Holds the databases of all examples of a law, which no fixture of one test can; gone when the tests end."""


def fresh() -> Store:
    """A new database in a folder of its own."""
    return open_store(Path(tempfile.mkdtemp(dir=ROOT.name)) / "d.db", access="write")


def partition(store: Store) -> set[frozenset[str]]:
    """Incidents as sets of event keys, their names left aside."""
    return {frozenset(m.event for m in own) for _, own in by_incident(store)}


def fed(found: Pages, *, stepwise: bool) -> Store:
    """A store with these pages, updated after each or once."""
    store = fresh()
    for one, record in found:
        add(store, one, record)
        if stepwise:
            update(store)
    update(store)
    return store


def at_once(found: Pages) -> set[frozenset[str]]:
    """What merging in memory gives."""
    return {frozenset(i) for i in merge([v for one, record in found for v in views(record, one.text)])}


TWO = [
    page("first", "2025-03-05", [Told(killed="7", low=7, high=7), Told(kind="PROTEST", who="Teachers", where="Zomba")]),
    page("second", "2025-03-05", [Told(killed="7", low=7, high=7, said="residents")]),
]


def test_two_reports_of_one_act_are_one_incident_and_the_other_act_stands_alone() -> None:
    with fed(TWO, stepwise=False) as store:
        assert sorted(len(own) for own in partition(store)) == [1, 2]
        names = {name for name, _ in by_incident(store)}
        assert all(name.startswith("I-") and len(name) > 8 for name in names)


@FEW
@given(pages(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(found: Pages, draw: object) -> None:
    shuffled = list(found)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    with fed(found, stepwise=True) as one, fed(shuffled, stepwise=True) as other, fed(found, stepwise=False) as whole:
        assert partition(one) == partition(other) == partition(whole) == at_once(found)


@FEW
@given(pages())
def test_a_second_update_does_nothing(found: Pages) -> None:
    with fed(found, stepwise=True) as store:
        before = (members(store), steps(store), store.rows("SELECT count(*) FROM judgement"))
        told = update(store)
        assert (told.new, told.gone, told.judged, told.steps) == (0, 0, 0, 0)
        assert before == (members(store), steps(store), store.rows("SELECT count(*) FROM judgement"))


@FEW
@given(pages(), st.data())
def test_a_judgement_taken_back_leaves_the_incidents_as_they_were(found: Pages, data: st.DataObject) -> None:
    with fed(found, stepwise=False) as store:
        before = partition(store)
        keys = sorted(m.event for m in members(store))
        pairs = list(itertools.combinations(keys, 2))
        if not pairs:
            return
        one, other = data.draw(st.sampled_from(pairs))
        kind: Human = data.draw(st.sampled_from(["same", "different"]))
        number = judge(store, kind, [_named(store, one), _named(store, other)], who="Ada", why="I read both.")
        update(store)
        together = any({one, other} <= own for own in partition(store))
        assert together == (kind == "same")
        revoke(store, number, who="Ada", why="I was wrong.")
        update(store)
        assert partition(store) == before
        assert standing(store) == ()


def _named(store: Store, key: str) -> tuple[str, Record, EventRow]:
    from dateline.store import record_of

    member = next(m for m in members(store) if m.event == key)
    record = record_of(store, member.reading)
    return key, record, record.events[member.number]


@FEW
@given(pages(), st.integers(1, 40))
def test_a_crash_in_the_middle_leaves_the_store_as_it_was(found: Pages, at: int) -> None:
    with fresh() as store:
        for one, record in found[:-1]:
            add(store, one, record)
        update(store)
        before = (members(store), steps(store))
        add(store, *found[-1])
        calls = 0

        def count() -> int:
            nonlocal calls
            calls += 1
            return int(calls > at)  # any other number than 0 interrupts the statement

        store.connection.set_progress_handler(count, 50)
        try:
            update(store)
        except Exception:
            store.connection.set_progress_handler(None, 0)
            assert (members(store), steps(store)) == before
        store.connection.set_progress_handler(None, 0)
        update(store)
        assert partition(store) == at_once(found)


def test_the_name_of_an_incident_survives_its_growth() -> None:
    with fed(TWO[:1], stepwise=True) as store:
        names = {m.event: m.incident for m in members(store)}
        add(store, *TWO[1])
        update(store)
        assert names.items() <= {m.event: m.incident for m in members(store)}.items()


def test_merging_and_splitting_are_recorded_and_an_old_name_leads_on() -> None:
    with fed(TWO, stepwise=True) as store:
        (apart,) = [m for m in members(store) if m.event in next(iter(o for o in partition(store) if len(o) == 1))]
        (mate, *_) = [m for m in members(store) if m.incident != apart.incident]
        number = judge(
            store, "same", [_named(store, apart.event), _named(store, mate.event)], who="Ada", why="One day of unrest."
        )
        update(store)
        assert resolve(store, apart.incident) == mate.incident
        assert [s.kind for s in steps(store, incident=apart.incident)][-1] == "merged"
        revoke(store, number, who="Ben", why="Two towns.")
        update(store)
        (again,) = [m for m in members(store) if m.event == apart.event]
        assert again.incident not in (mate.incident,)
        assert [s.other for s in steps(store, incident=again.incident) if s.kind == "split"] == [mate.incident]


def test_a_page_read_anew_keeps_the_names_and_one_that_vanishes_is_told() -> None:
    with fed(TWO, stepwise=True) as store:
        names = {m.event: m.incident for m in members(store)}
        add(store, *page("second", "2025-03-05", [Told(killed="7", low=7, high=7, said="residents")], version="2"))
        update(store)
        assert {m.event: m.incident for m in members(store)} == names
        add(store, *page("second", "2025-03-05", [], lead="Nothing.", version="3"))
        update(store)
        assert len(members(store)) == 2
        assert [s.kind for s in steps(store)][-1] == "left"


def test_judgements_say_who_and_why_and_cannot_be_changed() -> None:
    with fed(TWO, stepwise=True) as store:
        one, other = (find_one(store, name) for name in ("first.E1", "second.E1"))
        keys = {m.event: m for m in members(store)}
        events = [_named(store, key) for key in sorted(keys)][:2]
        with pytest.raises(UsageError, match="needs a name"):
            judge(store, "same", events, who=" ", why="")
        with pytest.raises(UsageError, match="two different events"):
            judge(store, "same", events[:1], who="Ada", why="")
        number = judge(store, "different", events, who="Ada", why="Other day.")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute("UPDATE judgement SET why = '' WHERE id = ?", (number,))
        with pytest.raises(UsageError, match="stands under this number"):
            revoke(store, number + 1, who="Ada", why="")
        assert find_one(store, "first.E1") == one
        assert find_one(store, "second.E1") == other


def test_another_version_of_the_comparison_looks_at_everything_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with fed(TWO, stepwise=True) as store:
        monkeypatch.setattr(work, "version", lambda: "compare 2")
        told = update(store)
        assert told.looked_at == 3
        assert told.judged > 0
