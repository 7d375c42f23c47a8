"""A choice among the values that a field of an incident may have, by weights fitted on known ones (evals/gva.py)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import lightgbm
import numpy as np

from dateline.model import Value
from evals.incidents import Floats

Candidates = dict[Any, tuple[float, ...]]
"""A value that a field may have -> its features."""

STEPS = 25
"""Newton steps of a fit; it settles in about ten."""
ENOUGH = 0.01
"""Gain in log-likelihood under which a fit has settled."""


def total(parts: Iterable[Counter[Any]]) -> Counter[Any]:
    """Counts added up."""
    out: Counter[Any] = Counter()
    for part in parts:
        out.update(part)
    return out


def share(counts: Counter[Any], value: object) -> float:
    """Share of all that is counted, 0 of nothing."""
    return counts[value] / max(1, sum(counts.values()))


def first(counts: Counter[Any]) -> Any:
    """What is counted most; of equals the least."""
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


class Ranker(Value, frozen=True, kw_only=True):
    """Weights of one field's candidates."""

    weights: tuple[float, ...]

    def odds(self, found: Candidates) -> dict[Any, float]:
        """Natural logarithm of each candidate's probability, likeliest first; of equals the least."""
        return _logs({v: math.fsum(w * x for w, x in zip(self.weights, row, strict=True)) for v, row in found.items()})

    def best(self, found: Candidates) -> Any:
        """The likeliest candidate."""
        return next(iter(self.odds(found)), None)


Choice = tuple[Floats, Floats]
"""Features of an incident's candidates, and 1.0 for each right one."""


def ranker(rows: Iterable[tuple[Candidates, Callable[[Any], bool]]], ridge: float) -> Ranker:
    """Fits a choice among the candidates of each incident of the tuning third (conditional logit): what is made
    greatest is the probability of the right ones, less the penalty. Several candidates may be right, so the surface is
    not concave and a full Newton step may overshoot: it is halved until it gains."""
    choices = _choices(rows)
    weights = np.zeros(choices[0][0].shape[1])
    reached = _likelihood(choices, weights, ridge)
    for _ in range(STEPS):
        step = _step(choices, weights, ridge)
        while (tried := _likelihood(choices, weights + step, ridge)) < reached and np.abs(step).max() > 1e-6:
            step = step / 2
        weights = weights + step
        gain, reached = tried - reached, tried
        if gain < ENOUGH:
            break
    return Ranker(weights=tuple(weights.tolist()))


def _choices(rows: Iterable[tuple[Candidates, Callable[[Any], bool]]]) -> list[Choice]:
    """The incidents of which a candidate is right."""
    choices = []
    for found, right in rows:
        told = sorted(found)
        sure = np.array([float(right(value)) for value in told])
        if sure.any():
            choices.append((np.array([found[value] for value in told]), sure))
    return choices


class Trees(Value, frozen=True, kw_only=True):
    """Boosted trees that rank one field's candidates."""

    booster: lightgbm.Booster

    def odds(self, found: Candidates) -> dict[Any, float]:
        """Natural logarithm of each candidate's share, likeliest first; of equals the least."""
        if not found:
            return {}
        told = sorted(found)
        scores = np.asarray(self.booster.predict(np.array([found[v] for v in told])), dtype=np.float64)
        return _logs(dict(zip(told, scores.tolist(), strict=True)))


def _logs(scores: dict[Any, float]) -> dict[Any, float]:
    """Scores as logarithms of shares that add up to one, the largest first; of equals the least."""
    top = max(scores.values(), default=0.0)
    whole = math.log(math.fsum(math.exp(score - top) for score in scores.values()) or 1.0) + top
    return {v: scores[v] - whole for v in sorted(scores, key=lambda v: (-scores[v], v))}


ROUNDS = 300
GROWN = {
    "objective": "rank_xendcg",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
    "objective_seed": 1,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}
"""As good held out in turn with 200 to 400 trees of 7 to 31 leaves."""


def trees(rows: Iterable[tuple[Candidates, Callable[[Any], bool]]]) -> Trees:
    """Fits trees to the choices of the tuning third: for fields whose features mean much only together."""
    choices = _choices(rows)
    told = lightgbm.Dataset(
        np.vstack([x for x, _ in choices]),
        np.concatenate([sure for _, sure in choices]),
        group=[len(sure) for _, sure in choices],
    )
    return Trees(booster=lightgbm.train(GROWN, told, ROUNDS))


def _shares(x: Floats, weights: Floats) -> Floats:
    scores = x @ weights
    raised: Floats = np.exp(scores - scores.max())
    whole: Floats = raised / raised.sum()
    return whole


def _likelihood(choices: Sequence[Choice], weights: Floats, ridge: float) -> float:
    """Log-probability of the right candidates, less the penalty."""
    told = math.fsum(math.log(max(1e-300, float(_shares(x, weights) @ sure))) for x, sure in choices)
    return told - ridge / 2 * float(weights @ weights)


def _step(choices: Sequence[Choice], weights: Floats, ridge: float) -> Floats:
    gradient: Floats = -ridge * weights
    curve: Floats = ridge * np.eye(len(weights))
    for x, sure in choices:
        odds = _shares(x, weights)
        right: Floats = odds * sure / max(1e-300, float(odds @ sure))
        mean: Floats = odds @ x
        away = x - mean
        gradient += right @ x - mean
        curve += (away * odds[:, None]).T @ away
    return np.asarray(np.linalg.solve(curve, gradient), dtype=np.float64)
