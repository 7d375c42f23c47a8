"""A place that the text does not name is none; one that it names is told."""

from __future__ import annotations

import pytest

from dateline.reader.bare_sites import is_unnamed


@pytest.mark.parametrize(
    ("words", "name", "unnamed"),
    [
        ("the city", "the city", True),
        ("this village", "this village", True),
        ("the city", "Lorn", False),
        ("the old city", "the old city", False),
        ("the city of Lorn", "Lorn", False),
        ("the camp", "the camp", False),
    ],
)
def test_a_bare_noun_without_a_name_is_no_place(words: str, name: str, unnamed: bool) -> None:
    assert is_unnamed(words, name) == unnamed
