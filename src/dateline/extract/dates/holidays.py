"""The days of a holiday in a given year, from ``holidays.toml``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateline.extract.dates import calendar
from dateline.extract.dates.lexicon import table


def days_of(name: str, year: int) -> calendar.Interval | None:
    """First and last day of the holiday, or None for an unknown name or a year outside the tables."""
    rule: str | None = table("holidays.toml")["holidays"].get(" ".join(name.lower().split()))
    if rule is None:
        return None
    if rule.startswith("table:"):
        return _from_table(rule.removeprefix("table:"), year)
    found = _movable(rule, year)
    return (found, found) if found else None


NEAR = 10
"""Days from the article within which a holiday that has another day in other countries is the one it tells of."""


def told_on(name: str, day: date) -> str:
    """The holiday that an article of ``day`` means by a name that two holidays have: the one that is near."""
    plain = " ".join(name.lower().split())
    other: str | None = table("holidays.toml")["elsewhere"].get(plain)
    found = days_of(other, day.year) if other else None
    return other if other and found and abs((found[0] - day).days) <= NEAR else plain


def _movable(rule: str, year: int) -> date | None:
    if rule.startswith("easter"):
        sunday = calendar.easter(year)
        return calendar.add_days(sunday, int(rule.removeprefix("easter"))) if sunday else None
    if rule.startswith("nth:"):
        month, weekday, nth = rule.removeprefix("nth:").split("-", 2)
        return calendar.nth_weekday(year, int(month), int(weekday), int(nth))
    month, number = rule.split("-")
    return calendar.day(year, int(month), int(number))


def _from_table(name: str, year: int) -> calendar.Interval | None:
    entry: dict[str, Any] = table("holidays.toml")["tables"][name]
    first = next((date.fromisoformat(d) for d in entry["dates"] if d.startswith(f"{year:04d}-")), None)
    if first is None:
        return None
    if "until" in entry:
        end = _from_table(entry["until"], year)
        return (first, end[0] - timedelta(days=1)) if end else None
    return first, first + timedelta(days=entry["days"] - 1)
