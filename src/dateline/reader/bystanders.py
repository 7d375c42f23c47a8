"""Parties that a sentence names beside an act told by a noun, and that did not do it.

"The government declared a curfew after the murder of the judge", "the union condemned the bombing", "the senator's
killing": the noun's neighbours are who answers it, who speaks of it, or whom it was done to. The trees of
``reader.sides`` have seen few such sentences, and take the nearest strong party; no error is worse in a record. What
governs the noun tells them apart. A party inside its phrase ("after an Israeli raid", "after its raid") may have done
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.fold import folded
from dateline.knowledge.roles import nouns
from dateline.model import Span, Trigger

KILLING = (
    r"(?:murder|killing|assassination|slaying|kidnapping|abduction|massacre|death|lynching|execution|arrest|detention"
    r"|imprisonment|expulsion|deportation)s?"
)
"""Nouns of acts whose owner is whom they were done to: "the mayor's murder"."""
ATTACK = (
    r"(?:attacks?|bombings?|raids?|blasts?|explosions?|ambush(?:es)?|assaults?|shootings?|shellings?|strikes?"
    r"|atrocity|atrocities|incidents?)"
)
_NOUN = re.compile(rf"(?:[\w’'-]+\s+){{0,3}}?(?:(?P<killing>{KILLING})|{ATTACK})\b", re.IGNORECASE)
_PHRASE = r"\s+(?:(?!by\b|its\b|his\b|her\b|their\b|our\b|my\b|of its\b)[\w’'.,-]+\s+){0,5}?$"
"""The words of the noun's own phrase before it; with a pronoun in it the phrase says itself whose act it is."""
_ANSWERED = re.compile(
    r"\b(?:after|following|since|before|amid|despite|regarding|concerning|about|because of|due to|given"
    r"|as a result of|in (?:the wake|view|light|memory|protest) of|in response to|in (?:protest|retaliation) (?:at|for)"
    r"|retaliat\w+ for|aveng\w+|particularly|especially|that|whether)" + _PHRASE,
    re.IGNORECASE,
)
"""What a party answers, or when it acts; those who may be the doers ("the gunmen fled after the killing") stay."""
_SPOKEN_OF = re.compile(
    r"\b(?:condemn\w*|denounc\w*|deplor\w*|regret\w*|mourn\w*|repudiat\w*|reject\w*|protest\w*|lament\w*"
    r"|investigat\w+|prob(?:e|es|ed|ing)|confirm\w*|links? (?:with|to)|nothing to do with"
    r"|(?:no|any) (?:responsibility|involvement|part)(?: \w+)? (?:for|in))" + _PHRASE,
    re.IGNORECASE,
)
"""What a party says of the act, or does about it."""
_OWNS = re.compile(r"(?:['’]s|s['’])\s+(?:[\w-]+\s+){0,2}?$", re.IGNORECASE)
_CLITIC = re.compile(r"['’]s?\Z")
_VICTIM = re.compile(rf"(?:[\w-]+\s+){{0,2}}?{KILLING}\b(?!\s+(?:of|by)\b)", re.IGNORECASE)
TYPES = frozenset(("ASSAULT", "COERCE"))
ARMED = frozenset(("REB", "UAF", "CRM", "PRM"))
"""Sectors of those who may have done it though they only stand beside it; of an attack the army is one too."""
LONGEST = 200
"""Characters between a party and the noun that are looked at."""


def is_one(text: str, trigger: Trigger, span: Span, sector: str | None) -> bool:
    """Whether the party at ``span``, of a sector or of none known, only stands beside the act of ``trigger``."""
    first, last = trigger.span
    if trigger.type not in TYPES or span[0] < trigger.evidence_span[0] or not span[1] <= first <= span[1] + LONGEST:
        return False
    noun = _NOUN.match(text, first, last)
    if noun is None:
        return False
    owned = _CLITIC.search(text, span[1] - 2, span[1])
    between = text[owned.start() if owned else span[1] : first]
    if _OWNS.match(between):
        return _VICTIM.match(text, first, last + 12) is not None
    if _SPOKEN_OF.search(between):
        return True
    doers = ARMED if noun["killing"] else ARMED | {"MIL"}
    return not doers.intersection(_sectors(text[slice(*span)], sector)) and _ANSWERED.search(between) is not None


def _sectors(words: str, sector: str | None) -> Iterator[str]:
    """What a party may be: by its name, and by its nouns ("communist rebels")."""
    if sector is not None:
        yield sector
    for word in folded(words):
        role = nouns().get(word)
        if role is not None and role.sector is not None:
            yield role.sector
