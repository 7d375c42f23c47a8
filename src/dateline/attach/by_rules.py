"""What the rules attach to the events of one article."""

from __future__ import annotations

from dateline.attach import dates, figures, parties, places, sources
from dateline.model import Attached, Mention, Number, Parts, Quotation, Story, Time, Trigger


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
    by_event, running = figures.figures_of(story, triggers, numbers, times)
    parts = []
    for index, trigger in enumerate(triggers):
        actors, recipients = parties.parties_of(story, trigger, triggers, mentions)
        parts.append(
            Parts(
                actors=actors,
                recipients=recipients,
                place=places.place_of(story, trigger, mentions) if placed else None,
                date=dates.date_of(story, trigger, triggers, times),
                figures=by_event.get(index, ()),
                sources=sources.sources_of(story, trigger, quotations),
            )
        )
    told = [number for numbers_of in by_event.values() for number in numbers_of] + list(running)
    return Attached(
        parts=tuple(parts),
        tallies=running,
        figure_sources={n.span: sources.sources_of_figure(story, n.span, quotations) for n in told},
    )
