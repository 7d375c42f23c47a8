"""One sector for one party of an article."""

from __future__ import annotations

import pytest

from dateline.model import ActorRow, EventRow
from dateline.reader.one_sector import alike


def event(*told: tuple[str, str, float], name: str = "Anton Rell", party: str = "unknown:anton-rell") -> EventRow:
    """An event with these actors: the words, the sector, the confidence."""
    actors = tuple(
        ActorRow(text=text, name=name, country="KRS", sector=sector, span=(0, 4), actor_id=party, confidence=sure)
        for text, sector, sure in told
    )
    return EventRow(
        id="", article=0, evidence="", trigger="", type="ACCUSE", mode=None, actors=actors, recipients=(), place=None,
        date=None, status="actual", role="news", figures=(), attributed_to=(), same_event_in=(), evidence_span=(0, 4),
        trigger_span=(0, 4),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "sector"),
    [
        ([("Rell", "CVL", 0.6), ("The defence lawyer, Anton Rell", "JUD", 0.6), ("Rell", "CVL", 0.6)], "JUD"),
        ([("Rell", "LAB", 0.6), ("Rell", "GOV", 0.3), ("Rell", "LAB", 0.3)], "LAB"),
        ([("Rell", "GOV", 0.3), ("Rell", "CVL", 0.3)], "CVL"),
        ([("the officer Anton Rell", "COP", 0.6), ("the captain Anton Rell", "MIL", 0.8)], "MIL"),
    ],
)
def test_who_is_told_with_an_office_once_is_the_same_later(told: list[tuple[str, str, float]], sector: str) -> None:
    made = alike([event(one) for one in told])
    assert {actor.sector for row in made for actor in row.actors} == {sector}


def test_states_and_those_of_the_tables_keep_their_own() -> None:
    rows = [
        event(("Karst", "GOV", 0.9), party="country:KRS"),
        event(("Karst", "MIL", 0.9), party="country:KRS"),
        event(("Rell", "CVL", 0.9), ("Moros", "LAB", 0.9), party="unknown:one"),
        event(("Moros", "COP", 0.9), party="unknown:two"),
    ]
    made = alike(rows)
    assert made[0] == rows[0]
    assert made[1] == rows[1]
    assert made[3] == rows[3]
