"""What an article tells of its nouns and names beside each single phrase: read once, asked for every actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge.fold import WORD, fold, key
from dateline.knowledge.lexicon import Match, words
from dateline.knowledge.roles import words_of
from dateline.link import accent, envoys
from dateline.link.acronyms import introduced
from dateline.link.aside import as_clue, told_by
from dateline.link.belonging import is_backed
from dateline.link.datelines import dateline_country
from dateline.link.profile import ORG_KINDS, RoleMatch, best, role_matches
from dateline.link.reading import Stretch, match_at, read_span, stretches
from dateline.link.resolve import options
from dateline.link.toponyms import toponyms
from dateline.model import Mention, Span, Story, Value
from dateline.spans import meets

BEFORE = 5
"""Words before a noun that may hold its country: "the Thai Defence Ministry", "Niger's transitional parliament"."""
HEAD, TAIL = 400, 300
"""Characters at the head of the page and above the body, and below the body, that may name a country."""
LONG_NAME = 6
"""Words on either side of a noun that may belong to the full name of a body."""
MOST_TIMES = 12
"""Times that a name is looked up in the article for what stands beside it."""
SHORT_NAME, MOST_NAMES, FEW_LANDS = 4, 100, 4
"""Letters below which a name has namesakes everywhere, unknown names of an article that are looked up, and countries
up to which the namesakes of one tell something."""
GUESSED = 0.6
"""Confidence up to which the country of a mention was taken from its surroundings and is no evidence of its own."""


FORCES = frozenset(("MIL", "COP", "SPY", "PRM", "REB"))


class Noun(Value, frozen=True, kw_only=True):
    """A role noun where it stands, with the country and the sector that the words right beside it give it."""

    at: int
    noun: str
    last: str
    sector: str
    sure: bool
    country: str | None


def _beside(stretch: Stretch, role: RoleMatch) -> tuple[str | None, str | None]:
    """Country and body told right before a noun, or behind its "of" or "in"."""
    found, i = stretch.words, role.first
    country = body = None
    while i > 0 and role.first - i < BEFORE and found[i].gap and not (country or body):
        i -= 1
        match = match_at(stretch.actors, i)
        if match and not is_backed(found, match):
            country, body = _told_by(match)
            i = match.first
        elif found[i].low in words_of("boundary"):
            break
    if country is None and role.last + 2 < len(found) and found[role.last + 1].low in ("of", "in", "from", "at"):
        country = _behind(stretch, role.last + 2)
    return country, body


def _told_by(match: Match) -> tuple[str | None, str | None]:
    org, state = best(match, ORG_KINDS), best(match, actors.COUNTRY_KINDS)
    if org:
        return actors.holder(org.country), org.sector
    return (actors.holder(state.country), None) if state else (None, None)


def _behind(stretch: Stretch, at: int) -> str | None:
    """Country of the name that begins at word ``at`` or, behind "the", at the next."""
    at += stretch.words[at].low == "the"
    match = match_at(stretch.actors, at) or match_at(stretch.regions, at)
    if match is None:
        return None
    return next((actors.holder(entry.country) for entry in match.entries if entry.country), None)


def _nouns(read: tuple[Stretch, ...]) -> tuple[Noun, ...]:
    out: list[Noun] = []
    for stretch in read:
        taken = frozenset(i for m in stretch.actors for i in range(m.first, m.last + 1))
        for role in role_matches(stretch.words, taken):
            run = [word.low for word in stretch.words[role.first : role.last + 1]]
            country, body = _beside(stretch, role)
            shared = " ".join(run) in words_of("any body") and country is None
            out.append(
                Noun(
                    at=stretch.words[role.first].start,
                    noun=" ".join(run),
                    last=run[-1],
                    sector=body or role.role.sector,
                    sure=bool(body) or (role.role.kind != "generic" and not shared),
                    country=country,
                )
            )
    return tuple(sorted(out, key=lambda noun: noun.at))


def _outside(story: Story) -> tuple[Span, ...]:
    """The head of the page, the lines above the body and those right below it: mastheads, titles, signatures."""
    start, end = story.article.body_span
    head, above, below = (0, min(HEAD, start)), (max(0, start - HEAD), start), (end, min(len(story.text), end + TAIL))
    spans = (head, below) if above[0] < head[1] else (head, above, below)
    return tuple(span for span in spans if span[0] < span[1])


@lru_cache(maxsize=4)
def _toponyms(text: str) -> tuple[Mention, ...]:
    """The places of a page, read together; kept, as every article of the page asks for them."""
    found = toponyms(text)
    return tuple(replace(m, country=actors.holder(m.country)) for m in found if m.country and m.confidence > GUESSED)


def _towns(story: Story, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The places in the article's body that its mentions leave out or leave without a country."""
    taken = [m.span for m in mentions if m.country and m.rule != "unknown place" and m.confidence > GUESSED]
    body = story.article.body_span
    for place in _toponyms(story.text):
        at = bisect_left(taken, place.span[1], key=lambda span: span[0])
        free = all(span[1] <= place.span[0] for span in taken[max(0, at - 4) : at])
        if free and body[0] <= place.span[0] and place.span[1] <= body[1]:
            yield replace(place, kind="place", rule="toponym")


def _around(story: Story) -> dict[str, float]:
    """Country -> how often the lines outside the body, and the places inside it, tell it."""
    counts: defaultdict[str, float] = defaultdict(float)
    spans = (story.article.body_span, *_outside(story))
    for span in spans[1:]:
        for match in read_span(story.text, span).actors:
            entry = match.entries[0]
            country = actors.holder(told_by(entry.name, entry.country, entry.sector))
            if country and entry.kind != "person":
                counts[country] += 1.0
    for place in _toponyms(story.text):
        inside = any(a <= place.span[0] < b for a, b in spans)
        if inside and place.country:
            counts[place.country] += place.confidence
    return {country: round(counts[country], 3) for country in sorted(counts)}


def full_name(stretch: Stretch, at: int) -> Span | None:
    """The name that word ``at`` ends or begins: "European Commission", "Authority of Heads of State"; None without."""
    if stretch.casing != "mixed":
        return None
    found, first, last = stretch.words, at, at
    while at - first < LONG_NAME and first and found[first].gap and found[first - 1].low not in words_of("determiner"):
        before = found[first - 1]
        if not before.text[0].isupper() and (before.low not in _GLUE or not found[first - 1].gap):
            break
        first -= 1
    while first < at and not found[first].text[0].isupper():
        first += 1
    if found[at].text[0].isupper() or first < at:
        while last + 2 < len(found) and last - at < LONG_NAME and found[last + 1].low in ("of", "for"):
            step = 3 if found[last + 2].low == "the" else 2
            if last + step >= len(found) or not found[last + step].text[0].isupper() or not found[last + step].gap:
                break
            last += step
    return (found[first].start, found[last].end) if first < at or last > at else None


_GLUE = frozenset(("of", "and", "for", "on", "s"))


@lru_cache(maxsize=4096)
def lands(name: str) -> tuple[str, ...]:
    """The countries that have a place of a name, sorted; () for short names, which have namesakes everywhere."""
    folded = key(name)
    if len(folded) < SHORT_NAME:
        return ()
    return tuple(sorted({held for place in options(folded) if (held := actors.holder(place.country))}))


class Clues:
    """The evidence of one article: its nouns, the countries it speaks of and where, and its sentences.

    Built once for the mentions of an article (see ``clues_of``); nothing changes it.
    """

    def __init__(self, story: Story, mentions: tuple[Mention, ...]) -> None:
        self.story = story
        self.mentions = mentions
        sure = [m for m in mentions if m.country and m.confidence > GUESSED and m.rule != "unknown place"]
        told = [clue for m in (*sure, *_towns(story, mentions)) if (clue := as_clue(story.text, m))]
        self.told = tuple(sorted(told, key=lambda m: (m.span, m.kind)))
        self._starts = [m.span[0] for m in self.told]
        self._sentences = [s.span for s in story.sentences]

    @cached_property
    def acronyms(self) -> dict[str, Span]:
        """Acronyms of the article's own, each with the span of its full name."""
        return introduced(self.story)

    @cached_property
    def _read(self) -> tuple[Stretch, ...]:
        return stretches(self.story)

    @cached_property
    def nouns(self) -> tuple[Noun, ...]:
        """The role nouns in page order."""
        return _nouns(self._read)

    @cached_property
    def accent(self) -> accent.Accent:
        """Where its words and names are at home."""
        return accent.of(self._read)

    def accents(self, country: str) -> tuple[str, ...]:
        """What its words and names tell of a country (``accent.features``)."""
        known = self._accents
        if country not in known:
            known[country] = tuple(accent.features(self.accent, country))
        return known[country]

    @cached_property
    def _accents(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def forces(self) -> dict[str, frozenset[str]]:
        """Country to those of armed forces, police and services that the article tells with it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for noun in self.nouns:
            if noun.country and noun.sector in FORCES:
                found[noun.country].add(noun.sector)
        for mention in self.mentions:
            if mention.country and mention.kind == "actor" and mention.sector in FORCES:
                found[mention.country].add(mention.sector)
        return {country: frozenset(sectors) for country, sectors in found.items()}

    @cached_property
    def shares(self) -> dict[str, float]:
        """Country -> its share of the mentions, places counting twice."""
        counts: Counter[str] = Counter()
        for mention in self.told:
            counts[mention.country or ""] += 2 if mention.kind == "place" else 1
        whole = sum(counts.values())
        return {country: counts[country] / whole for country in sorted(counts)}

    @cached_property
    def all_shares(self) -> dict[str, float]:
        """Country -> its share of everything that points to a country."""
        counts = defaultdict(float, self.around)
        for mention in self.told:
            counts[mention.country or ""] += 2 if mention.kind == "place" else 1
        whole = sum(counts.values()) or 1.0
        return {country: counts[country] / whole for country in sorted(counts)}

    @cached_property
    def most_told(self) -> str:
        """The country with the greatest share of the article's mentions; "" for none."""
        return max(self.shares, key=lambda country: (self.shares[country], country), default="")

    @cached_property
    def envoys(self) -> tuple[tuple[int, str], ...]:
        """Where the article tells a state with an embassy or a diplomat of its own, and which."""
        return envoys.told(self.story.text, self.mentions)

    @cached_property
    def lead(self) -> tuple[Mention, ...]:
        """The mentions of the first sentence of the body."""
        return self.within(self.span_of(0))

    @cached_property
    def title(self) -> frozenset[str]:
        """Countries named in the title."""
        span = self.story.article.title_span
        if span is None:
            return frozenset()
        stretch = read_span(self.story.text, span)
        names = [e.country for m in (*stretch.actors, *stretch.regions) for e in m.entries[:1]]
        towns = (m.country for m in _toponyms(self.story.text) if meets(m.span, span) and m.precision != "country")
        return frozenset(holder for name in (*names, *towns) if (holder := actors.holder(name)))

    @cached_property
    def around(self) -> dict[str, float]:
        """Country -> how strongly the page's other lines and the towns it names point to it."""
        return _around(self.story)

    @cached_property
    def dateline(self) -> str | None:
        """Country of the dateline's place."""
        span = self.story.article.dateline_span
        if span is None:
            return None
        return dateline_country(self.story.text, span, self.named) or next(
            (m.country for m in self.told if meets(m.span, span)), None
        )

    @cached_property
    def named(self) -> Counter[str]:
        """Country -> how often the article and the lines around it name it."""
        return Counter(m.country for m in self.told if m.country)

    @cached_property
    def _places_of_words(self) -> dict[str, list[tuple[Stretch, int]]]:
        out: dict[str, list[tuple[Stretch, int]]] = {}
        for stretch in self._read:
            for i, word in enumerate(stretch.words):
                out.setdefault(word.low, []).append((stretch, i))
        return out

    def places_of(self, low: str) -> tuple[int, ...]:
        """Where a folded word stands in the article, at most ``MOST_NAMES``."""
        return tuple(stretch.words[i].start for stretch, i in self._places_of_words.get(low, ())[:MOST_NAMES])

    def full_form(self, span: Span) -> Span | None:
        """The full name that "the Commission" or "the army" is short for: the last one before it, else the next one."""
        short = [w for w in words(self.story.text, *span) if w.low not in words_of("determiner")]
        if len(short) != 1 or len(short[0].low) < SHORT_NAME:
            return None
        last: Span | None = None
        for stretch, i in self._places_of_words.get(short[0].low, ())[:MOST_NAMES]:
            full = full_name(stretch, i)
            if full and not meets(full, span):
                if full[0] > span[0]:
                    return last or full
                last = full
        return last

    @cached_property
    def lands(self) -> dict[str, float]:
        """Country -> how many of the article's names that no table places may lie there, each shared out."""
        counts: defaultdict[str, float] = defaultdict(float)
        names = dict.fromkeys(m.name for m in self.mentions if m.rule == "unknown place")
        for name in islice(names, MOST_NAMES):
            held = lands(name)
            for country in held if len(held) <= FEW_LANDS else ():
                counts[country] += 1 / len(held)
        return {country: counts[country] for country in sorted(counts)}

    @cached_property
    def by_noun(self) -> dict[str, tuple[Noun, ...]]:
        """Noun, and last word of a noun, -> where it stands."""
        out: dict[str, list[Noun]] = {}
        for noun in self.nouns:
            for name in {noun.noun, noun.last}:
                out.setdefault(name, []).append(noun)
        return {name: tuple(nouns) for name, nouns in out.items()}

    def sentence(self, at: int) -> int:
        """Number of the sentence that holds an offset (or the last before it; 0 where there is none)."""
        return max(0, bisect_right(self._sentences, (at, len(self.story.text) + 1)) - 1)

    def span_of(self, number: int) -> Span:
        """Span of a sentence; the whole body where the article has none of that number."""
        if 0 <= number < len(self._sentences):
            return self._sentences[number]
        return self.story.article.body_span if number == 0 else (0, 0)

    @cached_property
    def _paragraphs(self) -> dict[int, Span]:
        """Number of a paragraph to its span, from its first sentence to its last."""
        found: dict[int, Span] = {}
        for sentence in self.story.sentences:
            first = found.get(sentence.paragraph, sentence.span)
            found[sentence.paragraph] = (min(first[0], sentence.span[0]), max(first[1], sentence.span[1]))
        return found

    def paragraph(self, number: int) -> Span:
        """Span of the paragraph that a sentence stands in; that of ``span_of`` where there is no such sentence."""
        told = self.story.sentences
        return self._paragraphs[told[number].paragraph] if 0 <= number < len(told) else self.span_of(number)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions with a country of their own that start in a span."""
        return self.told[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def before(self, at: int) -> tuple[Mention, ...]:
        """The last mentions with a country of their own before an offset, at most twelve, the nearest last."""
        end = bisect_left(self._starts, at)
        return self.told[max(0, end - 12) : end]

    def nouns_in(self, span: Span) -> tuple[Noun, ...]:
        """The role nouns that start in a span."""
        first = bisect_left(self.nouns, span[0], key=lambda noun: noun.at)
        return self.nouns[first : bisect_left(self.nouns, span[1], key=lambda noun: noun.at)]

    def occurrences(self, name: str) -> tuple[int, ...]:
        """Where the last word of a name stands in the body, at most ``MOST_TIMES``; () for what is no proper name."""
        last = (WORD.findall(name) or [""])[-1]
        if len(last) < 3 or not last[0].isupper():
            return ()
        found = (stretch.words[i] for stretch, i in self._places_of_words.get(fold(last), ()))
        return tuple(word.start for word in islice((w for w in found if w.text == last), MOST_TIMES))

    @cached_property
    def _first_words(self) -> dict[str, int]:
        return {}

    def first(self, name: str) -> int | None:
        """Where a name stands first in the body of the article; None where it does not."""
        known = self._first_words
        if name not in known:
            known[name] = self.story.text.find(name, *self.story.article.body_span)
        return known[name] if known[name] >= 0 else None


_kept: list[tuple[Story, tuple[Mention, ...], Clues]] = []


def clues_of(story: Story, mentions: tuple[Mention, ...]) -> Clues:
    """The clues of an article, kept while the same story and mentions are asked about again."""
    if not _kept or _kept[0][0] is not story or _kept[0][1] is not mentions:
        _kept[:] = [(story, mentions, Clues(story, mentions))]
    return _kept[0][2]


def name_key(words: str) -> str:
    """Look-up key of a name without titles and determiners."""
    return " ".join(w for w in key(words).split() if w not in words_of("determiner", "honorific"))
