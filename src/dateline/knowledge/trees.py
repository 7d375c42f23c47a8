"""Odds by boosted trees over columns of numbers: one graph a file, which onnxruntime computes.

Trees weigh what holds only together ("named two sentences before, and nobody else is"), which sums of weights cannot.
They are fitted by ``training/boosted.py``; a graph knows the names of the columns that it was fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import Error

COLUMNS = "columns"
"""Key of the graph's metadata under which its columns stand, by spaces."""


def opened(data: bytes, name: str) -> Any:
    """The session of a shipped graph, on one thread. Raises Error where the file is none."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # windows differ in length: a pattern would be made and kept for each of them
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has a class of its own for each way of being broken
        raise Error(f"{name} is not the file that was shipped ({error}): install Dateline again") from None


class Trees:
    """The trees of one graph. Raises Error where it is none, or was fitted to other columns than ``columns``."""

    def __init__(self, data: bytes, columns: Sequence[str], name: str = "trees") -> None:
        self._session = opened(data, name)
        fitted = self._session.get_modelmeta().custom_metadata_map.get(COLUMNS, "").split()
        if fitted != list(columns):
            raise Error(f"{name} was fitted to other columns: install Dateline again")

    def sums(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """The log-odds of each row (rows, columns)."""
        if not rows:
            return np.zeros(0)
        told: NDArray[np.float32] = self._session.run(None, {"rows": np.array(rows, dtype=np.float32)})[0]
        return told[:, 0].astype(np.float64)

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The odds of each row, from 0 to 1."""
        told: list[float] = (1.0 / (1.0 + np.exp(-self.sums(rows)))).tolist()
        return told


@cache
def trees(name: str, columns: tuple[str, ...]) -> Trees:
    """The trees of ``knowledge/data/NAME``, loaded once a process."""
    return Trees(files("dateline.knowledge").joinpath("data", name).read_bytes(), columns, name)
