"""Office-holders named by surname alone, and the surnames that are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge import surnames
from dateline.knowledge.tables import items, table
from dateline.link import describe, find
from dateline.model import Article, Mention, Sentence, Story


def told(text: str, words: str, day: str | None) -> Mention:
    article = Article(number=0, parts=((0, len(text)),), published=day)
    page = Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))
    at = text.rindex(words)
    return describe(page, (at, at + len(words)), find(page))


@pytest.mark.parametrize(
    ("text", "words", "day", "name", "country", "sector"),
    [
        ("Putin said on Monday that talks would go on.", "Putin", "2024-05-01", "Vladimir Putin", "RUS", "GOV"),
        ("Netanyahu met Macron on Monday.", "Netanyahu", "2024-05-01", "Benjamin Netanyahu", "ISR", "GOV"),
        ("Netanyahu met Macron on Monday.", "Macron", "2024-05-01", "Emmanuel Macron", "FRA", "GOV"),
        ("Envoys of Zelensky left early.", "Zelensky", "2025-05-01", "Volodymyr Zelenskyy", "UKR", "GOV"),
        ("Al-Sisi opened the canal.", "Al-Sisi", "2020-05-01", "Abdel Fattah al-Sisi", "EGY", "GOV"),
        ("Von der Leyen spoke.", "Von der Leyen", "2022-01-01", "Ursula von der Leyen", None, "IGO"),
        ("Abiy blamed the rebels.", "Abiy", "2021-01-01", "Abiy Ahmed", "ETH", "GOV"),
        ("Aides of Merkel denied it.", "Merkel", "2023-01-01", "Angela Merkel", "DEU", "ELI"),
        ("Talks with Kim in North Korea failed.", "Kim", "2020-05-01", "Kim Jong Un", "PRK", "GOV"),
        ("Foreign Minister Lavrov left.", "Foreign Minister Lavrov", "2020-05-01", "Sergei Lavrov", "RUS", "GOV"),
        ("President Bush spoke.", "President Bush", "2007-05-01", "George W. Bush", "USA", "GOV"),
        ("Prime Minister Brown said no.", "Prime Minister Brown", "2009-05-01", "Gordon Brown", "GBR", "GOV"),
        ("President Putin met envoys. Putin then left.", "Putin", "2021-01-01", "Vladimir Putin", "RUS", "GOV"),
    ],
)
def test_a_surname_alone_is_who_held_office(
    text: str, words: str, day: str, name: str, country: str | None, sector: str
) -> None:
    linked = told(text, words, day)
    assert (linked.name, linked.country, linked.sector) == (name, country, sector)
    assert linked.id is not None
    assert linked.id.startswith("person:")


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Putin said on Monday that talks would go on.", "Putin", None),
        ("Brown said the rains were late.", "Brown", "2009-05-01"),
        ("Rains came in May. May said no.", "May", "2017-05-01"),
        ("Bush fires burned in Australia.", "Bush", "2007-05-01"),
        ("Lyudmila Putin sang. Putin was pleased.", "Putin", "2020-05-01"),
        ("The farmer Emil Macron sat. Macron was pleased.", "Macron", "2020-05-01"),
        ("The Macron Foundation met.", "Macron", "2020-05-01"),
        ("Two were held in Macron.", "Macron", "2020-05-01"),
        ("Macron said no.", "Macron", "2009-05-01"),
        ("Kim said no.", "Kim", "2020-05-01"),
        ("Turkish President Macron said no.", "Macron", "2020-05-01"),
    ],
)
def test_a_surname_is_left_alone(text: str, words: str, day: str | None) -> None:
    linked = told(text, words, day)
    assert not (linked.id or "").startswith("person:")


def test_two_of_one_surname_need_their_country() -> None:
    assert surnames.is_common("rahman")
    assert told("Rahman said no.", "Rahman", "2026-04-01").id == "unknown:rahman"
    named = told("In Bangladesh, Rahman said no.", "Rahman", "2026-04-01")
    assert (named.country, named.name) == ("BGD", "Tarique Rahman")


def test_the_table_names_persons_and_offices_that_are_there() -> None:
    rows = table(surnames.TABLE)
    assert {row["kind"] for row in rows} == {"rank", "first", "called", "common", "word"}
    names = {row["name"] for row in table("people.psv")}
    offices = {row["office"] for row in table("people.psv")}
    assert [row["name"] for row in rows if row["kind"] == "called" and row["name"] not in names] == []
    ranked = [office for row in rows if row["kind"] == "rank" for office in items(row["words"])]
    assert len(ranked) == len(set(ranked))
    assert {"president", "prime minister", "foreign minister"} <= offices & set(ranked)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted({"putin", "macron", "kim", "trump", "rahman", "merkel"})), st.dates().map(str))
def test_law_who_is_found_goes_by_that_surname_and_was_in_office_before(surname: str, day: str) -> None:
    found = surnames.prominent(surname, day, frozenset(("RUS", "FRA", "PRK", "USA", "BGD", "DEU")))
    if found is not None:
        assert found.since <= day
        assert found.kind == "person"


def test_two_surnames_with_a_hyphen_give_nobody_a_given_name() -> None:
    text = "The Clinton-Gore administration stayed calm. President Clinton met Cuban envoys."
    assert told(text, "President Clinton", "2000-01-05").name == "Bill Clinton"


def test_earlier_terms_of_those_who_came_back() -> None:
    assert told("Russia's President Putin spoke.", "President Putin", "2003-08-20").name == "Vladimir Putin"
    assert told("Israel's Prime Minister Netanyahu spoke.", "Netanyahu", "1998-03-01").sector == "GOV"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("Comey spoke of Clinton. Trump condemned Clinton.", "Hillary Clinton"),
        ("Obama spoke of Clinton.", "Hillary Clinton"),
        ("Newt Gingrich condemned Clinton. Bob Dole praised Clinton.", "Bill Clinton"),
        ("Clinton spoke.", "Bill Clinton"),
    ],
)
def test_without_a_day_a_surname_is_of_the_time_of_those_beside_it(page: str, name: str) -> None:
    assert told(page, "Clinton", None).name == name


@pytest.mark.parametrize("opening", ["Although", "Unlike", "Among"])
def test_a_word_that_opens_a_sentence_is_no_part_of_a_name(opening: str) -> None:
    text = f"Julian Assange spoke. {opening} Assange it was not said."
    article = Article(number=0, parts=((0, len(text)),), published=None)
    page = Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))
    spans = [text[slice(*m.span)] for m in find(page) if m.name == "Julian Assange"]
    assert spans == ["Julian Assange", "Assange"]
