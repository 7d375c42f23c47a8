"""All pairs of a collection at once: the blocks of ``blocking`` in arrays, so that a million events fit in memory.

What is paired is what the update of a store finds block by block from the strings of ``article_keys`` and
``event_keys``; here names are numbered as they come, and a key is one whole number. The numbers depend on the order of
the events given, the pairs do not: a number only tells which keys are equal, and members are ranked by content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dateline.compare.features import KIN, LONG, OPEN_END, Reports, reports
from dateline.compare.meeting import Meeting
from dateline.compare.view import ArticleView, EventView
from dateline.merge.blocking import (
    CROWD,
    DAYLESS,
    FEW,
    HEAVY,
    MONTH,
    PAIRED,
    TELLING,
    WEEK,
    WINDOW,
    article_rank,
    event_rank,
    is_point,
    near,
    telling_names,
    whole_degree,
)

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
NONE = -1
"""Stands in an array for what is not told."""
BUCKETS = 1 << 21
"""More than twice the days from year 1 to 2800: numbers of buckets are below it."""
NO_DAY = BUCKETS - 1
"""The bucket of reports without a day."""
BATCH = 1 << 15
"""Pairs of reports whose events are held against each other in one step; bounds the memory of a step to about 50 MB."""


def pairs(events: Sequence[EventView]) -> Iterator[tuple[EventView, EventView]]:
    """Every pair worth comparing once, the lesser key first; never two events of one article. The order of the events
    given changes nothing but the order of the pairs."""
    for one, other, _ in pairs_told(events):
        a, b = events[one], events[other]
        yield (a, b) if a.key < b.key else (b, a)


def pairs_told(events: Sequence[EventView]) -> Iterator[tuple[int, int, Meeting]]:
    """The same pairs as positions in ``events``, with their two reports held against each other; of every report all
    events must be given."""
    if not events:
        return
    articles = {event.article.key: event.article for event in events}
    number = {key: at for at, key in enumerate(articles)}
    table = _Table(events, [number[event.article.key] for event in events])
    told = list(articles.values())
    met = report_pairs(told)
    for ones, others in _told_by(met, table):
        yield from _common(ones, others, table, told)
    yield from _by_themselves(event_pairs(events), met, table, told)


def _common(ones: Ints, others: Ints, table: _Table, told: Sequence[ArticleView]) -> Iterator[tuple[int, int, Meeting]]:
    """Pairs of events whose reports are alike enough; those of the same two reports follow each other."""
    before, common = (NONE, NONE), None
    for one, other, x, y in _rows(ones, others, table.article[ones], table.article[others]):
        if (x, y) != before:
            before = (x, y)
            common = table.meeting(x, y, reports(told[x], told[y])) if near(told[x], told[y]) else None
        if common:
            yield one, other, common


def _by_themselves(
    found: tuple[Ints, Ints], met: tuple[Ints, Ints], table: _Table, told: Sequence[ArticleView]
) -> Iterator[tuple[int, int, Meeting]]:
    """Pairs of events that type, place and week brought together, those left out that their reports did."""
    ones, others = found
    x, y = table.article[ones], table.article[others]
    keep = (x != y) & table.worth(ones, others)
    ones, others, x, y = ones[keep], others[keep], x[keep], y[keep]
    known = np.isin(_codes(x, y, len(told)), _codes(*met, len(told)))
    for one, other, a, b, seen in _rows(ones, others, x, y, known):
        if not (seen and near(told[a], told[b])):
            yield one, other, table.meeting(a, b)


def _rows(*columns: NDArray[np.generic]) -> Iterator[tuple[int, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)


# -------------------------------------------------------------------------------- events of two reports


class _Table:
    """Columns of the events: what decides whether two are worth comparing, and which report tells them."""

    def __init__(self, events: Sequence[EventView], article: Sequence[int]) -> None:
        kinds = sorted({event.type for event in events})
        code = {kind: at for at, kind in enumerate(kinds)}
        self.events = events
        self.kin = np.array([[a == b or frozenset((a, b)) in KIN for b in kinds] for a in kinds], dtype=bool)
        self.type = _column(code[event.type] for event in events)
        self.start = _column(NONE if event.start is None else event.start for event in events)
        self.end = _column(OPEN_END if event.end is None else event.end for event in events)
        self.article = np.array(article, dtype=np.int64)
        self.order = np.argsort(self.article, kind="stable")
        self.count = np.bincount(self.article)
        self.first = np.cumsum(self.count) - self.count

    def meeting(self, x: int, y: int, told: Reports | None = None) -> Meeting:
        """Two reports with all their events."""
        ones, others = (
            [self.events[at] for at in self.order[self.first[n] : self.first[n] + self.count[n]].tolist()]
            for n in (x, y)
        )
        return Meeting(ones, others, told)

    def worth(self, ones: Ints, others: Ints) -> Bools:
        """``features.worth`` of many pairs."""
        start, end = (self.start[ones], self.start[others]), (self.end[ones], self.end[others])
        undated = (start[0] == NONE) | (start[1] == NONE)
        close = np.maximum(*start) - np.minimum(*end) <= LONG
        worth: Bools = self.kin[self.type[ones], self.type[others]] & (undated | close)
        return worth

    def of_reports(self, x: Ints, y: Ints) -> tuple[Ints, Ints]:
        """Events of the reports ``x`` against those of ``y``, report by report, those worth comparing."""
        sizes = self.count[x] * self.count[y]
        row = np.repeat(np.arange(len(x)), sizes)
        place = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        ones = self.order[self.first[x][row] + place // self.count[y][row]]
        others = self.order[self.first[y][row] + place % self.count[y][row]]
        keep = self.worth(ones, others)
        return ones[keep], others[keep]


def _told_by(met: tuple[Ints, Ints], table: _Table) -> Iterator[tuple[Ints, Ints]]:
    x, y = met
    for at in range(0, len(x), BATCH):
        yield table.of_reports(x[at : at + BATCH], y[at : at + BATCH])


def _column(values: Iterator[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


# -------------------------------------------------------------------------------- blocks


def report_pairs(articles: Sequence[ArticleView]) -> tuple[Ints, Ints]:
    """Pairs of reports that some block holds against each other, as positions in ``articles``, each once."""
    ranked = np.array(sorted(range(len(articles)), key=lambda at: article_rank(articles[at])), dtype=np.int64)
    number: dict[str, int] = {}
    telling = np.full((len(articles), TELLING), NONE, dtype=np.int64)
    for row, at in enumerate(ranked.tolist()):
        names = telling_names(articles[at])
        telling[row, : len(names)] = [number.setdefault(name, len(number)) for name in names]
    days = [articles[at].day for at in ranked.tolist()]
    months = _buckets(_column(NONE if day is None else day for day in days), MONTH)
    rows = len(ranked)
    dayless = np.array([day is None for day in days], dtype=np.bool_)
    any_time = _beside(telling[:, :DAYLESS], few=True)
    found = [
        _beside(np.hstack([_joined(telling, months[:, [n]], BUCKETS) for n in (0, 1)])),
        _beside(telling[:, :HEAVY], few=True),
        any_time[dayless[any_time // rows] | dayless[any_time % rows]],
        _beside(_two_by_two(telling[:, :PAIRED], len(number))),
    ]
    return _positions(found, ranked)


def event_pairs(events: Sequence[EventView]) -> tuple[Ints, Ints]:
    """Pairs of events that a block of type, place and week holds against each other, as positions in ``events``."""
    own = [at for at, event in enumerate(events) if event.place is not None and event.start is not None]
    ranked = np.array(sorted(own, key=lambda at: event_rank(events[at])), dtype=np.int64)
    kinds: dict[str, int] = {}
    where = _where([events[at] for at in ranked.tolist()])
    type_ = _column(kinds.setdefault(events[at].type, len(kinds)) for at in ranked.tolist())
    weeks = _buckets(_column(events[at].start or 0 for at in ranked.tolist()), WEEK)
    placed = _joined(where, type_[:, None], max(1, len(kinds)))
    return _positions([_beside(np.hstack([_joined(placed, weeks[:, [n]], BUCKETS) for n in (0, 1)]))], ranked)


def _where(events: Sequence[EventView]) -> Ints:
    """For each event the number of its place's name and those of the degrees around it."""
    number: dict[object, int] = {}
    out = np.full((len(events), 5), NONE, dtype=np.int64)
    for row, event in enumerate(events):
        assert event.place is not None
        names: list[object] = [event.place.name]
        if is_point(event.place):
            lat, lon = whole_degree(event.place.lat or 0.0), whole_degree(event.place.lon or 0.0)
            names += [(a, o) for a in (lat, lat + 1) for o in (lon, lon + 1)]
        out[row, : len(names)] = [number.setdefault(name, len(number)) for name in names]
    return out


def _buckets(days: Ints, width: int) -> Ints:
    """Two staggered buckets of each day, numbered apart; one of its own for what has no day."""
    dated = days != NONE
    one = np.where(dated, 2 * (days // width), NO_DAY)
    other = np.where(dated, 2 * ((days + width // 2) // width) + 1, NONE)
    return np.stack([one, other], axis=1)


def _joined(keys: Ints, more: Ints, size: int) -> Ints:
    """Keys of two parts, the second below ``size``; none where a part is none."""
    return np.where((keys == NONE) | (more == NONE), NONE, keys * size + more)


def _two_by_two(keys: Ints, size: int) -> Ints:
    """Every two of a row's keys as one."""
    found = [_joined(keys[:, [i]], keys[:, [j]], size) for i, j in combinations(range(keys.shape[1]), 2)]
    turned = [_joined(keys[:, [j]], keys[:, [i]], size) for i, j in combinations(range(keys.shape[1]), 2)]
    return np.minimum(np.hstack(found), np.hstack(turned))


def _beside(keys: Ints, *, few: bool = False) -> Ints:
    """Pairs of rows, as ``one * rows + other``, that ``blocking.beside`` names in the blocks of these keys; rows are in
    the order of rank. ``few`` is for names at any time, which count in small blocks alone."""
    rows = len(keys)
    member, key = np.repeat(np.arange(rows), keys.shape[1]), keys.ravel()
    member, key = member[key != NONE], key[key != NONE]
    order = np.argsort(key, kind="stable")
    member, key = member[order], key[order]
    begins = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[begins, len(key)])
    width = np.where(sizes <= FEW, CROWD, 0) if few else np.where(sizes <= CROWD, CROWD, WINDOW)
    left = np.repeat(begins + sizes, sizes) - np.arange(len(key)) - 1
    reach = np.minimum(left, np.repeat(width, sizes))
    found = [np.zeros(0, dtype=np.int64)]
    for step in range(1, CROWD + 1):
        at = np.flatnonzero(reach >= step)
        found.append(member[at] * rows + member[at + step])
    return np.unique(np.concatenate(found))


def _positions(found: Sequence[Ints], ranked: Ints) -> tuple[Ints, Ints]:
    """Pairs of ranks as pairs of positions, the lesser first, in order."""
    codes = np.unique(np.concatenate(found))
    one, other = ranked[codes // max(1, len(ranked))], ranked[codes % max(1, len(ranked))]
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((high, low))
    return low[order], high[order]


def _codes(x: Ints, y: Ints, size: int) -> Ints:
    return np.minimum(x, y) * size + np.maximum(x, y)
