"""The fitted heads of a user's codebook: what they are given of a word, what they say of it, and their file.

A head is linear. Of each word it sees the vector that the reader's first graph gives it, and the mean of what the
encoder's table holds of the words around it: the first tells what the word does in its sentence, the second what the
sentence is about there. ``MY.heads.json`` beside ``MY.toml`` holds the heads of all its types, with the hash of the
text they were fitted to and of the graph whose vectors they read: heads never meet vectors of another graph.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.errors import CodebookError
from dateline.model import Value
from dateline.reader.own_table import Table

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FORM = 1
"""Version of the file and of what is computed from it; raised whenever old heads would say something else."""
AROUND = 6
"""Words on either side whose meaning a head is told, within the sentence (chosen on trial types: decisions, 11)."""
JOIN = 8
"""Words with fewer words than this between them tell one event: "ordered everyone living below the dam to leave"."""


class Score(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a type fared on sentences left out of the fit: triggers found, missed, and told falsely.

    ``false`` is in all, ``background`` those of them in the background. A sentence is read several times and counts
    once, so these are not whole numbers.
    """

    found: float
    missed: float
    false: float
    background: float

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.found / (2 * self.found + self.false + self.missed) if self.found else 0.0


class Head(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One type: what it borrows from, the odds from which it tells an event, its weights, and how it fared.

    ``most`` is how many events of it one sentence may tell: as many as an example does, mostly one.
    """

    name: str
    like: str
    mode: str | None
    least: float
    most: int
    examples: int
    weights: str
    """float32, little end first, in base64."""
    bias: float
    score: Score

    @property
    def vector(self) -> Floats:
        """(2 * width,): first for the word's vector, then for what is around it."""
        return np.frombuffer(base64.b64decode(self.weights), "<f4").astype(np.float32)


class Heads(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The heads of one codebook, with the hashes of its text and of the graph they read."""

    form: int
    codebook: str
    sha256: str
    graph: str
    types: tuple[Head, ...]


def packed(weights: Floats) -> str:
    """Weights as text."""
    return base64.b64encode(weights.astype("<f4").tobytes()).decode()


def beside(path: Path) -> Path:
    """The file of the heads of a codebook: MY.heads.json for MY.toml."""
    return path.with_name(f"{path.stem}.heads.json")


def written(heads: Heads) -> bytes:
    """The file's bytes: equal heads give equal bytes."""
    return msgspec.json.format(msgspec.json.encode(heads), indent=1) + b"\n"


def load(path: Path, graph: str) -> tuple[Heads, str]:
    """The heads of the codebook at ``path`` and the SHA-256 of their file; ``graph`` is that of the reader's graph.

    Raises CodebookError where there are none, or where they were fitted to another text or graph.
    """
    again = f"run 'dateline codebook train {path}'"
    try:
        text, data = path.read_bytes(), beside(path).read_bytes()
    except OSError as error:
        missing = error.filename == str(path)
        said = f"no such codebook; 'dateline codebook new {path}' writes one" if missing else f"never fitted; {again}"
        raise CodebookError(f"{path}: {said}") from None
    try:
        heads = msgspec.json.decode(data, type=Heads)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise CodebookError(f"{beside(path)}: not a file of heads, or of another version; {again}") from None
    if heads.form != FORM:
        raise CodebookError(f"{beside(path)}: fitted by another version of Dateline; {again}")
    if heads.sha256 != hashlib.sha256(text).hexdigest():
        raise CodebookError(f"{path}: the codebook has changed since it was fitted; {again}")
    if heads.graph != graph:
        raise CodebookError(f"{path}: fitted to another reader than the one that is installed; {again}")
    return heads, hashlib.sha256(data).hexdigest()


# ------------------------------------------------------------------------------------------------ what a head sees


def around(values: Floats, sentences: Ints) -> Floats:
    """(words, n) -> (words, n): the mean over each word and those within ``AROUND`` of it in its sentence.

    The words of a sentence stand together.
    """
    total = np.concatenate([np.zeros_like(values[:1], dtype=np.float64), np.cumsum(values, axis=0, dtype=np.float64)])
    at = np.arange(len(values))
    first = np.maximum(at - AROUND, np.searchsorted(sentences, sentences, side="left"))
    last = np.minimum(at + AROUND + 1, np.searchsorted(sentences, sentences, side="right"))
    return np.asarray((total[last] - total[first]) / (last - first)[:, None], dtype=np.float32)


def features(vectors: Floats, pieces: Sequence[list[int]], table: Table, sentences: Ints) -> Floats:
    """(words, 2 * width): what heads are fitted to; ``pieces`` are those of each word."""
    rows = np.stack([table.mean(ids) for ids in pieces])
    return np.concatenate([vectors, around(rows, sentences)], axis=1)


class Scorer:
    """The heads of some codebooks, ready for one window after the other."""

    def __init__(self, heads: Sequence[Head], table: Table) -> None:
        weights = np.stack([head.vector for head in heads], axis=1)
        width = len(weights) // 2
        self._vectors = np.ascontiguousarray(weights[:width])
        self._pieces = table.times(np.ascontiguousarray(weights[width:]))
        self._bias = np.array([head.bias for head in heads], dtype=np.float32)

    def odds(self, vectors: Floats, pieces: Sequence[list[int]], sentences: Ints) -> Floats:
        """(words, heads): the odds that each word tells an event of each type."""
        rows = np.stack([self._pieces[ids].mean(0) for ids in pieces])
        own = np.einsum("wd,dh->wh", vectors, self._vectors)  # in one order, whatever the number of threads
        logits = own + around(rows, sentences) + self._bias
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -50, 50))), dtype=np.float32)


def triggers(odds: Floats, sentences: Ints, least: float, most: int) -> list[tuple[int, ...]]:
    """The words of every trigger of a type, from its odds (words,): the likeliest ``most`` of each sentence."""
    out: list[tuple[int, ...]] = []
    for run in sorted(runs(odds >= least, sentences), key=lambda run: (-float(odds[list(run)].max()), run)):
        if sum(sentences[run[0]] == sentences[other[0]] for other in out) < most:
            out.append(run)
    return sorted(out)


def runs(on: NDArray[np.bool_], sentences: Ints) -> list[tuple[int, ...]]:
    """The words that are on, those of one trigger together: in one sentence, and no ``JOIN`` words apart."""
    out: list[tuple[int, ...]] = []
    for at in np.flatnonzero(on):
        i = int(at)
        if out and i - out[-1][-1] <= JOIN and sentences[i] == sentences[out[-1][0]]:
            out[-1] = (*out[-1], i)
        else:
            out.append((i,))
    return out
