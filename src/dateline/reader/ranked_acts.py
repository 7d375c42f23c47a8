"""The time within which an act is counted as the third of its kind is not when it was done: "the army on Monday made
its sixth raid this month", "a third such attack since January".

Where the sentence tells a day, the act is of that day: of 72 such acts of the training pages one has the longer time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.days import MONTH, WEEKDAY
from dateline.model import Span, Trigger

_RANK = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}(?:st|nd|rd|d|th))"
_COUNTED = re.compile(
    rf"\b(?:the|a|an|its|their|his|her|this)\s{_RANK}\s(?!of\b|day\b|night\b|week\b|month\b)(?:[\w’'-]+\s){{1,3}}?"
    r"(?:(?!(?:who|whom|which|that|when|where|has|have|had|was|were|is|are|and)\b)[\w’'-]+\s){0,8}?\Z",
    re.IGNORECASE,
)
"""An act counted among others, up to the time within which they are counted."""
_N = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}|as many|under an?|less than an?|just)"
_WITHIN = re.compile(
    r"(?:(?:so far\s)?(?:this|last|(?:in\s)?the (?:past|last))\s(?:\w+\s)?(?:weeks?|months?|years?|decade)"
    rf"|(?:(?:in|within|over)\s)?{_N}\s(?:[a-z]+\s)?(?:days?|weeks?|months?|years?|hours|decades?|fortnight)\b"
    rf"|since\s|(?<=since\s)(?:early\s|late\s|mid-)?(?:{MONTH}|{WEEKDAY}|(?:19|20)\d\d|\d))",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?:{WEEKDAY}|today|yesterday|tonight|(?:this|last|that) (?:morning|afternoon|evening|night)|\d{{1,2}} {MONTH}"
    rf"|{MONTH} \d{{1,2}})\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\b(?:since|in|within|over|so far)\s\Z", re.IGNORECASE)
REACH = 110
"""Characters before a time in which the count may stand."""


def without_counts(text: str, trigger: Trigger, spans: Sequence[Span | None], shares: Sequence[float]) -> list[float]:
    """The shares of dates, those of a time within which the act is only counted given to the day of the sentence."""
    begin, end = trigger.evidence_span
    here = [span is not None and begin <= span[0] < end for span in spans]
    days = [own and _is_day(text, span) for own, span in zip(here, spans, strict=True)]
    counts = [
        own and not day and _is_count(text, begin, span) for own, day, span in zip(here, days, spans, strict=True)
    ]
    if not any(days) or not any(counts):
        return list(shares)
    best = max((at for at, day in enumerate(days) if day), key=lambda at: shares[at])
    out = [0.0 if count else share for count, share in zip(counts, shares, strict=True)]
    out[best] += sum(share for count, share in zip(counts, shares, strict=True) if count)
    return out


def _is_day(text: str, span: Span | None) -> bool:
    return span is not None and _DAY.search(text, *span) is not None


def _is_count(text: str, begin: int, span: Span | None) -> bool:
    """Whether a time only tells among which acts one is counted."""
    if span is None or _WITHIN.match(text, span[0]) is None:
        return False
    led = _LED.search(text, max(begin, span[0] - 24), span[0])
    end = span[0] if led is None else led.start()
    return _COUNTED.search(text, max(begin, end - REACH), end) is not None
