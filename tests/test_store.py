"""The store: nothing twice, nothing changed, nothing lost, and every trouble one line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import store as kept
from dateline.errors import StoreError, UsageError
from dateline.model import Issue
from dateline.settings import Settings
from dateline.store import Filter, add, events, find_one, known, open_store, records, see, statements, tallies
from dateline.store.changes import compare
from dateline.store.find import match, text_of
from dateline.store.sqlite import migrations
from dateline.store.write import Kind
from tests.pace import growth, linear
from tests.test_store_samples import AMBUSH, newer_read, newer_versions, page_of, read, versions

SETTINGS = Settings()
FACTS = (
    "blob",
    "reading",
    "sighting",
    "article",
    "event",
    "actor",
    "place",
    "date",
    "figure",
    "tally",
    "statement",
    "issue",
)


def put(store: kept.Store, text: str, name: str = "page") -> Kind:
    """Reads and adds a page."""
    page = page_of(text, name)
    return add(store, page, read(page, SETTINGS))


def counts(store: kept.Store) -> dict[str, object]:
    """Rows of each fact table."""
    return {table: store.rows(f"SELECT count(*) FROM {table}")[0][0] for table in FACTS}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dateline.db"


# ------------------------------------------------------------------------------------------------ what is kept


def test_a_record_comes_back_as_it_went_in(path: Path) -> None:
    page = page_of(AMBUSH)
    record = read(page, SETTINGS)
    with open_store(path, access="write") as store:
        assert add(store, page, record) == "new"
    with open_store(path, access="read") as store:
        assert list(records(store)) == [record]
        assert text_of(store, record) == AMBUSH
        assert store.rows("SELECT size FROM blob WHERE sha256 = ?", (record.sha256,)) == [(len(AMBUSH.encode()),)]


def test_every_fact_table_is_filled(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        put(store, "  \n", "blank")
        assert [table for table, count in counts(store).items() if not count] == []


def test_the_same_page_twice_adds_nothing(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        before = counts(store)
        assert put(store, AMBUSH) == "unchanged"
        assert counts(store) == before


def test_known_holds_for_the_same_bytes_and_versions_only(path: Path) -> None:
    page = page_of(AMBUSH)
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        assert known(store, page.source, page.sha256, versions(SETTINGS))
        assert not known(store, page.source, page.sha256, newer_versions(SETTINGS))
        assert not known(store, page.source, "0" * 64, versions(SETTINGS))
        assert not known(store, "/elsewhere", page.sha256, versions(SETTINGS))


def test_a_changed_page_is_another_version_and_back_again_is_a_sighting_alone(path: Path) -> None:
    later = AMBUSH.replace("killing 14", "killing 16")
    with open_store(path, access="write") as store:
        assert [put(store, AMBUSH), put(store, later)] == ["new", "changed"]
        assert current_tolls(store) == [16]
        before = counts(store)
        page = page_of(AMBUSH)
        assert see(store, page.source, page.sha256, versions(SETTINGS))[0] == "changed"
        assert current_tolls(store) == [14]
        after = counts(store)
        assert {table for table in FACTS if before[table] != after[table]} == {"sighting"}


def current_tolls(store: kept.Store) -> list[float]:
    """All figures of the current readings."""
    return [figure.low for record in records(store) for event in record.events for figure in event.figures]


def test_newer_versions_are_another_reading(path: Path) -> None:
    page = page_of(AMBUSH)
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        assert add(store, page, newer_read(page, SETTINGS)) == "version"
        assert [event.trigger for record in records(store) for event in record.events] == ["shelled"]


def test_a_failed_page_hides_no_earlier_reading_and_is_not_known(path: Path) -> None:
    from msgspec.structs import replace

    page = page_of(AMBUSH)
    good = read(page, SETTINGS)
    other = page_of(AMBUSH + "more\n")
    failed = replace(read(other, SETTINGS), events=(), issues=(Issue(code="internal", message="died"),))
    with open_store(path, access="write") as store:
        add(store, page, good)
        assert add(store, other, failed) == "failed"
        assert list(records(store)) == [good]
        assert not known(store, other.source, other.sha256, versions(SETTINGS))
        assert add(store, other, read(other, SETTINGS)) == "changed"


@pytest.mark.parametrize("table", FACTS)
def test_facts_can_be_neither_changed_nor_taken_out(path: Path, table: str) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        put(store, "  \n", "blank")
        column = store.rows(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1")[0][0]
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                store.connection.execute(sql)


def test_replace_cannot_delete_past_the_triggers(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute(
                "INSERT OR REPLACE INTO issue SELECT 1, 1, 0, 'a', 'b' UNION SELECT 1, 1, 0, 'c', 'd'"
            )


# ------------------------------------------------------------------------------------------------ questions


def found(store: kept.Store, **wanted: Any) -> list[str]:
    """Triggers of the events that answer a filter."""
    return [one.finding.trigger for one in events(store, Filter(**wanted)).found if hasattr(one.finding, "trigger")]


@pytest.mark.parametrize(
    ("wanted", "triggers"),
    [
        ({}, ["shelled", "met"]),
        ({"type": "CONSULT"}, ["met"]),
        ({"mode": "heavy-weapons"}, ["shelled"]),
        ({"min_confidence": 0.0}, ["shelled", "met"]),
        ({"min_confidence": 1.01}, []),
        ({"actor": "REBEL"}, ["shelled"]),
        ({"actor": "envoy"}, ["met"]),
        ({"country": "DZA"}, ["met"]),
        ({"country": "MLI"}, ["shelled", "met"]),
        ({"since": "2025-03-12", "until": "2025-03-12"}, ["shelled", "met"]),
        ({"since": "2025-03-13"}, []),
        ({"until": "2025-03-11"}, []),
        ({"text": "kill"}, ["shelled"]),
        ({"text": '"minister met"'}, ["met"]),
        ({"text": '"met minister"'}, []),
        ({"text": "garri*"}, ["shelled"]),
        ({"status": "planned"}, []),
        ({"role": "news", "page": "page"}, ["shelled", "met"]),
        ({"page": "other"}, []),
    ],
)
def test_filters(path: Path, wanted: dict[str, str], triggers: list[str]) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        assert found(store, **wanted) == triggers


def test_statements_and_tallies_are_found(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        assert statements(store, Filter(actor="keita", text="road")).total == 1
        assert tallies(store, Filter(type="killed", since="2025-03-01")).total == 1
        assert tallies(store, Filter(type="injured")).total == 0


def test_a_finding_is_found_by_its_name(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH, "a.b")
        assert find_one(store, "a.b.E2").number == 1
        assert find_one(store, "/pages/a.b.txt.S1").number == 0
        for wrong in ("E1", "a.b.X1", "a.b.E0", "a.b.E3", "a.b.E", "a.b.E²", "nowhere.E1", ""):
            with pytest.raises(UsageError):
                find_one(store, wrong)


def test_an_ambiguous_page_is_told(path: Path) -> None:
    with open_store(path, access="write") as store:
        for source in ("/one/page.txt", "/two/page.txt"):
            page = page_of(AMBUSH, "page", source)
            add(store, page, read(page, SETTINGS))
        with pytest.raises(UsageError, match="2 pages have this id"):
            find_one(store, "page.E1")
        assert find_one(store, "/two/page.txt.E1").record.source == "/two/page.txt"


@given(st.text(max_size=40))
def test_no_search_text_is_refused(text: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")
    database.execute("SELECT * FROM words WHERE words MATCH ?", (match(text),)).fetchall()


# ------------------------------------------------------------------------------------------------ changes


def test_changes_tell_what_appeared_vanished_and_altered(path: Path) -> None:
    later = AMBUSH.replace("killing 14", "killing 16").replace("The minister met the envoy in Oran.\n", "")
    later += "The army left the town in Gao.\n"
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        put(store, later)
        page = page_of(later)
        add(store, page, newer_read(page, SETTINGS))
        first, second, third = kept.changes(store)
    assert (first.kind, len(first.appeared)) == ("new", 2)
    assert second.kind == "changed"
    assert [event.trigger for event in second.appeared] == ["left"]
    assert [event.trigger for event in second.vanished] == ["met"]
    assert [(pair.after.figures[0].low, pair.fields) for pair in second.altered] == [(16, ("evidence", "figures"))]
    assert (third.kind, third.versions) == ("version", {"reader": "lines-1 -> lines-2"})
    assert (third.appeared, third.vanished, third.altered) == ((), (), ())


def test_an_event_whose_trigger_ends_elsewhere_is_altered() -> None:
    before = read(page_of(AMBUSH), SETTINGS).events[0]
    words = {"trigger": f"{before.trigger} a", "evidence": f"{before.evidence} Again."}
    after = msgspec.structs.replace(before, **words)
    appeared, vanished, altered = compare((before,), (after,))
    assert (appeared, vanished) == ((), ())
    assert [pair.fields for pair in altered] == [("evidence", "trigger")]


def test_an_event_that_only_moved_has_not_changed(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        put(store, "A new headline over the same story\n" + AMBUSH)
        change = list(kept.changes(store))[-1]
    assert (change.kind, change.appeared, change.vanished, change.altered) == ("changed", (), (), ())


def test_changes_since_a_moment(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        assert len(list(kept.changes(store, "2000-01-01"))) == 1
        assert list(kept.changes(store, "2999-01-01")) == []


def test_comparing_many_events_is_quick() -> None:
    def made(times: int) -> Callable[[], object]:
        many = read(page_of("title\n" + "The army shelled the town in Gao.\n" * times), SETTINGS).events
        return lambda: compare(many, many)

    assert made(1000)() == ((), (), ())
    assert linear(*growth(made, 1000))


# ------------------------------------------------------------------------------------------------ troubles


def refused(path: Path, access: str = "write") -> str:
    """What opening says."""
    with pytest.raises(StoreError) as error:
        open_store(path, access=access, busy_seconds=0.1).close()  # type: ignore[arg-type]
    message = str(error.value)
    assert "\n" not in message
    assert str(path) in message
    return message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "dateline read" in refused(tmp_path / "none.db", "read")
    assert "folder does not exist" in refused(tmp_path / "no" / "none.db")
    assert "is a folder" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"not a database at all, but text", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for access in ("read", "write"):
        refused(path, access)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()
    before = path.read_bytes()
    assert "another program" in refused(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(path: Path) -> None:
    with open_store(path, access="write") as store:
        store.connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    for access in ("read", "write"):
        assert "newer dateline" in refused(path, access)


def test_a_migration_is_applied_once_and_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
    real = migrations()
    broken = (*real, "CREATE TABLE more (a);\nCREATE TABLE more (a);\n")
    monkeypatch.setattr("dateline.store.sqlite.migrations", lambda: broken)
    refused(path)
    monkeypatch.setattr("dateline.store.sqlite.migrations", lambda: (*real, "CREATE TABLE more (a);\n"))
    assert "read pages into it" in refused(path, "read")
    for _ in range(2):
        with open_store(path, access="write") as store:
            assert store.rows("PRAGMA user_version") == [(len(real) + 1,)]
            assert store.rows("SELECT * FROM more") == []
            assert len(list(records(store))) == 1


def test_a_cut_off_file_is_told(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert "cut off" in refused(path, "read")


def test_damage_inside_is_told_and_found_by_check(path: Path) -> None:
    with open_store(path, access="write") as store:
        for number in range(20):
            put(store, AMBUSH, f"page-{number}")
        place = store.rows("SELECT rootpage FROM sqlite_master WHERE name = 'event'")[0][0]
        size = int(str(store.rows("PRAGMA page_size")[0][0]))
    start = (int(str(place)) - 1) * size
    data = bytearray(path.read_bytes())
    data[start : start + size] = b"\xa5" * size
    path.write_bytes(bytes(data))
    with open_store(path, access="read") as store:
        assert "structure" in [check.name for check in kept.check(store) if not check.sound]
        with pytest.raises(StoreError, match="damaged"):
            events(store, Filter(role="news"))


def test_a_sound_store_checks_out(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        assert [check.name for check in kept.check(store) if not check.sound] == []


def test_check_finds_bytes_that_are_not_those_of_their_hash(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
        store.connection.execute("DROP TRIGGER blob_no_update")
        store.connection.execute("UPDATE blob SET data = x'00' WHERE id = 1")
        assert [check.name for check in kept.check(store) if not check.sound] == ["hashes"]


def test_a_full_disk_loses_no_finished_page(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH, "first")
        pages = store.rows("PRAGMA page_count")[0][0]
        store.connection.execute(f"PRAGMA max_page_count = {int(str(pages)) + 2}")
        big = "title\n" + "".join(f"The army shelled the town {os.urandom(8).hex()}.\n" for _ in range(200))
        with pytest.raises(StoreError, match="full") as error:
            put(store, big, "second")
        assert "\n" not in str(error.value)
        assert [record.page for record in records(store)] == ["first"]
        store.connection.execute("PRAGMA max_page_count = 1000000")
        assert put(store, big, "second") == "new"
        assert all(check.sound for check in kept.check(store))


def test_a_locked_database_is_told_in_time(path: Path) -> None:
    open_store(path, access="write").close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_store(path, access="write", busy_seconds=0.1) as store:
        with pytest.raises(StoreError, match="locked by another process"):
            put(store, AMBUSH)
        holder.execute("ROLLBACK")
        assert put(store, AMBUSH) == "new"
    holder.close()


def test_readers_do_not_block_the_writer_nor_see_half_a_page(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH, "one")
        with open_store(path, access="read") as reader:
            reader.connection.execute("BEGIN")
            before = reader.rows("SELECT count(*) FROM event")
            assert put(store, AMBUSH, "two") == "new"
            assert reader.rows("SELECT count(*) FROM event") == before
            reader.connection.execute("COMMIT")
            assert reader.rows("SELECT count(*) FROM event") != before


def test_two_writers_take_turns(path: Path) -> None:
    open_store(path, access="write").close()

    def write(which: int) -> None:
        with open_store(path, access="write") as store:
            for number in range(10):
                put(store, AMBUSH, f"{which}-{number}")

    threads = [threading.Thread(target=write, args=(which,)) for which in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(path, access="read") as store:
        assert len(list(records(store))) == 20


def test_reading_alone_writes_nothing(path: Path) -> None:
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
    before = path.read_bytes()
    with open_store(path, access="read") as store, pytest.raises(StoreError, match="cannot be written"):
        put(store, "another\n" + AMBUSH)
    assert path.read_bytes() == before


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from dateline.errors import StoreError
from dateline.store import open_store, records
from dateline.store.sqlite import migrations
migrations()
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(len(list(records(open_store(Path(sys.argv[1]), access="read")))))
for path in sys.argv[1:]:
    try:
        open_store(Path(path), access="write").connection.execute("CREATE TABLE x (y)")
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder_can_be_read_and_is_told_when_written(open_folder: Path) -> None:
    path = open_folder / "dateline.db"
    with open_store(path, access="write") as store:
        put(store, AMBUSH)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    command = [sys.executable, "-c", UNPRIVILEGED, str(path), str(path.with_name("new.db"))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    lines = done.stdout.splitlines()
    assert lines[:1] == ["1"], done.stderr
    assert len(lines) == 3, done.stdout + done.stderr
    assert all("permission" in line or "written" in line for line in lines[1:]), lines
