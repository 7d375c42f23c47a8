"""Running totals as series: what one source counts of one thing at one place since a day. Never added to incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from dateline.knowledge.fold import key
from dateline.merge.originators import first_of
from dateline.model import Record, Value


class Point(Value, frozen=True, kw_only=True):
    """A running total as it stood on a day (ISO 8601), with its bounds, its words and its page."""

    day: str
    low: float
    high: float | None
    text: str
    page: str
    evidence: str


class Series(Value, frozen=True, kw_only=True):
    """Totals of one kind by one counter (``who``), of one side or place (``where``), since one day, in order of day."""

    kind: str
    of: str
    who: str
    where: str
    since: str | None
    points: tuple[Point, ...]


class Daily(Value, frozen=True, kw_only=True):
    """What two totals of one series leave for the days between: never a claim of anybody, always ``derived``."""

    after: str
    until: str
    low: float
    high: float
    derived: bool = True


def series(records: Iterable[Record]) -> tuple[Series, ...]:
    """The series that the tallies of records form; a tally without a day of its own stands as of its report's day, and
    one without either is left out."""
    found: dict[tuple[str, str, str, str, str | None], set[Point]] = defaultdict(set)
    for record in records:
        for row in record.tallies:
            article = record.articles[row.article] if row.article < len(record.articles) else None
            day = row.as_of or (article.published if article else None)
            if day is None:
                continue
            source = first_of(row.attributed_to)
            name = (row.kind, key(row.of or ""), source.key if source else "", key(row.side_or_place or ""), row.since)
            found[name].add(
                Point(day=day, low=row.low, high=row.high, text=row.text, page=record.page, evidence=row.evidence)
            )
    return tuple(
        Series(kind=kind, of=of, who=who, where=where, since=since, points=tuple(sorted(points, key=_when)))
        for (kind, of, who, where, since), points in sorted(found.items(), key=lambda one: str(one[0]))
    )


def _when(point: Point) -> tuple[str, float, str]:
    return point.day, point.low, point.page


def daily(of: Series) -> tuple[Daily, ...]:
    """What each two neighbouring days of a series leave between them, bounds respected; only where somebody asks.

    The total of a day is the highest told for it. A total that falls (a recount) leaves a negative number, as it is.
    """
    last: dict[str, Point] = {}
    for point in of.points:
        if point.day not in last or point.low >= last[point.day].low:
            last[point.day] = point
    days = sorted(last)
    return tuple(_between(last[one], last[other]) for one, other in pairwise(days))


def _between(one: Point, other: Point) -> Daily:
    high_before = one.high if one.high is not None else one.low
    high_now = other.high if other.high is not None else other.low
    return Daily(after=one.day, until=other.day, low=other.low - high_before, high=high_now - one.low)
