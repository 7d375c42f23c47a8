"""A record as rows of the query tables."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable

from dateline.model import ActorRow, EventRow, Record, Span


def add_findings(connection: sqlite3.Connection, reading: int, record: Record, text: str) -> None:
    """Adds all that was found in one reading; call inside a transaction."""
    _articles(connection, reading, record, text)
    for number, event in enumerate(record.events):
        _event(connection, reading, number, event)
    _tallies(connection, reading, record)
    _statements(connection, reading, record)
    issues = [(reading, number, issue.code, issue.message) for number, issue in enumerate(record.issues)]
    insert(connection, "issue", "reading_id, number, code, message", issues)


def keep_blob(connection: sqlite3.Connection, data: bytes) -> str:
    """Keeps bytes once, however often they come, and gives their SHA-256; call inside a transaction."""
    digest = hashlib.sha256(data).hexdigest()
    if connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (digest,)).fetchone() is None:
        values = (digest, len(data), zlib.compress(data, 6))
        connection.execute("INSERT INTO blob (sha256, size, data) VALUES (?, ?, ?)", values)
    return digest


def insert(connection: sqlite3.Connection, table: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Inserts rows of one table; ``columns`` is their names, parted by commas."""
    marks = ", ".join("?" * (columns.count(",") + 1))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _words(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return span if span else (None, None)


def _articles(connection: sqlite3.Connection, reading: int, record: Record, text: str) -> None:
    columns = "reading_id, number, title, published, published_basis, dateline_place, agency, body_start, body_end"
    for number, row in enumerate(record.articles):
        a, b = row.body_span
        values = (reading, number, row.title, row.published, row.published_basis, row.dateline_place, row.agency, a, b)
        insert(connection, "article", columns, [values])
        last = connection.execute("SELECT last_insert_rowid()").fetchone()[0]
        insert(connection, "article_fts", "rowid, title, body", [(last, row.title or "", text[a:b])])


EVENT = (
    'reading_id, number, name, article, type, mode, status, role, "trigger", trigger_start, trigger_end, '
    "evidence, evidence_start, evidence_end, attributed_to, confidence, made_by"
)


def _event(connection: sqlite3.Connection, reading: int, number: int, row: EventRow) -> None:
    cursor = connection.execute(
        f"INSERT INTO event ({EVENT}) VALUES ({', '.join('?' * 17)})",
        (
            reading,
            number,
            row.id,
            row.article,
            row.type,
            row.mode,
            row.status,
            row.role,
            row.trigger,
            *row.trigger_span,
            row.evidence,
            *row.evidence_span,
            _words(row.attributed_to),
            row.confidence,
            row.made_by,
        ),
    )
    event = cursor.lastrowid or 0
    _actors(connection, event, "actor", row.actors)
    _actors(connection, event, "recipient", row.recipients)
    _place_and_date(connection, event, row)
    _figures(connection, event, row)


def _actors(connection: sqlite3.Connection, event: int, side: str, actors: tuple[ActorRow, ...]) -> None:
    columns = "event_id, side, number, text, name, country, sector, actor_id, span_start, span_end, confidence, made_by"
    rows = [
        (event, side, number, a.text, a.name, a.country, a.sector, a.actor_id, *a.span, a.confidence, a.made_by)
        for number, a in enumerate(actors)
    ]
    insert(connection, "actor", columns, rows)


def _place_and_date(connection: sqlite3.Connection, event: int, row: EventRow) -> None:
    if (p := row.place) is not None:
        names = (
            "event_id, text, name, country, place_id, lat, lon, precision, span_start, span_end, confidence, made_by"
        )
        place = (p.text, p.name, p.country, p.place_id, p.lat, p.lon, p.precision, *p.span, p.confidence, p.made_by)
        insert(connection, "place", names, [(event, *place)])
    if (d := row.date) is not None:
        names = 'event_id, text, start, "end", timex, granularity, span_start, span_end, made_by'
        date = (d.text, d.start, d.end, d.timex, d.granularity, *_ends(d.span), d.made_by)
        insert(connection, "date", names, [(event, *date)])


def _figures(connection: sqlite3.Connection, event: int, row: EventRow) -> None:
    columns = (
        "event_id, number, kind, of_text, text, low, high, scope, approximate, attributed_to, "
        "span_start, span_end, made_by"
    )
    rows = [
        (
            *(event, number, f.kind, f.of, f.text, f.low, f.high, f.scope, f.approximate),
            *(_words(f.attributed_to), *f.span, f.made_by),
        )
        for number, f in enumerate(row.figures)
    ]
    insert(connection, "figure", columns, rows)


def _tallies(connection: sqlite3.Connection, reading: int, record: Record) -> None:
    columns = (
        "reading_id, number, article, kind, of_text, text, low, high, scope, since, as_of, side_or_place, approximate, "
        "attributed_to, evidence, evidence_start, evidence_end, span_start, span_end, confidence, made_by"
    )
    rows = [
        (
            *(reading, number, t.article, t.kind, t.of, t.text, t.low, t.high, t.scope, t.since, t.as_of),
            *(t.side_or_place, t.approximate, _words(t.attributed_to), t.evidence, *t.evidence_span),
            *(*t.span, t.confidence, t.made_by),
        )
        for number, t in enumerate(record.tallies)
    ]
    insert(connection, "tally", columns, rows)


def _statements(connection: sqlite3.Connection, reading: int, record: Record) -> None:
    columns = (
        "reading_id, number, article, speaker, cue, content, direct, addressee, "
        "evidence, evidence_start, evidence_end, content_start, content_end, confidence, made_by"
    )
    rows = [
        (
            *(reading, number, s.article, s.speaker, s.cue, s.content, s.direct, s.addressee),
            *(s.evidence, *s.evidence_span, *s.content_span, s.confidence, s.made_by),
        )
        for number, s in enumerate(record.statements)
    ]
    insert(connection, "statement", columns, rows)
