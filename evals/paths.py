"""Where the development data lies: the folder named by DATELINE_SHARED, else ``shared`` beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def shared() -> Path:
    """The folder of development data; it may not exist on a user's machine."""
    return Path(os.environ.get("DATELINE_SHARED", REPOSITORY.parent / "shared"))
