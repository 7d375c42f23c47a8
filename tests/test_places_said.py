"""Places whose country the words beside them or the title of the page tell."""

from __future__ import annotations

import pytest

from dateline import read


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb exploded in the Victoria district of Lima on Monday, killing four people.", "PER"),
        ("Police clashed with protesters in the San Miguel quarter of Asuncion on Monday.", "PRY"),
        ("Gunmen opened fire in the Tres Ríos district of Culiacán on Monday, killing four men.", "MEX"),
        ("Insurgents killed a policeman in Zhari district of Kandahar province on Monday.", "AFG"),
    ],
)
def test_a_district_lies_in_the_town_that_is_told_behind_it(text: str, country: str) -> None:
    places = [event.place for event in read(text).events if event.place]
    assert [place.country for place in places] == [country]


def test_the_title_names_the_country_of_a_town() -> None:
    body = "Last year the prime minister fled to India.\n\nOn Monday police in Gopalganj arrested 12 people.\n"
    told = [e.place for e in read(f"Bangladesh: one year after the uprising\n\n{body}").events if e.type == "COERCE"]
    assert [place.country for place in told if place] == ["BGD"]
