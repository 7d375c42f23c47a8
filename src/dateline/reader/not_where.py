"""Places that tell of a thing or of who did it, and not where: the "Kirkuk" of a pipeline, where a gunman was trained.

No annotated attack of the training pages has such a place.
"""

from __future__ import annotations

import re

from dateline.model import Span, Trigger

_NAME = r"[A-Z][\w’'.]+(?:\s[A-Z][\w’'.]+){0,2}"
_LINE = r"\s(?:(?:oil|gas|fuel|natural|crude)\s){0,2}(?:pipelines?|railway|railroad|cable)\b"
_FIRST = re.compile(rf"\s?[-–—]\s?{_NAME}(?:\s?[-–—]\s?{_NAME})?{_LINE}")
_WHOLE = re.compile(rf"(?:the\s)?{_NAME}\s?[-–—]\s?{_NAME}(?:\s?[-–—]\s?{_NAME})?")
_BEHIND = re.compile(_LINE)
_TRAINED = re.compile(r"\b(?:trained|armed|schooled|recruited|born|raised)\s(?:in|by)\s(?:the\s)?\Z")


def is_line(text: str, span: Span) -> bool:
    """Whether words are part of the name of a line between towns: "the Kirkuk-Ceyhan pipeline"."""
    if _FIRST.match(text, span[1]) is not None:
        return True
    return _WHOLE.fullmatch(text, *span) is not None and _BEHIND.match(text, span[1]) is not None


def is_training(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether words are where those were trained or armed who made an attack."""
    return trigger.type == "ASSAULT" and _TRAINED.search(text, max(0, span[0] - 24), span[0]) is not None
