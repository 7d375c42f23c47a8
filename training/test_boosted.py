"""The graph of boosted trees gives what was fitted."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dateline.knowledge.trees import Trees
from training import boosted

COLUMNS = ("one", "two", "three")


def test_the_graph_gives_the_odds_of_the_trees(tmp_path: Path) -> None:
    draw = np.random.default_rng(3)
    rows = draw.integers(0, 9, (2000, 3)).astype(np.float32) / 8
    right = (rows[:, 0] > rows[:, 1]) ^ (draw.random(2000) < 0.1)
    told = boosted.fitted(rows, right.tolist())
    boosted.write(tmp_path / "trees.onnx", told, COLUMNS, "a test")
    made = Trees((tmp_path / "trees.onnx").read_bytes(), COLUMNS).odds(rows.tolist())
    assert np.allclose(made, told.predict(rows), atol=1e-5)


def test_the_graph_of_several_sets_gives_their_mean(tmp_path: Path) -> None:
    draw = np.random.default_rng(4)
    rows = draw.integers(0, 9, (1000, 3)).astype(np.float32) / 8
    right = ((rows[:, 0] > rows[:, 1]) ^ (draw.random(1000) < 0.2)).tolist()
    sets = [boosted.fitted(rows, right, rounds=40, seed=seed) for seed in (1, 2, 3)]
    boosted.write(tmp_path / "trees.onnx", sets, COLUMNS, "a test")
    made = Trees((tmp_path / "trees.onnx").read_bytes(), COLUMNS).odds(rows.tolist())
    mean = np.mean([one.predict(rows, raw_score=True) for one in sets], axis=0)
    assert np.allclose(made, 1 / (1 + np.exp(-mean)), atol=1e-5)


def test_a_bound_of_fewer_digits_parts_the_same_rows() -> None:
    for bound in (0.1, 1 / 3, 0.5, 7.0, -0.7):
        short = np.float32(boosted.below(bound))
        assert short <= bound < np.nextafter(short, np.float32(np.inf))
