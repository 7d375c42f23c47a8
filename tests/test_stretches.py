"""Stretches of words made whole."""

from __future__ import annotations

import pytest

from dateline import link
from dateline.model import Span, Story
from dateline.reader import stretches
from tests import reader_marks

TEXT = (
    "Kenya closed its border with Uganda on Monday. Uganda called the step unfriendly. "
    "The ministry complained about the delay, and a group of residents blocked the gate of a warehouse."
)


def story(text: str = TEXT) -> Story:
    return reader_marks.story(text)


def span(words_of: str, text: str = TEXT) -> Span:
    return reader_marks.span(text, words_of)


@pytest.mark.parametrize(
    ("words_given", "said"),
    [
        ("a group of", "a group"),
        ("group of residents", "group of residents"),
        (", and a group", "a group"),
        ("of a", "a warehouse"),
        ("The", "The ministry"),
    ],
)
def test_a_stretch_is_made_whole(words_given: str, said: str) -> None:
    made = stretches.phrase(story(), span(words_given))
    assert made is not None
    assert TEXT[slice(*made)] == said


@pytest.mark.parametrize(
    ("text", "words_given", "said"),
    [
        ("Men of the Liberation Front [LFN] fired.", "the Liberation Front [LFN", "the Liberation Front [LFN]"),
        ("The front [LFN] and its men fired.", "LFN]", "LFN"),
        ("The union (and 12 of the members; all of them) met.", "The union (and 12", "The union"),
        ("The Liberation Front (LFN) fired.", "The Liberation Front (LFN)", "The Liberation Front (LFN)"),
        ("The Liberation Front (LFN) fired.", "Liberation Front", "Liberation Front"),
        ("The joint Liberation Front (LFN) guards fired.", "LFN) guards", "Liberation Front (LFN) guards"),
        ("The strikes and marches (SAM) movement met.", "SAM) movement", "SAM"),
        ("The Front (LFN) guards fired.", "guards", "guards"),
    ],
)
def test_the_brackets_of_a_stretch_are_closed(text: str, words_given: str, said: str) -> None:
    made = stretches.phrase(story(text), span(words_given, text))
    assert made is not None
    assert text[slice(*made)] == said


def test_words_that_only_join_are_no_party() -> None:
    assert stretches.phrase(story(), span(", and")) is None


def test_a_part_of_a_name_is_the_name() -> None:
    text = "The Islamic Resistance in Iraq fired at a base on Friday."
    told = story(text)
    assert stretches.named(span("Islamic", text), link.find(told)) == span("Islamic Resistance in Iraq", text)


@pytest.mark.parametrize(
    ("text", "one", "other", "row"),
    [
        ("It sued Poland, Hungary and Slovakia.", "Poland", "Hungary", True),
        ("It sued Poland, Hungary and Slovakia.", "Slovakia", "Hungary", True),
        ("It sued Poland, Hungary and Slovakia.", "Poland", "Slovakia", False),
        ("Talks between the army and the Rapid Support Forces", "the army", "Rapid Support Forces", True),
        ("It told Kenya that Uganda had agreed.", "Kenya", "Uganda", False),
    ],
)
def test_neighbours_in_one_row_of_parties(text: str, one: str, other: str, *, row: bool) -> None:
    assert stretches.in_a_row(text, span(one, text), span(other, text)) is row


def test_a_part_of_a_compound_is_the_compound() -> None:
    text = "The Kurdish-led forces left, and 40-odd men stayed."
    told = story(text)
    for part, said in (("-led", "Kurdish-led"), ("led forces", "Kurdish-led forces"), ("forces", "forces")):
        at = text.index(part)
        assert text[slice(*stretches.unbroken(told.text, (at, at + len(part))))] == said


@pytest.mark.parametrize(
    ("text", "words_given", "said"),
    [
        ("In Kabul, U.S. troops fired.", ".S. troops", "U.S. troops"),
        ("Two-star Gen. John Dailey left.", "-star Gen. John Dailey", "Two-star Gen. John Dailey"),
        ("Secretary of State James A. Baker III spoke.", "Baker III", "James A. Baker III"),
        ("A court sentenced Robert E. Lee.", "Robert E", "Robert E. Lee"),
    ],
)
def test_a_stretch_begins_and_ends_with_whole_names(text: str, words_given: str, said: str) -> None:
    made = stretches.phrase(story(text), span(words_given, text))
    assert made is not None
    assert text[slice(*made)] == said


@pytest.mark.parametrize(
    ("text", "words_given", "kept"),
    [
        ("An Iraq-style invasion was planned.", ["Iraq-style"], []),
        ("A Norland-backed offensive began.", ["Norland-backed"], []),
        ("Norland-backed fighters came.", ["Norland-backed fighters"], ["Norland-backed fighters"]),
        ("Ama Boro, R-Ohio, asked Congress.", ["R-Ohio", "Congress"], ["Congress"]),
        ("Mr. Obama asked Congress.", ["Mr.", "Congress"], ["Congress"]),
        (
            "Mrs. Clinton, the Democratic nominee, asked Congress.",
            ["Mrs. Clinton", "the Democratic nominee"],
            ["Mrs. Clinton, the Democratic nominee"],
        ),
        ("Colombia\n\n   Police in Bogota met.", ["Colombia\n\n   Police"], ["Police"]),
        ("Israel, the army and Hamas met.", ["Israel", "the army", "Hamas"], ["Israel", "the army", "Hamas"]),
    ],
)
def test_who_is_a_party_of_his_own(text: str, words_given: list[str], kept: list[str]) -> None:
    made = stretches.whole(story(text), [span(words, text) for words in words_given], ())
    assert [text[slice(*s)] for s in made] == kept


@pytest.mark.parametrize(
    ("text", "words_given", "said"),
    [
        ("Raiders shot dead two guards at the gate.", "dead two guards", "two guards"),
        ("Raiders shot dead Ama Boro at the gate.", "dead Ama Boro", "Ama Boro"),
        ("Farmers buried dead soldiers at the gate.", "dead soldiers", "dead soldiers"),
        ("On Tuesday police closed the gate.", "Tuesday police", "police"),
        ("Early Sunday morning raiders closed the gate.", "Early Sunday morning raiders", "raiders"),
        ("The same night presidential hopeful Ama Boro fled.", "The same night presidential hopeful Ama Boro",
         "presidential hopeful Ama Boro"),
        ("Within a few hours Norland guards fled.", "few hours Norland guards", "Norland guards"),
        ("Striking day labourers closed the gate.", "day labourers", "day labourers"),
        ("Sunday Okon closed the gate.", "Sunday Okon", "Sunday Okon"),
        ("Raiders killed a cook who worked there.", "a cook who", "a cook"),
        ("Raiders burned a property owned by a miller.", "a property owned", "a property"),
        ("Army helicopters circled the town.", "Army helicopters circled", "Army helicopters"),
        ("Nurses carried the wounded away.", "the wounded", "the wounded"),
        ("Police named those killed on Monday.", "those killed", "those killed"),
        ("The raid hit an Iraqi patrol.", "an Iraqi", "an Iraqi patrol"),
        ("The raid hit a military patrol.", "a military", "a military patrol"),
        ("The raid was met by Israeli soldiers.", "Israeli", "Israeli soldiers"),
        ("The town was hit by Israeli strikes.", "Israeli", "Israeli"),
        ("The army chief fled.", "The army", "The army"),
        ("They asked aid organizations-- inventories were empty.", "aid organizations-- inventories",
         "aid organizations"),
        ("Norland -- helped by Karst -- closed the port.", "Norland -- helped by Karst", "Norland"),
        ("CALLIS -- Port police closed the gate.", "CALLIS -- Port police", "Port police"),
        ("The Lorn - Teth pipeline burst.", "The Lorn - Teth pipeline", "The Lorn - Teth pipeline"),
        ("Those who fired fled.", "Those who", "Those who"),
        ("He was accused by the authorities of smuggling.", "the authorities of smuggling", "the authorities"),
        ("They accused the mayor of fraud on Monday.", "the mayor of fraud", "the mayor"),
        ("They accused the mayor of Kano on Monday.", "the mayor of Kano", "the mayor of Kano"),
        ("The bureau of fraud fled.", "The bureau of fraud", "The bureau of fraud"),
        ("The Al-Nur brigade fled.", "The Al-Nur brigade", "The Al-Nur brigade"),
        ("He made promises to pro-Kenya activists.", "pro-Kenya", "pro-Kenya activists"),
        ("He blamed it on an anti-Kenya video.", "anti-Kenya", "anti-Kenya"),
        ("The port burned.\n\nNorland called for help.", ".\n\nNorland", "Norland"),
        ("They called Rell's deputy a liar.", "s deputy", "Rell's deputy"),
        ("They called Rell's deputy a liar.", "deputy", "deputy"),
        ("News from abroad\n\nNorland called for help.", "from abroad\n\nNorland", "Norland"),
        ("The raiders first burned the gate.", "The raiders first", "The raiders"),
        ("In Callis two raiders burned the gate.", "Callis two raiders", "two raiders"),
        ("Callis raiders burned the gate.", "Callis raiders", "Callis raiders"),
        ("The group \u201cDawn\u201d and Norland met.", "Dawn\u201d", "Dawn"),
        ("The group \u201cDawn of Rell\u201d met.", "The group \u201c", "The group \u201cDawn of Rell\u201d"),
        ("The group \u201cand its men met.", "The group \u201c", "The group"),
        ("\"Dawn\" guerrillas met.", "guerrillas", "\"Dawn\" guerrillas"),
        ("\"Dawn\" readers met.", "readers", "readers"),
        ("Forces loyal to the governor shelled Lorn.", "Forces loyal", "Forces loyal to the governor"),
        ("Forces loyal and brave shelled Lorn.", "Forces", "Forces"),
        ("Over the past two decades Ama Boro ruled.", "two decades Ama Boro", "Ama Boro"),
        ("Within hours Norland closed the gate.", "hours Norland", "Norland"),
        ("A six years old boy fled.", "six years old boy", "six years old boy"),
        ("The raid left 71 people dead in Lorn.", "people dead", "people"),
        ("They buried the dead in Lorn.", "the dead", "the dead"),
        ("People stand outside the mill.", "People stand", "People"),
        ("An officer sets up a barrier.", "An officer sets", "An officer"),
        ("He wants to block roads in Lorn.", "block roads", "roads"),
        ("The officers' stand was burned.", "The officers' stand", "The officers' stand"),
        ("On Monday RSF drones hit the port.", "Monday RSF drones", "RSF drones"),
        ("On Sunday morning Omani jets bombed it.", "morning Omani jets", "Omani jets"),
        ("On 5 March soldiers fired.", "March soldiers", "soldiers"),
        ("On April 9 three men fled.", "April 9 three men", "three men"),
        ("In early March Omani jets bombed it.", "early March Omani jets", "Omani jets"),
        ("On 4 May 2011 police fired.", "May 2011 police", "police"),
        ("In April 9 men fled.", "April 9 men", "9 men"),
        ("The conductor, Monday Ibe, fled.", "Monday Ibe", "Monday Ibe"),
        ("On May Day marchers sang.", "May Day marchers", "May Day marchers"),
        ("Senator Ama Boro, R-Ohio, closed the gate.", "Senator Ama Boro, R-Ohio", "Senator Ama Boro"),
        ("A court jailed a former home minister.", "a former home", "a former home minister"),
        ("The court dissolved the main opposition party.", "the main opposition", "the main opposition party"),
        ("The police guard the road.", "The police", "The police"),
        ("The union accused the court.", "The union", "The union"),
        ("They were accused by the EU of democratic backsliding.", "the EU of democratic", "the EU"),
    ],
)  # fmt: skip
def test_a_stretch_is_the_party_alone(text: str, words_given: str, said: str) -> None:
    made = stretches.phrase(story(text), span(words_given, text))
    assert made is not None
    assert text[slice(*made)] == said


@pytest.mark.parametrize(
    ("text", "stretches_given", "parties"),
    [
        ("The top challenger, Sen. Ama Boro, refused.", ["The top challenger", "Sen. Ama Boro"], 1),
        ("Rell's top challenger, Ama Boro, refused.", ["Rell's top challenger", "Ama Boro"], 1),
        ("After a raid on the garrison, Ama Boro, refused.", ["the garrison", "Ama Boro"], 2),
        ("The challengers, Ama Boro, and others refused.", ["The challengers", "Ama Boro"], 2),
        ("The mayor, Ama Boro and the judge refused.", ["The mayor", "Ama Boro"], 2),
        ("The mayor, Ama Boro, and the judge refused.", ["The mayor", "Ama Boro"], 1),
        (
            "The head of the port guard, Major Ama al-Boro, refused.",
            ["The head of the port guard", "Major Ama al-Boro"],
            1,
        ),
        ("One of them, Ama Boro, refused.", ["One of them", "Ama Boro"], 1),
        ("The heads of the guard, Ama Boro, refused.", ["The heads of the guard", "Ama Boro"], 2),
        ("The group, Daughters of Rell, refused.", ["The group", "Daughters of Rell"], 1),
        ("The union, the Rell Dockers, refused.", ["The union", "the Rell Dockers"], 1),
        ("The union, the dockers, refused.", ["The union", "the dockers"], 2),
        ("A second suspect, a baker, refused.", ["A second suspect", "a baker"], 1),
        ("A teacher, a baker, a smith and a boy refused.", ["A teacher", "a baker", "a smith", "a boy"], 4),
        ("A teacher, a baker and a boy refused.", ["A teacher", "a baker", "a boy"], 3),
        ("Ama Boro, a baker who lived there, refused.", ["Ama Boro", "a baker"], 1),
        ("Ama Boro, a baker and a boy refused.", ["Ama Boro", "a baker", "a boy"], 3),
        ("Units of our sixth battalion refused.", ["Units", "our sixth battalion"], 1),
        ("Units from our sixth battalion refused.", ["Units", "our sixth battalion"], 2),
    ],
)
def test_who_is_presented_and_named_is_one_party(text: str, stretches_given: list[str], parties: int) -> None:
    assert len(list(stretches.joined(text, [span(words, text) for words in stretches_given]))) == parties


@pytest.mark.parametrize(
    ("text", "words_given", "said"),
    [
        ("Gunmen shot Dr. Ivo Rell last fall.", "Ivo Rell last fall", "Ivo Rell"),
        ("The court freed Rell today.", "Rell today", "Rell"),
        ("It began with rebels this week.", "rebels", "rebels"),
        ("The scandal removed her from office.", "her from office", "her"),
        ("Jets flew low to demoralise rebels there.", "demoralise rebels", "rebels"),
        ("They privatise firms there.", "firms", "firms"),
    ],
)
def test_when_and_what_from_are_no_part_of_a_party(text: str, words_given: str, said: str) -> None:
    made = stretches.phrase(story(text), span(words_given, text))
    assert made is not None
    assert text[slice(*made)] == said


@pytest.mark.parametrize(
    ("text", "words_given", "said"),
    [
        ("Police said some of the guards fled.", "some", "some of the guards"),
        ("Police said some guards fled.", "some", "some"),
        ("Police said the guards of the mill fled.", "the guards", "the guards"),
    ],
)
def test_some_of_a_party_are_told_with_it(text: str, words_given: str, said: str) -> None:
    assert text[slice(*stretches.part_of(story(text), span(words_given, text)))] == said
