"""Fits the weights of ``reader.recipients``: ``python -m training.fit_recipients [--folds 8] [--write]``.

On pages that the reader was not trained on (``training.scenes``; weights without odds fitted on training pages as a
start were no better). With ``--folds`` the pages are held out in turn and the F1 of the recipients is printed beside
that of the bounds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.files import Json
from dateline import link
from dateline.model import Span
from dateline.reader import recipients, settle
from dateline.reader.recipients import Party, Scene
from dateline.spans import meets
from evals.counts import yardstick
from training import logits, scenes

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
DECAY = 2.0
"""Penalty of the squared weights; 1 to 6 differ by .005 on held-out pages."""
LEAST = 4
"""Parties that a feature must be told of to be weighed."""


class Case(NamedTuple):
    """One event: its page, its parties with their features, which of them are right, and how many are annotated."""

    page: str
    scene: Scene
    parties: list[Party]
    features: list[tuple[str, ...]]
    right: list[bool]
    gold: int
    stretch: list[Span]


def cases(article: scenes.Scene) -> Iterator[Case]:
    """The events of an article that the reader finds with their type."""
    for index, gold in article.events():
        ruled = article.ruled.parts[index]
        yield case(article.page, settle.scene(article.reading, article.around, ruled, index), gold)


def case(page: str, scene: Scene, gold: Json) -> Case:
    """The event as a case of the fit."""
    found = recipients.parties(scene)
    stretch = [recipients.said(scene, party) for party in found]
    right = [any(alike(scene, span, other) for other in gold["recipients"]) for span in stretch]
    return Case(page, scene, found, list(recipients.told(scene, found)), right, len(gold["recipients"]), stretch)


def alike(scene: Scene, span: Span, gold: Json) -> bool:
    """Whether a stretch is an annotated party, as the yardstick compares them."""
    event = f"{scene.trigger.type} {scene.trigger.mode or ''}".strip()
    told = link.describe(scene.story, span, tuple(scene.mentions), event=event, side="recipients")
    row = {"text": scene.story.text[slice(*span)], "name": told.name, "country": told.country, "sector": told.sector}
    return bool(yardstick().actor_like(gold, row))


# -------------------------------------------------------------------------------- fitting


def fitted(found: Sequence[Case]) -> dict[str, float]:
    """Feature -> weight of a logit, by Newton's steps."""
    names = names_of(found)
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((sum(len(c.features) for c in found), len(names)))
    for row, features in enumerate(f for c in found for f in c.features):
        x[row, [column[name] for name in features if name in column]] = 1
    y = np.array([right for c in found for right in c.right], dtype=float)
    w = np.zeros(len(names))
    for _ in range(12):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - y) + 2 * DECAY * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + 2 * DECAY * np.eye(len(names))
        w = w - np.linalg.solve(bend, slope)
    return dict(zip(names, w.tolist(), strict=True))


def names_of(found: Sequence[Case]) -> list[str]:
    """The features that are told often enough."""
    count = Counter(name for c in found for features in c.features for name in features)
    return sorted(name for name, times in count.items() if times >= LEAST)


def odds(c: Case, known: dict[str, float]) -> list[float]:
    """The odds of each party of a case."""
    return [1 / (1 + math.exp(-sum(known.get(name, 0.0) for name in features))) for features in c.features]


def score(found: Sequence[Case], chosen: Sequence[Sequence[Span]]) -> str:
    """F1, precision, recall of the recipients and the share of events with one right or none to tell."""
    right = gold = told = whole = 0
    for c, spans in zip(found, chosen, strict=True):
        hits = min(
            c.gold, sum(any(ok and meets(s, p) for ok, p in zip(c.right, c.stretch, strict=True)) for s in spans)
        )
        right, gold, told = right + hits, gold + c.gold, told + len(spans)
        whole += bool(hits) or not c.gold
    p, r = right / max(1, told), right / max(1, gold)
    return f"F1 {2 * right / max(1, gold + told):.3f} P {p:.3f} R {r:.3f}, events right {whole / len(found):.3f}"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the scores of the pages held out in turn, for several bounds, and of what the bounds alone would take."""
    known = scenes.held_out(found, folds, fitted)
    sure = [odds(c, weights) for c, weights in zip(found, known, strict=True)]
    print("by the bounds", score(found, [list(c.scene.taken) for c in found]))
    for least in (0.25, 0.3, 0.35, 0.4, 0.5):
        for more in (0.6, 0.7, 0.8):
            recipients.LEAST, recipients.MORE = least, more
            chosen = [recipients.chosen(c.scene, c.parties, s) for c, s in zip(found, sure, strict=True)]
            print(f"least {least} more {more}", score(found, chosen), flush=True)


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{len(found)} events"


def write(found: Sequence[Case]) -> None:
    """Fits and writes the table."""
    head = "# Fitted by training/fit_recipients.py on pages its reader never saw; weights below 0.05 left out."
    logits.write(DATA / recipients.TABLE, head, fitted(found))


if __name__ == "__main__":
    scenes.run(__doc__, cases, summary, held_out, write)
