"""Review walked as a coder would: a missed event added by mouse and by keys alone, pairs settled, pages handed over."""

from __future__ import annotations

import json
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from corpus.files import read
from dateline.merge.update import update
from dateline.store import open_store
from tests import web_record as made
from tests.browser.conftest import Watched
from tests.web_server import running

expect: Any = pytest.importorskip("playwright.sync_api").expect
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


def asked(base: str, path: str) -> Any:
    with urllib.request.urlopen(base + path) as reply:
        return json.load(reply)


@pytest.fixture
def twice(tmp_path: Path) -> Iterator[str]:
    """Address of a server on one story told by two outlets, with incidents."""
    ((page, record),) = made.many(10)
    pages = [
        (replace(page, id=f"p{n}", source=f"/{n}/p"), replace(record, page=f"p{n}", source=f"/{n}/p")) for n in (0, 1)
    ]
    path = made.write(tmp_path / "twice.db", pages)
    with open_store(path, access="write") as store:
        update(store)
    with running(path) as port:
        yield f"http://127.0.0.1:{port}/"


def chosen(page: Any) -> str:
    return str(page.evaluate("getSelection().toString().trim()"))


def test_a_missed_event_is_added_on_the_page_and_shown_as_made_by_people(
    watched: Watched, own: tuple[str, Path]
) -> None:
    page, (base, _) = watched.page, own
    page.goto(base + "?view=article&page=made-00001")
    page.get_by_role("button", name="Add a missed event").click()
    form = page.locator(".adding")
    page.get_by_role("button", name="Keep the event").click()
    expect(form).to_be_visible()  # a name is needed
    page.locator("[name=adder]").fill("Ann")
    page.get_by_role("button", name="Keep the event").click()
    expect(form.locator(".wrong")).to_contain_text("trigger")
    page.locator(".text .m-figure", has_text="died").nth(1).dblclick()
    form.locator("[data-take=trigger]").click()
    page.locator(".text .m-place", has_text="river").nth(1).dblclick()
    form.locator("[data-take=place]").click()
    expect(form.locator("[name=place-name]")).to_have_value("Gao")  # as the page has it elsewhere
    form.locator("[name=type]").select_option("ASSAULT")
    form.locator("[name=mode]").select_option("firearms")
    page.get_by_role("button", name="Keep the event").click()
    page.wait_for_url("**event=E11**")
    expect(page.locator(".card")).to_contain_text("made by people: Ann")
    expect(page.locator(".held")).to_contain_text("add by Ann")
    page.goto(base + "?page=made-00001")
    expect(page.locator(".event", has_text="added by Ann")).to_have_count(1)
    (event,) = asked(base, "api/added")["added"]
    assert (event["event"]["trigger"], event["event"]["mode"]) == ("died", "firearms")


def test_a_missed_event_is_added_by_keys_alone_and_taken_back(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, own
    page.goto(base + "?view=review&who=Ann&order=page&at=made-00000.E1")
    expect(page.locator(".verdicts")).to_be_visible()
    page.locator("main").focus()
    page.keyboard.press("m")
    expect(page.locator(".adding")).to_be_visible()
    expect(page.locator(".text")).to_be_focused()
    seen = []
    for _ in range(40):
        seen.append(chosen(page))
        if seen[-1].startswith("people"):
            break
        page.keyboard.press("ArrowRight")
    assert seen[-1] == "people", seen
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert chosen(page) == "people of ward"
    page.keyboard.press("t")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("r")
    expect(page.locator(".taken q")).to_have_text(["people of ward", "the"])
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "type":
            break
    page.keyboard.type("Aid")
    expect(page.locator("[name=type]")).to_have_value("AID")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Keep the event":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".adding")).to_have_count(0)
    expect(page.locator(".bar-of")).to_contain_text("0 done")  # the event in question is still to be judged
    (event,) = asked(base, "api/added")["added"]
    assert (event["who"], event["event"]["trigger"], event["event"]["type"]) == ("Ann", "people of ward", "AID")
    assert [one["text"] for one in event["event"]["recipients"]] == ["the"]
    page.locator("main").focus()
    page.keyboard.press("u")
    page.wait_for_timeout(500)
    assert asked(base, "api/added") == {"added": []}


def test_who_codes_blind_does_not_see_what_others_added(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, own
    add(base, "made-00000")
    page.goto(base + "?view=review&who=Ben&order=page&at=made-00000.E1")
    expect(page.locator(".contents li")).to_have_count(10)
    page.goto(base + "?view=review&who=Ann&order=page&at=made-00000.E1")
    expect(page.locator(".contents li")).to_have_count(11)
    page.goto(base + "?view=review&who=Ben&order=added")
    expect(page.locator(".card")).to_contain_text("people: Ann")
    page.locator("main").focus()
    page.keyboard.press("a")
    expect(page.locator("main")).to_contain_text("Everything is judged")


def add(base: str, key: str) -> None:
    sentence = asked(base, f"api/page?id={key}")["record"]["events"][0]["evidence"]
    body = {"page": key, "who": "Ann", "event": {"trigger": "died", "type": "ASSAULT", "evidence": sentence}}
    head = {"Content-Type": "application/json", "X-Dateline": "1"}
    urllib.request.urlopen(urllib.request.Request(base + "api/added", json.dumps(body).encode(), head)).close()


def test_words_of_a_hostile_page_stay_words_in_the_form(watched: Watched, own: tuple[str, Path]) -> None:
    page, (base, _) = watched.page, own
    page.goto(base + "?view=article&page=hostile")
    page.get_by_role("button", name="Add a missed event").click()
    page.locator(".text").press("Control+a")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.text .part'))")
    page.keyboard.press("a")
    page.keyboard.press("s")
    expect(page.locator(".taken li")).to_have_count(2)
    assert page.locator("main script, main [onerror], main [onload], main img").count() == 0
    assert "taken" not in page.title().replace(made.HOSTILE, "")


def test_same_and_different_are_settled_by_keys(watched: Watched, twice: str) -> None:
    page = watched.page
    page.goto(twice + "?view=review")
    page.locator("[name=who]").fill("Ann")
    page.locator("[name=order]").select_option("pairs")
    page.get_by_role("button", name="Begin").click()
    bar = page.locator(".bar-of")
    expect(bar).to_contain_text("0 done")
    expect(page.locator(".report")).to_have_count(2)
    page.locator("main").focus()
    page.keyboard.press("s")
    expect(bar).to_contain_text("1 done")
    page.keyboard.press("d")
    expect(bar).to_contain_text("2 done")
    page.keyboard.press("u")
    expect(bar).to_contain_text("1 done")
    page.keyboard.press("n")
    expect(bar).to_contain_text("1 done")
    held = asked(twice, "api/judgements?who=Ann")["judgements"]
    assert [one["kind"] for one in held] == ["same"]


def test_reviewed_pages_are_taken_along_as_a_corpus(watched: Watched, own: tuple[str, Path], tmp_path: Path) -> None:
    page, (base, _) = watched.page, own
    add(base, "made-00000")
    page.goto(base + "?view=review&who=Ann&order=page&at=made-00000.E1")
    page.locator("main").focus()
    for number in range(10):
        expect(page.locator(".bar-of")).to_contain_text(f"{number} done")
        expect(page.locator(".verdicts")).to_be_visible()
        page.keyboard.press("a")
    expect(page.locator(".bar-of")).to_contain_text("10 done")
    page.goto(base + "?view=review")
    with page.expect_download() as loaded:
        page.get_by_role("link", name="Reviewed pages as a corpus (zip)").click()
    with zipfile.ZipFile(loaded.value.path()) as archive:
        archive.extractall(tmp_path / "out")
    found = read(tmp_path / "out/reviewed/made-00000.json")
    assert [event["id"] for event in found["events"]] == [f"E{n}" for n in range(1, 12)]
    assert [event["trigger"] for event in found["events"]].count("died") == 1
    assert all(event["evidence"] in found["text"] for event in found["events"])
    assert found["meta"]["reviewed_by"] == ["Ann"]


@pytest.mark.parametrize("look", [(1280, "light"), (1280, "dark"), (390, "light")], ids=["day", "night", "phone"])
def test_no_serious_violation_in_the_forms(
    browser: Any, own: tuple[str, Path], twice: str, look: tuple[int, str]
) -> None:
    width, scheme = look
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()

    def form(where: str, open_it: str) -> None:
        page.goto(where)
        page.get_by_role("button", name=open_it).click()
        page.locator(".text .m-actor").first.dblclick()
        for field in ("trigger", "actor", "place", "date", "figure", "source"):
            page.locator(f"[data-take={field}]").click()
        expect(page.locator(".taken li")).to_have_count(6)

    views: dict[str, Callable[[], object]] = {
        "article": lambda: form(own[0] + "?view=article&page=made-00001", "Add a missed event"),
        "queue": lambda: form(own[0] + "?view=review&who=Ann", "Missed event"),
        "pairs": lambda: page.goto(twice + "?view=review&who=Ann&order=pairs"),
    }
    wrong = {}
    for name, show in views.items():
        show()
        expect(page.locator("main h1").first).to_be_attached()
        page.wait_for_timeout(400)
        if width < 500:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        serious = [
            f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in ("serious", "critical")
        ]
        if serious:
            wrong[name] = serious
    context.close()
    assert wrong == {}
