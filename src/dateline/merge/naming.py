"""Names of incidents through time: what an incident was called before it grew, merged or split."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from dateline.model import Value

Incident = tuple[str, ...]
"""Keys of the events of one incident, in order."""


class Named(Value, frozen=True, kw_only=True):
    """One incident under its name. ``new`` tells one that had none; ``split_off`` is the incident whose events it was
    founded on, if any; ``merged`` are incidents that have gone over into it whole."""

    name: str
    events: Incident
    founder: str
    new: bool
    split_off: str | None = None
    merged: tuple[str, ...] = ()


def name_all(
    incidents: Sequence[Incident],
    before: Mapping[str, str],
    age: Callable[[str], int],
    first: Callable[[str], tuple[int, str]],
    taken: Callable[[str], bool],
) -> tuple[Named, ...]:
    """Gives every incident the name that most of its events bore, each name once; the rest are named anew.

    ``before`` is the old name of every event that had one, ``age`` the order in which names were given (of equals the
    older wins), ``first`` what tells the earliest report, ``taken`` whether a name has ever been used.
    """
    claims = []
    for number, events in enumerate(incidents):
        for name, count in Counter(before[e] for e in events if e in before).items():
            claims.append((-count, age(name), events[0], number, name))
    name_of: dict[int, str] = {}
    given: set[str] = set()
    for _, _, _, number, name in sorted(claims):
        if number not in name_of and name not in given:
            name_of[number] = name
            given.add(name)
    went_to = _went_to(incidents, before, name_of)
    out = []
    for number, events in enumerate(incidents):
        founder = min(events, key=first)
        old = sorted({before[e] for e in events if e in before}, key=age)
        if (known := name_of.get(number)) is not None:
            merged = tuple(n for n in old if n not in given and went_to[n] == {number})
            out.append(Named(name=known, events=events, founder=founder, new=False, merged=merged))
        else:
            fresh = _fresh(founder, lambda name: taken(name) or name in given)
            given.add(fresh)
            out.append(Named(name=fresh, events=events, founder=founder, new=True, split_off=old[0] if old else None))
    return tuple(out)


def _went_to(
    incidents: Sequence[Incident], before: Mapping[str, str], name_of: Mapping[int, str]
) -> dict[str, set[int]]:
    """Old name -> the incidents that its events are in now."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, events in enumerate(incidents):
        for event in events:
            if event in before:
                found[before[event]].add(number)
    return found


LENGTH = 10
"""Hex digits of a name: one in a trillion, lengthened where it is taken."""


def _fresh(founder: str, taken: Callable[[str], bool]) -> str:
    """A name made of the founding event's key; numbered where an incident was founded on that event before."""
    name = f"I-{founder[:LENGTH]}"
    number = 2
    while taken(name):
        name = f"I-{founder[:LENGTH]}-{number}"
        number += 1
    return name
