"""What the words of a text weigh when two texts are held against each other: rare words much, common ones little."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

from dateline.knowledge.fold import WORD, fold
from dateline.knowledge.kinds import kind_of

STEM = 7
"""Letters of a word that count: "detained" and "detaining" meet; names are long enough to stay apart."""
UNSEEN = 2
"""Pages that a word outside the table is taken to stand on."""
COMMON = 0.7
"""Rarity up to which a word tells nothing: on every second page or more."""

Weights = dict[str, float]
"""Term -> weight; the squares sum to 1, or the mapping is empty."""


@cache
def page_counts() -> tuple[int, dict[str, int]]:
    """How many pages were counted, and on how many of them each common term stands (``common.tsv``)."""
    lines = files("dateline.compare").joinpath("common.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    counts = {term: int(count) for term, count in rows}
    return counts.pop("*"), counts


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """The form under which a word is compared."""
    return fold(word)[:STEM]


@lru_cache(maxsize=65536)
def rarity(of: str) -> float:
    """Inverse document frequency of a term, in natural logarithms: 0 on every page, about 6 where it is rare."""
    pages, counts = page_counts()
    return math.log((pages + 1) / (counts.get(of, UNSEEN) + 1))


def weights(text: str) -> Weights:
    """Terms of a text by rarity and (dampened) number, scaled to length 1."""
    counts = Counter(term(word) for word in WORD.findall(text))
    raw = {t: (1 + math.log(n)) * rarity(t) for t, n in sorted(counts.items()) if len(t) > 1 and rarity(t) > COMMON}
    length = math.sqrt(math.fsum(w * w for w in raw.values()))
    return {t: w / length for t, w in raw.items()} if length else {}


@lru_cache(maxsize=65536)
def _kin(word: str) -> str | None:
    """The closer kind of a word; None for names, for what the table does not hold, and for what stands everywhere."""
    kind = kind_of(fold(word)) if rarity(term(word)) > COMMON else None
    return kind.kin if kind else None


def kins(text: str) -> Weights:
    """Kinds of a text's words ("shot" and "fired" are of one), each by the rarity of its rarest word, scaled to length
    1: two tellings of one act have few words in common, and more kinds."""
    found: dict[str, float] = {}
    for word in WORD.findall(text):
        if kin := _kin(word):
            found[kin] = max(found.get(kin, 0.0), rarity(term(word)))
    length = math.sqrt(math.fsum(sorted(w * w for w in found.values())))
    return {kin: w / length for kin, w in sorted(found.items())}


def cosine(one: Weights, other: Weights) -> float:
    """Likeness of two texts, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, math.fsum([w * other[t] for t, w in one.items() if t in other]))


def names(text: str) -> frozenset[str]:
    """Terms that are written with a capital inside a sentence, or hold a digit: names more often than not."""
    found = set()
    for match in WORD.finditer(text):
        word = match.group()
        if len(word) > 2 and word[0].isupper() and not _begins(text, match.start()):
            found.add(term(word))
    return frozenset(found)


def _begins(text: str, at: int) -> bool:
    """Whether a word stands first in its sentence or line."""
    before = text[max(0, at - 4) : at].rstrip(" \t\"'“”‘’«»(")
    return not before or before[-1] in ".!?:;\n\r"


@lru_cache(maxsize=65536)
def _units(of: str) -> int:
    """Rarity in millionths: whole numbers add up to the same in any order."""
    return round(rarity(of) * 1_000_000)


@lru_cache(maxsize=65536)
def _total(terms: frozenset[str]) -> int:
    return sum(map(_units, terms))


def shared_rarity(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """Summed rarity of the terms in both, and its share of the less rare side's sum."""
    shared = one & other
    if not shared:
        return 0.0, 0.0
    both = sum(map(_units, shared))
    least = min(_total(one), _total(other))
    return both / 1_000_000, both / least if least else 0.0


def share(terms: frozenset[str], words: Weights) -> float:
    """The share of some terms, by rarity, that stand among the words of a text, 0 to 1."""
    total = _total(terms)
    return sum([_units(term) for term in terms if term in words]) / total if total else 0.0
