"""Linking: what names and phrases are taken for, and the laws that hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.link import describe, find
from dateline.link.country import Asked, sector_says
from dateline.link.profile import profile
from dateline.model import Article, Mention, Sentence, Story
from tests.pace import growth, linear


def story(text: str, dateline: str | None = None) -> Story:
    span = (0, len(text))
    at = text.find(dateline) if dateline else -1
    where = (at, at + len(dateline)) if dateline and at >= 0 else None
    article = Article(number=0, parts=(span,), dateline_span=where)
    return Story(text=text, article=article, sentences=(Sentence(span=span, paragraph=0),))


def named(text: str, words: str, kind: str = "actor") -> Mention | None:
    return next((m for m in find(story(text)) if m.kind == kind and text[slice(*m.span)] == words), None)


def told(text: str, phrase: str) -> tuple[str | None, str | None]:
    page = story(text)
    at = text.index(phrase)
    mention = describe(page, (at, at + len(phrase)), find(page))
    return mention.country, mention.sector


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        (
            "Mali's defence minister, General Issa Kone, spoke.",
            "Mali's defence minister, General Issa Kone",
            "MLI",
            "GOV",
        ),
        ("Iraqi Foreign Minister Karim Salman spoke.", "Iraqi Foreign Minister Karim Salman", "IRQ", "GOV"),
        ("Seven Lebanese soldiers were hurt.", "Seven Lebanese soldiers", "LBN", "MIL"),
        ("Kenya's Supreme Court threw it out.", "Kenya's Supreme Court", "KEN", "JUD"),
        ("Hezbollah fighters crossed the river.", "Hezbollah fighters", "LBN", "PRM"),
        ("Hamas said no.", "Hamas", "PSE", "REB"),
        ("Brussels warned Hungary.", "Brussels", None, "IGO"),
        ("South Korea fired first, and North Korea then. The North said no.", "The North", "PRK", "GOV"),
        (
            "India shut the road, and Pakistan too. Officials of the two countries met.",
            "Officials of the two countries",
            None,
            "GOV",
        ),
        ("The drought in Somalia kills. The Red Crescent brought water.", "The Red Crescent", "SOM", "NGO"),
        ("Guyana asked the Pan American Health Organization.", "the Pan American Health Organization", None, "IGO"),
        ("Islamic State gunmen left.", "Islamic State gunmen", None, "REB"),
        ("The UN envoy left Libya.", "The UN envoy", None, "IGO"),
        ("Iran-backed militias in Syria fired.", "Iran-backed militias in Syria", "SYR", "PRM"),
        ("Four private Iraqi banks closed.", "Four private Iraqi banks", "IRQ", "BUS"),
        ("Residents of Hodeidah fled.", "Residents of Hodeidah", "YEM", "CVL"),
        ("Unidentified gunmen shot a farmer in Mali.", "Unidentified gunmen", None, "UAF"),
        ("Former Peruvian president Ana Rojas was held.", "Former Peruvian president Ana Rojas", "PER", "ELI"),
        ("The Kremlin denied it.", "The Kremlin", "RUS", "GOV"),
        ("Turkish police held ten lawmakers.", "Turkish police", "TUR", "COP"),
        ("Hong Kong police held two.", "Hong Kong police", "CHN", "COP"),
        ("Thai troops saw Hun Sen's forces.", "Hun Sen's forces", "KHM", "MIL"),
        ("In Cairo, forces loyal to Khalifa Haftar sat.", "forces loyal to Khalifa Haftar", "LBY", "MIL"),
        ("Bangladesh moved Rohingya families.", "Rohingya families", "MMR", "CVL"),
        ("India's National Security Council met.", "India's National Security Council", "IND", "GOV"),
        ("U.S. deputy envoy Ann Colby came.", "U.S. deputy envoy Ann Colby", "USA", "GOV"),
    ],
)
def test_phrases(text: str, phrase: str, country: str | None, sector: str) -> None:
    assert told(text, phrase) == (country, sector)


def test_word_boundaries_and_case() -> None:
    assert named("The ambassador told us to wait.", "us") is None
    assert not [m for m in find(story("The ambassador told us to eat turkey.")) if m.country]
    us = named("Aid from the US came.", "US")
    assert us is not None
    assert us.country == "USA"
    dotted = named("The U.S. Treasury sat.", "U.S. Treasury")
    assert dotted is not None
    assert dotted.country == "USA"


def test_capital_is_government_or_place() -> None:
    assert named("Nairobi barred two firms.", "Nairobi") is not None
    assert named("Nairobi barred two firms.", "Nairobi", "place") is None
    place = named("Two firms met in Nairobi.", "Nairobi", "place")
    assert place is not None
    assert place.country == "KEN"
    assert place.lat is not None


def test_demonyms_are_no_places() -> None:
    assert not [m for m in find(story("Syrian and Iraqi officers met French envoys.")) if m.kind == "place"]


def test_surname_goes_back_to_the_full_name() -> None:
    text = "Sudanese Finance Minister Nadia Kheir resigned. Kheir gave no reason."
    again = [m for m in find(story(text)) if m.kind == "actor" and m.span[0] > 40]
    assert [(m.name, m.country, m.sector) for m in again] == [("Nadia Kheir", "SDN", "GOV")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Presidents Leonid Kuchma of Ukraine and Ivan Sorin of Moldova met.",
            [("Leonid Kuchma", "UKR", "GOV"), ("Ivan Sorin", "MDA", "GOV")],
        ),
        ("General David H. Petraeus left.", [("David Petraeus", "USA", "SPY")]),
        ("Judge James A. Baker sat.", [("James A. Baker", None, "JUD")]),
    ],
)
def test_persons_of_a_country_and_with_an_initial(text: str, names: list[tuple[str, str | None, str]]) -> None:
    found = [m for m in find(story(text)) if m.kind == "actor" and m.rule in ("titled", "person")]
    assert [(m.name, m.country, m.sector) for m in found] == names


def test_a_town_before_a_comma_is_no_person() -> None:
    text = "Shells fell in Tal Rifaat, where the police have a post. Tal Rifaat was quiet later."
    assert all(m.kind == "place" for m in find(story(text)) if "Rifaat" in text[slice(*m.span)])


def test_unknown_village_takes_the_country_of_the_article() -> None:
    text = "Nigerian troops entered the village of Zubrakka on Monday."
    place = named(text, "Zubrakka", "place")
    assert place is not None
    assert (place.country, place.id) == ("NGA", None)


def test_own_table_wins(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[actor]]\nname = "Grey Herons"\ncountry = "TCD"\nsector = "CRM"\n')
    page = story("The Grey Herons took the bridge.")
    mentions = find(page, (path,))
    mention = describe(page, (0, 16), mentions)
    assert (mention.country, mention.sector, mention.id) == ("TCD", "CRM", "own:grey-herons")


PIECES = ("Iraq", "the", "US", "minister", "of", ",", "in", "Al-", "Kheir", "'s", "(", "UN)", "é", "\n", "he", "U.S.")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_law_no_text_raises_and_spans_slice(parts: list[str]) -> None:
    text = " ".join(parts)
    page = story(text)
    mentions = find(page)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.span[0], -m.span[1], m.kind))
    for mention in mentions:
        assert 0 <= mention.span[0] < mention.span[1] <= len(text)
        assert mention.kind == "place" or mention.sector is not None
    assert describe(page, (0, len(text)), mentions).span == (0, len(text))
    assert find(page) == mentions


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_law_any_text(text: str) -> None:
    page = story(text)
    assert describe(page, (0, len(text)), find(page)).kind == "actor"


@pytest.mark.parametrize("piece", ["U.S. ", "President Jo Smith, the minister, ", "In Baghdad Iraq ", "(", "Xa "])
def test_hostile_length_is_linear(piece: str) -> None:
    assert linear(*growth(lambda size: lambda: find(story(piece * (size // len(piece)))), 20_000))


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("Georgia Adams left Kenya. She said no.", "Georgia Adams", "KEN"),
        ("Kenyan farmers met Jordan Miller.", "Jordan Miller", "KEN"),
        ("Kenyan farmers met Michael Jordan.", "Michael Jordan", "KEN"),
        ("Jordan Valley farmers met.", "Jordan Valley farmers", "JOR"),
        ("Jordan said no.", "Jordan", "JOR"),
        ("Chad Rebels Take Northern Town Near Border", "Chad", "TCD"),
        ("Police in Atlanta, Georgia, held two. Lawmakers in Georgia said no.", "Lawmakers in Georgia", "USA"),
        ("Georgia's governor said no.", "Georgia's governor", "USA"),
        ("Lawmakers in Georgia said no.", "Lawmakers in Georgia", "GEO"),
        ("Georgia's state minister left Tbilisi.", "Georgia's state minister", "GEO"),
        ("Voters in Michigan and Georgia waited. Georgia said no.", "Voters in Michigan", "USA"),
    ],
)
def test_countries_that_are_persons_or_states(text: str, phrase: str, country: str) -> None:
    assert told(text, phrase)[0] == country


def test_short_aliases_in_capitals_are_words() -> None:
    text = "CAPTAIN SOW IS ASKING WHO WILL LET US LEAVE THE OLD FORT BEFORE THE RAINS COME."
    assert [m.name for m in find(story(text)) if m.kind == "actor"] == []
    assert describe(story(text), (0, len("CAPTAIN SOW IS")), ()).name != "Islamic State"


def test_countries_in_capitals_stay_countries() -> None:
    text = "THE GOVERNMENTS OF PERU AND MALI TODAY SIGNED AN ACCORD ON THE SHIPPING OF GRAIN."
    assert {m.country for m in find(story(text))} == {"PER", "MLI"}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Kenya and Uganda quarrelled. Both sides withdrew.", "Both sides", None),
        ("Kenya met Uganda. The two countries signed.", "The two countries", None),
        ("Two ministers of Kenya resigned.", "Two ministers", "KEN"),
    ],
)
def test_a_pair_of_states_has_no_country(text: str, words: str, country: str | None) -> None:
    assert told(text, words)[0] == country


@pytest.mark.parametrize(
    ("before", "after", "sector"),
    [
        ("Rebels in Mali took a town.", "They burnt it.", "REB"),
        ("The commander left Mali.", "He said no.", "MIL"),
        ("The court closed.", "It opened again.", "JUD"),
    ],
)
def test_pronouns_stand_for_descriptions(before: str, after: str, sector: str) -> None:
    text = f"{before} {after}"
    cut = len(before)
    spans = ((0, cut), (cut + 1, len(text)))
    page = Story(
        text=text,
        article=Article(number=0, parts=((0, len(text)),)),
        sentences=tuple(Sentence(span=span, paragraph=0) for span in spans),
    )
    pronoun = (cut + 1, cut + 1 + after.index(" "))
    assert describe(page, pronoun, find(page)).sector == sector


@pytest.mark.parametrize("piece", ["Georgia governor ", "Jordan Miller ", "Both sides met. ", "They met Georgia. "])
def test_namesakes_and_pointers_are_linear(piece: str) -> None:
    def told(size: int) -> object:
        page = story(piece * (size // len(piece)))
        return describe(page, (len(page.text) - 20, len(page.text) - 16), find(page))

    assert linear(*growth(lambda size: lambda: told(size), 20_000))


def test_a_minister_with_a_rank_stays_a_minister() -> None:
    text = "Mali's defence minister, General Issoufou Traoba, spoke and later Traoba left on Monday."
    mention = named(text, "Traoba")
    assert mention is not None
    assert (mention.sector, mention.country) == ("GOV", "MLI")


@pytest.mark.parametrize(
    ("phrase", "sector", "sure"),
    [
        ("the president of the union", "LAB", True),
        ("the commander of the rebels", "REB", True),
        ("State police commissioner Ayuba Elkanah", "COP", True),
        ("state officers", "COP", False),
        ("its president", "GOV", False),
        ("the Kenyan president", "GOV", True),
    ],
)
def test_an_office_of_any_body_takes_the_sector_of_its_own(phrase: str, sector: str, sure: bool) -> None:
    made = profile(phrase, (0, len(phrase)))
    assert (made.sector, made.sure) == (sector, sure)


def test_who_is_an_international_body_by_its_sector_has_no_country() -> None:
    gunmen = Asked(span=(0, 1), anchor=(0, 1), kind="people", noun="man", sector="CVL", definite=False)
    assert sector_says(gunmen) == 0
    assert sector_says(replace(gunmen, sectors=(("CVL", 1.0),))) == pytest.approx(0)
    assert sector_says(replace(gunmen, sectors=(("UAF", 0.9), ("CVL", 0.1)))) > 2
    assert sector_says(replace(gunmen, sector="UAF", sectors=(("MIL", 1.0),))) < -2


@pytest.mark.parametrize(
    ("text", "words", "country", "rule"),
    [
        (
            "Dominican police shot two men in Santiago. The Dominican union called it murder.",
            "Santiago",
            "DOM",
            "gazetteer",
        ),
        ("Chile's police shot two men in Santiago. Chile's union called it murder.", "Santiago", "CHL", "capital"),
        ("Algerian police held two men in Beni Ounif.", "Beni Ounif", "DZA", "unknown place"),
        ("Two men were shot in Beni, in eastern Congo.", "Beni", "COD", "region"),
        ("Vanuatu sent rice to the island of Tanna.", "Tanna", None, "unknown place"),
        ("The two met in Argyle, St Vincent.", "Argyle", None, "unknown place"),
        ("Lebanon's army closed a gate at Ain el- Helweh.", "Ain el- Helweh", "LBN", "unknown place"),
        ("Syria's army shelled the town of Tal Zifa'at.", "Tal Zifa'at", "SYR", "unknown place"),
    ],
)
def test_a_name_that_means_another_place(text: str, words: str, country: str | None, rule: str) -> None:
    mention = named(text, words, "place")
    assert mention is not None
    assert mention.rule == rule
    assert country in (None, mention.country)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the governor's deputy", "GOV"),
        ("her deputy", "GOV"),
        ("a deputy of the minister of trade", "GOV"),
        ("the party's deputy", "LEG"),
        ("a deputy of the assembly", "LEG"),
        ("an opposition deputy", "OPP"),
        ("a deputy", "LEG"),
    ],
)
def test_a_deputy_who_is_somebodys_is_no_lawmaker(phrase: str, sector: str) -> None:
    assert profile(phrase, (0, len(phrase))).sector == sector


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the opposition Fidesz", "OPP"),
        ("the main opposition party Fidesz", "OPP"),
        ("the ruling Fidesz party", "PTY"),
        ("the opposition Houthis", "REB"),
    ],
)
def test_a_party_that_is_told_to_be_in_opposition(phrase: str, sector: str) -> None:
    text = f"The vote was close. Later {phrase} claimed fraud."
    assert told(text, phrase)[1] == sector


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the Intelligence Ministry", "SPY"),
        ("the Education Ministry", "GOV"),
        ("the Maritime Security Agency", "GOV"),
        ("the Public Ministry", "JUD"),
        ("two welders", "LAB"),
        ("the port captain", "GOV"),
        ("a captain", "MIL"),
        ("the private guards", "BUS"),
        ("the guards", "COP"),
        ("federal agents", "COP"),
        ("the military council", "MIL"),
        ("the city council", "GOV"),
        ("the two shepherds", "AGR"),
        ("a street vendor", "CVL"),
        ("ice vendors", "BUS"),
        ("the opposition parties", "OPP"),
        ("the governing parties", "PTY"),
        ("a Ghanaian-led security mission", "COP"),
        ("a Ghanaian-led mission", "IGO"),
        ("Ghana's mission", "GOV"),
        ("the State Security Service", "SPY"),
        ("the State Forest Service", "GOV"),
        ("police troops", "COP"),
        ("the civil defense patrols", "PRM"),
        ("the hired assassins", "CRM"),
        ("the prelate", "REL"),
        ("a wedding party", "CVL"),
        ("the party", "PTY"),
        ("the mission in Ghana", "IGO"),
        ("the pear growers' association", "AGR"),
        ("a federation of bakers", "BUS"),
        ("the alumni association", "SOC"),
        ("the bakers' union", "LAB"),
        ("the tribes of the oasis", "SOC"),
        ("a carpet dealer", "BUS"),
        ("a drug dealer", "CRM"),
        ("two seamstresses", "LAB"),
        ("the military governor", "MIL"),
        ("the provincial governor", "GOV"),
        ("the former police chief", "COP"),
        ("a retired colonel", "MIL"),
        ("a former provincial governor", "ELI"),
    ],
)
def test_the_sector_of_a_noun(phrase: str, sector: str) -> None:
    assert profile(phrase, (0, len(phrase))).sector == sector


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("foreign reporters", None),
        ("Several European judges", None),
        ("Western diplomats", None),
        ("the foreign ministry", "PER"),
        ("pro-European judges", "PER"),
        ("judges from western Peru", "PER"),
        ("Judges", "PER"),
    ],
)
def test_who_is_of_abroad_has_no_country_of_the_page(phrase: str, country: str | None) -> None:
    text = f"LIMA -- Peru's parliament met in Lima. {phrase} had come to watch Peru's lawmakers vote."
    assert told(text, phrase)[0] == country


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Fano", "2025-05-01", "REB"),
        ("Fano", "2022-01-10", "PRM"),
        ("Nepal's Maoists", "2004-02-01", "REB"),
        ("Nepal's Maoists", "2009-02-01", "PTY"),
    ],
)
def test_a_group_is_what_it_was_on_the_day(name: str, day: str, sector: str) -> None:
    page = story(f"{name} refused.")
    page = replace(page, article=replace(page.article, published=day))
    assert describe(page, (0, len(name)), find(page)).sector == sector


@pytest.mark.parametrize(
    ("words", "name", "sector"),
    [
        ("Two of the soldiers", "soldiers", "MIL"),
        ("one of the gunmen", "gunmen", "UAF"),
        ("several of the police officers", "police officers", "COP"),
        ("some of the protesters", "protesters", "CVL"),
    ],
)
def test_some_of_a_people_are_that_people(words: str, name: str, sector: str) -> None:
    told = profile(words, (0, len(words)))
    assert (told.name, told.sector) == (name, sector)
