"""The example pages as a reader meets them: read by the program, served, looked at, checked, judged, handed over."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Watched
from tests.web_server import running

expect: Any = pytest.importorskip("playwright.sync_api").expect
ROOT = Path(__file__).parents[2]
EVENT = "tessit-ambush.E1"


def run(*words: str) -> None:
    """A command of the program."""
    there = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run(
        [sys.executable, "-m", "dateline", *words], cwd=ROOT, env=there, check=True, stdout=subprocess.DEVNULL
    )


def asked(base: str, path: str) -> Any:
    with urllib.request.urlopen(base + path) as reply:
        return json.load(reply)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples as ``dateline read`` puts them on record, with incidents."""
    path = tmp_path_factory.mktemp("examples") / "pages.db"
    run("read", "examples", "--db", str(path), "--quiet")
    run("incidents", "--db", str(path))
    return path


@pytest.fixture
def examples(database: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Address of a server on a copy of the database, and the copy."""
    path = Path(shutil.copy(database, tmp_path / "pages.db"))
    with running(path) as port:
        yield f"http://127.0.0.1:{port}/", path


def test_events_are_filtered_mapped_and_exported(charted: Watched, examples: tuple[str, Path]) -> None:
    page, (base, _) = charted.page, examples
    page.goto(base)
    total = asked(base, "api/events?limit=1")["total"]
    expect(page.locator(".total strong")).to_have_text(f"{total} events")
    expect(page.locator(".ring").first).to_be_visible()
    page.get_by_text("More filters").click()
    page.locator("[name=type]").select_option("ASSAULT")
    few = asked(base, "api/events?limit=1&type=ASSAULT")["total"]
    assert 0 < few < total
    expect(page.locator(".total strong")).to_have_text(f"{few} event" + "s" * (few != 1))
    page.wait_for_url("**type=ASSAULT**")
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(coming.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row["type"] for row in rows] == ["ASSAULT"] * few


def test_an_incident_leads_to_its_reports_and_a_field_to_its_words(
    watched: Watched, examples: tuple[str, Path]
) -> None:
    page, (base, _) = watched.page, examples
    page.goto(f"{base}?view=article&page=tessit-ambush&event=E1")
    expect(page.locator(".furniture .reason").first).to_be_visible()
    page.locator(".fields .jump").first.click()
    expect(page.locator(".flash").first).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Incident I-").first.click()
    expect(page.locator(".toll-chart").first).to_be_visible()
    expect(page.get_by_role("heading", name="Witnesses")).to_be_visible()
    expect(page.locator(".report mark").first).to_be_visible()
    page.locator(".report h3 a").first.click()
    expect(page.locator(".paper")).to_be_visible()


def test_actors_and_places_of_the_examples_have_pages(watched: Watched, examples: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, examples
    for view in ("actors", "places"):
        page.goto(f"{base}?view={view}")
        first = page.locator("main td a, main th a").first
        told = first.inner_text()
        first.click()
        expect(page.locator("h1")).to_have_text(told)


def test_a_page_is_judged_to_the_end_by_keys_and_handed_over(watched: Watched, examples: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, examples
    held = asked(base, "api/page?id=tessit-ambush")["record"]["events"]
    page.goto(f"{base}?view=review&who=Ann&order=page")
    total = asked(base, "api/events?limit=1")["total"]
    expect(page.locator(".bar-of")).to_contain_text(f"0 done, {total} to go")
    page.locator("main").focus()
    for done in range(1, total + 1):
        page.keyboard.press("a")
        expect(page.locator(".bar-of")).to_contain_text(f"{done} done")
    with urllib.request.urlopen(base + "api/reviewed/corpus") as reply:
        archive = zipfile.ZipFile(io.BytesIO(reply.read()))
    whole = json.loads(archive.read("reviewed/tessit-ambush.json"))
    assert len(whole["events"]) == len(held)
    assert whole["meta"]["reviewed_by"] == ["Ann"]


def test_the_page_follows_the_program_as_it_reads(examples: tuple[str, Path], watched: Watched, tmp_path: Path) -> None:
    page, (base, path) = watched.page, examples
    page.goto(base)
    before = asked(base, "api/status")["counts"]["pages"]
    expect(page.locator("#known")).to_contain_text(f"on {before} pages")
    folder = tmp_path / "new"
    folder.mkdir()
    for number in range(3):
        (folder / f"new{number}.txt").write_text(
            f"Gunmen kill {number + 2} farmers near Kidal\n\nGunmen killed {number + 2} farmers near Kidal on Monday."
        )
    run("read", str(folder), "--db", str(path), "--quiet")
    expect(page.locator("#known")).to_contain_text(f"on {before + 3} pages")
    assert asked(base, "api/status")["counts"]["pages"] == before + 3
