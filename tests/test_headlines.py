"""A toll that only the headline tells goes to the first act that can have it; what the story tells stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model import EventRow, FigureRow, Span
from dateline.reader.headlines import NAME, told


def page(title: str) -> tuple[str, Span]:
    text = f"{title}\n\nMen met in Rell on Monday. Rebels ambushed a truck near Karstad on Tuesday."
    return text, (0, len(title))


def event(text: str, trigger: str, sort: str, *figures: FigureRow, **more: Any) -> EventRow:
    at = text.index(trigger)
    return EventRow(
        id="", article=0, evidence=text[at:], trigger=trigger, type=sort, mode=None, actors=(), recipients=(),
        place=None, date=None, status=more.get("status", "actual"), role=more.get("role", "news"), figures=figures,
        attributed_to=(), same_event_in=(), evidence_span=(at, len(text)), trigger_span=(at, at + len(trigger)),
        confidence=0.9, why_null={} if figures else {"figures": "none"},
    )  # fmt: skip


def figure(kind: str, low: int) -> FigureRow:
    return FigureRow(
        kind=kind, of=None, text=str(low), low=low, high=None, scope="incident", attributed_to=(), span=(0, 1)
    )


def tolls(events: list[EventRow]) -> list[list[tuple[str, float]]]:
    return [[(f.kind, f.low) for f in e.figures] for e in events]


def test_dead_and_hurt_of_the_headline_are_those_of_the_attack() -> None:
    text, title = page("4 dead, seven hurt as rebels blast truck")
    out = told(text, title, [event(text, "met", "CONSULT"), event(text, "ambushed", "ASSAULT")], ())
    assert tolls(out) == [[], [("killed", 4), ("injured", 7)]]
    assert [text[slice(*f.span)] for f in out[1].figures] == ["4", "seven"]
    assert out[1].figures[0].made_by.startswith(f"{NAME}/")
    assert out[1].why_null == {}


def test_what_the_story_tells_is_not_told_again() -> None:
    text, title = page("4 dead as rebels blast truck")
    events = [event(text, "ambushed", "ASSAULT", figure("killed", 4))]
    assert told(text, title, events, ()) == events


def test_a_bound_told_in_other_words_is_the_same_number() -> None:
    text, title = page("Over 40 dead as rebels blast truck")
    events = [event(text, "ambushed", "ASSAULT", figure("killed", 40))]
    assert told(text, title, events, ()) == events


def test_an_arrest_has_no_toll_of_the_headline() -> None:
    text, title = page("4 dead as rebels blast truck")
    events = [event(text, "ambushed", "COERCE")]
    assert told(text, title, events, ()) == events


@pytest.mark.parametrize(
    "words",
    [
        "Dozens dead as rebels blast truck",
        "Four more die as rebels blast truck",
        "Rebels kill a guard",
        "Rebels blast truck with 40 shells",
        "Two ministers visit Karstad",
    ],
)
def test_vague_further_and_other_numbers_are_left_alone(words: str) -> None:
    text, title = page(words)
    events = [event(text, "ambushed", "ASSAULT")]
    assert told(text, title, events, ()) == events


def test_no_act_that_can_have_the_toll_gets_none() -> None:
    text, title = page("4 dead as rebels blast truck")
    for event_ in (event(text, "met", "CONSULT"), event(text, "ambushed", "ASSAULT", status="planned")):
        assert told(text, title, [event_], ()) == [event_]
    assert told(text, None, [event(text, "ambushed", "ASSAULT")], ()) == [event(text, "ambushed", "ASSAULT")]


def test_what_is_news_comes_before_what_is_recalled() -> None:
    text, title = page("4 dead as rebels blast truck")
    events = [event(text, "met", "ASSAULT", role="background"), event(text, "ambushed", "ASSAULT")]
    assert tolls(told(text, title, events, ())) == [[], [("killed", 4)]]
