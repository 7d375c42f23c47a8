"""What ``dateline doctor`` looks at: the program, its data files, and the database."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.errors import Error
from dateline.settings import Settings
from dateline.store import Check

DATA = (".toml", ".sql", ".sqlite", ".db", ".json", ".gz", ".onnx", ".txt", ".tsv", ".csv")
"""Suffixes of the files that come with the program and that records depend on."""
NEEDED = ("codebooks", "knowledge", "store", "extract", "reader")
"""Folders of the program that must hold data files."""
ROOM = 100_000_000
"""Bytes of free disk below which a run is likely to stop early; 10,000 wire pages take about as much."""


def look(settings: Settings) -> Iterator[Check]:
    """All checks, one after the other."""
    yield from _program(settings)
    yield from _data_files()
    yield from _database(settings.database)


def _program(settings: Settings) -> Iterator[Check]:
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}"
    yield Check(name="dateline", sound=True, seen=f"{metadata.version('dateline')} on {python}")
    try:
        from dateline import pipeline

        made = pipeline.versions(settings)
    except Exception as error:  # a doctor reports whatever the patient has
        yield Check(name="reading", sound=False, seen=f"{type(error).__name__}: {error}; install dateline again")
        return
    yield Check(name="reader", sound=True, seen=made.reader)
    yield Check(name="codebook", sound=True, seen=made.codebook)
    yield Check(name="knowledge", sound=True, seen=made.knowledge)


def _data_files() -> Iterator[Check]:
    found = sorted(data_files(resources.files("dateline"), ""))
    for name, digest, size in found:
        yield Check(name=name, sound=size > 0, seen=f"{size:,} bytes, SHA-256 {digest[:16]}")
    for folder in NEEDED:
        if not any(name.startswith(f"{folder}/") for name, _, _ in found):
            yield Check(name=folder, sound=False, seen="no data files; install dateline again")


def data_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, str, int]]:
    """Name, SHA-256 and size of each data file under a folder of the program."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            yield from data_files(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and entry.name.endswith(DATA):
            data = entry.read_bytes()
            yield f"{prefix}{entry.name}", hashlib.sha256(data).hexdigest(), len(data)


def _database(path: Path) -> Iterator[Check]:
    folder = path.absolute().parent
    if not folder.is_dir():
        yield Check(name=str(path), sound=False, seen="its folder does not exist")
        return
    free = shutil.disk_usage(folder).free
    yield Check(name="free space", sound=free > ROOM, seen=f"{free / 1e9:.1f} GB")
    target = path if path.exists() else folder
    may = os.access(target, os.W_OK) and os.access(folder, os.W_OK)
    yield Check(name="may write", sound=may, seen="yes" if may else f"no write permission on {target} or its folder")
    if not path.exists():
        yield Check(name=str(path), sound=True, seen="not there yet; 'dateline read' makes it")
        return
    yield from _content(path)


def _content(path: Path) -> Iterator[Check]:
    from dateline.store import check, open_store

    try:
        with open_store(path, access="read") as store:
            yield Check(name="database", sound=True, seen=str(path))
            yield from check(store)
    except Error as error:
        yield Check(name="database", sound=False, seen=str(error))
