"""Serving a database to a browser until the user ends it."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dateline.errors import UsageError
from dateline.web.guard import LOOPBACK, Terms

HOST, PORT = "127.0.0.1", 8470
GRACE = 3
"""Seconds that open streams are given to end when the server stops; each looks once a second."""


def serve(
    database: Path,
    on_ready: Callable[[str], None],
    *,
    host: str = HOST,
    port: int = PORT,
    token: str | None = None,
    read_only: bool = False,
) -> None:
    """Serves until interrupted; ``on_ready`` is given the address to open, token included. ``port`` 0 takes a free one.

    Any address but this machine's own needs a token, ``"new"`` makes one. Raises UsageError or StoreError.
    """
    if host not in LOOPBACK and not token:
        raise UsageError(f"{host}: others could read and judge; give --token WORD, or --token new for one made up")
    if token and token != "new" and (len(token) < 12 or not token.isascii() or not token.isalnum()):
        raise UsageError("--token: give at least 12 letters and digits, or 'new' for one made up")
    import uvicorn

    from dateline.web.app import make

    shown = secrets.token_urlsafe(24) if token == "new" else token
    app = make(database, terms_of(host, shown), writable=not read_only)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=256,
        h11_max_incomplete_event_size=32 * 1024,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=GRACE,
    )
    with _bound(host, port) as bound:
        server = uvicorn.Server(config)
        app.state.streams.ending = lambda: server.should_exit
        threading.Thread(target=app.state.warm, daemon=True).start()
        on_ready(address(host, bound.getsockname()[1], shown))
        with suppress(KeyboardInterrupt):  # how a server is meant to end
            server.run(sockets=[bound])


def terms_of(host: str, token: str | None) -> Terms:
    """Who may ask a server that listens at ``host``: one on this machine answers to its own names only, so that a page
    elsewhere cannot point its name at it (DNS rebinding)."""
    return Terms(hosts=LOOPBACK if host in LOOPBACK else (), token=token)


def address(host: str, port: int, token: str | None) -> str:
    """What to open in a browser."""
    name = f"[{host}]" if ":" in host else "127.0.0.1" if host == "0.0.0.0" else host
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128
        )
    except OSError as error:
        raise UsageError(f"{host}:{port}: {error.strerror}; give another --port, or --port 0 for a free one") from error
