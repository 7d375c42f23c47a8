"""Windows of a story that the encoder can take: whole sentences, with the sentences before them as context.

A story that fits is one window. A longer one is cut into windows of which each repeats up to ``CONTEXT`` pieces of what
stands before it, so that an actor named earlier is within reach; a word is read for triggers in one window only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.reader.words import Word

SIZE = 448
"""Most pieces in a window, the two markers at its ends included. The encoder was trained with up to 512 positions."""
CONTEXT = 128
"""Most pieces of context before the sentences that a window reads."""


class Window(NamedTuple):
    """Sentences ``first`` to ``last`` (half open) are in the window; those before ``start`` are context only."""

    first: int
    start: int
    last: int


def windows(lengths: Sequence[int]) -> tuple[Window, ...]:
    """The windows over sentences of these lengths in pieces; a sentence longer than a window stands alone."""
    room = SIZE - 2
    out: list[Window] = []
    start = 0
    while start < len(lengths):
        first, used = start, 0
        while first > 0 and used + lengths[first - 1] <= CONTEXT:
            first -= 1
            used += lengths[first]
        last = start
        while last < len(lengths) and (last == start or used + lengths[last] <= room):
            used += lengths[last]
            last += 1
        out.append(Window(first, start, last))
        start = last
    return tuple(out)


def words_of(window: Window, words: Sequence[Word]) -> tuple[int, int]:
    """First and last (half open) of a story's words that stand in a window."""
    low = bisect_left(words, window.first, key=lambda word: word.sentence)
    return low, bisect_left(words, window.last, low, key=lambda word: word.sentence)
