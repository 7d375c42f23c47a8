"""What no likeness outweighs: two acts that are told of days, or of places, too far apart to be one.

Two attacks told in like words are the rule, not the exception: an agency tells each bombing as it told the last. The
fitted weights do not know that, because on annotated pages two stories seldom sound alike, and a day or a place that
stands against one happening was there most often misread.
"""

from __future__ import annotations

from typing import Literal

from dateline.compare.places import distance, reach
from dateline.compare.view import RECIPIENTS, EventView, PlaceView
from dateline.compare.words import share

Ground = Literal["days apart", "place apart"]

BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts that are done at one place on one day; of what is said or agreed each report may name another."""
DAYS = 3
"""Days between two acts from which they are two. One or two are often a misread weekday: of pairs of the reader's
events one or two days apart that the weights join 24 are one act and 11 are two, of those further apart 7 and 20 (of
annotated ones none and 29)."""
APART = 5.0
"""Kilometres, beyond how far either place is from its point, from which two acts that share no number and are told of
other kinds, or with other numbers of two kinds, are two (of such pairs that the weights join one is one act and two are
two). Places alone decide nothing: beyond 40 km 8 are one act, most of them misread, and 10 are two."""
FINE = frozenset({"exact", "near"})
"""Precisions of places that are a town or less."""
TOLD = 0.5
"""Share of a place's name that stands in the other's sentence: the other's own place may then be the wrong one."""


def conflict(a: EventView, b: EventView) -> Ground | None:
    """What keeps two events of bodily acts apart whatever else they share; None where nothing does."""
    if a.type not in BODILY or b.type not in BODILY:
        return None
    elsewhere, shared = _elsewhere(a, b), _shared(a, b)
    differ, same = sum(not one for one in shared), any(shared)
    news = a.role == b.role == "news"
    if days_between(a, b) >= DAYS and (news or elsewhere > 0 or (differ and not same)):
        return "days apart"
    if same or elsewhere <= APART:
        return None
    return "place apart" if differ > 1 or (a.mode and b.mode and a.mode != b.mode) else None


def days_between(a: EventView, b: EventView) -> int:
    """Days from the end of the earlier event to the start of the later one; 0 where they meet or a bound is unknown."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0
    return max(0, max(a.start, b.start) - min(a.end, b.end))


def _elsewhere(a: EventView, b: EventView) -> float:
    """Kilometres between two towns beyond what lies within reach of both; 0 where one is told in the other's sentence,
    where either is vague, and where they may be one."""
    one, other = a.place, b.place
    if one is None or other is None or not (_fine(one) and _fine(other)):
        return 0.0
    away = distance(one, other)
    if away is None or share(one.terms, b.words) >= TOLD or share(other.terms, a.words) >= TOLD:
        return 0.0
    return max(0.0, away - reach(one) - reach(other))


def _fine(place: PlaceView) -> bool:
    return place.precision in FINE


def _shared(a: EventView, b: EventView) -> list[bool]:
    """For each kind that both events have numbers of, whether one of them is the same."""
    kinds = {x.kind for x in a.figures} & {y.kind for y in b.figures} - {RECIPIENTS}
    return [
        any(x.low == y.low for x in a.figures for y in b.figures if x.kind == y.kind == kind) for kind in sorted(kinds)
    ]
