"""What the make of a name and a plain noun say of a body that no table holds."""

from __future__ import annotations

import pytest

from dateline.knowledge.lexicon import words
from dateline.link import own_noun, shapes
from dateline.link.profile import profile


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Karsten AG", "BUS"),
        ("Banco Meridiano", "BUS"),
        ("Trans-Belina Airways", "BUS"),
        ("the Karaba Herald", "JRN"),
        ("Radio Belina", "JRN"),
        ("Universidad del Belino", "EDU"),
        ("the Belina Centre for Human Rights", "NGO"),
        ("Dentists Without Borders", "NGO"),
        ("the State Security Directorate", "SPY"),
        ("the Alliance for Progress", "PTY"),
        ("the Karaba Farmers Party", "PTY"),
        ("the Movement for the Liberation of Tumbara", "REB"),
        ("the Free Belina Army", "REB"),
        ("the Tariq Martyrs Brigade", "REB"),
    ],
)
def test_the_make_of_a_name_tells_its_sector(name: str, sector: str) -> None:
    assert profile(f"{name} said so.", (0, len(name))).sector == sector


@pytest.mark.parametrize(
    "name",
    [
        "the Human Rights Commission",
        "the Human Rights Ombudsman",
        "Emily Post",
        "the Border Post",
        "the Ministry of Steel",
        "the Central Bank",
        "John Smithers",
    ],
)
def test_states_and_persons_have_no_such_name(name: str) -> None:
    assert shapes.of_words(words(name, 0, len(name))) is None


def test_a_name_of_the_tables_may_end_another_bodys() -> None:
    longer = "the Karaba People's Liberation Army"
    told = profile(f"{longer} fled.", (0, len(longer)))
    assert (told.sector, told.country) == ("REB", None)
    own = "the People's Liberation Army"
    assert profile(f"{own} fled.", (0, len(own))).country == "CHN"


def test_plain_nouns_do_not_govern() -> None:
    assert own_noun.kept("think tank", "EDU", "GOV") == "EDU"
    assert own_noun.kept("officials", "PTY", "GOV") == "PTY"
    assert own_noun.kept("institute", "EDU", "GOV") is None
    assert own_noun.kept("think tank", "EDU", "NGO") is None
    assert own_noun.kept("soldiers", "MIL", "GOV") is None
