"""Who is asked in the last line of a police story: "Anyone with information is asked to call Crime Stoppers".

It is the reader of the page who is asked; the trees take the body behind "call", which is asked for nothing.
"""

from __future__ import annotations

import re

from dateline.model import Trigger
from dateline.reader.turned import Both
from dateline.spans import meets

BEFORE = 160
"""Characters before the verb in which those who are asked stand."""
_ASKED = re.compile(
    r"\b(?P<who>(?:any(?:one|body)(?:\s(?:else\s)?(?:with|who\shas)\s(?:any\s|further\s|additional\s|more\s)?information)?"
    r"|(?:persons?|people|those|residents|witnesses|citizens|drivers|motorists|members\sof\sthe\spublic|the\spublic)"
    r"(?:\swith\s(?:any\s|further\s)?information)?))\b[^.;\n]{0,110}?"
    r"\s(?:is|are)\s(?:(?:also|being|strongly)\s)?(?P<act>asked|urged|encouraged|requested|advised|invited)\sto\s"
    r"(?:please\s|immediately\s)?(?:call|contact|come\sforward|phone|e-?mail|notify|text|reach|get\sin\stouch|speak|report)\b",
    re.IGNORECASE,
)


def appealed(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides of such an appeal: the public is asked, and nobody behind the verb nor the public itself asks (of three
    on the training pages two name the public as asked, none whom to call)."""
    if trigger.type != "REQUEST":
        return both
    begin, end = trigger.evidence_span
    first, last = trigger.span
    told = _ASKED.search(text, max(begin, first - BEFORE), min(end, last + BEFORE))
    if told is None or not meets(told.span("act"), trigger.span):
        return both
    who = told.span("who")
    askers = tuple(span for span in both.actors if span[1] <= told.end("act") and not meets(span, who))
    return Both(askers, (who,))
