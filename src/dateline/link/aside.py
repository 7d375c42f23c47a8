"""Names on a page that tell nothing of where it plays: the outlet that was told, whose bombs fell, the border near by.

Counted on the training pages. The home of an outlet of the whole world (``clue_homes.psv``) is a country of the page in
336 of 1,917 cases; "X-based" in 17 of 42; "near the X border" tells a neighbour of X (places 80 of 88, parties 70 of
72), and those hit by "X airstrikes", "X drones", "X shells" are not of X (136 of 144; of "X troops" and "X police" many
are).
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from dateline.knowledge.tables import table
from dateline.model import Mention

_BASED = re.compile(r"[-\u2010-\u2013]based\b")
_BORDER = re.compile(
    r" (?:border|frontier)s?\b(?! (?:guards?|police|forces?|troops|patrols?|officials?|officers?|authorities|agency|"
    r"soldiers|post|gate|crossing|town|village|city|province|state|district|county|region|area|zone)\b)",
    re.I,
)
_TO_BORDER = re.compile(r"\b(?:near|along|across|on|at|to|from|towards?) (?:the|its|their) \Z", re.I)
_BEFORE = len("towards their ") + 2
_WEAPON = re.compile(
    r"(?:[-\u2010-\u2013](?:led|backed))?"
    r"(?: (?:air|drone|missile|rocket|artillery|mortar|tank|naval|aerial|ground|retaliatory|cruise|ballistic|deadly|"
    r"military|coalition|guided|suicide|attack|heavy|fresh|new|night)){0,2} "
    r"(?:air[- ]?strikes?|strikes?|raids?|shelling|shells?|bombardments?|bombings?|bombs?|missiles?|drones?|rockets?|"
    r"attacks?|gunfire|fire|artillery|mortars?|jets?|gunships?)\b",
    re.I,
)


@cache
def _homes() -> dict[str, str]:
    """Name of a body -> the country that its name tells of a page; "" for none."""
    return {row["name"]: row["country"] for row in table("clue_homes.psv")}


def told_by(name: str, country: str | None, sector: str | None) -> str | None:
    """The country that the name of a body of ``country`` tells of a page: none for the makers of cars, telephones and
    share buttons, which stand on pages of everywhere."""
    return None if sector == "MNC" else _homes().get(name, country) or None


def is_watcher(mention: Mention) -> bool:
    """Whether a mention is of a body that watches one country from abroad."""
    return mention.rule == "organisation" and bool(_homes().get(mention.name))


def as_clue(text: str, mention: Mention) -> Mention | None:
    """What a mention tells of the country that a page is about: itself, mostly; with another country for a body that
    watches one from abroad; None where it tells nothing."""
    if mention.rule == "organisation":
        country = told_by(mention.name, mention.country, mention.sector)
        return mention if country == mention.country else replace(mention, country=country) if country else None
    start, end = mention.span
    if _BASED.match(text, end) or _WEAPON.match(text, end):
        return None
    if _BORDER.match(text, end) and _TO_BORDER.search(text, max(0, start - _BEFORE), start):
        return None
    return mention
