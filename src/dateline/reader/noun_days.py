"""Days that stand before the noun of an act: "the toll of the Saturday bombing rose on Monday".

A day right before the noun is the act's, whatever other day its sentence tells (``docs/decisions/log/03-dates.md`` has
the counts); in "held six men in the 9 May killing" it is no day of the holding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.attach.date_features import word_lists
from dateline.knowledge.days import MONTH
from dateline.model import Span, Trigger

REACH = 50
"""Characters between a day and the noun of its act at most."""
_LED = re.compile(
    r"(?:\b(?:the|an?|this|that|last|its|their|his|her)|[\w.]['’]s|s['’])\s(?:(?:late|early|deadly|fatal|separate)\s)?\Z",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"(?:['’]s?)?\s(?:(?!(?:and|or|but|in|at|on|of|to|the|an?|by|for|with|from|when|where|while|after|before|said|was|were"
    r"|had|has|have|is|are|that|which|who)\b)[\w’'-]+\s){0,3}"
)
_OWN = re.compile(r"(?:['’]s?)?\s")
_DAY = re.compile(rf"[\w ,.]*(?:day|[Mm]orning|night|[Ee]vening|afternoon|\d|{MONTH})\b")


def before_noun(text: str, trigger: Trigger, spans: Iterable[Span | None]) -> Span | None:
    """The day, of those at ``spans``, right before the noun of an act: "Sunday's strike", "a May raid"."""
    begin, (first, last) = trigger.evidence_span[0], trigger.span
    near = (s for s in spans if s is not None and max(begin, first - REACH) <= s[0] < last)
    return next((span for span in near if _is_before(text, span, trigger)), None)


ACT_NOUN_TYPES = frozenset(("ASSAULT", "PROTEST", "CONSULT", "MOBILIZE"))
"""Acts whose noun may stand inside longer words of theirs: "the toll of the Saturday bombing"; "condemned Sunday's
bombing" is not of the Sunday."""


def _is_before(text: str, span: Span, trigger: Trigger) -> bool:
    """Whether a day stands before the noun of an act, with an article or owning the noun."""
    (begin, end), (first, last) = span, trigger.span
    owned = text[end : end + 1] in ("'", "’") or _LED.search(text, max(0, begin - 30), begin) is not None
    if not owned or _DAY.fullmatch(text, begin, end) is None:
        return False
    if first > end:
        return _GAP.fullmatch(text, end, first) is not None and act_noun().match(text, first, last) is not None
    behind = _OWN.match(text, end, last) if trigger.type in ACT_NOUN_TYPES else None
    return behind is not None and act_noun().match(text, behind.end(), last) is not None


@cache
def act_noun() -> re.Pattern[str]:
    """An act told by a noun, with at most two words of it before: "strike on a market", "suicide bombing"."""
    words = word_lists()
    nouns = {*words["events"]["nouns"], *(noun for kind in words["named"].values() for noun in kind)}
    return re.compile(rf"(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(nouns, key=len, reverse=True))})(?:e?s)?\b")


_SOME_DAYS = re.compile(
    r"[^;.“”\"]{0,80}?(?:,\s|\b(?:a few|several|some|many|just|only|barely|mere)\s)(?:days|weeks|months|years)"
    r"\s(?:after|before)\s[^,;:“”\"]{0,60}"
)
_ONE_DAY = re.compile(r"day\b|\d")


def is_days_off(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether an act is told to lie some days or weeks off a day: "met on Monday, days after men shot a judge" does not
    date the shots (of 22 annotated acts none has such a day)."""
    if not trigger.evidence_span[0] <= span[0] < span[1] < trigger.span[0]:
        return False
    return _ONE_DAY.search(text, *span) is not None and _SOME_DAYS.fullmatch(text, span[1], trigger.span[0]) is not None


_CASE_TYPES = frozenset(("COERCE", "SANCTION", "ACCUSE", "THREATEN"))
_IN_CASE = re.compile(r"\bin\s(?:the|an?|his|her|their|its|[\w.]+['’]s)\s\Z")
_CRIME = re.compile(
    r"(?:['’]s?)?\s(?:[\w’'-]+\s){0,3}?(?:killings?|murders?|shootings?|bombings?|attacks?|blasts?|massacres?|abductions?"
    r"|kidnappings?|assassinations?|explosions?|deaths?|stabbings?|lynchings?|robber(?:y|ies)|theft|plot|coup)\b"
)


def is_of_case(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a time is that of the crime for which somebody is held or tried: "held two men in the May killing"."""
    if trigger.type not in _CASE_TYPES or span[0] < trigger.span[1]:
        return False
    return _IN_CASE.search(text, max(0, span[0] - 24), span[0]) is not None and _CRIME.match(text, span[1]) is not None
