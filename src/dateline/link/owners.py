"""What bodies told before are meant: whose "its director" and "their spokesman" are, and which one "the council" is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from dateline.extract import syntax
from dateline.knowledge.roles import nouns, words_of
from dateline.link.profile import ORG_KINDS, Profile
from dateline.model import Mention, Span, Story, Value
from dateline.spans import sentence_at

SENTENCES = 2
"""Sentences before that of the words in which the body is looked for."""
LONGEST = 1500
"""Characters of a sentence that are read; sentences of news are shorter."""
BEFORE = 110
"""Characters before a name in which its title stands: "its secretary for the region, Comrade NAME"."""

Read = Callable[[Span], tuple[Mention, Profile]]
"""What a phrase is linked as by its words, and what these say."""


OPEN = frozenset((None, "UNK", "GOV", "MIL"))
"""Sectors that a title has where nothing tells its body: any other it tells itself ("their union leader")."""


class Its(Value, frozen=True, kw_only=True):
    """An "its" or "their" at ``at`` before the title of one who heads a body; ``armed`` where it heads men in arms."""

    at: int
    armed: bool


@cache
def _title() -> re.Pattern[str]:
    """ "Its regional secretary for schools, Comrade" at the end of some words, before a name."""
    heads = "|".join(sorted(words_of("head of a body"), key=len, reverse=True))
    return re.compile(
        rf"\b(its|their) (?:[\w'’-]{{1,24}} ){{0,3}}?({heads})(?: (?:in|for|of) [\w'’ -]{{1,40}})?,? "
        r"(?:alias |(?:[A-Z][\w.]{0,14} ){1,3})?\Z",
        re.I,
    )


_ARMS = frozenset(("commander", "deputy commander", "general", "chief of staff"))
_ARMED = frozenset(("MIL", "COP", "REB", "PRM", "CRM", "UAF", "SPY", "IGO"))


def whose(text: str, span: Span, told: Profile, first: int | None) -> Its | None:
    """The "its" or "their" of one who heads a body: that a phrase begins with, or that stands in the title before
    ``first``, where a person is first named; None for all else."""
    noun = told.noun.casefold()
    if told.kind == "role":
        start = text[span[0] : span[0] + 6].casefold()
        opened = start.startswith(("its ", "their ")) and noun in words_of("head of a body")
        return Its(at=span[0], armed=noun in _ARMS) if opened else None
    match = _title().search(text, max(0, first - BEFORE), first) if first is not None else None
    return Its(at=match.start(1), armed=match[2].casefold() in _ARMS) if match else None


def _fits(text: str, mention: Mention, told: Profile, *, several: bool) -> bool:
    """Whether a phrase may be what "its" means, or "their" where ``several`` are: a body that is named or told by its
    noun, people by theirs; no country, no person, and no paper that the article is in."""
    if mention.sector in (None, "UNK"):
        return False
    if told.kind == "named":
        body = mention.id is None or mention.id.startswith(tuple(f"{kind}:" for kind in ORG_KINDS))
        return body and (not several or text[slice(*told.head)].endswith("s"))
    if told.kind != "role" or told.noun in words_of("publication", "vehicle"):
        return False
    role, last = nouns().get(told.noun), told.noun.rsplit(" ", 1)[-1]
    plural = last.endswith(("s", "men", "people")) and not last.endswith("ss")
    if role is None or plural != several or role.kind in ("office", "thing") or (last == "police" and not several):
        return False
    return told.sure and (several or role.kind == "body" or bool(words_of("body noun") & {last}))


def owner(story: Story, its: Its, read: Read) -> Mention | None:
    """What "its" or "their" means: the first fitting phrase of the sentence before it, else of the sentences before;
    what a commander heads bears arms."""
    at = its.at
    several = story.text[at : at + 5].casefold() == "their"
    here = sentence_at(story.sentences, at)
    for number in range(here, max(-1, here - SENTENCES - 1), -1):
        start, end = story.sentences[number].span
        end = min(end, at)
        toks = syntax.tokens(story.text, (max(start, end - LONGEST), end))
        for phrase in syntax.phrases(toks):
            if phrase.pronoun or phrase.span[1] > at:
                continue
            mention, told = read(phrase.span)
            if _fits(story.text, mention, told, several=several) and (not its.armed or mention.sector in _ARMED):
                return mention
    return None


MOST = 6
"""Earlier places of a noun that are read for the longer name of what it means."""


def shortened(story: Story, span: Span, told: Profile, places: Sequence[int], read: Read) -> Mention | None:
    """The body that "the council" or "the front" was called in more words before, the last one; None for a state's
    and for what the longer words tell nothing of. ``places`` are those of the noun in the article."""
    words = story.text[slice(*span)].split()
    if told.kind != "role" or told.id or len(words) != 2 or words[1].casefold() not in words_of("short form"):
        return None
    if words[0].casefold() not in ("the", "this", "that"):
        return None
    before = [at for at in places if at < span[0]][-MOST:]
    for at in reversed(before):
        phrase = _longer(story, at, words[1])
        mention, full = read(phrase) if phrase else (None, None)
        if mention is not None and full is not None and full.sure and mention.sector not in (None, "UNK"):
            return None if mention.sector == "GOV" else mention
    return None


def _longer(story: Story, at: int, noun: str) -> Span | None:
    """The noun phrase that the noun at an offset heads, where it has more words than a determiner."""
    start, end = story.sentences[sentence_at(story.sentences, at)].span
    start = max(start, at - LONGEST)
    toks = syntax.tokens(story.text, (start, min(end, at + LONGEST)))
    phrase = next((p for p in syntax.phrases(toks) if p.head[0] <= at < p.head[1]), None)
    if (
        phrase is None
        or phrase.head[1] - at < len(noun)
        or story.text[max(0, phrase.span[0] - 5) : phrase.span[0]].endswith((" and ", " & "))
    ):
        return None
    said = story.text[phrase.span[0] : at].casefold().split()
    own = [word for word in said if word not in words_of("determiner") and not word[0].isdigit()]
    return phrase.full_span if own or phrase.full_span != phrase.span else None
