"""The encoder's table of word pieces, read out of ``words.onnx``: what each piece means before any context.

The vectors that the reader gives a word are made for the PLOVER types: they tell an attack from a visit, and have
forgotten whether it was a hospital or a market that was hit. The table has not: a user's type needs it to know what the
words around a trigger are about. It lies in the first graph, whose file is a Protocol Buffers message (onnx.proto3);
the few fields that lead to it are followed here, as the library that reads them all is no part of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import Error

Floats = NDArray[np.float32]

NAME = b"word_embeddings.weight"
GRAPH, INITIALIZER = 7, 5
DIMS, KIND, FLOATS, INTS, NAMED, RAW = 1, 2, 4, 5, 8, 9
"""Numbers of fields in ModelProto (graph), GraphProto (initializer) and TensorProto (the rest)."""
KINDS: dict[int, np.dtype[Any]] = {1: np.dtype("<f4"), 2: np.dtype("u1"), 3: np.dtype("i1")}
"""TensorProto.DataType of the tensors that are read: float, uint8, int8."""


@dataclass(frozen=True)
class Table:
    """(pieces, width) numbers as they are stored, with the scale and zero point that turn them into the weights."""

    raw: NDArray[Any]
    scale: float
    zero: float

    def mean(self, pieces: list[int]) -> Floats:
        """(width,): the mean of the rows of some pieces."""
        rows = self.raw[pieces].astype(np.float32)
        out: Floats = (rows.mean(0) - self.zero) * self.scale
        return out.astype(np.float32)

    def times(self, weights: Floats) -> Floats:
        """(pieces, n): all rows times (width, n), a few thousand at a time, as the table in floats takes 47 MB.

        ``einsum`` adds up in one order whatever the number of threads, which a matrix product does not.
        """
        parts = [self.raw[at : at + 4096].astype(np.float32) - self.zero for at in range(0, len(self.raw), 4096)]
        return np.concatenate([np.einsum("pw,wn->pn", part, weights) * self.scale for part in parts]).astype(np.float32)


def table(graph: bytes) -> Table:
    """The table of the first graph. Raises Error for a graph that has none."""
    found: dict[str, NDArray[Any]] = {}
    for field, value in _fields(memoryview(graph)):
        if field == GRAPH and isinstance(value, memoryview):
            for inner, part in _fields(value):
                if inner == INITIALIZER and isinstance(part, memoryview) and NAME in bytes(part[:200]):
                    name, tensor = _tensor(part)
                    found[name.rpartition(NAME.decode())[2]] = tensor
    raw = found.get("_quantized", found.get(""))
    if raw is None or raw.ndim != 2:
        raise Error("words.onnx holds no table of pieces: install Dateline again")
    scale, zero = (
        float(found[key].ravel()[0]) if key in found else other
        for key, other in (("_scale", 1.0), ("_zero_point", 0.0))
    )
    return Table(raw, scale, zero)


def _tensor(data: memoryview) -> tuple[str, NDArray[Any]]:
    """Name and values of one TensorProto of a kind that is read."""
    dims: list[int] = []
    kind, name, raw = 0, "", b""
    numbers: list[int] = []
    for field, value in _fields(data):
        if field == DIMS and isinstance(value, int):
            dims.append(value)
        elif field == DIMS and isinstance(value, memoryview):
            dims += _packed(value)
        elif field == KIND and isinstance(value, int):
            kind = value
        elif field == NAMED and isinstance(value, memoryview):
            name = bytes(value).decode()
        elif field in (RAW, FLOATS) and isinstance(value, memoryview):
            raw = bytes(value)
        elif field == INTS:
            numbers += [value] if isinstance(value, int) else _packed(value)
    if kind not in KINDS:
        raise Error(f"words.onnx holds a table of an unknown kind ({kind}): install Dateline again")
    values = np.frombuffer(raw, KINDS[kind]) if raw else np.array(numbers or [0], KINDS[kind])
    return name, values.reshape(dims)


def _packed(data: memoryview) -> list[int]:
    out, at = [], 0
    while at < len(data):
        value, at = _number(data, at)
        out.append(value)
    return out


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of a message in order: number and value, a memoryview for everything that has a length."""
    at = 0
    while at < len(data):
        tag, at = _number(data, at)
        match tag & 7:
            case 0:
                value, at = _number(data, at)
                yield tag >> 3, value
            case 2:
                size, at = _number(data, at)
                yield tag >> 3, data[at : at + size]
                at += size
            case 5 | 1 as wire:
                size = 4 if wire == 5 else 8
                yield tag >> 3, data[at : at + size]
                at += size
            case _:
                raise Error("words.onnx is no graph: install Dateline again")


def _number(data: memoryview, at: int) -> tuple[int, int]:
    """A number of variable length, low bits first, and the offset behind it."""
    value, shift = 0, 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
