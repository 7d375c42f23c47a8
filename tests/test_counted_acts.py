"""Dead and wounded stand with the act that made them, whichever telling of it their sentence holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Span
from dateline.reader import counted_acts
from dateline.reader.counted_acts import COLUMNS, NAME, NEAR, Told, moved

TITLE = "Gunmen raid Kalar market"
TEXT = (
    f"{TITLE}\n"
    "Gunmen attacked the market of Kalar on Monday, the police said.\n"
    "Troops shelled villages near Tessit on Sunday.\n"
    "The mayor spoke of the bloodshed. It left 12 people dead and nine hurt, and traders buried them.\n"
)
SENTENCES = [found.span() for found in re.finditer(r"[^\n.]+\.?", TEXT[len(TITLE) :])]
BODY = [(a + len(TITLE), b + len(TITLE)) for a, b in SENTENCES]
TOLD = (("attacked", "ASSAULT"), ("shelled", "ASSAULT"), ("left", "ASSAULT"), ("buried", "AID"))


def span(words: str) -> Span:
    at = TEXT.index(words, len(TITLE))
    return at, at + len(words)


def figure(words: str, kind: str = "killed", low: int = 12) -> FigureRow:
    return FigureRow(
        kind=kind, of="people", text=words, low=low, high=low, scope="incident", attributed_to=(), span=span(words)
    )


def party(words: str) -> ActorRow:
    return ActorRow(text=words, name=words, country=None, sector="UNK", span=span(words))


def event(trigger: str, kind: str, figures: Sequence[FigureRow] = (), **more: Any) -> EventRow:
    at = span(trigger)
    within = next(s for s in BODY if s[0] <= at[0] < s[1])
    place = more.get("place")
    return EventRow(
        id="", article=0, evidence=TEXT[slice(*within)], trigger=trigger, type=kind, mode=None,
        actors=tuple(map(party, more.get("actors", ()))), recipients=(),
        place=PlaceRow(text=place, name=place, country=None, span=span(place)) if place else None,
        date=DateRow(text=None, start=more["day"], end=more["day"]) if "day" in more else None,
        status="actual", role="news", figures=tuple(figures), attributed_to=(), same_event_in=(),
        evidence_span=within, trigger_span=at, confidence=more.get("confidence", 0.9),
        why_null={} if figures else {"figures": "no number in the sentence counts anything of this event"},
    )  # fmt: skip


def page(*figures: FigureRow) -> list[EventRow]:
    """Two attacks, and a second telling of the first that holds the figures."""
    return [
        event("attacked", "ASSAULT", actors=("Gunmen",), place="Kalar", day="2025-03-03"),
        event("shelled", "ASSAULT", actors=("Troops",), place="Tessit", day="2025-03-02"),
        event("left", "ASSAULT", figures, confidence=0.4),
    ]


def choosing(monkeypatch: pytest.MonkeyPatch, wanted: int) -> None:
    """Trees that choose the act of this number."""

    class Chosen:
        def sums(self, rows: Sequence[Sequence[float]]) -> Any:
            return np.array([float(row[COLUMNS.index("number")] == wanted) for row in rows])

    monkeypatch.setattr(counted_acts, "trees", lambda *_: Chosen())


def test_the_shipped_trees_give_a_toll_of_a_second_telling_to_the_first_attack() -> None:
    told = moved(TEXT, (0, len(TITLE)), BODY, page(figure("12")))
    assert [[f.text for f in e.figures] for e in told] == [["12"], [], []]
    assert told[0].figures[0].made_by.endswith(NAME)
    assert "figures" not in told[0].why_null
    assert told[2].why_null["figures"] == "what its sentence counts is of another act of the page"


def test_only_dead_and_wounded_move(monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, 1)
    told = moved(TEXT, None, BODY, page(figure("12"), figure("nine", "injured", 9), figure("people", "other", 1)))
    assert [[f.kind for f in e.figures] for e in told] == [[], ["killed", "injured"], ["other"]]


def test_a_number_that_the_act_has_already_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, 0)
    first, *rest = page(figure("nine", low=12))
    events = [event("attacked", "ASSAULT", [figure("12")]), *rest]
    assert first.figures == ()
    told = moved(TEXT, None, BODY, events)
    assert [[f.text for f in e.figures] for e in told] == [["12"], [], []]


def test_no_dead_move_to_an_abduction_or_another_act(monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, 1)
    first, second, third = page(figure("12"))
    for other in (replace(second, mode="abduct"), replace(second, type="PROTEST")):
        told = moved(TEXT, None, BODY, [first, other, third])
        assert "12" in [f.text for e in told if e is not other and e.trigger != "shelled" for f in e.figures]


def test_the_dead_of_a_sentence_that_opens_with_its_town_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, 1)
    first, second, third = page(figure("12"))
    there = PlaceRow(text="Karstia", name="Karstia", country="KAR", span=(0, 0), precision="country")
    here = PlaceRow(text="Tessit", name="Tessit", country="KAR", span=(0, 0), precision="exact")
    second = replace(second, place=there)
    for evidence, at in (("In Tessit, it left 12 dead.", 2), (third.evidence, 1)):
        told = moved(TEXT, None, BODY, [first, second, replace(third, evidence=evidence, place=here)])
        assert [e.figures != () for e in told].index(True) == at


def test_a_part_goes_where_its_whole_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Parted:
        """Trees that would move the part alone."""

        def sums(self, rows: Sequence[Sequence[float]]) -> Any:
            half = len(rows) // 2
            whole = [float(row[COLUMNS.index("here")]) for row in rows[:half]]
            return np.array([*whole, *(float(row[COLUMNS.index("number")] == 0) for row in rows[half:])])

    monkeypatch.setattr(counted_acts, "trees", lambda *_: Parted())
    part = replace(figure("nine", low=9), made_by="words/part/part")
    told = moved(TEXT, None, BODY, page(figure("12"), part))
    assert [[f.text for f in e.figures] for e in told] == [[], [], ["12", "nine"]]


def test_one_act_keeps_what_it_has() -> None:
    alone = page(figure("12"))[2:]
    assert moved(TEXT, None, BODY, alone) == alone
    assert moved(TEXT, None, BODY, []) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(TOLD), unique=True, min_size=1), st.data())
def test_no_number_is_lost_changed_or_made(told: list[tuple[str, str]], data: st.DataObject) -> None:
    numbers = [figure("12"), figure("nine", "injured", 9)]
    events = sorted(
        (event(name, kind, data.draw(st.lists(st.sampled_from(numbers), unique_by=id))) for name, kind in told),
        key=lambda e: e.trigger_span,
    )
    made = moved(TEXT, (0, len(TITLE)), BODY, events)

    def counts(of: Sequence[EventRow]) -> Counter[tuple[str, float]]:
        return Counter((f.kind, f.low) for e in of for f in e.figures)

    assert counts(made).keys() == counts(events).keys()
    assert counts(made) <= counts(events)
    assert [(e.trigger, e.actors, e.place, e.date) for e in made] == [
        (e.trigger, e.actors, e.place, e.date) for e in events
    ]
    assert all(("figures" in e.why_null) is not bool(e.figures) for e in made)


def test_columns_are_of_the_acts_around() -> None:
    events = [event("left", "ASSAULT")] * (3 * NEAR)
    told = Told(TEXT, None, BODY, events)
    assert len(told.around(NEAR + 1)) == 2 * NEAR + 1
    rows = told.rows(NEAR + 1, figure("12"))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [row[COLUMNS.index("here")] for row in rows].count(1.0) == 1


def test_the_dead_of_another_town_stay_there() -> None:
    away = [
        event("attacked", "ASSAULT", place="Kalar"),
        event("shelled", "ASSAULT", [figure("Sunday")], place="Tessit"),
    ]
    towns = [replace(e, place=replace(e.place, precision="exact")) for e in away if e.place is not None]
    for at in (0, 1):
        assert not counted_acts._elsewhere(towns[at], towns[at])
        assert not counted_acts._elsewhere(away[at], away[1 - at])  # how near is not told
        assert counted_acts._elsewhere(towns[at], towns[1 - at])
    assert [len(e.figures) for e in moved(TEXT, None, BODY, towns)] == [0, 1]
