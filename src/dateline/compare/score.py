"""Features to one score and one sentence: how likely two events are one happening, and why.

A sum of weighed features parts the pairs that nobody would think of from those that may be one happening. Of these the
two sentences are read side by side (``tellings``), and boosted trees weigh that with the same features.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Any, Literal

from dateline.compare.features import NAMES
from dateline.compare.tellings import GRAPH, digest, shipped
from dateline.compare.view import EventView
from dateline.errors import Error
from dateline.knowledge.trees import Trees, trees
from dateline.model import Value

Verdict = Literal["same", "different", "unsure"]

OPEN, SURE = -3.0, 2.0
"""Log-odds by the fields from which two events may be one happening (a quarter of the pairs that blocking proposes, and
all but three of 1,852 linked pairs of annotated events), and up to which they are read side by side: read beyond it,
the linked pairs stay as they are."""
UNREAD = 4.0
"""What stands for the sentences of pairs beyond ``SURE``."""
SHIFT = 1.1
"""Added to what the trees say: they balance single pairs, clustering wants the best linked pairs (F1). Of .8 to 1.4
those of the reader's events on unlearnt pages held out are best from 1.0 to 1.2 (.688 to .693), annotated ones fall
(.907 to .894)."""
SAYS, NEUTRAL = 0.44, -1.85
"""What one unit of log-odds of the sentences adds in a reason (its weight in a sum with all features), and where
they say nothing (their mean)."""
TREES = "pair_trees.onnx"
COLUMNS = (*(name.replace(" ", "_") for name in NAMES), "tellings", "fields", "fields_ahead", "tellings_ahead")
"""What the trees weigh: the features, the log-odds by the sentences, those by the fields, and how far both stand above
the best rival's (``meeting``)."""

SAME = 0.0
"""Log-odds from which two events are judged the same: more likely so than not."""
UNSURE = -1.5
"""Log-odds from which they are left open: one in fifteen such pairs of dev (6 of 90) is one happening."""


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
    """Names the weights, the network and the trees; stands in every judgement that they made."""
    table = _table()
    for name, told, found in ((GRAPH, table["tellings"], digest()), (TREES, table["trees"], trees_digest())):
        if told != found:
            raise Error(f"{name} is not the file that the weights were fitted with: install Dateline again")
    return str(table["version"])


def trees_digest() -> str:
    """SHA-256 of the shipped trees."""
    return hashlib.sha256(files("dateline.knowledge").joinpath("data", TREES).read_bytes()).hexdigest()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dateline.compare").joinpath("weights.toml").read_text(encoding="utf-8"))


@cache
def _trees() -> Trees:
    return trees(TREES, COLUMNS)


def by_fields(found: Sequence[float]) -> float:
    """Log-odds by the features alone."""
    constant, weights = fitted()
    return constant + math.fsum(map(mul, weights, found))


def heard(a: EventView, b: EventView, fields: float) -> float | None:
    """Log-odds by the sentences of two events; None where the fields do not leave it open."""
    return shipped().odds(a, b) if OPEN < fields <= SURE else None


def summed(row: Sequence[float]) -> float:
    """What the trees say of one pair, in the order of ``COLUMNS``."""
    return float(_trees().sums([row])[0])


def verdict_of(value: float) -> Verdict:
    """Same, unsure or different by the log-odds."""
    return "same" if value >= SAME else "unsure" if value >= UNSURE else "different"
