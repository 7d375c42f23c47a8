"""Features to one score and one sentence: how likely two events are one happening, and why."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Any, Literal

from dateline.compare.features import NAMES, Reports, features
from dateline.compare.reason import reason
from dateline.compare.view import EventView
from dateline.model import Value

Verdict = Literal["same", "different", "unsure"]

SAME = 0.0
"""Log-odds from which two events are judged the same: more likely so than not."""
UNSURE = -1.5
"""Log-odds from which they are left open: about one in nine such pairs of unlearnt pages is one happening."""


class Comparison(Value, frozen=True, kw_only=True):
    """What a comparison came to: ``odds`` in natural log-odds, the verdict, and the reason in one sentence."""

    odds: float
    verdict: Verdict
    reason: str

    @property
    def probability(self) -> float:
        """The odds as a probability, 0 to 1."""
        return 1 / (1 + math.exp(-self.odds))


@cache
def fitted() -> tuple[float, tuple[float, ...]]:
    """Constant and weights in the order of ``NAMES`` (``weights.toml``)."""
    table = _table()
    return float(table["constant"]), tuple(float(table["weights"][name]) for name in NAMES)


@cache
def version() -> str:
    """Names the weights and the list of features; stands in every judgement that they made."""
    return str(_table()["version"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.compare").joinpath("weights.toml").read_text(encoding="utf-8"))


def odds(a: EventView, b: EventView, told: Reports | None = None) -> float:
    """Log-odds that two events are one happening, to six decimals, so that sums do not depend on their order; ``told``
    as for ``features``."""
    constant, weights = fitted()
    return round(constant + math.fsum(map(mul, weights, features(a, b, told))), 6)


def verdict_of(value: float) -> Verdict:
    """Same, unsure or different by the log-odds."""
    return "same" if value >= SAME else "unsure" if value >= UNSURE else "different"


def compare(a: EventView, b: EventView) -> Comparison:
    """Two events held against each other."""
    value = odds(a, b)
    _, weights = fitted()
    parts = {name: w * x for name, w, x in zip(NAMES, weights, features(a, b), strict=True) if x}
    return Comparison(odds=value, verdict=verdict_of(value), reason=reason(a, b, parts))
