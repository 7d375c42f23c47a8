"""Whether two sentences tell one act, by a small network that reads them side by side, each under its title.

Two reports of one act often share neither words nor the fields that were found: "police opened fire on demonstrators",
"two people died in the unrest". The network sees both sentences whole, with the act of each marked. It is asked only
where the fields leave it open (``compare.score``), one pair at a time, so that no pair changes another's numbers.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from dateline.compare.view import EventView
from dateline.errors import Error
from dateline.knowledge.trees import opened
from dateline.knowledge.vocabulary import CLS, SEP, tokenizer

GRAPH = "tellings.onnx"
TITLE, ACT, SENTENCE = 14, 12, 56
"""Most pieces of a title, of an act, and of a sentence with its act."""
OPENS, CLOSES = 1, 2
"""Pieces before and behind the act: two that the vocabulary leaves unused."""

Side = tuple[int, ...]
"""The pieces of one telling: its title, a ``SEP``, its sentence with the act between ``OPENS`` and ``CLOSES``."""


class Cutter:
    """Texts into pieces of the encoder's vocabulary; ``vocabulary`` is the text of a tokenizer.json."""

    def __init__(self, vocabulary: str) -> None:
        self._tokenizer = tokenizer(vocabulary)

    def _pieces(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def side(self, title: str, evidence: str, told: str) -> Side:
        """One telling: of a long sentence what stands around the act."""
        at = evidence.find(told)
        before, behind = (evidence[:at], evidence[at + len(told) :]) if at >= 0 else ("", evidence)
        one, act, other = self._pieces(before), self._pieces(told)[:ACT], self._pieces(behind)
        room = SENTENCE - len(act)
        first = min(len(one), max(room // 2, room - len(other)))
        kept = one[len(one) - first :], other[: room - first]
        return (*self._pieces(title)[:TITLE], SEP, *kept[0], OPENS, *act, CLOSES, *kept[1])


def side_by_side(one: Side, other: Side) -> dict[str, Any]:
    """Two tellings as the network reads them: pieces, which of the two each belongs to, and where their acts open."""
    return {
        "pieces": np.array([CLS, *one, SEP, *other, SEP], dtype=np.int64),
        "sides": np.array([0] * (len(one) + 2) + [1] * (len(other) + 1), dtype=np.int64),
        "acts": np.array([1 + one.index(OPENS), len(one) + 2 + other.index(OPENS)], dtype=np.int64),
    }


class Tellings:
    """The network. Raises Error where its file is absent or broken."""

    def __init__(self, graph: bytes, cutter: Cutter) -> None:
        self._session = opened(graph, GRAPH)
        self._cutter = cutter
        self._side = lru_cache(maxsize=1 << 14)(cutter.side)
        self._read = lru_cache(maxsize=1 << 16)(self._run)

    def _run(self, one: Side, other: Side) -> float:
        return float(self._session.run(None, side_by_side(one, other))[0][0])

    def odds(self, a: EventView, b: EventView) -> float:
        """Log-odds that two events are one act by their sentences; the order of the two makes no difference."""
        one, other = sorted(self._side(v.article.title, v.evidence, v.told) for v in (a, b))
        return self._read(one, other)


@cache
def digest() -> str:
    """SHA-256 of the shipped network."""
    return hashlib.sha256(_graph()).hexdigest()


def _graph() -> bytes:
    path = files("dateline.compare").joinpath("weights", GRAPH)
    if not path.is_file():
        raise Error(f"{path} is absent: install Dateline again")
    return path.read_bytes()


def vocabulary() -> str:
    """The tokenizer.json of the encoder, which the reader's weights hold."""
    return files("dateline").joinpath("reader", "weights", "tokenizer.json").read_text(encoding="utf-8")


@cache
def shipped() -> Tellings:
    """The shipped network, loaded once a process."""
    return Tellings(_graph(), Cutter(vocabulary()))
