"""What a noun of the tables says for certain, where the weights would have its bearer govern: a think tank, historians
and party officials are no government."""

from __future__ import annotations

from dateline.knowledge.fold import key
from dateline.knowledge.roles import nouns, words_of

_NEVER_STATE = frozenset(
    ("AGR", "BUS", "CRM", "EDU", "JRN", "JUD", "LAB", "LEG", "MED", "NGO", "OPP", "PRM", "PTY", "REB", "REL", "SPY")
) | {"UAF"}
"""Sectors that are not the government's; soldiers and police are left to the weights."""
_OF_PARTIES = frozenset(("PTY", "OPP"))
"""Sectors that a bearer has of the body before the noun, too: "ruling party officials"."""
_ULTRAS = frozenset(("BGD", "IND", "LKA", "MMR", "NPL", "PAK", None))
"""Where "ultras" are rebels; elsewhere they follow a football club."""


def kept(noun: str, sector: str | None, weighed: str) -> str | None:
    """The sector that the tables give a noun, or the make of a name without one, where it stands against a government
    that was ``weighed``; else None."""
    if weighed != "GOV" or sector is None:
        return None
    if not noun:
        return sector if sector in _NEVER_STATE else None
    if key(noun.rsplit(" ", 1)[-1]) in words_of("may govern"):
        return None
    role = nouns().get(key(noun))
    own = role is not None and role.kind in ("people", "body") and role.sector == sector
    return sector if sector in _OF_PARTIES or (own and sector in _NEVER_STATE) else None


def certain(noun: str, sector: str | None, country: str | None) -> str | None:
    """The sector that the tables give a noun of one region's English which says by itself what its bearer is, whatever
    befalls him: a sarpanch governs, khwarij are rebels (of 57 annotated ones 53)."""
    word = key(noun)
    if word not in words_of("certain noun") or (word.startswith("ultra") and country not in _ULTRAS):
        return None
    role = nouns().get(word)
    return sector if role is not None and role.sector == sector else None
