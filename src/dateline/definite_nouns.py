"""An act that a definite noun comes back to: "the meeting", "the protests", "the newly filed charges".

Annotation guide, decision 1. The reader takes such a noun for an act of its own, with parties and a day of the
sentences around. Of 51,118 annotated events of 8,000 training pages three are told by such a noun behind another act of
its type in their article and have nothing of their own in their sentence.
"""

from __future__ import annotations

import re

from dateline.model import EventRow

NOUNS = {
    "ACCUSE": r"charges?|accusations?|allegations?|indictments?|investigation|inquiry|criticism|complaints?|suit",
    "AGREE": r"deal|agreement|accord|pact|offer|pledge|promise",
    "COERCE": r"arrests?|curfew|detentions?|seizure|coup|deportations?",
    "CONSULT": r"meetings?|talks|visit|trip|summit|negotiations|discussions",
    "PROTEST": r"rall(?:y|ies)|march(?:es)?|protests?|demonstrations?|sit-in|vigil",
    "REJECT": r"refusal|rejection|denial",
    "REQUEST": r"requests?|demands?|appeals?|calls?|pleas?",
    "RETREAT": r"releases?|withdrawal|resignation|pullout",
    "SANCTION": r"sanctions|embargo|expulsions?|verdicts?|convictions?",
    "THREATEN": r"threats?|warnings?|ultimatum",
}
"""Type -> the nouns by which a later sentence comes back to such an act."""
_TOLD = {
    type_: re.compile(rf"(?:(?:the|this|that|these|those) )?(?:filing of the )?(?:{nouns})", re.IGNORECASE)
    for type_, nouns in NOUNS.items()
}
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those)(?: (?:newly(?: filed)?|new|brief|latest|same|whole|two-day|daily))? \Z",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:the|this|that|these|those) ", re.IGNORECASE)
_OWN = re.compile(
    r" (?:of|on|against|in|at|near|between|to|that|which|with|by|for|from|last|after|over|was|were|is|are|had|has|have"
    r"|took|began|ended|broke|resumed|continued|held|would|will)\b"
)
"""What goes on to say which act is meant, or what came of it."""


def comes_back(event: EventRow) -> bool:
    """Whether an event is told by a definite noun of its type, with no part of its own in the sentence."""
    told = _TOLD.get(event.type)
    if told is None or told.fullmatch(event.trigger) is None:
        return False
    at = event.trigger_span[0] - event.evidence_span[0]
    before, behind = event.evidence[max(0, at - 40) : at], event.evidence[at + len(event.trigger) :][:12]
    if _DEFINITE.search(before) is None and _OPENS.match(event.trigger) is None:
        return False
    own = (*event.actors, *event.recipients, *(part for part in (event.place, event.date) if part is not None))
    begin, end = event.evidence_span
    inside = any(part.span is not None and begin <= part.span[0] < end for part in own)
    return not inside and _OWN.match(behind) is None
