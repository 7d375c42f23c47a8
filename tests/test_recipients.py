"""Stretches made whole, and who of the parties around an event is its recipient."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import link
from dateline.link import weights
from dateline.model import Span, Story
from dateline.reader import recipients, stretches
from dateline.reader.recipients import Scene
from dateline.spans import meets
from tests import reader_marks

TEXT = (
    "Kenya closed its border with Uganda on Monday. Uganda called the step unfriendly. "
    "The ministry complained about the delay, and a group of residents blocked the gate of a warehouse."
)


def story(text: str = TEXT) -> Story:
    return reader_marks.story(text)


def span(words_of: str, text: str = TEXT) -> Span:
    return reader_marks.span(text, words_of)


def scene(trigger: str, odds: dict[str, float], *, kind: str = "ACCUSE", actors: tuple[str, ...] = ()) -> Scene:
    """An event whose reader gives these odds of being the recipient to these words."""
    told = story()
    event, anchor = reader_marks.marked(told, trigger, "recipient", odds, kind)
    return Scene(told, event, anchor, (), (), tuple(span(name) for name in actors), link.find(told))


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


def test_who_stands_in_a_row_with_a_recipient_needs_less_to_be_one() -> None:
    text = "Kenya accused Uganda and Rwanda of spying. Chad watched."
    told = story(text)
    event, anchor = reader_marks.marked(told, "accused", "recipient", {}, "ACCUSE")
    here = Scene(told, event, anchor, (), (), (span("Kenya", text),), link.find(told))
    found = recipients.parties(here)
    names = [text[slice(*party.spans[0])] for party in found]
    odds = {"Uganda": 0.9, "Rwanda": 0.6, "Chad": 0.6}
    taken = recipients.chosen(here, found, [odds.get(name, 0.0) for name in names])
    assert [text[slice(*s)] for s in taken] == ["Uganda", "Rwanda"]


def test_one_name_is_one_party_wherever_it_stands() -> None:
    found = recipients.parties(scene("complained", {}))
    uganda = [party for party in found if any(TEXT[slice(*s)] == "Uganda" for s in party.spans)]
    assert len(uganda) == 1
    assert len(uganda[0].spans) == 2


def test_a_sure_stretch_is_the_recipient() -> None:
    told = recipients.recipients(
        scene("blocked", {"a warehouse": 0.95}, kind="PROTEST", actors=("a group of residents",))
    )
    assert [TEXT[slice(*s)] for s in told] == ["a warehouse"]


def test_odds_count_for_a_party() -> None:
    known = weights.table(recipients.TABLE)
    faint = scene("complained", {"Uganda": 0.1}, actors=("The ministry",))
    sure = scene("complained", {"Uganda": 0.95}, actors=("The ministry",))
    scores = []
    for told in (faint, sure):
        found = recipients.parties(told)
        at = next(i for i, party in enumerate(found) if any(TEXT[slice(*s)] == "Uganda" for s in party.spans))
        scores.append(weights.total(list(recipients.told(told, found))[at], known))
    assert scores[0] < scores[1]


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(["Kenya", "Uganda", "a warehouse", "the step"]), st.floats(0, 1), max_size=4))
def test_recipients_are_words_of_the_page_and_no_actors(odds: dict[str, float]) -> None:
    told = scene("complained", odds, actors=("The ministry",))
    found = recipients.recipients(told)
    assert list(found) == sorted(set(found))
    assert all(0 <= a < b <= len(TEXT) for a, b in found)
    assert not any(meets(s, actor) for s in found for actor in told.actors)


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
        ("Israel, the army and Hamas met.", ["Israel", "the army", "Hamas"], ["Israel", "the army", "Hamas"]),
    ],
)
def test_who_is_a_party_of_his_own(text: str, words_given: list[str], kept: list[str]) -> None:
    made = stretches.whole(story(text), [span(words, text) for words in words_given], ())
    assert [text[slice(*s)] for s in made] == kept


def test_nobody_does_it_to_himself() -> None:
    uganda = scene("complained", {"Uganda": 0.95}, actors=("Uganda",))
    found = recipients.parties(uganda)
    told = recipients.chosen(uganda, found, [0.95 if len(party.spans) == 2 else 0.0 for party in found])
    assert told == ()
