"""How the time of a job grows with its size, asked so that neither a busy machine nor what other tests left in memory
decides."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeAlias

Job: TypeAlias = Callable[[], object]

TRIES = 3
MORE = 40
"""What is added to the size where it is measured again: what was read once is remembered."""


def seconds(job: Job) -> float:
    """Processor seconds of this thread: other tests' threads may still be spinning in the process. Nothing is
    collected meanwhile: walking through all that other tests left behind takes longer than most jobs."""
    collected = gc.isenabled()
    gc.disable()
    try:
        begin = time.thread_time()
        job()
        return time.thread_time() - begin
    finally:
        if collected:
            gc.enable()


def growth(made: Callable[[int], Job], size: int) -> tuple[float, float]:
    """Seconds of the job made for ``size`` and of that for four times as much, the making left out; the first of some
    pairs that a busy machine has not spoilt."""
    made(100)()  # tables are loaded when first asked
    told = (0.0, 0.0)
    for more in range(0, TRIES * MORE, MORE):
        told = seconds(made(size + more)), seconds(made(4 * (size + more)))
        if linear(*told):
            break
    return told


def linear(small: float, large: float) -> bool:
    """Linear is 4, square is 16; the constant allows for a busy machine."""
    return large < 8 * small + 0.2


def least(job: Job, bound: float) -> float:
    """Seconds of the first of some tries that stays under ``bound``, or of the last."""
    told = 0.0
    for _ in range(TRIES):
        told = seconds(job)
        if told < bound:
            break
    return told
