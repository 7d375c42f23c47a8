"""A finding taken apart: each field with its words, their span, what they were read as, and what read them so."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.faces import words
from dateline.model import ActorRow, EventRow, FigureRow, Span, StatementRow, TallyRow, Value


class Field(Value, frozen=True, kw_only=True):
    """One field: ``words`` at ``span`` in the page text (None where it has none), read as ``value`` by ``rule``."""

    name: str
    value: str
    words: str | None = None
    span: Span | None = None
    rule: str = ""
    confidence: float | None = None


def fields(finding: EventRow | StatementRow | TallyRow) -> tuple[Field, ...]:
    """All fields of a finding that have words, in reading order of the record."""
    match finding:
        case EventRow():
            return tuple(_event(finding))
        case TallyRow():
            return tuple(_tally(finding))
        case StatementRow():
            return tuple(_statement(finding))


def _event(event: EventRow) -> Iterable[Field]:
    yield Field(
        name="trigger",
        words=event.trigger,
        span=event.trigger_span,
        value=words.what_words(event),
        rule=event.made_by,
        confidence=event.confidence,
    )
    yield from (_party("actor", actor) for actor in event.actors)
    yield from (_party("recipient", actor) for actor in event.recipients)
    if (place := event.place) is not None:
        where = "" if place.lat is None else f" ({place.lat:.4f}, {place.lon:.4f})"
        value = f"{words.place_words(place)}{where}" + (f", {place.precision}" if place.precision else "")
        yield Field(
            name="place",
            words=place.text,
            span=place.span,
            value=value,
            rule=place.made_by,
            confidence=place.confidence,
        )
    if (date := event.date) is not None:
        anchor = f", counted from {date.anchor}" if date.anchor else ""
        value = words.date_words(date) + anchor
        yield Field(name="date", words=date.text, span=date.span, value=value, rule=date.made_by)
    for figure in event.figures:
        yield from _figure(figure)
    yield from _sources("source", event.attributed_to, event.attributed_spans)
    if event.hedge_span:
        yield _hedge(event.evidence, event.evidence_span, event.hedge_span)


def _party(name: str, actor: ActorRow) -> Field:
    value = f"{actor.name} [{words.code_words(actor)}]" + (f" {actor.actor_id}" if actor.actor_id else "")
    return Field(
        name=name,
        words=actor.text,
        span=actor.span,
        value=value,
        rule=actor.made_by,
        confidence=actor.confidence,
    )


def _figure(figure: FigureRow | TallyRow) -> Iterable[Field]:
    bounds = words.bounds_words(figure.low, figure.high, approximate=figure.approximate)
    value = f"{figure.kind} {bounds}, {figure.scope}"
    yield Field(
        name="figure",
        words=figure.text,
        span=figure.span,
        value=value,
        rule=figure.made_by,
        confidence=figure.confidence,
    )
    if figure.of:
        yield Field(name="of", words=figure.of, span=figure.of_span, value="what is counted")
    yield from _sources("by", figure.attributed_to, figure.attributed_spans)


def _sources(name: str, sources: tuple[str, ...], spans: tuple[Span, ...]) -> Iterable[Field]:
    for number, source in enumerate(sources):
        value = "who says so" if number == 0 else "who passes it on"
        yield Field(name=name, words=source, span=spans[number] if number < len(spans) else None, value=value)


def _hedge(evidence: str, whole: Span, hedge: Span) -> Field:
    said = evidence[hedge[0] - whole[0] : hedge[1] - whole[0]] if whole[0] <= hedge[0] < whole[1] else None
    return Field(name="hedge", words=said, span=hedge, value="weakens the claim")


def _tally(tally: TallyRow) -> Iterable[Field]:
    yield from _figure(tally)
    if tally.side_or_place:
        yield Field(name="side", words=tally.side_or_place, span=tally.side_span, value="whose or where")
    if tally.since:
        yield Field(name="since", value=tally.since)
    if tally.as_of:
        yield Field(name="as of", value=tally.as_of)


def _statement(said: StatementRow) -> Iterable[Field]:
    how = "their own words" if said.direct else "in the page's words"
    yield Field(name="speaker", words=said.speaker, span=said.speaker_span, value="who says it", rule=said.made_by)
    if said.cue:
        yield Field(name="cue", words=said.cue, span=said.cue_span, value="word of saying")
    yield Field(name="content", words=said.content, span=said.content_span, value=how, confidence=said.confidence)
    if said.addressee:
        yield Field(name="addressee", words=said.addressee, span=said.addressee_span, value="to whom")
    if said.hedge_span:
        yield _hedge(said.evidence, said.evidence_span, said.hedge_span)
