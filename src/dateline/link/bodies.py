"""Which body of its state a phrase means, and which phrases tell of a power that is not the state's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.knowledge import actors
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.knowledge.roles import nouns, words_of
from dateline.link.persons import PERSON_RULES
from dateline.link.profile import Profile
from dateline.link.reading import match_at, read_span
from dateline.model import Mention, Span


def state_noun(text: str, told: Profile) -> str:
    """What a capitalised name calls a body beside its country: "army" of "The Salvadoran Army"."""
    read = read_span(text, told.head)
    left = [word.low for at, word in enumerate(read.words) if match_at(read.actors, at) is None]
    while left and left[0] in words_of("determiner"):
        left = left[1:]
    return " ".join(left)


def is_abroad(text: str, told: Profile) -> bool:
    """Whether a phrase is about an embassy, which is never that of the country it stands in, or a diplomat whose town
    is told: "its ambassador in Tokyo" (of 7 annotated ones without a country's name none is of the town's)."""
    name = key(text[slice(*told.head)])
    if name in words_of("diplomat"):
        return text.startswith(" in ", told.head[1])
    return name.rsplit(" ", 1)[-1] in words_of("embassy") or name in words_of("embassy")


def another_power(text: str, told: Profile, span: Span, named: Sequence[Mention]) -> bool:
    """Whether a phrase tells of a power that is not its country's own: "the separatist authorities", "the occupation
    army", "the government in exile", or one below it: "the provincial government", "the Punjab police", "the
    authorities in Roraima"; or of several: "the embassies". "The occupying Turkish army" is Turkey's, "police in
    Wenzhou" are China's."""
    noun = key(told.noun or "")
    words = f" {key(text[slice(*span)])} "
    before = words[: words.rfind(noun)]
    found = {word for word in words_of("other power") if f" {word} " in before}
    own = told.country is not None and found <= {"occupying", "puppet"}
    several = noun in words_of("several holders") or any(f" {word} " in words for word in words_of("several bodies"))
    person = any(m.rule in PERSON_RULES for m in named)
    town = not person and _of_town(text[slice(*span)], noun)
    if (found and not own) or several or town or " in exile " in words:
        return True
    if any(_below_state(text, m) for m in named if m.kind == "place" or m.rule == "capital"):
        return True
    inside = [m for m in named if m.kind == "place" and not _is_national(text, m)]
    return any(noun in words_of("governing") or key(m.name) in before or _before_noun(text, m, noun) for m in inside)


def _of_town(said: str, noun: str) -> bool:
    """Whether a town's name stands right before a noun: "Dallas police" are not the national force, and "the Oklahoma
    legislature" is not the Congress; "Iraqi police" and "Baghdad's government" are the country's."""
    words = key(_capitals_before(said, noun)).split()
    while words and words[0] in words_of("determiner", "modifier"):
        words = words[1:]
    name = " ".join(words).removesuffix(" s")
    if not name or actors.lexicon().get(name) or name in nouns():
        return False
    kinds = ("1",) if noun in words_of("governing", "regime") else ("P", "1")  # "the Barco government" is no town's
    return any(place.kind in kinds for place in gazetteer.anywhere(name))


def _capitals_before(said: str, noun: str) -> str:
    """The capitalised words right before a noun; "" for none."""
    if not said.isupper() and (said.islower() or noun not in said):
        return ""
    match = _behind_capitals(noun, re.I if said.isupper() else re.NOFLAG).search(said)
    return match[1] if match else ""


@lru_cache(maxsize=1024)
def _behind_capitals(noun: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """A noun behind capitalised words; kept, as a page tells of few nouns, and most pages of the same."""
    return re.compile(rf"((?:[A-Z][\w.'’-]+ )+){re.escape(noun)}", flags)


_DIVISIONS = "state|province|region|county|governorate|oblast|canton|prefecture|department|district"
_DIVIDED = re.compile(rf"\b(?:{_DIVISIONS}) of (?:the )?\Z", re.I), re.compile(rf" (?:{_DIVISIONS})\b", re.I)


def _below_state(text: str, place: Mention) -> bool:
    """Whether the words call a place a part of a state: "Washington state", "the state of New York"."""
    before, behind = _DIVIDED
    inside = behind.search(text, *place.span)
    return bool(
        inside or behind.match(text, place.span[1]) or before.search(text, max(0, place.span[0] - 30), place.span[0])
    )


def _is_national(text: str, place: Mention) -> bool:
    """Whether a place is a country or its seat of power ("the government in Bishkek")."""
    return any(entry.kind in ("country", "capital") for entry in actors.lexicon().get(key(text[slice(*place.span)])))


def _before_noun(text: str, place: Mention, noun: str) -> bool:
    """Whether a place stands right before a noun: "North Kordofan's government"."""
    behind = key(text[place.span[1] : place.span[1] + 40]).removeprefix("s ")
    return behind.startswith(noun)


_LED = re.compile(r"[A-Z][a-z]+-led (?:[\w-]+ ){0,3}(?:mission|force|coalition|team)\b")
_OWN = re.compile(r"(?:the )?([A-Z][\w-]*(?: [A-Z][\w-]*){0,2})['’]s? ", re.I)
_TROOPS = re.compile(r"(?:[\w-]+ )*?[A-Z][\w-]+ (?:(?:UN|U\.N\.) )?(?:peacekeepers?|blue helmets?)", re.I)


def is_of_one_state(text: str, told: Profile, span: Span) -> bool:
    """Whether a phrase that a noun of world bodies heads tells whose it is: "Japan's deputy chief of mission", "the
    Kenyan-led mission", "Ugandan peacekeepers"; "peacekeepers from Ghana" are the body's mostly. Of 32 annotated ones
    that had none before 26 are of the state told."""
    if told.country is None:
        return False
    if _LED.search(text, *span) or _TROOPS.fullmatch(text, *span):
        return True
    owner = _OWN.match(text, span[0], told.head[0])
    named = actors.lexicon().get(key(owner[1])) if owner else ()
    return any(entry.kind in ("country", "capital") for entry in named)
