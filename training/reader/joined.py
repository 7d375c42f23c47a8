"""What the reader found, in the values of the pipeline: triggers for the record, and for each what belongs to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from dateline.model import Mention, Number, Quotation, Span, Story, Time, Trigger, Value
from training.reader import hints, labels
from training.reader.model import Anchor, Argument, Found, Reader, Seen, at
from training.reader.proposed import Around, Proposal, codes, of_cue, of_events, of_number
from training.reader.words import words

THRESHOLD = 0.5
"""Least odds of a trigger."""


class Reading(Value, frozen=True, kw_only=True):
    """The events of one story as the reader tells them.

    ``triggers`` are in page order. ``arguments`` holds, by the index of a trigger, the spans that belong to it by what
    they are ("actor", "recipient", "place", "date", "figure", "source"); ``dated`` whether its date is told in words,
    by the day of the article, or not at all. ``cues`` are the statements, ``numbers`` the codes of given numbers.
    """

    triggers: tuple[Trigger, ...] = ()
    arguments: tuple[Mapping[str, tuple[Argument, ...]], ...] = ()
    dated: tuple[str, ...] = ()
    cues: tuple[Found, ...] = ()
    numbers: Mapping[Span, Found] = MappingProxyType({})


def read(
    reader: Reader,
    story: Story,
    rules: Sequence[Trigger],
    mentions: Sequence[Mention],
    times: Sequence[Time],
    numbers: Sequence[Number],
    quotations: Sequence[Quotation],
    threshold: float = THRESHOLD,
) -> Reading:
    """The reading of one story; ``rules`` are the events that rules found, which the reader weighs as hints."""
    found = words(story.text, tuple(s.span for s in story.sentences))
    if not found:
        return Reading()
    around = Around(story, tuple(rules), tuple(mentions), tuple(times), tuple(numbers), tuple(quotations))
    seen = reader.windows(story, found, hints.columns(found, rules, mentions, times, numbers, quotations), threshold)
    anchors = weighed(reader, around, seen)
    events = [item for item in anchors if item.kind in labels.TYPES]
    return Reading(
        triggers=tuple(trigger(story, item, rules) for item in events),
        arguments=tuple(grouped(item) for item in events),
        dated=tuple(item.best("dated", labels.DATED)[0] for item in events),
        cues=tuple(item for item in anchors if item.kind == "cue"),
        numbers={item.span: item for item in anchors if item.kind == "number"},
    )


def weighed(reader: Reader, around: Around, seen: Sequence[Seen]) -> list[Found]:
    """All anchors of a story with codes and arguments, in page order.

    Events are coded once by the rules' codes alone, so that the rules can propose what belongs to an event of that
    status and role, and a second time with these proposals.
    """
    spans = [number.span for number in around.numbers]
    placed = [(window, (*window.anchors, *at(window.words, spans, window.read))) for window in seen]
    coded: list[Trigger] = []
    for window, anchors in placed:
        events = [a for a in anchors if a[2] in labels.TYPES]
        known = [window.given((*codes(same(around.rules, a[2], window.span(a[0], a[1]))), 0), ()) for a in events]
        coded += [trigger(around.story, item, around.rules) for item in reader.anchors(window, events, known)]
    coded.sort(key=lambda item: (item.span, item.type))
    proposals = {(t.span, t.type): p for t, p in zip(coded, of_events(around, coded), strict=True)}
    out: list[Found] = []
    for window, anchors in placed:
        told = [proposal(around, proposals, window, a) for a in anchors]
        out += reader.anchors(window, anchors, [window.given(p.known, p.spans) for p in told])
    return sorted(out, key=lambda item: (item.span, item.kind))


def proposal(around: Around, events: Mapping[tuple[Span, str], Proposal], window: Seen, anchor: Anchor) -> Proposal:
    """What the rules propose for an anchor."""
    span = window.span(anchor[0], anchor[1])
    if anchor[2] == "cue":
        return of_cue(around, span)
    return of_number(around, span) if anchor[2] == "number" else events[span, anchor[2]]


def same(rules: Sequence[Trigger], kind: str, span: Span) -> Trigger | None:
    """The rules' event of this type on these words."""
    return next((r for r in rules if r.type == kind and r.span[0] < span[1] and span[0] < r.span[1]), None)


def trigger(story: Story, found: Found, rules: Sequence[Trigger]) -> Trigger:
    """The trigger of one event."""
    return made(
        story.sentences[found.sentence].span,
        found.span,
        rules,
        type=found.kind,
        mode=mode(found),
        status=found.best("status", labels.STATUS)[0],
        role=found.best("role", labels.ROLES)[0],
        confidence=round(found.odds, 3),
    )


def made(sentence: Span, span: Span, rules: Sequence[Trigger], **codes: Any) -> Trigger:
    """A trigger with these codes; where a rule found the same act its clause, voice and rule are kept."""
    same = next((r for r in rules if r.span[0] < span[1] and span[0] < r.span[1]), None)
    return Trigger(
        evidence_span=sentence,
        span=span,
        clause_span=same.clause_span if same else sentence,
        voice=same.voice if same else "active",
        rule=same.rule if same and same.type == codes["type"] else "reader",
        **codes,
    )


def mode(found: Found) -> str | None:
    """The likeliest mode among those of the event's type, or none."""
    allowed = [0, *(i for i, name in enumerate(labels.MODE_LIST) if name.startswith(f"{found.kind}/"))]
    best = allowed[int(np.argmax(found.codes["mode"][allowed]))]
    return labels.MODE_LIST[best].partition("/")[2] or None


def grouped(found: Found) -> Mapping[str, tuple[Argument, ...]]:
    """The arguments of an anchor by what they are, in page order."""
    names = {item.name for item in found.arguments}
    return {name: tuple(item for item in found.arguments if item.name == name) for name in sorted(names)}


def sentence_of(story: Story, offset: int) -> int:
    """Index of the sentence that holds an offset."""
    return max(0, bisect_right([s.span[0] for s in story.sentences], offset) - 1)
