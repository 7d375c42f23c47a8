"""Two parties that one stretch holds: "police and allied militiamen", "elders of the Rell and chiefs of the Karst".

The reader marks a row at times as one stretch. Annotators part it where the two are of different sorts, and keep what
is one crowd: "women and children", "a woman and her nephew", "pupils and teachers".
"""

from __future__ import annotations

import re
from typing import Final

from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.knowledge.roles import Role, nouns
from dateline.model import Span

_PAIR: Final = re.compile(r"(?P<one>[^,;()]+?)\s+and\s+(?P<other>[^,;()]+)", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"\s(?:of|for|at|in|on|from|with|to|who|which|that)\s", re.IGNORECASE)
_STATES: Final = re.compile(r"(?P<one>[A-Z][\w.]*)[-–](?P<other>[A-Z][\w.]*)")
_DEALINGS: Final = re.compile(
    r"\s(?:[a-z]+\s)?(?:talks|negotiations?|relations|ties|accords?|agreements?|treat(?:y|ies)|pacts?|deals?|summits?|meetings?|dialogue"
    r"|disputes?|conflict|war|border|trade|cooperation|exercises|drills|man(?:oeuv|euv)(?:er|re)s|cease-?fire|truce|peace)\b"
)


def parted(text: str, span: Span) -> tuple[Span, ...]:
    """The stretch, or the two that it holds: heads of different sectors, each with what belongs to it or both without
    ("farmers of the valley and growers" may share it). Of 9 such stretches in 811 annotated pages 8 are two parties."""
    states = _STATES.fullmatch(text, *span)
    if states is not None and _are_states(text, states):
        return states.span("one"), states.span("other")
    pair = _PAIR.fullmatch(text, *span)
    if pair is None:
        return (span,)
    one, other = _role(pair["one"]), _role(pair["other"])
    if one is None or other is None or one.sector == other.sector:
        return (span,)
    owned, owned_too = (_PREPOSITION.search(pair[name]) is not None for name in ("one", "other"))
    head = _PREPOSITION.split(pair["one"], maxsplit=1)[0].casefold()
    many = head.endswith(("s", "men", "people"))
    if not many and (owned or not head.endswith(("police", "army", "navy", "government"))):
        return (span,)  # "the union of cooks and guards", "the justice and peace commission" are one
    if (owned and not owned_too) or pair["other"].casefold() == "officers":
        return (span,)  # the officers are the soldiers'
    return pair.span("one"), pair.span("other")


def _are_states(text: str, pair: re.Match[str]) -> bool:
    """Whether two words with a hyphen between are two states that deal with each other: "Israeli-Syrian talks"; not
    "Guinea-Bissau", which is one, nor "Italian-American" for somebody of both."""
    known = (actors.only(pair[name], actors.COUNTRY_KINDS) for name in ("one", "other"))
    return not actors.lexicon().get(key(pair[0])) and all(known) and _DEALINGS.match(text, pair.end()) is not None


def _role(words: str) -> Role | None:
    """What the noun tells that a phrase ends with, before what is told of it; None for a name."""
    head = _PREPOSITION.split(words, maxsplit=1)[0].split()
    if not head or not (len(head) == 1 or head[-1].islower() or words.isupper()):
        return None
    return nouns().get(key(head[-1]))
