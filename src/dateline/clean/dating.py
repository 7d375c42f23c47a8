"""Where on a page the day of publication of each of its articles is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from dateline.clean import published
from dateline.clean.heads import Draft
from dateline.clean.marks import Mark
from dateline.clean.published import Day, Hints, Published
from dateline.model import Article, Page, Span

DATED_LINE = 200
"""Characters of the longest furniture line in which the day of publication is looked for."""
SIGNED = 60
"""Characters after the last full stop of a body in which a day stands by itself."""

WORDS = 3
"""Words in small letters from which what stands behind the last full stop is a sentence and no day by itself."""

SHOWN = 20
"""Lines with a year at either end of a page that are asked for the year of all its articles."""

LOOK_BACK = 12
"""Characters before a day in which a word tells that it is not the day of the news, or that it is."""

_LONG_AGO = re.compile(r"\b(?:since|until|till|after|from|by|to|of|dated)\s(?:the\s)?\Z", re.IGNORECASE)
_DAILY = re.compile(r"\b(?:today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[\w.,;:\"”’)\]])\[(?:\d{1,3}|citation needed)\]")
"""The mark of a note, as encyclopedias set it behind what they tell: "was opened in 1990.[2]"."""
NOTES = 2
"""Marks of notes from which on a text is an entry of an encyclopedia, whose days are none of publication."""
_FOUR_DIGITS = re.compile(r"\d{4}")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_STOP = re.compile(r"[.!?][\"'”’)]{0,2}\s{1,3}")
_MARGIN = re.compile(
    r"\(\s?((?:19|20)\d\d)\s?\)\Z|\A((?:19|20)\d\d)\Z|(?:©|\(c\)|\bcopyright)\s{1,3}(?:©\s)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A year in brackets that ends a paragraph, as a margin note, or that of a copyright."""


class Dating:
    """The days of one page: what all its articles share is read once."""

    def __init__(self, page: Page, lines: Sequence[Mark]) -> None:
        self.page, self.text, self.lines = page, page.text, lines

    def day(self, draft: Draft, parts: Sequence[Span], number: int) -> Published | None:
        """The day of one article, or None where nothing of its own shows one."""
        if self.page.published is not None and number == 0:
            return Published(iso=self.page.published, span=None, basis=self.page.published_basis or "meta")
        lead = parts[0] if parts else None
        for spans, basis in self._sources(draft):
            day = published.first_day(self.text, spans)
            if day is not None and (found := self._settled(day, draft, lead, basis)):
                return found
        below = self._below(draft, lead)
        caption = published.first_day(self.text, self._captions(draft))
        if caption is not None and (found := published.from_caption(self.text, caption, lead)):
            return below if below and caption.iso and published.shortly(caption.iso, below.iso) else found
        return below or self._told(draft, parts)

    def _settled(self, day: Day, draft: Draft, lead: Span | None, basis: str) -> Published | None:
        iso = day.iso
        if published.doubtful(self.text, day):
            beside = self.page.beside
            if self.page.published is not None:
                beside = replace(beside, changed=self.page.published)
            hints = Hints(lead=lead, margins=self._margins(draft), spelled=self._spelled(draft), beside=beside)
            iso = published.settled(self.text, day, hints)
        return None if iso is None else Published(iso=iso, span=day.span, basis=basis)

    def _sources(self, draft: Draft) -> Iterator[tuple[list[Span], str]]:
        lines = self.lines
        head = [
            m
            for n, m in enumerate(lines[draft.start : draft.first], draft.start)
            if n != draft.title
            and m.reason != "caption"
            and not (m.twin and m.open)
            and len(m.unit.words) <= DATED_LINE
            and not m.body
        ]
        spans = [m.unit.span for m in head]
        at = 0 if draft.title is None else sum(span < lines[draft.title].unit.span for span in spans)
        if published.labelled(self.text, spans[at:]) == {"updated"} and "published" not in published.labelled(
            self.text, spans[:at]
        ):
            yield spans[at:], "dateline-line"  # a bare day above the title may be of the page, or of other news
        yield [m.unit.span for m in head if m.reason in {"date-line", "byline", "dateline"}], "dateline-line"
        own = lines[draft.first].dateline
        if own is not None and own.date is not None:
            yield [own.date], "dateline"
        yield [m.unit.span for m in head], "dateline-line"
        if draft.title is not None:
            yield [lines[draft.title].unit.span], "dateline-line"
        yield [m.unit.span for m in lines[draft.first : draft.last] if m.reason == "date-line"], "dateline-line"

    def _captions(self, draft: Draft) -> list[Span]:
        marks = [*self.lines[draft.start : draft.first], *self.lines[draft.first : draft.end]]
        return [m.unit.span for m in marks if m.reason == "caption" or (m.twin and m.open)]

    def _below(self, draft: Draft, lead: Span | None) -> Published | None:
        """The day in the lines below the body."""
        tail = [m.unit.span for m in self.lines[draft.last : draft.end] if len(m.unit.words) <= DATED_LINE]
        day = published.first_day(self.text, tail)
        if day is None or day.iso is None:
            return None
        return self._settled(day, draft, lead, "dateline-line")

    def _told(self, draft: Draft, parts: Sequence[Span]) -> Published | None:
        """A full day behind the last full stop of the body; else the first that the story tells as its own time."""
        if not parts:
            return None
        start, end = parts[-1][0], max(parts[-1][1], self.lines[draft.last - 1].unit.span[1])
        for stop in _STOP.finditer(self.text, max(start, end - 2 * SIGNED), end):
            days = published.days_in(self.text, (stop.end(), end)) if end - stop.end() <= SIGNED else ()
            alone = days and len(_LOWER.findall(self.text[stop.end() : end])) < WORDS
            if days and alone and days[0].iso is not None and not days[0].period:
                return self._settled(days[0], draft, parts[0], "dateline-line")
        if sum(1 for span in parts for _ in _NOTE.finditer(self.text, *span)) >= NOTES:
            return None
        day = next((day for span in parts for day in self._own_days(span, lead=span == parts[0])), None)
        return None if day is None else self._settled(day, draft, parts[0], "inferred")

    def _own_days(self, span: Span, *, lead: bool) -> list[Day]:
        """The full days of a paragraph that are told as news: of any form in the lead, else with weekday or "today"."""
        if not _FOUR_DIGITS.search(self.text, *span):
            return []
        days = [day for day in published.days_in(self.text, span) if day.iso is not None and not day.period]
        return [
            day
            for day in days
            if not _LONG_AGO.search(self.text, max(span[0], day.span[0] - LOOK_BACK), day.span[0])
            and (lead or _DAILY.search(self.text, max(span[0], day.span[0] - LOOK_BACK), day.span[1]))
        ]

    @cached_property
    def _shown(self) -> list[Mark]:
        """The lines of the page that are no story and name a year: the first and the last of them."""
        found = [m for m in self.lines if _no_story(m) and len(m.unit.words) <= DATED_LINE and _year_in(m)]
        return found if len(found) <= 2 * SHOWN else [*found[:SHOWN], *found[-SHOWN:]]

    @cached_property
    def _shown_days(self) -> list[Day]:
        return [day for mark in self._shown for day in published.days_in(self.text, mark.unit.span)]

    def _margins(self, draft: Draft) -> tuple[Span, ...]:
        """Where a year is the page's own: lines that are no story, and margin notes of this article."""
        notes = [
            match.span(match.lastindex or 0)
            for mark in self.lines[draft.first : draft.end]
            if mark.body and (match := _MARGIN.search(self.text, *mark.unit.span))
        ]
        own = [m.unit.span for m in self.lines[draft.start : draft.end] if _no_story(m) and _year_in(m)]
        return (*(m.unit.span for m in self._shown), *own, *notes)

    def _spelled(self, draft: Draft) -> tuple[Day, ...]:
        """The days that the page's lines and the article's story name."""
        story = [
            day
            for mark in self.lines[draft.first : draft.end]
            if mark.body
            for day in published.days_in(self.text, mark.unit.span)
        ]
        return (*self._shown_days, *self._headed, *story)

    @cached_property
    def _headed(self) -> list[Day]:
        """The full days of the page's datelines."""
        spans = [m.dateline.date for m in self.lines if m.dateline is not None and m.dateline.date is not None]
        days = [day for span in spans for day in published.days_in(self.text, span) if day.iso is not None]
        return days[:SHOWN]


def _no_story(mark: Mark) -> bool:
    return not mark.body and (mark.reason is not None or not mark.unit.stops)


def _year_in(mark: Mark) -> bool:
    return _FOUR_DIGITS.search(mark.unit.words) is not None


HANDED_DOWN = frozenset({"dateline-line", "field", "meta", "url"})
"""Bases of a day that is the whole page's. Datelines, captions and days told in a story are of their article alone."""


def shared(articles: list[Article]) -> Iterator[Article]:
    """An article without a day of its own has the one day of the articles above it, or else of the whole page."""
    everywhere = {a.published: a for a in articles if a.published and a.published_basis in HANDED_DOWN}
    days: dict[str, Article] = {}
    for article in articles:
        if article.published is not None:
            if article.published_basis in HANDED_DOWN:
                days.setdefault(article.published, article)
            yield article
            continue
        (donor,) = days.values() if len(days) == 1 else everywhere.values() if len(everywhere) == 1 else (None,)
        yield article if donor is None else _given(article, donor)


def _given(article: Article, donor: Article) -> Article:
    iso, span, basis = donor.published, donor.published_span, donor.published_basis
    return replace(article, published=iso, published_span=span, published_basis=basis)
