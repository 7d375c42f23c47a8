"""Times whose verb is another one of the sentence, told by its grammar alone.

"The man who threw the grenade was identified on Friday" dates the identifying, "until 1968, when the army marched in,"
the march, and "the trucks that had stood there since Monday drove off on Friday" gives the standing its end. Counted on
the 8,000 annotated training pages: of 53 acts in such a clause before the verb of the sentence two have its time, of
523 acts behind a time and "when" 446 have it and 60 none, and of 69 acts in a clause "who had ... since" beside a dated
act 62 end with that act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.attach.date_features import SPEECH
from dateline.model import DateRow, Span, Time, Trigger

REACH = 140
"""Characters on either side of an act that are looked at."""
_WHO = re.compile(
    r"(?:(?<!,)\s(?:who|whom|whose)\b|(?<!,)(?<!\bof)(?<!\bby)(?<!\bin)(?<!\bat)\swhich\b)[^,;:.“”\"]{0,90}$"
    r"|(?P<that>[a-z]\sthat\s(?:(?:had|has|have|was|were)\s)?(?:been\s)?(?:\w{1,20}ly\s)?)$"
)
"""A clause about a noun, without a comma, up to an act in it."""
_PEOPLE = re.compile(r"(?<!ous)(?<!ss)(?<!\bhas)(?<!\bwas)\b(?:[a-z]{3,20}s|people|men|women|children|police|those)\s$")
"""The noun before a participle about it: "two men seized at the border were freed"."""
_PARTICIPLE = re.compile(r"(?:(?:had|has|have|was|were)\b|(?:\w{2,20}(?:ed|en|own|ought|aught|eld)|shot|hit|hurt)\b)")
_VERB = re.compile(
    r"(?:(?!\s(?:and|but|or|who|whom|whose|which|that|when|where|after|before|while|as|if|because|since)\b)[^,;:.“”\"])*?"
    r"\s(?:was|were|is|are|has|have|had|will)\b(?:\s\w{1,20}ly)?\s(?!(?:an?|the|no)\b)[a-z]\w*[^,;:“”\"]*(?<!\bsince\s)"
)
"""The verb of the sentence between an act and a time behind it, and no other clause."""
_WHEN = re.compile(
    r",?\swhen\b(?:(?!\s(?:that|which|who|whom|whose|since|until|after|before|while|where|although)\b)[^,.;:“”\"])*\Z"
)
_HAD = re.compile(r"\b(?:who|whom|which|that)\b[^;:.“”\"]{0,60}\bhad\b")
_DOING = re.compile(
    r"\b(?:for|of|with|about|over|at)\s(?:not\s|having\s|[a-z]{2,20}ly\s)?"
    r"(?!(?:being|during|nothing|something|anything|everything|morning|evening|meeting|building)\b)[a-z]{2,20}ing\s(?!of\b)"
)
"""What somebody did, as an act of speech names it; "the bombing of a bridge" may be dated by the act's own time."""
_SINCE = re.compile(r"\bsince\s(?:the\s)?\Z", re.IGNORECASE)
_OWNER = re.compile(r"[’']s?\s(?:[\w-]+\s){0,3}\Z")
_TERMS = frozenset(("before", "by", "until", "till", "ahead"))


def of_main_verb(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time is that of the sentence's verb, and the act only tells of whom: "four men who had been carried off
    were let go on Friday". Acts of speech stay, as what is said may have a verb of its own."""
    (first, last), start = trigger.span, time.span[0]
    if trigger.type in SPEECH or not last < start <= last + REACH or start >= trigger.evidence_span[1]:
        return False
    if _VERB.fullmatch(text, last, start) is None:
        return False
    begin = max(trigger.evidence_span[0], first - REACH)
    told = _WHO.search(text, begin, first)
    if told is not None and not told["that"]:
        return True
    about = told is not None or _PEOPLE.search(text, begin, first) is not None
    return about and _PARTICIPLE.match(text, first) is not None


def of_content(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands in what somebody is accused of or thanked for: "accused the mayor of burning the mill in
    May" (of 56 annotated acts of speech before such a clause one has its time)."""
    last, start = trigger.span[1], time.span[0]
    if trigger.type not in SPEECH or not last < start <= min(last + REACH, trigger.evidence_span[1]):
        return False
    between = text[last - 1 : start]
    return _DOING.search(between) is not None and not any(mark in between for mark in ',;:“”"')


def of_when(text: str, trigger: Trigger, spans: Iterable[Span | None]) -> Span | None:
    """The time, of those at ``spans``, right before the clause with "when" in which the act stands: "in 1968, when the
    army marched in"."""
    begin, first = trigger.evidence_span[0], trigger.span[0]
    near = (span for span in spans if span is not None and begin <= span[0] and first - REACH <= span[1] <= first)
    return next((span for span in near if opens_when(text, trigger, span)), None)


def opens_when(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether an act stands in a clause with "when" right behind a time."""
    return span[1] < trigger.span[0] <= span[1] + REACH and _WHEN.match(text, span[1], trigger.span[0]) is not None


def by_owner(text: str, trigger: Trigger, time: Time) -> Time | None:
    """A time as the act that it owns is told by it: the talks of "before next week's talks" have no term."""
    if time.cue not in _TERMS or not time.span[1] < trigger.span[0] <= time.span[1] + REACH:
        return None
    return replace(time, cue=None) if _OWNER.match(text, time.span[1], trigger.span[0]) else None


def ended(text: str, trigger: Trigger, row: DateRow | None, times: Sequence[Time]) -> DateRow | None:
    """The date of what "had gone on since Monday" in a clause about a noun, closed by the day on which the sentence
    tells what became of it; any other date as it is."""
    if row is None or row.span is None or trigger.status != "actual":
        return row
    (begin, close), (start, _) = trigger.evidence_span, row.span
    if not begin <= start < close or _SINCE.search(text, max(begin, start - 12), start) is None:
        return row
    if _HAD.search(text, max(begin, trigger.span[0] - REACH), trigger.span[1]) is None:
        return row
    days = {t.start for t in times if begin <= t.span[0] < close and t.span != row.span and _is_day(t)}
    after = {day for day in days if day is not None and day > row.start}
    return replace(row, end=after.pop()) if len(after) == 1 else row


def _is_day(time: Time) -> bool:
    """Whether a time is one day or a part of one."""
    if time.start is None or time.end is None or time.cue == "since":
        return False
    return date.fromisoformat(time.end) - date.fromisoformat(time.start) <= timedelta(days=1)
