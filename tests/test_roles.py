"""Acts of one day long before the article's are background, whatever their sentence looks like."""

from __future__ import annotations

import pytest

from dateline.attach.roles import settled
from dateline.model import DateRow, EventRow

TEXT = "Guards shot a baker in Lorn on 4 March."


def row(words: str, text: str, role: str, date: DateRow | None, status: str = "actual") -> EventRow:
    """An act of a text of one sentence."""
    at = text.index(words)
    return EventRow(
        id="",
        article=0,
        evidence=text,
        trigger=words,
        type="ASSAULT",
        mode=None,
        actors=(),
        recipients=(),
        place=None,
        date=date,
        status=status,
        role=role,
        figures=(),
        attributed_to=(),
        same_event_in=(),
        evidence_span=(9, 9 + len(text)),
        trigger_span=(9 + at, 9 + at + len(words)),
        confidence=0.9,
        why_null={},
    )


def told(
    published: str | None, start: str, end: str | None, role: str = "news", status: str = "actual", text: str = TEXT
) -> str:
    """The role of an act of these days, "shot" or another, in an article of this day."""
    at = text.index("sho")
    date = DateRow(text="4 March", start=start, end=end)
    (found,) = settled(published, [row(text[at : at + 4], text, role, date, status)])
    return found.role


@pytest.mark.parametrize("published", ["2024-04-03", "2024-05-01", "2025-03-04"])
def test_an_act_of_one_day_a_month_ago_is_background(published: str) -> None:
    assert told(published, "2024-03-04", "2024-03-04") == "background"


@pytest.mark.parametrize(
    ("published", "start", "end", "status"),
    [
        ("2024-04-02", "2024-03-04", "2024-03-04", "actual"),
        ("2024-05-01", "2024-03-01", "2024-03-31", "actual"),
        ("2024-05-01", "2024-03-04", None, "actual"),
        ("2024-05-01", "2024-03-04", "2024-03-04", "hypothetical"),
        ("2024-02-01", "2024-03-04", "2024-03-04", "actual"),
        (None, "2024-03-04", "2024-03-04", "actual"),
    ],
    ids=["weeks", "a month", "open", "feared", "to come", "no day"],
)
def test_other_acts_keep_their_role(published: str | None, start: str, end: str | None, status: str) -> None:
    assert told(published, start, end, status=status) == "news"
    assert told(published, start, end, "background", status) == "background"


@pytest.mark.parametrize("published", ["2024-03-05", "2024-03-07"])
def test_what_a_main_clause_tells_of_the_last_days_is_news(published: str) -> None:
    assert told(published, "2024-03-04", "2024-03-04", "background") == "news"
    assert told(published, "2024-03-04", "2024-03-04", "background", text="In Lorn guards shot a baker.") == "news"


@pytest.mark.parametrize(
    "text",
    [
        "Bret mourned the baker whom guards shot on Monday.",
        "Guards had shot a baker in Lorn on Monday.",
        "Bret spoke of the shooting of a baker on Monday.",
        "Bret lost a cousin, shot in Lorn on Monday.",
    ],
)
def test_what_other_clauses_and_nouns_tell_of_them_may_be_recalled(text: str) -> None:
    assert told("2024-03-05", "2024-03-04", "2024-03-04", "background", text=text) == "background"


@pytest.mark.parametrize("published", ["2024-03-04", "2024-03-08"])
def test_acts_of_the_day_itself_and_older_ones_keep_their_role(published: str) -> None:
    assert told(published, "2024-03-04", "2024-03-04", "background") == "background"


def test_what_stands_beside_news_without_a_day_keeps_its_role() -> None:
    text = "Karstia closed a bank and recalled its consul."
    rows = [row("recalled", text, "news", None), row("closed", text, "background", None)]
    assert settled("2024-03-05", rows) == rows
