"""Acts told side by side in one sentence: each has the parts of its own clause."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.model import Span, Trigger
from dateline.reader.side_by_side import Field, fields
from tests import reader_marks


def acts(text: str, *words: str) -> list[Trigger]:
    """Acts told by these words of a sentence."""
    spans: list[Span] = []
    for word in words:
        at = text.index(word, spans[-1][1] if spans else 0)
        spans.append((at, at + len(word)))
    return [reader_marks.act(text, span) for span in spans]


@pytest.mark.parametrize(
    ("text", "words", "opens"),
    [
        ("Rebels shelled Lorn and gunmen shot a priest.", ("shelled", "shot"), "and gunmen"),
        ("Two men were shot in Lorn, and a guard was kidnapped in Vessen.", ("shot", "kidnapped"), "and a guard"),
        ("A bomber killed nine in Lorn; hours later gunmen shot a nurse.", ("killed", "shot"), "; hours"),
        ("Police shot a man, while in nearby Vessen a bomb hurt four.", ("shot", "bomb"), "while in"),
        ("A jet hit a truck in Lorn, and scouts known as Danab killed a cook.", ("hit", "killed"), "and scouts"),
        ("In Lorn a sniper killed a boy, in Vessen shelling killed two.", ("killed", "shelling"), ", in Vessen"),
    ],
)
def test_a_clause_with_a_subject_parts_two_acts(text: str, words: tuple[str, str], opens: str) -> None:
    at = text.index(opens)
    assert fields(text, acts(text, *words)) == {
        0: Field((0, at), None, True),
        1: Field((at, len(text)), True, None),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid came after troops and rebels fought in Lorn.", ("raid", "fought")),
        ("A guard and a nurse were shot and an aide and a cook were kidnapped.", ("shot", "kidnapped")),
        ("Lorn rejected Norwegian and German appeals to end the raids.", ("rejected", "appeals")),
        ("Police arrested a man who shot a guard.", ("arrested", "shot")),
    ],
)
def test_rows_and_relative_clauses_part_nothing(text: str, words: tuple[str, str]) -> None:
    assert fields(text, acts(text, *words)) == {}


def test_a_clause_without_a_subject_shares_that_of_the_first() -> None:
    text = "The army shelled Lorn and took two villages."
    assert [field.own for field in fields(text, acts(text, "shelled", "took")).values()] == [None, False]


def told(text: str) -> list[tuple[list[str], list[str], str | None, list[str]]]:
    """Who, whom, where and how many of each event of a text."""
    return [
        (
            [party.name for party in event.actors],
            [party.name for party in event.recipients],
            event.place.name if event.place else None,
            [figure.text for figure in event.figures],
        )
        for event in read(text).events
    ]


def test_each_act_has_the_parties_place_and_number_of_its_clause() -> None:
    text = "Two soldiers were shot dead in Mopti on Tuesday and a village chief was kidnapped in Gao on Wednesday."
    assert told(text) == [([], ["soldiers"], "Mopti", ["Two"]), ([], ["village chief"], "Gao", ["a"])]


def test_the_subject_of_a_clause_did_what_it_tells() -> None:
    text = "A suicide bomber killed nine people in Peshawar; hours later gunmen shot dead a politician in Quetta."
    assert told(text) == [
        (["suicide bomber"], ["people"], "Peshawar", ["nine"]),
        (["gunmen"], ["politician"], "Quetta", ["a"]),
    ]


def test_an_act_that_the_reader_doubts_is_told_where_it_has_a_clause_and_a_place() -> None:
    text = "Five soldiers were killed in Goma on 3 May, and three policemen were shot dead in Bunia on 6 May."
    assert [(place, numbers) for _, _, place, numbers in told(text)] == [("Goma", ["Five"]), ("Bunia", ["three"])]


def test_days_of_two_acts_are_kept_apart() -> None:
    text = "May 10, 2024\n\nThe army shelled Kadugli on Monday and bombed El Obeid on Tuesday."
    assert [event.date and event.date.start for event in read(text).events] == ["2024-05-06", "2024-05-07"]


def test_who_burned_houses_in_one_town_did_not_shoot_a_guard_in_another() -> None:
    text = "Suspected herders burned down 14 houses in Zangon Kataf, and a vigilante was shot dead in Birnin Gwari."
    assert [actors for actors, *_ in told(text)] == [["Suspected herders"], []]


def test_some_of_them_are_of_several() -> None:
    text = (
        "Opposition leader Maria Corina Machado demanded the release of nearly 1,000 political prisoners. "
        "The government freed 48 of them on Friday night."
    )
    assert told(text)[-1][1] == ["political prisoners"]


def test_others_are_of_those_whom_the_act_before_was_done_to() -> None:
    text = (
        "Ethiopian troops kill militants\n\nEthiopian soldiers killed 27 Fano fighters and captured 14 others in two "
        "days of fighting around the town of Debre Markos, state television reported on Thursday."
    )
    assert told(text)[1][1] == ["Fano"]
