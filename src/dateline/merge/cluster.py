"""Judgements about pairs to incidents: average-link clustering in log-odds, under constraints, one component at a time.

The result is a function of the set of events, pairs and human judgements: every choice between equals goes by the
events' keys, and sums are of whole numbers, so neither the order of arrival nor the order of adding up can be seen.
Inside, an event is its position among all keys in order: positions compare as keys do, and a million fit in arrays.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.model import Value

Pair = tuple[str, str]
"""Keys of two events, the lesser first."""
Link = tuple[int, int]
"""Positions of two events among all keys in order, the lesser first."""
Judged = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
"""Positions of the two events of each pair, and the log-odds that they are one happening."""

UNIT = 1_000_000
"""Log-odds are summed in millionths."""
UNHEARD = -1.0
"""Log-odds of a pair that blocking never proposed. Chosen on the training pages, by their linked pairs (F1)."""
MOST = 5.0
"""Log-odds are cut off here, so that one pair does not outvote all others of two groups."""


class Ruling(Value, frozen=True, kw_only=True):
    """A human judgement about two events that holds: joined or apart. The later ``number`` wins a contradiction."""

    number: int
    pair: Pair
    same: bool


def pair_of(one: str, other: str) -> Pair:
    """Two keys in their order."""
    return (one, other) if one < other else (other, one)


def cluster(
    articles: Mapping[str, str], odds: Mapping[Pair, float], rulings: Sequence[Ruling] = ()
) -> tuple[tuple[str, ...], ...]:
    """Incidents as tuples of event keys, both in order; an event that nothing joins stands alone.

    ``articles`` is the article of every event: two events of one article stay apart unless a ruling joins them.
    ``odds`` are log-odds of being one happening. Rulings about events that are not given are left aside.
    """
    keys = sorted(articles)
    number = {key: at for at, key in enumerate(keys)}
    known = [(number[a], number[b], value) for (a, b), value in odds.items() if a in number and b in number]
    ones, others = (np.array([row[side] for row in known], dtype=np.int64) for side in (0, 1))
    values = np.array([row[2] for row in known], dtype=np.float64)
    return clustered(keys, [articles[key] for key in keys], (ones, others, values), rulings)


def clustered(
    keys: Sequence[str], articles: Sequence[str], judged: Judged, rulings: Sequence[Ruling] = ()
) -> tuple[tuple[str, ...], ...]:
    """The same for keys in order with their articles, and pairs of positions in ``keys`` in arrays."""
    number = {key: at for at, key in enumerate(keys)}
    settled = settle([r for r in rulings if r.pair[0] in number and r.pair[1] in number])
    joined = tuple((number[a], number[b]) for a, b in settled.joined)
    apart = frozenset((number[a], number[b]) for a, b in settled.apart)
    found: list[tuple[str, ...]] = []
    for part, inner in _parts(len(keys), judged, joined):
        made = _agglomerate(part, articles, inner, joined, apart)
        found.extend(tuple(keys[at] for at in own) for own in made)
    return tuple(sorted(found))


class Settled(Value, frozen=True, kw_only=True):
    """Rulings that do not contradict each other, and the numbers of those that yield to later ones."""

    joined: tuple[Pair, ...]
    apart: frozenset[Pair]
    yielded: tuple[int, ...]


def settle(rulings: Iterable[Ruling]) -> Settled:
    """The latest rulings that can hold together: taken from the latest on, one that contradicts those already taken
    (joined through others, or kept apart) yields."""
    groups: dict[str, set[str]] = {}
    joined: list[Pair] = []
    apart: set[Pair] = set()
    yielded: list[int] = []
    for ruling in sorted(rulings, key=lambda r: -r.number):
        one, other = (groups.setdefault(key, {key}) for key in ruling.pair)
        torn = any(pair_of(a, b) in apart for a in one for b in other) if one is not other else False
        if (ruling.same and torn) or (not ruling.same and one is other):
            yielded.append(ruling.number)
        elif not ruling.same:
            apart.add(ruling.pair)
        elif one is not other:
            joined.append(ruling.pair)
            one |= other
            groups.update(dict.fromkeys(other, one))
    return Settled(joined=tuple(sorted(joined)), apart=frozenset(apart), yielded=tuple(sorted(yielded)))


def _parts(size: int, judged: Judged, joined: Iterable[Link]) -> Iterator[tuple[list[int], list[tuple[Link, float]]]]:
    """Events that chains of likely pairs (log-odds above 0) or of rulings connect, with the judged pairs among them;
    nothing is ever merged across."""
    ones, others, values = judged
    likely = values > 0
    label = _labels(size, [*zip(ones[likely].tolist(), others[likely].tolist(), strict=True), *joined])
    order = np.argsort(label, kind="stable")
    ends = np.flatnonzero(np.r_[label[order][1:] != label[order][:-1], True]) + 1 if size else np.zeros(0, np.int64)
    inner = np.flatnonzero(label[ones] == label[others])
    inner = inner[np.argsort(label[ones[inner]], kind="stable")]
    labels = label[ones[inner]]
    begin = 0
    for end in ends.tolist():
        part = order[begin:end].tolist()
        begin = end
        own = inner[slice(*np.searchsorted(labels, (part[0], part[0] + 1)).tolist())] if len(part) > 1 else inner[:0]
        links = zip(ones[own].tolist(), others[own].tolist(), strict=True)
        yield part, list(zip(links, values[own].tolist(), strict=True))


def _labels(size: int, links: Iterable[Link]) -> NDArray[np.int64]:
    """For each event the least event that a chain of links connects it to."""
    root = list(range(size))

    def find(event: int) -> int:
        while root[event] != event:
            root[event] = root[root[event]]
            event = root[event]
        return event

    for one, other in links:
        a, b = find(one), find(other)
        if a != b:
            root[max(a, b)] = min(a, b)
    return np.fromiter((find(event) for event in range(size)), dtype=np.int64, count=size)


# -------------------------------------------------------------------------------- one component


class _Groups:
    """The groups of one component while they are being merged; each is named by its least key."""

    def __init__(self, part: Sequence[int], articles: Sequence[str], apart: frozenset[Link]) -> None:
        self.members = {event: [event] for event in part}
        self.articles = {event: {articles[event]} for event in part}
        self.foes: dict[int, set[int]] = {event: set() for event in part}
        self.links: dict[int, dict[int, tuple[int, int]]] = {event: {} for event in part}
        for one, other in sorted(apart):
            if one in self.members and other in self.members:
                self.foes[one].add(other)
                self.foes[other].add(one)

    def link(self, one: int, other: int, value: int, number: int = 1) -> None:
        """Adds the log-odds (in millionths) of ``number`` pairs between two groups."""
        total, count = self.links[one].get(other, (0, 0))
        self.links[one][other] = self.links[other][one] = (total + value, count + number)

    def average(self, one: int, other: int) -> float:
        """Mean log-odds of all pairs between two groups, those never proposed included."""
        total, count = self.links[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + (pairs - count) * int(UNHEARD * UNIT)) / pairs / UNIT

    def may(self, one: int, other: int) -> bool:
        """Whether no constraint keeps two groups apart."""
        return other not in self.foes[one] and self.articles[one].isdisjoint(self.articles[other])

    def merge(self, one: int, other: int) -> int:
        """Puts the group of the greater name into that of the lesser; gives the lesser."""
        keep, gone = min(one, other), max(one, other)
        self.members[keep] += self.members.pop(gone)
        self.articles[keep] |= self.articles.pop(gone)
        for foe in self.foes.pop(gone):
            self.foes[foe].discard(gone)
            if foe != keep:
                self.foes[foe].add(keep)
                self.foes[keep].add(foe)
        self.links[keep].pop(gone, None)
        for neighbour, (total, count) in self.links.pop(gone).items():
            if neighbour != keep:
                del self.links[neighbour][gone]
                self.link(keep, neighbour, total, count)
        return keep


def _agglomerate(
    part: Sequence[int],
    articles: Sequence[str],
    judged: Iterable[tuple[Link, float]],
    joined: Iterable[Link],
    apart: frozenset[Link],
) -> list[tuple[int, ...]]:
    if len(part) == 1:
        return [tuple(part)]
    groups = _Groups(part, articles, apart)
    for (one, other), value in judged:
        groups.link(one, other, round(max(-MOST, min(MOST, value)) * UNIT))
    _merge_all(groups)
    return _joined(list(groups.members.values()), joined, apart)


def _joined(groups: list[list[int]], joined: Iterable[Link], apart: frozenset[Link]) -> list[tuple[int, ...]]:
    """The groups after people's joins, each of which puts two whole groups together; where that would join what a
    person keeps apart, only the joined events leave their groups for one of their own."""
    group_of: dict[int, set[int]] = {}
    for members in groups:
        whole = set(members)
        group_of.update(dict.fromkeys(members, whole))
    for own in _sets(joined):
        if not own <= group_of.keys():
            continue
        whole = set().union(*(group_of[event] for event in own))
        if any(one in whole and other in whole for one, other in apart):
            for event in own:
                group_of[event].discard(event)
            whole = own
        for event in whole:
            group_of[event] = whole
    return sorted({tuple(sorted(own)) for own in group_of.values()})


def _sets(joined: Iterable[Link]) -> list[set[int]]:
    """Events that joins put together, directly or through others, in the order of their least keys."""
    found: dict[int, set[int]] = {}
    for one, other in joined:
        both = found.get(one, {one}) | found.get(other, {other})
        found.update(dict.fromkeys(both, both))
    return [set(own) for own in sorted({tuple(sorted(own)) for own in found.values()})]


def _merge_all(groups: _Groups) -> None:
    """Merges the two groups of the greatest mean log-odds as long as it is above 0 and nothing keeps them apart."""
    heap: list[tuple[float, int, int, int]] = []

    def push(one: int, other: int) -> None:
        if (mean := groups.average(one, other)) > 0 and groups.may(one, other):
            low, high = min(one, other), max(one, other)
            size = len(groups.members[low]) + len(groups.members[high])
            heapq.heappush(heap, (-mean, low, high, size))

    for one in sorted(groups.links):
        for other in sorted(groups.links[one]):
            if one < other:
                push(one, other)
    while heap:
        _, one, other, size = heapq.heappop(heap)
        stale = one not in groups.members or other not in groups.members
        if stale or len(groups.members[one]) + len(groups.members[other]) != size:
            continue
        kept = groups.merge(one, other)
        for neighbour in sorted(groups.links[kept]):
            push(kept, neighbour)
