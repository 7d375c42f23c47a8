"""What the reader holds likeliest that one marked party does to another: the odds of all triggers, weighed.

A page's record keeps one type for each event that is likely enough. Where two parties are given, more is known: that
something is done, and between whom. So every trigger speaks, the faint ones too, each with the odds of all its types
and statuses, and weighs as much as it links the two: odds that there is an event, that the first party is its actor,
that the second has a part in it, and how near it stands to both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from dateline.clean import clean, story_of
from dateline.codebook import Codebook
from dateline.model import Page, Span, Trigger, Value
from dateline.reader import labels, proposed, shipped
from dateline.reader.joined import MODE_COLUMNS, read
from dateline.reader.model import Found

LEAST = 0.02
"""Odds of a trigger that may speak."""
FLOOR = 0.05
"""Added to the odds of a party: one that the reader does not see as such still counts a little."""
REACH = 50
"""Characters between a trigger and both parties, added, at which its weight falls to a third.

FLOOR, REACH and the powers in ``weight`` are round values on a flat top: over 648 settings the accuracy on half of the
sentences (seed 7) went from .714 to .752; here it is .743.
"""
ACTS, SUFFERS = "actor", "recipient"
Naming = Callable[[str, str, str | None], str]
"""Type, status and mode -> the name that they count under. Only the mode "convict" is told, None is any other."""


class Link(Value, frozen=True, kw_only=True):
    """One trigger between two parties: its weight, the odds that it takes each as its own, and the odds of its codes.

    ``actor`` is 1 where no first party is marked, ``recipient`` where no second one is.
    """

    span: Span
    weight: float
    actor: float
    recipient: float
    codes: tuple[tuple[str, str, str | None, float], ...]


def links(page: Page, book: Codebook, source: Sequence[Span], target: Sequence[Span]) -> list[Link]:
    """Every trigger that the reader finds on a page, with what it has to do with two marked parties."""
    text = page.text
    stories = [story_of(text, article) for article in clean(page).articles]
    readings = (read(shipped.reader(), proposed.gathered(story, book), LEAST) for story in stories)
    return [
        link(found, trigger, source, target)
        for reading in readings
        for found, trigger in zip(reading.events, reading.triggers, strict=True)
    ]


def link(found: Found, trigger: Trigger, source: Sequence[Span], target: Sequence[Span]) -> Link:
    """One trigger and two marked parties, each of which may stand nowhere or more than once. Where the words around it
    say which type it has (``reader.senses``), the odds of the others are left out."""
    actor = belongs(found, (ACTS,), source)
    recipient = belongs(found, (SUFFERS, ACTS, "place"), target)  # of a meeting both are actors
    away = sum(distance(found.span, marked) for marked in (source, target) if marked)
    return Link(
        span=found.span,
        weight=found.odds * (FLOOR + actor) * math.sqrt(FLOOR + recipient) * math.exp(-away / REACH),
        actor=actor,
        recipient=recipient,
        codes=told_by(trigger) if overruled(found, trigger) else tuple(codes(found)),
    )


def overruled(found: Found, trigger: Trigger) -> bool:
    """Whether a trigger has another type than the reader holds likeliest."""
    return trigger.type != labels.TYPES[max(range(len(found.types)), key=lambda at: found.types[at])]


def told_by(trigger: Trigger) -> tuple[tuple[str, str, str | None, float], ...]:
    """The one code of a trigger whose type the words around it tell."""
    return ((trigger.type, trigger.status, "convict" if trigger.mode == "convict" else None, 1.0),)


def belongs(found: Found, names: Sequence[str], marked: Sequence[Span]) -> float:
    """The greatest odds that a marked stretch belongs to a trigger under one of the names; 1 where none is marked."""
    return max((found.belongs(name, span) for name in names for span in marked), default=1.0)


def distance(span: Span, marked: Sequence[Span]) -> int:
    """Characters between a span and the nearest marked one; 0 where they meet."""
    return min(max(0, a - span[1], span[0] - b) for a, b in marked)


def codes(found: Found) -> Iterable[tuple[str, str, str | None, float]]:
    """Type, status and mode ("convict" or None for any other) with their odds, which add up to 1."""
    status = found.codes["status"] / found.codes["status"].sum()
    for kind, odds in zip(labels.TYPES, found.types, strict=True):
        convict = convicts(found) if kind == "SANCTION" else 0.0
        for name, sure in zip(labels.STATUS, status, strict=True):
            yield kind, name, None, float(odds * sure * (1 - convict))
            if convict:
                yield kind, name, "convict", float(odds * sure * convict)


def convicts(found: Found) -> float:
    """The odds that a SANCTION is a conviction."""
    columns = MODE_COLUMNS["SANCTION"]
    modes = found.codes["mode"]
    return float(modes[columns["convict"]] / modes[list(columns.values())].sum())


def likeliest(told: Sequence[Link], naming: Naming) -> str | None:
    """The name with the greatest sum of weighed odds; None without triggers, the first by name among equals."""
    sums: dict[str, float] = {}
    for item in told:
        for kind, status, mode, odds in item.codes:
            name = naming(kind, status, mode)
            sums[name] = sums.get(name, 0.0) + item.weight * odds
    return min(sums, key=lambda name: (-sums[name], name), default=None)
