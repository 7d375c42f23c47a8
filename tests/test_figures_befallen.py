"""Numbers of those of whom it is said what became of them: the dead who are named in a row, limbs that are lost."""

from __future__ import annotations

import pytest

from dateline.extract.figures.reading import readings


def read(text: str) -> list[tuple[str, str | None]]:
    """The numbers of a sentence with the kinds that the grammar gives them."""
    return [(text[slice(*r.counted.quantity.span)], r.kind) for r in readings(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dead were a monk, his driver and two guards.", [("a", "killed"), ("two", "killed")]),
        ("Among those killed is a monk.", [("a", "killed")]),
        ("The wounded include two nurses.", [("two", "injured")]),
        ("Killed were two majors and a clerk.", [("two", "killed"), ("a", "killed")]),
        ("The wounded number 27.", [("27", "injured")]),
        ("The list of the dead has grown to 12.", [("12", "killed")]),
        ("That brought the loss of life to six.", [("six", "killed")]),
        ("Two clerks lost an eye.", [("Two", "injured")]),
        ("He lost both legs and three fingers.", []),
    ],
)
def test_what_became_of_people_says_the_kind(text: str, told: list[tuple[str, str | None]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("One of the dead was a member of five clubs.", "five"),
        ("The dead were from seven districts.", "seven"),
        ("He made a list of the demands to five ministers.", "five"),
        ("The army told of the loss of two tanks.", "two"),
    ],
)
def test_what_only_stands_near_the_dead_is_not_counted_so(text: str, word: str) -> None:
    assert (word, None) in read(text)


def test_who_lost_sons_is_not_hurt() -> None:
    assert read("A weaver lost two sons.") == [("A", None), ("two", "killed")]


def test_the_main_verb_decides_behind_that_morning() -> None:
    text = "Two of the boys who were taken from the village that morning were set free."
    assert read(text) == [("Two", "released")]


def test_another_clause_tells_of_others() -> None:
    text = "The mayor named two guards and a schoolteacher, and said that 27 citizens had been hospitalized."
    assert dict(read(text))["a"] is None
