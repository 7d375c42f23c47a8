"""What words without a name of their own point to: "they", "he", "both sides", "the two countries", "the North"."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from dateline.extract import syntax
from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.knowledge.roles import Role, nouns, words_of
from dateline.model import Mention, Span, Story
from dateline.spans import sentence_at

SENTENCES = 3
"""Sentences looked back over for what a pronoun stands for."""
LONGEST = 1500
"""Characters of a sentence that are read; sentences of news are shorter."""
REACH = 60
"""Mentions looked back over for the two parties that "both sides" are."""

Describe = Callable[[Span], Mention]

_PARTIES = frozenset(("GOV", "MIL", "REB", "PRM", "PTY", "OPP", "LAB", "CRM"))
_NAMING = frozenset(("country", "capital", "people", "adjective", "group", "organisation", "body"))


def is_pair(text: str, span: Span) -> bool:
    """Whether the words are "both sides", "the two countries", "the neighbours", "each side"."""
    words = text[slice(*span)].casefold().split()
    if not words or len(words) > 4 or words[-1] not in words_of("side"):
        return False
    if len(words) > 1 and words[0] not in words_of("pair", "determiner"):
        return False
    bare = words[0] == "two" and words[-1] not in ("sides", "countries", "governments", "nations")
    return not bare and (any(word in words_of("pair") for word in words[:-1]) or words[-1] == "sides")


def of_pair(text: str, span: Span) -> bool:
    """Whether the words end in the two parties: "officials from both countries", "police chiefs of the two sides"."""
    words = text[slice(*span)].casefold().split()
    at = max((i for i, word in enumerate(words) if word in _OF and i), default=len(words))
    behind = words[at + 2 :] if words[at + 1 : at + 2] == ["the"] else words[at + 1 :]
    return 1 < len(behind) < 5 and behind[0] in ("both", "two") and behind[-1] in words_of("side")


_OF = frozenset(("of", "from", "in", "on", "between"))


def before(mentions: tuple[Mention, ...], at: int, reach: int) -> Iterator[Mention]:
    """The mentions that begin before ``at``, the latest first, ``reach`` of them at most."""
    last = bisect.bisect_left(mentions, at, key=lambda m: m.span[0])
    return reversed(mentions[max(0, last - reach) : last])


_ARMED = frozenset(("REB", "PRM", "UAF", "CRM", "MIL"))
_NOUN_SECTORS = {
    "union": frozenset(("LAB",)),
    **dict.fromkeys(("federation", "confederation", "association"), frozenset(("LAB", "SOC", "BUS", "AGR", "MED"))),
    "gang": frozenset(("CRM", "UAF")),
    "party": frozenset(("PTY", "OPP", "LEG")),
    "militia": _ARMED,
    "armed group": _ARMED,
    "militant group": _ARMED,
    "rebel group": _ARMED,
}
"""What "the gang" and such may be; with the noun in its name a body may always be meant."""
_NOUN_LISTS = {"bloc": "bloc", "regional bloc": "bloc", "agency": "agency", "un agency": "agency"}
_OUTLETS = frozenset(("JRN", "BUS", "REL", "EDU"))


def may_mean(noun: str, mention: Mention) -> bool:
    """Whether "the union", "the bloc", "the mission" may be a body that was named: no union is an armed group, and no
    mission a news agency."""
    name = key(mention.name)
    words = frozenset(name.split())
    if key(noun) in name:
        return True
    if noun in _NOUN_SECTORS:
        return mention.sector in _NOUN_SECTORS[noun]
    if noun in _NOUN_LISTS:
        return name in words_of(_NOUN_LISTS[noun]) or (noun.endswith("agency") and "agency" in words)
    if noun in words_of("helping noun"):
        return mention.sector == "NGO"
    if noun in ("mission", "peacekeeping mission"):
        return bool(words & words_of("mission word"))
    if noun in ("alliance", "front"):
        return bool(words & {"alliance", "coalition", "nato", "front", "bloc", "union"})
    return mention.sector not in _OUTLETS


def parties(mentions: tuple[Mention, ...], at: int) -> tuple[Mention, Mention] | None:
    """The two parties named most often before ``at``, governments and their forces by country; None for fewer."""
    found: dict[str, list[Mention]] = {}
    for mention in before(mentions, at, REACH):
        if mention.kind == "actor" and mention.sector in _PARTIES and mention.rule in _NAMING:
            state = mention.country if mention.sector in ("GOV", "MIL") else None
            found.setdefault(state or mention.id or mention.name, []).append(mention)
    pair = sorted(found.values(), key=len, reverse=True)[:2]
    return (pair[0][0], pair[1][0]) if len(pair) == 2 else None


def half(text: str, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """ "The North", "the North's": the state of that name that was told before, as North Korea; on a page of Korea that
    names it only by its capital, North Korea too."""
    words = text[slice(*span)].replace("’", "'").split()
    word = words[-1].removesuffix("'s").removesuffix("'S") if words else ""
    if len(words) != 2 or words[0].casefold() != "the" or word not in _HALVES:
        return None
    near = [m for m in before(mentions, span[0], REACH) if m.country]
    for mention in near:
        if mention.rule == "country" and text.startswith(f"{word} ", *mention.span):
            return replace(mention, span=span, kind="actor", rule="article name", named=True, confidence=0.85)
    return _korea(span, word) if near and near[0].country in _KOREAS and _most(near) in _KOREAS else None


_HALVES = frozenset(("North", "South", "NORTH", "SOUTH"))
_KOREAS = frozenset(("KOR", "PRK"))


def _most(found: list[Mention]) -> str | None:
    """The country of most mentions."""
    counts = Counter(mention.country for mention in found)
    return max(counts, key=lambda country: (counts[country], country or ""), default=None)


def _korea(span: Span, word: str) -> Mention | None:
    """The Korean state of a half's name, as the tables have it."""
    entry = next((e for e in actors.lexicon().get(f"{word.casefold()} korea") if e.kind == "country"), None)
    if entry is None:
        return None
    return Mention(
        span=span, kind="actor", name=entry.name, country=entry.country, sector=entry.sector, id=entry.id,
        rule="article name", confidence=0.85,
    )  # fmt: skip


def seat(text: str, span: Span) -> Mention | None:
    """ "Brussels" where it acts: the Union, as in each of 12 annotated cases, and never Belgium."""
    name = _SEATS.get(text[slice(*span)].casefold())
    entries = actors.lexicon().get(key(name)) if name else ()
    body = next((entry for entry in entries if entry.kind == "organisation"), None)
    if body is None:
        return None
    return Mention(
        span=span, kind="actor", name=body.name, country=body.country, sector=body.sector, id=body.id,
        rule="organisation", confidence=0.8,
    )  # fmt: skip


_SEATS = {"brussels": "European Union"}


def _fits(role: Role | None, word: str, pronoun: str) -> bool:
    """Whether a noun phrase that ends in ``word`` may be meant: people by number, bodies by "it"."""
    if role is None:
        return False
    plural = word.endswith(("s", "men", "people", "police")) and not word.endswith("ss")
    if pronoun in words_of("he"):
        return not plural and role.kind in ("office", "people") and role.sector != "CVL"
    if pronoun in words_of("it"):
        return not plural and role.kind == "body"
    return (plural and role.kind != "office") or word == "police"


def _phrases(story: Story, at: int) -> Iterator[syntax.Phrase]:
    """Noun phrases before ``at``: those of its sentence, then of the sentences before, each from the left."""
    here = sentence_at(story.sentences, at)
    for number in range(here, max(-1, here - SENTENCES - 1), -1):
        start, end = story.sentences[number].span
        end = min(end, at)
        toks = syntax.tokens(story.text, (max(start, end - LONGEST), end))
        yield from (p for p in syntax.phrases(toks) if not p.pronoun and p.span[1] <= at)


def pointed(story: Story, span: Span, describe: Describe) -> Mention | None:
    """The description that "they", "he" or "it" stand for, where no name before does: the first fitting noun phrase of
    the sentence, else of the sentence before."""
    pronoun = story.text[slice(*span)].casefold()
    for phrase in _phrases(story, span[0]):
        head = story.text[slice(*phrase.head)].casefold()
        if _fits(nouns().get(head), head, pronoun):
            found = describe(phrase.span)
            if found.sector not in (None, "UNK"):
                return found
    return None


_POSSESSIVE = re.compile(r"['’](?:s\b| )")
_TOLD_OF = re.compile(r" (?:of|led|headed|run|founded|created|backed) ")


def is_own(text: str, span: Span, head: Span) -> bool:
    """Whether "the group" is a body told in its own words, not one named before: "the magistrates' union", "the
    movement of the ousted president", "the opposition Democratic Party"."""
    before = text[span[0] : head[0]]
    named = text[head[0]].isupper() and any(word[0].isupper() for word in before.split()[1:])
    return named or _POSSESSIVE.search(before) is not None or _TOLD_OF.match(text, head[1], span[1]) is not None
