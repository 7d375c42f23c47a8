"""The knowledge tables: every row well formed, look-ups right, the user's own tables checked and winning."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import knowledge
from dateline.errors import CodebookError, UsageError
from dateline.knowledge import actors, places, regions, roles
from dateline.knowledge.fold import fold, key
from dateline.knowledge.lexicon import words
from dateline.knowledge.own import SECTORS, lexicon_of, read
from dateline.knowledge.tables import parse, table

CODES = {row["code"] for row in table("countries.psv")}


def test_tables_are_as_large_as_told() -> None:
    assert len(CODES) >= 245
    assert sum(1 for _ in regions.rows()) >= 8000


def test_regions_lie_on_the_globe_and_have_levels() -> None:
    for row in regions.rows():
        assert row["level"] in {"exact", "area", "region", "border"}, row
        if row["at"]:
            lat, lon = map(float, row["at"].split())
            assert -90 <= lat <= 90, row
            assert -180 <= lon <= 180, row
        assert not row["country"] or row["country"] in CODES, row
    assert regions.lexicon().get("west bank")[0].country == "PSE"


def test_role_sectors_are_codes() -> None:
    assert {role.sector for role in roles.nouns().values()} <= SECTORS
    assert roles.nouns()["gunmen"].sector == "UAF"
    assert roles.nouns()["lawmakers"].sector == "LEG"


@pytest.mark.parametrize(
    ("name", "country"), [("Baghdad", "IRQ"), ("el fasher", "SDN"), ("Lomé", "TGO"), ("LODZ", "POL"), ("Goma", "COD")]
)
def test_gazetteer_finds_towns_in_any_spelling(name: str, country: str) -> None:
    assert places.find(name)[0].country == country


@given(st.text())
def test_any_name_can_be_looked_up(name: str) -> None:
    assert all(place.id.startswith("geonames:") for place in places.find(name))


@given(st.text())
def test_words_are_slices_of_the_text(text: str) -> None:
    for word in words(text, 0, len(text)):
        assert text[word.start : word.end] == word.text
        assert word.low == fold(word.text)


def test_fold_and_key() -> None:
    assert key("Sana'a") == "sana a"
    assert fold("Łódź") == "lodz"


def test_territories_answer_to_their_state() -> None:
    assert actors.holder("HKG") == "CHN"
    assert actors.holder("GRL") == "DNK"
    assert actors.holder("TWN") == "TWN"


def test_a_row_with_too_many_cells_is_told() -> None:
    with pytest.raises(CodebookError, match="line 2"):
        parse("a | b\n1 | 2 | 3\n", "mine.psv")


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    return path


def test_own_table_is_versioned_and_wins(tmp_path: Path) -> None:
    path = own(tmp_path, '[[actor]]\nname = "Hezbollah"\ncountry = "LBN"\nsector = "REB"\nalso = ["The Party"]\n')
    assert lexicon_of(read((path,))).get("hezbollah")[0].sector == "REB"
    assert knowledge.version() == knowledge.VERSION
    assert knowledge.version((path,)).startswith(f"{knowledge.VERSION}+")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[actor]]\nname = "X"\nsector = "ARMY"\n', "sector"),
        ('[[actor]]\nname = "X"\nsector = "GOV"\ncountry = "Iraq"\n', "country"),
        ('[[actor]]\nsector = "GOV"\n', "name"),
        ('[[actor]]\nname = "X"\nsector = "REB"\nsince = "March 2024"\n', "since"),
        ("actor = [", "TOML"),
        ('actor = "x"', "actor"),
    ],
)
def test_own_table_errors_name_the_entry(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CodebookError, match=told):
        knowledge.version((own(tmp_path, text),))


def test_own_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        knowledge.version((tmp_path / "none.toml",))
