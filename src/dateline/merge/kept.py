"""Incidents of a store, ready to be looked at: events with their records, corrections and rejections applied."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from dateline.compare.view import keys_of
from dateline.errors import UsageError
from dateline.merge.incident import Incident, Told, incident
from dateline.merge.update import anchored
from dateline.model import EventRow, Record
from dateline.store import (
    Found,
    Judgement,
    Member,
    Store,
    by_incident,
    find_one,
    members,
    record_of,
    resolve,
    standing,
    text_of,
)
from dateline.store.judgements import days

CORRECTABLE = ("type", "mode", "status", "start", "end", "where", "country", "actors", "recipients")
"""Fields of an incident that a person may correct, on any of its events."""


def incidents(store: Store, rule: str = "latest") -> Iterator[Incident]:
    """Every incident, in the order in which they were named; events that a person rejected are left out."""
    verdicts = _verdicts(store)
    for name, own in by_incident(store):
        if told := _told(store, own, verdicts):
            yield incident(name, told, rule)


def one_incident(store: Store, name: str, rule: str = "latest") -> Incident:
    """The incident of a name, or of the name it was merged into, or the one an event (PAGE.E3) belongs to. Raises
    UsageError for none."""
    name = name if name.startswith("I-") else incident_of(store, name)
    name = resolve(store, name)
    told = _told(store, members(store, name), _verdicts(store))
    if not told:
        raise UsageError(f"{name}: a person has rejected every event of this incident")
    return incident(name, told, rule)


def incident_of(store: Store, event: str) -> str:
    """The incident that an event (PAGE.E3) belongs to. Raises UsageError."""
    key, _, _ = named(store, event)
    rows = store.rows("SELECT incident FROM member WHERE event = ?", (key,))
    if not rows:
        raise UsageError(f"{event}: not merged yet; run 'dateline incidents' once")
    return str(rows[0][0])


def named(store: Store, name: str) -> tuple[str, Record, EventRow]:
    """Key, record and event of PAGE.E3. Raises UsageError where there is none."""
    found: Found = find_one(store, name)
    if not isinstance(found.finding, EventRow):
        raise UsageError(f"{name}: judgements are about events; give PAGE.E3")
    return keys_of(found.record)[found.number], found.record, found.finding


Verdicts = tuple[frozenset[str], Mapping[str, dict[str, object]]]
"""Keys of rejected events; corrections by key of event."""


def _verdicts(store: Store) -> Verdicts:
    rejected: set[str] = set()
    corrections: dict[str, dict[str, object]] = defaultdict(dict)
    for one in standing(store):
        key = _now(store, one)
        if one.kind == "reject":
            rejected.add(key)
        elif one.kind == "accept":
            rejected.discard(key)
        elif one.kind == "correct" and one.field and one.value is not None:
            corrections[key] |= _fields(one.field, json.loads(one.value))
    return frozenset(rejected), corrections


def _fields(field: str, value: object) -> dict[str, object]:
    """A correction by field of incidents: "days" (first/last, or first/.. for what goes on) is two of them."""
    if field != "days":
        return {field: value}
    start, end = days(str(value))
    return {"start": start, "end": end}


def _now(store: Store, judgement: Judgement) -> str:
    """The key that a judged event has now."""
    if store.rows("SELECT 1 FROM member WHERE event = ?", (judgement.one,)):
        return judgement.one
    about = judgement.about.get(judgement.one)
    return (anchored(store.connection, about) if about else None) or judgement.one


def _told(store: Store, own: tuple[Member, ...], verdicts: Verdicts) -> list[Told]:
    rejected, corrections = verdicts
    found = []
    for one in own:
        if one.event not in rejected:
            record = record_of(store, one.reading)
            found.append(
                Told(
                    key=one.event,
                    record=record,
                    text=text_of(store, record),
                    event=record.events[one.number],
                    corrections=corrections.get(one.event, {}),
                )
            )
    return found
