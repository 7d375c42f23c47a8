"""Readers of calendar words: days, months, quarters, seasons, years, decades, centuries, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.extract.dates import calendar, holidays, lexicon
from dateline.extract.dates.context import UP_TO, Context, Reading
from dateline.extract.dates.guards import is_name, is_number_of_things, is_part_of_name, is_verb

Match = re.Match[str]


def of_period(interval: calendar.Interval | None, unit: str, **more: str | None) -> Reading | None:
    """A DATE that is one calendar period."""
    if interval is None:
        return None
    start, end = interval
    return Reading(kind="DATE", value=calendar.name(start, unit), granularity=unit, start=start, end=end, **more)  # type: ignore[arg-type]


def of_day(found: date | None, **more: str | None) -> Reading | None:
    """A DATE that is one day."""
    return of_period((found, found), "day", **more) if found else None


def full_year(digits: str, day: date | None) -> int:
    """A year from two or four digits; two digits are read as the year nearest before five years after the anchor."""
    if len(digits) != 2:
        return int(digits)
    limit = (day.year if day else 2030) + 5
    year = limit // 100 * 100 + int(digits)
    return year if year <= limit else year - 100


def group(match: Match, *names: str) -> str | None:
    """The first of these named groups that took part in the match."""
    found = match.groupdict()
    return next((found[n] for n in names if found.get(n)), None)


def numeric(match: Match, ctx: Context) -> Reading | None:
    """2024-02-06, 02/06/2024 (month first unless impossible or far from the day of the article), 20240206."""
    g = match.groupdict()
    if g.get("a"):
        year, a, b = full_year(g["y"], ctx.day), int(g["a"]), int(g["b"])
        month_first, day_first = calendar.day(year, a, b), calendar.day(year, b, a)
        other = a > 12 or g["sep"] == "." or _nearer(day_first, month_first, ctx.day)
        other = other or (_is_over(day_first, month_first, ctx.day) and ctx.direction(match.start()) != "future")
        found = day_first if other else month_first
    else:
        found = calendar.day(int(g["y"]), int(g["m"]), int(g["d"]))
    reading = of_day(found)
    if reading and g.get("clock"):
        return Reading(kind="TIME", value=f"{reading.value}T{g['clock']}", granularity="time", start=found, end=found)
    return reading


NEWS, FAR = 45, 90
"""Days from an article's day within which its news lies, and beyond which a reading of a day in figures is doubted."""


def _nearer(one: date | None, other: date | None, day: date | None) -> bool:
    """Whether one reading of a day in figures is news of that day and the other far from it, or still to come."""
    if not (one and other and day) or abs((one - day).days) > NEWS:
        return False
    return abs((other - day).days) > FAR or (one <= day and (other - day).days > NEWS)


def _is_over(one: date | None, other: date | None, day: date | None) -> bool:
    """Whether a day in figures, told as past, has been by one reading alone: "11/10/2013" in a text of 5 November."""
    return one is not None and other is not None and day is not None and one <= day < other


def _year_given(match: Match, ctx: Context) -> int | None:
    """The year written out, or "last year" counted from the anchor."""
    digits = group(match, "year", "year2", "yy", "yy2")
    if digits:
        return full_year(digits, ctx.day)
    if group(match, "spoken"):
        return lexicon.spoken_year(match["spoken"])
    shift = (group(match, "shift") or "").lower()
    if shift in _FROM_TOLD and ctx.told and ctx.told.start:
        return ctx.told.start.year + int(lexicon.lookup("shifts", shift))
    return ctx.day.year + int(lexicon.lookup("shifts", shift)) if shift and ctx.day else None


_FROM_TOLD = ("that", "same", "following")
"""Words that count a month, season or year from what was told and not from the day of the article."""


def _told_year(shift: str, first: int, ctx: Context) -> int | None:
    """ "That October", "the following spring": the year of a period that begins in the month ``first``, counted from
    what was told; None for other words, or where nothing was told."""
    start = ctx.told.start if ctx.told else None
    if shift not in _FROM_TOLD or start is None or ctx.told is None:
        return None
    if shift != "following":
        return start.year
    return start.year + (ctx.told.granularity == "year" or first <= start.month)


def _day_number(match: Match, name: str = "dom") -> int | None:
    digits = group(match, name)
    if digits:
        return int(digits)
    word = group(match, "ordinal")
    if not word:
        return None
    return int(word[:-2]) if word[0].isdigit() else int(lexicon.words("ordinals")[word.lower()])


_COMING = re.compile(
    r"(?:the\s)?(?:[a-z]{3,9}\.?\s\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\.?)\s"
    r"(?:(?:general|presidential|parliamentary|legislative|municipal|local|national)\s)?"
    r"(?:elections?|vote|polls|ballot|summit|deadline|hearing|referendum|plebiscite|runoff|session)\b",
    re.IGNORECASE,
)
"""A day before what is held on a day set for it: "March 19 elections", "the 19 March presidential elections"."""


SOON = 45
"""Days within which a day named without a year is the coming one of that year: older ones are written with it."""


BESIDE_TOLD = timedelta(days=31)
"""How far a day without a year may be from the date told before it to be of the same time."""


def year_for(month: int, number: int, at: int, ctx: Context, lead: str | None = None) -> int | None:
    """The year of a day or month named without one: the nearest past one, the coming one where the words look ahead."""
    if ctx.day is None:
        return year_told(month, number, ctx)
    found = calendar.day(ctx.day.year, month, min(number, 28))
    if found is None:
        return None
    ahead = (found - ctx.day).days
    if lead:
        return ctx.day.year + {"last": -(ahead >= 0), "next": int(ahead <= 0)}.get(lead.lower(), 0)
    direction = ctx.direction(at)
    if direction == "future":
        return ctx.day.year + (1 if ahead < -60 else 0)
    if 0 < ahead <= 120 and direction == "none":
        return ctx.day.year
    coming = _COMING.match(ctx.text, at, min(ctx.end, at + 60))
    if 0 < ahead <= 120 and (coming or UP_TO.search(ctx.before(at))):
        return ctx.day.year
    if 0 < ahead <= (SOON if found.year == ctx.day.year else 14) and not re.search(
        r"\b(?:since|after|from|of)\s$", ctx.before(at)
    ):
        return ctx.day.year
    return ctx.day.year - (1 if ahead > 0 else 0)


def year_told(month: int, number: int, ctx: Context) -> int | None:
    """In a story without a day of its own, the year in which a day lies within a month of the date told before it: "in
    early November 2005 ... On 5 November"."""
    told = ctx.told
    if not ctx.carries or told is None or told.start is None or told.granularity not in ("day", "time", "month"):
        return None
    first, last = told.start, told.end or told.start
    days = (calendar.day(year, month, min(number, 28)) for year in range(first.year - 1, last.year + 2))
    near = [day.year for day in days if day and max(first - day, day - last) <= BESIDE_TOLD]
    return near[-1] if near else None


def month_day(match: Match, ctx: Context) -> Reading | None:
    """Feb. 6, 2024; 6 February; Tuesday, Feb. 6; the 6th of this month."""
    month_word = group(match, "month")
    number = _day_number(match)
    if number is None or not 1 <= number <= 31:
        return None
    if not month_word:
        return _of_this_month(match, number, ctx)
    if month_word.lower() in ("may", "march") and month_word[0].islower() and is_verb(match, month_word, ctx):
        return None
    month = int(lexicon.words("months")[month_word.lower()])
    year = _year_given(match, ctx)
    if year is None and is_part_of_name(match.start(), match.end(), ctx):
        return None
    if year is None:
        year = year_for(month, number, match.start(), ctx, group(match, "lead"))
        if year is None:
            return Reading(kind="DATE", value=f"XXXX-{month:02d}-{number:02d}", granularity="day")
        return of_day(calendar.day(year, month, number), anchor=_iso(ctx))
    return of_day(calendar.day(year, month, number))


def _iso(ctx: Context) -> str | None:
    return ctx.day.isoformat() if ctx.day else None


def _of_this_month(match: Match, number: int, ctx: Context) -> Reading | None:
    word = (group(match, "of") or "").lower()
    base = ctx.told.start if word in ("that", "the same", "the") and ctx.told else ctx.day
    if base is None:
        return None
    base = calendar.add_months(base, {"next": 1, "last": -1}.get(word, 0))
    return of_day(calendar.day(base.year, base.month, number), anchor=_iso(ctx)) if base else None


def month_days(match: Match, ctx: Context) -> Reading | None:
    """May 3-5; 3 to 5 May 2023; March 3 and 4."""
    month = int(lexicon.words("months")[match["month"].lower()])
    first, last = int(match["dom"]), int(match["dom2"])
    if first >= last or (match["month"].islower() and month in (3, 5)):
        return None
    year = _year_given(match, ctx) or year_for(month, first, match.start(), ctx)
    if year is None:
        return None
    start, end = calendar.day(year, month, first), calendar.day(year, month, last)
    return of_range(start, end, "day") if start and end else None


def of_range(start: date, end: date, unit: str) -> Reading:
    """A DATE from one day to another; the value is an ISO 8601 interval."""
    return Reading(kind="DATE", value=f"{start}/{end}", granularity=unit, start=start, end=end)


def months(match: Match, ctx: Context) -> Reading | None:
    """April-September 2018."""
    first = int(lexicon.words("months")[match["month"].lower()])
    last = int(lexicon.words("months")[match["month2"].lower()])
    year = _year_given(match, ctx)
    if year is None:
        return None
    start, end = calendar.month_of(year - (first > last), first), calendar.month_of(year, last)
    return of_range(start[0], end[1], "month") if start and end and end[1] else None


def month(match: Match, ctx: Context) -> Reading | None:
    """March 2023, last March, in July."""
    word = match["month"]
    number = int(lexicon.words("months")[word.lower()])
    year = _year_given(match, ctx) if match.re.groupindex.keys() & {"year", "yy"} else None
    if year is not None:
        return of_period(calendar.month_of(year, number), "month")
    shift = group(match, "shift")
    if is_name(match, word, shift, ctx):
        return None
    year = _told_year((shift or "").lower(), number, ctx)
    if ctx.day is None and year is None:
        return Reading(kind="DATE", value=f"XXXX-{number:02d}", granularity="month")
    year = year or _month_year(number, shift, match, ctx)
    return of_period(calendar.month_of(year, number), "month", anchor=_iso(ctx)) if year else None


def _month_year(number: int, shift: str | None, match: Match, ctx: Context) -> int | None:
    assert ctx.day is not None
    here = ctx.day.year
    word = (shift or "").lower()
    if word in ("last", "past", "previous"):
        return here - (number >= ctx.day.month)
    if word in ("next", "coming", "following", "upcoming"):
        return here + (number <= ctx.day.month)
    if word in ("this", "current"):
        return here
    if ctx.direction(match.start()) == "future":
        return here + (number < ctx.day.month and ctx.day.month - number > 2)
    ahead = (number - ctx.day.month) % 12
    if 0 < ahead <= 4 and re.search(r"\b(?:by|until|till|through)\s(?:early |mid-|late )?$", ctx.before(match.start())):
        return here + (number < ctx.day.month)
    return here - (number > ctx.day.month)


def quarter(match: Match, ctx: Context) -> Reading | None:
    """The third quarter (of 2023), last year's first half."""
    nth = _day_number(match)
    what = match["what"].lower()
    if not nth or nth > (4 if what == "quarter" else 2):
        return None
    year = _year_given(match, ctx)
    own = group(match, "own")
    if own and ctx.day:
        year = ctx.day.year + int(lexicon.lookup("shifts", own))
    length = 3 if what == "quarter" else 6
    if year is not None:
        return of_period(calendar.months_from(year, (nth - 1) * length + 1, length), what)
    if what == "half" and not group(match, "year_word"):
        return None
    if ctx.day is None:
        return Reading(kind="DATE", value=f"XXXX-{what[0].upper()}{nth}", granularity=what)
    begun = (nth - 1) * length + 1 <= ctx.day.month
    ahead = ctx.direction(match.start()) == "future"
    return of_period(
        calendar.months_from(ctx.day.year - (not begun and not ahead), (nth - 1) * length + 1, length),
        what,
        anchor=_iso(ctx),
    )


def quarter_code(match: Match, ctx: Context) -> Reading | None:
    """Q1 2024, 2017-Q1, H1, 3Q."""
    what = "half" if (group(match, "what") or "Q").upper() == "H" else "quarter"
    nth, length = int(group(match, "n", "n2") or 1), 6 if what == "half" else 3
    year = _year_given(match, ctx) or (ctx.day.year if ctx.day else None)
    if year is None or nth * length > 12:
        return None
    return of_period(calendar.months_from(year, (nth - 1) * length + 1, length), what)


_FALLS = re.compile(r"\s(?:of\b|from (?:power|grace)|to (?:the|rebels|militants))")
_IN_SEASON = re.compile(r"\b(?:in|during|by|until|till|through|throughout|late|early|this|last|next|mid)[\s-]\Z", re.I)


def _is_of_something(match: Match, ctx: Context) -> bool:
    """Whether a fall is no season: "the fall of Kabul", "his fall from power", "the fall in prices"."""
    ahead = ctx.after(match.end())
    sinks = ahead.startswith(" in ") and _IN_SEASON.search(ctx.before(match.start())) is None
    return sinks or _FALLS.match(ahead) is not None


def season(match: Match, ctx: Context) -> Reading | None:
    """Summer 2023, last fall, in the spring."""
    code, first = lexicon.words("seasons")[match["season"].lower()]
    year, det = _year_given(match, ctx), (group(match, "det") or "").lower().removeprefix("the ").removeprefix("that ")
    if year is None and is_verb(match, match["season"], ctx) and not det:
        return None
    if year is None and match["season"].lower() == "fall" and _is_of_something(match, ctx):
        return None
    year = year or _told_year(det, first, ctx)
    if year is None and ctx.day:
        year = _season_year(first, det, match, ctx)
    if year is None:
        return Reading(kind="DATE", value=f"XXXX-{code}", granularity="season")
    interval = calendar.months_from(year, first, 3)
    if interval is None:
        return None
    return Reading(kind="DATE", value=f"{year:04d}-{code}", granularity="season", start=interval[0], end=interval[1])


def _season_year(first: int, det: str, match: Match, ctx: Context) -> int:
    assert ctx.day is not None
    year, month = ctx.day.year, ctx.day.month
    if det == "this":
        return year - (first == 12 and month < 6)
    if det in ("next", "coming"):
        return year + (month >= first)
    if det in ("last", "past", "previous"):
        if first == 12:  # the winter under way is not "last winter"
            return year - 2 if month < 3 else year - 1
        return year - (month <= first + 2)
    if ctx.direction(match.start()) == "future":
        return year + (month > first + 2)
    return year - (month < first)


def year(match: Match, ctx: Context) -> Reading | None:
    """2014, the year 2000, fiscal 1989."""
    number = int(match["year"])
    if is_number_of_things(match, ctx):
        return None
    return of_period(calendar.months_from(number, 1, 12), "year")


def years(match: Match, ctx: Context) -> Reading | None:
    """1992-95, 2023/24."""
    first, tail = int(match["year"]), match["to"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 200 or not 1500 <= first <= 2100:
        return None
    if len(tail) == 2 and "-" in match[0] and last <= first // 100 * 100 + 12 and first > 1000 and last - first > 60:
        return None
    return of_range(date(first, 1, 1), date(last, 12, 31), "year")


def spoken(match: Match, ctx: Context) -> Reading | None:
    """Nineteen ninety-six; two thousand and three."""
    number = lexicon.spoken_year(match["spoken"])
    if "year" not in match[0].lower() and re.match(r" [a-z]{3,15}s\b| people\b", ctx.after(match.end())):
        return None
    return of_period(calendar.months_from(number, 1, 12), "year") if number and number > 1000 else None


def short_year(match: Match, ctx: Context) -> Reading | None:
    """'98"""
    if ctx.after(match.end(), 1) in ("s", "'", "’"):
        return None
    return of_period(calendar.months_from(full_year(match["yy"], ctx.day), 1, 12), "year")


def decade(match: Match, ctx: Context) -> Reading | None:
    """The 1990s, the '80s, the nineties."""
    word = group(match, "decade")
    text = match[0].lower()
    if not word and not text.endswith("s"):
        return None
    if group(match, "full"):
        first = int(match["full"])
    else:
        if word and not text.startswith("the"):
            return None
        if not word and not re.search(r"['’‘]|the", text):
            return None
        tens = int(lexicon.words("decades")[word.lower()]) if word else int(match["short"])
        first = 1900 + tens if tens >= 30 else 1920
    return of_period(calendar.months_from(first, 1, 120), "decade")


def century(match: Match, ctx: Context) -> Reading | None:
    """The 19th century."""
    del ctx
    nth = _day_number(match)
    if not nth or nth > 30:
        return None
    interval = calendar.months_from((nth - 1) * 100 + 1, 1, 1200)
    return (
        Reading(kind="DATE", value=f"{nth - 1:02d}", granularity="century", start=interval[0], end=interval[1])
        if interval
        else None
    )


def holiday(match: Match, ctx: Context) -> Reading | None:
    """Christmas Day, last Ramadan, Easter 2019."""
    given = group(match, "year")
    year = int(given) if given else None
    word = match["holiday"]
    if word.islower() and not given and ctx.day is None:
        return None
    if ctx.day and not (_SEASON.search(ctx.before(match.start())) or ctx.after(match.end()).startswith(" weekend")):
        word = holidays.told_on(word, ctx.day)
    if year is None and ctx.day:
        year = ctx.day.year
        shift = (group(match, "shift2") or group(match, "shift") or "").lower()
        if group(match, "shift2"):
            year += int(lexicon.lookup("shifts", shift))
        else:
            year = _holiday_year(word, shift, match, ctx)
    interval = holidays.days_of(word, year) if year is not None else None
    if interval is None:
        return None
    one = interval[0] == interval[1]
    assert interval[1] is not None
    return of_day(interval[0], anchor=_iso(ctx)) if one else of_range(interval[0], interval[1], "day")


_SEASON = re.compile(r"\b(?:by|before|until|till|after|since|through)\s$")
"""Before "Labor Day" as the end of the American summer."""


def _holiday_year(word: str, shift: str, match: Match, ctx: Context) -> int:
    assert ctx.day is not None
    this = holidays.days_of(word, ctx.day.year)
    passed = bool(this and this[0] <= ctx.day)
    if shift in ("last", "past", "previous"):
        return ctx.day.year - (not passed)
    if shift in ("next", "coming", "upcoming") or ctx.direction(match.start()) == "future":
        return ctx.day.year + passed
    days = (this[0] - ctx.day).days if this else 0
    if 0 < days <= 14 or (0 < days <= 45 and ctx.direction(match.start()) == "none"):
        return ctx.day.year
    return ctx.day.year - (not passed)


def named_day(match: Match, ctx: Context) -> Reading | None:
    """9/11: a day that goes by its number."""
    del ctx
    return of_day(calendar.parse_day(lexicon.words("named_days").get(match[0])))


def day_of_month(match: Match, ctx: Context) -> Reading | None:
    """On the 29th: of the month told of, else the last such day."""
    number = int(match["dom"])
    base = ctx.told.start if ctx.told and ctx.told.start and ctx.told.granularity in ("day", "month") else ctx.day
    found = calendar.day(base.year, base.month, number) if base else None
    if found and ctx.day and found > ctx.day and ctx.direction(match.start()) != "future":
        earlier = calendar.add_months(found.replace(day=1), -1)
        found = calendar.day(earlier.year, earlier.month, number) if earlier else None
    return of_day(found, anchor=_iso(ctx))
