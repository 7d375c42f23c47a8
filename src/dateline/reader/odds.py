"""The reader's odds that a span belongs to the events of a story, looked up once a window for all of its events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.model import Span
from dateline.reader import labels
from dateline.reader.model import Floats, Found
from dateline.spans import itself, meeting

NOTHING = (0.0,) * len(labels.TAKES["event"])


class _Window:
    """The events of one window: their odds by word (events, words, arguments)."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.words = found[0].words
        self.odds: Floats = np.stack([one.inside for one in found])
        self.known: dict[tuple[Span, ...], list[list[float]]] = {}

    def of(self, spans: tuple[Span, ...]) -> list[list[float]] | None:
        """For each event the greatest odds of a word of the spans, by argument; None for words not in the window."""
        if spans not in self.known:
            ranges = [meeting(self.words, span, itself) for span in spans]
            inside = [at for first, last in ranges for at in range(first, last)]
            self.known[spans] = self._greatest(inside).tolist() if inside else []
        return self.known[spans] or None

    def _greatest(self, words: Sequence[int]) -> Floats:
        """For each event the greatest odds of some words, by argument."""
        return self.odds[:, words[0]] if len(words) == 1 else self.odds[:, words].max(1)


class Odds:
    """The odds of the events of a story, in the order of the events."""

    def __init__(self, events: Sequence[Found]) -> None:
        by: dict[int, list[int]] = {}
        for at, found in enumerate(events):
            by.setdefault(id(found.words), []).append(at)
        self._place: dict[int, tuple[_Window, int]] = {}
        for held in by.values():
            window = _Window([events[at] for at in held])
            self._place |= {at: (window, row) for row, at in enumerate(held)}

    def of(self, at: int, spans: tuple[Span, ...]) -> Sequence[float]:
        """The greatest odds that a word of the spans belongs to an event, one number an argument (as in
        ``labels.TAKES``); zeros where its window holds none of them."""
        window, row = self._place[at]
        told = window.of(spans)
        return NOTHING if told is None else told[row]
