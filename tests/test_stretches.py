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
