"""The words of a trigger as the record quotes them: whole words, no noun without its head, and none of half a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.events import reading
from dateline.model import Span, Trigger
from dateline.spans import meeting, meets

_REST = re.compile(r"(?:(?<=-)\w+|(?<=\b[A-Z])(?:\.[A-Z])+\b\.?)?(?:-\w+)*")
"""What is left of a word that ends too early: "placed off-" "limits", "signed by U" ".N."."""
LOOSE = frozenset({"det", "conj", "to", "sub", "poss"})
"""Tags of words in which no act ends; prepositions neither, where it is cut ("fired" for "fired on customs" men)."""
POINTING = frozenset({"that", "which", "who", "whose", "where", "when", "his", "her", "its", "their", "our", "my"})
"""Words in which none ends either."""
PARTICLES = frozenset({"off", "out", "up", "down", "over", "away", "back", "apart", "through", "across", "aside"})
"""Words that belong to the verb before them."""
BARE = frozenset({"be", "have", "do", "modal", "neg", "adv", "prep", "quote", "punct", *LOOSE})
"""Tags of words that tell no act by themselves."""
OPEN = frozenset({"det", "adj", "num", "name"})
"""Tags of words that wait for their noun; a noun does so where its phrase begins in the act."""
_DESCRIBING = re.compile(
    r"(?!(?:arrest|arriv|withdraw|dismiss|refus|deni|remov|approv|tri|propos|reprisal|renew|traffic|betray|rehears|offens)\w*)"
    r"(?:\w{3,}(?:ic|al|ous|ary)|double|twin|triple|joint|terror|surprise)",
    re.IGNORECASE,
)
"""A word that tells no act alone, though an act is marked by it: "a domestic" attack, "the historic" accord."""
FARTHEST = 3
"""Words behind an act in which the noun is looked for that it ends before."""


def told(text: str, trigger: Trigger, parts: Sequence[Span]) -> Span:
    """The span of an act as it is quoted.

    Its last word is whole, and where it ends inside a noun phrase it goes on to the noun ("were providing free" rides)
    unless a part of the event stands there: then it ends before that phrase, so that no part is cut in two ("denied"
    for "denied the kingdom" with "the kingdom's customers" as a part). A part that stands whole in the act stays.
    """
    start, end = trigger.span
    found = _REST.match(text, end, max(end, trigger.evidence_span[1]))
    end = found.end() if found else end
    r = reading.read(text, trigger.evidence_span)
    first, last = meeting(r.tokens, (start, end), lambda token: token.span)
    if first >= last:
        return start, end
    cut = min((part[0] for part in parts if start < part[0] < end < part[1]), default=end)
    number = r.of_token[last - 1]
    if number >= 0 and r.phrases[number].last >= last:
        phrase = r.phrases[number]
        noun, opens = r.tokens[phrase.last].span[1], r.tokens[phrase.first].span[0]
        taken = any(meets(part, (max(start, opens), noun)) for part in parts)
        waits = r.tokens[last - 1].tag in OPEN or phrase.first > first or _DESCRIBING.fullmatch(text, start, end)
        if not taken and waits and phrase.last - last < FARTHEST:
            return start, noun
        if taken and opens > start:
            cut = min(cut, opens)
    kept = _before(r, first, cut, cut=cut < end)
    return (start, end) if kept is None else (start, max(start, kept))


def _before(r: reading.Reading, first: int, end: int, *, cut: bool) -> int | None:
    """The end of the last word before an offset in which an act may end; None where only words like "had" are left."""
    _, last = meeting(r.tokens, (r.tokens[first].span[0], end), lambda token: token.span)
    while last > first and _loose(r, last - 1, cut=cut):
        last -= 1
    return r.tokens[last - 1].span[1] if any(token.tag not in BARE for token in r.tokens[first:last]) else None


def _loose(r: reading.Reading, at: int, *, cut: bool) -> bool:
    """Whether no act ends in this word."""
    token = r.tokens[at]
    if token.lower in PARTICLES:
        return False
    if token.tag == "quote":  # one that opens what is left out
        return r.text[token.span[0] - 1 : token.span[0]].isspace()
    return token.tag in LOOSE or token.lower in POINTING or (cut and token.tag in ("prep", "punct"))
