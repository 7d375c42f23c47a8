"""On whose word: the names at the bottom of chains of attribution, sorted into kinds that can be told apart."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from dateline.knowledge.fold import key
from dateline.model import Value


class Originator(Value, frozen=True, kw_only=True):
    """Who said it first: ``kind`` of ``originators.toml`` ("named" for anybody else), ``name`` as the page has it, and
    ``rank`` (3 stands for itself, 2 is in office, 1 is a party or unnamed)."""

    kind: str
    name: str
    rank: int

    @property
    def key(self) -> str:
        """What is the same for one originator however pages put it: the kind, or the folded name of a named person."""
        return self.kind if self.kind != "named" else key(self.name)


@cache
def _kinds() -> tuple[tuple[str, str, int], ...]:
    """(phrase padded with blanks, kind, rank) in the order of the table."""
    table = tomllib.loads(files("dateline.merge").joinpath("originators.toml").read_text(encoding="utf-8"))
    return tuple((f" {key(word)} ", row["name"], row["rank"]) for row in table["kind"] for word in row["words"])


@lru_cache(maxsize=4096)
def originator(words: str) -> Originator:
    """The originator that an attribution names."""
    padded = f" {key(words)} "
    for phrase, kind, rank in _kinds():
        if phrase in padded:
            return Originator(kind=kind, name=words, rank=rank)
    return Originator(kind="named", name=words, rank=2)


def first_of(chain: tuple[str, ...]) -> Originator | None:
    """The innermost source of a chain (outermost last); None where the outlet speaks for itself."""
    return originator(chain[0]) if chain else None
