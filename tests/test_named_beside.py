"""Parties that a sentence names, but not as those of its act."""

from __future__ import annotations

import pytest

from dateline.model import Trigger
from dateline.reader import named_beside
from tests import reader_marks


def act(text: str, words: str, kind: str) -> Trigger:
    """The act at these words of a text of one sentence."""
    return reader_marks.marked(reader_marks.story(text), words, "actor", {}, kind)[0]


@pytest.mark.parametrize(
    ("text", "party", "signs"),
    [
        ("(Ana Rell) The warden was charged with fraud.", "Ana Rell", True),
        ("(Ana T. Rell) The warden was charged with fraud.", "Ana T", True),
        ("He (Ana Rell) accused the warden.", "Ana Rell", False),
        ("The Lorn Union (LUN) accused the warden.", "LUN", False),
        ("The guild (Callis and Lorn) accused the warden.", "Callis", False),
        ("Ana Rell (at left) accused the warden.", "Ana Rell", False),
    ],
)
def test_a_name_alone_in_brackets_signs(text: str, party: str, *, signs: bool) -> None:
    assert named_beside.is_signature(text, reader_marks.span(text, party)) is signs


@pytest.mark.parametrize(
    ("text", "words", "kind", "party", "told"),
    [
        ("The warden told the Lorn Courier that he met the envoy.", "met", "CONSULT", "Lorn Courier", True),
        ("The warden told the council that he met the envoy.", "met", "CONSULT", "the envoy", False),
        ("The warden told the envoy to leave and met him.", "met", "CONSULT", "the envoy", False),
        ("The two met in Lorn, according to the palace.", "met", "CONSULT", "the palace", True),
        ("The two met in Lorn, according to the envoy, who was there.", "met", "CONSULT", "the envoy", False),
        ("Ten men are in custody, according to the harbour police.", "custody", "COERCE", "the harbour police", False),
    ],
)
def test_who_only_hears_or_tells_of_an_act(text: str, words: str, kind: str, party: str, *, told: bool) -> None:
    assert named_beside.is_only_told(text, act(text, words, kind), reader_marks.span(text, party)) is told


@pytest.mark.parametrize(
    ("text", "words", "kind", "party", "is_help"),
    [
        ("Rebels took Lorn with the help of Karst.", "took", "ASSAULT", "Karst", True),
        ("Rebels took Lorn from Karst with ease.", "took", "ASSAULT", "Karst", False),
        ("It blamed rebels who came with the support of Karst.", "blamed", "ACCUSE", "Karst", False),
    ],
)
def test_who_helps_suffers_nothing(text: str, words: str, kind: str, party: str, *, is_help: bool) -> None:
    assert named_beside.helped(text, act(text, words, kind), reader_marks.span(text, party)) is is_help


def test_whom_a_monument_is_to_was_not_pulled_down() -> None:
    text = "A gang pulled down a monument to fallen sailors of Karst."
    trigger = act(text, "pulled down", "ASSAULT")
    assert named_beside.is_honoured(text, trigger, reader_marks.span(text, "sailors of Karst"))
    assert not named_beside.is_honoured(text, trigger, reader_marks.span(text, "a monument"))
    raid = "They laid flowers at a memorial to sailors killed in a raid."
    assert not named_beside.is_honoured(raid, act(raid, "raid", "ASSAULT"), reader_marks.span(raid, "sailors"))


@pytest.mark.parametrize(
    ("text", "party", "building"),
    [
        ("Lorn airport attacked.", "Lorn airport", True),
        ("The Azure mosque attacked.", "The Azure mosque", True),
        ("Guards at the Azure mosque attacked him.", "Guards at the Azure mosque", False),
        ("The embassy attacked the plan.", "The embassy", False),
    ],
)
def test_a_building_attacks_nobody(text: str, party: str, *, building: bool) -> None:
    span = reader_marks.span(text, party)
    assert named_beside.is_building(text, act(text, "attacked", "ASSAULT"), span) is building
    assert not named_beside.is_building(text, act(text, "attacked", "PROTEST"), span)


def test_whose_release_is_asked_is_not_asked() -> None:
    text = "The council demanded Rell's immediate release."
    asked = act(text, "demanded", "REQUEST")
    assert named_beside.is_asked_for(text, asked, reader_marks.span(text, "Rell"))
    assert not named_beside.is_asked_for(text, asked, reader_marks.span(text, "The council"))


def test_whose_rival_it_was_done_to_is_only_named() -> None:
    text = "Police detained the mayor Ana Thorn, President Rell's main rival, on Friday."
    rell, thorn = reader_marks.span(text, "President Rell"), reader_marks.span(text, "Ana Thorn")
    assert named_beside.owns_beside(text, rell, [thorn, rell])
    assert not named_beside.owns_beside(text, thorn, [thorn, rell])


@pytest.mark.parametrize(
    ("text", "words", "apposed"),
    [
        ("China, Karst's ally, and Norland called for calm.", "Karst's ally", True),
        ("China, Karst's main trading partner, called for calm.", "Karst", True),
        ("China, Karst's envoy said, and Norland called for calm.", "Karst", False),
        ("China, Karst and Norland called for calm.", "Karst", False),
    ],
)
def test_whose_ally_a_state_is_does_not_act(text: str, words: str, *, apposed: bool) -> None:
    china, other = reader_marks.span(text, "China"), reader_marks.span(text, words)
    assert named_beside.is_apposed(text, other, [china, other]) is apposed


@pytest.mark.parametrize(
    ("text", "party", "act_", "before"),
    [
        ("Rell was held at the camp where a coup began in 2012.", "Rell", "coup", True),
        ("Rell was held at the camp where war broke out in 2012.", "Rell", "war", True),
        ("Rell led the coup of 2012.", "Rell", "coup", False),
        ("The army's coup began in 2012.", "The army", "coup", False),
    ],
)
def test_nobody_before_an_outbreak_made_it(text: str, party: str, act_: str, *, before: bool) -> None:
    trigger = act(text, act_, "COERCE")
    assert named_beside.is_before_outbreak(text, trigger, reader_marks.span(text, party)) is before


def test_whom_somebody_works_for_is_only_named() -> None:
    text = "Freed were Ana Thorn, a reporter for the news website Tarn Post who was held in May."
    post, thorn = reader_marks.span(text, "the news website Tarn Post"), reader_marks.span(text, "Ana Thorn")
    assert named_beside.owns_beside(text, post, [thorn, post])
    assert not named_beside.owns_beside(text, thorn, [thorn, post])
    assert not named_beside.owns_beside(text, post, [post])


@pytest.mark.parametrize(
    ("text", "party", "mourned"),
    [
        ("Rell condemned the bombing of Lorn embassies.", "Lorn embassies", True),
        ("Rell strongly condemned two blasts at Lorn embassies and vowed revenge.", "Lorn embassies", True),
        ("Rell condemned the killing of two men by the Tarn Front.", "the Tarn Front", False),
        ("Rell condemned the Tarn Front for the killing of two men.", "the Tarn Front", False),
        ("Rell condemned the attack and the Tarn Front.", "the Tarn Front", False),
    ],
)
def test_who_suffered_what_is_condemned_is_not_condemned(text: str, party: str, *, mourned: bool) -> None:
    condemned = act(text, "condemned", "ACCUSE")
    assert named_beside.is_mourned(text, condemned, reader_marks.span(text, party)) is mourned
