"""What the rules would attach to each anchor: proposals that the reader weighs beside what it reads itself.

For an event these are the parties, place, date, figures and sources of ``dateline.attach``; for the cue of a statement
the quotation's own parts; for a number what it counts and on whose word. Three codes of the event's rule come along
(mode, status, role), and how the rules would date it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dateline import link
from dateline.attach import by_rules, places, sources
from dateline.codebook import Codebook
from dateline.extract import dates, events, figures, statements
from dateline.model import Attached, Mention, Number, Parts, Quotation, Span, Story, Time, Trigger
from dateline.reader import labels
from dateline.spans import meets

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
    counted: tuple[Number, ...]
    """Every number that the reader is asked about: ``numbers``, and the articles that may count as one."""

    @property
    def hinted(
        self,
    ) -> tuple[tuple[Trigger, ...], tuple[Mention, ...], tuple[Time, ...], tuple[Number, ...], tuple[Quotation, ...]]:
        """What the reader gets hints of, as ``hints.columns`` takes it."""
        return self.rules, self.mentions, self.times, self.numbers, self.quotations


def gathered(story: Story, book: Codebook, actors: tuple[Path, ...] = ()) -> Around:
    """Everything that tables, grammars and rules find in a story; ``actors`` are the user's own tables."""
    mentions = link.find(story, actors)
    times = dates.find(story)
    numbers = figures.find(story, times)
    return Around(
        story=story,
        rules=events.find(story, book, mentions, times),
        mentions=mentions,
        times=times,
        numbers=numbers,
        quotations=statements.find(story, mentions),
        counted=figures.with_singles(story, times, numbers),
    )


def attached(around: Around, triggers: tuple[Trigger, ...], *, placed: bool = True) -> Attached:
    """What the rules attach to these events of the story."""
    found = around.mentions, around.times, around.numbers, around.quotations
    return by_rules.attached(around.story, triggers, *found, placed=placed)


def of_events(around: Around, triggers: Sequence[Trigger]) -> list[Proposal]:
    """A proposal for each event; ``triggers`` are all events of the story in page order."""
    parts = attached(around, tuple(triggers), placed=False).parts
    spots = [places.span_of(around.story, trigger, around.mentions) for trigger in triggers]
    return [_event(around, *told) for told in zip(triggers, parts, spots, strict=True)]


def _event(around: Around, trigger: Trigger, parts: Parts, place: Span | None) -> Proposal:
    spans = [*(("actor", span) for span in parts.actors), *(("recipient", span) for span in parts.recipients)]
    spans += [("place", place)] if place else []
    spans += [("date", parts.date.span)] if parts.date and parts.date.span else []
    spans += [("figure", number.span) for number in parts.figures]
    spans += [("source", span) for span in parts.sources]
    dated = 1 + labels.DATED.index("none" if parts.date is None else "words" if parts.date.span else "day")
    return Proposal(tuple(spans), (*codes(same(around.rules, trigger.type, trigger.span)), dated))


def same(rules: Sequence[Trigger], kind: str, span: Span) -> Trigger | None:
    """The rules' event of this type on these words."""
    return next((rule for rule in rules if rule.type == kind and meets(rule.span, span)), None)


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
    number = next((n for n in around.counted if meets(n.span, span)), None)
    told = sources.sources_of_figure(around.story, span, around.quotations)
    spans = [("of", number.of_span)] if number and number.of_span else []
    return Proposal((*spans, *(("source", part) for part in told)))
