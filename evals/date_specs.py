"""Time expressions against the Recognizers date-time specifications: ``python -m evals.date_specs [--errors]``.

One row per specification file (English). ``found``: share of expected expressions that overlap one of ours. ``exact``:
same words, a leading preposition or article aside. ``resolved`` (files that give values): found, and the day, interval,
clock time or TIMEX is one of the listed values (past and future readings are listed for "Friday": either counts).
``silent``: share of cases without expressions where we find none. The cases are commands to an assistant, not news, and
end "2014 to 2018" on the first day of 2018, where we end it on the last.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

from dateline.extract.dates import find_in
from dateline.model import Time
from evals.paths import shared

SHARED = shared()
_LEAD = re.compile(
    r"(?:on|in|at|for|from|between|since|until|by|during|before|after|the|within|of|this)\s+", re.IGNORECASE
)
Expected = dict[str, Any]


def values_of(result: Expected) -> list[dict[str, str]]:
    """The listed readings of one expected expression, each with its timex."""
    resolution = result.get("Resolution") or result.get("Value") or {}
    if isinstance(resolution, str):
        return []
    if "values" in resolution:
        return [v for v in resolution["values"] or [] if v]
    timex = {"timex": resolution.get("Timex", "")}
    both = (resolution.get("FutureResolution") or {}, resolution.get("PastResolution") or {})
    return [{**timex, **{k.removesuffix("Time"): v for k, v in r.items()}} for r in both if r]


def day_before(text: str) -> str:
    """The last day of an interval whose end is given as the first day after it."""
    try:
        return (date.fromisoformat(text[:10]) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def seconds_of(duration: str) -> str:
    """The length of an ISO 8601 duration as the specifications count it: months of 30 days, years of 365."""
    days, _, clock = duration.removeprefix("P").partition("T")
    sizes = {"Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86_400}
    parts = [(n, sizes[u]) for n, u in re.findall(r"([\d.]+)([YMWD])", days)]
    parts += [(n, {"H": 3600, "M": 60, "S": 1}[u]) for n, u in re.findall(r"([\d.]+)([HMS])", clock)]
    return str(round(sum(float(n) * size for n, size in parts)))


def agrees(time: Time, value: dict[str, str]) -> bool:
    """Whether our time is that reading; only the parts that the reading gives are compared."""
    if time.kind in ("DURATION", "SET") and value.get("timex") == time.value:
        return True
    if time.kind == "DURATION" and "T" not in str(value.get("value", "")):
        return seconds_of(time.value) in (value.get("duration"), value.get("value"))
    start = value.get("start") or value.get("startDate") or value.get("startDateTime")
    end = value.get("end") or value.get("endDate") or value.get("endDateTime")
    if (start or end) and len(start or end or "") == 10:
        return (not start or start == time.start) and (not end or day_before(end) == time.end)
    if start or end:
        return bool(time.start and (start or "").startswith(time.start)) and time.value[10:] == value["timex"][-3:]
    plain = value.get("value") or value.get("date") or value.get("dateTime") or value.get("time") or ""
    if len(plain) == 10:
        return plain == time.start == time.end
    clock = re.search(r"\d\d:\d\d", plain)
    ours = re.search(r"T(\d\d:\d\d)", time.value)
    same_clock = bool(clock and ours and clock[0] == ours[1].replace("24:", "00:"))
    return same_clock and (len(plain) < 10 or plain[:10] == time.start)


def read(case: dict[str, Any]) -> tuple[Time, ...]:
    """Our times in one case."""
    anchor = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
    return find_in(case["Input"], (0, len(case["Input"])), anchor)


def count(cases: list[dict[str, Any]], show: str | None) -> Counter[str]:
    """Counts over the cases of one file."""
    c: Counter[str] = Counter()
    for case in cases:
        told, text = read(case), case["Input"]
        if not case["Results"]:
            c["empty"] += 1
            c["silent"] += not told
        for result in case["Results"]:
            _count_one(c, result, told, text, show)
    return c


def _count_one(c: Counter[str], result: Expected, told: tuple[Time, ...], text: str, show: str | None) -> None:
    start = result["Start"]
    end = result["End"] + 1 if "End" in result else start + result["Length"]
    over = [t for t in told if t.span[0] < end and start < t.span[1]]
    wanted = values_of(result)
    right = any(agrees(t, v) for t in over for v in wanted)
    c["expected"] += 1
    c["found"] += bool(over)
    c["exact"] += any(_bare(text[slice(*t.span)]) == _bare(text[start:end]) for t in over)
    c["valued"] += bool(wanted)
    c["resolved"] += right
    if show and (not over or (wanted and not right)):
        kind = result.get("TypeName") or result.get("Type")
        ours = [(text[slice(*t.span)], t.kind, t.value, t.start, t.end) for t in over]
        print(f"{show}\t{kind}\t{text[start:end]!r}\t{wanted[:2]}\t{ours}")


def _bare(words: str) -> str:
    while match := _LEAD.match(words):
        words = words[match.end() :]
    return words.strip(" .,").lower()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--errors", action="store_true", help="print every expression that we miss or resolve otherwise"
    )
    args = parser.parse_args()
    total: Counter[str] = Counter()
    print(f"{'file':34} {'expected':>8} {'found':>6} {'exact':>6} {'resolved':>9} {'silent':>7}")
    for path in sorted((SHARED / "data" / "times" / "recognizers" / "DateTime").glob("*.json")):
        counts = count(json.loads(path.read_text(encoding="utf-8-sig")), path.stem if args.errors else None)
        print_row(path.stem, counts)
        total += counts
    print_row("all", total)


def print_row(name: str, c: Counter[str]) -> None:
    """One line of the table; a dash where nothing was to be measured."""

    def share(hit: str, of: str) -> str:
        return f"{c[hit] / c[of]:.3f}" if c[of] else "-"

    print(
        f"{name:34} {c['expected']:8} {share('found', 'expected'):>6} {share('exact', 'expected'):>6} "
        f"{share('resolved', 'valued'):>9} {share('silent', 'empty'):>7}"
    )


if __name__ == "__main__":
    main()
