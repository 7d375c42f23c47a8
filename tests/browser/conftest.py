"""A real browser (Debian's Chromium) over real servers; skipped, with the reason, where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.merge.update import update
from dateline.store import open_store
from tests import web_record as made
from tests.web_server import running

playwright: Any = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (pip install '.[dev]')"
)
playwright.expect.set_options(timeout=30_000)  # milliseconds; a busy machine without a graphics card draws maps slowly
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PLAIN = ["--no-sandbox", "--disable-3d-apis"]
"""Without WebGL, and so without maps: a processor that reckons them is busy with nothing else."""
MAPPED = ["--no-sandbox", "--enable-unsafe-swiftshader"]
"""A map without a graphics card: WebGL is reckoned by the processor."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Starts browsers with flags."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with playwright.sync_playwright() as play:
        yield lambda flags: play.chromium.launch(executable_path=CHROMIUM, args=flags)


@pytest.fixture(scope="session")
def browser(chromium: Any) -> Iterator[Any]:
    """One browser for all tests that need no map."""
    found = chromium(PLAIN)
    yield found
    found.close()


@pytest.fixture(scope="session")
def mapping(chromium: Any) -> Iterator[Any]:
    """One browser for all tests that look at maps."""
    found = chromium(MAPPED)
    yield found
    found.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server on 200 made events and a hostile page, with incidents."""
    path = made.write(tmp_path_factory.mktemp("small") / "small.db", [*made.many(200), made.hostile()])
    with open_store(path, access="write") as store:
        update(store)
    with running(path) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Address of a server on a database that the test may write to, and the database."""
    path = made.write(tmp_path / "own.db", [*made.many(30), made.hostile()])
    with running(path) as port:
        yield f"http://127.0.0.1:{port}/", path


class Watched:
    """A page of the browser with what it asked for and what went wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.append(said.text) if _wrong(said) else None)


def _wrong(said: Any) -> bool:
    """Whether the console tells of trouble; that a server has ended, whose stream the page follows, is none."""
    return said.type == "error" and not said.location.get("url", "").endswith("/api/live")


SERVERS = ("own", "twice", "others", "examples")
"""Fixtures that end a server after each test."""


@pytest.fixture
def served(request: pytest.FixtureRequest) -> None:
    """Has the servers of a test begin before its page, and so end after it."""
    for name in SERVERS:
        if name in request.fixturenames:
            request.getfixturevalue(name)


@pytest.fixture
def watched(served: None, browser: Any) -> Iterator[Watched]:
    """A page of 1280 by 900 that must end without errors; it draws no map."""
    yield from _watched(browser)


@pytest.fixture
def charted(served: None, mapping: Any) -> Iterator[Watched]:
    """The same with maps."""
    yield from _watched(mapping)


def _watched(browser: Any) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    own = Watched(context.new_page())
    yield own
    context.close()
    assert own.wrong == []
