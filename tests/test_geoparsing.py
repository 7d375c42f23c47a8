"""All place names of a text: which words, which place among namesakes, what is no place; and the measure itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.attach.place_precision import precision_of
from dateline.errors import UsageError
from dateline.faces.places import decisions, lines
from dateline.link.resolve import kilometres
from dateline.link.toponyms import toponyms
from dateline.model import Mention
from evals.geoparsing import Name, Score, paired, paired_by_words
from tests.pace import growth, linear


def one(text: str, words: str) -> Mention:
    """The place name that covers some words of the text."""
    at = text.index(words)
    return next(m for m in toponyms(text) if m.span[0] <= at < m.span[1])


SEVENTEEN = {
    "Baghdad": (33.34, 44.4),
    "Erbil": (36.19, 44.01),
    "Al-Tanf": (33.5, 38.62),
    "Tower 22": (33.31, 38.7),
    "Deir ez-Zor": (35.34, 40.14),
    "Khan Younis": (31.34, 34.3),
    "Rafah": (31.29, 34.25),
    "Jabalia": (31.53, 34.48),
    "Nabatieh": (33.38, 35.48),
    "Bint Jbeil": (33.12, 35.43),
    "Kiryat Shmona": (33.21, 35.57),
    "Metula": (33.28, 35.58),
    "Majdal Shams": (33.27, 35.77),
    "Hodeidah": (14.8, 42.95),
    "Mariupol": (47.1, 37.54),
    "Goma": (-1.68, 29.23),
    "El Fasher": (13.63, 25.35),
}


@pytest.mark.parametrize("name", SEVENTEEN)
def test_the_seventeen_lie_within_25_km(name: str) -> None:
    text = f"Two shells landed in {name} on Monday, a resident said."
    found = one(text, name)
    assert found.lat is not None
    assert found.lon is not None
    assert kilometres(found.lat, found.lon, *SEVENTEEN[name]) < 25


@pytest.mark.parametrize(
    ("text", "words", "country", "lat"),
    [
        ("The council of Paris, Texas, met on Friday.", "Paris", "USA", 33.66),
        ("Ministers met in Paris. France and Spain agreed.", "Paris", "FRA", 48.85),
        ("Fighting reached Tripoli, Lebanon, at dawn.", "Tripoli", "LBN", 34.44),
        ("Libyan militias fought in Tripoli and Misrata.", "Tripoli", "LBY", 32.88),
        ("Deputies from Lamar County, Texas, searched farms in Powderly and Paris.", "Paris", "USA", 33.66),
        ("Troops left Valencia for Maracay and Caracas.", "Valencia", "VEN", 10.16),
        ("British Prime Minister Tom Bell flew to Washington.", "Washington", "USA", 38.9),
        ("U.S. President Tom Bell landed in Melbourne on Monday.", "Melbourne", "AUS", -37.8),
        ("U.S. Secretary of State Tom Bell landed in Athens.", "Athens", "GRC", 37.98),
        ("Cuban Foreign Minister Tom Bell went home to Santiago de Cuba.", "Santiago de Cuba", "CUB", 20.02),
    ],
)
def test_context_decides_among_namesakes(text: str, words: str, country: str, lat: float) -> None:
    found = one(text, words)
    assert found.country == country
    assert found.lat == pytest.approx(lat, abs=0.5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ambassador met an embassy guard.", "ambassador"),
        ("Sgt. Jackson Hope said the road was shut.", "Jackson"),
        ("Nigerians voted and Ghanaians watched.", "Nigerians"),
        ("Maria Florence, 34, was hurt.", "Florence"),
        ("The shop at 12 Vienna Road burnt down.", "Vienna"),
    ],
)
def test_what_is_no_place(text: str, words: str) -> None:
    at = text.index(words)
    assert not [m for m in toponyms(text) if m.span[0] < at + len(words) and at < m.span[1]]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("The concert at Windsor Castle was sold out.", "Windsor", "longer name"),
        ("The fair in Springfield opens on Friday.", "Springfield", "too unsure"),
        ("Police in Oakdale held two men.", "Oakdale", "too unsure"),
    ],
)
def test_a_guess_has_no_point(text: str, words: str, why: str) -> None:
    found = one(text, words)
    assert found.lat is None
    assert found.lon is None
    assert found.id is None
    assert found.name == words
    (told,) = decisions(words, text)
    assert why in told.why


@pytest.mark.parametrize(
    "text",
    [
        "Windsor Castle was shut. Police in Windsor, England, held two men.",
        "Goma Airport was shut. Goma fell in January.",
    ],
)
def test_a_name_that_stands_alone_too_has_its_point(text: str) -> None:
    assert one(text, text.split()[0]).lat is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Protesters marched in Quebec City on Monday.", "Quebec City"),
        ("A hotel in Virginia Beach was searched.", "Virginia Beach"),
    ],
)
def test_a_town_is_not_the_region_that_its_name_begins_with(text: str, words: str) -> None:
    found = one(text, words)
    assert text[slice(*found.span)] == words
    assert found.precision == "exact"


def test_names_of_the_same_words_can_be_paired_first() -> None:
    gold = [Name(6, 10, "Baku", 40.4, 49.9), Name(0, 4, "Oslo", 59.9, 10.7)]
    told = [Name(0, 4, "Oslo", 59.9, 10.7), Name(6, 10, "Baku", 40.4, 49.9)]
    assert [one.text != other.text for one, other in paired(gold, told)[0]] == [True, True]
    assert sorted(one.text == other.text for one, other in paired_by_words(gold, told)) == [True, True]
    assert paired_by_words([*gold, Name(11, 15, "Baku", 40.4, 49.9)], told[:1]) == [(gold[1], told[0])]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["in", "Goma", "Texas", "Mr", "Lake", ",", ".", "Syrian", "said", "é", "North", "\n", "X"]),
        max_size=30,
    )
)
def test_law_names_are_quotes_with_points(parts: list[str]) -> None:
    text = " ".join(parts)
    found = toponyms(text)
    assert found == toponyms(text)
    ends = 0
    for m in found:
        assert ends <= m.span[0] < m.span[1] <= len(text)
        assert m.kind == "place"
        assert m.lat is None or -90 <= m.lat <= 90
        assert 0 <= m.confidence <= 1
        ends = m.span[1]


def test_hostile_text_is_read_in_linear_time() -> None:
    sentence = "Springfield, Paris and San Antonio near Georgia Washington said. "
    assert linear(*growth(lambda times: lambda: toponyms(sentence * times), 500))


@pytest.mark.parametrize(
    ("text", "words", "lead", "base", "told"),
    [
        ("a blast in Erbil", "Erbil", "in", "exact", "exact"),
        ("a blast near Erbil", "Erbil", "near", "exact", "near"),
        ("on the outskirts of Erbil", "Erbil", "on", "exact", "near"),
        ("20 km south of Erbil", "Erbil", "", "exact", "near"),
        ("between Erbil and Kirkuk", "Erbil", "between", "exact", "area"),
        ("in northern Syria", "northern Syria", "in", "country", "region"),
        ("in Syria", "Syria", "in", "country", "country"),
        ("on the Syrian border", "the Syrian border", "on", "country", "border"),
        ("at the Rafah border crossing", "Rafah border crossing", "at", "exact", "exact"),
        ("near Anbar", "Anbar", "near", "region", "region"),
    ],
)
def test_words_keep_their_precision(text: str, words: str, lead: str, base: str, told: str) -> None:
    at = text.index(words)
    assert precision_of(text, (at, at + len(words)), lead, base) == told


def test_decisions_are_told_with_reasons() -> None:
    (found,) = decisions("Springfield", "Police in Springfield, Illinois, held two men.")
    assert found.taken
    assert found.candidates[0].reasons
    assert found.candidates[0].country == "USA"
    assert (found.candidates[0].where_prec, found.candidates[0].geo_precision) == (1, 1)
    assert "(town; UCDP 1, ACLED 1)" in lines((found,))[1]
    assert "sure" in found.why
    assert "told beside it" in found.why
    assert any("Springfield" in line for line in lines((found,)))
    (none,) = decisions("Xqzzyt")
    assert not none.taken
    with pytest.raises(UsageError):
        decisions("Goma", "Nothing here.")


def test_pairs_are_one_to_one_and_near() -> None:
    gold = [Name(0, 5, "Paris", 48.9, 2.3), Name(40, 45, "Paris", 48.9, 2.3)]
    told = [Name(2, 7, "Paris", 48.9, 2.3), Name(3, 8, "Paris", 0.0, 0.0)]
    pairs, missed, left = paired(gold, told)
    assert (len(pairs), len(missed), len(left)) == (1, 1, 1)
    score = Score(found=3, extra=1, missed=1, near=2)
    assert (score.precision, score.recall, round(score.accuracy, 2)) == (0.75, 0.75, 0.67)
