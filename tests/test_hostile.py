"""Odd callers, terminals and streams: one line or a sound answer, never a traceback, never a raw escape."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dateline

STORY = "DAKAR (Reuters) - Gunmen killed 12 soldiers in Bignona on Monday, the army said.\n\nThe army would respond.\n"
HTML = (
    '<html><head><meta property="article:published_time" content="2024-06-05T10:00:00Z">'
    '<meta property="og:site_name" content="Sud"><title>Attack</title></head><body><h1>Attack</h1><article>'
    + "<p>Gunmen killed 12 soldiers in Bignona on Monday, the army said.</p><p>The army would respond.</p>" * 3
    + "</article></body></html>"
)
ASCII = [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
ODD = [("show", "--limit", "9" * 20), ("export", "--format", "csv", "--out", ""), ("show", "--page", "nope")]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    line = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(line, capture_output=True, env={**os.environ, **environment}, check=False)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of one page whose file name holds a terminal escape."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a\x1b[31mréd.txt").write_text(STORY, encoding="utf-8")
    path = str(folder / "a.db")
    assert command("read", str(folder), "--db", path, "-q").returncode == 0
    return path


def test_html_given_as_text_keeps_the_day_and_outlet_it_shows() -> None:
    record = dateline.read(HTML)
    assert (record.articles[0].published, record.outlet) == ("2024-06-05", "Sud")


def test_a_day_in_the_address_counts_as_from_files() -> None:
    assert dateline.read(STORY, url="https://example.org/2024/06/05/a").articles[0].published == "2024-06-05"


def test_halves_of_surrogate_pairs_move_no_span() -> None:
    text = "\ud800 " + STORY
    record = dateline.read(text, published="2024-06-05")
    whole = text.replace("\ud800", "\ufffd")
    assert record.events
    assert all(whole[slice(*event.evidence_span)] == event.evidence for event in record.events)


def test_one_path_is_not_taken_for_its_letters() -> None:
    with pytest.raises(dateline.Error, match="list of paths"):
        dateline.read_paths("page.txt")


@pytest.mark.parametrize("what", ["events", "statements"])
def test_a_file_name_does_not_steer_the_terminal(database: str, what: str) -> None:
    assert b"\x1b" not in command("show", what, "--db", database).stdout


@pytest.mark.parametrize("environment", ASCII, ids=["ascii", "C"])
def test_an_ascii_terminal_gets_question_marks_and_no_traceback(database: str, environment: dict[str, str]) -> None:
    done = command("show", "--db", database, **environment)
    assert done.returncode == 0, done.stderr[-300:]


@pytest.mark.parametrize("arguments", ODD, ids=["limit", "out", "page"])
def test_odd_options_give_one_line(database: str, arguments: tuple[str, ...]) -> None:
    done = command(*arguments, "--db", database)
    assert done.returncode in (0, 2)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_closed_stream_gives_one_line(closed: str) -> None:
    line = f'"{sys.executable}" -m dateline read - --no-db --format jsonl {closed}'
    done = subprocess.run(["sh", "-c", line], capture_output=True, input=None if "<" in closed else b"x", check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2


def test_a_database_folder_that_is_missing_is_one_line(tmp_path: Path) -> None:
    done = command("show", "--db", str(tmp_path / "no" / "such.db"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
