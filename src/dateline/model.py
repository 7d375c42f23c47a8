"""The frozen values that travel through Dateline, in the order in which they come into being.

Every offset in this module is a half-open range ``[start, end)`` in the *page text*: the one string that a page is read
from. Nothing changes that string, so ``text[start:end]`` is always the quoted words. Dates are ISO 8601 strings
(``YYYY-MM-DD``); an interval is closed, and an ``end`` of None is open. Countries are ISO 3166-1 alpha-3.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all values: immutable, compared by content, built by keyword."""


# -------------------------------------------------------------------------------- page and articles


class Issue(Value, frozen=True, kw_only=True):
    """Something wrong with a page: a code of ``errors.ISSUE_CODES`` and one sentence about this page."""

    code: str
    message: str


class Line(Value, frozen=True, kw_only=True):
    """What HTML told about one stretch of the page text: ``role`` is body, title, caption, byline, date, or other."""

    span: Span
    role: str


class Beside(Value, frozen=True, kw_only=True):
    """What stands beside a page's text and tells a year, but no day of publication: the month or year in its address
    ("2024-02", "2024"), the day of its last change, the year of its copyright."""

    address: str | None = None
    changed: str | None = None
    owned: str | None = None


class Page(Value, frozen=True, kw_only=True):
    """A page as fetched. ``text`` is what is read; ``data`` the bytes it came from, whose SHA-256 is ``sha256``.

    ``source`` names the page for good (absolute path, URL, or FILE#id for a JSON line); ``id`` is the file's stem or
    the JSON line's id. ``published`` is a day given beside the text (JSON field, HTML meta, JSON-LD, or in the URL) and
    ``published_basis`` says which: field, meta, or url. ``beside`` may give a dateline its year. ``lines`` is empty for
    plain text.
    """

    id: str
    source: str
    sha256: str
    data: bytes
    text: str
    media: str = "text/plain"
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    beside: Beside = Beside()
    lines: tuple[Line, ...] = ()
    issues: tuple[Issue, ...] = ()


class Furniture(Value, frozen=True, kw_only=True):
    """One line of the page that is no story, with the reason: caption, credit, share-button, byline, ..."""

    span: Span
    reason: str


class Article(Value, frozen=True, kw_only=True):
    """One story cut from a page.

    ``parts`` are the paragraphs of its body in page order (dateline cut off the first). ``title_span`` is the title.
    ``published`` is its day, ``published_span`` the words that show it (None where the day came from outside the text)
    and ``published_basis`` how: field, meta, url, dateline, dateline-line, caption, or inferred.
    """

    number: int
    parts: tuple[Span, ...]
    title_span: Span | None = None
    published: str | None = None
    published_span: Span | None = None
    published_basis: str | None = None
    dateline_span: Span | None = None
    agency_span: Span | None = None
    byline_span: Span | None = None

    @property
    def body_span(self) -> Span:
        """From the first character of the first part to the last of the last; (0, 0) for an article without body."""
        return (self.parts[0][0], self.parts[-1][1]) if self.parts else (0, 0)


class Cleaned(Value, frozen=True, kw_only=True):
    """A page cut up without loss: every non-blank character is in one title, dateline, part or furniture line."""

    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...]
    issues: tuple[Issue, ...] = ()


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence of an article body. ``paragraph`` is the index of its part in ``Article.parts``."""

    span: Span
    paragraph: int


class Story(Value, frozen=True, kw_only=True):
    """What every extractor is given: the page text, one article of it, and the article's sentences in order."""

    text: str
    article: Article
    sentences: tuple[Sentence, ...]


# -------------------------------------------------------------------------------- findings


class Time(Value, frozen=True, kw_only=True):
    """A time expression: its TIMEX3 type and value, and the closed day interval it commits to.

    ``start`` None means unresolved (no anchor); ``end`` None with a start means open. ``granularity`` is one of
    time, day, week, month, season, quarter, half, year, decade, century, or fuzzy. ``anchor`` is the span of the words
    or the ISO day it was resolved against; ``rule`` the grammar rule's id. ``cue`` is the preposition before it, if any
    ("since", "until", "by", "before", "after", "during", ...). ``relation`` is "after" or "before" for expressions
    that hang on another event ("two days later").
    """

    span: Span
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    start: str | None
    end: str | None
    granularity: str
    rule: str
    mod: str | None = None
    anchor: Span | str | None = None
    cue: str | None = None
    relation: str | None = None


class Number(Value, frozen=True, kw_only=True):
    """A quantity in the text with its bounds: "more than 85" is 86 to None; "about 600" 600 to 600.

    ``of_span`` is what is counted ("US service members"); ``kind`` a figure kind of the codebook; ``subset_of`` the
    span of the figure that this one is part of ("including three children"). ``scope`` is incident or cumulative.
    """

    span: Span
    low: float
    high: float | None
    kind: str
    scope: Literal["incident", "cumulative"]
    rule: str
    approximate: bool = False
    of_span: Span | None = None
    subset_of: Span | None = None
    since: str | None = None
    as_of: str | None = None
    side_span: Span | None = None


class Mention(Value, frozen=True, kw_only=True):
    """Words that name or describe an actor or a place, linked as far as the tables go.

    ``kind`` is actor or place (one stretch of text may be both: "Washington barred", "in Washington"). ``id`` is the
    table's identifier or None; ``named`` tells a proper name from a description ("three US service members").
    """

    span: Span
    kind: Literal["actor", "place"]
    name: str
    country: str | None
    rule: str
    sector: str | None = None
    id: str | None = None
    named: bool = True
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    confidence: float = 1.0


class Quotation(Value, frozen=True, kw_only=True):
    """Somebody's words: ``content_span`` said by ``speaker_span`` (the nearest full mention for a pronoun).

    ``chain`` is who passed it on, inner first, speaker included ("the ministry", "state media"). ``hedge_span`` is the
    words that weaken it ("reportedly", "unconfirmed"). ``evidence_span`` is the sentence that holds the content.
    """

    evidence_span: Span
    content_span: Span
    speaker_span: Span | None
    cue_span: Span | None
    direct: bool
    rule: str
    addressee_span: Span | None = None
    hedge_span: Span | None = None
    chain: tuple[Span, ...] = ()
    reported: bool = True


class Trigger(Value, frozen=True, kw_only=True):
    """The words that tell an event, with what the finder says of it; arguments are attached later.

    ``evidence_span`` is the whole sentence. ``clause_span`` is the stretch within it that the event's arguments are
    looked for first. ``voice`` is active, passive, nominal, or reciprocal. ``confidence`` is the finder's, in 0..1.
    ``rule`` is the rule that tells where its parties stand ("" for none); ``by`` the reader where that found it.
    """

    evidence_span: Span
    span: Span
    clause_span: Span
    type: str
    mode: str | None
    status: str
    role: str
    voice: str
    rule: str
    confidence: float
    by: str = ""


class Parts(Value, frozen=True, kw_only=True):
    """What belongs to one event. ``by`` names the reader where it attached a part, "" where the rule says it itself."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: PlaceRow | None = None
    date: DateRow | None = None
    figures: tuple[Number, ...] = ()
    sources: tuple[Span, ...] = ()
    by: dict[str, str] = {}


class Heard(Value, frozen=True, kw_only=True):
    """What the reader's word vectors add to the scores of a party: to each sector, and to each feature of a candidate
    for its country (``link.country.HEARD``); both are empty where nothing is known."""

    sectors: tuple[float, ...] = ()
    countries: tuple[float, ...] = ()


UNHEARD = Heard()
"""Of a party that no reader read."""


class Attached(Value, frozen=True, kw_only=True):
    """What belongs to the events of one article, event by event; its running totals; who gives each figure, by its
    span; and what the reader hears of each party, by its span."""

    parts: tuple[Parts, ...] = ()
    tallies: tuple[Number, ...] = ()
    figure_sources: dict[Span, tuple[Span, ...]] = {}
    heard: dict[Span, Heard] = {}


# -------------------------------------------------------------------------------- the record of a page
# Field names below are those of corpus/GUIDE.md: annotation and output are one schema.


class ArticleRow(Value, frozen=True, kw_only=True):
    """An article as recorded: the guide's quotes, with their spans and the basis of the publication date."""

    title: str | None
    starts_with: str
    ends_with: str
    published: str | None
    published_from: str | None
    dateline_place: str | None
    agency: str | None
    body_span: Span
    title_span: Span | None = None
    published_span: Span | None = None
    published_basis: str | None = None
    dateline_span: Span | None = None
    agency_span: Span | None = None
    byline: str | None = None
    byline_span: Span | None = None
    parts: tuple[Span, ...] = ()
    why_null: dict[str, str] = {}


class FurnitureRow(Value, frozen=True, kw_only=True):
    """Where one furniture line stands and why it is furniture; the words are in ``Record.furniture``."""

    span: Span
    reason: str


class ActorRow(Value, frozen=True, kw_only=True):
    """An actor or recipient of an event."""

    text: str
    name: str
    country: str | None
    sector: str
    span: Span
    actor_id: str | None = None
    confidence: float = 1.0
    made_by: str = ""


class PlaceRow(Value, frozen=True, kw_only=True):
    """Where an event happened. ``precision`` is exact, near, area, region, border, or country."""

    text: str
    name: str
    country: str | None
    span: Span
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    confidence: float = 1.0
    made_by: str = ""


class DateRow(Value, frozen=True, kw_only=True):
    """When an event happened: a closed interval; ``text`` None where the page gives no words (the dateline day)."""

    text: str | None
    start: str
    end: str | None
    span: Span | None = None
    timex: str | None = None
    granularity: str | None = None
    anchor: str | None = None
    made_by: str = ""


class FigureRow(Value, frozen=True, kw_only=True):
    """A number in one event, with bounds, what it counts, and on whose word."""

    kind: str
    of: str | None
    text: str
    low: int | float
    high: int | float | None
    scope: str
    attributed_to: tuple[str, ...]
    span: Span
    of_span: Span | None = None
    attributed_spans: tuple[Span, ...] = ()
    approximate: bool = False
    subset_of: Span | None = None
    confidence: float = 1.0
    made_by: str = ""


class EventRow(Value, frozen=True, kw_only=True):
    """Who did what to whom, when, where, with which figures, and who says so."""

    id: str
    article: int
    evidence: str
    trigger: str
    type: str
    mode: str | None
    actors: tuple[ActorRow, ...]
    recipients: tuple[ActorRow, ...]
    place: PlaceRow | None
    date: DateRow | None
    status: str
    role: str
    figures: tuple[FigureRow, ...]
    attributed_to: tuple[str, ...]
    same_event_in: tuple[str, ...]
    evidence_span: Span
    trigger_span: Span
    attributed_spans: tuple[Span, ...] = ()
    hedge_span: Span | None = None
    confidence: float = 1.0
    why_null: dict[str, str] = {}
    made_by: str = ""


class TallyRow(Value, frozen=True, kw_only=True):
    """A running total: a figure that counts since some day, or a standing strength."""

    article: int
    evidence: str
    kind: str
    of: str | None
    text: str
    low: int | float
    high: int | float | None
    scope: str
    since: str | None
    as_of: str | None
    side_or_place: str | None
    attributed_to: tuple[str, ...]
    evidence_span: Span
    span: Span
    of_span: Span | None = None
    side_span: Span | None = None
    attributed_spans: tuple[Span, ...] = ()
    approximate: bool = False
    confidence: float = 1.0
    why_null: dict[str, str] = {}
    made_by: str = ""


class StatementRow(Value, frozen=True, kw_only=True):
    """Who said what, in which words, to whom."""

    article: int
    evidence: str
    speaker: str
    cue: str | None
    content: str
    direct: bool
    addressee: str | None
    evidence_span: Span
    content_span: Span
    speaker_span: Span
    cue_span: Span | None = None
    addressee_span: Span | None = None
    hedge_span: Span | None = None
    confidence: float = 1.0
    why_null: dict[str, str] = {}
    made_by: str = ""


class Versions(Value, frozen=True, kw_only=True):
    """What made a record: program, reader (event finder or model), codebook, and knowledge tables."""

    dateline: str
    reader: str
    codebook: str
    knowledge: str


class Record(Value, frozen=True, kw_only=True):
    """Everything Dateline found on one page, in the guide's schema with spans, reasons and versions."""

    page: str
    provenance: str
    source: str
    sha256: str
    versions: Versions
    articles: tuple[ArticleRow, ...] = ()
    furniture: tuple[str, ...] = ()
    furniture_spans: tuple[FurnitureRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    tallies: tuple[TallyRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    issues: tuple[Issue, ...] = ()
    url: str | None = None
    outlet: str | None = None
