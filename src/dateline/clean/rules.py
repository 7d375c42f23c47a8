"""Why a line is furniture: the patterns of ``furniture.toml``, and repetition."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from dateline.clean.lines import Unit
from dateline.model import Value

SENTENCE_WORDS = 12
"""Words above which a line that ends with a stop is taken for a sentence, unless the rule says otherwise."""
REPEATED_LIMIT = 800
"""Characters of the longest line that is furniture because it stands twice on the page."""


class Rule(Value, frozen=True, kw_only=True):
    """One reason with the pattern for the whole line and the longest line it may take."""

    reason: str
    pattern: re.Pattern[str]
    limit: int
    sentence: bool


@cache
def table(name: str) -> dict[str, object]:
    """A TOML table that lies beside this module."""
    return tomllib.loads(resources.files("dateline.clean").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def month_names() -> tuple[tuple[str, ...], ...]:
    """The names of the months, in small letters and in the languages of ``dateline.toml``."""
    raw = table("dateline")["months"]
    assert isinstance(raw, list)
    return tuple(tuple(row) for row in raw)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in order of precedence."""
    raw = table("furniture")["rule"]
    assert isinstance(raw, list)
    return tuple(
        Rule(
            reason=entry["reason"],
            pattern=re.compile(f"(?:{'|'.join(entry['patterns'])})\\Z", re.IGNORECASE),
            limit=entry.get("limit", 160),
            sentence=entry.get("sentence", False),
        )
        for entry in raw
    )


def reason_of(unit: Unit) -> str | None:
    """The reason why the line is furniture by its words alone, or None."""
    if len(unit.words) > REPEATED_LIMIT:
        return None
    flat = unit.flat
    sentence = unit.stops and flat.count(" ") >= SENTENCE_WORDS
    for rule in rules():
        if len(flat) <= rule.limit and (rule.sentence or not sentence) and rule.pattern.match(flat):
            return rule.reason
    return None


def repeated(units: Sequence[Unit]) -> list[bool]:
    """For each unit whether its words stand elsewhere on the page too, as only titles and captions do.

    A sentence counts only beside its copy: quoted words may well recur in a story.
    """
    seen = Counter(unit.flat for unit in units if len(unit.words) <= REPEATED_LIMIT)
    near = _beside(units)
    return [
        len(unit.words) <= REPEATED_LIMIT and seen[unit.flat] > 1 and (near[number] or not unit.stops)
        for number, unit in enumerate(units)
    ]


def _beside(units: Sequence[Unit]) -> list[bool]:
    flats = [unit.flat if len(unit.words) <= REPEATED_LIMIT else "" for unit in units]
    twins = {flat for flat, following in pairwise(flats) if flat and flat == following}
    return [flat in twins for flat in flats]
