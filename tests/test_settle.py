"""What is settled once reader and rules have spoken: parties side by side, what is said, where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import link
from dateline.attach.place_country import country_of, told_in
from dateline.attach.places import row_at
from dateline.extract.figures import find, with_singles
from dateline.model import Number, Span, Trigger
from dateline.reader.settle import beside, said_in, unfit, with_that, with_wholes
from dateline.reader.stretches import joined, phrase
from evals.gold import story_of_lines

BORDER = (
    "Militias shelled a post near the Serbian-Bulgarian border before the Front attacked southern Karelian villages in "
    "Finland. Soldiers from Serbia crossed the Greek border, and Finnish border villages were burned by the Front."
)


def span(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def test_stretches_side_by_side_are_one_party() -> None:
    text = "Ard and Karstia-backed Front fighters met the Front."
    spans = [span(text, "Ard"), span(text, "Karstia-backed"), span(text, "Front fighters"), (46, 51)]
    assert [text[slice(*s)] for s in joined(text, spans)] == ["Ard", "Karstia-backed Front fighters", "Front"]


@pytest.mark.parametrize(
    ("given_words", "kept"), [("a bus carrying", "a bus"), ("several men attending", "several men"), ("a bus", "a bus")]
)
def test_a_party_does_not_end_in_what_it_does(given_words: str, kept: str) -> None:
    text = "Shells hit a bus carrying recruits and several men attending a prayer."
    found = phrase(story_of_lines(text), span(text, given_words))
    assert found is not None
    assert text[slice(*found)] == kept


def test_what_is_said_is_without_the_words_of_saying() -> None:
    text = "Rebels left the town at dawn, elders who watched it said. Each side lost a man."
    content, saying = span(text, text[:-8]), (span(text, "said"), span(text, "elders who watched it"))
    told = said_in(text, content, saying)
    assert told is not None
    assert text[slice(*told)] == "Rebels left the town at dawn"


def test_a_quotation_that_goes_on_is_one() -> None:
    text = '"We will stay," the mayor said, "until they leave."'
    content = (0, len(text))
    assert said_in(text, content, (span(text, "said"), span(text, "the mayor"))) == content


@pytest.mark.parametrize(
    ("text", "read", "content"),
    [
        (
            "They admit that despite a search, they do not know.",
            "search, they do",
            "despite a search, they do not know",
        ),
        ("They admit that they left; others stay.", "others stay", "others stay"),
        ("They admit they left.", "left", "left"),
    ],
)
def test_what_is_said_begins_behind_that(text: str, read: str, content: str) -> None:
    begin, end = with_that(story_of_lines(text), span(text, "admit"), span(text, read))
    assert text[begin:end] == content


@given(st.tuples(st.integers(0, 30), st.integers(1, 30)), st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9))))
def test_law_what_is_said_stands_in_the_content(content: tuple[int, int], saying: list[tuple[int, int]]) -> None:
    text = ("a mill, near the weir. " * 4)[:60]
    whole = (content[0], content[0] + content[1])
    told = said_in(text, whole, [(at, at + length) for at, length in saying])
    assert told is None or whole[0] <= told[0] < told[1] <= whole[1]


def test_a_place_lies_in_the_country_that_its_words_name() -> None:
    story = story_of_lines(BORDER)
    mentions = link.find(story)
    assert told_in(BORDER, mentions, span(BORDER, "Serbian-Bulgarian border")) == ("SRB", "BGR")
    assert country_of(story, mentions, span(BORDER, "Finnish border villages")) == "FIN"
    assert country_of(story, mentions, span(BORDER, "the Serbian-Bulgarian border")) in ("SRB", "BGR")


def test_a_border_is_not_called_after_the_next_country_on_the_page() -> None:
    story = story_of_lines(BORDER)
    row = row_at(story, span(BORDER, "the Serbian-Bulgarian border"), link.find(story), 0.9, "reader")
    assert row is not None
    assert (row.name, row.place_id) == ("the Serbian-Bulgarian border", None)


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [
        ("the north", "the north", "region"),
        ("the dam", "the dam", "exact"),
        ("of", None, None),
        ("southern", None, None),
    ],
)
def test_a_side_of_a_country_and_short_nouns_are_places(words: str, name: str | None, precision: str | None) -> None:
    text = "Mali sent soldiers to the north and to the dam of a southern lake."
    row = row_at(story_of_lines(text), span(text, words), link.find(story_of_lines(text)), 0.9, "reader")
    assert (row.name, row.precision) == (name, precision) if row else name is None
    assert row is None or row.country == "MLI"


ISLAND = (
    "Haiti mourned on Monday. Lorries from Haiti were turned back by the Dominican Republic, officials of Haiti said "
    "in Ouanaminthe, Haiti."
)


def test_a_state_that_is_told_as_the_place_is_the_place() -> None:
    story = story_of_lines(ISLAND)
    row = row_at(story, span(ISLAND, "the Dominican Republic"), link.find(story), 0.9, "reader")
    assert row is not None
    assert (row.name, row.country, row.place_id) == ("Dominican Republic", "DOM", "country:DOM")


def test_a_site_lies_in_a_place_of_the_country_that_the_page_speaks_for() -> None:
    text = (
        "LIMA, March 3 (Reuters) - Dockers of Peru burned the gate in Callao, Peru said. The scanner was built in "
        "Tokyo and Peruvian police guard the warehouse now, Peru's ministry said."
    )
    story = story_of_lines(text)
    row = row_at(story, span(text, "the warehouse"), link.find(story), 0.9, "reader")
    assert row is not None
    assert (row.name, row.country) == ("the warehouse, Callao", "PER")


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("A bomb went off in Bab al-Mu'adham on Monday.", "Bab al-Mu", "Bab al-Mu'adham"),
        ("Shells fell on Tal Rifa’at again.", "Tal Rifa", "Tal Rifa’at"),
        ("Shells fell on Aleppo's suburbs.", "Aleppo", "Aleppo"),
        ("Shells fell on 'Aleppo' again.", "Aleppo", "Aleppo"),
    ],
)
def test_a_name_is_not_cut_at_a_transcribed_letter(text: str, cut: str, whole: str) -> None:
    story = story_of_lines(text)
    row = row_at(story, span(text, cut), link.find(story), 0.9, "reader")
    assert row is not None
    assert row.text == whole


def test_a_town_that_is_not_named_is_none_that_was() -> None:
    text = "Police closed the port of Belfast. Men seized a bomb in a town on the coast."
    story = story_of_lines(text)
    made = row_at(story, span(text, "a town"), link.find(story), 0.9, "reader")
    assert made is None or "Belfast" not in made.name


def ones(text: str) -> tuple[Number, ...]:
    story = story_of_lines(text)
    return tuple(n for n in with_singles(story, (), find(story, ())) if n.kind in ("killed", "detained"))


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("The bomb killed a guard and a nurse.", True),
        ("The bomb killed two guards and two nurses.", True),
        ("The bomb killed a guard, a father of four.", False),
        ("The bomb killed two guards. Elders said that two men were killed.", False),
        ("The bomb killed two guards and two guards.", False),
    ],
)
def test_and_joins_two_counts_of_different_people(text: str, two: bool) -> None:
    one, *others = ones(text)
    assert any(beside(text, one, other) for other in others) is two


def counted(span: Span, kind: str, whole: Span | None = None) -> Number:
    return Number(span=span, low=5.0, high=5.0, kind=kind, scope="incident", rule="digits/part/part", subset_of=whole)


def test_a_part_of_people_has_the_kind_of_its_whole() -> None:
    told = with_wholes([counted((0, 2), "displaced"), counted((20, 22), "other", (0, 2))])
    assert [number.kind for number in told] == ["displaced", "displaced"]


def test_a_part_of_things_or_with_a_kind_of_its_own_keeps_it() -> None:
    things = [counted((0, 2), "targets"), counted((20, 22), "other", (0, 2))]
    people = [counted((0, 2), "killed"), counted((20, 22), "injured", (0, 2)), counted((40, 42), "other", (60, 62))]
    assert with_wholes(things) == things
    assert with_wholes(people) == people


@pytest.mark.parametrize(
    ("kind", "type_", "mode", "hardly"),
    [
        ("killed", "ASSAULT", "abduct", True),
        ("killed", "ASSAULT", None, False),
        ("abducted", "ASSAULT", "firearms", True),
        ("abducted", "ASSAULT", "abduct", False),
        ("abducted", "RETREAT", "release", True),
        ("displaced", "ASSAULT", "aerial", True),
        ("displaced", "SANCTION", "expel", False),
        ("detained", "RETREAT", "release", True),
        ("released", "COERCE", "arrest", True),
        ("injured", "ASSAULT", "abduct", False),
    ],
)
def test_which_acts_hardly_ever_have_figures_of_a_kind(kind: str, type_: str, mode: str | None, hardly: bool) -> None:
    trigger = Trigger(
        evidence_span=(0, 40), span=(0, 4), clause_span=(0, 40), type=type_, mode=mode, status="actual", role="news",
        voice="active", rule="", confidence=0.9,
    )  # fmt: skip
    assert unfit(kind, trigger) is hardly
