"""Where an article's words and names are at home: what tells its country where no country and no town is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dateline.knowledge import home_words
from dateline.knowledge.lexicon import Word, words
from dateline.link.reading import Stretch, touching
from dateline.model import Span, Value

NAMES, WORDS = (0.2, 0.5, 1.0, 2.0, 4.0), (0.2, 0.5, 1.0, 2.0)
"""Steps of how many names, and of how many other words, are a country's."""
PARTS = (0.2, 0.35, 0.5, 0.7, 0.9)
"""Steps of a country's share of them all."""
WORTH = 2.0
"""What a word tells beside a name."""
AROUND = 40
"""Words on either side of a party that its paragraph is heard by; only pages of one paragraph have more."""
SAID = 3
"""Words that are shown where a country is explained."""
LEAST, MOST = 0.3, 3
"""How much must tell a country that the page does not name for it to be weighed, and how many such are."""


class Accent(Value, frozen=True, kw_only=True):
    """Country to how many names of persons, and how many other words, are at home there; each shared out among its
    countries and counted once. ``both`` adds them up, ``whole`` is its sum and ``most`` its greatest; ``spoken`` holds
    them with the spans where they stand."""

    names: dict[str, float]
    words: dict[str, float]
    both: dict[str, float]
    whole: float
    most: float
    spoken: tuple[tuple[Span, home_words.HomeWord], ...]

    def within(self, span: Span, near: int) -> dict[str, float]:
        """Country to what the words and names of a span tell of it, ``AROUND`` of them on either side of an offset."""
        told = defaultdict[str, float](float)
        first, here, last = (bisect_left(self.spoken, at, key=lambda one: one[0][0]) for at in (span[0], near, span[1]))
        for _, word in self.spoken[max(first, here - AROUND) : min(last, here + AROUND)]:
            for country in word.countries:
                told[country] += (1.0 if word.name else WORTH) / len(word.countries)
        return told

    def saying(self, text: str, country: str) -> tuple[str, ...]:
        """The words that tell most of a country, as the page ``text`` has them, at most ``SAID``."""
        told = {
            word.key: (len(word.countries), span) for span, word in reversed(self.spoken) if country in word.countries
        }
        return tuple(text[slice(*span)] for _, span in sorted(told.values())[:SAID])


@lru_cache(maxsize=512)
def _told_in(found: tuple[Word, ...], casing: str) -> tuple[home_words.Told, ...]:
    """The words of a stretch that are at home somewhere; kept, as a page's stretches are asked about three times."""
    return tuple(home_words.found(found, casing))


def of(read: Iterable[Stretch]) -> Accent:
    """The accent of an article; what the tables of actors know is left out, as it tells its country itself."""
    names, others = defaultdict[str, float](float), defaultdict[str, float](float)
    seen: set[str] = set()
    spoken: list[tuple[Span, home_words.HomeWord]] = []
    for stretch in read:
        for told in _told_in(stretch.words, stretch.casing):
            word = told.word
            if any(touching(stretch.actors, told.first, told.last)):
                continue
            spoken.append(((stretch.words[told.first].start, stretch.words[told.last].end), word))
            if word.key in seen:
                continue
            seen.add(word.key)
            for country in word.countries:
                (names if word.name else others)[country] += 1 / len(word.countries)
    both = {c: names.get(c, 0.0) + WORTH * others.get(c, 0.0) for c in sorted({*names, *others})}
    return Accent(
        names=dict(names),
        words=dict(others),
        both=both,
        whole=sum(both.values()),
        most=max(both.values(), default=0.0),
        spoken=tuple(sorted(spoken, key=lambda one: one[0])),
    )


def first(told: dict[str, float]) -> tuple[str, ...]:
    """The countries that are told most, at most ``MOST``, each at least ``LEAST``."""
    order = sorted(told, key=lambda country: (-told[country], country))
    return tuple(country for country in order[:MOST] if told[country] >= LEAST)


def in_words(accent: Accent, country: str) -> Iterator[str]:
    """What words that are no names of persons tell of one country."""
    return (f"accent words {one}" for one in WORDS if accent.words.get(country, 0.0) >= one)


def features(accent: Accent, country: str) -> Iterator[str]:
    """What an article's words and names tell of one country."""
    yield from in_words(accent, country)
    yield from (f"accent names {one}" for one in NAMES if accent.names.get(country, 0.0) >= one)
    own = accent.both.get(country, 0.0)
    if own:
        yield from (f"accent share {one}" for one in PARTS if accent.whole >= 1 and own / accent.whole >= one)
        if own == accent.most:
            yield "accent first"


def here(told: dict[str, float], country: str) -> Iterator[str]:
    """What the words of a paragraph tell of one country."""
    own = told.get(country, 0.0)
    yield from (f"accent here {one}" for one in NAMES if own >= one)
    if own and own == max(told.values()):
        yield "accent here first"


@lru_cache(maxsize=4096)
def _in_name(name: str) -> tuple[home_words.HomeWord, ...]:
    """The words of a name that are at home somewhere."""
    return tuple(told.word for told in home_words.found(words(name, 0, len(name)), "mixed"))


@lru_cache(maxsize=4096)
def of_name(name: str) -> dict[str, float]:
    """Country to its share of the words of a name that are at home somewhere."""
    told = defaultdict[str, float](float)
    for word in _in_name(name):
        for country in word.countries:
            told[country] += 1 / len(word.countries)
    whole = sum(told.values())
    return {country: told[country] / whole for country in sorted(told)}
