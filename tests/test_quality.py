"""Floors of quality: no change may fall below them. The pages they are measured on are pinned by digest.

Floors stand a little under the figures in evals/baseline.md; raise them when those rise.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from evals import corpus
from evals.paths import REPOSITORY

FLOORS = tomllib.loads((REPOSITORY / "evals" / "floors.toml").read_text())


def digest(pages: list[Path]) -> str:
    """SHA-256 over the names, texts and annotations of pages in order."""
    total = hashlib.sha256()
    for path in pages:
        total.update(path.name.encode() + path.read_bytes() + path.with_suffix(".json").read_bytes())
    return total.hexdigest()


@pytest.mark.parametrize("name", ["seeds", "corpus"])
def test_floors(name: str, shared_folder: Path) -> None:
    floor = FLOORS[name]
    pages = corpus.gold_pages(shared_folder / floor["folder"], floor.get("split"))
    assert digest(pages) == floor["digest"], "the pages have changed: measure anew and pin their digest"
    rows = corpus.score(pages, corpus.records(pages))
    below = {field: (rows[field]["f1"], least) for field, least in floor["f1"].items() if rows[field]["f1"] < least}
    assert not below
