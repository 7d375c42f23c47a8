"""What stands below a story and reads as a sentence: who wrote it, whom to call, when the next report comes.

Such a line is told from story by its words and by its place alone, the end of an article. The patterns are the
``[[tail]]`` entries of ``furniture.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.clean.rules import table

LONGEST = 320
"""Characters of the longest line that is looked at."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = table("furniture")["tail"]
    assert isinstance(raw, list)
    return tuple((entry["reason"], re.compile(f"(?:{'|'.join(entry['patterns'])})\\Z", re.IGNORECASE)) for entry in raw)


def reason(flat: str) -> str | None:
    """Why a line at the end of an article is none of it, by its words; None for story."""
    if len(flat) > LONGEST:
        return None
    return next((name for name, pattern in _patterns() if pattern.match(flat)), None)
