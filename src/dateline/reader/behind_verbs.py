"""Parties that hold the verb of an act: "detained opposition leader Rell", "police in Tarn detained activist Moros".

Before a title in lower case a participle may describe or tell: of "freed jailed leader Rell" he is jailed, of "police
detained opposition leader Rell" the police detained him. A stretch takes the participle in either case; where an act
begins at that very word, and who did it stands before it, the word is none of the party's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span, Trigger
from dateline.reader.loose_ends import is_bare, trimmed, with_whom
from dateline.reader.turned import Both

_VERB = re.compile(r"(?:[a-z]+ed|held|shot|beat|caught|sought|struck|slew|hung|put|named|let)\s+(?=\w)")
"""A verb in the past that opens a stretch."""
_DESCRIBED = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|no|any|some|all|most|many|several|other|of|for|to|by|with|from|than|in|on|at"
    r"|against|about|over|between|including|like|as|was|were|is|are|be|been|being|two|three|four|five|six|seven|eight"
    r"|nine|ten|dozens|\d[\d,]*|[a-z]+(?:ed|ing|ly))|[^\w\s’'\"”)])\s+\Z",
    re.IGNORECASE,
)
"""What stands before a participle that describes."""
_ADVERB = re.compile(r"\b(?:also|later|then|[a-z]+ly)\s+\Z")
_LONGEST = 20
"""Characters before a stretch that are looked at."""


def _verb_at(text: str, at: int, end: int) -> int:
    """The end of the verb that tells an act at a place of the text; the place itself where the word describes, or where
    nothing stands before it."""
    verb = _VERB.match(text, at, end)
    if verb is None:
        return at
    low = max(0, at - _LONGEST)
    described = _DESCRIBED.search(text, low, at) is not None and _ADVERB.search(text, low, at) is None
    return at if described or not text[low:at].strip() else verb.end()


def _begun(text: str, span: Span, acts: frozenset[int]) -> Span:
    """A stretch without the verb of the act that begins with it."""
    begin, end = span
    return (_verb_at(text, begin, end), end) if begin in acts else span


def _parted(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides where the stretch of who did it holds the verb and whom it was done to as well."""
    at = trigger.span[0]
    held = next((span for span in both.actors if span[0] < at < span[1]), None)
    behind = at if held is None else _verb_at(text, at, held[1])
    if held is None or behind == at or _RELATIVE.search(text, held[0], at) or _NO_OBJECT.match(text, behind):
        return both
    doer = (held[0], held[0] + len(text[held[0] : at].rstrip()))
    actors = tuple(doer if span == held else span for span in both.actors)
    return Both(actors, both.recipients or ((behind, held[1]),))


_NO_OBJECT = re.compile(
    r"(?:by|in|at|on|for|over|during|after|before|from|near|with|to|as|since|while|when|and|or|under|outside|last|early"
    r"|late|earlier|yesterday|[A-Z]\w+day)\b"
)
"""What stands behind a participle that tells of the party before it: "activists detained in May"."""
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|they|he|she|it|we)\s+\Z")
_LAST_VERB = re.compile(r"[a-z]+ed")
_WHO = re.compile(r"\b(?:those|them|all|some|many|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s+\Z", re.I)


def _ended(text: str, trigger: Trigger, span: Span) -> Span:
    """A stretch without the verb of its act at its end: "the military buried"; "those killed" are people."""
    at = trigger.span[0]
    if not span[0] < at < span[1] or _LAST_VERB.fullmatch(text, at, span[1]) is None:
        return span
    return span if _WHO.search(text, span[0], at) else (span[0], span[0] + len(text[span[0] : at].rstrip()))


def behind_verbs(text: str, triggers: Sequence[Trigger], sides: Sequence[Both]) -> list[Both]:
    """The sides of each event, their parties without the verb of an act that they begin with or hold. Of 101,000
    annotated parties nine begin with such a participle, each behind "the", a number or a preposition."""
    acts = frozenset(trigger.span[0] for trigger in triggers)
    out = []
    for trigger, both in zip(triggers, sides, strict=True):
        told = _parted(text, trigger, both)
        sides_ = (
            tuple(
                trimmed(text, _ended(text, trigger, _begun(text, span, acts)))
                for span in side
                if not is_bare(text, span)
            )
            for side in told
        )
        out.append(Both(*(with_whom(text, side) for side in sides_)))
    return out
