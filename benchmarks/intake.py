"""Pages a second through intake against trafilatura alone, same pages: ``python -m benchmarks.intake``."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from dateline.pages import page_of_text
from dateline.settings import Settings
from evals.html_body import Gold, gold, page_of, resiliparse_body, trafilatura_body

ROUNDS = 3


def timed(work: Callable[[Gold], Any], rows: list[Gold]) -> float:
    """Seconds of processor time for all pages."""
    began = time.process_time()
    for row in rows:
        work(row)
    return time.process_time() - began


WORK: dict[str, Callable[[Gold], Any]] = {
    "dateline: text, roles, title, day, outlet": page_of,
    "trafilatura.extract": lambda row: trafilatura_body(row.data),
    "trafilatura.extract, fast": lambda row: trafilatura_body(row.data, fast=True),
    "trafilatura.extract with metadata": lambda row: trafilatura_body(row.data, with_metadata=True),
    "resiliparse main content": lambda row: resiliparse_body(row.data),
    "dateline: the same body as plain text": lambda row: page_of_text(row.body, Settings()),
}


def main() -> None:
    """Prints one table over the development half of the article-extraction data set."""
    rows = list(gold("develop"))
    size = sum(len(row.data) for row in rows) / len(rows)
    best = dict.fromkeys(WORK, float("inf"))
    for _ in range(ROUNDS):  # rounds outside, so that a busy spell of the machine hits all alike
        for name, work in WORK.items():
            best[name] = min(best[name], timed(work, rows))
    print(f"{len(rows)} pages of {size / 1000:.0f} kB on average, processor time, best of {ROUNDS}     pages/s")
    for name, seconds in best.items():
        print(f"  {name:60}{len(rows) / seconds:9.1f}")


if __name__ == "__main__":
    main()
