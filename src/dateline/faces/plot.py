"""A toll over time, drawn in letters: one letter a source, and the best value of each day as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.faces.words import number_words, shorten
from dateline.merge.claims import Claim
from dateline.merge.tolls import Toll, toll, top, value

HEIGHT = 9
"""Rows of the drawing, axis left aside."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def toll_plot(of: Toll, width: int) -> list[str]:
    """Lines of a plot with a legend, at most ``width`` columns wide; none for fewer than two claims with a day.

    Each claim stands as the letter of its source at its number (the lower bound of an open one); ``─`` is the best
    value as of each day by the toll's rule; ``*`` where several meet.
    """
    claims = [c for c in of.claims if c.day and not c.part and not c.denied]
    if len(claims) < 2:
        return []
    days = sorted({c.day for c in claims if c.day})
    names = list(dict.fromkeys(c.claimant for c in claims))
    letter = {name: LETTERS[i % len(LETTERS)] for i, name in enumerate(names)}
    peak = max(top(c) for c in claims) or 1
    label = len(number_words(peak)) + 2
    columns = max(10, min(64, width - label - 2))
    grid = [[" "] * columns for _ in range(HEIGHT)]
    for day in _every_day(days):
        made = toll([c for c in of.claims if (c.day or "") <= day], of.rule)
        if made:
            start, end = _column(day, days, columns), _column(_next(day), days, columns)
            row = _row(made.best, peak)
            for column in range(start, min(columns, max(start + 1, end))):
                grid[row][column] = "─"
    for claim in claims:
        row, column = _row(value(claim), peak), _column(claim.day or "", days, columns)
        there = grid[row][column]
        grid[row][column] = letter[claim.claimant] if there in (" ", "─", letter[claim.claimant]) else "*"
    return [*_frame(grid, peak, label), *_axis(days, columns, label), *_legend(names, claims, letter, width)]


def _every_day(days: Sequence[str]) -> list[str]:
    """All days from the first to the last; of a long story only those on which something was claimed."""
    first, last = date.fromisoformat(days[0]).toordinal(), date.fromisoformat(days[-1]).toordinal()
    if last - first > 60:
        return list(days)
    return [date.fromordinal(day).isoformat() for day in range(first, last + 1)]


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def _column(day: str, days: Sequence[str], columns: int) -> int:
    first, last = date.fromisoformat(days[0]).toordinal(), date.fromisoformat(days[-1]).toordinal()
    at = date.fromisoformat(day).toordinal() - first
    return min(columns - 1, at * (columns - 1) // max(1, last - first)) if last > first else columns // 2


def _row(number: float, peak: float) -> int:
    return HEIGHT - 1 - min(HEIGHT - 1, int(number / peak * (HEIGHT - 1) + 0.5))


def _frame(grid: Sequence[Sequence[str]], peak: float, label: int) -> list[str]:
    marks = {0: peak, HEIGHT // 2: peak / 2, HEIGHT - 1: 0.0}
    lines = []
    for number, row in enumerate(grid):
        told = number_words(round(marks[number], 1)) if number in marks else ""
        lines.append(f"{told:>{label - 1}} │{''.join(row)}".rstrip())
    return lines


def _axis(days: Sequence[str], columns: int, label: int) -> list[str]:
    first, last = days[0], days[-1]
    line = " " * label + "└" + "─" * columns
    if first == last:
        return [line, " " * (label + 1) + first.center(columns).rstrip()]
    gap = max(1, columns - len(first) - len(last))
    return [line, " " * (label + 1) + first + " " * gap + last]


def _legend(names: Sequence[str], claims: Sequence[Claim], letter: dict[str, str], width: int) -> list[str]:
    lines = []
    for name in names:
        own = next(c for c in claims if c.claimant == name)
        who = own.chain[0] if own.chain else f"{own.outlet or own.page} itself"
        lines.append(f"  {letter[name]} {shorten(who, max(20, width - 6))}")
    return lines
