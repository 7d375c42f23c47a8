"""Acts that a crosshead tells, or the title of another page between two paragraphs: "Hamas condemns veto".

The words of such a line give no event: what it names the lines below tell, or another page. The finder of the rules
leaves them alone (``extract.events.finder``); the reader does not know lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.model import EventRow, Span, Story

WORDS = 14
"""Words of the longest crosshead."""
_STOP = re.compile(r"[.!?:;,…][\"'”’)\]]{0,2}\Z")
_LISTED = re.compile(r"\W{0,3}\b\d|[^\w\"'“‘]")
"""How an entry of a list or an alert begins."""
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\s")
_SENTENCE = re.compile(r"\b(?:was|were|has|have|had|isn’t|isn't|aren’t|aren't)\b")
"""Words that headings leave out."""


def dropped(story: Story, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article without those of lines that head others."""
    heads = set(_heads(story))
    return [event for event in events if event.evidence_span not in heads]


def _heads(story: Story) -> Iterator[Span]:
    """The sentences that are alone in their paragraph, short and without a stop, with a paragraph of prose below."""
    alone = Counter(sentence.paragraph for sentence in story.sentences)
    for at, sentence in enumerate(story.sentences[:-1]):
        if alone[sentence.paragraph] > 1:
            continue
        words, below = story.text[slice(*sentence.span)], story.text[slice(*story.sentences[at + 1].span)]
        if is_head(words) and _is_prose(below):
            yield sentence.span


def is_head(words: str) -> bool:
    """Whether a line has the form of a crosshead: a capital first, no stop, no list mark, not all in capitals."""
    clock = _CLOCK.match(words)
    told = words[clock.end() :] if clock else words
    if not told or told.isupper() or _STOP.search(told) or _LISTED.match(told) or _SENTENCE.search(told):
        return False
    return told[0].lower() != told[0] and told.count(" ") < WORDS


def _is_prose(words: str) -> bool:
    return _STOP.search(words) is not None and words[0] not in "-–—•*"
