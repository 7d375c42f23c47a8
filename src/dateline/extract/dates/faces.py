"""The faces of the grammar: a story's times, or those of any stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

import msgspec

from dateline.extract.dates import calendar, join, lexicon
from dateline.extract.dates.context import Context, Direction, Found, Reading
from dateline.extract.dates.scan import ECHOES, scan
from dateline.model import Span, Story, Time

LEAD = 2
"""Sentences whose day "48 hours earlier" falls back on far below: the lead tells what the story counts from."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_CUE = re.compile(
    r"(?:\b(as of|as from|prior to|[a-z]+))\s{1,3}(?:(?:the|about|around|shortly|just)\s{1,3}){0,2}$", re.IGNORECASE
)


def find(story: Story) -> tuple[Time, ...]:
    """The times of an article in text order, resolved against ``story.article.published``."""
    spans = [s.span for s in story.sentences]
    title = story.article.title_span
    if title is None or story.article.published is not None:
        return tuple(_read(story.text, spans, story.article.published, carries=True))
    found = _read(story.text, [title, *spans], None, carries=True)  # the year of "Incidents in March 2009"
    return tuple(time for time in found if not title[0] <= time.span[0] < title[1])


def find_in(text: str, span: Span, anchor: str | None) -> tuple[Time, ...]:
    """The times in one stretch of text, resolved against the ISO day ``anchor``; unresolved where that is None."""
    return tuple(_read(text, list(_paragraphs(text, span)), anchor))


def atoms_in(text: str, spans: list[Span], anchor: str | None) -> tuple[Time, ...]:
    """As ``find_in`` over sentences, as TimeML marks them: the ends of an interval apart, no bare "shortly after"."""
    return tuple(_read(text, spans, anchor, ends="apart"))


def read_again(text: str, time: Time, anchor: str | None, direction: Direction) -> Time:
    """The same words resolved toward past or future ("Friday", "in March"); unchanged where that is no choice."""
    start, end = time.span
    ctx = Context(text, max(0, start - 40), end, calendar.parse_day(anchor), tenses=[(start - 1, direction)])
    found = join.intervals(join.times_of_day(list(scan(ctx, start)), ctx), ctx)
    if len(found) != 1 or found[0].end != end or found[0].reading.start is None:
        return time
    return _time(found[0], ctx)


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start = max(0, span[0])
    for gap in _BLANK_LINE.finditer(text, start, span[1]):
        yield start, gap.start()
        start = gap.end()
    yield start, min(span[1], len(text))


def _read(
    text: str,
    spans: list[Span],
    anchor: str | None,
    ends: Literal["joined", "apart"] = "joined",
    *,
    carries: bool = False,
) -> Iterator[Time]:
    day = calendar.parse_day(anchor)
    told: Reading | None = None
    quarter: Reading | None = None
    near: Reading | None = None
    last: Reading | None = None
    days: list[Reading | None] = []
    for start, end in spans:
        earlier = next((d for d in (*reversed(days[-2:]), *days[:LEAD]) if d), None)
        ctx = Context(text, start, end, day, told, quarter, near, earlier, last, carries)
        found = join.times_of_day(list(scan(ctx)), ctx)
        found = join.intervals(found, ctx) if ends == "joined" else [_as_marked(f) for f in found if _is_timex(f)]
        near = ctx.near if ctx.near is not ctx.brought else None
        told, quarter = ctx.told, ctx.quarter
        days.append(_last_day(found))
        last = days[-1] or last
        for item in found:
            yield _time(item, ctx)


def _last_day(found: list[Found]) -> Reading | None:
    """The last reading that is one day."""
    days = [f.reading for f in found if f.reading.start and f.reading.start == f.reading.end]
    return next((d for d in reversed(days) if d.kind in ("DATE", "TIME") and not d.value.endswith("_REF")), None)


def _is_timex(found: Found) -> bool:
    """Whether TimeML marks such words: not "shortly after", a signal, nor "since then"."""
    reading = found.reading
    if found.rule.endswith(ECHOES) or found.rule in lexicon.words("unmarked"):
        return False
    return bool(not reading.relation or reading.start or reading.kind == "DURATION")


def _as_marked(found: Found) -> Found:
    """ "Friday night" as the day: so TimeBank and AQUAINT give it 14 times of 28, as a TIME 9 times."""
    if found.rule != "weekday+part-of-day":
        return found
    reading = found.reading
    return found._replace(reading=msgspec.structs.replace(reading, kind="DATE", value=reading.value[:10]))


def _time(found: Found, ctx: Context) -> Time:
    reading = found.reading
    return Time(
        span=(found.start, found.end),
        kind=reading.kind,
        value=reading.value,
        start=reading.start.isoformat() if reading.start else None,
        end=reading.end.isoformat() if reading.end else None,
        granularity=_GRAINS.get(reading.granularity, reading.granularity),
        rule=found.rule,
        mod=reading.mod,
        anchor=reading.anchor,
        cue=_cue(found, ctx),
        relation=reading.relation,
    )


_GRAINS = {
    "second": "time",
    "minute": "time",
    "hour": "time",
    "night": "day",
    "weekend": "day",
    "fortnight": "week",
    "generation": "fuzzy",
}


def _cue(found: Found, ctx: Context) -> str | None:
    match = _CUE.search(ctx.before(found.start, 40))
    word = cast(str, match[1]).lower() if match else None
    return word if word in lexicon.words("cues") else None
