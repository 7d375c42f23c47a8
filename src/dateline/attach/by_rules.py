"""What the rules attach to the events of one article."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from dateline.attach import dates, figures, parties, places, sources
from dateline.model import Attached, DateRow, Mention, Number, Parts, Quotation, Span, Story, Time, Trigger


def attached(
    story: Story,
    triggers: tuple[Trigger, ...],
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    numbers: tuple[Number, ...],
    quotations: tuple[Quotation, ...],
    *,
    placed: bool = True,
) -> Attached:
    """The parts of every event, in the order of ``triggers``, with the article's running totals.

    Without ``placed`` no event gets a place: for callers that weigh ``places.shares`` themselves.
    """
    found = _found(
        _Asked(story, tuple(replace(trigger, confidence=0.0) for trigger in triggers), mentions, times, numbers)
    )
    parts = tuple(
        Parts(
            actors=found.parties[index][0],
            recipients=found.parties[index][1],
            place=places.place_of(story, trigger, mentions) if placed else None,
            date=found.dates[index],
            figures=found.figures.get(index, ()),
            sources=sources.sources_of(story, trigger, quotations),
        )
        for index, trigger in enumerate(triggers)
    )
    told = [number for numbers_of in found.figures.values() for number in numbers_of] + list(found.running)
    return Attached(
        parts=parts,
        tallies=found.running,
        figure_sources={n.span: sources.sources_of_figure(story, n.span, quotations) for n in told},
    )


class _Asked(NamedTuple):
    """An article and its events; what is attached to them asks for no event's confidence."""

    story: Story
    triggers: tuple[Trigger, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    numbers: tuple[Number, ...]

    def same(self, other: _Asked) -> bool:
        """Whether the other asks for the same; of an article's own values only the same objects count, as comparing
        them costs more than it saves."""
        found = self.mentions is other.mentions and self.times is other.times and self.numbers is other.numbers
        return self.story is other.story and found and self.triggers == other.triggers


class _Found(NamedTuple):
    """Of each event its parties and date, and its figures by its index; the article's running totals."""

    parties: list[tuple[tuple[Span, ...], tuple[Span, ...]]]
    dates: list[DateRow | None]
    figures: dict[int, tuple[Number, ...]]
    running: tuple[Number, ...]


_kept: list[tuple[_Asked, _Found]] = []


def _found(asked: _Asked) -> _Found:
    """What sources and places have no part in, kept while the same events are asked about again: the reader asks for
    proposals and, once it has weighed them, for what the rules say of its events, which are mostly the same."""
    if not _kept or not asked.same(_kept[0][0]):
        story, triggers, mentions, times, numbers = asked
        figures_of, running = figures.figures_of(story, triggers, numbers, times)
        found = _Found(
            parties=[parties.parties_of(story, trigger, triggers, mentions) for trigger in triggers],
            dates=[dates.date_of(story, trigger, triggers, times) for trigger in triggers],
            figures=figures_of,
            running=running,
        )
        _kept[:] = [(asked, found)]
    return _kept[0][1]
