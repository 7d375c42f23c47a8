"""Soldiers and police who are told elsewhere did not attack their own.

"One Ukrainian soldier was killed" takes the army of another sentence for its doer, as the one most told of. Of 136
annotated attacks of forces on forces 31 are of one state's on its own, and these name mutineers, rebel soldiers or two
rival governments; of those told so on 405 training pages with the doer in another sentence none is annotated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model import ActorRow, EventRow, Span
from dateline.spans import meets

FORCES = frozenset({"MIL", "COP"})
DIVIDED = re.compile(
    r"\b(?:mutin\w*|coups?|rebel\w* (?:soldiers|troops|officers|units?)|defect\w*|desert(?:ed|ers?|ing)|renegade"
    r"|loyal\w*|rival\w*|breakaway|splinter\w*|friendly fire|fratricid\w*|by mistake|mistaken\w*|infighting"
    r"|turned (?:his|her|their) (?:gun|weapon|rifle)s?)\b",
    re.IGNORECASE,
)
"""Words of a page on which the forces of one state may fight each other."""


def left_out(text: str, article: Span, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, which stands at ``article`` with its title: no force told in another sentence is the
    attacker of its own people."""
    gone = [_attackers(event) if event.type == "ASSAULT" else [] for event in events]
    if not any(gone) or DIVIDED.search(text, *article) is not None:
        return list(events)
    return [_without(event, rows) if rows else event for event, rows in zip(events, gone, strict=True)]


def _attackers(event: EventRow) -> list[ActorRow]:
    """The actors of an attack that are forces told in another sentence and of the state of the forces attacked."""
    own = {(row.sector, row.country) for row in event.recipients if row.sector in FORCES and row.country}
    away = (row for row in event.actors if not meets(row.span, event.evidence_span))
    return [row for row in away if (row.sector, row.country) in own]


def _without(event: EventRow, gone: Sequence[ActorRow]) -> EventRow:
    kept = tuple(row for row in event.actors if row not in gone)
    why = event.why_null if kept else {**event.why_null, "actors": "the forces told near by are those attacked"}
    return replace(event, actors=kept, why_null=why)
