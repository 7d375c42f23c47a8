"""Whose "the president" is on a page of two states."""

from __future__ import annotations

import pytest

from tests.test_link_states import country

PAGE = "Kenya shut the road to Nakuru in Kenya. Mombasa and Kisumu wept. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("The Peruvian president flew in. Kenya was glad. The president offered help.", "The president", "PER"),
        ("The king of Jordan flew in. Kenya was glad. The king offered help.", "The king", "JOR"),
        ("Peru's foreign minister flew in. The foreign minister offered help.", "The foreign minister", "PER"),
        ("The former Peruvian president flew in. The president offered help.", "The president", "KEN"),
        ("The Peruvian president flew in. The chancellor offered help.", "The chancellor", "KEN"),
        ("The Peruvian president flew in. The vice president offered help.", "The vice president", "KEN"),
    ],
)
def test_the_holder_of_an_office_is_of_the_state_told_with_it_last(text: str, words: str, meant: str) -> None:
    assert country(PAGE + text, words) == meant
