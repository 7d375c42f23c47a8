"""Findings into the rows of a record, and the check that every quote is the text at its span."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

from msgspec.structs import replace

from dateline import link, retold
from dateline.attach import dates as attach_dates
from dateline.attach import elided
from dateline.attach import parties as attach_parties
from dateline.attach import places as attach_places
from dateline.attach import roles as attach_roles
from dateline.attach import sources as attach_sources
from dateline.attach import triggers as attach_triggers
from dateline.errors import SpanError
from dateline.model import (
    UNHEARD,
    ActorRow,
    Article,
    ArticleRow,
    Attached,
    EventRow,
    FigureRow,
    Mention,
    Number,
    Parts,
    Quotation,
    Record,
    Span,
    StatementRow,
    Story,
    TallyRow,
    Time,
    Trigger,
    Value,
)

STARTS_WITH = 60
ENDS_WITH = 40
"""Characters of body quoted in ``starts_with`` and ``ends_with`` (corpus/GUIDE.md)."""


class Findings(Value, frozen=True, kw_only=True):
    """Everything the extractors found in one article, before it is put together."""

    story: Story
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    numbers: tuple[Number, ...]
    quotations: tuple[Quotation, ...]
    triggers: tuple[Trigger, ...]
    attached: Attached


def article_row(text: str, article: Article, sentences: Sequence[Span]) -> ArticleRow:
    """The article as the guide writes it down; ``sentences`` are the spans of its sentences in order."""
    start, end = article.body_span
    first_end = sentences[0][1] if sentences else end
    return ArticleRow(
        title=quote(text, article.title_span),
        starts_with=text[start : min(first_end, start + STARTS_WITH)],
        ends_with=text[max(start, end - ENDS_WITH) : end],
        published=article.published,
        published_from=quote(text, article.published_span),
        dateline_place=quote(text, article.dateline_span),
        agency=quote(text, article.agency_span),
        body_span=article.body_span,
        title_span=article.title_span,
        published_span=article.published_span,
        published_basis=article.published_basis,
        dateline_span=article.dateline_span,
        agency_span=article.agency_span,
        byline=quote(text, article.byline_span),
        byline_span=article.byline_span,
        parts=article.parts,
        why_null=_why_article(article),
    )


def _why_article(article: Article) -> dict[str, str]:
    reasons = {
        "title": (article.title_span, "no title line stands above the body"),
        "published": (article.published, "no date in the dateline, captions, date lines, meta data or address"),
        "dateline_place": (article.dateline_span, "the body does not open with a dateline"),
        "agency": (article.agency_span, "no agency is named in a dateline or credit line of the article"),
        "byline": (article.byline_span, "no byline"),
    }
    why = {key: reason for key, (value, reason) in reasons.items() if value is None}
    if article.published is not None and article.published_span is None:
        why["published_from"] = f"the date comes from outside the text ({article.published_basis})"
    return why


def quote(text: str, span: Span | None) -> str | None:
    """The words at a span, or None for no span."""
    return None if span is None else text[span[0] : span[1]]


Rows = tuple[list[EventRow], list[TallyRow], list[StatementRow]]


def rows(found: Findings) -> Rows:
    """The events (still without ids), tallies and statements of one article, each in page order."""
    acts = (_event(found, i) for i in range(len(found.triggers)))
    told = retold.once([one for act in acts for one in elided.parted(found.story, found.mentions, act)])
    events = attach_roles.settled(found.story.article.published, told)
    tallies = [_tally(found, number) for number in found.attached.tallies]
    statements = [_statement(found, q) for q in found.quotations if q.reported and q.speaker_span is not None]
    return events, tallies, statements


def _event(found: Findings, index: int) -> EventRow:
    story, trigger, text = found.story, found.triggers[index], found.story.text
    parts = found.attached.parts[index]
    told = attach_triggers.told(text, trigger, tuple(_spans(parts)))
    row = EventRow(
        id="",
        article=story.article.number,
        evidence=text[slice(*trigger.evidence_span)],
        trigger=text[slice(*told)],
        type=trigger.type,
        mode=trigger.mode,
        actors=_parties(found, trigger, parts.actors, "actors", parts.by.get("actors")),
        recipients=_parties(found, trigger, parts.recipients, "recipients", parts.by.get("recipients")),
        place=parts.place,
        date=parts.date,
        status=trigger.status,
        role=trigger.role,
        figures=tuple(_figure(found, number) for number in parts.figures),
        attributed_to=tuple(text[a:b] for a, b in parts.sources),
        same_event_in=(),
        evidence_span=trigger.evidence_span,
        trigger_span=told,
        attributed_spans=parts.sources,
        hedge_span=attach_sources.hedge_of(story, trigger, found.quotations),
        confidence=trigger.confidence,
        made_by=", ".join(name for name in (trigger.by, trigger.rule) if name),
    )
    return _with_reasons(found, trigger, row)


def _spans(parts: Parts) -> Iterator[Span]:
    """Where the parts of an event stand."""
    yield from (*parts.actors, *parts.recipients)
    yield from (row.span for row in (parts.place, parts.date) if row is not None and row.span is not None)
    for number in parts.figures:
        of = number.of_span or number.span
        yield min(number.span[0], of[0]), max(number.span[1], of[1])


def _with_reasons(found: Findings, trigger: Trigger, row: EventRow) -> EventRow:
    """The row with a sentence for every field it leaves empty."""
    story = found.story
    reasons: dict[str, tuple[object, Callable[[], str]]] = {
        "mode": (row.mode, lambda: f"{row.type} has no mode that the words of the sentence name"),
        "actors": (row.actors, lambda: attach_parties.why_no_actor(story, trigger)),
        "recipients": (row.recipients, lambda: attach_parties.why_no_recipient(story, trigger)),
        "place": (row.place, lambda: attach_places.why_no_place(story, trigger, found.mentions)),
        "date": (row.date, lambda: attach_dates.why_no_date(story, trigger, found.triggers, found.times)),
        "figures": (row.figures, lambda: "no number in the sentence counts anything of this event"),
        "attributed_to": (
            row.attributed_to,
            lambda: attach_sources.why_no_source(story, trigger, found.quotations),
        ),
    }
    why = {key: reason() for key, (value, reason) in reasons.items() if not value}
    return replace(row, why_null=why)


def _parties(found: Findings, trigger: Trigger, spans: Sequence[Span], side: str, by: str | None) -> Parties:
    """The parties on one side of an event, each once: of two stretches of one party the surer link is kept."""
    kept: dict[str, ActorRow] = {}
    for span in spans:
        row = _actor(found, trigger, span, side, by)
        known = row.actor_id or row.name.casefold()
        if known not in kept or kept[known].confidence < row.confidence:
            kept[known] = row
    return tuple(sorted(kept.values(), key=lambda row: row.span))


Parties = tuple[ActorRow, ...]


def _actor(found: Findings, trigger: Trigger, span: Span, side: str, by: str | None) -> ActorRow:
    """The party at a span on one side of an event; ``by`` attached it, where that was not the rule of the event."""
    event = f"{trigger.type} {trigger.mode or ''}".strip()
    mention = link.describe(
        found.story, span, found.mentions, event=event, side=side, heard=found.attached.heard.get(span, UNHEARD)
    )
    return ActorRow(
        text=found.story.text[span[0] : span[1]],
        name=mention.name,
        country=mention.country,
        sector=mention.sector or "UNK",
        span=span,
        actor_id=mention.id,
        confidence=mention.confidence,
        made_by=f"{by}, {mention.rule}" if by else mention.rule,
    )


def _figure(found: Findings, number: Number) -> FigureRow:
    text = found.story.text
    sources = found.attached.figure_sources.get(number.span, ())
    return FigureRow(
        kind=number.kind,
        of=quote(text, number.of_span),
        text=text[slice(*number.span)],
        low=_count(number.low),
        high=None if number.high is None else _count(number.high),
        scope=number.scope,
        attributed_to=tuple(text[a:b] for a, b in sources),
        span=number.span,
        of_span=number.of_span,
        attributed_spans=sources,
        approximate=number.approximate,
        subset_of=number.subset_of,
        confidence=_sure("figure", number.rule),
        made_by=number.rule,
    )


@cache
def _confidence() -> dict[str, dict[str, float]]:
    """Rule -> share of its findings that were right (confidence.toml says how that was measured); "" for new rules."""
    return tomllib.loads(files("dateline").joinpath("confidence.toml").read_text(encoding="utf-8"))


def _sure(kind: str, rule: str) -> float:
    table = _confidence()[kind]
    return table.get(rule, table[""])


def _count(value: float) -> int | float:
    """Whole numbers as integers: 12 and not 12.0 in every format that is written."""
    return int(value) if float(value).is_integer() else value


def _tally(found: Findings, number: Number) -> TallyRow:
    text = found.story.text
    sources = found.attached.figure_sources.get(number.span, ())
    evidence = _sentence_of(found.story, number.span)
    why = {
        "of": (number.of_span, "the page does not say what is counted"),
        "since": (number.since, "the words give no day from which it counts"),
        "as_of": (number.as_of, "the words do not tell it as standing on a certain day"),
        "side_or_place": (number.side_span, "no side or place is named with it"),
        "attributed_to": (sources or None, "told by the outlet itself: no source is named for it"),
    }
    return TallyRow(
        article=found.story.article.number,
        evidence=text[slice(*evidence)],
        kind=number.kind,
        of=quote(text, number.of_span),
        text=text[slice(*number.span)],
        low=_count(number.low),
        high=None if number.high is None else _count(number.high),
        scope="cumulative",
        since=number.since,
        as_of=number.as_of,
        side_or_place=quote(text, number.side_span),
        attributed_to=tuple(text[a:b] for a, b in sources),
        evidence_span=evidence,
        span=number.span,
        of_span=number.of_span,
        side_span=number.side_span,
        attributed_spans=sources,
        approximate=number.approximate,
        confidence=_sure("figure", number.rule),
        why_null={key: reason for key, (value, reason) in why.items() if value is None},
        made_by=number.rule,
    )


def _sentence_of(story: Story, span: Span) -> Span:
    """The sentence that holds a span; the span itself where no sentence does."""
    return next((s.span for s in story.sentences if s.span[0] <= span[0] < s.span[1]), span)


def _statement(found: Findings, said: Quotation) -> StatementRow:
    text = found.story.text
    speaker = said.speaker_span or said.content_span
    why = {
        "cue": (said.cue_span, "a running quotation: the words of saying stand in an earlier sentence"),
        "addressee": (said.addressee_span, "the page does not say to whom"),
    }
    return StatementRow(
        article=found.story.article.number,
        evidence=text[slice(*said.evidence_span)],
        speaker=text[slice(*speaker)],
        cue=quote(text, said.cue_span),
        content=text[slice(*said.content_span)],
        direct=said.direct,
        addressee=quote(text, said.addressee_span),
        evidence_span=said.evidence_span,
        content_span=said.content_span,
        speaker_span=speaker,
        cue_span=said.cue_span,
        addressee_span=said.addressee_span,
        hedge_span=said.hedge_span,
        confidence=_sure("statement", said.rule),
        why_null={key: reason for key, (value, reason) in why.items() if value is None},
        made_by=said.rule,
    )


# -------------------------------------------------------------------------------------------- quotes and their check


def requoted(found: Rows, text: str) -> Rows:
    """The rows with every quote as the page has it, where they were read with wrapped lines run together or letters
    recased (``clean.story_of``). What is no quote (names, reasons) stays as it was read."""
    events, tallies, statements = found
    return (
        [_requoted_event(row, text) for row in events],
        [_requoted(row, text, TALLY_QUOTES) for row in tallies],
        [_requoted(row, text, STATEMENT_QUOTES) for row in statements],
    )


EVENT_QUOTES = (("evidence", "evidence_span"), ("trigger", "trigger_span"))
TALLY_QUOTES = (("evidence", "evidence_span"), ("text", "span"), ("of", "of_span"), ("side_or_place", "side_span"))
FIGURE_QUOTES = (("text", "span"), ("of", "of_span"))
STATEMENT_QUOTES = (
    ("evidence", "evidence_span"),
    ("speaker", "speaker_span"),
    ("cue", "cue_span"),
    ("content", "content_span"),
    ("addressee", "addressee_span"),
)
"""The quotes of a row, each with the name of its span."""
Row = TypeVar("Row", EventRow, TallyRow, FigureRow, StatementRow)


def _requoted_event(row: EventRow, text: str) -> EventRow:
    place, date = row.place, row.date
    return replace(
        _requoted(row, text, EVENT_QUOTES),
        actors=tuple(replace(party, text=text[slice(*party.span)]) for party in row.actors),
        recipients=tuple(replace(party, text=text[slice(*party.span)]) for party in row.recipients),
        place=None if place is None else replace(place, text=text[slice(*place.span)]),
        date=None if date is None else replace(date, text=quote(text, date.span)),
        figures=tuple(_requoted(figure, text, FIGURE_QUOTES) for figure in row.figures),
    )


def _requoted(row: Row, text: str, quotes: Sequence[tuple[str, str]]) -> Row:
    """The row with these quotes, and with its sources where it has any, as the page has them."""
    told: dict[str, object] = {name: quote(text, getattr(row, span)) for name, span in quotes}
    if not isinstance(row, StatementRow):
        told["attributed_to"] = tuple(text[slice(*span)] for span in row.attributed_spans)
    return replace(row, **told)


def verify(record: Record, text: str) -> None:
    """Raises ``SpanError`` for the first quote of the record that is not ``text`` at its span."""
    for where, words, span in quotes(record):
        if (words is None) != (span is None):
            raise SpanError(f"{where}: words {words!r} with span {span}")
        if span is not None and not (0 <= span[0] < span[1] <= len(text) and text[span[0] : span[1]] == words):
            raise SpanError(f"{where}: span {span} holds {text[span[0] : span[1]][:60]!r}, not {(words or '')[:60]!r}")


def quotes(record: Record) -> Iterator[tuple[str, str | None, Span | None]]:
    """Every quote of a record with its span, and a name for where it stands."""
    for row in record.articles:
        yield from _article_quotes(row)
    for line, furniture in zip(record.furniture, record.furniture_spans, strict=True):
        yield "furniture", line, furniture.span
    for event in record.events:
        yield from _event_quotes(event)
    for tally in record.tallies:
        yield from _tally_quotes(tally)
    for said in record.statements:
        yield from _statement_quotes(said)


Quotes = Iterator[tuple[str, str | None, Span | None]]


def _article_quotes(row: ArticleRow) -> Quotes:
    where = "article"
    start, end = row.body_span
    if start < end:
        yield f"{where} starts_with", row.starts_with, (start, start + len(row.starts_with))
        yield f"{where} ends_with", row.ends_with, (end - len(row.ends_with), end)
    yield f"{where} title", row.title, row.title_span
    yield f"{where} published_from", row.published_from, row.published_span
    yield f"{where} dateline_place", row.dateline_place, row.dateline_span
    yield f"{where} agency", row.agency, row.agency_span
    yield f"{where} byline", row.byline, row.byline_span


def _event_quotes(event: EventRow) -> Quotes:
    where = event.id
    yield from _quotes_of(where, event, EVENT_QUOTES)
    for actor in (*event.actors, *event.recipients):
        yield f"{where} actor", actor.text, actor.span
    if event.place:
        yield f"{where} place", event.place.text, event.place.span
    if event.date:
        yield f"{where} date", event.date.text, event.date.span
    for figure in event.figures:
        yield from _quotes_of(f"{where} figure", figure, FIGURE_QUOTES)
        yield from _sources(where, figure.attributed_to, figure.attributed_spans)
    yield from _sources(where, event.attributed_to, event.attributed_spans)


def _tally_quotes(tally: TallyRow) -> Quotes:
    yield from _quotes_of("tally", tally, TALLY_QUOTES)
    yield from _sources("tally", tally.attributed_to, tally.attributed_spans)


def _statement_quotes(said: StatementRow) -> Quotes:
    yield from _quotes_of("statement", said, STATEMENT_QUOTES)


def _quotes_of(where: str, row: Row, listed: Sequence[tuple[str, str]]) -> Quotes:
    """The quotes that a row's list names, each with its span."""
    for name, span in listed:
        yield f"{where} {name}", getattr(row, name), getattr(row, span)


def _sources(where: str, words: tuple[str, ...], spans: tuple[Span, ...]) -> Quotes:
    for source, span in zip(words, spans, strict=True):
        yield f"{where} source", source, span
