"""Fits the trees of ``reader.sides``: ``python -m training.fit_sides [--folds 4] [--write]``.

Every party around every event that the reader finds with its type: is it an annotated actor, an annotated recipient? On
pages that the reader was not trained on (``training.scenes``). With ``--folds`` the pages are held out in turn, and the
F1 of both sides is printed beside that of the bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray

from corpus.files import Json
from dateline import link
from dateline.model import Span, Trigger
from dateline.reader import sides
from dateline.reader.parties import SIDES, Parties, Scene
from dateline.reader.party_columns import COLUMNS, rows
from dateline.spans import meets
from evals.counts import yardstick
from training import boosted, scenes
from training.logits import DATA


class Case(NamedTuple):
    """One side of one event: its columns by party, which parties are right, which stretches stand for them, and how
    many are annotated; ``taken`` tells of what the bounds take whether it is right."""

    page: str
    side: str
    told: Parties
    scene: Scene
    columns: boosted.Rows
    right: list[bool]
    said: list[Span]
    gold: int
    taken: list[bool]


def cases(article: scenes.Scene) -> Iterator[Case]:
    """Both sides of the events of an article that the reader finds with their type, actors first."""
    told = Parties(article.story, article.around.mentions, article.reading.triggers, article.reading.events)
    for index, gold in article.events():
        scene = told.scene(index, article.ruled.parts[index])
        columns = rows(told, scene)
        for side in SIDES:
            made = np.array(list(columns[side].values()), dtype=np.float32).reshape(-1, len(COLUMNS))
            said = [told.said(scene, side, party) for party in scene.parties]
            known = gold[f"{side}s"]
            yield Case(
                article.page,
                side,
                told,
                scene,
                made,
                [alike(told, scene.trigger, span, side, known) for span in said],
                said,
                len(known),
                [alike(told, scene.trigger, span, side, known) for span in scene.taken[side]],
            )


def alike(told: Parties, trigger: Trigger, span: Span, side: str, gold: Sequence[Json]) -> bool:
    """Whether a stretch is one of the annotated parties, as the yardstick compares them."""
    event = f"{trigger.type} {trigger.mode or ''}".strip()
    linked = link.describe(told.story, span, tuple(told.mentions), event=event, side=f"{side}s")
    words = told.story.text[slice(*span)]
    row = {"text": words, "name": linked.name, "country": linked.country, "sector": linked.sector}
    return any(yardstick().actor_like(one, row) for one in gold)


# -------------------------------------------------------------------------------- fitting


ROUNDS, LEAVES, RATE = 133, 31, 0.1
"""Trees and leaves of each, and what each may change. Three times as many at half the rate are no better (log of
decision 10), and cost each process 20 MB more a side."""
SEEDS = (1, 2, 3)
"""Sets of trees, drawn differently, whose mean is taken: one set alone differs from another by .004 in F1."""


class Mean(NamedTuple):
    """Sets of trees, of whose sums the mean is taken."""

    sets: tuple[lightgbm.Booster, ...]

    def predict(self, columns: boosted.Rows) -> NDArray[np.float64]:
        """The odds of each row."""
        told = np.mean([one.predict(columns, raw_score=True) for one in self.sets], axis=0)
        odds: NDArray[np.float64] = 1 / (1 + np.exp(-told))
        return odds


def heard(columns: boosted.Rows) -> NDArray[np.bool_]:
    """Which rows the program weighs (``sides.HEARD``). The others are left out here too, though 30,280 of 78,163 right
    actors and 20,550 of 58,656 right recipients are among them: without them recipients of pages held out gain .004."""
    own, ruled, taken = (columns[:, COLUMNS.index(name)] for name in ("own_odds", "ruled", "taken"))
    told: NDArray[np.bool_] = (own >= sides.HEARD) | (ruled > 0) | (taken > 0)
    return told


def fitted(found: Sequence[Case]) -> dict[str, Mean]:
    """Side -> trees."""
    out = {}
    for side in SIDES:
        of = [case for case in found if case.side == side and case.right]
        columns = np.concatenate([case.columns for case in of])
        weighed = heard(columns)
        right = np.array([r for case in of for r in case.right])[weighed].tolist()
        heeded = columns[weighed]
        out[side] = Mean(
            tuple(
                boosted.fitted(heeded, right, rounds=ROUNDS, num_leaves=LEAVES, learning_rate=RATE, seed=seed)
                for seed in SEEDS
            )
        )
    return out


def odds(case: Case, known: dict[str, Mean]) -> list[float]:
    """The odds of each party of a case, 0 of those that nobody hears of."""
    if not case.right:
        return []
    told: list[float] = np.where(heard(case.columns), known[case.side].predict(case.columns), 0.0).tolist()
    return told


def chosen(found: Sequence[Case], sure: Sequence[Sequence[float]]) -> list[tuple[Span, ...]]:
    """The stretches of each case; a recipient is none of the actors that were chosen for its event."""
    out: list[tuple[Span, ...]] = []
    actors: tuple[Span, ...] = ()
    for case, told in zip(found, sure, strict=True):
        others = () if case.side == "actor" else actors
        out.append(sides.chosen(case.told, case.scene, case.side, told, others))
        actors = out[-1] if case.side == "actor" else actors
    return out


def score(side: str, found: Sequence[Case], taken: Sequence[Sequence[Span]]) -> str:
    """F1, precision, recall of a side."""
    right = gold = told = 0
    for case, spans in zip(found, taken, strict=True):
        if case.side == side:
            hits = sum(any(ok and meets(s, p) for ok, p in zip(case.right, case.said, strict=True)) for s in spans)
            right, gold, told = right + min(case.gold, hits), gold + case.gold, told + len(spans)
    p, r = right / max(1, told), right / max(1, gold)
    return f"{side} F1 {2 * right / max(1, gold + told):.4f} P {p:.3f} R {r:.3f}"


def by_bounds(side: str, found: Sequence[Case]) -> str:
    """F1 of what the bounds alone would take."""
    of = [case for case in found if case.side == side]
    right = sum(min(case.gold, sum(case.taken)) for case in of)
    every = sum(case.gold + len(case.taken) for case in of)
    return f"{side} by the bounds F1 {2 * right / max(1, every):.4f}"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the scores of the pages held out in turn, for several bounds."""
    known = scenes.held_out(found, folds, fitted)
    sure = [odds(case, trees) for case, trees in zip(found, known, strict=True)]
    for side in SIDES:
        print(by_bounds(side, found), flush=True)
        shipped = sides.BOUNDS[side]
        for bounds in (
            *(shipped._replace(least=least) for least in (0.24, 0.28, 0.32, 0.36, 0.4, 0.44)),
            *(shipped._replace(more=more) for more in (0.5, 0.6, 0.7, 0.8)),
            *(shipped._replace(also=also) for also in (0.4, 0.5, 0.6)),
        ):
            sides.BOUNDS[side] = bounds
            print(bounds, score(side, found, chosen(found, sure)), flush=True)
        sides.BOUNDS[side] = shipped


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{len(found) // 2} events, {sum(len(case.right) for case in found)} parties"


def write(found: Sequence[Case]) -> None:
    """Fits and writes the trees."""
    for side, told in fitted(found).items():
        note = f"training/fit_sides.py: {summary(found)} of pages that the reader never saw"
        boosted.write(DATA / sides.TREES[side], told.sets, COLUMNS, note)


if __name__ == "__main__":
    scenes.run(__doc__, cases, summary, held_out, write)
