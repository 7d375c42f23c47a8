"""Names of towns that hold a country's, that share a known place's, and that marks join."""

from __future__ import annotations

import pytest

from dateline.link import find
from dateline.link.toponyms import toponyms
from tests.test_link import named, story, told


def places(text: str) -> dict[str, str | None]:
    return {text[slice(*m.span)]: m.country for m in toponyms(text)}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Police in Suva Reka held two men.", "Suva Reka", "XKX"),
        ("Residents of Aix-en-Provence filled the square.", "Aix-en-Provence", "FRA"),
        ("Floods hit Gyeonggi-do in South Korea.", "Gyeonggi-do", "KOR"),
        ("Shops shut in Ta'if, Saudi Arabia.", "Ta'if", "SAU"),
        ("Two died in Debre Mark'os, Ethiopia.", "Debre Mark'os", "ETH"),
        ("Thieves fled from San Juan de los Lagos, Mexico.", "San Juan de los Lagos", "MEX"),
        ("Residents of San José Pinula left after Guatemalan officials called.", "San José Pinula", "GTM"),
        ("A bus burned in Odessa, Texas.", "Odessa", "USA"),
        ("A bus burned in Odessa on Monday, Ukrainian police said.", "Odessa", "UKR"),
        ("A bus burned in Palma, Spain.", "Palma", "ESP"),
        ("A bus burned in Palma, and Mozambican troops came.", "Palma", "MOZ"),
        ("Envoys met in Geneva, France and Spain said.", "Geneva", "CHE"),
        ("Gunmen killed ten in Gaza province, Mozambique.", "Gaza province", "MOZ"),
        ("Gunmen killed ten in White Nile state on Monday.", "White Nile state", "SDN"),
    ],
)
def test_the_whole_name_is_the_place(text: str, words: str, country: str) -> None:
    assert places(text).get(words) == country


def test_a_genitive_is_no_part_of_a_name() -> None:
    assert "Ramadi" in places("Ramadi's market burned in Iraq.")


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("The mayor of Suva Reka was shot dead.", "The mayor of Suva Reka", "XKX"),
        ("The mayor of La Lima was shot dead, Honduran police said.", "The mayor of La Lima", "HND"),
        ("The mayor of Lima was shot dead.", "The mayor of Lima", "PER"),
        ("Police in Tripoli shot a man. Lebanon sent troops, Lebanese radio said.", "Police in Tripoli", "LBN"),
        ("Police in Tripoli shot a man. Lebanese radio and Libyan radio said so.", "Police in Tripoli", "LBY"),
        ("Police in Tripoli shot a man.", "Police in Tripoli", "LBY"),
    ],
)
def test_who_is_told_with_a_town_is_of_its_country(text: str, phrase: str, country: str) -> None:
    assert told(text, phrase)[0] == country


@pytest.mark.parametrize("text", ["The Lake Chad basin dries.", "They left for Latin America.", "Jamaica Plain votes."])
def test_a_country_inside_a_longer_name_does_not_act(text: str) -> None:
    assert not [m for m in find(story(text)) if m.kind == "actor" and m.rule == "country"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad closed its border.", "Chad"),
        ("Northern Chad is dry.", "Chad"),
        ("South Lebanon was shelled.", "Lebanon"),
    ],
)
def test_a_country_told_alone_or_in_part_stays_one(text: str, words: str) -> None:
    assert named(text, words) is not None


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        ("Burkina Faso blamed Ansaroul Islam.", "Ansaroul Islam", "BFA", "REB"),
        ("The anti-balaka burned a village.", "The anti-balaka", "CAF", "PRM"),
        ("Algeria banned the FIS.", "the FIS", "DZA", "PTY"),
        ("Sierra Leone fought the AFRC.", "the AFRC", "SLE", "REB"),
    ],
)
def test_groups_of_the_tables(text: str, phrase: str, country: str, sector: str) -> None:
    assert told(text, phrase) == (country, sector)
