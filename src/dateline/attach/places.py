"""Where an event happened: the likeliest place of its sentence, or one carried over, or nowhere told.

A linear score over the features of ``place_candidates``; the weights are in ``place_weights.tsv`` and say how they were
fitted (``tools/fit_places.py``).
"""

from __future__ import annotations

import bisect
import math
from functools import cache
from importlib.resources import files

from dateline.attach.place_candidates import Candidate, candidates, nowhere
from dateline.attach.place_told import inside, places_in, seat
from dateline.model import Mention, PlaceRow, Story, Trigger

NEAR = {"near": "near", "outside": "near", "off": "near", "around": "near", "toward": "near", "towards": "near"}
_LEVELS = {"country": "country", "actor country": "country", "region": "region", "settlement": "area", "site": "exact"}


@cache
def weights() -> dict[str, float]:
    """Feature -> weight."""
    lines = files("dateline.attach").joinpath("place_weights.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in pairs}


def score(features: tuple[str, ...]) -> float:
    """Sum of the weights of the features."""
    known = weights()
    return sum(known.get(feature, 0.0) for feature in features)


THRESHOLD = 0.35
"""Least share of one place among all answers; by four-fold cross-validation on the training pages."""


def choose(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> tuple[Candidate | None, float]:
    """The likeliest place (None for nowhere told) and its share; candidates that name one place share as one."""
    found = candidates(story, trigger, mentions)
    scores = [score(nowhere(trigger, found)), *(score(c.features) for c in found)]
    top = max(scores)
    parts = [math.exp(max(-50.0, s - top)) for s in scores]
    groups: dict[str, list[int]] = {}
    for number, c in enumerate(found, 1):
        groups.setdefault((c.mention.name if c.mention else story.text[slice(*c.span)]).casefold(), []).append(number)
    if not groups:
        return None, 1.0
    best = max(groups.values(), key=lambda group: (sum(parts[i] for i in group), -group[0]))
    share = sum(parts[i] for i in best) / sum(parts)
    if share < THRESHOLD:
        return None, 1.0 - share
    return found[max(best, key=lambda i: (parts[i], -i)) - 1], share


def _town(story: Story, chosen: Candidate, mentions: tuple[Mention, ...]) -> Mention | None:
    """The place that a site or "the town" lies in: the nearest named one in its sentence, else the last one before."""
    if chosen.mention:
        return seat(story.text, chosen.mention) if chosen.mention.rule == "capital" else chosen.mention
    at = bisect.bisect_left(mentions, chosen.span[0], key=lambda m: m.span[0])
    behind = next((m for m in mentions[at : at + 6] if m.kind == "place" and m.span[0] >= chosen.span[1]), None)
    if behind and behind.span[0] - chosen.span[1] < 40 and "." not in story.text[chosen.span[1] : behind.span[0]]:
        return behind
    return next((m for m in reversed(mentions[max(0, at - 200) : at]) if m.kind == "place"), behind)


def _name(story: Story, chosen: Candidate, town: Mention | None) -> str:
    quote = " ".join(story.text[slice(*chosen.span)].split())
    if town is None:
        return quote
    if chosen.mention is not None:
        return quote if chosen.kind == "unknown" or len(quote) > len(town.name) + 4 else town.name
    return town.name if chosen.kind == "settlement" else f"{quote}, {town.name}"


def place_of(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> PlaceRow | None:
    """Where the event happened, pinned to its words; None where the page does not say.

    ``confidence`` is the share of the choice among all candidates and nowhere; coordinates are those of the named
    place, also for a site in it.
    """
    chosen, share = choose(story, trigger, mentions)
    if chosen is None:
        return None
    town = _town(story, chosen, mentions)
    exact = chosen.mention is not None
    precision = (
        NEAR.get(chosen.lead) or (town.precision if town and exact else None) or _LEVELS.get(chosen.kind, "exact")
    )
    return PlaceRow(
        text=story.text[slice(*chosen.span)],
        name=_name(story, chosen, town),
        country=town.country if town else None,
        span=chosen.span,
        place_id=town.id if town else None,
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        precision=precision,
        confidence=round(share, 2),
        made_by=f"place:{'carried' if chosen.features[0].startswith(('carried', 'dateline')) else 'sentence'}",
    )


def why_no_place(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> str:
    """One clause for the record on why ``place_of`` gave none."""
    span = trigger.evidence_span
    if places_in(story.text, span, inside(mentions, span)):
        return "the places named in its sentence are not told as where it happened"
    return "no place is named in its sentence, and none before it is told as its place"
