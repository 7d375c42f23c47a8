"""How many the recipients of an act are told to be, where the words of a mention or those before it say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import ActorRow, EventRow

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(_ONES, 1)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
"""Number words. Those of ``extract`` are more, but the web page, which compares events, never reads pages."""
_NUMBER = rf"(\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}}|{'|'.join(WORDS)})"
WITHIN = re.compile(rf"(?:(?:the|his|her|its|our|their|all|some|about) )?{_NUMBER} (?=[a-z])", re.I)
"""A mention that begins with a number ("the four clerks")."""
BEFORE = re.compile(rf"(?<![\w.,:/-]){_NUMBER} $", re.I)
"""A number right before a mention, whose name has no counts: "30 people" are "people"."""
REACH = 20
"""Characters before a mention that are looked at."""
FEW = 3
"""Counts from which on they tell something: ones and twos are met everywhere, and link two pairs of annotated events on
unlearnt pages that are none."""
YEARS = range(1900, 2100)


def counted(event: EventRow, text: str) -> Iterator[float]:
    """The counts of an event's recipients. Those of its actors tell nothing of whether two events are one."""
    for row in event.recipients:
        number = _number(row, text)
        if number is not None and number >= FEW:
            yield number


def _number(row: ActorRow, text: str) -> float | None:
    match = WITHIN.match(row.text) or BEFORE.search(text[max(0, row.span[0] - REACH) : row.span[0]])
    if match is None:
        return None
    told = match[1].casefold()
    number = WORDS.get(told) or int(told.replace(",", ""))
    return None if told.isdigit() and number in YEARS else float(number)
