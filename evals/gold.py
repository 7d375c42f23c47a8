"""What the measurements share: annotated pages, events as triggers, likeness of words, and one-to-one matching."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from dateline import sentences
from dateline.model import Article, Span, Story, Trigger

WORD = re.compile(r"\w+")
STOP = frozenset(["the", "a", "an", "of", "in", "on", "at", "to", "and", "s", "his", "her", "its", "their"])
"""Words and stop words as the yardstick (score.py) takes them."""

WIRE: Mapping[str, Any] = {"type": "WIRE", "mode": None, "status": "actual", "role": "news"}
"""The codes of an act of which only the verb is annotated."""


def pages(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Text and annotation of every annotated page below a folder, by name."""
    for path in sorted(folder.rglob("*.json")):
        if path.with_suffix(".txt").exists():
            yield path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))


def words(text: str | None) -> set[str]:
    """Content words, case folded."""
    return {w.casefold() for w in WORD.findall(text or "")} - STOP


def alike(one: str | None, other: str | None) -> bool:
    """Whether half of the shorter side's content words are in both."""
    return half_shared(words(one), words(other))


def half_shared(one: Set[str], other: Set[str]) -> bool:
    """Whether half of the smaller set is in both."""
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= 0.5


def same_place(place: Mapping[str, Any] | None, text: str, name: str) -> bool:
    """Whether words and name told of a place are those of an annotated one, as the yardstick compares them."""
    return place is not None and (alike(place["text"], text) or alike(place["name"], name))


def trigger(evidence: Span, span: Span, event: Mapping[str, Any]) -> Trigger:
    """An annotated event as a found trigger whose clause is its sentence; ``event`` has type, mode, status and role."""
    return Trigger(
        evidence_span=evidence,
        span=span,
        clause_span=evidence,
        type=event["type"],
        mode=event["mode"],
        status=event["status"],
        role=event["role"],
        voice="active",
        rule="gold",
        confidence=1.0,
    )


def story_of_lines(text: str) -> Story:
    """A text as one article without a day, a paragraph a line."""
    parts = tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*\S", text))
    return Story(text=text, article=Article(number=0, parts=parts), sentences=sentences.split(text, parts))


def one_to_one(ranked: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs (i, j) of (value, i, j), lowest value first, each i and each j at most once."""
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out
