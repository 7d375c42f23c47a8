"""Added events: they stand beside the record, survive a new reading where their words do, and can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.compare.view import keys_of
from dateline.errors import UsageError
from dateline.faces.adding import Written, find, of_pairs, row_of, written
from dateline.faces.judge import Stands, add_missed, take_back
from dateline.merge.kept import one_incident
from dateline.merge.update import update
from dateline.model import EventRow, Page, Record
from dateline.record import verify
from dateline.store import Store, add, added, changes, judgements, known, open_store, records, see, standing, text_of
from dateline.store.added import BY, PEOPLE, laid, nearest
from dateline.store.sqlite import migrations
from tests import web_record as made

PAGE = "made-00000"
MISSED = {"trigger": "died", "type": "ASSAULT", "mode": "firearms", "evidence": ""}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = made.write(tmp_path / "own.db", made.many(20))
    with open_store(path, access="write") as found:
        yield found


def record(store: Store, page: str = PAGE) -> Record:
    return next(iter(records(store, page)))


def missed(store: Store, number: int = 0, **fields: object) -> Written:
    """An event of the words "died" in a sentence of the first page."""
    import json

    sentence = record(store).events[number].evidence
    return written(json.dumps(MISSED | {"evidence": sentence} | fields))


def put(store: Store, who: str = "Ann", **fields: object) -> Stands:
    return add_missed(store, PAGE, missed(store, 0, **fields), who=who)


def sound(now: Record, text: str) -> None:
    """Every quote of the added event is the text at its span."""
    (event,) = [one for one in now.events if one.made_by.startswith(BY)]
    verify(replace(now, events=(event,), articles=(), furniture=(), furniture_spans=()), text)


def again(text: str) -> tuple[Page, Record]:
    """The first page read again with another text: the record is cut anew where its sentences still stand."""
    page, old = made.many(20)[0]
    now = made.page_of(page.id, text)
    plain = [replace(one, attributed_to=()) for one in old.events]
    events = tuple(event for one in plain if (event := laid(one, _bodied(old, text), text)))
    return now, replace(_bodied(old, text), sha256=now.sha256, events=events)


def _bodied(old: Record, text: str) -> Record:
    start = text.index("Force 0")
    body = (start, len(text.rstrip()))
    article = replace(old.articles[0], body_span=body, parts=(body,), title_span=None, title=None)
    return replace(old, articles=(article,))


def test_an_added_event_is_on_record_as_made_by_people_and_no_fact_changes(store: Store) -> None:
    before = store.rows("SELECT id, record_sha256 FROM reading ORDER BY id")
    kept = put(store, actors=[{"text": "Force 0"}], figures=[{"text": "0 died", "kind": "killed", "low": 0}])
    now = record(store)
    assert kept.name == f"{PAGE}.E11"
    assert now.events[10].made_by == f"{BY}Ann"
    assert now.events[10].trigger == "died"
    assert now.events[10].actors[0].sector == "REB"  # as the page has it elsewhere
    assert now.versions.reader.endswith(PEOPLE)
    sound(now, text_of(store, now))
    assert store.rows("SELECT id, record_sha256 FROM reading ORDER BY id")[: len(before)] == before
    assert [one.kind for one in judgements(store)] == ["add"]


def test_taking_it_back_brings_the_reading_back(store: Store) -> None:
    before = record(store)
    kept = put(store)
    take_back(store, kept.number, who="Ann", why="a slip")
    assert record(store) == before
    assert added(store) == ()
    again_kept = put(store)
    assert record(store).events[10].trigger == "died"
    assert store.rows("SELECT count(*) FROM completed") == [(1,)]  # the same record is not made twice
    assert again_kept.name == kept.name


def test_two_people_who_add_one_event_make_one(store: Store) -> None:
    first, second = put(store, "Ann"), put(store, "Ben", mode=None)
    assert first.name == second.name
    (event,) = record(store).events[10:]
    assert (event.made_by, event.mode) == (f"{BY}Ann, Ben", "firearms")
    take_back(store, first.number)
    (event,) = record(store).events[10:]
    assert (event.made_by, event.mode) == (f"{BY}Ben", None)


def test_what_the_record_tells_already_is_refused(store: Store) -> None:
    put(store, "Ann")
    with pytest.raises(UsageError, match="you added it already"):
        put(store, "Ann")
    with pytest.raises(UsageError, match="accept or correct it"):
        put(store, "Ben", trigger="met")


def test_reading_the_page_again_changes_nothing(store: Store) -> None:
    page, old = made.many(20)[0]
    put(store)
    before = store.rows("SELECT count(*) FROM sighting")
    assert known(store, page.source, page.sha256, old.versions)
    assert see(store, page.source, page.sha256, old.versions)[0] == "unchanged"
    assert add(store, page, old) == "unchanged"
    assert store.rows("SELECT count(*) FROM sighting") == before
    assert len(record(store).events) == 11


def test_it_moves_with_its_words(store: Store) -> None:
    put(store, date={"start": "2020-02-02"}, place={"text": "river"})
    text = "A new first line.\n\n" + made.many(20)[0][0].text
    assert add(store, *again(text)) == "changed"
    now = record(store)
    assert now.events[10].trigger_span == (text.index("died"), text.index("died") + 4)
    sound(now, text)
    assert [one.state for one in added(store)] == ["stands"]


def test_it_is_flagged_where_its_sentence_is_gone_and_comes_back_with_it(store: Store) -> None:
    put(store)
    page, old = made.many(20)[0]
    add(store, *again(page.text.replace("ward 0 by", "ward zero by")))
    assert not [event for event in record(store).events if event.made_by.startswith(BY)]
    (lost,) = added(store)
    assert (lost.state, lost.name) == ("lost", None)
    assert see(store, page.source, page.sha256, old.versions)[0] == "changed"
    assert [one.state for one in added(store)] == ["stands"]


def test_words_of_a_field_that_are_gone_leave_it_empty_with_the_reason(store: Store) -> None:
    put(store, place={"text": "Report 0"})
    page, _ = made.many(20)[0]
    add(store, *again(page.text.replace("Report 0", "Report nought")))
    (event,) = [one for one in record(store).events if one.made_by.startswith(BY)]
    assert event.place is None
    assert "no longer" in event.why_null["place"]


def test_what_the_reader_finds_by_now_stands_once(store: Store) -> None:
    put(store)
    page, old = made.many(20)[0]
    found = replace(record(store).events[10], made_by="reader-9")
    newer = replace(old, events=(*old.events, found), versions=replace(old.versions, reader="rules 9"))
    assert add(store, page, newer) == "version"
    assert record(store) == newer
    assert [(one.state, one.name) for one in added(store)] == [("found", f"{PAGE}.E11")]


def test_an_added_event_belongs_to_incidents_and_changes(store: Store) -> None:
    update(store)
    kept = put(store)
    update(store)
    assert kept.name in one_incident(store, kept.name).events
    last = list(changes(store))[-1]
    assert [event.trigger for event in last.appeared] == ["died"]
    assert (last.vanished, last.altered) == ((), ())
    take_back(store, kept.number)
    with pytest.raises(UsageError):
        one_incident(store, kept.name)


def test_added_events_of_one_page_do_not_touch_another(store: Store) -> None:
    before = record(store, "made-00001")
    put(store)
    assert record(store, "made-00001") == before
    assert added(store, before.source) == ()
    assert len(added(store, record(store).source)) == 1


def test_a_database_of_the_schema_before_keeps_its_judgements(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    for sql in migrations()[:2]:
        connection.executescript(sql)
    row = ("2025-01-01T00:00:00+00:00", "accept", "k", "human", "Ann", "", "{}")
    sql = "INSERT INTO judgement (at, kind, one, maker, who, why, about) VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.execute(sql, row)
    connection.execute(sql.replace("about)", "about, revokes)").replace("?)", "?, 1)"), (*row[:1], "revoke", *row[2:]))
    connection.execute(sql, (*row[:1], "reject", *row[2:]))
    connection.execute("PRAGMA application_id = 0x444C4E45")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    with open_store(path, access="write") as store:
        assert [(one.id, one.kind) for one in standing(store)] == [(3, "reject")]
        assert store.rows("PRAGMA foreign_key_check") == []
        with pytest.raises(Exception, match="append-only"):
            store.rows("DELETE FROM judgement")


# ------------------------------------------------------------------------------------------------ how it is written


def test_the_sentence_is_found_where_it_is_not_given(store: Store) -> None:
    page = record(store)
    said = written('{"trigger": "people of ward 3", "type": "AID"}')
    row = row_of(said, page, text_of(store, page))
    assert row.evidence == page.events[3].evidence
    assert row.why_null.keys() == {"mode", "actors", "recipients", "place", "date", "figures", "attributed_to"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('{"trigger": "died", "type": "AID"}', "10 times"),
        ('{"trigger": "elsewhere", "type": "AID"}', "nowhere"),
        ('{"trigger": "Report 0", "type": "AID"}', "nowhere"),
        ('{"trigger": "ward 1", "type": "NONSENSE"}', "no such type"),
        ('{"trigger": "ward 1", "type": "AID", "mode": "aerial"}', "no such mode"),
        ('{"trigger": "ward 1", "type": "AID", "status": "done"}', "no such status"),
        ('{"trigger": "ward 1", "type": "AID", "actors": [{"text": "Force 99"}]}', "do not stand on the page"),
        ('{"trigger": "ward 1", "type": "AID", "actors": [{"text": "Force 1", "country": "XXX"}]}', "no such country"),
        ('{"trigger": "ward 1", "type": "AID", "date": {"start": "2025-02-30"}}', "no day"),
        ('{"trigger": "ward 1", "type": "AID", "date": {"start": "2025-02-03", "end": "2025-02-01"}}', "is before"),
        ('{"trigger": "ward 1", "type": "AID", "trigger_span": [0, 6]}', "do not stand at"),
        ('{"trigger": "ward 1", "type": "AID", "nonsense": 1}', "nonsense"),
        ('{"trigger": "ward 1"}', "type"),
        ('{"trigger": "", "type": "AID"}', "length"),
        ("[]", "object"),
        ("{", "form"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(store: Store, said: str, why: str) -> None:
    page = record(store)
    with pytest.raises(UsageError, match=why):
        row_of(written(said), page, text_of(store, page))
    assert judgements(store) == ()


def test_pairs_of_the_command_line_make_the_same_event() -> None:
    pairs = ["trigger=met", "type=CONSULT", "actor=Force 1", "actor=the mayor", "where=Gao", "start=2025-01-02"]
    said = of_pairs([*pairs, "killed=at least 1,200", "source=a medic"])
    assert [one.text for one in said.actors] == ["Force 1", "the mayor"]
    assert (said.figures[0].low, said.figures[0].high) == (1200, None)
    assert said.place is not None
    assert said.place.text == "Gao"
    for wrong in (["trigger"], ["nonsense=1"], ["killed=many"], ["trigger="]):
        with pytest.raises(UsageError):
            of_pairs(["type=AID", *wrong])


@settings(deadline=None)
@given(st.text("ab .", max_size=60), st.text("ab", min_size=1, max_size=3), st.integers(0, 60))
def test_the_nearest_place_is_a_place_and_no_other_is_nearer(text: str, words: str, near: int) -> None:
    places = [n for n in range(len(text)) if text.startswith(words, n)]
    at = nearest(text, words, near)
    assert at == min(places, key=lambda n: (abs(n - near), n), default=None)


@settings(deadline=None)
@given(st.text("ab .", min_size=4, max_size=60), st.data())
def test_words_that_were_cut_from_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    a, b = find(text, words, None, (0, len(text)), (start, start))
    assert text[a:b] == words


def test_a_key_names_an_added_event_for_good(store: Store) -> None:
    put(store)
    now = record(store)
    (judgement,) = standing(store)
    assert judgement.one == keys_of(now)[10]
    assert isinstance(now.events[10], EventRow)
