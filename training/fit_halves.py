"""Fits the weights of ``attach.halves``: ``python -m training.fit_halves [--folds 5] [--write]``.

A logit over the statements that the rules find in pages of the train part with words on both sides of those of saying:
right is to take the other half where the annotation does. No reader has a say in it, so every train page may serve.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import files
from corpus.files import Json
from dateline import link, sentences
from dateline.attach import halves
from dateline.attach.halves import Halves
from dateline.clean import clean
from dateline.extract import statements
from dateline.model import Span, Story
from dateline.pages import load, page_refs
from dateline.settings import Settings
from training import logits, scenes
from training.fit_recipients import DATA
from training.logits import Choice

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
    settings, page = Settings(), files.read(path)
    raw = load(next(iter(page_refs([str(path.with_suffix(".txt"))], settings))), settings)
    contents = told(raw.text, page)
    for article in clean(raw).articles:
        story = Story(text=raw.text, article=article, sentences=sentences.split(raw.text, article.parts))
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folds", type=int, default=0, help="hold the pages out in turn, and print the share of right cases"
    )
    parser.add_argument("--write", action="store_true", help="write the table")
    args = parser.parse_args()
    splits = files.splits()
    paths = [path for path in files.paths(files.PAGES) if splits.get(path.stem) == "train"]
    found = [case for path in paths for case in cases(path)]
    print(f"{len(found)} statements with two halves, {sum(case.whole for case in found)} of them whole")
    if args.folds:
        known = scenes.held_out(found, args.folds, fitted)
        odds = [logits.shares(Choice([case.features, ()], []), w)[0] for case, w in zip(found, known, strict=True)]
        right = sum((sure >= halves.LEAST) == case.whole for sure, case in zip(odds, found, strict=True))
        print(f"held out: {right / max(1, len(found)):.3f} right")
    if args.write:
        logits.write(
            DATA / halves.TABLE,
            "# Written by training/fit_halves.py: whether the other half is said too.",
            fitted(found),
        )


if __name__ == "__main__":
    main()
