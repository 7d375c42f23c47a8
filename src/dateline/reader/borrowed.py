"""Parties of another happening: who did the next attack of a round-up did not do this one, nor were its victims his.

"A car bomb exploded in Karst on Monday. An explosive device went off at a mill in Veloria on Tuesday. Gunmen shot at a
bank in Norland." An attack without a known actor takes the nearest strong party, which here did another. Sentences that
each tell an attack of their own, at a town or on a weekday of their own, tell two happenings, unless the second refers
to the first ("the attackers", "claimed", "they"). In 900 annotated pages 7 parties are right over such a border.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.model import Mention, Sentence, Span, Story, Trigger
from dateline.reader.bystanders import ATTACK, KILLING, TOWNS
from dateline.spans import meeting, meets, sentence_at

_REFERS = re.compile(
    r"\b(?:the|this|that|these|those|both|such|its|their|first|second|two|three|same)\s+(?:[\w-]+\s+){0,2}?"
    rf"(?:{ATTACK}|{KILLING}|bombs?|attackers?|assailants?|bombers?|violence|clash(?:es)?|operations?|offensives?|dead"
    r"|victims?|wounded|injured)\b"
    r"|\b(?:claim|responsib|blam|accus|suspect|admit|attribut|confess|believ)\w*"
    r"|\b(?:also|another|behind|they|them|their|it|he|she|his|her)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)

_BLAMED = re.compile(r"\b(?:blamed on|attributed to|claimed by|pinned on)\s+(?:[\w’'-]+\s+){0,2}?$", re.IGNORECASE)


def is_named_for_another(text: str, span: Span) -> bool:
    """Whether a stretch is only told as who did one deed: "the bombing was blamed on the Front"."""
    return _BLAMED.search(text, max(0, span[0] - 50), span[0]) is not None


def is_borrowed(
    story: Story, trigger: Trigger, spans: Sequence[Span], triggers: Sequence[Trigger], mentions: Sequence[Mention],
    *, backwards: bool,
) -> bool:  # fmt: skip
    """Whether all stretches of a party stand in sentences of other attacks; ``backwards`` also in those before, where
    an actor may have done both."""
    if trigger.type != "ASSAULT" or not spans:
        return False
    numbers = [sentence_at(story.sentences, at) for at in (trigger.span[0], *(span[0] for span in spans))]
    if min(numbers) < 0:
        return False  # before the first sentence, as a title is
    here, *there = (story.sentences[number] for number in numbers)
    if any(meets(span, trigger.evidence_span) or meets(span, here.span) for span in spans):
        return False
    if not backwards and any(one.span[0] < here.span[0] for one in there):
        return False
    return all(_other(story.text, here, one, triggers, mentions) for one in there)


def _other(
    text: str, here: Sentence, there: Sentence, triggers: Sequence[Trigger], mentions: Sequence[Mention]
) -> bool:
    """Whether two sentences tell two attacks."""
    later = max(here.span, there.span)
    if _REFERS.search(text, *later) or not _attacks(there.span, triggers):
        return False
    return _apart(_towns(text, here.span, mentions), _towns(text, there.span, mentions)) or _apart(
        _days(text, here.span), _days(text, there.span)
    )


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _attacks(span: Span, triggers: Sequence[Trigger]) -> bool:
    """Whether a sentence tells an attack."""
    at = bisect_left(triggers, span[0], key=lambda trigger: trigger.span[0])
    while at < len(triggers) and triggers[at].span[0] < span[1]:
        if triggers[at].type == "ASSAULT":
            return True
        at += 1
    return False


def _towns(text: str, span: Span, mentions: Sequence[Mention]) -> frozenset[str]:
    first, last = meeting(mentions, span, lambda mention: mention.span)
    return frozenset(
        text[slice(*m.span)].casefold() for m in mentions[first:last] if m.kind == "place" and m.rule in TOWNS
    )


def _days(text: str, span: Span) -> frozenset[str]:
    return frozenset(day.group().casefold() for day in _WEEKDAY.finditer(text, *span))
