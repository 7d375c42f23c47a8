"""Where the processor time of reading one article goes, stage by stage, in a form that a busy machine can compare.

    python -m benchmarks.stages [--count 40] [--warm 40] [--weights FOLDER]

The articles of ``benchmarks.reader`` (about 300 words), in one process and one thread, nothing stored. After each one a
fixed loop of Python is run: other work on the machine slows both, so milliseconds are told as if that loop took
``LOOP_MS``, what it takes on the quiet machine (two cores of a Xeon at 2.3 GHz) that the figures in README.md are from.
A stage's time is without that of the stages inside it.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from benchmarks.reader import pages, write
from dateline.pages import load, page_refs
from dateline.pipeline import read_page
from dateline.reader import shipped
from dateline.settings import Settings

LOOP_MS = 2.17
"""Milliseconds of the fixed loop: the least of 400."""

STAGES = {
    "clean": "dateline.pipeline.clean",
    "sentences": "dateline.sentences.split",
    "language": "dateline.extract.language.check",
    "actors and places found": "dateline.link.find",
    "dates": "dateline.extract.dates.find",
    "figures": "dateline.extract.figures.find",
    "statements": "dateline.extract.statements.find",
    "events by rule": "dateline.extract.events.find",
    "windows and anchors": "dateline.pipeline.read",
    "rules' proposals": "dateline.reader.proposed.attached",
    "settling": "dateline.reader.settle.attached",
    "linking and rows": "dateline.record.rows",
    "checking the quotes": "dateline.record.verify",
    "versions": "dateline.pipeline.versions",
}
"""What is told -> the function whose time it is, where its caller looks it up."""


class Clock:
    """Processor time by stage, each without the stages inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inside: list[float] = []

    def timed(self, name: Callable[..., str], function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted under what ``name`` makes of its arguments."""

        @wraps(function)
        def call(*given: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            begin = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                took = time.thread_time() - begin
                self.spent[name(*given, **named)] += took - self._inside.pop()
                if self._inside:
                    self._inside[-1] += took

        return call

    def watch(self) -> None:
        """Puts itself around every stage and every graph of the reader."""
        for told, path in STAGES.items():
            module, _, function = path.rpartition(".")
            found = importlib.import_module(module)
            setattr(found, function, self.timed(lambda *_, told=told, **__: told, getattr(found, function)))
        kind = type(shipped.reader())
        setattr(kind, "run", self.timed(lambda _, name, given: f"graph {name}", kind.run))  # noqa: B010


def loop() -> float:
    """Seconds of the fixed loop."""
    begin = time.thread_time()
    table: dict[int, int] = {}
    for i in range(20000):
        table[i & 1023] = table.get(i & 1023, 0) + i
    return time.thread_time() - begin


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=40, help="articles that are timed")
    options.add_argument("--warm", type=int, default=40, help="articles read before: imports, tables, words met")
    options.add_argument("--weights", type=Path, help="other weights than those that ship")
    given = options.parse_args()
    if given.weights:
        shipped.folder = lambda: given.weights
    settings, clock, loops = Settings(), Clock(), 0.0
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        write(Path(name), pages(given.warm + given.count))
        refs = list(page_refs([str(path) for path in sorted(Path(name, "all").iterdir())], settings))
        for ref in refs[: given.warm]:
            read_page(load(ref, settings), settings)
        clock.watch()
        whole = clock.timed(lambda *_: "the rest", lambda ref: read_page(load(ref, settings), settings))
        for ref in refs[given.warm :]:
            whole(ref)
            loops += loop()
    scale = LOOP_MS / loops
    print(f"{sum(clock.spent.values()) * scale:8.1f} ms an article (x {LOOP_MS / 1000 * given.count / loops:.2f})")
    for stage, spent in sorted(clock.spent.items(), key=lambda item: -item[1]):
        print(f"{spent * scale:8.2f} {stage}")


if __name__ == "__main__":
    main()
