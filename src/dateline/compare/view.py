"""What of an event is compared: its fields folded and its words weighed once, so that a pair costs microseconds."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date

from dateline.compare.counted import counted
from dateline.compare.words import Weights, kins, names, term, weights
from dateline.knowledge.fold import WORD, key
from dateline.model import ActorRow, EventRow, FigureRow, PlaceRow, Record, Span, Value
from dateline.spans import meets


class PartyView(Value, frozen=True, kw_only=True, gc=False):
    """An actor or recipient: folded name, its terms, table id, country and sector, and whether the event's own sentence
    tells it; a page may do so elsewhere."""

    name: str
    terms: frozenset[str]
    id: str | None
    country: str | None
    sector: str
    here: bool = False


class PlaceView(Value, frozen=True, kw_only=True, gc=False):
    """A place: folded name and terms, table id, country, degrees (WGS 84) and precision."""

    name: str
    terms: frozenset[str]
    id: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


class FigureView(Value, frozen=True, kw_only=True, gc=False):
    """A number: kind (of the codebook, or ``RECIPIENTS``), bounds, and the terms of what it counts."""

    kind: str
    low: float
    high: float | None
    of: frozenset[str]


class ArticleView(Value, frozen=True, kw_only=True, gc=False):
    """One report. ``day`` is its day as a proleptic ordinal; ``words`` weighs its body; ``names`` are its names.

    ``places`` are the folded names of the places of its events, ``parties`` the terms of all that takes part in them,
    ``types`` how many events of each type it tells, ``manners`` how many of each type and mode; ``title`` as written.
    """

    key: str
    page: str
    source: str
    day: int | None
    agency: str | None
    outlet: str | None
    words: Weights
    names: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    types: dict[str, int]
    manners: dict[str, int] = {}
    title: str = ""


class EventView(Value, frozen=True, kw_only=True, gc=False):
    """One event as it is compared. ``key`` names it for good (content hash), ``name`` is PAGE.E3.

    ``start`` and ``end`` are proleptic ordinals of days; ``end`` None with a start is open. ``kinds`` are those of the
    sentence's words, ``act`` those of the trigger's; ``evidence`` and ``told`` are sentence and trigger as written.
    """

    key: str
    name: str
    article: ArticleView
    type: str
    mode: str | None
    status: str
    role: str
    lead: bool
    actors: tuple[PartyView, ...]
    recipients: tuple[PartyView, ...]
    place: PlaceView | None
    start: int | None
    end: int | None
    figures: tuple[FigureView, ...]
    words: Weights
    names: frozenset[str]
    trigger: frozenset[str]
    kinds: Weights = {}
    act: Weights = {}
    evidence: str = ""
    told: str = ""


LIGHT = frozenset({"the", "and", "of", "in", "on", "at", "by", "for", "an", "to", "from", "with"})
"""Words of a name that tell nothing."""
RECIPIENTS = "recipients"
"""The kind of the number of those whom an act befell, as its mentions give it."""
KEY_LENGTH = 20
"""Hex digits of an event's key: 80 bits, so that a billion events collide with odds of one in a million."""


def keys_of(record: Record) -> tuple[str, ...]:
    """A name for each event that outlives new versions and a page's other changes: a hash of the page's source, the
    sentence, the trigger and the type; the second event with all these alike is numbered."""
    seen: Counter[tuple[str, str, str]] = Counter()
    keys = []
    for event in record.events:
        what = (event.evidence, event.trigger, event.type)
        seen[what] += 1
        parts = (record.source, *what, str(seen[what]))
        keys.append(hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH])
    return tuple(keys)


def views(record: Record, text: str) -> tuple[EventView, ...]:
    """The events of a record as they are compared, in its order; ``text`` is the page text its spans point into."""
    articles = [_article(record, number, text) for number in range(len(record.articles))]
    firsts = {
        min(e.trigger_span[0] for e in record.events if e.article == n) for n in {e.article for e in record.events}
    }
    return tuple(
        _event(
            record,
            event,
            name,
            articles[event.article] if event.article < len(articles) else _nowhere(record),
            firsts,
            tuple(counted(event, text)),
        )
        for event, name in zip(record.events, keys_of(record), strict=True)
    )


def _article(record: Record, number: int, text: str) -> ArticleView:
    row = record.articles[number]
    body = text[row.body_span[0] : row.body_span[1]]
    own = [event for event in record.events if event.article == number]
    title = f"{row.title or ''}\n"
    return ArticleView(
        key=f"{record.source}#{number}",
        page=record.page,
        source=record.source,
        day=ordinal(row.published),
        agency=key(row.agency) if row.agency else None,
        outlet=record.outlet,
        words=weights(title + body),
        names=names(body),
        places=frozenset(key(event.place.name) for event in own if event.place),
        parties=frozenset(t for event in own for words in _told(event) for t in _terms(words)),
        types=dict(Counter(event.type for event in own)),
        manners=dict(Counter(manner(event.type, event.mode) for event in own)),
        title=row.title or "",
    )


def manner(type_: str, mode: str | None) -> str:
    """A type with its mode: "ASSAULT aerial"; the type alone where there is none."""
    return f"{type_} {mode}" if mode else type_


def _told(event: EventRow) -> Iterator[str]:
    """Names of an event's place and parties."""
    if event.place:
        yield event.place.name
    yield from (row.name for row in (*event.actors, *event.recipients))


def _nowhere(record: Record) -> ArticleView:
    """The article of an event whose record names none."""
    return ArticleView(
        key=f"{record.source}#", page=record.page, source=record.source, day=None, agency=None, outlet=record.outlet,
        words={}, names=frozenset(), places=frozenset(), parties=frozenset(), types={},
    )  # fmt: skip


def _event(
    record: Record, event: EventRow, name: str, article: ArticleView, firsts: set[int], counts: tuple[float, ...]
) -> EventView:
    return EventView(
        key=name,
        name=f"{record.page}.{event.id}",
        article=article,
        type=event.type,
        mode=event.mode,
        status=event.status,
        role=event.role,
        lead=event.trigger_span[0] in firsts,
        actors=tuple(_party(row, event.evidence_span) for row in event.actors),
        recipients=tuple(_party(row, event.evidence_span) for row in event.recipients),
        place=_place(event.place) if event.place else None,
        start=ordinal(event.date.start) if event.date else None,
        end=ordinal(event.date.end) if event.date else None,
        figures=tuple(_figures(event.figures, counts)),
        words=weights(event.evidence),
        names=names(event.evidence),
        trigger=_terms(event.trigger),
        kinds=kins(event.evidence),
        act=kins(event.trigger),
        evidence=event.evidence,
        told=event.trigger,
    )


def _party(row: ActorRow, sentence: Span) -> PartyView:
    terms = _terms(row.name) or _terms(row.text)
    return PartyView(
        name=key(row.name), terms=terms, id=row.actor_id, country=row.country, sector=row.sector,
        here=row.span is not None and meets(row.span, sentence),
    )  # fmt: skip


def _place(row: PlaceRow) -> PlaceView:
    return PlaceView(
        name=key(row.name),
        terms=_terms(row.name),
        id=row.place_id,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        precision=row.precision,
    )


def _figures(rows: tuple[FigureRow, ...], counts: tuple[float, ...]) -> Iterator[FigureView]:
    """The numbers of an event, and how many its recipients are told to be, a kind of its own."""
    for row in rows:
        yield FigureView(kind=row.kind, low=row.low, high=row.high, of=_terms(row.of or ""))
    for count in counts:
        yield FigureView(kind=RECIPIENTS, low=count, high=count, of=frozenset())


def _terms(words: str) -> frozenset[str]:
    return frozenset(term(word) for word in WORD.findall(words)) - LIGHT


def ordinal(day: str | None) -> int | None:
    """The proleptic Gregorian ordinal of an ISO day; None for none, or for what is no day."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
