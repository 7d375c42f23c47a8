"""Fits the weights of ``attach.pronouns`` and its table of names: ``python -m training.fit_pronouns``.

A conditional logit over the parties before each pronoun that speaks in pages of the train part, as the rules find the
statements: right are those that the annotation names. First names are counted as "he" or "she" where the annotation
tells who a pronoun is; a page has no say in what is known of names when it is fitted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import files
from dateline import link, sentences
from dateline.attach import pronouns
from dateline.attach.pronouns import Heard
from dateline.clean import clean
from dateline.extract import statements
from dateline.model import Quotation, Story
from dateline.pages import load, page_refs
from dateline.settings import Settings
from evals.counts import yardstick
from training import logits, scenes
from training.fit_recipients import DATA
from training.logits import Choice

DRAW = 2.0
"""Strength of the draw to zero."""
LEAST = 4
"""Parties that a feature must be told of to be weighed."""
SAME = 0.5
"""Overlap of the contents from which on a found statement is the annotated one."""


class Case(NamedTuple):
    """One pronoun that speaks: the parties that are right, who it is, and whether the rules' choice is right."""

    page: str
    heard: Heard
    right: tuple[int, ...]
    gold: str
    ruled: bool


def cases(path: Path) -> Iterator[Case]:
    """The cases of one annotated page."""
    settings, page, same = Settings(), files.read(path), yardstick()
    raw = load(next(iter(page_refs([str(path.with_suffix(".txt"))], settings))), settings)
    for article in clean(raw).articles:
        story = Story(text=raw.text, article=article, sentences=sentences.split(raw.text, article.parts))
        mentions = link.find(story, ())
        before: list[Quotation] = []
        for said in sorted(statements.find(story, mentions), key=lambda q: q.cue_span or q.content_span):
            found = pronouns.heard(story, said, before, mentions, {})
            before.append(said)
            if found is None:
                continue
            content = raw.text[slice(*said.content_span)]
            best = max(page["statements"], key=lambda s: same.overlap_f(s["content"], content), default=None)
            if best is None or same.overlap_f(best["content"], content) < SAME:
                continue
            right = tuple(n for n, party in enumerate(found.parties) if same.alike(best["speaker"], party.name))
            ruled = same.alike(best["speaker"], raw.text[slice(*found.chosen)])
            yield Case(path.stem, found, right, best["speaker"], ruled)


def counted(found: Sequence[Case]) -> Counter[str]:
    """First name -> how much oftener it was "he" than "she"."""
    out: Counter[str] = Counter()
    for case in found:
        first = pronouns.first_name(case.gold)
        if first and case.heard.pronoun in ("he", "she"):
            out[first] += 1 if case.heard.pronoun == "he" else -1
    return out


def choice(case: Case, genders: dict[str, int]) -> Choice:
    """The case as options with features."""
    return Choice(
        [tuple(pronouns.features(case.heard, n, genders)) for n in range(len(case.heard.parties))], list(case.right)
    )


def fitted(found: Sequence[Case]) -> tuple[dict[str, float], Counter[str]]:
    """Feature -> weight, and the table of names. What a page itself tells of a name is left out for it."""
    genders = counted(found)
    own: dict[str, Counter[str]] = {}
    for case in found:
        own.setdefault(case.page, Counter()).update(counted([case]))
    choices = [choice(case, {n: c - own[case.page][n] for n, c in genders.items()}) for case in found if case.right]
    known = Counter(feature for one in choices for features in one.options for feature in features)
    return logits.fitted(choices, DRAW, lambda name: known[name] >= LEAST), genders


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--folds", type=int, default=0, help="hold the pages out in turn, and print the share of right cases"
    )
    parser.add_argument("--write", action="store_true", help="write the tables")
    args = parser.parse_args()
    splits = files.splits()
    paths = [path for path in files.paths(files.PAGES) if splits.get(path.stem) == "train"]
    found = [case for path in paths for case in cases(path)]
    rules, within = (sum(case.ruled for case in found), sum(bool(case.right) for case in found))
    print(f"{len(found)} pronouns that speak; rules {rules / len(found):.3f}, parties {within / len(found):.3f}")
    if args.folds:
        known = scenes.held_out(found, args.folds, fitted)
        told = [logits.shares(choice(case, genders), w) for case, (w, genders) in zip(found, known, strict=True)]
        right = sum(
            max(range(len(s)), key=s.__getitem__) in case.right for s, case in zip(told, found, strict=True) if s
        )
        print(f"held out: {right / len(found):.3f} right")
    if args.write:
        w, genders = fitted(found)
        logits.write(DATA / pronouns.TABLE, "# Written by training/fit_pronouns.py: who a pronoun that speaks is.", w)
        lines = [f"{name}\t{count}" for name, count in sorted(genders.items()) if count]
        head = '# First names, and how much oftener the annotation has "he" than "she": training/fit_pronouns.py.'
        (DATA / pronouns.NAMES).write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
