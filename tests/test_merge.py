"""Blocking, clustering under constraints, and names of incidents."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.compare import EventView, views
from dateline.compare.features import worth
from dateline.merge import judged, merge, pairs
from dateline.merge.blocking import (
    CROWD,
    DAYLESS,
    HEAVY,
    WINDOW,
    article_keys,
    article_rank,
    beside,
    event_keys,
    event_rank,
    near,
    stirred,
    telling_names,
)
from dateline.merge.cluster import Ruling, cluster, clustered, pair_of, settle
from dateline.merge.naming import name_all
from dateline.merge.pairing import report_pairs
from dateline.model import Page, Record
from tests.test_incidents_samples import Told, page, pages

SLOW = settings(deadline=None, max_examples=40)
KEYS = [f"e{n}" for n in range(8)]
ODDS = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda p: p[0] < p[1]), st.floats(-4, 4)
)
RULINGS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans()).filter(lambda p: p[0] != p[1]), max_size=5
).map(lambda rows: [Ruling(number=n, pair=pair_of(a, b), same=s) for n, (a, b, s) in enumerate(rows)])
ARTICLES = st.fixed_dictionaries({key: st.sampled_from(["p", "q", "r", "s"]) for key in KEYS})


def seen(found: object) -> list[EventView]:
    """Views of all events of pages."""
    return [v for made, record in found for v in views(record, made.text)]  # type: ignore[attr-defined]


# ------------------------------------------------------------------------------------------------ clustering


@SLOW
@given(ARTICLES, ODDS, RULINGS, st.randoms(use_true_random=False))
def test_clusters_are_a_partition_that_no_order_changes(
    articles: dict[str, str], odds: dict[tuple[str, str], float], rulings: list[Ruling], draw: object
) -> None:
    found = cluster(articles, odds, rulings)
    assert sorted(key for own in found for key in own) == KEYS
    keys, pairs_, ruled = list(articles), list(odds), list(rulings)
    for each in (keys, pairs_, ruled):
        draw.shuffle(each)  # type: ignore[attr-defined]
    assert cluster({k: articles[k] for k in keys}, {p: odds[p] for p in pairs_}, ruled) == found


@SLOW
@given(ARTICLES, ODDS)
def test_events_of_one_article_stay_apart_unless_a_person_joins_them(
    articles: dict[str, str], odds: dict[tuple[str, str], float]
) -> None:
    for own in cluster(articles, odds):
        assert len({articles[key] for key in own}) == len(own)
    one, other = KEYS[0], KEYS[1]
    articles[one] = articles[other] = "p"
    ruled = cluster(articles, odds, [Ruling(number=1, pair=(one, other), same=True)])
    assert any({one, other} <= set(own) for own in ruled)


@SLOW
@given(ARTICLES, ODDS, RULINGS)
def test_people_win_and_of_two_that_contradict_the_later(
    articles: dict[str, str], odds: dict[tuple[str, str], float], rulings: list[Ruling]
) -> None:
    found = cluster(articles, odds, rulings)
    yielded = settle(rulings).yielded
    for ruling in rulings:
        if ruling.number not in yielded:
            assert any(set(ruling.pair) <= set(own) for own in found) == ruling.same
    assert not rulings or rulings[-1].number not in yielded


def test_a_weak_link_does_not_chain_two_groups() -> None:
    odds = {("a", "b"): 4.0, ("c", "d"): 4.0, ("b", "c"): 0.5, ("a", "c"): -4.0, ("b", "d"): -4.0, ("a", "d"): -4.0}
    assert cluster(dict(zip("abcd", "wxyz", strict=True)), odds) == (("a", "b"), ("c", "d"))


# ------------------------------------------------------------------------------------------------ blocking


@settings(deadline=None, max_examples=30)
@given(pages(), st.randoms(use_true_random=False))
def test_pairs_do_not_depend_on_the_order_of_events(found: object, draw: object) -> None:
    events = seen(found)
    shuffled = list(events)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    names = {(a.key, b.key) for a, b in pairs(events)}
    assert names == {(a.key, b.key) for a, b in pairs(shuffled)}
    assert all(a < b for a, b in names)
    assert all(a.article.key != b.article.key for a, b in pairs(events))
    assert merge(events) == merge(shuffled)


@SLOW
@given(
    st.sampled_from(["kalar|7", "!kalar", "?kalar"]), st.sets(st.integers(0, 500), min_size=2, max_size=60), st.data()
)
def test_stirred_members_are_all_whose_pairs_change(name: str, numbers: set[int], data: st.DataObject) -> None:
    ranked = [(n // 3, n) for n in sorted(numbers)]
    changed = frozenset(data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=1, max_size=3)))
    before = [(day, n) for day, n in ranked if n not in changed]

    def mates(of: list[tuple[int, int]], one: int) -> set[int]:
        return set(beside(name, of, one)) if any(n == one for _, n in of) else set()

    differ = {n for n in numbers if mates(ranked, n) != mates(before, n)}
    assert differ - stirred(name, ranked, changed) <= changed


def one_by_one(events: list[EventView]) -> set[tuple[str, str]]:
    """Pairs found as the update of a store finds them: block by block, from the names of blocks."""
    articles = {e.article.key: e.article for e in events}
    known = {e.key: e for e in events}
    reports = {p for p in beside_each_other(articles, article_keys, article_rank) if near(*(articles[k] for k in p))}
    met = {
        pair_of(a.key, b.key) for a in events for b in events if pair_of(a.article.key, b.article.key) in reports
    } | beside_each_other(known, event_keys, event_rank)
    found = {pair: [known[key] for key in pair] for pair in met}
    return {p for p, (a, b) in found.items() if a.article.key != b.article.key and worth(a, b)}


def beside_each_other(members: dict[str, Any], keys: Any, rank: Any) -> set[tuple[str, str]]:
    """Pairs of names that stand beside each other in some block."""
    blocks: dict[str, list[tuple[int, str]]] = {}
    for name in sorted(members, key=lambda n: rank(members[n])):
        for block in keys(members[name]):
            blocks.setdefault(block, []).append((rank(members[name])[0], name))
    return {pair_of(n, o) for block, ranked in blocks.items() for _, n in ranked for o in beside(block, ranked, n)}


@settings(deadline=None, max_examples=30)
@given(pages())
def test_all_pairs_at_once_are_those_found_block_by_block(found: object) -> None:
    events = seen(found)
    assert {(a.key, b.key) for a, b in pairs(events)} == one_by_one(events)


def test_a_crowded_block_is_held_against_its_neighbours_alone() -> None:
    acts = [Told(whom=f"herders of {chr(97 + n % 26)}{chr(97 + n // 26)}", day=None) for n in range(3 * CROWD)]
    events = seen([page(f"p{n:02}", "2025-03-05", [act]) for n, act in enumerate(acts)])
    found = {(a.key, b.key) for a, b in pairs(events)}
    assert found == one_by_one(events)
    assert 0 < len(found) <= WINDOW * len(events)


@settings(deadline=None, max_examples=30)
@given(pages())
def test_merging_in_arrays_is_merging_by_keys(found: object) -> None:
    events = sorted(seen(found), key=lambda event: event.key)
    keys, articles = [event.key for event in events], [event.article.key for event in events]
    ones, others, values = judged(events)
    odds = {(keys[a], keys[b]): v for a, b, v in zip(ones.tolist(), others.tolist(), values.tolist(), strict=True)}
    assert clustered(keys, articles, (ones, others, values)) == cluster(dict(zip(keys, articles, strict=True)), odds)


def test_keys_are_of_the_report_alone_and_bounded() -> None:
    (one,) = seen([page("a", "2025-03-05", [Told(killed="7", low=7, high=7)], lead="Tessit " * 5000)])
    assert 0 < len(article_keys(one.article)) < 140
    assert 0 < len(event_keys(one)) < 20
    assert event_keys(seen([page("b", None, [Told(day=None)])])[0]) == ()


@pytest.mark.parametrize(("day", "met"), [(None, True), ("2024-01-05", False)])
def test_a_report_without_a_day_meets_others_by_one_of_its_lesser_names(day: str | None, met: bool) -> None:
    def told(name: str, published: str | None, mark: str, act: Told) -> tuple[Page, Record]:
        return page(name, published, [act], lead=3 * " ".join(f"{mark}{c}ville" for c in "abcdefghi") + ".")

    pages = [
        told("a", day, "Ka", Told(who="Guards", whom="rioters", where=None, day=None)),
        told("b", "2025-03-05", "Mo", Told(who="Villagers", whom="thieves", where=None, day=None)),
    ]
    one, other = (event.article for event in seen(pages))
    (shared,) = set(telling_names(one)) & set(telling_names(other))  # that they shelled
    assert HEAVY <= telling_names(one).index(shared) < DAYLESS
    assert bool(len(report_pairs([one, other])[0])) is met


def test_the_pairs_judged_grow_with_the_number_of_events() -> None:
    def judgements(count: int) -> int:
        towns = [f"Town{chr(65 + n % 26)}{chr(97 + n // 26)}ville" for n in range(count)]
        found = seen(page(f"p{n}", "2025-03-05", [Told(who=f"{t} guards")]) for n, t in enumerate(towns))
        assert sum(map(len, merge(found))) == count
        return len(judged(found)[0])

    assert 0 < judgements(400) < 12 * judgements(50)  # eight times as many events: quadratic would be 64


# ------------------------------------------------------------------------------------------------ names


def named(incidents: list[tuple[str, ...]], before: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Names given to incidents."""
    ages = {name: n for n, name in enumerate(dict.fromkeys(before.values()))}
    made = name_all(incidents, before, lambda n: ages.get(n, 99), lambda k: (0, k), lambda n: n in ages)
    return {one.name: one.events for one in made}


def test_an_incident_keeps_its_name_when_it_grows_and_the_older_one_wins_when_two_merge() -> None:
    assert named([("a", "b")], {"a": "I-1"}) == {"I-1": ("a", "b")}
    assert named([("a", "b")], {"a": "I-1", "b": "I-2"}) == {"I-1": ("a", "b")}


def test_when_an_incident_splits_the_greater_part_keeps_the_name() -> None:
    told = named([("a", "b"), ("c",)], {"a": "I-1", "b": "I-1", "c": "I-1"})
    assert told.pop("I-1") == ("a", "b")
    assert list(told.values()) == [("c",)]


@given(
    st.lists(st.sampled_from(KEYS), unique=True, min_size=1),
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from("xyz")),
)
def test_no_two_incidents_share_a_name(keys: list[str], before: dict[str, str]) -> None:
    incidents = [tuple(sorted(keys[n : n + 2])) for n in range(0, len(keys), 2)]
    assert len(named(incidents, before)) == len(incidents)
