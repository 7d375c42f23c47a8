"""Which pairs of events are worth comparing, found by keys they share, so that the work grows with the number of events
and not with its square.

Reports meet first: two that share a telling name within a month or where one has no day, or two telling names at any
time, are neighbours, and their events of kindred types are compared. Events meet by themselves where type, place and
week agree, whatever their reports. A key is made of one report or event alone, never of the collection, so a new page
only touches the blocks it falls into. In a block of more than ``CROWD`` members each is held against the next few in
order of day alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dateline.compare.view import ArticleView, EventView, PlaceView
from dateline.compare.words import cosine, rarity

CROWD = 24
"""Members of one block that are all held against each other."""
WINDOW = 8
"""In larger blocks: how many of the next members, by day, each is held against."""
WEEK, MONTH = 8, 32
"""Days of a bucket. Two staggered rows of buckets are kept, so that days up to half a bucket apart always share one."""
TELLING = 24
"""How many names of a report make keys: those that weigh most in it."""
PAIRED = 12
"""How many of these make keys two by two."""
HEAVY, FEW = 6, 8
"""How many make keys at any time, for reports years apart, and the size up to which such a block counts: a name that
more reports share tells nothing by itself."""
DAYLESS = 16
"""How many make keys at any time under which a report is held against those without a day alone."""
RARE = 2.5
"""Least rarity of a name that makes a key: on fewer than about one page in 12."""
STRANGE = 5.0
"""Rarity from which a word makes a key however it is written: pages without capitals have names too."""
ALIKE = 0.05
"""Least likeness of two reports' words (cosine) for their events to be compared: of 805 linked pairs of the training
pages none lies below it, of 33,000 proposed ones 6,400; of reports that met by chance over one name most do."""

T = TypeVar("T")

ANY_TIME, NO_DAY = "!", "?"
"""Begin the names of blocks of reports that share a name at any time; in those of the second kind one has no day."""

Ranked = Sequence[tuple[int, T]]
"""The members of a block in order, each with its day, 0 for none."""


# -------------------------------------------------------------------------------- keys


def article_keys(article: ArticleView) -> tuple[str, ...]:
    """The blocks a report falls into."""
    telling = telling_names(article)
    months = _buckets(article.day, MONTH)
    found = [f"{name}|{month}" for name in telling for month in months]
    found += [f"{ANY_TIME}{name}" for name in telling[:HEAVY]]
    found += [f"{NO_DAY}{name}" for name in telling[:DAYLESS]]
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
    if is_point(place):
        where += [f"{a},{o}" for a in _cells(place.lat or 0.0) for o in _cells(place.lon or 0.0)]
    return tuple(f"{event.type}@{w}|{week}" for w in where for week in _buckets(event.start, WEEK))


def is_point(place: PlaceView) -> bool:
    """Whether a place has coordinates that are its own, not the middle of something wide."""
    return place.lat is not None and place.lon is not None and place.precision not in ("country", "region", "border")


def whole_degree(degrees: float) -> int:
    """The whole degree below."""
    return int(degrees // 1)


def _cells(degrees: float) -> tuple[int, ...]:
    """The two nearest whole degrees, so that places up to half a degree apart always share one."""
    return (whole_degree(degrees), whole_degree(degrees) + 1)


def _buckets(day: int | None, width: int) -> tuple[str, ...]:
    if day is None:
        return ("?",)
    return f"{day // width}", f"{(day + width // 2) // width}'"


# -------------------------------------------------------------------------------- members of a block


def near(a: ArticleView, b: ArticleView) -> bool:
    """Whether two reports that met in a block are alike enough for their events to be compared."""
    return cosine(a.words, b.words) >= ALIKE


def beside(name: str, ranked: Ranked[T], member: T) -> list[T]:
    """The members of a block that one of them is held against."""
    at = next(at for at, (_, one) in enumerate(ranked) if one == member)
    width = _width(name, len(ranked))
    found = [*ranked[max(0, at - width) : at], *ranked[at + 1 : at + 1 + width]]
    if name.startswith(NO_DAY) and ranked[at][0]:
        found = [(day, one) for day, one in found if not day]
    return [one for _, one in found]


def stirred(name: str, ranked: Ranked[T], changed: frozenset[T]) -> set[T]:
    """The members of a block whose pairs may differ when some of them come or go; ``ranked`` holds those too.

    In a small block all; in a crowded one those that stand near; all again where the block becomes crowded by it.
    """
    now, before = _width(name, len(ranked)), _width(name, len(ranked) - len(changed))
    own = [one for _, one in ranked]
    if now == before == 0:
        return set()
    if now == before == WINDOW:
        near = {i for at, one in enumerate(own) if one in changed for i in range(at - WINDOW - 1, at + WINDOW + 2)}
        return {own[i] for i in near if 0 <= i < len(own)}
    return set(own)


def _width(name: str, size: int) -> int:
    """How many of the next members each is held against, in a block of a size."""
    if name.startswith((ANY_TIME, NO_DAY)):
        return CROWD if size <= FEW else 0
    return CROWD if size <= CROWD else WINDOW


def article_rank(article: ArticleView) -> tuple[int, str]:
    """Where a report stands in a large block: by its day, then by key."""
    return article.day or 0, article.key


def event_rank(event: EventView) -> tuple[int, str]:
    """Where an event stands in a large block: by its first day, then by key."""
    return event.start or 0, event.key
