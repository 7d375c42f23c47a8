"""Running totals as series: what one source counts of one thing at one place since a day. Never added to incidents."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from dateline.merge.series_keys import Part, counted, counter, since, where
from dateline.merge.series_points import Daily, Point, Series, daily
from dateline.model import Record, TallyRow, Value


class _Total(Value, frozen=True, kw_only=True):
    """One tally with what names its series."""

    kind: str
    of: Part
    who: Part
    where: Part
    since: str | None
    alone: str
    point: Point

    @property
    def base(self) -> tuple[str, ...]:
        return self.kind, self.of.key, self.who.key, self.where.key, self.alone

    @property
    def month(self) -> str:
        """The month since which it counts: pages that round "October 7" to "October" mean the same count."""
        return self.since[:7] if self.since else ""


def series(records: Iterable[Record]) -> tuple[Series, ...]:
    """The series that the tallies of records form, those with most totals first; the same for any order of records.

    A tally without a day of its own stands as of its report's day; one without either is left out. What names neither
    a place nor a day since, or neither a counter nor a day since, is compared with no other page.
    """
    totals: dict[tuple[str, str], _Total] = {}
    for record in records:
        for number, row in enumerate(record.tallies):
            if total := _total(record, number, row):
                totals[total.point.source, total.point.name] = total
    by_base: dict[tuple[str, ...], list[_Total]] = defaultdict(list)
    for name in sorted(totals):
        by_base[totals[name].base].append(totals[name])
    found = [_series(own) for base in sorted(by_base) for own in _by_since(by_base[base])]
    return tuple(sorted(found, key=lambda one: (-len({p.day for p in one.points}), one.kind, one.where, one.id)))


def _total(record: Record, number: int, row: TallyRow) -> _Total | None:
    article = record.articles[row.article] if row.article < len(record.articles) else None
    published = article.published if article else None
    day, begun = row.as_of or published, since(row, published)
    if day is None or not _counts(row, begun):
        return None
    place = where(record, row)
    who, of = counter(row.attributed_to), counted(row, place)
    point = Point(
        day=day, low=row.low, high=row.high, text=row.text, page=record.page, evidence=row.evidence,
        name=f"{record.page}.T{number + 1}", source=record.source, outlet=record.outlet,
        approximate=row.approximate, since=begun, who=row.attributed_to,
        dated="told" if row.as_of else "day of the report",
    )  # fmt: skip
    alone = "" if _comparable(row.kind, begun, who, place) else record.source
    return _Total(kind=row.kind, of=of, who=who, where=place, since=begun, alone=alone, point=point)


def _counts(row: TallyRow, begun: str | None) -> bool:
    """Whether a tally is a number of a count: "a guard" is none, and "the fifth floor" only since some day."""
    return row.text.casefold() not in ("a", "an") and (row.made_by != "ordinal" or begun is not None)


def _comparable(kind: str, begun: str | None, who: Part, place: Part) -> bool:
    """Whether a total may be held against those of other pages: it names its place, and its counter or its beginning.
    Standing strengths have neither. The country of a report stands for a place where it is the counter's own, or where
    counter and beginning are told."""
    if place.basis in ("none", "report"):
        own = who.country is not None and place.key == f"country:{who.country}"
        return own or bool(place.key and who.key and begun)
    return bool(who.key or begun or kind == "strength")


def _by_since(totals: Sequence[_Total]) -> list[list[_Total]]:
    """Totals alike in all else, parted by the month since which they count. One that does not say joins the only count
    there is, where its number fits between that count's neighbours in time."""
    by_month: dict[str, list[_Total]] = defaultdict(list)
    for total in totals:
        by_month[total.month].append(total)
    silent = by_month.pop("", [])
    if len(by_month) == 1:
        ((month, only),) = by_month.items()
        fits = _fitting(only)
        by_month[month] = [*only, *(total for total in silent if fits(total))]
        silent = [total for total in silent if not fits(total)]
    return [by_month[month] for month in sorted(by_month)] + ([silent] if silent else [])


SLACK = 0.05
"""Share by which a total that does not say since when may fall outside its neighbours: pages round."""


def _fitting(count: Sequence[_Total]) -> Callable[[_Total], bool]:
    """Whether a total is no less than what a count had come to by its day, and no more than what it came to after;
    at most twice as much where nothing came after."""
    ordered = sorted((total.point.day, total.point.low) for total in count)
    days = [day for day, _ in ordered]
    most = list(accumulate((low for _, low in ordered), max))
    least = list(accumulate((low for _, low in reversed(ordered)), min))[::-1]

    def fits(total: _Total) -> bool:
        point = total.point
        before, after = bisect_right(days, point.day), bisect_left(days, point.day)
        floor = most[before - 1] if before else 0.0
        roof = least[after] if after < len(least) else 2 * floor
        return floor * (1 - SLACK) <= point.low <= roof * (1 + SLACK)

    return fits


def _series(totals: Sequence[_Total]) -> Series:
    told = [total for total in totals if total.since]
    month = told[0].month if told else ""
    names = sorted({_name(total, total.month) for total in totals} - {_name(totals[0], month)})
    return Series(
        id=_name(totals[0], month),
        kind=totals[0].kind,
        of=_commonest([total.of.name for total in totals]),
        who=_commonest([total.who.name for total in totals]),
        where=_commonest([total.where.name for total in totals]),
        since=_beginning([total.since for total in told if total.since]),
        points=tuple(sorted((_explained(total, month) for total in totals), key=_when)),
        also=tuple(names),
    )


def _commonest(names: Sequence[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def _beginning(days: Sequence[str]) -> str | None:
    """The day since which a count runs: that most pages give, a day rather than a month's first."""
    return _commonest([day for day in days if not day.endswith("-01")] or days) or None


LENGTH = 10
"""Hex digits of an id: with 100,000 series the odds that any two share one are below one in 200."""


def _name(total: _Total, month: str) -> str:
    parts = "\x1f".join((*total.base, month))
    return f"S-{hashlib.sha256(parts.encode('utf-8', 'surrogatepass')).hexdigest()[:LENGTH]}"


PLACED = {
    "told": "place told beside it",
    "sentence": "place from its sentence",
    "report": "place from the events of its report",
    "none": "no place told",
}


def _explained(total: _Total, month: str) -> Point:
    """The point with what makes it a total of its series."""
    since = f"since {total.since}" if total.since else "since when is not told"
    if month and not total.since:
        since += ", but its number fits this count"
    who = f"counted by {total.who.name}" if total.who.key else "no counter named"
    alone = ", too little told to hold it against other pages" if total.alone else ""
    because = f"{who}; {PLACED[total.where.basis]}; {since}{alone}"
    fields = {name: getattr(total.point, name) for name in Point.__struct_fields__}
    return Point(**(fields | {"because": because}))


def _when(point: Point) -> tuple[str, float, str]:
    return point.day, point.low, point.name


__all__ = ["Daily", "Point", "Series", "daily", "series"]
