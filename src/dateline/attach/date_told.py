"""Times that tell when an act was told of and not when it was done, where the words leave no doubt that it lay before.

"Police said on Sunday that two men were shot" may mean the Sunday; "he admitted on Sunday that two men were shot" and
"said on Sunday that rebels had burned the mill" cannot.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.attach.date_features import word_lists
from dateline.model import Time, Trigger

REACH = 200
"""Characters from a time to an act behind it within which they are looked at together."""
BEFORE = 60
"""Characters before a time in which the verb of telling stands."""
OPENING = 12
"""Characters before a time that opens its sentence: "Early on 7 May"."""

_BREAKS = re.compile(r"[;:“”\"]|, (?:who|which|where|and|but)\b")
_EARLIER = re.compile(r"\bhad(?:\s\w+){0,3}\s$")
_OWN_SUBJECT = re.compile(r"that\s(?:it|they|he|she|we|I)\b")
"""Who tells what they did themselves: "said on Sunday that it had sent a ship"."""


TO_COME = frozenset(("planned", "hypothetical"))
AHEAD = 12
"""Characters of an act in which its auxiliary verb stands."""
_AHEAD = re.compile(r"\b(?:would|will|may|might|could)(?:\s\w+){0,3}(?:\s|$)")
"""What is announced for later: "said on Sunday they would leave" (of 26 annotated acts none has that day)."""


def tells_of(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time is when an earlier act was told of: "on 7 May he admitted that guards shot two men"; not "said
    that on Sunday ..." nor what the teller had done."""
    first, at = trigger.evidence_span[0], trigger.span[0]
    if time.relation is not None or not time.span[1] < at <= time.span[1] + REACH:
        return False  # "shortly afterwards" is of both
    verb, start = _behind().search(text, max(first, time.span[0] - BEFORE), time.span[0]), time.span[1] + 1
    if verb is None and time.span[0] - first <= OPENING and (verb := _opening().match(text, time.span[1], at)):
        start = verb.end()
    if verb is None or _BREAKS.search(text, start, at):
        return False
    if trigger.status in TO_COME and _AHEAD.search(text, start, min(at + AHEAD, trigger.span[1])) is not None:
        return True
    if not text.startswith("that ", start):
        return False
    if verb["owned"]:
        return True
    earlier = text.startswith("had ", at) or _EARLIER.search(text, start, at) is not None
    return earlier and _OWN_SUBJECT.match(text, start) is None


@cache
def _verb() -> str:
    """The verbs of telling; those of the group ``owned`` tell of what lay before, whatever its tense."""
    words = word_lists()["telling"]
    return rf"\b(?:(?P<owned>{'|'.join(words['owned'])})|(?:{'|'.join(words['verbs'])}))"


@cache
def _behind() -> re.Pattern[str]:
    """A verb right before a time: said on, told a court late on."""
    return re.compile(rf"{_verb()}(?:\s\w{{1,12}}){{0,2}}?(?:\s(?:on|in|late|early|earlier))*\s$")


@cache
def _opening() -> re.Pattern[str]:
    """What stands between a time that opens a sentence and the clause of what was told: ", the ministry said "."""
    return re.compile(rf"(?:,?\s[\w’'.-]{{1,20}}){{1,9}}?\s{_verb()}(?:\s\w{{1,12}})?\s(?=that\s)")
