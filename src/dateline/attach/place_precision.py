"""How exactly a place is told: at it, near it, somewhere in an area, a region, a border strip, a country.

``export.precision`` turns that into the codes of two data sets.
"""

from __future__ import annotations

import re

PRECISIONS = ("exact", "near", "area", "region", "border", "country")
"""From the finest to the coarsest; ``border`` is a strip of any length."""

_SIDE = r"(?:north|south|east|west)(?:-?(?:east|west))?"
_NEAR_BEFORE = re.compile(
    rf"\b(?:outskirts|edge|vicinity|surroundings|suburbs?|{_SIDE}|kilomet(?:re|er)s? from|km from|miles from)"
    r" (?:of |from )?(?:the )?(?:\w+ )?(?:of )?$",
    re.IGNORECASE,
)
_OF = re.compile(rf"\b(?:{_SIDE}|outskirts|edge|vicinity|suburbs?) of ", re.IGNORECASE)
_BORDER = re.compile(
    r"\b(?:border|frontier|boundary|borderlands?)\b(?! (?:crossing|post|gate|town|village|city|check))", re.I
)
_BORDER_BEFORE = re.compile(r"\b(?:border|frontier) (?:with|of|between) (?:the )?$", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?\b", re.IGNORECASE)
_NEAR = frozenset(("near", "outside", "off", "around", "toward", "towards", "above"))
_WITHIN = 60
"""Characters before a place that are read for "on the outskirts of"."""


def precision_of(text: str, span: tuple[int, int], lead: str, base: str) -> str:
    """Precision of a place told at ``text[span]`` behind the preposition ``lead`` ("" for none), where the name alone
    would give ``base``; one of ``PRECISIONS``."""
    before, words = text[max(0, span[0] - _WITHIN) : span[0]], text[slice(*span)]
    if base == "border" or _BORDER.search(words) or _BORDER_BEFORE.search(before):
        return "border"
    if lead == "between":
        return base if base in ("region", "country") else "area"
    if base == "country":
        return "border" if lead in ("near", "off") else "region" if _DIRECTION.search(words) else base
    if base in ("region", "area"):
        return base
    aside = lead in _NEAR or _NEAR_BEFORE.search(before) or _OF.search(words)
    return "near" if aside else base
