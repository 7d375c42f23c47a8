"""Readers of words that count from the day of publication or from what was told before."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from dateline.extract.dates import calendar, lexicon
from dateline.extract.dates.absolute import group, of_day, of_period
from dateline.extract.dates.context import Context, Reading

Match = re.Match[str]

_HAD = re.compile(r",\s(?:[\w’'-]{1,20}\s){1,3}(?:had|was|were)\b")
"""After "until Thursday": the day is over."""

_DONE = (
    r"(?:attacks?|bombings?|blasts?|explosions?|shootings?|strikes?|raids?|killings?|ruling|decision|verdict|announcement"
    r"|statement|violence|clashes|incident|quake|earthquake|coup|crash|massacre|assault|results?)"
)
_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
_DONE_THAT_DAY = re.compile(rf"{_PART}['’]s\s(?:[\w-]{{2,14}}\s)?{_DONE}\b")
"""After a weekday: what is spoken of has happened, whatever is to come of it ("to appeal Friday's ruling")."""
_DONE_ON = re.compile(
    rf"\b(?:the|its|his|her|their|['’]s)\s(?:[\w-]{{2,14}}\s)?{_DONE}\s(?:(?:made|issued|announced|taken)\s)?"
    r"(?:(?:on|late|early|late on|early on|of)\s)?$"
)
"""Before a weekday, likewise: "to appeal the decision Thursday night"."""


def iso(day: date | None) -> str | None:
    """The ISO form, None for None."""
    return day.isoformat() if day else None


def weekday(match: Match, ctx: Context) -> Reading | None:
    """Friday; last Friday; that Tuesday. A weekday that is the day of publication means that day."""
    word, shift = match["weekday"], (group(match, "shift") or "").lower()
    number = int(lexicon.words("weekdays")[word.lower()])
    if len(word) <= 5 and not word.lower().endswith("day"):
        if not word[0].isupper() or (
            word.lower() in ("sun", "sat", "mon", "wed")
            and not re.match(r"\.|,? (?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", ctx.after(match.end()))
        ):
            return None
        if word.lower() == "sun" and re.search(r"\bthe $", ctx.before(match.start())):
            return None
    if ctx.day is None:
        return Reading(kind="DATE", value=f"XXXX-WXX-{number}", granularity="day")
    return of_day(_weekday_day(number, shift, match, ctx), anchor=iso(ctx.day))


def _weekday_day(number: int, shift: str, match: Match, ctx: Context) -> date | None:
    assert ctx.day is not None
    base = ctx.day
    if shift in ("that", "same") and ctx.told and ctx.told.start:
        return calendar.weekday_near(ctx.told.start, number, -1)
    if shift in ("following", "previous", "preceding") and ctx.told and ctx.told.start:
        way = 1 if shift == "following" else -1
        moved = calendar.add_days(ctx.told.start, way)
        return calendar.weekday_near(moved, number, way) if moved else None
    if shift in ("last", "past", "previous", "preceding"):
        moved = calendar.add_days(base, -1)
        return calendar.weekday_near(moved, number, -1) if moved else None
    if shift in ("next", "coming", "following", "upcoming"):
        week = calendar.period(base, "week")
        later = calendar.add_days(week[0], 7 + number - 1) if week and shift == "next" and number < 7 else None
        tomorrow = calendar.add_days(base, 1)
        soon = calendar.weekday_near(tomorrow, number, 1) if tomorrow else None
        return later or soon
    until = re.search(
        r"\b(?:until|till)\s(?:[\d:.]+ ?[ap]\.?m\.?\s(?:[A-Z]{2,4}\s)?)?$", ctx.before(match.start()), re.I
    )
    after = ctx.after(match.end(), 40)
    if until and _HAD.match(after):
        until = None
        ahead = False
    else:
        done = _DONE_THAT_DAY.match(after) or _DONE_ON.search(ctx.before(match.start(), 60))
        ahead = until is not None or (ctx.direction(match.start()) == "future" and not done)
    return calendar.weekday_near(base, number, 1 if ahead else -1)


def weekday_of_week(match: Match, ctx: Context) -> Reading | None:
    """Tuesday of next week; last week's Friday."""
    if ctx.day is None:
        return None
    week = calendar.period(ctx.day, "week")
    number = int(lexicon.words("weekdays")[match["weekday"].lower()])
    shift = int(lexicon.lookup("shifts", match["shift"]))
    return of_day(calendar.add_days(week[0], 7 * shift + number - 1) if week else None, anchor=iso(ctx.day))


def weekday_ago(match: Match, ctx: Context) -> Reading | None:
    """A week ago Friday; two weeks from Monday."""
    if ctx.day is None:
        return None
    number = int(lexicon.words("weekdays")[(group(match, "weekday", "weekday2") or "").lower()])
    weeks = lexicon.number(group(match, "n", "n2") or "1") or 1
    back = (group(match, "far", "far2") or "").lower() == "ago"
    near = calendar.weekday_near(ctx.day, number, -1 if back else 1)
    return of_day(
        calendar.add_days(near, int(-7 * weeks if back else 7 * weeks)) if near else None, anchor=iso(ctx.day)
    )


def deictic(match: Match, ctx: Context) -> Reading | None:
    """Today, yesterday, tomorrow, tonight, overnight, the day before yesterday."""
    when = " ".join(match["when"].lower().removeprefix("the ").split())
    shifts = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
    shifts |= {"day before yesterday": -2, "day after tomorrow": 2}
    if ctx.day is None:
        return Reading(kind="DATE", value="XXXX-XX-XX", granularity="day")
    day = calendar.add_days(ctx.day, shifts[when])
    if day is None:
        return None
    if when == "overnight" and (night := _overnight_of(match, ctx)):
        return night
    if when == "overnight":
        before = calendar.add_days(day, -1) or day
        return Reading(
            kind="TIME", value=f"{before}TNI", granularity="time", start=before, end=day, anchor=iso(ctx.day)
        )
    if when == "tonight":
        return Reading(kind="TIME", value=f"{day}TNI", granularity="time", start=day, end=day, anchor=iso(ctx.day))
    return of_day(day, anchor=iso(ctx.day))


_TO_NIGHT = re.compile(r"\s(?:(?:on|from|between)\s)?(?:late\s)?")
_TO_MORNING = re.compile(r"\s(?:to|and|and\sinto|into|through)\s(?:early\s)?")


def _overnight_of(match: Match, ctx: Context) -> Reading | None:
    """ "Overnight Monday to Tuesday", "overnight on Monday": the night of the day that is told behind it; with the
    article's own day it is the night before."""
    first, stop = _day_behind(_TO_NIGHT, match.end(), ctx)
    if first is None:
        return None
    second, behind = _day_behind(_TO_MORNING, stop, ctx)
    other = calendar.add_days(first, -1 if first == ctx.day else 1)
    if second is not None and second == calendar.add_days(first, 1):
        other, stop = second, behind
    if other is None:
        return None
    start, end = sorted((first, other))
    return Reading(
        kind="TIME", value=f"{start}TNI", granularity="time", start=start, end=end, anchor=iso(ctx.day), stop=stop
    )


def _day_behind(gap: re.Pattern[str], start: int, ctx: Context) -> tuple[date | None, int]:
    """The day that is told behind some words, and where it ends."""
    from dateline.extract.dates.scan import at

    words = gap.match(ctx.text, start, ctx.end)
    inner = at(words.end(), ctx) if words else None
    if inner is None or inner.reading.granularity != "day" or inner.reading.kind != "DATE":
        return None, start
    return inner.reading.start, inner.end


def part_of_day(match: Match, ctx: Context) -> Reading | None:
    """This morning, last night, that evening, at dawn; a bare "morning" only beside a date."""
    det = " ".join((group(match, "det") or "").lower().split())
    if re.search(r"(?:\b(?:pre-|high )|-to-)$", ctx.before(match.start())) or ctx.after(match.end()).startswith("-to-"):
        return None  # "a pre-dawn raid", "at high noon", "a dusk-to-dawn curfew"
    code = str(lexicon.lookup("parts", match["part"]))
    suffix = code if code.startswith("T") else f"T{code}"
    bare = det in ("", "the") and match["part"].lower() in (
        "morning",
        "evening",
        "night",
        "afternoon",
        "late night",
        "early hours",
        "small hours",
        "early morning",
        "late morning",
        "early afternoon",
        "late afternoon",
        "early evening",
        "late evening",
    )
    if det == "the" and match["part"].lower() == "night" and (night := _through_night(match, ctx)):
        return night
    base = _part_base(det, ctx, match.start(), suffix)
    needs = "date" if bare else None
    if base is None:
        return Reading(kind="TIME", value=suffix, granularity="time", needs=needs)
    return Reading(
        kind="TIME", value=f"{base}{suffix}", granularity="time", start=base, end=base, anchor=iso(ctx.day), needs=needs
    )


_THROUGH = re.compile(r"(?<!late )(?<!deep )(?<!early )(?<!later )\b(?:in|during|over|through|throughout|course of)\s$")
_OF_OTHER = re.compile(r"\s(?:of|after|before|following|between|from|to|that|when|on|hours)\b")
_EARLIER = re.compile(r"\bhad(?:\s(?:been|\w{2,12}ly|also))?\s[^,;:.]{3,80}$")
"""What was done before the day told of in the same sentence: "reopened on Monday the road that had been cut in"."""


def _through_night(match: Match, ctx: Context) -> Reading | None:
    """ "In the night", "during the night": both its days, as all 44 such words of the annotated pages but for "late in
    the night". It is the night behind the day told of, and the one before the day of the article or before an act
    that is told with another."""
    if not _THROUGH.search(ctx.before(match.start())) or _OF_OTHER.match(ctx.after(match.end())):
        return None
    told = _day_of_part(ctx)
    day = told or ctx.day
    if day is None:
        return None
    ahead = ctx.direction(match.start()) == "future"
    back = not ahead and (day == ctx.day or (recent_day(ctx) and _EARLIER.search(ctx.before(match.start(), 100))))
    other = calendar.add_days(day, -1 if back else 1)
    if other is None:
        return None
    first, last = min(day, other), max(day, other)
    return Reading(kind="TIME", value=f"{first}TNI", granularity="time", start=first, end=last, anchor=iso(ctx.day))


REACH = 3
"""Days before the article on which a day that it told still holds for a part of day told next."""


def recent_day(ctx: Context) -> date | None:
    """The day told of in this sentence or the one before; a clock does not reach further."""
    near = ctx.near
    if near is None or near.start is None or near.granularity not in ("day", "time"):
        return None
    return near.end if near.kind == "TIME" else near.end and near.start  # after a night comes its second day


def _day_of_part(ctx: Context) -> date | None:
    """What "the evening" hangs on: the day told of near by, else the last day told, if the article is not much later
    ("released in the evening", where the report has told of yesterday)."""
    last = ctx.last.start if ctx.last else None
    told = last if last and ctx.day and 0 <= (ctx.day - last).days <= REACH else None
    return recent_day(ctx) or told


_LATE = ("TAF", "TEV")
_EVENING = re.compile(r"T(?:EV|NI|1[89]|2)")


def day_gone_on(ctx: Context, at: int, clock: str) -> date | None:
    """The day before the article, for a bare clock or part of day from noon on ("by nightfall"): where it is the last
    day told and has not yet been told to its evening. So 17 of 20 such days in the annotated training pages; an earlier
    day is not taken up again, nor is one in the morning."""
    last = ctx.last
    if clock not in _LATE and not "T12:00" <= clock < "T24:00":
        return None
    if last is None or ctx.day is None or last.start is None or (ctx.day - last.start).days != 1:
        return None
    over = last.kind == "TIME" and _EVENING.match(last.value, last.value.find("T")) is not None
    return None if over or ctx.direction(at) == "future" else last.start


def _part_base(det: str, ctx: Context, at: int, clock: str) -> date | None:
    if det:
        told = _day_of_part(ctx) if det == "the" else told_day(ctx)
    else:
        told = recent_day(ctx) or day_gone_on(ctx, at, clock)
    if det in ("that", "the same", "same", "the", ""):
        return told or ctx.day
    if det in ("the next", "the following", "next"):
        base = told if told and det != "next" else ctx.day
        return calendar.add_days(base, 1) if base else None
    if det in ("last", "yesterday", "the previous", "previous"):
        base = told if told and "previous" in det else ctx.day
        return calendar.add_days(base, -1) if base else None
    if det == "tomorrow":
        return calendar.add_days(ctx.day, 1) if ctx.day else None
    return ctx.day


def night_between(match: Match, ctx: Context) -> Reading | None:
    """The night of Saturday to Sunday: both days."""
    if ctx.day is None:
        return None
    days = [int(lexicon.words("weekdays")[match[g].lower()]) for g in ("weekday", "weekday2")]
    last = calendar.weekday_near(ctx.day, days[1], -1)
    first = calendar.weekday_near(last, days[0], -1) if last else None
    if not first or not last or (last - first).days != 1:
        return None
    return Reading(kind="TIME", value=f"{first}TNI", granularity="time", start=first, end=last, anchor=iso(ctx.day))


def night_to(match: Match, ctx: Context) -> Reading | None:
    """The night to Tuesday, overnight into March 6: the day and the one before."""
    from dateline.extract.dates.scan import at

    inner = at(match.end(), ctx)
    if inner is None or inner.reading.start is None or inner.reading.granularity != "day":
        return None
    last = inner.reading.start
    first = calendar.add_days(last, -1)
    if first is None:
        return None
    return Reading(
        kind="TIME", value=f"{first}TNI", granularity="time", start=first, end=last, anchor=iso(ctx.day), stop=inner.end
    )


def unit_of(word: str) -> str:
    return str(lexicon.words("units")[word.lower()])


def relative_unit(match: Match, ctx: Context) -> Reading | None:
    """Last week, this month, next year, the following day, the same month."""
    shift, unit = match["shift"].lower(), unit_of(match["unit"])
    if (
        match["unit"].lower().endswith("s")
        or (match[0].istitle() and len(match[0].split()) == 2 and match["unit"][0].isupper())
        or unit in ("second", "minute", "hour", "generation")
    ):
        return None
    if shift in ("last", "next") and match[0].lower().startswith("the ") and unit not in ("day", "night"):
        if shift == "next" and _past_told(match, unit, ctx):
            return _from_told(shift, unit, ctx)
        return _stretch(shift, unit, ctx) if shift == "last" else None
    if shift in ("that", "same", "following", "next", "previous", "preceding") and (
        match[0].lower().startswith("the ") or shift in ("that", "following")
    ):
        return _from_told(shift, unit, ctx)
    if shift == "past" and unit != "weekend":
        return _stretch(shift, unit, ctx)
    if unit == "day" and shift not in ("next",):
        return None
    if ctx.day is None:
        return Reading(kind="DATE", value="XXXX", granularity=unit)
    number = int(lexicon.words("shifts")[shift])
    if unit == "weekend" and not number and ctx.day.weekday() < _JUST_OVER and ctx.direction(match.start()) == "past":
        number = -1
    return of_period(neighbour(ctx.day, number, unit, shift), _unit_name(unit), anchor=iso(ctx.day))


_JUST_OVER = 2
"""Days of a week on which "they resigned this weekend" tells of the one that is just over: Monday and Tuesday."""


_WITHIN = re.compile(r"\b(?:over|in|within|during|for|through|throughout|into)\s$")
"""Before "the next year": the year to come, from the day of publication on."""


def _past_told(match: Match, unit: str, ctx: Context) -> bool:
    """Whether "the next year" counts from a told period of that length that is over: "in 2016 ... the next year"."""
    told = ctx.told
    if told is None or told.end is None or ctx.day is None or _WITHIN.search(ctx.before(match.start())):
        return False
    same = told.granularity in (unit, *_SMALLER.get(unit, ()))
    return same and told.end < ctx.day and ctx.direction(match.start()) != "future"


_SMALLER = {"year": ("season", "quarter", "half", "month", "day"), "month": ("day", "week"), "week": ("day",)}


def _unit_name(unit: str) -> str:
    return {"night": "day", "fortnight": "week"}.get(unit, unit)


def neighbour(base: date, number: int, unit: str, shift: str = "") -> calendar.Interval | None:
    """The period of that unit ``number`` places away; the last weekend is the last that began on or before the day."""
    if unit == "weekend":
        here = calendar.period(base, unit)
        if here is None:
            return None
        if shift in ("last", "past") and here[0] < base and base.weekday() == 6:
            number = -1
        moved = calendar.add_days(here[0], 7 * number)
        return calendar.period(moved, unit) if moved else None
    if unit == "fortnight":
        unit, number = "week", number * 2
    moved = calendar.shift(base, number, "day" if unit == "night" else unit)
    return calendar.period(moved, unit) if moved else None


def _stretch(shift: str, unit: str, ctx: Context) -> Reading | None:
    """The past week: as long as one unit, up to the day of publication."""
    code, size = lexicon.words("durations")[unit]
    value = f"P{size}{code}"
    start = calendar.shift(ctx.day, -1, unit) if ctx.day else None
    return Reading(
        kind="DURATION", value=value, granularity=unit, start=start, end=ctx.day if start else None, anchor=iso(ctx.day)
    )


_LONGER = {"week": ("month", "quarter", "half", "season", "year", "decade"), "month": ("year", "decade")}
"""Unit to the grains that no period of it is counted from."""


def _from_told(shift: str, unit: str, ctx: Context) -> Reading | None:
    told = ctx.base() if unit in ("day", "night") else ctx.told
    if told and told.granularity in _LONGER.get(unit, ()):
        told = ctx.earlier  # "since 2019 ... the previous week" counts from no year
    base = told.start if told and told.start else ctx.day
    number = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}[shift]
    if base is None:
        return Reading(kind="DATE", value="XXXX", granularity=unit, relation="after" if number > 0 else None)
    if told and told.start and told.end and unit in ("day", "night") and told.granularity not in ("day", "time"):
        if not number:
            return msgspec.structs.replace(told, kind="DATE", stop=None, mod=None)
        return moved(told.start, told.end, number)
    relation = {1: "after", -1: "before"}.get(number)
    return of_period(neighbour(base, number, unit), _unit_name(unit), anchor=iso(base), relation=relation)


def loose(start: date, end: date, days: int) -> Reading | None:
    """Less than so many days from some day of a longer interval: the interval, moved at its far end."""
    first, last = (start, calendar.add_days(end, days)) if days > 0 else (calendar.add_days(start, days), end)
    return _of_longer(first, last, days)


def moved(start: date, end: date, days: int) -> Reading | None:
    """A day so many days from some day of a longer interval: the interval, moved."""
    return _of_longer(calendar.add_days(start, days), calendar.add_days(end, days), days)


def _of_longer(first: date | None, last: date | None, days: int) -> Reading | None:
    if not first or not last:
        return None
    return Reading(
        kind="DATE",
        value="XXXX-XX-XX",
        granularity="fuzzy",
        start=first,
        end=last,
        relation="after" if days > 0 else "before",
    )


def before_last(match: Match, ctx: Context) -> Reading | None:
    """The year before last; the week after next."""
    if ctx.day is None or re.match(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s?[A-Z]", ctx.after(match.end())):
        return None
    number = -2 if match["far"].lower() == "before last" else 2
    unit = unit_of(match["unit"])
    return of_period(neighbour(ctx.day, number, unit), _unit_name(unit), anchor=iso(ctx.day))


def in_the_day(match: Match, ctx: Context) -> Reading | None:
    """Later in the day: the day told of."""
    base = told_day(ctx)
    if base is None or (match["what"].lower() == "the" and ctx.told and ctx.told.granularity not in ("day", "time")):
        base = ctx.day
    return of_day(base, anchor=iso(base)) if base else None


def week_of(match: Match, ctx: Context) -> Reading | None:
    """The week of March 6; the eve of Ramadan; the night of 7 February."""
    from dateline.extract.dates.scan import at

    what, inner = match["what"].lower(), at(match.end(), ctx)
    if inner is None or inner.reading.start is None or inner.reading.granularity != "day":
        return None
    day = inner.reading.start
    if what == "eve":
        before = calendar.add_days(day, -1)
        made = of_day(before) if before else None
    elif what == "night":
        made = Reading(kind="TIME", value=f"{day}TNI", granularity="time", start=day, end=inner.reading.end)
    else:
        made = of_period(calendar.period(day, what), what)
    return msgspec.structs.replace(made, stop=inner.end, anchor=iso(day)) if made else None


def week_number(match: Match, ctx: Context) -> Reading | None:
    """Week 12 of 2024: the week of ISO 8601, Monday to Sunday."""
    del ctx
    year, number = int(match["year"]), int(match["number"])
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Reading(
        kind="DATE",
        value=f"{year:04d}-W{number:02d}",
        granularity="week",
        start=monday,
        end=calendar.add_days(monday, 6),
    )


def told_day(ctx: Context) -> date | None:
    told = ctx.base()
    return told.start if told and told.start else ctx.day


def reference(match: Match, ctx: Context) -> Reading | None:
    """Now, recently, soon, in recent weeks."""
    value = str(lexicon.lookup("references", match["reference"]))
    day = ctx.day if value == "PRESENT_REF" else None
    return Reading(kind="DATE", value=value, granularity="fuzzy", start=day, end=day, anchor=iso(day))


def since_then(match: Match, ctx: Context) -> Reading | None:
    """Since then; have since: from what was told before, end open."""
    del match
    if not ctx.told or not ctx.told.start:
        return None
    return Reading(
        kind="DATE",
        value=ctx.told.value,
        granularity=ctx.told.granularity,
        start=ctx.told.start,
        anchor=iso(ctx.told.start),
    )


_OWN_TIME = re.compile(r"[Aa]t the time of\b|At the time \w")


def anaphor(match: Match, ctx: Context) -> Reading | None:
    """At the time; at that time. "At the time of the raid" and "At the time Howes was seized, ..." name their own."""
    told = ctx.told
    own = _OWN_TIME.match(ctx.text, match.start())
    if told and told.start and not own:
        return Reading(
            kind="DATE",
            value=told.value,
            granularity=told.granularity,
            start=told.start,
            end=told.end,
            anchor=iso(told.start),
        )
    return Reading(kind="DATE", value="PAST_REF", granularity="fuzzy")


def week_of_month(match: Match, ctx: Context) -> Reading | None:
    """The first week of May, the last week of 2023: seven days from the start, or up to the end."""
    from dateline.extract.dates.scan import at

    inner = at(match.end(), ctx)
    if inner is None or inner.reading.granularity not in ("month", "year") or not inner.reading.start:
        return None
    start, end = inner.reading.start, inner.reading.end
    word = (group(match, "ordinal") or "last").lower()
    nth = 0 if word == "last" else int(word[:-2]) if word[0].isdigit() else int(lexicon.words("ordinals")[word])
    first = calendar.add_days(end, -6) if nth == 0 and end else calendar.add_days(start, 7 * (nth - 1))
    last = calendar.add_days(first, 6) if first else None
    if nth > 5 or not first or not last:
        return None
    name = calendar.name(first, "week")
    return Reading(kind="DATE", value=name, granularity="week", start=first, end=last, stop=inner.end)


def half_of_month(match: Match, ctx: Context) -> Reading | None:
    """The second half of June: from the 16th on."""
    from dateline.extract.dates.scan import at

    inner = at(match.end(), ctx)
    if inner is None or inner.reading.granularity != "month" or not inner.reading.start or inner.reading.mod:
        return None
    month = calendar.month_of(inner.reading.start.year, inner.reading.start.month)
    if month is None or inner.reading.end != month[1]:
        return None
    first = match["half"].lower() == "first"
    start, end = month[0].replace(day=1 if first else 16), month[0].replace(day=15) if first else month[1]
    return msgspec.structs.replace(
        inner.reading, value=f"{start}/{end}", start=start, end=end, stop=inner.end, mod="START" if first else "END"
    )


def weekday_of_month(match: Match, ctx: Context) -> Reading | None:
    """The first Sunday of July; the last Friday in May 2023."""
    from dateline.extract.dates.scan import at

    inner = at(match.end(), ctx)
    if inner is None or inner.reading.granularity != "month" or not inner.reading.start:
        return None
    if match["weekday"].islower() and not match["weekday"].endswith("day"):
        return None  # "the council last sat in May"
    word = (group(match, "ordinal") or "last").lower()
    nth = -1 if word == "last" else int(word[:-2]) if word[0].isdigit() else int(lexicon.words("ordinals")[word])
    number, first = int(lexicon.words("weekdays")[match["weekday"].lower()]), inner.reading.start
    made = of_day(calendar.nth_weekday(first.year, first.month, number, nth), anchor=inner.reading.anchor)
    return msgspec.structs.replace(made, stop=inner.end) if made else None
