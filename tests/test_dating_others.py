"""A time of another act that this one answers."""

from __future__ import annotations

import pytest

from dateline import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "India launched missile strikes on nine sites in Pakistan in retaliation for an April 22 attack on men "
            "in Pahalgam that killed 26 people.",
            [None, "2025-04-22"],
        ),
        ("Turkey condemned Sunday's attack.", ["2025-05-08"]),
        ("Three soldiers were killed in Monday's raid in Goma.", ["2025-05-05"]),
    ],
)
def test_a_time_before_another_act_is_its_own(text: str, days: list[str | None]) -> None:
    found = read(f"A title of the page\n\nMay 8, 2025\n\n{text}").events
    assert [event.date.start if event.date else None for event in found] == days
