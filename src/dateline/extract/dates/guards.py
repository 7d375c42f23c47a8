"""What keeps words that only look like times out: "may" the verb, "March" the verb, 2000 people, Theresa May."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.dates import lexicon
from dateline.extract.dates.context import Context


@cache
def _led_by(name: str) -> re.Pattern[str]:
    """The words of one list of ``[guards]`` right before an offset."""
    return re.compile(rf"(?:^|\W)(?:{lexicon.either(lexicon.words('guards')[name])})[ \n-]+$", re.IGNORECASE)


_WORDS_TOO = ("may", "march", "april", "june", "august")
"""Months that are verbs, names or adjectives too."""
_ABBREVIATION = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}
_MONEY = re.compile(r"(?:[$£€¥#№]|no\.|nr\.|\d[,.]|(?<!mid)(?<!early)(?<!late)(?<!pre)(?<!post)-|/)\s?$", re.IGNORECASE)
_THINGS = re.compile(
    r"[ \n]+(?:(?:more|other|new|young|local|foreign|US|American|Israeli|armed|civilian|police|of the)[ \n]+)?"
    r"(?:[a-z]{3,}s|people|men|women|children|dead|per|percent|km|kilomet|metres|mph|square|feet|hectares|acres|tons|troops)\b"
)
_VERB_S = {
    "was",
    "has",
    "is",
    "does",
    "as",
    "its",
    "this",
    "his",
    "elections",
    "levels",
    "rates",
    "olympics",
    "games",
    "results",
    "earnings",
    "sales",
}


_MARCH = re.compile(
    r"\s(?:(?:on|for|of|against|to)\s[A-Z]|(?:organi[sz]ed|staged|held|led|called|convened|planned|sponsored)\s(?:by|in|on|for)\b)"
)
"""Behind "the march": people walk."""
_DAY_BEFORE = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?$")


def is_name(match: re.Match[str], word: str, shift: str | None, ctx: Context) -> bool:
    """Whether a bare month word is rather a verb, a person's name or an ordinary word."""
    if shift:
        return word in ("may", "march")
    at = match.start("month")
    before, after = ctx.before(at), ctx.after(match.end())
    lower = word.lower()
    if lower == "march" and before.endswith("the ") and _MARCH.match(after):
        return True
    if (day := _DAY_BEFORE.search(before)) and is_part_of_name(at - len(day[0]), match.end(), ctx):
        return True
    if word[0].islower() and lower in _WORDS_TOO:
        # A text without capitals: "in may", "since march"; "in march to the palace" is no month.
        return not _led_by("surely").search(before) or (
            lower == "march" and bool(re.match(r" (?:to|on|past)\b", after))
        )
    if lower in ("may", "march"):
        return not _led_by("preposition").search(before) or (
            lower == "may"
            and not _led_by("strong").search(before)
            and bool(re.match(r" (?:[a-z]+|not|also)\b", after))
            and not re.match(r" (?:and|or|to|when|after|in|by|with|the|on|for|at|as)\b", after)
        )
    if lower in _ABBREVIATION:
        return (
            word[0].islower()
            or not (after.startswith(".") or _led_by("strong").search(before))
            or bool(re.match(r" [A-Z]", after))
        )
    if lower in ("april", "june", "august"):
        return not _led_by("preposition").search(before) and bool(re.match(r" [A-Z]", after))
    return word[0].islower() and not _led_by("preposition").search(before)


@cache
def _named_after() -> re.Pattern[str]:
    """What follows a day that is part of a name; a way may be written small."""
    words = {name: lexicon.either(lexicon.words("named")[name]) for name in ("ways", "sites", "bodies", "deeds")}
    no_deed = rf"(?!\s(?:{words['deeds']})\b)"
    return re.compile(
        rf"[\"'”’]?\s(?:(?P<way>(?i:{words['ways']}))|(?=[A-Z])(?:(?P<site>(?i:{words['sites']}))|(?P<body>(?i:{words['bodies']}))))"
        rf"(?!\w){no_deed}"
    )


_ARTICLE = re.compile(r"(?:\b(?:the|its|our)\s|[\"'“‘\[(])$")
_AT_SITE = re.compile(r"\b(?:the|at|in|near|of|outside|to|from)\s$")


def is_part_of_name(first: int, last: int, ctx: Context) -> bool:
    """Whether a day without a year is part of a name: 9 October Avenue, the 20 July bridge, the 19 April Movement; not
    "the 20 July bridge collapse" nor "on 3 May Front leaders met"."""
    after, before = ctx.after(last, 40), ctx.before(first)
    words = ctx.text[first:last].lower()
    behind = "the " if words.startswith("the ") else before
    if before[-1:] in ('"', "“") and after[:1] in ('"', "”"):
        return re.match(r"[\"”]\s[A-Z]", after) is not None
    named = _named_after().match(after)
    if named is None or words.endswith("."):
        return False
    if named["way"]:
        return named["way"][0].isupper() or _ARTICLE.search(behind) is not None
    return (_AT_SITE if named["site"] else _ARTICLE).search(behind) is not None


def is_verb(match: re.Match[str], word: str, ctx: Context) -> bool:
    """Whether "fall", "spring", "may", "march" is no season or month: not led in by a preposition or determiner."""
    at = match.start()
    return (
        word.lower() in ("fall", "spring", "may", "march") and not _led_by("strong").search(ctx.before(at) + "")
    ) or not _led_by("preposition").search(ctx.before(at))


def is_number_of_things(match: re.Match[str], ctx: Context) -> bool:
    """Whether four digits count things rather than name a year."""
    number = int(match["year"])
    before, after = ctx.before(match.start()), ctx.after(match.end(), 40)
    if match.groupdict().get("label"):
        return not 1000 <= number <= 2100
    if _MONEY.search(before) or re.match(r"[,.]\d|%|[:/]\d|-(?:meter|foot|mile|year|strong)|[ -]?(?:GMT|UTC)\b", after):
        return True
    led = bool(_led_by("year").search(before))
    if not (1900 <= number <= 2059 or (led and 1400 <= number <= 2100)):
        return True
    if re.search(r"\b(?:post|pre)-$|\bthe $", before) and 1900 < number < 2059 and number % 50:
        return False
    things = _THINGS.match(after)
    if things and not re.search(r"(?:in|since|during|until|by) $", before):
        return things[0].split()[-1] not in _VERB_S
    return False
