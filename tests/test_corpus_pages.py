"""The corpus as it stands: every page passes the guide's checker, every link leads somewhere, nobody's split moves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import check
from corpus.files import HERE

PAGES = sorted((HERE / "pages").rglob("*.json"))


LEAST = {"event_location": 2000, "re3d": 39, "news_pages": 60, "web_pages": 242, "wikievents": 17, "timebank": 19}
"""Source of the stand-off layer -> records that it holds at least."""


def test_every_page_passes_the_checker() -> None:
    assert len(PAGES) > 900
    assert {path.name: faults for path in PAGES if (faults := check.check_page(path))} == {}


def test_every_second_coding_is_of_a_page() -> None:
    names = {path.name for path in PAGES}
    second = sorted((HERE / "second").glob("*.json"))
    assert len(second) == 633
    assert {path.name for path in second} <= names


@pytest.mark.parametrize("key", ["train", "dev", "test"])
def test_every_split_page_is_there(key: str) -> None:
    pages = json.loads((HERE / "splits.json").read_text(encoding="utf-8"))["pages"]
    assert {name for name, split in pages.items() if split == key} <= {path.stem for path in PAGES}


def test_every_page_comes_back_from_its_short_form() -> None:
    """Whoever mends a page by hand gets all of it to see, and nothing of it is lost."""
    from corpus import files, notes, terse

    changed = []
    for path in PAGES:
        page = files.read(path)
        text, again = terse.compiled(notes.rendered(page))
        changed += (
            [path.stem] if again != {key: page[key] for key in page if key != "text"} or text != page["text"] else []
        )
    assert changed == []


def test_every_quote_of_a_second_coding_stands_in_its_page() -> None:
    from corpus import files
    from corpus.spans import placed

    for path in sorted((HERE / "second").glob("*.json")):
        placed(files.read(files.find(path.stem))["text"], json.loads(path.read_text(encoding="utf-8")))


def test_every_verdict_is_on_a_page_that_was_coded_twice() -> None:
    from corpus import standoff, verdicts

    second = HERE / "second"
    texts = {record["page"] for path in second.glob("*.jsonl") for record in standoff.records(path)}
    assert {item.page for item in verdicts.read()} <= {path.stem for path in second.glob("*.json")} | texts


@pytest.mark.parametrize("source", sorted(LEAST))
def test_every_text_of_the_standoff_layer_passes_the_checker(source: str, shared_folder: Path, tmp_path: Path) -> None:
    from corpus import files, standoff

    assert len(standoff.annotated(source)) >= LEAST[source]
    for page in standoff.load(source):
        files.write(page, tmp_path)
    faults = {path.name: found for path in files.paths(tmp_path) if (found := check.check_page(path))}
    assert faults == {}


def test_whole_articles_that_are_measured_are_never_trained_on() -> None:
    from corpus import standoff

    parts = {
        name: {record["split"] for record in standoff.annotated(name)} for name in (*standoff.WHOLE, *standoff.TRAINED)
    }
    assert parts == {
        "news_pages": {"dev", "test"},
        "wikievents": {"dev", "test"},
        "timebank": {"dev"},
        "web_pages": {"train"},
    }
    texts = [record["sha256"] for name in ("news_pages", "web_pages") for record in standoff.annotated(name)]
    assert len(texts) == len(set(texts))
