"""Incidents as people and programs see them: list, explain, judge, changes, exports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from msgspec.structs import replace
from rich.console import Console
from typer.testing import CliRunner

from dateline.errors import UsageError
from dateline.export.incidents import COLUMNS, INCIDENT_FORMATS, sides_of
from dateline.faces import changes as feed
from dateline.faces import incidents as faces
from dateline.faces import judge
from dateline.faces.plot import toll_plot
from dateline.merge.incident import Field
from dateline.merge.kept import incident_of, incidents, one_incident
from dateline.merge.update import update
from dateline.merge.witnesses import Report, copied, witnesses
from dateline.store import Store, add, open_store, standing, steps
from dateline.store.judgements import Human
from tests.test_incidents_samples import Told, page

WIRE = "A shell fell on the wells of Tessit while herders watered their camels, and the market closed at once. (AFP)"
STORY = [
    page("wire", "2025-03-04", [Told(killed="9", low=9, high=9, said="the governor")], lead=WIRE),
    page("paper", "2025-03-05", [Told(killed="9", low=9, high=9, said="the governor")], lead=WIRE),
    page(
        "radio", "2025-03-06", [Told(killed="16", low=16, high=16, said="the hospital")],
        lead="Nurses worked by lamplight through the night and asked for blood of every kind on the radio.",
    ),
    page(
        "later", "2025-03-07",
        [Told(killed="14", low=14, high=14, said="the hospital", more=", not 16 as reported")],
        lead="Two families had buried an empty shroud each before the lists were read out again at the town hall.",
    ),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The story of four reports, merged."""
    with open_store(tmp_path / "d.db", access="write") as made:
        for one, record in STORY:
            add(made, one, record)
        update(made)
        yield made


def shown(what: object, width: int = 120) -> str:
    """What a terminal of a width would show, without colours."""
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False).print(what)
    return out.getvalue()


def test_a_story_is_one_incident_with_its_witnesses_and_a_corrected_toll(store: Store) -> None:
    (one,) = incidents(store)
    assert set(one.events) == {"wire.E1", "paper.E1", "radio.E1", "later.E1"}
    assert (one.reports, len(one.witnesses.all), one.witnesses.rests_on) == (4, 3, None)
    assert one.witnesses.originators == {"hospital": 2, "local officials": 1}
    killed = one.tolls["killed"]
    assert (killed.best, killed.low, killed.high, killed.corrected) == (14, 14, 14, True)
    assert len(killed.claims) == 4
    assert (one.first_report, one.last_report) == ("2025-03-04", "2025-03-07")
    assert (one.where.value, one.start.value, one.type.value) == ("Tessit", "2025-03-04", "ASSAULT")
    assert one_incident(store, "radio.E1") == one
    assert one_incident(store, incident_of(store, "wire.E1"), "maximum").tolls["killed"].best == 16


def test_explaining_shows_claims_rule_plot_and_who_says_otherwise(store: Store) -> None:
    (one,) = incidents(store)
    text = shown(faces.incident_block(one, steps(store), Console(width=120)))
    for words in (
        "killed 14",
        "by the rule 'latest', corrected downward",
        "the hospital",
        "3 independent witnesses",
        "later.E1",
    ):
        assert words in text
    assert "2025-03-04" in text
    assert "a the governor" in text
    assert "both carry afp" in text
    narrow = shown(faces.list_block([one], Console(width=80)), 80)
    assert max(map(len, narrow.splitlines())) <= 80
    assert "4 reports, 3 independent witnesses" in " ".join(narrow.split())
    assert "1 incident, 1 told by several reports" in narrow


def test_the_history_names_events_as_people_do_where_their_names_are_given(store: Store) -> None:
    (one,) = incidents(store)
    history = steps(store)
    names = feed.event_names(store, [str(step.event) for step in history])
    assert set(names.values()) == set(one.events)
    told = shown(faces.incident_block(one, history, Console(width=200), names=names), 200)
    assert f"{one.id} radio.E1 joined" in told
    assert "event " not in told[told.index("History") :]
    assert feed.event_names(store, ["no such key"]) == {}


def test_what_people_hold_stands_in_the_incident_with_who_and_why(store: Store) -> None:
    judge.keep(store, "correct", ["wire.E1"], who="Ada", why="The list of names.", field="killed", value="13")
    (one,) = incidents(store)
    told = shown(faces.incident_block(one, (), Console(width=120), judged=standing(store)))
    assert "What people hold" in told
    assert "The list of names." in told
    other = replace(one, events=("elsewhere.E1",))
    assert "What people hold" not in shown(faces.incident_block(other, (), Console(width=120), judged=standing(store)))


def test_a_list_is_by_day_and_says_what_did_not_happen_and_what_nobody_tells(store: Store) -> None:
    (one,) = incidents(store)
    none = Field(value=None, rule="narrowest", said=())
    planned = replace(one, id="I-planned", status=Field(value="planned", rule="", said=()), reports=1, tolls={})
    undated = replace(one, id="I-undated", start=none, end=none, first_report="2025-01-02")
    text = shown(faces.list_block([one, planned, undated], Console(width=120)))
    assert text.index("I-undated") < text.index(one.id) < text.index("I-planned")
    assert "no date, told" in text
    assert "planned\n" in "\n".join(line.split("  ")[0] + "\n" for line in text.splitlines())
    opened = shown(faces.incident_block(undated, (), Console(width=120)))
    assert "no report tells it" in opened


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1), ({"kind": "ASSAULT"}, 1), ({"kind": "PROTEST"}, 0), ({"country": "MLI"}, 1), ({"country": "NER"}, 0),
        ({"since": "2025-03-05"}, 0), ({"until": "2025-03-04"}, 1), ({"until": "2025-03-03"}, 0),
        ({"reports": 4}, 1), ({"reports": 5}, 0), ({"actor": "nobody at all"}, 0),
    ],
)  # fmt: skip
def test_incidents_are_filtered(store: Store, filters: dict[str, Any], count: int) -> None:
    assert len(list(faces.wanted(incidents(store), **filters))) == count


def test_the_killed_come_first_and_other_figures_say_what_they_count(store: Store) -> None:
    (one,) = incidents(store)
    killed = one.tolls["killed"]
    raids = replace(killed, kind="other", best=2, low=2, high=2, chosen=replace(killed.chosen, of="raids"))
    several = replace(one, tolls={"injured": replace(killed, kind="injured"), "killed": killed, "other": raids})
    assert [faces.toll_words(toll) for toll in faces.in_order(several)] == ["killed 14", "injured 14", "2 raids"]


def test_nameless_sides_are_left_out(store: Store) -> None:
    (one,) = incidents(store)
    sides = {"people": (9.0, 9.0, 9.0), "those": (1.0, 1.0, 1.0), "Mali": (2.0, 2.0, 3.0), "civilians": (4.0, 4.0, 4.0)}
    assert list(sides_of(replace(one.tolls["killed"], by_side=sides))) == ["Mali", "civilians"]


def test_the_plot_fits_its_width_and_draws_each_source(store: Store) -> None:
    (one,) = incidents(store)
    lines = toll_plot(one.tolls["killed"], 60)
    assert max(map(len, lines)) <= 60
    assert any("b" in line.split("│")[-1] for line in lines if "│" in line)
    assert lines[-1].startswith("  b the hospital")


def test_people_judge_by_the_names_of_events_and_can_take_it_back(store: Store) -> None:
    number = judge.keep(store, "different", ["wire.E1", "later.E1"], who="Ada", why="Two shellings.")
    assert incident_of(store, "wire.E1") != incident_of(store, "later.E1")
    assert judge.take_back(store, number, who="Ada", why="One.") == number + len(_since(store, number))
    assert incident_of(store, "wire.E1") == incident_of(store, "later.E1")
    judge.keep(store, "reject", ["radio.E1"], who="Ada", why="Made up.")
    assert "radio.E1" not in next(iter(incidents(store))).events
    judge.keep(store, "accept", ["radio.E1"], who="Ben", why="It is real.")
    assert "radio.E1" in next(iter(incidents(store))).events
    judge.keep(store, "correct", ["wire.E1"], who="Ada", why="The list of names.", field="killed", value="13")
    judge.keep(store, "correct", ["wire.E1"], who="Ada", why="Seen on the map.", field="where", value="Tin Hama")
    (one,) = incidents(store)
    assert (one.tolls["killed"].best, one.tolls["killed"].rule) == (13, "a person's correction")
    assert (one.where.value, one.where.rule) == ("Tin Hama", "a person's correction")
    assert [j.kind for j in standing(store)] == ["reject", "accept", "correct", "correct"]
    assert "Ada" in shown(judge.judgement_line(standing(store)[0]))


def _since(store: Store, number: int) -> list[object]:
    return store.rows("SELECT 1 FROM judgement WHERE id > ?", (number,))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("kind", "events", "more", "told"),
    [
        ("same", ["wire.E1"], {}, "two different events"),
        ("same", ["wire.E1", "wire.E9"], {}, "the page has E1 to E1"),
        ("reject", ["wire.S1"], {}, "there is none"),
        ("correct", ["wire.E1"], {}, "needs a field and a value"),
        ("correct", ["wire.E1"], {"field": "killed", "value": "many"}, "give a number"),
        ("correct", ["wire.E1"], {"field": "colour", "value": "red"}, "no such code"),
        ("correct", ["wire.E1"], {"field": "start", "value": "soon"}, "not a day"),
        ("accept", ["wire.E1"], {"field": "killed", "value": "1"}, "takes no field"),
    ],
)
def test_what_cannot_be_judged_is_said(
    store: Store, kind: Human, events: list[str], more: dict[str, str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        judge.keep(store, kind, events, who="Ada", why="", **more)


def test_the_feed_tells_pages_judgements_and_incidents_in_the_order_in_which_they_followed(store: Store) -> None:
    judge.keep(store, "different", ["wire.E1", "later.E1"], who="Ada", why="Two shellings.")
    told = [feed.feed_line(one) for one in feed.feed(store)]
    kinds = [line["what"] for line in told]
    assert kinds.count("page") == 4
    assert kinds.count("judgement") == 1
    assert kinds.index("page") < kinds.index("judgement") or kinds.index("page") < kinds.index("incident")
    assert [line["at"] for line in told] == sorted(str(line["at"]) for line in told)
    assert json.dumps(told)
    assert list(feed.feed(store, "2999-01-01")) == []
    text = "\n".join(shown(feed.feed_block(one, Console(width=100))) for one in feed.feed(store))
    assert "joined: " in text
    assert "Two shellings." in text


def test_a_table_that_follows_the_feed_has_the_members_that_the_store_has(store: Store) -> None:
    judge.keep(store, "different", ["wire.E1", "later.E1"], who="Ada", why="Two shellings.")
    table: dict[str, str] = {}
    for step in steps(store):
        if step.kind == "joined":
            table[str(step.event)] = step.incident
        elif step.kind == "left" and table.get(str(step.event)) == step.incident:
            del table[str(step.event)]
    assert table == dict(store.rows("SELECT event, incident FROM member"))  # type: ignore[arg-type]


def test_exports_hold_best_low_high_sources_and_witnesses_and_tell_what_they_leave_out(store: Store) -> None:
    out = io.BytesIO()
    loss = INCIDENT_FORMATS["csv"](incidents(store), out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode()))
    assert list(row) == list(COLUMNS)
    assert [row[name] for name in ("best", "low", "high", "number_of_sources", "witnesses")] == [
        "14",
        "14",
        "14",
        "4",
        "3",
    ]
    assert any("claims" in line for line in loss.lines())
    lines = io.BytesIO()
    INCIDENT_FORMATS["jsonl"](incidents(store), lines)
    (told,) = map(json.loads, lines.getvalue().decode().splitlines())
    assert (row["corrected"], row["killed_claims"], row["disputed"]) == ("true", "4", "")
    assert set(told["events"]) == {"wire.E1", "paper.E1", "radio.E1", "later.E1"}
    assert len(told["tolls"]["killed"]["claims"]) == 4


def test_a_small_program_of_commands_can_be_made_of_the_faces(tmp_path: Path) -> None:
    app = typer.Typer()

    @app.command("list")
    def _list(db: Path) -> None:
        with open_store(db, access="write") as opened:
            update(opened)
            for one in incidents(opened):
                print(json.dumps(faces.line(one)))

    @app.command("judge")
    def _judge(db: Path, kind: str, events: list[str]) -> None:
        with open_store(db, access="write") as opened:
            print(judge.keep(opened, kind, events, who="Ada", why="Read."))

    db = tmp_path / "d.db"
    with open_store(db, access="write") as made:
        for one, record in STORY[:2]:
            add(made, one, record)
    runner = CliRunner()
    told = runner.invoke(app, ["list", str(db)])
    assert [json.loads(line)["witnesses"] for line in told.stdout.splitlines()] == [1]
    assert runner.invoke(app, ["judge", str(db), "different", "wire.E1", "paper.E1"]).exit_code == 0
    assert len(runner.invoke(app, ["list", str(db)]).stdout.splitlines()) == 2


# ------------------------------------------------------------------------------------------------ witnesses


def report(name: str, **more: object) -> Report:
    """A report of its own words."""
    fields: dict[str, object] = {
        "article": name, "page": name, "outlet": None, "title": None, "day": "2025-03-04", "agency": None,
        "shingles": frozenset(hash((name, n)) for n in range(60)), "quotes": frozenset(), "originators": (),
    }  # fmt: skip
    return Report(**(fields | more))  # type: ignore[arg-type]


def test_one_wire_is_one_witness_for_a_few_days_and_a_copy_always() -> None:
    wire, same = report("a", agency="afp"), report("b", agency="afp")
    assert copied(wire, same) == "both carry afp"
    assert copied(wire, report("c", agency="afp", day="2025-05-01")) is None
    assert copied(wire, report("d", agency="reuters")) is None
    assert "100% of its words" in str(copied(wire, report("e", shingles=wire.shingles, day="2026-01-01")))


def test_shared_quotations_make_a_rewrite_only_with_shared_words() -> None:
    quotes = frozenset({1, 2})
    one = report("a", quotes=quotes)
    half = frozenset(list(one.shingles)[:15]) | frozenset(range(45))
    assert copied(one, report("b", quotes=quotes)) is None
    assert "2 long quotations" in str(copied(one, report("c", quotes=quotes, shingles=half)))


def test_witnesses_do_not_depend_on_the_order_of_reports() -> None:
    told = [report("a", agency="afp"), report("b"), report("c", agency="afp"), report("d", day=None)]
    assert witnesses(told) == witnesses(told[::-1])
    assert sum(len(w.reports) for w in witnesses(told).all) == 4
