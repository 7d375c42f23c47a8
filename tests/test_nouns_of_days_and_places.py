"""Days before the noun of an act, the case in which somebody is held, superlatives, and two names that are joined."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.attach.date_features import compares
from dateline.extract.dates import find_in
from dateline.model import Span, Time, Trigger
from dateline.reader import noun_days, own_town, town_of_noun, two_names


def act(text: str, words: str, kind: str = "ASSAULT") -> Trigger:
    at = text.index(words)
    return Trigger(
        evidence_span=(0, len(text)), span=(at, at + len(words)), clause_span=(0, len(text)), type=kind, mode=None,
        status="actual", role="news", voice="active", rule="test", confidence=1.0,
    )  # fmt: skip


def times(text: str) -> list[Time]:
    return list(find_in(text, (0, len(text)), "2024-02-06"))


def places(text: str, *words: str) -> list[Span]:
    return [(text.index(w), text.index(w) + len(w)) for w in words]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The toll of the Saturday bombing in Lugo rose to nine on Monday.", "bombing", "Saturday"),
        ("The toll of the Saturday bombing in Lugo rose to nine on Monday.", "Saturday bombing", "Saturday"),
        ("A guard hurt in Friday's suicide attack died on Sunday.", "attack", "Friday"),
        ("Two men were jailed on Monday for an April raid on a mill.", "raid", "April"),
        ("Guards bombed the mill on Monday.", "bombed", None),
        ("On Monday raids went on in Lugo.", "raids", None),
        ("They said on Monday the attack had failed.", "attack", None),
        ("He condemned Sunday's attack.", "condemned Sunday's attack", None),
    ],
)
def test_the_day_before_the_noun_of_an_act(text: str, words: str, day: str | None) -> None:
    kind = "ACCUSE" if words.startswith("condemned") else "ASSAULT"
    found = noun_days.before_noun(text, act(text, words, kind), [None, *(time.span for time in times(text))])
    assert (text[slice(*found)] if found else None) == day


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("Police arrested six men in the January 9 killing of a judge.", "arrested", True),
        ("Police arrested six men in the January raid.", "arrested", False),
        ("Police arrested six men in January.", "arrested", False),
    ],
)
def test_the_day_of_a_crime_is_not_that_of_the_arrest(text: str, words: str, *, other: bool) -> None:
    assert noun_days.is_of_case(text, act(text, words, "COERCE"), times(text)[0].span) is other


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("They met on Monday, days after guards shot a judge.", True),
        ("They met on Monday, just weeks before guards shot a judge.", True),
        ("They met on Monday, hours after guards shot a judge.", False),
        ("They met on Monday, two days after guards shot a judge.", False),
        ("On Monday guards shot a judge.", False),
    ],
)
def test_what_lies_some_days_off_a_day_is_not_of_it(text: str, *, off: bool) -> None:
    day = next(time.span for time in times(text) if "Monday" in text[slice(*time.span)])
    assert noun_days.is_days_off(text, act(text, "shot"), day) is off


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("It was the deadliest attack in Lugo this year.", True),
        ("It was the worst attack in the valley since 2019.", True),
        ("The attack in Lugo this year was the worst.", False),
        ("The largest attack was told of since Monday.", False),
        ("The deadliest attack came this year.", False),
    ],
)
def test_what_an_act_is_the_worst_of_is_not_when_it_was(text: str, *, held: bool) -> None:
    assert compares(text, act(text, "attack"), times(text)[0]) is held


@pytest.mark.parametrize(
    ("text", "words", "kind", "one", "two", "first"),
    [
        ("Jets bombed Lugo in Galicia on Monday.", "bombed", "ASSAULT", "Lugo", "Galicia", True),
        ("Jets bombed Lugo in Galicia on Monday.", "bombed Lugo", "ASSAULT", "Lugo", "Galicia", True),
        ("They fired on men in Lugo, near Tarn.", "fired", "ASSAULT", "Lugo", "Tarn", True),
        ("Women in Lugo, the main town of Galicia, marched.", "marched", "PROTEST", "Lugo", "Galicia", True),
        ("Guns shelled Lugo from positions near Tarn.", "shelled", "ASSAULT", "Lugo", "Tarn", True),
        ("They attacked the Lugo district of Tarn province.", "attacked", "ASSAULT", "Lugo", "Tarn", True),
        ("Rebels withdrew from Lugo to Tarn.", "withdrew", "RETREAT", "Lugo", "Tarn", True),
        ("It evacuated its staff from Lugo to Tarn.", "evacuated", "AID", "Lugo", "Tarn", True),
        ("They fled from Lugo to Tarn after men attacked it.", "attacked", "ASSAULT", "Lugo", "Tarn", True),
        ("It flew flour from Lugo to Tarn.", "flew flour", "AID", "Lugo", "Tarn", False),
        ("They moved a tank from Lugo to Tarn.", "moved", "MOBILIZE", "Lugo", "Tarn", False),
        ("Police arrested a man from Lugo in Tarn.", "arrested", "COERCE", "Lugo", "Tarn", False),
        ("Police arrested the mayor of Lugo in Tarn.", "arrested", "COERCE", "Lugo", "Tarn", False),
        ("They fought in Lugo and Tarn.", "fought", "ASSAULT", "Lugo", "Tarn", False),
        ("Police captured Ana Rell in a raid in Tarn.", "captured", "COERCE", "Ana Rell", "Tarn", False),
        (
            "They burned a flag outside the Karst consulate in Tarn.",
            "burned",
            "PROTEST",
            "the Karst consulate",
            "Tarn",
            False,
        ),
    ],
)
def test_the_first_of_two_names_tells_the_place(
    text: str, words: str, kind: str, one: str, two: str, *, first: bool
) -> None:
    assert two_names.meant(text, act(text, words, kind), places(text, one, two)) == ({1: 0} if first else {})


@pytest.mark.parametrize(
    ("text", "one", "two", "meant"),
    [
        ("A bomb killed two in the Damascus suburb of Tarvin.", "the Damascus suburb", "Tarvin", {0: 1}),
        ("A bomb killed two in the Tarvin suburb of Damascus.", "the Tarvin suburb", "Damascus", {1: 0}),
        ("A bomb killed two in the Peshawar district of Punjab.", "the Peshawar district", "Punjab", {1: 0}),
    ],
)
def test_the_suburb_of_a_city_is_the_smaller_of_two(text: str, one: str, two: str, meant: dict[int, int]) -> None:
    assert two_names.meant(text, act(text, "killed"), places(text, one, two)) == meant


@pytest.mark.parametrize(
    ("text", "words", "town"),
    [
        ("The Mumbai attacks killed nine.", "attacks", "Mumbai"),
        ("The Mumbai bombing killed nine.", "Mumbai bombing", "Mumbai"),
        ("He was held over the 2015 Garissa massacre.", "massacre", "Garissa"),
        ("The Tarvinists attack killed nine.", "attack", None),
        ("In Mumbai attacks killed nine.", "attacks", None),
        ("The Mumbai police attacked nine.", "attacked", None),
    ],
)
def test_the_town_after_which_an_attack_is_called(text: str, words: str, town: str | None) -> None:
    found = town_of_noun.town(text, act(text, words), ())
    assert (text[slice(*found)] if found else None) == town


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("He visited Lugo, where men had shot two guards.", True),
        ("He visited Lugo where men had shot two guards.", True),
        ("He visited Lugo, and men had shot two guards.", False),
        ("He visited Lugo, where it rained; men had shot two guards.", False),
    ],
)
def test_the_town_of_a_clause_with_where(text: str, *, where: bool) -> None:
    (lugo,) = places(text, "Lugo")
    assert own_town.of_where(text, act(text, "shot two"), [lugo]) == (lugo if where else None)


PAGE = "Wednesday 12 June 2024\n\nBAGHDAD, June 12 (Reuters) - "


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Place, its country and first day of the acts of a story."""
    events = read(PAGE + text).events
    where = [(e.place.text, e.place.country) if e.place else (None, None) for e in events]
    return [(*place, e.date.start if e.date else None) for place, e in zip(where, events, strict=True)]


def test_there_is_the_town_that_the_sentence_came_to() -> None:
    text = "Lawmakers met in Baghdad.\n\nHe visited Samarra on Sunday, days after men killed five there on Friday."
    assert told(text)[-1] == ("Samarra", "IRQ", "2024-06-07")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb killed four in Gallabat on Monday.", ("Gallabat", "SDN")),
        ("A bomb killed four in Mohmand on Monday.", ("Mohmand", "PAK")),
        ("A bomb killed four on the island of Jolo on Monday.", ("Jolo", "PHL")),
        ("A bomb killed four in the West Bank village of Taybeh.", ("the West Bank village of Taybeh", "PSE")),
        ("A bomb killed four on the road linking Mosul to Kirkuk.", ("the road linking Mosul to Kirkuk", "IRQ")),
        ("A bomb exploded at the Kismayo General Hospital.", ("the Kismayo General Hospital", "SOM")),
    ],
)
def test_places_near_borders_and_with_longer_names(text: str, place: tuple[str, str]) -> None:
    assert told(text)[0][:2] == place


def test_called_for_a_rally_on_a_day_is_not_of_that_day() -> None:
    assert told("The opposition called for a rally in Baghdad on Saturday.")[0][2] != "2024-06-08"
