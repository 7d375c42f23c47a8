"""Acts that go on "for a third day": they began two days before the day beside these words, else the article's.

The words stand behind the act ("blocked the road for a third day", "a strike now in its third day"), open its sentence
("For a third day, drivers blocked ...") or lead to its noun ("the third day of a strike"). What was done "on the third
day" was done on that day alone. Of 79 such stretches of days in the annotated training pages 60 have no end; of nights
("for the third night running") all four have one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.dates import calendar
from dateline.model import DateRow, Story, Time, Trigger

REACH = 120
"""Characters behind an act in which the words may stand."""
BESIDE = 5
"""Characters between the words and the day that they are counted from: "for a second day on Thursday"."""
OPENS = 3
"""Characters before words that open a sentence: a quotation mark, a space."""

_ORDINALS = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_N = rf"(?:(?P<n>{'|'.join(_ORDINALS)})|(?P<digits>\d{{1,2}})(?:nd|rd|th))"
_IN_A_ROW = r"(?:straight |consecutive |successive |full )?(?P<unit>day|night)(?: in a row| running)?\b"
_NTH = re.compile(
    rf"\b(?:for|into|in|enter(?:s|ed|ing)) (?:(?:a|the|its|their|his|her) )?{_N} {_IN_A_ROW}(?! of\b)", re.IGNORECASE
)
_FIRST = re.compile(rf"for (?:a|the|its|their) {_N} {_IN_A_ROW},", re.IGNORECASE)
_OF = re.compile(
    rf"(?<!\bon )\b(?:the|a|its|their|his|her) {_N} {_IN_A_ROW} of "
    rf"(?:(?:an?|the|their|his|her|its) )?(?:[\w’'-]{{1,20}} ){{0,2}}$",
    re.IGNORECASE,
)


def _found(story: Story, trigger: Trigger, acts: Sequence[Trigger]) -> re.Match[str] | None:
    """The words that tell for how many days the act has gone on."""
    text, (start, end), (first, last) = story.text, trigger.span, trigger.evidence_span
    leading = _OF.search(text, max(first, start - REACH), start)
    if leading:
        return leading
    behind = _NTH.search(text, end, min(last, end + REACH))
    if behind and not any(end <= act.span[0] < behind.start() for act in acts):
        return behind
    opening = _FIRST.search(text, first, min(start, first + REACH))
    between = opening is not None and any(opening.end() <= act.span[0] < start for act in acts)
    return opening if opening and opening.start() - first < OPENS and not between else None


def nth_day_row(story: Story, trigger: Trigger, here: Sequence[Time], acts: Sequence[Trigger]) -> DateRow | None:
    """The interval of an act that goes on for its nth day, or None; ``here`` and ``acts`` are the times and the other
    acts of its sentence. The end is open where the act is told as ongoing."""
    found = _found(story, trigger, acts)
    if found is None:
        return None
    beside = next((t for t in here if t.start == t.end and _is_beside(t, found)), None)
    last = calendar.parse_day(beside.start if beside else story.article.published)
    number = _ORDINALS.index(found["n"].lower()) + 2 if found["n"] else int(found["digits"])
    first = calendar.add_days(last, 1 - number) if last else None
    if last is None or first is None:
        return None
    return DateRow(
        text=found[0],
        start=first.isoformat(),
        end=None if trigger.status == "ongoing" or _goes_on(trigger, found) else last.isoformat(),
        span=found.span(),
        timex=f"P{number}D",
        granularity="day",
        anchor=story.article.published,
        made_by="date:nth-day",
    )


def _goes_on(trigger: Trigger, words: re.Match[str]) -> bool:
    """Whether an act told as done is not over: a strike or a closure that has lasted for days."""
    return trigger.type in ("PROTEST", "COERCE") and words["unit"].lower() == "day"


def _is_beside(time: Time, words: re.Match[str]) -> bool:
    """Whether a day stands right behind words ("for a third day on Monday") or right before them ("on Monday, the third
    day of a strike")."""
    return 0 <= time.span[0] - words.end() <= BESIDE or 0 < words.start() - time.span[1] <= len(", ")
