"""What an article tells of its actors and places: datelines in any letters, full names, kinds of words, towns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.kinds import kind_of
from dateline.link import country, find
from dateline.link.clues import clues_of
from dateline.link.datelines import dateline_country, dateline_place
from dateline.link.toponyms import toponyms
from dateline.model import Article, Sentence, Span, Story
from tests.pace import growth, linear


def story(text: str, dateline: str | None = None) -> Story:
    span = (len(dateline) + 3 if dateline else 0, len(text))
    where = (0, len(dateline)) if dateline else None
    article = Article(number=0, parts=(span,), dateline_span=where)
    return Story(text=text, article=article, sentences=(Sentence(span=span, paragraph=0),))


def at(text: str, words: str) -> Span:
    start = text.rindex(words)
    return (start, start + len(words))


@pytest.mark.parametrize(
    ("dateline", "meant"),
    [
        ("MURCIA", "ESP"),
        ("oruro", "BOL"),
        ("KINGSTON, Ont.", "CAN"),
        ("KINGSTON", "JAM"),
        ("PAGA, Ghana", "GHA"),
        ("JALALABAD (AFGHANISTAN)", "AFG"),
        ("Port-au-Prince/Miami", "HTI"),
        ("QWXZVILLE", None),
        ("", None),
    ],
)
def test_a_dateline_tells_its_country_in_any_letters(dateline: str, meant: str | None) -> None:
    assert dateline_country(dateline, (0, len(dateline)), {}) == meant


def test_a_town_of_the_dateline_is_a_place_of_the_article() -> None:
    text = "MURCIA - The judge freed both men on Monday."
    found = [m for m in find(story(text, "MURCIA")) if m.kind == "place" and m.span == (0, 6)]
    assert [m.country for m in found] == ["ESP"]


def test_a_dateline_that_names_its_country_has_no_place_elsewhere() -> None:
    assert dateline_place("PAGA, Ghana", (0, 11), {}) is None


def test_a_capital_is_none_where_the_page_tells_another_state_behind_it() -> None:
    text = "KINGSTON, Ont. - Freight trains ran again. Crews left Kingston at noon."
    assert {m.country for m in find(story(text)) if "ingston" in text[slice(*m.span)]} <= {"CAN"}
    plain = "Freight trains ran again. Crews left Kingston at noon."
    assert "JAM" in {m.country for m in find(story(plain))}


def names(text: str) -> set[tuple[str, str | None]]:
    return {(text[slice(*m.span)], m.country) for m in toponyms(text)}


def test_towns_are_read_in_texts_without_capitals_and_in_capitals() -> None:
    small = "the drivers met the mayor in oruro and then left the hall without a word to anyone there. " * 4
    assert ("oruro", "BOL") in names(small)
    large = "PRISON HEARING IN DAVAO TELLS OF BEATINGS, GUARDS SAY NOTHING OF IT"
    assert ("DAVAO", "PHL") in names(large)


def test_ordinary_words_are_no_towns_in_a_text_without_capitals() -> None:
    text = "they waited in line near the bank and in court across from the market until the end of the day. " * 4
    assert names(text) == set()


def test_bodies_and_gates_are_no_towns() -> None:
    assert not any(name == "Red Cross" for name, _ in names("Aid reached the Red Cross in Goma on Friday."))
    assert names("Ferries left from Pier 7 at noon.") == set()


def full(text: str, words: str) -> str | None:
    page = story(text)
    span = clues_of(page, find(page)).full_form(at(text, words))
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The European Commission met. Later the Commission said no.", "the Commission", "European Commission"),
        (
            "An Authority of Heads of State sat. Then the Authority rose.",
            "the Authority",
            "Authority of Heads of State",
        ),
        ("The Peruvian army left. At noon the army came back.", "the army", "Peruvian army"),
        ("Two men left. At noon the army came back.", "the army", None),
        ("The army left. At noon the two men came back.", "the two men", None),
    ],
)
def test_a_short_form_stands_for_the_name_told_in_full(text: str, words: str, name: str | None) -> None:
    assert full(text, words) == name


def test_a_place_that_no_table_holds_lies_where_the_page_plays() -> None:
    text = "Gangs killed thirty people in Solvinette, near Port-au-Prince, Haiti's government said."
    page = story(text)
    shares = country.of_place(page, find(page), at(text, "Solvinette"))
    assert max(shares, key=lambda c: shares[c]) == "HTI"
    assert sum(shares.values()) <= 1.0 + 1e-6


def test_a_page_that_names_no_country_tells_none_of_a_place() -> None:
    page = story("They met in Qwxz.")
    assert country.of_place(page, find(page), (12, 16)) == {}


def test_kinds_are_those_of_the_singular_and_none_for_names() -> None:
    assert kind_of("farmers") is not None
    assert kind_of("policemen") is not None
    assert kind_of("qwxzt") is None


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("ABab ,./-()é\n"), max_size=60))
def test_law_a_dateline_of_any_letters_is_read(text: str) -> None:
    told = dateline_place(text, (0, len(text)), {})
    assert told is None or told.last >= 0


@pytest.mark.parametrize("piece", ["The Commission of Lom met the Commission. ", "Ana Bor told Bor of Bor. "])
def test_clues_of_names_are_linear(piece: str) -> None:
    def made(times: int) -> Callable[[], object]:
        text = piece * times
        page = story(text)
        clues = clues_of(page, find(page))
        spans = [(i * len(piece), i * len(piece) + len(piece.split(" met")[0])) for i in range(times)]
        return lambda: [(clues.full_form(span), clues.occurrences(text[slice(*span)])) for span in spans]

    assert linear(*growth(made, 400))


def test_a_longer_name_of_a_town_is_no_capital() -> None:
    text = "Police in Santiago de Cuba held two men."
    assert {m.country for m in find(story(text)) if m.span[0] == text.index("Santiago")} == {"CUB"}
