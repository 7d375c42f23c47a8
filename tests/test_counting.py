"""What a number counts, by reader, rules and words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import load as codebook
from dateline.reader import labels, proposed
from dateline.reader.counting import Counting, kind_shares
from dateline.reader.joined import Reading
from dateline.reader.model import Found
from dateline.reader.settle import countings
from dateline.spans import meets
from evals.gold import story_of_lines

TEXT = (
    "Gunmen killed five farmers near the bridge on Monday. The bank paid 40 pensioners. Some 3,000 miners marched "
    "to the gate. Inspectors seized 340 kilos of beans."
)


def counted(words: str, text: str = TEXT, odds: dict[str, float] | None = None) -> Counting:
    """The number at these words, as the rules tell it; with odds of its kinds as if a reader had given them."""
    around = proposed.gathered(story_of_lines(text), codebook())
    ruled = proposed.attached(around, around.rules, placed=False)
    at = (text.index(words), text.index(words) + len(words))
    number = next(n for n in around.numbers if meets(n.span, at))
    reading = Reading()
    if odds is not None:
        said = np.array([odds.get(kind, 0.01) for kind in labels.KINDS], dtype=np.float32)
        reading = Reading(numbers=(Found("number", number.span, 0, 1.0, {"figure": said / said.sum()}),))
    return next(c for c in countings(reading, around, ruled) if c.number is number)


def likeliest(counting: Counting) -> str:
    shares = kind_shares(counting)
    return labels.KINDS[max(range(len(shares)), key=lambda at: shares[at])]


@pytest.mark.parametrize(
    ("words", "kind"), [("five", "killed"), ("3,000", "strength"), ("340", "other")], ids=["toll", "crowd", "goods"]
)
def test_reader_and_rules_of_one_mind(words: str, kind: str) -> None:
    assert likeliest(counted(words, odds={kind: 0.9})) == kind


def test_what_reader_and_rules_drop_is_none() -> None:
    assert likeliest(counted("40", odds={"-": 0.97})) == "-"


def test_the_readers_word_weighs() -> None:
    at = labels.KINDS.index("injured")
    sure, unsure = (kind_shares(counted("five", odds={"injured": told}))[at] for told in (0.95, 0.001))
    assert sure > unsure + 0.1


@given(st.lists(st.floats(0.001, 1), min_size=len(labels.KINDS), max_size=len(labels.KINDS)))
def test_law_the_shares_are_shares(odds: list[float]) -> None:
    shares = kind_shares(counted("340", odds=dict(zip(labels.KINDS, odds, strict=True))))
    assert len(shares) == len(labels.KINDS)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) == pytest.approx(1)
