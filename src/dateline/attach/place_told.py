"""The places that a sentence tells, whatever the event: named ones, and sites that common nouns name."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec.structs import replace

from dateline.extract import syntax
from dateline.knowledge import actors
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.roles import nouns, words_of
from dateline.knowledge.tables import items, table
from dateline.link.beside import SEAT, SIDE, UNIT
from dateline.link.home import once_for_mentions
from dateline.link.persons import PERSON_RULES
from dateline.model import Mention, Span, Value

TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
ABROAD = ("country", "capital")
"""Rules of mentions that are a country or stand for one."""


class Found(Value, frozen=True, kw_only=True):
    """A place as it stands in a sentence, whatever the event: span, kind, preposition, and the mention behind it."""

    span: Span
    name_span: Span
    kind: str
    lead: str
    mention: Mention | None


@cache
def listed(kind: str) -> frozenset[str]:
    """One list of ``place_words.psv``."""
    return frozenset(word for row in table("place_words.psv") if row["list"] == kind for word in items(row["words"]))


@cache
def site_words() -> frozenset[str]:
    """Common nouns for places, in the singular: "hall", "home", "town"."""
    return listed("site") | words_of("settlement")


@cache
def _inner_words() -> frozenset[str]:
    """Words that may stand between a preposition and the name that it leads."""
    return listed("inner") | words_of("determiner", "direction") | site_words()


Token = tuple[int, int, str]


def tokens_of(text: str, span: Span) -> tuple[Token, ...]:
    """The words of a stretch: start, end, case-folded form."""
    return tuple((*m.span(), m[0].casefold()) for m in TOKEN.finditer(text, *span))


def _joined(text: str, one: int, other: int) -> bool:
    """True where only blanks (or a possessive) part two words."""
    return text[one:other].strip() in ("", "'s", "’s", "'", "’") and other - one < 6


class Told(Value, frozen=True, kw_only=True):
    """A sentence being read: its words with offsets and case-folded forms."""

    text: str
    span: Span
    tokens: tuple[Token, ...]

    def at(self, offset: int) -> int:
        """Index of the token at or behind ``offset``."""
        return bisect.bisect_left(self.tokens, (offset, 0, ""))


def lead_of(view: Told, start: int) -> tuple[str, int]:
    """The locative preposition before the phrase at ``start`` and where the phrase with its determiners begins."""
    i, begin = view.at(start) - 1, start
    inner, prepositions = _inner_words(), listed("preposition")
    steps = 0
    while i >= 0 and steps < 6:
        a, b, low = view.tokens[i]
        if not _joined(view.text, b, begin):
            return "", begin
        bare = low.removesuffix("'s").removesuffix("’s")
        if low in prepositions:
            return low, begin
        if (
            low == "of"
            or low in inner
            or bare in inner
            or (low.endswith(("ern", "an", "ian", "ese", "i")) and view.text[a].isupper())
        ):
            begin = a
        else:
            return "", begin
        i, steps = i - 1, steps + 1
    return "", begin


def _settled(view: Told, end: int) -> int:
    """End of the phrase with the settlement noun that follows a name: "Unity state", "Bab al-Hawa crossing"."""
    i = view.at(end)
    for _ in range(2):
        if (
            i < len(view.tokens)
            and _joined(view.text, end, view.tokens[i][0])
            and view.text[end : end + 1] == " "
            and (view.tokens[i][2] in words_of("settlement") or view.tokens[i][2] in listed("site"))
        ):
            end = view.tokens[i][1]
            i += 1
    return end


def _phrase(view: Told, mention: Mention) -> Span:
    """The words that name the place: directions and a determiner before it, a settlement noun behind it."""
    start, end = mention.span[0], _settled(view, mention.span[1])
    i = view.at(start) - 1
    wide = end > mention.span[1]
    while i >= 0 and _joined(view.text, view.tokens[i][1], start) and view.text[view.tokens[i][1] : start].isspace():
        low = view.tokens[i][2]
        if (
            low in words_of("direction")
            or (wide and low in ("the", "a", "an"))
            or (low == "the" and start < mention.span[0])
        ):
            start = view.tokens[i][0]
            if low in ("the", "a", "an"):
                break
            i -= 1
        elif low == "the" and mention.rule in ("region", "country"):
            start = view.tokens[i][0]
            break
        else:
            break
    return (start, end)


def _kind(mention: Mention) -> str:
    if mention.rule in ("country", "capital", "region", "unknown place"):
        return mention.rule.split()[0]
    return "town"


def named(view: Told, mentions: list[Mention]) -> Iterator[Found]:
    """Place mentions of the sentence, and countries and capitals that the linker took for actors."""
    placed = {m.span for m in mentions if m.kind == "place"}
    free = 0
    for mention in mentions:
        inner = mention.span[1] <= free or mention.span in placed
        free = max(free, mention.span[1]) if mention.kind == "place" else free
        if mention.kind == "actor" and (mention.rule not in ABROAD or inner):
            continue
        lead, _ = lead_of(view, mention.span[0])
        kind = _kind(mention) if mention.kind == "place" else f"actor {mention.rule}"
        yield Found(span=_phrase(view, mention), name_span=mention.span, kind=kind, lead=lead, mention=mention)


def seat(text: str, mention: Mention) -> Mention:
    """A capital that stands for its state, as the town: its own name and coordinates instead of the country's."""
    words = text[slice(*mention.span)]
    town = next((p for p in gazetteer.find(words) if actors.holder(p.country) == mention.country), None)
    if mention.kind == "place" or town is None:
        return mention
    return replace(mention, name=town.name, id=town.id, lat=town.lat, lon=town.lon, precision="exact")


def state_at(text: str, span: Span) -> Mention | None:
    """The country or capital that the whole of a span names ("the Dominican Republic"), as a place; else None.
    Elsewhere a state is who acts; where a span is told as the place of an event, it is the place."""
    words = _ARTICLE.sub("", " ".join(text[slice(*span)].split()))
    entries = actors.lexicon().get(key(words))
    entry = next((e for kind in ("country", "capital") for e in entries if e.kind == kind), None)
    if entry is None:
        return None
    held = actors.holder(entry.country)
    if entry.kind == "capital":
        return seat(text, Mention(span=span, kind="actor", name=words, country=held, rule="capital"))
    lat, lon = gazetteer.point_of(entry)
    return Mention(
        span=span, kind="place", name=entry.name, country=held, rule="country", id=entry.id, lat=lat, lon=lon,
        precision=entry.level or "country",
    )  # fmt: skip


_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def _start_of_phrase(view: Told, i: int) -> tuple[int, str]:
    """Token index where the noun phrase headed by token ``i`` begins, and the preposition before it."""
    first = i
    while first > 0 and i - first < 6 and _joined(view.text, view.tokens[first - 1][1], view.tokens[first][0]):
        low = view.tokens[first - 1][2]
        if low in listed("preposition") or low in listed("stop") or low in ("of", "and", "by", "with", "for"):
            break
        first -= 1
        if low in words_of("determiner"):
            break
    first = _behind_verb(view, first, i)
    before = view.tokens[first - 1][2] if first > 0 else ""
    return first, before if before in listed("preposition") else ""


@lru_cache(maxsize=64)
def main_verbs(text: str, span: Span) -> tuple[int, ...]:
    """Offsets of the main verbs of a sentence, in order."""
    toks = syntax.tokens(text, span)
    return tuple(toks[group.head].span[0] for group in syntax.verb_groups(toks))


def _behind_verb(view: Told, first: int, last: int) -> int:
    """Where a phrase begins that was read over a verb: "union offices" in "the forces attacked union offices". A verb
    behind a determiner is an adjective ("their disputed border"), and "-ing" tells what for ("a polling station")."""
    if last - first < 2:
        return first
    verbs = main_verbs(view.text, view.span)
    for i in range(last - 1, first, -1):
        start, _, low = view.tokens[i]
        adjective = low.endswith("ing") or view.tokens[i - 1][2] in words_of("determiner")
        if start in verbs and not adjective:
            return i + 1
    return first


def sites(view: Told, taken: list[Span], told: list[Found]) -> Iterator[Found]:
    """Common nouns for places with a determiner or a preposition: "the city hall", "outside his home"."""
    known = site_words()
    for i, (a, b, low) in enumerate(view.tokens):
        noun = low[:-1] if low.endswith("s") and low[:-1] in known else low
        if noun not in known or noun in ("state", "department"):
            continue
        nxt = view.tokens[i + 1] if i + 1 < len(view.tokens) else None
        if nxt and _joined(view.text, b, nxt[0]) and (nxt[2] in known or nxt[2] in nouns() or nxt[2] == "of"):
            continue
        first, lead = _start_of_phrase(view, i)
        span = (view.tokens[first][0], b)
        if any(s[0] < b and a < s[1] for s in taken):
            continue
        within = next((f for f in reversed(told) if span[0] <= f.name_span[0] and f.name_span[1] <= a), None)
        if lead or view.tokens[first][2] in words_of("determiner"):
            kind = "settlement" if noun in words_of("settlement") or noun == "country" else "site"
            yield Found(span=span, name_span=(a, b), kind=kind, lead=lead, mention=within.mention if within else None)


_SIDE = rf"(?:(?:to\sthe|due)\s)?{SIDE}\sof"
_OFF = re.compile(
    r"(?:,?\s\(?|,)(?:(?:some|about|around|roughly|nearly|just|only|located|situated|lying)\s){0,3}"
    rf"(?:\d{{1,3}}(?:[.,]\d)?[\s-]?(?:{UNIT})\.?\s(?:away\s)?(?:{_SIDE}|from)|{_SIDE}"
    rf"|(?<=,\s)near|(?<=\s)outside|not\sfar\sfrom)\s{SEAT}$",
    re.IGNORECASE,
)
"""What stands between a place and the one that tells where it lies: "Hama, 9 km from", "Al-Wafa west of"."""
_REACH = 90
"""Characters before a place that are read for it."""


def off_behind(text: str, start: int, end: int) -> int | None:
    """Where, behind ``start``, words begin that end at ``end`` and tell how a place lies to the one there, or None."""
    off = _OFF.search(text, max(start, end - _REACH), end)
    return off.start() if off else None


def _is_anchor(view: Told, found: Found, told: list[Found]) -> bool:
    """Whether a place only tells where the one right before it lies; behind a site without a name ("a depot south of
    Basra") it tells where that is."""
    off = off_behind(view.text, view.span[0], found.span[0])
    if off is None:
        return False
    if any(other.span[1] == off and other is not found for other in told):
        return True
    last = first = view.at(off) - 1
    while (
        first > 0 and _joined(view.text, view.tokens[first - 1][1], view.tokens[first][0]) and _large(view, first - 1)
    ):
        first -= 1
    return last >= 0 and _large(view, last) and bool(lead_of(view, view.tokens[first][0])[0])


def _large(view: Told, i: int) -> bool:
    """Whether a word is written as a name, the article of a transcribed one set aside ("al-Wafa")."""
    a, b, low = view.tokens[i]
    return view.text[a:b].lstrip("adehlnrstz-").strip()[:1].isupper() and low not in words_of("notname")


_BUILDING = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their)\s)?(?:\b[a-z-]+\s)?"
    r"\b(?:headquarters|offices?|building|premises|studios?|newsroom|house|home|farm|ranch|residence|villa|apartment)"
    r"\sof\s(?:the\s|an?\s)?(?:[a-z-]+\s){0,3}[\"'“‘`]{0,2}$",
)
"""A building and whose it is: "the offices of the television channel"."""


def building_before(text: str, start: int) -> int | None:
    """Where the words begin that tell a building of whoever is named at ``start``; None where there are none."""
    match = _BUILDING.search(text, max(0, start - _REACH), start)
    if match is None:
        return None
    word = match[0].split()[0]
    leads = word in listed("preposition") or word in listed("stop") or word in ("of", "and")
    return match.start() + (len(word) + 1 if leads else 0)


def is_outlet(text: str, span: Span) -> bool:
    """Whether a name is that of a newspaper or a station ("the daily El Norte", "Al Nahda TV"), which is no place; its
    offices are one."""
    before = _WORD_BEFORE.search(text, max(0, span[0] - 30), span[0])
    last = text[slice(*span)].casefold().split()[-1:]
    called = before is not None and before[1].casefold() in listed("outlet")
    return (called or last[0] in listed("outlet behind")) and building_before(text, span[0]) is None


_WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]+)\s[\"'“‘`]{0,2}$")


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence as it was read: its words, the mentions in it, and all places told in it, in text order."""

    view: Told
    mentions: tuple[Mention, ...]
    places: tuple[Found, ...]


def sentence(text: str, span: Span, mentions: tuple[Mention, ...]) -> Sentence:
    """The places told in one sentence; ``mentions`` are all those of the article.

    Kept while the same mentions are asked about: every event looks at the sentences before its own.
    """
    read = _read_before(mentions)
    asked = (text, span)
    if asked not in read:
        read[asked] = _sentence(text, span, inside(mentions, span), surnames(mentions))
    return read[asked]


@once_for_mentions
def _read_before(mentions: tuple[Mention, ...]) -> dict[tuple[str, Span], Sentence]:
    """The sentences of the article read so far: none."""
    return {}


@once_for_mentions
def surnames(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """The words of the names of persons that the article tells, given names aside."""
    named = (m.name for m in mentions if m.rule in PERSON_RULES)
    return frozenset(word for name in named for word in key(name).split()[1:])


def owns(text: str, span: Span, persons: frozenset[str]) -> bool:
    """Whether a name is that of a person of the page, to whom what follows belongs: "Pineda's car"."""
    return text[span[1] : span[1] + 2] in ("'s", "’s", "'S") and key(text[slice(*span)]) in persons


def _is_person(text: str, found: Found, persons: frozenset[str]) -> bool:
    """Whether a town is a person of the page, who owns what follows, or is no place by any word before it: "visited
    McHenry" on a page of Donald McHenry."""
    bare = not found.lead and found.span == found.name_span and key(text[slice(*found.name_span)]) in persons
    return bare or owns(text, found.name_span, persons)


def _sentence(text: str, span: Span, mentions: list[Mention], persons: frozenset[str]) -> Sentence:
    view = Told(text=text, span=span, tokens=tokens_of(text, span))
    told = list(named(view, mentions))
    told = [f for f in told if f.kind not in ("town", "unknown") or not _is_person(text, f, persons)]
    taken = sorted(
        [f.span for f in told]
        + [m.span for m in mentions if m.kind == "actor" and m.rule in ("titled", "person", "surname")]
    )
    found = [f for f in told if not _is_anchor(view, f, told)]
    places = sorted([*found, *sites(view, taken, told)], key=lambda f: (f.span, f.kind))
    return Sentence(view=view, mentions=tuple(mentions), places=tuple(places))


def inside(mentions: tuple[Mention, ...], span: Span) -> list[Mention]:
    """The mentions within a span; ``mentions`` are sorted by start."""
    first = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    last = bisect.bisect_left(mentions, span[1], key=lambda m: m.span[0])
    return [m for m in mentions[first:last] if m.span[1] <= span[1]]
