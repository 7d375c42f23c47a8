"""The page walked as a reader would: looking, filtering, checking, judging."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge.update import update
from dateline.store import add, open_store
from tests import web_record as made
from tests.browser.conftest import Watched

expect: Any = pytest.importorskip("playwright.sync_api").expect
ON_RINGS = """few => [...document.querySelectorAll('.ring')]
  .reduce((n, one) => n + parseInt(one.getAttribute('aria-label')), 0) <= few"""
VIEWS = ("", "?view=incidents", "?view=pages", "?view=actors", "?view=places", "?view=review")


def asked(base: str, path: str) -> Any:
    with urllib.request.urlopen(base + path) as reply:
        return json.load(reply)


def found(watched: Watched) -> int:
    """How many events the overview says it found."""
    text = watched.page.locator(".total strong").inner_text()
    return int(re.sub(r"\D", "", text))


def test_nothing_is_asked_of_other_machines(charted: Watched, small: str) -> None:
    watched = charted
    for view in (*VIEWS, "?view=article&page=hostile&event=E1"):
        watched.page.goto(small + view)
        expect(watched.page.locator("main h1").first).to_be_attached()
    watched.page.goto(small)
    expect(watched.page.locator(".ring").first).to_be_visible()
    assert [url for url in watched.asked if not url.startswith((small, "data:", "blob:"))] == []


def test_words_of_a_page_stay_words(watched: Watched, small: str) -> None:
    page = watched.page
    for view in (
        "?text=bombed",
        "?view=article&page=hostile&event=E1",
        "?view=pages&find=raid",
        "?view=actors&find=svg",
    ):
        page.goto(small + view)
        expect(page.locator("main h1").first).to_be_attached()
        page.wait_for_timeout(300)
        assert "taken" not in page.title().replace(made.HOSTILE, "")
        assert page.locator("main script, main [onerror], main [onload], main img").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    page.goto(small + "?view=article&page=hostile&event=E1")
    expect(page.locator(".paper")).to_contain_text("<svg onload=")
    assert "\u202e" not in page.locator("main").inner_text()
    assert "\ufffd" in page.locator(".paper").inner_text()


@pytest.mark.parametrize(
    "query",
    [
        "type=ASSAULT", "quad=verbal+conflict", "quad=verbal+conflict,material+cooperation", "status=planned&role=news",
        "actor=force+1&side=actor", "actor=Ward+12", "country=SYR", "place=Gao", "since=2021-03-01&until=2022-06-30",
        "outlet=Outlet+3", "source=MAYOR", "sure=0.7", "killed=20", "box=-1,15,2,20", "box=170,-80,40,80",
        "text=ward+river", "mode=demo&role=background", "page=hostile",
    ],
)  # fmt: skip
def test_the_page_and_the_server_filter_alike(watched: Watched, small: str, query: str) -> None:
    watched.page.goto(small + "?" + query)
    expect(watched.page.locator(".total strong")).to_be_visible()
    watched.page.wait_for_timeout(200)
    total = asked(small, "api/events?" + query)["total"]
    expect(watched.page.locator(".total strong")).to_have_text(f"{total} event" + "s" * (total != 1))


@pytest.mark.parametrize(
    "query",
    [
        "type=ASSAULT", "quad=verbal+conflict,material+cooperation", "status=planned&role=news", "country=SYR",
        "actor=force+1&side=actor", "actor=Ward+12", "place=Gao", "since=2021-03-01&until=2022-06-30", "source=MAYOR",
        "outlet=Outlet+3", "sure=0.7", "killed=20", "box=-1,15,2,20", "text=ward+river", "mode=demo&role=background",
        "find=report+1", "reports=2", "witnesses=2", "disputed=1&reports=1",
    ],
)  # fmt: skip
def test_the_page_and_the_server_filter_incidents_alike(watched: Watched, small: str, query: str) -> None:
    watched.page.goto(small + "?view=incidents&" + query)
    total = len(asked(small, "api/incidents?" + query)["incidents"])
    expect(watched.page.locator(".total strong")).to_have_text(f"{total} incident" + "s" * (total != 1))


def test_filters_make_an_address_that_can_be_shared_and_gone_back_from(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small)
    expect(page.locator(".total strong")).to_have_text("201 events")
    page.get_by_text("More filters").click()
    page.locator("[name=type]").select_option("ASSAULT")
    expect(page.locator(".total strong")).not_to_have_text("201 events")
    first = found(watched)
    page.locator("[name=text]").fill("ward")
    page.wait_for_url("**text=ward**")
    page.locator("button.quad.q4").click()
    page.wait_for_url("**quad=material**")
    page.wait_for_timeout(1000)  # the list follows the address
    address, second = page.url, found(watched)
    assert second <= first
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator(".total strong")).to_have_text(f"{second} event" + "s" * (second != 1))
    other.close()
    page.go_back()
    page.wait_for_url(lambda url: "quad" not in url)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".total strong")).to_have_text("201 events")


def test_days_are_chosen_on_the_timeline_by_mouse_and_by_keys(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small)
    chart = page.locator(".chart")
    expect(page.locator(".bars path").first).to_be_attached()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30)
    page.mouse.up()
    page.wait_for_url("**since=20**until=20**")
    expect(page.locator(".total strong")).not_to_have_text("201 events")
    assert found(watched) > 0
    page.get_by_role("button", name="All days").click()
    expect(page.locator(".total strong")).to_have_text("201 events")
    chart.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=20**")


def test_the_map_filters_and_its_view_is_in_the_address(charted: Watched, small: str) -> None:
    watched, page = charted, charted.page
    page.goto(small + "?map=0,16.5,6")
    expect(page.locator(".ring").first).to_be_visible()
    page.get_by_role("button", name="Only what the map shows").click()
    page.wait_for_url("**box=**")
    expect(page.locator(".total strong")).not_to_have_text("201 events")
    assert found(watched) > 0
    page.locator(".chip").first.click()
    expect(page.locator(".total strong")).to_have_text("201 events")


def test_a_field_leads_to_its_words_and_back(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=article&page=hostile&event=E1")
    place = page.locator(".fields .jump.k-place")
    place.click()
    words = page.locator(".flash")
    expect(words.first).to_be_focused()
    assert "".join(words.all_inner_texts()).replace("place", "") == "Teth"
    page.keyboard.press("Escape")
    expect(place).to_be_focused()


def test_words_after_letters_beyond_the_first_plane_are_marked_right(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=article&page=hostile&event=E1")
    page.locator(".fields .jump.k-date").click()
    assert "Friday" in "".join(page.locator(".flash").all_inner_texts())


def test_furniture_and_empty_fields_say_why(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=article&page=hostile")
    expect(page.locator(".furniture .reason")).to_have_text("caption")
    page.goto(small + "?view=article&page=hostile&event=S1")
    expect(page.locator(".empty").first).to_contain_text("empty: the page does not say to whom")


def test_findings_are_walked_by_keys(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=article&page=made-00000")
    expect(page.locator(".paper .m-trigger").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".card .id")).to_have_text("E1")
    page.keyboard.press("j")
    expect(page.locator(".card .id")).to_have_text("E2")
    page.keyboard.press("k")
    page.wait_for_url("**event=E1**")
    page.keyboard.press("Escape")
    expect(page.locator(".card")).to_have_count(0)
    page.locator(".paper .m-trigger").nth(2).focus()
    expect(page.locator(".tip")).to_contain_text("E3")
    page.keyboard.press("Enter")
    expect(page.locator(".card .id")).to_have_text("E3")


def test_a_right_to_left_name_stands_in_its_own_direction(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=article&page=hostile&event=E1")
    name = page.locator(".fields bdi", has_text=made.ARABIC).first
    assert name.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    assert name.inner_text() == made.ARABIC


def test_actors_and_places_have_pages(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=actors&find=force")
    page.get_by_role("link", name="Force 12", exact=True).click()
    expect(page.locator("h1")).to_have_text("Force 12")
    expect(page.get_by_text("With whom, over time")).to_be_visible()
    page.goto(small + "?view=places")
    page.get_by_role("link", name="Gao", exact=True).click()
    expect(page.locator("h1")).to_have_text("Gao")
    page.get_by_role("link", name="Show on the map").click()
    page.wait_for_url("**place=Gao**")


def test_an_incident_shows_claims_witnesses_and_reports(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=incidents&killed=30&order=killed")
    page.locator(".event .type").first.click()
    expect(page.get_by_role("heading", name="Witnesses")).to_be_visible()
    expect(page.locator(".toll-chart")).to_be_visible()
    expect(page.locator(".report mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_incidents_have_timeline_and_map_and_their_filters_leave_each_other_what_they_choose(
    charted: Watched, small: str
) -> None:
    page = charted.page
    page.goto(small + "?view=incidents")
    expect(page.locator(".bars path").first).to_be_attached()
    expect(page.locator(".ring").first).to_be_visible()
    every = found(charted)
    page.get_by_text("More filters").click()
    page.locator("[name=witnesses]").fill("1")
    page.locator("[name=killed]").fill("20")
    page.wait_for_url("**killed=20**")
    expect(page.locator(".total strong")).not_to_have_text(f"{every} incidents")
    few = found(charted)
    assert 0 < few < every
    page.wait_for_function(ON_RINGS, arg=few)  # the map follows the list
    with page.expect_download() as handed:
        page.get_by_role("link", name="GeoJSON").click()
    features = json.loads(Path(handed.value.path()).read_text(encoding="utf-8"))["features"]
    assert len(features) == few
    assert all(feature["properties"]["best"] >= 20 for feature in features)


def test_a_field_of_an_incident_leads_to_the_words_under_it(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=incidents&killed=30")
    page.locator(".event .type").first.click()
    page.locator(".claim summary").first.click()
    page.locator(".claim a").first.click()
    expect(page.locator(".card")).to_be_visible()


def test_an_actor_is_seen_in_the_days_that_are_chosen(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=actor&name=Force+12")
    events = page.get_by_role("heading", name=re.compile(r"^Events"))
    whole = events.inner_text()
    expect(page.locator(".network")).to_be_visible()
    page.locator(".chart").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=20**")
    expect(events).not_to_have_text(whole)
    page.keyboard.press("Escape")
    expect(events).to_have_text(whole)


def test_tables_are_saved_by_the_page_and_no_cell_is_a_formula(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, path) = watched.page, own
    with open_store(path, access="write") as store:
        read, record = made.many(1)[0]
        event = replace(record.events[0], actors=(replace(record.events[0].actors[0], name="=1+1"),))
        add(
            store,
            replace(read, source="/pages/sum.txt", id="sum"),
            replace(record, page="sum", source="/pages/sum.txt", events=(event,)),
        )
    page.goto(base + "?view=actors&find=%3D")
    with page.expect_download() as handed:
        page.get_by_role("button", name="Save as CSV").click()
    lines = Path(handed.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("name,id,sector")
    assert [line for line in lines if line.startswith("'=1+1,")]


def test_same_and_different_are_judged_on_the_incident(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, path) = watched.page, own
    with open_store(path, access="write") as store:
        update(store)
    page.goto(base + "?view=incidents&find=Report+0")
    page.locator(".event .type").first.click()
    page.locator("[name=judge]").fill("Ann")
    page.locator("[name=other]").fill("hostile.E1")
    page.get_by_role("button", name="Join").click()
    expect(page.locator(".held")).to_contain_text("same")
    expect(page.locator(".report")).to_have_count(2)
    page.locator("[name=judge]").fill("Ben")
    page.get_by_role("button", name="Another happening").last.click()
    expect(page.locator(".held")).to_contain_text("different")


def test_review_by_keys_accepts_corrects_rejects_and_takes_back(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, own
    page.goto(base + "?view=review")
    page.locator("[name=who]").fill("Ann")
    page.get_by_role("button", name="Begin").click()
    bar = page.locator(".bar-of")
    expect(bar).to_contain_text("0 done, 31 to go")
    expect(page.locator(".verdicts")).to_be_visible()
    page.locator("main").focus()
    page.keyboard.press("a")
    expect(bar).to_contain_text("1 done")
    page.keyboard.press("r")
    expect(bar).to_contain_text("2 done")
    page.keyboard.press("u")
    expect(bar).to_contain_text("1 done")
    page.keyboard.press("c")
    page.locator(".correct [name=field]").select_option("where")
    page.locator(".text .m-trigger").first.dblclick()
    expect(page.locator(".correct [name=value]")).to_have_value("met")
    page.get_by_role("button", name="Keep the correction").click()
    expect(bar).to_contain_text("2 done")
    held = asked(base, "api/judgements")["judgements"]
    assert [one["kind"] for one in held] == ["accept", "correct"]
    assert re.fullmatch(r"\[\d+:\d+\] met", held[1]["why"])


def test_a_refused_correction_says_why(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, own
    page.goto(base + "?view=review&who=Ann")
    page.locator("[data-verdict=correct]").click()
    page.locator(".correct [name=field]").select_option("type")
    page.locator(".correct [name=value]").fill("NONSENSE")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator(".wrong")).to_contain_text("no such type")
    watched.wrong.clear()  # the browser notes an answer of 422 as an error of its own


def test_the_page_follows_what_is_read(own: tuple[str, Path], watched: Watched) -> None:
    page, (base, path) = watched.page, own
    page.goto(base)
    expect(page.locator(".total strong")).to_have_text("31 events")
    page.wait_for_timeout(1500)
    with open_store(path, access="write") as store:
        for number, (read, record) in enumerate(made.many(60)[3:]):
            add(store, read, record)
            assert number < 10
    expect(page.locator(".total strong")).to_have_text("61 events")
    expect(page.locator("#known")).to_contain_text("7 pages")
    expect(page.locator("#live")).to_contain_text("3 new pages with 30 events")


def test_a_phone_needs_no_scrolling_sideways(browser: Any, small: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for view in (*VIEWS, "?view=article&page=hostile&event=E1", "?view=actor&name=Force+12", "?view=place&name=Gao"):
        page.goto(small + view)
        expect(page.locator("main h1").first).to_be_attached()
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
    context.close()


def test_a_site_without_a_server_shows_the_same(watched: Watched, own: tuple[str, Path], tmp_path: Path) -> None:
    import functools
    import http.server
    import threading

    from dateline.web.site import site

    with open_store(own[1], access="write") as store:
        update(store)
    site(own[1], tmp_path / "out")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "out"))
    handler.extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # type: ignore[attr-defined]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = watched.page
    base = f"http://127.0.0.1:{server.server_port}/"
    page.goto(base + "?type=ASSAULT&text=ward")
    total = asked(own[0], "api/events?type=ASSAULT&text=ward")["total"]
    expect(page.locator(".total strong")).to_have_text(f"{total} events")
    page.locator(".event .type").first.click()
    expect(page.locator(".card")).to_be_visible()
    expect(page.get_by_role("link", name="Review")).to_have_count(0)
    page.goto(base + "?view=incidents&country=SYR")
    few = len(asked(own[0], "api/incidents?country=SYR")["incidents"])
    expect(page.locator(".total strong")).to_have_text(f"{few} incident" + "s" * (few != 1))
    with page.expect_download() as handed:
        page.get_by_role("button", name="Save as CSV").click()
    assert len(Path(handed.value.path()).read_text(encoding="utf-8").splitlines()) == few + 1
    server.shutdown()
