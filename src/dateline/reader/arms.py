"""Manners of attack that the words of its sentence do not bear out.

Where a page tells of drones or of a suicide bomber, the reader takes the next attack for one too. No sentence tells of
either without a word for it (``docs/decisions/log/10-reader.md`` has the counts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model import EventRow

WORDS = {
    "drone": re.compile(r"drone|UAV|UAS|quadcopter|unmanned|Shahed|Geran|kamikaze|loitering|FPV|copter", re.IGNORECASE),
    "suicide-attack": re.compile(
        r"suicide|kamikaze|martyrdom|bomb|explo|blast|blew|blow|detonat|vest\b|packed|load\b|rammed|set off",
        re.IGNORECASE,
    ),
}
"""Mode -> words of which one stands in a sentence that tells it."""
TAKEN = re.compile(
    r"abduct|kidnap|hostage|captur|captive|seiz|snatch|grabb|\btook\b|\btak(?:e|ing|en)\b|\bled\b|carr(?:y|ied)|missing"
    r"|disappear|herd|drag|march|\bheld\b|holding|forced|pulled|picked|ransom|\baway\b|remove|detain",
    re.IGNORECASE,
)
KILLED = re.compile(r"\b(?:kill|murder|slay|slain|massacre)", re.IGNORECASE)
GUNS = re.compile(r"\b(?:gunm[ae]n|gunfire|shot|shooting|opened fire|rifles?|snipers?)\b", re.IGNORECASE)
FLOWN = re.compile(
    r"\b(?:from the air|jets?|warplanes?|planes?|aircraft|air ?strikes?|(?:glide|guided|aerial) bombs?)\b"
)


def borne_out(events: Sequence[EventRow]) -> list[EventRow]:
    """The events, each attack of a mode that no word of its sentence bears out with that of the arms told there, or
    none."""
    return [replace(event, mode=_other(event.evidence)) if _is_elsewhere(event) else event for event in events]


def _is_elsewhere(event: EventRow) -> bool:
    """Is an attack told as made with arms that its sentence does not name?"""
    if event.mode == "abduct" and KILLED.search(event.trigger):
        return TAKEN.search(event.evidence) is None
    words = WORDS.get(event.mode or "")
    return event.type == "ASSAULT" and words is not None and words.search(event.evidence) is None


def _other(evidence: str) -> str | None:
    """The manner that a sentence tells by its arms."""
    if FLOWN.search(evidence):
        return "aerial"
    return "firearms" if GUNS.search(evidence) else None
