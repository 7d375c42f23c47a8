"""Plain news pages whose every fact is known: what the program records of them."""

from __future__ import annotations

import random

from evals.composed import compose, measured


def test_the_same_seed_composes_the_same_page() -> None:
    assert compose(random.Random(3)) == compose(random.Random(3))


def test_plain_pages_are_read_rightly() -> None:
    asked, wrong, failed = measured(40, seed=1)
    assert asked["attack"] == 40
    assert wrong.total() <= 0.01 * asked.total(), [(page.text, missed) for page, missed in failed]
