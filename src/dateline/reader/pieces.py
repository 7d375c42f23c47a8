"""Words into word pieces of the encoder's vocabulary, and windows of them into arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.vocabulary import CLS, SEP, tokenizer
from dateline.reader.windows import SIZE
from dateline.reader.words import Word

LONGEST = 12
"""Most pieces of one word; what is longer is an address or noise."""


class Pieces:
    """The tokenizer of the encoder, with the pieces of every word it has met."""

    def __init__(self, vocabulary: str) -> None:
        """``vocabulary`` is the text of a tokenizer.json."""
        self._tokenizer = tokenizer(vocabulary)
        self._known: dict[str, list[int]] = {}

    def cut(self, text: str, words: tuple[Word, ...]) -> list[list[int]]:
        """The piece ids of each word; one unknown piece for a word that has none."""
        out = []
        for (first, last), *_ in words:
            key = text[first:last].lower()
            if key not in self._known:
                ids = self._tokenizer.encode(key, add_special_tokens=False).ids[:LONGEST]
                self._known[key] = ids or [100]
            out.append(self._known[key])
        return out


def lengths(cut: list[list[int]], words: Sequence[Word], sentences: int) -> list[int]:
    """How many pieces each of a story's sentences has."""
    out = [0] * sentences
    for word, ids in zip(words, cut, strict=True):
        out[word.sentence] += len(ids)
    return out


def pack(cut: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The piece ids of a window with its markers, and for each word its first and last piece (0, 0 where cut off)."""
    ids, ends = [CLS], list[tuple[int, int]]()
    for pieces in cut:
        first = len(ids)
        if first + len(pieces) >= SIZE:
            break
        ends.append((first, first + len(pieces) - 1))
        ids.extend(pieces)
    ids.append(SEP)
    ends += [(0, 0)] * (len(cut) - len(ends))
    return np.array(ids, dtype=np.int64), np.array(ends, dtype=np.int64).reshape(-1, 2)
