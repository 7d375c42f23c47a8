"""The page over many incidents, timed in a real browser: python -m benchmarks.web [N]

Makes a database of N incidents (10,000 where none is given) told by one to five reports each, over six years and 500
towns, serves it, and prints what a reader waits for: the first view of Events and of Incidents and each filter, from
the change of the address to the frame that shows it, with how busy the machine was. Needs Chromium.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.codebook import load
from dateline.compare.view import keys_of
from dateline.knowledge.actors import country_names
from dateline.model import (
    ActorRow,
    ArticleRow,
    DateRow,
    EventRow,
    FigureRow,
    Page,
    PlaceRow,
    Record,
    Value,
    Versions,
)  # fmt: skip
from dateline.store import add, open_store

SEED = 7
TOWNS, FORCES, OUTLETS, EACH = 500, 400, 5, 8
"""Places, parties, outlets, and events on a page."""
FIRST = date(2019, 1, 1)
DAYS = 6 * 365
SYLLABLES = ("ba", "dar", "kal", "mo", "ner", "ous", "ri", "sel", "ta", "vor", "zin", "lem")
PRECISION = ("exact", "exact", "near", "area", "region", "country")
VERSIONS = Versions(dateline="0", reader="made", codebook="plover-2021.1", knowledge="0")
MAPS = {
    "without": ["--no-sandbox", "--disable-3d-apis"],
    "in software": ["--no-sandbox", "--enable-unsafe-swiftshader"],
}
"""How the map is drawn -> flags of Chromium. A machine without a graphics card reckons WebGL by the processor, and
paints the rest of the page without it, as here. Flags that name a drawer (--use-angle=swiftshader) would have all of
the page painted by WebGL's stand-in, ten times as slow as what such a machine does."""
CHANGES = {
    "events": (
        {"type": "ASSAULT"}, {"role": "news"}, {"type": ""}, {"since": "2021-01-01"}, {"actor": "force 1"},
        {"quad": "verbal conflict"}, {"since": "", "actor": "", "quad": "", "role": ""},
    ),
    "incidents": (
        {"type": "ASSAULT"}, {"killed": "10"}, {"type": "", "killed": ""}, {"witnesses": "2"}, {"since": "2021-01-01"},
        {"disputed": "1"}, {"country": "MLI", "disputed": ""}, {"since": "", "country": "", "witnesses": ""},
    ),
}  # fmt: skip
"""Filters as a reader sets them one after the other, by view."""
TIMED = """async (change) => {
  const {change: act} = await import('./js/state.js');
  performance.clearMeasures('filter');
  window.before = performance.getEntriesByName('map').length;
  const begin = performance.now();
  act(change);
  while (!performance.getEntriesByName('filter').length) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""
"""Milliseconds from a change of the address until list and timeline have been painted."""
FOLLOWED = """async () => {
  while (performance.getEntriesByName('map').length <= window.before) await new Promise((done) => setTimeout(done, 50));
}"""
"""Ends when the map shows what the last filter left."""
SEEN = """() => performance.getEntriesByName('filter')[0].startTime
  + performance.getEntriesByName('filter')[0].duration"""


# -------------------------------------------------------------------------------- a database of incidents


class Town(Value, frozen=True, kw_only=True):
    """A made place."""

    name: str
    country: str
    lat: float
    lon: float
    precision: str


class Happening(Value, frozen=True, kw_only=True):
    """A made incident: what all its reports tell."""

    number: int
    type: str
    mode: str | None
    town: Town | None
    day: str | None
    force: str
    people: str
    dead: int
    status: str
    role: str
    reports: int


def happenings(count: int) -> Iterator[Happening]:
    """``count`` incidents; the same count gives the same ones."""
    draw = random.Random(SEED)
    countries = [*sorted(country_names())[:60], "MLI", "SYR", "UKR"]
    towns = [_town(draw, draw.choice(countries)) for _ in range(TOWNS)]
    types = [(one.code, [None, *(mode.code for mode in one.modes)]) for one in load().types]
    for number in range(count):
        kind, modes = draw.choice(types)
        yield Happening(
            number=number, type=kind, mode=draw.choice(modes), town=draw.choice(towns) if draw.random() < 0.8 else None,
            day=str(FIRST + timedelta(days=draw.randrange(DAYS))) if draw.random() < 0.9 else None,
            force=f"Force {draw.randrange(FORCES)}", people=f"the people of ward {draw.randrange(3000)}",
            dead=draw.randrange(50) if kind == "ASSAULT" else 0, status=draw.choice(("actual",) * 6 + ("planned",)),
            role="news" if draw.random() < 0.8 else "background",
            reports=min(OUTLETS, 1 + int(draw.expovariate(1.2))),
        )  # fmt: skip


def _town(draw: random.Random, country: str) -> Town:
    name = "".join(draw.choice(SYLLABLES) for _ in range(3)).title()
    lat, lon = round(draw.uniform(-35, 60), 3), round(draw.uniform(-110, 140), 3)
    return Town(name=name, country=country, lat=lat, lon=lon, precision=draw.choice(PRECISION))


def write(path: Path, count: int) -> Path:
    """A database of ``count`` incidents at a path, merged by the generator and not by comparing."""
    made = list(happenings(count))
    with open_store(path, access="write") as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # this file need not outlive a power cut
        told: dict[int, list[str]] = {}
        for outlet in range(OUTLETS):
            reported = [one for one in made if one.reports > outlet]
            for first in range(0, len(reported), EACH):
                page, record = _page(outlet, first, reported[first : first + EACH])
                add(store, page, record)
                for one, key in zip(reported[first : first + EACH], keys_of(record), strict=True):
                    told.setdefault(one.number, []).append(f"{key} {page.source}")
        _merge(store.connection, told)
    return path


def _merge(sql: Any, told: dict[int, list[str]]) -> None:
    readings = {source: reading for reading, source in sql.execute("SELECT id, source FROM current")}
    places: dict[str, int] = {}
    for number, rows in sorted(told.items()):
        name, at = f"I-{number:010x}", "2026-01-01T00:00:00+00:00"
        keys = [row.partition(" ")[0] for row in rows]
        sql.execute("INSERT INTO incident (id, founder, at) VALUES (?, ?, ?)", (name, keys[0], at))
        for row in rows:
            key, _, source = row.partition(" ")
            place = places[source] = places.get(source, -1) + 1
            values = (key, name, readings[source], place, f"{source}#0")
            sql.execute(
                "INSERT INTO member (event, incident, reading_id, number, article) VALUES (?, ?, ?, ?, ?)", values
            )
            step = (at, "joined", name, key, None, "made")
            sql.execute("INSERT INTO step (at, kind, incident, event, other, because) VALUES (?, ?, ?, ?, ?, ?)", step)
    sql.commit()


def _page(outlet: int, first: int, told: list[Happening]) -> tuple[Page, Record]:
    title = f"Outlet {outlet} report {first // EACH}"
    sentences = [_sentence(one, outlet) for one in told]
    text = f"{title}\n\n" + "\n\n".join(sentences) + "\n"
    data = text.encode()
    name = f"o{outlet}-{first // EACH:05}"
    page = Page(id=name, source=f"/pages/{name}.txt", sha256=hashlib.sha256(data).hexdigest(), data=data, text=text)
    events, at = [], len(title) + 2
    for number, (one, sentence) in enumerate(zip(told, sentences, strict=True)):
        events.append(_event(number, one, outlet, sentence, at))
        at += len(sentence) + 2
    body = (len(title) + 2, len(text) - 1)
    article = ArticleRow(
        title=title, starts_with=sentences[0][:40], ends_with=sentences[-1][-40:], published=told[0].day,
        published_from=None, dateline_place=None, agency=None, body_span=body, title_span=(0, len(title)),
        parts=(body,),
    )  # fmt: skip
    return page, Record(
        page=name, provenance="made", source=page.source, sha256=page.sha256, versions=VERSIONS, articles=(article,),
        events=tuple(events), outlet=f"Outlet {outlet}",
    )  # fmt: skip


def _sentence(one: Happening, outlet: int) -> str:
    where = one.town.name if one.town else "the north"
    return f"{one.force} met {one.people} in {where} that day, and {_dead(one, outlet)} died, the mayor said."


def _dead(one: Happening, outlet: int) -> int:
    """The toll as an outlet has it: one in three differs."""
    return one.dead + (outlet if one.number % 3 == 0 and one.dead else 0)


def _event(number: int, one: Happening, outlet: int, sentence: str, at: int) -> EventRow:
    def span(words: str) -> tuple[int, int]:
        start = at + sentence.index(words)
        return start, start + len(words)

    def party(words: str, country: str | None, sector: str) -> ActorRow:
        return ActorRow(text=words, name=words.removeprefix("the "), country=country, sector=sector, span=span(words))

    town, dead = one.town, _dead(one, outlet)
    figure = FigureRow(
        kind="killed", of=None, text=str(dead), low=dead, high=dead, scope="incident", attributed_to=("the mayor",),
        span=span(f"{dead} died"), attributed_spans=(span("the mayor"),),
    )  # fmt: skip
    return EventRow(
        id=f"E{number + 1}", article=0, evidence=sentence, trigger="met", type=one.type, mode=one.mode,
        actors=(party(one.force, town.country if town else None, "REB"),),
        recipients=(party(one.people, town.country if town else None, "CVL"),),
        place=PlaceRow(
            text=town.name, name=town.name, country=town.country, span=span(town.name), lat=town.lat, lon=town.lon,
            precision=town.precision,
        ) if town else None,
        date=DateRow(text=None, start=one.day, end=one.day) if one.day else None, status=one.status, role=one.role,
        figures=(figure,) if one.dead else (), attributed_to=("the mayor",), same_event_in=(),
        evidence_span=(at, at + len(sentence)), trigger_span=span("met"), attributed_spans=(span("the mayor"),),
        confidence=round(0.4 + one.number % 60 / 100, 2),
    )  # fmt: skip


# -------------------------------------------------------------------------------- timing


class Wait(Value, frozen=True, kw_only=True):
    """Seconds on the clock, and seconds of processor time of the page meanwhile, which other work on the machine does
    not lengthen."""

    clock: float
    busy: float


class Times(Value, frozen=True, kw_only=True):
    """What a reader waits for: the first view, each filter, and the rings on the map after a filter (seconds on the
    clock, from when they begin to be drawn, which is when nobody filters on)."""

    first: Wait
    filters: tuple[Wait, ...]
    maps: tuple[float, ...]

    @property
    def median(self) -> Wait:
        """The middle one of the filters, of either measure."""
        return Wait(
            clock=statistics.median(one.clock for one in self.filters),
            busy=statistics.median(one.busy for one in self.filters),
        )


def timed(browser: Any, base: str, view: str) -> Times:
    """What a reader waits for in a view of a server that has answered before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(120_000)
    page = context.new_page()
    begun = busy(browser)
    page.goto(f"{base}?view={view}")
    page.locator(".events .event").first.wait_for()
    first = Wait(clock=page.evaluate(SEEN) / 1000, busy=busy(browser) - begun)
    if page.locator(".map canvas").count():  # the map is drawn after the list; a reader reads meanwhile
        page.locator(".ring").first.wait_for()
    page.wait_for_timeout(3000)
    filters = tuple(_filtered(browser, page, change) for change in CHANGES[view])
    page.wait_for_timeout(500)
    maps = tuple(one / 1000 for one in page.evaluate("performance.getEntriesByName('map').map((one) => one.duration)"))
    context.close()
    return Times(first=first, filters=filters, maps=maps)


def _filtered(browser: Any, page: Any, change: dict[str, str]) -> Wait:
    """One filter; a reader looks at what it left, map included, before the next."""
    begun = busy(browser)
    clock = page.evaluate(TIMED, change) / 1000
    told = Wait(clock=clock, busy=busy(browser) - begun)
    page.evaluate(FOLLOWED)
    page.wait_for_timeout(1500)  # the colours of countries come last
    return told


def busy(browser: Any) -> float:
    """Seconds of processor time that the browser's pages have taken so far."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(float(one["cpuTime"]) for one in told if one["type"] == "renderer")


@contextmanager
def browsing(flags: list[str]) -> Iterator[Any]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


def answered(base: str, what: str) -> tuple[float, float]:
    """Seconds and megabytes of an answer of the server."""
    began = time.perf_counter()
    with urllib.request.urlopen(f"{base}api/{what}") as reply:
        size = len(reply.read())
    return time.perf_counter() - began, size / 1e6


def whole(base: str, what: str) -> Wait:
    """What a server that has just been started in this process takes to answer with everything; incidents come as they
    are made."""
    clock, own = time.perf_counter(), time.process_time()
    while True:
        with urllib.request.urlopen(f"{base}api/{what}") as reply:
            if not json.load(reply).get("making"):
                return Wait(clock=time.perf_counter() - clock, busy=time.process_time() - own)


def report(base: str, again: str) -> None:
    """Prints what a server and its page take; ``again`` is the address of a second server on the same database."""
    print("on the clock, and processor time in brackets\n")
    print("| answer | first time s | again s | MB |\n|---|---|---|---|")
    for what in ("index", "incidents"):
        once = whole(base, what)
        later, size = answered(base, what)
        print(f"| {what} | {once.clock:.2f} ({once.busy:.2f}) | {later:.2f} | {size:.1f} |", flush=True)
    once = whole(again, "incidents")
    later, size = answered(again, "incidents")
    print(f"| incidents, started again | {once.clock:.2f} ({once.busy:.2f}) | {later:.2f} | {size:.1f} |", flush=True)
    print(
        "\n| view | map | first view s | filter, median ms | longest ms | map, median ms |\n|---|---|---|---|---|---|"
    )
    for maps, flags in MAPS.items():
        with browsing(flags) as browser:
            for view in CHANGES:
                print(line(view, maps, timed(browser, base, view)), flush=True)


def line(view: str, maps: str, told: Times) -> str:
    """A row of the table."""

    def ms(one: Wait) -> str:
        return f"{one.clock * 1000:.0f} ({one.busy * 1000:.0f})"

    most = max(told.filters, key=lambda one: one.clock)
    drawn = f"{statistics.median(told.maps) * 1000:.0f}" if told.maps else ""
    first = f"{told.first.clock:.2f} ({told.first.busy:.2f})"
    return f"| {view} | {maps} | {first} | {ms(told.median)} | {ms(most)} | {drawn} |"


def main() -> int:
    """Makes the database, serves it, and prints a table."""
    from tests.web_server import running

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--db", type=Path, help="keep the database here, and take it from here where it exists")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = args.db or Path(folder) / "many.db"
        if not path.exists():
            write(path, args.count)
        with running(path) as port, running(path) as second:
            report(f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{second}/")
    print(f"\nload of the machine: {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
