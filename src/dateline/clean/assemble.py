"""From marked lines to articles and furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.clean import boxes, datelines, tails
from dateline.clean.articles import regions
from dateline.clean.bylines import byline_of
from dateline.clean.dating import Dating, shared
from dateline.clean.heads import Draft, body_range
from dateline.clean.lines import line_start, units
from dateline.clean.marks import Mark, marks
from dateline.clean.titles import title_of
from dateline.model import Article, Cleaned, Furniture, Page, Span

SUMMARY = 3
"""Paragraphs at the head of an article of which one may open with the dateline: a summary may stand above it."""


def clean(page: Page) -> Cleaned:
    """The articles and furniture of a page; a page without a story is furniture only."""
    lines = boxes.marked(marks(page, units(page)))
    drafts = list(_drafts(page, lines))
    taken = {number: draft for draft in drafts for number in range(draft.first, draft.last)}
    titles = {draft.title for draft in drafts if draft.title is not None}
    dating = Dating(page, lines)
    articles = [_article(page, lines, draft, number, dating) for number, draft in enumerate(drafts)]
    furniture = [
        f for number, mark in enumerate(lines) if number not in titles for f in _furniture(page, lines, number, taken)
    ]
    return Cleaned(articles=tuple(shared(articles)), furniture=tuple(furniture))


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
    if mark.body or mark.unit.stops:
        return True
    return not (_linked(lines, number, draft) or _one_of_links(lines, number, draft))


def _linked(lines: Sequence[Mark], number: int, draft: Draft) -> bool:
    """Whether an open line belongs to the list of links above it."""
    while number > draft.first and lines[number].open and not lines[number].unit.stops and not lines[number].unit.gap:
        number -= 1
    return lines[number].reason in {"related-link", "advert", "share-button"}


LINK_WORDS = 4
"""Words of the shortest title of another page."""
_LISTED = re.compile(r"\W*\d|[^\w\"'“‘]")
"""How an entry of a list begins: with a number or a bullet."""


_SENTENCE = re.compile(r"\b(?:was|were|(?:has|have|had) been)\b")
"""Words that titles leave out: "Five people were killed in Lviv" is a sentence, if one without a stop."""


def _one_of_links(lines: Sequence[Mark], number: int, draft: Draft) -> bool:
    """Whether a line within a story is one of several that each read as the title of another page: a crosshead stands
    alone."""
    beside = [n for n in (number - 1, number + 1) if draft.first < n < draft.last]
    return _titles_another(lines[number]) and any(_titles_another(lines[n]) for n in beside)


def _titles_another(mark: Mark) -> bool:
    """Whether a line has the look of a title: words enough, no stop or colon, no bullet or number in front."""
    words = mark.unit.words
    plain = mark.open and mark.unit.role is None and not mark.unit.stops and words[-1] not in ":;,"
    plain = plain and _SENTENCE.search(words) is None
    return plain and words.count(" ") >= LINK_WORDS - 1 and _LISTED.match(words) is None and words[0].isupper()


def _furniture(page: Page, lines: Sequence[Mark], number: int, taken: dict[int, Draft]) -> Iterator[Furniture]:
    mark, draft = lines[number], taken.get(number)
    if draft is None or not _in_body(lines, number, draft):
        yield Furniture(span=mark.unit.span, reason=_why(lines, number))
        return
    if number == _opened(page, lines, draft):
        line = mark.dateline
        if line is not None:
            notes = datelines.notes_end(page.text, line.end, mark.unit.span[1])
            if page.text[line.end : notes].strip():
                yield Furniture(span=_trim(page.text, (line.end, notes)), reason="note")
    end = mark.unit.span[1]
    signed = datelines.credit(page.text, _part_start(page, mark, number == _opened(page, lines, draft)), end)
    if signed is not None:
        yield Furniture(span=_trim(page.text, (signed, end)), reason="credit")


def _why(lines: Sequence[Mark], number: int) -> str:
    mark = lines[number]
    if mark.reason is not None:
        return mark.reason
    if mark.twin:
        return "caption" if mark.unit.stops or len(mark.unit.words) > 160 else "repeated-title"
    return tails.reason(mark.unit.flat) or ("summary" if mark.unit.stops else "label")


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _article(page: Page, lines: Sequence[Mark], draft: Draft, number: int, dating: Dating) -> Article:
    opened = _opened(page, lines, draft)
    parts = tuple(
        span
        for n in range(draft.first, draft.last)
        if _in_body(lines, n, draft) and (span := _part(page, lines[n], n == opened))
    )
    dateline = lines[opened].dateline or _dateline(lines, draft)
    day = dating.day(draft, parts, number)
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


def _part_start(page: Page, mark: Mark, opened: bool) -> int:
    start, end = mark.unit.span
    if opened and mark.dateline is not None and mark.dateline.end < end:
        return datelines.notes_end(page.text, mark.dateline.end, end)
    return start


def _part(page: Page, mark: Mark, opened: bool) -> Span:
    start, end = _part_start(page, mark, opened), mark.unit.span[1]
    signed = datelines.credit(page.text, start, end)
    span = _trim(page.text, (start, end if signed is None else signed))
    return span if span[1] > span[0] else mark.unit.span


_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}(?:,|\Z)")
"""A town as a dateline writes it; longer ones are crossheads ("QUESTIONABLE MEDICAL CLAIMS MADE - ")."""
STANDFIRST = 250
"""Characters of the longest sentence that sums the story up above its dateline."""


def _opened(page: Page, lines: Sequence[Mark], draft: Draft) -> int:
    """The paragraph that a dateline opens: the first, or one right behind a summary ("ROME (AP) — "), where it may be
    a town in capitals alone ("CHARLOTTE - "), but not one of the items of a diary."""
    last = min(draft.last, draft.first + SUMMARY)
    for number in range(draft.first, last):
        line = lines[number].dateline
        if line is None or (number > draft.first and not lines[number].body):
            continue
        if number == draft.first or (line.strong and line.agency):
            return number
        if _is_town(page, line) and all(_is_standfirst(lines[n]) for n in range(draft.first, number)):
            return number if number + 1 >= len(lines) or lines[number + 1].dateline is None else draft.first
    return draft.first


def _is_town(page: Page, line: datelines.Dateline) -> bool:
    return line.place is not None and _CAPITALS.match(page.text, *line.place) is not None


def _is_standfirst(mark: Mark) -> bool:
    return mark.unit.span[1] - mark.unit.span[0] <= STANDFIRST


def _dateline(lines: Sequence[Mark], draft: Draft) -> datelines.Dateline | None:
    """A dateline on a line of its own above the first paragraph."""
    found = [m for m in lines[draft.start : draft.first] if m.dateline is not None and m.reason is not None]
    towns = [m for m in found if datelines.town_line(m.unit.flat)]
    return (towns or found)[0].dateline if found else None


def dateline_range(text: str, article: Article) -> Span | None:
    """Where a dateline stands that shares its line with a part: from the start of the line to the part."""
    if not article.parts:
        return None
    told = article.dateline_span[0] if article.dateline_span else 0
    end = next((start for start, _ in article.parts if start >= told), article.parts[0][0])
    start = line_start(text, min(end, article.dateline_span[0] if article.dateline_span else end))
    if end - start > datelines.LONGEST + datelines.NOTES or not text[start:end].strip():
        return None
    return start, end
