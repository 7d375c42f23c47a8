"""What keeps two acts apart that are told in like words, on sentences as agencies write them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import read
from dateline.compare import EventView, views
from dateline.compare.conflicts import conflict

HEAD = "LONDON, March 14, 2025 (AP) - "


def told(sentence: str, kind: str, name: str = "a") -> EventView:
    """The event of a type that a page of one sentence tells, read on Friday, 14 March 2025."""
    text = f"{HEAD}{sentence}\n"
    record = replace(read(text), page=name, source=name)
    return next(view for view in views(record, text) if view.type == kind)


@pytest.mark.parametrize(
    ("kind", "one", "other", "ground"),
    [
        (
            "ASSAULT",
            "At least 9 people were killed in Russian strikes on Odesa on Wednesday.",
            "Russian strikes on Odesa killed 14 people on Thursday, officials said.",
            "days apart",
        ),
        (
            "ASSAULT",
            "At least 9 people were killed in Russian strikes on Odesa on Wednesday.",
            "Russian strikes on Odesa killed 9 people on Thursday, officials said.",
            None,  # neither report came before the other's day
        ),
        (
            "PROTEST",
            "Thousands of teachers marched through Lima on Thursday to demand higher wages.",
            "Thousands of teachers marched through Cusco on Thursday to demand higher wages.",
            "place apart",
        ),
        (
            "COERCE",
            "Police in Lagos arrested journalist Musa Danjuma on Thursday on charges of sedition.",
            "Police in Lagos arrested journalist Chidi Okafor on Thursday on charges of sedition.",
            "recipient differs",
        ),
        (
            "COERCE",
            "Police in Lagos arrested journalist Mohammed Danjouma on Thursday on charges of sedition.",
            "Police in Lagos arrested journalist Muhammad Danjuma on Thursday on charges of sedition.",
            None,
        ),
        (
            "COERCE",
            "Police in Lagos arrested journalist Musa Danjuma on Thursday on charges of sedition.",
            "Police in Lagos arrested a journalist on Thursday on charges of sedition.",
            None,
        ),
        (
            "ACCUSE",
            "Egypt on Thursday condemned the attack in Istanbul, calling it cowardly.",
            "The government of Qatar denounced the attack in Istanbul on Thursday.",
            "actor differs",
        ),
        (
            "SANCTION",
            "The European Union imposed sanctions on seven officials from Kenya on Thursday.",
            "Japan imposed sanctions on seven officials from Kenya on Thursday.",
            "actor differs",
        ),
        (
            "CONSULT",
            "Sergei Lavrov met Abbas Araghchi in Doha on Thursday.",
            "Sergei Lavrov met Hakan Fidan in Doha on Thursday.",
            "actor differs",
        ),
        (
            "CONSULT",
            "Sergei Lavrov met Abbas Araghchi in Doha on Thursday.",
            "Iranian and Russian diplomats met in Doha on Thursday.",
            None,
        ),
    ],
)
def test_what_its_own_sentence_names_keeps_an_act_apart(kind: str, one: str, other: str, ground: str | None) -> None:
    a, b = told(one, kind), told(other, kind, "b")
    assert conflict(a, b) == conflict(b, a) == ground


def test_the_day_on_which_somebody_said_so_keeps_nothing_apart() -> None:
    struck = told("Russian strikes on Odesa killed 14 people on Wednesday.", "ASSAULT")
    said = told(
        "At least 9 people were killed in Russian strikes on Odesa, officials said on Thursday.", "ASSAULT", "b"
    )
    assert conflict(struck, replace(said, start=struck.start + 1, end=struck.start + 1)) is None  # type: ignore[operator]


def test_what_is_done_after_a_report_came_out_is_not_told_in_it() -> None:
    after = told("Russian strikes on Odesa killed 9 people on Thursday, officials said.", "ASSAULT", "b")
    before = told("At least 9 people were killed in Russian strikes on Odesa on Wednesday.", "ASSAULT")
    assert before.start is not None
    early = replace(before, article=replace(before.article, day=before.start))
    assert conflict(early, after) == conflict(after, early) == "days apart"
    assert conflict(early, replace(after, status="planned")) is None


def test_aid_of_other_weeks_is_two_where_its_numbers_differ() -> None:
    now = told("France delivered 30 tonnes of medicine to Sudan on Thursday.", "AID")
    past = told("France delivered 82 tonnes of medicine to Sudan on February 27.", "AID", "b")
    assert conflict(now, past) == "days apart"
    assert conflict(now, replace(past, figures=now.figures)) is None


def test_a_meeting_and_an_act_of_one_side_are_held_against_each_other_alike_from_either_side() -> None:
    met = told("Sergei Lavrov met Abbas Araghchi in Doha on Thursday.", "CONSULT")
    other = told("Sergei Lavrov met Hakan Fidan in Doha on Thursday.", "CONSULT", "b")
    helped = replace(other, type="SUPPORT")
    assert conflict(met, helped) is conflict(helped, met) is None
