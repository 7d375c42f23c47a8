"""One day for two verbs of one subject: "gunmen killed a guard and abducted two nuns on Friday".

The day stands behind the second verb and is of both (nine of nine on the training pages); the first was left without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dateline.model import Parts, Trigger
from dateline.reader.side_by_side import FORCE, Field


def shared(triggers: Sequence[Trigger], parts: Sequence[Parts], fields: Mapping[int, Field]) -> list[Parts]:
    """The parts of each event; an act without a day has that of the next, where "and" joins only their verbs."""
    out = list(parts)
    for at, field in fields.items():
        if at == 0 or field.own is not False or out[at - 1].date is not None:
            continue
        one, two, date = triggers[at - 1], triggers[at], out[at].date
        if date is None or date.span is None or one.evidence_span != two.evidence_span:
            continue
        behind = two.span[1] <= date.span[0] < field.span[1]
        if behind and {one.type, two.type} <= FORCE and one.status == two.status:
            out[at - 1] = replace(out[at - 1], date=date)
    return out
