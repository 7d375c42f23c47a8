"""For everyone: axe-core finds nothing serious on any view, by day, by night and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

expect: Any = pytest.importorskip("playwright.sync_api").expect
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
VIEWS = {
    "events": "?type=ASSAULT",
    "article": "?view=article&page=hostile&event=E1",
    "incidents": "?view=incidents",
    "incident": "",
    "pages": "?view=pages",
    "actors": "?view=actors",
    "actor": "?view=actor&name=Force+12",
    "places": "?view=places",
    "place": "?view=place&name=Gao",
    "review": "?view=review",
    "reviewing": "?view=review&who=Ann",
    "statements": "?view=review&who=Ann&order=statements",
    "silent": "?view=review&who=Ann&order=silent",
}
LOOKS = {"day": (1280, "light"), "night": (1280, "dark"), "phone": (390, "light")}


def serious(page: Any) -> list[str]:
    """What axe-core finds serious or critical on a page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} {one['nodes'][0]['failureSummary'][:200]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_no_serious_violation(browser: Any, small: str, look: str) -> None:
    width, scheme = LOOKS[look]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    wrong = {}
    for name, view in VIEWS.items():
        if name == "incident":
            page.goto(small + "?view=incidents&killed=20")
            page.locator(".event .type").first.click()
            page.wait_for_url("**view=incident&**")
        else:
            page.goto(small + view)
        expect(page.locator("main h1").first).to_be_attached()
        page.wait_for_timeout(400)
        if name in ("events", "incidents"):
            page.get_by_text("More filters").click()
        if told := serious(page):
            wrong[name] = told
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("view", ["events", "incidents"])
def test_no_serious_violation_with_a_map(mapping: Any, small: str, view: str) -> None:
    context = mapping.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{small}?view={view}")
    expect(page.locator(".ring").first).to_be_visible()
    told = serious(page)
    context.close()
    assert told == []
