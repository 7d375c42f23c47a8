"""Sectors that the words around a party say plainly: ranks, officers, priests, Houthis, trades and bodies."""

from __future__ import annotations

import re

import pytest

from dateline.link import describe, find
from dateline.link.profile import profile
from dateline.model import Article, Mention, Sentence, Story


def told(text: str, phrase: str, event: str = "", side: str = "") -> Mention:
    ends = [m.end() for m in re.finditer(r"[.!?](?= |$)", text)]
    spans = tuple((0 if not i else ends[i - 1] + 1, end) for i, end in enumerate(ends))
    sentences = tuple(Sentence(span=span, paragraph=0) for span in spans)
    page = Story(text=text, article=Article(number=0, parts=((0, len(text)),)), sentences=sentences)
    at = text.rindex(phrase)
    return describe(page, (at, at + len(phrase)), find(page), event=event, side=side)


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        ("Gunmen attacked a police post in Peru, killing a lieutenant.", "a lieutenant", "COP"),
        ("A police post in Peru was attacked on Monday. Two conscripts died.", "Two conscripts", "COP"),
        ("Rebels shot at an army convoy in Peru, killing three officers.", "three officers", "MIL"),
        # where both are told of, or neither, the weights decide
        ("Army and police fought in Peru, and a lieutenant died.", "a lieutenant", "MIL"),
        ("Rebels attacked a town in Peru, killing a lieutenant.", "a lieutenant", "MIL"),
        ("Thieves shot three officers in Peru.", "three officers", "COP"),
        # who is told with a word of his own is what that says
        ("Gunmen attacked a police post in Peru, killing an army lieutenant.", "an army lieutenant", "MIL"),
    ],
)
def test_ranks_and_officers_are_of_the_force_told_beside_them(text: str, phrase: str, sector: str) -> None:
    assert told(text, phrase, "ASSAULT firearms", "recipients").sector == sector


def test_allies_of_an_opposition_leader_are_no_officials() -> None:
    text = "Gunmen in Peru killed two allies of opposition leader Ama Rell."
    assert told(text, "two allies of opposition leader Ama Rell", "ASSAULT firearms", "recipients").sector == "OPP"
    text = "Gunmen in Peru killed two aides of the president."
    assert told(text, "two aides of the president", "ASSAULT firearms", "recipients").sector == "GOV"


def test_priests_are_told_by_their_title() -> None:
    text = "Kidnappers in Togo freed Father Kofi on Sunday. The boy's father Kofi Mensah wept."
    assert told(text, "Father Kofi", "RETREAT release", "recipients").sector == "REL"
    assert told(text, "father Kofi Mensah").sector != "REL"


def test_forces_of_yemen_that_fight_the_zionist_enemy_are_the_houthis() -> None:
    said = "Yemen's missile force struck a ship of the Zionist enemy. The Yemeni Armed Forces will go on."
    assert told(said, "The Yemeni Armed Forces", "ASSAULT heavy-weapons", "actors").sector == "REB"
    other = "Yemen's coast was quiet on Monday. The Yemeni Armed Forces freed a village near Marib."
    assert told(other, "The Yemeni Armed Forces", "ASSAULT heavy-weapons", "actors").sector == "MIL"


def test_the_houthis_communique_names_them_in_its_heading() -> None:
    head, body = (
        "Statement of the Yemeni Armed Forces",
        "The Armed Forces deny that they hit a ship of the Zionist enemy.",
    )
    text, start = f"{head}\n\n{body}", len(head) + 2
    sentences = (Sentence(span=(start, len(text)), paragraph=0),)
    page = Story(text=text, article=Article(number=0, parts=((start, len(text)),)), sentences=sentences)
    assert describe(page, (start, start + 16), find(page), event="REJECT", side="actors").sector == "REB"


def test_nuns_are_told_by_their_title() -> None:
    text = "The convent in Togo shut on Sunday. Sister Afi asked for a fence. His sister Ama left."
    assert told(text, "Sister Afi", "REQUEST assist", "actors").sector == "REL"
    assert told(text, "sister Ama").sector != "REL"


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        (
            "Police in Haiti freed the town. Commissioner Jean Dorval denied a retreat.",
            "Commissioner Jean Dorval",
            "COP",
        ),
        ("The road in Kenya is shut. The county commissioner denied a delay.", "The county commissioner", "GOV"),
        # a deputy commissioner of India governs a district
        ("Police in India fired. The deputy commissioner denied a delay.", "The deputy commissioner", "GOV"),
        ("The dam in Canada drowns the valley. Chief Lorne Abel refused to move.", "Chief Lorne Abel", "SOC"),
        ("The court in Ghana met. Chief Justice Kofi Abel refused to move.", "Chief Justice Kofi Abel", "JUD"),
        ("The town in Nepal is calm. The Chief District Officer refused to go.", "The Chief District Officer", "GOV"),
    ],
)
def test_commissioners_are_of_the_police_beside_them_and_chiefs_of_their_people(
    text: str, phrase: str, sector: str
) -> None:
    assert told(text, phrase, "REJECT", "actors").sector == sector


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        ("In Haiti UN police guarded the port.", "UN police", "IGO"),
        ("In Chad the Caritas sisters handed out maize.", "the Caritas sisters", "NGO"),
        ("In Chad the sisters handed out maize.", "the sisters", None),
        ("In India men of the CRPF beat a farmer.", "men of the CRPF", "COP"),
        ("In India men of Serka beat a farmer.", "men of Serka", None),
    ],
)
def test_who_serves_a_named_body_is_of_it(text: str, phrase: str, sector: str | None) -> None:
    said = told(text, phrase, "ASSAULT", "actors").sector
    assert said == sector if sector else said not in ("IGO", "NGO", "COP")


def test_an_army_of_liberation_or_democracy_that_no_table_has_is_one_of_rebels() -> None:
    assert profile("the Kinu Democratic Army", (0, 24)).sector == "REB"
    assert profile("the Kinu Army", (0, 13)).sector == "MIL"
    assert profile("the Kinu Customary Council", (0, 26)).sector == "SOC"
    assert profile("the Kinu Council", (0, 16)).sector == "GOV"


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Social Democrats", None, "PTY"),
        ("Civic Democrats", None, "PTY"),
        ("the Democrats", "USA", "PTY"),
        ("Senate Democrats", "USA", "PTY"),
    ],
)
def test_democrats_of_other_states_are_not_the_american_party(phrase: str, country: str | None, sector: str) -> None:
    said = profile(phrase, (0, len(phrase)))
    assert (said.country, said.sector) == (country, sector)


def test_a_name_in_a_masthead_keeps_what_the_tables_say() -> None:
    head, body = "OHCHR | Regional Office", "We are alarmed at the killings in Peru."
    text = f"{head}\n\n{body}"
    start = len(head) + 2
    sentences = (Sentence(span=(start, len(text)), paragraph=0),)
    page = Story(text=text, article=Article(number=0, parts=((start, len(text)),)), sentences=sentences)
    linked = describe(page, (0, 5), find(page))
    assert (linked.sector, linked.id) == ("IGO", "organisation:un-human-rights-office")


@pytest.mark.parametrize(
    ("phrase", "sector", "sure"),
    [
        ("the president of Harlow College", "EDU", True),
        ("the head of the Reformed Church", "REL", True),
        ("the president of Peru", "GOV", True),
        ("a patrol of the Harlow College", "GOV", False),
    ],
)
def test_who_heads_an_institution_is_of_its_sector(phrase: str, sector: str, sure: bool) -> None:
    found = profile(phrase, (0, len(phrase)))
    assert (found.sector, found.sure) == (sector, sure)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("two booksellers", "BUS"),
        ("the oil drillers", "LAB"),
        ("a gardener", "CVL"),
        ("the cattle keepers", "AGR"),
        ("gardaí", "COP"),
        ("the concerned SHO", "COP"),
        ("U.S. marshals", "COP"),
        ("a field marshal", "MIL"),
        ("Islamist gunmen", "REB"),
        ("the gunmen", "UAF"),
        ("farm unions", "AGR"),
        ("the rectorate", "EDU"),
        ("the election board", "GOV"),
        ("the parole board", "JUD"),
        ("a seminary student", "REL"),
        ("the union's treasurer", "LAB"),
    ],
)
def test_trades_and_bodies_have_the_sector_of_their_noun(phrase: str, sector: str) -> None:
    assert profile(phrase, (0, len(phrase))).sector == sector
