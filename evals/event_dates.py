"""Dates of events, given the annotated triggers: ``python -m evals.event_dates [--pages FOLDER] [--errors N]``.

Every annotated event becomes a trigger (clause = sentence), so only dates are measured. An event counts as right where
start and end are those of the annotation, as in the yardstick's "date" row.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from corpus import files
from dateline import sentences
from dateline.attach.date_features import features, tables
from dateline.attach.dates import acts_near, date_of, usable_in, why_no_date
from dateline.extract import dates
from dateline.model import Article, DateRow, Span, Story, Time, Trigger
from evals.gold import pages
from evals.gold import trigger as gold_trigger
from evals.paths import shared

SHARED = shared()


def paragraphs(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The non-blank lines of a body."""
    out, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        body = line.strip()
        if body:
            first = at + line.index(body[0])
            out.append((first, first + len(body)))
        at += len(line)
    return tuple(out)


def body_of(text: str, article: dict[str, Any], after: int) -> Span | None:
    """Where an annotated article's body lies."""
    start = text.find(article["starts_with"], after)
    last = text.find(article["ends_with"], max(start, 0))
    return (start, last + len(article["ends_with"])) if start >= 0 and last >= 0 else None


def stories(text: str, gold: dict[str, Any]) -> dict[int, Story]:
    """A story per annotated article, its sentences split by the program."""
    out: dict[int, Story] = {}
    after = 0
    for number, article in enumerate(gold["articles"]):
        body = body_of(text, article, after)
        if body is None:
            continue
        parts = paragraphs(text, *body)
        made = Article(number=number, parts=parts, published=article["published"])
        out[number] = Story(text=text, article=made, sentences=sentences.split(text, parts))
        after = body[1]
    return out


def triggers_of(text: str, gold: dict[str, Any], number: int, story: Story) -> list[tuple[dict[str, Any], Trigger]]:
    """The annotated events of one article that can be found in its body, as triggers."""
    out = []
    for event in gold["events"]:
        if event["article"] != number:
            continue
        start = text.find(event["evidence"], story.article.body_span[0])
        start = start if start >= 0 else text.find(event["evidence"])
        at = text.find(event["trigger"], start, start + len(event["evidence"])) if start >= 0 else -1
        if at < 0:
            continue
        evidence, span = (start, start + len(event["evidence"])), (at, at + len(event["trigger"]))
        trigger = gold_trigger(evidence, span, event)
        out.append((event, trigger))
    return sorted(out, key=lambda pair: pair[1].span)


def pages_of(folder: Path, split: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The annotated pages of a folder, or of one part of the corpus where that is named."""
    for text, gold in pages(files.PAGES if split else folder):
        if split is None or files.splits().get(gold["page"]) == split:
            yield text, gold


def measure(folder: Path, split: str | None, errors: int) -> Counter[str]:
    """Counts over a folder of pages."""
    counts: Counter[str] = Counter()
    for text, gold in pages_of(folder, split):
        for number, story in stories(text, gold).items():
            times = dates.find(story)
            pairs = triggers_of(text, gold, number, story)
            every = tuple(t for _, t in pairs)
            for event, trigger in pairs:
                told = date_of(story, trigger, every, times)
                _count(counts, event, told)
                if errors and not _same(event["date"], told):
                    reason = told.made_by if told else why_no_date(story, trigger, every, times)
                    _print(gold["page"], story, event, told, reason)
    return counts


Pair = tuple[dict[str, float], bool]


def pairs_of(folder: Path, split: str | None) -> list[Pair]:
    """Features of every act with every usable time in its sentence, and whether the annotator took that time."""
    out: list[Pair] = []
    for text, gold in pages_of(folder, split):
        for number, story in stories(text, gold).items():
            times, found = dates.find(story), triggers_of(text, gold, number, story)
            every = tuple(t for _, t in found)
            for event, trigger in found:
                here = usable_in(story.text, trigger, times)
                acts = acts_near(trigger, every)
                out += [
                    (features(text, trigger, t, here, acts, story.article.published), _taken(text, event, trigger, t))
                    for t in here
                ]
    return out


def _taken(text: str, event: dict[str, Any], trigger: Trigger, time: Time) -> bool:
    words = (event["date"] or {}).get("text")
    at = text.find(words, *trigger.evidence_span) if words else -1
    return at >= 0 and time.span[0] < at + len(words or "") and at < time.span[1]


def fit(pairs: list[Pair], ridge: float = 2.0, rounds: int = 8) -> dict[str, float]:
    """Logistic regression by Newton's steps, with a penalty on the squares of the weights.

    Features met fewer than ``FEWEST`` times are left out. ``ridge`` of 2 and 5 have a log loss of .316 and .323 on
    pages left out (5 folds of the training pages); without the words of ``date_lexical`` it is .371.
    """
    met = Counter(name for values, _ in pairs for name in values)
    names = sorted(name for name, times in met.items() if times >= FEWEST)
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(pairs), len(names)))
    for i, (values, _) in enumerate(pairs):
        for name, value in values.items():
            if name in column:
                table[i, column[name]] = value
    wanted = np.array([float(taken) for _, taken in pairs])
    weights = np.zeros(len(names))
    for _ in range(rounds):
        odds = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - odds) - ridge * weights
        curve = (table * (odds * (1 - odds))[:, None]).T @ table + ridge * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
    return {name: float(value) for name, value in zip(names, weights, strict=True) if abs(value) >= FAINT}


FEWEST = 4
"""Pairs in which a feature must be met to get a weight."""
FAINT = 0.05
"""Weights below this are left out: they move no date."""


def print_weights(weights: dict[str, float]) -> None:
    """The table as TOML."""
    print("# Pairs of features that mean something else in each other's company; chosen by reading the errors.")
    print("[together]\npairs = [")
    for one, two in tables()["together"]["pairs"]:
        print(f'  ["{one}", "{two}"],')
    print("]\n")
    print("# What speaks for (above 0) and against a time being that of an act, in log odds (date_features.py).")
    print("# Fitted by `python -m evals.event_dates --fit --split train` on the training pages of the corpus, 2026-11.")
    print("[weights]")
    for name in sorted(weights):
        print(f"{json.dumps(name, ensure_ascii=False)} = {weights[name]:.2f}")


def _same(gold: dict[str, Any] | None, told: DateRow | None) -> bool:
    return ((gold["start"], gold["end"]) if gold else None) == ((told.start, told.end) if told else None)


def _count(counts: Counter[str], event: dict[str, Any], told: DateRow | None) -> None:
    gold = event["date"]
    counts["gold"] += gold is not None
    counts["told"] += told is not None
    counts["hit"] += gold is not None and _same(gold, told)
    counts["events"] += 1
    counts["same"] += _same(gold, told)


def _print(page: str, story: Story, event: dict[str, Any], told: DateRow | None, reason: str) -> None:
    gold = event["date"]
    wanted = f"{gold['text']!r} {gold['start']}..{gold['end']}" if gold else "null"
    got = f"{told.text!r} {told.start}..{told.end}" if told else "null"
    kind = "MISSED" if gold and not told else "EXTRA" if told and not gold else "WRONG"
    act = f"{event['status']}/{event['role']}/{event['type']}\t[{event['trigger']}]"
    print(kind, page, story.article.published, act, f"GOLD {wanted}", f"GOT {got}", reason, event["evidence"], sep="\t")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=SHARED / "seeds", help="folder of NAME.txt and NAME.json")
    parser.add_argument("--split", choices=["train", "dev", "test"], help="one part of the corpus instead")
    parser.add_argument("--errors", type=int, default=0, help="1 prints every event whose date differs")
    parser.add_argument("--fit", action="store_true", help="print attach/dates.toml fitted on the pages")
    args = parser.parse_args()
    if args.fit:
        print_weights(fit(pairs_of(args.pages, args.split)))
        return
    c = measure(args.pages, args.split, args.errors)
    precision, recall = c["hit"] / max(1, c["told"]), c["hit"] / max(1, c["gold"])
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(
        f"events {c['events']}  gold {c['gold']}  told {c['told']}  P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ",
        end="",
    )
    print(f"same or both null {c['same'] / max(1, c['events']):.3f}")


if __name__ == "__main__":
    main()
