"""Golden records: every page in examples/ has its record in tests/golden/, to the byte.

After a change that is meant, look at the difference and write them anew with DATELINE_GOLDEN=write in the environment.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import msgspec
import pytest

import dateline
from evals.paths import REPOSITORY

PAGES = sorted(p for p in (REPOSITORY / "examples").iterdir() if p.is_file() and p.suffix != ".md")
GOLDEN = REPOSITORY / "tests" / "golden"


def shown(record: dateline.Record) -> str:
    """The record as indented JSON without what differs between machines and versions."""
    data = json.loads(msgspec.json.encode(record))
    data["source"] = Path(data["source"]).name if "://" not in data["source"] else data["source"]
    del data["versions"]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_golden(path: Path) -> None:
    records = dateline.read_paths([str(path)])
    got = "".join(shown(record) for record in records)
    golden = GOLDEN / f"{path.name}.json"
    if os.environ.get("DATELINE_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")


def test_every_golden_record_has_its_page() -> None:
    assert {p.name for p in GOLDEN.iterdir()} == {f"{p.name}.json" for p in PAGES}
