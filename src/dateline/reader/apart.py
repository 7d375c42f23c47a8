"""Two counts of one: the same person told again, or another ("a nurse", and two sentences on "a guard")?

A number that an act has already is told once. Of two counts of one by articles that name different callings each is of
a person of its own: on 811 pages the annotation counts both 28 times of 37.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extract.figures.reading import TOLLS
from dateline.model import FigureRow, Number, Span

ARTICLE = "article/"
"""How the rule of a number begins that is an article."""
GENERAL = frozenset(
    (
        *("man", "woman", "person", "civilian", "victim", "resident", "citizen", "villager", "boy", "girl", "child"),
        *("teenager", "youth", "member", "official", "father", "mother", "local", "national", "worker", "employee"),
    )
)
"""Nouns that may tell again of anybody who was told by a calling."""
ROW = re.compile(r"(?:,?\s+and|,)\s+(?:an?|another|one|two|three|\d+|his|her|their)\b|\s+and\b")
"""What stands behind one of a row; behind an apposition a comma closes it."""
STOP = re.compile(r"[.!?][\"”’]?\s|\n")
"""Where a sentence ends between two counts."""
FARTHEST = 200
"""Characters between two counts of which it is asked whether a sentence ends there."""


class One(NamedTuple):
    """A count: its kind, where it and what it counts stand, and by which rule it was read."""

    kind: str
    span: Span
    of_span: Span | None
    rule: str


def of_number(number: Number) -> One:
    """A number of a story as a count."""
    return One(number.kind, number.span, number.of_span, number.rule)


def of_row(row: FigureRow) -> One:
    """A figure of a record as a count."""
    return One(row.kind, row.span, row.of_span, row.made_by)


def apart(text: str, one: One, other: One) -> bool:
    """Do two counts of one by articles name two people?"""
    first, last = sorted((one, other), key=lambda count: count.span)
    if first.of_span is None or last.of_span is None or first.kind not in TOLLS:
        return False
    if not (first.rule.startswith(ARTICLE) and last.rule.startswith(ARTICLE)) or first.of_span[1] > last.span[0]:
        return False
    heads = {_calling(text, first.of_span), _calling(text, last.of_span)}
    if len(heads) < 2 or _apposed(text, first.of_span, last):
        return False
    further = (
        last.span[0] - first.of_span[1] > FARTHEST or STOP.search(text, first.of_span[1], last.span[0]) is not None
    )
    return not (further and heads & GENERAL)


def _calling(text: str, of_span: Span) -> str:
    """The head of what is counted: "driver" of "the young driver of a lorry"."""
    words = text[slice(*of_span)].split(" of ")[0].split()
    return words[-1].casefold() if words else ""


def _apposed(text: str, before: Span, last: One) -> bool:
    """ "her husband, a radio journalist, was shot": who he was, told behind a comma."""
    if last.span[0] - before[1] > len(" , ") or text[before[1] : last.span[0]].strip() != ",":
        return False
    behind = last.of_span[1] if last.of_span else last.span[1]
    return ROW.match(text, behind) is None
