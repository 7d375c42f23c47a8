"""Times that name an event told elsewhere: "since the attack", "the night of the raid", "two days after the release".

The event is one that the article has dated: of the acts of the noun's kind (an attack is an ASSAULT, arrests are
COERCE) the day on which most of them fell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from dateline.attach.date_features import word_lists
from dateline.extract.dates import calendar
from dateline.extract.dates.calendar import Interval
from dateline.model import DateRow, Span, Story, Time, Trigger

MOST = 24
"""Acts of an article that are asked for their day."""
BEHIND, AHEAD = 90, 120
"""Characters between an act and the words behind it, and between the words and an act behind them."""
LEAD = 60
"""Characters before the words in which the clause that they open may begin."""
TAIL = 30
"""Characters behind the noun in which a day would be the event's own: "the raid of 4 May"."""
LONGEST = 1
"""Days between the first and the last of an event that others are counted from: a night at most. Of the annotated acts
counted from an event that the article dates by a month or a week, none of six is dated so."""
RULE = "date:event"
"""What ``made_by`` of such a date begins with."""

_BREAK = re.compile(r"[,;:“”\"(]|\b(?:who|which|whom|whose|that|where|after|before|when|as|while|because)\b")
_OPENS = re.compile(
    r"(?:^|[,;:“\"]\s|\b(?:and|but|which|who|that)\s)(?:(?:[Oo]n|[Ii]n|[Aa]t|[Jj]ust|[Bb]arely|[Ss]ome)\s)?$"
)
_HAD = re.compile(r"\bhad(?:\b|n[’']t\b)")


def event_row(
    story: Story,
    trigger: Trigger,
    triggers: Sequence[Trigger],
    times: Sequence[Time],
    dated: Callable[[Trigger], DateRow | None],
) -> DateRow | None:
    """The date that such words beside an act give it, or None; ``triggers`` and ``times`` are all of the article's,
    ``dated`` gives the date of another act."""
    text = story.text
    for match in _words().finditer(text, *trigger.evidence_span):
        if not _beside(text, trigger, triggers, match.span()) or _has_day(times, match):
            continue
        base = _day_of(trigger, triggers, match["noun"].lower(), dated)
        found = _counted(match, base) if base else None
        if found is None:
            continue
        first, last = found
        if match["since"]:
            over = trigger.status == "actual" and _HAD.search(text, max(0, trigger.span[0] - 25), trigger.span[1])
            last = calendar.parse_day(story.article.published) if over else None
        published = calendar.parse_day(story.article.published)
        if published and first > published and trigger.status in ("actual", "ongoing"):
            return None
        return DateRow(
            text=match[0],
            start=first.isoformat(),
            end=last.isoformat() if last else None,
            span=match.span(),
            timex=first.isoformat(),
            granularity="day",
            anchor=story.article.published,
            made_by=RULE,
        )
    return None


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """Noun in the singular -> the types of the acts that it may name."""
    out: dict[str, set[str]] = {}
    for kind, nouns in word_lists()["named"].items():
        for noun in nouns:
            out.setdefault(noun, set()).add(kind)
    return {noun: frozenset(kinds) for noun, kinds in out.items()}


@cache
def _words() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _nouns()), key=len, reverse=True))
    part = r"(?:day|night|morning|afternoon|evening)"
    number = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
    return re.compile(
        rf"\b(?:(?P<since>since\s)(?:the\s{part}\s(?P<edge>of|after)\s)?"
        rf"|(?:the\s)?(?:very\s)?{part}\s(?P<side>of|after|before|following)\s"
        rf"|(?:on\s)?the\s(?:very\s)?(?P<eve>eve)\sof\s"
        rf"|(?P<count>(?P<n>{number})\s(?P<unit>days?|nights?|weeks?|hours?)|(?:a\sfew\s)?(?:hours|minutes))"
        rf"\s(?P<way>after|before)\s)"
        rf"(?:the|that)\s(?:(?!\d)[\w’'-]{{2,20}}\s)?(?P<noun>(?:{nouns})(?:e?s)?)\b(?![’'-]s?\w)",
        re.IGNORECASE,
    )


def _beside(text: str, trigger: Trigger, triggers: Sequence[Trigger], words: Span) -> bool:
    """Whether the words stand right behind the act, or open a sentence or clause whose first act it is."""
    start, end = words
    if start >= trigger.span[1]:
        gap = (trigger.span[1], start)
        fits = start - trigger.span[1] <= BEHIND and not _BREAK.search(text, *gap)
    elif end <= trigger.span[0]:
        gap = (end, trigger.span[0])
        opens = _OPENS.search(text[max(trigger.evidence_span[0], start - LEAD) : start])
        fits = trigger.span[0] - end <= AHEAD and opens is not None
    else:
        return False
    return fits and not any(gap[0] <= other.span[0] < gap[1] for other in triggers if other is not trigger)


def _has_day(times: Sequence[Time], words: re.Match[str]) -> bool:
    """Whether a day or longer time stands in the noun's own words or right behind them: it is the event's."""
    near = (t for t in times if words.start() <= t.span[0] < words.end() + TAIL and t.start and t.relation is None)
    return any(t.kind == "DATE" for t in near)


def _day_of(
    trigger: Trigger, triggers: Sequence[Trigger], noun: str, dated: Callable[[Trigger], DateRow | None]
) -> Interval | None:
    """The day or night on which most of the article's acts of the noun's kind fell, the first told of equal ones."""
    known = _nouns()
    kinds = next((known[form] for form in (noun, noun.removesuffix("s"), noun.removesuffix("es")) if form in known), ())
    acts = [t for t in triggers if t.type in kinds and t.status in ("actual", "ongoing") and t is not trigger]
    others = [t for t in acts if t.evidence_span != trigger.evidence_span][:MOST]
    rows = [row for t in others if (row := dated(t)) is not None]
    days = Counter((calendar.parse_day(row.start), calendar.parse_day(row.end)) for row in rows)
    short = {(one, two): count for (one, two), count in days.items() if one and two and (two - one).days <= LONGEST}
    return max(short, key=lambda whole: short[whole], default=None)


def _counted(words: re.Match[str], base: Interval) -> Interval | None:
    """The event's days, or so many days before or after them."""
    start, end = base
    side = "before" if words["eve"] else (words["edge"] or words["side"] or words["way"] or "of").lower()
    unit = (words["unit"] or "day").lower().rstrip("s")
    if words["count"] and (words["n"] is None or unit == "hour"):
        return base
    number = _number(words["n"]) if words["n"] else int(side != "of")
    days = number * {"week": 7}.get(unit, 1) * (-1 if side == "before" else 1)
    moved: list[date | None] = [calendar.add_days(start, days), calendar.add_days(end, days) if end else None]
    return (moved[0], moved[1]) if moved[0] else None


def _number(word: str) -> int:
    names = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    word = "a" if word.lower() == "an" else word.lower()
    return max(1, names.index(word)) if word in names else int(word)
