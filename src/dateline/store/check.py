"""Is the database sound: structure, references, full-text indexes, and every stored byte against its hash."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable

from dateline.model import Value
from dateline.store.sqlite import Store


class Check(Value, frozen=True, kw_only=True):
    """One thing looked at: its name, whether it is sound, and one line on what was seen."""

    name: str
    sound: bool
    seen: str


def check(store: Store) -> tuple[Check, ...]:
    """Every check of ``CHECKS`` in order; trouble becomes a check that is not sound, nothing is raised."""
    return tuple(_run(store.connection, name, look) for name, look in CHECKS.items())


def _run(connection: sqlite3.Connection, name: str, look: Callable[[sqlite3.Connection], tuple[bool, str]]) -> Check:
    try:
        sound, seen = look(connection)
    except sqlite3.Error as error:
        sound, seen = False, str(error)
    return Check(name=name, sound=sound, seen=seen)


def _structure(connection: sqlite3.Connection) -> tuple[bool, str]:
    lines = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    return lines == ["ok"], "; ".join(lines)


def _references(connection: sqlite3.Connection) -> tuple[bool, str]:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    return not broken, f"{len(broken)} broken" if broken else "ok"


def _full_text(connection: sqlite3.Connection) -> tuple[bool, str]:
    """Every finding is in its index, and is found there by its row number."""
    missing = {
        table: connection.execute(
            f"SELECT count(*) FROM {table} WHERE id NOT IN (SELECT id FROM {table}_fts_docsize)"
        ).fetchone()[0]
        for table in ("article", "event", "tally", "statement")
    }
    lost = [f"{count} of {table} not indexed" for table, count in missing.items() if count]
    return not lost, "; ".join(lost) or "ok"


def _hashes(connection: sqlite3.Connection) -> tuple[bool, str]:
    wrong = total = 0
    for digest, size, data in connection.execute("SELECT sha256, size, data FROM blob"):
        total += 1
        try:
            whole = zlib.decompress(data)
        except zlib.error:
            whole = b""
        wrong += len(whole) != size or hashlib.sha256(whole).hexdigest() != digest
    return not wrong, f"{wrong} of {total} stored texts do not match their SHA-256" if wrong else f"{total} match"


def _counts(connection: sqlite3.Connection) -> tuple[bool, str]:
    tables = {"pages": "current", "readings": "reading", "events": "event", "statements": "statement"}
    told = [f"{connection.execute(f'SELECT count(*) FROM {t}').fetchone()[0]} {n}" for n, t in tables.items()]
    return True, ", ".join(told)


CHECKS: dict[str, Callable[[sqlite3.Connection], tuple[bool, str]]] = {
    "structure": _structure,
    "references": _references,
    "full text": _full_text,
    "hashes": _hashes,
    "holds": _counts,
}
