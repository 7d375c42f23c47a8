"""Fits the weights of ``attach.pronouns`` and its table of names: ``python -m training.fit_pronouns``.

A conditional logit over the parties before each pronoun that speaks in pages of the train part, as the rules find the
statements: right are those that the annotation names. First names are counted as "he" or "she" where the annotation
tells who a pronoun is; a page has no say in what is known of names when it is fitted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus import files
from dateline import link
from dateline.attach import pronouns
from dateline.attach.named_before import Named, Party
from dateline.attach.pronouns import Heard, Settled
from dateline.extract import statements
from dateline.model import Quotation
from evals.counts import yardstick
from training import logits, scenes
from training.logits import DATA, Choice

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
    """The cases of one annotated page; who the pronouns before one are is told by the annotation."""
    page, alike = files.read(path), yardstick()
    for story in scenes.stories(path):
        mentions = link.find(story, ())
        ordered = sorted(statements.find(story, mentions), key=lambda q: q.cue_span or q.content_span)
        named = Named(story, ordered, mentions)
        before: list[Quotation] = []
        settled: list[Settled] = []
        for said in ordered:
            before.append(said)
            word = pronouns.pronoun(story, said)
            if word is None:
                continue
            content = story.text[slice(*said.content_span)]
            best = max(page["statements"], key=lambda s: alike.overlap_f(s["content"], content), default=None)
            if best is None or alike.overlap_f(best["content"], content) < SAME:
                continue
            assert said.speaker_span is not None
            found = pronouns.heard(named, word, said.speaker_span, before[:-1], settled)
            right = tuple(n for n, party in enumerate(found.parties) if _is(alike, best["speaker"], party, story.text))
            ruled = alike.alike(best["speaker"], story.text[slice(*found.chosen)])
            settled.append(Settled(found.pronoun, found.at, best["speaker"]))
            yield Case(path.stem, found, right, best["speaker"], ruled)


def _is(alike: Any, speaker: str, party: Party, text: str) -> bool:
    return any(alike.alike(speaker, words) for words in (party.name, *(text[slice(*c.span)] for c in party.mentions)))


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
    return Choice(pronouns.options(case.heard, genders), list(case.right))


def fitted(found: Sequence[Case]) -> tuple[dict[str, float], Counter[str]]:
    """Feature -> weight, and the table of names. What a page itself tells of a name is left out for it."""
    genders = counted(found)
    own: dict[str, Counter[str]] = {}
    for case in found:
        own.setdefault(case.page, Counter()).update(counted([case]))
    choices = [choice(case, {n: c - own[case.page][n] for n, c in genders.items()}) for case in found if case.right]
    known = Counter(feature for one in choices for features in one.options for feature in features)
    return logits.fitted(choices, DRAW, lambda name: known[name] >= LEAST), genders


def summary(found: Sequence[Case]) -> str:
    """What is fitted to."""
    rules, within = (sum(case.ruled for case in found), sum(bool(case.right) for case in found))
    return f"{len(found)} pronouns that speak; rules {rules / len(found):.3f}, parties {within / len(found):.3f}"


def held_out(found: Sequence[Case], folds: int) -> None:
    """Prints the share of right cases, the pages held out in turn."""
    known = scenes.held_out(found, folds, fitted)
    told = [logits.shares(choice(case, genders), w) for case, (w, genders) in zip(found, known, strict=True)]
    right = sum(max(range(len(s)), key=s.__getitem__) in case.right for s, case in zip(told, found, strict=True) if s)
    print(f"held out: {right / len(found):.3f} right")


def write(found: Sequence[Case]) -> None:
    """Fits and writes both tables."""
    known, genders = fitted(found)
    logits.write(DATA / pronouns.TABLE, "# Written by training/fit_pronouns.py: who a pronoun that speaks is.", known)
    lines = [f"{name}\t{count}" for name, count in sorted(genders.items()) if count]
    head = '# First names, and how much oftener the annotation has "he" than "she": training/fit_pronouns.py.'
    (DATA / pronouns.NAMES).write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    scenes.run_on_train(__doc__, cases, summary, held_out, write)
