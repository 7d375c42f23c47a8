"""The words of an act as the record quotes them: whole words, and none of half a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Span

_REST = re.compile(r"(?:(?<=-)\w+|(?<=\b[A-Z])(?:\.[A-Z])+\b\.?)?(?:-\w+)*")
"""What is left of a word that ends too early: "placed off-" "limits", "signed by U" ".N."."""
_LOOSE = re.compile(
    r"[\s\W]+(?:(?:a|an|the|his|her|its|their|some|of|to|in|on|at|for|with|by|from|between|and|or)\b[\s\W]*)*\Z", re.I
)
"""What a cut leaves at the end."""
_ALONE = re.compile(
    r"(?:(?:am|is|are|was|were|be|been|being|has|have|had|having|do|does|did|will|would|shall|should|may|might|can|could"
    r"|must|not|to)\b\s*)+\Z",
    re.I,
)
"""Words that tell no act by themselves."""


def told(text: str, span: Span, parts: Iterable[Span]) -> Span:
    """The span of an act, its last word whole, ended before the first of its parts that it would cut in two: of "denied
    the kingdom" with "the kingdom's customers" as a part "denied" is left. A part that stands whole in it stays."""
    start, end = span
    found = _REST.match(text, end)
    end = found.end() if found else end
    halved = [part[0] for part in parts if start < part[0] < end < part[1]]
    if not halved:
        return start, end
    loose = _LOOSE.search(text, start, min(halved))
    cut = loose.start() if loose else min(halved)
    return (start, end) if cut <= start or _ALONE.match(text, start, cut) else (start, cut)
