"""What the words of a number rule out: casualties, those on board, those who take part, sums, and what wars come to."""

from __future__ import annotations

import pytest

from dateline.extract.figures import find
from dateline.extract.figures.barred import HARM, NONE, NOTHING, PEOPLE, TAKEN, Barred, barred
from dateline.extract.figures.numbers import OVER_YEARS
from dateline.extract.figures.reading import readings
from dateline.extract.figures.units import units
from dateline.model import Article, Number, Sentence, Story

CROWD = HARM | {"detained", "displaced", "missing"}
"""What a number of people who come together is not."""


def story(text: str) -> Story:
    article = Article(number=0, parts=((0, len(text)),), published="2024-05-14")
    return Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))


def numbers(text: str) -> tuple[Number, ...]:
    return find(story(text), ())


def told(text: str) -> list[tuple[str, str]]:
    return [(text[n.span[0] : n.span[1]], n.kind) for n in numbers(text)]


def ruled_out(text: str, words: str) -> Barred:
    """The kinds that a number may not have, and what it is instead."""
    span = (0, len(text))
    at = text.index(words)
    number = next(n for n in numbers(text) if n.span[0] <= at < n.span[1])
    reading = next(r for r in readings(text, span) if r.counted.quantity.core[0] <= at < r.counted.quantity.core[1])
    return barred(number, reading, units(text, span))


@pytest.mark.parametrize(
    ("text", "words", "kinds"),
    [
        ("Scores of activists clashed with police in Lorn, leaving six people dead.", "Scores", CROWD),
        ("Some 300 farmers blocked a road.", "300", CROWD),
        ("Six activists were killed in Lorn.", "Six", frozenset()),
        ("Six farmers, two of them women, were killed in Lorn.", "Six", frozenset()),
        ("Six farmers were shot, two of them fatally.", "Six", frozenset({"killed"})),
    ],
)
def test_a_crowd_that_fights_is_not_its_dead(text: str, words: str, kinds: frozenset[str]) -> None:
    assert ruled_out(text, words).kinds == kinds


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The herders suffered 30 casualties.", "30", "other"),
        ("The herders suffered at least 30 casualties.", "30", "other"),
        ("Some 30 casualties, including 9 wounded, were counted.", "30", "other"),
        ("Some 30 herders were either killed or wounded.", "30", "other"),
        ("The blast left 30 dead and wounded.", "30", "other"),
        ("The blast left 30 herders dead or injured.", "30", "other"),
        ("Raiders killed or wounded 30 herders.", "30", "other"),
        ("Raiders killed and injured 30 herders.", "30", "other"),
        ("The herders suffered six fatal casualties.", "six", "killed"),
        ("The herders suffered six casualties, all of them dead.", "six", "killed"),
        ("The blast left 30 dead and nine wounded.", "30", "killed"),
        ("The blast left 30 killed and injured nine.", "30", "killed"),
        ("Raiders killed two and wounded 30.", "30", "injured"),
    ],
)
def test_dead_and_wounded_together_are_neither(text: str, words: str, kind: str) -> None:
    bounded = next(kind for number, kind in told(text) if words in number)
    assert bounded == kind
    assert ruled_out(text, words) == ((PEOPLE, "other") if kind == "other" else NOTHING)


def test_some_of_the_casualties_are_casualties() -> None:
    assert ruled_out("They inflicted 50 casualties on the enemy, 45 of which near the mill.", "45") == (PEOPLE, "other")
    assert ruled_out("They killed 50 herders, 45 of whom were guests.", "45").kinds == {"injured"}


def test_those_who_died_of_wounds_are_not_the_injured() -> None:
    text = "Three herders wounded in the raid have died."
    assert ruled_out(text, "Three") == (frozenset({"injured"}), "killed")
    assert ruled_out("Three herders wounded in the raid have been flown out.", "Three") == NOTHING
    assert ruled_out("Three herders died in the raid.", "Three") == NOTHING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A lorry carrying 27 herders was bombed.", "27"),
        ("Raiders blew up the lorry that carried 24 herders to the fair.", "24"),
    ],
)
def test_those_on_board_are_not_the_dead(text: str, words: str) -> None:
    assert ruled_out(text, words) == (HARM, "other")


def test_those_whom_the_verb_kills_are() -> None:
    assert ruled_out("The bomb killed 27 herders on a lorry.", "27") == NOTHING


@pytest.mark.parametrize(
    ("text", "words", "kinds"),
    [
        ("Three traders had participated in the massacre.", "Three", TAKEN),
        ("Two traders implicated in the murder were charged.", "Two", TAKEN),
        ("More than ten traders were involved in the murder.", "ten", TAKEN),
        ("Some 16 traders believed to have taken part in the murder are sought.", "16", TAKEN),
        ("The mill is full of 200 inmates who are holding hostages.", "200", PEOPLE),
        ("Gunmen killed two traders implicated in the murder.", "two", frozenset()),
        ("The 16 traders who took part in the raid were killed.", "16", frozenset()),
        ("Two traders walked to the fair.", "Two", frozenset()),
        ("Raiders are holding 12 herders.", "12", frozenset()),
        ("The 12 herders being held near the mill are well.", "12", frozenset()),
    ],
)
def test_those_who_act_are_not_the_victims(text: str, words: str, kinds: frozenset[str]) -> None:
    assert ruled_out(text, words) == (kinds, NONE)


def test_those_who_hold_others_are_not_detained() -> None:
    assert told("The 200 inmates who are holding 12 guards spoke.") == [("200", "other"), ("12", "detained")]
    assert told("The 200 inmates are being held.") == [("200", "detained")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast left four dead, five injured and losses estimated in the millions.", "millions"),
        ("The blast caused the injury of six herders and millions in losses.", "millions"),
        ("Raiders caused 20 million in losses.", "20 million"),
        ("The damage was put at 20 million.", "20 million"),
        ("The mill was fined 31,000 won.", "31,000"),
        ("The mill was fined 90 bolivianos.", "90"),
    ],
)
def test_losses_are_money(text: str, words: str) -> None:
    assert told(text)[-1] == (words, "money")
    assert ruled_out(text, words) == (PEOPLE, "money")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The blast left scores injured.", ("scores", "injured")),
        ("Losses of 20 herders were reported.", ("20", "other")),
        ("The damage to three barns was slight.", ("three", "other")),
        ("Of the herders 120 won.", ("120", "other")),
    ],
)
def test_people_and_things_are_no_money(text: str, found: tuple[str, str]) -> None:
    assert told(text) == [found]


def test_millions_of_nothing_named_are_nobody() -> None:
    assert ruled_out("The bill ran into the millions on Monday.", "millions") == (PEOPLE, NONE)
    assert ruled_out("It left dozens in hospital.", "dozens") == NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "It is a war that has left over 70,000 dead.",
        "It is a conflict which has killed 70,000 herders.",
        "Over 7,000 herders have died in ten years of civil war.",
        "Raiders killed 1,200 herders in 1987 and 1,000 in 1986.",
    ],
)
def test_what_a_war_or_a_year_comes_to_is_a_running_total(text: str) -> None:
    assert {(n.kind, n.scope, n.rule) for n in numbers(text)} == {("killed", "cumulative", OVER_YEARS)}


@pytest.mark.parametrize(
    "text",
    [
        "It was a battle that has left 90 dead.",
        "The war began with a raid which killed 90 herders.",
        "The raid killed 40 herders in 1987.",
        "Raiders killed two herders in March and a trader in April.",
        "The raid killed 40 herders after two years of talks.",
    ],
)
def test_what_one_raid_did_is_none(text: str) -> None:
    assert {(n.kind, n.scope) for n in numbers(text)} == {("killed", "incident")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Raiders killed two WFP [World Food Programme] drivers.", "WFP [World Food Programme] drivers"),
        ("Raiders killed two drivers [of the WFP] on Monday.", "drivers"),
        ("Raiders killed two Malians (both drivers).", "Malians"),
        ("Raiders attacked barns, two of which were burned.", "barns"),
        ("Raiders fired on herders, two of whom were hurt.", "herders"),
        ("Three shells fell near the mill, leaving two dead.", "dead"),
    ],
)
def test_what_is_counted(text: str, words: str) -> None:
    of = [n.of_span for n in numbers(text) if text[n.span[0] : n.span[1]].lower() == "two"]
    assert [text[slice(*span)] for span in of if span] == [words]


def test_barns_that_burn_are_targets_and_herders_are_hurt() -> None:
    assert told("Raiders attacked barns, two of which were burned.") == [("two", "targets")]
    assert told("Raiders fired on herders, two of whom were hurt.") == [("two", "injured")]


SPARED = [
    ("Four clerks were not killed in the raid.", "Four clerks were killed in the raid.", "Four", "killed"),
    ("The three others have not been arrested.", "The three others have been arrested.", "three", "detained"),
    ("The band threatened to kill 10 clerks.", "The band went on to kill 10 clerks.", "10", "killed"),
    ("The band has vowed to abduct 10 clerks.", "The band returned to abduct 10 clerks.", "10", "abducted"),
    ("Five bakers escaped unhurt when it went off.", "Five bakers left it when it went off.", "Five", "injured"),
    ("Five bakers and two cooks escaped injury.", "Five bakers and two cooks escaped by boat.", "Five", "injured"),
    ("Five bakers survived the blast.", "Five bakers survived with burns.", "Five", "injured"),
    ("There were in fact three clerks inside.", "It left three clerks inside.", "three", "killed"),
    ("There had been three clerks inside.", "There had been three clerks among the dead.", "three", "killed"),
    ("There were three clerks inside.", "There were three victims inside.", "three", "killed"),
    ("Two of the 19 hijackers were bakers.", "Two of the 19 bakers were there.", "19", "killed"),
    ("Fifteen of the 19 hijackers were bakers.", "Fifteen of the 19 hijackers were shot.", "Fifteen", "killed"),
    ("Five bakers shot to death a clerk.", "Five bakers shot the same evening lay there.", "Five", "killed"),
    ("Two bakers on a motorcycle killed a clerk.", "Two bakers on a motorcycle were near a clerk.", "Two", "killed"),
    ("A clerk was abducted by eight bakers.", "A clerk was abducted with eight bakers.", "eight", "abducted"),
    ("The post took 12 direct hits.", "The post took 12 wounded.", "12", "injured"),
    ("Four bakers from one village were there.", "Four bakers and one clerk were there.", "one", "killed"),
    ("Thousands of bakers were searching for shelter.", "Thousands of bakers were leaving.", "Thousands", "displaced"),
    ("Rebels met a patrol of 12 bakers.", "Rebels met on the deaths of 12 bakers.", "12", "killed"),
    ("Two bakers were shot; one of them died.", "Two bakers were shot; none of them died.", "Two", "killed"),
]


@pytest.mark.parametrize(("spared", "harmed", "words", "kind"), SPARED)
def test_those_spared_meant_present_or_acting_are_no_victims(spared: str, harmed: str, words: str, kind: str) -> None:
    assert kind in ruled_out(spared, words).kinds
    assert kind not in ruled_out(harmed, words).kinds


def test_hostages_are_abducted_whatever_stands_before_them() -> None:
    row = "Raiders killed 20 bakers, injured dozens, and 200 hostages spirited to the hills were seen."
    assert ruled_out(row, "200").instead == "abducted"
    assert "injured" in ruled_out(row, "200").kinds
    assert ruled_out("Raiders killed 20 bakers and 200 hostages.", "200") == NOTHING


def test_a_part_of_the_dead_is_dead() -> None:
    text = "Some 20 bakers were killed, among them four clerks and a cook, and 19 injured."
    assert ruled_out(text, "four") == Barred(frozenset({"injured"}), "killed")
    assert ruled_out(text, "19").kinds.isdisjoint({"injured"})


@pytest.mark.parametrize(
    ("words", "scope", "rule"),
    [
        ("The toll of the war has reached 900.", "cumulative", OVER_YEARS),
        ("The death toll from the ongoing offensive had risen to 900.", "cumulative", OVER_YEARS),
        ("The number of bakers killed in the conflict rose to 900.", "cumulative", OVER_YEARS),
        ("Some 200 dead were brought to hospitals in the past hours.", "cumulative", OVER_YEARS),
        ("The death toll from the offensive at the bridge had risen to 900.", "incident", ""),
        ("The death toll from the blast has risen to 900.", "incident", ""),
        ("Some 200 dead were brought to the hospital.", "incident", ""),
    ],
)
def test_tolls_of_wars_and_of_a_days_hospitals_are_running_totals(words: str, scope: str, rule: str) -> None:
    (number,) = numbers(words)
    assert number.scope == scope
    assert (number.rule == OVER_YEARS) == bool(rule)


def test_a_toll_in_one_breath_with_that_of_a_war_is_one_too() -> None:
    both = numbers("The toll of the war has reached 900 and the number of injured has risen to 2,000.")
    assert [(n.kind, n.scope) for n in both] == [("killed", "cumulative"), ("injured", "cumulative")]
    apart = numbers("The toll of the blast has reached 900 and the number of injured has risen to 2,000.")
    assert [n.scope for n in apart] == ["incident", "incident"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two guards were fatally wounded at the gate.", "Two"),
        ("The blast mortally injured two guards.", "two"),
        ("Four others did not survive.", "Four"),
    ],
)
def test_those_who_do_not_survive_are_dead(text: str, words: str) -> None:
    assert told(text) == [(words, "killed")]
    assert ruled_out(text, words) == Barred(frozenset({"injured"}), "killed")


def test_the_badly_hurt_live() -> None:
    assert told("Two guards were badly wounded at the gate.") == [("Two", "injured")]
    assert ruled_out("Two guards were badly wounded at the gate.", "Two") == NOTHING


@pytest.mark.parametrize("text", ["There were no victims.", "There was no loss of life."])
def test_nobody_died(text: str) -> None:
    assert told(text) == [("no", "killed")]


@pytest.mark.parametrize("text", ["There was no loss of trust.", "There was no warrant."])
def test_nothing_else_that_there_is_none_of(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Malaria killed 180 herders last year.", "180"),
        ("An outbreak of cholera has claimed the lives of 31 herders.", "31"),
        ("Two guards died when a wall collapsed near Rell.", "Two"),
        ("Six of them have died of cold since Monday.", "Six"),
    ],
)
def test_what_nobody_did_kills_nobody_of_the_record(text: str, words: str) -> None:
    assert ruled_out(text, words) == (HARM, NONE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels killed 31 herders in the flood plain.", "31"),
        ("Two guards died when a wall collapsed after the blast.", "Two"),
        ("Two guards died when rebels opened fire.", "Two"),
        ("Six of them have died of their wounds.", "Six"),
    ],
)
def test_what_somebody_did_is_not_ruled_out(text: str, words: str) -> None:
    assert ruled_out(text, words) == NOTHING
