"""Whose attack it is by the word before its noun: "six people died in an army raid", "a navy bombardment of Lorn".

Where nobody else is told as doer, that word is it: of 26 such nouns of attacks on the training pages 22 have it as the
actor and four another one by name. "Terrorist attack" tells nobody (none of eight).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import longest, meets

_NOUN = re.compile(
    r"\b(?:attacks?|bombings?|bombardments?|raids?|shellings?|air ?strikes?|strikes?|offensives?|ambush(?:es)?"
    r"|assaults?|massacres?|incursions?|onslaughts?)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?<![\w-])(?P<who>army|navy|air force|police|military|government|rebel|guerrilla|militia|insurgent|jihadist|gang"
    r"|settler|paramilitary|separatist)\s(?:(?!(?:and|or|on|of|by|in|at|to|for|post|patrol|base|convoy)\b)[a-z-]+\s){0,2}\Z"
)
_LED = re.compile(
    r"\b(?:an?|the|this|that|another|of|in|by|\w+['’]s|\d+|[a-z]+(?:al|an|ish|ese|ive|ed|ly))\s\Z|[A-Z][\w-]+\s\Z"
)
_FORCE = re.compile(r"\sforce\s(?:attack|bombing|bombardment|raid|strike)s?\b", re.IGNORECASE)
"""Behind an act whose words are only "air"."""
REACH = 45
"""Characters before the noun in which its doer stands."""


def whose_raid(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides of an attack that nobody is told to have made, with whose it is by the word before its noun; ``named``
    are the stretches of all parties around."""
    begin, (first, last) = trigger.evidence_span[0], trigger.span
    if trigger.type != "ASSAULT" or both.actors:
        return both
    noun = _NOUN.search(text, first, last) or _FORCE.match(text, last)
    if noun is None:
        return both
    start = noun.start() + len(noun[0]) - len(noun[0].split()[-1])
    whose = _WHOSE.search(text, max(begin, start - REACH), start)
    if whose is None or _LED.search(text, max(begin, whose.start() - 20), whose.start()) is None:
        return both
    here = whose.span("who")
    who = longest((here, *(span for span in named if span[1] == here[1] and begin <= span[0] < here[0])))
    if who is None:
        return both
    return Both((who,), tuple(span for span in both.recipients if not meets(span, who)))
