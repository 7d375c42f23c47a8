"""Numbers over time, drawn in letters: a toll with one letter a source, or a running total."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from dateline.faces.words import number_words, shorten
from dateline.merge.claims import Claim
from dateline.merge.series_points import Series
from dateline.merge.tolls import RULES, Toll, toll, top, value

HEIGHT = 9
"""Rows of the drawing, axis left aside."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def toll_plot(of: Toll, width: int) -> list[str]:
    """Lines of a plot with a legend, at most ``width`` columns wide; none for claims of fewer than two days.

    Each claim stands as the letter of its source at its number (the lower bound of an open one); ``─`` is the best
    value as of each day by the toll's rule; ``*`` where several meet. Where a person has corrected the toll, the line
    is what the pages come to by the default rule.
    """
    claims = [c for c in of.claims if c.day and not c.part and not c.denied]
    days = sorted({c.day for c in claims if c.day})
    if len(days) < 2:
        return []
    names = list(dict.fromkeys(c.claimant for c in claims))
    letter = {name: LETTERS[i % len(LETTERS)] for i, name in enumerate(names)}
    peak = max(top(c) for c in claims) or 1
    label = len(number_words(peak)) + 2
    columns = max(10, min(64, width - label - 2))
    grid = [[" "] * columns for _ in range(HEIGHT)]
    rule = of.rule if of.rule in RULES else next(iter(RULES))  # a person's correction: what pages tell without it
    told = of.claims if of.rule in RULES else [c for c in of.claims if c is not of.chosen]
    for day in _every_day(days):
        made = toll([c for c in told if (c.day or "") <= day], rule)
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


def series_plot(of: Series, width: int) -> list[str]:
    """Lines of a plot of a running total; none for totals of fewer than two days.

    ``●`` is a total, ``○`` one that is open or rounded ("more than 41,000"), ``─`` holds it until the next. Where all
    totals lie high, the axis begins above 0 and says so.
    """
    days = sorted({point.day for point in of.points})
    if len(days) < 2:
        return []
    least, peak = min(p.low for p in of.points), max(p.low for p in of.points) or 1.0
    floor = float(int(least - (peak - least) / 4)) if peak > least > peak / 2 else 0.0
    label = max(len(number_words(round(mark, 1))) for mark in (floor, (peak + floor) / 2, peak)) + 2
    columns = max(10, min(64, width - label - 2))
    grid = [[" "] * columns for _ in range(HEIGHT)]
    for point, later in pairwise([*of.points, of.points[-1]]):
        row = _row(point.low, peak, floor)
        for column in range(_column(point.day, days, columns), _column(later.day, days, columns)):
            grid[row][column] = "─"
    for point in of.points:
        rough = point.high is None or point.approximate
        grid[_row(point.low, peak, floor)][_column(point.day, days, columns)] = "○" if rough else "●"
    note = [f"  the axis begins at {number_words(floor)}"] if floor else []
    return [*_frame(grid, peak, label, floor), *_axis(days, columns, label), "  ● a total  ○ open or rounded", *note]


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


def _row(number: float, peak: float, floor: float = 0.0) -> int:
    return HEIGHT - 1 - max(0, min(HEIGHT - 1, int((number - floor) / (peak - floor) * (HEIGHT - 1) + 0.5)))


def _frame(grid: Sequence[Sequence[str]], peak: float, label: int, floor: float = 0.0) -> list[str]:
    marks = {0: peak, HEIGHT // 2: (peak + floor) / 2, HEIGHT - 1: floor}
    lines = []
    for number, row in enumerate(grid):
        told = number_words(_rounded(marks[number], peak)) if number in marks else ""
        lines.append(f"{told:>{label - 1}} │{''.join(row)}".rstrip())
    return lines


def _rounded(mark: float, peak: float) -> float:
    """A mark of the axis: whole where half a unit is less than half a row."""
    return round(mark) if peak - mark < 1 or peak > HEIGHT else round(mark, 1)


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
