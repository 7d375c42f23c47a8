"""How the places of wire sentences are counted as exact."""

from __future__ import annotations

import pytest

from dateline.model import PlaceRow, Span
from evals.event_places import exact


def told(text: str, words: str) -> PlaceRow:
    """A place with these words."""
    start = text.index(words)
    return PlaceRow(text=words, span=(start, start + len(words)), name=words, country=None)


def gold(text: str, *words: str) -> list[Span]:
    """Annotated places."""
    return [(text.index(w), text.index(w) + len(w)) for w in words]


@pytest.mark.parametrize(
    ("text", "annotated", "place"),
    [
        ("He was shot in Lugo district.", ("Lugo",), "Lugo district"),
        ("The Lugo district was shelled.", ("Lugo",), "The Lugo district"),
        ("They marched in Turin and Milan on Friday.", ("Turin", "Milan"), "Turin and Milan"),
        ("They marched in Mexico City.", ("Mexico", "City"), "Mexico City"),
        ("They marched in Turin, and slept.", ("Turin,",), "Turin"),
    ],
)
def test_the_words_of_annotated_places_are_exact(text: str, annotated: tuple[str, ...], place: str) -> None:
    assert exact(text, gold(text, *annotated), told(text, place))


@pytest.mark.parametrize(
    ("text", "annotated", "place"),
    [
        ("They marched in Turin and Milan.", ("Turin",), "Turin and Milan"),
        ("They marched in Turin, Milan and Rome.", ("Turin", "Rome"), "Turin, Milan and Rome"),
        ("They marched in Turin.", ("Turin",), "They"),
        ("Shots fell at Turin's Lugo market.", ("Lugo",), "Turin"),
    ],
)
def test_other_names_are_not(text: str, annotated: tuple[str, ...], place: str) -> None:
    assert not exact(text, gold(text, *annotated), told(text, place))
