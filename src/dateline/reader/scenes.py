"""Counts of another scene: "In Taganrog, one person died", told on a page on a strike elsewhere.

A round-up tells many towns' news one behind another. Where the act of a town is in a few words that no act is found in
("In Rostov there were no casualties"), its dead and hurt are given to the act of the town before. A sentence that opens
with its place tells of that place, and a paragraph that opens with a label ("Yemen: ...") of what it is labelled with.
Such a count goes to an act of its own scene, or nowhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.figures.barred import HARM
from dateline.knowledge.actors import country_names
from dateline.model import EventRow, FigureRow, Span
from dateline.spans import meets

TOWNS = frozenset({"exact", "near"})
"""Precisions of places of which an act has but one."""
_NAME = r"[A-Z][\w’'-]+(?:[ -](?:[A-Z][\w’'-]+|al-[\w’'-]+)){0,3}"
OPENING = re.compile(
    rf"[\"“]?(?:Elsewhere,? |Meanwhile,? )?[Ii]n (?:nearby |neighbouring |neighboring )?(?P<place>{_NAME}), "
)
"""A sentence that opens with its place; months are no places."""
UNHARMED = re.compile(
    rf"There were (?:also )?no (?:casualties|deaths|injuries|victims) in (?P<place>{_NAME})[.,]|"
    rf"(?:No one|Nobody) was (?:killed|hurt|injured|wounded) in (?P<other>{_NAME})[.,]"
)
CALENDAR = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
LABEL = re.compile(rf"[-–—•*· ]{{0,3}}(?P<label>{_NAME})(?::| [–—-]) +(?=[\"“A-Z\d])")
"""The label of an item of a round-up, at the beginning of its line."""
ITEMS = 3
"""Items labelled with a country or the place of an act that make a round-up. Each label is told once, as the speakers
of an interview are not, and half of all labels are places, as "Killed: 6" is none."""
AROUND = 24
"""Acts before and behind one that may have the counts of another scene: no page is read in more than linear time."""
NEAR = 40
"""Characters from the opening of a sentence to the first count of it: farther on others may be told of ("In Kyiv, an
official put the losses of the battle at nine")."""
SAYING = re.compile(
    r"\b(?:said|says|told|tells|put|puts|reported|confirmed|announced|acknowledged|admitted|claimed|counted|according)\b"
)
"""Verbs of those who stand in a place and speak of another."""


def kept(text: str, sentences: Sequence[Span], events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, in page order, without the dead and hurt of another scene than their own; these go to
    the first act of their scene that may have them."""
    scenes = Scenes(text, sentences, events)
    own = [list(event.figures) for event in events]
    moved = [(at, figure) for at, event in enumerate(events) for figure in event.figures if scenes.apart(figure, event)]
    for at, figure in moved:
        own[at].remove(figure)
        around = range(max(0, at - AROUND), min(len(events), at + AROUND + 1))
        here = (n for n in around if scenes.holds(figure, events[n]))
        best = next(here, None)
        if best is not None and _count(figure) not in map(_count, own[best]):
            own[best].append(figure)
    why = "what is counted near by is of another place"
    return [with_figures(event, figures, why) for event, figures in zip(events, own, strict=True)]


def _count(figure: FigureRow) -> tuple[str, float, float | None]:
    return figure.kind, figure.low, figure.high


def with_figures(event: EventRow, figures: Sequence[FigureRow], why_none: str) -> EventRow:
    """An event with other figures, in page order; ``why_none`` tells why it has none, where it is left without."""
    if event.figures == tuple(figures):
        return event
    why = {name: reason for name, reason in event.why_null.items() if name != "figures"}
    if not figures:
        why["figures"] = why_none
    return replace(event, figures=tuple(sorted(figures, key=lambda figure: figure.span)), why_null=why)


class Scenes:
    """Which scene the sentences of an article tell of."""

    def __init__(self, text: str, sentences: Sequence[Span], events: Sequence[EventRow]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [start for start, _ in sentences]
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        first, last = (sentences[0][0], sentences[-1][1]) if sentences else (0, 0)
        lines = [start for start in self._lines if first - 1 <= start < last]
        labels = {start: found["label"] for start in lines if (found := LABEL.match(text, start))}
        places = {name for event in events if event.place for name in (event.place.name, event.place.text)}
        places |= set(country_names().values())
        known = sum(label in places for label in labels.values())
        once = known >= ITEMS and len(set(labels.values())) == len(labels) <= 2 * known
        self._items = frozenset(labels) if once else frozenset()

    def apart(self, figure: FigureRow, event: EventRow) -> bool:
        """Is a count of dead or hurt told of another scene than the event is?"""
        if figure.kind not in HARM:
            return False
        line = self._line(figure.span[0])
        if line in self._items:
            return self._line(event.trigger_span[0]) != line
        place = self._place(figure.span)
        if not place or meets(event.evidence_span, figure.span) or event.place is None:
            return False
        return event.place.precision in TOWNS and not _at(place, event, self._text)

    def holds(self, figure: FigureRow, event: EventRow) -> bool:
        """May an event have a count of another scene than the one that had it?"""
        if event.type != "ASSAULT" or event.status not in ("actual", "ongoing"):
            return False
        line = self._line(figure.span[0])
        if line in self._items:
            return self._line(event.trigger_span[0]) == line
        place = self._place(figure.span)
        return event.place is not None and event.place.precision in TOWNS and _at(place, event, self._text)

    def _line(self, at: int) -> int:
        return self._lines[bisect_right(self._lines, at) - 1]

    def _place(self, span: Span) -> str:
        """The place that a number's sentence opens with; empty for none."""
        number = bisect_right(self._starts, span[0]) - 1
        if number < 0:
            return ""
        sentence = self._sentences[number]
        found = OPENING.match(self._text, *sentence)
        if found and not CALENDAR.match(found["place"]):
            between = self._text[found.end() : span[0]]
            return found["place"] if len(between) <= NEAR and not SAYING.search(between) else ""
        unharmed = UNHARMED.search(self._text, *sentence)
        return (unharmed["place"] or unharmed["other"]) if unharmed else ""


def opens_with_place(event: EventRow) -> bool:
    """Does the sentence of an act open with the act's own town?"""
    found, place = OPENING.match(event.evidence), event.place
    if found is None or place is None or place.precision not in TOWNS:
        return False
    return found["place"] in (place.name, place.text)


def _at(place: str, event: EventRow, text: str) -> bool:
    """Does the event stand at the place, by its name or words?"""
    if event.place is None:
        return False
    names = (event.place.name, event.place.text)
    return any(place in name or name in place for name in names if name) or place in text[slice(*event.evidence_span)]
