"""The place that the words of an act's own sentence tell, against those of the sentences around.

"In Puntland, fighters ambushed a column" is in Puntland, whatever town the sentence before told; and who retreats
"toward Tarn" is not there yet (``docs/decisions/log/12-places.md`` has the counts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span, Trigger

OPENING = re.compile(
    r"[\"“]?(?:Elsewhere,? |Meanwhile,? |Separately,? )?(?:In|At|Near|Outside)\s(?:the\s)?(?:[a-z-]+\s(?:of\s)?){0,4}\Z"
)
"""What stands between the beginning of a sentence and the place that it opens with."""
TOWARD = re.compile(r"\b(?:towards?|in the direction of)\s(?:the\s)?(?:[a-z]+\s(?:of\s)?){0,3}\Z")
AWAY = frozenset(("RETREAT", "SANCTION"))
"""Types of acts of those who leave."""
DONE = frozenset(("ASSAULT", "COERCE", "PROTEST", "SANCTION", "RETREAT", "AID", "MOBILIZE"))
"""Types of acts that are done somewhere."""
NEAR = 60


def opened(text: str, trigger: Trigger, spans: Sequence[Span], shares: Sequence[float]) -> list[float]:
    """The shares of places (``spans``, behind that of nowhere) of an act, those told in other sentences given to
    the one that its own sentence opens with."""
    out = list(shares)
    first, last = trigger.evidence_span
    if trigger.type not in DONE:
        return out
    here = next((at for at, span in enumerate(spans, 1) if _opens(text, first, span)), None)
    if here is None or trigger.span[0] < spans[here - 1][1]:
        return out
    for at, span in enumerate(spans, 1):
        if not first <= span[0] < last:
            out[here], out[at] = out[here] + out[at], 0.0
    return out


def _opens(text: str, first: int, span: Span) -> bool:
    """Does a sentence open with a named place and a comma behind its phrase?"""
    if not first < span[0] <= first + NEAR or OPENING.match(text, first, span[0]) is None:
        return False
    return text[span[0]].isupper() and "," in text[span[1] : span[1] + NEAR // 2]


GROUND = re.compile(
    r"\b(?:in|as)\s(?:[a-z]+\s)?(?:retaliation|revenge|response|reprisal|retribution)\s(?:for|to|against)\b"
)


def is_of_ground(text: str, trigger: Trigger, span: Span) -> bool:
    """Is a place that of what an act answers: "fired missiles at Tarn in response to a killing in Lorn"?"""
    last = trigger.span[1]
    if trigger.type != "ASSAULT" or not last <= span[0] < trigger.evidence_span[1]:
        return False
    return GROUND.search(text, last, span[0]) is not None


def is_direction(text: str, trigger: Trigger, span: Span) -> bool:
    """Is a place where those who leave are heading?"""
    return trigger.type in AWAY and TOWARD.search(text, max(0, span[0] - NEAR), span[0]) is not None


_WHERE = re.compile(r",?\swhere\s[^,;:“”\"]{0,60}\Z")


def of_where(text: str, trigger: Trigger, spans: Sequence[Span]) -> Span | None:
    """The town right before the clause with "where" in which an act stands: "visited Tarn, where men had shot two" (103
    of 127 annotated acts of force have it, most others a site in it)."""
    (begin, _), first = trigger.evidence_span, trigger.span[0]
    if trigger.type not in DONE:
        return None
    near = (span for span in spans if max(begin, first - 2 * NEAR) <= span[0] < first)
    return next((span for span in near if _WHERE.match(text, span[1], first) is not None), None)
