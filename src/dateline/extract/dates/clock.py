"""Readers of clock times."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.extract.dates import calendar, lexicon
from dateline.extract.dates.absolute import group
from dateline.extract.dates.context import Context, Found, Reading, on_day
from dateline.extract.dates.relative import day_gone_on, iso, recent_day

Match = re.Match[str]


def at_clock(hour: int, minute: int, ctx: Context, at: int) -> Reading | None:
    """A TIME at that hour of the day told of, else of the day of publication."""
    if hour > 24 or minute > 59:
        return None
    value = f"T{hour:02d}:{minute:02d}"
    day = recent_day(ctx) or day_gone_on(ctx, at, value) or ctx.day
    if day is None:
        return Reading(kind="TIME", value=value, granularity="time")
    return Reading(kind="TIME", value=f"{day}{value}", granularity="time", start=day, end=day, anchor=iso(ctx.day))


def _half_day(hour: int, word: str | None) -> int:
    mark = (word or "").lower()
    if mark.startswith("p") or mark in ("afternoon", "evening"):
        return hour + 12 if hour < 12 else hour
    if mark.startswith("a") and hour == 12:
        return 0
    return hour


def clock(match: Match, ctx: Context) -> Reading | None:
    """3 p.m. EST; 15:30; 1530 GMT; 7 o'clock. A bare "2.30" or "10-3" is none."""
    g = match.groupdict()
    minute, mark = g.get("min"), g.get("ap") or g.get("part")
    said = mark or group(match, "zone", "zone3") or re.search(r"o['’]clock|time$|hours$|hrs$", match[0])
    if not said and (minute is None or ":" not in match[0] or not _time_led(match, ctx)):
        return None
    if mark and int(g["h"]) > 12 and not minute:
        return None
    if re.search(r"[$£€\d]$|\d[.,:]$", ctx.before(match.start())) or re.match(r"[:.]?\d|%", ctx.after(match.end())):
        return None
    return at_clock(_half_day(int(g["h"]), mark), int(minute or 0), ctx, match.start())


def _time_led(match: Match, ctx: Context) -> bool:
    """Whether 15:30 stands where a time can: not a score ("won 3:1") nor a verse."""
    return len(group(match, "min") or "") == 2 and not re.match(
        r" (?:win|victory|defeat|lead|odds)", ctx.after(match.end())
    )


def clock_words(match: Match, ctx: Context) -> Reading | None:
    """Seven o'clock; half past six; ten a.m.; six in the morning."""
    g = match.groupdict()
    number = lexicon.number(g["number"])
    if number is None or not 0 < number <= 24 or number != int(number):
        return None
    part = g.get("ap") or g.get("part") or g.get("part2")
    if not (g.get("half") or part or "clock" in match[0]):
        return None
    hour = _half_day(int(number), part)
    lead = (g.get("half") or "").lower()
    minute = 30 if lead.startswith("half") else 15 if "past" in lead else 45 if lead else 0
    return at_clock(hour - (1 if minute == 45 else 0), minute, ctx, match.start())


NEAR_BY = 300
"""Characters on either side of four figures in which another clock tells how the page writes its hours."""
LONG_AGO, LATEST = 1400, 2060
"""Before the first and from the second on four figures are no year of the news."""
TODAYS = 15
"""Years around the day of the article: "until 2005" in an article of 1999 is a year."""

_ZONED = r"\s?(?:hours|hrs|local|GMT|UTC)"
_ARMY = re.compile(rf"(?<![\w.,/-])(?:0\d[0-5]\d|[12]\d[0-5]\d{_ZONED})(?![\w/-]|[.,:]\d)", re.IGNORECASE)
_TO = r"(?:\s?[-–—]\s?|\s(?:to|until|till|and|through)\s)"
_BEHIND = re.compile(rf"{_TO}([012]\d[0-5]\d)({_ZONED})?(?!\w|[.,]\d)", re.IGNORECASE)
_AHEAD = re.compile(rf"\b(?:from|between)\s([012]\d[0-5]\d){_TO}$", re.IGNORECASE)
_NUMBER_MARK = re.compile(r"[$£€¥#№+/]\s?$|[\d.,:-]$|(?<!\d)\d{3}\s$")
_GOES_ON = re.compile(r"[-/]?\d|[.,:]\d|%|\)?[ -]\d{3}")


def army_clock(match: Match, ctx: Context) -> Reading | None:
    """0320; at 1245; until about 2200 hours; 0700 GMT: four figures that the words about them tell from a year, a count
    and a number on a door."""
    before, after = ctx.before(match.start(), 60), ctx.after(match.end(), 50)
    if _NUMBER_MARK.search(before) or _GOES_ON.match(after) or _behind("numbered").search(before):
        return None
    if not (group(match, "zone", "zone2") or _is_hour(match, before, after, ctx)):
        return None
    return at_clock(int(match["h"]), int(match["min"]), ctx, match.start())


def _is_hour(match: Match, before: str, after: str, ctx: Context) -> bool:
    """Whether four figures without a zone are a clock."""
    if match["h"][0] == "0":
        return True
    if _behind("hour_at").search(before):
        return not _behind("valued").search(before) and not _measured().match(after)
    near, loose = _behind("hour_near").search(before), _behind("hour_loose").search(before)
    if _is_count(after) or not (near or loose or _behind("hour_pair").search(before)):
        return False
    if group(match, "said") or _day_beside().match(after) or _has_partner(match, ctx):
        return True
    return bool(near or loose) and _is_no_year(match, ctx, written=near is None)


def _is_no_year(match: Match, ctx: Context, *, written: bool) -> bool:
    """Whether figures that could be those of a year ("until 1830") are a clock: no year of the news, or, as they must
    be where ``written``, on a page that writes its hours so."""
    number = int(match["h"] + match["min"])
    if not LONG_AGO <= number < LATEST and not written:
        return True
    if 1900 <= number < 2000 or (ctx.day and abs(number - ctx.day.year) <= TODAYS):
        return False
    first, last = max(0, match.start() - NEAR_BY), match.end() + NEAR_BY
    return any(m.start() != match.start() for m in _ARMY.finditer(ctx.text, first, last))


def _has_partner(match: Match, ctx: Context) -> bool:
    """Whether another clock that is no year stands at the other end: from 1830 to 2250, between 2100 and 0430."""
    number = int(match["h"] + match["min"])
    behind = _BEHIND.match(ctx.text, match.end(), ctx.end)
    if behind:
        return bool(behind[2]) or not number < int(behind[1]) < LATEST or number < LONG_AGO
    ahead = _AHEAD.search(ctx.before(match.start()))
    return ahead is not None and (not LONG_AGO <= int(ahead[1]) < number or number >= LATEST)


_COUNT = re.compile(
    r"\s(?:(?:more|other|new|young|local|armed|civilian)\s)?(?:([a-z]{3,}s)|people|men|women|children|dead|percent|km|feet"
    r"|of|were|have|had|died|fled)\b"
)


def _is_count(after: str) -> bool:
    """Whether a noun of many things, or what many do, follows: until 1200 people came, after 1300 had fled."""
    noun = _COUNT.match(after)
    return noun is not None and noun[1] not in lexicon.words("guards")["no_plural"]


@cache
def _behind(name: str) -> re.Pattern[str]:
    """The words of one list of ``[clocks]`` right before four figures; a word of blurring may stand between."""
    words = lexicon.either(lexicon.words("clocks")[name])
    rough = lexicon.either(lexicon.words("clocks")["rough"])
    return re.compile(rf"(?:^|[^\w’'])(?:{words})(?:\s(?:{rough}))?\s*$", re.IGNORECASE)


@cache
def _measured() -> re.Pattern[str]:
    """What follows figures that are an amount, a year's level, or the number of a house."""
    units, ways = lexicon.words("clocks")["units"], lexicon.words("named")["ways"]
    return re.compile(
        rf",?\s(?:(?:[a-z]+\s)?(?:{lexicon.either(units)})\b|(?:up|down|compared)\b"
        rf"|(?:[A-Z][\w.’'-]{{0,20}}\s){{1,3}}(?:{lexicon.either(w.title() for w in ways)}|St)\b)"
    )


@cache
def _day_beside() -> re.Pattern[str]:
    """A day right behind a clock: on 27 May, yesterday, this evening, on Sunday."""
    names = [*lexicon.words("months"), *lexicon.words("weekdays")]
    day = rf"(?:on\s)?(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:of\s)?(?:{lexicon.either(names)})\b"
    part = r"(?:this|that|last|the\snext|the\ssame|in\sthe)\s(?:day|morning|afternoon|evening|night)\b"
    return re.compile(rf",?\s(?:{day}|{part}|(?:today|yesterday|tonight|tomorrow)\b)", re.IGNORECASE)


_BRACKETS = re.compile(r"\s?[(\[]([^()\[\]]{3,60})[)\]]")
HALF_DAY = 12 * 60
"""Minutes that a clock lies behind or before another zone's clock at most; one further off is of another day."""


@cache
def _zone_clock() -> re.Pattern[str]:
    """A clock of a named zone, or the last of two, that opens brackets: (1300 GMT, [0600 to 0700 GMT on 16 May."""
    hour = r"\d{1,2}(?:[:.]?[0-5]\d)?(?:\s?[ap]\.?m\.?)?"
    return re.compile(
        rf"\s?[(\[](?:[a-z]{{2,14}}\s)?(?:{hour}(?:\s?-\s?|\s(?:to|and|until)\s))?"
        r"(?P<h>\d{1,2})(?:[:.]?(?P<min>[0-5]\d))?(?:\s?[ap]\.?m\.?)?"
        rf"\s?(?:(?:hours|hrs)\s)?(?P<zone>{lexicon.either([*lexicon.words('zones'), 'local'])})\b,?\s?(?:on\s)?",
        re.IGNORECASE,
    )


def with_restated(found: Found, ctx: Context) -> Found:
    """A time with the words in brackets behind it that tell it by another zone's clock: "at 2100 on 15 May (0300 GMT on
    16 May)" is of 15 May, and "at 2335 [0335 GMT on 12 May]" of the day before the one that the brackets name."""
    brackets = _BRACKETS.match(ctx.text, found.end, ctx.end)
    other = _zone_clock().match(ctx.text, found.end, ctx.end) if brackets else None
    if brackets is None or other is None or found.reading.granularity not in ("day", "time"):
        return found
    day = _local_day(found.reading, other, ctx)
    return found._replace(end=brackets.end(), reading=on_day(found.reading, day) if day else found.reading)


def _local_day(reading: Reading, other: Match, ctx: Context) -> date | None:
    """The day of a clock beside another zone's clock and day; None where the brackets name no day."""
    from dateline.extract.dates.scan import at

    own = re.search(r"T(\d\d):(\d\d)$", reading.value)
    inner = at(other.end(), ctx) if own else None
    if own is None or inner is None or inner.reading.granularity != "day" or inner.reading.start is None:
        return None
    apart = (int(own[1]) - int(other["h"])) * 60 + int(own[2]) - int(other["min"] or 0)
    return calendar.add_days(inner.reading.start, -1 if apart > HALF_DAY else int(apart < -HALF_DAY))
