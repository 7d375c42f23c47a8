"""Tolls that only the headline tells: "4 dead, 7 hurt as rebels blast truck" above a story that counts them one by one.

A headline is no part of the story, and most often the story says the same. Where it does not, the number is that of the
first act that can have it: on 811 pages 14 of 17 such numbers are annotated, mostly as the headline's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.attach.figures import FITS
from dateline.extract.figures.barred import HARM
from dateline.extract.figures.reading import Reading, readings
from dateline.extract.figures.units import Unit, units
from dateline.model import EventRow, FigureRow, Span, TallyRow

NAME = "headline"
"""How the rule of such a figure begins."""
COUNTED = frozenset({"digits", "words", "range"})
"""Forms of numbers that say how many."""
SURE = 0.75
"""Share of such figures that are annotated."""
LONGEST = 300
"""Characters of the longest headline that is read."""


def told(text: str, title: Span | None, events: Sequence[EventRow], tallies: Sequence[TallyRow]) -> list[EventRow]:
    """The events of one article, with the tolls of its headline that nothing in it tells."""
    if title is None or title[1] - title[0] > LONGEST:
        return list(events)
    known = [(f.kind, f.low) for event in events for f in event.figures] + [(t.kind, t.low) for t in tallies]
    out = list(events)
    for figure in _figures(text, title):
        at = None if _known(figure, known) else _act(out, figure.kind)
        if at is not None:
            out[at] = with_figure(out[at], figure)
    return out


def _known(figure: FigureRow, known: Sequence[tuple[str, float]]) -> bool:
    """Does the article tell the number, or the headline's "over 200" as "at least 200"?"""
    near = (figure.low, figure.low - 1) if figure.high is None else (figure.low,)
    return any((figure.kind, low) in known for low in near)


def _figures(text: str, title: Span) -> Iterator[FigureRow]:
    """The dead and hurt of a headline in numbers from two on."""
    us = units(text, title)
    for reading in readings(text, title):
        quantity, kind = reading.counted.quantity, reading.kind
        if kind not in HARM or quantity.form not in COUNTED or quantity.low < 2 or _share(us, reading):
            continue
        yield figure_row(text, reading, kind, f"{NAME}/{reading.rule}/{reading.role}")


def figure_row(text: str, reading: Reading, kind: str, made_by: str) -> FigureRow:
    """A number that neither reader nor score was asked about, as a figure of a kind."""
    quantity, of = reading.counted.quantity, reading.counted.of_span
    return FigureRow(
        kind=kind,
        of=text[slice(*of)] if of else None,
        text=text[slice(*quantity.span)],
        low=int(quantity.low),
        high=None if quantity.high is None else int(quantity.high),
        scope="incident",
        attributed_to=(),
        span=quantity.span,
        of_span=of,
        approximate=quantity.approximate,
        confidence=SURE,
        made_by=made_by,
    )


def _share(us: tuple[Unit, ...], reading: Reading) -> bool:
    """Is the number a part of another, or added to one ("four more die")?"""
    end = reading.counted.at + 1
    added = us[end - 1].lower.endswith(" more") or (end < len(us) and us[end].lower in ("more", "of"))
    return added or reading.role in ("part", "whole", "echo")


def _act(events: Sequence[EventRow], kind: str) -> int | None:
    """The first act that happened of the likeliest type that can have such a toll, what is news first."""
    fits = FITS[kind]
    able = [(e.role != "news", fits.index(e.type), e.trigger_span, i) for i, e in enumerate(events) if _able(e, fits)]
    return min(able)[-1] if able else None


def _able(event: EventRow, fits: Sequence[str]) -> bool:
    return event.type in fits and event.type in DEADLY and event.status in ("actual", "ongoing")


DEADLY = frozenset({"ASSAULT", "PROTEST"})
"""Types of acts in which people die: not the arrests and deployments that follow."""


def with_figure(event: EventRow, figure: FigureRow) -> EventRow:
    """An event with one figure more."""
    why = {name: reason for name, reason in event.why_null.items() if name != "figures"}
    figures = tuple(sorted((*event.figures, figure), key=lambda f: f.span))
    return replace(event, figures=figures, why_null=why)
