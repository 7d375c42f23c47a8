"""Conditional logits over options with named features: fitting, shares of the options, and tables of weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.link import weights
from tools.fit_places import fit

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
"""Where the tables of weights lie."""
LEAST = 0.02
"""Weights nearer to zero are left out. With thousands of features they add up: of places held out the F1 on dev is .853
from .02 on and .845 from .05 on."""


class Choice(NamedTuple):
    """The features of each option, and which options are right."""

    options: Sequence[Sequence[str]]
    right: Sequence[int]


def fitted(choices: Sequence[Choice], draw: float, wanted: Callable[[str], bool]) -> dict[str, float]:
    """Feature -> weight of least loss (L-BFGS) with a draw of this strength to zero, of the wanted features."""
    names = sorted({f for c in choices for features in c.options for f in features if wanted(f)})
    column = {name: at for at, name in enumerate(names)}
    option: list[int] = []
    feature: list[int] = []
    right: list[float] = []
    start: list[int] = []
    for c in choices:
        start.append(len(right))
        for number, features in enumerate(c.options):
            known = [column[f] for f in features if f in column]
            option += [len(right)] * len(known)
            feature += known
            right.append(float(number in c.right))
    rows, columns, good = np.array(option), np.array(feature), np.array(right)
    begins = np.array(start)
    of = np.repeat(np.arange(len(begins)), np.diff([*begins, len(good)]))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        sums = np.bincount(rows, w[columns], minlength=len(good))
        odds = np.exp(sums - np.maximum.reduceat(sums, begins)[of])
        odds /= np.add.reduceat(odds, begins)[of]
        sure = np.maximum(np.add.reduceat(odds * good, begins), 1e-12)
        change = odds - odds * good / sure[of]
        slope = np.bincount(columns, change[rows], minlength=len(w)) + draw * w
        return float(-np.log(sure).sum() + draw / 2 * w @ w), slope

    return dict(zip(names, fit(loss, np.zeros(len(names))).tolist(), strict=True))


def shares(choice: Choice, known: Mapping[str, float]) -> list[float]:
    """The share of each option."""
    return weights.shares([weights.total(tuple(features), known) for features in choice.options])


def write(path: Path, head: str, known: Mapping[str, float], least: float = LEAST) -> None:
    """A table of the weights that are at least ``least`` from zero; replaces the file whole."""
    lines = [head, *(f"{name}\t{weight:.2f}" for name, weight in sorted(known.items()) if abs(weight) >= least)]
    new = path.with_suffix(".new")
    new.write_text("\n".join(lines) + "\n", encoding="utf-8")
    new.replace(path)
