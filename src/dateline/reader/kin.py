"""Whose kin a party is does not act for them: "Okoro's father asked the court" is told by the father.

The reader marks the name that the page tells most of, and leaves the kinsman behind it out. Of 116 annotated parties
of the training pages that stand so 113 are the kin or the followers, and three the owner of a lawyer or spokesman.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import meets, meets_any

_KIN = re.compile(
    r"['’]s? (?:(?:young|younger|older|elder|eldest|late|two|three|four|paternal|maternal|jailed|estranged|former|"
    r"own|[A-Z]\w+) ){0,2}(?:aunt|brothers?|children|cousins?|daughters?|families|family|father|followers"
    r"|grand(?:father|mother|mothers|parents|son)|husband|kin|mother|nephews?|nieces?|parents|relatives|sisters?|sons?"
    r"|step(?:father|mother|son)|supporters|sympathi[sz]ers|uncles?|great-uncle|widow|wife)\b(?!['’])"
)


def with_kin(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides with the kin of whoever stands before "'s" in the act's own sentence."""
    actors, recipients = (_whole(text, trigger, side) for side in both)
    return both if (actors, recipients) == (both.actors, both.recipients) else Both(actors, recipients)


def _whole(text: str, trigger: Trigger, side: Sequence[Span]) -> tuple[Span, ...]:
    begin, end = trigger.evidence_span
    longer = {}
    for span in side:
        kin = _KIN.match(text, span[1], end) if begin <= span[0] else None
        if kin is not None and not meets(kin.span(), trigger.span):
            longer[span] = (span[0], kin.end())
    if not longer:
        return tuple(side)
    alone = (span for span in side if span not in longer and not meets_any(span, longer.values()))
    return tuple(sorted({*longer.values(), *alone}))
