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


def test_priests_are_told_by_their_title() -> None:
    text = "Kidnappers in Togo freed Father Kofi on Sunday. The boy's father Kofi Mensah wept."
    assert told(text, "Father Kofi", "RETREAT release", "recipients").sector == "REL"
    assert told(text, "father Kofi Mensah").sector != "REL"


def test_forces_of_yemen_that_fight_the_zionist_enemy_are_the_houthis() -> None:
    said = "Yemen's missile force struck a ship of the Zionist enemy. The Yemeni Armed Forces will go on."
    assert told(said, "The Yemeni Armed Forces", "ASSAULT heavy-weapons", "actors").sector == "REB"
    other = "Yemen's coast was quiet on Monday. The Yemeni Armed Forces freed a village near Marib."
    assert told(other, "The Yemeni Armed Forces", "ASSAULT heavy-weapons", "actors").sector == "MIL"


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
