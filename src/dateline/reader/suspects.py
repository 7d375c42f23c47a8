"""Who is held in connection with an attack, or wanted for questioning about it, is not told to have made it.

"Arrested a man in connection with the bombing" says less than "arrested a man for the bombing". Of three annotated
attacks of the training pages that are told so none has the suspect as its doer.
"""

from __future__ import annotations

import re

from dateline.model import Span, Trigger

_ONLY = re.compile(
    r"[^.;]{0,90}?\b(?:in connection (?:with|to)|for questioning (?:in|about|over)|as (?:an? )?(?:material )?"
    r"witness(?:es)? (?:in|to)|help(?:ing)? (?:police )?with (?:the |their )?inquir\w+ into)\b[^.;]{0,80}\Z",
    re.IGNORECASE,
)
_LONGEST = 180
"""Characters between a suspect and the attack that are looked at."""


def is_only_suspect(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a party before an attack in its sentence is only held or sought in connection with it."""
    first = trigger.span[0]
    if trigger.type != "ASSAULT" or not trigger.evidence_span[0] <= span[0] < span[1] <= first <= span[1] + _LONGEST:
        return False
    return _ONLY.match(text, span[1], first) is not None
