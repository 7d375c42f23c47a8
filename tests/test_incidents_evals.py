"""What the measuring of incidents stands on: people told one by one, choices fitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evals.gva_choice import Candidates, ranker
from evals.gva_numbers import listed, mentions

ROWS = [
    ("killed", "He shot and killed his wife, two young sons and a neighbor.", 4),
    ("killed", "He fatally shot his wife and her brother before killing himself.", 3),
    ("killed", "Anna Lind and Carl Moss were killed on the porch.", 2),
    ("injured", "The blast went off, injuring Anna Lind, 31, and her father.", 2),
    ("shot", "A man and two women were shot at the gate.", 3),
]


@pytest.mark.parametrize(("kind", "text", "number"), ROWS)
def test_people_told_one_by_one_are_counted(kind: str, text: str, number: int) -> None:
    assert number in listed(text, kind)


def test_an_age_is_no_number_of_people() -> None:
    assert not mentions("A man was charged in the death of three-year-old Lena Holt.", "killed")


def test_a_choice_learns_which_candidate_is_right() -> None:
    rows: list[tuple[Candidates, Callable[[Any], bool]]] = [
        ({1: (1.0, 0.0), 2: (0.0, 1.0), 3: (0.2, 0.1)}, lambda value: value == 2)
    ] * 5
    fitted = ranker(rows, 0.3)
    assert fitted.best({7: (0.0, 1.0), 8: (1.0, 0.0)}) == 7
    assert fitted.best({}) is None
