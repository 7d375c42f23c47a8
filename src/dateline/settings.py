"""The one set of choices a run is made with."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Frozen choices of a run; every command builds one and hands it down."""

    database: Path = Path("dateline.db")
    """Where records are kept."""
    jobs: int = 1
    """Worker processes; the records do not depend on it."""
    page_limit: int = 20_000_000
    """Bytes of one page above which it is refused as too large (issue ``too-large``)."""
    text_limit: int = 2_000_000
    """Characters of page text above which it is refused: about a thousand wire articles in one file."""
    actors: tuple[Path, ...] = ()
    """The user's own actor tables (TOML), which win over the shipped ones."""
