"""A raw finding of one unit: token ranges of what was said, by whom, with which verb."""

from __future__ import annotations

from dateline.extract.statements.subjects import Range
from dateline.model import Value


class Raw(Value, frozen=True, kw_only=True):
    """A finding in token ranges of its unit. ``content`` may be trimmed further; ``region`` is the whole attribution
    ("the ministry said in a statement") that no content may run into."""

    content: Range
    speaker: Range | None
    cue: Range | None
    rule: str
    addressee: Range | None = None
    region: Range = (0, 0)
    source_only: bool = False
