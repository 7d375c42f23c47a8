"""Dead and hurt of another town or item of a round-up than the act that they were given to."""

from __future__ import annotations

import re
from typing import Any

from dateline.model import EventRow, FigureRow, PlaceRow, Span
from dateline.reader.scenes import Scenes, kept


def spans(text: str) -> list[Span]:
    return [found.span() for found in re.finditer(r"[^\s.][^\n.]*\.?(?=\s|\Z)", text)]


def sentence(text: str, at: int) -> Span:
    return next((a, b) for a, b in spans(text) if a <= at < b)


def figure(text: str, words: str, kind: str = "killed", low: int = 2) -> FigureRow:
    at = text.index(words)
    span = (at, at + len(words))
    return FigureRow(
        kind=kind, of="people", text=words, low=low, high=low, scope="incident", attributed_to=(), span=span
    )


def event(text: str, trigger: str, *figures: FigureRow, **more: Any) -> EventRow:
    at = text.index(trigger)
    within = sentence(text, at)
    place = more.get("place")
    here = None
    if place:
        where = text.index(place)
        here = PlaceRow(text=place, name=place, country=None, span=(where, where + len(place)), precision="exact")
    return EventRow(
        id="", article=0, evidence=text[slice(*within)], trigger=trigger, type=more.get("type", "ASSAULT"), mode=None,
        actors=(), recipients=(), place=here, date=None, status="actual", role="news", figures=figures,
        attributed_to=(), same_event_in=(), evidence_span=within, trigger_span=(at, at + len(trigger)),
        confidence=0.9, why_null={} if figures else {"figures": "none"},
    )  # fmt: skip


TOWNS = "Shells struck Kalar on Monday. In Tessit, two people died. There were no casualties in Darzan."


def told(text: str, *events: EventRow) -> list[list[str]]:
    return [[f.text for f in e.figures] for e in kept(text, spans(text), events)]


def test_a_sentence_that_opens_with_its_town_tells_of_that_town() -> None:
    figures = (figure(TOWNS, "two"), figure(TOWNS, "no", low=0))
    assert told(TOWNS, event(TOWNS, "struck", *figures, place="Kalar")) == [[]]


def test_the_act_of_the_town_has_its_dead() -> None:
    text = TOWNS + " A drone hit Tessit at dawn."
    events = [event(text, "struck", figure(text, "two"), place="Kalar"), event(text, "hit", place="Tessit")]
    assert told(text, *events) == [[], ["two"]]


def test_an_act_without_a_town_keeps_them() -> None:
    figures = (figure(TOWNS, "two"),)
    assert told(TOWNS, event(TOWNS, "struck", *figures)) == [["two"]]


def test_where_the_speaker_is_says_nothing_of_the_dead() -> None:
    text = "Shells struck Kalar on Monday. In Tessit, the spokesman of the regional command put the dead at two."
    assert told(text, event(text, "struck", figure(text, "two"), place="Kalar")) == [["two"]]
    text = "Shells struck Kalar on Monday. In Tessit, police said two people died."
    assert told(text, event(text, "struck", figure(text, "two"), place="Kalar")) == [["two"]]


def test_what_else_is_counted_stays() -> None:
    text = "Shells struck Kalar on Monday. In Tessit, two houses burned."
    assert told(text, event(text, "struck", figure(text, "two", "targets"), place="Kalar")) == [["two"]]


ITEMS = "Mali: Gunmen attacked a mine.\nYemen: Two herders died on a road.\nHaiti: Shots were fired at a bank.\n"


def test_an_item_keeps_its_dead_to_itself() -> None:
    assert told(ITEMS, event(ITEMS, "attacked", figure(ITEMS, "Two"))) == [[]]
    assert told(ITEMS, event(ITEMS, "attacked"), event(ITEMS, "died", figure(ITEMS, "Two"))) == [[], ["Two"]]


def test_speakers_who_come_again_are_no_items() -> None:
    text = "Rell: Gunmen attacked a mine.\nTarr: Two herders died.\nRell: Shots were fired.\nTarr: Yes, at a bank.\n"
    assert told(text, event(text, "attacked", figure(text, "Two"))) == [["Two"]]


def test_a_table_of_counts_has_no_items() -> None:
    text = "Gunmen attacked a mine.\nKilled: 6 guards.\nWounded: Two nurses.\nMissing: One cook.\n"
    assert told(text, event(text, "attacked", figure(text, "Two", "injured"))) == [["Two"]]


def test_nothing_is_asked_of_a_page_without_sentences() -> None:
    assert kept("", [], []) == []
    assert not Scenes("", [], []).apart(figure("two", "two"), event("two died.", "died"))
