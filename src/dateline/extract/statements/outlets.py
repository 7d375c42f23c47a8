"""The names of outlets that people speak to, and where one ends: "told AFP five people had died"."""

from __future__ import annotations

from dateline.extract.statements.subjects import Range
from dateline.extract.statements.units import Unit

_NAMES = """
AAP; ABC; AFP; Agence France-Presse; Al Arabiya; Al Jazeera; Al-Arabiya; Al-Jazeera; Anadolu; Anadolu Agency; ANI;
ANSA; AP; Associated Press; Axios; BBC; BBC News; Bloomberg; CBC; CBS; CBS News; CNN; Deutsche Welle; dpa; DPA; DW;
EFE; Fox News; France 24; Guardian; IANS; Interfax; IRNA; ISNA; ITAR-TASS; Kyodo; MSNBC; NBC; NBC News; New York Times;
Newsweek; NHK; NPR; Politico; PTI; Radio Dabanga; Radio Free Europe; Reuters; RFE/RL; RFI; RIA; RIA Novosti; Sky News;
Sudan Tribune; TASS; Tass; Telegraph; UPI; VOA; Voice of America; Wall Street Journal; Washington Post; Xinhua; Yonhap
"""
NAMES = frozenset(tuple(name.split()) for name in " ".join(_NAMES.split()).split("; "))
LONGEST = max(map(len, NAMES))
"""Words of the longest name."""


def outlet(unit: Unit, start: int) -> Range | None:
    """The outlet whose name begins at a token, with the article before it, the longest first; None for none."""
    first = start + (unit.word(start) == "the")
    for last in range(min(len(unit.toks), first + LONGEST), first, -1):
        if tuple(tok.text for tok in unit.toks[first:last]) in NAMES:
            return start, last
    return None
