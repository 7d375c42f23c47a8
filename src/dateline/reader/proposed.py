"""What the rules would attach to each anchor: proposals that the reader weighs beside what it reads itself.

For an event these are the parties, place, date, figures and sources of ``dateline.attach``; for the cue of a statement
the quotation's own parts; for a number what it counts and on whose word. Three codes of the event's rule come along
(mode, status, role), and how the rules would date it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.attach import dates, figures, parties, places, sources
from dateline.model import Mention, Number, Quotation, Span, Story, Time, Trigger
from dateline.reader import labels

KNOWN = (len(labels.MODE_LIST) + 1, len(labels.STATUS) + 1, len(labels.ROLES) + 1, len(labels.DATED) + 1)
"""Values of each known code; 0 is unknown."""


class Proposal(NamedTuple):
    """Spans by what they are, and the known codes (0 where no rule says)."""

    spans: tuple[tuple[str, Span], ...] = ()
    known: tuple[int, int, int, int] = (0, 0, 0, 0)


class Around(NamedTuple):
    """What the rules found in one story."""

    story: Story
    rules: tuple[Trigger, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    numbers: tuple[Number, ...]
    quotations: tuple[Quotation, ...]


def of_events(around: Around, triggers: Sequence[Trigger]) -> list[Proposal]:
    """A proposal for each event; ``triggers`` are all events of the story in page order."""
    story, whole = around.story, tuple(triggers)
    counted, _ = figures.figures_of(story, whole, around.numbers, around.times)
    return [_event(around, whole, i, counted.get(i, ())) for i in range(len(whole))]


def _event(around: Around, triggers: tuple[Trigger, ...], index: int, numbers: tuple[Number, ...]) -> Proposal:
    story, trigger = around.story, triggers[index]
    actors, recipients = parties.parties_of(story, trigger, triggers, around.mentions)
    place = places.place_of(story, trigger, around.mentions)
    date = dates.date_of(story, trigger, triggers, around.times)
    spans = [*(("actor", span) for span in actors), *(("recipient", span) for span in recipients)]
    spans += [("place", place.span)] if place else []
    spans += [("date", date.span)] if date and date.span else []
    spans += [("figure", number.span) for number in numbers]
    spans += [("source", span) for span in sources.sources_of(story, trigger, around.quotations)]
    same = next((r for r in around.rules if r.type == trigger.type and meets(r.span, trigger.span)), None)
    dated = 1 + labels.DATED.index("none" if date is None else "words" if date.span else "day")
    return Proposal(tuple(spans), (*codes(same), dated))


def codes(rule: Trigger | None) -> tuple[int, int, int]:
    """Mode, status and role of a rule's event, counted from 1."""
    if rule is None:
        return 0, 0, 0
    mode = f"{rule.type}/{rule.mode}" if rule.mode else "-"
    known = labels.MODE_LIST.index(mode) if mode in labels.MODE_LIST else 0
    return 1 + known, 1 + labels.STATUS.index(rule.status), 1 + labels.ROLES.index(rule.role)


def of_cue(around: Around, span: Span) -> Proposal:
    """The parts of the quotation whose cue stands at a span."""
    said = next((q for q in around.quotations if q.cue_span and meets(q.cue_span, span)), None)
    if said is None:
        return Proposal()
    parts = (("speaker", said.speaker_span), ("content", said.content_span), ("addressee", said.addressee_span))
    return Proposal(tuple((name, part) for name, part in parts if part))


def of_number(around: Around, span: Span) -> Proposal:
    """What the number at a span counts, and who gives it."""
    number = next((n for n in around.numbers if meets(n.span, span)), None)
    told = sources.sources_of_figure(around.story, span, around.quotations)
    spans = [("of", number.of_span)] if number and number.of_span else []
    return Proposal((*spans, *(("source", part) for part in told)))


def meets(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]
