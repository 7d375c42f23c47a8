"""A few attackers are not counted: "four men with machetes attacked a bus" has no figure of four.

Of 185 attacks of the training pages whose actor begins with a number 17 have it as a strength; of four told so on 811
pages and dev one was right. Squadrons and patrols keep theirs, as do those who come in numbers: from
twenty on all of nine real wire sentences and both training pages have it, below ten 5 of 65. Nor are "two men who shot
a teacher" two dead (grammar).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dateline.extract.figures.barred import HARM, MANY
from dateline.extract.figures.lexicon import word_set
from dateline.model import Number, Parts, Span, Trigger

PLAIN = frozenset({"bandits", "boys", "gunmen", "men", "people", "persons", "teenagers", "women", "youths"})
"""Attackers who are told by no more than their number, beside the assailants of ``words.toml``."""


def uncounted(text: str, triggers: Iterable[Trigger], parts: Sequence[Parts]) -> list[Parts]:
    """The parts of each event, an attack without the number of those who made it."""
    return [
        replace(part, figures=tuple(n for n in part.figures if not _is_theirs(text, n, trigger, part.actors)))
        if trigger.type == "ASSAULT" and part.figures
        else part
        for trigger, part in zip(triggers, parts, strict=True)
    ]


def _is_theirs(text: str, number: Number, trigger: Trigger, actors: Sequence[Span]) -> bool:
    """Does a number of an attack only count those who made it?"""
    return _is_of(text, number, actors) or _did_it(text, number, trigger)


def _is_of(text: str, number: Number, actors: Sequence[Span]) -> bool:
    """Does a number only say how many of the actors there were?"""
    if number.kind != "strength" or number.of_span is None or (number.low or 0) >= MANY:
        return False
    words = text[slice(*number.of_span)].casefold().split()
    plain = words[-1] in PLAIN or words[-1] in word_set("assailants")
    return plain and any(first <= number.span[0] < last for first, last in actors)


_WHO = re.compile(r"\s(?:who|that)\s(?:(?:had|have|has|also|then|later|allegedly|reportedly)\s){0,2}", re.IGNORECASE)


def _did_it(text: str, number: Number, trigger: Trigger) -> bool:
    """Does a number of dead or hurt count those of whom "who" tells that they did it?"""
    if number.kind not in HARM or number.of_span is None or trigger.voice == "passive":
        return False
    if " of " in text[number.span[1] - 1 : number.of_span[0] + 1]:
        return False  # "killed two of the men who shot nine guests"
    who = _WHO.match(text, number.of_span[1])
    return who is not None and who.end() == trigger.span[0] and not _IS_DONE.match(text, trigger.span[0])


_IS_DONE = re.compile(r"(?:was|were|been|died|is|are)\b|\w+(?:\sdead)?\s(?:in|on|by|at|when|during)\b", re.IGNORECASE)
