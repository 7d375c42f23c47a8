"""Fields of shootings in local news: what the reports tell, and the choice among it (evals/gva.py)."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.gva_choice import Candidates, ranker, trees
from evals.gva_city import cities, likely_states, plain, scene, towns
from evals.gva_documents import Document
from evals.gva_numbers import mentions
from evals.gva_toll import hear, injured, killed
from evals.gva_victims import TURN_DIES, folds, people, rows, size, turns


def document(title: str, body: str = "", *, url: str = "", day: int = 1) -> Document:
    text = f"{title}\n\n{body}"
    return Document(
        id=str(day), incident="1", title=title, text=text, url=url, day=day, words={}, title_words={},
        names=frozenset(), ages=frozenset(), places=Counter(), days=Counter(), events=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("2 boys, 2 girls shot in Opa-locka neighborhood", "shot", 4),
        ("Man, child injured in shooting in Lake Highlands", "injured", 2),
        ("Police: Teen Boy, 3 Women Shot In North Baltimore", "shot", 4),
        ("Drive-by shooting that wounded an 8-year-old, 2 others", "injured", 3),
        ("Boy, 2, and man killed", "killed", 2),
        ("A man and three women were taken to a hospital", "injured", 4),
    ],
)
def test_rows_of_headlines_are_counted(title: str, kind: str, number: int) -> None:
    assert [row.people for row in rows(title, kind)] == [number]


def test_of_a_row_the_sum_is_told_and_not_its_items() -> None:
    title = "2 boys, 2 girls shot; 3 people shot in all"
    assert mentions(title, "shot") == {2: 1, 3: 1}
    assert mentions(title, "shot", rows(title, "shot")) == {4: 1, 3: 1}


def test_a_single_victim_is_no_row() -> None:
    assert not rows("Man shot in leg, police say", "shot")


def test_an_age_behind_a_noun_is_no_number() -> None:
    assert size("girl, 7, and 2 women") == 3


def test_turns_and_folds_tell_how_many() -> None:
    assert turns("Third victim dies after Florida shooting", TURN_DIES) == {3: 1}
    assert folds("Teen killed in quadruple shooting") == {4: 1}


def test_people_are_told_apart_by_age_and_suspects_left_out() -> None:
    told = people(
        "The 14-year-old was pronounced dead at the scene. The 17-year-old was taken to the hospital. "
        "A 19-year-old was arrested and charged."
    )
    assert (told.dead, told.hurt, told.shot) == (1, 1, 2)


def test_the_numbers_told_are_candidates() -> None:
    heard = hear([document("One dead, 3 wounded in shooting"), document("Second victim dies", day=3)])
    assert {0, 1, 2} <= killed(heard).keys()
    assert 2 in injured(heard, 2)
    assert 3 in injured(heard, 1)


def test_dead_and_wounded_together_outlast_a_death() -> None:
    heard = hear([document("2 dead, 6 injured in shooting"), document("Third man dies after shooting", day=9)])
    assert heard.everyone == (8,)
    assert {5, 6} <= injured(heard, 3).keys()


def test_every_candidate_has_the_same_features() -> None:
    docs = [document("Man shot in Duquesne", "PITTSBURGH (KDKA) — A man was shot in Duquesne, Pa., police said.")]
    heard = hear(docs)
    for found in (cities(docs, Counter()), killed(heard), injured(heard, 0), injured(heard, 2)):
        assert len({len(row) for row in found.values()}) == 1


def test_a_station_behind_the_title_is_no_place_of_it() -> None:
    heard = scene([document("Toomsuba family found dead - WBRC FOX6 News - Birmingham, AL")])
    assert heard.seen["toomsuba"]["title"] == 1
    assert heard.seen["birmingham"]["title"] == 0


def test_states_come_from_names_sites_and_great_cities() -> None:
    named = document("Shooting", "A man was shot in Rhine, Ga., deputies said.")
    assert likely_states([named], Counter(), Counter()) == {"GA": 1.0}
    assert list(likely_states([document("Shooting")], Counter({"pittsburgh": 1}), Counter())) == ["PA"]
    assert list(likely_states([document("Chicago police seek witnesses")], Counter(), Counter())) == ["IL"]


def test_a_county_told_picks_among_namesakes() -> None:
    text = "A boy was shot in Cleveland, Bradley County sheriff's deputies said. Tennessee officials were told."
    assert scene([document("Boy shot", text)]).sites["cleveland"].state == "TN"


def test_cities_of_other_incidents_count() -> None:
    docs = [document("Man shot in Duquesne")]
    assert cities(docs, Counter({"duquesne": 4}))["duquesne"][-1] > cities(docs, Counter())["duquesne"][-1] == 0


def test_short_and_long_names_are_one() -> None:
    assert plain("St. Louis County") == "saint louis"
    assert {town.state for town in towns("saint louis")} >= {"MO"}


def test_the_choice_learns_what_is_right() -> None:
    rows_: list[tuple[Candidates, int]] = [({0: (1.0, 0.0), 1: (0.0, 1.0)}, 1), ({0: (1.0, 0.2), 2: (0.0, 0.9)}, 2)]
    made = ranker([(found, right.__eq__) for found, right in rows_], 1.0)
    assert made.best({5: (1.0, 0.1), 6: (0.0, 0.8)}) == 6
    assert abs(sum(2.718281828**odds for odds in made.odds({5: (1.0, 0.1), 6: (0.0, 0.8)}).values()) - 1) < 1e-6


def test_trees_rank_what_no_weight_can() -> None:
    """The right one is neither the least nor the greatest."""
    rows_: list[tuple[Candidates, int]] = [({0: (0.5,), 1: (0.0,), 2: (1.0,)}, 0)] * 60
    made = trees([(found, right.__eq__) for found, right in rows_])
    assert next(iter(made.odds({4: (0.0,), 5: (0.5,), 6: (1.0,)}))) == 5
    assert made.odds({}) == {}
