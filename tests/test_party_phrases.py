"""Who stands around a name in its phrase: kin, appositions, a town with its state, rows before a passive, suspects, and
whom a request comes from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.model import Trigger
from dateline.reader.appositions import one_party
from dateline.reader.asked_from import asked_from
from dateline.reader.condemned_doers import unblamed
from dateline.reader.kin import with_kin
from dateline.reader.passive_rows import in_passive_rows
from dateline.reader.suspects import is_only_suspect
from dateline.reader.towns_in_states import with_state
from dateline.reader.turned import Both
from tests.test_protests import act, quoted, spans

Sides = tuple[list[str], list[str]]


def both(text: str, told: Sides) -> Both:
    return Both(spans(text, told[0]), spans(text, told[1]))


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("Okoro's father asked the court for help.", (["Okoro"], []), (["Okoro's father"], [])),
        ("Okoro's Lornish relatives asked the court.", (["Okoro"], []), (["Okoro's Lornish relatives"], [])),
        ("Okoro's car asked for nothing.", (["Okoro"], []), (["Okoro"], [])),
        ("Okoro asked his father for help.", (["Okoro"], []), (["Okoro"], [])),
        ("Okoro's father's lawyer asked for it.", (["Okoro"], []), (["Okoro"], [])),
    ],
)
def test_the_kin_act_and_not_whose_kin_they_are(text: str, told: Sides, kept: Sides) -> None:
    assert quoted(text, with_kin(text, act(text, "asked", "REQUEST"), both(text, told))) == kept


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("The boy's father in Lorn, Juan Moros, asked.", (["boy's father"], ["Juan Moros"]), (["boy's father"], [])),
        ("The mayor, Ana Rell, asked.", (["The mayor"], ["Ana Rell"]), (["The mayor"], [])),
        ("The mayor asked a nurse, Ana Rell, for help.", (["The mayor"], ["Ana Rell"]), (["The mayor"], ["Ana Rell"])),
        ("The mayor, Ana Rell and Juan Moros asked.", (["The mayor"], ["Ana Rell"]), (["The mayor"], ["Ana Rell"])),
    ],
)
def test_a_name_in_apposition_is_on_no_other_side(text: str, told: Sides, kept: Sides) -> None:
    assert quoted(text, one_party(text, both(text, told))) == kept


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("A Buffalo, N.Y., doctor was shot.", ["A Buffalo", "N.Y.", "doctor"], ["A Buffalo, N.Y., doctor"]),
        ("They shot a Mobile, Ala., police officer there.", ["a Mobile"], ["a Mobile, Ala., police officer"]),
        ("They shot a Lorn nurse.", ["a Lorn nurse"], ["a Lorn nurse"]),
        ("He met the Teth, Ohio, of his youth.", ["the Teth"], ["the Teth"]),
    ],
)
def test_a_town_with_its_state_is_part_of_the_phrase(text: str, told: list[str], kept: list[str]) -> None:
    assert quoted(text, with_state(text, both(text, ([], told)))) == ([], kept)


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("Karstia and its allies have been accused of it.", (["Karstia"], ["allies"]), ([], ["Karstia", "allies"])),
        ("Karstia and its allies were accused by Norland.", (["Karstia"], ["allies"]), (["Karstia"], ["allies"])),
        ("Karstia accused its allies.", (["Karstia"], ["allies"]), (["Karstia"], ["allies"])),
    ],
)
def test_both_of_a_row_before_a_passive_suffer(text: str, told: Sides, kept: Sides) -> None:
    assert quoted(text, in_passive_rows(text, act(text, "accused", "ACCUSE"), both(text, told))) == kept


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Police held a man in connection with the bombing of a mill.", True),
        ("A man wanted for questioning in the bombing of a mill fled.", True),
        ("Police held a man for the bombing of a mill.", False),
        ("Police held a man; rebels claimed the bombing of a mill.", False),
    ],
)
def test_who_is_held_in_connection_with_an_attack_did_not_make_it(text: str, only: bool) -> None:
    man = spans(text, ["man"])[0]
    assert is_only_suspect(text, act(text, "bombing", "ASSAULT"), man) == only


@pytest.mark.parametrize(
    ("text", "words", "told", "named", "kept"),
    [
        ("The court is considering a request from Okoro.", "request", (["The court"], []), ["Okoro"],
         (["Okoro"], ["The court"])),
        ("The court made a request last week from the mayor.", "request", ([], []), ["the mayor"],
         (["the mayor"], [])),
        ("The court sent a request to Okoro.", "request", (["The court"], ["Okoro"]), ["Okoro"],
         (["The court"], ["Okoro"])),
    ],
)  # fmt: skip
def test_whom_a_request_comes_from_asks(text: str, words: str, told: Sides, named: list[str], kept: Sides) -> None:
    found = asked_from(text, act(text, words, "REQUEST"), both(text, told), spans(text, named))
    assert quoted(text, found) == kept


def condemned(text: str, told: Sides, attack: Sequence[str] = ()) -> Sides:
    """The sides of a condemnation beside an attack by these doers."""
    triggers: list[Trigger] = [act(text, "condemned", "ACCUSE"), act(text, "fired", "ASSAULT")]
    sides = [both(text, told), Both(spans(text, attack), ())]
    parties = [[[span] for span in (*one.actors, *one.recipients)] for one in sides]
    return quoted(text, unblamed(text, triggers, sides, parties)[0])


@pytest.mark.parametrize(
    ("text", "told", "attack", "kept"),
    [
        ("The council condemned the bombing of mills in Karstia.", ["Karstia"], [], []),
        ("The council condemned the senseless acts in Karstia.", ["Karstia"], [], []),
        ("The council condemned Karstia's raid.", ["Karstia"], [], ["Karstia"]),
        ("The council condemned the bombing of mills by Karstia.", ["Karstia"], [], ["Karstia"]),
        ("Rebels came. The council condemned the bombing.", ["Rebels"], ["Rebels"], ["Rebels"]),
        ("In a note to Karstia. The council condemned the bombing.", ["Karstia"], [], []),
        ("The council condemned the bombing, and blamed Karstia.", ["Karstia"], [], ["Karstia"]),
        ("The council condemned the bombing of mills in Ard and Karstia.", ["Karstia"], [], []),
        ("The council condemned the bombing of mills in Karstia.", ["Karstia"], ["Karstia"], ["Karstia"]),
        ("The council condemned Karstia.", ["Karstia"], [], ["Karstia"]),
        ("The council condemned the ban of Karstia.", ["Karstia"], [], ["Karstia"]),
    ],
)
def test_a_condemned_attack_accuses_its_doers_alone(
    text: str, told: list[str], attack: list[str], kept: list[str]
) -> None:
    assert condemned(text + " They fired.", (["The council"] if "The c" in text else [], told), attack)[1] == kept
