"""Event places: which words are taken, what they are pinned to, and what holds for any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import read
from dateline.attach import place_told
from dateline.attach.place_candidates import candidates
from dateline.attach.place_country import country_of
from dateline.attach.places import place_of, row_at, span_of, why_no_place
from dateline.link import find
from dateline.model import Article, PlaceRow, Sentence, Story, Trigger
from tests.pace import growth, linear


def story(*sentences: str) -> Story:
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    whole = (0, len(text.rstrip()))
    told = tuple(Sentence(span=span, paragraph=0) for span in spans)
    return Story(text=text, article=Article(number=0, parts=(whole,)), sentences=told)


def trigger(page: Story, words: str, kind: str = "ASSAULT", sentence: int = 0) -> Trigger:
    span = page.sentences[sentence].span
    at = page.text.index(words, span[0])
    return Trigger(
        evidence_span=span, span=(at, at + len(words)), clause_span=span, type=kind, mode=None, status="actual",
        role="news", voice="active", rule="test", confidence=1.0,
    )  # fmt: skip


def place(page: Story, words: str, kind: str = "ASSAULT", sentence: int = 0) -> PlaceRow | None:
    act, mentions = trigger(page, words, kind, sentence), find(page)
    told = place_of(page, act, mentions)
    assert span_of(page, act, mentions) == (None if told is None else told.span)
    return told


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Gunmen killed two traders in Maiduguri on Sunday.", "killed", "Maiduguri", "NGA"),
        ("A drone struck a depot near Kharkiv, officials in Moscow said.", "struck", "Kharkiv", "UKR"),
        ("Rebels seized Bunagana before dawn.", "seized", "Bunagana", "COD"),
        ("Hundreds marched in Tbilisi against the law.", "marched", "Tbilisi", "GEO"),
    ],
)
def test_the_place_of_the_clause(text: str, words: str, name: str, country: str) -> None:
    row = place(story(text), words)
    assert row is not None
    assert name in row.text
    assert row.country == country
    assert row.text == text[slice(*row.span)]


@pytest.mark.parametrize("words", ["Evin Prison", "Evin prison", "the Evin prison"])
def test_what_a_site_is_may_be_written_large_or_small(words: str) -> None:
    row = place(story(f"Guards beat four inmates in {words} on Friday."), "beat")
    assert row is not None
    assert (row.name, row.country) == ("Evin prison", "IRN")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Men armed with machetes killed Teresa Quissanga on Friday.", []),
        ("Police arrested Taksim Zhumabekov on Friday.", []),
        ("Men armed with machetes killed two farmers in Quissanga Thursday.", ["Quissanga"]),
        ("Police cleared Taksim on Friday.", ["Taksim"]),
    ],
)
def test_a_site_in_a_person_s_name_is_no_place(text: str, places: list[str]) -> None:
    assert [mention.name for mention in find(story(text)) if mention.kind == "place"] == places


def test_near_is_near() -> None:
    row = place(story("Three guards were killed in an attack near Erbil."), "attack")
    assert row is not None
    assert row.precision == "near"
    assert row.place_id is not None


def test_adjectives_of_actors_are_no_places() -> None:
    page = story("Egyptian and Qatari envoys condemned the Syrian minister.")
    assert place(page, "condemned", "ACCUSE") is None
    assert why_no_place(page, trigger(page, "condemned", "ACCUSE"), find(page))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["in", "Baghdad", "the", "market", "near", "Iraq", ",", "killed", "of", "X", "é", "town"]),
        min_size=1,
    )
)
def test_law_rows_are_quotes(parts: list[str]) -> None:
    page = story(" ".join(parts), "They attacked.")
    for sentence, words in ((0, parts[0]), (1, "attacked")):
        row = place(page, words, sentence=sentence)
        assert row is None or page.text[slice(*row.span)] == row.text
        assert row is None or 0 <= row.confidence <= 1
        assert row == place(page, words, sentence=sentence)


def test_hostile_sentence_is_quick() -> None:
    def made(times: int) -> Callable[[], object]:
        page = story("They attacked " + "the market in Baghdad, " * times)
        mentions = find(page)
        return lambda: [place_of(page, trigger(page, "attacked"), mentions) for _ in range(20)]

    assert linear(*growth(made, 2000))


@pytest.mark.parametrize(
    "text",
    [
        "THE REBELS ATTACKED THEM SHORTLY AFTER THE TRUCKS HAD LEFT, ACCORDING TO THE DRIVERS OF THE COMPANY.",
        "TWO MEN SHOT AT THE FARMERS AT NOON TODAY IN AN ACTION CARRIED OUT FROM A PASSING CAR, A WITNESS HOPED.",
    ],
)
def test_clauses_in_capitals_are_no_places(text: str) -> None:
    row = place(story(text), "ATTACKED" if "ATTACKED" in text else "SHOT")
    assert row is None or len(row.text) < 20


def test_a_town_in_capitals_is_found() -> None:
    page = story("A BOMB EXPLODED IN BOGOTA TODAY, COLOMBIA'S POLICE SAID. COLOMBIA AND ITS POLICE ARE LOOKING ON.")
    row = place(page, "EXPLODED")
    assert row is not None
    assert (row.name, row.country) == ("Bogotá", "COL")


@pytest.mark.parametrize("speaker", ["Wells", "Smith", "Adams"])
def test_a_speaker_behind_a_site_is_no_place(speaker: str) -> None:
    page = story(f"Guards in England beat two men at the prison, {speaker} said on Monday.")
    assert not [m for m in find(page) if page.text[slice(*m.span)] == speaker and m.kind == "place"]
    row = place(page, "beat")
    assert row is None or speaker not in row.name


def test_a_capital_is_the_town_and_not_its_state() -> None:
    row = place(story("Crowds marched through Rome and burnt cars, the police said."), "marched")
    assert row is not None
    assert (row.name, row.country, row.lat is None) == ("Rome", "ITA", False)


@pytest.mark.parametrize("text", ["A bomb went off in the Costa Rica neighbourhood of Soyapango, El Salvador."])
def test_a_part_of_town_is_not_the_country_it_is_called_after(text: str) -> None:
    row = place(story(text, "El Salvador and El Salvador said no."), "went off")
    assert row is None or row.country != "CRI"


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [("the country", "Guatemala", "country"), ("the capital", "Guatemala City", "exact")],
)
def test_the_country_and_the_capital_are_those_of_the_page(words: str, name: str, precision: str) -> None:
    page = story(f"Gunmen killed nine villagers in {words}, officials in Coban said.", "Guatemala's army said no.")
    row = place(page, "killed")
    assert row is not None
    assert (row.name, row.country, row.precision) == (name, "GTM", precision)


@pytest.mark.parametrize("region", ["Darfur", "Idlib", "Kashmir", "Africa", "Sinai"])
def test_to_is_no_given_name(region: str) -> None:
    page = story(f"They fled to {region} on Monday.")
    found = [page.text[slice(*m.span)] for m in find(page) if m.kind == "place" and m.rule == "region"]
    assert found == [region]


@pytest.mark.parametrize("told", ["the town Azaz", "the Syrian town Azaz", "the northern Syrian town of Azaz"])
def test_a_town_told_without_of_is_nobody(told: str) -> None:
    page = story(f"A bomb killed four people in {told} on Tuesday.")
    assert ("place", "Azaz") in {(m.kind, m.name) for m in find(page)}
    assert all(m.rule != "surname" for m in find(page))


def test_an_ordinary_word_in_capitals_is_no_town() -> None:
    page = story("THE UNITED STATES AND THE UNITED STATES WAIT IN HOPE WHILE THE REBELS ATTACK THE OLD FORT.")
    assert "Hope" not in [m.name for m in find(page)]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("In March a crowd chased ten traders in nearby Olvenstad, witnesses said.", "chased", "Olvenstad"),
        ("A patrol boat fired at one of the pirogues off N'Zidara on Friday, Gabon's navy said.", "fired", "N'Zidara"),
        ("Our fighters took control of Awelith village after a night of shelling.", "took control", "Awelith village"),
        ("Nine monks began a fast on Monday at the Temple of the Comb.", "fast", "Temple of the Comb"),
    ],
)
def test_names_that_no_table_holds_are_told(text: str, words: str, told: str) -> None:
    page = story(text)
    found = candidates(page, trigger(page, words), find(page))
    assert any(told in text[slice(*c.span)] for c in found)


@pytest.mark.parametrize(("words", "country"), [("southern Israeli border", "ISR"), ("Israeli border", "LBN")])
def test_a_border_with_a_direction_is_a_border_of_its_own_country(words: str, country: str) -> None:
    page = story(
        "Lebanon's Hezbollah moved its fighters out of Tyre and Nabatieh in southern Lebanon, Lebanon's army said.",
        f"Lebanese villages near the {words} were shelled on Friday.",
    )
    at = page.text.index(words)
    assert country_of(page, find(page), (at, at + len(words))) == country


def test_a_part_of_a_known_town_lies_where_that_does() -> None:
    page = story("A blast in Mansour district in western Baghdad killed two after Iraq beat South Korea.")
    at = page.text.index("Mansour")
    assert country_of(page, find(page), (at, at + len("Mansour"))) == "IRQ"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They captured the village of Zabrun 20 kilometres north of Aden.", "Zabrun"),
        ("They met in Camp 8 West near Aden.", "Camp 8 West"),
    ],
)
def test_the_number_of_a_distance_is_no_part_of_a_name(text: str, name: str) -> None:
    page = story(text)
    assert any(page.text[slice(*m.span)] == name for m in find(page))


def test_the_faith_of_a_country_is_no_place() -> None:
    page = story("Two died in Buddhist Thailand.")
    assert not any(page.text[slice(*m.span)].startswith("Buddhist") for m in find(page) if m.kind == "place")


def test_a_charity_tells_no_country_by_its_seat() -> None:
    page = story("Oxfam treated 18 people in Al-Zawhara after the shelling in Taiz, Yemen.")
    at = page.text.index("Al-Zawhara")
    assert country_of(page, find(page), (at, at + len("Al-Zawhara"))) == "YEM"


def test_nothing_is_told_of_a_name_on_an_empty_page() -> None:
    page = story("They met in Qwxz.")
    assert country_of(page, (), (12, 16)) is None


def test_a_street_is_not_the_country_it_is_called_after() -> None:
    page = story("A police lorry was burnt in Uganda Road on Sunday, Kenya's police said.")
    assert not [m for m in find(page) if m.kind == "place" and m.id == "country:UGA"]


def test_a_sea_is_not_the_country_in_its_name() -> None:
    row = place(story("Marines stormed a reef in the South China Sea on Tuesday."), "stormed")
    assert row is not None
    assert (row.text, row.country) == ("the South China Sea", None)


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        ("Shells fell on Qarrow and Besmelin.", "and Besmelin", "Besmelin"),
        ("Women sat down in front of the salt works.", "front of the salt works", "the salt works"),
        ("Shells fell on the front line at Besmelin.", "the front line", "the front line"),
    ],
)
def test_a_place_of_the_reader_does_not_begin_with_what_leads_to_it(text: str, marked: str, told: str) -> None:
    page = story(text)
    at = page.text.index(marked)
    row = row_at(page, (at, at + len(marked)), (), 0.6, "reader")
    assert row is not None
    assert row.text == page.text[slice(*row.span)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The forces attacked union offices and the prison.", ["the prison"]),
        ("THE FORCES ATTACKED UNION OFFICES AND THE PRISON.", ["THE PRISON"]),
        (
            "The forces held their disputed border and a polling station.",
            ["their disputed border", "a polling station"],
        ),
    ],
)
def test_a_site_does_not_begin_before_a_verb(text: str, told: list[str]) -> None:
    assert [text[slice(*p.span)] for p in place_told.sentence(text, (0, len(text)), ()).places] == told


@pytest.mark.parametrize(
    ("last", "words", "name"),
    [
        ("Soldiers searched the town.", "the town", "Maroua"),  # what the article names first
        ("Soldiers searched the market.", "the market", "the market, Mokolo"),  # what stands nearest
        ("Soldiers searched the market in Garoua.", "the market", "the market, Garoua"),
        ("Soldiers searched the market, and a bus from Garoua.", "the market", "the market, Mokolo"),
        ("Soldiers searched the region.", "the region", "Far North region"),
        ("Soldiers marched through the capital.", "the capital", "Yaoundé"),
    ],
)
def test_common_nouns_mean_a_place_of_their_kind(last: str, words: str, name: str) -> None:
    page = story(
        "Rebels attacked Maroua in Cameroon's Far North region on Friday, and moved on to Mokolo.",
        "The president, who was in Kenya, called Yaounde.",
        last,
    )
    at = page.text.index(words, page.sentences[2].span[0])
    row = row_at(page, (at, at + len(words)), find(page), 0.6, "reader")
    assert row is not None
    assert (row.name, row.country) == (name, "CMR")


@given(st.lists(st.sampled_from(["in Olven", "at Korr camp", "killed", "the", "of", "Bay", "said", ","]), max_size=40))
def test_law_candidates_stand_in_the_text_and_are_the_same_twice(words: list[str]) -> None:
    text = "Gunmen killed " + " ".join(words)
    page = story(text)
    found = candidates(page, trigger(page, "killed"), find(page))
    assert all(0 <= c.span[0] < c.span[1] <= len(text) for c in found)
    assert found == candidates(page, trigger(page, "killed"), find(page))


def test_a_noun_alone_means_the_place_whose_name_ends_in_it() -> None:
    page = story("Boats met near Second Thomas Shoal.", "Manila was told.", "A cutter left the shoal.")
    at = page.text.index("the shoal")
    row = row_at(page, (at, at + len("the shoal")), find(page), 0.6, "reader")
    assert row is not None
    assert (row.place_id, row.country) == ("place:second-thomas-shoal", None)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Words, name and country of each place of a page of one sentence."""
    page = story(text)
    return [(page.text[slice(*m.span)], m.name, m.country) for m in find(page) if m.kind == "place"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels shelled a post in Santo Domingo, 300 km southwest of Bogota, on Friday.", "Santo Domingo", "COL"),
        ("Rebels shelled a post in Santo Domingo on Friday.", "Santo Domingo", "DOM"),
        ("A mob burned a bus in San José Vistahermosa, 20 km east of San Salvador.", "San José Vistahermosa", "SLV"),
        ("A mob burned a bus in San José on Friday.", "San José", "CRI"),
        ("A mine hurt a guard in Kilis, 60 km north of Aleppo, on Friday.", "Kilis", "TUR"),
        ("Men seized a guard in Peñas Negras municipality, Antioquia, on Friday.", "Peñas Negras", "COL"),
    ],
)
def test_the_distance_or_province_behind_a_name_tells_which_it_is(text: str, name: str, country: str) -> None:
    assert (name, country) in [(m, c) for _, m, c in told(text)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed a judge in the Normandy neighborhood, police in Cali said.", "COL"),
        ("Gunmen killed a judge in Normandy, police in Paris said.", "FRA"),
    ],
)
def test_a_quarter_called_after_a_region_lies_elsewhere(text: str, country: str) -> None:
    found = place(story(text), "killed")
    assert found is not None
    assert ("Normandy" in found.text, found.country) == (True, country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed two guards in Khalis, 50 km from Baghdad, on Friday.", "Khalis"),
        ("Gunmen killed two guards in the town of al-Zanka west of Ramadi on Friday.", "al-Zanka"),
        ("Gunmen killed two guards in Khalis, near Baqubah, on Friday.", "Khalis"),
        ("Gunmen killed two guards on Friday north of Ramadi.", "Ramadi"),
        ("Gunmen killed two guards at a depot south of Ramadi.", "Ramadi"),
    ],
)
def test_what_tells_where_a_place_lies_is_not_the_place(text: str, name: str) -> None:
    found = place(story(text), "killed")
    assert found is not None
    assert name in found.text


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Jets bombed markets in Saraqib, Idlib and Aleppo on Friday.", "Saraqib, Idlib and Aleppo", "Saraqib"),
        ("Jets bombed markets in Aleppo and Damascus condemned it.", "Aleppo", "Aleppo"),
        ("Jets bombed markets in Aleppo, and Hama was calm.", "Aleppo", "Aleppo"),
        ("Jets bombed markets in Damascus, Homs and Idlib.", "Damascus, Homs and Idlib", "Damascus"),
        ("Jets bombed markets in Aleppo, Damascus and Homs.", "Aleppo, Damascus and Homs", "Aleppo"),
        ("After jets bombed markets in Aleppo, Homs and Damascus were calm.", "Aleppo", "Aleppo"),
        (
            "Jets bombed markets as prayers in the towns of Homs and Idlib were called off.",
            "Homs and Idlib",
            "Homs",
        ),
        ("Jets bombed camps in both Iraq and Syria.", "Iraq and Syria", "Iraq"),
        ("Jets bombed camps in Iraq and Syria said so.", "Iraq", "Iraq"),
        ("Jets bombed two trucks between Homs and Palmyra.", "between Homs and Palmyra", "between Homs and Palmyra"),
        (
            "Jets bombed a bus on the road between Homs and Palmyra.",
            "the road between Homs and Palmyra",
            "the road between Homs and Palmyra",
        ),
    ],
)
def test_a_list_and_a_stretch_are_told_whole(text: str, words: str, name: str) -> None:
    found = place(story(text), "bombed")
    assert found is not None
    assert (found.text, found.name) == (words, name)


def test_what_lies_between_two_towns_is_no_exact_place() -> None:
    between = place(story("Jets bombed a bus between Homs and Palmyra."), "bombed")
    within = place(story("Jets bombed a bus in Palmyra."), "bombed")
    assert (between and between.precision, within and within.precision) == ("area", "exact")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen shot an editor of the newspaper El Faro Nuevo.", []),
        ("Gunmen shot an editor near El Faro Nuevo.", ["El Faro Nuevo"]),
    ],
)
def test_a_newspaper_is_no_place(text: str, words: list[str]) -> None:
    page = story(text)
    found = [page.text[slice(*c.span)] for c in candidates(page, trigger(page, "shot"), find(page))]
    assert found == words


def test_the_offices_of_a_station_are_its_place() -> None:
    page = story("A bomb wounded a guard at the offices of Al Nahda TV in Baghdad.")
    at = page.text.index("Al Nahda TV")
    row = row_at(page, (at, at + len("Al Nahda TV")), find(page), 0.9, "test")
    assert row is not None
    assert row.text == "the offices of Al Nahda TV"


def test_a_site_lies_in_no_person() -> None:
    one = story("Cali was calm.", "Ana Clinton is well, and Clinton spoke.", "A bomb wounded a guard at the court.")
    other = story("Cali was calm.", "Clashes went on in Palmira.", "A bomb wounded a guard at the court.")
    rows = [row_at(page, at_of(page, "the court"), find(page), 0.9, "test") for page in (one, other)]
    assert [row and row.name for row in rows] == ["the court, Cali", "the court, Palmira"]


def at_of(page: Story, words: str) -> tuple[int, int]:
    at = page.text.index(words)
    return (at, at + len(words))


def test_what_a_person_of_the_page_owns_is_no_place() -> None:
    one = story("Reporter Ana Pineda died.", "A soldier fired at Pineda's car.")
    other = story("Reporter Ana Lopez died.", "A soldier fired at a car in Pineda.")
    spans = []
    for page in (one, other):
        found = candidates(page, trigger(page, "fired", sentence=1), find(page))
        spans.append([page.text[slice(*c.span)] for c in found if "Pineda" in page.text[slice(*c.span)]])
    assert (spans[0], spans[1][:1]) == ([], ["Pineda"])


def test_whom_somebody_visits_is_no_place() -> None:
    one = story("Envoy Donald McHenry fell ill.", "The mayor visited McHenry in Washington.")
    found = candidates(one, trigger(one, "visited", sentence=1), find(one))
    assert not any("McHenry" in one.text[slice(*c.span)] for c in found)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Gunmen killed two guards in the Tarqam area of Idlib on Friday.", "the Tarqam area", "SYR"),
        ("Gunmen killed two guards in Tarqam district in western Baghdad on Friday.", "Tarqam district", "IRQ"),
        ("Gunmen killed two guards in the Kurdish quarter of Idlib on Friday.", "Idlib", "SYR"),
        ("Gunmen killed two guards in the Syrian city of Idlib on Friday.", "Idlib", "SYR"),
        ("Gunmen killed two guards on Friday in Idlib province.", "Idlib province", "SYR"),
        ("Gunmen killed two guards around the Homs neighbourhood of Tarqam on Friday.", "Tarqam", "SYR"),
    ],
)
def test_a_named_part_of_a_place_is_the_place(text: str, words: str, country: str) -> None:
    found = place(story(text), "killed")
    assert found is not None
    assert (found.text, found.country) == (words, country)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met in a border city.", ["a border city"]),
        ("They met in the capital city.", ["the capital city"]),
        ("They met at the border.", ["the border"]),
        ("They met at the border on Monday.", ["the border"]),
    ],
)
def test_a_site_before_another_word_for_one_only_tells_of_it(text: str, told: list[str]) -> None:
    assert [text[slice(*p.span)] for p in place_told.sentence(text, (0, len(text)), ()).places] == told


def test_a_list_of_quarters_lies_where_the_page_plays() -> None:
    here = place(story("Gunmen killed two guards in Escalon and Peralta neighborhoods, police in Cali said."), "killed")
    there = place(story("Gunmen killed two guards in Florida and Peralta, police in Cali said."), "killed")
    assert (here and (here.country, here.lat), there and there.country) == (("COL", None), "USA")


def test_a_name_is_not_cut_behind_its_short_first_word() -> None:
    told = read("Two visitors were shot dead by gunmen on Friday in a parking lot on St. Thomas, an island.").events
    assert {event.place and event.place.text for event in told} == {"St. Thomas"}
