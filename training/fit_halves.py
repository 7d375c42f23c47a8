"""Fits the weights of ``attach.halves``: ``python -m training.fit_halves [--folds 5] [--write]``.

A logit over the statements that the rules find in pages of the train part with words on both sides of those of saying:
right is to take the other half where the annotation does. No reader has a say in it, so every train page may serve.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import files
from corpus.files import Json
from dateline import link
from dateline.attach import halves
from dateline.attach.halves import Halves
from dateline.extract import statements
from dateline.model import Span
from training import logits, scenes
from training.logits import DATA, Choice

DRAW = 2.0
"""Strength of the draw to zero; of 1 to 8 the held-out share of right cases is within .005."""
LEAST = 3
"""Cases that a feature must be told of to be weighed."""
MOST = 0.6
"""Share of a half that an annotated statement must hold for the half to belong to it."""


class Case(NamedTuple):
    """One statement with two halves, and whether the annotation has both."""

    page: str
    features: tuple[str, ...]
    whole: bool


def told(text: str, page: Json) -> list[Span]:
    """Where the contents of the annotated statements stand."""
    found = []
    for said in page["statements"]:
        at = text.find(said["content"], max(0, text.find(said["evidence"])))
        if at >= 0:
            found.append((at, at + len(said["content"])))
    return found


def share(one: Span, other: Span) -> float:
    """The share of one span that another holds."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / max(1, one[1] - one[0])


def label(found: Halves, contents: Sequence[Span]) -> bool | None:
    """Whether an annotated statement has both halves; None where none has the one that is told."""
    best = max(contents, key=lambda span: share(found.told, span), default=None)
    if best is None or share(found.told, best) < MOST:
        return None
    return share(found.other, best) >= MOST


def cases(path: Path) -> Iterator[Case]:
    """The cases of one annotated page."""
    page = files.read(path)
    for story in scenes.stories(path):
        contents = told(story.text, page)
        for said in statements.find(story, link.find(story, ())):
            found = halves.halves(story, said)
            whole = None if found is None else label(found, contents)
            if found is not None and whole is not None:
                yield Case(path.stem, tuple(halves.features(found)), whole)


def fitted(found: Sequence[Case]) -> dict[str, float]:
    """Feature -> weight."""
    known = Counter(feature for case in found for feature in case.features)
    choices = [Choice([case.features, ()], [0 if case.whole else 1]) for case in found]
    return logits.fitted(choices, DRAW, lambda name: known[name] >= LEAST)


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    return f"{len(found)} statements with two halves, {sum(case.whole for case in found)} of them whole"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the share of right cases, the pages held out in turn."""
    known = scenes.held_out(found, folds, fitted)
    odds = [logits.shares(Choice([case.features, ()], []), w)[0] for case, w in zip(found, known, strict=True)]
    right = sum((sure >= halves.LEAST) == case.whole for sure, case in zip(odds, found, strict=True))
    print(f"held out: {right / max(1, len(found)):.3f} right")


def write(found: Sequence[Case]) -> None:
    """Fits and writes the table."""
    head = "# Written by training/fit_halves.py: whether the other half is said too."
    logits.write(DATA / halves.TABLE, head, fitted(found))


if __name__ == "__main__":
    scenes.run_on_train(__doc__, cases, summary, held_out, write)
