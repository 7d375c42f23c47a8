"""Rallies of a candidate or a leader, which protest against nothing: "Mr. Alder told a rally in Karsten".

The reader knows rallies as protests. Where an article is about an election, a rally is the candidate's own unless its
sentence says against or for what people came: of nine such places in articles with an election word in 100 on the 8,000
training pages none is annotated, of 62 annotated ones none stands there. Where somebody speaks at a rally of which no
crowd is told, none of nine is annotated, whatever the article is about; of those with a crowd four of four are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import EventRow, Span

_RALLY = re.compile(r"\brall(?:y|ies)\b", re.IGNORECASE)
_ELECTION = re.compile(
    r"\b(?:campaign\w*|primar(?:y|ies)|caucus\w*|nominees?|nomination|candida\w+|convention|running mate|GOP"
    r"|Republicans?|Democrats?|Democratic|voters|delegates|electoral|elections?|re-election|polls?|polling|ballots?)\b"
)
_PROTEST = re.compile(
    r"\b(?:protests?|protested|protesting|demand\w*|denounc\w*|chant\w*|banners?|slogans?|placards?|march\w*"
    r"|demonstrat\w*|strik\w+|sit-in|torchlight|counter-rall\w+|in solidarity"
    r"|rall(?:y|ies)\b[^.;]{0,80}(?<!race )(?<!run )(?<!campaign )against"
    r"|call(?:ed|s|ing)(?: for)? an?(?: [\w-]+){0,2} rall(?:y|ies))\b",
    re.IGNORECASE,
)
"""Words that tell what people came for."""
_AT = re.compile(
    r"\b(?:(?<!driven )(?<!fired )(?<!shot )(?<!aimed )(?<!thrown )at|during|told|tells|telling|address\w*)"
    r" (?:an?|the|his|her|their|one|another|[\w.]+['’]s?)(?: [\w.-]+){0,3}? (?:rally|rallies)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:sa(?:id|ys)|t(?:old|ells|elling)|sp(?:oke|eaks|eaking)|speech|address\w*|remarks?|comments?|vow\w*|call(?:ed|s)"
    r"|accus\w*|claim\w*|insist\w*|declar\w*|rail\w*|endors\w*|critici[sz]\w*|attack\w*|pledg\w*|announc\w*|mock\w*"
    r"|brand\w*|reject\w*|turn\w* down|bash\w*|knock\w*|includ\w*)\b"
)
_CROWD = re.compile(
    r"\b(?:hundreds?|thousands?|dozens|scores|tens of)\b|\b\d[\d,.]*(?: \w+)? (?:people|members|workers|supporters"
    r"|protesters|demonstrators|residents|students|teachers|farmers|women|men)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
IN_WORDS = 100
"""Words in which an article about an election names it once at least."""
LEAST = 5
"""Words of the election in such an article, at least."""


def dropped(text: str, article: Span, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article without the rallies of candidates, and those at which somebody only speaks."""
    rallies = [event for event in events if _is_rally(event)]
    if not rallies:
        return list(events)
    if not _is_of_election(text[slice(*article)]):
        rallies = [event for event in rallies if _is_place_of_speech(event.evidence)]
    return [event for event in events if event not in rallies]


def _is_rally(event: EventRow) -> bool:
    if event.type != "PROTEST" or _RALLY.search(event.trigger) is None:
        return False
    return _PROTEST.search(event.evidence) is None


def _is_place_of_speech(sentence: str) -> bool:
    spoke = _AT.search(sentence) is not None and _SPOKE.search(sentence) is not None
    return spoke and _CROWD.search(sentence) is None


def _is_of_election(words: str) -> bool:
    named = sum(1 for _ in _ELECTION.finditer(words))
    return named >= LEAST and named * IN_WORDS >= sum(1 for _ in _WORD.finditer(words))
