"""Words that mean another state than the one the page is about: the army in the West Bank, "the enemy", "the mainland".

Rows of counts stand in the log of decision 14.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.knowledge.roles import words_of
from dateline.link.clues import Clues
from dateline.model import Span

TOLD = 0.15
"""Share of an article's mentions from which it tells of a country."""

_SETTLERS = re.compile(
    r"(?:(?!who\b|that\b|of\b|by\b|from\b|against\b)[\w-]+ ){0,4}"
    r"(?:settlers?|colonists|(?:residents|people) of the outpost)\b",
    re.I,
)
_FOE = re.compile(
    r"(?:(?:the|an?|some|remaining|[\w ]{1,40} of the) )?(?:enemy|aggressor|occupiers?)(?: state)?(?:['’]s?)?"
    r"(?: [a-z-]+){0,2}",
    re.I,
)
_FOES = {"UKR": "RUS", "LBN": "ISR"}
"""Country that a page is about -> whose "the enemy" is, told by its own side as in most of its pages."""
_ZIONIST = re.compile(r"(?:the )?zionist (?:enemy|entity|regime|army|occupation)\b", re.I)
_MAINLAND = re.compile(r"\b(?:mainland|Communist)\b(?! (?:Party|Australia|Europe|China|Greece|Tanzania))")
_HALF = re.compile(r"\b(?:the|THE) (North|South|NORTH|SOUTH)(?:['’]s|['’]S)?(?= [a-z]|\Z)")
_CAPTIVES = re.compile(r"\b(?:hostages|captives)\b", re.I)
_AGGRESSOR = re.compile(r"\baggressor(?: state|['’]s)?\Z", re.I)
_POPE = re.compile(r"(?:the|a) (?:pope|pontiff|holy (?:father|see))\b", re.I)
_UNITS = re.compile(r"\b(?:Brigade Combat Team|Marine Expeditionary (?:Unit|Force)|Marine Corps)\b")
_REALM = re.compile(r"(?:the )?(kingdom|sultanate|emirate)(?:['’]s .{1,60})?", re.I)
_REALMS = {
    "kingdom": ("SAU", "JOR", "MAR", "BHR", "THA", "KHM", "BTN", "SWZ", "LSO", "GBR", "ESP", "NLD", "BEL"),
    "sultanate": ("OMN", "BRN"),
    "emirate": ("QAT", "KWT", "ARE", "AFG"),
}
"""What a state may be called -> the states called so."""
_GANGS = frozenset(("Barrio 18", "MS-13"))
_MARAS = frozenset(("SLV", "HND", "GTM"))
_KOREAS = {"north": "PRK", "south": "KOR"}
_COALITION = re.compile(
    r"(?:(?:the|a|arab) )?(?:coalition|alliance)(?:['’]s)?(?: (?!of\b|against\b|party\b)[a-z]+){0,2}", re.I
)
_LED = re.compile(
    r"\b(Saudi|US|U\.S\.|American|United States)[-‐–]led (?:[\w-]+ ){0,3}?(?:coalition|alliance)"
    r"|\b(?:coalition|alliance) led by (?:the )?(Saudi|United States|US|U\.S\.)",
    re.I,
)


@lru_cache(maxsize=4)
def _leaders(text: str) -> frozenset[str]:
    """The states that lead a coalition by the words of a page."""
    return frozenset("SAU" if (m[1] or m[2]).casefold() == "saudi" else "USA" for m in _LED.finditer(text))


def _leader(clues: Clues, span: Span, most: str) -> str | None:
    """The state that leads "the coalition": told by the page, or Saudi Arabia where it is about Yemen, the United
    States where it is about one in arms in Iraq, whose parties form coalitions too."""
    if not _COALITION.fullmatch(clues.story.text, *span):
        return None
    told = _leaders(clues.story.text)
    if len(told) == 1:
        return next(iter(told))
    if most == "IRQ":
        return "USA" if _IN_ARMS.search(clues.story.text, *span) else None
    return "SAU" if most == "YEM" else None


_IN_ARMS = re.compile(r"\b(?:forces|troops|soldiers|patrol|convoy|helicopters?|aircraft|jets|warplanes|planes)\b", re.I)


def _realm(clues: Clues, span: Span) -> str | None:
    """The state that "the Kingdom" or "the Sultanate" is: the one called so which the article tells of most."""
    match = _REALM.fullmatch(clues.story.text, *span)
    shares = clues.shares
    told = [country for country in _REALMS[match[1].casefold()] if country in shares] if match else []
    return max(told, key=lambda country: shares[country], default=None)


def home_of_gang(clues: Clues, name: str, country: str | None, opening: str | None) -> str | None:
    """The country of a gang that has members in several: the one of these that its paragraph opens with, or that the
    page is about, else its first."""
    most = opening or clues.most_told
    return most if name in _GANGS and most in _MARAS else country


_IN_TWO = {"Sinn Féin": ("IRL", "GBR")}
"""A party with seats in two states' parliaments, and which."""


def home_of_party(clues: Clues, name: str, country: str | None) -> str | None:
    """The country of a party that stands in two states: the one of these that the article tells of more, as of each of
    7 annotated ones."""
    homes = _IN_TWO.get(name, ())
    return max(homes, key=lambda home: clues.shares.get(home, 0.0), default=country)


def _is_beside(clues: Clues, span: Span, country: str) -> bool:
    """Whether the sentence of a phrase tells of a country."""
    return any(m.country == country for m in clues.within(clues.span_of(clues.sentence(span[0]))))


def meant(clues: Clues, span: Span, noun: str) -> str | None:
    """The state that the words of a phrase mean on a page of these countries; None for most phrases."""
    text, shares = clues.story.text, clues.shares
    most = clues.most_told
    holy = most in ("PSE", "ISR") and shares.get("PSE", 0.0) >= TOLD
    if holy and noun in words_of("army of a state"):
        return "ISR"
    if shares.get("PSE", 0.0) >= TOLD and (_SETTLERS.match(text, *span) or _CAPTIVES.search(text, *span)):
        return "ISR"
    if "PSE" in shares and _SETTLERS.match(text, *span) and _is_beside(clues, span, "PSE"):
        return "ISR"
    if shares.get("UKR", 0.0) >= TOLD and _AGGRESSOR.search(text, *span):
        return "RUS"
    if _POPE.match(text, *span):
        return "VAT"
    if _UNITS.search(text, *span):
        return "USA"
    if _ZIONIST.match(text, *span):
        return "ISR"
    if _FOE.fullmatch(text, *span) and clues.dateline != "RUS":
        return _FOES.get(most)
    if most in ("TWN", "CHN") and shares.get("TWN", 0.0) >= TOLD and _MAINLAND.search(text, *span):
        return "CHN"
    if most in _KOREAS.values() and (half := _HALF.search(text, *span)):
        return _KOREAS[half[1].casefold()]
    return _realm(clues, span) or _leader(clues, span, most)
