"""Spans that meet, and the items of a page that meet one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dateline.model import Sentence, Span

T = TypeVar("T")


def meets(one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two half-open ranges share a character."""
    return one[0] < two[1] and two[0] < one[1]


def meets_any(one: Sequence[int], others: Iterable[Sequence[int]]) -> bool:
    """Whether a range shares a character with any of the others."""
    first, last = one[0], one[1]
    return any(first < other[1] and other[0] < last for other in others)


def longest(spans: Iterable[Span]) -> Span | None:
    """The longest of some spans, the first of several as long; None where there is none."""
    return max(spans, key=lambda span: span[1] - span[0], default=None)


def itself(span: Span) -> Span:
    """A span's own span, for ``meeting`` among plain spans."""
    return span


def _spans_meeting(spans: Sequence[Span], span: Span) -> tuple[int, int]:
    """``meeting`` among plain spans, which compare by their start without a function's call for each."""
    last = bisect_left(spans, (span[1],))
    first = bisect_left(spans, (span[0],), hi=last)
    while first and spans[first - 1][1] > span[0]:
        first -= 1
    return first, last


def meeting(items: Sequence[T], span: Span, of: Callable[[T], Span]) -> tuple[int, int]:
    """First and last (half open) of the items, which are in page order, whose span meets another; ``of`` gives it."""
    if of is itself:
        return _spans_meeting(items, span)  # type: ignore[arg-type]
    last = bisect_left(items, (span[1], -1), key=of)
    first = bisect_left(items, (span[0], -1), hi=last, key=of)
    while first and of(items[first - 1])[1] > span[0]:
        first -= 1
    return first, last


def sentence_at(sentences: Sequence[Sentence], at: int) -> int:
    """Number of the last sentence that begins no later than an offset; -1 before the first."""
    return bisect_right(sentences, at, key=lambda sentence: sentence.span[0]) - 1
