"""How old somebody is stands in no name."""

from __future__ import annotations

import pytest

from dateline.link.ages import ageless


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ana Rell, 55", "Ana Rell"),
        ("Ana Rell (55)", "Ana Rell"),
        ("sultan of Lorn, aged 84", "sultan of Lorn"),
        ("26-year-old Karstian", "Karstian"),
        ("Group of 20", "Group of 20"),
        ("Kanal 13", "Kanal 13"),
        ("35th Brigade", "35th Brigade"),
        ("Article 19", "Article 19"),
    ],
)
def test_a_name_without_its_age(name: str, plain: str) -> None:
    assert ageless(name) == plain
