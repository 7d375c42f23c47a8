"""Times as wires and armies write them: clocks of four figures, other zones in brackets, days that are names."""

from __future__ import annotations

import pytest

from dateline.extract.dates import find_in
from dateline.model import Time
from dateline.sentences import split
from tests.pace import growth, linear

DAY = "1990-01-17"
"""A Wednesday."""


def times(text: str, day: str = DAY) -> tuple[Time, ...]:
    return find_in(text, (0, len(text)), day)


def values(text: str, day: str = DAY) -> list[tuple[str, str]]:
    return [(text[slice(*t.span)], t.value) for t in times(text, day)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The lorry was stopped at 1245 by a patrol.", "1245", "1990-01-17T12:45"),
        ("As of 0415 the pier was still shut.", "0415", "1990-01-17T04:15"),
        ("The mill burned at 0320 on 12 January.", "0320 on 12 January", "1990-01-12T03:20"),
        ("Thieves came at approximately 1940.", "approximately 1940", "1990-01-17T19:40"),
        ("At 1940 the lights went out.", "1940", "1990-01-17T19:40"),
        ("Shots were heard until 2130 on Sunday.", "2130 on Sunday", "1990-01-14T21:30"),
        ("The line had been dead since 1130.", "1130", "1990-01-17T11:30"),
        ("The shop shut by 1530 hours.", "1530 hours", "1990-01-17T15:30"),
        ("The tanks came at 1815 local time.", "1815 local time", "1990-01-17T18:15"),
        ("The ferry sank (at 0300 GMT).", "0300 GMT", "1990-01-17T03:00"),
        ("A guard was shot at about 2200 last night.", "about 2200 last night", "1990-01-16T22:00"),
        ("A guard was shot this afternoon at 1620.", "this afternoon at 1620", "1990-01-17T16:20"),
        ("He reported that at 1430 soldiers came down.", "1430", "1990-01-17T14:30"),
    ],
)
def test_four_figures_are_a_clock(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He has lived there since 1940.", [("1940", "1940")]),
        ("The chapel was built around 1830.", [("around 1830", "1830")]),
        ("Prices rose until 1989 and then fell.", [("1989", "1989")]),
        ("The dues stood at 1250 crowns.", []),
        ("It was sold at 1500 dollars.", []),
        ("He ran at 1500 metres.", []),
        ("She lives at 1500 Larch Street.", []),
        ("Until 1200 people came, it was quiet.", []),
        ("About 1245 were hurt and 1300 had fled.", []),
        ("Decree no. 0180 was signed, and flight 0235 left.", []),
        ("Ring 0171 555 0123 for seats.", []),
        ("He worked 1200 hours.", [("1200 hours", "PT1200H")]),
    ],
)
def test_four_figures_are_a_year_a_count_or_a_number(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


def test_a_page_that_writes_its_hours_so_tells_them_from_years() -> None:
    assert values("The raid began at 0630. It went on until 1830.")[-1] == ("1830", "1990-01-17T18:30")
    assert values("The raid began at dawn. The feud went on until 1830.")[-1] == ("1830", "1830")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Power was out from 1710 to 2250.", "1990-01-17", "1990-01-17"),
        ("They fought from 0600 until 1130 on 3 January.", "1990-01-03", "1990-01-03"),
        ("They fought between 2100 on 3 January and 0230.", "1990-01-03", "1990-01-04"),
        ("They fought between 2330 and 0100 on 4 January.", "1990-01-03", "1990-01-04"),
        ("From 0600 hours (UTC+8) on 3 January to 0600 hours on 4 January ships came.", "1990-01-03", "1990-01-04"),
        ("The port grew from 1830 to 1910.", "1830-01-01", "1910-12-31"),
    ],
)
def test_from_one_clock_to_another(text: str, first: str, last: str) -> None:
    (found,) = times(text)
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Polls open at 0700 (1300 GMT) on Sunday.", "0700 (1300 GMT) on Sunday", "1990-01-14"),
        ("A kiosk blew up at 0630 [1230 GMT] today.", "0630 [1230 GMT] today", "1990-01-17"),
        (
            "It fell at 2100 on 12 January [0300 GMT on 13 Jan].",
            "2100 on 12 January [0300 GMT on 13 Jan]",
            "1990-01-12",
        ),
        ("It fell at 2335 [0335 GMT on 13 January].", "2335 [0335 GMT on 13 January]", "1990-01-12"),
        ("It fell at 0100 (1600 GMT on 12 January).", "0100 (1600 GMT on 12 January)", "1990-01-13"),
        ("It fell at 0100 (0200 GMT on 12 January).", "0100 (0200 GMT on 12 January)", "1990-01-12"),
        ("It fell on Sunday (0300 GMT Monday).", "Sunday (0300 GMT Monday)", "1990-01-14"),
    ],
)
def test_another_zone_in_brackets_belongs_to_the_day_beside_it(text: str, words: str, day: str) -> None:
    assert [(text[slice(*t.span)], t.start) for t in times(text)] == [(words, day)]


def test_brackets_that_tell_something_else_stay_apart() -> None:
    text = "It fell on Sunday (the strike began on Monday)."
    assert [text[slice(*t.span)] for t in times(text)] == ["Sunday", "Monday"]


def test_may_is_no_abbreviation() -> None:
    text = "One man was hurt on 9 May. Two more were hurt on 3 Jan."
    assert [text[slice(*t.span)] for t in times(text)] == ["9 May", "3 Jan."]
    assert len(split(text, ((0, len(text)),))) == 2


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("They spoke of a rejection of the 19 March elections.", "1990-03-19"),
        ("They spoke of a rejection of the 19 March presidential elections.", "1990-03-19"),
        ("They spoke of a rejection of the March 19 elections.", "1990-03-19"),
        ("They spoke of a rejection of the 19 March raid.", "1989-03-19"),
        ("They spoke of a rejection of the 19 December elections.", "1989-12-19"),
    ],
)
def test_a_day_set_for_a_vote_is_to_come(text: str, start: str) -> None:
    assert times(text)[0].start == start


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("They marched on International Labor Day.", "1990-06-20", "1990-05-01"),
        ("They marched on Workers' Day.", "1990-06-20", "1990-05-01"),
        ("They marched on Labor Day.", "1990-05-02", "1990-05-01"),
        ("They marched on Labor Day.", "1990-09-05", "1990-09-03"),
        ("They marched on Labour Day.", "1990-09-05", "1990-09-03"),
        ("They marched on Labour Day.", "1990-06-20", "1990-05-01"),
        ("Pools are open until Labor Day.", "1990-05-02", "1990-09-03"),
    ],
)
def test_labor_day_is_the_one_that_is_near(text: str, day: str, found: str) -> None:
    assert times(text, day)[0].start == found


@pytest.mark.parametrize(
    "text",
    [
        "They met at 9 October Avenue.",
        "Water came over the 5 November Dam.",
        "A van stood on 1 May Street near the 20 July bridge.",
        "The 19 April Movement denied it.",
        'Leaflets of the "9 May" Popular Forces were found.',
        "He was taken to the 12 May Hospital.",
        "The march organized by bakers went on.",
        "The March organized by bakers went on.",
    ],
)
def test_a_day_that_is_a_name(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 9 January avenues were blocked.", "9 January"),
        ("The 20 July bridge collapse is not forgotten.", "The 20 July"),
        ("On 3 May Front leaders met.", "3 May"),
        ("On 3 May University students met.", "3 May"),
        ("They met on 5 May. Street fights followed.", "5 May"),
        ("The 19 April attack is not forgotten.", "The 19 April"),
        ("The March offensive failed.", "March"),
        ("They met on 9 October 1989, Avenue traders said.", "9 October 1989"),
    ],
)
def test_a_day_that_is_no_name(text: str, words: str) -> None:
    assert [text[slice(*t.span)] for t in times(text)] == [words]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It ran from March 28 to April 2, 1987.", "1987-03-28", "1987-04-02"),
        ("It ran from December 28 to January 3, 1988.", "1987-12-28", "1988-01-03"),
        ("IT RAN FROM MARCH 28 TO MARCH 31.", "1989-03-28", "1989-03-31"),
        ("It ran BETWEEN JANUARY AND SEPTEMBER.", "1989-01-01", "1989-09-30"),
        ("It ran between 28 March and 31 March.", "1989-03-28", "1989-03-31"),
    ],
)
def test_both_ends_of_an_interval(text: str, first: str, last: str) -> None:
    (found,) = times(text)
    assert (found.start, found.end) == (first, last)


def test_two_days_of_two_things_are_no_interval() -> None:
    assert len(times("They look into the killing on 5 January and today's raid.")) == 2
    assert len(times("They were seen on 5 January and today.")) == 1


@pytest.mark.parametrize(
    ("text", "day", "first", "last"),
    [
        ("The clerks resigned this weekend.", "1990-01-15", "1990-01-13", "1990-01-14"),
        ("The clerks will resign this weekend.", "1990-01-15", "1990-01-20", "1990-01-21"),
        ("The clerks resigned this weekend.", "1990-01-20", "1990-01-20", "1990-01-21"),
        ("A kiosk burned a few minutes ago.", DAY, DAY, DAY),
        ("Three kiosks burned in the past few hours.", DAY, DAY, DAY),
        ("He said that last night a kiosk burned.", DAY, "1990-01-16", "1990-01-16"),
    ],
)
def test_near_the_day_of_the_article(text: str, day: str, first: str, last: str) -> None:
    (found,) = times(text, day)
    assert (found.start, found.end) == (first, last)
    assert not text[slice(*found.span)].startswith("that")


def test_a_few_days_ago_is_no_day() -> None:
    assert times("A kiosk burned a few days ago.")[0].start is None


@pytest.mark.parametrize("bit", ["at 1430 ", "until 1830 ", "(0300 GMT) ", "Sunday (0300 GMT on ", "9 May Avenue "])
def test_time_grows_with_the_text_not_faster(bit: str) -> None:
    assert linear(*growth(lambda size: lambda: times(bit * (size // len(bit))), 5_000))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Shells fell on the mill during the night.", "the night", "1990-01-16", "1990-01-17"),
        ("On Sunday they marched. In the night masked men smashed windows.", "the night", "1990-01-14", "1990-01-15"),
        (
            "A mill reopened on Monday that had been bombed during the night.",
            "the night",
            "1990-01-14",
            "1990-01-15",
        ),
        ("Late in the night a van burned.", "the night", "1990-01-17", "1990-01-17"),
        ("A van burned in the night of Sunday.", "the night of Sunday", "1990-01-14", "1990-01-14"),
        ("A van burned in the evening.", "the evening", "1990-01-17", "1990-01-17"),
    ],
)
def test_the_night_has_two_days_but_a_part_of_it_one(text: str, words: str, first: str, last: str) -> None:
    found = [t for t in times(text) if words in text[slice(*t.span)]]
    assert [(t.start, t.end) for t in found] == [(first, last)]


def test_what_is_told_after_a_night_is_of_its_second_day() -> None:
    text = "Nine men were held overnight and let out in the morning."
    assert [(t.start, t.end) for t in times(text)] == [("1990-01-16", "1990-01-17"), ("1990-01-17", "1990-01-17")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In March 1984 the mine was flooded. That October it was shut.", "1984-10-01"),
        ("In March 1984 the mine was flooded. The following January it was shut.", "1985-01-01"),
        ("In March 1984 the mine was flooded. The following May it was shut.", "1984-05-01"),
        ("In 1984 the mine was flooded. The following spring it was shut.", "1985-03-01"),
        ("In March 1984 the mine was flooded. That same summer it was shut.", "1984-06-01"),
        ("In March 1984 the mine was flooded. In May of the following year it was shut.", "1985-05-01"),
        ("In March 1984 the mine was flooded. On 4 May of that year it was shut.", "1984-05-04"),
        ("In March 1984 the mine was flooded. It was shut last October.", "1989-10-01"),
        ("In March 1984 the mine was flooded. It will be shut next spring.", "1990-03-01"),
    ],
)
def test_that_month_and_the_following_count_from_what_was_told(text: str, start: str) -> None:
    assert times(text)[-1].start == start


def test_that_month_is_read_on_an_undated_page_and_a_bare_one_is_not() -> None:
    text = "In March 1984 the mine was flooded. That October it was shut, and in May a dam broke."
    assert [t.start for t in find_in(text, (0, len(text)), None)] == ["1984-03-01", "1984-10-01", None]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A truce has held since the 9th.", "1990-01-09"),
        ("On the night of the 9th, a van burned.", "1990-01-09"),
        ("On the 9th the guards went home.", "1990-01-09"),
        ("On the 9th floor the guards went home.", None),
        ("Few bridges have stood since the 9th century.", None),
    ],
)
def test_the_day_of_a_month_by_its_number(text: str, start: str | None) -> None:
    assert next((t.start for t in times(text) if t.granularity in ("day", "time")), None) == start


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On 9 January she spoke. He had been freed the evening before.", "1990-01-08", "1990-01-08"),
        ("On 9 January she spoke. He had been freed the previous evening.", "1990-01-08", "1990-01-08"),
        ("He was freed the previous evening.", "1990-01-16", "1990-01-16"),
        ("On 9 January she spoke. He had warned them the day before not to come.", "1990-01-08", "1990-01-08"),
        ("On 9 January she spoke. He had said the day before that he would come.", "1990-01-08", "1990-01-08"),
        ("On 9 January she spoke. He was freed the morning after, at nine.", "1990-01-10", "1990-01-10"),
        ("On 9 January she spoke. He had been freed the week before.", "1990-01-01", "1990-01-07"),
        ("On 9 January she spoke. He was held two days before in Arle.", "1990-01-07", "1990-01-07"),
    ],
)
def test_before_and_after_that_end_their_words_count_from_what_was_told(text: str, first: str, last: str) -> None:
    found = times(text)[-1] if "nine" not in text else times(text)[1]
    assert (found.start, found.end) == (first, last)


@pytest.mark.parametrize("text", ["He fled the day before the vote.", "He fled the evening before his trial."])
def test_before_and_after_that_govern_an_event_have_no_day_of_their_own(text: str) -> None:
    assert [t.start for t in times(text) if t.start] == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met in the first half of June 1989.", "1989-06-01", "1989-06-15"),
        ("They met in the second half of February 1988.", "1988-02-16", "1988-02-29"),
        ("They met in the second half of 1989.", "1989-07-01", "1989-12-31"),
        ("The second half of the match was played in June 1989.", "1989-06-01", "1989-06-30"),
    ],
)
def test_half_of_a_month(text: str, first: str, last: str) -> None:
    assert [(t.start, t.end) for t in times(text)] == [(first, last)]


def test_a_council_that_last_sat_is_no_saturday() -> None:
    assert [t.rule for t in times("The council last sat in October.")] == ["month"]
    assert [t.start for t in times("The council met on the last Sat in October 1989.")] == ["1989-10-28"]
