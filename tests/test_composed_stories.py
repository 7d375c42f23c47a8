"""Stories whose happenings are known, told in like words: what the program joins of them."""

from __future__ import annotations

import random

from evals.composed_stories import compose, measured


def test_the_same_seed_composes_the_same_story() -> None:
    assert compose(random.Random(3)) == compose(random.Random(3))


def test_plain_stories_are_told_apart_and_their_tolls_are_the_latest() -> None:
    total, failed = measured(20, seed=1)
    wrong = [what for _, what in failed]
    assert total["missed"] <= 0.05 * total["sentences"], wrong
    assert total["right"] >= 0.9 * total["joined"], wrong
    assert total["right"] >= 0.95 * total["linked"], wrong
    assert total["toll wrong"] <= 1, wrong
