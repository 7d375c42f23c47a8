"""Counts as wires tell them day by day: tolls that rise, the missing who come back, wrecks, counts of rivals."""

from __future__ import annotations

import pytest

import dateline
from dateline.extract.figures import find
from dateline.extract.figures.barred import HARM, NONE, NOTHING, PEOPLE, TAKEN, Barred, barred
from dateline.extract.figures.reading import readings
from dateline.extract.figures.units import units
from dateline.model import Article, Number, Sentence, Story


def numbers(text: str) -> tuple[Number, ...]:
    article = Article(number=0, parts=((0, len(text)),), published="2024-05-14")
    story = Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))
    return find(story, ())


def told(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*n.span)], n.kind) for n in numbers(text)]


def ruled_out(text: str, words: str) -> Barred:
    """The kinds that a number may not have, and what it is instead."""
    at = text.index(words)
    number = next(n for n in numbers(text) if n.span[0] <= at < n.span[1])
    span = (0, len(text))
    reading = next(r for r in readings(text, span) if r.counted.quantity.core[0] <= at < r.counted.quantity.core[1])
    return barred(number, reading, units(text, span))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The toll of the raid has risen from six to ten.", [("six", "killed"), ("ten", "killed")]),
        ("Medics raised the number of wounded from 40 to 52.", [("40", "injured"), ("52", "injured")]),
        ("The mayor lowered the toll from nine to seven.", [("nine", "killed"), ("seven", "killed")]),
        ("Estimates of the dead range from 60 to 90.", [("from 60 to 90", "other")]),
        ("The office is open from nine to five.", []),
        ("The price of a loaf rose from 20 to 40 pesos.", [("40", "money")]),
        ("Aid was raised from 5 to 10 million.", [("from 5 to 10 million", "other")]),
    ],
)
def test_what_a_count_goes_from_and_to_are_two_numbers(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six of the wounded are in a tent.", [("Six", "injured")]),
        ("Two of the dead were herders.", [("Two", "killed")]),
        ("Two of the wounded have died since.", [("Two", "killed")]),
        ("Seven in ten of the dead were older than 60.", [("ten", "other")]),
        ("The army lost 13 men, with seven others wounded.", [("13", "killed"), ("seven", "injured")]),
        ("Four died at once and five succumbed to their burns.", [("Four", "killed"), ("five", "killed")]),
        ("The blast sent 31 to hospital.", [("31", "injured")]),
        ("Some 20 herders are feared trapped in the shaft.", [("Some 20", "missing")]),
        ("Of the four guards who were missing, one was found dead.", [("four", "missing"), ("one", "killed")]),
        ("Police say 12 died; the clinic counts 38.", [("12", "killed"), ("38", "killed")]),
        ("Police say 12 died; the clinic has 38 beds.", [("12", "killed"), ("38", "other")]),
    ],
)
def test_the_kind_that_the_words_of_news_tell(text: str, found: list[tuple[str, str]]) -> None:
    assert [(words, kind) for words, kind in told(text) if words != "Seven"] == found


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        ("The raid brings to 44 the number of officials killed.", "44", "officials"),
        ("Clashes left 146 injured, up from 27 dead.", "27", "dead"),
    ],
)
def test_whom_a_bare_number_counts(text: str, words: str, of: str) -> None:
    number = next(n for n in numbers(text) if text[slice(*n.span)] == words)
    assert number.of_span is not None
    assert text[slice(*number.of_span)] == of


@pytest.mark.parametrize(
    ("text", "words", "ruling"),
    [
        ("Three vehicles were lost in the pass.", "Three", Barred(HARM | {"missing"}, "targets")),
        ("Three porters were lost in the pass.", "Three", NOTHING),
        ("Three porters have returned to their post.", "Three", Barred(TAKEN | {"detained"}, NONE)),
        ("Three porters have not returned to their post.", "Three", NOTHING),
        ("Six of them escaped that night.", "Six", Barred(TAKEN | {"detained"}, NONE)),
        ("The agency moved 50 others to another jail.", "50", Barred(HARM, "other")),
        ("The clinic moved ten of the wounded to Rell.", "ten", NOTHING),
        ("A helicopter crashed near Rell, killing eight porters.", "eight", Barred(HARM, NONE)),
        ("A lorry crashed into the gate, killing eight porters.", "eight", NOTHING),
        ("A helicopter crashed after rebels hit it, killing eight porters.", "eight", NOTHING),
        ("Two bodies had been counted twice.", "Two", Barred(PEOPLE, NONE)),
        ("Two bodies had been counted by noon.", "Two", NOTHING),
    ],
)
def test_what_is_no_victim_of_the_act(text: str, words: str, ruling: Barred) -> None:
    assert ruled_out(text, words) == ruling


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A porter died on Friday, bringing to nine the number killed in the raid.", "incident"),
        ("The raid brings to nine the number killed there this year.", "cumulative"),
        ("The transfer brings to nine the number of migrants returned.", "cumulative"),
    ],
)
def test_what_brings_the_dead_of_an_act_to_a_number_is_no_running_total(text: str, scope: str) -> None:
    assert next(n.scope for n in numbers(text) if text[slice(*n.span)] == "nine") == scope


def test_nobody_is_killed_by_an_arrest() -> None:
    text = (
        "RELL, March 4, 2025 (AFP) - Rebels shelled the market of Rell on Monday. Among the dead were two nuns. "
        "On Tuesday police arrested a porter and two guards, five of the wounded said."
    )
    for event in dateline.read(text).events:
        if event.mode == "arrest":
            assert {f.kind for f in event.figures} <= {"detained"}
