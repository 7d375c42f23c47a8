"""What no likeness outweighs: two acts that are told of other days, places, persons or states than one act can be.

Two attacks told in like words are the rule, not the exception: an agency tells each bombing as it told the last. The
fitted weights do not know that, because on annotated pages two stories seldom sound alike, and a day or a place that
stands against one happening was there most often misread.
"""

from __future__ import annotations

from typing import Literal

from dateline.compare.named import (
    TOLD,
    acting,
    are_others,
    maybe_one,
    names_day,
    names_town,
    persons,
    states,
    strangers,
)
from dateline.compare.places import distance, reach
from dateline.compare.view import RECIPIENTS, EventView, PlaceView
from dateline.compare.words import share

Ground = Literal["days apart", "place apart", "recipient differs", "actor differs"]
"""A conflict by the name of the feature that speaks of it."""

BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts that are done at one place on one day; of what is said or agreed each report may name another."""
DAYS = 3
"""Days between two acts from which they are two. One or two are often a misread weekday: of pairs of the reader's
events one or two days apart that the weights join 24 are one act and 11 are two, of those further apart 7 and 20 (of
annotated ones none and 29)."""
APART = 5.0
"""Kilometres, beyond how far either place is from its point, from which two acts that share no number and are told of
other kinds, or with other numbers of two kinds, are two (of such pairs that the weights join one is one act and two are
two). Places alone decide nothing: beyond 40 km 8 are one act, most of them misread, and 10 are two."""
FAR = 20.0
"""The same where each sentence names its own town: of such pairs one is one act and four are two. Where a number
differs, too, ``APART`` is enough."""
FINE = frozenset({"exact", "near"})
"""Precisions of places that are a town or less."""
ABOUT_PERSONS = frozenset({"COERCE", "SANCTION"})
"""Types of acts that befall one person at a time: arrests, trials, dismissals."""
BETWEEN_STATES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types of acts in which two states meet, of which a sentence may tell one alone."""
GUESSED = frozenset({"strength", "targets"})
"""Kinds of numbers that make no two acts one: "hundreds" are told of every march."""


def conflict(a: EventView, b: EventView) -> Ground | None:
    """What keeps two events apart whatever else they share; None where nothing does."""
    if ground := _elsewhen(a, b):
        return ground
    if a.type in BODILY and b.type in BODILY and (ground := _elsewhere(a, b)):
        return ground
    persons_only = a.type in ABOUT_PERSONS and b.type in ABOUT_PERSONS
    if persons_only and strangers(persons(a, a.recipients), persons(b, b.recipients)):
        return "recipient differs"
    if "ASSAULT" not in (a.type, b.type) and _other_states(a, b):
        return "actor differs"
    return None


def _elsewhen(a: EventView, b: EventView) -> Ground | None:
    """Days that keep two acts apart."""
    days = days_between(a, b)
    if not days:
        return None
    differ, same = _numbers(a, b)
    news, other = a.role == b.role == "news", bool(differ) and not same
    if a.type not in BODILY or b.type not in BODILY:
        return "days apart" if days >= DAYS and news and other else None
    if days >= DAYS and (news or other or _apart(a, b) > 0):
        return "days apart"
    return "days apart" if (other or _foretold(a, b)) and names_day(a) and names_day(b) else None


def _foretold(a: EventView, b: EventView) -> bool:
    """Whether the report of the earlier act came out before the day of the later one, which has been done: it cannot
    have told of that (of pairs whose sentences name both days two are one act and 23 are two)."""
    before, after = (a, b) if (a.start or 0) < (b.start or 0) else (b, a)
    day, start = before.article.day, after.start
    done = {before.status, after.status} <= {"actual", "ongoing"}
    return done and day is not None and start is not None and day < start


def _elsewhere(a: EventView, b: EventView) -> Ground | None:
    """Places that keep two acts of force, custody or protest apart."""
    differ, same = _numbers(a, b)
    if same:
        return None
    away = _away(a, b)
    towns = away > FAR or (differ > 0 and away > APART) or _marched(a, b)
    if towns and names_town(a, b) and names_town(b, a):
        return "place apart"
    modes = a.mode and b.mode and a.mode != b.mode
    return "place apart" if (differ > 1 or modes) and _apart(a, b) > APART else None


def _marched(a: EventView, b: EventView) -> bool:
    """Whether two protests are told of places by other names, of which one may have no point: who marches does so in a
    town, where an attack is told of a road, a camp or the hospital as well."""
    if a.type != b.type or a.type != "PROTEST" or a.place is None or b.place is None:
        return False
    return distance(a.place, b.place) is None and not maybe_one(a.place, b.place)


def _other_states(a: EventView, b: EventView) -> bool:
    """Whether states act in both and none of one acts in the other, or two meet in both and not the same two (of such
    pairs three are one act and fifteen are two, of annotated ones none and eight). Who attacked is often told otherwise
    by either side, so attacks are not asked."""
    meet = [event.type in BETWEEN_STATES for event in (a, b)]
    if any(meet):
        ones, others = (states((*event.actors, *event.recipients)) for event in (a, b))
        return all(meet) and len(ones) == len(others) == 2 and ones != others
    return are_others(acting(a), acting(b))


def days_between(a: EventView, b: EventView) -> int:
    """Days from the end of the earlier event to the start of the later one; 0 where they meet or a bound is unknown."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return 0
    return max(0, max(a.start, b.start) - min(a.end, b.end))


def _away(a: EventView, b: EventView) -> float:
    """Kilometres between two places beyond what lies within reach of both; 0 where they may be one or none is known."""
    if a.place is None or b.place is None:
        return 0.0
    away = distance(a.place, b.place)
    return 0.0 if away is None else max(0.0, away - reach(a.place) - reach(b.place))


def _apart(a: EventView, b: EventView) -> float:
    """The same of two towns, 0 where the sentence of one tells the other's: its own place may then be the wrong one."""
    told = any(one.place and share(one.place.terms, other.words) >= TOLD for one, other in ((a, b), (b, a)))
    return _away(a, b) if _fine(a.place) and _fine(b.place) and not told else 0.0


def _fine(place: PlaceView | None) -> bool:
    return place is not None and place.precision in FINE


def _numbers(a: EventView, b: EventView) -> tuple[int, bool]:
    """Of how many kinds both events have numbers and none the same, and whether a number that is no guess is."""
    kinds = {x.kind for x in a.figures} & {y.kind for y in b.figures} - {RECIPIENTS}
    same = {kind for kind in kinds if _of(a, kind) & _of(b, kind)}
    return len(kinds - same), bool(same - GUESSED)


def _of(event: EventView, kind: str) -> set[float]:
    return {figure.low for figure in event.figures if figure.kind == kind}
