"""A row of parties to whom something was done, whole: "Karstia and its allies have been accused of".

The trees weigh each party by itself, and of two that stand before a passive the first, a state or an army, may come to
the side of who did it. No annotated act has the two on different sides.
"""

from __future__ import annotations

import re

from dateline.model import Span, Trigger
from dateline.reader.turned import Both

_JOINED = re.compile(
    r",? (?:and|or|as well as) (?:(?:the|its|their|his|her|an?|some|other|several|two|three|allied) )*"
)
_PASSIVE = re.compile(
    r" (?:(?:has|have|had|also|all|both|later|then|repeatedly|widely|\w+ly) )*(?:was|were|is|are|been|be|being)"
    r"(?: (?:also|both|all|later|then|repeatedly|widely|\w+ly))*\s*"
)
_IS = re.compile(r"\b(?:was|were|is|are|been|be|being)\b")
_BY = re.compile(r"[^.;]{0,60}?\bby\b")


def in_passive_rows(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides of a passive with both members of a row before it as who suffers it."""
    first, last = trigger.span
    suffering = [span for span in both.recipients if span[1] <= first and _stands(text, span, trigger)]
    if not suffering or not both.actors or _BY.match(text, last, trigger.evidence_span[1]) is not None:
        return both
    moved = [span for span in both.actors if any(_joined(text, span, one) for one in suffering)]
    if not moved:
        return both
    actors = tuple(span for span in both.actors if span not in moved)
    return Both(actors, tuple(sorted({*both.recipients, *moved})))


def _stands(text: str, span: Span, trigger: Trigger) -> bool:
    """Whether only the words of a passive stand between a party and the act."""
    first, last = trigger.span
    passive = _PASSIVE.match(text, span[1], last)
    return passive is not None and passive.end() >= first and _IS.search(text, span[1], passive.end()) is not None


def _joined(text: str, one: Span, other: Span) -> bool:
    return one[1] < other[0] and _JOINED.fullmatch(text, one[1], other[0]) is not None
