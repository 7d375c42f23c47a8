"""Readers of durations and of repeated times."""

from __future__ import annotations

import re

from dateline.extract.dates import calendar, lexicon
from dateline.extract.dates.absolute import group
from dateline.extract.dates.context import Context, Reading
from dateline.extract.dates.offsets import CLOCK_UNITS, amount_of, duration_value
from dateline.extract.dates.relative import iso

Match = re.Match[str]

_AGE = re.compile(r"[ -]olds?\b|[ -](?:of|at) age\b|['’]? ?old\b", re.IGNORECASE)
_ROUND_THE_CLOCK = re.compile(r"(?:24|twenty-four) hours a day|(?:7|seven) days a week", re.IGNORECASE)
_SOME_DAY = re.compile(r"\b(?:will|would|may|might|could|to|can)\s$")
_RATE = re.compile(
    r"(?:\d|\b(?:cents|dollars|percent|million|billion|times?|once|twice|barrels|tons|share)"
    r"|(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million)\b)[^.;,]{0,28}s)\s$",
    re.IGNORECASE,
)


def duration(match: Match, ctx: Context) -> Reading | None:
    """18 months; two-year; nearly a decade; half an hour. An age is none."""
    unit = str(lexicon.words("units")[match["unit"].lower()])
    after = ctx.after(match.end(), 14)
    if _AGE.match(after) or (
        unit in ("second", "minute")
        and match["unit"].lower() in ("sec", "min", "second")
        and not group(match, "number")
    ):
        return None
    if _is_share(unit, match[0], after) or _ROUND_THE_CLOCK.match(match[0] + after):
        return None
    if unit in ("minute", "hour") and match["unit"].istitle() and not match[0].isupper():
        return None
    words = match[0].lower()
    if words == "one day" and _SOME_DAY.search(ctx.before(match.start())):
        return Reading(kind="DATE", value="FUTURE_REF", granularity="fuzzy")
    if re.match(r"an? ", words) and not group(match, "number", "vague"):
        if _RATE.search(ctx.before(match.start(), 40)):
            return None
        if unit in ("second", "quarter", "half") or (
            unit in ("day", "night") and re.match(r" (?:when|of|that|in)\b", after)
        ):
            return None
    if unit == "second" and "second" in words and not words.endswith("s") and not group(match, "number"):
        return None
    mod = str(lexicon.lookup("mods", group(match, "mod"))) if group(match, "mod") else None
    return Reading(kind="DURATION", value=duration_value(unit, amount_of(match)), granularity=unit, mod=mod)


def _is_share(unit: str, words: str, after: str) -> bool:
    """Three-quarters of its food, the quarter final: no time."""
    if unit != "quarter":
        return False
    several = words.lower().endswith("s")
    return "-quarters" in words.lower() or bool(
        re.match(r"[ -]of (?:its|his|her|their|all|the)\b" if several else r"[ -](?:of|final)", after)
    )


def bare_units(match: Match, ctx: Context) -> Reading | None:
    """Years, weeks: only after a preposition that takes a duration."""
    if not re.search(
        r"\b(?:for|in|of|over|after|within|took|taken|take|spent|spend|through|during|lasted|follows|followed|many|the|recent|last)\s$",
        ctx.before(match.start()),
    ):
        return None
    unit = str(lexicon.words("units")[match["unit"].lower()])
    return Reading(kind="DURATION", value=duration_value(unit, None), granularity=unit)


def unit_long(match: Match, ctx: Context) -> Reading | None:
    """Decades-long, day-long."""
    del ctx
    unit = str(lexicon.words("units")[match["unit"].lower()])
    return Reading(
        kind="DURATION", value=duration_value(unit, None if match["unit"].endswith("s") else 1), granularity=unit
    )


def whole(match: Match, ctx: Context) -> Reading | None:
    """Another week; all day; the whole year."""
    unit = str(lexicon.words("units")[match["unit"].lower()])
    if match["unit"].lower().endswith("s") or _AGE.match(ctx.after(match.end(), 6)):
        return None
    return Reading(kind="DURATION", value=duration_value(unit, 1), granularity=unit)


def span_around(match: Match, ctx: Context) -> Reading | None:
    """The past two months; the next few days; the first nine months."""
    unit, way = str(lexicon.words("units")[match["unit"].lower()]), match["way"].lower()
    if _AGE.match(ctx.after(match.end(), 6)):
        return None
    amount = amount_of(match)
    value = duration_value(unit, amount)
    back, ahead = (
        way in ("last", "past", "previous", "preceding", "recent", "latest"),
        way in ("next", "coming", "following"),
    )
    if amount is None and unit in CLOCK_UNITS:
        amount = 0  # "in the past few hours": of the day
    if ctx.day is None or amount is None or not (back or ahead):
        return Reading(kind="DURATION", value=value, granularity=unit)
    far = calendar.shift(ctx.day, -amount if back else amount, unit)
    if far is None:
        return None
    start, end = (far, ctx.day) if back else (ctx.day, far)
    return Reading(kind="DURATION", value=value, granularity=unit, start=start, end=end, anchor=iso(ctx.day))


def span_since(match: Match, ctx: Context) -> Reading | None:
    """In the five days since (the attack): so many units up to the day of publication."""
    unit, amount = str(lexicon.words("units")[match["unit"].lower()]), amount_of(match)
    start = calendar.shift(ctx.day, -amount, unit) if ctx.day and amount else None
    stop = match.end() - len("since")
    while ctx.text[stop - 1].isspace():
        stop -= 1
    return Reading(
        kind="DURATION",
        value=duration_value(unit, amount),
        granularity=unit,
        start=start,
        end=ctx.day if start else None,
        anchor=iso(ctx.day),
        stop=stop,
    )


def every(match: Match, ctx: Context) -> Reading | None:
    """Every Friday; each year; every two weeks; Mondays."""
    del ctx
    g = match.groupdict()
    if g.get("weekday"):
        return Reading(
            kind="SET", value=f"XXXX-WXX-{lexicon.words('weekdays')[g['weekday'].lower()]}", granularity="day"
        )
    if g.get("month"):
        return Reading(kind="SET", value=f"XXXX-{lexicon.words('months')[g['month'].lower()]:02d}", granularity="month")
    if g.get("season"):
        return Reading(
            kind="SET", value=f"XXXX-{lexicon.words('seasons')[g['season'].lower()][0]}", granularity="season"
        )
    if g.get("part"):
        code = str(lexicon.lookup("parts", g["part"]))
        return Reading(kind="SET", value=code if code.startswith("T") else f"T{code}", granularity="time")
    unit = str(lexicon.words("units")[g["unit"].lower()])
    count = lexicon.number(g["number"]) if g.get("number") else 2 if g.get("other") else 1
    return Reading(kind="SET", value=duration_value(unit, count), granularity=unit)


def rate(match: Match, ctx: Context) -> Reading | None:
    """$5 a year; twice a week; per month."""
    unit = str(lexicon.words("units")[match["unit"].lower()])
    if match["unit"].lower().endswith("s") or not (
        match[0].lower().startswith("per") or _RATE.search(ctx.before(match.start(), 40))
    ):
        return None
    if re.match(r"[ -](?:ago|earlier|later|before|after|old)", ctx.after(match.end())):
        return None
    return Reading(kind="SET", value=duration_value(unit, 1), granularity=unit)


def set_word(match: Match, ctx: Context) -> Reading | None:
    """Daily, monthly, annual: not in a name."""
    del ctx
    if match[0][0].isupper():
        return None
    value = str(lexicon.lookup("sets", match["set"]))
    return Reading(kind="SET", value=value, granularity="day" if value == "P1D" else "fuzzy")
