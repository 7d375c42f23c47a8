"""People on their way whom no word gives a country: those in a dinghy, pulled from the sea, sent back at a border.

Counted on the training pages: of 25 such recipients 24 have no country, where the host's was told for 23.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.link.clues import Clues
from dateline.model import Span

LONGEST = 1500
"""Characters of a sentence that are read; sentences of news are shorter."""

_PEOPLE = re.compile(
    r"(?:[a-z0-9,]+ ){0,3}(?:people|persons|men|women|others|children|survivors|passengers|individuals|minors|bodies|"
    r"those rescued|the rescued|them|arrivals|castaways|families|group)",
    re.I,
)
_ON_THE_WAY = re.compile(
    r"\b(?:dingh(?:y|ies)|boats?|rafts?|inflatables?|pushed back|pushbacks?|adrift|smugglers?|trawler|pirogues?|asylum|"
    r"ashore|sailboat|yacht|sloop|canoe|at sea|(?:out of|from) the water|fence|turned back|sent back|"
    r"(?:reception|detention) cent(?:er|re)|coast ?guard)\b",
    re.I,
)
_MIGRANTS = re.compile(
    r"\b(?:migrants?|asylum[- ]seekers?|pushbacks?|stowaways?|migration|irregular(?:ly)?|would-be)\b", re.I
)
_AT_HOME = re.compile(r"\bRohingyas?\b")
"""A people whose refugees annotators give their country."""


@lru_cache(maxsize=4)
def _is_of_migrants(text: str) -> bool:
    """Whether a page tells of migrants, and not of refugees of one people."""
    return _MIGRANTS.search(text) is not None and _AT_HOME.search(text) is None


def is_castaway(clues: Clues, span: Span, side: str) -> bool:
    """Whether a phrase is about people without a nationality in a sentence about boats or borders, on a page that tells
    of migrants: "34 people" of "a rubber raft with 34 people"."""
    text = clues.story.text
    if side != "recipients" or not _PEOPLE.fullmatch(text, *span) or not _is_of_migrants(text):
        return False
    start, end = clues.span_of(clues.sentence(span[0]))
    return _ON_THE_WAY.search(text, start, min(end, start + LONGEST)) is not None
