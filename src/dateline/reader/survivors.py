"""Who escaped an attack was attacked: "the judge escaped an attempt on Monday in which his driver was killed".

Of four such parties annotated on the training pages all four are recipients, and none an actor; the trees take the
subject for who acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Span, Trigger
from dateline.reader.bystanders import ATTACK
from dateline.reader.turned import Both
from dateline.spans import longest, meets

_UNHURT = (
    r"(?:un(?:hurt|harmed|scathed|injured)|without (?:a scratch|injury|injuries)|with (?:slight|minor|light) injuries"
    r"|alive)"
)
_ESCAPED = re.compile(
    r"\)?,?\s(?:(?:who|has|have|had|also|narrowly|barely|twice|later|previously|\w+ly)\s){0,3}"
    rf"(?:(?:escaped|escapes|survived|survives)(?:\s(?:death|{_UNHURT}))?(?:\s(?:from|in|during))?"
    rf"|(?:was|were|emerged|came out)\s{_UNHURT}\s(?:in|from|after|following|during|by))"
    r"\s(?:an?|the|two|three|four|several|another|this|that|[\w.]+['’]s)\s(?:(?!and\b)[\w-]+\s){0,4}\Z",
    re.IGNORECASE,
)
_ATTACK = re.compile(rf"(?:[\w’'-]+\s){{0,3}}?(?:{ATTACK}|attempt(?:s|ed\s\w+)?|assassination)\b", re.IGNORECASE)
REACH = 100
"""Characters between who escaped and the attack."""


def survivors(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides of an attack with who escaped it among those attacked; ``named`` are the stretches of all parties."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type != "ASSAULT" or _ATTACK.match(text, *trigger.span) is None:
        return both
    low = max(begin, first - REACH)
    who = longest(s for s in named if low <= s[0] and s[1] < first and _ESCAPED.match(text[s[1] : first]))
    if who is None:
        return both
    rest = (s for s in both.recipients if s[0] >= begin and not meets(s, who) and not who[1] <= s[0] < first)
    actors = (span for span in both.actors if not meets(span, who) and not low <= span[0] < first)
    return Both(tuple(actors), tuple(sorted((who, *rest))))
