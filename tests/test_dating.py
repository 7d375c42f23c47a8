"""When an event happened, by reader, rules and words."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attach import date_events
from dateline.attach.dates import date_of
from dateline.extract.dates import find
from dateline.model import Article, DateRow, Story, Trigger
from dateline.reader import dating, labels
from dateline.reader.dating import Moment
from dateline.reader.model import Found, takes
from dateline.sentences import split

TUESDAY = "2024-02-06"
TEXT = "Guards shut the market on Monday and opened it again. They had warned the traders in March. The port is quiet."


def moment(
    words: str,
    *,
    marked: str | None = None,
    dated: tuple[float, float, float] = (0.05, 0.9, 0.05),
    status: str = "actual",
    text: str = TEXT,
    published: str | None = TUESDAY,
) -> Moment:
    """The event at these words as if a reader had marked ``marked`` as its time; ``dated`` are the odds that nothing,
    words or the day of the article date it."""
    article = Article(number=0, parts=((0, len(text)),), published=published)
    story = Story(text=text, article=article, sentences=split(text, article.parts))
    at = text.index(words)
    sentence = next(s.span for s in story.sentences if s.span[0] <= at < s.span[1])
    trigger = Trigger(
        evidence_span=sentence, span=(at, at + len(words)), clause_span=sentence, type="COERCE", mode=None,
        status=status, role="news", voice="active", rule="", confidence=1.0,
    )  # fmt: skip
    times = find(story)
    spans = tuple(time.span for time in times)
    inside = np.full((len(spans), len(takes("COERCE"))), 0.01, dtype=np.float32)
    for number, span in enumerate(spans):
        if marked is not None and marked in text[slice(*span)]:
            inside[number, takes("COERCE").index("date")] = 0.95
    said = np.array([0.9 if name == status else 0.02 for name in labels.STATUS], dtype=np.float32)
    codes = {"dated": np.array(dated, dtype=np.float32), "status": said / said.sum()}
    found = Found("COERCE", trigger.span, 0, 0.9, codes, (), spans or ((0, len(text)),), inside)
    return Moment(story, trigger, found, date_of(story, trigger, (trigger,), times), (trigger,), times)


def days(row: DateRow | None) -> tuple[str, str | None] | None:
    return (row.start, row.end) if row else None


def test_reader_and_rules_of_one_mind() -> None:
    assert days(dating.date(moment("shut", marked="Monday"))) == ("2024-02-05", "2024-02-05")


def test_what_neither_dates_has_no_date() -> None:
    assert dating.date(moment("is quiet", dated=(0.97, 0.02, 0.01))) is None


def test_the_day_of_the_article_needs_one() -> None:
    text, sure = "The ministry condemns the raid.", (0.02, 0.03, 0.95)
    assert days(dating.date(moment("condemns", dated=sure, text=text))) == (TUESDAY, TUESDAY)
    assert dating.date(moment("condemns", dated=sure, text=text, published=None)) is None


def test_it_says_who_decided() -> None:
    row = dating.date(moment("shut", marked="Monday"))
    assert row is not None
    assert row.made_by.startswith("reader")
    assert "date:weekday" in row.made_by


@pytest.mark.parametrize(("status", "end"), [("ongoing", None), ("actual", "2023-03-31")])
def test_every_end_that_the_words_allow_is_weighed(status: str, end: str | None) -> None:
    told = {days(answer.row) for answer in dating.answers(moment("warned", marked="March", status=status))}
    assert ("2023-03-01", end) in told
    assert ("2023-03-01", TUESDAY) in told


odds = st.floats(0.001, 1)


@given(st.tuples(odds, odds, odds), st.sampled_from(["shut", "opened", "warned", "is quiet"]), st.booleans())
def test_law_a_date_begins_no_later_than_it_ends(
    dated: tuple[float, float, float], words: str, published: bool
) -> None:
    told = moment(words, marked="Monday", dated=dated, published=TUESDAY if published else None)
    row = dating.date(told)
    if row is not None and row.end is not None:
        assert day.fromisoformat(row.start) <= day.fromisoformat(row.end)
        assert day.fromisoformat(row.end) - day.fromisoformat(row.start) < timedelta(days=400)
    assert dating.date(told) == row


@pytest.mark.parametrize(("status", "expected"), [("actual", None), ("planned", ("2024-03-12", "2024-03-12"))])
def test_what_is_done_was_not_after_the_day_of_the_article(status: str, expected: tuple[str, str] | None) -> None:
    text = "Guards shut the market on March 12, 2024. The port is quiet."
    assert days(dating.date(moment("shut", marked="March 12", status=status, text=text))) == expected


@pytest.mark.parametrize(("verb", "taken"), [("admitted", False), ("said", True)])
def test_the_day_of_an_admission_is_no_day_of_the_deed(verb: str, *, taken: bool) -> None:
    row = dating.date(moment("shut", marked="Friday", text=f"The mayor {verb} on Friday that guards shut the market."))
    assert (days(row) == ("2024-02-02", "2024-02-02")) == taken


@pytest.mark.parametrize(
    ("marked", "expected"), [(None, ("2024-02-01", "2024-02-01")), ("Friday", ("2024-02-02", "2024-02-02"))]
)
def test_an_event_that_the_sentence_names_dates_an_act_unless_it_has_a_day(
    marked: str | None, expected: tuple[str, str]
) -> None:
    text = "Guards shut the market on Thursday. It was opened on Friday on the day of the raid."
    told = moment("opened", marked=marked, dated=(0.9, 0.05, 0.05) if marked is None else (0.05, 0.9, 0.05), text=text)
    row = DateRow(
        text="the day of the raid",
        start="2024-02-01",
        end="2024-02-01",
        span=(text.index("the day"), text.index(" raid") + 5),
        timex="2024-02-01",
        granularity="day",
        anchor=TUESDAY,
        made_by=date_events.RULE,
    )
    text_of_none = text.replace(" on Friday", "")
    bare = moment("opened", dated=(0.9, 0.05, 0.05), text=text_of_none)
    assert days(dating.date((told if marked else bare)._replace(ruled=row))) == expected


@pytest.mark.parametrize(("marked", "weighed"), [("Friday", True), (None, False)])
def test_a_time_of_another_clause_is_weighed_where_the_reader_is_sure(marked: str | None, *, weighed: bool) -> None:
    text = "Guards shut the market of Lugo, whose mayor thanked them on Friday. The port is quiet."
    told = {days(answer.row) for answer in dating.answers(moment("shut", marked=marked, text=text))}
    assert (("2024-02-02", "2024-02-02") in told) == weighed
