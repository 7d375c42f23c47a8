"""A running total through time: the totals of one count in order of day, and what two of them leave between."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dateline.model import Value


class Point(Value, frozen=True, kw_only=True):
    """A running total as it stood on a day (ISO 8601), with its bounds, its words and its page.

    ``name`` is PAGE.T2. ``dated`` says what the day is: told, or the day of the report. ``since`` is as this report has
    it, ``who`` its attribution (innermost first), ``because`` what makes it a total of this series.
    """

    day: str
    low: float
    high: float | None
    text: str
    page: str
    evidence: str
    name: str = ""
    source: str = ""
    outlet: str | None = None
    approximate: bool = False
    since: str | None = None
    who: tuple[str, ...] = ()
    dated: str = "told"
    because: str = ""


class Series(Value, frozen=True, kw_only=True):
    """Totals of one kind by one counter (``who``, "" where none is named), of one side or place (``where``), since one
    day, in order of day.

    ``id`` is made of these alone, so it outlives new pages; ``also`` are the ids that totals now in it would have by
    themselves, which lead on to it.
    """

    id: str
    kind: str
    of: str
    who: str
    where: str
    since: str | None
    points: tuple[Point, ...]
    also: tuple[str, ...] = ()


class Daily(Value, frozen=True, kw_only=True):
    """What two totals of one series leave for the days between: never a claim of anybody, always ``derived``.

    ``bounded`` is False where a total was open or rounded ("more than 41,000"): then the numbers of the two totals were
    taken as they stand, and the difference is no better than they are.
    """

    after: str
    until: str
    days: int
    low: float
    high: float
    bounded: bool = True
    derived: bool = True


# -------------------------------------------------------------------------------- between two totals


def daily(of: Series) -> tuple[Daily, ...]:
    """What each two neighbouring totals of a series leave between them; only where somebody asks.

    The total of a day is the highest told for it. A total that is told again unchanged is taken for the old count, so
    the difference runs from the day it was first told. One that falls (a recount) leaves a negative number, as it is.
    None where no counter is named: two totals may then be of two counts.
    """
    if not of.who:
        return ()
    last: dict[str, Point] = {}
    for point in of.points:
        if point.day not in last or point.low >= last[point.day].low:
            last[point.day] = point
    steps: list[Point] = []
    for day in sorted(last):
        if not steps or (last[day].low, last[day].high) != (steps[-1].low, steps[-1].high):
            steps.append(last[day])
    return tuple(_between(one, other) for one, other in pairwise(steps))


def _between(one: Point, other: Point) -> Daily:
    high_before = one.high if one.high is not None else one.low
    high_now = other.high if other.high is not None else other.low
    return Daily(
        after=one.day,
        until=other.day,
        days=(date.fromisoformat(other.day) - date.fromisoformat(one.day)).days,
        low=other.low - high_before,
        high=high_now - one.low,
        bounded=None not in (one.high, other.high) and not (one.approximate or other.approximate),
    )
