"""Running totals for a terminal: a list of series, and one opened up with its words, its plot and its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.faces import words
from dateline.faces.plot import series_plot
from dateline.merge.series_points import Daily, Point, Series, daily

SHOWN = 6
"""Totals of one series in a list: the first, and the last ones."""
NOT_ADDED = "Running totals are never added to incidents."


def wanted(
    found: Iterable[Series],
    *,
    kind: str | None = None,
    who: str | None = None,
    where: str | None = None,
    least: int = 1,
) -> tuple[Series, ...]:
    """The series of a kind whose counter and place hold these words, with totals of at least ``least`` days."""
    return tuple(
        one
        for one in found
        if (kind is None or one.kind == kind)
        and (who is None or who.casefold() in _spoken(one))
        and (where is None or where.casefold() in one.where.casefold())
        and len({point.day for point in one.points}) >= least
    )


def _spoken(one: Series) -> str:
    """The counter as the series and as each page names it."""
    return "\n".join([one.who, *(name for point in one.points for name in point.who)]).casefold()


def title(one: Series) -> str:
    """ "killed people, Gaza Strip, since 2023-10-07, counted by Gaza health ministry"."""
    of = "" if one.of in ("", "people") or one.kind in one.of else f" {one.of}"
    what = one.of if one.kind == "other" and one.of else f"{one.kind}{of}"
    since = f"since {one.since}" if one.since else "since when is not told"
    who = f"counted by {one.who}" if one.who else "no counter named"
    return words.safe(", ".join(part for part in (what, one.where or "no place told", since, who) if part))


# -------------------------------------------------------------------------------- the list


def list_block(found: Sequence[Series], *, with_daily: bool) -> RenderableType:
    """Series under one another: id and title, then a line for each number of a day, then what was derived."""
    text = Text()
    for one in found:
        text.append(f"{one.id}  ", style="dim").append(f"{title(one)}\n", style="bold not dim")
        lines = [_number_line(points) for points in numbers(one)]
        if len(lines) > SHOWN:
            lines[1 : -SHOWN + 1] = [f"… {len(lines) - SHOWN} more …"]
        text.append("".join(f"  {line}\n" for line in lines))
        if with_daily and len(one.points) > 1:
            text.append("".join(f"  {line}\n" for line in daily_lines(one)), style="magenta")
    text.rstrip()
    return text


def numbers(one: Series) -> list[list[Point]]:
    """The totals of a series by day and number: several pages may tell one."""
    found: dict[tuple[str, float, float | None], list[Point]] = defaultdict(list)
    for point in one.points:
        found[point.day, point.low, point.high].append(point)
    return list(found.values())


def _number_line(points: Sequence[Point]) -> str:
    one = points[0]
    number = words.bounds_words(one.low, one.high, approximate=one.approximate)
    more = f" and {len(points) - 2} more" if len(points) > 2 else ""
    return f"{one.day}  {number:>13}  {words.safe(', '.join(p.name for p in points[:2]))}{more}"


def daily_lines(one: Series) -> list[str]:
    """What is left between two totals, each line marked as derived; why there is none."""
    found = daily(one)
    if found:
        return [_between(step) for step in found]
    if not one.who:
        return ["derived: nothing, as no counter is named and two totals may be of two counts"]
    return ["derived: nothing, as there are no two different totals"]


def _between(step: Daily) -> str:
    low, high = (f"{'+' if n >= 0 else '−'}{words.number_words(abs(n))}" for n in (step.low, step.high))
    span = low if step.low == step.high else f"{low} to {high}"
    days = f"{step.days} day{'s' * (step.days != 1)}"
    each = "" if step.days < 2 or step.low < 0 else f", {_each(step)} a day"
    rough = "" if step.bounded else ", from open or rounded totals"
    fell = ", the total fell" if step.high < 0 else ""
    return f"derived: {step.after} to {step.until} ({days})  {span}{each}{rough}{fell}"


def _each(step: Daily) -> str:
    low, high = (words.number_words(round(n / step.days, 1)) for n in (step.low, step.high))
    return low if low == high else f"{low} to {high}"


# -------------------------------------------------------------------------------- one series


def series_block(one: Series, console: Console, *, with_daily: bool) -> RenderableType:
    """All of one series: its totals with their words, the plot, and why each is in it."""
    parts: list[RenderableType] = [Text(one.id, style="bold").append(f"  {title(one)}", style="not bold")]
    if one.also:
        parts.append(Text(f"also found under {', '.join(one.also)}", style="dim"))
    parts += [Text(f"{NOT_ADDED}\n", style="dim"), _totals(one)]
    if plot := series_plot(one, console.width):
        parts += [Text(""), Text("\n".join(plot))]
    if with_daily:
        parts += [Text("\nBetween the totals: derived, nobody's claim", style="bold magenta")]
        parts += [Text(line, style="magenta") for line in daily_lines(one)]
    return Group(*parts, Text("\nWhy these are one series", style="bold"), *_reasons(one))


def _totals(one: Series) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("stood on", "total", "as told", "on whose word", "where"):
        table.add_column(name, overflow="fold")
    for point in one.points:
        number = words.bounds_words(point.low, point.high, approximate=point.approximate)
        day = point.day if point.dated == "told" else f"{point.day} (report)"
        who = words.sources_words(point.who) or "the outlet itself"
        table.add_row(day, number, f"“{words.shorten(point.evidence, 160)}”", who, words.safe(point.name))
    return table


def _reasons(one: Series) -> list[Text]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for point in one.points:
        by_reason[point.because].append(point.name)
    return [Text(words.safe(f"{', '.join(names)}: {because}")) for because, names in by_reason.items()]


# -------------------------------------------------------------------------------- for programs


def line(one: Series, *, with_daily: bool) -> dict[str, object]:
    """A series as JSON has it; ``daily`` only where it was asked for."""
    import msgspec

    plain: dict[str, object] = msgspec.to_builtins(one)
    name = plain.pop("id")
    return {"series": name, **plain} | ({"daily": msgspec.to_builtins(daily(one))} if with_daily else {})
