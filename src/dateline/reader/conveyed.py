"""Who conveys to whom: "Rell stressed to Okoro the government's rejection" is Rell's act, and Okoro's to hear.

Of such acts on the training pages all three have the speaker as actor and whom he speaks to as recipient; the reader
turns them round, or takes whose rejection it is for the doer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span, Trigger
from dateline.reader.turned import Both

TYPES = frozenset(("REJECT", "ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "CONCEDE"))
_TO = re.compile(
    r"(?:,[^,.;]{1,60},)?\s(?:(?:also|again|has|had)\s)?"
    r"(?:stress|express|convey|reiterat|affirm|reaffirm|underlin|emphasi[sz]|voic|communicat|transmit)(?:e?d|es|s|ing)"
    r"\s(?:\w+ly\s)?to\s(?:the\s)?"
)
"""What stands between who conveys and to whom."""
_WHAT = re.compile(
    r"\s(?:(?:the|his|her|its|their)\s)?(?:(?:[A-Z][\w-]*\s){0,2}[\w-]+['’]s?\s)?(?:(?!that\b)[\w-]+\s){0,3}?\Z"
)
"""What stands between to whom and the noun of the act: whose it is."""


def conveyed(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """The sides of a noun of speech with its speaker and his hearer."""
    first, last = trigger.evidence_span
    if trigger.type not in TYPES or " to " not in text[first:last]:
        return both
    here = sorted(span for span in named if first <= span[0] and span[1] <= last)
    for hearer in here:
        if hearer[1] > trigger.span[0] or _WHAT.fullmatch(text, hearer[1], trigger.span[0]) is None:
            continue
        for speaker in reversed(here):
            if speaker[1] < hearer[0] and _TO.fullmatch(text, speaker[1], hearer[0]):
                return Both((speaker,), (hearer,))
    return both
