"""What the reader hears of a party: the vectors of its words, which know their sentence, into sector and country.

The words and the article's other findings are weighed in ``link.sector`` and ``link.country``; what is told here is
added to those scores. Both were fitted together (``training/fit_actors.py``), so neither says its full word alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dateline.codebook import load as shipped_codebook
from dateline.model import Heard, Span, Story
from dateline.reader import hints
from dateline.reader.model import PARTIES, Floats, Reader, Seen
from dateline.reader.proposed import gathered
from dateline.reader.words import words
from dateline.spans import itself, meeting


class Listener:
    """The word vectors of one story, kept for the parties that are found in it."""

    def __init__(self, reader: Reader, windows: Sequence[Seen]) -> None:
        self._reader = reader
        self._windows = windows

    def vector(self, span: Span) -> Floats | None:
        """The mean, the first and the last vector of a span's words, one behind the other (3 times the width), from the
        window that reads its first word; None where no window holds it."""
        found = None
        for window in self._windows:
            first, last = meeting(window.spans, span, itself)
            if first < last:
                own = window.vectors[first:last]
                found = np.concatenate([own.mean(0), own[0], own[-1]])
                if window.read[first]:
                    break
        return found

    def heard(self, span: Span) -> Heard:
        """What is added to the scores of the party at a span."""
        vector = self.vector(span) if self._reader.knows(PARTIES) else None
        if vector is None:
            return Heard()
        sectors, countries = self._reader.run(PARTIES, {"words": vector[None]})
        return Heard(sectors=tuple(sectors[0].tolist()), countries=tuple(countries[0].tolist()))


def listened(reader: Reader, story: Story, actors: tuple[Path, ...] = ()) -> Listener:
    """The word vectors of a story of which nothing else is asked; ``actors`` are the user's own tables."""
    return Listener(reader, windows_of(reader, story, actors))


def windows_of(reader: Reader, story: Story, actors: tuple[Path, ...] = ()) -> list[Seen]:
    """The windows of a story without events, with the hints that the rules give the reader on any page."""
    found = words(story.text, tuple(s.span for s in story.sentences))
    seen = hints.columns(found, *gathered(story, shipped_codebook(), actors).hinted)
    return reader.windows(story, found, seen, 1.0)
