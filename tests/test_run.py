"""Runs: in order, the same for any number of processes, whole when a page kills its process or the run is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import psutil
import pytest

from dateline.errors import CodebookError, Error, StoreError
from dateline.model import Record
from dateline.run import PageDone, Summary, read
from dateline.settings import Settings
from dateline.store import check, open_store, records
from dateline.workers import Stages
from tests.test_store_samples import AMBUSH, DYING, NEWER, STAGES, UNREADY, write_pages

ROOT = Path(__file__).parents[1]


def run(
    paths: list[str],
    *,
    jobs: int = 1,
    db: Path | None = None,
    stages: Stages = STAGES,
    page_seconds: float = 30,
) -> tuple[list[PageDone], Summary]:
    """Reads pages and gives what was told."""
    told: list[PageDone] = []
    settings = Settings(jobs=jobs)
    if db is None:
        return told, read(paths, settings, told.append, stages=stages, page_seconds=page_seconds)
    with open_store(db, access="write") as store:
        return told, read(paths, settings, told.append, store=store, stages=stages, page_seconds=page_seconds)


def encoded(told: list[PageDone]) -> list[bytes]:
    return [msgspec.json.encode(done.record) for done in told]


def issues(told: list[PageDone]) -> dict[str, list[str]]:
    return {done.record.page: [f"{i.code}: {i.message}" for i in done.record.issues] for done in told}


def test_records_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    texts = {f"p{n:02}": AMBUSH * (1 + n % 4) + ("SLOW\n" if n % 5 == 0 else "") for n in range(40)}
    paths = write_pages(tmp_path / "pages", texts)
    one, summary = run(paths, jobs=1)
    three, _ = run(paths, jobs=3)
    assert [done.record.page for done in one] == list(texts)
    assert encoded(one) == encoded(three)
    assert (summary.pages, summary.articles) == (40, 40)
    assert summary.events == sum(len(done.record.events) for done in one)
    assert summary.statements == sum(len(done.record.statements) for done in one)


def test_a_page_id_met_twice_is_an_issue_of_the_run_and_not_of_the_record(tmp_path: Path) -> None:
    paths = [path for side in "ab" for path in write_pages(tmp_path / side, {"same": AMBUSH})]
    told, summary = run(paths)
    assert summary.issues == {"duplicate-id": 1}
    assert issues(told) == {"same": []}


def test_a_second_run_reads_nothing_and_tells_the_same(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "pages", {"a": AMBUSH, "b": "title\nThe army left the town in Gao.\n"})
    db = tmp_path / "d.db"
    first, one = run(paths, db=db)
    again, two = run(paths, db=db)
    assert (one.kinds, two.kinds) == ({"new": 2}, {"unchanged": 2})
    assert encoded(first) == encoded(again)
    Path(paths[0]).write_text(AMBUSH + "More.\n")
    assert run(paths, db=db)[1].kinds == {"changed": 1, "unchanged": 1}
    assert run(paths, db=db, stages=NEWER)[1].kinds == {"version": 2}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_kills_its_process_is_an_issue_and_the_run_goes_on(tmp_path: Path, jobs: int) -> None:
    texts = {"a": AMBUSH, "b": "t\nSEGFAULT\n", "c": AMBUSH, "d": "t\nEXIT\n", "unloadable": "t\n", "e": AMBUSH}
    paths = write_pages(tmp_path / "p", texts)
    told, summary = run(paths, jobs=jobs)
    found = issues(told)
    assert [name for name, lines in found.items() if not lines] == ["a", "c", "e"]
    assert found["b"] == [
        "internal: the reading process died (signal 11, Segmentation fault); the page was not recorded."
    ]
    assert found["d"] == ["internal: the reading process died (exit code 3); the page was not recorded."]
    assert "signal 9" in found[paths[4]][0]
    assert told[1].record.sha256
    assert told[1].record.versions == told[0].record.versions
    assert summary.issues == {"internal": 3}


def test_a_page_that_raises_is_an_issue(tmp_path: Path) -> None:
    texts = {"a": "t\nRAISE\n", "b": "t\nMEMORY\n", "c": AMBUSH, "d": "t\nMALFORMED\n", "e": AMBUSH}
    told, _ = run(write_pages(tmp_path / "p", texts))
    found = issues(told)
    assert found["d"][0].startswith("internal: its record is malformed (ValidationError: Expected `str`, got `int`")
    assert found["e"] == []
    assert found["a"] == ["internal: ValueError: no such luck; the page was not recorded."]
    assert found["b"] == ["internal: MemoryError; the page was not recorded."]
    assert found["c"] == []


def test_a_page_that_hangs_is_given_up(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "p", {"a": AMBUSH, "b": "t\nHANG\n", "c": AMBUSH})
    begin = time.monotonic()
    told, _ = run(paths, page_seconds=0.5)
    assert time.monotonic() - begin < 10
    assert issues(told)["b"] == ["internal: it took longer than 0.5 seconds; the page was not recorded."]
    assert [len(done.record.events) for done in told] == [2, 0, 2]


def test_a_slow_taker_of_records_is_not_taken_for_a_hanging_page(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "p", {"a": AMBUSH, "b": AMBUSH, "c": AMBUSH})
    told: list[PageDone] = []

    def take(done: PageDone) -> None:
        time.sleep(0.7)
        told.append(done)

    read(paths, Settings(), take, stages=STAGES, page_seconds=0.5)
    assert issues(told) == {"a": [], "b": [], "c": []}


def test_a_failed_page_is_tried_again(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "p", {"a": AMBUSH + "RAISE\n"})
    db = tmp_path / "d.db"
    assert run(paths, db=db)[1].kinds == {"failed": 1}
    assert run(paths, db=db)[1].kinds == {"failed": 1}
    with open_store(db, access="read") as store:
        assert store.rows("SELECT count(*) FROM reading") == [(1,)]
        assert list(records(store)) == []


def test_what_a_library_prints_does_not_reach_the_records(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(write_pages(tmp_path / "p", {"a": "t\nPRINT\n"}))
    assert "talks" not in capfd.readouterr().out


def test_reading_that_cannot_start_is_one_error(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "p", {"a": AMBUSH})
    with pytest.raises(Error, match="entry 3 has no name"):
        run(paths, stages=UNREADY)
    with pytest.raises(Error, match="could not start"):
        run(paths, stages=DYING)
    assert issubclass(CodebookError, Error)


def test_references_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    """However many pages there are, only a window of them is held."""
    path = write_pages(tmp_path / "p", {"a": AMBUSH})[0]
    taken = 0
    ahead: list[int] = []

    def refs() -> object:
        nonlocal taken
        for _ in range(300):
            taken += 1
            yield path

    def take(done: PageDone) -> None:
        ahead.append(taken - len(ahead))

    read(refs(), Settings(), take, stages=STAGES)  # type: ignore[arg-type]
    assert len(ahead) == 300
    assert max(ahead) <= 10


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    def readers() -> list[int]:
        return [p.pid for p in psutil.Process().children(recursive=True) if "forkserver" in " ".join(p.cmdline())]

    paths = write_pages(tmp_path / "p", {"a": AMBUSH, "b": "t\nHANG\n", "c": AMBUSH})
    run(paths[:1])
    before = readers()
    with pytest.raises(StoreError):
        read(paths, Settings(jobs=2), _refuse, stages=STAGES)
    assert len(readers()) <= len(before)


def _refuse(done: PageDone) -> None:
    raise StoreError("full")


# ------------------------------------------------------------------------------------------------ killed, interrupted

RUN = """
import sys
from pathlib import Path
from dateline.run import read
from dateline.settings import Settings
from dateline.store import open_store
from tests.test_store_samples import STAGES
if __name__ == "__main__":
    with open_store(Path(sys.argv[1]), access="write") as store:
        told = read(sys.argv[3:], Settings(jobs=int(sys.argv[2])), lambda done: print(done.record.page, flush=True),
                    store=store, stages=STAGES)
        print(told.interrupted, file=sys.stderr)
"""


def start(db: Path, jobs: int, paths: list[str]) -> subprocess.Popen[str]:
    """A run in a process (and process group) of its own."""
    script = db.with_name("run_it.py")
    script.write_text(RUN)
    return subprocess.Popen(
        [sys.executable, str(script), str(db), str(jobs), *paths],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def kept(db: Path) -> list[Record]:
    with open_store(db, access="read") as store:
        assert [one for one in check(store) if not one.sound] == []
        return list(records(store))


@pytest.mark.parametrize(("jobs", "after"), [(1, 3), (2, 27)])
def test_killed_at_any_moment_no_finished_page_is_lost(tmp_path: Path, jobs: int, after: int) -> None:
    paths = write_pages(tmp_path / "pages", {f"p{n:02}": AMBUSH + f"SLOW {n}\n" for n in range(40)})
    db = tmp_path / "d.db"
    process = start(db, jobs, paths)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(after)]
    process.kill()
    told += process.stdout.read().split()
    process.communicate()
    assert {record.page for record in kept(db)} >= set(told)
    assert len(kept(db)) < 40
    again, summary = run(paths, jobs=2, db=db)
    assert summary.kinds["unchanged"] >= len(told)
    assert kept(db) == sorted((done.record for done in run(paths)[0]), key=lambda record: record.source)
    assert [done.record.page for done in again] == [f"p{n:02}" for n in range(40)]


def test_its_readers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "pages", {f"p{n:02}": AMBUSH + f"SLOW {n}\n" for n in range(40)})
    process = start(tmp_path / "d.db", 2, paths)
    assert process.stdout is not None
    process.stdout.readline()
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert alive == []


def test_interrupted_it_ends_cleanly_and_keeps_what_is_done(tmp_path: Path) -> None:
    paths = write_pages(tmp_path / "pages", {f"p{n:02}": AMBUSH + f"SLOW {n}\n" for n in range(60)})
    db = tmp_path / "d.db"
    process = start(db, 2, paths)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(5)]
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=10)
    told += out.split()
    assert process.returncode == 0
    assert err == "True\n"
    assert {record.page for record in kept(db)} == set(told)
    assert 5 <= len(told) < 60
