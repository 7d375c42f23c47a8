"""Readers of times so many units away: two years ago, a day earlier, shortly after."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from dateline.extract.dates import calendar, lexicon
from dateline.extract.dates.absolute import group, of_day, of_period, of_range
from dateline.extract.dates.business import last_quarter
from dateline.extract.dates.context import Context, Reading
from dateline.extract.dates.relative import iso, loose, moved, unit_of

Match = re.Match[str]

_FORWARD = {"later", "after", "afterwards", "from now", "from today", "hence", "thereafter"}
_SHORT = ("minute", "hour", "day", "night")
CLOCK_UNITS = ("second", "minute", "hour")
"""Units of which a few lie within the day: "a few minutes ago", "in the past few hours"."""
_FROM_NOW = {"ago", "from now", "from today", "hence"}


def offset(match: Match, ctx: Context) -> Reading | None:
    """Two years ago; a day earlier; less than 24 hours later; three days after ..."""
    unit, way = unit_of(match["unit"]), " ".join(match["dir"].lower().split()) if match["dir"] else "ago"
    amount = amount_of(match)
    if (near := group(match, "today")) and amount and unit not in CLOCK_UNITS:
        return _to_this_day(near.lower(), amount, unit, ctx)
    back = way not in _FORWARD
    follows = way in ("after", "before") or (way == "prior" and ctx.after(match.end(), 3) == " to")
    if (
        unit == "year"
        and amount == 1
        and back
        and ctx.quarter
        and way in ("ago", "earlier", "before")
        and not (ctx.told and ctx.told.granularity == "year")
    ):
        return last_quarter(ctx, -1)
    told = ctx.base() if unit in _SHORT else ctx.told
    base = ctx.day if way in _FROM_NOW or not (told and told.start) else told.start
    relation = None if way in _FROM_NOW else ("before" if back else "after")
    mod = str(lexicon.lookup("mods", group(match, "mod"))) if group(match, "mod") else None
    governed = _from_date(match, ctx, unit, amount, back) if follows else None
    if governed:
        return governed
    if follows and not _closed(match, ctx):
        value = duration_value(unit, amount)
        return Reading(kind="DURATION", value=value, granularity=unit, relation=relation, mod=mod)
    if amount is None and way in _FROM_NOW and unit in CLOCK_UNITS and ctx.day:
        return Reading(
            kind="TIME", value=ctx.day.isoformat(), granularity="time", start=ctx.day, end=ctx.day, anchor=iso(ctx.day)
        )
    if base is None or amount is None:
        return Reading(
            kind="DATE", value="PAST_REF" if back else "FUTURE_REF", granularity="fuzzy", relation=relation, mod=mod
        )
    days = int(-(-amount // {"hour": 24, "minute": 1440}.get(unit, 1)))
    if way not in _FROM_NOW and unit in _SHORT and told and told.start and told.end:
        if told.granularity not in ("day", "time", "year"):
            shifted = loose if mod == "LESS_THAN" else moved
            return shifted(told.start, told.end, -days if back else days)
        if mod == "LESS_THAN":
            made = loose(told.start, told.end, -days if back else days)
            return msgspec.structs.replace(made, mod=mod) if made else None
    made = counted(base, -amount if back else amount, unit, relation, mod)
    if made and made.start and unit == "week" and amount == 1 and follows and match[0].lower().startswith("the "):
        return of_period(calendar.period(made.start, "week"), "week", anchor=iso(base), relation=relation)
    return made


def _to_this_day(near: str, amount: float, unit: str, ctx: Context) -> Reading | None:
    """ "A year ago today" is a day, "two years ago this month" a month, "forty years ago this summer" a season."""
    day = calendar.shift(ctx.day, -amount, unit) if ctx.day else None
    if day is None:
        return Reading(kind="DATE", value="PAST_REF", granularity="fuzzy", relation=None)
    if near == "today":
        return of_day(day, anchor=iso(ctx.day))
    grain = near.removeprefix("this ")
    if grain in ("week", "month"):
        return of_period(calendar.period(day, grain), grain, anchor=iso(ctx.day))
    code, first = lexicon.words("seasons")[grain]
    year = day.year - (first == WINTER and day.month < first // 2)
    edges = calendar.months_from(year, first, 3)
    if edges is None:
        return None
    name = f"{year:04d}-{code}"
    return Reading(kind="DATE", value=name, granularity="season", start=edges[0], end=edges[1], anchor=iso(ctx.day))


WINTER = 12
"""The first month of the season that goes on in the next year."""


def _from_date(match: Match, ctx: Context, unit: str, amount: float | None, back: bool) -> Reading | None:
    """Two days after Oct. 7; the day before Christmas: counted from a day that is named."""
    from dateline.extract.dates.scan import at

    gap = re.compile(r"\s{1,3}(?:the\s{1,3})?").match(ctx.text, match.end(), ctx.end)
    inner = at(gap.end(), ctx) if gap else None
    if inner is None or amount is None or inner.reading.granularity != "day" or not inner.reading.start:
        return None
    base = inner.reading.end if inner.reading.end and not back else inner.reading.start
    if unit == "week" and match[0].lower().startswith("the "):
        edges = (calendar.add_days(base, -7 if back else 1), calendar.add_days(base, -1 if back else 7))
        week = of_range(edges[0], edges[1], "week") if edges[0] and edges[1] else None
        return msgspec.structs.replace(week, stop=inner.end) if week else None
    made = counted(base, -amount if back else amount, unit, None, None)
    return msgspec.structs.replace(made, stop=inner.end) if made else None


_CLOSED = re.compile(
    r"\s*(?:$|[,.;:)])|\s(?:in|at|on|by|to|for|with|against|near|outside|from|and|but|not|had|was|were|when|while|because"
    r"|that\s(?:the|an?|it|he|she|they|we|no|its|his|her|their)|[a-z]{3,12}ed\s(?:the|an?|its|his|her|their))\b"
)
"""What follows "the day before" where it governs nothing: "had warned them the day before not to come"."""


def _closed(match: Match, ctx: Context) -> bool:
    """Whether "after" or "before" ends its words: nothing follows that it could govern."""
    return _CLOSED.match(ctx.after(match.end())) is not None


def part_before(match: Match, ctx: Context) -> Reading | None:
    """The evening before, the morning after: of the day before or after the one told of."""
    told = ctx.base()
    base = told.start if told and told.start else ctx.day
    way = -1 if match["dir"].lower() == "before" else 1
    day = calendar.add_days(base, way) if base and _closed(match, ctx) else None
    if day is None:
        return None
    code = str(lexicon.lookup("parts", match["part"]))
    relation = "before" if way < 0 else "after"
    return Reading(
        kind="TIME", value=f"{day}T{code}", granularity="time", start=day, end=day, anchor=iso(base), relation=relation
    )


def counted(base: date, amount: float, unit: str, relation: str | None, mod: str | None) -> Reading | None:
    """The day, week, month or year that lies ``amount`` units from ``base``; its grain is that of the unit."""
    day = calendar.shift(base, amount, unit)
    if day is None:
        return None
    grain = {
        "decade": "year",
        "century": "year",
        "half": "month",
        "quarter": "month",
        "fortnight": "week",
        "weekend": "week",
    }.get(unit, unit)
    if grain in ("year", "month") and amount == int(amount):
        return of_period(calendar.period(day, grain), grain, anchor=iso(base), relation=relation, mod=mod)
    if grain == "week":
        week = calendar.period(day, "week")
        name = calendar.name(week[0], "week") if week else day.isoformat()
        return Reading(
            kind="DATE", value=name, granularity="day", start=day, end=day, anchor=iso(base), relation=relation, mod=mod
        )
    return of_day(day, anchor=iso(base), relation=relation, mod=mod)


def amount_of(match: Match) -> float | None:
    """How many units; None for "several", "a few"."""
    words = match[0].lower()
    extra = 0.5 if re.search(r"and[ -]a[ -]half|1/2", words) else 0.0
    if group(match, "number"):
        value = lexicon.number(match["number"])
        return value + extra if value is not None else None
    if group(match, "vague"):
        vague = str(lexicon.lookup("vague", match["vague"]))
        return float(vague) + extra if vague != "X" else None
    if words.startswith("the ") and match["unit"].lower().endswith("s"):
        return None
    if "half a" in words:
        return 0.5
    return 1 + extra


def duration_value(unit: str, amount: float | None) -> str:
    """ISO 8601 duration, X for an amount left open."""
    code, size = lexicon.words("durations")[unit]
    clock = "T" if code.startswith("T") else ""
    if amount is None:
        return f"P{clock}X{code.removeprefix('T')}"
    number = amount * size
    if number % 1 == 0.5 and code in ("Y", "TH", "TM"):
        smaller = {"Y": "6M", "TH": "30M", "TM": "30S"}[code]
        return f"P{clock}{int(number)}{code.removeprefix('T')}{smaller}"
    return f"P{clock}{int(number) if number == int(number) else number}{code.removeprefix('T')}"


def vague_offset(match: Match, ctx: Context) -> Reading | None:
    """Hours later; shortly after; days before."""
    way = match["dir"].lower()
    soon = (group(match, "soon") or "").lower()
    back = way in ("before", "earlier", "ago")
    if way == "ago":
        return Reading(kind="DATE", value="PAST_REF", granularity="fuzzy", stop=None)
    told, relation = ctx.told, "before" if back else "after"
    if soon:
        if way not in ("after", "before", "afterwards", "thereafter"):
            return None
        return Reading(kind="DATE", value="XXXX-XX-XX", granularity="fuzzy", relation=relation)
    unit = unit_of(match["unit"])
    if way in ("after", "before"):
        return Reading(kind="DURATION", value=duration_value(unit, None), granularity=unit, relation=relation)
    if unit in ("second", "minute", "hour") and told and told.start:
        return Reading(
            kind="DATE", value=told.value[:10], granularity="fuzzy", start=told.start, end=told.end, relation=relation
        )
    return Reading(kind="DATE", value="PAST_REF" if back else "FUTURE_REF", granularity="fuzzy", relation=relation)
