"""The page as files: whole, the same each time, and without folders of the machine it was made on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.merge.update import update
from dateline.store import open_store
from dateline.web.app import static
from dateline.web.site import site
from tests import web_record as made


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = made.write(tmp_path_factory.mktemp("site") / "events.db", [*made.many(30), made.hostile()])
    with open_store(path, access="write") as store:
        update(store)
    return path


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_whole(database: Path, tmp_path: Path) -> None:
    told = site(database, tmp_path / "out")
    files = _files(tmp_path / "out")
    index = json.loads(files["data/index.json"])
    assert told.files == len(files)
    assert told.pages == len(index["pages"]) == 4
    for number, page in enumerate(index["pages"]):
        view = json.loads(files[f"data/pages/{number}.json"])
        assert view["record"]["page"] == page["page"]
        assert view["text"]
    for row in json.loads(files["data/incidents.json"])["incidents"]:
        assert f"data/incidents/{row['id']}.json" in files
    assert static().keys() <= files.keys()
    assert b'<html lang="en" data-site' in files["index.html"]


def test_the_same_record_gives_the_same_bytes(database: Path, tmp_path: Path) -> None:
    site(database, tmp_path / "one")
    site(database, tmp_path / "two")
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_folders_of_sources_are_left_out(database: Path, tmp_path: Path) -> None:
    site(database, tmp_path / "out")
    data = {name: content for name, content in _files(tmp_path / "out").items() if name.startswith("data/pages")}
    assert all(b"/pages/" not in content for content in data.values())


def test_an_earlier_site_is_replaced_and_nothing_else(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    site(database, out)
    (out / "data/pages/99.json").write_text("old")
    site(database, out)
    assert not (out / "data/pages/99.json").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        site(database, other)
    assert (other / "thesis.txt").read_text() == "mine"
