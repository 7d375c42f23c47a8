"""Findings as short human words: dates, numbers, parties; and text made safe for a terminal."""

from __future__ import annotations

import re
from calendar import monthrange

from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, TallyRow

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and bidirectional overrides: a page must not steer the reader's terminal."""
NONE = "–"


def safe(text: str) -> str:
    """One line of text that a terminal shows as it is: white space folded, control characters replaced."""
    return UNSAFE.sub("\ufffd", " ".join(text.split()))


def shorten(text: str, width: int) -> str:
    """The beginning of one line of text, cut at a word where it is longer than ``width`` characters."""
    line = safe(text)
    if len(line) <= width:
        return line
    cut = line[: max(1, width - 1)]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > width // 2 else cut).rstrip(" ,;:") + "…"


def date_words(date: DateRow | None) -> str:
    """A closed interval in the least words: a day, a month, a year, "since" a day, or day "to" day."""
    return interval_words(date.start, date.end) if date else "no date"


def interval_words(start: str, end: str | None) -> str:
    """As ``date_words``, from ISO days."""
    if end is None:
        return f"since {start}"
    if start == end:
        return start
    if start[5:] == "01-01" and end == f"{start[:4]}-12-31":
        return start[:4]
    if start[8:] == "01" and start[:7] == end[:7] and _last_day(end):
        return start[:7]
    return f"{start} to {end[5:] if end[:4] == start[:4] else end}"


def _last_day(day: str) -> bool:
    year, month, number = (int(part) for part in day.split("-"))
    return number == monthrange(year, month)[1]


def bounds_words(low: float, high: float | None, *, approximate: bool = False) -> str:
    """A number with its bounds: "3", "301+", "up to 40", "10–15", "~600"."""
    if high is None:
        return f"{number_words(low)}+"
    if low == high:
        return ("~" if approximate else "") + number_words(low)
    return f"up to {number_words(high)}" if low == 0 else f"{number_words(low)}–{number_words(high)}"


def number_words(value: float) -> str:
    """A number with thousands parted, and no ".0"."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def figure_words(figure: FigureRow | TallyRow) -> str:
    """A figure as "killed 3 US service members"; its kind is left out where it is "other" or said already."""
    number = bounds_words(figure.low, figure.high, approximate=figure.approximate)
    kind = "" if figure.kind == "other" or figure.kind in (figure.of or "") else f"{figure.kind} "
    of = f" {shorten(figure.of, 40)}" if figure.of else ""
    sources = f" (by {sources_words(figure.attributed_to)})" if figure.attributed_to else ""
    part = "of them " if isinstance(figure, FigureRow) and figure.subset_of else ""
    return f"{part}{kind}{number}{of}{sources}"


def tally_words(tally: TallyRow) -> str:
    """When and where a running total stands: "Lebanon, since 2023-10-07, as of 2024-07-26"."""
    parts = [
        safe(tally.side_or_place or ""),
        f"since {tally.since}" if tally.since else "",
        f"as of {tally.as_of}" if tally.as_of else "",
    ]
    return ", ".join(part for part in parts if part)


def sources_words(sources: tuple[str, ...]) -> str:
    """Who says so, inner source first: "the ministry via state media"."""
    return " via ".join(shorten(source, 60) for source in sources)


def code_words(actor: ActorRow) -> str:
    """Country and sector of a party: "USA MIL"."""
    return f"{actor.country or '---'} {actor.sector}"


def place_words(place: PlaceRow) -> str:
    """A place with its country: "Sana'a, YEM"."""
    name = shorten(place.name, 60)
    return f"{name}, {place.country}" if place.country and place.country != name else name


def what_words(event: EventRow) -> str:
    """Type and mode: "ASSAULT aerial"."""
    return f"{event.type} {event.mode}" if event.mode else event.type
