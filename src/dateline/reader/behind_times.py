"""Where a party begins that is told right behind the time at which it acts."""

from __future__ import annotations

import re

from dateline.knowledge.days import MONTH, WEEKDAY

DAYS = f"(?:{WEEKDAY}|{MONTH})"
"""The names of days and months."""
_PARTS = "(?:morning|afternoon|evening|night)"
_DAY_OF = re.compile(
    rf"(?:(?:\d{{1,2}}\s|early\s|late\s)?{DAYS}(?!\s(?i:day|prayers?|mass))(?:\s{_PARTS})?|{_PARTS})\s"
)
_NUMBERED = re.compile(r"\d{1,2},?\s")
_OF_YEAR = re.compile(r"(?:1[89]|20)\d\d,?\s")
_DAY_AFTER = re.compile(rf"(?:\b(?i:(?P<month>in)|on|since|until|early|late)\s(?:\d{{1,2}}\s)?|\b{DAYS}\s)\Z")


def _behind_day(text: str, begin: int, end: int) -> int:
    """Where a stretch begins behind the day on which its bearer acts: "on 5 March soldiers", "on April 9 three men",
    "on Sunday morning Israeli jets"; "in April 9 men" counts them. Of 90,000 annotated parties none begins so."""
    before = _DAY_AFTER.search(text, max(0, begin - 16), begin)
    day = _DAY_OF.match(text, begin, end) if before else None
    if before is None or day is None:
        return begin
    for further in (None if before["month"] else _NUMBERED, _OF_YEAR):
        told = further.match(text, day.end(), end) if further else None
        day = told or day
    return day.end()


_TIMES = re.compile(
    rf"(?:(?:early|late)\s+)?{WEEKDAY}(?:\s+{_PARTS})?\s+(?=(?-i:[a-z]))"
    rf"|(?:early|late)\s+(?:on\s+)?{WEEKDAY}(?:\s+{_PARTS})?\s+(?=\w)"
    r"|(?:the\s+)?(?:same|that|this|last|next|previous|following)\s+"
    r"(?:day|night|morning|afternoon|evening|week|month|year)\s+(?=\w)"
    r"|(?:(?:a\s+)?few|several|two|three|four|five|\d{1,2})\s+(?:minutes|hours|days|weeks|months)\s+(?:ago\s+|later\s+)?"
    r"(?=\w)"
    r"|(?:(?:a\s+)?few|several|two|three|four|five|six|ten|\d{1,2})?\s*(?:years|decades|centuries)\s+(?!old\b)(?=\w)"
    r"|(?-i:minutes|hours|days|weeks|months|night|evening|morning|afternoon)\s+(?=(?-i:[A-Z][a-z]))"
    r"|(?-i:dawn|dusk|noon|midday|midnight|nightfall|daybreak|sunrise|sunset)\s+(?=\w)",
    re.I,
)
"""Words that say when, before a party: "Tuesday police", "few hours regional authorities", "two decades Rell"; not the
"day" of "day labourers" or a name such as "Sunday Okon"."""


def behind_times(text: str, begin: int, end: int) -> int:
    """Where a stretch begins behind the words that say when."""
    begin = _behind_day(text, begin, end)
    times = _TIMES.match(text, begin, end)
    return begin if times is None or times.end() >= end else times.end()
