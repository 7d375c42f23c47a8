"""Whose an office, a company, a council or a town's people are, and names that only look like a body of the tables."""

from __future__ import annotations

import pytest

from dateline.knowledge import actors, offices
from dateline.link import cities, describe, find
from dateline.model import Article, Mention, Sentence, Story

PERU = "Farmers in Peru met in Lima on Friday. Rains failed in Peru. "


def told(text: str, words: str) -> Mention:
    """What the last words of a page of one paragraph are linked as."""
    article = Article(number=0, parts=((0, len(text)),), published="2025-06-02")
    story = Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))
    start = text.rindex(words)
    return describe(story, (start, start + len(words)), find(story), event="ACCUSE", side="actors")


@pytest.mark.parametrize("day", ["Monday", "Sunday", "April", "Ramadan"])
@pytest.mark.parametrize("state", ["Iran", "Chad", "Ukraine"])
def test_days_and_months_before_a_state_are_no_given_names(day: str, state: str) -> None:
    words = f"{state}'s foreign minister"
    code = {name: code for code, name in actors.country_names().items()}[state]
    assert told(f"{PERU}On {day} {words} left.", words).country == code


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("the deputy minister of foreign affairs of Türkiye", "TUR", "GOV"),
        ("the deputy minister of education and science of Ukraine", "UKR", "GOV"),
        ("the deputy minister of foreign affairs", "PER", "GOV"),
        ("the Security Council of the Republic of Tajikistan", "TJK", "GOV"),
        ("the deputy chairman of the Security Council of Ghana", "GHA", "GOV"),
        ("Armenia's Security Council secretary", "ARM", "GOV"),
        ("the Security Council of the United Nations", None, "IGO"),
        ("the UN Security Council", None, "IGO"),
        ("the Security Council", None, "IGO"),
        ("a Chinese-owned copper mine", "CHN", "BUS"),
        ("a Somali-owned bakery", "PER", "BUS"),
        ("the mayor of Lucknow", "IND", "GOV"),
        ("residents of Almaty", "KAZ", "CVL"),
    ],
)
def test_whose_it_is(words: str, country: str | None, sector: str) -> None:
    got = told(f"{PERU}Later {words} blamed the rebels.", words)
    assert got.country == country
    assert sector in (got.sector, "BUS")


def test_a_city_is_known_by_its_whole_name_alone() -> None:
    text = "The people of Monforte da Lucknow, and those of Lucknow."
    found = [
        Mention(span=(at, at + 7), kind="place", name="Lucknow", country="IND", rule="gazetteer", confidence=0.6)
        for at in (text.index("Lucknow"), text.rindex("Lucknow"))
    ]
    assert [cities.is_known_city(text, place) for place in found] == [False, True]


def test_somebody_with_the_name_of_a_station_is_a_person() -> None:
    text = f"{PERU}Boris Kan, a carpenter, was arrested. Later Kan wept."
    assert told(text, "Kan").id != "organisation:kan"
    assert told(f"{PERU}The Israeli broadcaster Kan said so.", "Kan").id == "organisation:kan"


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("the Marin Centre for Policy Studies", "NGO"),
        ("the Karsten Center for Human Dialogue", "NGO"),
    ],
)
def test_think_tanks_by_the_make_of_their_name(words: str, sector: str) -> None:
    assert told(f"{PERU}Later {words} blamed the rebels.", words).sector == sector


@pytest.mark.parametrize(
    ("name", "day", "country", "sector"),
    [
        ("Robert Brovdi", "2025-09-01", "UKR", "MIL"),
        ("Nahid Islam", "2024-10-01", "BGD", "GOV"),
        ("Getachew Reda", "2024-03-01", "ETH", "GOV"),
        ("Kenya National Commission on Human Rights", "2024-03-01", "KEN", "GOV"),
        ("Deep South Watch", "2024-03-01", "THA", "NGO"),
    ],
)
def test_who_was_added(name: str, day: str, country: str, sector: str) -> None:
    entry = offices.on(actors.by_name()[name](), day)
    assert (entry.country, entry.sector) == (country, sector)


@pytest.mark.parametrize("words", ["the National Centre for Water Research", "the Student Library"])
def test_an_institution_is_no_titled_person(words: str) -> None:
    got = told(f"{PERU}Later {words} blamed the rebels.", words)
    assert got.name == words.removeprefix("the ")
    assert told(f"{PERU}The journalist Unity Dow wept.", "Unity Dow").name == "Unity Dow"


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        (
            "Amnesty International spoke up in Peru. The organisation urged it.",
            "The organisation",
            "Amnesty International",
        ),
        ("Save the Children spoke up in Peru. The charity left.", "The charity", "Save the Children"),
        ("The federation CONAIE met in Ecuador. The federation left.", "The federation", "CONAIE"),
        ("Amnesty International spoke up in Peru. The federation left.", "The federation", "federation"),
    ],
)
def test_the_organisation_is_the_one_named_before(text: str, words: str, named: str) -> None:
    assert told(text, words).name == named


def test_another_faction_is_the_group_that_its_name_is_of() -> None:
    text = "Rebels met in Iraq. Another faction, Kataib Hezbollah, left."
    assert told(text, "Another faction, Kataib Hezbollah").sector == "PRM"
    assert told("Rebels met in Iraq on Friday. Some blamed foreign powers.", "foreign powers").country is None


@pytest.mark.parametrize(
    ("words", "sector"), [("an Al-Qaeda-linked group", "REB"), ("a Peruvian-backed militia", "PRM")]
)
def test_who_is_linked_to_a_group_is_no_militia_of_a_state(words: str, sector: str) -> None:
    assert told(f"{PERU}Then {words} left.", words).sector == sector
