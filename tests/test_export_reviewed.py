"""Reviewed pages in the corpus's form: what people held is what stands in the files, and the corpus tools read them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from corpus import check, rules
from corpus.files import read
from dateline.errors import UsageError
from dateline.export.corpus import files, write_folder, zipped
from dateline.export.loss import Loss
from dateline.export.reviewed import reviewed
from dateline.faces.adding import written
from dateline.faces.judge import add_missed, keep
from dateline.model import (
    ActorRow,
    ArticleRow,
    DateRow,
    EventRow,
    FigureRow,
    PlaceRow,
    Record,
    Span,
)
from dateline.store import Store, add, open_store, standing
from tests import web_record as made

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[2] / "shared"))
BLAST = "A truck bomb tore through the grain market of Harsa on Monday, killing at least 9 porters, the mayor said."
ARREST = "Police detained two drivers at the Ormel bridge on Tuesday."
TALK = "The mayor will open a library in the spring."
OFFER = "The Red Crescent delivered tents to Harsa on Tuesday."
TITLE = "Market bombed in Harsa"
TEXT = f"{TITLE}\n\n{BLAST} {ARREST}\n\n{TALK} {OFFER}\n"


def at(words: str, inside: str = TEXT) -> Span:
    start = TEXT.index(inside) + inside.index(words)
    return start, start + len(words)


def party(words: str, country: str | None, sector: str, inside: str) -> ActorRow:
    return ActorRow(text=words, name=words, country=country, sector=sector, span=at(words, inside))


def event(number: int, sentence: str, trigger: str, code: str, **fields: Any) -> EventRow:
    plain: dict[str, Any] = {
        "id": f"E{number}", "article": 0, "evidence": sentence, "trigger": trigger, "type": code, "mode": None,
        "actors": (), "recipients": (), "place": None, "date": None, "status": "actual", "role": "news", "figures": (),
        "attributed_to": (), "same_event_in": (), "evidence_span": at(sentence), "trigger_span": at(trigger, sentence),
    }  # fmt: skip
    return EventRow(**(plain | fields))


def as_read(name: str = "harsa") -> Record:
    """What a reader might have found: the first event with a wrong toll and mode, the second with the wrong type, the
    third where there is none, and the fourth not at all."""
    page = made.page_of(name, TEXT)
    body = (at(BLAST)[0], at(OFFER)[1])
    monday = DateRow(text="Monday", start="2025-03-03", end="2025-03-03", span=at("Monday"))
    toll = FigureRow(
        kind="killed", of="porters", text="9", low=9, high=9, scope="incident", attributed_to=("the mayor",),
        span=at("9", "9 porters"), of_span=at("porters"), attributed_spans=(at("the mayor", BLAST),),
    )  # fmt: skip
    events = (
        event(1, BLAST, "tore through", "ASSAULT", mode="aerial", recipients=(party("porters", None, "CVL", BLAST),),
              date=monday, figures=(toll,),
              place=PlaceRow(text="Harsa", name="Harsa", country="SYR", span=at("Harsa", BLAST)),
              attributed_to=("the mayor",), attributed_spans=(at("the mayor", BLAST),)),
        event(2, ARREST, "detained", "AID", actors=(party("Police", "SYR", "COP", ARREST),),
              recipients=(party("two drivers", "SYR", "CVL", ARREST),),
              date=DateRow(text="Tuesday", start="2025-03-04", end="2025-03-04", span=at("Tuesday", ARREST))),
        event(3, TALK, "open", "COOPERATE", status="planned"),
    )  # fmt: skip
    article = ArticleRow(
        title=TITLE, starts_with=BLAST[:60], ends_with=OFFER[-40:], published="2025-03-05", published_from=None,
        dateline_place=None, agency=None, body_span=body, title_span=at(TITLE),
        parts=((body[0], at(ARREST)[1]), (at(TALK)[0], body[1])),
    )  # fmt: skip
    return Record(
        page=name, provenance="read by Dateline", source=page.source, sha256=page.sha256, versions=made.VERSIONS,
        articles=(article,), events=events,
    )  # fmt: skip


def by_hand(name: str = "harsa") -> dict[str, Any]:
    """The same page as a careful coder annotates it."""
    common = {"article": 0, "role": "news", "status": "actual", "same_event_in": []}
    tuesday = {"text": "Tuesday", "start": "2025-03-04", "end": "2025-03-04"}
    toll = {"kind": "killed", "of": "porters", "text": "at least 9", "low": 9, "high": None, "scope": "incident"}
    return {
        "page": name,
        "provenance": "written for this test",
        "articles": [
            {"title": TITLE, "starts_with": BLAST[:60], "ends_with": OFFER[-40:], "published": "2025-03-05",
             "published_from": None, "dateline_place": None, "agency": None}
        ],
        "furniture": [],
        "events": [
            {"id": "E1", "evidence": BLAST, "trigger": "tore through", "type": "ASSAULT", "mode": "explosives",
             "actors": [], "recipients": [{"text": "porters", "name": "porters", "country": None, "sector": "CVL"}],
             "place": {"text": "Harsa", "name": "Harsa", "country": "SYR"},
             "date": {"text": "Monday", "start": "2025-03-03", "end": "2025-03-03"},
             "figures": [toll | {"attributed_to": ["the mayor"]}], "attributed_to": ["the mayor"]} | common,
            {"id": "E2", "evidence": ARREST, "trigger": "detained", "type": "COERCE", "mode": "arrest",
             "actors": [{"text": "Police", "name": "Police", "country": "SYR", "sector": "COP"}],
             "recipients": [{"text": "two drivers", "name": "two drivers", "country": "SYR", "sector": "CVL"}],
             "place": {"text": "the Ormel bridge", "name": "Ormel bridge", "country": "SYR"}, "date": tuesday,
             "figures": [], "attributed_to": []} | common,
            {"id": "E3", "evidence": OFFER, "trigger": "delivered", "type": "AID", "mode": None,
             "actors": [{"text": "The Red Crescent", "name": "The Red Crescent", "country": None, "sector": "NGO"}],
             "recipients": [], "place": {"text": "Harsa", "name": "Harsa", "country": "SYR"}, "date": tuesday,
             "figures": [], "attributed_to": []} | common,
        ],
        "tallies": [],
        "statements": [],
    }  # fmt: skip


ADDED = {
    "trigger": "delivered", "type": "AID", "actors": [{"text": "The Red Crescent", "sector": "NGO"}],
    "place": {"text": "Harsa"}, "date": {"text": "Tuesday", "start": "2025-03-04"},
}  # fmt: skip


def select(words: str, inside: str) -> str:
    """The reason of a correction whose words were selected on the page."""
    start, end = at(words, inside)
    return f"[{start}:{end}] {words}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "own.db", access="write") as found:
        add(found, made.page_of("harsa", TEXT), as_read())
        yield found


def correct(store: Store, name: str, field: str, value: str, why: str = "", who: str = "Ann") -> None:
    keep(store, "correct", [name], who=who, why=why, field=field, value=value)


def review(store: Store) -> None:
    """All that Ann holds of the page."""
    correct(store, "harsa.E1", "mode", "explosives")
    correct(store, "harsa.E2", "type", "COERCE")
    correct(store, "harsa.E2", "mode", "arrest")
    correct(store, "harsa.E2", "where", "Ormel bridge", select("the Ormel bridge", ARREST))
    correct(store, "harsa.E2", "country", "SYR")
    keep(store, "reject", ["harsa.E3"], who="Ann", why="no event")
    add_missed(store, "harsa", written(json.dumps(ADDED)), who="Ann")


def page_of(store: Store, who: str | None = None) -> dict[str, Any]:
    pages = [json.loads(content) for name, content in files(reviewed(store, who), Loss()) if name.endswith(".json")]
    (page,) = pages
    return dict(page)


# -------------------------------------------------------------------------------- what is handed over


def test_a_page_that_is_half_judged_is_not_handed_over(store: Store) -> None:
    assert list(reviewed(store)) == []
    keep(store, "accept", ["harsa.E1"], who="Ann")
    keep(store, "accept", ["harsa.E2"], who="Ann")
    add_missed(store, "harsa", written(json.dumps(ADDED)), who="Ann")
    assert list(reviewed(store)) == []
    keep(store, "reject", ["harsa.E3"], who="Ben")
    assert [one.by for one in reviewed(store)] == [("Ann", "Ben")]
    assert list(reviewed(store, "Ann")) == []


def test_corrections_are_carried_out_added_events_stand_and_rejected_ones_do_not(store: Store) -> None:
    review(store)
    page = page_of(store)
    assert [(one["id"], one["type"], one["mode"]) for one in page["events"]] == [
        ("E1", "ASSAULT", "explosives"),
        ("E2", "COERCE", "arrest"),
        ("E3", "AID", None),
    ]
    assert page["events"][1]["place"] == {"text": "the Ormel bridge", "name": "Ormel bridge", "country": "SYR"}
    assert page["events"][2]["actors"][0]["text"] == "The Red Crescent"
    assert page["meta"]["reviewed_by"] == ["Ann"]
    assert page["meta"]["as_read"] == ["articles", "furniture", "tallies", "statements"]
    assert page["provenance"] == "read by Dateline, its events judged by Ann"
    assert "/" not in page["meta"]["source"]


def test_a_correction_without_words_is_told_as_left_out(store: Store) -> None:
    for name in ("harsa.E1", "harsa.E2", "harsa.E3"):
        keep(store, "accept", [name], who="Ann")
    correct(store, "harsa.E1", "actors", "Force 99")
    correct(store, "harsa.E1", "injured", "4")
    correct(store, "harsa.E2", "actors", "porters")
    loss = Loss()
    assert len(list(files(reviewed(store), loss))) == 2
    assert any("2 corrections" in line for line in loss.lines())
    page = page_of(store)
    assert page["meta"]["not_carried_out"] == ["E1 actors", "E1 injured"]
    assert page["events"][1]["actors"][0]["text"] == "porters"  # the page has this party elsewhere


def test_a_correction_by_words_carries_figures_parties_and_days(store: Store) -> None:
    for name in ("harsa.E1", "harsa.E2", "harsa.E3"):
        keep(store, "accept", [name], who="Ann")
    correct(store, "harsa.E3", "actors", "the mayor of Harsa", select("The mayor", TALK))
    correct(store, "harsa.E3", "start", "2025-03-20", select("the spring", TALK))
    correct(store, "harsa.E1", "killed", "9", select("at least 9", BLAST))
    events = page_of(store)["events"]
    assert events[2]["actors"] == [
        {"text": "The mayor", "name": "the mayor of Harsa", "country": None, "sector": "UNK"}
    ]
    assert events[2]["date"] == {"text": "the spring", "start": "2025-03-20", "end": "2025-03-20"}
    assert (events[0]["figures"][0]["text"], events[0]["figures"][0]["of"]) == ("at least 9", "porters")


def test_a_field_can_be_held_to_be_empty_and_a_role_to_be_another(store: Store) -> None:
    for name in ("harsa.E1", "harsa.E2", "harsa.E3"):
        keep(store, "accept", [name], who="Ann")
    for field in ("place", "date", "figures", "attributed_to", "mode", "recipients"):
        correct(store, "harsa.E1", "empty", field)
    correct(store, "harsa.E2", "role", "background")
    one, two, _ = page_of(store)["events"]
    assert (one["place"], one["date"], one["mode"]) == (None, None, None)
    assert (one["figures"], one["attributed_to"], one["recipients"]) == ([], [], [])
    assert two["role"] == "background"
    for field, value in (("role", "side"), ("empty", "type")):
        with pytest.raises(UsageError, match="there are"):
            correct(store, "harsa.E1", field, value)


def test_rejecting_what_another_added_leaves_it_out(store: Store) -> None:
    review(store)
    keep(store, "reject", ["harsa.E4"], who="Ben")
    assert len(page_of(store)["events"]) == 2
    assert len(page_of(store, "Ann")["events"]) == 3


def test_events_held_to_be_the_same_name_each_other(store: Store) -> None:
    other = replace(as_read("harsa"), page="harsa", source="/pages/other/harsa.txt")
    add(store, replace(made.page_of("harsa", TEXT), source=other.source), other)
    for source in ("/pages/harsa.txt", other.source):
        for number in (1, 2, 3):
            keep(store, "accept", [f"{source}.E{number}"], who="Ann")
    keep(store, "same", ["/pages/harsa.txt.E1", f"{other.source}.E1"], who="Ann")
    pages = {one.record.page: one.record for one in reviewed(store)}
    assert set(pages) == {"harsa", "harsa-2"}
    assert pages["harsa"].events[0].same_event_in == ("harsa-2.E1",)
    assert pages["harsa-2"].events[0].same_event_in == ("harsa.E1",)
    assert pages["harsa"].events[1].same_event_in == ()


# -------------------------------------------------------------------------------- files


def test_the_corpus_tools_read_the_folder_clean(store: Store, tmp_path: Path) -> None:
    review(store)
    folder = tmp_path / "out"
    told = write_folder(reviewed(store), folder)
    assert told.lines() == ["wrote 1 pages, 3 events"]
    assert check.check_page(folder / "harsa.json") == []
    page = read(folder / "harsa.json")
    assert page["text"] == TEXT
    assert [one for one in rules.page_findings(page) if one.level == "error"] == []
    run = [sys.executable, "-m", "corpus", "check", str(folder)]
    done = subprocess.run(run, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed, 0 failed" in done.stdout


def test_a_folder_that_holds_something_is_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        write_folder(reviewed(store), tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_the_archive_holds_the_same_files_and_is_the_same_each_time(store: Store, tmp_path: Path) -> None:
    review(store)
    write_folder(reviewed(store), tmp_path / "out")
    data = zipped(reviewed(store))
    assert data == zipped(reviewed(store))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == {f"reviewed/{path.name}": path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_a_page_whose_id_is_a_path_stays_in_the_folder(tmp_path: Path) -> None:
    with open_store(tmp_path / "own.db", access="write") as store:
        for name in ("../../etc/harsa", "feed#7/harsa", ""):
            source = f"/pages/{len(name)}"
            record = replace(as_read(), page=name, source=source)
            add(store, replace(made.page_of("harsa", TEXT), id=name, source=source), record)
            for number in (1, 2, 3):
                keep(store, "accept", [f"{source}.E{number}"], who="Ann")
        write_folder(reviewed(store), tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name for name in names if name.endswith(".json")] == ["etc_harsa.json", "feed_7_harsa.json", "page.json"]


def test_judgements_go_on_when_a_page_is_read_by_another_version(store: Store) -> None:
    review(store)
    before = page_of(store)
    newer = replace(as_read(), versions=replace(made.VERSIONS, reader="rules 9"))
    add(store, made.page_of("harsa", TEXT), newer)
    after = page_of(store)
    assert after["events"] == before["events"]
    assert len(standing(store)) == 7


# -------------------------------------------------------------------------------- there and back


def test_what_is_handed_over_scores_as_the_annotation_made_by_hand(store: Store, tmp_path: Path) -> None:
    if not (SHARED / "score.py").is_file():
        pytest.skip(f"no score.py in {SHARED} (DATELINE_SHARED names the folder)")
    review(store)
    correct(store, "harsa.E1", "killed", "9")
    gold, out = tmp_path / "gold", tmp_path / "out"
    gold.mkdir()
    (gold / "harsa.txt").write_text(TEXT)
    (gold / "harsa.json").write_text(json.dumps(by_hand()))
    write_folder(reviewed(store), out)
    told = tmp_path / "told.jsonl"
    told.write_text(json.dumps(json.loads((out / "harsa.json").read_text())) + "\n")
    run = [sys.executable, str(SHARED / "score.py"), str(gold), str(told), "--json"]
    rows = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    exact = ("article", "published", "event found", "event typed", "actor", "recipient", "actor country", "date")
    for row in (*exact, "actor sector", "place", "mode", "status", "role", "source", "whole record"):
        assert rows[row]["f1"] == 1.0, row
    assert rows["event found"]["gold"] == 3
