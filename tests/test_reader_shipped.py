"""The shipped reader: its weights are checked, and a page's record depends on nothing but the page."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

import dateline
from dateline.errors import Error
from dateline.model import Record
from dateline.pages import load, page_refs
from dateline.pipeline import read_page, versions
from dateline.reader import shipped
from dateline.reader.model import FILES, PARTIES, Reader
from dateline.settings import Settings
from evals.paths import REPOSITORY

PAGES = sorted((REPOSITORY / "examples").glob("*.txt"))


def record(path: Path, settings: Settings | None = None) -> Record:
    settings = settings or Settings()
    (ref,) = page_refs([str(path)], settings)
    return read_page(load(ref, settings), settings)


def encoded(path: Path) -> bytes:
    return msgspec.json.encode(record(path))


def test_weights_fit_and_are_listed_with_their_hashes() -> None:
    folder = shipped.folder()
    assert sum((folder / name).stat().st_size for name in FILES) < 40_000_000
    assert set(json.loads((folder / "sha256.json").read_text())) == {*FILES, PARTIES}


@pytest.mark.parametrize("name", FILES)
def test_changed_weights_are_refused(name: str, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(shipped.folder(), tmp_path / "weights"))
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(Error, match=r"not the file that was shipped: install Dateline again"):
        Reader(copy)


def test_absent_weights_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(Error, match="holds no weights of a reader") as told:
        Reader(tmp_path)
    assert "\n" not in str(told.value)


def test_a_record_depends_on_its_page_alone() -> None:
    """Bytes are the same read alone, after other pages, in another order, and by two threads at once."""
    alone = {}
    for path in PAGES:
        shipped.reader.cache_clear()
        alone[path] = encoded(path)
    assert {path: encoded(path) for path in reversed(PAGES)} == alone
    with ThreadPoolExecutor(2) as pool:
        many = PAGES * 4
        assert all(alone[path] == told for path, told in zip(many, pool.map(encoded, many), strict=True))


def test_less_sure_events_are_left_out_and_the_version_says_so() -> None:
    path = PAGES[0]
    every = record(path)
    cut = sorted(event.confidence for event in every.events)[len(every.events) // 2]
    some = record(path, Settings(min_confidence=cut))
    assert 0 < len(some.events) < len(every.events) or len({e.confidence for e in every.events}) == 1
    assert all(event.confidence >= cut for event in some.events)
    assert some.versions != every.versions


def test_every_event_names_the_reader_and_the_rules_do_without_it() -> None:
    settings = Settings(reader="rules")
    for path in PAGES:
        for event in record(path).events:
            assert event.made_by
        assert all(not e.made_by.startswith("reader") for e in record(path, settings).events)
    assert versions(settings).reader.startswith("rules")
    assert versions(Settings()).reader.startswith(shipped.version())


def test_reading_needs_no_file_but_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = dateline.read("KHARTOUM, May 6 (Reuters) - Drones struck a fuel depot in Port Sudan on Tuesday.\n")
    assert [event.type for event in told.events] == ["ASSAULT"]
