"""The SQLite files among the knowledge tables, opened for reading."""

from __future__ import annotations

import sqlite3
import threading
from importlib.resources import as_file, files

_LOCAL = threading.local()


def database(name: str) -> sqlite3.Connection:
    """The shipped file ``knowledge/data/NAME``: one read-only connection a thread; it is never written, so no lock is
    taken."""
    opened: dict[str, sqlite3.Connection] | None = getattr(_LOCAL, "opened", None)
    if opened is None:
        opened = _LOCAL.opened = {}
    if name not in opened:
        with as_file(files("dateline.knowledge").joinpath("data", name)) as path:
            opened[name] = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    return opened[name]
