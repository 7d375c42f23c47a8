"""Times that stand inside words of their own, and so date no act outside them.

A relative clause has its own verb ("the council, which dissolved itself on 1 June, met the mayor"), and a day right
before the noun of an event is that event's ("rejected the 4 May ceasefire"). In the annotated training pages a time
inside a relative clause is not the act's before it in 664 of 728 cases and not the act's behind it in 266 of 288; a
day before an event's noun in 30 of 30. What has gone on "since the war began in May" begins in May and has no end, in
61 of 80 cases that are the act's at all.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from dateline.attach.date_features import word_lists
from dateline.model import Time, Trigger
from dateline.spans import meets

REACH = 160
"""Characters of a clause that are looked at."""

_WHO = r"(?:who|which|whom|whose)"
_GOING = r"(?:was|were)\s(?:\w{1,20}ly\s)?\w{2,20}ing\b"
_ENCLOSED = re.compile(
    rf"(?:,\s(?:{_WHO}|where)|(?<!\bin)(?<!\bof)(?<!\bby)(?<!\bfrom)(?<!\bduring)\s{_WHO})"
    rf"\s(?!{_GOING})[^,;:“”\"]{{3,{REACH}}}$|,\swhose\s$"
)
"""A relative clause up to a time in it, but for what was going on as the act was done, and for what became of it:
"a raid in which two men died"."""
_HEADED = re.compile(r"(?:The|An?|the|an?|its|his|her|their|[\w.]{1,20}[’']s?)\s(?:[\w-]{1,20}\s){0,2}$")
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_OF_HEAD = re.compile(r"\s?(?:(?:of|in|to|by|between|at|on|against|with)\s[^,]{0,80})?$")
"""What may stand between an act told by a noun and the clause about it: "the strike of the dockers, which began"."""
_AHEAD = re.compile(rf",\s(?:{_WHO}|where)\s(?P<words>[^,;:“”\"]{{3,{REACH}}})$")
_CAME = re.compile(
    r"(?:\w+\s)?(?:came|went|arrived|flew|met|travell?ed|visited|received|ha[sd]\sbeen\s(?:on|due|to)"
    r"|(?:was|were|is|are)\s(?:due|on|to|scheduled))\b"
)
"""A relative clause that sets the scene of what is told behind it: "the minister, who arrived on Monday, promised"."""
_CLOSED = re.compile(r"[^,]{0,30},\s[^,]*$")
_OWNED = re.compile(r"(?:\s|^)(?:the|an?|its|his|her|their|this|[\w.]{1,20}[’']s|\w{1,20}s[’'])\s$", re.IGNORECASE)
_NEXT_TO = re.compile(r"\s(?:of|in|at|during|on|for)?\s?\S{1,21}\s$")
"""What stands between an act and the event that it is, or is of: "the boycott of the 4 May vote"."""
_SPANNED = re.compile(r"\b(?:since|during|until|within|before|by|from)\s\S{1,21}\s$", re.IGNORECASE)
_COUNTED = re.compile(r"[^,;]{3,60}?\b(?:after|before)\s(?:the\s)?(?=[A-Z\d])")
NEXT = 45
"""Characters between a day and an event told with it in which other words of the event stand."""
_WAKE = r"in\sthe\s(?:wake|aftermath)\sof"
_WAKE_OF = re.compile(rf"\b{_WAKE}\s[^,;:“”\"]{{0,{REACH}}}$")
_SINCE = re.compile(rf"\b(?:since\s(?!then\b)[^,;:“”\"]{{3,{REACH}}}|{_WAKE}\s[^,;:“”\"]{{0,{REACH}}})$")
_SINCE_OPENS = re.compile(
    rf"(?:^|[,;:“\"]\s?|\b(?:and|but|that)\s)since\s(?!then\b)[^,;:“”\"]{{6,{REACH}}}$", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"[^,;:]{0,40},\s")


def of_another(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands inside a relative clause that the act is not in, or before the noun of another event."""
    if not trigger.evidence_span[0] <= time.span[0] < trigger.evidence_span[1]:
        return False
    if time.span[0] >= trigger.span[1]:
        between = text[max(trigger.span[1], time.span[0] - 2 * REACH) : time.span[0]]
        return not since_event(text, trigger, time) and (
            _in_clause_behind(text, trigger, between) or _of_noun_behind(text, time, between)
        )
    if time.span[1] <= trigger.span[0]:
        return _in_clause_ahead(text, trigger, time)
    return False


SPOKEN = frozenset(("ACCUSE", "CONCEDE", "REQUEST", "SUPPORT", "THREATEN"))
"""Acts of speech that are about another act."""
_OWNING = re.compile(r"[’']s?\s(?:[\w’'-]{2,20}\s){0,3}?[\w-]{3,20}")
_STRAIGHT = re.compile(r"(?:\s(?:of|for|to|over|with|about|by|on|the|its|his|her|their))*\s")


def of_object(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a day owns what an act of speech is about: "praised Thursday's protests". In the annotated training pages
    it is the act's own in none of 16 cases."""
    if trigger.type not in SPOKEN or time.span[0] < trigger.span[1]:
        return False
    straight = _STRAIGHT.fullmatch(text, trigger.span[1], time.span[0]) is not None
    return straight and _OWNING.match(text, time.span[1]) is not None


_SET_FOR = re.compile(
    r"\b(?:call(?:ed|s|ing)|conven(?:ed|es|ing)|summon(?:ed|s|ing)|invit(?:ed|es|ing)|scheduled?|set|planned|announced|fixed"
    rf"|arranged|organi[sz]ed|due|billed)\b[^.;:]{{0,{REACH}}}?\bfor\s(?:(?:next|early|late|the)\s)?\Z"
)
_TO_BEGIN = re.compile(
    r"\bto\s(?:begin|start|run|resume|expire|be\sheld|(?:take|go\sinto|come\sinto|enter\sinto)\s(?:effect|force|place))"
    r"(?:\s(?:on|from|in|at|by|early|late|next|there)){0,2}\s\Z"
)
_DONE = frozenset(("actual", "ongoing"))


_TO_DO_BY = re.compile(rf"\bto\s[a-z]+\b[^.;:]{{0,{REACH}}}?(?:\s(?:by|before|within)\s(?:the\s)?)?\Z")
_BY = re.compile(r"(?:by|before|within)\s", re.IGNORECASE)


_TELLING_TO = frozenset(("REQUEST", "SANCTION", "THREATEN", "ACCUSE", "AGREE", "COERCE"))
"""Acts by which somebody is told to do something, or says that he will."""


def _is_deadline(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time is by when somebody is told to do it: "ordered six envoys to leave by Saturday" (4 of 138 have
    it, all behind "until")."""
    start = time.span[0]
    if trigger.type not in _TELLING_TO:
        return False
    found = _TO_DO_BY.search(text, max(trigger.span[0], start - REACH), start)
    if found is None:
        return False
    return _BY.match(text, start) is not None or _BY.search(found.group()[-12:]) is not None


def set_for(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time is when something will be for which an act that is done calls: "called both families to his office
    for Tuesday", "proposed a truce to begin on Friday". Of acts told as done around such a time in the annotated
    training pages some 130 have another date or none, and 9 have it."""
    (first, last), start = trigger.evidence_span, time.span[0]
    if trigger.status not in _DONE or time.kind == "DURATION" or not first <= start < last:
        return False
    if _SET_FOR.search(text, max(first, start - REACH), start) is not None:
        return True
    if _is_deadline(text, trigger, time):
        return True
    begins = max(trigger.span[0], start - REACH // 4)
    return trigger.span[0] < start and _TO_BEGIN.search(text, begins, start) is not None


def since_event(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether the words count from a time told with an event: "has held the port since the war began in May"."""
    first, (start, end) = trigger.evidence_span[0], time.span
    if time.relation is not None or time.start is None or not first <= start < trigger.evidence_span[1]:
        return False
    if start >= trigger.span[1]:
        between = text[max(trigger.span[1], start - 2 * REACH) : start]
        return "," not in between and _SINCE.search(between) is not None
    if end > trigger.span[0] or not _SINCE_OPENS.search(text, max(first, start - REACH), start):
        return False
    return _CLAUSE_ENDS.match(text, end, trigger.span[0]) is not None


def in_the_wake(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether an act is told as done after an event and by now: "expelled the envoys in the wake of the 4 May raid"."""
    start = max(trigger.span[1], time.span[0] - REACH)
    return trigger.status == "actual" and _WAKE_OF.search(text, start, time.span[0]) is not None


def inner_day(text: str, trigger: Trigger, time: Time) -> Time | None:
    """The day before an event's noun in words that count from it: of the raid in "two months after the 4 May raid"."""
    counted = _COUNTED.match(text, *time.span)
    if counted is None or time.anchor is None or not time.span[1] < trigger.span[0] <= time.span[1] + NEXT:
        return None
    event = _event_noun().match(text, time.span[1])
    if event is None or not meets(event.span(), trigger.span):
        return None
    return replace(
        time,
        span=(counted.end(), time.span[1]),
        kind="DATE",
        value=time.anchor,
        start=time.anchor,
        end=time.anchor,
        granularity="day",
        rule="month-day",
        relation=None,
        cue=None,
    )


def _in_clause_behind(text: str, trigger: Trigger, between: str) -> bool:
    clause = _ENCLOSED.search(between)
    if clause is None or not clause.start():
        return False
    before = text[max(trigger.evidence_span[0], trigger.span[0] - REACH // 4) : trigger.span[0]]
    named = _HEADED.search(before) or _ARTICLE.match(text, trigger.span[0])
    return not (named and _OF_HEAD.match(between[: clause.start()]))


def _of_noun_behind(text: str, time: Time, between: str) -> bool:
    article = _ARTICLE.match(text, time.span[0])
    between += article[0] if article else ""
    owned = _OWNED.search(between) and _event_noun().match(text, time.span[1])
    return bool(owned) and not _NEXT_TO.fullmatch(between) and not _SPANNED.search(between)


def _in_clause_ahead(text: str, trigger: Trigger, time: Time) -> bool:
    between = text[time.span[1] : trigger.span[0]]
    clause = _AHEAD.search(text, max(trigger.evidence_span[0], time.span[0] - REACH), time.span[0])
    if clause is None or len(between) > 2 * REACH or not _CLOSED.fullmatch(between):
        return False
    return _CAME.match(clause["words"]) is None and " that " not in f" {clause['words']} "


@cache
def _event_noun() -> re.Pattern[str]:
    """The noun of an event, with one or two words before it: " surprise attack", " presidential vote"."""
    words = word_lists()["events"]
    return re.compile(rf"\s(?:[\w’'-]{{2,20}}\s){{0,2}}(?:{'|'.join(words['nouns'])})s?\b")
