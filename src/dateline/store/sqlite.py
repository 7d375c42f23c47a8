"""The database file: opened, checked, brought to the newest schema; every SQLite trouble becomes one StoreError."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from dateline.errors import StoreError

APPLICATION_ID = 0x444C4E45
"""The bytes "DLNE" in the SQLite header: tells a Dateline database from any other."""
BUSY_SECONDS = 10.0
"""How long to wait for another process's transaction; one page's transaction takes milliseconds."""

Access = Literal["read", "write"]


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of every schema version in order; schema N is the first N applied."""
    folder = resources.files("dateline.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(f.read_text(encoding="utf-8") for f in files)


def open_store(path: Path, *, access: Access, busy_seconds: float = BUSY_SECONDS) -> Store:
    """Opens a database; ``write`` makes or migrates it, ``read`` leaves the file as it is. Raises StoreError."""
    _check_file(path, access)
    with guard(path):
        connection = _connect(path, access, busy_seconds)
        try:
            _check_owner(connection, path)
            if access == "write":
                _prepare(connection)
            _check_schema(connection, path)
        except BaseException:
            connection.close()
            raise
    return Store(path, connection)


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turns what SQLite raises inside into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advice(error)}") from error


def _advice(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
    advice = {
        sqlite3.SQLITE_BUSY: "the database is locked by another process; wait until it is done and run again",
        sqlite3.SQLITE_LOCKED: "the database is locked by another process; wait until it is done and run again",
        sqlite3.SQLITE_FULL: "the disk or the database is full; make room and run again, finished pages are kept",
        sqlite3.SQLITE_IOERR: "the disk refused to write or read; check free space and quota, then run again",
        sqlite3.SQLITE_NOTADB: "this file is not a database; give another file with --db",
        sqlite3.SQLITE_CORRUPT: "the database is damaged; restore a copy, or read the pages into a new file with --db",
        sqlite3.SQLITE_READONLY: "the database cannot be written to; check permissions or give another file with --db",
        sqlite3.SQLITE_CANTOPEN: "the database cannot be opened; check that its folder exists and can be written to",
        sqlite3.SQLITE_PERM: "no permission to open the database; check permissions or give another file with --db",
    }
    return advice.get(code, f"the database refused: {' '.join(str(error).split())}; run 'dateline doctor' to check it")


def _check_file(path: Path, access: Access) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; give a file with --db")
    if not path.exists():
        if access == "read":
            raise StoreError(f"{path}: no such database; make one with 'dateline read PATHS --db {path}'")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: its folder does not exist; make it or give another file with --db")
        return
    _check_length(path)


def _check_length(path: Path) -> None:
    """A file shorter than its header says has been cut off (unless a write-ahead log may still complete it)."""
    wal = path.with_name(path.name + "-wal")
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
        if wal.exists() and wal.stat().st_size:
            return
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be read ({error.strerror}); check permissions or give another --db"
        ) from error
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        if header:
            raise StoreError(f"{path}: this file is not a database; give another file with --db")
        return
    page_size = struct.unpack(">H", header[16:18])[0]
    pages = struct.unpack(">I", header[28:32])[0]
    if size < pages * (65536 if page_size == 1 else page_size):
        raise StoreError(
            f"{path}: the database is cut off; restore a copy, or read the pages into a new file with --db"
        )


def _connect(path: Path, access: Access, busy_seconds: float) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    if access == "read":
        # Without write permission in the folder SQLite cannot make the files that WAL readers share.
        still = not os.access(path.absolute().parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
        uri += "?immutable=1" if still else "?mode=ro"
    connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # so that REPLACE cannot delete past the triggers
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and (owner or tables):
        raise StoreError(f"{path}: is the database of another program; give another file with --db")


def _prepare(connection: sqlite3.Connection) -> None:
    """Write-ahead log, so that readers do not block the writer; then the migrations still missing, each whole."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for number, sql in enumerate(migrations(), start=1):
        if version(connection) >= number:
            continue
        with transaction(connection):
            if version(connection) < number:  # another process may have been faster
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one (``executescript`` would commit the transaction around it)."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def version(connection: sqlite3.Connection) -> int:
    """The schema version of the open database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    found, newest = version(connection), len(migrations())
    if found > newest:
        raise StoreError(
            f"{path}: is of schema {found}, this program knows up to {newest}; "
            "install a newer dateline or give another file with --db"
        )
    if found < newest:
        state = "holds no record yet" if not found else f"is of the older schema {found}"
        raise StoreError(f"{path}: {state}; read pages into it with 'dateline read PATHS --db {path}'")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: commits at the end, rolls back on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite rolls back by itself when the disk is full
            connection.execute("ROLLBACK")
        raise


class Store:
    """An open database. Close it, or use it in a ``with`` statement; not to be shared between threads."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; raises StoreError when the database refuses."""
        with guard(self.path), transaction(self.connection):
            yield self.connection

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """All rows of a query; raises StoreError when the database refuses."""
        with guard(self.path):
            return self.connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Closes the file; what was committed stays."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
