"""When an event happened: every time expression around it, the day of the article, the rules' date and none, weighed.

A time expression is weighed once as the rules understand it and once with every other end that it may have: its own
last day, none ("began on Monday"), the day of the article. The weights of the features are fitted by
``training/fit_dates.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.attach import date_events, dates
from dateline.attach.date_chronicle import own_day
from dateline.attach.date_features import SPEECH
from dateline.attach.date_unworded import row_of_day
from dateline.attach.date_when import ended, of_when
from dateline.knowledge.days import WEEKDAY
from dateline.link import weights
from dateline.model import DateRow, Span, Story, Time, Trigger
from dateline.reader import labels
from dateline.reader.bystanders import ATTACK, KILLING
from dateline.reader.joined import NAME
from dateline.reader.model import Found
from dateline.reader.noun_days import before_noun, is_days_off, is_of_case
from dateline.reader.ranked_acts import without_counts
from dateline.reader.side_by_side import Field, dated, kept_apart
from dateline.spans import meeting, meets, sentence_at

TABLE = "date_weights.tsv"
FAINT = 0.02
"""Odds from which on a time of another sentence is looked at."""
SURE = 0.6
"""Odds from which on a time is weighed although it stands in a clause of its own: 7 of 11 such times are the act's on
training pages that the reader never saw, and 5 of 26 below."""
NONE = 0.7
"""What the share of no date counts against that of the likeliest one; from .6 to .8 the held-out F1 is within .002."""
EVIDENCE = (-4, -3, -2, -1, -0.4, 0, 0.5, 1, 2, 3, 4)
"""Bounds between the classes of the rules' evidence."""
MOST = 24
"""Times of a sentence that are looked at for the end of what had gone on; longer ones are lists."""
REACH = 40
"""Characters before an event in which its auxiliary verb is looked for."""

Days = tuple[str, str | None]


class Moment(NamedTuple):
    """An event, what the reader says of it, the date that the rules give it, and all events and times of its story."""

    story: Story
    trigger: Trigger
    found: Found
    ruled: DateRow | None
    triggers: tuple[Trigger, ...]
    times: tuple[Time, ...]
    field: Field | None = None


class Answer(NamedTuple):
    """A date that the event may have, and what is said for it."""

    row: DateRow | None
    features: weights.Features


def date(moment: Moment) -> DateRow | None:
    """The likeliest date; None where no date is likelier."""
    told = answers(moment)
    known = weights.table(TABLE)
    shares = weights.shares([weights.total(answer.features, known) for answer in told])
    spans = [None if answer.row is None else answer.row.span for answer in told]
    when = of_when(moment.story.text, moment.trigger, spans)
    shares = [
        0.0 if span and (_of_another(moment, span) or (when is not None and not meets(span, when))) else share
        for share, span in zip(shares, spans, strict=True)
    ]
    shares = without_counts(moment.story.text, moment.trigger, spans, _by_noun(moment, spans, shares))
    own = dated(moment.story.text, moment.trigger, spans, moment.field)
    best = likeliest(told, kept_apart(shares, spans, own, moment.trigger.evidence_span, moment.field))
    best = moment.ruled if _by_event(moment, best) else best
    first, last = meeting(moment.times, moment.trigger.evidence_span, lambda time: time.span)
    best = ended(moment.story.text, moment.trigger, best, moment.times[first : min(last, first + MOST)])
    return own_day(moment.story, moment.trigger, moment.times, best)


def _by_noun(moment: Moment, spans: Sequence[Span | None], shares: Sequence[float]) -> list[float]:
    """The shares of answers, those of others dropped where a day stands right before the noun of the act."""
    own = before_noun(moment.story.text, moment.trigger, spans)
    if own is None or not any(share for share, span in zip(shares, spans, strict=True) if span == own):
        return list(shares)
    return [share if span == own else 0.0 for share, span in zip(shares, spans, strict=True)]


_ANSWERING = re.compile(
    r"\b(?:after|for|over|following|despite|to|about|against|of|with|condemn\w*|denounc\w*|mourn\w*|mark\w*)\s"
    r"(?:(?:the|an?|its|their|his|her)\s)?\Z",
    re.IGNORECASE,
)
_THAT_ACT = re.compile(
    r"(?:['’]s?)?\s(?:(?!(?:in|at|on|an?|the|of|for|with|to|and|by|when|after)\b)[\w.’'-]+\s){0,4}?"
    rf"(?:{ATTACK}|{KILLING}|protests?|clash(?:es)?|elections?|votes?|talks|summits?|wars?)\b",
    re.IGNORECASE,
)


_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_WHAT_IS_ASKED = re.compile(
    r"[^.,;:\n“”\"]{0,80}?\bto\s(?:protest|march|rall|strik|demonstrat|gather|boycott|turn out"
    r"|take (?:to|part)|come out|join|vote|stay|walk out|down tools|hold|stage|attend)[a-z]*\b[^.,;:\n“”\"]{0,80}"
)


_CALLED_FOR = re.compile(
    r"call(?:ed|s|ing)?\sfor\s[^.,;:\n“”\"]{0,60}?\b(?:rall(?:y|ies)|march(?:es)?|strikes?|protests?|demonstrations?|boycott"
    r"|sit-ins?|shutdown|vigils?|elections?|vote|referendum)\s[^.,;:\n“”\"]{0,60}"
)


def _of_another(moment: Moment, span: Span) -> bool:
    """Whether a time is that of another act, which this one answers: "strikes in retaliation for an April 22 attack",
    "condemned Sunday's attack", or of what a crowd is asked: "called on them to march on Friday" (of 24 times
    behind what is asked on training pages none is when it was asked, nor is the one behind "called for a strike");
    "killed in Monday's raid" is of both."""
    text, first = moment.story.text, moment.trigger.span[0]
    if not moment.trigger.evidence_span[0] <= span[0] < moment.trigger.evidence_span[1]:
        return False
    weekday = _WEEKDAY.search(text, *span) is not None and moment.trigger.type == "REQUEST"
    asked = _WHAT_IS_ASKED.fullmatch(text, moment.trigger.span[1], span[0]) or _CALLED_FOR.fullmatch(
        text, first, span[0]
    )
    if weekday and asked:
        return True
    if is_of_case(text, moment.trigger, span) or is_days_off(text, moment.trigger, span):
        return True
    act = _THAT_ACT.match(text, span[1])
    if act is None or _ANSWERING.search(text, max(0, span[0] - 30), span[0]) is None:
        return False
    return not (span[0] <= first < act.end())


def _by_event(moment: Moment, best: DateRow | None) -> bool:
    """Whether the rules date the act by an event that its sentence names ("since the raid"), and no other time of the
    sentence is likelier; the weights were fitted before that was a rule."""
    if moment.ruled is None or moment.ruled.made_by != date_events.RULE or moment.ruled.span is None:
        return False
    if best is None or best.span is None or meets(best.span, moment.ruled.span):
        return True
    first, last = moment.trigger.evidence_span
    return not first <= best.span[0] < last


def likeliest(told: Sequence[Answer], shares: Sequence[float]) -> DateRow | None:
    """The date with the greatest share, by the answer that gives most of it."""
    none, of_days = 0.0, dict[Days, float]()
    for answer, share in zip(told, shares, strict=True):
        if answer.row is None:
            none += share
        else:
            of_days[_days(answer.row)] = of_days.get(_days(answer.row), 0.0) + share
    best = max(of_days, key=lambda days: of_days[days], default=None)
    if best is None or of_days[best] < NONE * none:
        return None
    rows = [(share, answer.row) for answer, share in zip(told, shares, strict=True) if answer.row is not None]
    return max(((share, row) for share, row in rows if _days(row) == best), key=lambda pair: pair[0])[1]


def _days(row: DateRow) -> Days:
    return row.start, row.end


def answers(moment: Moment) -> list[Answer]:
    """No date, the day of the article, the rules' date where no time expression gives it, and each time expression with
    the ends that it may have."""
    here = dates.usable_in(moment.story.text, moment.trigger, moment.times)
    acts = dates.acts_near(moment.trigger, moment.triggers)
    near = _near(moment, here)
    odds = [moment.found.belongs("date", time.span) for time in near]
    common = tuple(_common(moment, here))
    bare = tuple(_bare(moment, max(odds, default=0.0)))
    out = [Answer(None, _with("none", (*common, *bare)))]
    published = moment.story.article.published
    if published is not None:
        out.append(Answer(_by_reader(row_of_day(published)), _with("day", (*common, *bare))))
    told = False
    for at, time in enumerate(near):
        read = dates.toward_status(moment.story, moment.trigger, time)
        row = dates.row_of(moment.story, moment.trigger, moment.triggers, moment.times, read)
        if row is None:
            continue
        told = told or _same(moment.ruled, row)
        rival = max((sure for other, sure in enumerate(odds) if other != at), default=0.0)
        evidence = dates.belongs(moment.story, moment.trigger, time, here, acts) if time in here else None
        said = _with("time", (*common, *_of_time(moment, time, row, evidence, (odds[at], rival))))
        ends = tuple(_of_ends(moment, time, row))
        out += [
            Answer(_by_reader(other), (*said, *_with(f"end {name}", ends))) for name, other in _forms(moment, read, row)
        ]
    if moment.ruled is not None and moment.ruled.span is not None and not told:
        out.append(Answer(moment.ruled, _with("rules", (*common, *bare))))
    return out


def _by_reader(row: DateRow) -> DateRow:
    return replace(row, made_by=f"{NAME}, {row.made_by}")


def _with(sort: str, said: Sequence[str]) -> weights.Features:
    return (sort, *[f"{sort}: {name}" for name in said])


def _near(moment: Moment, here: Sequence[Time]) -> list[Time]:
    """The times of the event's sentence and those further off that the reader does not rule out."""
    first, last = meeting(moment.times, moment.found.reach, lambda time: time.span)
    text, trigger = moment.story.text, moment.trigger
    odds = [(t, moment.found.belongs("date", t.span)) for t in moment.times[first:last]]
    far = [t for t, sure in odds if sure >= FAINT and not dates.is_century(t) and _may_date(text, trigger, t, sure)]
    return sorted({*here, *(dates.told_for(text, trigger, t) for t in far)}, key=lambda t: t.span)


def _may_date(text: str, trigger: Trigger, time: Time, sure: float) -> bool:
    """Whether a time may be an act's: one in a clause of its own only where the reader is ``sure``."""
    if sure >= SURE:
        return not dates.rules_out(text, trigger, time)
    return dates.may_date(text, trigger, time)


def _same(one: DateRow | None, other: DateRow) -> bool:
    return one is not None and _days(one) == _days(other)


def _forms(moment: Moment, read: Time, row: DateRow) -> Iterator[tuple[str, DateRow]]:
    """The date as the rules settle it, then with the other ends that the words, read toward the status, allow."""
    yield "ruled", row
    seen = {_days(row)}
    start, end = (read.start, read.end) if read.start else _days(row)
    published = moment.story.article.published
    until = [("until", published)] if published and start <= published else []
    for name, last in [("own", end), ("open", None), *until]:
        if (start, last) not in seen:
            seen.add((start, last))
            yield name, replace(row, start=start, end=last)


def _common(moment: Moment, here: Sequence[Time]) -> Iterator[str]:
    """What holds for all answers of an event."""
    trigger = moment.trigger
    yield f"type {trigger.type}"
    yield f"role {trigger.role} {trigger.status}"
    yield f"type {trigger.type} {trigger.role}"
    yield f"times here {min(3, len(here))}"
    for code, name in enumerate(("none", "words", "day")):
        yield f"said {name} {weights.step(float(moment.found.codes['dated'][code]))}"
    yield f"ruled {_sort(moment.ruled)}"
    if moment.story.article.published is None:
        yield "undated page"


def _sort(row: DateRow | None) -> str:
    """What the rules date an event by."""
    if row is None:
        return "none"
    return "day" if row.span is None else row.made_by.split(":")[1].split("/")[0]


def _bare(moment: Moment, top: float) -> Iterator[str]:
    """For an answer without words: how likely the likeliest time is, and what the rules say."""
    said = int(moment.found.codes["dated"].argmax())
    yield f"top {weights.step(top)}"
    yield f"top {weights.step(top)} said {said}"
    yield f"ruled {_sort(moment.ruled)} said {said}"
    yield f"ruled {_sort(moment.ruled)} speech {moment.trigger.type in SPEECH}"


def _of_time(
    moment: Moment, time: Time, row: DateRow, evidence: float | None, odds: tuple[float, float]
) -> Iterator[str]:
    """What is said of one time expression: the rules' evidence where it stands in the event's sentence, the reader's
    odds, and those of its likeliest rival."""
    step, rival = weights.step(odds[0]), weights.step(odds[1])
    vote = _vote(moment.ruled, time, row)
    yield f"odds {step}"
    yield f"odds {step} {vote}"
    yield f"rival {rival}"
    yield f"odds {step} rival {rival}"
    yield f"odds {step} {'off' if evidence is None else 'here'}"
    yield f"vote {vote}"
    yield f"vote {vote} {_sort(moment.ruled)}"
    yield f"vote {vote} said {weights.step(float(moment.found.codes['dated'][1]))}"
    yield f"vote {vote} {_sort(moment.ruled)} said {int(moment.found.codes['dated'].argmax())}"
    yield f"vote {vote} rival {rival}"
    if evidence is not None:
        yield f"evidence {bisect_left(EVIDENCE, evidence)}"
        yield f"evidence {bisect_left(EVIDENCE, evidence)} odds {step}"
    else:
        off = _off(moment.story, moment.trigger.span, time.span)
        yield f"{off} off"
        yield f"{off} off {moment.trigger.type}"
    yield f"unit {time.granularity}"
    yield f"rule {time.rule.split('/')[0]}"
    yield f"cue {time.cue}"
    yield f"kind {time.kind}"
    published = moment.story.article.published
    if published:
        when = (row.start > published) - (row.start < published)
        yield f"when {when} {moment.trigger.status}"
        yield f"when {when} {moment.trigger.role}"


def _vote(ruled: DateRow | None, time: Time, row: DateRow) -> str:
    """Whether the rules take this expression, another of the same days, another date, or none."""
    if ruled is None:
        return "none"
    if not _same(ruled, row):
        return "not"
    return "own" if ruled.span is not None and meets(ruled.span, time.span) else "same"


def _of_ends(moment: Moment, time: Time, row: DateRow) -> Iterator[str]:
    """What is said of when the event ended: preposition, auxiliary verb, status, and the day of the article."""
    trigger = moment.trigger
    ongoing = weights.step(float(moment.found.codes["status"][labels.STATUS.index("ongoing")]))
    size = "day" if row.start == row.end else "open" if row.end is None else "long"
    around = f"{_around(row, moment.story.article.published)} {size}"
    auxiliary = _auxiliary(moment.story.text, trigger)
    yield around
    yield f"{around} {trigger.status}"
    yield f"cue {time.cue} {size}"
    yield f"cue {time.cue} {trigger.status}"
    yield f"cue {time.cue} {auxiliary}"
    yield f"ongoing {ongoing} {size}"
    yield f"{auxiliary} {size}"
    yield f"type {trigger.type} {trigger.status}"
    yield f"unit {time.granularity} {size}"
    yield f"rule {time.rule}"


def _around(row: DateRow, published: str | None) -> str:
    """Where the day of the article lies."""
    if published is None:
        return "undated"
    if row.start > published:
        return "ahead"
    return "past" if row.end is not None and row.end < published else "present"


_WORDS = re.compile(r"[^\W\d_]+")
_AUXILIARIES = frozenset(("had", "has", "have", "was", "were", "is", "are", "will", "would", "been"))


def _auxiliary(text: str, trigger: Trigger) -> str:
    """The auxiliary verb at the beginning of the event's words, else the last one of three words before them."""
    first = max(trigger.evidence_span[0], trigger.span[0] - REACH)
    own = [word.lower() for word in _WORDS.findall(text, *trigger.span)[:2]]
    before = [word.lower() for word in _WORDS.findall(text, first, trigger.span[0])[-3:]]
    return next((word for word in (*own, *reversed(before)) if word in _AUXILIARIES), "bare")


def _off(story: Story, act: Span, time: Span) -> int:
    """Sentences from the act to the time, at most three either way."""
    return max(-3, min(3, sentence_at(story.sentences, time[0]) - sentence_at(story.sentences, act[0])))
