"""Lists of counts under labels, which are the story of a page of figures: "Killed: at least 27,840 people".

Ministries, the United Nations and broadcasters post them day by day; without a full stop they look like furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL = (
    r"(?:total |people |persons |number of )?(?:killed|dead|deaths?|death toll|fatalities|casualties|injured|injuries"
    r"|wounded|hurt|missing|displaced|detained|arrested|arrests|abducted|hostages|captives|released)"
)
_COUNT = r"(?:(?:at|more|about|around|over|some|up|nearly|almost|fewer|less|least|than|to|approximately|an?) ){0,3}\d"
LINE = re.compile(rf"[-–—•●▪*·‣\s]{{0,4}}(?P<label>{_LABEL})\s?(?::|\s[–—-])\s?(?={_COUNT})", re.IGNORECASE)
"""The label of such a line, up to its number."""
ITEM = re.compile(rf"[-–—•●▪*·‣\s]{{0,4}}(?={_COUNT})", re.IGNORECASE)
"""The beginning of an item below a line that ends in a colon: "- 12,150 children"."""
SHORT = 80
"""Characters of the longest item."""


def are_counts(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is a count under a label, or an item of one that ends in a colon."""
    found: list[bool] = []
    listing = False
    for line in lines:
        own = LINE.match(line) is not None
        item = listing and len(line) <= SHORT and ITEM.match(line) is not None
        listing = line.endswith(":") if own else item
        found.append(own or item)
    return found
