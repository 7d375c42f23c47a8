"""One sector for one party of an article: who is told with an office once and by the surname later is the same.

Each mention's sector is weighed by its own words and act, so "the defence lawyer, Anton Rell" is of the courts and
"Rell" a civilian. Annotators give a party that no table holds one sector throughout (800 of 801 told twice on 811
pages). What the words beside the name say counts first, then what most mentions say; government is the guess where
nothing is said, and yields.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.model import ActorRow, EventRow

ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
GUESS = "GOV"
"""The sector that a name without any words beside it has most often by mistake."""


def alike(events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article with one sector for each party that only the article knows."""
    told = defaultdict[str, list[ActorRow]](list)
    for event in events:
        for party in (*event.actors, *event.recipients):
            if (party.actor_id or "").startswith(actors.UNKNOWN):
                told[str(party.actor_id)].append(party)
    sectors = {name: _sector(rows) for name, rows in told.items() if len({row.sector for row in rows}) > 1}
    return [_with(event, sectors) for event in events]


def _with(event: EventRow, sectors: dict[str, str]) -> EventRow:
    def settled(parties: tuple[ActorRow, ...]) -> tuple[ActorRow, ...]:
        return tuple(replace(party, sector=sectors.get(party.actor_id or "", party.sector)) for party in parties)

    if not any(party.actor_id in sectors for party in (*event.actors, *event.recipients)):
        return event
    return replace(event, actors=settled(event.actors), recipients=settled(event.recipients))


def _sector(rows: Sequence[ActorRow]) -> str:
    """What the mentions with words beside the name say, where they agree; else what most say, the guess last."""
    described = {row.sector for row in rows if len(ARTICLE.sub("", row.text).split()) > len(row.name.split())}
    if len(described) == 1:
        return described.pop()
    shares = dict.fromkeys((row.sector for row in rows), 0.0)
    for row in rows:
        shares[row.sector] += row.confidence
    return max(shares, key=lambda sector: (round(shares[sector], 6), sector != GUESS))
