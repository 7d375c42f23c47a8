"""What the rules found, word by word: features beside the pieces, so that the reader starts from what is known.

Four columns: the event type that a rule reads from the word (with "begins" told apart), the actor or place that the
tables know there, the time or number that a grammar reads, and the part of a quotation. The reader weighs them; it is
free to find what no rule does and to drop what a rule found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.model import Mention, Number, Quotation, Span, Time, Trigger
from dateline.reader.labels import TYPES
from dateline.reader.words import Word
from dateline.spans import itself, meeting

SIZES = (2 * len(TYPES) + 1, 10, 6, 6)
"""Values of each column; 0 is nothing."""

_SECTORS = {
    "GOV": 2,
    "MIL": 3,
    "COP": 3,
    "SPY": 3,
    "REB": 4,
    "PRM": 4,
    "CRM": 4,
    "UAF": 4,
    "IGO": 5,
    "CVL": 6,
    "REF": 6,
}


def columns(
    words: Sequence[Word],
    triggers: Iterable[Trigger],
    mentions: Iterable[Mention],
    times: Iterable[Time],
    numbers: Iterable[Number],
    quotations: Iterable[Quotation],
) -> NDArray[np.int64]:
    """(words, 4): the hints of every word; where two meet, the later one in the text stands."""
    grid = _Grid(words)
    for trigger in triggers:
        kind = TYPES.index(trigger.type)
        grid.put(0, trigger.span, 2 + 2 * kind, 1 + 2 * kind)
    for mention in mentions:
        if mention.kind == "place":
            grid.put(1, mention.span, 9, 8)
    for mention in mentions:
        if mention.kind == "actor":
            value = _SECTORS.get(mention.sector or "", 7) if mention.named else 1
            grid.put(1, mention.span, value, value)
    for time in times:
        grid.put(2, time.span, 2, 1)
    for number in numbers:
        value = 3 if number.kind in ("killed", "injured") else 4
        grid.put(2, number.span, value, value)
        if number.of_span:
            grid.put(2, number.of_span, 5, 5)
    for said in quotations:
        grid.put(3, said.content_span, 1 + said.direct, 1 + said.direct)
        if said.cue_span:
            grid.put(3, said.cue_span, 3, 3)
        if said.speaker_span:
            grid.put(3, said.speaker_span, 4, 4)
        if said.addressee_span:
            grid.put(3, said.addressee_span, 5, 5)
    return grid.values


class _Grid:
    """The columns while they are filled."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.spans = [word.span for word in words]
        self.values = np.zeros((len(words), len(SIZES)), dtype=np.int64)

    def put(self, column: int, span: Span, first: int, rest: int) -> None:
        """One value on the first word of a span, and one on the others."""
        a, b = meeting(self.spans, span, itself)
        if a < b:
            self.values[a:b, column] = rest
            self.values[a, column] = first
