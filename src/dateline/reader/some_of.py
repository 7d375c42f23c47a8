"""Whom "48 of them" are of: the people counted or named last as several, and never one person; and who "14 others" are.

"Machado demanded the release of nearly 1,000 political prisoners. The government freed 48 of them": the trees take the
nearest strong party, which is a person. "Soldiers killed 27 rebels and captured 14 others": they take the soldiers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import meets_any

_NUMBER = (
    r"(?:\d[\d,]*|another|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several|some|many|most)"
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


_OTHERS = re.compile(rf"(?:\S+\s+){{0,2}}?{_NUMBER}\s+(?:others|more)\b(?!\s+[a-z]+s\b)", re.IGNORECASE)
_BARE = re.compile(rf"(?:{_NUMBER}\s+)?(?:others|more|another)", re.IGNORECASE)


def of_others(text: str, triggers: Sequence[Trigger], sides: Sequence[Both]) -> list[Both]:
    """The sides of each act, "14 others" being of those whom the act before them in the sentence was done to, where
    none of the sentence, or who did it, was taken for them."""
    out = list(sides)
    for at in range(1, len(out)):
        one, other = triggers[at - 1], triggers[at]
        begin, end = other.evidence_span
        if one.evidence_span != other.evidence_span or not out[at - 1].recipients:
            continue
        inside = (span for span in out[at].recipients if begin <= span[0] < end and not meets_any(span, out[at].actors))
        told = [span for span in inside if _BARE.fullmatch(text, *span) is None]
        if not told and _OTHERS.match(text, other.span[0], min(end, other.span[1] + 30)):
            out[at] = out[at]._replace(recipients=out[at - 1].recipients)
    return out
