"""Floors of quality: no change may fall below them. The pages they are measured on are pinned by digest.

Floors stand a little under the figures in evals/baseline.md; raise them when those rise.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from corpus import files
from dateline.extract.dates import atoms_in
from evals import corpus, html_body, incidents, splitting, times
from evals.paths import REPOSITORY

FLOORS = tomllib.loads((REPOSITORY / "evals" / "floors.toml").read_text())


def digest(pages: list[Path]) -> str:
    """SHA-256 over the names, texts and annotations of pages in order."""
    total = hashlib.sha256()
    for path in pages:
        total.update(path.name.encode() + path.read_bytes() + path.with_suffix(".json").read_bytes())
    return total.hexdigest()


@pytest.mark.parametrize("name", ["seeds", "corpus"])
def test_floors(name: str, shared_folder: Path, tmp_path: Path) -> None:
    floor = FLOORS[name]
    at = {"seeds": shared_folder / "seeds", "corpus": files.PAGES}[name]
    pages = corpus.gold_pages(at, floor.get("split"))
    assert digest(pages) == floor["digest"], "the pages have changed: measure anew and pin their digest"
    lines = corpus.records(pages)
    rows = corpus.score(pages, lines)
    below = {field: (rows[field]["f1"], least) for field, least in floor["f1"].items() if rows[field]["f1"] < least}
    assert not below
    if linked := floor.get("linked"):
        told = tmp_path / "records.jsonl"
        told.write_text("\n".join(lines), encoding="utf-8")
        found = incidents.score(incidents.Part(floor["split"], told))
        assert {who: row["f1"] for who, row in found.items() if row["f1"] < linked[who]} == {}


def test_times_of_timebank_and_aquaint(shared_folder: Path) -> None:
    pooled: Counter[str] = Counter()
    for name in times.CORPORA:
        for path in sorted((shared_folder / "data" / "times" / name).glob("*.tml")):
            document = times.read_document(path)
            told = atoms_in(document.text, times.sentences(document.text), document.published)
            pooled += times.count(document, told)
    value = times.f1(pooled["value"], pooled["gold"], pooled["told"])
    assert value >= FLOORS["times"]["value"]


@pytest.mark.parametrize("path", ["tst1/tst1-muc3", "tst2/tst2-muc4", "dev/dev-muc3-1201-1300"])
def test_boundaries_of_message_streams(shared_folder: Path, path: str) -> None:
    row = splitting.message_row(splitting.messages(shared_folder / "data" / "messages" / path), errors=False)
    assert row.gold > 90
    assert row.figures()[2] >= FLOORS["boundaries"]["least"]


def test_html_bodies_are_not_below_those_of_trafilatura(shared_folder: Path) -> None:
    ours, theirs = [], []
    for row in list(html_body.gold("test"))[::4]:
        page = html_body.page_of(row)
        ours.append(html_body.score(html_body.body_of(page), row.body)[0])
        theirs.append(html_body.score(html_body.trafilatura_body(row.data), row.body)[0])
    assert len(ours) > 40
    assert sum(ours) / len(ours) >= sum(theirs) / len(theirs)
