"""The record as the page needs it: one short row an event, one a statement, one a page; read in a few large queries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from dateline.model import Value
from dateline.store import Store
from dateline.store.added import BY

Party = tuple[str, str | None, str, str | None]
"""Name, country, sector, id."""
Bounds = tuple[float, float | None]


class PageRow(Value, frozen=True, kw_only=True):
    """One page: ``key`` is what asks for it (its id, or its source where several pages have the id)."""

    key: str
    page: str
    outlet: str | None
    title: str | None
    published: str | None
    events: int
    statements: int


class Event(Value, frozen=True, kw_only=True, array_like=True):
    """One event as the overview shows it; ``page`` counts in ``Index.pages``, bounds are (low, high or open).
    ``people`` are those who added it."""

    name: str
    page: int
    type: str
    mode: str | None
    status: str
    role: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    killed: Bounds | None
    injured: Bounds | None
    sources: tuple[str, ...]
    confidence: float
    trigger: str
    evidence: str
    incident: str | None
    people: str | None


class Said(Value, frozen=True, kw_only=True, array_like=True):
    """One statement; ``page`` counts in ``Index.pages``."""

    name: str
    page: int
    speaker: str
    cue: str | None
    content: str
    direct: bool
    addressee: str | None
    confidence: float


class Index(Value, frozen=True, kw_only=True):
    """All pages and events; ``columns`` names the places in an event's row."""

    columns: tuple[str, ...]
    pages: tuple[PageRow, ...]
    events: tuple[Event, ...]


class Statements(Value, frozen=True, kw_only=True):
    """All statements; ``columns`` names the places in a row."""

    columns: tuple[str, ...]
    statements: tuple[Said, ...]


def index(store: Store) -> Index:
    """Pages and events of the current readings; events by day (undated last), then page, then place in the page."""
    pages, at = _pages(store)
    return Index(columns=Event.__struct_fields__, pages=pages, events=_events(store, pages, at))


def statements(store: Store) -> Statements:
    """Statements of the current readings, by page."""
    pages, at = _pages(store)
    rows = store.rows(
        "SELECT reading_id, number, speaker, cue, content, direct, addressee, confidence FROM statement"
        " WHERE reading_id IN (SELECT id FROM current) ORDER BY reading_id, number"
    )
    found = []
    for reading, number, speaker, cue, content, direct, addressee, confidence in rows:
        page = at[int(str(reading))]
        found.append(
            Said(
                name=f"{pages[page].key}.S{int(str(number)) + 1}",
                page=page,
                speaker=sound(speaker),
                cue=_maybe(cue),
                content=sound(content),
                direct=bool(direct),
                addressee=_maybe(addressee),
                confidence=float(str(confidence)),
            )
        )
    return Statements(columns=Said.__struct_fields__, statements=tuple(found))


def sound(text: object) -> str:
    """Text that can be written as UTF-8: half of a surrogate pair becomes one replacement character."""
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _broken(str(text)) else str(text)


def _broken(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)


def _maybe(text: object) -> str | None:
    return None if text is None else sound(text)


def _pages(store: Store) -> tuple[tuple[PageRow, ...], dict[int, int]]:
    """Page rows by source, and where each reading's is."""
    rows = store.rows(
        "SELECT id, page, source, outlet,"
        " (SELECT count(*) FROM event WHERE reading_id = current.id),"
        " (SELECT count(*) FROM statement WHERE reading_id = current.id),"
        " (SELECT title FROM article WHERE reading_id = current.id AND number = 0),"
        " (SELECT published FROM article WHERE reading_id = current.id AND number = 0)"
        " FROM current ORDER BY source"
    )
    times: dict[str, int] = defaultdict(int)
    for row in rows:
        times[str(row[1])] += 1
    pages = tuple(
        PageRow(
            key=sound(page if times[str(page)] == 1 else source),
            page=sound(page),
            outlet=_maybe(outlet),
            title=_maybe(title),
            published=_maybe(published),
            events=int(str(events)),
            statements=int(str(said)),
        )
        for _, page, source, outlet, events, said, title, published in rows
    )
    return pages, {int(str(row[0])): number for number, row in enumerate(rows)}


EVENTS = (
    "SELECT event.id, event.reading_id, event.name, type, mode, status, role, date.start, date.end,"
    " place.name, place.country, lat, lon, precision, attributed_to, event.confidence, event.trigger, evidence,"
    " event.number, event.made_by FROM event"
    " LEFT JOIN date ON date.event_id = event.id LEFT JOIN place ON place.event_id = event.id"
    " WHERE reading_id IN (SELECT id FROM current)"
)


def _events(store: Store, pages: tuple[PageRow, ...], at: Mapping[int, int]) -> tuple[Event, ...]:
    parties = _parties(store)
    figures = _figures(store)
    incidents = _incidents(store)
    found = []
    for row in store.rows(EVENTS):
        own, reading = int(str(row[0])), int(str(row[1]))
        page = at[reading]
        bounds = figures.get(own, {})
        event = Event(
            name=f"{pages[page].key}.{row[2]}",
            page=page,
            type=str(row[3]),
            mode=_maybe(row[4]),
            status=str(row[5]),
            role=str(row[6]),
            start=_maybe(row[7]),
            end=_maybe(row[8]),
            place=_maybe(row[9]),
            country=_maybe(row[10]),
            lat=row[11],  # type: ignore[arg-type]
            lon=row[12],  # type: ignore[arg-type]
            precision=_maybe(row[13]),
            actors=tuple(parties["actor"].get(own, ())),
            recipients=tuple(parties["recipient"].get(own, ())),
            killed=bounds.get("killed"),
            injured=bounds.get("injured"),
            sources=tuple(map(sound, json.loads(str(row[14])))),
            confidence=float(str(row[15])),
            trigger=sound(row[16]),
            evidence=sound(row[17]),
            incident=incidents.get((reading, int(str(row[18])))),
            people=sound(row[19]).removeprefix(BY) if str(row[19]).startswith(BY) else None,
        )
        found.append(((event.start or "~", page, int(str(row[18]))), event))
    return tuple(event for _, event in sorted(found, key=lambda item: item[0]))


def _parties(store: Store) -> dict[str, dict[int, list[Party]]]:
    found: dict[str, dict[int, list[Party]]] = {"actor": {}, "recipient": {}}
    rows = store.rows("SELECT event_id, side, name, country, sector, actor_id FROM actor ORDER BY event_id, number")
    for event, side, name, country, sector, own in rows:
        party = (sound(name), _maybe(country), str(sector), _maybe(own))
        found[str(side)].setdefault(int(str(event)), []).append(party)
    return found


def _figures(store: Store) -> dict[int, dict[str, Bounds]]:
    """Widest bounds over all that is claimed, by event and kind."""
    found: dict[int, dict[str, Bounds]] = {}
    rows = store.rows(
        "SELECT event_id, kind, min(low), CASE WHEN count(high) = count(*) THEN max(high) END FROM figure"
        " WHERE scope = 'incident' AND kind IN ('killed', 'injured') GROUP BY event_id, kind"
    )
    for event, kind, low, high in rows:
        found.setdefault(int(str(event)), {})[str(kind)] = (float(str(low)), None if high is None else float(str(high)))
    return found


def _incidents(store: Store) -> dict[tuple[int, int], str]:
    rows = store.rows("SELECT reading_id, number, incident FROM member WHERE incident IS NOT NULL")
    return {(int(str(reading)), int(str(number))): str(incident) for reading, number, incident in rows}
