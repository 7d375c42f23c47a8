"""Parties of wires that tell of several states, titles that go on before a name, bodies told in their own words."""

from __future__ import annotations

import re

import pytest

from dateline.link import describe, find
from dateline.link.profile import Profile, profile
from dateline.model import Article, Mention, Sentence, Span, Story


def story(text: str, day: str | None = None) -> Story:
    """A story of a sentence a stop and a paragraph a line."""
    ends = [m.start() for m in re.finditer(r"\n", text)]
    spans = [m.span() for m in re.finditer(r"[^.\n]+\.?", text) if m[0].strip()]
    spans = [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in spans]
    return Story(
        text=text,
        article=Article(number=0, parts=_lines(text), published=day),
        sentences=tuple(Sentence(span=span, paragraph=sum(end <= span[0] for end in ends)) for span in spans),
    )


def _lines(text: str) -> tuple[Span, ...]:
    return tuple(m.span() for m in re.finditer(r"[^\n]+", text))


def told(text: str, words: str, day: str | None = None) -> Mention:
    """What the last ``words`` of a page are linked as."""
    read, start = story(text, day), text.rindex(words)
    return describe(read, (start, start + len(words)), find(read))


def by_itself(words: str) -> Profile:
    """What a phrase says of itself."""
    return profile(words, (0, len(words)))


MEXICO = "Mexico's army left Puebla. Mexicans cheered. The Mexican senate met in Puebla, Mexico.\n"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("In Honduras, the electoral council halted the count.", "the electoral council", "HND"),
        ("Meanwhile, in Puebla it rained. In Honduras, the senate met. A judge resigned.", "A judge", "HND"),
        ("In neighbouring Guatemala, inmates of the Barrio 18 gang seized guards.", "the Barrio 18 gang", "GTM"),
        ("In Honduras, a Mexican judge spoke. The police listened.", "The police", "MEX"),
        ("In Honduras, donors met.", "donors", None),
        ("In June, the police left.", "the police", "MEX"),
    ],
)
def test_a_state_with_which_a_sentence_opens_is_that_of_its_parties(text: str, words: str, country: str | None) -> None:
    assert told(MEXICO + text, words).country == country


def test_what_opens_a_paragraph_ends_with_it() -> None:
    text = MEXICO + "In Honduras, the senate met.\nThe police left.\n"
    assert told(text, "The police").country == "MEX"


def test_a_ministry_told_behind_a_town_is_at_home_there() -> None:
    assert told(MEXICO + "In Caracas, the foreign ministry protested.", "the foreign ministry").country == "VEN"


@pytest.mark.parametrize(
    ("words", "name", "sector"),
    [
        ("the leader of the citrus growers' association, Bernardo Bravo Lim", "Bernardo Bravo Lim", "AGR"),
        ("the director of the national police, Rameau Normil", "Rameau Normil", "COP"),
        ("the minister of mines, General Issa Ouattar", "Issa Ouattar", "GOV"),
    ],
)
def test_a_name_behind_a_title_that_goes_on(words: str, name: str, sector: str) -> None:
    read = by_itself(words)
    assert (read.kind, read.name, read.sector) == ("person", name, sector)


@pytest.mark.parametrize(
    "words",
    [
        "the mayor of Cuauhtemoc, Mexico City",
        "residents of Springfield, Ohio",
        "ministers of trade, Industry and Energy",
    ],
)
def test_places_and_lists_behind_a_title_are_no_names(words: str) -> None:
    assert by_itself(words).kind == "role"


def test_acronyms_in_brackets_are_no_names() -> None:
    assert by_itself("The National Bureau of Investigation (NBI)").name == "National Bureau of Investigation"
    assert by_itself("one of them").name == "one of them"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The magistrates' union", "magistrates' union"),
        ("The Islamist movement of the ousted president", "Islamist movement of the ousted president"),
        ("The opposition Democratic Party", "opposition Democratic Party"),
        ("The group", "Hezbollah"),
        ("The Shiite movement", "Hezbollah"),
    ],
)
def test_only_a_bare_group_is_the_one_named_before(words: str, name: str) -> None:
    assert told(f"Lebanon's Hezbollah shot at a boat. {words} denied it.", words).name == name


def test_who_serves_an_office_is_no_soldier() -> None:
    assert by_itself("her chief of staff").sector == "GOV"
    assert by_itself("the governor's chief of staff").sector == "GOV"
    assert by_itself("the army's chief of staff").sector == "MIL"


def test_a_boat_of_a_bureau_is_of_the_state() -> None:
    assert by_itself("a Philippine fisheries bureau vessel").sector == "GOV"
    assert by_itself("a fishing vessel").sector != "GOV"


def test_settlers_beside_palestinians_are_israelis() -> None:
    page = "Lebanon's army fought in Tyre. Lebanese soldiers left Sidon. Beirut was calm. Lebanon mourned. "
    assert told(page + "Settlers burned a mosque in Ramallah.", "Settlers").country == "ISR"
    assert told(page + "Settlers founded Tyre.", "Settlers").country == "LBN"


def test_the_world_and_all_states_are_nobodys() -> None:
    page = "Sudan's army fought in Khartoum. Sudanese soldiers left Omdurman. "
    assert told(page + "He urged the world to act.", "the world").country is None
    assert told(page + "He urged states to act.", "states").country is None


def test_a_name_that_begins_with_an_honorific_is_read_whole() -> None:
    text = "Bangladesh's tribunal sentenced ousted prime minister Sheikh Hasina in Dhaka."
    assert told(text, "Sheikh Hasina", "2025-11-17").id == "person:sheikh-hasina"


def test_facts_of_their_day() -> None:
    sudan = "Sudan's finance minister Gibril Ibrahim spoke in Port Sudan."
    assert told(sudan, "Gibril Ibrahim", "2025-04-14").sector == "GOV"
    assert told("Yemen's Islah denied it.", "Islah").sector == "PTY"
    assert told("The Philippine government and the Maoists met in Manila.", "the Maoists").country == "PHL"
