"""Parties that have no country whatever the page is about: bodies of two states, several states, donors, foreigners.

Rows of counts stand in the log of decision 14.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.knowledge.fold import key
from dateline.knowledge.roles import words_of
from dateline.link.clues import Clues
from dateline.model import Span

SECOND = 0.15
"""Share of an article's mentions from which a second state is one that bodies of two may be of."""

_TWO = re.compile(
    r"(?:(?:(?:the|their|these) two|both(?: the)?) (?:[a-z-]+ ){0,2}|"
    r"(?:two|both) (?:regional|provincial|border|foreign) )"
    r"(?:presidents|ministers|ministries|commissions|ambassadors|embassies|delegations|governors|governments|armies|"
    r"commanders|commands|colonels|generals|forces|militaries|navies|parliaments|consuls|premiers|working groups?)",
    re.I,
)
_OF_BOTH = re.compile(
    r"\b(?:of|from) (?:both|the two)(?: neighbou?ring)? (?:countries|states|nations|republics)\Z",
    re.I,
)
_STATES = re.compile(
    r"(?:[\w-]+ ){0,6}?(?:(?:member|gulf|baltic|nordic|arab|guarantor|friendly|brotherly|allied|neighbou?ring|coastal|"
    r"sahel|balkan|eu|gcc) states|(?<!two )(?<!both )countries|neighbou?ring governments)"
    r"|(?:all )?states|(?:the )?(?:whole |outside )?world"
    r"|(?:the |some |other |certain )?(?:foreign|outside|outer|western|external|major|world|regional|great) powers"
    r"|foreign (?:governments|states|capitals|enemies|hands)",
    re.I,
)
_RIDERS = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:man|men|gunman|gunmen|attackers?|assailants?|people|persons|individuals)(?: \w+)? "
    r"(?:on|riding) (?:an? |two |three |\d+ )?motor(?:cycles?|bikes?)"
    r"|(?:[\w-]+ ){0,2}?(?:(?:motorcycle|motorbike|bike|moped|scooter)-(?:riding|borne)|pillion-riding|riding-in-tandem"
    r"|yet-to-be-identified) (?:[\w-]+ )?(?:man|men|gunman|gunmen|attackers?|assailants?|suspects?|killers?|hitm[ae]n)",
    re.I,
)
_UNKNOWN = re.compile(r"(?:an? |some |the |two |three |\d+ )?(?:unknown|unidentified) (?:[a-z]+ )?[a-z]+", re.I)

_AT_SEA = re.compile(
    r"\b(?:bulk carrier|tanker|bulker|merchantm[ae]n|freighter|car carrier|crew members?|seafarer|mariner|sailor|"
    r"shipping (?:compan(?:y|ies)|firms?|lines?)|ship|vessel)s?\b(?!['’])|\bcrew\b"
)
_SEAS = re.compile(
    r"\b(?:Red Sea|Gulf of (?:Aden|Guinea)|Strait of Hormuz|Bab[ -][ae]l[ -]Mand[ae]b|UKMTO|Houthis?|high seas|"
    r"international waters)\b"
)
_OF_ALL = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?:(?:[a-z]+ )?(?:SMM|OSCE|UN|U\.N\.|United Nations|Caritas|Oxfam|MSF)\b.{0,80}"
    r"|(?:world|international) (?:[a-z]+ ){0,3}"
    r"(?:associations?|federations?|unions?|body|bodies|organi[sz]ations?|community))"
)
_TWO_BODIES = re.compile(
    r"\b(?:the|their|these) two (?:[\w-]+ ){0,2}(?:services|companies|agencies|departments|teams|delegations|"
    r"authorities|regulators|directorates|institutes|academies|chambers|railways|utilities)\b",
    re.I,
)
_JOINT = re.compile(
    r"(?!their\b|its\b)(?:[\w-]+ ){0,3}?(?:joint|intergovernmental|mixed|bilateral|tripartite) "
    r"(?:(?!military|strike|union|parliamentary)[\w-]+ ){0,3}(?:commission|committee|mechanism|working groups?)",
    re.I,
)
_PRESS = re.compile(
    r"(?:[\w-]+ ){0,3}(?:malicious|hostile|foreign|international|enemy|western|world) "
    r"(?:media|press|news agencies)",
    re.I,
)
_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|other|dozens of|most)"
)
_HELPERS = re.compile(
    r"(?:an? |one |another |the )(?:[a-z-]+ )?(?:charity|NGO|non-?governmental organi[sz]ation|aid (?:agency|group))|"
    r"(?:(?:a|the|one|two|three) )?bomber|"
    rf"(?:the |{_NUMBER} )(?:agencies|organi[sz]ations|NGOs|non-?governmental organi[sz]ations)"
    r"|(?:(?!employed|of\b)[\w-]+ ){0,3}(?:aid|relief|humanitarian) (?:agenc(?:y|ies)|organi[sz]ations?|groups?|"
    r"workers?|partners|actors)",
    re.I,
)
_WORLDWIDE = re.compile(
    r"(?:the |an? )?(?:international|european) (?:[\w-]+ ){0,3}(?:federation|union|confederation|council|network|"
    r"alliance|organi[sz]ation|institute|campaign)(?: (?:of|for|against) .{1,80})?",
    re.I,
)
_COMMISSION = re.compile(r"(?:(?:the|an?) (?:head|spokes\w+|president|vice-president) (?:of|for) )?[Tt]he Commission")
_UNION = re.compile(r"\b(?:EU|European (?:Union|Commission)|Brussels)\b")


@lru_cache(maxsize=4)
def _is_of_union(text: str) -> bool:
    """Whether a page tells of the European Union, whose commission "the Commission" is then."""
    return _UNION.search(text) is not None


@lru_cache(maxsize=4)
def _is_at_sea(text: str) -> bool:
    """Whether a page tells of seas that no state holds, whose ships fly any flag."""
    return _SEAS.search(text) is not None


def of_two(clues: Clues, span: Span) -> bool:
    """Whether a phrase is about bodies or people of two states: "the two foreign ministries", "guards of both
    countries". On a page of one, they are of it."""
    shares = sorted(clues.shares.values(), reverse=True)
    if len(shares) < 2 or shares[1] < SECOND:
        return False
    text = clues.story.text
    if _TWO.fullmatch(text, *span) or _OF_BOTH.search(text, *span):
        return True
    return _TWO_BODIES.search(text, *span) is not None


def _is_listed(said: str) -> bool:
    """Whether a phrase of few words ends in a noun whose bearers have no country: "Western donors", "the hackers"."""
    words = key(said).split()
    if not 0 < len(words) <= LONGEST or words[0] in words_of("possessive") | {"our", "coalition"}:
        return False
    return not words_of("of no country").isdisjoint((words[-1], " ".join(words[-2:])))


LONGEST = 4
"""Words of a phrase that ends in such a noun."""


def is_of_none(clues: Clues, span: Span) -> bool:
    """Whether the words of a phrase leave it without a country: "donors", "a suicide bomber", "member states"."""
    text = clues.story.text
    if of_two(clues, span) or _is_listed(text[slice(*span)]):
        return True
    if _AT_SEA.search(text, *span) and _is_at_sea(text):
        return True
    if _COMMISSION.fullmatch(text, *span) and _is_of_union(text):
        return True
    return any(pattern.fullmatch(text, *span) for pattern in _NOBODYS)


_NOBODYS = (_STATES, _RIDERS, _UNKNOWN, _OF_ALL, _JOINT, _PRESS, _HELPERS, _WORLDWIDE)
