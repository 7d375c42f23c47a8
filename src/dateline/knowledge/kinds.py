"""Kinds of common words: which words mean alike, so that a rare noun tells what its likes tell."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.model import Value

TABLE = "word_kinds.tsv"
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))
"""Ends of plurals and what stands in the singular."""


class Kind(Value, frozen=True, kw_only=True):
    """The kind of a word: its ``field`` (one of 150) and the closer group of its ``kin`` (one of 600), each named by
    the word in its middle."""

    field: str
    kin: str


@cache
def _kinds() -> dict[str, Kind]:
    lines = files("dateline.knowledge").joinpath("data", TABLE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: Kind(field=field, kin=kin) for word, field, kin in rows}


def kind_of(low: str) -> Kind | None:
    """The kind of a folded word, or of its singular; None for names and for words the table does not hold."""
    known = _kinds()
    if low in known:
        return known[low]
    singular = (low[: -len(end)] + other for end, other in _ENDINGS if low.endswith(end))
    return next((known[word] for word in singular if word in known), None)
