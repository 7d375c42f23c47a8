"""Acts that the page dates by telling them: no words of their own, and the day of the article is theirs.

Annotation guide 1.1, decision 12: a report's own day is not the event's day unless the text says today, or leads with a
fresh event without a day. Three kinds qualify: what is done by being said ("we condemn", "the ministry rejects") in a
page that opens with no other day; what the person of the lead goes on to say on the occasion told there; and the fresh
act of the first sentence told in the present progressive beside "said on Friday".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.attach.date_features import SPEECH, word_lists
from dateline.model import DateRow, Story, Time, Trigger

_FIRST_PERSON = re.compile(
    r"(?:^|[\s“\"'‘(])(?:I|[Ww]e)(?: (?:am|are|also|again|hereby|shall|strongly|once more|\w+ly)){0,2} $"
)
_NOT_SAYING = re.compile(r"\b(?:the|an?|its|his|her|their|which|that|who|to)\s$")
"""Before a verb form that is a noun ("at the request of") or tells what others' words do ("a letter which demands")."""
_PAST = re.compile(r"(?:did|was|were|had|have|could|would|\w+ed)\b")
_PROGRESSIVE = re.compile(r"\b(?:is|are)(?: \w+ly| also| now){0,2} $")
_SAYS_WHEN = re.compile(r"\b(?:said|told \w+|announced|confirmed)(?: in a [a-z]{4,12})? (?:on |late on |early on )?$")
_SPEAKER = re.compile(r"[“\"]?(?:(?P<pronoun>He|She)|(?P<name>[A-Z][\w’'-]{2,30})) [a-z]")


def is_done_today(story: Story, trigger: Trigger, lead: Trigger, lead_row: DateRow | None) -> bool:
    """Whether an act without a time of its own happened on the day of the article; ``lead`` is its first act."""
    day = story.article.published
    if day is None or trigger.type not in SPEECH or (trigger.role, trigger.status) != ("news", "actual"):
        return False
    fresh = lead_row is None or (lead_row.start, lead_row.end) == (day, day)
    if not fresh:
        return False
    if _by_saying(story.text, trigger, reported=lead_row is not None and lead is not trigger):
        return True
    worded = lead_row is not None and lead_row.text is not None
    return worded and lead is not trigger and _same_occasion(story.text, trigger, lead)


def _by_saying(text: str, trigger: Trigger, *, reported: bool) -> bool:
    """ "We condemn", "the ministry rejects": in a page that reports another day's act only the first person counts."""
    words = text[slice(*trigger.span)]
    before = text[max(trigger.evidence_span[0], trigger.span[0] - 40) : trigger.span[0]]
    if _FIRST_PERSON.search(before):
        return not _PAST.match(words)
    return not reported and not _NOT_SAYING.search(before) and bool(_performatives().match(words))


@cache
def _performatives() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+ly |also )?(?:{'|'.join(word_lists()['performative']['verbs'])})\b")


def _same_occasion(text: str, trigger: Trigger, lead: Trigger) -> bool:
    """ "He urged", "Haddad formally demanded": the speaker of a lead that tells of talks or of a speech act goes on."""
    if lead.type not in SPEECH and lead.type != "CONSULT":
        return False
    speaker = _SPEAKER.match(text, trigger.evidence_span[0], trigger.span[1])
    if speaker is None or trigger.evidence_span == lead.evidence_span:
        return False
    if speaker["pronoun"]:
        return True
    return bool(re.search(rf"[A-Z][\w’'.-]* {re.escape(speaker['name'])}\b", text[slice(*lead.evidence_span)]))


def told_when_said(text: str, trigger: Trigger, day: str | None, here: Sequence[Time]) -> Time | None:
    """ "The ministry is closing the port, it said on Friday": the day of the article, beside what is being done."""
    before = text[max(trigger.evidence_span[0], trigger.span[0] - 30) : trigger.span[0]]
    if day is None or (trigger.role, trigger.status) != ("news", "actual") or not _PROGRESSIVE.search(before):
        return None
    said = [t for t in here if t.start == t.end == day and t.span[0] > trigger.span[1]]
    return next((t for t in said if _SAYS_WHEN.search(text, max(0, t.span[0] - 40), t.span[0])), None)


def row_of_day(day: str) -> DateRow:
    """The day of the article, without words."""
    return DateRow(
        text=None, start=day, end=day, timex=day, granularity="day", anchor=day, made_by="date:day-of-article"
    )
