"""One act told several times in one article is one event: "the talks" that "were held", and the attack of which each
entry of a live blog reminds its readers.

Annotation guide, decision 1: what is retold later in the page is the same record, told by its fullest sentence. Of
9,181 annotated events of the training pages 19 pairs have a type, a status and a day in common and nothing that speaks
against it (of those without a day none that is told with the same word), so little is lost by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from dateline.model import ActorRow, EventRow

LIGHT = frozenset(
    [
        *("held", "took", "takes", "taking", "take", "place", "effect", "imposed", "launched", "carried", "out"),
        *("conducted", "staged", "opened", "entered", "came", "into", "force", "made", "gave", "given", "occurred"),
        *("happened", "broke", "began", "begun", "begin", "started", "start", "starting", "continued", "lasted"),
        *("ended", "are", "is", "was", "were", "be", "been", "will", "to", "have", "has", "had"),
    ]
)
"""Words that say of an act that it was done, and not which."""
BESIDE = 160
"""Characters between an act's noun and the verb that says no more than that it was done."""


STEM = 5
"""Letters at the beginning of a word by which "approves" and "approved" are one."""
NEAR = 3
"""Events before one, of its own sentence or not, that are looked at for its noun."""
MOST = 20
"""Earlier events of the same kind, parties and day that are looked at: no page is read in more than linear time."""


def once(events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, in page order, each told once."""
    out: list[EventRow] = []
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for event in events:
        before = (*alike[_kind(event)][-MOST:], *range(max(0, len(out) - NEAR), len(out)))
        at = next((n for n in before if retells(out[n], event)), len(out))
        if at < len(out):
            out[at] = joined(out[at], event)
        else:
            out.append(event)
        alike[_kind(out[at])].append(at)
    return sorted(out, key=lambda event: (event.evidence_span, event.trigger_span))


def _kind(event: EventRow) -> Hashable:
    """What two tellings of one act share, apart from what one of them may leave out."""
    return event.type, event.status, days(event)


def retells(one: EventRow, other: EventRow) -> bool:
    """Whether two events of one article are one act."""
    if (one.type, one.status) != (other.type, other.status) or not _compatible(one, other):
        return False
    if _light(one, other):
        return True
    if days(one) != days(other):
        return False
    parties = all((one.actors, other.actors, one.recipients, other.recipients))
    return days(one) is not None or bool(parties and _stems(one) & _stems(other))


def _stems(event: EventRow) -> frozenset[str]:
    """The beginnings of a trigger's longer words: acts without a day are one only where the same word tells them."""
    return frozenset(word[:STEM] for word in event.trigger.casefold().split() if len(word) >= STEM)


def _light(one: EventRow, other: EventRow) -> bool:
    """Whether one is the noun of an act and the other, in the same sentence, only says that it was done."""
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    near = second.trigger_span[0] - first.trigger_span[1] <= BESIDE
    return one.evidence_span == other.evidence_span and near and _is_light(first) != _is_light(second)


def _is_light(event: EventRow) -> bool:
    return LIGHT.issuperset(event.trigger.lower().split())


def _compatible(one: EventRow, other: EventRow) -> bool:
    """Whether neither names a manner, a party, a day or a place that the other has otherwise."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    parties = all(not a or not b or names(a) == names(b) for a, b in sides)
    same_days = not days(one) or not days(other) or days(one) == days(other)
    places = one.place is None or other.place is None or one.place.name == other.place.name
    modes = one.mode is None or other.mode is None or one.mode == other.mode
    return modes and parties and same_days and places


def names(rows: Sequence[ActorRow]) -> frozenset[str]:
    """Who the parties of one side are: by the tables, else by name."""
    return frozenset(row.actor_id or row.name.casefold() for row in rows)


def days(event: EventRow) -> tuple[str | None, str | None] | None:
    """First and last day of an event, None where its first is not told."""
    return None if event.date is None or event.date.start is None else (event.date.start, event.date.end)


def joined(one: EventRow, other: EventRow) -> EventRow:
    """The fuller telling, with what only the other says and with the figures of both."""
    best, rest = (other, one) if _told(other) > _told(one) else (one, other)
    known = {(f.kind, f.low, f.high) for f in best.figures}
    given = {
        name: getattr(rest, name)
        for name in ("mode", "actors", "recipients", "place", "date")
        if not getattr(best, name) and getattr(rest, name)
    }
    figures = (*best.figures, *(f for f in rest.figures if (f.kind, f.low, f.high) not in known))
    given |= {"figures": figures} if figures else {}
    why = {name: reason for name, reason in best.why_null.items() if name not in given}
    return replace(best, confidence=max(one.confidence, other.confidence), why_null=why, **given)


def _told(event: EventRow) -> tuple[bool, int]:
    """How much a telling says; a noun says more than that it was done."""
    parts = (event.actors, event.recipients, event.place, event.date, event.figures, event.attributed_to)
    return not _is_light(event), sum(bool(part) for part in parts)
