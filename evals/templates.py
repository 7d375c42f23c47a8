"""Templates of the MUC-3/4 messages: what people wrote down of each act of violence that a wire message tells.

A template has 25 numbered slots. Lines of a slot are fillers that all hold, " / " stands between readings of one
filler, "?" before one that need not be told, ``1: "NAME"`` ties a value to a name. What is read of them here:

* type, stage of execution, and whether the whole template need not be told;
* the day or days ("- 04 MAR 90" has no beginning), and the place, from the country down to the site;
* who did it (persons and organisations) and whom or what it was done to, each as the readings of one name;
* how many people died and were hurt, where every filler of that effect has a number.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from dateline.model import Value

_SLOT = re.compile(r"^(\d\d?)\.\s+([A-Z ]+): ([A-Z ]+?)(?:\s{2,}|\s*$)(.*)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r"\d{1,2} [A-Z]{3} \d\d")
_DEATH, _INJURY = "DEATH", "INJURY"
_SEVERAL = "several"
"""Stands for the number of a filler that has two."""

_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4}).*$", re.MULTILINE)

Names = frozenset[str]
"""Readings of one name."""


class Template(Value, frozen=True, kw_only=True):
    """One act of a message. ``days`` is (first, last), either of them None where it is open; ``places`` go from the
    country down, each with its readings; ``killed`` and ``injured`` are None where they are not told as numbers."""

    message: str
    number: int
    optional: bool
    type: str
    stage: str
    days: tuple[date | None, date | None]
    country: str | None
    places: tuple[Names, ...]
    individuals: tuple[Names, ...]
    organizations: tuple[Names, ...]
    targets: tuple[Names, ...]
    persons: tuple[Names, ...]
    killed: int | None
    injured: int | None


def texts(path: Path) -> list[tuple[str, str]]:
    """Number and text of each message of one stream, in its order, without the lines that hold the numbers."""
    pieces = _HEAD.split(path.read_text(encoding="utf-8", errors="replace"))
    return [(name, text.strip("\n")) for name, text in zip(pieces[1::2], pieces[2::2], strict=True)]


def load(lines: Iterable[str]) -> dict[str, list[Template]]:
    """Message number -> its templates; a message in which nothing is told has an empty list.

    Raises ValueError where a line before the first slot is none of a template.
    """
    out: dict[str, list[Template]] = {}
    for slots in _blocks(lines):
        message = slots["MESSAGE: ID"][0].split()[0]
        told = out.setdefault(message, [])
        if slots["MESSAGE: TEMPLATE"][0].strip() not in ("*", ""):
            told.append(_template(message, slots))
    return out


def _blocks(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    slots: dict[str, list[str]] = {}
    last: list[str] | None = None
    for line in lines:
        if line.lstrip().startswith(";") or not line.strip():
            continue
        if (m := _SLOT.match(line)) is None:
            if last is None:
                raise ValueError(f"no slot of a template: {line.strip()[:60]}")
            last.append(line.strip())
            continue
        if m[1] == "0" and slots:
            yield slots
            slots = {}
        last = slots.setdefault(f"{m[2]}: {m[3]}", [])
        last.append(m[4].strip())
    if slots:
        yield slots


def _template(message: str, slots: dict[str, list[str]]) -> Template:
    number = slots["MESSAGE: TEMPLATE"][0]
    where = slots["INCIDENT: LOCATION"][0].split(": ")
    persons = [name for slot in ("HUM TGT: NAME", "HUM TGT: DESCRIPTION") for name in _names(slots.get(slot, []))]
    return Template(
        message=message,
        number=int(number.split()[0]),
        optional="OPTIONAL" in number,
        type=slots["INCIDENT: TYPE"][0].split("/")[0].strip(" ?"),
        stage=slots["INCIDENT: STAGE OF EXECUTION"][0].split("/")[0].strip(" ?"),
        days=_days(slots["INCIDENT: DATE"][0]),
        country=where[0].strip(" ?()-*") or None,
        places=tuple(_place(part) for part in where[1:]),
        individuals=tuple(_names(slots.get("PERP: INDIVIDUAL ID", []))),
        organizations=tuple(_names(slots.get("PERP: ORGANIZATION ID", []))),
        targets=tuple(_names(slots.get("PHYS TGT: ID", []))),
        persons=tuple(persons),
        killed=_hurt(slots, _DEATH),
        injured=_hurt(slots, _INJURY),
    )


def _names(fillers: Iterable[str]) -> Iterator[Names]:
    """The readings of each filler; descriptions are tied to names by a colon, and are readings of their own."""
    for filler in fillers:
        found = [m.replace('\\"', "").strip() for m in _QUOTED.findall(filler)]
        if found:
            yield frozenset(found)


def _place(part: str) -> Names:
    plain = re.sub(r"\([^)]*\)", "", part)
    return frozenset(name.strip(" ?") for name in re.split(r" / | - ", plain) if name.strip(" ?"))


def _days(filler: str) -> tuple[date | None, date | None]:
    days = [_day(told) for told in _DAY.findall(filler)]
    if not days:
        return None, None
    if filler.lstrip("? ").startswith("-"):
        return None, days[-1]
    return days[0], days[-1]


def _day(told: str) -> date:
    """A day as the templates write it; one of them has a 31st of April, which is its last."""
    month = datetime.strptime(told[-6:].title(), "%b %y")
    last = calendar.monthrange(month.year, month.month)[1]
    return date(month.year, month.month, min(int(told[:-6]), last))


def _hurt(slots: dict[str, list[str]], effect: str) -> int | None:
    """How many have this effect: the numbers of all fillers of it added up, None where one has no number, is a named
    person, who is no figure, or has two numbers ("PEOPLE" of 9 dead and 36 hurt: which is which is not said)."""
    named = {name for filler in slots.get("HUM TGT: NAME", []) for name in _QUOTED.findall(filler)}
    numbers: dict[str, str] = {}
    for filler in slots.get("HUM TGT: NUMBER", []):
        number = filler.split(":")[0].strip()
        for name in _QUOTED.findall(filler):
            numbers[name] = number if numbers.get(name, number) == number else _SEVERAL
    total = 0
    for filler in slots.get("HUM TGT: EFFECT OF INCIDENT", []):
        told, _, rest = filler.partition(":")
        if told.strip() != effect:
            continue
        told_as = _QUOTED.findall(rest)
        number = next((numbers[name] for name in told_as if name in numbers), "")
        if not number.isdigit() or named.intersection(told_as):
            return None
        total += int(number)
    return total or None
