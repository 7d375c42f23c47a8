"""What else is judged, and how far a reading has come: statements, totals, silent pages, bounds; tolls over days."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge.update import update
from dateline.store import add, open_store
from dateline.store.page import reading
from tests import web_record as made
from tests.browser.conftest import Watched
from tests.test_web_others import quiet
from tests.web_server import running

expect: Any = pytest.importorskip("playwright.sync_api").expect


def asked(base: str, path: str) -> Any:
    with urllib.request.urlopen(base + path) as reply:
        return json.load(reply)


@pytest.fixture
def others(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server on a page with an event, and a quiet one with a statement and a total."""
    path = made.write(tmp_path / "others.db", [made.hostile(), quiet()])
    with running(path) as port:
        yield f"http://127.0.0.1:{port}/", path


def test_statements_and_totals_are_judged_by_keys_and_taken_back(watched: Watched, others: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, others
    page.goto(base + "?view=review")
    page.locator("[name=who]").fill("Ann")
    page.locator("[name=order]").select_option("statements")
    page.get_by_role("button", name="Begin").click()
    bar = page.locator(".bar-of")
    expect(bar).to_contain_text("0 done, 2 to go")
    expect(page.locator(".card h2")).to_contain_text("The mayor said")
    expect(page.locator("[data-verdict=correct]")).to_have_count(0)
    page.locator("main").focus()
    page.keyboard.press("r")
    expect(bar).to_contain_text("1 done, 1 to go")
    page.keyboard.press("u")
    expect(bar).to_contain_text("0 done, 2 to go")
    page.keyboard.press("a")
    expect(bar).to_contain_text("1 done, 1 to go")
    page.goto(base + "?view=review&who=Ann&order=totals")
    expect(page.locator(".card h2")).to_contain_text("40")
    page.locator("main").focus()
    page.keyboard.press("r")
    expect(page.get_by_text("Everything is judged.")).to_be_visible()
    page.goto(base + "?view=article&page=quiet&event=S1")
    expect(page.locator(".held")).to_contain_text("accept by Ann")
    page.goto(base + "?view=article&page=quiet&event=T1")
    expect(page.locator(".held")).to_contain_text("reject by Ann")


def test_a_page_is_held_to_tell_no_event(watched: Watched, others: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, others
    page.goto(base + "?view=review&who=Ann&order=silent")
    expect(page.locator(".bar-of")).to_contain_text("0 done, 1 to go")
    page.get_by_role("button", name="No event here").click()
    expect(page.get_by_text("Everything is judged.")).to_be_visible()
    page.goto(base + "?view=article&page=quiet")
    expect(page.locator(".held")).to_contain_text("tells no event by Ann")
    with urllib.request.urlopen(base + "api/reviewed") as reply:
        (line,) = reply.read().splitlines()
    assert json.loads(line)["page"] == "quiet"


def test_a_correction_has_bounds_open_days_and_what_a_party_is(watched: Watched, others: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, others
    said = {"killed": "9 or more", "days": "2025-03-01/..", "party_sector": "GOV"}
    for field, value in said.items():
        page.goto(base + "?view=review&who=" + field)
        page.locator("[data-verdict=correct]").click()
        page.locator(".correct [name=field]").select_option(field)
        page.locator(".correct [name=value]").fill(value)
        expect(page.locator(".correct [name=party]")).to_be_visible(visible=field == "party_sector")
        page.get_by_role("button", name="Keep the correction").click()
        expect(page.get_by_text("Everything is judged.")).to_be_visible()
    held = [json.loads(one["value"]) for one in asked(base, "api/judgements")["judgements"]]
    assert held[:2] == [[9, None], "2025-03-01/.."]
    assert held[2].endswith(": GOV")
    page.goto(base + "?view=article&page=hostile&event=E1")
    expect(page.locator(".held")).to_contain_text("killed = 9 or more")


def test_how_many_pages_are_to_come_is_shown_while_they_are_read(own: tuple[str, Path], watched: Watched) -> None:
    page, (base, path) = watched.page, own
    page.goto(base)
    expect(page.locator(".total strong")).to_have_text("31 events")
    with open_store(path, access="write") as store, reading(store, 12, each=0.0) as step:
        for read, record in made.many(60)[3:]:
            add(store, read, record)
            step()
        expect(page.locator("#live")).to_contain_text("3 of 12 pages, 9 to come")


def test_a_toll_is_drawn_over_days_by_who_says_so(watched: Watched, tmp_path: Path) -> None:
    path = made.write(tmp_path / "toll.db", list(told_thrice()))
    with open_store(path, access="write") as store:
        update(store)
    with running(path) as port:
        page = watched.page
        page.goto(f"http://127.0.0.1:{port}/?view=incidents")
        page.locator(".event .type").first.click()
        chart = page.locator(".toll-chart").first
        expect(chart).to_be_visible()
        told = [day for day in chart.locator("text").all_text_contents() if day.endswith(" 2025")]
        assert told == ["8 Mar 2025", "9 Mar 2025", "11 Mar 2025"]
        at = [float(chart.locator(f"g:has(title) circle >> nth={n}").get_attribute("cx")) for n in range(3)]
        assert at == sorted(at)
        assert at[2] - at[1] > 1.5 * (at[1] - at[0])  # two days are wider than one


def told_thrice() -> Iterator[tuple[Any, Any]]:
    """One raid by three outlets on three days, each with a toll of its own."""
    page, record = made.hostile()
    for number, (day, high) in enumerate((("2025-03-08", 9), ("2025-03-09", 11), ("2025-03-11", 20))):
        (event,) = record.events
        figure = replace(event.figures[0], low=7 + number, high=high, attributed_to=(), attributed_spans=())
        source = f"/{number}/raid.txt"
        yield replace(page, id=f"raid{number}", source=source), replace(
            record, page=f"raid{number}", source=source, outlet=f"Outlet {number}", url=None,
            articles=(replace(record.articles[0], published=day),), events=(replace(event, figures=(figure,)),),
        )  # fmt: skip
