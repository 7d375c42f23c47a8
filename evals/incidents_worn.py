"""The reader's events of learnt pages made as faulty as those of others, for the fit of a comparison
(evals/incidents.py).

The reader has learnt from the training pages: the modes it gives there are right more often than on others. In all else
what it makes of them is near what it makes of pages of the dev part: held against the pairs of one happening there, the
shares of parties, places, dates and figures in common differ by less than chance, and fields are lost in both tellings
or in none. So modes alone are worn.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dateline.compare.view import EventView, manner

WRONG = 0.1
"""Share of modes that become another one of the type: with it the two tellings of one happening have the same mode, and
two different ones, as often as on the dev part (.54 and .20 of 61 pairs)."""


def worn(events: Iterable[EventView], seed: int) -> list[EventView]:
    """The events with modes as a reader might give them on pages it has not learnt; the same seed gives the same."""
    draw = random.Random(seed)
    told: dict[str, list[EventView]] = defaultdict(list)
    modes: dict[str, set[str]] = defaultdict(set)
    for event in events:
        told[event.article.key].append(event)
        modes[event.type] |= {event.mode} if event.mode else set()
    out: list[EventView] = []
    for _, own in sorted(told.items()):
        left = [replace(event, mode=_mode(draw, event.mode, sorted(modes[event.type]))) for event in own]
        manners = dict(Counter(manner(event.type, event.mode) for event in left))
        article = replace(left[0].article, manners=manners)
        out += [replace(event, article=article) for event in left]
    return out


def _mode(draw: random.Random, mode: str | None, others: Sequence[str]) -> str | None:
    return draw.choice(others) if mode and draw.random() < WRONG else mode
