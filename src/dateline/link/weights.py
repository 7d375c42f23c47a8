"""Scores of named features: fitted weights in a table, one feature a line, and the shares they give to answers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat

Features = tuple[str, ...]


@cache
def table(name: str) -> dict[str, float]:
    """Feature -> weight of ``knowledge/data/NAME``."""
    lines = files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in pairs}


@cache
def by_answer(name: str) -> dict[str, dict[str, float]]:
    """Feature -> answer -> weight of a table whose lines are ``FEATURE > ANSWER``."""
    out: dict[str, dict[str, float]] = {}
    for line, weight in table(name).items():
        feature, answer = line.rsplit(" > ", 1)
        out.setdefault(feature, {})[answer] = weight
    return out


def shares(scores: Sequence[float]) -> list[float]:
    """The scores as shares of one."""
    top = max(scores, default=0.0)
    parts = [math.exp(max(-50.0, score - top)) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


def total(features: Features, known: Mapping[str, float]) -> float:
    """Sum of the weights of the features."""
    return sum(map(known.get, features, repeat(0.0)))


STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
"""Bounds between the classes of odds."""


def step(odds: float) -> int:
    """The class of odds, from 0, that a feature names."""
    return bisect_left(STEPS, odds)
