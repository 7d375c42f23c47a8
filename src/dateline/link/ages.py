"""How old somebody is, which is no part of the name: "Umm Jihad, 55", "a 26-year-old Syrian"."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"\b\d{1,3}-year-old\s+(?=\S)")
_BEHIND = re.compile(r",?\s\(?(?:aged?\s)?\d{1,3}\)?(?:,?\syears old)?\Z")


def ageless(name: str) -> str:
    """A name without the age of its bearer; annotators leave it out in each of 30 cases."""
    name = _BEFORE.sub("", name, count=1)
    age = _BEHIND.search(name)
    marked = age is not None and (age[0].startswith(",") or "age" in age[0] or "(" in age[0])
    return name[: age.start()] if age is not None and marked and age.start() else name
