"""Parts of a toll told one by one: the others, the next in turn, lists that add up, rows that a counted one opens."""

from __future__ import annotations

import pytest

import dateline
from dateline.extract.figures.reading import readings, singles
from dateline.extract.figures.refuse import refused
from dateline.extract.figures.units import counted, units
from dateline.extract.figures.values import quantities

HEAD = "Police report violence\n\n14 May 2022\n\nLAGOS - "


def told(text: str) -> dict[str, list[int]]:
    """The figures of a story by kind."""
    out: dict[str, list[int]] = {}
    for event in dateline.read(f"{HEAD}{text}\n").events:
        for figure in event.figures:
            out.setdefault(figure.kind, []).append(int(figure.low))
    return {kind: sorted(values) for kind, values in out.items()}


def read(text: str) -> list[tuple[str, str | None]]:
    """Numbers and articles of a sentence with the kinds that the grammar gives them."""
    span = (0, len(text))
    found = {r.counted.quantity.span: r for r in (*singles(text, span), *readings(text, span))}
    return [(text[slice(*at)], found[at].kind) for at in sorted(found)]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        (
            "Gunmen killed four people in Orvel on Monday. Two were farmers. The others were a cook and a nurse.",
            [1, 1, 2, 4],
        ),
        (
            "Gunmen killed four people in Orvel on Monday. Three of them were pupils. The fourth was a teacher.",
            [1, 3, 4],
        ),
        ("Gunmen killed two people in Orvel on Monday. One of the dead was a trader, the other a shepherd.", [1, 1, 2]),
        ("Gunmen killed nine people in Orvel on Monday: five farmers, three guards and a cook.", [1, 3, 5, 9]),
        ("The army said 13 rebels and a corporal were killed in a raid on Orvel on Monday.", [1, 13]),
        ("Gunmen attacked a bus in Orvel on Monday, killing three clerks and the driver.", [1, 3]),
        ("Gunmen killed four people in Orvel on Monday, among them two women and the driver.", [1, 2, 4]),
        ("Gunmen killed 14 people in Orvel on Monday and a police officer said the search went on.", [14]),
        ("Gunmen killed 14 people in Orvel on Monday. The other buses got away. The second was a red one.", [14]),
        ("Police held two men for the killing of nine in Orvel on Monday. One is a cook and the other a clerk.", [9]),
    ],
)
def test_parts_have_the_kind_of_their_toll(text: str, dead: list[int]) -> None:
    assert told(text).get("killed", []) == dead


def test_one_of_them_who_is_named_by_a_calling_counts() -> None:
    assert told("Gunmen killed nine people in Orvel on Monday, one of them a pregnant woman.") == {"killed": [1, 9]}
    assert told("Police detained nine people in Orvel on Monday, one of them a cook.") == {"detained": [1, 9]}
    assert told("Police detained nine people in Orvel on Monday, one of them twice.") == {"detained": [9]}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two guards were killed and a third was wounded.", ["killed", "injured"]),
        ("Two guards were killed and a fourth died in hospital.", ["killed", "killed"]),
        ("A third is missing.", ["missing"]),
        ("A third of the village lay in ruins.", []),
        ("A third is battling for life in hospital.", ["injured"]),
        ("Two cooks have not been heard from since.", ["missing"]),
    ],
)
def test_the_next_in_turn_is_one(text: str, kinds: list[str]) -> None:
    assert [kind for _, kind in read(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A student was hit by a canister and died in hospital.", "killed"),
        ("Three men were stabbed and later succumbed to their wounds.", "killed"),
        ("Two men were taken to a clinic, where they were pronounced dead.", "killed"),
        ("Two men were wounded and their father died.", "injured"),
        ("Two men were wounded and three died.", "injured"),
    ],
)
def test_a_clause_that_ends_in_a_death_tells_the_dead(text: str, kind: str) -> None:
    assert read(text)[0][1] == kind


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The rebels owned up to three dead.", (3, 3)),
        ("The killings add up to 341.", (341, 341)),
        ("The blast killed up to 40 people.", (0, 40)),
    ],
)
def test_up_to_of_a_verb_is_no_bound(text: str, bounds: tuple[int, int]) -> None:
    (found,) = quantities(text, (0, len(text)))
    assert (found.low, found.high) == bounds


def test_a_number_told_again_in_brackets_counts_once() -> None:
    text = "At least fifty-seven (57) people were murdered."
    us = units(text, (0, len(text)))
    first, again = (counted(us, at) for at, unit in enumerate(us) if unit.quantity is not None)
    assert refused(us, first) is None
    assert refused(us, again) == "repeated"
    assert first.of_span is not None
    assert text[slice(*first.of_span)] == "people"


def test_who_gave_his_life_is_dead() -> None:
    assert told("Gunmen attacked a post in Orvel on Monday. A soldier gave his life.") == {"killed": [1]}
