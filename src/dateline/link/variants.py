"""Unknown names that may be one actor under two spellings: pairs with a score and the sentence of reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from dateline.knowledge.fold import key
from dateline.model import Value

LEAST = 0.8
"""Least score of a proposal. Set by hand on made pairs of spellings (see the tests); a person decides in the end."""
MOST_IN_BLOCK = 200
"""Names compared with each other under one key; a key that more names share tells nothing."""
_DROPPED = frozenset(
    ("al", "el", "ul", "an", "ad", "ash", "as", "the", "of", "de", "bin", "ibn", "ben", "abu", "von", "van")
)
_SOUNDS = (
    *((r"ou|oo|w", "u"), (r"ee|ie|ei|y|j(?=[^aeiou]|$)", "i"), (r"kh|gh|q|c(?![eihk])|ck", "k"), (r"sh|sch|ch", "s")),
    *((r"dh|th", "d"), (r"ph|v", "f"), (r"dj|zh", "j"), (r"ts|tz|z", "s"), (r"e", "a"), (r"o", "u"), (r"h", "")),
    (r"(.)\1+", r"\1"),
)
"""Spellings of one sound in the common transliterations of Arabic, Cyrillic, Persian and Hebrew names."""


class Seen(Value, frozen=True, kw_only=True):
    """An unknown name with what its articles tell: country and sector where known, and where it was read."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    pages: tuple[str, ...] = ()


class Proposal(Value, frozen=True, kw_only=True):
    """Two names proposed as one actor; ``score`` in 0..1, ``reason`` is one sentence."""

    one: Seen
    other: Seen
    score: float
    reason: str


def sound(word: str) -> str:
    """One word as it may sound: letters and pairs that transliterations swap are made alike."""
    for pattern, by in _SOUNDS:
        word = re.sub(pattern, by, word)
    return word


def parts(name: str) -> tuple[str, ...]:
    """The sounding words of a name without articles and particles; all its words where it has no others."""
    found = key(name).split()
    return tuple(sound(word) for word in found if word not in _DROPPED) or tuple(found)


def _skeleton(word: str) -> str:
    return word[:1] + re.sub(r"[aeiou]", "", word[1:])


def score(one: Seen, other: Seen) -> tuple[float, str]:
    """How likely two names are one actor, 0..1, and why."""
    a, b = parts(one.name), parts(other.name)
    spelt = fuzz.ratio(" ".join(a), " ".join(b)) / 100
    inner, outer = sorted((a, b), key=len)
    covered = [max(fuzz.ratio(word, w) for w in outer) for word in inner]
    shorter = len(inner) < len(outer) and len(inner) > 1 and min(covered) >= 85
    value = max(spelt, 0.9 * min(covered) / 100 if shorter else 0.0)
    why = "the names sound alike" if spelt >= 0.97 else "the names are spelt nearly alike"
    why = "one name is the other without a part" if shorter and value > spelt else why
    if a[-1:] != b[-1:] and fuzz.ratio(a[-1], b[-1]) < 75 and not shorter:
        value, why = value - 0.2, f"{why}, but the last names differ"
    if a[0] != b[0] and fuzz.ratio(a[0], b[0]) < 70 and len(a) > 1 and len(b) > 1:
        value, why = value - 0.25, f"{why}, but the first names differ"
    return _with_context(one, other, value, why)


def _with_context(one: Seen, other: Seen, value: float, why: str) -> tuple[float, str]:
    if one.country and other.country:
        same = one.country == other.country
        value += 0.05 if same else -0.15
        why += f", both of {one.country}" if same else f", but one is of {one.country} and one of {other.country}"
    if one.sector and other.sector and "UNK" not in (one.sector, other.sector):
        same = one.sector == other.sector
        value += 0.03 if same else -0.05
        why += f", both {one.sector}" if same else f", one {one.sector} and one {other.sector}"
    return max(0.0, min(1.0, value)), why


def propose(seen: Iterable[Seen], least: float = LEAST) -> list[Proposal]:
    """Pairs of different names that may be one actor, the likeliest first, then by name.

    Names are compared where a word of theirs has the same consonants, so the work grows with the names that share one.
    """
    names = sorted({one.id: one for one in seen}.values(), key=lambda one: one.id)
    blocks: dict[str, list[int]] = {}
    for i, one in enumerate(names):
        for skeleton in sorted({_skeleton(word) for word in parts(one.name)}):
            blocks.setdefault(skeleton, []).append(i)
    pairs = sorted({pair for block in blocks.values() for pair in _pairs(block)})
    out = [_proposal(names[i], names[j]) for i, j in pairs]
    return sorted((p for p in out if p.score >= least), key=lambda p: (-p.score, p.one.id, p.other.id))


def _pairs(block: Sequence[int]) -> list[tuple[int, int]]:
    if len(block) > MOST_IN_BLOCK:
        return []
    return [(i, j) for at, i in enumerate(block) for j in block[at + 1 :]]


def _proposal(one: Seen, other: Seen) -> Proposal:
    value, why = score(one, other)
    sentence = f"“{one.name}” and “{other.name}”: {why}."
    return Proposal(one=one, other=other, score=round(value, 2), reason=sentence)
