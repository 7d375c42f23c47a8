"""The same page as files, for publishing without a server: nothing is sent to anybody and nothing can be judged."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import UsageError
from dateline.merge.kept import incidents
from dateline.model import Value
from dateline.store import Store, records, standing, steps

MARK = "dateline-site.json"
"""Its presence says that a folder was written by this program and may be replaced."""


class Written(Value, frozen=True, kw_only=True):
    """What was written: files and their bytes, pages and incidents among them."""

    files: int
    size: int
    pages: int
    incidents: int


def site(database: Path, out: Path) -> Written:
    """Writes the page of a database into a folder, which must be empty, new, or an earlier site. The same database
    gives the same bytes. Folders of sources are left out. Raises UsageError or StoreError."""
    from dateline.web.desk import Desk

    desk = Desk(database)
    desk.state()
    _clear(out)
    files = pages = happened = 0
    size = 0
    for name, data in _all(desk):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        files, size = files + 1, size + len(data)
        pages += name.startswith("data/pages/")
        happened += name.startswith("data/incidents/")
    return Written(files=files, size=size, pages=pages, incidents=happened)


def _clear(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: is a file; give a folder")
    if out.is_dir() and any(out.iterdir()):
        if not (out / MARK).is_file():
            raise UsageError(f"{out}: is not empty and no earlier site; give a new folder")
        for entry in ("js", "vendor", "data"):
            shutil.rmtree(out / entry, ignore_errors=True)


def _all(desk: object) -> Iterator[tuple[str, bytes]]:
    from dateline.web.app import static
    from dateline.web.desk import Desk
    from dateline.web.reply import encoded
    from dateline.web.routes import codes, status_of
    from dateline.web.rows import index, statements

    assert isinstance(desk, Desk)
    store = desk.store
    for name, data in static().items():
        yield name, _still(data) if name == "index.html" else data
    yield MARK, encoded({"made": "by dateline site", "state": desk.state().tag})
    yield "data/status.json", encoded(status_of(desk, _version(), writable=False))
    yield "data/codebook.json", encoded(codes())
    yield "data/index.json", encoded(index(store))
    yield "data/statements.json", encoded(statements(store))
    yield from _pages(store)
    yield from _incidents(store)


def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


def _still(page: bytes) -> bytes:
    """The page marked as one without a server; what it fetches ahead are files."""
    for name in (b"index", b"codebook"):
        page = page.replace(b'"api/' + name + b'"', b'"data/' + name + b'.json"', 1)
    return page.replace(b'<html lang="en"', b'<html lang="en" data-site', 1)


def _pages(store: Store) -> Iterator[tuple[str, bytes]]:
    """Pages under their number in the index: names of pages may be anything, names of files may not."""
    from dateline.web.pages import view
    from dateline.web.reply import encoded

    held = standing(store)
    for number, record in enumerate(records(store)):
        yield f"data/pages/{number}.json", encoded(view(store, record, record.page, held))


def _incidents(store: Store) -> Iterator[tuple[str, bytes]]:
    from dateline.web.happenings import Opened, row
    from dateline.web.reply import encoded
    from dateline.web.schema import Incidents

    rows = []
    for one in incidents(store):
        rows.append(row(one))
        name = re.sub(r"[^A-Za-z0-9-]", "_", one.id)
        yield f"data/incidents/{name}.json", encoded(Opened(incident=one, steps=steps(store, incident=one.id)))
    yield "data/incidents.json", encoded(Incidents(incidents=tuple(rows), of=len(rows)))
