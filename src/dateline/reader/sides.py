"""Who did it, and to whom: every party around an event is weighed for both sides, those of other sentences included.

Reports name a side once and go on with "the ministry complained" or "was called off". What is said of each party
(``reader.party_columns``) is weighed by boosted trees, one set a side, fitted by ``training/fit_sides.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.knowledge.trees import trees
from dateline.model import Parts, Span
from dateline.reader.bystanders import is_one
from dateline.reader.parties import Parties, Party, Scene
from dateline.reader.party_columns import COLUMNS, rows
from dateline.reader.stretches import bracketed, in_a_row, joined, whole
from dateline.spans import meets_any

TREES: Final = {"actor": "actor_trees.onnx", "recipient": "recipient_trees.onnx"}
"""Side -> its trees in ``knowledge/data``."""


class Bounds(NamedTuple):
    """Odds from which on the likeliest party is on a side (``least``), every further one (``more``), and one that
    stands in a row with a party taken ("Poland, Hungary and Slovakia": ``also``)."""

    least: float
    more: float
    also: float


BOUNDS: Final = {"actor": Bounds(0.35, 0.7, 0.5), "recipient": Bounds(0.3, 0.7, 0.5)}
"""Chosen on the pages of the fit, held out in turn."""


class Both(NamedTuple):
    """The stretches of the actors and of the recipients of an event, each in page order."""

    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


def sides(told: Parties, rules: Sequence[Parts]) -> list[Both]:
    """Both sides of each event of a story; ``rules`` are what the rules attach to each."""
    scenes = [told.scene(at, rule) for at, rule in enumerate(rules)]
    out = []
    for scene, odds in zip(scenes, sure(told, scenes), strict=True):
        actors = chosen(told, scene, "actor", odds["actor"])
        out.append(Both(actors, chosen(told, scene, "recipient", odds["recipient"], actors)))
    return out


HEARD = 0.02
"""The reader's odds under which a party is on no side, whatever the trees say, unless rules or bounds put it there: a
town of the country that met is no actor."""


def sure(told: Parties, scenes: Sequence[Scene]) -> list[dict[str, list[float]]]:
    """For each event the odds that each of its parties is on a side."""
    columns = [rows(told, scene, HEARD) for scene in scenes]
    out = [{side: [0.0] * len(scene.parties) for side in TREES} for scene in scenes]
    for side, name in TREES.items():
        odds = iter(trees(name, COLUMNS).odds([row for one in columns for row in one[side].values()]))
        for one, held in zip(out, columns, strict=True):
            for party in held[side]:
                one[side][party] = next(odds)
    return out


def chosen(
    told: Parties, scene: Scene, side: str, odds: Sequence[float], others: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """The stretches of the likeliest party and of every other that is likely enough for a second, in page order;
    ``others`` are those of the other side."""
    bounds, out = BOUNDS[side], list[Span]()
    passive = scene.trigger.voice == "passive"
    for at in sorted(range(len(odds)), key=lambda at: (-odds[at], scene.parties[at].spans)):
        if odds[at] < (bounds.also if out else bounds.least):
            break
        party = scene.parties[at]
        if side == "actor" and is_one(told.story.text, scene.trigger, told.said(scene, side, party), party.sector):
            continue
        if not passive and any(meets_any(span, others) for span in party.spans):
            continue  # nobody does it to himself; "Kopp was indicted" has a wrong actor rather
        spans = whole(told.story, [quoted(told, scene, side, party)], told.mentions)
        if out and odds[at] < bounds.more and not _in_a_row(told.story.text, out, spans):
            continue
        out += [span for span in spans if not meets_any(span, (*out, *others))]
    return tuple(bracketed(told.story.text, span) for span in joined(told.story.text, sorted(out)))


def quoted(told: Parties, scene: Scene, side: str, party: Party) -> Span:
    """The stretch of a party as reader or rules mark it, where what stands for it is only a part: "Iran-backed militant
    groups" for "Iran", "two drivers" for "drivers"."""
    span = told.said(scene, side, party)
    marked = (*scene.taken[side], *(one for ruled in scene.ruled.values() for one in ruled))
    around = [one for one in marked if one[0] <= span[0] and span[1] <= one[1]]
    return max((*around, span), key=lambda one: one[1] - one[0])


def _in_a_row(text: str, taken: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(in_a_row(text, one, span) for one in taken for span in spans)
