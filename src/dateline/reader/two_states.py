"""Who "the two countries" and "both sides" are: the two states of which the text before tells. Who "the two men" are:
those who met.

The reader marks such words as a party, or brings whoever was told last. Of 115 annotated acts of training pages whose
sentence says "the two countries", "both governments" or "the neighbours" and names neither, 71 have exactly the two
states of the five sentences before, or of all before, where these tell of two, and six have others; of the rest 24 have
those of the last act of two states and six others. Of 193 that say "the two sides" so 60 and five, where no rebels,
unions, companies or other people of one country are told beside them (24 and 24 with these). Half as often annotators
keep the words themselves, and say in the name which states they mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from dateline.link.persons import PERSON_RULES
from dateline.model import Mention, Span, Story, Trigger
from dateline.reader.turned import Both
from dateline.spans import meeting, meets, sentence_at

_HEAD = r"(?:countries|states|nations|neighbou?rs|governments|capitals)"
_SIDES = r"(?:sides|parties)"
_BOTH = re.compile(
    rf"\b(?:(?:the|its) two|both|the) (?:{_HEAD}|{_SIDES})\b(?!['’]| of\b| in the\b|(?-i: in [A-Z]))", re.IGNORECASE
)
"""Not "the two countries' ministers" nor "the governments of the bloc", who are told as such."""
_OF = re.compile(rf"(?:[\w’'-]+ ){{0,4}}?(?:of|from) (?:the two|both) (?:{_HEAD}|{_SIDES})", re.IGNORECASE)
"""Whoever is of both: "ships of the two countries", "officials from both countries"."""
_BETWEEN = re.compile(r"\s(?:between|by|of|involving)\s\Z")
_PEOPLE = re.compile(
    r"\b(?:rebels?|unions?|workers?|strik\w+|compan(?:y|ies)|firms?|management|herd(?:er|smen)\w*|farmers?|villag\w+"
    r"|residents?|communit\w+|elders?|clans?|tribes?|tribal|militias?|opposition|movement|separatists?|insurgents?"
    r"|guerrillas?|gangs?|students?|owners?|employers?|traders?|drivers?|teachers?|nurses?|doctors?|board|factions?"
    r"|families|jihadis\w+|Taliban|Houthis?|Hezbollah|Hamas|Front)\b"
)
"""Who may be a side of his own beside a state."""
REACH = 24
"""Characters between words for two states or for talks and the act that they are a part of."""
BACK = 5
"""Sentences that are looked back over first."""
MOST, ACTS = 400, 40
"""Mentions before and behind that are looked at, and acts before: a page of any length takes time in its length."""
NAMING = ("country", "capital", "titled", "person", "body", "organisation", "adjective")
"""What a state is called by, the best first; a capital where something is only told to happen is the last."""


class Page(NamedTuple):
    """A story with its mentions, and its acts with their sides."""

    story: Story
    mentions: Sequence[Mention]
    triggers: Sequence[Trigger]
    sides: Sequence[Both]


class Told(NamedTuple):
    """An act whose sentence has ``words`` for two ``states``."""

    page: Page
    trigger: Trigger
    words: Span
    states: tuple[Mention, ...]


def meant(page: Page) -> list[Both]:
    """The sides of each event with the two states for the words that stand for both, and those of the talks told last
    for "the talks"."""
    sides = [_of_one(page, trigger, both) for trigger, both in zip(page.triggers, page.sides, strict=True)]
    return list(_same_talks(page, sides))


_PERSONS = re.compile(
    r"\b(?:the (?P<count>two|three|four)|the pair|both)"
    r"(?: (?:men|women|leaders|(?:foreign |prime |defen[cs]e )?ministers|presidents"
    r"|diplomats|generals|chiefs|envoys|officials|heads of state|commanders|politicians))?",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s(?:(?:also|then|later|have|had|will|would)\s)?")
_PERSON = re.compile(
    r"\b(?:counterparts?|leader|ministers?|president|envoy|chief|secretary|chancellor|king|premier|general|ambassador"
    r"|commander)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4}


def _of_persons(page: Page, trigger: Trigger, both: Both, last: Both) -> Both:
    """An act of "the two men", "the four leaders", who stand right before it or are its actor, as that of the persons
    who met or agreed just before: so in ten annotated acts of twelve; three sentences on at most."""
    text = page.story.text
    ahead = _PERSONS.finditer(text, max(trigger.evidence_span[0], trigger.span[0] - 2 * REACH), trigger.span[0])
    before = (match for match in ahead if _THEN.fullmatch(text, match.end(), trigger.span[0]))
    told = (match for span in both.actors if (match := _PERSONS.fullmatch(text, *span)))
    said = next(chain(before, told), None) if last.actors and trigger.voice != "passive" else None
    if said is None or len(last.actors) != _COUNTS.get((said["count"] or "two").lower()):
        return both
    near = _since(page.story, trigger.span[0], 3) <= last.actors[0][0] and last.actors[-1][1] <= said.start()
    if not near or 2 * sum(_is_person(page, span) for span in last.actors) < len(last.actors):
        return both  # "her Russian and Turkish counterparts" are two stretches, one of them no person
    others = tuple(span for span in both.recipients if not any(meets(span, own) for own in last.actors))
    return Both(last.actors, others)


def _is_person(page: Page, span: Span) -> bool:
    named = any(mention.rule in PERSON_RULES for mention in _at(page.mentions, span))
    return named or _PERSON.search(page.story.text, *span) is not None


_TALKS = re.compile(r"\b(?:the|these|those) (?:\w+ )?(?:talks|negotiations)\b", re.IGNORECASE)
_ON_TALKS = frozenset(("SANCTION", "CONSULT", "AGREE", "REJECT", "RETREAT"))


def _same_talks(page: Page, sides: Sequence[Both]) -> Iterator[Both]:
    """Who "the talks" are between where their sentence names nobody: of 15 annotated acts nine have the parties of the
    talks or deal told last, three more a mediator besides."""
    text, last = page.story.text, Both((), ())
    for trigger, both in zip(page.triggers, sides, strict=True):
        begin, end = trigger.evidence_span
        said = (m for m in _TALKS.finditer(text, begin, end) if m.start() <= trigger.span[0] <= m.end() + REACH)
        own = [span for span in (*both.actors, *both.recipients) if begin <= span[0] < end]
        if last.actors and not own and trigger.type in _ON_TALKS and any(said):
            both = both._replace(actors=last.actors)
        both = _of_persons(page, trigger, both, last)
        if trigger.type in ("CONSULT", "AGREE") and len(both.actors) > 1:
            last = both
        yield both


def _of_one(page: Page, trigger: Trigger, both: Both) -> Both:
    text = page.story.text
    words = next(_said(text, trigger), None)
    if words is None:
        return both
    joint = _joins(text, trigger, words) or _heads(text, trigger, words)
    acts, suffers = _stands(text, both.actors, words), _stands(text, both.recipients, words)
    suffers = suffers or (not acts and _is_object(text, trigger, words))
    if not (acts or suffers or joint) or (_is_side(text, words) and _may_be_others(page, words)):
        return both
    told = Told(page, trigger, words, pair(page, words[0]))
    if not told.states:
        return both
    if suffers and not acts:
        return both._replace(recipients=_instead(told, both.recipients))
    return both._replace(actors=_instead(told, both.actors))


def _said(text: str, trigger: Trigger) -> Iterator[Span]:
    """The words for two states in the sentence of an act, those nearest to it first."""
    found = [match.span() for match in _BOTH.finditer(text, *trigger.evidence_span)]
    yield from sorted(found, key=lambda span: min(abs(span[0] - trigger.span[1]), abs(trigger.span[0] - span[1])))


def _joins(text: str, trigger: Trigger, words: Span) -> bool:
    """Whether the words stand right behind the act: "talks between the two countries"."""
    return 0 < words[0] - trigger.span[1] < REACH and _BETWEEN.search(text, trigger.span[1], words[0]) is not None


_UP_TO = re.compile(
    r"(?:\s(?!(?:which|who|that|and|or|said|say|says|to|in|on|at|from|of|with|for|by|under|over)\b)\w+){0,3}\s"
)


def _heads(text: str, trigger: Trigger, words: Span) -> bool:
    """Whether the words stand right before the act: "The two countries have since signed", "ties between the two states
    were broken off"."""
    joined = text.endswith(" between ", 0, words[0])
    return (joined or trigger.voice != "passive") and _UP_TO.fullmatch(text, words[1], trigger.span[0]) is not None


def _is_object(text: str, trigger: Trigger, words: Span) -> bool:
    """Whether the act is done to whom the words mean: "urged both countries"."""
    inside = trigger.span[0] < words[0] < trigger.span[1]
    return trigger.voice != "passive" and (inside or text[trigger.span[1] : words[0]] == " ")


def _stands(text: str, side: Sequence[Span], words: Span) -> bool:
    """Whether the words, or whoever is of both, are a party of a side."""
    return any(meets(span, words) and _is_both(text, span) for span in side)


def _is_both(text: str, span: Span) -> bool:
    return _BOTH.fullmatch(text, *span) is not None or _OF.fullmatch(text, *span) is not None


def _instead(told: Told, side: Sequence[Span]) -> tuple[Span, ...]:
    """A side with two states for the words, and without who else is told of either or is brought from elsewhere."""
    countries = {state.country for state in told.states}
    others = (span for span in side if not (meets(span, told.words) and _is_both(told.page.story.text, span)))
    kept = [span for span in others if _is_third(told, span, countries)]
    return tuple(sorted((*kept, *(state.span for state in told.states))))


def _is_third(told: Told, span: Span, countries: set[str | None]) -> bool:
    country = next((m.country for m in _at(told.page.mentions, span) if m.country), None)
    return country not in countries and meets(span, told.trigger.evidence_span)


def _at(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions in a stretch."""
    return mentions[slice(*meeting(mentions, span, lambda mention: mention.span))]


def _is_side(text: str, words: Span) -> bool:
    return re.search(_SIDES, text[slice(*words)], re.IGNORECASE) is not None


def _may_be_others(page: Page, words: Span) -> bool:
    """Whether people who are no state are told in the sentences looked back over, or a group anywhere before."""
    first, last = _since(page.story, words[0]), words[0]
    end = bisect_left(page.mentions, last, key=lambda mention: mention.span[0])
    groups = (m for m in page.mentions[max(0, end - MOST) : end] if m.rule == "group")
    return _PEOPLE.search(page.story.text, first, last) is not None or any(groups)


def _since(story: Story, at: int, back: int = BACK) -> int:
    """Where the sentence begins that stands so many before that of a place."""
    here = sentence_at(story.sentences, at)
    return story.sentences[max(0, here - back)].span[0] if here >= 0 else at


def pair(page: Page, at: int) -> tuple[Mention, ...]:
    """The two states that words for both mean, in page order; none where it is not told which two."""
    end = bisect_left(page.mentions, at, key=lambda mention: mention.span[0])
    dateline = page.story.article.dateline_span or (0, 0)
    before = page.mentions[max(0, end - MOST) : end]
    told = [m for m in before if _is_of_state(m) and not meets(m.span, dateline)]
    first, own = _since(page.story, at), _since(page.story, at, 0)
    near = [mention for mention in told if mention.span[0] >= first]
    earlier = [mention for mention in near if mention.span[0] < own]
    options = [{mention.country for mention in some} for some in (near, told, earlier)]
    states = next((some for some in (*options, *_acted(page, own)) if len(some) == 2), None)
    if states is None:
        return ()
    behind = [m for m in page.mentions[end : end + MOST] if m.rule == "country" and m.kind == "actor"]
    named = ([mention for mention in (*told, *behind) if mention.country == state] for state in states)
    return tuple(sorted((_best(some, at) for some in named if some), key=lambda mention: mention.span))


def _acted(page: Page, before: int) -> Iterator[set[str | None]]:
    """The states that have a part in each act before a place, the last first."""
    end = bisect_left(page.triggers, before, key=lambda trigger: trigger.span[0])
    for at in range(end - 1, max(-1, end - 1 - ACTS), -1):
        trigger, both = page.triggers[at], page.sides[at]
        if not any(_said(page.story.text, trigger)):
            parties = (m for span in (*both.actors, *both.recipients) for m in _at(page.mentions, span))
            yield {mention.country for mention in parties if _is_of_state(mention)}


def _is_of_state(mention: Mention) -> bool:
    if mention.country is None or mention.rule not in NAMING:
        return False
    if mention.rule in ("person", "body", "organisation"):
        return mention.sector == "GOV"
    return mention.kind != "place" or mention.rule in ("country", "capital")


def _best(told: Sequence[Mention], at: int) -> Mention:
    """The mention that names a state best, of two alike the last before a place, or else the first behind it."""

    def rank(mention: Mention) -> tuple[bool, int, bool, bool, int]:
        here, away = mention.kind == "place", at - mention.span[0]
        return here and mention.rule == "capital", NAMING.index(mention.rule), here, away < 0, abs(away)

    return min(told, key=rank)
