"""Acts that go on "for a third day": they began two days before the day beside these words, else the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.dates import calendar
from dateline.model import DateRow, Story, Time, Trigger

REACH = 120
"""Characters behind an act in which the words may stand."""
BESIDE = 5
"""Characters between the words and the day that they are counted from: "for a second day on Thursday"."""

_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = re.compile(
    rf"\bfor (?:a|the|its|their) (?:(?P<n>{'|'.join(_ORDINALS)})|(?P<digits>\d{{1,2}})(?:nd|rd|th)) "
    r"(?:straight |consecutive |successive )?(?:day|night)(?: in a row| running)?\b",
    re.IGNORECASE,
)


def nth_day_row(story: Story, trigger: Trigger, here: Sequence[Time], acts: Sequence[Trigger]) -> DateRow | None:
    """The interval of an act that goes on for its nth day, or None; ``here`` and ``acts`` are the times and the other
    acts of its sentence. The end is open where the act is told as ongoing."""
    found = _NTH.search(story.text, trigger.span[1], min(trigger.evidence_span[1], trigger.span[1] + REACH))
    if found is None or any(trigger.span[1] <= act.span[0] < found.start() for act in acts):
        return None
    beside = next((t for t in here if 0 <= t.span[0] - found.end() <= BESIDE and t.start == t.end), None)
    last = calendar.parse_day(beside.start if beside else story.article.published)
    number = _ORDINALS.index(found["n"].lower()) + 2 if found["n"] else int(found["digits"])
    first = calendar.add_days(last, 1 - number) if last else None
    if last is None or first is None:
        return None
    return DateRow(
        text=found[0],
        start=first.isoformat(),
        end=None if trigger.status == "ongoing" else last.isoformat(),
        span=found.span(),
        timex=f"P{number}D",
        granularity="day",
        anchor=story.article.published,
        made_by="date:nth-day",
    )
