"""Words that are at home in few countries: names of persons and peoples, parties, papers, offices, coins, dishes.

Whoever reads "Choma High Court", "UPND" and "Hamoonga" knows that the page is from Zambia, whatever countries it names.
``home_words.psv`` lists such words by kind and countries; they are read from ``home_words.sqlite``, which
``tools/build_home_words.py`` makes of it, as a page meets few of the many thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.knowledge.databases import database
from dateline.knowledge.fold import WORD
from dateline.knowledge.lexicon import Word, is_acronym
from dateline.model import Value

NAMES = frozenset(("given", "family"))
"""Kinds of words that are names of persons."""

FILE = "home_words.sqlite"


class HomeWord(Value, frozen=True, kw_only=True):
    """Where a word is at home: its look-up key, countries (ISO 3166 alpha-3), the kinds that the table lists it under,
    and which of its words are written with a capital; an ``acronym`` is written in capitals."""

    key: str
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    capitals: tuple[bool, ...]
    acronym: bool

    @property
    def name(self) -> bool:
        """Whether it is a name of persons and nothing else."""
        return NAMES.issuperset(self.kinds)


class Told(Value, frozen=True, kw_only=True):
    """A word at home somewhere, where it stands: words ``first`` to ``last`` (inclusive) of a text."""

    first: int
    last: int
    word: HomeWord


Row = tuple[str, str, str, str]
"""Look-up key, form, countries and kinds, as the file has them."""


class _Opened(Value, frozen=True, kw_only=True):
    """The rows of the words that begin with one: by look-up key, and of how many words those are, the longest first."""

    lengths: tuple[int, ...]
    rows: dict[str, Row]


@lru_cache(maxsize=16384)
def _opened_by(opener: str) -> _Opened | None:
    """The words whose look-up key begins with a folded word; None for none. Some words open hundreds."""
    asked = "SELECT key, form, countries, kinds FROM words WHERE opener = ?"
    rows: dict[str, Row] = {row[0]: row for row in database(FILE).execute(asked, (opener,))}
    lengths = tuple(sorted({key.count(" ") + 1 for key in rows}, reverse=True))
    return _Opened(lengths=lengths, rows=rows) if rows else None


@lru_cache(maxsize=4096)
def _word(row: Row) -> HomeWord:
    key, form, countries, kinds = row
    return HomeWord(
        key=key,
        countries=tuple(countries.split()),
        kinds=tuple(kinds.split()),
        capitals=tuple(part[0].isupper() for part in WORD.findall(form)),
        acronym=is_acronym(form),
    )


def of(word: str) -> HomeWord | None:
    """What is known of a folded word alone."""
    known = _opened_by(word)
    row = known.rows.get(word) if known else None
    return _word(row) if row else None


def found(words: Sequence[Word], casing: str) -> Iterator[Told]:
    """The longest of them from left to right; ``casing`` is mixed, upper or lower, as the text is written."""
    free = 0
    for i, word in enumerate(words):
        low = word.low
        if i < free or len(low) < 2:
            continue
        known = _opened_by(low)
        told = _at(words, i, casing, known) if known else None
        if told is None and low[-1] == "s" and (one := of(low[:-1])) and _fits(one, (word,), casing):
            told = Told(first=i, last=i, word=one)  # a plural
        if told:
            yield told
            free = told.last + 1


def _at(words: Sequence[Word], i: int, casing: str, known: _Opened) -> Told | None:
    """The longest of the words that begin with word ``i``."""
    run = 1
    while run < known.lengths[0] and i + run < len(words) and words[i + run].gap:
        run += 1
    for length in known.lengths:
        if length <= run:
            key = " ".join([word.low for word in words[i : i + length]])
            row = known.rows.get(key) or (known.rows.get(key[:-1]) if length > 1 and key[-1] == "s" else None)
            if row and _fits(word := _word(row), words[i : i + length], casing):
                return Told(first=i, last=i + length - 1, word=word)
    return None


def _fits(word: HomeWord, run: Sequence[Word], casing: str) -> bool:
    """Whether a run is written as the word is."""
    if casing == "upper":
        return True
    if casing == "lower":
        return not word.name and not word.acronym
    if word.acronym:
        return all(part.text.rstrip("s").isupper() or part.text[0].isdigit() for part in run)
    return all(part.text[0].isupper() or not must for part, must in zip(run, word.capitals, strict=True))
