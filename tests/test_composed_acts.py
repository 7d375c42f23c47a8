"""Stories of acts that are told in like words, kind by kind: what the program joins of them."""

from __future__ import annotations

import random

import pytest

from evals.composed_acts import KINDS, measured


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_composes_the_same_story(kind: str) -> None:
    assert KINDS[kind](random.Random(3)) == KINDS[kind](random.Random(3))


@pytest.mark.parametrize("kind", KINDS)
def test_acts_told_in_like_words_are_told_apart(kind: str) -> None:
    total, failed = measured(kind, stories=6, seed=2)
    wrong = [what for _, what in failed]
    assert total["missed"] <= 0.1 * total["sentences"], wrong
    assert total["right"] >= 0.8 * total["joined"], wrong
    assert total["right"] >= 0.85 * total["linked"], wrong
