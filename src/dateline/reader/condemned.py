"""Attacks that are told where somebody condemns them: "condemned a bombing in Rell that killed 20 people".

What is condemned is told with its dead, and so is an event of its own beside the condemnation (guide, decision 18): of
27 such sentences of the training pages the 25 that are no headlines have both. The reader finds the condemnation alone
and its dead are then a running total. So it is with one victim by name: "denounced the murder of the editor Ana Rell"
(3 of 3; where the page tells it elsewhere, both tellings are one: ``befell_once``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.figures.barred import HARM
from dateline.knowledge import surnames
from dateline.knowledge.fold import fold
from dateline.model import Number, Span

_ACTS = (
    "air ?strikes?|airstrikes?|ambush|assassination|assault|attacks?|blasts?|bombardment|bombings?|explosions?",
    "killings?|massacre|murders?|raids?|shelling|shootings?|slaughter|slaying|strikes?",
)
CONDEMNED = re.compile(
    r"\b(?:condemn|denounc|deplor|decr)(?:e|ed|es|s|ing|ied|ies|ying)?\b"
    r"(?:,? in the strongest (?:\w+ )?terms,?)?"
    r"(?: (?!(?:that|who|which|for|by|as|after|over|and|or|but|to|against|with|at)\b)[^\W_][\w’'-]*,?){0,6}?"
    rf" (?P<act>{'|'.join(_ACTS)})\b"
)
"""From the verb over the words of a noun phrase to the attack that it is about."""
BREAK = re.compile(r"[;:]|\b(?:but|while|hours after|days after|a day after)\b")
"""What parts the attack from the dead of another."""
_OF_SOMEBODY = re.compile(
    r"(?<=murder|illing|nation|laying)\s+(?:last \w+ |on \w+day |\w+day )?of\s+"
    r"(?:(?!(?:and|or|in|on|at|by|for|who|that|over|after|as)\b)[^\W_][\w’'.-]*,?\s+){0,7}?"
    r"(?P<name>(?:[A-Z][\w’'-]+\s(?:(?:[A-Z]\.|[a-z]{2,3})\s)?){1,4})[A-Z][\w’'-]+"
)
"""From the noun of a killing to the name of the victim."""
REACH = 220
"""Characters behind an attack in which its dead are told."""


def acts(text: str, sentence: Span, numbers: Sequence[Number]) -> Iterator[Span]:
    """The words of the attacks that a sentence tells as condemned, with their dead or hurt or the name of the victim;
    ``numbers`` are the story's, in page order. What another sentence counts too is told there."""
    for found in CONDEMNED.finditer(text, *sentence):
        span = found.span("act")
        if _is_named(text, span[1], sentence[1]):
            yield span
            continue
        first = bisect_left(numbers, span[1], key=lambda number: number.span[0])
        for number in numbers[first:]:
            if number.span[0] >= min(sentence[1], span[1] + REACH):
                break
            if number.kind not in HARM or number.high == 0 or BREAK.search(text, span[1], number.span[0]):
                continue
            if not any(_again(number, other, sentence) for other in numbers):
                yield span
            break


def _is_named(text: str, at: int, end: int) -> bool:
    """Whether the noun that ends at a place is of the killing of a person by name."""
    named = _OF_SOMEBODY.match(text, at, end)
    return named is not None and any(fold(word) in surnames.given() for word in named["name"].split())


def _again(number: Number, other: Number, sentence: Span) -> bool:
    """Whether a number beyond the sentence is the same count."""
    outside = not sentence[0] <= other.span[0] < sentence[1]
    return outside and (other.kind, other.low) == (number.kind, number.low)
