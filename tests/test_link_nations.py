"""Whose somebody is by what is told beside them, by the name of a region, or by words that mean nobody's."""

from __future__ import annotations

import pytest

from dateline.link import describe, find
from dateline.model import Article, Sentence, Span, Story
from tests.test_link_states import PAUSE, at


def story(text: str, published: str | None) -> Story:
    """A story of a sentence a stop."""
    spans = [match.span() for match in PAUSE.finditer(text) if match[0].strip()]
    return Story(
        text=text,
        article=Article(number=0, parts=((0, len(text)),), published=published),
        sentences=tuple(Sentence(span=span, paragraph=0) for span in spans),
    )


def country(
    text: str, words: str, *, side: str = "actors", event: str = "ACCUSE", published: str | None = "2024-05-05"
) -> str | None:
    read = story(text, published)
    span: Span = at(text, words)
    return describe(read, span, find(read), event=event, side=side).country


KENYA = "Farmers in Kenya met in Nakuru. Rains failed in Kenya and Kisumu. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("His wife, a Honduran, was let go.", "His wife, a Honduran", "HND"),
        ("The sailors, all of them Angolans, were let go.", "The sailors, all of them Angolans", "AGO"),
        ("The owner, a Peruvian from Lima, was let go.", "The owner", "PER"),
        ("Omar Wanyama, 31, who is Zimbabwean, was let go.", "Omar Wanyama", "ZWE"),
        ("Two guides, a Peruvian officer said, were let go.", "Two guides", "KEN"),
        ("The workers, most of them Spanish speakers, were let go.", "The workers", "KEN"),
        ("The mill, a Peruvian-owned one, was let go.", "The mill", "KEN"),
    ],
)
def test_a_nationality_beside_a_party_is_its_own(text: str, words: str, meant: str) -> None:
    assert country(KENYA + text, words) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Humanitarian Coordinator in Kenya, Ms. Greta Olsen, condemned it.", "Greta Olsen"),
        ("UN envoy Greta Olsen condemned it.", "UN envoy Greta Olsen"),
    ],
)
def test_who_has_a_title_of_world_bodies_has_no_country(text: str, words: str) -> None:
    assert country(KENYA + text, words) is None


def test_a_minister_of_a_state_keeps_it() -> None:
    assert country(KENYA + "Finance minister Greta Olsen condemned it.", "Finance minister Greta Olsen") == "KEN"


SEA = "Migrants left Tunisia from Sfax. Tunisia lies near. The coast guard of Tunisia found a rubber boat with "


@pytest.mark.parametrize(
    ("text", "words", "side", "meant"),
    [
        (SEA + "61 people off Zarzis.", "61 people", "recipients", None),
        (SEA + "61 Tunisians off Zarzis.", "61 Tunisians", "recipients", "TUN"),
        (SEA + "flour. Forty people protested.", "Forty people", "actors", "TUN"),
        (KENYA + "The coast guard of Kenya found a rubber boat with 61 people.", "61 people", "recipients", "KEN"),
    ],
)
def test_castaways_have_no_country_where_a_page_tells_of_migrants(
    text: str, words: str, side: str, meant: str | None
) -> None:
    assert country(text, words, side=side, event="AID") == meant


TWO = "Guards of Nepal met at Birgunj in Nepal. India sent men from Raxaul in India. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (TWO + "Officials of the two customs services agreed.", "Officials of the two customs services", None),
        (TWO + "The joint border commission agreed.", "The joint border commission", None),
        (KENYA + "The two customs services agreed.", "The two customs services", "KEN"),
        (KENYA + "The joint military committee agreed.", "The joint military committee", "KEN"),
        (KENYA + "Five aid agencies left.", "Five aid agencies", None),
        (KENYA + "A medical charity left.", "A medical charity", None),
        (KENYA + "Security agencies left.", "Security agencies", "KEN"),
        (KENYA + "The government rejected hostile media.", "hostile media", None),
        (KENYA + "The government rejected local media.", "local media", "KEN"),
        (KENYA + "The International Federation of Bakers agreed.", "The International Federation of Bakers", None),
        ("France and the EU met in Paris. The Commission agreed.", "The Commission", None),
        (KENYA + "The Commission agreed.", "The Commission", "KEN"),
    ],
)
def test_who_is_of_no_one_state(text: str, words: str, meant: str | None) -> None:
    assert country(text, words) == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("The New Mexico governor agreed.", "The New Mexico governor", "USA"),
        ("The governor of New Jersey agreed.", "the governor of New Jersey".replace("the", "The", 1), "USA"),
        ("New South Wales police agreed.", "New South Wales police", "AUS"),
        ("British Columbia agreed.", "British Columbia", "CAN"),
        ("The Niger Delta rebels of Nigeria agreed.", "The Niger Delta rebels of Nigeria", "NGA"),
        ("Mexico City police agreed.", "Mexico City police", "MEX"),
        ("The British police agreed.", "The British police", "GBR"),
        ("Rome is in Italy. Mayor Carlo Improta-Russo agreed.", "Mayor Carlo Improta-Russo", "ITA"),
        ("The Russo-Ukrainian war began.", "The Russo-Ukrainian war", "RUS"),
        ("Rio lies in Brazil. Judge Thaís Bortoluzzi agreed.", "Judge Thaís Bortoluzzi", "BRA"),
        ("Thais protested.", "Thais", "THA"),
    ],
)
def test_a_country_in_a_longer_name_is_not_meant(text: str, words: str, meant: str) -> None:
    assert country(text, words) == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Berlin is in Germany. The Social Democrats agreed.", "The Social Democrats", "DEU"),
        ("Washington rules the United States. Senate Democrats agreed.", "Senate Democrats", "USA"),
        (
            "Russia and Armenia met. Armenia's Investigative Committee agreed.",
            "Armenia's Investigative Committee",
            "ARM",
        ),
        ("Moscow is in Russia. The Investigative Committee agreed.", "The Investigative Committee", "RUS"),
        ("London and Muscat met. The Royal Navy of Oman agreed.", "The Royal Navy of Oman", "OMN"),
        ("The Royal Navy agreed with London.", "The Royal Navy", "GBR"),
        ("Lilongwe is in Malawi. The Catholic Church agreed.", "The Catholic Church", "MWI"),
        ("Belfast lies in Northern Ireland in Britain. Sinn Fein agreed.", "Sinn Fein", "GBR"),
        ("Dublin is in Ireland. Sinn Fein agreed.", "Sinn Fein", "IRL"),
        ("Minsk is in Belarus. The KGB agreed.", "The KGB", "BLR"),
        ("Chisinau is in Moldova. A pro-Russian party of farmers agreed.", "A pro-Russian party of farmers", "MDA"),
        ("Chisinau is in Moldova. The former Soviet republic agreed.", "The former Soviet republic", "MDA"),
        ("Chisinau is in Moldova. A Russian party agreed.", "A Russian party", "RUS"),
    ],
)
def test_whose_a_name_is_that_several_states_have(text: str, words: str, meant: str) -> None:
    assert country(text, words) == meant


def test_the_kgb_of_the_eighties_was_the_soviet_unions() -> None:
    assert country("Minsk is cold. The KGB agreed.", "The KGB", published="1986-05-05") == "RUS"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Ugandan peacekeepers", "UGA"),
        ("Peacekeepers from Ghana", None),
        ("The Kenyan-led mission", "KEN"),
        ("Japan's deputy chief of mission", "JPN"),
        ("The EU's mission", None),
    ],
)
def test_whose_the_people_of_world_bodies_are(words: str, meant: str | None) -> None:
    assert country(f"Haiti is hot. {words} agreed in Port-au-Prince.", words) == meant
