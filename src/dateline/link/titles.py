"""Whose office a title is where the page does not say: only some states have a Foreign Secretary, and no kingdom a
president (``title_homes.psv``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.knowledge.fold import key
from dateline.knowledge.tables import items, table
from dateline.link.country import Candidate


@cache
def _homes() -> dict[str, tuple[tuple[str, ...], frozenset[str]]]:
    """Look-up key of a title -> the states that have it, where only these do, and those that never do."""
    return {
        key(title): (items(row["only"]), frozenset(items(row["never"])))
        for row in table("title_homes.psv")
        for title in items(row["titles"])
    }


def fitting(noun: str, options: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The countries weighed for a title without those that have no such office; all where none would be left."""
    only, never = _homes().get(key(noun), ((), frozenset()))
    kept = tuple(one for one in options if (one.country in only if only else one.country not in never))
    return kept or tuple(options)


def home(noun: str, country: str | None) -> str | None:
    """The country, or the state that a title is mostly of where the country has none."""
    only, _ = _homes().get(key(noun), ((), frozenset()))
    return only[0] if only and country not in only else country
