"""From marked lines to articles and furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.clean import datelines, published
from dateline.clean.articles import regions
from dateline.clean.bylines import byline_of
from dateline.clean.heads import body_range, title_of
from dateline.clean.lines import line_start, units
from dateline.clean.marks import Mark, marks
from dateline.clean.published import Published
from dateline.model import Article, Cleaned, Furniture, Page, Span, Value

DATED_LINE = 200
"""Characters of the longest furniture line in which the day of publication is looked for."""


class Draft(Value, frozen=True, kw_only=True):
    """One article as ranges of units: all its lines, its body, the title."""

    start: int
    end: int
    first: int
    last: int
    title: int | None


def clean(page: Page) -> Cleaned:
    """The articles and furniture of a page; a page without a story is furniture only."""
    lines = marks(page, units(page))
    drafts = list(_drafts(page, lines))
    taken = {number: draft for draft in drafts for number in range(draft.first, draft.last)}
    titles = {draft.title for draft in drafts if draft.title is not None}
    articles = [_article(page, lines, draft, number) for number, draft in enumerate(drafts)]
    furniture = [
        f for number, mark in enumerate(lines) if number not in titles for f in _furniture(page, lines, number, taken)
    ]
    return Cleaned(articles=tuple(_shared_day(articles)), furniture=tuple(furniture))


def _drafts(page: Page, lines: Sequence[Mark]) -> Iterator[Draft]:
    for start, end, title in regions(lines):
        body = body_range(lines, start, end)
        if body is None:
            continue
        found = title if title is not None else title_of(lines, start, body[0], page.title)
        yield Draft(start=start, end=end, first=body[0], last=body[1], title=found)


def _in_body(lines: Sequence[Mark], number: int, draft: Draft) -> bool:
    """Whether a unit between the first and the last paragraph is story: crossheads are, links and adverts are not."""
    mark = lines[number]
    if number == draft.first:
        return True
    if mark.reason is not None or (mark.twin and not mark.body):
        return False
    return mark.body or mark.unit.stops or not _linked(lines, number, draft)


def _linked(lines: Sequence[Mark], number: int, draft: Draft) -> bool:
    """Whether an open line belongs to the list of links above it."""
    while number > draft.first and lines[number].open and not lines[number].unit.stops and not lines[number].unit.gap:
        number -= 1
    return lines[number].reason in {"related-link", "advert", "share-button"}


def _furniture(page: Page, lines: Sequence[Mark], number: int, taken: dict[int, Draft]) -> Iterator[Furniture]:
    mark, draft = lines[number], taken.get(number)
    if draft is None or not _in_body(lines, number, draft):
        yield Furniture(span=mark.unit.span, reason=_why(lines, number))
    elif number == draft.first:
        line = mark.dateline
        if line is not None:
            notes = datelines.notes_end(page.text, line.end, mark.unit.span[1])
            if page.text[line.end : notes].strip():
                yield Furniture(span=_trim(page.text, (line.end, notes)), reason="note")


def _why(lines: Sequence[Mark], number: int) -> str:
    mark = lines[number]
    if mark.reason is not None:
        return mark.reason
    if mark.twin:
        return "caption" if mark.unit.stops or len(mark.unit.words) > 160 else "repeated-title"
    return "summary" if mark.unit.stops else "label"


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _article(page: Page, lines: Sequence[Mark], draft: Draft, number: int) -> Article:
    parts = tuple(
        span
        for n in range(draft.first, draft.last)
        if _in_body(lines, n, draft) and (span := _part(page, lines[n], n == draft.first))
    )
    dateline = _dateline(lines, draft)
    day = _published(page, lines, draft, parts, number)
    return Article(
        number=number,
        parts=parts,
        title_span=None if draft.title is None else lines[draft.title].unit.span,
        published=day.iso if day else None,
        published_span=day.span if day else None,
        published_basis=day.basis if day else None,
        dateline_span=dateline.place if dateline else None,
        agency_span=dateline.agency if dateline else None,
        byline_span=byline_of(lines[draft.start : draft.first]),
    )


def _part(page: Page, mark: Mark, first: bool) -> Span:
    start, end = mark.unit.span
    if first and mark.dateline is not None and mark.dateline.end < end:
        start = datelines.notes_end(page.text, mark.dateline.end, end)
    span = _trim(page.text, (start, end))
    return span if span[1] > span[0] else mark.unit.span


def _dateline(lines: Sequence[Mark], draft: Draft) -> datelines.Dateline | None:
    own = lines[draft.first].dateline
    if own is not None:
        return own
    return next((m.dateline for m in lines[draft.start : draft.first] if m.dateline and m.reason is not None), None)


def dateline_range(text: str, article: Article) -> Span | None:
    """Where a dateline stands that shares its line with the first part: from the start of the line to the part."""
    if article.dateline_span is None or not article.parts or article.dateline_span[0] > article.parts[0][0]:
        return None
    start, end = line_start(text, article.dateline_span[0]), article.parts[0][0]
    if end - start > datelines.LONGEST + datelines.NOTES:
        return None
    return start, end


def _published(page: Page, lines: Sequence[Mark], draft: Draft, parts: Sequence[Span], number: int) -> Published | None:
    if page.published is not None and number == 0:
        return Published(iso=page.published, span=None, basis=page.published_basis or "meta")
    lead = parts[0] if parts else None
    region = [m.unit.span for n, m in enumerate(lines) if draft.start <= n < draft.end or m.reason == "copyright"]
    head = lines[draft.start : draft.first]
    for spans, basis in _sources(lines, draft):
        day = published.first_day(page.text, spans)
        if day is not None and (iso := published.settled(page.text, day, lead, region)):
            return Published(iso=iso, span=day.span, basis=basis)
    captions = [
        m.unit.span for m in [*head, *lines[draft.first : draft.end]] if m.reason == "caption" or (m.twin and m.open)
    ]
    caption = published.first_day(page.text, captions)
    if caption is not None and (found := published.from_caption(page.text, caption, lead)):
        return found
    tail = [
        m.unit.span for m in lines[draft.last : draft.end] if m.reason is not None and len(m.unit.words) <= DATED_LINE
    ]
    day = published.first_day(page.text, tail)
    if day is not None and day.iso is not None:
        return Published(iso=day.iso, span=day.span, basis="dateline-line")
    return None


def _sources(lines: Sequence[Mark], draft: Draft) -> Iterator[tuple[list[Span], str]]:
    head = [
        m
        for n, m in enumerate(lines[draft.start : draft.first], draft.start)
        if n != draft.title
        and m.reason != "caption"
        and not (m.twin and m.open)
        and len(m.unit.words) <= DATED_LINE
        and not m.body
    ]
    yield [m.unit.span for m in head if m.reason in {"date-line", "byline", "dateline"}], "dateline-line"
    own = lines[draft.first].dateline
    if own is not None and own.date is not None:
        yield [own.date], "dateline"
    yield [m.unit.span for m in head], "dateline-line"
    if draft.title is not None:
        yield [lines[draft.title].unit.span], "dateline-line"


def _shared_day(articles: list[Article]) -> Iterator[Article]:
    """An article without a day of its own has the one day that the articles above it have."""
    days: dict[str, Article] = {}
    for article in articles:
        if article.published is not None:
            days.setdefault(article.published, article)
        elif len(days) == 1:
            (donor,) = days.values()
            article = replace(
                article,
                published=donor.published,
                published_span=donor.published_span,
                published_basis=donor.published_basis,
            )
        yield article
