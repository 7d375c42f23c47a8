"""Numbers under a label, which says what they count: "Killed: at least 27,840 people, including more than: - 12,150
children". No verb tells it there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from dateline.count_lines import ITEM, LINE, SHORT
from dateline.model import Number, Sentence, Span, Story

RULE = "label"
HEADING = 40
"""Characters of the longest heading."""
_KINDS = (
    ("killed", ("killed", "dead", "death", "fatalities")),
    ("injured", ("injur", "wounded", "hurt")),
    ("missing", ("missing",)),
    ("displaced", ("displaced",)),
    ("detained", ("detained", "arrest")),
    ("abducted", ("abducted", "hostages", "captives")),
    ("released", ("released",)),
)
_LEAST = re.compile(r"\bat least:$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more than|over):$", re.IGNORECASE)


def kind_of(label: str) -> str:
    """The kind of figure that a label tells; other for "casualties"."""
    low = label.casefold()
    return next((kind for kind, words in _KINDS if any(word in low for word in words)), "other")


def told(story: Story, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """The numbers of a story, by span start, those under a label as running totals of its kind."""
    if not any(LINE.match(story.text, *sentence.span) for sentence in story.sentences):
        return numbers
    under = dict(_under(story, numbers))
    return tuple(under.get(number.span, number) for number in numbers)


def _under(story: Story, numbers: tuple[Number, ...]) -> Iterator[tuple[Span, Number]]:
    kind, bound, listing = "", "", False
    side: Span | None = None
    before: Sentence | None = None
    for sentence in story.sentences:
        label = LINE.match(story.text, *sentence.span)
        item = kind and sentence.span[1] - sentence.span[0] <= SHORT and ITEM.match(story.text, *sentence.span)
        own = _first(numbers, sentence) if label or item else None
        if label:
            side = _heading(story, before) or (side if listing else None)
            kind, bound = kind_of(label["label"]), ""
        elif not item:
            kind = ""
        listing = bool(label or item)
        before = sentence
        if own and kind:
            told = _as(own, kind, bound, side)
            yield own.span, replace(told, as_of=story.article.published)
        words = story.text[slice(*sentence.span)]
        if label:
            bound = "least" if _LEAST.search(words) else "more" if _MORE.search(words) else ""
            kind = kind if words.endswith(":") else ""


def _first(numbers: tuple[Number, ...], sentence: Sentence) -> Number | None:
    """The first number of a sentence; numbers are sorted by span start."""
    at = bisect_left(numbers, sentence.span[0], key=lambda number: number.span[0])
    return numbers[at] if at < len(numbers) and numbers[at].span[0] < sentence.span[1] else None


def _heading(story: Story, before: Sentence | None) -> Span | None:
    """The line above a list that says whose dead it counts: "Gaza"."""
    if before is None:
        return None
    words = story.text[slice(*before.span)]
    short = len(words) <= HEADING and words[0].isupper() and words[-1].isalpha() and not LINE.match(words)
    return before.span if short else None


def _as(number: Number, kind: str, bound: str, side: Span | None) -> Number:
    """A number as a running total of a kind; an item has the bound of the line above it."""
    low, high = number.low, number.high
    if bound and high == low:
        low, high = low + (bound == "more"), None
    return replace(number, kind=kind, low=low, high=high, scope="cumulative", rule=RULE, side_span=side)
