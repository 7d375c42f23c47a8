"""The command line as a user meets it: real processes, both streams, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import msgspec
import pytest

from dateline import cli
from dateline.model import Record
from dateline.settings import Settings
from dateline.store import add, open_store, records
from tests.test_store_samples import AMBUSH, newer_read, page_of, read

PAGE = """Rebels Kill Four Soldiers in Attack Near Gao

BAMAKO, March 12, 2025 (Reuters) - Rebels killed four soldiers in an attack on an army post near Gao on Monday, the
defence ministry said.

"We will not leave," Defence Minister Sadio Camara said on Tuesday.

The United Nations condemned the attack.
"""
COLOUR = re.compile("\x1b\\[")
BASE = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}


def dateline(
    *arguments: str, cwd: Path, env: dict[str, str] | None = None, given: bytes = b"", limit: int | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command; ``limit`` is the largest file it may write."""
    preexec = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=cwd,
        env={**BASE, **(env or {})},
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=preexec,
    )


def inside(*arguments: str, cwd: Path, columns: str = "80") -> subprocess.CompletedProcess[bytes]:
    """As ``dateline``, without a process of its own: ten times as quick, for commands that start none."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as around, chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        around.setenv("COLUMNS", columns)
        code = cli.run(arguments)
    streams = [stream.buffer.getvalue() for stream in (out, err)]
    return subprocess.CompletedProcess(arguments, code, *streams)


def on_terminal(arguments: Sequence[str], cwd: Path, env: dict[str, str] | None = None) -> str:
    """What a person sees: both streams are a terminal of 100 columns."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "dateline", *arguments]
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**BASE, "COLUMNS": "100", "TERM": "xterm", **(env or {})},
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(leader)
    assert process.wait(timeout=30) == 0, seen
    return seen.decode()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a database: a page, its change, and the same by newer versions."""
    with open_store(tmp_path / "dateline.db", access="write") as store:
        later = AMBUSH.replace("14", "16")
        for text, reader in ((AMBUSH, read), (later, read), (later, newer_read)):
            page = page_of(text, "ambush")
            add(store, page, reader(page, Settings()))
        page = page_of("Evil \x1b[31mtitle\nThe \x1b]0;owned\x07army left the town in Gao.\n", "evil")
        add(store, page, read(page, Settings()))
    return tmp_path


def complaint(done: subprocess.CompletedProcess[bytes], code: int = 2) -> str:
    """The one line of an error."""
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert done.stdout == b""
    assert message.startswith("dateline: ")
    assert message.count("\n") == 1
    return message


# ------------------------------------------------------------------------------------------------ help, usage


@pytest.mark.parametrize("command", ["read", "show", "explain", "export", "changes", "doctor"])
def test_every_help_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.count(f"dateline {command}") >= 3 or (out.count(f"dateline {command}") >= 2 and command != "read")
    assert "\b" not in out


def test_version_and_bare_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert re.fullmatch(r"dateline \d+\.\d+\.\d+\n", capsys.readouterr().out)
    assert cli.run([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_help_starts_quickly_and_imports_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys, dateline.cli as c; c.run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"duckdb", "trafilatura", "lxml", "sqlite3", "dateline.pipeline", "rich.console", "numpy"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["read"],
        ["read", "/no/such/page.txt"],
        ["read", "--jobs", "0", "."],
        ["read", "--format", "xml", "."],
        ["read", "--actors", "none.toml", "--no-db", "."],
        ["show"],
        ["show", "--since", "yesterday"],
        ["show", "--country", "Mali"],
        ["show", "--status", "finished"],
        ["show", "statements", "--country", "MLI"],
        ["show", "tallies", "--format", "csv"],
        ["explain", "E1"],
        ["export"],
        ["export", "--format", "csv"],
        ["changes", "--since", "soon"],
    ],
)
def test_wrong_use_is_one_line_and_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dateline: ")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------------------ read


def test_read_into_a_pipe_is_jsonl_and_the_summary_goes_beside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE.replace("four", "five"))
    done = dateline("read", "a.txt", "b.txt", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    records = [msgspec.json.decode(line, type=Record) for line in done.stdout.splitlines()]
    assert [record.page for record in records] == ["a", "b"]
    assert all(record.events for record in records)
    assert b"2 pages (2 new)" in done.stderr
    assert b"dateline.db" in done.stderr
    assert not COLOUR.search((done.stdout + done.stderr).decode())
    again = dateline("read", "a.txt", "b.txt", cwd=tmp_path)
    assert again.stdout == done.stdout
    assert b"2 unchanged" in again.stderr


def test_read_formats_and_streams(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    one = dateline("read", "a.txt", "--no-db", "--format", "json", "--quiet", cwd=tmp_path)
    assert json.loads(one.stdout)["page"] == "a"
    assert one.stderr == b""
    many = dateline("read", "-", "a.txt", "--no-db", "--format", "json", cwd=tmp_path, given=PAGE.encode())
    assert [record["events"] == json.loads(one.stdout)["events"] for record in json.loads(many.stdout)] == [True, True]
    table = dateline("read", "a.txt", "--no-db", "--format", "table", cwd=tmp_path).stdout.decode()
    assert "ASSAULT" in table
    assert max(map(len, table.splitlines())) <= 80
    assert not any(line.endswith(" ") for line in table.splitlines())
    assert not (tmp_path / "dateline.db").exists()


def test_read_on_a_terminal_is_a_coloured_table_but_not_with_no_color(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    seen = on_terminal(["read", "a.txt", "--no-db"], tmp_path)
    assert COLOUR.search(seen)
    assert "Rebels Kill Four Soldiers" in seen
    plain = on_terminal(["read", "a.txt", "--no-db"], tmp_path, {"NO_COLOR": "1"})
    assert not re.search("\x1b\\[[0-9;]*3[0-7]m", plain)


def test_strict_tells_issues_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "empty.txt").write_text("\n")
    assert dateline("read", "empty.txt", "--no-db", cwd=tmp_path).returncode == 0
    assert dateline("read", "a.txt", "--strict", "--no-db", cwd=tmp_path).returncode == 0
    strict = dateline("read", "a.txt", "empty.txt", "--strict", "--no-db", cwd=tmp_path)
    assert strict.returncode == 1
    assert b"issues: empty 1" in strict.stderr


def test_a_reader_that_hangs_up_is_quiet(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(PAGE * 20)
    command = f"{sys.executable} -m dateline read . --no-db --quiet | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, env=BASE, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (141, b"")


def test_ctrl_c_keeps_what_is_done_and_ends_with_130(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(PAGE * 30)
    command = [sys.executable, "-m", "dateline", "read", "."]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=BASE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert b"interrupted: what is finished is kept" in err
    assert b"Traceback" not in err
    with open_store(tmp_path / "dateline.db", access="read") as store:
        assert len(list(records(store))) == out.count(b"\n") + 1 < 60


def test_store_troubles_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.db").write_text("this is not a database")
    assert "not a database" in complaint(dateline("read", "a.txt", "--db", "b.db", cwd=tmp_path))
    assert "folder" in complaint(dateline("read", "a.txt", "--db", "no/c.db", cwd=tmp_path))
    assert "space" in complaint(dateline("read", "a.txt", "--quiet", cwd=tmp_path, limit=20_000))


# ------------------------------------------------------------------------------------------------ show, explain


def test_show_lists_events_and_counts_them(kept: Path) -> None:
    done = inside("show", cwd=kept)
    assert done.stderr == b"2 of 2 events\n"
    assert "ambush.E1" in done.stdout.decode()
    assert "killed 16" in done.stdout.decode()
    limited = inside("show", "--limit", "1", cwd=kept)
    assert limited.stderr == b"1 of 2 events; --limit 2 for all\n"
    assert inside("show", "--type", "accuse", cwd=kept).stderr == b"0 of 0 events\n"


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("command", [["show"], ["show", "statements"], ["explain", "ambush.E1"], ["changes"]])
def test_nothing_is_wider_than_the_terminal(kept: Path, columns: str, command: list[str]) -> None:
    done = inside(*command, cwd=kept, columns=columns)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_a_page_cannot_steer_the_terminal(kept: Path) -> None:
    for command in (["show"], ["explain", "evil.E1"], ["changes"]):
        out = inside(*command, cwd=kept).stdout
        assert b"\x1b" not in out
        assert b"\x07" not in out


def test_show_as_jsonl_and_csv(kept: Path) -> None:
    lines = [json.loads(line) for line in inside("show", "--format", "jsonl", cwd=kept).stdout.splitlines()]
    assert [line["id"] for line in lines] == ["ambush.E1", "evil.E1"]
    said = inside("show", "statements", "--format", "jsonl", cwd=kept).stdout
    assert json.loads(said)["id"] == "ambush.S1"
    data = inside("show", "--format", "csv", cwd=kept).stdout.decode()
    assert [row["event_id"] for row in csv.DictReader(io.StringIO(data, newline=""))] == ["ambush.E1", "evil.E1"]


def test_explain_marks_the_words_and_gives_the_reasons(kept: Path) -> None:
    out = inside("explain", "ambush.E1", cwd=kept, columns="120").stdout.decode()
    assert (
        "[actor: The rebels] [trigger: shelled] [recipient: the garrison] in [place: Gao], killing [figure: 16]." in out
    )
    assert "words before" in out
    assert "lines-2" in out
    tally = inside("explain", "ambush.T1", cwd=kept).stdout.decode()
    assert "side_or_place  not told" in tally
    assert "addressee  nobody" in inside("explain", "ambush.S1", cwd=kept).stdout.decode()
    assert "E1 to E1" in complaint(inside("explain", "ambush.E9", cwd=kept))


# ------------------------------------------------------------------------------------------------ other commands


def test_export_writes_the_file_whole_and_reports_losses(kept: Path) -> None:
    for form in ("csv", "jsonl", "geojson", "parquet"):
        done = inside("export", "--format", form, "--out", f"out.{form}", cwd=kept)
        assert (done.returncode, done.stdout) == (0, b""), done.stderr
        assert done.stderr.startswith(b"wrote 2")
        assert (kept / f"out.{form}").stat().st_size > 100
    assert b"left out: 1 statements" in inside("export", "--format", "csv", cwd=kept).stderr
    assert inside("export", "--format", "jsonl", cwd=kept).stdout == (kept / "out.jsonl").read_bytes()
    assert not list(kept.glob("*.part"))
    complaint(inside("export", "--format", "csv", "--out", "no/such/folder.csv", cwd=kept))


def test_changes_for_people_and_programs(kept: Path) -> None:
    out = inside("changes", cwd=kept).stdout.decode()
    assert "ambush  new page, 2 events" in out
    assert "figures: killed 14 -> killed 16" in out
    assert "reader lines-1 -> lines-2" in out
    lines = [json.loads(line) for line in inside("changes", "--format", "jsonl", cwd=kept).stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["new", "changed", "version", "new"]
    assert [len(line["vanished"]) for line in lines] == [0, 0, 1, 0]
    assert inside("changes", "--since", "2999-01-01", cwd=kept).stdout == b""


def test_doctor_is_content_with_a_sound_store_and_not_with_a_damaged_one(kept: Path) -> None:
    done = inside("doctor", cwd=kept)
    assert done.returncode == 0, done.stdout
    for word in (b"codebook", b"knowledge", b"SHA-256", b"structure", b"full text", b"free space", b"may write"):
        assert word in done.stdout
    (kept / "dateline.db").write_bytes((kept / "dateline.db").read_bytes()[:9000])
    broken = inside("doctor", cwd=kept)
    assert broken.returncode == 1
    assert b"BAD " in broken.stdout
    assert broken.stderr == b""


def test_reading_goes_on_while_others_look(kept: Path) -> None:
    (kept / "a.txt").write_text(PAGE)
    reader = sqlite3.connect(kept / "dateline.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    assert dateline("read", "a.txt", cwd=kept).returncode == 0  # one that had to wait would have given up
    reader.close()


def test_the_reference_names_every_command_and_column() -> None:
    from dateline.export.flat import COLUMNS

    text = (Path(__file__).parents[1] / "docs" / "reference" / "cli.md").read_text()
    for command in ("read", "show", "explain", "export", "changes", "doctor"):
        assert f"## dateline {command}\n" in text
    assert re.findall(r"^\| `(\w+)` \| ", text.split("| column | meaning |")[1], re.M) == list(COLUMNS)
