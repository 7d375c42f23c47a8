"""The grammar of time expressions: what is found, what it is worth, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.dates import calendar, find, find_in, holidays, lexicon, read_again
from dateline.model import Article, Story, Time
from dateline.sentences import split
from tests.pace import growth, linear

TUESDAY = "2024-02-06"


def times(text: str, anchor: str | None = TUESDAY) -> tuple[Time, ...]:
    return find_in(text, (0, len(text)), anchor)


def one(text: str, anchor: str | None = TUESDAY) -> Time:
    found = times(text, anchor)
    assert len(found) == 1, [text[slice(*t.span)] for t in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The mayor resigned on Tuesday, Feb. 6, 2024.", "2024-02-06", "2024-02-06"),
        ("The mayor resigned on 6 February 2024.", "2024-02-06", "2024-02-06"),
        ("The mayor resigned on 2024-02-06.", "2024-02-06", "2024-02-06"),
        ("Filed 02/06/2024 by the clerk.", "2024-02-06", "2024-02-06"),
        ("They raided the camp on Oct. 7.", "2023-10-07", "2023-10-07"),
        ("Rebels seized the port in July.", "2023-07-01", "2023-07-31"),
        ("Rebels seized the port in March 2023.", "2023-03-01", "2023-03-31"),
        ("The canal was dug in the 1990s.", "1990-01-01", "1999-12-31"),
        ("Much was lost in the 2006 border war.", "2006-01-01", "2006-12-31"),
        ("The two sides fought between 2011 and 2014.", "2011-01-01", "2014-12-31"),
        ("The strike lasted from May 1 to May 5 in all.", "2023-05-01", "2023-05-05"),
        ("The camp was shut from December to March.", "2022-12-01", "2023-03-31"),
        ("A summit was held on May 3-5.", "2023-05-03", "2023-05-05"),
        ("Patrols clashed on Monday and Tuesday.", "2024-02-05", "2024-02-06"),
        ("They met in late November.", "2023-11-21", "2023-11-30"),
        ("They met in mid-May 2021.", "2021-05-11", "2021-05-20"),
        ("The law passed in early 2023.", "2023-01-01", "2023-04-30"),
        ("Output rose in the third quarter of 2022.", "2022-07-01", "2022-09-30"),
        ("They quarrelled all through last summer.", "2023-06-01", "2023-08-31"),
        ("Shops shut on Christmas Day.", "2023-12-25", "2023-12-25"),
        ("The truce was declared for Ramadan 2024.", "2024-03-11", "2024-04-09"),
        ("He took office in the first week of May 2022.", "2022-05-01", "2022-05-07"),
        ("He fled two days after Oct. 7.", "2023-10-09", "2023-10-09"),
        ("He fled the day before Christmas.", "2023-12-24", "2023-12-24"),
        ("They voted on the first Sunday of July 2023.", "2023-07-02", "2023-07-02"),
        ("He was jailed two years ago.", "2022-01-01", "2022-12-31"),
        ("The bridge fell three days ago.", "2024-02-03", "2024-02-03"),
        ("The bridge fell last week.", "2024-01-29", "2024-02-04"),
        ("The bridge fell at the weekend.", "2024-02-03", "2024-02-04"),
        ("Signed on 30 OCT 89 by both.", "1989-10-30", "1989-10-30"),
        ("Posted [22/September/2016] by the desk.", "2016-09-22", "2016-09-22"),
        ("Stamped 3-MAY-2001.", "2001-05-03", "2001-05-03"),
        ("Nomads left the valley in the week before Christmas 2022.", "2022-12-18", "2022-12-24"),
        ("In the five days since the flood, many fled.", "2024-02-01", "2024-02-06"),
        ("Norland will appeal against Friday's ruling.", "2024-02-02", "2024-02-02"),
        ("Until Thursday, they had not named him.", "2024-02-01", "2024-02-01"),
        ("The truce had been due to expire Friday.", "2024-02-02", "2024-02-02"),
        ("Envoys of the United States Monday", "2024-02-05", "2024-02-05"),
        ("She was told of a ceremony on March 12.", "2024-03-12", "2024-03-12"),
        ("The bridge fell earlier this month.", "2024-02-01", "2024-02-06"),
        ("two farmers were shot dead in may, and", "2023-05-01", "2023-05-31"),
        ("an exchange agreed on in june has stalled.", "2023-06-01", "2023-06-30"),
        ("they have waited since march for an answer.", "2023-03-01", "2023-03-31"),
        ("The branch on the 3rd approved the plan.", "2024-02-03", "2024-02-03"),
        ("Shelling went on overnight.", "2024-02-05", "2024-02-06"),
        ("Guards were shot at dawn on Monday.", "2024-02-05", "2024-02-05"),
        ("Guards were shot on the night of Saturday to Sunday.", "2024-02-03", "2024-02-04"),
        ("Guards were shot in the night to Sunday.", "2024-02-03", "2024-02-04"),
        ("Guards were shot overnight into February 3.", "2024-02-02", "2024-02-03"),
        ("Guards were shot on 05/02/2024 in Riga.", "2024-02-05", "2024-02-05"),
        ("Guards were shot on Saturday night into Sunday.", "2024-02-03", "2024-02-04"),
        ("Guards were shot this past weekend.", "2024-02-03", "2024-02-04"),
        ("Guards were shot on the first day of Ramadan.", "2023-03-23", "2023-03-23"),
        ("Guards were shot on the second day of Eid al-Fitr last year.", "2023-04-22", "2023-04-22"),
        ("Guards were shot in the first three months of last year.", "2023-01-01", "2023-03-31"),
        ("They will march in two weeks.", "2024-02-20", "2024-02-20"),
        ("They will march in ten days.", "2024-02-16", "2024-02-16"),
    ],
)
def test_interval(text: str, start: str, end: str) -> None:
    found = one(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The envoy arrived on Tuesday.", "2024-02-06"),
        ("The envoy arrived on Friday.", "2024-02-02"),
        ("The envoy will arrive on Friday.", "2024-02-09"),
        ("The envoy agreed to return on Friday.", "2024-02-09"),
        ("Talks are to resume next Monday.", "2024-02-12"),
        ("The envoy left last Tuesday.", "2024-01-30"),
        ("The vote was held in December.", "2023-12-01"),
        ("The vote will be held in December.", "2024-12-01"),
        ("He accused them of cheating before the March 10 election.", "2024-03-10"),
        ("The offer will expire on Feb. 20.", "2024-02-20"),
        ("Officials said on Friday that troops would leave.", "2024-02-02"),
        ("The envoy could return in June.", "2024-06-01"),
        ("The envoy could not have come in June, he said.", "2023-06-01"),
        ("The rebels propose a truce on 15 May.", "2024-05-15"),
        ("The rebels proposed a truce on 15 May.", "2023-05-15"),
        ("Miners demand an end to the lockout before 31 August.", "2024-08-31"),
        ("Miners were locked out before 31 August.", "2023-08-31"),
        ("The two sides agreed to it in June.", "2023-06-01"),
        ("The two sides agreed to meet in June.", "2024-06-01"),
    ],
)
def test_tense_decides_the_direction(text: str, start: str) -> None:
    assert one(text).start == start


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It lasts 18 months.", "DURATION", "P18M"),
        ("A two-year ban ended.", "DURATION", "P2Y"),
        ("It took nearly a decade.", "DURATION", "P10Y"),
        ("It took two and a half hours.", "DURATION", "PT2H30M"),
        ("They march every Friday.", "SET", "XXXX-WXX-5"),
        ("There are daily strikes.", "SET", "P1D"),
        ("Doctors are paid $300 a month.", "SET", "P1M"),
        ("They are now at the gates.", "DATE", "PRESENT_REF"),
        ("They clashed in recent years.", "DATE", "PAST_REF"),
        ("They clashed in recent weeks.", "DURATION", "PXW"),
        ("He spoke at 3 p.m. on Friday.", "TIME", "2024-02-02T15:00"),
        ("It struck at 15:30 GMT.", "TIME", "2024-02-06T15:30"),
        ("The trend began in the 19th century.", "DATE", "18"),
        ("He spoke this morning.", "TIME", "2024-02-06TMO"),
        ("Profits fell last year.", "DATE", "2023"),
        ("They met last week.", "DATE", "2024-W05"),
    ],
)
def test_timex(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke to the miners.",
        "they set out in march to the palace, and an august body may wait.",
        "A fire broke out on the 3rd floor.",
        "They may march on the palace.",
        "A 12-year-old boy and a 40 years old man drowned.",
        "The second of the three drowned.",
        "Rovers won 3-1 and lost 2:1.",
        "Some 2000 people fled and 1,995 soldiers died.",
        "The sun sat low over Jan Kubis.",
        "He paid $2010 for it.",
        "Prices fall and hopes spring up.",
        "The Daily Herald reported it.",
        "It was a march of the miners.",
    ],
)
def test_left_alone(text: str) -> None:
    assert times(text) == ()


def test_hangs_on_what_was_told_before() -> None:
    text = "The fair opened in January, but less than 24 hours later two stalls burned. Since then it has been shut."
    january, later, since = times(text)
    assert (later.start, later.end, later.relation) == ("2024-01-01", "2024-02-01", "after")
    assert (since.start, since.end) == (january.start, None)


def test_the_same_day_and_the_next() -> None:
    text = "The mayor was shot on 3 May 2021. His deputy fled the same day. The next day the council met."
    shot, fled, met = times(text)
    assert (shot.start, fled.start, met.start) == ("2021-05-03", "2021-05-03", "2021-05-04")


def test_counts_from_an_act_that_the_words_name() -> None:
    found = one("They fled two days after the flood.")
    assert (found.start, found.relation, found.value) == (None, "after", "P2D")


def test_a_rate_is_a_set() -> None:
    hours, rate = times("The lights are on for eight hours a day.")
    assert (hours.value, rate.kind, rate.value) == ("PT8H", "SET", "P1D")


def test_the_full_stop_is_no_part_of_the_words() -> None:
    text = "They met on 14 June."
    assert text[slice(*one(text).span)] == "14 June"


def test_cue_is_the_preposition() -> None:
    assert [t.cue for t in times("Since Friday, until Monday, by 2 March, within two weeks.")] == [
        "since", "until", "by", "within",
    ]  # fmt: skip


def test_without_anchor_only_absolute_dates_resolve() -> None:
    bare, full = times("On Friday they met; the truce dates from 4 May 2019.", None)
    assert (bare.start, bare.value) == (None, "XXXX-WXX-5")
    assert full.start == "2019-05-04"


def test_read_again_turns_a_weekday_round() -> None:
    text = "Dockers called a strike for Thursday."
    found = one(text)
    assert found.start == "2024-02-01"
    assert read_again(text, found, TUESDAY, "future").start == "2024-02-08"


def test_story_is_read_sentence_by_sentence() -> None:
    text = "HEAD 1999\n\nThe port shut on Monday. It reopened on Tuesday."
    parts = ((11, len(text)),)
    story = Story(text=text, article=Article(number=0, parts=parts, published=TUESDAY), sentences=split(text, parts))
    assert [text[slice(*t.span)] for t in find(story)] == ["Monday", "Tuesday"]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 2024, "2024-03-31"),
        ("Good Friday", 2000, "2000-04-21"),
        ("Thanksgiving", 2023, "2023-11-23"),
        ("Memorial Day", 2024, "2024-05-27"),
        ("Eid al-Adha", 2024, "2024-06-16"),
    ],
)
def test_holidays(name: str, year: int, day: str) -> None:
    found = holidays.days_of(name, year)
    assert found is not None
    assert found[0].isoformat() == day


def test_holiday_outside_its_table_is_unknown() -> None:
    assert holidays.days_of("Ramadan", 1950) is None


@given(st.dates(), st.integers(-30_000, 30_000))
def test_shifting_months_there_and_back_lands_near(day: date, months: int) -> None:
    there = calendar.add_months(day, months)
    back = calendar.add_months(there, -months) if there else None
    assert back is None or 0 <= (day - back).days <= 3


@given(st.dates(), st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]))
def test_a_period_is_in_order(day: date, unit: str) -> None:
    found = calendar.period(day, unit)
    assert found is None or found[1] is None or found[0] <= found[1]


WORDS = [
    "early", "late", "the", "end of", "last", "next", "Friday", "May", "March 3", "2014", "from", "to", "two", "days",
    "after", "ago", "a", "week", "of", "every", "12/", "31", "'98", "Q4", "noon", "winter", "Eid al-Fitr", "since",
    "9999", "0", "99999999999", "centuries", "year", "-", "and", "night", "\n", "00:60", "hundred", "half", "that",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=80),
    st.sampled_from([TUESDAY, None, "0001-01-01", "9999-12-31", "junk"]),
)
def test_no_text_raises_and_every_span_slices(text: str, anchor: str | None) -> None:
    last = 0
    for found in find_in(text, (0, len(text)), anchor):
        assert last <= found.span[0] < found.span[1] <= len(text)
        assert text[slice(*found.span)].strip()
        assert found.start is None or found.end is None or found.start <= found.end
        last = found.span[1]


@pytest.mark.parametrize(
    ("story", "day"),
    [
        ("He fled on Monday. Two men were led away. They were let go in the evening.", "2024-02-05"),
        ("He fled on January 12. Two men were led away. They were let go in the evening.", "2024-02-06"),
        ("He fled. Two men were led away. They were let go in the evening.", "2024-02-06"),
        ("He fled on Monday. Two men were led away. They were let go at nightfall.", "2024-02-05"),
        ("He fled on Monday. Two men were led away. At 3 p.m. they were let go.", "2024-02-05"),
        ("He fled on Sunday. Two men were led away. They were let go at nightfall.", "2024-02-06"),
        ("He fled on Monday. Two men were led away. They were let go at dawn.", "2024-02-06"),
        ("He fled on Monday evening. Two men were led away. They were let go at noon.", "2024-02-06"),
        ("He fled on Monday. Two men were led away. They will be let go at nightfall.", "2024-02-06"),
        ("A curfew fell on 30 January. At 8.45 a.m. gunmen fired.", "2024-01-30"),
        ("A curfew has held since 30 January. At 8.45 a.m. gunmen fired.", "2024-02-06"),
        ("A curfew has held since 30 January at 8.45 a.m.", "2024-01-30"),
    ],
)
def test_a_part_of_day_hangs_on_the_last_day_told(story: str, day: str) -> None:
    assert story_times(story)[-1][1] == day


@pytest.mark.parametrize(
    "bit", ["early ", "the first week of ", "from May 1 to ", "1,", "Fri., ", "a year and a half "]
)
def test_time_grows_with_the_text_not_faster(bit: str) -> None:
    def made(size: int) -> Callable[[], object]:
        text = bit * (size // len(bit))
        return lambda: find_in(text, (0, len(text)), TUESDAY)

    assert linear(*growth(made, 5_000))


@pytest.mark.parametrize(
    "text", ["Three-quarters of its grain rotted.", "It was a pre-dawn raid.", "He marched on this march."]
)
def test_is_no_time(text: str) -> None:
    assert times(text) == ()


def story_times(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None, str | None]]:
    story = Story(
        text=text,
        article=Article(number=0, parts=((0, len(text)),), published=published),
        sentences=split(text, ((0, len(text)),)),
    )
    return [(text[slice(*t.span)], t.start, t.end) for t in find(story)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The levee broke in early March 1984. On 9 March a second one gave way.", "1984-03-09"),
        ("The levee broke on 20 December 1984. A second one gave way on Jan. 3.", "1985-01-03"),
        ("The levee broke on 2 January 1984. A second one had given way on December 28.", "1983-12-28"),
        ("The levee broke in March 1984. From May 2-4 the town was flooded. It fell on 9 June.", None),
        ("The levee broke in March 1984. A second one gave way on 9 August.", None),
        ("The levee broke in 1984. A second one gave way on 9 August.", None),
        ("The levee broke in March 1984. A second one gave way in April.", None),
    ],
)
def test_a_day_near_the_one_told_before_takes_its_year_on_an_undated_page(text: str, start: str | None) -> None:
    assert story_times(text, None)[-1][1] == start


def test_the_year_of_an_article_with_a_day_is_its_own() -> None:
    text = "The levee broke in early November 1984. On 9 November a second one gave way."
    assert story_times(text)[-1][1] == "2023-11-09"


def test_a_stretch_that_is_no_story_carries_no_year() -> None:
    assert times("Riga, 4 May 1984 and 9 May", None)[-1].start is None


def test_hours_count_from_a_day_rather_than_from_an_open_stretch() -> None:
    text = "Raiders killed six on Friday. The pass is shut since January. Less than 48 hours earlier, two men fled."
    assert story_times(text)[-1] == ("Less than 48 hours earlier", "2024-01-31", "2024-02-02")


def test_hours_count_from_the_own_sentence_first() -> None:
    text = "Envoys met on Friday. Talks began in January, but less than 24 hours later two men vanished."
    assert story_times(text)[-1] == ("less than 24 hours later", "2024-01-01", "2024-02-01")
    text = "Envoys met on Friday. Less than 24 hours later two men vanished."
    assert story_times(text)[-1] == ("Less than 24 hours later", "2024-02-02", "2024-02-03")


def test_the_previous_week_is_counted_from_no_year() -> None:
    text = "Since the beginning of the year ten sheds have burned. The previous week two men were held."
    assert story_times(text)[-1] == ("The previous week", "2024-01-29", "2024-02-04")


def test_the_same_day_of_a_month_is_the_month() -> None:
    text = "The office was searched in March 2021. The site was blocked the same day."
    assert story_times(text)[-1] == ("the same day", "2021-03-01", "2021-03-31")


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("He was jailed in 2016. He sued the next year.", "the next year", "2017-01-01", "2017-12-31"),
        ("Rebels took the town in week 12 of 2023.", "week 12 of 2023", "2023-03-20", "2023-03-26"),
        ("The union will appeal the ruling on Friday.", "Friday", "2024-02-02", "2024-02-02"),
        ("The party will fight the decision Thursday night.", "Thursday night", "2024-02-01", "2024-02-01"),
        ("The party will fight Thursday night's decision.", "Thursday night", "2024-02-01", "2024-02-01"),
        ("The party will meet on Thursday.", "Thursday", "2024-02-08", "2024-02-08"),
        ("Voters go to the polls in May.", "May", "2024-05-01", "2024-05-31"),
    ],
)
def test_which_way_a_time_counts(text: str, words: str, start: str, end: str) -> None:
    found = [(t.start, t.end) for t in times(text) if text[slice(*t.span)] == words]
    assert found == [(start, end)]


@pytest.mark.parametrize("text", ["They recall the March on Rome.", "He read a book on the March of Dimes."])
def test_a_march_is_no_month(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize("text", ["It rained in week 60 of 2023.", "It rained in week 53 of 2023."])
def test_a_week_that_is_none(text: str) -> None:
    assert [t.granularity for t in times(text)] == ["year"]


BEGIN_WITH_THE = {
    "century": "the 19th century",
    "day-of-holiday": "on the second day of Ramadan 2023",
    "months-of-year": "in the first five months of 2023",
    "day-month": "the 5th of May 2023",
    "day-of-month": "on the 14th",
    "days-month": "the 5th to the 7th of May 2023",
    "decade": "the 1990s",
    "deictic-day": "the day before yesterday",
    "half-of-month": "the second half of June 2023",
    "holiday": "the last Christmas",
    "modified": "the end of 2022",
    "month": "the following January",
    "night-of": "the night of Tuesday to Wednesday",
    "night-to": "the night to Wednesday",
    "offset": "the two days earlier",
    "part-of-day": "the previous night",
    "part-before": "the evening before",
    "period-of-year": "the 2021 period",
    "quarter": "the third quarter of 2022",
    "reference": "the past",
    "relative-unit": "the following month",
    "season": "the summer",
    "span-around": "the next three weeks",
    "span-since": "in the two weeks since",
    "spoken-year": "the year two thousand and three",
    "the-unit": "the week",
    "unit-before": "the day before",
    "week-of": "the week of 6 March",
    "week-of-month": "the first week of May 2022",
    "weekday": "the previous Tuesday",
    "weekday-of-month": "the first Sunday of July 2023",
    "year": "the year 2019",
    "year-ago-period": "the year-earlier period",
    "year-before-last": "the year before last",
    "year-end": "the year-end",
}
"""Rule -> words behind "the" that it reads."""
NEVER_WITH_THE = {"at-the-time", "month-day"}
"""Rules that are tried at "the" and begin with another word."""


def test_every_rule_that_begins_with_the_is_tried() -> None:
    """A new rule needs a line here, and its second word one in ``behind_the`` (rules.toml)."""
    rules = {rule["id"] for rule in lexicon.table("rules.toml")["rule"] if "the" in rule["first"]}
    assert rules == BEGIN_WITH_THE.keys() | NEVER_WITH_THE
    for rule, words in BEGIN_WITH_THE.items():
        assert rule in {found.rule for found in times(f"They left {words}.")}, words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He fled after the Oct, 7 raid.", "Oct, 7"),
        ("In Oct, 7 men fled.", "Oct"),
        ("It was late in a march, 7 miles long.", None),
    ],
)
def test_a_comma_for_the_stop_of_a_short_month(text: str, words: str | None) -> None:
    found = find_in(text, (0, len(text)), TUESDAY)
    assert [text[slice(*time.span)] for time in found] == ([words] if words else [])
