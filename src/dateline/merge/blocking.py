"""Which pairs of events are worth comparing, found by keys they share, so that the work grows with the number of events
and not with its square.

Reports meet first: two that share a telling name within a month, or two telling names at any time, are neighbours, and
their events of kindred types are compared. Events meet by themselves where type, place and week agree, whatever their
reports. A key is made of one report or event alone, never of the collection, so a new page only touches the blocks it
falls into. In a block of more than ``CROWD`` members each is held against the next few in order of day alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dateline.compare.features import KIN
from dateline.compare.view import ArticleView, EventView
from dateline.compare.words import rarity

CROWD = 24
"""Members of one block that are all held against each other."""
WINDOW = 8
"""In larger blocks: how many of the next members, by day, each is held against."""
WEEK, MONTH = 8, 32
"""Days of a bucket. Two staggered rows of buckets are kept, so that days up to half a bucket apart always share one."""
TELLING = 14
"""How many names of a report make keys: those that weigh most in it."""
PAIRED = 10
"""How many of these make keys two by two."""
HEAVY, FEW = 6, 8
"""How many make keys at any time, for reports years apart or without a day, and the size up to which such a block
counts: a name that more reports share tells nothing by itself."""
RARE = 2.5
"""Least rarity of a name that makes a key: on fewer than about one page in 12."""
STRANGE = 5.0
"""Rarity from which a word makes a key however it is written: pages without capitals have names too."""
LONG = 60
"""Days between two dated acts beyond which they are not compared."""

ANY_TIME = "!"
"""Begins the name of a block of reports that share a name at any time."""

T = TypeVar("T")


# -------------------------------------------------------------------------------- keys


def article_keys(article: ArticleView) -> tuple[str, ...]:
    """The blocks a report falls into."""
    telling = telling_names(article)
    months = _buckets(article.day, MONTH)
    found = [f"{name}|{month}" for name in telling for month in months]
    found += [f"{ANY_TIME}{name}" for name in telling[:HEAVY]]
    known = sorted(telling[:PAIRED])
    found += [f"{one}+{other}" for i, one in enumerate(known) for other in known[i + 1 :]]
    return tuple(found)


def telling_names(article: ArticleView) -> tuple[str, ...]:
    """The words of a report that tell it best, best first; names of its events' places and parties count twice."""
    weigh, names, parties = article.words, article.names, article.parties
    told = {t: w * (1 + (t in parties)) for t, w in weigh.items() if _telling(t, t in names or t in parties)}
    return tuple(sorted(told, key=lambda t: (-told[t], t))[:TELLING])


def _telling(word: str, name: bool) -> bool:
    rare = rarity(word)
    return rare >= STRANGE or (name and rare >= RARE)


def event_keys(event: EventView) -> tuple[str, ...]:
    """The blocks an event falls into by itself: type, place and week."""
    place = event.place
    if place is None or event.start is None:
        return ()
    where = [place.name]
    if place.lat is not None and place.lon is not None and place.precision not in ("country", "region", "border"):
        where += [f"{a},{o}" for a in _cells(place.lat) for o in _cells(place.lon)]
    return tuple(f"{event.type}@{w}|{week}" for w in where for week in _buckets(event.start, WEEK))


def _cells(degrees: float) -> tuple[int, ...]:
    """The two nearest whole degrees, so that places up to half a degree apart always share one."""
    low = int(degrees // 1)
    return (low, low + 1)


def _buckets(day: int | None, width: int) -> tuple[str, ...]:
    if day is None:
        return ("?",)
    return f"{day // width}", f"{(day + width // 2) // width}'"


# -------------------------------------------------------------------------------- pairs


def pairs(events: Sequence[EventView]) -> Iterator[tuple[EventView, EventView]]:
    """Every pair worth comparing once, the lesser key first; never two events of one article. The order of the events
    given changes nothing but the order of the pairs."""
    seen: set[tuple[str, str]] = set()
    for a, b in _candidates(events):
        pair = (a.key, b.key) if a.key < b.key else (b.key, a.key)
        if pair not in seen and worth(a, b):
            seen.add(pair)
            yield (a, b) if a.key < b.key else (b, a)


def _candidates(events: Sequence[EventView]) -> Iterator[tuple[EventView, EventView]]:
    told: dict[str, list[EventView]] = defaultdict(list)
    for event in events:
        told[event.article.key].append(event)
    articles = {key: own[0].article for key, own in told.items()}
    met: set[tuple[str, str]] = set()
    for name, members in blocks(articles.values(), article_keys).items():
        for one, other in block_pairs(name, members, article_rank):
            pair = (one.key, other.key) if one.key < other.key else (other.key, one.key)
            if pair not in met:
                met.add(pair)
                yield from ((a, b) for a in told[one.key] for b in told[other.key])
    for name, near in blocks(events, event_keys).items():
        yield from ((a, b) for a, b in block_pairs(name, near, event_rank) if a.article.key != b.article.key)


def worth(a: EventView, b: EventView) -> bool:
    """Whether two events could be one at all: types of one kind, days not far apart."""
    if a.type != b.type and frozenset((a.type, b.type)) not in KIN:
        return False
    if a.start is None or b.start is None:
        return True
    return max(a.start, b.start) - min(_end(a), _end(b)) <= LONG


def _end(event: EventView) -> int:
    return event.end if event.end is not None else 10**7


def blocks(members: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    """Block key -> its members, those of more than one."""
    found: dict[str, list[T]] = defaultdict(list)
    for member in members:
        for name in keys(member):
            found[name].append(member)
    return {name: own for name, own in found.items() if len(own) > 1}


def block_pairs(name: str, members: list[T], rank: Callable[[T], tuple[int, str]]) -> Iterator[tuple[T, T]]:
    """The pairs of one block, whatever the order of its members."""
    ranked = sorted(members, key=rank)
    width = _width(name, len(ranked))
    for i, one in enumerate(ranked):
        for other in ranked[i + 1 : i + 1 + width]:
            yield one, other


def beside(name: str, ranked: Sequence[T], member: T) -> list[T]:
    """The members of a ranked block that one of them is held against."""
    at, width = ranked.index(member), _width(name, len(ranked))
    return [*ranked[max(0, at - width) : at], *ranked[at + 1 : at + 1 + width]]


def stirred(name: str, ranked: Sequence[T], changed: frozenset[T]) -> set[T]:
    """The members of a ranked block whose pairs may differ when some of them come or go; ``ranked`` holds those too.

    In a small block all; in a crowded one those that stand near; all again where the block becomes crowded by it.
    """
    now, before = _width(name, len(ranked)), _width(name, len(ranked) - len(changed))
    if now == before == 0:
        return set()
    if now == before == WINDOW:
        near = {i for at, one in enumerate(ranked) if one in changed for i in range(at - WINDOW - 1, at + WINDOW + 2)}
        return {ranked[i] for i in near if 0 <= i < len(ranked)}
    return set(ranked)


def _width(name: str, size: int) -> int:
    """How many of the next members each is held against, in a block of a size."""
    if name.startswith(ANY_TIME):
        return CROWD if size <= FEW else 0
    return CROWD if size <= CROWD else WINDOW


def article_rank(article: ArticleView) -> tuple[int, str]:
    """Where a report stands in a large block: by its day, then by key."""
    return article.day or 0, article.key


def event_rank(event: EventView) -> tuple[int, str]:
    """Where an event stands in a large block: by its first day, then by key."""
    return event.start or 0, event.key


__all__ = [
    "article_keys",
    "article_rank",
    "beside",
    "block_pairs",
    "blocks",
    "event_keys",
    "event_rank",
    "pairs",
    "stirred",
    "telling_names",
    "worth",
]
