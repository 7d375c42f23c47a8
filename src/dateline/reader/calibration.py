"""From the reader's odds to a confidence that means what it says: the share of such events that are right."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np


@cache
def knots() -> tuple[list[float], list[float]]:
    """Odds, rising, and the share of events with such odds whose type was right (evals.reliability --fit, dev part)."""
    text = files("dateline.reader").joinpath("calibration.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["events"]
    return table["odds"], table["confidence"]


MOST = 0.99
"""No event is told as certain, however its like fared on the pages that this was fitted on."""


def confidence(odds: float) -> float:
    """The share at these odds, on straight lines between knots and level outside them."""
    return round(min(MOST, float(np.interp(odds, *knots()))), 3)
