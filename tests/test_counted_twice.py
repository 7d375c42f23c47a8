"""A number that two acts of one sentence, or two deeds in one breath, have in common is counted with both."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import EventRow, FigureRow
from dateline.reader.counted_twice import NAME, told


def figure(text: str, words: str, kind: str, low: int = 12) -> FigureRow:
    at = text.index(words)
    return FigureRow(
        kind=kind, of="pupils", text=words, low=low, high=low, scope="incident", attributed_to=(),
        span=(at, at + len(words)), made_by="words",
    )  # fmt: skip


def event(text: str, trigger: str, sort: tuple[str, str | None], *figures: FigureRow) -> EventRow:
    at = text.index(trigger)
    return EventRow(
        id="", article=0, evidence=text, trigger=trigger, type=sort[0], mode=sort[1], actors=(), recipients=(),
        place=None, date=None, status="actual", role="news", figures=figures, attributed_to=(), same_event_in=(),
        evidence_span=(0, len(text)), trigger_span=(at, at + len(trigger)), confidence=0.9,
        why_null={} if figures else {"figures": "none"},
    )  # fmt: skip


ABDUCT, ARREST, RELEASE = ("ASSAULT", "abduct"), ("COERCE", "arrest"), ("RETREAT", "release")
FREED = "Twelve pupils taken in May were freed on Monday."


def kinds(events: list[EventRow]) -> list[list[str]]:
    return [[f.kind for f in e.figures] for e in events]


@pytest.mark.parametrize(("sort", "kind"), [(ABDUCT, "abducted"), (ARREST, "detained")])
def test_those_taken_and_freed_are_counted_with_both(sort: tuple[str, str], kind: str) -> None:
    freed = event(FREED, "freed", RELEASE, figure(FREED, "Twelve", "released"))
    out = told(FREED, [event(FREED, "taken", sort), freed])
    assert kinds(out) == [[kind], ["released"]]
    assert out[0].figures[0].made_by == f"words, {NAME}"
    assert out[0].why_null == {}
    taken = event(FREED, "taken", sort, figure(FREED, "Twelve", kind))
    assert kinds(told(FREED, [taken, event(FREED, "freed", RELEASE)])) == [[kind], ["released"]]


def test_an_act_with_a_number_of_its_own_keeps_to_it() -> None:
    text = "Nine of the twelve pupils taken in May were freed on Monday."
    taken = event(text, "taken", ABDUCT, figure(text, "twelve", "abducted"))
    freed = event(text, "freed", RELEASE, figure(text, "Nine", "released", 9))
    assert told(text, [taken, freed]) == [taken, freed]


def test_acts_of_two_sentences_or_planned_ones_share_nothing() -> None:
    taken = event(FREED, "taken", ABDUCT)
    freed = event(FREED, "freed", RELEASE, figure(FREED, "Twelve", "released"))
    apart = replace(taken, evidence_span=(0, 5))
    assert told(FREED, [apart, freed]) == [apart, freed]
    planned = replace(freed, status="planned")
    assert told(FREED, [taken, planned]) == [taken, planned]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve pupils were first beaten and then arrested.", ["detained", "injured"]),
        ("Twelve pupils had been arrested and later beaten at the gate.", ["detained", "injured"]),
        ("Twelve pupils were beaten and robbed.", ["injured"]),
        ("Twelve pupils were beaten and arrested a guard.", ["injured"]),
        ("Twelve pupils were beaten, and three were arrested.", ["injured"]),
    ],
)
def test_two_deeds_in_one_breath(text: str, found: list[str]) -> None:
    (out,) = told(text, [event(text, "pupils", ("ASSAULT", "beat"), figure(text, "Twelve", "injured"))])
    assert sorted(f.kind for f in out.figures) == found


def test_the_wounded_who_were_killed_are_the_dead() -> None:
    text = "Twelve pupils were wounded and killed."
    (out,) = told(text, [event(text, "wounded", ("ASSAULT", None), figure(text, "Twelve", "killed"))])
    assert [f.kind for f in out.figures] == ["killed"]


def test_what_some_of_them_met_with_is_not_told_of_the_others() -> None:
    text = "Of the nine pupils taken in May, three were freed on Monday."
    taken = event(text, "taken", ABDUCT)
    freed = event(text, "freed", RELEASE, figure(text, "three", "released", 3))
    assert told(text, [taken, freed]) == [taken, freed]
