"""The weights that come with the program, loaded once a process."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from dateline.errors import Error
from dateline.reader.joined import NAME
from dateline.reader.model import Reader


def folder() -> Path:
    """Where the weights are: beside this module, as wheels are unpacked to folders."""
    return Path(__file__).with_name("weights")


@cache
def version() -> str:
    """The code's version and the first eight digits of the weights' hash: "reader-1-0a1b2c3d"."""
    listed = folder() / "sha256.json"
    if not listed.is_file():
        raise Error(f"{folder()} holds no weights: install Dateline again")
    return f"{NAME}-{hashlib.sha256(listed.read_bytes()).hexdigest()[:8]}"


@cache
def reader() -> Reader:
    """The shipped reader. Raises Error where its weights are absent or changed."""
    return Reader(folder())
