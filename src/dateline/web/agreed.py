"""How far two people agree who judged the same pages without knowing of each other, missed events included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.export.reviewed import VERDICTS, Mark, mark, mark_of
from dateline.model import EventRow, Record
from dateline.store import Added, Judgement, Store, added, records, standing
from dateline.store.added import BY
from dateline.web.review import Agreement

NONE = "none"
"""What a person holds of an event that the other added to a page which both have judged to the end."""
Pair = tuple[str, str, str]
"""Name of the event, and what each of the two holds of it."""


def agreed(store: Store, one: str, other: str) -> Agreement:
    """Over the last standing verdict of each on each event that both judged, and over the events that either added to
    pages of which both judged all that the reader found: an event that one added and the other did not is a
    disagreement, one that both added under the same type an agreement."""
    held = standing(store)
    own = {who: _last(held, who) for who in (one, other)}
    missed = [item for item in added(store) if item.who in own]
    pairs: list[Pair] = []
    for record in records(store):
        read = [event for event in record.events if not event.made_by.startswith(BY)]
        marks = [mark_of(record, event) for event in read]
        pairs += [
            (f"{record.page}.{event.id}", own[one][key], own[other][key])
            for event, key in zip(read, marks, strict=True)
            if key in own[one] and key in own[other]
        ]
        if all(key in verdicts for key in marks for verdicts in own.values()):
            pairs += _added(record, [item for item in missed if item.source == record.source], one, own)
    return _told(one, other, pairs)


def _last(held: Iterable[Judgement], who: str) -> dict[Mark, str]:
    return {mark(one): one.kind for one in held if one.who == who and one.kind in VERDICTS}


def _added(record: Record, missed: Sequence[Added], one: str, own: dict[str, dict[Mark, str]]) -> list[Pair]:
    """The events that either added to a page, each once; where the other met it and judged it, that verdict counts."""
    sides = {who: [item for item in missed if item.who == who] for who in own}
    (other,) = (who for who in own if who != one) if len(own) > 1 else (one,)
    left = list(sides[other])
    pairs = []
    for item in sides[one]:
        mate = next((entry for entry in left if _meet(item.event, entry.event)), None)
        if mate is not None:
            left.remove(mate)
        pairs.append((_name(item), "add", _held(mate, own[other].get(_mark(item)), item)))
    pairs += [(_name(item), _verdict(own[one].get(_mark(item))), "add") for item in left]
    return pairs


def _held(mate: Added | None, verdict: str | None, item: Added) -> str:
    if mate is not None:
        return "add" if mate.event.type == item.event.type else f"add {mate.event.type}"
    return _verdict(verdict)


def _verdict(verdict: str | None) -> str:
    """Who accepts an added event holds what its adder holds."""
    return "add" if verdict == "accept" else verdict or NONE


def _mark(item: Added) -> Mark:
    return item.source, item.event.evidence, item.event.trigger, item.event.type


def _name(item: Added) -> str:
    return item.name or f"{item.page} {item.event.trigger!r}"


def _meet(one: EventRow, other: EventRow) -> bool:
    a, b = one.trigger_span, other.trigger_span
    return one.evidence == other.evidence and a[0] < b[1] and b[0] < a[1]


def _told(one: str, other: str, pairs: Sequence[Pair]) -> Agreement:
    same = sum(a == b for _, a, b in pairs)
    left, right = Counter(a for _, a, _ in pairs), Counter(b for _, _, b in pairs)
    chance = sum(count * right[kind] for kind, count in left.items()) / len(pairs) ** 2 if pairs else 1.0
    return Agreement(
        one=one,
        other=other,
        both=len(pairs),
        same=same,
        kappa=round((same / len(pairs) - chance) / (1 - chance), 3) if chance < 1 else None,
        apart=tuple(sorted(name for name, a, b in pairs if a != b)),
    )
