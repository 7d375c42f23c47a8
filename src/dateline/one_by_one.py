"""Victims of one shooting told one by one: "Four men were wounded in a shooting. An 18-year-old was shot in the back."

A later sentence in the passive that names neither who fired nor a day nor a place of its own comes back to the act told
before: to one of its victims, or to all ("the victims were shot while they sat in a car").
"""

from __future__ import annotations

import re

from dateline.model import EventRow

_BARE = re.compile(
    r"(?:(?:was|were|been|is|being)\s)?(?:(?:also|both|all|each|then|later|first|[a-z]+ly)\s){0,2}"
    r"(?:shot|hit|struck|stabbed|grazed|sprayed with bullets)"
    r"(?:\s(?:in|at|through|several|multiple|many|once|twice|\w+ times)\b[^.;]{0,50})?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be)\s(?:(?:also|both|all|each|then|later|first|[a-z]+ly)\s){0,2}\Z", re.IGNORECASE
)
_IS_PASSIVE = re.compile(r"(?:was|were|been|being)\s", re.IGNORECASE)
_BY = re.compile(r"[^.;]{0,60}?\bby\s(?!a\s(?:stray\s)?bullet|bullets|gunfire|the\s(?:stray\s)?bullet)")
_OTHERWISE = re.compile(
    r"\b(?:separate|unrelated|another|second|third|different|elsewhere|meanwhile|earlier|previous(?:ly)?|later|nearby"
    r"|days?|weeks?|months?|years?|since|similar|too|if|would|last|(?:re)?turned fire|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
"""Words that tell of another act than the one before."""


def comes_back(one: EventRow, other: EventRow) -> bool:
    """Whether the later of two acts of violence only tells on whom the earlier one fell. On the training pages no
    annotated act of its own is told so behind another of its manner."""
    if one.type != "ASSAULT" or one.status != other.status or one.mode != other.mode or one.mode is None:
        return False
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    if first.evidence_span == second.evidence_span or not _told_bare(second):
        return False
    if _named_day(first) is not None and _named_day(second) not in (None, _named_day(first)):
        return False
    fell = {row.name.casefold() for row in second.recipients}
    return bool(fell) and not fell & {row.name.casefold() for row in first.actors}


def _told_bare(event: EventRow) -> bool:
    """Is an act told in the passive, without doer, day and place in its sentence, and as no other one?"""
    first, last = (at - event.evidence_span[0] for at in event.trigger_span)
    before, behind = event.evidence[:first], event.evidence[last:]
    if _BARE.fullmatch(event.trigger) is None or _OTHERWISE.search(event.evidence) is not None:
        return False
    if _IS_PASSIVE.match(event.trigger) is None and _PASSIVE.search(before[-40:]) is None:
        return False
    begin, end = event.evidence_span
    own = (*event.actors, *(part for part in (event.place, event.date) if part is not None))
    return _BY.match(behind) is None and not any(part.span is not None and begin <= part.span[0] < end for part in own)


def _named_day(event: EventRow) -> str | None:
    return event.date.start if event.date is not None else None
