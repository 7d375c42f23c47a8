"""An article as the linker reads it: words, letter casing by paragraph, and the name matches over them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from dateline.knowledge import actors, regions
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Lexicon, Match, Word, words
from dateline.knowledge.roles import nouns
from dateline.link.namesakes import (
    as_state,
    is_accented,
    is_elsewhere,
    is_ethnic,
    is_half,
    is_of_continent,
    is_of_longer_name,
    is_of_other_body,
    is_of_person,
    is_of_region,
    is_of_state,
    is_other_party,
    is_other_person,
    is_person,
    is_street,
)
from dateline.link.town_names import is_in_other_land, is_namesake, is_of_town
from dateline.model import Span, Story, Value

UPPER_SHARE = 0.7
"""Share of capitals among letters above which a stretch counts as written in capitals (a headline, a telex page)."""
LOWER_SHARE = 0.004
"""Share below which an article counts as written without capitals; running English has about 0.03 and more."""
SHORT = 30
"""Letters up to which a stretch does not tell its casing; one without small letters is read with the line around it."""
AROUND = 120
"""Characters of a line on either side of a short stretch that tell its casing; wires wrap at 65 to 80."""


class Stretch(Value, frozen=True, kw_only=True):
    """One paragraph (or the dateline): its words, its casing (mixed, upper, lower), and the names matched in it."""

    span: Span
    words: tuple[Word, ...]
    casing: str
    actors: tuple[Match, ...]
    regions: tuple[Match, ...]


def casing_of(text: str, start: int, end: int, whole: float) -> str:
    """How ``text[start:end]`` is written; ``whole`` is the share of capitals in the article."""
    letters = [*filter(str.isalpha, text[start:end])]
    capitals = sum(map(str.isupper, letters))
    if len(letters) <= SHORT and capitals == len(letters):
        letters = [c for c in text[slice(*_line(text, start, end))] if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
    if len(letters) > SHORT and capitals / len(letters) > UPPER_SHARE:
        return "upper"
    return "lower" if whole < LOWER_SHARE and capitals <= 1 else "mixed"


def _line(text: str, start: int, end: int) -> Span:
    """The line around a stretch, at most ``AROUND`` characters on either side."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    stop = text.find("\n", end, last)
    return max(first, text.rfind("\n", first, start) + 1), last if stop < 0 else stop


def actors_in(text: str, lexicon: Lexicon, found: tuple[Word, ...], casing: str) -> tuple[Match, ...]:
    """Longest actor names from left to right; countries that are a person's name there are none."""
    named = matches(lexicon, found, casing)
    if casing == "mixed":
        named = tuple(m for m in named if not is_person(text, found, m, lexicon) and not is_street(found, m))
        named = tuple(m for m in named if not is_other_person(text, found, m))
        named = tuple(m for m in named if not is_of_longer_name(text, found, m, lexicon))
        named = tuple(m for m in named if not is_of_town(text, found, m))
    named = tuple(m for m in named if not is_elsewhere(text, found, m) and not _is_of_noun(found, m))
    named = tuple(m for m in named if not is_namesake(text, found, m))
    named = tuple(m for m in named if not is_of_continent(found, m) and not is_ethnic(found, m))
    named = tuple(m for m in named if not is_of_region(found, m) and not is_other_party(found, m))
    named = tuple(m for m in named if not is_accented(found, m) and not is_half(text, found, m))
    named = tuple(m for m in named if not is_of_other_body(text, found, m))
    last = (None, *named)
    named = tuple(m for before, m in zip(last, named, strict=False) if not is_of_state(found, m, before))
    return tuple(as_state(text, found, match) for match in named)


def regions_in(text: str, found: tuple[Word, ...], casing: str, told: tuple[Match, ...]) -> tuple[Match, ...]:
    """Longest names of the supplement of places from left to right; none that is part of a person's name, is written
    as the short form of another name ("a SWAT team"), or is the name of a town in another of the countries ``told``."""
    named = matches(regions.lexicon(), found, casing)
    named = tuple(m for m in named if not is_in_other_land(text, found, m, told) and not is_namesake(text, found, m))
    if casing != "mixed":
        return named
    return tuple(m for m in named if not is_of_person(text, found, m) and not _is_acronym(found, m))


def _is_acronym(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a region's own name of few letters stands in capitals alone inside running text, as no region does."""
    word, name = found[match.first], match.entries[0].name
    if match.first != match.last or not word.text.isupper() or name.isupper() or key(name) != word.low:
        return False
    beside = found[max(0, match.first - 1) : match.first] + found[match.last + 1 : match.last + 2]
    return bool(match.first) and not any(len(other.text) > 1 and other.text.isupper() for other in beside)


def _is_of_noun(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a name is the end of a noun that every state has: "Security Council" in "National Security Council", or
    of parties of several states: "Democrats" in "Social Democrats"."""
    single = match.first == match.last and match.entries[0].kind != "group"
    if not match.first or single or not found[match.first].gap:
        return False
    return " ".join(word.low for word in found[match.first - 1 : match.last + 1]) in nouns()


def matches(lexicon: Lexicon, found: tuple[Word, ...], casing: str) -> tuple[Match, ...]:
    """Longest names from left to right, never overlapping."""
    out: list[Match] = []
    listed, openers, free = list(found), lexicon.lengths, 0
    for i, word in enumerate(listed):
        match = lexicon.at(listed, i, casing) if i >= free and word.low in openers else None
        if match:
            out.append(match)
            free = match.last + 1
    return tuple(out)


def touching(found: tuple[Match, ...], first: int, last: int) -> Iterator[Match]:
    """Those of the ``matches`` of a stretch that share a word with words ``first`` to ``last``, from left to right."""
    at = bisect_left(found, first, key=lambda m: m.last)
    while at < len(found) and found[at].first <= last:
        yield found[at]
        at += 1


def match_at(found: tuple[Match, ...], i: int) -> Match | None:
    """The one of the ``matches`` of a stretch that word ``i`` belongs to."""
    return next(touching(found, i, i), None)


def share_of_capitals(text: str, spans: tuple[Span, ...]) -> float:
    """The share of capitals among the letters of some spans; 1 where there are too few letters to tell."""
    letters = capitals = 0
    for start, end in spans:
        letters += sum(map(str.isalpha, text[start:end]))
        capitals += sum(map(str.isupper, text[start:end]))
    return capitals / letters if letters > 200 else 1.0


def read_span(text: str, span: Span, whole: float = 1.0, lexicon: Lexicon | None = None) -> Stretch:
    """One stretch of the page text with its words and names (of the shipped tables, unless ``lexicon`` is given)."""
    return _read(text, span, min(whole, LOWER_SHARE), lexicon or actors.lexicon())


@lru_cache(maxsize=512)
def _read(text: str, span: Span, whole: float, lexicon: Lexicon) -> Stretch:
    """Kept: finding, linking and the clues of an article read the same paragraphs. ``whole`` is cut at the only share
    that matters, so that they agree on it."""
    found = tuple(words(text, *span))
    casing = casing_of(text, span[0], span[1], whole)
    named = actors_in(text, lexicon, found, casing)
    return Stretch(
        span=span,
        words=found,
        casing=casing,
        actors=named,
        regions=regions_in(text, found, casing, named),
    )


def stretches(story: Story, lexicon: Lexicon | None = None) -> tuple[Stretch, ...]:
    """The dateline (if any) and the paragraphs of the article, in page order."""
    article = story.article
    spans = article.parts if article.dateline_span is None else (article.dateline_span, *article.parts)
    whole = share_of_capitals(story.text, article.parts)
    return tuple(read_span(story.text, span, whole, lexicon) for span in sorted(spans))
