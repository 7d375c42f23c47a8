"""Which time expression tells when an event happened.

What stands between an act and a time in its sentence is weighed (``date_features``, ``dates.toml``); a time that counts
from another act ("two days after the raid") is counted from that act's date; ``date_intervals`` settles the ends. The
conventions are those of the annotation guide, decision 12.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import msgspec

from dateline.attach.date_chronicle import own_day
from dateline.attach.date_clauses import in_the_wake, inner_day, of_another, of_object, set_for, since_event
from dateline.attach.date_entries import entry_row
from dateline.attach.date_events import event_row
from dateline.attach.date_features import SPEECH, compares, features, governs, tables, word_lists
from dateline.attach.date_intervals import counted, interval, since
from dateline.attach.date_nth import nth_day_row
from dateline.attach.date_told import tells_of
from dateline.attach.date_unworded import is_done_today, row_of_day, told_when_said
from dateline.attach.date_when import by_owner, of_content, of_main_verb, opens_when
from dateline.extract.dates import calendar, read_again
from dateline.model import DateRow, Span, Story, Time, Trigger

CUT = -0.4
"""Log odds above which a time is taken; of -.8, -.4, 0, .4 the F1 on the dev pages is .751, .755, .759, .753."""

REACH = 12
"""Times of a sentence and acts on either side that are looked at; longer sentences are lists, not prose."""

_ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "RETREAT", "AID", "COOPERATE", "CONSULT"})
_SINCE = re.compile(r"\bsince (?!then\b|the \d|\d)")
_NOUN = re.compile(r"\s{1,3}(?:the|a|an|his|her|their|its)\s(?:[\w’'-]{1,20}\s){0,3}?(\w{4,20})\b")
_PERFECT = re.compile(r"\b(?:has|have|had|is|are)\b")
_UNDATED = re.compile(
    r"(?:[a-z-]{5,20}\+)?(?:modified|weekday|month-day|day-month|month|months?-days|days-month|holiday|season|quarter)\b"
)


class _Told(NamedTuple):
    """What one article tells: its acts and times in text order; ``depth`` counts acts dated through other acts."""

    story: Story
    triggers: Sequence[Trigger]
    times: Sequence[Time]
    depth: int = 0


def date_of(story: Story, trigger: Trigger, triggers: tuple[Trigger, ...], times: tuple[Time, ...]) -> DateRow | None:
    """When the event happened as the page tells it, or None; ``triggers`` are all of the article's, in text order."""
    return own_day(story, trigger, times, _date(_Told(story, triggers, times), trigger))


def row_of(
    story: Story, trigger: Trigger, triggers: tuple[Trigger, ...], times: tuple[Time, ...], read: Time
) -> DateRow | None:
    """The date that a time expression, read ``toward_status``, gives the event; None for a length or repeated time."""
    return _row(_Told(story, triggers, times), trigger, read)


def why_no_date(story: Story, trigger: Trigger, triggers: tuple[Trigger, ...], times: tuple[Time, ...]) -> str:
    """One sentence that tells why ``date_of`` gave None."""
    del triggers
    inside = times[slice(*_range(times, trigger.evidence_span))]
    if not inside:
        return "the sentence names no time"
    if story.article.published is None and all(t.start is None for t in inside):
        return "the time needs a publication date, and none was found"
    if not any(_usable(t) for t in inside):
        return "the sentence names only lengths of time or repeated times"
    return "the time in the sentence belongs to another act"


def _range(items: Sequence[Time] | Sequence[Trigger], within: Span) -> tuple[int, int]:
    """Indexes of the items, which are in text order, that begin within a span."""
    return (
        bisect_left(items, within[0], key=lambda item: item.span[0]),
        bisect_left(items, within[1], key=lambda item: item.span[0]),
    )


CENTURY = 2
"""Digits of a century's value in TIMEX ("13" for the 14th century)."""


def usable_in(text: str, trigger: Trigger, times: Sequence[Time]) -> list[Time]:
    """The times of the trigger's sentence that can date an act, the nearest ``REACH`` of them."""
    first, last = _range(times, trigger.evidence_span)
    here = bisect_left(times, trigger.span[0], first, last, key=lambda t: t.span[0])
    near = times[max(first, here - REACH) : min(last, here + REACH)]
    return [told_for(text, trigger, t) for t in near if _usable(t) and may_date(text, trigger, t)]


def may_date(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether nothing about a time rules it out for an act: no comparison, no verb of telling, no clause of its own."""
    if opens_when(text, trigger, time.span):
        return True
    return not rules_out(text, trigger, time) and not of_another(text, trigger, time)


def rules_out(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time is that of a comparison, of a verb of telling, of the sentence's own verb or of what is spoken of,
    and so no act's."""
    found = compares(text, trigger, time) or tells_of(text, trigger, time) or of_main_verb(text, trigger, time)
    found = found or of_content(text, trigger, time) or is_birth(text, time)
    return found or of_object(text, trigger, time) or set_for(text, trigger, time)


_BORN = re.compile(r"\bborn\s(?:in|on)\s\Z")


def is_birth(text: str, time: Time) -> bool:
    """Whether a time is when somebody was born: "wounding a woman born in 1958"."""
    return _BORN.search(text, max(0, time.span[0] - 12), time.span[0]) is not None


def told_for(text: str, trigger: Trigger, time: Time) -> Time:
    """A time as an act is told by it: that of an event from which on the act has gone on is one with "since", and the
    event of "two months after the 4 May raid" is of the day alone."""
    if since_event(text, trigger, time):
        return msgspec.structs.replace(time, cue="since")
    return inner_day(text, trigger, time) or by_owner(text, trigger, time) or time


def acts_near(trigger: Trigger, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The other acts of the trigger's sentence, ``REACH`` on either side, in text order."""
    first, last = _range(triggers, trigger.evidence_span)
    here = bisect_left(triggers, trigger.span[0], first, last, key=lambda t: t.span[0])
    return [t for t in triggers[max(first, here - REACH) : min(last, here + REACH + 1)] if t is not trigger]


def _usable(time: Time) -> bool:
    if time.kind == "SET" or time.value.endswith("_REF") or is_century(time):
        return False
    return time.start is not None or time.relation is not None or time.cue == "within"


def is_century(time: Time) -> bool:
    """Whether a time is a whole century ("the 14th-century bridge"), which dates no act of the news."""
    return len(time.value) == CENTURY and time.value.isdigit()


def belongs(story: Story, trigger: Trigger, time: Time, here: Sequence[Time], acts: Sequence[Trigger]) -> float:
    """Weight of evidence (log odds) that the time is the act's, among the usable times and other acts about it."""
    weights = tables()["weights"]
    found = features(story.text, trigger, time, here, acts, story.article.published)
    return float(sum(weights.get(name, 0.0) * value for name, value in found.items()))


def _date(told: _Told, trigger: Trigger) -> DateRow | None:
    text = told.story.text
    here, acts = usable_in(text, trigger, told.times), acts_near(trigger, told.triggers)
    if row := nth_day_row(told.story, trigger, here, acts):
        return row
    if not told.depth and (
        row := event_row(told.story, trigger, told.triggers, told.times, lambda t: _deeper(told, t))
    ):
        return row
    ranked = sorted(
        ((belongs(told.story, trigger, t, here, acts), t.span, t) for t in here), key=lambda x: (-x[0], x[1])
    )
    for odds, _, time in ranked:
        if odds <= CUT:
            break
        if governed_otherwise(text, trigger, time) or _of_what_is_said(told.story, trigger, time):
            continue
        row = _row(told, trigger, toward_status(told.story, trigger, time))
        if row:
            return row
    linked = _since_act(told, trigger, acts) or _counted_after(told, trigger, here, acts)
    return linked or (None if here else _carried(told, trigger)) or _of_the_day(told, trigger, here)


_INSTANTS = r"(?:on|in|during|since|late|early|for|before|after|earlier|overnight|last|this)"


@cache
def _participle() -> re.Pattern[str]:
    """A participle that stands behind its noun and right before a time, with a short place between at most."""
    words = word_lists()["participles"]
    before = "".join(rf"(?<!\b{word})" for word in words["not_behind"])
    place = r"(?:\s(?:in|near|at|by)\s(?:[A-Z][\w’'-]{1,20}|the\s\w{1,20})(?:\s[A-Z][\w’'-]{1,20})?)?"
    verbs = "|".join(words["verbs"])
    return re.compile(rf"(?<!,){before}\s(?:\w{{1,20}}ly\s)?(?:{verbs}){place}(?:\s{_INSTANTS}){{0,3}}\s?$")


def governed_otherwise(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a participle behind a noun between act and time has the time: "demand the release of six organisers
    arrested on July 30" does not date the demand."""
    between = text[max(trigger.span[1], time.span[0] - 120) : time.span[0]]
    return " " in between.strip() and _participle().search(between) is not None


def _of_what_is_said(story: Story, trigger: Trigger, time: Time) -> bool:
    """Whether a time to come belongs to what an act of speech is about: "agreed to hold talks in April"."""
    published = story.article.published
    if trigger.type not in SPEECH or trigger.status != "actual" or not published or (time.start or "") <= published:
        return False
    between = story.text[trigger.span[1] : time.span[0]]
    return len(between) < 200 and _INFINITIVE.search(between) is not None


_INFINITIVE = re.compile(r"(?:^|\s)to (?!(?:the|a|an|its|his|her|their|this|that|all|both)\b)[a-z]{2,20}\s")


def _of_the_day(told: _Told, trigger: Trigger, here: Sequence[Time]) -> DateRow | None:
    """The day of the article, for an act that is told as done on it without words of its own."""
    day, lead = told.story.article.published, told.triggers[0] if told.triggers else trigger
    if trigger.evidence_span == lead.evidence_span and (said := told_when_said(told.story.text, trigger, day, here)):
        return _row(told, trigger, said)
    if told.depth or day is None:
        return None
    entry = entry_row(told.story, trigger)
    if entry or trigger.type not in SPEECH:
        return entry
    if (trigger.role, trigger.status) != ("news", "actual"):
        return None
    lead_row = None if lead is trigger else _deeper(told, lead)
    return row_of_day(day) if is_done_today(told.story, trigger, lead, lead_row) else None


def toward_status(story: Story, trigger: Trigger, time: Time) -> Time:
    """ "Friday" of a planned act is the coming one, of a done act the last one, whatever the tense around it."""
    published = story.article.published
    if not published or not time.start or time.anchor is None or not _UNDATED.match(time.rule):
        return time
    lasting = trigger.status == "ongoing" and time.cue in ("until", "till")
    ahead = trigger.status in ("planned", "hypothetical") or lasting
    began = time.start if "/" in time.rule else time.end or time.start
    if ahead and began < published:
        return read_again(story.text, time, published, "future")
    if trigger.status in ("actual", "ongoing") and not lasting and time.start > published:
        return read_again(story.text, time, published, "past")
    return time


def _row(told: _Told, trigger: Trigger, time: Time) -> DateRow | None:
    start, end = calendar.parse_day(time.start), calendar.parse_day(time.end)
    published = calendar.parse_day(told.story.article.published)
    if start is None:
        found = (
            _within_days(told.story.text, trigger, time, published)
            or _after_act(told, trigger, time)
            or _lasting(trigger, time, published)
        )
        if found is None:
            return None
        start, end = found
    if time.mod == "END" and told.story.text[slice(*time.span)].lower().startswith("late"):
        time = msgspec.structs.replace(
            time, mod=None
        )  # "since late May" from the 21st, "since the end of May" the 31st
    counts = since_event(told.story.text, trigger, time)
    first, last = since(time, (start, end)) if counts else interval(trigger, time, (start, end), published)
    if counts and in_the_wake(told.story.text, trigger, time):
        last = published
    if published and first > published and trigger.status in ("actual", "ongoing"):
        return None  # what has happened was not after the day on which it is told
    over = first == published or _had(told.story.text, trigger)
    if last is None and time.cue == "since" and trigger.status == "actual" and over:
        last = published
    return DateRow(
        text=told.story.text[slice(*time.span)],
        start=first.isoformat(),
        end=last.isoformat() if last else None,
        span=time.span,
        timex=time.value,
        granularity=time.granularity,
        anchor=time.anchor if isinstance(time.anchor, str) else None,
        made_by=f"date:{time.rule}",
    )


def _had(text: str, trigger: Trigger) -> bool:
    """ "Had been shut since October": told as over; so 13 of 15 whose end is either open or the day of the article."""
    return _HAD.search(text, max(trigger.evidence_span[0], trigger.span[0] - 25), trigger.span[1]) is not None


_HAD = re.compile(r"\bhad(?:\b|n[’']t\b)")


def _lasting(trigger: Trigger, time: Time, published: date | None) -> calendar.Interval | None:
    """ "Have been moving up for a week": from so long before the day of the article, still open."""
    if trigger.status != "ongoing" or time.cue != "for" or time.kind != "DURATION" or published is None:
        return None
    first = counted("", time, -1, (published, published))
    return (first[0], None) if first else None


def _within_days(text: str, trigger: Trigger, time: Time, published: date | None) -> calendar.Interval | None:
    """ "Within two weeks": from the day of publication on, where the act is still to come and nothing else is named to
    count from ("killed within a week of his capture")."""
    if time.cue != "within" or published is None or trigger.status == "actual":
        return None
    if text.startswith(" of ", time.span[1]):
        return None
    last = counted("", time, 1, (published, published))
    return (published, last[1]) if last else None


def _after_act(told: _Told, trigger: Trigger, time: Time) -> calendar.Interval | None:
    """ "Two days after the raid": counted from the act that the words name, or back to it from the act before them."""
    if told.depth > 1 or time.relation is None:
        return None
    follows = trigger.span[0] >= time.span[1]
    base = _date_before(told, trigger, time) if follows else None
    if base is None and follows and governs(told.story.text, time):
        base = (
            _date_beyond(told, trigger, time) or _date_now(told, trigger, time) or _date_recalled(told, trigger, time)
        )
    elif base is None:
        base, follows = _date_governed(told, trigger, time), False
    start = calendar.parse_day(base.start) if base else None
    if base is None or start is None:
        return None
    way = (-1 if time.relation == "before" else 1) * (-1 if follows else 1)
    return counted(told.story.text[slice(*time.span)], time, way, (start, calendar.parse_day(base.end)))


def _deeper(told: _Told, trigger: Trigger) -> DateRow | None:
    return _date(told._replace(depth=told.depth + 1), trigger)


def _date_before(told: _Told, trigger: Trigger, time: Time) -> DateRow | None:
    """The date of the act that "a day after" is said of, for the act that stands after those words."""
    others = [t for t in acts_near(trigger, told.triggers) if t.span[0] < time.span[0]]
    without = told._replace(times=[t for t in usable_in(told.story.text, trigger, told.times) if t is not time])
    found = next((row for t in reversed(others[-3:]) if (row := _deeper(without, t))), None)
    dated = [t for t in without.times if t.span[0] < time.span[0] and t.start]
    return found or (_row(without, trigger, dated[-1]) if dated else None)


def _date_beyond(told: _Told, trigger: Trigger, time: Time) -> DateRow | None:
    """ "Two days after the raid, the mayor resigned on Friday": for the raid, the date of the act beyond the comma."""
    text = told.story.text
    comma = text.find(", ", trigger.span[1], trigger.evidence_span[1])
    if comma < 0 or "," in text[time.span[1] : trigger.span[0]]:
        return None
    beyond = [t for t in acts_near(trigger, told.triggers) if t.span[0] > comma]
    without = told._replace(times=[t for t in usable_in(text, trigger, told.times) if t is not time])
    found = next((row for t in beyond[:3] if (row := _deeper(without, t))), None)
    dated = [t for t in without.times if t.span[0] > comma and t.start]
    return found or (_row(without, trigger, dated[0]) if dated else None)


_HAS = re.compile(
    r"(?<!which )(?<!that )(?<!who )\b(?:has|have)(?:\s(?:now|also|finally|\w+ly))?\s(?!had\b)[a-z]{3,20}\b"
)
_SPANS = re.compile(r"P\d+[DWM]")


def _date_now(told: _Told, trigger: Trigger, time: Time) -> DateRow | None:
    """ "Troops have found a grave three weeks after they took the town": what has been done by now is of the article's
    day, where the sentence tells no other."""
    day, first = told.story.article.published, trigger.evidence_span[0]
    if day is None or not _SPANS.fullmatch(time.value) or not _HAS.search(told.story.text, first, time.span[0]):
        return None
    inside = told.times[slice(*_range(told.times, trigger.evidence_span))]
    return None if any(t.start and t.span != time.span for t in inside) else row_of_day(day)


_CAME = re.compile(
    r"[\"“]?(?:(?P<it>It|This|That|Which)|The\s(?:[\w’'-]{2,20}\s){1,3}?)\s?"
    r"(?:has\s|had\s)?(?:comes?|came|follow(?:s|ed)|happened|occurred|took\splace)(?:\s\w{2,10}){0,3}\s",
    re.IGNORECASE,
)


def _date_recalled(told: _Told, trigger: Trigger, time: Time) -> DateRow | None:
    """ "The strike came two days after rebels sank a boat": counted from the act that the article opens with, which is
    of the article's day if it has no other; "it came", from the last one told before."""
    opened = _CAME.match(told.story.text, trigger.evidence_span[0], time.span[1])
    if opened is None or opened.end() < time.span[0] or told.depth or not _SPANS.fullmatch(time.value):
        return None
    first = _range(told.triggers, trigger.evidence_span)[0]
    before = told.triggers[:first]
    nearest = reversed(before[-NEAREST:]) if opened["it"] else ()
    acts = [t for t in (*nearest, *before[:1]) if t.status in ("actual", "ongoing")]
    rows = (row for t in acts if (row := _deeper(told, t)) is not None)
    day = told.story.article.published
    return next(filter(_is_short, rows), row_of_day(day) if day else None)


def _is_short(row: DateRow) -> bool:
    """Whether a date is a day or a night."""
    start, end = calendar.parse_day(row.start), calendar.parse_day(row.end)
    return start is not None and end is not None and (end - start).days <= 1


NEAREST = 3
"""Acts before "it came a day after" that are asked for their day."""


def _date_governed(told: _Told, trigger: Trigger, time: Time) -> DateRow | None:
    """The dated act in the words after "after", else an earlier act told with the same word."""
    after = [t for t in acts_near(trigger, told.triggers) if t.span[0] >= time.span[1]]
    for other in after[:3]:
        row = _deeper(told, other)
        if row:
            return row
    return _date_of_noun(told, trigger, time.span[1])


def _date_of_noun(told: _Told, trigger: Trigger, at: int) -> DateRow | None:
    """The date of an earlier act that was told with the noun which stands at ``at``: "the blast"."""
    text = told.story.text
    noun = _NOUN.match(text, at, trigger.evidence_span[1])
    first = _range(told.triggers, trigger.evidence_span)[0]
    before = told.triggers[max(0, first - 5 * REACH) : first] if noun else ()
    same = [t for t in reversed(before) if noun and noun[1].lower()[:5] in text[slice(*t.span)].lower()]
    return next((row for t in same[:3] if (row := _deeper(told, t))), None)


def _since_act(told: _Told, trigger: Trigger, acts: Sequence[Trigger]) -> DateRow | None:
    """ "Have traded fire since Hezbollah announced ...": from the date of the act in the words after "since"."""
    since = _SINCE.search(told.story.text, trigger.span[1], min(trigger.evidence_span[1], trigger.span[1] + 200))
    after = [t for t in acts if t.span[0] >= trigger.span[1]]
    if told.depth > 1 or not since or (after and after[0].span[0] < since.start()):
        return None
    row = _deeper(told, after[0]) if after else _date_of_noun(told, trigger, since.end() - 1)
    if row is None:
        return None
    end = told.story.article.published if trigger.status == "actual" else None
    span = (since.start(), since.start() + len("since"))
    return msgspec.structs.replace(row, text="since", span=span, end=end, made_by="date:since-act")


def _counted_after(told: _Told, trigger: Trigger, here: Sequence[Time], acts: Sequence[Trigger]) -> DateRow | None:
    """ "Announced it shortly after Hamas attacked": the act right before such words, where nothing else dates it."""
    for time in here:
        between = told.story.text[trigger.span[1] : time.span[0]]
        if time.span[0] < trigger.span[1] or "," in between or len(between) > 60 or not governs(told.story.text, time):
            continue
        if not any(trigger.span[1] <= t.span[0] < time.span[0] for t in acts):
            return _row(told, trigger, time)
    return None


def _carried(told: _Told, trigger: Trigger) -> DateRow | None:
    """The date of the act told just before, for a past act: in the paragraph one of the same kind or of the day itself,
    over a paragraph's end one of the same kind on a single day, both news.

    In the open pages the date carries in 13 of 25 acts of the first sort, in 5 of 7 of the second, in 9 of 34 others.
    """
    if told.depth or trigger.type not in _ACTS or trigger.status != "actual":
        return None
    here = _range(told.triggers, trigger.evidence_span)[0]
    last = next((t for t in reversed(told.triggers[max(0, here - REACH) : here]) if t.status == "actual"), None)
    apart = _paragraphs_between(told.story, last.span[0], trigger.span[0]) if last else 2
    if last is None or apart > 1:
        return None
    row = _deeper(told, last)
    if apart:
        before = told.story.text[max(trigger.evidence_span[0], trigger.span[0] - 14) : trigger.span[1]]
        goes_on = last.type == trigger.type and last.role == trigger.role == "news" and not _PERFECT.search(before)
        return row if goes_on and row is not None and row.start == row.end else None
    fresh = row is not None and row.start == row.end == told.story.article.published
    return row if fresh or last.type == trigger.type else None


def _paragraphs_between(story: Story, one: int, other: int) -> int:
    """How many paragraphs the later of two offsets stands after the earlier one."""
    first, second = (bisect_left(story.article.parts, at + 1, key=lambda part: part[0]) for at in (one, other))
    return second - first
