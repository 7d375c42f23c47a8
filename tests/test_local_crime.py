"""Crime as local and agency papers tell it: who is hurt and who is dead, two deeds of one subject, second tellings."""

from __future__ import annotations

import pytest

import dateline
from dateline.extract.figures.reading import readings
from dateline.model import EventRow

HEAD = "Police report violence\n\n14 May 2022\n\nLAGOS - "


def events(text: str) -> list[EventRow]:
    return list(dateline.read(f"{HEAD}{text}\n").events)


def counts(text: str, kind: str) -> list[int]:
    return sorted(int(f.low) for event in events(text) for f in event.figures if f.kind == kind)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A guard was shot in the leg.", ["injured"]),
        ("Gunmen shot two guards in the foot.", ["injured"]),
        ("Two guards were shot in the market.", [None]),
        ("Two of the guards are in critical condition.", ["injured"]),
        ("Two cars are in good order.", [None]),
        ("One man was killed and another wounded.", ["killed", "injured"]),
        ("One man was killed and another fled.", ["killed"]),
        ("A woman was grazed by a bullet.", ["injured"]),
    ],
)
def test_words_for_the_hurt(text: str, kinds: list[str | None]) -> None:
    assert [reading.kind for reading in readings(text, (0, len(text)))] == kinds


def test_who_is_shot_where_nobody_died_is_hurt() -> None:
    text = "Three people were shot outside a bar on Friday night, police said. All are in hospital."
    assert (counts(text, "killed"), counts(text, "injured")) == ([], [3])


def test_who_is_shot_dead_stays_dead() -> None:
    text = "Three people were shot dead outside a bar on Friday night, police said."
    assert (counts(text, "killed"), counts(text, "injured")) == ([3], [])


def test_not_all_of_those_shot_are_dead() -> None:
    assert counts("Four people were shot, one fatally, outside a bar on Friday, police said.", "killed") == [1]
    assert counts("Two brothers were stabbed in a fight on Friday. One died in hospital.", "killed") == [1]


def test_attackers_are_not_counted() -> None:
    told = events("Four men armed with machetes attacked a bus near Kano on Friday, killing a driver.")
    assert [f.kind for f in told[0].figures] == ["killed"]
    assert counts("The mayor was shot dead by two men outside his home in Kano on Friday.", "killed") in ([], [1])


def test_what_is_attempted_kills_nobody() -> None:
    assert counts("An attempt to kill the mayor of Kano failed on Friday, prosecutors said.", "killed") == []


def test_two_deeds_of_one_subject() -> None:
    one, two = events("Gunmen killed a police officer and abducted two engineers in Kano on Thursday.")
    assert (one.mode, two.mode) != ("abduct", "abduct")
    assert one.date is not None
    assert two.date is not None
    assert one.date.start == two.date.start == "2022-05-12"
    assert [row.name for row in two.recipients] == ["engineers"]


def test_who_receives_threats_is_threatened() -> None:
    (told,) = events("The journalist Rubi Paz received threats from the Sinaloa cartel.")
    assert [row.name for row in told.recipients] == ["Rubi Paz"]


def test_nobody_who_takes_a_ransom_pays_it() -> None:
    told = events("The kidnappers released the priest on Thursday after a ransom of 20 million naira was paid.")
    paid = [event for event in told if event.type == "CONCEDE"]
    assert len(paid) <= 1
    assert not any(event.actors for event in paid)


def test_a_suspect_who_fled_drives_nobody_out() -> None:
    assert events("A second suspect fled on foot.") == []


def test_an_attack_that_came_after_another_is_told_by_the_other() -> None:
    told = events("The attack came two days after gunmen killed 11 people in a village nearby.")
    assert [event.trigger for event in told] == ["killed"]


def test_a_priest_and_his_name_are_one_abduction() -> None:
    told = events(
        "A Catholic priest kidnapped last week in Kaduna state has been freed, his diocese said.\n\n"
        "Father Emmanuel Silas was taken from his church in Kaduna state on May 5 by armed men."
    )
    taken = [event for event in told if event.mode == "abduct"]
    assert [[row.name for row in event.recipients] for event in taken] == [["Emmanuel Silas"]]
    assert taken[0].date is not None
    assert taken[0].date.start == "2022-05-05"


def test_another_priest_is_another() -> None:
    told = events(
        "A Catholic priest was kidnapped last week in Kaduna state, his diocese said.\n\n"
        "Another priest, Father Joseph Akete, was kidnapped in Kaduna state on May 5 by armed men."
    )
    assert len([event for event in told if event.mode == "abduct"]) == 2


def test_the_weekend_after_which_something_is_told() -> None:
    text = "Six people were killed in Kano over the weekend after gunmen attacked a bar."
    told = dateline.read(f"Police report violence\n\n16 May 2022\n\nLAGOS - {text}\n").events
    assert told[0].date is not None
    assert told[0].date.start == "2022-05-14"
