"""One event as one flat row: the columns that CSV and Parquet share."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.loss import Loss
from dateline.export.precision import codes
from dateline.model import ActorRow, ArticleRow, EventRow, FigureRow, Record

Cell = str | int | float | None
JOIN = "; "
"""Between several values in one cell, in the order of the page."""

COLUMNS: dict[str, str] = {
    "event_id": "VARCHAR",
    "page": "VARCHAR",
    "source": "VARCHAR",
    "url": "VARCHAR",
    "outlet": "VARCHAR",
    "title": "VARCHAR",
    "published": "DATE",
    "type": "VARCHAR",
    "mode": "VARCHAR",
    "status": "VARCHAR",
    "role": "VARCHAR",
    "date_start": "DATE",
    "date_end": "DATE",
    "date_open": "BOOLEAN",
    "date_text": "VARCHAR",
    "actors": "VARCHAR",
    "actor_countries": "VARCHAR",
    "actor_sectors": "VARCHAR",
    "actor_texts": "VARCHAR",
    "recipients": "VARCHAR",
    "recipient_countries": "VARCHAR",
    "recipient_sectors": "VARCHAR",
    "recipient_texts": "VARCHAR",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "place_text": "VARCHAR",
    "place_id": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "precision": "VARCHAR",
    "where_prec": "INTEGER",
    "geo_precision": "INTEGER",
    "killed_low": "DOUBLE",
    "killed_high": "DOUBLE",
    "injured_low": "DOUBLE",
    "injured_high": "DOUBLE",
    "figures": "VARCHAR",
    "attributed_to": "VARCHAR",
    "trigger": "VARCHAR",
    "evidence": "VARCHAR",
    "evidence_start": "BIGINT",
    "evidence_end": "BIGINT",
    "trigger_start": "BIGINT",
    "trigger_end": "BIGINT",
    "confidence": "DOUBLE",
    "page_sha256": "VARCHAR",
    "dateline": "VARCHAR",
    "reader": "VARCHAR",
    "codebook": "VARCHAR",
    "knowledge": "VARCHAR",
}
"""Name -> DuckDB type, in the order of the file. Documented in docs/reference/cli.md."""


def rows(records: Iterator[Record], loss: Loss) -> Iterator[dict[str, Cell]]:
    """A row for each event; what has no column is counted as lost."""
    for record in records:
        loss.leave("statements (no column; use jsonl)", len(record.statements))
        loss.leave("running totals (no column; use jsonl)", len(record.tallies))
        loss.leave("page issues (no column; use jsonl)", len(record.issues))
        for event in record.events:
            loss.wrote("events")
            loss.leave("rival figures of one event (only the widest bounds have columns)", _rivals(event))
            yield row(record, event)


def row(record: Record, event: EventRow) -> dict[str, Cell]:
    """The cells of one event by column name."""
    article = record.articles[event.article] if 0 <= event.article < len(record.articles) else None
    return {
        **_page(record, article, event),
        **_what(event),
        **_parties("actor", event.actors),
        **_parties("recipient", event.recipients),
        **_place(event),
        **_toll("killed", event.figures),
        **_toll("injured", event.figures),
        "figures": JOIN.join(_figure(figure) for figure in event.figures) or None,
        "attributed_to": JOIN.join(event.attributed_to) or None,
        **_proof(record, event),
    }


def _page(record: Record, article: ArticleRow | None, event: EventRow) -> dict[str, Cell]:
    return {
        "event_id": f"{record.page}.{event.id}",
        "page": record.page,
        "source": record.source,
        "url": record.url,
        "outlet": record.outlet,
        "title": article.title if article else None,
        "published": article.published if article else None,
    }


def _what(event: EventRow) -> dict[str, Cell]:
    date = event.date
    return {
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "role": event.role,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date_open": date.end is None if date else None,
        "date_text": date.text if date else None,
    }


def _parties(side: str, actors: tuple[ActorRow, ...]) -> dict[str, Cell]:
    """Joined cells stay in step: a party without country gives an empty place between the marks."""
    return {
        f"{side}s": JOIN.join(a.name for a in actors) or None,
        f"{side}_countries": JOIN.join(a.country or "" for a in actors) or None,
        f"{side}_sectors": JOIN.join(a.sector for a in actors) or None,
        f"{side}_texts": JOIN.join(a.text for a in actors) or None,
    }


def _place(event: EventRow) -> dict[str, Cell]:
    place = event.place
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_text": place.text if place else None,
        "place_id": place.place_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        **codes(place),
    }


def tolls(kind: str, figures: tuple[FigureRow, ...]) -> tuple[FigureRow, ...]:
    """The figures of a kind that stand for the whole event: no subsets of another."""
    return tuple(f for f in figures if f.kind == kind and f.subset_of is None)


def _toll(kind: str, figures: tuple[FigureRow, ...]) -> dict[str, Cell]:
    """Widest bounds over all claims: the lowest low, the highest high; high is empty where any claim is open."""
    claims = tolls(kind, figures)
    highs = [f.high for f in claims]
    return {
        f"{kind}_low": min((f.low for f in claims), default=None),
        f"{kind}_high": None if None in highs else max((h for h in highs if h is not None), default=None),
    }


def _rivals(event: EventRow) -> int:
    return sum(max(0, len(tolls(kind, event.figures)) - 1) for kind in ("killed", "injured"))


def _figure(figure: FigureRow) -> str:
    """ "killed 301.. Hezbollah fighters [a Reuters tally]": kind, bounds, what is counted, source."""
    high = "" if figure.high is None else _number(figure.high)
    bounds = _number(figure.low) if figure.high == figure.low else f"{_number(figure.low)}..{high}"
    of = f" {figure.of}" if figure.of else ""
    source = f" [{JOIN.join(figure.attributed_to)}]" if figure.attributed_to else ""
    return f"{figure.kind} {bounds}{of}{source}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _proof(record: Record, event: EventRow) -> dict[str, Cell]:
    versions = record.versions
    return {
        "trigger": event.trigger,
        "evidence": event.evidence,
        "evidence_start": event.evidence_span[0],
        "evidence_end": event.evidence_span[1],
        "trigger_start": event.trigger_span[0],
        "trigger_end": event.trigger_span[1],
        "confidence": event.confidence,
        "page_sha256": record.sha256,
        "dateline": versions.dateline,
        "reader": versions.reader,
        "codebook": versions.codebook,
        "knowledge": versions.knowledge,
    }
