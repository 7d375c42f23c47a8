"""Who speaks: without days, and with all whom a list names."""

from __future__ import annotations

import pytest

from dateline.reader import said_by
from tests import reader_marks


@pytest.mark.parametrize(
    ("words_given", "said"),
    [
        ("The Lornish government Saturday", "The Lornish government"),
        ("Friday by local media", "local media"),
        ("Warden Ana Rell on Friday night", "Warden Ana Rell"),
        ("a notice dated Saturday", "a notice dated Saturday"),
        ("villagers who reached it on Saturday", "villagers who reached it on Saturday"),
        ("Adamu Sunday", "Adamu Sunday"),
        ("Sunday reports", "Sunday reports"),
    ],
)
def test_who_speaks_is_told_without_the_day(words_given: str, said: str) -> None:
    begin, end = said_by.undated(words_given, (0, len(words_given)))
    assert words_given[begin:end] == said


@pytest.mark.parametrize(
    ("text", "words_given", "said"),
    [
        ("The envoys of Lorn, Tarn and Callis left.", "Tarn and Callis", "The envoys of Lorn, Tarn and Callis"),
        ("In Lorn, Rell and Moro spoke.", "Rell and Moro", "Rell and Moro"),
        ("The envoys of Lorn, Tarn and Callis left.", "Callis", "Callis"),
    ],
)
def test_who_speaks_is_the_whole_of_a_list(text: str, words_given: str, said: str) -> None:
    begin, end = said_by.listed(text, reader_marks.span(text, words_given))
    assert text[begin:end] == said


@pytest.mark.parametrize(
    ("words_given", "said"),
    [
        ("her cabinet on Sunday", "her cabinet"),
        ("reporters Friday morning", "reporters"),
        ("the stock exchange last Friday", "the stock exchange"),
        ("reporters in Lorn", "reporters in Lorn"),
        ("Adamu Sunday", "Adamu Sunday"),
        ("our morning show", "our morning show"),
        ("on Tuesday", None),
    ],
)
def test_to_whom_it_is_said_is_told_without_the_day(words_given: str, said: str | None) -> None:
    span = said_by.told_to(words_given, (0, len(words_given)))
    assert (words_given[slice(*span)] if span else None) == said
