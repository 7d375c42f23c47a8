"""Where the head part of a noun phrase ends, and the names that end it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.days import MONTHS
from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import is_quantity, nouns, words_of


def head_end(text: str, found: tuple[Word, ...], covered: frozenset[int]) -> int:
    """Number of words before the first "of", "in", "who", comma; fixed names and nouns are not cut, nor is a proper
    name that ends in an institution noun ("the Doctors, Pharmacists and Dentists Union"). The second half of a
    compound is no such word ("the Al-Qaeda-linked group"), nor does the comma in a number end anything, nor the "of"
    behind one ("dozens of boys")."""
    stops, past = words_of("boundary"), institution_end(found)
    for i, word in enumerate(found):
        if i > past and not (i in covered and word.gap) and (word.low in stops or not word.gap):
            between, before = text[found[i - 1].end : word.start], found[i - 1]
            compound = between == "-" and word.gap
            number = (between == "," and word.text.isdigit()) or (word.low == "of" and is_quantity(before.low))
            if not compound and not number:
                return i
    return len(found)


def institution_end(found: tuple[Word, ...]) -> int:
    """Index of the institution noun that ends the capitalised name at the start of the phrase; 0 if there is none."""
    last = 0
    for i, word in enumerate(found[:16]):
        if (
            not word.text[0].isupper()
            and word.low not in _NAME_GLUE
            and not (i == 0 or word.low in words_of("determiner"))
        ):
            break
        if word.text[0].isupper() and (word.low in words_of("institution") or _ends_title(found, i)):
            last = i
    return last


def _ends_title(found: tuple[Word, ...], i: int) -> bool:
    """Whether word ``i`` ends a title with an "and" in it: "Energy and Mines Minister"."""
    role = nouns().get(found[i].low)
    joined = any(word.low == "and" for word in found[1:i])
    return joined and role is not None and role.kind == "office" and found[i - 1].text[0].isupper()


_NAME_GLUE = frozenset(("of", "and", "for", "the", "de", "del", "s"))


def is_name_word(word: Word) -> bool:
    """True for a capitalised word that may be part of a person's name."""
    return word.text[0].isupper() and word.low not in words_of("notname")


def trailing_name(found: tuple[Word, ...], end: int, covered: frozenset[int]) -> tuple[int, int] | None:
    """Word bounds of the run of name words (and particles) that ends the head part, outside known names and nouns."""
    start = end
    particles = words_of("particle")
    while start > 0:
        word = found[start - 1]
        if start - 1 in covered or not (is_name_word(word) or word.low in particles):
            break
        start -= 1
    while start < end and not found[start].text[0].isupper() and found[start].low not in ("al", "el", "bin", "ibn"):
        start += 1
    return (start, end) if start < end else None


_MONTHS = frozenset(map(str.lower, MONTHS))


def is_month(found: Sequence[Word], i: int) -> bool:
    """Whether a word is the month of a day, and neither a name nor a crowd: "On 14 March Okoro escaped"."""
    return found[i].low in _MONTHS and i > 0 and found[i].gap and found[i - 1].text.isdigit()


def begins_name(found: Sequence[Word], i: int) -> bool:
    """Whether a word may begin a name."""
    return is_name_word(found[i]) and not is_month(found, i)
