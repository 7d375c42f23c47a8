"""Two reports held against each other, act by act: a pair is weighed beside its rivals, which share an act with it.

An act has at most one counterpart in another report, so the likelier of two pairs that share one speaks against the
other, and a pair that no rival comes near is the surer. What two events come to hangs on their two reports alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.compare.conflicts import Ground, conflict
from dateline.compare.features import NAMES, Reports, features, reports, worth
from dateline.compare.reason import AHEAD, TELLINGS, reason
from dateline.compare.score import (
    NEUTRAL,
    OPEN,
    SAYS,
    SHIFT,
    SURE,
    UNREAD,
    Comparison,
    by_fields,
    fitted,
    heard,
    summed,
    verdict_of,
)
from dateline.compare.view import EventView

NO_RIVAL, UNHEARD = -8.0, -6.0
"""What a rival has at the least by its fields and by its sentences, and where there is none."""
APART = -6.0
"""Log-odds by the fields, at the most, of two events that a conflict keeps apart: below all that is looked at."""


def ahead(own: float, rivals: Sequence[float], least: float) -> float:
    """How far a pair stands above the best of its rivals, below 0 where one is likelier."""
    return own - max((least, *rivals))


class Meeting:
    """Two reports by all their events; ``told`` is what the reports have in common, where that is known already."""

    def __init__(self, ones: Sequence[EventView], others: Sequence[EventView], told: Reports | None = None) -> None:
        a, b = ones[0].article, others[0].article
        self._events = {a.key: ones, b.key: others}
        self._told = told or reports(a, b)
        self._found: dict[tuple[str, str], tuple[tuple[float, ...], float, Ground | None]] = {}

    def odds(self, a: EventView, b: EventView) -> float:
        """Log-odds that two events are one happening, to six decimals, so that sums do not depend on their order."""
        return self._weighed(a, b)[0]

    def compare(self, a: EventView, b: EventView) -> Comparison:
        """The same with the verdict and the reason."""
        value, said, before = self._weighed(a, b)
        found, _, ground = self._fields(a, b)
        _, weights = fitted()
        parts = {name: w * x for name, w, x in zip(NAMES, weights, found, strict=True) if x}
        if ground is not None:
            parts[ground] = APART
        if said is not None:
            parts[TELLINGS] = SAYS * (said - NEUTRAL)
        if before < 0:
            parts[AHEAD] = before
        return Comparison(odds=value, verdict=verdict_of(value), reason=reason(a, b, parts))

    def _weighed(self, a: EventView, b: EventView) -> tuple[float, float | None, float]:
        """Log-odds, what the sentences say where they are read, and how far the pair is ahead by its fields."""
        found, fields, _ = self._fields(a, b)
        if fields <= OPEN:
            return round(fields, 6), None, 0.0
        rivals = list(self._rivals(a, b))
        said = self._said(a, b)
        before = ahead(fields, [self._fields(*pair)[1] for pair in rivals], NO_RIVAL)
        row = (*found, said, fields, before, ahead(said, [self._said(*pair) for pair in rivals], UNHEARD))
        return round(summed(row) + SHIFT, 6), said if fields <= SURE else None, before

    def _fields(self, a: EventView, b: EventView) -> tuple[tuple[float, ...], float, Ground | None]:
        """The features of a pair, its log-odds by them, and what keeps it apart whatever else it shares."""
        if a.key > b.key:  # a sum's last digit may part the trees, and must not depend on which event comes first
            a, b = b, a
        if (a.key, b.key) not in self._found:
            found = features(a, b, self._told)
            fields, ground = by_fields(found), conflict(a, b)
            self._found[a.key, b.key] = found, fields if ground is None else min(fields, APART), ground
        return self._found[a.key, b.key]

    def _said(self, a: EventView, b: EventView) -> float:
        fields = self._fields(a, b)[1]
        if fields <= OPEN:
            return UNHEARD
        said = heard(a, b, fields)
        return UNREAD if said is None else said

    def _rivals(self, a: EventView, b: EventView) -> Iterator[tuple[EventView, EventView]]:
        """The other pairs of the two reports that one of two events is in."""
        for mine, other in ((a, b), (b, a)):
            for event in self._events[other.article.key]:
                if event.key != other.key and worth(mine, event):
                    yield mine, event
