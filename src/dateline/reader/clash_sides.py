"""Both sides of a clash, as its words name them: "clashes between police and farmers", "students scuffled with guards".

``reader.turned`` moves a side that was taken for whom it was done to; this adds one that was not taken at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.model import Span, Trigger
from dateline.reader.turned import Both, fell
from dateline.spans import longest, meets, meets_any

_CLASH = re.compile(
    r"\b(?:clash(?:es|ed|ing)?|scuffl(?:es?|ed|ing)|skirmish(?:es|ed|ing)?|(?:running|pitched|street|gun)\sbattles?"
    r"|exchang\w+\s(?:of\s)?(?:fire|gunfire|shots))\b",
    re.IGNORECASE,
)
_FOUGHT = re.compile(
    r"\b(?:f(?:ought|ights?|ighting)|wag(?:ed|es|ing))"
    r"(?:(?:\s(?!(?:for|off|over|alongside|to|by)\b)[\w’'-]+){0,4}?\s(?:wars?|battles?|conflicts?)"
    r"(?=\s(?:with|against)\b)|(?=\swith\b))",
    re.IGNORECASE,
)
"""A war that is told as fought: whoever stands behind "fought a war with" is an annotated actor 10 times of 10."""
_QUANTITY = (
    r"(?:(?:the|an?|some|about|around|nearly|over|several|many|more than|at least|hundreds of|thousands of|dozens of"
    r"|scores of|tens of thousands of|groups? of|members of|\d[\d,]*|two|three|four|five)\s){0,4}"
)
_BETWEEN = re.compile(rf"\s(?:(?!and\b)[\w’'-]+\s){{0,4}}?between\s{_QUANTITY}", re.IGNORECASE)
_AND = re.compile(rf"\s(?:and|with)\s{_QUANTITY}", re.IGNORECASE)
_WITH = re.compile(rf"\s(?:(?!and\b|between\b)[\w’'-]+\s){{0,4}}?(?:with|against)\s{_QUANTITY}", re.IGNORECASE)
_TO_VERB = re.compile(r"(?:\s(?:has|have|had|also|later|then|again|\w+ly))*\s*\Z")
_BEFORE = 30
"""Characters before an act in which it is told that it was fought."""
_LONGEST = 80
"""Characters between a clash and its first side, and between both."""


def both_sides(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides of a clash with those that its words name: who stands in "between A and B" is an annotated actor 33
    times of 34, who stands behind "with" 25 of 32, nobody there suffers; ``named`` are all parties around."""
    clash = _clash(text, trigger) if trigger.type == "ASSAULT" else None
    if clash is None:
        return both
    told = list(_sides(text, trigger, clash, list(named)))
    added = [span for span in told if not meets_any(span, both.actors)]
    if not added:
        return both
    rest = tuple(span for span in both.recipients if not meets_any(span, added))
    return Both(tuple(sorted({*both.actors, *added})), rest)


def _clash(text: str, trigger: Trigger) -> re.Match[str] | None:
    """The words that tell an attack as a clash of two sides."""
    (begin, end), (first, last) = trigger.evidence_span, trigger.span
    fought = _FOUGHT.search(text, max(begin, first - _BEFORE), min(end, last + _LONGEST))
    if fought is not None and meets(fought.span(), trigger.span):
        return fought
    return _CLASH.search(text, first, last)


def _sides(text: str, trigger: Trigger, clash: re.Match[str], named: Sequence[Span]) -> Iterator[Span]:
    """The parties that the words of a clash name."""
    begin, end = trigger.evidence_span
    between = _BETWEEN.match(text, clash.end(), end)
    one = _from(named, between.start(), between.end()) if between is not None else None
    if one is not None:
        yield one
        joined = _AND.match(text, one[1], end)
        other = _from(named, joined.start(), joined.end()) if joined is not None else None
        if other is not None:
            yield other
        return
    yield from (s for s in named if begin <= s[0] < trigger.span[0] and fell(text, s, trigger.span[0]))
    behind = _WITH.match(text, clash.end(), end)
    whom = _from(named, behind.start(), behind.end()) if behind is not None else None
    if whom is None:
        return
    yield whom
    first = trigger.span[0]
    doer = longest(span for span in named if begin <= span[0] and _TO_VERB.fullmatch(text, span[1], first))
    if doer is not None:
        yield doer


def _from(named: Sequence[Span], low: int, high: int) -> Span | None:
    """The longest party that begins within the words that lead to it."""
    return longest(span for span in named if low < span[0] <= high < span[1] and high - low <= _LONGEST)
