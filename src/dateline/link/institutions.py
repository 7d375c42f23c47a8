"""The sector of a capitalised institution that no table holds: "the Ghana Medical Association"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import Role, words_of
from dateline.link import shapes

_TELLING = frozenset(("LAB", "MED", "EDU", "JRN", "REL", "COP", "MIL", "JUD", "BUS", "AGR", "LEG", "OPP", "NGO"))
_BY_NOUN = ("LAB", "PTY", "BUS", "SOC", "NGO", "EDU", "REB", "GOV")
_OWN_TRADE = frozenset(("LAB", "MED", "REL", "COP"))
"""Sectors that nouns in a name tell, whatever the make of the name says."""


def sector_of(found: Sequence[Word], first: int, last: int, roles: Iterable[tuple[int, int, Role]]) -> str:
    """The sector of the institution named by words ``first`` to ``last``, with the nouns of the tables in it."""
    inside = [(start, end, role) for start, end, role in roles if role.kind not in ("generic", "thing")]
    noun = found[last].low
    spies = any(word.low in ("intelligence", "secret", "state") for word in found[first:last])
    told = sorted({r.sector for _, _, r in inside if r.sector in _TELLING or (spies and r.sector == "SPY")})
    told = told or [r.sector for start, end, r in inside if end == last and start < last and r.sector == "SOC"]
    by_noun = next((sector for sector in _BY_NOUN if noun in words_of(f"institution {sector}")), "GOV")
    sector = told[0] if told else by_noun  # "the Papuan Customary Council" is SOC by its nouns
    if noun == "army" and any(word.low in words_of("rebel army") for word in found[:last]):
        sector = "REB"
    made = "PTY" if noun == "party" else shapes.of_words(found)
    return made if made and (made == "PTY" or sector not in _OWN_TRADE) else sector


def opens(found: Sequence[Word], title: int, name: int) -> bool:
    """Whether "the National Centre", "the Student Library" begin the name of an institution, and tell no titled person:
    a capitalised noun behind "the" before what is mostly no surname."""
    if not 0 < title < name < len(found) or found[title - 1].low != "the" or not found[title].text[0].isupper():
        return False
    return found[name].gap and found[name].text[0].isupper() and found[name].low in words_of("institution name")
