"""Adding readings: one transaction a page, nothing twice, nothing changed."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from datetime import UTC, datetime
from typing import Literal

import msgspec

from dateline.model import Page, Record, Versions
from dateline.store.added import stand_at
from dateline.store.rows import add_findings, keep_blob
from dateline.store.sqlite import Store

Kind = Literal["new", "changed", "version", "unchanged", "failed"]
"""What a reading was to the store: a new source, other bytes, other versions, nothing new, or a failure."""
FAILED = frozenset({"internal", "span"})
"""Issue codes of a page that could not be recorded: it is tried again by the next run."""


def add(store: Store, page: Page, record: Record) -> Kind:
    """Adds one reading in one transaction and says what it was. Raises StoreError; then nothing of it is kept."""
    encoded = msgspec.json.encode(record)
    outcome = "failed" if any(issue.code in FAILED for issue in record.issues) else "read"
    with store.transaction() as connection:
        digest = keep_blob(connection, encoded)
        reading = _find(connection, record.source, record.sha256, record.versions, digest)
        if reading is None:
            reading = _reading(connection, page, record, digest, outcome)
            add_findings(connection, reading, record, page.text)
        return sight(connection, record.source, reading)


def known(store: Store, source: str, sha256: str, versions: Versions) -> bool:
    """Whether these versions have read these bytes of this source to the end."""
    rows = store.rows(
        "SELECT 1 FROM reading WHERE source = ? AND sha256 = ? AND outcome = 'read'"
        " AND dateline = ? AND reader = ? AND codebook = ? AND knowledge = ? LIMIT 1",
        (source, sha256, versions.dateline, versions.reader, versions.codebook, versions.knowledge),
    )
    return bool(rows)


def see(store: Store, source: str, sha256: str, versions: Versions) -> tuple[Kind, Record]:
    """Notes that a source stands (again) at a reading that the store has; gives that reading's record."""
    with store.transaction() as connection:
        row = connection.execute(
            "SELECT reading.id, blob.data FROM reading JOIN blob ON blob.sha256 = record_sha256"
            " WHERE source = ? AND reading.sha256 = ? AND outcome = 'read'"
            " AND dateline = ? AND reader = ? AND codebook = ? AND knowledge = ? ORDER BY reading.id DESC LIMIT 1",
            (source, sha256, versions.dateline, versions.reader, versions.codebook, versions.knowledge),
        ).fetchone()
        return sight(connection, source, row[0]), msgspec.json.decode(zlib.decompress(row[1]), type=Record)


def _find(connection: sqlite3.Connection, source: str, sha256: str, versions: Versions, record: str) -> int | None:
    row = connection.execute(
        "SELECT id FROM reading WHERE source = ? AND sha256 = ? AND dateline = ? AND reader = ? AND codebook = ?"
        " AND knowledge = ? AND record_sha256 = ?",
        (source, sha256, versions.dateline, versions.reader, versions.codebook, versions.knowledge, record),
    ).fetchone()
    return int(row[0]) if row else None


def _reading(connection: sqlite3.Connection, page: Page, record: Record, digest: str, outcome: str) -> int:
    text = keep_blob(connection, page.text.encode("utf-8", "surrogatepass"))
    if hashlib.sha256(page.data).hexdigest() == record.sha256:  # a page over the size limit keeps no bytes
        keep_blob(connection, page.data)
    versions = record.versions
    cursor = connection.execute(
        "INSERT INTO reading (source, page, sha256, text_sha256, record_sha256, outcome,"
        " dateline, reader, codebook, knowledge, url, outlet) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(record.source, record.page, record.sha256, text, digest, outcome),
            *(versions.dateline, versions.reader, versions.codebook, versions.knowledge, record.url, record.outlet),
        ),
    )
    return int(cursor.lastrowid or 0)


def sight(connection: sqlite3.Connection, source: str, read: int) -> Kind:
    """Adds a sighting of a reading of the program, with the events that people added to it, unless the source stands at
    it already; says what changed since it was last read. Call inside a transaction."""
    last = connection.execute(
        "SELECT reading_id FROM sighting WHERE source = ? ORDER BY id DESC LIMIT 1", (source,)
    ).fetchone()
    before = connection.execute(
        "SELECT reading.id, reading.sha256 FROM sighting JOIN reading ON reading.id = sighting.reading_id"
        " WHERE sighting.source = ? AND outcome = 'read' ORDER BY sighting.id DESC LIMIT 1",
        (source,),
    ).fetchone()
    sha256, outcome = connection.execute("SELECT sha256, outcome FROM reading WHERE id = ?", (read,)).fetchone()
    reading = stand_at(connection, source, read) if outcome == "read" else read
    if last is None or last[0] != reading:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO sighting (source, reading_id, at) VALUES (?, ?, ?)", (source, reading, at))
    return "failed" if outcome == "failed" else kind_of(before, (reading, sha256))


def kind_of(before: tuple[int, str] | None, now: tuple[int, str]) -> Kind:
    """What a reading is after another of the same source; both as (reading id, SHA-256 of the page bytes)."""
    if before is None:
        return "new"
    if before[0] == now[0]:
        return "unchanged"
    return "changed" if before[1] != now[1] else "version"
