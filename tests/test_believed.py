"""Which anchors of a page are events that it tells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reader import labels
from dateline.reader.believed import MOST, believed
from dateline.reader.event_columns import COLUMNS, rows
from dateline.reader.model import Found
from tests import reader_marks

TEXT = (
    "Rebels shelled a market in Bunia on Monday. The shelling killed three people. "
    "Envoys condemned the shelling in Kigali."
)


def anchor(words: str, kind: str, odds: float) -> Found:
    """An anchor of these words with these odds, of whose codes all are level."""
    _, found = reader_marks.marked(reader_marks.story(TEXT), words, "actor", {"Rebels": 0.9}, kind)
    sizes = {"mode": labels.MODE_LIST, "status": labels.STATUS, "role": labels.ROLES, "dated": labels.DATED}
    codes = {name: np.full(len(of), 1 / len(of), dtype=np.float32) for name, of in sizes.items()}
    types = tuple(0.9 if kind == name else 0.1 / (len(labels.TYPES) - 1) for name in labels.TYPES)
    return Found(kind, found.span, found.sentence, odds, codes, types, found.words, found.inside, found.begins)


def page(*odds: float) -> list[Found]:
    """The two shellings and the condemnation."""
    told = (("shelled", "ASSAULT"), ("The shelling", "ASSAULT"), ("condemned", "ACCUSE"))
    return [anchor(words, kind, sure) for (words, kind), sure in zip(told, odds, strict=True)]


def test_a_row_has_every_column() -> None:
    made = np.array(list(rows(reader_marks.story(TEXT), page(0.9, 0.8, 0.7), (), ())))
    assert made.shape == (3, len(COLUMNS))
    assert np.isfinite(made).all()


def column(made: list[tuple[float, ...]], name: str) -> list[float]:
    return [row[COLUMNS.index(name)] for row in made]


def test_an_act_told_before_is_known_by_its_words_type_and_actor() -> None:
    made = list(rows(reader_marks.story(TEXT), page(0.9, 0.8, 0.7), (), ()))
    assert column(made, "before") == [0, 1, 0]
    assert column(made, "behind") == [1, 0, 0]
    assert column(made, "last_word") == [-1, 1, -1]
    assert column(made, "next_named") == [1, -1, -1]
    assert column(made, "last_off") == [-1, 1, -1]


def test_an_unlikely_anchor_is_not_told_before() -> None:
    made = list(rows(reader_marks.story(TEXT), page(0.3, 0.8, 0.7), (), ()))
    assert column(made, "before") == [0, 0, 0]


def test_the_surer_the_reader_the_likelier_an_event() -> None:
    faint, sure = (believed(reader_marks.story(TEXT), page(odds, 0.8, 0.7), (), ())[0] for odds in (0.31, 0.98))
    assert faint < sure


def test_no_anchors_no_odds() -> None:
    assert believed(reader_marks.story(TEXT), [], (), ()) == []


@settings(max_examples=30, deadline=None)
@given(st.tuples(*[st.floats(0, 1)] * 3))
def test_law_odds_are_odds_and_none_is_certain(odds: tuple[float, float, float]) -> None:
    told = believed(reader_marks.story(TEXT), page(*odds), (), ())
    assert len(told) == 3
    assert all(0 <= sure <= MOST for sure in told)


@pytest.mark.parametrize("others", [0, 2])
def test_the_row_of_an_anchor_counts_those_of_its_sentence(others: int) -> None:
    found = [anchor("shelled", "ASSAULT", 0.9), *[anchor("market", "COERCE", 0.6)] * others]
    made = list(rows(reader_marks.story(TEXT), found, (), ()))
    assert column(made, "beside")[0] == others
