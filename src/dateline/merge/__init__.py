"""Incidents: events judged to be one happening, their witnesses and their tolls."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.compare.score import odds
from dateline.compare.view import EventView
from dateline.merge.blocking import pairs
from dateline.merge.claims import Claim, claims_of
from dateline.merge.cluster import Ruling, cluster
from dateline.merge.tolls import RULES, Toll, toll


def merge(events: Sequence[EventView], rulings: Sequence[Ruling] = ()) -> tuple[tuple[str, ...], ...]:
    """The incidents of some events, each a tuple of event keys; what is given in which order makes no difference."""
    judged = {(a.key, b.key): odds(a, b) for a, b in pairs(events)}
    return cluster({event.key: event.article.key for event in events}, judged, rulings)


__all__ = ["RULES", "Claim", "Ruling", "Toll", "claims_of", "merge", "toll"]
