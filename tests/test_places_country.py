"""Which country a place lies in, and which of its namesakes it is."""

from __future__ import annotations

import pytest

from dateline.attach.place_country import country_of
from dateline.attach.places import row_at
from dateline.link import find
from dateline.link.resolve import Asked, Scene, resolve
from dateline.model import Article, Sentence, Story
from tests.test_places import at_of, place, story


def test_a_namesake_abroad_gives_no_coordinates() -> None:
    page = story("A bomb exploded in Kensington, Kenyan police said.", "Kenya and Kenyan soldiers near Garissa wait.")
    row = place(page, "exploded")
    assert row is not None
    assert row.lat is None


def test_a_state_is_no_hamlet_of_its_name_in_another_state() -> None:
    found = resolve(Asked(folded="alabama"), Scene(countries={"USA": 3}, states={"US.NY": 2}))
    assert found[0].place.id == "division:US.AL"


@pytest.mark.parametrize(
    ("told", "country"),
    [("the hamlet of Nueva York", None), ("Nueva York village", None), ("the city of Nueva York", "USA")],
)
def test_no_city_is_a_hamlet(told: str, country: str | None) -> None:
    page = story(f"Colombian soldiers were freed near {told} on Tuesday.")
    found = next(m for m in find(page) if m.kind == "place" and "Nueva York" in page.text[slice(*m.span)])
    assert found.id is None if country is None else found.country == country


def test_an_unknown_name_lies_where_its_sentence_is_and_not_where_most_names_are() -> None:
    page = story(
        "Officers are to fly out of Nairobi this month, Kenya said.",
        "Haiti's government said gangs killed thirty people in Solvinette, near Port-au-Prince, on Friday.",
    )
    at = page.text.index("Solvinette")
    assert country_of(page, find(page), (at, at + len("Solvinette"))) == "HTI"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Jordan has said nothing. A jet struck two houses in the Syrian village of Ormanat.", "Ormanat", "SYR"),
        ("Sudan and Chad met. Raiders burned huts near Chad's border village of Tulumba.", "Tulumba", "TCD"),
        ("Guyana and Venezuela, both of whom Guyana told, met in Argylo, St Vincent.", "Argylo", "VCT"),
        ("Cameroon shut schools in the two English-speaking regions.", "the two English-speaking regions", "CMR"),
        ("Jamaican police lifted a curfew in four districts of Spanish Town.", "four districts of Spanish Town", "JAM"),
        ("Kenya was told. She sat in the Kenyan embassy in London for a year.", "the Kenyan embassy", "GBR"),
        ("Albania summoned him. Tirana was quiet, and men stood before the Italian embassy.", "Italian embassy", "ALB"),
        (
            "Kenya was told. Men stood before the Omani ambassador's residence.",
            "the Omani ambassador's residence",
            "KEN",
        ),
    ],
)
def test_the_words_of_and_before_a_place_tell_its_country(text: str, words: str, country: str) -> None:
    page = story(text)
    at = text.index(words)
    assert country_of(page, find(page), (at, at + len(words))) == country


@pytest.mark.parametrize(
    ("last", "words", "name", "country"),
    [
        ("A cutter rammed a boat at Scarborough Shoal.", "Scarborough Shoal", "Scarborough Shoal", None),
        ("Two boats sank on the Naf River.", "the Naf River", "Naf River", None),
        ("Jihadists struck across the Sahel.", "the Sahel", "Sahel", None),
        ("Raiders seized fishermen on Lake Victoria.", "Lake Victoria", "Lake Victoria", "KEN"),  # of three, none told
        ("Ghana sent troops to the Golan Heights.", "the Golan Heights", "Golan Heights", "SYR"),
        ("A pact was struck in Sharjah, India's oil company said.", "Sharjah", "Sharjah", "ARE"),
        ("A pact was struck in Goma, Congo's eastern hub.", "Goma", "Goma", "COD"),
    ],
)
def test_a_place_that_no_country_or_several_have_is_not_given_to_the_page_s(
    last: str, words: str, name: str, country: str | None
) -> None:
    page = story("Ghana and the Philippines met in Accra on Friday, and Ghana spoke for both.", last)
    at = page.text.index(words, page.sentences[1].span[0])
    row = row_at(page, (at, at + len(words)), find(page), 0.6, "reader")
    assert row is not None
    assert (row.name, row.country) == (name, country)


@pytest.mark.parametrize(
    ("last", "words", "country"),
    [
        ("Raiders burned the village of Barga in northern Burkina Faso.", "Barga", "BFA"),
        ("Raiders burned Toma, a mining town in the far north of Mali.", "Toma", "MLI"),
        ("Police held four men in Sora, in southern Ethiopia.", "Sora", "ETH"),
        ("Police held four men in Bara in northwest Pakistan.", "Bara", "PAK"),
    ],
)
def test_the_country_told_behind_a_name_beats_its_namesakes(last: str, words: str, country: str) -> None:
    page = story("The junta has turned to Russia for help.", last)
    at = page.text.index(words, page.sentences[1].span[0])
    row = row_at(page, (at, at + len(words)), find(page), 0.6, "reader")
    assert row is not None
    assert (row.name, row.country) == (words, country)


def test_districts_lie_in_no_town() -> None:
    page = story("Troops fought in Gusau, in Zamfara State, Nigeria.", "A curfew was imposed on three districts.")
    at = page.text.index("three districts")
    row = row_at(page, (at, at + len("three districts")), find(page), 0.6, "reader")
    assert row is not None
    assert (row.name, row.country) == ("three districts, Zamfara State", "NGA")


def test_border_crossings_lie_in_no_town() -> None:
    page = story("A court in Gomel jailed him.", "Lithuania closed two of its six border crossings with Belarus.")
    at = page.text.index("six border crossings")
    row = row_at(page, (at, at + len("six border crossings")), find(page), 0.6, "reader")
    assert row is not None
    assert row.name == "six border crossings"


def test_news_in_brief_gives_a_place_the_country_of_its_own_paragraph() -> None:
    told = ["Peru and Chile met.", "Norway freed two men.", "Japan sent a ship.", "Kenya fired a judge."]
    page = story(*told, "In Togo, gunmen stormed the village of Abranyo.", "Fiji sent police.", "Malta shut a port.")
    briefs = tuple(Sentence(span=s.span, paragraph=n) for n, s in enumerate(page.sentences))
    page = Story(text=page.text, article=Article(number=0, parts=tuple(s.span for s in briefs)), sentences=briefs)
    at = page.text.index("Abranyo")
    assert country_of(page, find(page), (at, at + len("Abranyo"))) == "TGO"


def test_the_letters_of_an_unknown_name_tell_its_country() -> None:
    text = "Thai and Vietnamese customs officers met at Quang Binhoa."
    page = story(text)
    at = text.index("Quang")
    assert country_of(page, find(page), (at, len(text) - 1)) == "VNM"


@pytest.mark.parametrize(("words", "country"), [("in western Bolivia", "BOL"), ("near the bridge", "PRY")])
def test_the_country_behind_a_nameless_town_is_its_own(words: str, country: str) -> None:
    page = story("Paraguay was calm in Paraguay.", f"A mob burned a bus in a town {words}.")
    row = row_at(page, at_of(page, "a town"), find(page), 0.9, "test")
    assert row is not None
    assert row.country == country
