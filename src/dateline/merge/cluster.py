"""Judgements about pairs to incidents: average-link clustering in log-odds, under constraints, one component at a time.

The result is a function of the set of events, pairs and human judgements: every choice between equals goes by the
events' keys, and sums are of whole numbers, so neither the order of arrival nor the order of adding up can be seen.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Value

Pair = tuple[str, str]
"""Keys of two events, the lesser first."""

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
    settled = settle([r for r in rulings if r.pair[0] in articles and r.pair[1] in articles])
    parts = components(articles, odds, settled.joined)
    judged = _within(parts, odds)
    found = [own for number, part in enumerate(parts) for own in _agglomerate(part, articles, judged[number], settled)]
    return tuple(sorted(found))


def _within(parts: Sequence[Sequence[str]], odds: Mapping[Pair, float]) -> dict[int, list[tuple[Pair, float]]]:
    """The judged pairs inside each component, by its number, in one walk over all pairs."""
    number = {event: at for at, part in enumerate(parts) for event in part}
    found: dict[int, list[tuple[Pair, float]]] = defaultdict(list)
    for pair, value in odds.items():
        if (at := number.get(pair[0])) is not None and at == number.get(pair[1]):
            found[at].append((pair, value))
    return found


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


def components(
    events: Iterable[str], odds: Mapping[Pair, float], joined: Iterable[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """Events that chains of likely pairs (log-odds above 0) or of rulings connect; nothing is ever merged across."""
    root = {event: event for event in events}

    def find(event: str) -> str:
        while root[event] != event:
            root[event] = root[root[event]]
            event = root[event]
        return event

    likely = (pair for pair, value in odds.items() if value > 0)
    for one, other in (*likely, *joined):
        a, b = find(one), find(other)
        if a != b:
            root[max(a, b)] = min(a, b)
    parts: dict[str, list[str]] = defaultdict(list)
    for event in sorted(root):
        parts[find(event)].append(event)
    return tuple(tuple(parts[key]) for key in sorted(parts))


# -------------------------------------------------------------------------------- one component


class _Groups:
    """The groups of one component while they are being merged; each is named by its least key."""

    def __init__(self, part: Sequence[str], articles: Mapping[str, str], apart: frozenset[Pair]) -> None:
        self.members = {event: [event] for event in part}
        self.articles = {event: {articles[event]} for event in part}
        self.foes: dict[str, set[str]] = {event: set() for event in part}
        self.links: dict[str, dict[str, tuple[int, int]]] = {event: {} for event in part}
        for one, other in sorted(apart):
            if one in self.members and other in self.members:
                self.foes[one].add(other)
                self.foes[other].add(one)

    def link(self, one: str, other: str, value: int, number: int = 1) -> None:
        """Adds the log-odds (in millionths) of ``number`` pairs between two groups."""
        total, count = self.links[one].get(other, (0, 0))
        self.links[one][other] = self.links[other][one] = (total + value, count + number)

    def average(self, one: str, other: str) -> float:
        """Mean log-odds of all pairs between two groups, those never proposed included."""
        total, count = self.links[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + (pairs - count) * int(UNHEARD * UNIT)) / pairs / UNIT

    def may(self, one: str, other: str) -> bool:
        """Whether no constraint keeps two groups apart."""
        return other not in self.foes[one] and self.articles[one].isdisjoint(self.articles[other])

    def merge(self, one: str, other: str) -> str:
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
    part: Sequence[str], articles: Mapping[str, str], judged: Iterable[tuple[Pair, float]], settled: Settled
) -> list[tuple[str, ...]]:
    if len(part) == 1:
        return [tuple(part)]
    groups = _Groups(part, articles, settled.apart)
    for (one, other), value in judged:
        groups.link(one, other, round(max(-MOST, min(MOST, value)) * UNIT))
    _merge_all(groups)
    return _joined(list(groups.members.values()), settled)


def _joined(groups: list[list[str]], settled: Settled) -> list[tuple[str, ...]]:
    """The groups after people's joins, each of which puts two whole groups together; where that would join what a
    person keeps apart, only the joined events leave their groups for one of their own."""
    group_of: dict[str, set[str]] = {}
    for members in groups:
        whole = set(members)
        group_of.update(dict.fromkeys(members, whole))
    for own in _sets(settled.joined):
        if not own <= group_of.keys():
            continue
        whole = set().union(*(group_of[event] for event in own))
        if any(one in whole and other in whole for one, other in settled.apart):
            for event in own:
                group_of[event].discard(event)
            whole = own
        for event in whole:
            group_of[event] = whole
    return sorted({tuple(sorted(own)) for own in group_of.values()})


def _sets(joined: Iterable[Pair]) -> list[set[str]]:
    """Events that joins put together, directly or through others, in the order of their least keys."""
    found: dict[str, set[str]] = {}
    for one, other in joined:
        both = found.get(one, {one}) | found.get(other, {other})
        found.update(dict.fromkeys(both, both))
    return [set(own) for own in sorted({tuple(sorted(own)) for own in found.values()})]


def _merge_all(groups: _Groups) -> None:
    """Merges the two groups of the greatest mean log-odds as long as it is above 0 and nothing keeps them apart."""
    heap: list[tuple[float, str, str, int]] = []

    def push(one: str, other: str) -> None:
        if (mean := groups.average(one, other)) > 0 and groups.may(one, other):
            low, high = pair_of(one, other)
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
