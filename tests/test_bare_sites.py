"""Bare sites that only announce a name."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.reader.bare_sites import meant


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    """Where words stand in a text."""
    return [(text.index(w), text.index(w) + len(w)) for w in words]


@pytest.mark.parametrize(
    ("text", "site", "name"),
    [
        ("He was seized near the capital, Porto Novo, on Friday.", "the capital", "Porto Novo"),
        ("They were shot in a village in the northern Lugo district.", "a village", "Lugo district"),
        ("Police walked the streets in downtown Turin.", "the streets", "Turin"),
        ("Police walked downtown Turin.", "downtown", "Turin"),
        ("Tarvin, a base of the army, was taken.", "a base", "Tarvin"),
        ("They marched in the Togolese capital Lome.", "the Togolese capital", "Lome"),
        ("They were hit near a U.S. base at Shkin.", "a U.S. base", "Shkin"),
        ("They met at the parking lot of a shop in Riyadh.", "the parking lot of a shop", "Riyadh"),
        ("They were shot at a Sufi mosque in Lugo.", "a Sufi mosque", "Lugo"),
        ("They fired at an African Union base in Lugo.", "an African Union base", "Lugo"),
        ("They were shot in two villages in neighbouring Lugo.", "two villages", "Lugo"),
        ("They were shot in a village in north-western Lugo.", "a village", "Lugo"),
    ],
)
def test_a_bare_site_stands_for_the_name_beside_it(text: str, site: str, name: str) -> None:
    assert meant(text, spans(text, site, name)) == {0: 1}


@pytest.mark.parametrize(
    ("text", "site", "name"),
    [
        ("They were shot near a village, Lugo said.", "a village", "said"),
        ("They were shot in the market, Turin police said.", "the market", "Turin"),
        ("They left the base for Turin.", "the base", "Turin"),
        ("They were held at the Lugo market in Turin.", "the Lugo market", "Turin"),
        ("The road to Turin was closed.", "The road", "Turin"),
    ],
)
def test_other_sites_stand_for_themselves(text: str, site: str, name: str) -> None:
    assert meant(text, spans(text, site, name)) == {}


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("They died in Galicia's Lugo district.", "Galicia", "Lugo district"),
        ("They died in Lugo province's hill-top Tarvin village.", "Lugo", "Tarvin village"),
        ("They died in India's northeastern state of Manipur.", "India", "Manipur"),
    ],
)
def test_what_a_place_owns_is_meant(text: str, owner: str, name: str) -> None:
    assert meant(text, spans(text, owner, name)) == {0: 1}


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("They spoke of Spain's raid on Turin.", "Spain", "Turin"),
        ("They spoke of Spain's imports from Turin.", "Spain", "Turin"),
        ("They died in Galicia. Turin was calm.", "Galicia", "Turin"),
    ],
)
def test_what_a_place_does_elsewhere_is_not(text: str, owner: str, name: str) -> None:
    assert meant(text, spans(text, owner, name)) == {}


def test_a_place_is_told_by_its_name() -> None:
    told = read("A senior commander of the rebels was captured by soldiers near the capital, Islamabad.").events
    assert [event.place and event.place.text for event in told] == ["Islamabad"]
