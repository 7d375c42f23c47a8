"""Adding what the reader missed, over the API: kept, shown everywhere, hidden from who codes blind, handed over."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.merge.update import update
from dateline.store import add, open_store
from tests import web_record as made
from tests.web_server import Reply, get, post, running

PAGE = "made-00000"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A server on a database that the test may write to."""
    path = made.write(tmp_path / "own.db", made.many(20))
    with running(path) as port:
        yield port, path


def event(port: int, number: int = 1, trigger: str = "died", code: str = "ASSAULT") -> dict[str, Any]:
    row = get(port, f"/api/page?id={PAGE}").json["record"]["events"][number - 1]
    return {"trigger": trigger, "type": code, "evidence": row["evidence"], "actors": [{"text": f"Force {number - 1}"}]}


def put(port: int, who: str = "ann", **fields: Any) -> Reply:
    return post(port, "/api/added", {"page": PAGE, "who": who, "why": "missed", "event": event(port, **fields)})


def judge_all(port: int, who: str, kind: str = "accept") -> None:
    for number in range(1, 11):
        post(port, "/api/judgements", {"kind": kind, "events": [f"{PAGE}.E{number}"], "who": who})


def test_an_added_event_is_shown_wherever_events_are(own: tuple[int, Path]) -> None:
    port, path = own
    with open_store(path, access="write") as store:
        update(store)
    kept = put(port).json
    assert kept == {"number": kept["number"], "name": f"{PAGE}.E11"}
    index = get(port, "/api/index").json
    rows = {row[0]: dict(zip(index["columns"], row, strict=True)) for row in index["events"]}
    assert rows[kept["name"]]["people"] == "ann"
    assert rows[f"{PAGE}.E1"]["people"] is None
    assert rows[kept["name"]]["incident"] is not None
    assert kept["name"] in get(port, "/api/search?text=died").json["names"]
    view = get(port, f"/api/page?id={PAGE}").json
    (held,) = [one for one in view["judgements"] if one["kind"] == "add"]
    assert (held["who"], held["why"], held["one"]) == ("ann", "missed", view["keys"][10])
    table = get(port, f"/api/export/csv?page={PAGE}").body.decode()
    assert f"{PAGE}.E11" in table
    incident = get(port, f"/api/incident?id={rows[kept['name']]['incident']}").json
    assert kept["name"] in incident["incident"]["events"]


def test_it_is_taken_back_like_any_judgement(own: tuple[int, Path]) -> None:
    port, _ = own
    facts = get(port, "/api/index").body
    number = put(port).json["number"]
    assert get(port, "/api/index").body != facts
    assert post(port, f"/api/judgements/{number}/revoke", {"who": "ann"}).status == 200
    assert get(port, "/api/index").body == facts
    assert get(port, "/api/added").json == {"added": []}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"page": "nowhere", "who": "ann", "event": {"trigger": "died", "type": "AID"}}, "no such page"),
        ({"page": PAGE, "who": "ann", "event": {"trigger": "died", "type": "AID"}}, "times"),
        ({"page": PAGE, "who": "ann", "event": {"trigger": "ward 1", "type": "NONSENSE"}}, "no such type"),
        (
            {"page": PAGE, "who": "ann", "event": {"trigger": "ward", "type": "AID", "trigger_span": [0, 10**12]}},
            "stand",
        ),
        ({"page": PAGE, "who": "", "event": {"trigger": "ward 1", "type": "AID"}}, "length"),
        ({"page": PAGE, "who": "ann", "event": {"trigger": "ward 1", "type": "AID"}, "more": 1}, "more"),
        ([], "guide's form"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_kept(own: tuple[int, Path], body: object, said: str) -> None:
    port, _ = own
    reply = post(port, "/api/added", body)
    assert reply.status == 422
    assert said in reply.json["detail"]
    assert get(port, "/api/judgements").json["judgements"] == []


def test_a_server_that_only_shows_takes_nothing(tmp_path: Path) -> None:
    path = made.write(tmp_path / "own.db", made.many(10))
    with running(path, writable=False) as port:
        assert put(port).status == 403
    with running(path) as port:
        body = {"page": PAGE, "who": "ann", "event": event(port)}
        assert post(port, "/api/added", body, {"X-Dateline": ""}).status == 403
        assert post(port, "/api/added", body, {"Origin": "http://elsewhere.example"}).status == 403


def test_added_events_whose_words_are_gone_are_told(own: tuple[int, Path]) -> None:
    port, path = own
    put(port)
    page, old = made.many(20)[0]
    now = made.page_of(page.id, page.text.replace("ward 0 by", "ward zero by"))
    with open_store(path, access="write") as store:
        add(store, now, replace(old, sha256=now.sha256, events=old.events[1:]))
    (one,) = get(port, "/api/added").json["added"]
    assert (one["state"], one["name"], one["who"]) == ("lost", None, "ann")


# -------------------------------------------------------------------------------- queue


def test_coders_are_not_asked_about_what_others_added_unless_they_ask(own: tuple[int, Path]) -> None:
    port, _ = own
    before = get(port, "/api/review?who=ben&limit=1000").json
    name = put(port, "ann").json["name"]
    for who in ("ann", "ben"):
        found = get(port, f"/api/review?who={who}&limit=1000").json
        assert name not in found["names"]
        assert found["left"] == before["left"]
    assert get(port, "/api/review?who=ben&order=added").json["names"] == [name]
    post(port, "/api/judgements", {"kind": "accept", "events": [name], "who": "ben"})
    assert get(port, "/api/review?who=ben&order=added").json["names"] == []


def test_incidents_whose_reports_are_most_apart_come_first(own: tuple[int, Path]) -> None:
    port, path = own
    with open_store(path, access="write") as store:
        update(store)
    for other in ("E1", "E2"):
        said = {"kind": "same", "events": [f"{PAGE}.E10", f"made-00001.{other}"], "who": "ann"}
        assert post(port, "/api/judgements", said).status == 200
    found = get(port, "/api/review?who=ben&order=apart&limit=1000").json
    joined = {f"{PAGE}.E10", "made-00001.E1", "made-00001.E2"}
    apart = len(found["because"])
    assert joined <= set(found["because"]) == set(found["names"][:apart])
    assert all(":" in said for said in found["because"].values())
    assert len(found["names"]) == 20


def test_pairs_in_doubt_are_settled_one_by_one(tmp_path: Path) -> None:
    pages = [
        (replace(page, id=f"{page.id}-{n}", source=f"/pages/{n}/{page.id}"), record)
        for n in (0, 1)
        for page, record in made.many(10)
    ]
    path = made.write(tmp_path / "own.db", [(p, replace(r, page=p.id, source=p.source)) for p, r in pages])
    with open_store(path, access="write") as store:
        update(store)
    with running(path) as port:
        found = get(port, "/api/pairs?who=ann").json
        assert found["left"] == len(found["pairs"]) > 0
        odds = [abs(one["odds"]) for one in found["pairs"]]
        assert odds == sorted(odds)
        first = found["pairs"][0]
        said = {"kind": "different", "events": [first["one"], first["other"]], "who": "ann"}
        assert post(port, "/api/judgements", said).status == 200
        after = get(port, "/api/pairs?who=ann").json
        assert (after["left"], after["done"]) == (found["left"] - 1, 1)
        assert first not in after["pairs"]
        assert get(port, "/api/pairs?who=ben").json["left"] == found["left"]


# -------------------------------------------------------------------------------- agreement


def test_an_event_that_one_coder_added_alone_is_a_disagreement(own: tuple[int, Path]) -> None:
    port, _ = own
    judge_all(port, "ann")
    name = put(port, "ann").json["name"]
    judge_all(port, "ben")
    found = get(port, "/api/agreement?one=ann&other=ben").json
    assert (found["both"], found["same"], found["apart"]) == (11, 10, [name])
    put(port, "ben")
    found = get(port, "/api/agreement?one=ann&other=ben").json
    assert (found["both"], found["same"], found["apart"]) == (11, 11, [])
    assert found == get(port, "/api/agreement?one=ben&other=ann").json | {"one": "ann", "other": "ben"}


def test_an_added_event_counts_only_where_both_have_judged_the_page(own: tuple[int, Path]) -> None:
    port, _ = own
    judge_all(port, "ann")
    put(port, "ann")
    post(port, "/api/judgements", {"kind": "accept", "events": [f"{PAGE}.E1"], "who": "ben"})
    found = get(port, "/api/agreement?one=ann&other=ben").json
    assert (found["both"], found["same"]) == (1, 1)


def test_the_same_words_under_another_type_are_a_disagreement(own: tuple[int, Path]) -> None:
    port, _ = own
    for who, code in (("ann", "ASSAULT"), ("ben", "COERCE")):
        judge_all(port, who)
        put(port, who, code=code)
    found = get(port, "/api/agreement?one=ann&other=ben").json
    assert (found["both"], found["same"]) == (11, 10)


# -------------------------------------------------------------------------------- handing over


def test_reviewed_pages_are_handed_over_with_what_was_added(own: tuple[int, Path]) -> None:
    port, _ = own
    put(port, "ann")
    judge_all(port, "ann")
    reply = get(port, "/api/reviewed/corpus?who=ann")
    assert reply.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(reply.body)) as archive:
        assert archive.namelist() == [f"reviewed/{PAGE}.txt", f"reviewed/{PAGE}.json"]
        page = json.loads(archive.read(f"reviewed/{PAGE}.json"))
    assert [one["trigger"] for one in page["events"]].count("died") == 1
    assert [one["id"] for one in page["events"]] == [f"E{n}" for n in range(1, 12)]
    with zipfile.ZipFile(io.BytesIO(get(port, "/api/reviewed/corpus?who=ben").body)) as archive:
        assert archive.namelist() == []
