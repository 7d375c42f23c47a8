"""Numbers that count nobody and nothing, each with one beside it that does: clocks, years, labels, wounds, amounts."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.extract.figures import find, with_singles
from dateline.model import Article, Number, Sentence, Story, Time


def story(text: str) -> Story:
    article = Article(number=0, parts=((0, len(text)),), published="2024-05-14")
    return Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))


def numbers(text: str) -> tuple[Number, ...]:
    """All candidates of a sentence, articles that may count as one among them."""
    page = story(text)
    return with_singles(page, (), find(page, ()))


def told(text: str) -> list[tuple[str, str, float, float | None]]:
    return [(text[n.span[0] : n.span[1]], n.kind, n.low, n.high) for n in numbers(text)]


def test_the_year_of_what_somebody_is_held_for_counts_nothing() -> None:
    assert told("Court jails ex-minister over 2019 killings.") == []
    assert told("Police held over 2000 protesters.") == [("over 2000", "detained", 2001, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The siege began at 1930.",
        "As of 0700 nothing was known.",
        "As of 1400 nothing was known.",
        "Shots rang out from 1710 to 2250 near the mill.",
        "The mill burned at approximately 2130.",
        "It happened between 0200 and 0300.",
        "It went on until 2215, he said.",
    ],
)
def test_clock_times_in_four_digits_count_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("1930 people were arrested.", "1930", 1930),
        ("Police arrested 2215 marchers.", "2215", 2215),
        ("The blaze killed from 1710 to 2250 herders.", "from 1710 to 2250", 1710),
        ("They came with 1500 men.", "1500", 1500),
        ("About 2130 herders were moved.", "About 2130", 2130),
        ("Police arrested 1,930 marchers.", "1,930", 1930),
    ],
)
def test_people_in_four_digits_are_counted(text: str, words: str, low: float) -> None:
    assert [(w, n) for w, _, n, _ in told(text)] == [(words, low)]


def test_what_measures_at_a_clock_like_number_is_no_clock() -> None:
    assert told("The index closed at 1500 points.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The mine was shut between 1990 and 1993.",
        "It was shut from 1971 to 1974.",
        "It was shut in 1987-88 and in 1991-1992.",
        "Between 1985 and 1987 herders fled.",
        "In 1989 herders fled.",
    ],
)
def test_years_count_nothing_however_their_range_is_written(text: str) -> None:
    assert told(text) == []


def test_a_range_behind_a_verb_counts_people() -> None:
    assert told("The plague killed between 1900 and 2100 herders.") == [("between 1900 and 2100", "killed", 1900, 2100)]


def test_numbers_of_papers_are_labels() -> None:
    assert told("Bulletin No. 014-92 was read out.") == []
    assert told("Under Decree 14-92 nobody may leave.") == []
    assert told("They read 14 decrees.") == [("14", "other", 14, 14)]


def test_hours_are_no_figure_with_a_bound_either() -> None:
    assert told("Less than 36 hours before, the mill had burned.") == []
    assert told("Fewer than 36 porters were killed.") == [("Fewer than 36", "killed", 0, 35)]


@pytest.mark.parametrize(
    "text",
    [
        "The body had three bullet wounds.",
        "The body bore several wounds.",
        "He died with two gunshot wounds to the neck.",
        "She has two injuries to her neck.",
    ],
)
def test_wounds_of_one_body_are_no_count_of_the_injured(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast left three wounded.", "three"),
        ("The blast caused 12 injuries.", "12"),
        ("Eight received wounds.", "Eight"),
    ],
)
def test_the_injured_are_counted(text: str, words: str) -> None:
    assert [(w, kind) for w, kind, _, _ in told(text)] == [(words, "injured")]


@pytest.mark.parametrize(
    "text",
    [
        "An unknown number of herders were killed.",
        "The blast killed an unspecified number of herders.",
        "Police seized a large quantity of tea.",
        "As a result, nothing was said.",
    ],
)
def test_amounts_are_not_one(text: str) -> None:
    assert told(text) == []


def test_a_number_of_is_several_and_a_couple_are_two() -> None:
    assert told("The blast killed a number of herders.") == [("a number of", "killed", 3, None)]
    assert told("The blast killed a couple.") == [("a", "killed", 2, 2)]
    assert told("The blast killed a herder.") == [("a", "killed", 1, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast killed both Malian and Chadian herders.", False),
        ("The blast killed both herders and traders.", False),
        ("The blast killed both herders.", True),
        ("The blast killed both herders and their guide.", True),
    ],
)
def test_both_counts_unless_it_joins(text: str, found: bool) -> None:
    assert ("both" in [words for words, _, _, _ in told(text)]) is found


@pytest.mark.parametrize(
    "text", ["No one has been detained.", "Nobody was released.", "None have been displaced.", "No barn was hit."]
)
def test_that_nobody_was_arrested_is_no_figure(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No one was hurt.", "injured"),
        ("Nobody was hit.", "injured"),
        ("The blast caused no casualties.", "killed"),
        ("No herders were hurt or killed.", "killed"),
    ],
)
def test_that_nobody_came_to_harm_is_one(text: str, kind: str) -> None:
    assert [(k, low, high) for _, k, low, high in told(text)] == [(kind, 0, 0)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rebels recalled the Oct, 7 raid.", []),
        ("Rebels said that in Oct, 7 bakers were killed.", ["7"]),
        ("Police arrested Juan Ruiz, also 23, there.", []),
        ("Police arrested Juan Ruiz, also 23 bakers, there.", ["23"]),
    ],
)
def test_days_and_ages_behind_commas(text: str, kept: list[str]) -> None:
    assert [text[n.span[0] : n.span[1]] for n in numbers(text)] == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court jailed him on Friday for nine years.", "nine"),
        ("The smuggler was sentenced on Monday to four years.", "four"),
        ("They were sent to prison for up to 12 years.", "up to 12"),
        ("A tribunal gave the baker eleven months.", "eleven"),
        ("The two went to jail for terms of three years.", "three"),
    ],
)
def test_terms_behind_their_sentence_count(text: str, words: str) -> None:
    assert (words, "other") in [found[:2] for found in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Whoever burns a mill can be sent to prison for up to 12 years.",
        "The board gave him two years to repay.",
        "He was in prison for nine years.",
        "The mayor has been in office for nine years.",
        "The two were at sea for three months.",
    ],
)
def test_what_may_be_a_term_and_mere_years_count_nothing(text: str) -> None:
    assert not any("year" in text[n.span[1] : n.span[1] + 6] for n in numbers(text))


def test_a_clock_behind_at_is_no_count_of_those_behind_it() -> None:
    assert told("Today at 1150 guerrillas fled.") == []
    assert told("They fired at 1,150 marchers.")[0][2] == 1150


def test_an_age_that_a_line_breaks_is_an_age() -> None:
    assert all(low == 1 for _, _, low, _ in told("The farmer, a 57- year- old, was killed."))
    assert told("In all 57 - a year later 60 - were killed.")[0][2] == 57


def test_calibres_and_how_often_a_place_was_shelled_count_nothing() -> None:
    assert told("They took rounds for 75- mm guns.") == []
    assert [low for _, _, low, _ in told("They shelled Lorn (four times), Harl and Karst.")] == []
    assert [low for _, _, low, _ in told("They shelled Lorn four times.")] == [4]
    assert [low for _, _, low, _ in told("They took 75 - in all - of the guns.")] == [75]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The attack wounded two men, 19 and 20, who fled.", ["two"]),
        ("They shot three boys, 14, 15 and 17.", ["three"]),
        ("The attack wounded two men, and 20 women fled.", ["two", "20"]),
    ],
)
def test_a_row_of_ages_counts_nobody(text: str, counted: list[str]) -> None:
    assert [words for words, *_ in told(text)] == counted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Karst sent 500 pounds (225 kilograms) of medicine.", "other"),
        ("The thieves took 500 pounds of public money.", "money"),
        ("The firm paid 500 pounds.", "money"),
    ],
)
def test_pounds_of_goods_are_no_money(text: str, kind: str) -> None:
    assert ("money" in [found for _, found, *_ in told(text)]) is (kind == "money")


@pytest.mark.parametrize(
    "text",
    [
        "He was 29 and died on Friday.",
        "Tomas Rell is forty-one.",
        "Rell himself, 41; nobody saw it.",
        "They were boys of six and nine years.",
        "The dead were girls, nine and twelve years old.",
        "They led off men between 15 and 30.",
        "It began at about five this morning.",
        "Shots fell between six and ten in the evening.",
        "They heard it at six yesterday evening.",
    ],
)
def test_ages_and_hours_count_nothing(text: str) -> None:
    assert [t for t in told(text) if t[1] == "killed" or t[2] > 1] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The toll was 29 and rose.", "29"),
        ("They killed between 15 and 30 men.", "between 15 and 30"),
        ("They killed six and nine more were hurt.", "six"),
        ("They killed five men this morning.", "five"),
        ("Guards in the form of 40 men came.", "40"),
    ],
)
def test_what_only_looks_like_an_age_or_hour_counts(text: str, words: str) -> None:
    assert words in [t[0] for t in told(text)]


def test_the_form_of_a_school_counts_nobody() -> None:
    assert [t[0] for t in told("The blast hurt three Form Four girls.")] == ["three"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels fired mortars at the base without causing casualties.", "killed"),
        ("Shells fell into the yard without human losses.", "killed"),
        ("Shells fell on Rell without any injuries.", "injured"),
        ("There were no reports of casualties.", "killed"),
    ],
)
def test_where_nobody_came_to_harm_that_is_a_figure(text: str, kind: str) -> None:
    assert [(k, low, high) for _, k, low, high in told(text)] == [(kind, 0, 0)]


@pytest.mark.parametrize(
    "text", ["The jets came back without losses.", "He left without victory.", "There was no report of talks."]
)
def test_other_things_that_are_lacking_count_nothing(text: str) -> None:
    assert told(text) == []


def test_a_night_watchman_is_no_night() -> None:
    text = "A night watchman died."
    page, night = (
        story(text),
        Time(span=(0, 7), kind="DATE", value="", start=None, end=None, granularity="time", rule=""),
    )
    assert [text[slice(*n.span)] for n in with_singles(page, (night,), ())] == ["A"]


def test_arms_and_hands_may_be_weapons_and_men() -> None:
    assert [t[0] for t in told("They seized 9 arms from three farm hands.")] == ["9", "three"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Jets killed three guards in Lorn, the ministry and two security sources said.", ["three"]),
        ("Shells killed a man, five residents in the town told the agency.", ["a"]),
        ("Three residents were wounded by gunmen in Lorn on Monday.", ["Three"]),
    ],
)
def test_who_says_it_is_not_counted(text: str, numbers: list[str]) -> None:
    assert [figure.text for event in read(text).events for figure in event.figures] == numbers
