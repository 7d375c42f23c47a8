"""Scores of whole real articles: what is printed, and what is said where their texts are absent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evals import counts, real_articles


def test_a_part_is_told_with_its_articles_and_events(shared_folder: Path) -> None:
    told = real_articles.section("dev", counts.settings(rules=True), ["timebank"])
    assert told.startswith("timebank, dev: 19 articles with 120 events, ")
    assert "| event typed |" in told
    assert "furniture" not in told


def test_absent_texts_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["real_articles", "--source", "timebank", "--rules"])
    assert real_articles.main() == 2
    assert "timebank is not in" in capsys.readouterr().err
