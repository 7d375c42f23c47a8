"""What a run says on the error stream: a bar while it goes, a few lines when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Protocol

from dateline.faces.output import console, is_terminal
from dateline.run import Summary

COUNTED = 20_000
"""References looked at in advance to know the total; above it the bar only counts up."""


class Tick(Protocol):
    """Moves the bar by one page."""

    def __call__(self, page: str) -> None: ...


def peek(refs: Iterable[object]) -> tuple[Iterator[object], int | None]:
    """The same references and how many there are; None where that would take holding much in memory."""
    refs = iter(refs)
    ahead: list[object] = []
    for ref in refs:
        ahead.append(ref)
        if len(ahead) >= COUNTED or getattr(ref, "where", "file") == "memory":
            return chain(ahead, refs), None
    return iter(ahead), len(ahead)


@contextmanager
def progress(total: int | None, *, shown: bool) -> Iterator[Tick]:
    """A bar on the error stream; nothing where that is no terminal or ``shown`` is false."""
    if not shown or not is_terminal("stderr"):
        yield lambda page: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = [
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    ]
    with Progress(*columns, console=console("stderr"), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda page: bar.update(task, advance=1)


def summary_lines(summary: Summary, kept: str | None) -> list[str]:
    """The end summary; ``kept`` is the database, None where there is none."""
    kinds = ", ".join(f"{summary.kinds[kind]} {KINDS[kind]}" for kind in KINDS if summary.kinds.get(kind))
    pages = _many(summary.pages, "page") + (f" ({kinds})" if kept and kinds else "")
    found = [
        _many(summary.articles, "article"),
        _many(summary.events, "event"),
        _many(summary.figures, "figure"),
        _many(summary.tallies, "running total"),
        _many(summary.statements, "statement"),
    ]
    where = f"kept in {kept}" if kept else "not kept"
    lines = [f"{pages}: {', '.join(found)}; {summary.seconds:.1f} s, {where}"]
    if summary.issues:
        lines.append("issues: " + ", ".join(f"{code} {count}" for code, count in summary.issues.items()))
    if summary.interrupted:
        lines.append("interrupted: what is finished is kept; run the same command again to go on")
    return lines


KINDS = {"new": "new", "changed": "changed", "version": "read anew", "unchanged": "unchanged", "failed": "failed"}


def _many(number: int, one: str) -> str:
    return f"{number:,} {one}" + ("" if number == 1 else "s")
