"""What points to a place that no odds find: "there", a name told later; and what is none: an origin, a telephone."""

from __future__ import annotations

import pytest

from dateline import link
from dateline.attach import place_pointed
from dateline.model import PlaceRow
from dateline.reader import placing
from dateline.reader.placing import Act
from evals import gold
from tests import reader_marks


def act(text: str, trigger: str, kind: str, odds: dict[str, float], role: str = "news") -> Act:
    page = reader_marks.story(text)
    event, found = reader_marks.marked(page, trigger, "place", odds, kind)
    known = {**gold.WIRE, "type": kind, "role": role}
    event = gold.trigger(event.evidence_span, event.span, known)
    return Act(page, link.find(page), (event,), (found,), 0)


def place(
    text: str, trigger: str, kind: str, odds: dict[str, float] | None = None, role: str = "news"
) -> PlaceRow | None:
    return placing.place(act(text, trigger, kind, odds or {}, role))


def text_of(row: PlaceRow | None) -> str | None:
    return None if row is None else row.text


@pytest.mark.parametrize(
    ("after", "trigger", "kind", "where"),
    [
        ("Two clerks were shot there on Monday.", "shot", "ASSAULT", "Bunia"),
        ("It was there that a mob burned the mill.", "burned", "ASSAULT", "Bunia"),
        ("There, guards led the clerks away.", "led", "COERCE", "Bunia"),
        ("A platoon was flown there on Friday.", "flown", "MOBILIZE", "Bunia"),
        ("The minister denied that he had been there.", "denied", "REJECT", None),
    ],
)
def test_there_is_the_place_named_last(after: str, trigger: str, kind: str, where: str | None) -> None:
    row = place(f"Traders in Bunia wait for salt. {after}", trigger, kind)
    assert text_of(row) == where
    assert row is None or 0 <= row.confidence <= 1


@pytest.mark.parametrize(
    ("after", "points"),
    [
        ("Two clerks were shot there on Monday.", True),
        ("There were clerks whom soldiers shot on Monday.", False),
        ("Two clerks were shot, said a man whose aunt sells salt there.", False),
    ],
)
def test_there_is_and_whose_there_do_not_point(after: str, *, points: bool) -> None:
    told = act(f"Traders in Bunia wait for salt. {after}", "shot", "ASSAULT", {})
    found = place_pointed.pointed(told.story, told.trigger, told.mentions, lambda _: 0.0)
    assert (found is not None) == points


def test_there_is_a_capital_behind_a_preposition_and_none_that_acts() -> None:
    assert text_of(place("Traders in Nairobi wait. Two clerks were shot there.", "shot", "ASSAULT")) == "Nairobi"
    assert place("Nairobi waits for an answer. Two clerks were shot there.", "shot", "ASSAULT") is None


def test_there_means_no_state_and_finds_none_far_back() -> None:
    assert place("Kenya waits for rain. Two clerks were shot there.", "shot", "ASSAULT") is None
    far = "Traders in Bunia wait. " + "The salt is dear. " * (place_pointed.BACK + 1)
    assert place(f"{far}Two clerks were shot there.", "shot", "ASSAULT") is None


def test_a_place_of_its_own_goes_before_there() -> None:
    row = place(
        "Traders in Bunia wait. Two clerks who work there were shot in Goma.", "shot", "ASSAULT", {"Goma": 0.95}
    )
    assert text_of(row) == "Goma"


FIRST = "Gunmen stormed a village in northern Nigeria on Monday, killing nine people. "


@pytest.mark.parametrize(
    ("first", "second", "role", "where"),
    [
        (FIRST, "The raid took place in Maradun before dawn.", "news", "Maradun"),
        (FIRST, "The wounded were taken to a hospital in Gusau.", "news", "northern Nigeria"),
        (FIRST, "Envoys spoke of it in Niamey.", "news", "northern Nigeria"),
        (FIRST, "The next day soldiers fought them in Maradun.", "news", "northern Nigeria"),
        (FIRST, "Two days later soldiers fought them in Maradun.", "news", "northern Nigeria"),
        (FIRST.replace("a village", "two guards"), "The raid took place in Maradun.", "news", "northern Nigeria"),
        (FIRST, "The raid took place in Maradun before dawn.", "background", "northern Nigeria"),
        (FIRST.replace("a village in ", ""), "The raid took place in Maradun.", "news", "northern Nigeria"),
    ],
)
def test_a_village_without_a_name_is_the_one_told_next(first: str, second: str, role: str, where: str) -> None:
    row = place(first + second, "stormed", "ASSAULT", {"northern Nigeria": 0.95}, role)
    assert text_of(row) == where


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "odds", "where"),
    [
        ("Two companies were dispatched from Goma on Monday.", "dispatched", "MOBILIZE", {"Goma": 0.9}, None),
        ("Two companies were dispatched to Goma on Monday.", "dispatched", "MOBILIZE", {"Goma": 0.9}, "Goma"),
        ("Soldiers fired a missile from Goma on Monday.", "fired", "MOBILIZE", {"Goma": 0.9}, "Goma"),
        ("Soldiers withdrew from Goma, whence they came from fear.", "withdrew", "RETREAT", {"Goma": 0.9}, "Goma"),
        ("Youths burned the mill before a car came from Goma.", "burned", "ASSAULT", {"Goma": 0.9}, None),
        ("Gunmen carried off nine people from Goma.", "carried off", "ASSAULT", {"Goma": 0.9}, "Goma"),
    ],
)
def test_where_somebody_came_from_is_no_place(
    text: str, trigger: str, kind: str, odds: dict[str, float], where: str | None
) -> None:
    assert text_of(place(text, trigger, kind, odds)) == where


@pytest.mark.parametrize(("trigger", "where"), [("telephoned", None), ("met", "Goma")])
def test_a_talk_by_telephone_has_no_place(trigger: str, where: str | None) -> None:
    row = place(f"The minister {trigger} the envoy in Goma on Monday.", trigger, "CONSULT", {"Goma": 0.95})
    assert text_of(row) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A drone hit the tanker Grey Heron on Monday.", None),
        ("The Grey Heron is a tanker. A drone hit the freighter at Grey Heron on Monday.", "Grey Heron"),
    ],
)
def test_a_ship_is_no_place(text: str, where: str | None) -> None:
    assert text_of(place(text, "hit", "ASSAULT", {text[text.rindex("Grey Heron") :][:10]: 0.95})) == where
