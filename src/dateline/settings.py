"""The one set of choices a run is made with."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

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
    codebooks: tuple[Path, ...] = ()
    """The user's own codebooks (TOML), fitted by ``dateline codebook train``; their types win over the shipped ones."""
    reader: Literal["model", "rules"] = "model"
    """What finds the events: the trained reader, or the rules alone (to measure one against the other)."""
    least_odds: float = 0.34
    """Odds below which the reader tells no event; lower finds more, and more that is none (decision 10)."""
    min_confidence: float = 0.0
    """Events that the reader is less sure of than this are left out (0 to 1, calibrated)."""
