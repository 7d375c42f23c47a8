"""Those whom two acts of one sentence befell: "12 pupils abducted in May were freed on Monday".

A number has one kind in one event, but annotators count the twelve twice: abducted in the abduction, released in the
release. Where one act of a sentence has the number and the other has none of its own kind, both have it: on half of the
training pages so in 205 of 238 such pairs. Of acts that tell two deeds in one breath ("were abducted and killed") the
number is of both kinds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model import EventRow, FigureRow

NAME = "twice"
"""Stands in ``made_by`` of a figure that another act of the sentence has too."""
TAKING = {("ASSAULT", "abduct"): "abducted", ("COERCE", "arrest"): "detained"}
FREEING = ("RETREAT", "release")
SOME = re.compile(r"[\"“]?(?:Out of|Of|Among) (?:the|those|these|some)\b")
"""How a sentence begins that tells of some of them: "Of the nine soldiers led away, three have come home"."""
GAP = re.compile(
    r"(?:\s+[\w’'-]+){0,6}?\s+(?:were|was|been|being)(?:\s+(?:first|then|later|also))?\s+(?P<one>\w+)\s+and"
    r"(?:\s+(?:then|later|also|subsequently))?\s+(?P<two>\w+)\b(?!\s+(?:a|an|the|\d+)\b)",
    re.IGNORECASE,
)
"""From behind a number to two deeds in the passive; "were killed and injured three" is no such pair."""
DEEDS = {
    "abducted": "abducted",
    "kidnapped": "abducted",
    "killed": "killed",
    "murdered": "killed",
    "executed": "killed",
    "beheaded": "killed",
    "beaten": "injured",
    "wounded": "injured",
    "injured": "injured",
    "stabbed": "injured",
    "arrested": "detained",
    "detained": "detained",
}
"""What a deed in the passive makes of people. Those wounded and killed are the dead."""


def told(text: str, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, each number also with the other act or deed that befell the same people."""
    out = [_both_deeds(text, event) for event in events]
    by: dict[tuple[int, int], list[int]] = {}
    for at, event in enumerate(out):
        by.setdefault(event.evidence_span, []).append(at)
    for same in by.values():
        taken = [at for at in same if (out[at].type, out[at].mode) in TAKING]
        freed = [at for at in same if (out[at].type, out[at].mode) == FREEING]
        if len(taken) == len(freed) == 1:
            one, two = out[taken[0]], out[freed[0]]
            if SOME.match(one.evidence):
                continue
            out[taken[0]] = _also(one, two, TAKING[one.type, one.mode or ""], "released")
            out[freed[0]] = _also(two, one, "released", TAKING[one.type, one.mode or ""])
    return out


def _also(event: EventRow, other: EventRow, kind: str, as_told: str) -> EventRow:
    """An event without figures of a kind, with the only one that the other act of its sentence has of another kind."""
    theirs = [figure for figure in other.figures if figure.kind == as_told]
    if len(theirs) != 1 or any(figure.kind == kind for figure in event.figures):
        return event
    if event.status != "actual" or other.status != "actual":
        return event
    return _with(event, replace(theirs[0], kind=kind, made_by=f"{theirs[0].made_by}, {NAME}"))


def _both_deeds(text: str, event: EventRow) -> EventRow:
    """An event whose number two deeds in one breath befell ("were beaten and then arrested"), with both kinds."""
    for figure in event.figures:
        pair = GAP.match(text, figure.span[1], min(len(text), figure.span[1] + REACH))
        kinds = {DEEDS.get(pair["one"].lower()), DEEDS.get(pair["two"].lower())} if pair else set()
        other = kinds - {figure.kind}
        if None in kinds or figure.kind not in kinds or len(other) != 1 or kinds == {"killed", "injured"}:
            continue
        kind = other.pop()
        if kind is not None and not any(f.kind == kind and f.span == figure.span for f in event.figures):
            return _with(event, replace(figure, kind=kind, made_by=f"{figure.made_by}, {NAME}"))
    return event


REACH = 120
"""Characters behind a number in which both deeds are told."""


def _with(event: EventRow, figure: FigureRow) -> EventRow:
    why = {name: reason for name, reason in event.why_null.items() if name != "figures"}
    figures = tuple(sorted((*event.figures, figure), key=lambda f: (f.span, f.kind)))
    return replace(event, figures=figures, why_null=why)
