"""Common nouns for actors ("residents", "foreign ministry", "gunmen") and titles, each with its PLOVER sector."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.knowledge.fold import key
from dateline.knowledge.tables import items, table
from dateline.model import Value


class Role(Value, frozen=True, kw_only=True):
    """What one noun says of an actor. ``kind`` is body, office, people, or generic (see ``roles.psv``)."""

    sector: str
    kind: str


def plurals(noun: str) -> Iterator[str]:
    """The noun itself, then its regular plural where it is not one already."""
    yield noun
    if noun.endswith("man"):
        yield noun[:-3] + "men"
    elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield noun[:-1] + "ies"
    elif noun.endswith(("ch", "sh", "x", "ss")):
        yield noun + "es"
    elif not noun.endswith(("s", "men", "people", ".")):
        yield noun + "s"


@cache
def nouns() -> dict[str, Role]:
    """Look-up key of every noun phrase, singular and plural, to its role; the first row that has a noun wins."""
    found: dict[str, Role] = {}
    for row in table("roles.psv"):
        for noun in items(row["nouns"]):
            for form in plurals(noun):
                found.setdefault(key(form), Role(sector=row["sector"], kind=row["class"]))
    return found


def is_quantity(word: str) -> bool:
    """Whether a word before "of" tells how many: "dozens of boys", "two of the soldiers", "some of the men"."""
    return word.isdigit() or word in words_of("number", "part")


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """The words of one or more closed lists of ``link_words.psv``: determiners, pronouns, boundaries, ..."""
    return frozenset(
        key(word) for row in table("link_words.psv") if row["list"] in kinds for word in items(row["words"])
    )
