"""Letter case of text that is written in capitals or in small letters throughout, as an editor would set it.

Old wires, transcripts and alerts come so, and much of reading goes by capitals: names of persons, the ends of names,
where a sentence begins. Each word is given small letters, a first capital, or capitals, by a model over the words
around it and what the tables know of them (``training/fit_casing.py``). Every letter stays where it is, so a record
still quotes the page.

The model is a sum of weights. A feature is a 32-bit hash; its low bits name a row of three weights (small, capital,
capitals; int8), and eight others must be those that the row was kept for, so that what was never seen says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge import actors, places, surnames
from dateline.knowledge.fold import fold
from dateline.knowledge.lexicon import words as lexical
from dateline.model import Span

FILE = "casing.npz"
ROWS = 1 << 20
LEAST = 30
"""Fewest capitals of a stretch that is written in them; a heading of a word or two tells nothing."""
ONE = 0.97
"""Share of capitals among the letters of such a stretch."""

WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"(?:\A|[.!?:][\"'”’)\]]*\s|--)[\s\"'“‘(\[]*(?:\[[^\[\]]*\]\s*)*[\"'“‘(\[]*\Z")
_CLITIC = frozenset(("s", "t", "ll", "re", "ve", "d", "m"))


def recased(text: str, spans: Sequence[Span]) -> str:
    """The text with those of ``spans`` recased that are in capitals, or all where none of them has any; as long as it
    was."""
    ordered = sorted(spans)
    small = not any(map(str.isupper, "".join(text[a:b] for a, b in ordered)))
    pieces, end = [], 0
    for a, b in ordered:
        if a >= end and (small or _in_capitals(text[a:b])):
            pieces += [text[end:a], _recased(text[a:b])]
            end = b
    return "".join([*pieces, text[end:]]) if pieces else text


def _in_capitals(stretch: str) -> bool:
    upper = sum(map(str.isupper, stretch))
    return upper >= LEAST and upper >= ONE * (upper + sum(map(str.islower, stretch)))


def _recased(stretch: str) -> str:
    found = [m.span() for m in WORD.finditer(stretch)]
    chosen = choices(stretch, found)
    out, end = [], 0
    for (a, b), choice in zip(found, chosen, strict=True):
        out += [stretch[end:a], _set(stretch[a:b], choice)]
        end = b
    return "".join([*out, stretch[end:]])


def _set(word: str, choice: int) -> str:
    """The word written so; as long as it was, as the capital of "ß" is two letters."""
    small = word.lower()
    told = small if choice == SMALL else word.upper() if choice == CAPITALS else small[0].upper() + small[1:]
    return told if len(told) == len(word) else word


SMALL, CAPITAL, CAPITALS = range(3)


def choices(text: str, found: Sequence[Span]) -> list[int]:
    """How each word (at ``found``) is written, ``SMALL``, ``CAPITAL`` or ``CAPITALS``; a sentence begins with a
    capital."""
    if not found:
        return []
    weights = weighed(np.array(features(text, found), dtype=np.uint32).reshape(len(found), -1))
    out = [int(choice) for choice in weights.argmax(1)]
    for i, (start, _) in enumerate(found):
        if out[i] == SMALL and opens(text, start):
            out[i] = CAPITAL
    return out


def weighed(hashes: NDArray[np.uint32]) -> NDArray[np.int32]:
    """(words, 3) sums of weights for (words, features) hashes."""
    told, weights = _table()
    rows = hashes & (ROWS - 1)
    kept = told[rows] == mark(hashes)
    sums: NDArray[np.int32] = (weights[rows].astype(np.int32) * kept[..., None]).sum(1)
    return sums


def mark(hashes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The bits that a row is kept for, from 1 to 255; 0 is an empty row."""
    marks: NDArray[np.uint8] = np.maximum(1, hashes >> 24).astype(np.uint8)
    return marks


def opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, as far as marks tell; notes in brackets before it ("[Text]") are none of it."""
    return _STOP.search(text, max(0, start - LOOK), start) is not None


LOOK = 80
"""Characters before a word that tell whether a sentence begins with it."""


@cache
def _table() -> tuple[NDArray[np.uint8], NDArray[np.int8]]:
    with files("dateline.clean").joinpath(FILE).open("rb") as source:
        kept = np.load(source)
        return kept["marks"], kept["weights"]


def features(text: str, found: Sequence[Span]) -> list[list[int]]:
    """The hashes of the features of each word."""
    low = [fold(text[a:b]) for a, b in found]
    marks = [_mark(text[found[i - 1][1] if i else 0 : a]) for i, (a, _) in enumerate(found)] + ["$"]
    flags = [_known(word) for word in low]
    for first, last, kind in _names(text, found):
        for i in range(first, last + 1):
            flags[i] += f"{kind}{'b' if i == first else 'i'}"
    word = ["^", "^", *low, "$", "$"]
    flag = ["^", *flags, "$"]
    return [
        [crc32(f"{k}{told}".encode()) for k, told in enumerate(_told(word, flag, marks, i))] for i in range(len(low))
    ]


WORDED = 6
"""How many of the features, the first ones, name the word itself: left out now and then when the model is fitted, so
that it also learns to do without."""


def _told(word: list[str], flag: list[str], marks: list[str], i: int) -> Iterator[str]:
    w, b, bb, n = word[i + 2], word[i + 1], word[i], word[i + 3]
    f, fb, fn = flag[i + 1], flag[i], flag[i + 2]
    mark, after = marks[i], marks[i + 1]
    yield w
    yield f"{b} {w}"
    yield f"{w} {n}"
    yield f"{bb} {b} {w}"
    yield f"{w} {mark}"
    yield f"{b} {w} {n}"
    yield f"{b}|{f}"
    yield f"{n}|{f}"
    yield f"{w[-3:]} {f}"
    yield f"{w[-2:]} {mark}"
    yield f"{w[:3]}"
    yield f"{f}|{mark}|{after}"
    yield f"{fb}|{f}|{mark}"
    yield f"{f}|{fn}|{after}"
    yield f"{fb}|{f}|{fn}"
    yield f"{min(len(w), 9)}{'' if any(c in 'aeiouy' for c in w) else '-'}{f}"
    yield f"{b}|{n}"
    yield f"{w[-4:]}"


def _mark(between: str) -> str:
    """What stands between two words, as a kind."""
    plain = between.strip()
    if not plain:
        return " " if between else ""
    return "0" if any(c.isdigit() for c in plain) else plain[0] + plain[-1]


@lru_cache(maxsize=65536)
def _known(word: str) -> str:
    """What the tables know of a word: a letter for each."""
    if word in _CLITIC:
        return "'"
    out = "g" if word in surnames.given() else ""
    if surnames.known(word):
        out += "s"
    if places.anywhere(word):
        out += "p"
    return out


def _names(text: str, found: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Names of the actor tables of more than one word, or of one that is no ordinary word: first, last, kind."""
    if not found:
        return
    start = found[0][0]
    read = list(lexical(text, start, found[-1][1]))
    at = {a: i for i, (a, _) in enumerate(found)}
    lexicon, free = actors.lexicon(), 0
    for i in range(len(read)):
        match = lexicon.at(read, i, "upper") if i >= free else None
        if match is None:
            continue
        free = match.last + 1
        first, last = at.get(read[match.first].start), at.get(read[match.last].start)
        if first is not None and last is not None:
            yield first, last, f"{match.entries[0].kind[:2]}{min(3, last - first + 1)}"
