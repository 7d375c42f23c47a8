"""The act that made the dead and wounded, among all that the article tells.

A page tells its main act again and again ("the blast", "the attack left 12 dead") and gives numbers where they come.
The reader gives a number to an act of the sentence it stands in or near, which may be a second telling that is no event
of its own, or another act. Boosted trees (``training/fit_counted_acts.py``) weigh every act around by what it has in
common with that one and by where it stands; the number goes to the likeliest. Neither number nor words are changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from msgspec.structs import replace

from dateline.extract.dates import calendar
from dateline.knowledge.fold import folded
from dateline.knowledge.trees import trees
from dateline.model import ActorRow, EventRow, FigureRow, Span
from dateline.reader import apart, counted_twice, scenes
from dateline.retold import days, names
from dateline.spans import meets

NAME = "acts-1"
"""Stands in ``made_by`` of a figure that went to another act."""
TREES = "counted_act_trees.onnx"
KINDS = ("killed", "injured")
NEAR = 24
"""Acts before and behind the present one that are weighed: no page is read in more than linear time."""
COLUMNS = (
    *("here", "number", "type", "attack", "attacks", "attack_number", "attacks_in_sentence", "actual", "sure"),
    *("sure_here", "deadly", "deadly_here", "same_type", "same_mode", "place", "same_place", "same_day"),
    *("same_actors", "same_recipients", "of_recipients", "most", "sentences", "paragraphs", "characters", "between"),
    "title",
)
"""Of one act for one number: whether it has it now ("here"), which of the article's acts it is and of what type, how
surely it and the present one are events and whether their words tell of dead or wounded; what both have in common (.5
where one says nothing), the greatest number it has besides, and how far from the number it stands."""
TYPES = ("ASSAULT", "COERCE", "PROTEST", "ACCUSE")
"""Numbered from 1 in "type"; others are 0."""
DEADLY = re.compile(
    r"\b(?:kill|die|dead|death|deadl|slain|perish|fatal|lives|wound|injur|hurt|casualt|massacre|murder)", re.I
)
COMMON = frozenset({"the", "of", "in", "and", "a", "an", "people", "others", "dead", "killed", "injured", "wounded"})
"""Words that no party is told by."""


def moved(text: str, title: Span | None, sentences: Sequence[Span], events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, in page order, each with the dead and wounded that are its own.

    ``title`` and ``sentences`` are spans in ``text``.
    """
    events = counted_twice.told(text, events)
    article = Told(text, title, sentences, events)
    asked = [(at, figure) for at, event in enumerate(events) for figure in event.figures if figure.kind in KINDS]
    asked = [(at, figure) for at, figure in asked if len(article.around(at)) > 1]
    made = [article.rows(at, figure) for at, figure in asked]
    sums = trees(TREES, COLUMNS).sums([row for rows in made for row in rows])
    own = [list(event.figures) for event in events]
    first = 0
    gone: dict[Span, int] = {}
    for (at, figure), rows in zip(asked, made, strict=True):
        odds = sums[first : first + len(rows)]
        first += len(rows)
        best = article.around(at)[int(np.argmax(odds))]
        whole = _whole(text, figure, events[at].figures)
        best = gone.get(whole.span, at) if whole is not None else best if _violent(events[best]) else at
        gone[figure.span] = best
        own_words = meets(events[at].evidence_span, figure.span) and _is_another(events[at], events[best])
        if best != at and not own_words and not _in_which(text, events[at], figure):
            own[at].remove(figure)
            if not any(_told(text, figure, other) for other in own[best]):
                own[best].append(replace(figure, made_by=f"{figure.made_by}, {NAME}"))
    why = "what its sentence counts is of another act of the page"
    return [scenes.with_figures(event, figures, why) for event, figures in zip(events, own, strict=True)]


def _violent(event: EventRow) -> bool:
    """May dead and hurt be moved to an act? Of seven that were moved to a protest, an arrest or an abduction none was
    right."""
    return event.type == "ASSAULT" and event.mode != "abduct"


def _whole(text: str, figure: FigureRow, figures: Sequence[FigureRow]) -> FigureRow | None:
    """The count of the act that a figure is a part of ("179 people, including 31 women"): it goes along with it."""
    if PART not in figure.made_by:
        return None
    at = bisect_left(figures, figure.span, key=lambda f: f.span)
    before = [f for f in figures[max(0, at - FEW) : at] if f.kind == figure.kind and PART not in f.made_by]
    near = (f for f in reversed(before) if figure.span[0] - f.span[1] < FAR)
    return next((f for f in near if not STOP.search(text, f.span[1], figure.span[0])), None)


PART = "/part/"
"""What the rule of a part's reading holds."""
FAR, FEW = 150, 8
"""Characters and figures between a whole and its part."""
STOP = re.compile(r"[.!?][\"”’]?\s|\n")


_WHICH = re.compile(r"[^.;,\n]{0,40}?\b(?:in|during) which\s(?:[\w’'-]+\s){0,4}")


def _in_which(text: str, event: EventRow, figure: FigureRow) -> bool:
    """Do the words behind an act say that people died in it: "a crackdown in which more than 200 people died"? So 44 of
    58 on the training pages (the others are of an act told behind), and all of five told on 811 pages."""
    return _WHICH.fullmatch(text, event.trigger_span[1], figure.span[0]) is not None


def _is_another(one: EventRow, other: EventRow) -> bool:
    """Are two acts surely not one: in different towns, or told of days that lie months apart?"""
    return _elsewhere(one, other) or _long_before(one, other) or _long_before(other, one)


def _long_before(one: EventRow, other: EventRow) -> bool:
    """Was the first act over more than a month before the second began, as the words of its own sentence have it: "in
    2020, more than 50 people were killed in protests"?"""
    ended = None if one.date is None else calendar.parse_day(one.date.end)
    began = None if other.date is None else calendar.parse_day(other.date.start)
    own = one.date is not None and one.date.span is not None and meets(one.date.span, one.evidence_span)
    return own and ended is not None and began is not None and (began - ended).days > MONTH


MONTH = 31
"""Days in the longest month."""


def _elsewhere(one: EventRow, other: EventRow) -> bool:
    """Are two acts in different towns or countries, so that neither is the other told again?"""
    here, there = one.place, other.place
    if here is None or there is None or here.name == there.name:
        return False
    if here.country and there.country and here.country != there.country:
        return True
    if scenes.opens_with_place(one):
        return True  # "In Tessit, two died when a shell struck", of shells that struck all over the country
    return (
        here.precision in scenes.TOWNS
        and there.precision in scenes.TOWNS
        and not (here.text in there.text or there.text in here.text)
    )


def _told(text: str, one: FigureRow, other: FigureRow) -> bool:
    """Do two figures tell the same count of the same people?"""
    alike = (one.kind, one.low, one.high) == (other.kind, other.low, other.high)
    return alike and not apart.apart(text, apart.of_row(one), apart.of_row(other))


class Told:
    """The acts of one article with what is asked of them for every number."""

    def __init__(self, text: str, title: Span | None, sentences: Sequence[Span], events: Sequence[EventRow]) -> None:
        self._events = events
        self._starts = [start for start, _ in sentences]
        self._lines = [found.start() for found in re.finditer("\n", text)]
        self._triggers = [event.trigger_span[0] for event in events]
        told = folded(text[slice(*title)]) if title else frozenset()
        self._title = [len(told & folded(event.evidence)) / max(1, len(told)) for event in events]
        attacks = [event.type == "ASSAULT" for event in events]
        self._number = [n - 1 if attack else -1 for attack, n in zip(attacks, accumulate(attacks), strict=True)]
        self._attacks = sum(attacks)
        self._deadly = [DEADLY.search(event.trigger) is not None for event in events]
        self._parties = [frozenset().union(*map(_party, event.recipients)) for event in events]

    def around(self, at: int) -> range:
        """The acts that are weighed for a number of one of them."""
        return range(max(0, at - NEAR), min(len(self._events), at + NEAR + 1))

    def rows(self, at: int, figure: FigureRow) -> list[tuple[float, ...]]:
        """The columns of every act around for a number that act ``at`` has."""
        of = folded(figure.of or "") - COMMON
        sentence = bisect_right(self._starts, figure.span[0])
        said = [self._events[n] for n in self.around(at)]
        where = (figure.span[0], figure.span[0] + 1)
        in_sentence = sum(e.type == "ASSAULT" and meets(e.evidence_span, where) for e in said)
        return [self._row(at, other, figure, of, sentence, in_sentence) for other in self.around(at)]

    def _row(
        self, at: int, other: int, figure: FigureRow, of: frozenset[str], sentence: int, in_sentence: int
    ) -> tuple[float, ...]:
        here, event, where = self._events[at], self._events[other], figure.span[0]
        trigger = self._triggers[other]
        low, high = sorted((where, trigger))
        most = max((f.low for f in event.figures if f.kind == figure.kind and f is not figure), default=-1.0)
        return (
            float(other == at),
            float(other),
            float(TYPES.index(event.type) + 1 if event.type in TYPES else 0),
            float(event.type == "ASSAULT"),
            float(self._attacks),
            float(self._number[other]),
            float(in_sentence),
            float(event.status == "actual"),
            event.confidence,
            here.confidence,
            float(self._deadly[other]),
            float(self._deadly[at]),
            float(event.type == here.type),
            _same(event.mode, here.mode),
            float(event.place is not None),
            _same(event.place and event.place.name, here.place and here.place.name),
            _same(days(event), days(here)),
            _shared(event.actors, here.actors),
            _shared(event.recipients, here.recipients),
            float(len(of & self._parties[other])),
            float(most),
            float(sentence - bisect_right(self._starts, trigger)),
            float(bisect_left(self._lines, high) - bisect_left(self._lines, low)),
            (where - trigger) / 100,
            float(max(0, bisect_left(self._triggers, high) - bisect_right(self._triggers, low))),
            self._title[other],
        )


def _same(one: object, other: object) -> float:
    return 0.5 if one is None or other is None else float(one == other)


def _shared(ones: Sequence[ActorRow], others: Sequence[ActorRow]) -> float:
    one, other = names(ones), names(others)
    return float(bool(one & other)) if one and other else 0.5


def _party(row: ActorRow) -> frozenset[str]:
    return folded(f"{row.text} {row.name}") - COMMON
