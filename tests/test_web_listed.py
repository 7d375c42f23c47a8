"""Rows of incidents kept from one time to the next are those that would be made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import StoreError, UsageError
from dateline.faces import judge
from dateline.merge.incident import Incident
from dateline.merge.kept import one_incident
from dateline.merge.update import update
from dateline.store import Store, add, by_incident, open_store
from dateline.web import happenings, listed
from dateline.web.listed import Listed, Rows
from tests import web_record as made

LONG = 60.0
"""Seconds that a test waits for rows."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = made.write(tmp_path / "few.db", [*made.many(60), made.hostile()])
    with open_store(path, access="write") as own:
        update(own)
        yield own


@pytest.fixture
def kept(store: Store) -> Listed:
    return Listed(reader(store), lambda: state(store))


def reader(store: Store) -> Callable[[], Store]:
    """A connection for whichever thread asks; it lasts as long as the thread needs it."""
    return lambda: open_store(store.path, access="read")


def state(store: Store) -> str:
    with open_store(store.path, access="read") as own:
        return str(own.rows("SELECT (SELECT max(id) FROM judgement), (SELECT max(id) FROM step)")[0])


def same(kept: Listed, store: Store) -> Rows:
    """The rows, which must be those that are made anew."""
    found = kept.rows(LONG)
    assert not found.making
    assert found.rows == happenings.rows(store)
    assert found.of == len(found.rows)
    return found


@pytest.mark.parametrize("few", [0, 1000])
def test_kept_rows_follow_judgements_and_pages(
    store: Store, kept: Listed, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed, "FEW", few)  # all at once, or one by one
    before = same(kept, store)
    judge.keep(store, "correct", ["hostile.E1"], who="Ann", field="where", value="Kalar")
    changed = same(kept, store)
    assert before.tag != changed.tag
    assert "Kalar" in {row.place for row in changed.rows}
    number = judge.keep(store, "reject", ["hostile.E1"], who="Ann")
    assert len(same(kept, store).rows) == len(before.rows) - 1
    judge.take_back(store, number, who="Ann")
    assert len(same(kept, store).rows) == len(before.rows)
    first, second = (next(own) for own in [iter(by_incident(store))] * 2)
    judge.keep(store, "same", [name_of(store, first[0]), name_of(store, second[0])], who="Ann")
    assert len(same(kept, store).rows) == len(before.rows) - 1
    for page, record in made.many(80)[6:]:
        add(store, page, record)
    update(store)
    assert len(same(kept, store).rows) > len(before.rows) - 1


def name_of(store: Store, incident: str) -> str:
    return happenings.opened(store, incident).incident.events[0]


def test_the_same_state_is_made_once(store: Store) -> None:
    opened: list[Store] = []

    def once() -> Store:
        opened.append(open_store(store.path, access="read"))
        return opened[-1]

    kept = Listed(once, lambda: state(store))
    assert kept.rows(LONG) == kept.rows(LONG)
    assert len(opened) == 1


def test_who_does_not_wait_is_told_that_rows_are_coming(store: Store, kept: Listed) -> None:
    told = kept.rows(0.0)
    assert told.making
    assert told.tag != same(kept, store).tag


def test_what_goes_wrong_is_told_to_whoever_asks(store: Store) -> None:
    def closed() -> Store:
        raise UsageError("no such database")

    kept = Listed(closed, lambda: state(store))
    with pytest.raises(UsageError, match="no such database"):
        kept.rows(LONG)


def test_the_next_server_takes_the_rows_that_are_as_they_were(
    store: Store, kept: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = writing(store)
    rows = same(first, store).rows
    made_anew: list[str] = []

    def counted(own: Store, name: str) -> Incident:
        made_anew.append(name)
        return one_incident(own, name)

    monkeypatch.setattr(listed, "one_incident", counted)
    monkeypatch.setattr(listed, "incidents", None)  # making all would fail
    assert writing(store).rows(LONG).rows == rows
    assert made_anew == []
    judge.keep(store, "correct", ["hostile.E1"], who="Ann", field="where", value="Kalar")
    assert "Kalar" in {row.place for row in same(writing(store), store).rows}
    assert len(made_anew) == 1
    judge.keep(store, "reject", ["hostile.E1"], who="Ann")
    assert len(same(writing(store), store).rows) == len(rows) - 1
    assert len(same(writing(store), store).rows) == len(rows) - 1  # what is not shown is kept too


def test_another_program_makes_all_rows_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = same(writing(store), store).rows
    store.connection.execute("UPDATE listed SET row = replace(row, 'Gao', 'Elsewhere')")
    assert writing(store).rows(LONG).rows != rows
    monkeypatch.setattr(listed, "maker", lambda: "another")
    assert writing(store).rows(LONG).rows == rows


def test_who_may_not_write_does_without(store: Store) -> None:
    def refused(act: Callable[[Store], None]) -> None:
        raise StoreError("read-only")

    assert same(Listed(reader(store), lambda: state(store), refused), store).rows
    assert store.rows("SELECT count(*) FROM listed") == [(0,)]


def test_how_far_reports_are_apart_is_kept_with_the_rows(store: Store, kept: Listed) -> None:
    first, second = (next(own) for own in [iter(by_incident(store))] * 2)
    judge.keep(store, "same", [name_of(store, first[0]), name_of(store, second[0])], who="Ann")
    found = kept.apart(LONG)
    assert found
    assert found == happenings.disagreements(store)


def writing(store: Store) -> Listed:
    """Rows of a server that keeps them."""

    def write(act: Callable[[Store], None]) -> None:
        with open_store(store.path, access="write") as own:
            act(own)

    return Listed(reader(store), lambda: state(store), write)
