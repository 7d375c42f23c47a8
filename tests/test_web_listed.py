"""Rows of incidents kept from one time to the next are those that would be made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.faces import judge
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
