"""One page in, one record out: pure, so that runs are parallel, restartable and repeatable to the byte."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from msgspec.structs import replace

from dateline import knowledge, record
from dateline.attach import halves, pronouns
from dateline.clean import clean, story_of
from dateline.codebook import Codebook, load
from dateline.errors import SpanError
from dateline.extract import language
from dateline.model import (
    Cleaned,
    EventRow,
    FurnitureRow,
    Issue,
    Page,
    Quotation,
    Record,
    Story,
    Versions,
)
from dateline.reader import (
    act_speakers,
    arms,
    bound_counts,
    business_pages,
    counted_acts,
    crossheads,
    handed_days,
    headlines,
    nobody_died,
    one_sector,
    own,
    own_forces,
    proposed,
    rallies,
    scenes,
    settle,
    shipped,
)
from dateline.reader.joined import read
from dateline.reader.told_once import told_once
from dateline.settings import Settings

RULES = "rules-27"
"""Version of the rules that find events; raised whenever their output may differ."""


def versions(settings: Settings) -> Versions:
    """What a record made now would be made by."""
    return Versions(
        dateline=_program(),
        reader=_reader(settings),
        codebook=_codebook(settings),
        knowledge=knowledge.version(settings.actors),
    )


@cache
def _program() -> str:
    """The version of the program; kept, as it is looked up on disk."""
    return version("dateline")


def _codebook(settings: Settings) -> str:
    """The shipped codebook, and the user's own with the hashes of what was fitted to them."""
    mine = own.load(settings.codebooks, shipped.folder())
    return f"{load().version}+{mine.version}" if mine else load().version


def _reader(settings: Settings) -> str:
    """The event finder, with its bounds where they are not the usual ones: other bounds make another reading."""
    name = RULES if settings.reader == "rules" else f"{shipped.version()}, {RULES}"
    usual = Settings()
    asked = [
        f"{field.replace('_', ' ')} {getattr(settings, field):g}"
        for field in ("least_odds", "min_confidence")
        if getattr(settings, field) != getattr(usual, field)
    ]
    return ", ".join([name, *asked])


def read_page(page: Page, settings: Settings) -> Record:
    """The record of one page. Never raises for what the page holds: trouble becomes an issue and an empty record.

    Raises Error where the program itself cannot read: weights of the reader that are absent or changed.
    """
    if settings.reader == "model":
        shipped.reader()
    try:
        found = _read(page, settings)
        record.verify(found, page.text)
        return found
    except SpanError as error:
        return _blank(page, settings, Issue(code="span", message=str(error)))
    except Exception as error:  # the one broad catch: one page's trouble must not end the run
        return _blank(page, settings, Issue(code="internal", message=f"{type(error).__name__}: {error}"))


def _blank(page: Page, settings: Settings, *issues: Issue) -> Record:
    return Record(
        page=page.id,
        provenance="read by Dateline",
        source=page.source,
        sha256=page.sha256,
        versions=versions(settings),
        issues=(*page.issues, *issues),
        url=page.url,
        outlet=page.outlet,
    )


def _read(page: Page, settings: Settings) -> Record:
    blank = _blank(page, settings)
    if not page.text.strip():
        return blank
    cleaned = clean(page)
    book = load()
    stories = [story_of(page.text, article) for article in cleaned.articles]
    foreign = [language.check(story) for story in stories]
    tables = [
        _quoting(page.text, story, _rows(story, book, settings))
        for story, issues in zip(stories, foreign, strict=True)
        if not issues
    ]
    found = [event for table in tables for event in table[0] if event.confidence >= settings.min_confidence]
    return replace(
        blank,
        articles=tuple(record.article_row(page.text, s.article, [x.span for x in s.sentences]) for s in stories),
        furniture=tuple(page.text[slice(*line.span)] for line in cleaned.furniture),
        furniture_spans=tuple(FurnitureRow(span=line.span, reason=line.reason) for line in cleaned.furniture),
        events=_numbered(found),
        tallies=tuple(tally for table in tables for tally in table[1]),
        statements=tuple(said for table in tables for said in table[2]),
        issues=(*page.issues, *cleaned.issues, *(i for issues in foreign for i in issues), *_missing(cleaned)),
    )


def _quoting(text: str, story: Story, found: record.Rows) -> record.Rows:
    """The rows with the words of the page, which may not be those that were read."""
    return found if story.text is text else record.requoted(found, text)


def _rows(story: Story, book: Codebook, settings: Settings) -> record.Rows:
    """The way of one article: reading, then attaching and linking."""
    around = proposed.gathered(story, book, settings.actors)
    if settings.reader == "rules":
        triggers, quotations = around.rules, _said(around, around.quotations)
        attached = proposed.attached(around, triggers)
    else:
        mine = own.load(settings.codebooks, shipped.folder())
        reading = read(shipped.reader(), around, settings.least_odds, mine)
        triggers = reading.triggers
        said = _said(around, settle.quotations(story, reading, around.quotations))
        quotations = told_once(story.text, said)
        attached = settle.attached(reading, around, quotations)
        quotations, attached = act_speakers.spoken(story.text, quotations, triggers, attached)
    found = record.rows(
        record.Findings(
            story=story,
            mentions=around.mentions,
            times=around.times,
            numbers=around.numbers,
            quotations=quotations,
            triggers=triggers,
            attached=attached,
        )
    )
    if settings.reader == "rules":
        return found
    spans = [sentence.span for sentence in story.sentences]
    title = story.article.title_span
    events = crossheads.dropped(story, found[0])
    events = headlines.told(story.text, title, events, found[1])
    events = bound_counts.told(story.text, counted_acts.moved(story.text, title, spans, events))
    events = scenes.kept(story.text, spans, events)
    events = handed_days.dropped(story.text, arms.borne_out(events))
    first = title[0] if title is not None else min((a for a, _ in spans), default=0)
    whole = first, max((b for _, b in spans), default=first)
    events = nobody_died.told(story.text, whole, own_forces.left_out(story.text, whole, events))
    events = business_pages.dropped(story.text, whole, events)
    events = rallies.dropped(story.text, whole, events)
    return one_sector.alike(events), *found[1:]


def _said(around: proposed.Around, found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The statements whole, and each pronoun that speaks with whom it stands for."""
    return pronouns.resolved(around.story, halves.joined(around.story, found), around.mentions)


def _numbered(found: list[EventRow]) -> tuple[EventRow, ...]:
    """E1, E2, ... in page order."""
    ordered = sorted(found, key=lambda event: (event.evidence_span, event.trigger_span))
    return tuple(replace(event, id=f"E{number}") for number, event in enumerate(ordered, 1))


def _missing(cleaned: Cleaned) -> tuple[Issue, ...]:
    """What the page as a whole lacks."""
    if not cleaned.articles:
        return (Issue(code="no-article", message="the page holds no article: all of it is furniture"),)
    undated = [str(a.number + 1) for a in cleaned.articles if a.published is None]
    if not undated:
        return ()
    which = ", ".join(undated)
    return (Issue(code="no-date", message=f"article {which} of the page shows no publication date"),)
