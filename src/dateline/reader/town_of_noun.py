"""The town after which an attack is called: "the Mumbai attacks", "the 2015 Garissa massacre".

Such a name stands behind no word of place, so that no candidate is made of it (of four such acts on the training pages
whose name is a known town all have it as their place).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge import places
from dateline.knowledge.fold import key
from dateline.model import Mention, Span, Trigger
from dateline.reader.noun_days import ACT_NOUN_TYPES, act_noun
from dateline.spans import meets

REACH = 70
"""Characters before an act's noun in which its town stands."""
LARGE = 50_000
"""Inhabitants from which a town is meant that the page does not tell elsewhere."""
_CALLED = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ll]ast|\d{4})|['’]s?)\s(?:\d{4}\s|(?:deadly|bloody|fatal|recent)\s|[A-Z][a-z]+day\s)?"
    r"(?P<name>(?:[Aa]l-|[Ee]l\s)?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2})\s(?:[a-z-]+\s){0,2}\Z"
)
_NAMED = re.compile(r"(?:[Tt]he\s)?(?:[Aa]l-|[Ee]l\s)?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}\s")
"""The town at the beginning of an act's own words: "Lugo bombing"."""
_STANDS_FOR = frozenset(("capital", "unknown place"))


def town(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Span | None:
    """Where the name of the town stands after which an attack is called, if it is one that page or tables know."""
    begin, last = trigger.span
    named = _NAMED.match(text, begin, last)
    first = named.end() if named else begin
    if trigger.type not in ACT_NOUN_TYPES or act_noun().match(text, first, last) is None:
        return None
    found = _CALLED.search(text, max(trigger.evidence_span[0], first - REACH), first)
    if found is None:
        return None
    span, name = found.span("name"), found["name"]
    here = [m for m in mentions if meets(m.span, span)]
    if any(m.kind != "place" and m.rule not in _STANDS_FOR for m in here):
        return None
    told = any(m.kind == "place" and m.name.casefold() == name.casefold() for m in mentions)
    return span if told or _is_town(name) else None


def _is_town(name: str) -> bool:
    """Whether a name is that of a town of some size."""
    return any(place.population >= LARGE for place in places.named(key(name)))
