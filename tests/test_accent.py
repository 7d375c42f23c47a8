"""Words at home in few countries: how they are found, what a page's accent tells, and whom descent does not place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import home_words
from dateline.knowledge.lexicon import words
from dateline.link import accent
from dateline.link.find import find
from dateline.link.reading import stretches
from tests.test_link_names import story, told
from tools.build_home_words import SOURCE, TARGET, rows, write


def found(text: str, casing: str = "mixed") -> list[str]:
    listed = words(text, 0, len(text))
    return [text[listed[t.first].start : listed[t.last].end] for t in home_words.found(listed, casing)]


@pytest.mark.parametrize(
    ("text", "casing", "said"),
    [
        ("UPND councillors spoke", "mixed", ["UPND"]),
        ("the upnd spoke", "mixed", []),
        ("two barangay captains", "mixed", ["barangay captains"]),
        ("three barangays", "mixed", ["barangays"]),
        ("AN OBA OF THE FULANI", "upper", ["OBA", "FULANI"]),
        ("hamoonga and banda spoke to sarpanches", "lower", []),
    ],
)
def test_words_are_found_as_they_are_written(text: str, casing: str, said: list[str]) -> None:
    assert found(text, casing) == said


@given(st.text(alphabet=st.sampled_from("UPND barangay's Oba.-\n"), max_size=60), st.sampled_from(["mixed", "upper"]))
def test_law_found_words_never_overlap(text: str, casing: str) -> None:
    told = list(home_words.found(words(text, 0, len(text)), casing))
    assert all(one.last < other.first for one, other in pairwise(told))


def test_the_file_holds_the_table(tmp_path: Path) -> None:
    write(tmp_path / "words.sqlite", rows(SOURCE))
    assert (tmp_path / "words.sqlite").read_bytes() == TARGET.read_bytes()
    assert len(rows(SOURCE)) > 80_000


def test_a_page_is_at_home_where_most_of_its_words_are(tmp_path: Path) -> None:
    page = story(tmp_path, "A jirga of Marwat elders met. The tehsildar and the levies were told to wait by Gul Zaman.")
    both = accent.of(stretches(page)).both
    assert max(both, key=lambda country: both[country]) == "PAK"
    assert accent.first(both)[0] == "PAK"


def test_a_name_is_at_home_where_its_words_are() -> None:
    assert "ZAF" in accent.first(accent.of_name("Zanele Dlamini"))
    assert accent.first(accent.of_name("Gift Hamoonga")) == ("ZMB",)


def test_people_of_a_descent_are_not_of_its_country(tmp_path: Path) -> None:
    text = "SKOPJE - Ethnic Albanian rebels shelled Tetovo, Macedonia, on Monday. Albanian rebels crossed from Albania."
    assert told(tmp_path, text, "Ethnic Albanian rebels").country == "MKD"
    assert told(tmp_path, text, "Albanian rebels crossed").country == "ALB"


def test_an_ethnic_army_is_no_state_s(tmp_path: Path) -> None:
    assert told(tmp_path, "An ethnic army in Myanmar took a town.", "An ethnic army").sector == "REB"


def test_a_town_is_looked_for_where_the_words_are_at_home(tmp_path: Path) -> None:
    burmese = "Daw Khin Aye, U Tin Maung and the sayadaw fled from Kani when the Tatmadaw came, said Ko Zaw Htut."
    page = story(tmp_path, burmese)
    assert {m.country for m in find(page) if page.text[slice(*m.span)] == "Kani"} <= {"MMR", None}
