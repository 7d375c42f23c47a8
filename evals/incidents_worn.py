"""Annotated events made as faulty as the reader's, for the fit of a comparison (evals/incidents.py).

The reader has learnt from the training pages: what it makes of them is better than what it makes of others. So the
annotators' events are worn instead: fields are lost, or taken from another event of the same article, as often as the
reader's differ from the annotators' on the dev part.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from dateline.compare.features import KIN
from dateline.compare.view import EventView

MISSED = 0.20
"""Share of events that are not found. This and the shares below were counted on the 774 events of the dev part that the
reader found (968 annotated), and rounded."""
TYPE, KINDRED = 0.18, 0.6
"""Share of other types; how many of these are kindred ones."""
MODE, STATUS, ROLE = 0.26, 0.09, 0.12
"""Shares of other modes (half of them none), of other statuses, and of news taken for background or the reverse."""
PARTY = {"actors": (0.07, 0.33, 0.5), "recipients": (0.25, 0.5, 0.25)}
"""Shares lost, of those left wrong, and added where there is none."""
PLACE, DATE = (0.25, 0.25, 0.08), (0.16, 0.1, 0.17)
"""Shares lost, wrong, and added where there is none."""
KEPT, ADDED = 0.56, 0.1
"""Share of figures that stay, and of events that get another's."""
STATUSES = ("actual", "ongoing", "hypothetical")

T = TypeVar("T")


def worn(events: Iterable[EventView], seed: int) -> list[EventView]:
    """The events as a reader might give them; the same seed gives the same."""
    draw = random.Random(seed)
    told: dict[str, list[EventView]] = defaultdict(list)
    for event in events:
        told[event.article.key].append(event)
    out: list[EventView] = []
    for _, own in sorted(told.items()):
        left = [_worn(draw, event, own) for event in own if draw.random() >= MISSED]
        if left:
            types = dict(Counter(event.type for event in left))
            places = frozenset(event.place.name for event in left if event.place)
            article = replace(left[0].article, types=types, places=places)
            out += [replace(event, article=article) for event in left]
    return out


def _worn(draw: random.Random, event: EventView, own: Sequence[EventView]) -> EventView:
    changed: dict[str, Any] = {"type": _type(draw, event, own)}
    if draw.random() < MODE:
        changed["mode"] = draw.choice([None, draw.choice(own).mode])
    if draw.random() < STATUS:
        changed["status"] = draw.choice(STATUSES)
    if draw.random() < ROLE:
        changed["role"] = "news" if event.role == "background" else "background"
    parties = [party for e in own for party in (*e.actors, *e.recipients)]
    for side, shares in PARTY.items():
        changed[side] = _other(draw, getattr(event, side), [(party,) for party in parties], shares) or ()
    changed["place"] = _other(draw, event.place, [e.place for e in own if e.place], PLACE)
    day = event.article.day
    days = [(e.start, e.end) for e in own if e.start is not None] + ([(day, day)] if day else [])
    dated = (event.start, event.end) if event.start is not None else None
    changed["start"], changed["end"] = _other(draw, dated, days, DATE) or (None, None)
    changed["figures"] = _figures(draw, event, own)
    return replace(event, **changed)


def _type(draw: random.Random, event: EventView, own: Sequence[EventView]) -> str:
    if draw.random() >= TYPE:
        return event.type
    kindred = sorted(kind for pair in KIN if event.type in pair for kind in pair - {event.type})
    return draw.choice(kindred) if kindred and draw.random() < KINDRED else draw.choice(own).type


def _other(draw: random.Random, value: T, others: Sequence[T], shares: tuple[float, float, float]) -> T | None:
    """The value, none, or another of the article's."""
    lost, wrong, added = shares
    chance = draw.random()
    if not value:
        return draw.choice(others) if others and chance < added else None
    if chance < lost:
        return None
    return draw.choice(others) if others and chance < lost + wrong * (1 - lost) else value


def _figures(draw: random.Random, event: EventView, own: Sequence[EventView]) -> tuple[Any, ...]:
    kept = [figure for figure in event.figures if draw.random() < KEPT]
    others = [figure for e in own for figure in e.figures]
    return (*kept, draw.choice(others)) if others and draw.random() < ADDED else tuple(kept)
