"""Days told by others: anniversaries, nights with a weekday, what came after what, and the entries of chronicles."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.extract.dates import find_in

DAY = "2025-11-20"
"""A Thursday."""


def days(text: str, anchor: str = DAY) -> list[tuple[str | None, str | None]]:
    return [(time.start, time.end) for time in find_in(text, (0, len(text)), anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A year ago today he fled.", ("2024-11-20", "2024-11-20")),
        ("It was signed three years ago this month.", ("2022-11-01", "2022-11-30")),
        ("Thirty years ago this week it fell.", ("1995-11-20", "1995-11-26")),
        ("Forty years ago this summer it burned.", ("1985-06-01", "1985-08-31")),
        ("A year ago he fled.", ("2024-01-01", "2024-12-31")),
    ],
)
def test_years_to_this_day_week_month_or_season(text: str, expected: tuple[str, str]) -> None:
    assert days(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They struck overnight Monday to Tuesday.", ("2025-11-17", "2025-11-18")),
        ("They struck overnight on Tuesday.", ("2025-11-18", "2025-11-19")),
        ("They struck overnight Thursday.", ("2025-11-19", "2025-11-20")),
        ("They struck overnight. On Tuesday it rained.", ("2025-11-19", "2025-11-20")),
    ],
)
def test_a_night_with_its_day(text: str, expected: tuple[str, str]) -> None:
    assert days(text)[0] == expected


def test_earlier_in_the_week_on_a_monday_is_the_week_before() -> None:
    assert days("They met earlier in the week.", "2025-11-10") == [("2025-11-03", "2025-11-09")]
    assert days("They met earlier in the week.", "2025-11-12") == [("2025-11-10", "2025-11-12")]


def test_a_day_counted_from_a_month_moves_both_ends() -> None:
    assert days("In June it stopped, and the next day they left.")[-1] == ("2025-06-02", "2025-07-01")


def test_a_day_in_figures_told_as_past_has_been() -> None:
    assert days("On 11/10/2025 he was shot.", "2025-11-05") == [("2025-10-11", "2025-10-11")]
    assert days("The hearing will be held on 11/10/2025.", "2025-11-05") == [("2025-11-10", "2025-11-10")]


def dated(text: str) -> dict[str, tuple[str, str | None] | None]:
    """The days of the acts by the words that tell them."""
    events = read(text).events
    return {text[slice(*e.trigger_span)]: (e.date.start, e.date.end) if e.date else None for e in events}


def of(text: str, words: str) -> tuple[str, str | None] | None:
    return next(days for told, days in dated(text).items() if words in told)


def test_the_eve_of_an_event_that_the_page_dates() -> None:
    text = (
        "RABAT, Oct 9 2024 (Reuters) - President Emmanuel Macron visited Rabat on Monday. On the eve of the visit "
        "police arrested three students in Fes."
    )
    assert of(text, "arrested") == ("2024-10-06", "2024-10-06")


def test_what_has_been_done_so_long_after_is_counted_from_the_article() -> None:
    text = (
        "LUSAKA, 9 May 2023 (Reuters) - Zambia's mines minister, John Banda, has resigned two days after lawmakers "
        "rejected a motion to debate the cost of a road."
    )
    assert of(text, "rejected") == ("2023-05-07", "2023-05-07")


def test_what_it_came_after_is_counted_from_the_act_before() -> None:
    text = (
        "YOLA, 17 March 2018 (Reuters) - Gunmen killed six traders in Michika on Thursday, police said.\n\n"
        "The attack came two days after a bomb killed 13 people in Mubi."
    )
    assert of(text, "bomb") == ("2018-03-13", "2018-03-13")


def test_a_day_on_which_something_was_said_is_not_counted_from() -> None:
    text = "Guards burned a mill on Monday, the council said on Thursday. Two days later they left."
    assert days(text, "2025-11-14")[-1] == ("2025-11-12", "2025-11-12")
    assert days("They met on Monday and left on Thursday. Two days later they met.", "2025-11-16")[-1] == (
        "2025-11-15",
        "2025-11-15",
    )


CHRONICLE = (
    "Sri Lanka timeline\n\nUpdated 31 March 2024\n\n"
    "January 3: Police arrested two former rebels at a house in Kilinochchi.\n\n"
    "January 19: Gunmen shot dead a trader in Ambalangoda. Police detained a soldier.\n\n"
    "March 12: The navy seized two Indian trawlers off Delft Island.\n"
)


def test_the_entries_of_a_chronicle_date_all_their_sentences() -> None:
    assert of(CHRONICLE, "detained") == ("2024-01-19", "2024-01-19")
    assert of(CHRONICLE, "seized") == ("2024-03-12", "2024-03-12")
    headed = CHRONICLE.replace(": ", "\n")
    assert of(headed, "arrested") == ("2024-01-03", "2024-01-03")
    assert of(headed, "detained") == ("2024-01-19", "2024-01-19")


def test_two_dated_paragraphs_are_no_chronicle() -> None:
    text = (
        "Traders held\n\n31 March 2024\n\nJanuary 19: Gunmen shot dead a trader in Ambalangoda. Two weeks ago police "
        "detained a soldier.\n\nThe navy seized two Indian trawlers."
    )
    assert of(text, "seized") != ("2024-01-19", "2024-01-19")


def test_the_title_gives_the_year_of_a_chronicle_without_a_day() -> None:
    text = (
        "Sri Lanka: January - March 2009\n\n2 January: The army captured the town of Kilinochchi. A suicide bomber "
        "killed three airmen in Colombo.\n\n8 January: Gunmen shot dead an editor in Attidiya.\n\n"
        "25 January: The army captured Mullaitivu.\n"
    )
    assert of(text, "bomber") == ("2009-01-02", "2009-01-02")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The fall of Lorn shook Tarn.", []),
        ("The fall in prices shook Tarn.", []),
        ("His fall from power shook Tarn.", []),
        ("In the fall in Lorn it rained.", ["the fall"]),
        ("It rained in the fall of 2019.", ["the fall of 2019"]),
        ("It rained last fall.", ["last fall"]),
    ],
)
def test_a_fall_of_something_is_no_season(text: str, words: list[str]) -> None:
    assert [text[slice(*time.span)] for time in find_in(text, (0, len(text)), "2024-05-14")] == words
