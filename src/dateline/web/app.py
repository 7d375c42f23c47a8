"""The web application: the API, the files of the page, and what stands before them."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from zlib import crc32

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.responses import Response

from dateline.errors import StoreError, UsageError
from dateline.store import Store, open_store
from dateline.web import schema
from dateline.web.desk import Desk
from dateline.web.guard import Guard, Terms
from dateline.web.listed import Listed, Write
from dateline.web.live import Streams
from dateline.web.reply import answer, encoded
from dateline.web.routes import ForbiddenError, router
from dateline.web.rows import index

TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".geojson": "application/geo+json"}
PLAIN = Terms()


@cache
def static() -> dict[str, bytes]:
    """Every file of the page by its path; a request is looked up here and never made into a path of the disk."""
    found: dict[str, bytes] = {}

    def walk(folder: Traversable, prefix: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            if entry.is_dir():
                walk(entry, f"{prefix}{entry.name}/")
            else:
                found[prefix + entry.name] = entry.read_bytes()

    walk(resources.files("dateline.web") / "static", "")
    return found


def media_of(path: str) -> str:
    """Media type of a file of the page."""
    suffix = "." + path.rpartition(".")[2]
    return TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "text/plain"


def make(database: Path, terms: Terms = PLAIN, *, writable: bool = True) -> FastAPI:
    """The application on one database. Raises StoreError where it cannot be opened."""
    desk = Desk(database)
    desk.state()
    app = FastAPI(title="Dateline", version=version("dateline"), docs_url=None, redoc_url=None, openapi_url=None)
    app.state.streams = Streams()
    listed = Listed(lambda: desk.store, lambda: happened_tag(desk), keeper(database) if writable else None)
    app.state.warm = lambda: warm(desk, listed)
    app.include_router(router(desk, listed, app.state.streams, app.version, writable=writable))
    _errors(app)
    _described(app)
    _files(app)
    app.add_middleware(Guard, terms=terms)
    return app


def keeper(database: Path) -> Write:
    """Writes what a server keeps for itself, with a connection that soon gives way to whoever reads pages."""

    def write(act: Callable[[Store], None]) -> None:
        with open_store(database, access="write", busy_seconds=2) as store:
            act(store)

    return write


def happened_tag(desk: Desk) -> str:
    """How far incidents have come: what is read changes none before they are brought up to date."""
    state = desk.state()
    return f"{state.judgement}-{state.step}"


def warm(desk: Desk, listed: Listed) -> None:
    """Makes what the first reader of a server would else wait for: the index, then the rows of incidents."""
    desk.kept("index.json", lambda _: encoded(desk.kept("index", index)))
    listed.rows(0.0)


def _errors(app: FastAPI) -> None:
    def told(status: int, said: str) -> JSONResponse:
        return JSONResponse({"detail": said}, status_code=status)

    @app.exception_handler(ForbiddenError)
    def forbidden(request: Request, error: Exception) -> Response:
        return told(403, str(error))

    @app.exception_handler(UsageError)
    def usage(request: Request, error: Exception) -> Response:
        return told(404 if request.method == "GET" else 422, str(error))

    @app.exception_handler(StoreError)
    def store(request: Request, error: Exception) -> Response:
        return told(503, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return told(422, f"{where}: {first['msg']}")


def _described(app: FastAPI) -> None:
    description: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not description:
            description.update(schema.describe(app))
        return description

    app.openapi = openapi  # type: ignore[method-assign]

    @app.get("/api/openapi.json", include_in_schema=False)
    def described() -> JSONResponse:
        return JSONResponse(app.openapi())


def _files(app: FastAPI) -> None:
    @app.get("/{path:path}", include_in_schema=False)
    def file(request: Request, path: str) -> Response:
        files = static()
        name = path or "index.html"
        if name not in files:
            return JSONResponse({"detail": "no such address"}, status_code=404)
        tag = f"{app.version}-{len(files[name])}-{crc32(files[name]):x}"
        return answer(request, files[name], tag=tag, media=media_of(name))
