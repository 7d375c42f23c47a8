"""Tables of the world: actors, places, and the look-ups over them."""

from __future__ import annotations

from pathlib import Path

VERSION = "2026.11.30.4"
"""Version of the shipped tables: year and month of the facts, then a number for each mended edition of them."""


def version(own: tuple[Path, ...] = ()) -> str:
    """``VERSION``, with a digest of the user's own tables behind a plus where there are any ("2026.11+3f9a0c12d4e5").

    Raises UsageError where a table cannot be read and CodebookError where one is malformed.
    """
    if not own:
        return VERSION
    import hashlib

    from dateline.knowledge.own import lexicon_of, read

    tables = read(own)
    lexicon_of(tables)
    digest = hashlib.sha256("\0".join(text for _, text in tables).encode()).hexdigest()
    return f"{VERSION}+{digest[:12]}"
