"""Words of a story as the reader sees them: offsets, and the letter case and number shape that its pieces lack."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dateline.model import Span

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)?|[^\w\s]|\w")

SHAPES = ("lower", "title", "upper", "mixed", "letter", "digits", "year", "point", "quote", "other")
"""What a word looks like: "letter" is one capital, "year" four digits from 1900 to 2099, "point" punctuation."""

QUOTES = frozenset("\"'“”‘’«»„")


class Word(NamedTuple):
    """One word: its span in the page text, its shape (index of SHAPES), and the sentence that holds it."""

    span: Span
    shape: int
    sentence: int

    def where(self) -> Span:
        """The span, as a function of the word."""
        return self.span


@lru_cache(maxsize=32768)
def shape_index(word: str) -> int:
    """The shape of a word, as an index of SHAPES; kept, as most words of a page were on others."""
    return SHAPES.index(shape(word))


def shape(word: str) -> str:
    """The shape of a word."""
    if word[0].isdigit():
        return "year" if re.fullmatch(r"(?:19|20)\d\d", word) else "digits"
    if not word[0].isalpha():
        return "quote" if word in QUOTES else "point"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "letter"
    return "title" if word[0].isupper() and word[1:].islower() else "mixed"


def words(text: str, sentences: tuple[Span, ...]) -> tuple[Word, ...]:
    """The words of sentences, in page order."""
    return tuple(
        [
            Word(m.span(), shape_index(m[0]), i)
            for i, (start, end) in enumerate(sentences)
            for m in WORD.finditer(text, start, end)
        ]
    )
