"""The server of the page: what it answers, what it refuses, and that nothing of a page becomes markup."""

from __future__ import annotations

import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from dateline.errors import StoreError, UsageError
from dateline.store import add, open_store
from dateline.web.app import static
from dateline.web.guard import MAX_BODY, Rates, Terms
from dateline.web.run import address, serve, terms_of
from tests import web_record as made
from tests.web_server import FAST, call, get, post, running

EVENTS = 240


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.write(tmp_path_factory.mktemp("web") / "events.db", [*made.many(EVENTS), made.hostile()])


@pytest.fixture(scope="module")
def port(database: Path) -> Iterator[int]:
    with running(database) as own:
        yield own


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A server on a database that the test may write to."""
    path = made.write(tmp_path / "own.db", made.many(20))
    with running(path) as port:
        yield port, path


# -------------------------------------------------------------------------------- answers


def test_the_index_holds_every_event_once(port: int) -> None:
    index = get(port, "/api/index").json
    names = [row[index["columns"].index("name")] for row in index["events"]]
    assert len(names) == len(set(names)) == EVENTS + 1
    assert {page["key"] for page in index["pages"]} >= {"hostile", "made-00000"}


def test_events_come_by_day_with_the_undated_last(port: int) -> None:
    found = get(port, "/api/events?limit=1000").json
    days = [row[found["columns"].index("start")] for row in found["events"]]
    assert found["total"] == EVENTS + 1
    assert days == sorted((d for d in days if d), key=str) + [d for d in days if not d]
    assert None in days


@pytest.mark.parametrize(
    ("query", "column", "holds"),
    [
        ("type=ASSAULT,AID", "type", lambda v: v in ("ASSAULT", "AID")),
        ("quad=verbal%20conflict", "type", lambda v: v == "ACCUSE"),
        ("status=planned", "status", lambda v: v == "planned"),
        ("role=background", "role", lambda v: v == "background"),
        ("sure=0.8", "confidence", lambda v: v >= 0.8),
        ("since=2022-01-01&until=2022-06-30", "start", lambda v: v is not None and v <= "2022-06-30"),
        ("place=Gao", "place", lambda v: v == "Gao"),
        ("killed=30", "killed", lambda v: v is not None and (v[1] or v[0]) >= 30),
        ("box=-1,15,2,20", "place", lambda v: v == "Gao"),
        ("actor=force%2012&side=actor", "actors", lambda v: v[0][0] == "Force 12"),
        ("text=ward%20river", "evidence", lambda v: "ward" in v),
        ("source=mayor", "sources", lambda v: v == ["the mayor"]),
    ],
)
def test_a_filter_leaves_what_has_it_and_not_everything(port: int, query: str, column: str, holds: object) -> None:
    found = get(port, f"/api/events?limit=1000&{query}").json
    values = [row[found["columns"].index(column)] for row in found["events"]]
    assert 0 < found["total"] == len(values) < EVENTS + 1
    assert all(holds(value) for value in values)  # type: ignore[operator]


def test_filters_together_leave_what_each_leaves(port: int) -> None:
    def names(query: str) -> set[str]:
        found = get(port, f"/api/events?limit=1000&{query}").json
        return {row[0] for row in found["events"]}

    assert names("type=ASSAULT&role=news") == names("type=ASSAULT") & names("role=news")


def test_parts_of_a_list_make_the_list(port: int) -> None:
    whole = get(port, "/api/events?limit=100").json["events"]
    parts = [row for at in range(0, 100, 30) for row in get(port, f"/api/events?limit=30&offset={at}").json["events"]]
    assert parts[:100] == whole


def test_every_form_hands_over_the_same_events(port: int) -> None:
    query = "type=ASSAULT&role=news"
    names = {row[0] for row in get(port, f"/api/events?limit=1000&{query}").json["events"]}
    table = list(csv.DictReader(io.StringIO(get(port, f"/api/export/csv?{query}").body.decode())))
    lines = [json.loads(line) for line in get(port, f"/api/export/jsonl?{query}").body.splitlines()]
    points = get(port, f"/api/export/geojson?{query}").json["features"]
    assert {row["event_id"] for row in table} == names
    assert {f"{record['page']}.{event['id']}" for record in lines for event in record["events"]} == names
    assert {feature["id"] for feature in points} < names


def test_a_page_has_its_text_and_every_span_cuts_its_words(port: int) -> None:
    view = get(port, "/api/page?id=hostile").json
    (event,) = view["record"]["events"]
    for row in (*event["actors"], *event["recipients"], event["place"], event["date"], *event["figures"]):
        start, end = row["span"]
        assert view["text"][start:end] == row["text"]
    assert view["record"]["source"] == "hostile.txt"


def test_half_a_surrogate_pair_can_be_shown(tmp_path: Path) -> None:
    page, record = made.many(1)[0]
    broken = page.text + "Furniture \ud800 here"
    with running(made.write(tmp_path / "half.db", [(made.page_of(page.id, broken), record)])) as port:
        assert "Furniture \ufffd here" in get(port, "/api/page?id=made-00000").json["text"]


def test_a_giant_page_is_answered_in_time(tmp_path: Path) -> None:
    page, record = made.many(10)[0]
    giant = made.page_of(page.id, page.text + "word " * 1_000_000)
    with running(made.write(tmp_path / "giant.db", [(giant, record)])) as port:
        begin = time.monotonic()
        assert len(get(port, "/api/page?id=made-00000").json["text"]) > 5_000_000
        assert time.monotonic() - begin < 10


def test_nothing_new_is_not_sent_again(port: int) -> None:
    first = get(port, "/api/index")
    assert get(port, "/api/index", {"If-None-Match": first.headers["etag"]}).status == 304


def test_a_reading_shows_at_once_and_is_not_held_up(own: tuple[int, Path]) -> None:
    port, path = own
    before = get(port, "/api/index").headers["etag"]
    with open_store(path, access="write", busy_seconds=0.5) as store:
        add(store, *made.hostile())
    after = get(port, "/api/index")
    assert after.headers["etag"] != before
    assert any(page["key"] == "hostile" for page in after.json["pages"])


def test_the_stream_tells_of_new_pages(own: tuple[int, Path]) -> None:
    import http.client

    port, path = own
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/api/live")
    reply = connection.getresponse()

    def told() -> int:
        while not (line := reply.readline()).startswith(b"data: "):
            assert line, "the stream ended"
        return int(json.loads(line[6:])["counts"]["pages"])

    first = told()
    with open_store(path, access="write") as store:
        add(store, *made.hostile())
    assert told() == first + 1
    connection.close()


# -------------------------------------------------------------------------------- judgements


def test_a_judgement_is_kept_and_taken_back_and_no_fact_changes(own: tuple[int, Path]) -> None:
    port, _ = own
    facts = get(port, "/api/index").body
    queue = get(port, "/api/review?who=ann").json
    name = queue["names"][0]
    number = post(port, "/api/judgements", {"kind": "reject", "events": [name], "who": "ann"}).json["number"]
    assert name not in get(port, "/api/review?who=ann").json["names"]
    assert [one["kind"] for one in get(port, "/api/judgements?who=ann").json["judgements"]] == ["reject"]
    assert post(port, f"/api/judgements/{number}/revoke", {"who": "ann"}).status == 200
    assert name in get(port, "/api/review?who=ann").json["names"]
    assert get(port, "/api/index").body == facts


def test_coders_are_blind_to_each_other(own: tuple[int, Path]) -> None:
    port, _ = own
    name = get(port, "/api/review?who=ben").json["names"][0]
    post(port, "/api/judgements", {"kind": "accept", "events": [name], "who": "ann"})
    assert get(port, "/api/review?who=ben").json["names"][0] == name


def test_agreement_counts_what_both_judged(own: tuple[int, Path]) -> None:
    port, _ = own
    names = get(port, "/api/review?who=x").json["names"][:4]
    for who, kinds in (("ann", ("accept", "accept", "reject", "reject")), ("ben", ("accept", "reject", "reject"))):
        for name, kind in zip(names, kinds, strict=False):
            post(port, "/api/judgements", {"kind": kind, "events": [name], "who": who})
    found = get(port, "/api/agreement?one=ann&other=ben").json
    assert (found["both"], found["same"], found["apart"]) == (3, 2, [names[1]])
    assert found["kappa"] == pytest.approx(0.4)  # (2/3 - 4/9) / (1 - 4/9)


def test_a_sample_is_the_same_for_the_same_seed_and_keeps_its_order(own: tuple[int, Path]) -> None:
    port, _ = own
    first = get(port, "/api/review?who=ann&order=random&seed=7").json["names"]
    post(port, "/api/judgements", {"kind": "accept", "events": [first[0]], "who": "ann"})
    assert get(port, "/api/review?who=ann&order=random&seed=7").json["names"] == first[1:]
    assert get(port, "/api/review?who=ben&order=random&seed=8").json["names"] != first


def test_a_correction_says_from_which_words(own: tuple[int, Path]) -> None:
    port, _ = own
    name = get(port, "/api/review?who=ann").json["names"][0]
    text = get(port, f"/api/page?id={name.rpartition('.')[0]}").json["text"]
    start = text.index("river")
    said = {"kind": "correct", "events": [name], "who": "ann", "field": "where", "value": "the river"}
    assert post(port, "/api/judgements", said | {"words": [start, start + 5]}).status == 200
    (held,) = get(port, "/api/judgements").json["judgements"]
    assert (held["field"], held["value"], held["why"]) == ("where", '"the river"', f"[{start}:{start + 5}] river")


@pytest.mark.parametrize(
    "said",
    [
        {"field": "type", "value": "NONSENSE"},
        {"field": "start", "value": "Friday"},
        {"field": "killed", "value": "many"},
        {"field": "nonsense", "value": "1"},
        {"field": "where", "value": " "},
        {"field": "where", "value": "Teth", "words": [5, 10_000_000]},
        {"field": "where", "value": "Teth", "words": [9, 9]},
    ],
)
def test_a_correction_that_fits_nothing_is_refused(own: tuple[int, Path], said: dict[str, object]) -> None:
    port, _ = own
    refused = post(port, "/api/judgements", {"kind": "correct", "events": ["made-00000.E1"], "who": "ann"} | said)
    assert refused.status == 422
    assert get(port, "/api/judgements").json["judgements"] == []


def test_reviewed_pages_leave_out_what_was_rejected(own: tuple[int, Path]) -> None:
    port, _ = own
    for number in range(1, 11):
        kind = "reject" if number == 3 else "accept"
        post(port, "/api/judgements", {"kind": kind, "events": [f"made-00000.E{number}"], "who": "ann"})
    change = {"kind": "correct", "events": ["made-00000.E1"], "who": "ann", "field": "type", "value": "COERCE"}
    post(port, "/api/judgements", change)
    (record,) = [json.loads(line) for line in get(port, "/api/reviewed").body.splitlines()]
    assert [event["id"] for event in record["events"]] == [f"E{n}" for n in range(1, 11) if n != 3]
    assert record["events"][0]["type"] == "COERCE"


def test_incidents_are_made_when_asked(own: tuple[int, Path]) -> None:
    port, _ = own
    assert get(port, "/api/incidents").json["incidents"] == []
    assert post(port, "/api/incidents", {}).json["new"] == 20
    rows = get(port, "/api/incidents").json["incidents"]
    assert sum(len(row["events"]) for row in rows) == 20
    opened = get(port, f"/api/incident?id={rows[0]['id']}").json
    assert opened["incident"]["id"] == rows[0]["id"]
    assert opened["steps"]


# -------------------------------------------------------------------------------- refusals


def test_every_answer_has_a_strict_policy(port: int) -> None:
    for path in ("/", "/js/main.js", "/api/index", "/api/page?id=nonsense", "/nonsense"):
        policy = get(port, path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/js/../../app.py",
        "/%2e%2e/%2e%2e/app.py",
        "/js/%2e%2e%2f%2e%2e%2fapp.py",
        "/..%5capp.py",
        "//etc/passwd",
        "/static/index.html%00.js",
        "/app.py",
        "/vendor/",
        "/js",
    ],
)
def test_only_the_files_of_the_page_are_given(port: int, path: str) -> None:
    assert get(port, path).status == 404


@pytest.mark.parametrize("name", sorted(static()))
def test_every_file_of_the_page_is_given_as_what_it_is(port: int, name: str) -> None:
    reply = get(port, "/" + name)
    assert reply.status == 200
    assert reply.body == static()[name]
    if name.endswith("js"):
        assert reply.headers["content-type"].startswith("text/javascript")


WRITE = {"kind": "accept", "events": ["made-00000.E1"], "who": "ann"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Dateline": ""}, 403),
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Host": "elsewhere.example"}, 421),
        ({"Content-Length": str(MAX_BODY + 1)}, 413),
    ],
)
def test_a_write_from_elsewhere_is_refused(port: int, headers: dict[str, str], status: int) -> None:
    own = {"Content-Type": "application/json", "X-Dateline": "1"} | headers
    reply = call(port, "POST", "/api/judgements", {k: v for k, v in own.items() if v}, json.dumps(WRITE).encode())
    assert reply.status == status
    assert get(port, "/api/judgements").json["judgements"] == []


def test_a_chunked_body_is_cut_off(port: int) -> None:
    import socket

    with socket.create_connection(("127.0.0.1", port), 10) as line:
        head = "POST /api/judgements HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Dateline: 1\r\nContent-Type: application/json\r\n"
        line.sendall((head + "Transfer-Encoding: chunked\r\n\r\n").encode())
        chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
        try:
            for _ in range(20):
                line.sendall(chunk)
            line.sendall(b"0\r\n\r\n")
            answered = line.recv(64)
        except OSError:
            answered = b""
    assert not answered.startswith(b"HTTP/1.1 200")
    assert get(port, "/api/status").status == 200


def test_long_addresses_and_filters_are_refused(port: int) -> None:
    assert get(port, "/api/events?text=" + "x" * 10_000).status == 414
    assert get(port, "/api/events?text=" + "x" * 300).status == 422
    assert get(port, "/api/events?nonsense=1").status == 422
    assert get(port, "/api/events?limit=100000").status == 422
    assert get(port, "/api/events?since=yesterday").status == 422


@pytest.mark.parametrize(
    "text", ['"', "a OR", "NEAR(", "*", "evidence:x", "x AND NOT", "\u0000", "(((", "-", "'; DROP TABLE event; --"]
)
def test_no_search_is_an_error_of_the_server(port: int, text: str) -> None:
    assert get(port, f"/api/search?text={quote(text)}").status == 200


def test_a_server_that_only_shows_keeps_nothing(database: Path) -> None:
    with running(database, writable=False) as port:
        assert post(port, "/api/judgements", WRITE).status == 403
        assert get(port, "/api/status").json["writable"] is False


def test_a_token_is_asked_of_everything_and_leaves_the_address(database: Path) -> None:
    terms = Terms(hosts=(), token="abcdefgh12345678", reads=FAST.reads, writes=FAST.writes)
    with running(database, terms) as port:
        assert get(port, "/?" + "&".join(["a=b"] * 500)).status == 401
        for path in ("/", "/api/index", "/js/main.js", "/api/openapi.json", "/?token=wrong"):
            assert get(port, path).status == 401
        assert post(port, "/api/judgements", WRITE).status == 401
        shown = get(port, "/?view=pages&token=abcdefgh12345678")
        assert (shown.status, shown.headers["location"]) == (303, "/?view=pages")
        cookie = shown.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert get(port, "/", {"Cookie": cookie.partition(";")[0]}).status == 200
        assert get(port, "/", {"Authorization": "Bearer abcdefgh12345678"}).status == 200
        elsewhere = get(port, "//elsewhere.example/?token=abcdefgh12345678").headers["location"]
        assert elsewhere.startswith("/")
        assert not elsewhere.startswith("//")


def test_rates_let_a_burst_through_and_then_some(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("dateline.web.guard.time.monotonic", lambda: now[0])
    rates = Rates(2, 5)
    assert [rates.allow("a") for _ in range(6)] == [True] * 5 + [False]
    assert rates.allow("b")
    now[0] += 1
    assert [rates.allow("a") for _ in range(3)] == [True, True, False]


def test_many_addresses_take_no_more_room() -> None:
    rates = Rates(1, 1)
    for number in range(5000):
        rates.allow(str(number))
    assert len(rates.left) <= 1024


def test_too_many_requests_are_told_so(database: Path) -> None:
    with running(database, Terms(reads=(0.001, 3))) as port:
        assert [get(port, "/api/status").status for _ in range(5)] == [200, 200, 200, 429, 429]


def test_an_open_address_needs_a_token(database: Path) -> None:
    with pytest.raises(UsageError, match="--token"):
        serve(database, lambda where: None, host="0.0.0.0")
    with pytest.raises(UsageError, match="12 letters"):
        serve(database, lambda where: None, token="short")


def test_addresses_that_are_printed() -> None:
    assert address("127.0.0.1", 8470, None) == "http://127.0.0.1:8470/"
    assert address("::1", 1, "tok") == "http://[::1]:1/?token=tok"
    assert terms_of("127.0.0.1", None).hosts
    assert terms_of("0.0.0.0", "tok").hosts == ()


def test_no_database_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        serve(tmp_path / "none.db", lambda where: None)


def test_a_taken_port_is_one_line(database: Path, port: int) -> None:
    with pytest.raises(UsageError, match="--port"):
        serve(database, lambda where: None, port=port)


def test_threads_share_a_desk(port: int) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(get(port, "/api/index").status)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 12
