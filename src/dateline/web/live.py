"""Following the database while it grows: server-sent events, one whenever its state has changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import msgspec

from dateline.store.page import Progress, progress
from dateline.web.desk import Desk, counts

EACH = 1.0
"""Seconds between looks at the database; one look is three primary keys."""
ALIVE = 15
"""Looks after which something is sent though nothing has changed, so that a closed connection is noticed."""
MOST = 64
"""Streams at once; a browser opens one a tab."""


class Streams:
    """The open streams of a server; they end when ``ending`` says that the server does."""

    def __init__(self) -> None:
        self.open = 0
        self.ending: Callable[[], bool] = lambda: False

    async def follow(
        self, desk: Desk, gone: Callable[[], Awaitable[bool]], *, each: float = EACH
    ) -> AsyncIterator[bytes]:
        """What is sent to one reader until it has gone: ``state`` with the tag, the counts, and how far a reading that
        goes on has come."""
        self.open += 1
        try:
            last: tuple[str, Progress | None] = ("", None)
            looks = 0
            while not self.ending() and not await gone():
                seen, data = await asyncio.to_thread(_look, desk, last)
                if seen != last:
                    yield b"event: state\nretry: 2000\ndata: " + data + b"\n\n"
                    last, looks = seen, 0
                elif looks >= ALIVE:
                    yield b": alive\n\n"
                    looks = 0
                looks += 1
                await asyncio.sleep(each)
        finally:
            self.open -= 1


Seen = tuple[str, Progress | None]


def _look(desk: Desk, last: Seen) -> tuple[Seen, bytes]:
    seen = desk.state().tag, progress(desk.store)
    if seen == last:
        return seen, b""
    return seen, msgspec.json.encode({"tag": seen[0], "counts": desk.kept("counts", counts), "reading": seen[1]})
