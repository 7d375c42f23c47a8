"""A real server for tests, in a thread, on a free port."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from dateline.model import Value
from dateline.web.app import make
from dateline.web.guard import Terms

FAST = Terms(reads=(1e6, 1e6), writes=(1e6, 1e6))


class Reply(Value, frozen=True, kw_only=True):
    """An answer: status, headers by lower-case name, and body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


@contextmanager
def running(database: Path, terms: Terms = FAST, *, writable: bool = True) -> Iterator[int]:
    """The port of a server on a database; stopped at the end."""
    app = make(database, terms, writable=writable)
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=3))
    app.state.streams.ending = lambda: server.should_exit
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield bound.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        bound.close()


def get(port: int, path: str, headers: dict[str, str] | None = None) -> Reply:
    """A request as it is written: the path is not tidied."""
    return call(port, "GET", path, headers)


def post(port: int, path: str, body: object, headers: dict[str, str] | None = None) -> Reply:
    """A write as the page makes it."""
    own = {"Content-Type": "application/json", "X-Dateline": "1"} | (headers or {})
    return call(port, "POST", path, {k: v for k, v in own.items() if v}, json.dumps(body).encode())


def call(port: int, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Reply:
    """Any request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host="Host" in (headers or {}), skip_accept_encoding=True)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None and "Content-Length" not in (headers or {}):
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        reply = connection.getresponse()
        data = reply.read()
        return Reply(status=reply.status, headers={k.lower(): v for k, v in reply.getheaders()}, body=data)
    finally:
        connection.close()
