"""What tells nothing of where a page plays, and what the words beside a party tell of its country."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.knowledge.tables import table
from dateline.link import country, describe, find
from dateline.link.clues import clues_of
from dateline.model import Article, Sentence, Span, Story
from tests.pace import growth, linear


def story(text: str) -> Story:
    spans = [match.span() for match in re.finditer(r"[^.]+\.?", text)]
    return Story(
        text=text,
        article=Article(number=0, parts=((0, len(text)),)),
        sentences=tuple(Sentence(span=span, paragraph=0) for span in spans),
    )


def at(text: str, words: str) -> Span:
    start = text.rindex(words)
    return (start, start + len(words))


def told(text: str) -> set[str | None]:
    read = story(text)
    return {m.country for m in clues_of(read, find(read)).told}


def home(text: str, words: str, side: str = "") -> str | None:
    read = story(text)
    return describe(read, at(text, words), find(read), event="ASSAULT", side=side).country


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The mayor told Xinhua that the bridge was shut.", set()),
        ("The mayor told the Reuters news agency that the bridge was shut.", set()),
        ("The mayor told Ukrinform that the bridge was shut.", {"UKR"}),
        ("Eight shops burned, the Syrian Observatory for Human Rights said.", {"SYR"}),
        ("Eight shops burned, a London-based monitor said.", set()),
        ("Eight shops burned, a monitor in London said.", {"GBR"}),
        ("The men were caught near the Chinese border.", set()),
        ("The men were caught by the Chinese border guards.", {"CHN"}),
        ("The trucks drove to the Chinese border town.", {"CHN"}),
        ("A school was hit by French airstrikes.", set()),
        ("A school was hit by a French drone strike.", set()),
        ("A school was searched by French troops.", {"FRA"}),
        ("The robbers fled in a Toyota and told of it on Facebook.", set()),
        ("The refinery of Eskom is on strike.", {"ZAF"}),
    ],
)
def test_what_a_name_tells_of_where_a_page_plays(text: str, countries: set[str]) -> None:
    assert told(text) == countries


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("In Kenya a law was passed. An Atlanta court freed the preacher.", "An Atlanta court", "USA"),
        ("In Kenya a law was passed. The Munich police freed the preacher.", "The Munich police", "DEU"),
        ("In Kenya a law was passed. The Kisumu police freed the preacher.", "The Kisumu police", "KEN"),
        ("In Kenya a law was passed. The High court freed the preacher.", "The High court", "KEN"),
        ("In Portugal a law was passed. A Lagos court freed the preacher.", "A Lagos court", "PRT"),
        ("Turkish envoys said that in Baghdad on Monday the police broke up a march.", "the police", "IRQ"),
        ("Turkish envoys said that in Erbil, the army broke up a march.", "the army", "IRQ"),
        ("Gaza was quiet. In Khan Younis the occupation forces shot a boy.", "the occupation forces", "ISR"),
        ("Kherson was quiet. In Kherson the occupation forces shot a boy.", "the occupation forces", "RUS"),
        ("Gaza was quiet. In Khan Younis the police freed a boy.", "the police", "PSE"),
        ("Gunmen shot nine people, the Syrian Observatory for Human Rights said.", "Gunmen", None),
        ("Nine people died in Russian airstrikes, the Syrian Observatory for Human Rights said.", "Nine people", "SYR"),
    ],
)
def test_the_words_beside_a_party_tell_its_country(text: str, words: str, country: str | None) -> None:
    assert home(text, words, "recipients" if words == "Nine people" else "actors") == country


def test_a_place_lies_in_the_country_that_a_body_watches() -> None:
    text = "Aides in Beirut heard it. Shells hit the village of Bornisho, the Syrian Observatory for Human Rights said."
    read = story(text)
    shares = country.of_place(read, find(read), at(text, "Bornisho"))
    assert max(shares, key=lambda code: shares[code]) == "SYR"
    other = text.replace(", the Syrian Observatory for Human Rights", ", a monitor")
    read = story(other)
    shares = country.of_place(read, find(read), at(other, "Bornisho"))
    assert max(shares, key=lambda code: shares[code]) == "LBN"


def test_every_watcher_is_a_body_of_the_tables() -> None:
    for row in table("clue_homes.psv"):
        assert any(entry.name == row["name"] for entry in actors.lexicon().get(key(row["name"]))), row["name"]


@pytest.mark.parametrize("piece", ["In Erbil on Monday the police met the police. ", "near the Chinese border "])
def test_clues_beside_parties_are_linear(piece: str) -> None:
    def made(times: int) -> Callable[[], object]:
        read = story(piece * times)
        mentions = find(read)

        def asked() -> None:
            clues = clues_of(read, mentions)
            for _ in range(20):
                country.weigh(clues, country.place_asked(clues, (0, 8)))

        return asked

    assert linear(*growth(made, 200))


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Envoys of Chad and Niger", None),
        ("The governments in Rome and Cairo", None),
        ("The police of Niger", "NER"),
        ("A ferry crew between Tallinn and Stockholm", "NER"),
        ("Nigerien and Chadian officers", None),
        ("Nigerien and Chadian jets", "NER"),
        ("Nigerien officers", "NER"),
        ("Ministers from Niger and their aides", "NER"),
    ],
)
def test_people_of_two_named_states_have_no_country(words: str, country: str | None) -> None:
    assert home(f"The rains failed in Niger. Farmers left Zinder. {words} met in Niamey.", words) == country


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("In Chad, Chadian and Sudanese guards met.", "Chadian and Sudanese guards", None, "COP"),
        ("In Chad, Chadian guards met.", "Chadian guards", "TCD", "COP"),
        ("Manila sued, and a tribunal in The Hague ruled.", "a tribunal in The Hague", None, "JUD"),
        ("Manila sued, and a district court in The Hague ruled.", "a district court in The Hague", "NLD", "JUD"),
    ],
)
def test_guards_of_two_states_and_courts_of_several_have_no_country(
    text: str, words: str, country: str | None, sector: str
) -> None:
    page = story(text)
    found = describe(page, at(text, words), find(page))
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("India protested. India recalled its ambassador in Tokyo on Friday.", "its ambassador in Tokyo", "IND"),
        ("India protested. The Peruvian ambassador in Tokyo left.", "The Peruvian ambassador in Tokyo", "PER"),
        ("India protested. The police in Tokyo left.", "The police in Tokyo", "JPN"),
    ],
)
def test_a_diplomat_is_not_of_the_country_where_he_sits(text: str, words: str, country: str) -> None:
    assert home(text, words) == country


def test_serbs_are_of_where_they_live_and_serbians_of_serbia() -> None:
    text = "In Kosovo, Serb mayors in Kosovo met police of Kosovo. Serbian mayors stayed away."
    assert home(text, "Serb mayors") != "SRB"
    assert home(text, "Serbian mayors") == "SRB"
    assert home("In Kosovo, Serb police met people of Kosovo.", "Serb police") == "SRB"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Niger sent rice to flood victims in Chad.", "flood victims", "TCD"),
        ("Niger sent troops to Chad. Flood victims in Zinder waited.", "Flood victims", "NER"),
        ("Nigerien troops shelled a Chadian post, killing two soldiers.", "two soldiers", "TCD"),
        ("Nigerien troops shelled a Chadian post, wounding one of its officers.", "its officers", "NER"),
        ("Nigerien troops shelled a camp, killing two soldiers.", "two soldiers", "NER"),
    ],
)
def test_people_of_the_state_behind_them_or_attacked(text: str, words: str, country: str) -> None:
    assert home(f"The rains failed in Niger. Farmers left Zinder. {text}", words) == country
