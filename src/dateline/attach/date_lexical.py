"""The words and codes beside an act and a time in its sentence, as named features of 0 or 1.

``date_features`` says what a reader would point at; these are the plain words themselves, which the weights of
``dates.toml`` make something of where the training pages have them often enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.model import Span, Time, Trigger

MOST = 12
"""Words between act and time from which on their number is not told apart."""
FAR = 600
"""Characters between act and time that are looked at."""
BEFORE = 40
"""Characters before an act in which the word before it stands."""
BEHIND = 25
"""Characters behind a time in which the next word stands."""

_VERB = re.compile(r"\b(?:\w+ed|was|were|is|are|has|have|had|said|will|would)\b")


def beside(text: str, trigger: Trigger, time: Time, acts: Sequence[Trigger], published: str | None) -> Iterator[str]:
    """The features of one pair that stands apart in its sentence; ``acts`` are the other acts of the sentence."""
    side = "after" if time.span[0] > trigger.span[0] else "before"
    start, end = (trigger.span[1], time.span[0]) if side == "after" else (time.span[1], trigger.span[0])
    between = text[start : min(end, start + FAR)]
    words = between.lower().split()
    yield from (f"{side}: type {trigger.type}", f"{side}: status {trigger.status}", f"{side}: cue {time.cue}")
    yield from (f"unit {time.granularity}", f"{side}: words {min(MOST, len(words))}")
    yield f"{side}: verbs {min(4, len(_VERB.findall(between)))}"
    if words:
        yield from (f"{side}: first {words[0]}", f"{side}: last {words[-1]}")
    yield from _about(text, trigger, time, side)
    yield from _against_day(trigger, time, published)
    rival = min(acts, key=lambda act: (_gap(act.span, time.span), act.span), default=None)
    if rival is not None:
        where = "before" if rival.span[0] <= time.span[0] else "behind"
        yield f"{side}: rival {rival.type} {where}"


def _about(text: str, trigger: Trigger, time: Time, side: str) -> Iterator[str]:
    """The word before the act, the ending of its first word, and the word behind the time."""
    before = text[max(trigger.evidence_span[0], trigger.span[0] - BEFORE) : trigger.span[0]].lower().split()
    behind = text[time.span[1] : time.span[1] + BEHIND].lower().split()
    own = text[slice(*trigger.span)].lower().split()
    yield from (f"{side}: before act {word}" for word in before[-1:])
    yield from (f"{side}: act -{word[-3:]}" for word in own[:1])
    yield from (f"{side}: behind time {word}" for word in behind[:1])


def _against_day(trigger: Trigger, time: Time, published: str | None) -> Iterator[str]:
    """Whether the time lies before or after the day of the article."""
    if published and time.start:
        when = "to come" if time.start > published else "today" if time.start == published else "past"
        yield from (f"{when}: {trigger.status}", f"{when}: {trigger.type}", f"{when}: {trigger.role}")


def _gap(one: Span, other: Span) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))
