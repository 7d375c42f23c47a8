"""A row of states is on one side of an act, whole: "admitted Poland, Hungary and the Czech Republic".

The trees weigh each party by itself, and of a row some members fall short or come to the other side. Of 114 annotated
acts of the training pages that have a member of a row of three or more states, 103 have all of them on that side and
none has them on two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.model import Mention, Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import meets, meets_any

_COMMA: Final = re.compile(r",\s+(?:the\s+)?")
_LAST: Final = re.compile(r",?\s+and\s+(?:the\s+)?")
_DEPENDS: Final = re.compile(r"\b(?:in|of|from|between|to|for|with|by|at|on)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OWNED: Final = re.compile(r"['’]|-")
_OFFICES: Final = re.compile(
    r"\b(?:ambassadors|chiefs|commanders|delegations|diplomats|envoys|governments|heads of (?:state|government)|leaders"
    r"|ministers|officials|parliaments|presidents|representatives)\s+of\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Whoever holds the like office in each state of a row: of 17 annotated sides that have a member of "the ministers of
Karstia, Norland and Moros" 15 have all three."""
REACH: Final = 300
"""Characters around an act in which its rows are looked for."""
LEAST: Final = 3
"""Members of the shortest row."""


def rows(text: str, sentence: Span, mentions: Sequence[Mention]) -> Iterator[list[Span]]:
    """The rows of three or more states in a sentence, each of their names as it stands there."""
    first = bisect_left(mentions, sentence[0], key=lambda m: m.span[0])
    last = bisect_left(mentions, sentence[1], key=lambda m: m.span[0])
    states = sorted({m.span for m in mentions[first:last] if m.kind == "actor" and m.rule == "country"})
    row: list[Span] = []
    closed = False
    for span in states:
        between = text[row[-1][1] : span[0]] if row else ""
        if row and not closed and (_COMMA.fullmatch(between) or _LAST.fullmatch(between)):
            closed = _LAST.fullmatch(between) is not None
            row.append(span)
            continue
        if closed and len(row) >= LEAST:
            yield row
        row, closed = [span], False
    if closed and len(row) >= LEAST:
        yield row


def in_rows(text: str, trigger: Trigger, both: Both, mentions: Sequence[Mention]) -> Both:
    """The sides of an act with each row of states whole on one of them."""
    (begin, end), (first, last) = trigger.evidence_span, trigger.span
    for row in rows(text, (max(begin, first - REACH), min(end, last + REACH)), mentions):
        both = _whole(text, trigger, both, row)
    return both


def _whole(text: str, trigger: Trigger, both: Both, row: Sequence[Span]) -> Both:
    """The sides with the row on the side of its members; as they are where none is one, or one is in a longer party."""
    acting = [span for span in both.actors if meets_any(span, row)]
    suffering = [span for span in both.recipients if meets_any(span, row)]
    taken = [*acting, *suffering]
    offices = _OFFICES.search(text, max(0, row[0][0] - 40), row[0][0]) is not None
    depends = not offices and _DEPENDS.search(text, max(0, row[0][0] - 12), row[0][0]) is not None
    owned = _OWNED.match(text, row[-1][1]) is not None or depends
    longer = any(
        sum(meets(span, one) for one in row) > 1
        or (_is_longer(text, span, row) and not (offices and meets(span, row[0])))
        for span in taken
    )
    if not taken or longer or (len(taken) == len(row) and not (acting and suffering)):
        return both
    if owned and not len(taken) * 2 > len(row):
        return both  # "has troops in Mali, Niger and Chad"
    done_to = trigger.voice == "passive" if acting and suffering else bool(suffering)
    kept = Both(
        tuple(span for span in both.actors if span not in acting),
        tuple(span for span in both.recipients if span not in suffering),
    )
    names = tuple(next((span for span in taken if meets(span, one)), one) for one in row)
    if done_to:
        return kept._replace(recipients=tuple(sorted({*kept.recipients, *names})))
    return kept._replace(actors=tuple(sorted({*kept.actors, *names})))


def _is_longer(text: str, span: Span, row: Sequence[Span]) -> bool:
    """Whether a party is more than the state of the row in it: "the leaders of Karstia"."""
    one = next(state for state in row if meets(span, state))
    return text[slice(*span)].removeprefix("the ").removeprefix("The ") != text[slice(*one)].removeprefix("the ")
