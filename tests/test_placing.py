"""Which of the places around an event is its own, by what the reader says of each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import link
from dateline.link import weights
from dateline.model import PlaceRow
from dateline.reader import placing
from dateline.reader.placing import Act
from dateline.spans import meets
from tests import reader_marks

TEXT = (
    "Soldiers from Goma shelled a market in Bunia on Monday. Envoys who had met in Kigali condemned the attack. "
    "The drumlin fields outside it lay empty."
)


def act(trigger: str, odds: dict[str, float], kind: str = "ASSAULT") -> Act:
    """An event whose reader gives these odds of being the place to these words."""
    page = reader_marks.story(TEXT)
    event, found = reader_marks.marked(page, trigger, "place", odds, kind)
    return Act(page, link.find(page), (event,), (found,), 0)


def name(row: PlaceRow | None) -> str | None:
    return None if row is None else row.name


@pytest.mark.parametrize(
    ("trigger", "kind", "odds", "where"),
    [
        ("shelled", "ASSAULT", {"Bunia": 0.95, "Goma": 0.03}, "Bunia"),
        ("shelled", "ASSAULT", {"Bunia": 0.03, "Goma": 0.95}, "Goma"),
        ("condemned", "ACCUSE", {"Kigali": 0.04}, None),
        ("condemned", "ACCUSE", {}, None),
    ],
)
def test_the_likeliest_place_or_none(trigger: str, kind: str, odds: dict[str, float], where: str | None) -> None:
    row = placing.place(act(trigger, odds, kind))
    assert name(row) == where
    assert row is None or 0 < row.confidence <= 1


def test_a_place_of_reader_and_rules_names_both() -> None:
    row = placing.place(act("shelled", {"Bunia": 0.95}))
    assert row is not None
    assert row.made_by.endswith("and rules")


def test_words_that_only_the_reader_marks_are_weighed() -> None:
    found = placing.options(act("shelled", {"Bunia": 0.3, "drumlin fields": 0.9}))
    assert [TEXT[slice(*o.span)] for o in found if o.candidate is None] == ["drumlin fields"]


@pytest.mark.parametrize(("marked", "where"), [("Oscar Lugo", None), ("Lugo Avenue", "Lugo Avenue")])
def test_a_person_is_no_place(marked: str, where: str | None) -> None:
    text = "Mayor Oscar Lugo was killed. The murder of Oscar Lugo shook the town; men lay in Lugo Avenue."
    page = reader_marks.story(text)
    event, found = reader_marks.marked(page, "murder", "place", {marked: 0.95}, "ASSAULT")
    row = placing.place(Act(page, link.find(page), (event,), (found,), 0))
    assert (row and row.text) == where


def test_what_rules_and_reader_rule_out_is_not_weighed() -> None:
    assert all(max(o.odds, o.share) >= placing.FAINT for o in placing.options(act("shelled", {})))


@given(st.dictionaries(st.sampled_from(["Goma", "Bunia", "Kigali", "drumlin fields"]), st.floats(0, 1)))
@settings(max_examples=40, deadline=None)
def test_law_a_place_is_one_of_the_options(odds: dict[str, float]) -> None:
    here = act("shelled", odds)
    row = placing.place(here)
    assert row is None or any(meets(row.span, o.span) for o in placing.options(here))


def features_of(here: Act, words: str) -> tuple[str, ...]:
    """The features of the place that these words name, as it is told last."""
    found = placing.options(here)
    told = list(placing.told(here, found))[1:]
    return next(f for o, f in zip(found, told, strict=True) if here.story.text[slice(*o.span)] == words)


def in_a_row(first: str) -> Act:
    """Two acts told in a row; the reader is sure that the ``first`` was in Bunia."""
    text = f"Soldiers {first} a market in Bunia on Monday. Two sellers were led off in Goma."
    page = reader_marks.story(text)
    events = [
        reader_marks.marked(page, first, "place", {"Bunia": 0.95}, "ASSAULT"),
        reader_marks.marked(page, "led off", "place", {"Bunia": 0.1, "Goma": 0.1}, "COERCE"),
    ]
    return Act(page, link.find(page), tuple(e for e, _ in events), tuple(f for _, f in events), 1)


def test_the_place_of_the_act_told_right_before_is_heard() -> None:
    here = in_a_row("shelled")
    assert f"before {weights.step(0.95)}" in features_of(here, "Bunia")
    assert f"before rival {weights.step(0.95)} own" in features_of(here, "Goma")
    assert f"none: before {weights.step(0.95)}" in next(iter(placing.told(here, placing.options(here))))


def test_the_first_act_of_a_page_hears_none_before_it() -> None:
    here = in_a_row("shelled")._replace(at=0)
    assert "before none" in features_of(here, "Bunia")


def test_whose_place_it_is_is_heard() -> None:
    text = "A judge in Bunia fined the men whom police in Goma had led off."
    page = reader_marks.story(text)
    event, found = reader_marks.marked(page, "fined", "place", {"Bunia": 0.5, "Goma": 0.5}, "SANCTION")
    here = Act(page, link.find(page), (event,), (found,), 0)
    assert {"head court", "behind word"} <= {*features_of(here, "Bunia")}
    assert {"head force", "behind word"} <= {*features_of(here, "Goma")}
    assert "way before events 0" in features_of(here, "Bunia")
    assert any(f.startswith("way after") and f.endswith("clause") for f in features_of(here, "Goma"))


def test_law_every_option_has_features_that_the_table_weighs() -> None:
    here = act("shelled", {"Bunia": 0.6, "Goma": 0.2, "drumlin fields": 0.3})
    told, known = list(placing.told(here, placing.options(here))), weights.table(placing.TABLE)
    assert len(told) == 1 + len(placing.options(here))
    assert all(any(feature in known for feature in features) for features in told)


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("Two died as they pulled over the parolee on the road.", "the parolee", False),
        ("The governor visited the mourners.", "the mourners", False),
        ("Gannon was shot by Thomas Rell.", "Thomas Rell", False),
        ("Gannon fell during the Second World War.", "the Second World War", False),
        ("Gannon of the Tarn-based Mines Group was shot.", "the Tarn-based Mines", False),
        ("Police held Gannon in the Slepian shooting.", "Slepian", False),
        ("Gannon was shot in Africa's largest town.", "Africa", False),
        ("Gannon was shot with two collaborators with Tarn.", "Tarn", False),
        ("Gannon was shot at the border with Tarn.", "Tarn", True),
        ("Gannon was shot in clashes between the two countries.", "the two countries", False),
        ("That Gannon was shot raised fears in Tarn.", "Tarn", False),
        ("Gannon was shot near the mill.", "the mill", True),
        ("Gannon was shot by the river.", "the river", True),
    ],
)
def test_people_are_no_places(text: str, words: str, *, where: bool) -> None:
    page = reader_marks.story(text)
    trigger, found = reader_marks.marked(page, text.split()[-1].strip("."), "place", {words: 0.9}, "ASSAULT")
    options = placing.options(placing.Act(page, (), (trigger,), (found,), 0))
    assert any(text[slice(*option.span)] == words for option in options) is where
