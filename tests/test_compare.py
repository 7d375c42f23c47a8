"""Two events held against each other: symmetrical, bounded, explained, and right on plain cases."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.compare import NAMES, Comparison, EventView, Meeting, features, keys_of, version, views
from dateline.compare.conflicts import conflict, days_between
from dateline.compare.meeting import ahead
from dateline.compare.places import distance, reach
from dateline.compare.words import cosine, kins, names, shared_rarity, weights
from tests.test_incidents_samples import Told, page, pages, told


def view(one: Told, name: str = "a", published: str | None = "2025-03-05", lead: str = "") -> EventView:
    """The only event of a page."""
    made, record = page(name, published, [one], lead=lead)
    return views(record, made.text)[0]


def compare(a: EventView, b: EventView) -> Comparison:
    """Two events that are all their reports tell."""
    return Meeting([a], [b]).compare(a, b)


def odds(a: EventView, b: EventView) -> float:
    """The log-odds of the same."""
    return Meeting([a], [b]).odds(a, b)


SLOW = settings(deadline=None, max_examples=40)
SHELLING = Told(killed="7", low=7, high=7)


@SLOW
@given(told(), told())
def test_the_order_of_two_events_makes_no_difference(one: Told, other: Told) -> None:
    a, b = view(one, "a"), view(other, "b")
    assert features(a, b) == pytest.approx(features(b, a))
    assert odds(a, b) == odds(b, a)
    assert compare(a, b).verdict == compare(b, a).verdict


@SLOW
@given(told(), told())
def test_features_are_named_and_between_minus_one_and_one(one: Told, other: Told) -> None:
    found = features(view(one, "a"), view(other, "b"))
    assert len(found) == len(NAMES)
    assert all(-1 <= x <= 1 for x in found)


def test_the_same_act_told_twice_is_the_same_and_another_day_elsewhere_is_not() -> None:
    again = compare(view(SHELLING, "a"), view(SHELLING, "b"))
    assert again.verdict == "same"
    assert again.probability > 0.5
    far = Told(where="Zomba", day="2025-01-02", who="Gunmen", whom="teachers")
    assert compare(view(SHELLING, "a"), view(far, "b", "2025-01-03")).verdict == "different"


def test_a_reason_is_one_sentence_that_names_what_is_shared_and_what_is_not() -> None:
    said = compare(view(SHELLING, "a"), view(Told(day="2025-03-09"), "b", "2025-03-20")).reason
    assert said.endswith(".")
    assert said.count(".") == 1
    assert "tessit" in said
    assert "2025-03-04 and 2025-03-09" in said or "days apart" in said


@pytest.mark.parametrize(
    ("other", "published", "ground"),
    [
        (Told(killed="9", low=9, high=9, day="2025-03-08"), "2025-03-09", "days apart"),  # an attack as the last one
        (Told(killed="7", low=7, high=7, day="2025-03-05"), "2025-03-06", None),  # a day may be misread
        (Told(killed="9", low=9, high=9, where="Kalar"), "2025-03-05", "place apart"),
        (Told(killed="7", low=7, high=7, where="Kalar"), "2025-03-05", None),
        (Told(killed="9", low=9, high=9, where=None), "2025-03-05", None),
        (Told(killed="9", low=9, high=9, where="Kalar", more=" as in Tessit"), "2025-03-05", None),
        (Told(killed="7", low=7, high=7, day="2025-02-20", role="background"), "2025-03-05", None),
        (Told(killed="9", low=9, high=9, day="2025-02-20", role="background"), "2025-03-05", "days apart"),
    ],
)
def test_days_or_places_too_far_apart_keep_two_acts_apart(other: Told, published: str, ground: str | None) -> None:
    a, b = view(SHELLING, "a"), view(other, "b", published)
    assert conflict(a, b) == conflict(b, a) == ground
    if ground:
        said = compare(a, b)
        assert said.verdict == "different"
        assert "; but" in said.reason


def test_towns_keep_two_acts_of_other_kinds_apart_that_share_no_number() -> None:
    raid = replace(view(SHELLING, "a"), mode="firearms")
    strike = replace(view(Told(killed="9", low=9, high=9, where="Kalar"), "b", "2025-03-05"), mode="aerial")
    assert strike.place is not None
    strike = replace(strike, place=replace(strike.place, name="the gate in kalar"))  # whose town may be misread
    assert conflict(raid, strike) == "place apart"
    assert conflict(raid, replace(strike, mode="firearms")) is None
    assert conflict(raid, replace(strike, figures=raid.figures)) is None


def test_talks_are_not_kept_apart_by_a_day() -> None:
    a, b = (view(Told(kind="CONSULT", day=day), name) for name, day in (("a", "2025-03-04"), ("b", "2025-03-09")))
    assert days_between(a, b) == 5
    assert conflict(a, b) is None


def test_a_key_outlives_new_versions_and_changes_elsewhere_on_the_page() -> None:
    _, old = page("a", "2025-03-05", [SHELLING])
    _, new = page("a", "2025-03-05", [SHELLING, Told(kind="COERCE")], lead="Three more lines.", version="2")
    assert keys_of(old)[0] == keys_of(new)[0]
    assert len(set(keys_of(new))) == 2
    _, twice = page("a", "2025-03-05", [SHELLING, SHELLING])
    assert len(set(keys_of(twice))) == 2
    _, elsewhere = page("b", "2025-03-05", [SHELLING])
    assert keys_of(elsewhere)[0] != keys_of(old)[0]


@SLOW
@given(st.text(max_size=300))
def test_words_of_any_text_have_length_one_or_are_none(text: str) -> None:
    found = weights(text)
    assert not found or math.isclose(sum(w * w for w in found.values()), 1, rel_tol=1e-9)
    assert not found or cosine(found, found) == pytest.approx(1)
    assert names(text) <= names(text + " ")


def test_names_are_capitals_inside_a_sentence() -> None:
    assert "kalar" in names("Teachers marched in Kalar. They sang.")
    assert "teacher" not in names("Teachers marched in Kalar. They sang.")
    assert "they" not in names("Teachers marched in Kalar. They sang.")


def test_tellings_without_a_word_in_common_have_kinds_in_common() -> None:
    one, other = "Protesters set a police truck alight", "Demonstrators burned one lorry"
    assert cosine(weights(one), weights(other)) == 0
    assert cosine(kins(one), kins(other)) > 0.3
    assert cosine(kins(one), kins("Teachers praised the curriculum")) == 0
    assert not kins("Tessit")


@SLOW
@given(st.text(max_size=300))
def test_kinds_of_any_text_have_length_one_or_are_none(text: str) -> None:
    found = kins(text)
    assert not found or math.isclose(sum(w * w for w in found.values()), 1, rel_tol=1e-9)


def test_what_is_done_is_met_in_the_other_telling_under_another_word() -> None:
    a, b = view(Told(whom="troops")), view(Told(whom="soldiers"), "b")
    c = view(Told(kind="AID"), "c")
    at = NAMES.index("kinds alike")
    assert features(a, b)[at] > features(a, c)[at]
    told = NAMES.index("act told")
    assert features(a, b)[told] > features(a, c)[told] == 0


def test_no_word_in_common_is_no_reason_where_the_meaning_is() -> None:
    a = replace(view(Told()), words={"shelled": 1.0}, kinds={"gun": 1.0})
    b = replace(a, words={"bombed": 1.0})
    assert "no words in common" not in compare(a, b).reason


@pytest.mark.parametrize(
    ("whom", "name", "number"),
    [
        ("14 porters", "porters", 14.0),
        ("the four porters", "four porters", 4.0),
        ("1,200 porters", "porters", 1200.0),
        ("porters", "porters", None),
        ("two porters", "porters", None),  # so few are met everywhere
        ("1998 porters", "porters", None),  # a year as likely as not
        ("on 7 March porters", "porters", None),
    ],
)
def test_how_many_an_act_befell_is_read_before_a_name_that_has_no_counts(
    whom: str, name: str, number: float | None
) -> None:
    made, record = page("a", "2025-03-05", [Told(whom=whom)])
    row, start = record.events[0].recipients[0], made.text.index(name)
    event = replace(record.events[0], recipients=(replace(row, text=name, span=(start, start + len(name))),))
    (found,) = views(replace(record, events=(event,)), made.text)
    assert [f.low for f in found.figures if f.kind == "recipients"] == ([] if number is None else [number])


def test_one_number_of_recipients_speaks_for_one_act_and_another_against_it() -> None:
    def freed(whom: str, name: str) -> EventView:
        made, record = page(name, "2025-03-05", [Told(whom=whom)])
        row, start = record.events[0].recipients[0], made.text.index("porters")
        event = replace(record.events[0], recipients=(replace(row, text="porters", span=(start, start + 7)),))
        return views(replace(record, events=(event,)), made.text)[0]

    told = [dict(zip(NAMES, features(freed("14 porters", "a"), freed(w, "b")), strict=True)) for w in CROWDS]
    assert [one["figure same"] > 0 for one in told] == [True, False, False]
    assert [one["figure differs"] > 0 for one in told] == [False, True, False]


CROWDS = ("14 porters", "90 porters", "porters")


def test_rare_words_in_common_weigh_more() -> None:
    rare, common = frozenset({"zhetyba"}), frozenset({"people"})
    assert shared_rarity(rare, rare)[0] > shared_rarity(common, common)[0]
    assert shared_rarity(rare, common) == (0.0, 0.0)


def test_distance_is_held_against_how_exactly_a_place_is_known() -> None:
    one, other = view(Told(where="Tessit")).place, view(Told(where="Kalar")).place
    assert one is not None
    assert other is not None
    assert distance(one, one) == 0
    assert distance(one, other) == pytest.approx(4937, rel=0.001)  # by the spherical law of cosines
    assert reach(one) < 20


def test_the_version_names_the_weights() -> None:
    assert version().startswith("compare 11 ")


@SLOW
@given(pages(most=2))
def test_views_keep_the_order_and_the_number_of_events(found: list[object]) -> None:
    for made, record in found:  # type: ignore[misc]
        seen = views(record, made.text)  # type: ignore[has-type]
        assert [v.name for v in seen] == [f"{record.page}.{e.id}" for e in record.events]  # type: ignore[has-type]
        assert [v.key for v in seen] == list(keys_of(record))  # type: ignore[has-type]


# ------------------------------------------------------------------------------------------------ rivals


def both(name: str, published: str, *acts: Told) -> list[EventView]:
    """All events of a page."""
    made, record = page(name, published, acts)
    return list(views(record, made.text))


RAID = Told(who="Gunmen", whom="traders", killed="9", low=9, high=9)


def test_another_act_of_the_report_that_is_more_like_it_speaks_against_a_pair() -> None:
    (one,) = both("a", "2025-03-05", SHELLING)
    near, far = both("b", "2025-03-05", SHELLING, RAID)
    meeting = Meeting([one], [near, far])
    assert meeting.odds(one, near) > meeting.odds(one, far)
    assert meeting.odds(one, far) < odds(one, far)
    assert "another act of the same report is more like it" in meeting.compare(one, far).reason
    assert "more like it" not in meeting.compare(one, near).reason


@SLOW
@given(st.lists(told(), min_size=1, max_size=3), st.lists(told(), min_size=1, max_size=3))
def test_two_reports_are_held_against_each_other_alike_from_either_side(ones: list[Told], others: list[Told]) -> None:
    a, b = both("a", "2025-03-05", *ones), both("b", "2025-03-06", *others)
    here, there = Meeting(a, b), Meeting(b[::-1], a[::-1])
    assert [here.odds(x, y) for x in a for y in b] == [there.odds(y, x) for x in a for y in b]
    assert all(here.compare(x, y).odds == here.odds(x, y) for x in a for y in b)


def test_a_pair_stands_above_the_best_of_its_rivals_or_below_it() -> None:
    assert ahead(1.0, [0.25, -3.0], -8.0) == 0.75
    assert ahead(1.0, [2.0], -8.0) == -1.0
    assert ahead(1.0, [], -8.0) == ahead(1.0, [-9.0], -8.0) == 9.0
