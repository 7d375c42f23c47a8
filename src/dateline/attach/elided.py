"""Acts of which a sentence tells only who or how many, and where: "gunmen killed three people in Lorn and two in
Vessen" are two acts.

The second leaves out what the first has told, its verb and who did it. Annotators write one event for each, whose
trigger is the number (six of six on the training pages and wire sentences); where the sentence first counts all ("six
people, two in Lorn and four in Vessen") they write one event.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.attach import places
from dateline.extract.dates import find_in
from dateline.extract.syntax import tokens
from dateline.model import ActorRow, EventRow, FigureRow, Mention, PlaceRow, Span, Story
from dateline.spans import meets

RULE = "elided"
_WHERE = r"(?:in|at|near|outside|around)\s"
_JOINED = re.compile(rf"[^.;:]{{0,120}}?\b(?P<where>{_WHERE})[^.;:]{{2,60}}?(?:,|,?\s+and)\s+(?:another\s+)?\Z")
"""From what an act was done to, to the next: "people in Lorn and "."""
_PLACED = re.compile(rf"(?:\s+[a-z]+){{0,2}}\s+{_WHERE}(?:the\s+)?(?:[a-z]+\s+){{0,4}}")
"""From there to the name of its place."""
_AGAIN = re.compile(r"\banother\s+\Z")
MOST = 12
"""Numbers and recipients of an act that are looked at."""


class _Target(NamedTuple):
    """What an act was done to: its words, its number where it has one, and its place."""

    span: Span
    figure: FigureRow | None = None
    place: Span = (0, 0)


def parted(story: Story, mentions: tuple[Mention, ...], row: EventRow) -> list[EventRow]:
    """The event, and behind it those that its sentence tells by a number or a recipient and a place of their own."""
    chain = _chain(story, mentions, sorted(_targets(row), key=lambda target: target.span)[:MOST])
    if len(chain) < 2 or _is_broken_down(row.figures, [target.figure for target in chain]):
        return [row]
    where = [places.row_at(story, target.place, mentions, row.confidence, RULE) for target in chain]
    named = [place for place in where if place is not None]
    if len({place.name for place in named}) < len(chain):
        return [row]
    bounds = [row.evidence_span[0], *(target.span[0] for target in chain[1:]), row.evidence_span[1]]
    first, *rest = zip(chain, named, itertools.pairwise(bounds), strict=True)
    others = [target.figure for target in chain[1:]]
    day = story.article.published
    return [
        _first(row, first[1], first[2], others),
        *(_dated(story.text, day, _other(story.text, row, *one), one[2]) for one in rest),
    ]


def _targets(row: EventRow) -> Iterator[_Target]:
    """The numbers of an act, and those it was done to that have none, in its sentence behind its verb."""
    counts = [figure for figure in row.figures if _in(figure.span, row.evidence_span) and figure.low]
    counted = [_counted(figure) for figure in counts]
    yield from map(_Target, counted, counts)
    for party in row.recipients:
        behind = row.trigger_span[1] <= party.span[0] < row.evidence_span[1]
        if behind and not any(meets(party.span, span) for span in counted):
            yield _Target(party.span)


def _counted(figure: FigureRow) -> Span:
    """A number with what stands behind it as that which it counts."""
    of = figure.of_span
    return (figure.span[0], of[1] if of is not None and 0 <= of[0] - figure.span[1] <= 1 else figure.span[1])


def _first(row: EventRow, place: PlaceRow, field: Span, others: Sequence[FigureRow | None]) -> EventRow:
    """The act that is told in full, without the numbers of the others."""
    where = row.place if row.place is not None and _in(row.place.span, field) else place
    figures = tuple(figure for figure in row.figures if figure not in others)
    return replace(row, figures=figures, place=where, recipients=_recipients(row, field))


def _other(text: str, row: EventRow, target: _Target, place: PlaceRow, field: Span) -> EventRow:
    """An act that is told by its target alone."""
    first, last = target.span
    again = _AGAIN.search(text, max(0, first - 12), first)
    trigger = (again.start() if again else first, last)
    figures = () if target.figure is None else (target.figure,)
    given = ("place", "figures") if figures else ("place",)
    return replace(
        row,
        figures=figures,
        place=place,
        recipients=_recipients(row, field),
        trigger=text[slice(*trigger)],
        trigger_span=trigger,
        made_by=f"{row.made_by}, {RULE}",
        why_null={name: why for name, why in row.why_null.items() if name not in given},
    )


def _dated(text: str, published: str | None, row: EventRow, field: Span) -> EventRow:
    """An act with the day of its own part of the sentence, where that has one: "three in Lorn on Sunday and two in
    Vessen on Monday"."""
    if row.date is None or row.date.span is None or _in(row.date.span, field):
        return row
    times = (time for time in find_in(text, field, published) if time.kind == "DATE" and time.granularity == "day")
    own = next((time for time in times if time.start is not None), None)
    if own is None or own.start is None:
        return row
    words = text[slice(*own.span)]
    date = replace(
        row.date, text=words, start=own.start, end=own.end, span=own.span, timex=own.value, granularity="day"
    )
    return replace(row, date=date)


def _recipients(row: EventRow, field: Span) -> tuple[ActorRow, ...]:
    """Those whom an act's own part of the sentence tells, else those of the whole."""
    return tuple(party for party in row.recipients if _in(party.span, field)) or row.recipients


def _in(span: Span, field: Span) -> bool:
    return field[0] <= span[0] < field[1]


def _chain(story: Story, mentions: Sequence[Mention], targets: Sequence[_Target]) -> list[_Target]:
    """The first targets of one kind that follow each other, each with a place of its own."""
    out: list[_Target] = []
    for one, other in itertools.pairwise(targets):
        if out and out[-1].span != one.span:
            break
        joined = _JOINED.match(story.text, one.span[1], other.span[0])
        behind = _PLACED.match(story.text, other.span[1])
        if joined is None or joined.end() != other.span[0] or behind is None or not _are_alike(one, other):
            continue
        here = out[-1].place if out else _place(mentions, range(joined.end("where"), other.span[0]))
        there = _place(mentions, range(behind.end(), behind.end() + 1))
        if here is None or there is None or _tells_act(story.text, (here[0], there[0])):
            continue
        out += [*([] if out else [one._replace(place=here)]), other._replace(place=there)]
    return out


def _are_alike(one: _Target, other: _Target) -> bool:
    """Whether two numbers count the same harm."""
    return one.figure is None or other.figure is None or one.figure.kind == other.figure.kind


def _place(mentions: Sequence[Mention], starts: range) -> Span | None:
    """The first place that begins at one of these offsets."""
    at = bisect.bisect_left(mentions, starts.start, key=lambda mention: mention.span[0])
    near = (m for m in mentions[at : at + 6] if m.kind == "place" and m.span[0] in starts)
    return next((mention.span for mention in near), None)


def _tells_act(text: str, span: Span) -> bool:
    """Whether words hold a verb."""
    return any(token.tag in ("verb", "past", "be", "have", "modal", "ing") for token in tokens(text, span))


def _is_broken_down(figures: Iterable[FigureRow], chain: Sequence[FigureRow | None]) -> bool:
    """Whether the sentence gives what the numbers come to, before or behind them: they are shares of one act."""
    total = sum(figure.low for figure in chain if figure is not None)
    return any(figure.low == total and figure not in chain for figure in figures)
