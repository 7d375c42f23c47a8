"""Whom "48 of them" are of: the people counted or named last as several, and never one person.

"Machado demanded the release of nearly 1,000 political prisoners. The government freed 48 of them": the trees take the
nearest strong party, which is a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import meets_any

_NUMBER = (
    r"(?:\d[\d,]*|an?other|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several|some|many|most)"
)
_OF_THEM = re.compile(rf"(?:\S+\s+){{0,3}}?(?:\S*\s)?{_NUMBER}\s+of\s+them\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|scores of|hundreds of"
    r"|thousands of)\s+(?P<whom>(?:[a-z][a-z-]+\s+){0,2}?(?:[a-z-]{3,}s|men|women|children|people))\b"
)
_THINGS = re.compile(r"(?:years|months|weeks|days|hours|minutes|kilometres|kilometers|miles|dollars|euros|percent)\Z")
FAR = 300
"""Characters before an act in which they are looked for."""


def of_several(text: str, trigger: Trigger, both: Both, persons: Sequence[Span]) -> Both:
    """The sides of an act done to "48 of them", where a person was taken for whom it was done to; ``persons`` are the
    stretches of persons around."""
    if not any(meets_any(span, persons) for span in both.recipients):
        return both
    first, last = trigger.span
    if _OF_THEM.match(text, first, min(trigger.evidence_span[1], last + 30)) is None:
        return both
    kept = tuple(span for span in both.recipients if not meets_any(span, persons))
    told = [
        m.span("whom") for m in _SEVERAL.finditer(text, max(0, first - FAR), first) if not _THINGS.search(m["whom"])
    ]
    return both._replace(recipients=kept or tuple(told[-1:]))
