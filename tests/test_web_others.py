"""Statements, running totals and silent pages are judged; corrections carry bounds, open days, and what parties are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.export.corpus import page_of
from dateline.export.reviewed import reviewed
from dateline.faces.adding import amount
from dateline.faces.judge import keep
from dateline.merge.kept import incidents
from dateline.merge.update import update
from dateline.model import StatementRow, TallyRow
from dateline.store import add, open_store, standing
from dateline.store.judgements import days
from dateline.store.page import Progress, progress, reading
from tests import web_record as made
from tests.web_server import get, post, running

SAID = "The mayor said the bridge is closed. Some 40 houses have burned since May."


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A server on a hostile page with one event, and a quiet page with a statement and a total."""
    path = made.write(tmp_path / "own.db", [made.hostile(), quiet()])
    with running(path) as port:
        yield port, path


def quiet() -> tuple[Any, Any]:
    """A page that tells no event."""
    page = made.page_of("quiet", SAID)
    _, record = made.hostile()

    def at(words: str) -> tuple[int, int]:
        return SAID.index(words), SAID.index(words) + len(words)

    said = StatementRow(
        article=0, evidence=SAID[:36], speaker="The mayor", cue="said", content="the bridge is closed", direct=False,
        addressee=None, evidence_span=(0, 36), content_span=at("the bridge is closed"), speaker_span=at("The mayor"),
        cue_span=at("said"), confidence=0.6,
    )  # fmt: skip
    total = TallyRow(
        article=0, evidence=SAID[37:], kind="damaged", of="houses", text="Some 40", low=40, high=40,
        scope="cumulative", since="2025-05-01", as_of=None, side_or_place=None, attributed_to=(),
        evidence_span=(37, len(SAID)), span=at("Some 40"), of_span=at("houses"),
    )  # fmt: skip
    article = replace(
        record.articles[0], title=None, title_span=None, starts_with="The mayor", ends_with="since May.",
        body_span=(0, len(SAID)), parts=((0, len(SAID)),),
    )  # fmt: skip
    return page, replace(
        record, page="quiet", source=page.source, sha256=page.sha256, articles=(article,), furniture=(),
        furniture_spans=(), events=(), statements=(said,), tallies=(total,),
    )  # fmt: skip


def queue(port: int, order: str, who: str = "Ann") -> tuple[list[str], int, int]:
    found = get(port, f"/api/review?who={who}&order={order}").json
    return found["names"], found["left"], found["done"]


def judged(port: int, kind: str, name: str, **more: object) -> int:
    return post(port, "/api/judgements", {"kind": kind, "events": [name], "who": "Ann", **more}).status


@pytest.mark.parametrize(
    ("order", "kind", "name"),
    [
        ("statements", "accept", "quiet.S1"),
        ("statements", "reject", "quiet.S1"),
        ("totals", "reject", "quiet.T1"),
        ("silent", "silent", "quiet"),
    ],
)
def test_what_is_no_event_is_asked_about_judged_and_taken_back(
    own: tuple[int, Path], order: str, kind: str, name: str
) -> None:
    port, _ = own
    names, left, done = queue(port, order)
    assert name in names
    assert judged(port, kind, name) == 200
    assert queue(port, order) == ([one for one in names if one != name], left - 1, done + 1)
    assert queue(port, order, "Ben") == (names, left, done)  # coders are blind
    (held,) = get(port, "/api/page?id=quiet").json["judgements"]
    assert held["about"][held["one"]]["name"] == name
    assert post(port, f"/api/judgements/{held['id']}/revoke", {"who": "Ann"}).status == 200
    assert queue(port, order) == (names, left, done)


def test_judgements_about_what_is_no_event_leave_incidents_as_they_are(own: tuple[int, Path]) -> None:
    port, path = own
    with open_store(path, access="write") as store:
        update(store)
        before = list(incidents(store))
        keep(store, "reject", ["quiet.S1"], who="Ann")
        told = update(store)
        assert (told.steps, list(incidents(store))) == (0, before)
    assert post(port, "/api/incidents", {}).status == 200


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("silent", "hostile"),
        ("silent", "nowhere"),
        ("reject", "quiet.S9"),
        ("correct", "quiet.S1"),
        ("same", "quiet.S1"),
    ],
)
def test_what_cannot_be_held_is_refused(own: tuple[int, Path], kind: str, name: str) -> None:
    port, path = own
    assert judged(port, kind, name, **({"field": "role", "value": "news"} if kind == "correct" else {})) == 422
    with open_store(path, access="read") as store:
        assert standing(store) == ()


def test_a_silent_page_is_handed_over_with_what_was_judged_on_it(own: tuple[int, Path]) -> None:
    port, path = own
    with open_store(path, access="read") as store:
        assert list(reviewed(store)) == []
    assert judged(port, "silent", "quiet") == 200
    assert judged(port, "reject", "quiet.S1") == 200
    with open_store(path, access="read") as store:
        (page,) = reviewed(store)
    told = page_of(page)
    assert (told["events"], told["statements"], len(told["tallies"])) == ([], [], 1)
    assert told["meta"]["reviewed"] == ["events", "statements"]
    assert "tallies" in told["meta"]["as_read"]


def test_what_is_said_of_a_text_is_not_said_of_the_next(own: tuple[int, Path]) -> None:
    port, path = own
    assert judged(port, "silent", "quiet") == 200
    _, record = quiet()
    other = made.page_of("quiet", SAID + " ")
    with open_store(path, access="write") as store:
        add(store, other, replace(record, sha256=other.sha256))
        assert list(reviewed(store)) == []


@pytest.mark.parametrize(
    ("field", "value", "holds"),
    [
        ("killed", "at least 9", lambda e: [(f.low, f.high) for f in e.figures] == [(9, None)]),
        ("killed", "9 to 12", lambda e: [(f.low, f.high) for f in e.figures] == [(9, 12)]),
        ("killed", "9", lambda e: [(f.low, f.high) for f in e.figures] == [(9, 9)]),
        ("days", "2025-03-01/..", lambda e: (e.date.start, e.date.end) == ("2025-03-01", None)),
        ("days", "2025-03-01/2025-03-04", lambda e: (e.date.start, e.date.end) == ("2025-03-01", "2025-03-04")),
        ("party_country", f"{made.OVERRIDE}: MLI", lambda e: e.actors[0].country == "MLI"),
        ("party_sector", f"{made.OVERRIDE}: GOV", lambda e: e.actors[0].sector == "GOV"),
    ],
)
def test_corrections_are_carried_out(own: tuple[int, Path], field: str, value: str, holds: Any) -> None:
    port, path = own
    assert judged(port, "correct", "hostile.E1", field=field, value=value) == 200
    with open_store(path, access="write") as store:
        (page,) = reviewed(store)
        update(store)
        assert len(list(incidents(store))) == 1  # incidents can be made whatever was corrected
    assert page.left == ()
    assert holds(page.record.events[0])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("killed", "many"), ("killed", "12 to 9"), ("killed", "9 of 12"), ("killed", "1e99"),
        ("days", "2025-03-01"), ("days", "2025-02-30/.."), ("days", "2025-03-02/2025-03-01"), ("days", "../2025-03-01"),
        ("party_country", "MLI"), ("party_country", "Hart: Mali"), ("party_sector", "Hart: ???"),
    ],
)  # fmt: skip
def test_a_correction_that_says_nothing_clear_is_refused(own: tuple[int, Path], field: str, value: str) -> None:
    assert judged(own[0], "correct", "hostile.E1", field=field, value=value) == 422


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_amounts_have_their_bounds(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert amount(f"{low}") == (low, low)
    assert amount(f"{low:,}") == (low, low)
    assert amount(f"at least {low}") == amount(f"{low} or more") == (low, None)
    assert amount(f"up to {high}") == (0, high)
    assert amount(f"{low} to {high}") == amount(f"between {low} and {high}") == amount(f"{low}-{high}") == (low, high)


@given(st.text(max_size=40))
def test_any_words_are_an_amount_or_refused(words: str) -> None:
    with suppress(UsageError):
        low, high = amount(words)
        assert high is None or low <= high


@given(st.text(alphabet="0123456789-/.", max_size=24))
def test_any_words_are_days_or_refused(words: str) -> None:
    with suppress(UsageError):
        start, end = days(words)
        assert end is None or start <= end


def test_how_far_a_reading_has_come_is_told_while_it_goes_on(tmp_path: Path) -> None:
    path = made.write(tmp_path / "some.db", [made.hostile()])
    with open_store(path, access="write") as store:
        assert progress(store) is None
        with reading(store, 3, each=0.0) as step:
            assert progress(store) == Progress(pages=3, done=0)
            step()
            assert progress(store) == Progress(pages=3, done=1)
        assert progress(store) is None
        with pytest.raises(ZeroDivisionError), reading(store, 3):
            raise ZeroDivisionError
        assert progress(store) is None
        with reading(store, None) as step:
            step()
            assert progress(store) is None
