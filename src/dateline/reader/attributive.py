"""Names that only tell what stands behind them: the "U.S." of embassies and dollars, the town of a summit.

Agencies write "U.S." and "UK" before any noun, and the reader, which has learnt from pages that say "American", takes
them for the country: "bombings of U.S. embassies" is told in Kenya, "2 million U.S. dollars" are given by nobody. The
training pages have no such place or party; the rules are the grammar of English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.model import Mention, Span, Trigger
from dateline.reader.behind_times import DAYS
from dateline.reader.turned import Both

_SHORT = re.compile(r"(?:the\s)?(?:U\.?S\.?(?:A\.)?|U\.?K\.?|U\.?N\.?|E\.?U\.?)")
_NOUN = re.compile(
    r"(?:-\w+|\s(?:[a-z]+\s)?(?:embass(?:y|ies)|consulates?|missions?|ambassadors?|envoys?|diplomats?|officials?|troops|forces?"
    r"|soldiers?|marines|military|navy|army|warships?|planes?|warplanes|aircraft|drones?|bases?|government|president"
    r"|administration|citizens?|interests|targets|facilities|installations?|dollars?|sanctions|policy|intelligence"
    r"|agents?|investigators?|inspectors?|monitors|peacekeepers|companies|firms?|base|convoys?|personnel|visitors?"
    r"|resolutions?|charter|visas?|courts?|judges?|prosecutors?|lawmakers?|senators?|territory|border)\b"
    rf"|\s(?!{DAYS}\b)[A-Z][a-z]+)"
)
"""What such a short name describes: a noun of the state, or a title or name behind it."""
_WORLD = re.compile(
    r"(?:(?:around|across|throughout|all over)\s)?the\s(?:entire\s|whole\s)?(?:world|globe)", re.IGNORECASE
)
_MONEY = re.compile(r"\s(?:dollars?|currency|greenbacks?)\b")
_HOUSE = re.compile(r"(?<=[\w.]) (?:embass(?:y|ies)|consulates?)\b", re.IGNORECASE)
_HELD_IN = re.compile(r"\s(?:[a-z]+\s)?(?:summit|conference|congress)\b")
_BLOWN = re.compile(r"\s(?:[a-z]+\s)?(?:invasion|bombings?|blasts?|explosions?|massacres?)\b")
_MEETINGS: Final = frozenset(("CONSULT", "AGREE", "COOPERATE"))


def describes_place(text: str, span: Span) -> bool:
    """Whether the words of a place tell none: the "U.S." of "U.S. embassies", or "the world"."""
    if _WORLD.fullmatch(text, *span) is not None:
        return True
    return _SHORT.fullmatch(text, *span) is not None and _NOUN.match(text, span[1]) is not None


_TALKS_IN = re.compile(
    r"\b(?:talks|negotiations|conference|summit|session)\s(?:[a-z]+\s){0,2}?(?:in|at)\s(?:the\s)?\Z", re.IGNORECASE
)
_TOPIC_IN = re.compile(
    r"\b(?:about|on|over|discuss\w*|ending|end)\s(?:the\s)?(?:[a-z]+\s)?"
    r"(?:wars?|conflict|situation|crisis|future|fighting|violence|developments)\s(?:in|on|of)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_SPOKEN = frozenset(("CONSULT", "AGREE", "REQUEST", "SUPPORT", "COOPERATE"))


def is_of_talks(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a place is that of talks told beside an attack ("would not go to the talks in Callis until those who
    killed a guard were handed over": none of 13 annotated attacks has it), or what talks are about ("spoke about the
    situation in Karst")."""
    before = max(trigger.evidence_span[0], span[0] - 60)
    if trigger.type == "ASSAULT":
        return _TALKS_IN.search(text, before, span[0]) is not None
    return trigger.type in _SPOKEN and _TOPIC_IN.search(text, before, span[0]) is not None


def is_money(text: str, span: Span) -> bool:
    """Whether a party is that of a currency: "2 million U.S. dollars"."""
    return _MONEY.match(text, span[1]) is not None


def housed(text: str, span: Span) -> Span:
    """A party that is only the state of an embassy, with the embassy: "U.S. embassies" for "U.S."."""
    house = _HOUSE.match(text, span[1])
    return span if house is None else (span[0], house.end())


def is_called_after(
    text: str, trigger: Trigger, span: Span, mentions: Sequence[Mention], towns: frozenset[str]
) -> bool:
    """Whether a party is only the town that a summit is called after, or the country where a bombing was: "the Callis
    summit", "the Karstland bombing"; who bombs is told by an adjective or a short name."""
    if not any(m.span[0] <= span[0] and span[1] <= m.span[1] for m in mentions):
        return False
    if trigger.type in _MEETINGS and all(m.rule in towns for m in mentions):
        return _HELD_IN.match(text, span[1]) is not None
    state = trigger.type == "ASSAULT" and all(m.rule == "country" for m in mentions)
    return state and _SHORT.fullmatch(text, *span) is None and _BLOWN.match(text, span[1]) is not None


_BRIEFING = re.compile(
    r"\b(?:(?:news|press|media|weekly|daily) (?:briefing|conference)|briefing|reporters|newsmen|journalists|newspersons"
    r"|correspondents)(?: held)?(?: (?:on \w+day|yesterday))? (?:in|at) (?:the )?\Z"
)
_DEEDS = frozenset(("ASSAULT", "COERCE", "AID", "RETREAT", "MOBILIZE", "PROTEST"))


def is_briefing(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether words are where a deed was told, not where it was done: "told newsmen in Tarn that troops had arrested"
    (none of eight places told so on the training pages is the deed's)."""
    return trigger.type in _DEEDS and _BRIEFING.search(text, max(0, span[0] - 60), span[0]) is not None


_SITE = re.compile(
    r".*\b(?:night ?club|school|church|mosque|temple|synagogue|market|mall|theat(?:er|re)|airport|hotel|restaurant"
    r"|caf[eé]|bar|club|station|metro|subway|hospital|university|college|campus|stadium|concert|marathon|consulate|embassy"
    r"|factory|supermarket|museum|wedding|funeral|beach|resort|shrine|cinema|park)",
    re.IGNORECASE | re.DOTALL,
)
_STRUCK = re.compile(
    r"\s(?:mass\s|terror\s|terrorist\s|bomb\s|suicide\s)?(?:attacks?|shootings?|bombings?|massacres?|blasts?|explosions?"
    r"|killings?|siege|stabbings?)\b"
)


_AT = re.compile(
    r"\b(?:attacks?|shootings?|bombings?|massacres?|blasts?|explosions?|raids?|strikes?|assaults?)"
    r"\s(?:at|on|against|outside|near|inside)\s(?:an?\s|the\s)?\Z"
)


def without_sites(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides of an attack without the place that it is called after, or that it struck, among those who did it: "the
    Orlando nightclub attack", "an attack at a CIA annex" (of 4,694 annotated actors none stands so)."""
    if trigger.type != "ASSAULT":
        return both
    return Both(tuple(span for span in both.actors if not _is_site(text, trigger, span)), both.recipients)


def _is_site(text: str, trigger: Trigger, span: Span) -> bool:
    called = _SITE.fullmatch(text, *span) is not None and _STRUCK.match(text, span[1]) is not None
    low = max(trigger.evidence_span[0], span[0] - 40)
    return called or (trigger.span[0] < span[0] and _AT.search(text, low, span[0]) is not None)
