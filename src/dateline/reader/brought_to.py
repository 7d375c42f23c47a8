"""Where the wounded are brought and the suspect is held is not where the shots fell.

"A man was shot in the leg and taken to Mercy Hospital", "a suspect is held in the county jail over Sunday's shooting".
"""

from __future__ import annotations

import re

from dateline.model import Span, Trigger

BEFORE = 90
"""Characters before a place in which the verb of bringing or holding stands."""
_HOSPITAL = re.compile(
    r".*\b(?:hospitals?|clinic|medical\scent(?:er|re)|infirmary|trauma\scent(?:er|re)|emergency\sroom)\b",
    re.IGNORECASE | re.DOTALL,
)
_BROUGHT = re.compile(
    r"\b(?:taken|took|rushed|transported|airlifted|flown|brought|driven|drove|transferred|evacuated|ferried|carried"
    r"|admitted|treated|recovering|home|released|discharged)\b"
    r"(?:\s(?!(?:after|before|when|where|while|as|and|but|near|outside)\b)[\w’',-]+){0,8}?"
    r"\s(?:to|at|in|into|by|from)\s(?:an?\s|the\s)?(?:[\w’'-]+\s){0,2}?\Z"
)
_JAIL = re.compile(r".*\b(?:jails?|prison|detention|correctional|custody)\b", re.IGNORECASE | re.DOTALL)
_HELD = re.compile(
    r"\b(?:held|holding|jailed|booked|lodged|remains|sits|behind\sbars|detained|incarcerated)\b[^.;]{0,40}?"
    r"\s(?:in|at|into)\s(?:an?\s|the\s)?(?:[\w’'-]+\s){0,2}?\Z"
)
_SHOT = re.compile(r"\b(?:shot|shoots?|shootings?|killings?|murders?|slayings?|stabb\w+|homicides?)\b", re.IGNORECASE)


def is_brought_to(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether the place at ``span`` is a hospital that somebody is brought to, or a jail that somebody is held in over
    a shooting. No act of violence on the training pages is annotated at one told so."""
    if trigger.type != "ASSAULT":
        return False
    low = max(0, span[0] - BEFORE)
    if _HOSPITAL.match(text, *span) is not None:
        return _BROUGHT.search(text, low, span[0]) is not None
    held = _JAIL.match(text, *span) is not None and _HELD.search(text, low, span[0]) is not None
    return held and _SHOT.search(text, *trigger.span) is not None
