"""What somebody said, told again in the same article: "exhorted citizens to rally", and four paragraphs on "exhorted
citizens to keep rallying"; "deplored the blasts", and in the words of the statement "deplores these acts".

Annotation guide, decision 1. The program's readings of an act of speech differ in the day, that only the first telling
has, and in to whom it was said, that only one names. Of 51,118 annotated events of 8,000 training pages five pairs have
so much in common: two are told as done "again", two are what was agreed and what was not.
"""

from __future__ import annotations

import re

from dateline.model import ActorRow, EventRow

SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"))
"""Types of what is done by saying it."""
_AGAIN = re.compile(
    r"\b(?:again|also|another|as well|earlier|first|further|last|new|once more|previous(?:ly)?|renew\w*|repeat\w*|same"
    r"|second|separate(?:ly)?|similar(?:ly)?|still|third|too|turn|twice)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of something said at another time, or of something else."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_LIGHT = frozenset(("would", "could", "shoul", "their", "there", "which", "state", "offic", "gover", "minis"))
STEM = 5
"""Letters at the beginning of a word by which "deplored" and "deplores" are one."""


def is_said_again(one: EventRow, other: EventRow) -> bool:
    """Whether two acts of speech of one speaker in two sentences are one, told by the same word: nothing says that it
    was said again, to another, or on another day."""
    if one.type not in SPEECH or one.mode != other.mode or one.status != other.status:
        return False
    if one.evidence_span == other.evidence_span or not _same_verb(one, other):
        return False
    second = max(one, other, key=lambda event: event.trigger_span)
    if _AGAIN.search(second.evidence) is not None or (one.type in THEMED and not _one_theme(one, other)):
        return False
    return _one_speaker(one, other) and _one_listener(one, other)


THEMED = frozenset(("REJECT", "AGREE", "CONCEDE"))
"""Types of which one speaker does several: he refuses to pay, and to leave."""


def _one_theme(one: EventRow, other: EventRow) -> bool:
    """Whether the words behind both acts have a longer one in common that is none of their parties'."""
    rows = (row for event in (one, other) for side in (event.actors, event.recipients) for row in side)
    named = {word for row in rows for word in beginnings(row.name)}
    behind = [beginnings(event.evidence[event.trigger_span[1] - event.evidence_span[0] :]) for event in (one, other)]
    return bool((behind[0] & behind[1]) - named)


def beginnings(words: str) -> frozenset[str]:
    """The beginnings of the longer words of a text."""
    return frozenset(word[0][:STEM] for word in _WORD.finditer(words.casefold()))


_OF_STATE = re.compile(r"(?:.*\b)?(?:government|authorities|state)", re.IGNORECASE)


def _one_speaker(one: EventRow, other: EventRow) -> bool:
    """Whether both are said by the same, a state and its government too."""
    if not one.actors or not other.actors:
        return False
    if _names(one, "actors") == _names(other, "actors"):
        return True
    rows = (*one.actors, *other.actors)
    state = len(rows) == 2 and len({row.country for row in rows}) == 1 and all(_is_state(row) for row in rows)
    return state and rows[0].country is not None


def _is_state(row: ActorRow) -> bool:
    named = row.actor_id is not None and row.actor_id.startswith("country:")
    return row.sector == "GOV" and (named or _OF_STATE.fullmatch(row.name) is not None)


def _same_verb(one: EventRow, other: EventRow) -> bool:
    """Whether the first longer words of both are one word: "demanded his rights" and "demanding"."""
    stems = [[word[0][:STEM] for word in _WORD.finditer(event.trigger.casefold())][:1] for event in (one, other)]
    return stems[0] == stems[1] and bool(stems[0]) and stems[0][0] not in _LIGHT


def _names(event: EventRow, side: str) -> frozenset[str]:
    return frozenset(row.actor_id or row.name.casefold() for row in getattr(event, side))


def _one_listener(one: EventRow, other: EventRow) -> bool:
    """Whether both are said to the same, or one leaves out to whom."""
    told = [_names(event, "recipients") for event in (one, other)]
    return not all(told) or told[0] == told[1]
