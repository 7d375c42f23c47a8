"""Whose "its director" and "their spokesman" are: the sector is that of the body or the people told before."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from dateline.link import describe, find
from dateline.link.explain import explain
from dateline.model import Article, Mention, Sentence, Story
from tests.pace import growth, linear


def story(text: str) -> Story:
    ends = [m.end() for m in re.finditer(r"[.!?](?= |$)", text)]
    spans = tuple((0 if not i else ends[i - 1] + 1, end) for i, end in enumerate(ends))
    sentences = tuple(Sentence(span=span, paragraph=0) for span in spans)
    return Story(text=text, article=Article(number=0, parts=((0, len(text)),)), sentences=sentences)


def told(text: str, phrase: str) -> Mention:
    page = story(text)
    at = text.rindex(phrase)
    return describe(page, (at, at + len(phrase)), find(page))


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        ("The miners' union of Zambia struck. Its secretary, Brenda Mwale, spoke.", "Its secretary", "LAB"),
        ("The miners' union of Zambia struck. Its secretary, Brenda Mwale, spoke. Mwale left.", "Mwale", "LAB"),
        ("The charity left Zambia. On Monday its director, Brenda Mwale, spoke.", "Brenda Mwale", "NGO"),
        ("Traders of Lusaka shut their shops. Their president, Moses Banda, wept.", "Moses Banda", "BUS"),
        ("The coast guard of Peru fired. Its area commander, Capt Luis Paz, spoke.", "Luis Paz", "COP"),
        # what heads a state's body is told by the words, and a title of its own sector keeps it
        ("The ministry in Zambia paid. Its spokesman, Moses Banda, spoke.", "Moses Banda", "GOV"),
        ("The charity left Zambia. Their union leader, Moses Banda, wept.", "Their union leader", "LAB"),
        # one body does not mean several, nor several people one body
        ("Zambia's ministry closed. Traders of Lusaka wept. Its spokesman, Moses Banda, spoke.", "Moses Banda", "GOV"),
        # a commander heads men in arms, whatever is told before
        ("The bank in Mali shut. Its commander, Colonel Issa Kone, fled.", "Issa Kone", "MIL"),
    ],
)
def test_who_heads_a_body_is_of_its_sector(text: str, phrase: str, sector: str) -> None:
    assert told(text, phrase).sector == sector


def test_who_heads_a_body_of_the_tables_is_of_its_country() -> None:
    world = "Malawi wants to drain Lilongwe. The World Bank stayed away, but its head has written to Malawi."
    assert (told(world, "its head").country, told(world, "its head").sector) == (None, "IGO")
    town = "Malawi wants to drain Lilongwe. The council stayed away, but its head has written to Malawi."
    assert told(town, "its head").country == "MWI"


@pytest.mark.parametrize(
    ("text", "phrase", "sector"),
    [
        ("The beekeepers' association of Chile wrote. The association asked for rain.", "The association", "AGR"),
        ("The opposition alliance in Chad marched. The alliance asked for votes.", "The alliance", "OPP"),
        ("The Security Council met about Chad. A man asked the Council to vote.", "the Council", "IGO"),
        # a state's body is told by the words, and so is what longer words tell nothing of, or stand behind
        ("The city council of Arica met. The council asked for rain.", "The council", "GOV"),
        ("The old council of Arica met. The council asked for rain.", "The council", "GOV"),
        ("The army of Chad left. The rebel Liberation Army of Chad came. The army shot.", "The army", "MIL"),
    ],
)
def test_a_short_form_is_of_the_sector_of_the_longer_name_before(text: str, phrase: str, sector: str) -> None:
    assert told(text, phrase).sector == sector


def test_who_is_overthrown_governs_though_he_has_left() -> None:
    text = "Robert Mugabe was toppled long ago. Zimbabwe has changed since."
    page = replace(story(text), article=Article(number=0, parts=((0, len(text)),), published="2021-05-04"))
    span, mentions = (0, len("Robert Mugabe")), find(page)
    assert describe(page, span, mentions, event="COERCE seize", side="recipients").sector == "GOV"
    assert describe(page, span, mentions, event="ACCUSE allege", side="recipients").sector == "ELI"


def test_two_armies_are_armies() -> None:
    text = "Chad shelled Sudan and Sudan shelled Chad. Envoys asked both armies to stop. They asked both sides again."
    assert (told(text, "both armies").sector, told(text, "both sides").sector) == ("MIL", "GOV")


def test_the_body_is_told_as_the_reason() -> None:
    text = "The charity left Zambia. On Monday its director, Brenda Mwale, spoke."
    page, at = story(text), text.index("its director")
    assert "as is told of charity" in explain(page, (at, at + len("its director, Brenda Mwale")), find(page)).reason


@pytest.mark.parametrize("piece", ["its head, ", "The charity. Its director ", "their " * 5, "a, b of c in d "])
def test_owners_are_linear(piece: str) -> None:
    assert linear(*growth(lambda times: lambda: told(piece * times + "Brenda Mwale spoke.", "Brenda Mwale"), 100))
