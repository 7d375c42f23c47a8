"""Whom somebody met: the object of a meeting is an actor like its subject.

A meeting, a deal and a joint patrol are told by one side ("the minister will receive the widows", "signed an accord
with Karst"), and the odds for the other side, which stands where recipients stand, stay under the bound for a second
actor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Mention, Span, Trigger
from dateline.reader.bystanders import TOWNS

TYPES = frozenset(("CONSULT", "AGREE", "SUPPORT", "COOPERATE"))
"""Types of acts of two sides."""
LEAST = 0.25
"""Odds from which on such an object is an actor: in the annotated pages right 31 times of 33."""
_DETERMINED = r"(?:(?:the|an?|both|its|his|her|their|some|two|three|four|five|\d+|other|all|several)\s+){0,3}"
_PACT = (
    r"(?:accord|agreement|pact|truce|deal|memorandum|charter|arrangement|convention|meeting|talks|negotiations"
    r"|consultations|dialogue|summit)"
)
_MET = re.compile(
    r"\b(?:meet|met|meets|meeting|receiv(?:e|ed|es|ing)|(?P<visit>visit(?:ed|s|ing)?)|telephoned|phoned|hosts?|hosted|see|saw"
    r"|talk(?:s|ed)? (?:with|to)|speak (?:with|to)|spoke (?:with|to)|discuss\w*(?:\s+[\w’'-]+){0,6}? with"
    r"|s[ia]t down(?:\s+[\w’'-]+){0,4}? with|confer(?:s|red)? with|brief(?:ed|s)?|together with"
    r"|agree[sd]?(?:\s+[\w’'-]+){0,3}? with|signed(?:\s+[\w’'-]+){0,6}? with"
    rf"|{_PACT}(?:\s+[\w’'-]+){{0,2}}? with)\s+{_DETERMINED}\Z",
    re.IGNORECASE,
)
_ONE_SIDED = re.compile(r"\b(?:offer|ratif|accept)\w*", re.IGNORECASE)
"""Acts of one side, whoever the meeting or the treaty is with."""
_GROUND = re.compile(
    r"\b(?:areas?|bases?|borders?|camps?|cit(?:y|ies)|factor(?:y|ies)|fronts?|hospitals?|plants?|ports?|provinces?"
    r"|regions?|rooms?|schools?|sites?|towns?|villages?)\Z",
    re.IGNORECASE,
)
"""What is visited and nobody."""
_BEFORE, _BEHIND = 90, 40
"""Characters before a party in which the words of meeting are looked for, and behind the act in which they begin."""


def is_met(text: str, trigger: Trigger, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a stretch stands as whom the actor met, talked to or came to terms with; a town is only visited, though
    "talks with Callis" are with those who govern there."""
    begin, end = trigger.evidence_span
    first, last = trigger.span
    if trigger.type not in TYPES or not first <= span[0] < end or _ONE_SIDED.search(text, first, last):
        return False
    if _GROUND.search(text, *span) is not None:
        return False
    met = _MET.search(text, max(begin, first - 12, span[0] - _BEFORE), span[0])
    if met is None or met.start() > last + _BEHIND:
        return False
    return met["visit"] is None or not any(mention.rule in TOWNS for mention in mentions)
