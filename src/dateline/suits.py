"""A suit told again by its paper: "Alder sued the league. The lawsuit also accuses it of fraud." """

from __future__ import annotations

import re

from dateline.model import EventRow

BEHIND = 200
"""Characters before what a paper says in which the paper is told."""
_PAPER = r"(?:lawsuit|suit|complaint|indictment|petition|filing|class action|writ)s?"
_SUIT = re.compile(
    rf"\b(?:su(?:ed|es|ing)|{_PAPER}|indict\w*|filed|filing|legal action|took [^.;]{{1,40}} to court)\b", re.I
)
_OF_PAPER = re.compile(
    rf"\b(?:the|its?|their|his|her|that|this)(?: [\w-]+){{0,2}}? {_PAPER}(?:,[^.,;]{{1,60}},)?"
    r"(?: (?:also|further|was|were|which was|that was)){0,2} \Z",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:accus|alleg|claim|contend|argu|seek|charges|filed|brought|lodged)\w*", re.IGNORECASE)


def in_its_paper(first: EventRow, second: EventRow) -> bool:
    """Whether a suit is told, and then what it says: "Alder sued the league. The lawsuit also accuses it of fraud." Of
    the training pages no annotated accusation is told so behind a suit."""
    if (first.type, second.type) != ("ACCUSE", "ACCUSE") or first.evidence_span == second.evidence_span:
        return False
    if _SUIT.search(first.trigger) is None or _SAYS.match(second.trigger) is None:
        return False
    before = second.evidence[: second.trigger_span[0] - second.evidence_span[0]]
    if _OF_PAPER.search(before[-BEHIND:]) is None:
        return False
    accused, also = ({row.actor_id for row in act.recipients} - {None} for act in (first, second))
    return not accused or not also or bool(accused & also)
