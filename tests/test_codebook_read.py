"""A user's own event types from the command line to the record: fitted, used while reading, refused when stale."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dateline
from dateline.cli import run
from dateline.errors import CodebookError
from dateline.spans import meets
from evals.paths import REPOSITORY

PAGE = (
    "SAN MATEO, March 4, 2025 (Reuters) - The governor ordered everyone living below the Rio Seco dam to leave their "
    "homes on Tuesday after engineers found a crack in its wall, the civil protection office said.\n\n"
    "In a separate development, the two armies exchanged 40 prisoners at the Kessab crossing on Monday, the Red Cross "
    "said. Police arrested three men who tried to loot empty houses.\n"
)


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The two example codebooks, fitted."""
    folder = tmp_path_factory.mktemp("books")
    paths = [Path(shutil.copy(p, folder)) for p in sorted((REPOSITORY / "examples" / "codebooks").glob("*.toml"))]
    assert [run(["codebook", "train", str(path)]) for path in paths] == [0, 0]
    return tuple(paths)


def test_own_types_are_told_beside_the_shipped_ones(fitted: tuple[Path, ...]) -> None:
    record = dateline.read(PAGE, settings=dateline.Settings(codebooks=fitted))
    plain = dateline.read(PAGE).events
    told = {event.type: event for event in record.events}
    own = [event for event in record.events if event.made_by.startswith("codebook:")]
    assert [event.type for event in own] == ["EVACUATE", "EXCHANGE"]
    # What they leave is what is told without them, and nothing on their own words.
    left = [event for event in plain if not any(meets(event.trigger_span, mine.trigger_span) for mine in own)]
    assert [(e.type, e.trigger_span) for e in record.events if e not in own] == [(e.type, e.trigger_span) for e in left]
    assert told["EVACUATE"].made_by == "codebook:EVACUATE"
    assert told["EVACUATE"].trigger.startswith("ordered")
    assert [party.text for party in told["EVACUATE"].actors] != []
    assert told["COERCE"].made_by.startswith("reader-")
    assert "evacuation" in record.versions.codebook
    assert "exchange" in record.versions.codebook
    assert {event.type for event in plain}.isdisjoint({"EVACUATE", "EXCHANGE"})


def test_a_codebook_that_was_not_fitted_or_has_changed_is_refused(
    fitted: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(fitted[0], tmp_path))
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert run(["read", str(page), "--no-db", "--codebook", str(copy)]) == 2
    said = capsys.readouterr().err
    assert f"run 'dateline codebook train {copy}'" in said
    assert said.count("\n") == 1
    heads = f"{copy.stem}.heads.json"
    shutil.copy(fitted[0].with_name(heads), tmp_path / heads)
    copy.write_text(copy.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="has changed since"):
        dateline.read(PAGE, settings=dateline.Settings(codebooks=(copy,)))
