"""Pages a second through intake against trafilatura alone, same pages, same process: ``python -m benchmarks.intake``."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from dateline.pages import page_of_text
from dateline.settings import Settings
from evals.html_body import Gold, gold, page_of, resiliparse_body, trafilatura_body

ROUNDS = 2


def timed(work: Callable[[Gold], Any], rows: list[Gold]) -> float:
    """Pages a second, the best of the rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for row in rows:
            work(row)
        best = min(best, time.perf_counter() - began)
    return len(rows) / best


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
    for work in WORK.values():
        work(rows[0])
    size = sum(len(row.data) for row in rows) / len(rows)
    print(f"{len(rows)} pages of {size / 1000:.0f} kB on average, one process      pages/s")
    for name, work in WORK.items():
        print(f"  {name:52}{timed(work, rows):9.1f}")


if __name__ == "__main__":
    main()
