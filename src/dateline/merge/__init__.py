"""Incidents: events judged to be one happening, their witnesses and their tolls."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from dateline.compare.view import EventView
from dateline.merge.claims import Claim, claims_of
from dateline.merge.cluster import Judged, Ruling, clustered
from dateline.merge.pairing import pairs, pairs_told
from dateline.merge.tolls import RULES, Toll, toll


def merge(events: Sequence[EventView], rulings: Sequence[Ruling] = ()) -> tuple[tuple[str, ...], ...]:
    """The incidents of some events, each a tuple of event keys; what is given in which order makes no difference."""
    ordered = sorted(events, key=lambda event: event.key)
    keys, articles = [event.key for event in ordered], [event.article.key for event in ordered]
    return clustered(keys, articles, judged(ordered), rulings)


def judged(events: Sequence[EventView]) -> Judged:
    """Log-odds of every pair worth comparing, by positions in ``events``, which hold all events of each report."""
    ones, others, values = array("q"), array("q"), array("d")
    for one, other, meeting in pairs_told(events):
        low, high = (one, other) if one < other else (other, one)
        ones.append(low)
        others.append(high)
        values.append(meeting.odds(events[low], events[high]))
    return np.array(ones, dtype=np.int64), np.array(others, dtype=np.int64), np.array(values, dtype=np.float64)


__all__ = ["RULES", "Claim", "Ruling", "Toll", "claims_of", "judged", "merge", "pairs", "toll"]
