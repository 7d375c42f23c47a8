"""What the words of a number rule out: casualties, those on board, those who take part, sums, and what wars come to."""

from __future__ import annotations

import pytest

from dateline.extract.figures import find
from dateline.extract.figures.barred import HARM, NONE, NOTHING, PEOPLE, TAKEN, Barred, barred
from dateline.extract.figures.numbers import OVER_YEARS
from dateline.extract.figures.reading import readings
from dateline.extract.figures.units import units
from dateline.model import Article, Number, Sentence, Story


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
    assert ruled_out("They killed 50 herders, 45 of whom were guests.", "45") == NOTHING


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
