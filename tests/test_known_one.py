"""One who is known and alone is counted by nobody; many attackers are a strength; labels count nothing."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.extract.figures import values
from dateline.extract.figures.known_one import known_alone
from dateline.extract.figures.reading import readings
from dateline.extract.figures.units import known, units
from tests.test_figures_barred import ruled_out, told


@pytest.mark.parametrize(
    ("text", "word", "alone"),
    [
        ("Raiders killed the driver of a van.", "the", True),
        ("Raiders killed the driver.", "the", True),
        ("The governor and police chief of Lorn were killed.", "The", True),
        ("Raiders killed a clerk and the driver of a van.", "the", False),
        ("Three clerks, two guards, the driver and a cook were killed.", "the", False),
        ("The driver and a cook were killed.", "The", False),
        ("The driver, two cooks and a clerk were killed.", "The", False),
        ("A clerk and his son were killed.", "his", False),
        ("A driver was killed in Lorn.", "A", False),
    ],
)
def test_one_who_is_known_counts_in_a_row_alone(text: str, word: str, alone: bool) -> None:
    us = units(text, (0, len(text)))
    at = next(p for p, u in enumerate(us) if u.lower == word.lower() and text[slice(*u.span)] == word)
    counted = known(us, at) or next(r.counted for r in readings(text, (0, len(text))) if r.counted.at == at)
    assert known_alone(us, counted) == alone


def test_a_victim_who_is_known_is_no_figure_of_an_attack() -> None:
    one, other = (
        "Rebels killed the driver of a van in Mosul.",
        "Rebels killed a clerk and the driver of a van in Mosul.",
    )
    assert [f.text for e in read(one).events for f in e.figures] == []
    assert [f.text for e in read(other).events for f in e.figures] == ["a", "the"]


def test_many_by_whom_it_was_done_are_a_strength() -> None:
    assert ruled_out("Two cooks were captured by 40 bakers.", "40").instead == "strength"
    assert ruled_out("Two cooks were captured by four bakers.", "four").instead == "-"
    many = read("About 60 gunmen attacked a police post in Mosul on Friday, killing two officers.")
    assert [(f.kind, f.low) for e in many.events for f in e.figures] == [("strength", 60), ("killed", 2)]
    few = read("Four gunmen attacked a police post in Mosul on Friday, killing two officers.")
    assert [(f.kind, f.low) for e in few.events for f in e.figures] == [("killed", 2)]


def test_who_comes_away_with_wounds_is_hurt() -> None:
    assert "injured" not in ruled_out("Six bakers escaped with minor burns.", "Six").kinds
    assert "injured" in ruled_out("Six bakers escaped with the money.", "Six").kinds
    assert told("The shells killed and maimed 16 bakers.") == [("16", "other")]
    assert told("Five cooks were killed, an unknown number were wounded.") == [("Five", "killed")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The No. 2 man of the union was shot.", [2]),
        ("Guards called Double Zero and Rell met near Ground Zero.", []),
        ("No casualties were told. Zero losses, they said.", [0, 0]),
        ("After a three day battle nine fled a 5 story building.", [9]),
        ("Two day labourers were killed.", [2]),
    ],
)
def test_a_label_is_no_nought(text: str, numbers: list[float]) -> None:
    assert [q.low for q in values.quantities(text, (0, len(text)))] == numbers
