"""Bytes from files and archives, never more than asked for, never waiting on a device."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from typing import IO, Protocol

from dateline.model import Issue

CHUNK = 1 << 16


class Stream(Protocol):
    """What a container is read from: a file, unpacked gzip data, or bytes in memory."""

    def read(self, size: int, /) -> bytes: ...

    def readline(self, size: int, /) -> bytes: ...


class PageError(Exception):
    """Bytes that cannot be had; carries the coded issue. Never leaves this package."""

    def __init__(self, code: str, message: str, data: bytes = b"") -> None:
        super().__init__(message)
        self.issue = Issue(code=code, message=message)
        self.data = data


def open_file(path: str) -> IO[bytes]:
    """A regular file opened for reading; raises PageError for anything else (a pipe or device would block)."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        raise PageError("unreadable", f"The file could not be read: {reason}.") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise PageError("unreadable", "This is not a regular file; give '-' to read standard input.")
    return os.fdopen(handle, "rb")


def read_file(path: str, *, start: int = 0, length: int | None = None, limit: int) -> bytes:
    """``length`` bytes from ``start`` (default: the whole file); raises PageError above ``limit`` bytes."""
    with open_file(path) as file:
        if length is None and os.fstat(file.fileno()).st_size > limit:
            raise too_large("file", limit)
        try:
            file.seek(start)
            data = file.read(limit + 1 if length is None else length)
        except OSError as error:
            raise PageError("unreadable", f"The file could not be read: {error.strerror}.") from None
    if len(data) > limit:
        raise too_large("page", limit)
    if length is not None and len(data) < length:
        raise PageError("unreadable", "The file became shorter while it was read.")
    return data


def gunzip(data: bytes, *, limit: int) -> tuple[bytes, tuple[Issue, ...]]:
    """Gzip data unpacked (all members); raises PageError when damaged at the start or larger than ``limit`` bytes.

    What can be unpacked of cut-off or damaged data is returned with the issue ``truncated``.
    """
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while piece := file.read1(CHUNK):
                unpacked += piece
                if len(unpacked) > limit:
                    raise PageError(
                        "compressed-bomb", f"The compressed page unpacks to more than {limit:,} bytes.", data
                    )
    except (zlib.error, EOFError, gzip.BadGzipFile):
        if not unpacked:
            raise PageError("unreadable", "The gzip data is damaged.", data) from None
        return bytes(unpacked), (Issue(code="truncated", message="The gzip data breaks off or is damaged."),)
    return bytes(unpacked), ()


def too_large(what: str, limit: int) -> PageError:
    """The trouble with a page of more than ``limit`` bytes."""
    return PageError("too-large", f"The {what} is larger than the limit of {limit:,} bytes.")
