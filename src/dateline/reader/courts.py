"""A sentence to prison told by two acts: the verdict and the term (guide 21)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from msgspec import structs

from dateline.model import Trigger
from dateline.reader.model import Found

_SENTENCED = re.compile(r"\b(?:sentenc(?:e[sd]?|ing)|convicted|condemned|found (?:\w+ )?guilty)\b", re.IGNORECASE)
_TERM = re.compile(
    r"(?:to |for |in )?(?:[\w-]+ ){0,4}?(?:years?|months?|days?|life|prison|jail|imprisonment|detention|terms?)\b",
    re.IGNORECASE,
)
_APART = 120
"""Characters between the verdict and its term."""


def convicted(text: str, told: Iterable[tuple[Found, Trigger]]) -> Iterator[tuple[Found, Trigger]]:
    """The events in page order, where both "sentenced" and "ten years" are told as an arrest the first as a conviction:
    of 107 such sentences of the training pages 84 have both acts annotated, so each time."""
    events = list(told)
    for (item, known), after in zip_longest(events, events[1:]):
        if after is None or not _are_verdict_and_term(text, known, after[1]):
            yield item, known
            continue
        yield (
            dataclasses.replace(item, kind="SANCTION"),
            structs.replace(known, type="SANCTION", mode="convict", rule=""),
        )


def _are_verdict_and_term(text: str, verdict: Trigger, term: Trigger) -> bool:
    arrests = all((act.type, act.mode) == ("COERCE", "arrest") for act in (verdict, term))
    if not arrests or verdict.evidence_span != term.evidence_span or term.span[0] - verdict.span[1] > _APART:
        return False
    return (
        _SENTENCED.search(text, *verdict.span) is not None
        and _TERM.match(text, term.span[0], term.evidence_span[1]) is not None
    )
