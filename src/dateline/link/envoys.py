"""Whose "the embassy" and "the ambassador" are: of the state told with an embassy or a diplomat elsewhere.

Counted on the training pages, open parties weighed without the reader: of 34 with one told so, 28 are of the last one
before them; weighed before, 10 had theirs, as most others got the country that they are sent to.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from dateline.model import Mention, Span

_SENT = (
    r"(?:embass(?:y|ies)|ambassadors?|consulates?(?:[ -]general)?|consuls?(?:[ -]general)?|charg[ée]s? d['’]affaires|"
    r"high commission(?:er)?s?|diplomats?|diplomatic|attach[ée]s?|consular)"
)
_ONE = re.compile(
    r"(?:(?:the|an?|some|other|(?:members|employees|officials) of the|an? (?:employee|official|officer|spokes\w+) of "
    rf"(?:the|an?)) )?(?:[a-z]+ )?{_SENT}(?: (?:staff|employees?|officials?|workers?|spokes\w+))?",
    re.I,
)
_BEHIND = re.compile(rf"(?:['’]s?)? (?:[a-z]+ ){{0,2}}{_SENT}\b", re.I)
_BEFORE = re.compile(rf"\b{_SENT} of (?:the )?\Z", re.I)
_LONGEST = 40
_INSIDE = re.compile(rf"\b{_SENT}\b", re.I)


def told(text: str, mentions: tuple[Mention, ...]) -> tuple[tuple[int, str], ...]:
    """Where a state is told with an embassy or a diplomat of its own ("the Russian embassy", "Peru's ambassador", "the
    consul of Chile"), and which."""
    return tuple((m.span[0], m.country) for m in mentions if m.kind == "actor" and m.country and _sends(text, m))


def _sends(text: str, state: Mention) -> bool:
    """Whether an embassy or a diplomat is told right beside a state, or in the name of its body."""
    start, end = state.span
    if state.rule in ("body", "office", "role body"):
        return _INSIDE.search(text, start, end) is not None
    if state.rule in ("country", "adjective", "people", "capital") and _BEHIND.match(text, end):
        return True
    of = state.rule in ("country", "capital")
    return of and _BEFORE.search(text, max(0, start - _LONGEST), start) is not None


def sender(text: str, span: Span, sent: tuple[tuple[int, str], ...]) -> str | None:
    """The state that sent the diplomats of a phrase that names none, by those ``told``: the last before it."""
    if not sent or not _ONE.fullmatch(text, *span):
        return None
    before = bisect_left(sent, (span[0], ""))
    return sent[before - 1][1] if before else None
