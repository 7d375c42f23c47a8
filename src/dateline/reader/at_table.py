"""Who sits at a table: what is talked of there does not, nor who is told in the next sentence to sit at another one."""

from __future__ import annotations

import re

from dateline.model import Span, Trigger
from dateline.reader.meetings import TYPES
from dateline.reader.turned import Both

_TOPIC = re.compile(r"\bdiscuss(?:ed|es|ing)?\s+(?:(?:the|its|his|her|their)\s+)?\Z", re.IGNORECASE)
_COUNTERPART = re.compile(r"\s+(?:counterpart|opposite number|colleague)s?\b")
_OF_BOTH = re.compile(
    r"\b(?:two|three|four|both|neighbou?ring)\s+(?:countries|states|nations|sides|neighbou?rs|allies)\Z"
)
_SIDES = re.compile(
    r"\b(?:part(?:y|ies)|sides?|countries|states|nations|delegations?|leaders|representatives|members|ministers)\b",
    re.IGNORECASE,
)
"""What a sentence calls those who meet where another one tells their names."""
_HE = re.compile(r"\b(?:he|she|they|it|we|i|who)\b", re.IGNORECASE)
"""Who acts without his name, which stands in another sentence."""


def seated(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides of talks and deals without what the words beside them name for something else.

    On the training pages no annotated party stands behind "discussed", and no nationality before "counterpart" is one
    beside the name. Of parties brought from another sentence to a meeting of two that its own sentence names, ten are
    wrong or named twice, and one is right."""
    if trigger.type not in TYPES:
        return both
    begin, end = trigger.evidence_span
    actors = tuple(span for span in both.actors if _TOPIC.search(text, max(begin, span[0] - 20), span[0]) is None)
    actors = tuple(
        span for span in actors if not _is_nationality(text, span, actors) and not _is_called(text, span, actors)
    )
    here = [span for span in actors if begin <= span[0] < end]
    if len(here) > 1 and _HE.search(text, begin, end) is None and not any(_SIDES.search(text, *span) for span in here):
        actors = tuple(here)
    return both._replace(actors=actors) if actors else both


def _is_nationality(text: str, span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a stretch is the "Norlandic" of "Ana Rell, his Norlandic counterpart"."""
    if _COUNTERPART.match(text, span[1]) is None:
        return False
    return any(re.fullmatch(r",\s+(?:his|her|its|their|the)\s+", text[one[1] : span[0]]) for one in others)


def _is_called(text: str, span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a stretch only says what those are who are named behind it: "the ministers of the two countries, Rell and
    Okoro"."""
    if _OF_BOTH.search(text, *span) is None:
        return False
    return any(re.fullmatch(r",\s+", text[span[1] : one[0]]) and text[one[0]].isupper() for one in others)
