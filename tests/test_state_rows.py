"""Rows of three or more states are on one side of an act."""

from __future__ import annotations

import pytest

from dateline import link
from dateline.reader.state_rows import in_rows
from dateline.reader.turned import Both
from tests import reader_marks


@pytest.mark.parametrize(
    ("text", "words", "given", "made"),
    [
        (
            "The pact admitted Poland, Hungary and the Czech Republic.",
            "admitted",
            ([], ["Poland"]),
            ([], ["Poland", "Hungary", "Czech Republic"]),
        ),
        (
            "Kenya, Uganda and Rwanda condemned the raid.",
            "condemned",
            (["Rwanda"], []),
            (["Kenya", "Uganda", "Rwanda"], []),
        ),
        (
            "Kenya, Uganda and Rwanda condemned Peru.",
            "condemned",
            (["Uganda", "Rwanda"], ["Kenya", "Peru"]),
            (["Kenya", "Uganda", "Rwanda"], ["Peru"]),
        ),
        ("Kenya and Uganda condemned the raid.", "condemned", (["Kenya"], []), (["Kenya"], [])),
        (
            "Envoys of Kenya, Uganda and Rwanda met.",
            "met",
            (["Envoys of Kenya"], []),
            (["Envoys of Kenya", "Uganda", "Rwanda"], []),
        ),
        ("Farms of Kenya, Uganda and Rwanda met.", "met", (["Farms of Kenya"], []), (["Farms of Kenya"], [])),
        ("Chad fought in Mali, Niger and Benin.", "fought", (["Chad"], ["Mali"]), (["Chad"], ["Mali"])),
        ("Chad, Mali and Niger's army fought.", "fought", (["Chad"], []), (["Chad"], [])),
        ("Chad, Mali and Niger fell out; Togo wept.", "wept", (["Togo"], []), (["Togo"], [])),
    ],
)
def test_a_row_of_states_is_whole_on_one_side(
    text: str, words: str, given: tuple[list[str], list[str]], made: tuple[list[str], list[str]]
) -> None:
    page = reader_marks.story(text)
    trigger, _ = reader_marks.marked(page, words, "actor", {}, "ACCUSE")
    both = Both(*(tuple(reader_marks.span(text, name) for name in side) for side in given))
    found = in_rows(text, trigger, both, link.find(page, ()))
    told = tuple([text[slice(*span)].removeprefix("the ") for span in side] for side in found)
    assert told == made
