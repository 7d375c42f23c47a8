"""Who somebody is and how he is called, side by side, is one party."""

from __future__ import annotations

import pytest

from dateline.reader.stretches import joined
from tests.test_protests import spans


@pytest.mark.parametrize(
    ("text", "parties", "one"),
    [
        ("The chief negotiator, Ana Rell, and rebels met.", ["The chief negotiator", "Ana Rell", "rebels"], True),
        ("Another faction, Nujaba, vowed revenge.", ["Another faction", "Nujaba"], True),
        ("A second militia, Nujaba, and Hezb attacked.", ["A second militia", "Nujaba", "Hezb"], False),
        ("The mayor, Orr, and Hezb attacked.", ["The mayor", "Orr", "Hezb"], False),
    ],
)
def test_a_name_is_one_with_the_office_before_it(text: str, parties: list[str], *, one: bool) -> None:
    found = [text[slice(*span)] for span in joined(text, spans(text, parties))]
    assert found == ([f"{parties[0]}, {parties[1]}", *parties[2:]] if one else parties)
