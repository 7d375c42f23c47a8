"""Those who were shot, where the act counts fewer dead: "Seven people were shot. Two people died" are not seven dead.

A verb that leaves open what became of them ("five people were shot", "shot five people inside", "striking the five")
counts whom the bullets hit, and the dead of the same act are told by a word of death. Local papers tell so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from dateline.model import EventRow, FigureRow, Span
from dateline.reader.scenes import with_figures

NAME = "shot, not all dead"
"""Stands in ``made_by`` of such a figure."""
_WERE_HIT = re.compile(
    r"(?:\s(?!(?:and|but|was|were|who|while|after|when)\b)[\w’'-]+){0,8}?"
    r"\s(?:was|were|been|being|got)\s(?:all\s|also\s|[a-z]+ly\s)?(?:shot|hit|struck|stabbed|grazed)\b"
    r"(?!\s(?:dead|to\sdeath|down|and\s(?:killed|died))|,?\s(?:some\s)?fatally)"
)
_HITTING = re.compile(
    r"(?<!fatally\s)\b(?:shot|shoots|shooting|hits?|hitting|struck|strikes|striking|stabbed|stabbing|stabs)"
    r"\s(?:and\s(?:wounded|injured|hit)\s)?(?:at\sleast\s|about\s|some\s|as\smany\sas\s)?(?:the\s)?\Z"
)
_AND_DEAD = re.compile(r"[^.;:\n]{0,30}?\b(?:dead|to\sdeath|fatally|in\scold\sblood|execution)\b")
_DEATH = re.compile(
    r"\b(?:kill(?:ed|s|ing)|died|dies|dead|deaths?|fatal(?:ly)?|slain|succumbed|pronounced|declared|murdered|bodies)\b"
)
_PART = re.compile(r"\b(?:including|among\s(?:them|whom)|of\swhom|of\sthem)\b[^.;:\n]{0,30}\Z")
AROUND = 60
"""Characters on either side of a count in which the word of death that it hangs on stands."""


def parted(text: str, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of an article, without those shot among the dead where their number is greater than that of the dead
    of the act, or is that of the dead and the hurt of an act together: they are ``other``."""
    sums = {total for event in events if event.type == "ASSAULT" for total in _sums(text, event)}
    return [_parted(text, event, sums) for event in events]


def _parted(text: str, event: EventRow, sums: Collection[float]) -> EventRow:
    if event.type != "ASSAULT":
        return event
    dead = _dead(text, event)
    part = [
        figure
        for figure in event.figures
        if figure.kind == "killed" and _open(text, figure) and (figure.low in sums or _more(figure, dead))
    ]
    out = [
        replace(figure, kind="other", made_by=f"{figure.made_by}, {NAME}") if figure in part else figure
        for figure in event.figures
    ]
    return with_figures(event, out, "told already") if part else event


def _sums(text: str, event: EventRow) -> Iterator[float]:
    """The dead and the hurt of an act together."""
    hurt = [figure.low for figure in event.figures if figure.kind == "injured" and figure.low]
    yield from (one.low + low for one in _dead(text, event) for low in hurt)


def _dead(text: str, event: EventRow) -> list[FigureRow]:
    """The counts of an act with which a word of death stands."""
    killed = (figure for figure in event.figures if figure.kind == "killed" and figure.low)
    return [figure for figure in killed if not _open(text, figure) and _sure(text, figure)]


def _open(text: str, figure: FigureRow) -> bool:
    """Whether a count is that of people of whom it is said only that they were hit."""
    first, last = _ends(figure)
    if figure.low < 2:
        return False
    behind = _WERE_HIT.match(text, last) is not None
    before = _HITTING.search(text, max(0, first - AROUND), first) is not None
    return behind or (before and _AND_DEAD.match(text, last) is None)


def _sure(text: str, figure: FigureRow) -> bool:
    """Whether a word of death stands with a count, which is no part of another one."""
    first, last = _ends(figure)
    if _PART.search(text, max(0, first - AROUND), first) is not None:
        return False
    near = text[max(0, first - AROUND) : last + AROUND]
    return _DEATH.search(near) is not None


def _ends(figure: FigureRow) -> Span:
    """From the number to the noun behind it; "one" of "four men were shot and one died" has its noun before."""
    last = figure.of_span[1] if figure.of_span else figure.span[1]
    return figure.span[0], max(last, figure.span[1])


def _more(figure: FigureRow, dead: Sequence[FigureRow]) -> bool:
    return any(one.low < figure.low for one in dead)
