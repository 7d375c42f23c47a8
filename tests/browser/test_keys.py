"""Every view by keyboard alone: what is reached is seen, in the order of the page, and nothing holds the focus fast."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import Watched
from tests.browser.test_access import VIEWS

expect: Any = pytest.importorskip("playwright.sync_api").expect
STEPS = 40
"""Presses of Tab in each view; enough to come into its main part."""
REACHED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    tag: one.tagName, main: !!one.closest('main'), skip: one.classList.contains('skip'),
    wide: box.width, tall: box.height,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    named: (one.getAttribute('aria-label') ?? one.labels?.[0]?.innerText ?? one.innerText ?? '').trim().length > 0,
    html: one.outerHTML.slice(0, 120),
  };
}"""


@pytest.mark.parametrize("view", [name for name, where in VIEWS.items() if where])
def test_what_tab_reaches_is_seen_and_named(watched: Watched, small: str, view: str) -> None:
    page = watched.page
    page.goto(small + VIEWS[view])
    expect(page.locator("main h1").first).to_be_attached()
    page.wait_for_timeout(300)
    met = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        met.append(page.evaluate(REACHED))
    held = [one for one in met if one["tag"] != "BODY"]
    assert any(one["main"] for one in held), [one["html"] for one in held]
    wrong = [one["html"] for one in held if one["wide"] < 1 or one["tall"] < 1 or not one["ring"] or not one["named"]]
    assert wrong == []


def test_incidents_are_filtered_opened_and_left_by_keys(watched: Watched, small: str) -> None:
    page = watched.page
    page.goto(small + "?view=incidents")
    expect(page.locator(".total strong")).to_contain_text("incidents")
    page.locator(".chart").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=20**")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "since" not in url)
    page.locator(".event .type").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**view=incident&**")
    summary = page.locator(".claim summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".claim a").first).to_be_visible()
    page.locator(".claim a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card .id")).to_contain_text("E")


def test_a_ring_of_the_map_is_pressed_by_keys(charted: Watched, small: str) -> None:
    page = charted.page
    page.goto(small + "?view=incidents&map=0,16.5,5")
    ring = page.locator(".ring.area").first
    expect(ring).to_be_visible()
    assert re.match(r"\d+ incidents? somewhere in an area: Gao", ring.get_attribute("aria-label"))
    ring.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=Gao**")
    expect(page.locator(".chip")).to_contain_text("place: Gao")
