"""Events that people add: laid onto the page as it stands now, and joined to what the program found there.

The program's reading is never touched. A page with added events stands at one more reading, made of the program's
record and their events; it is made anew whenever the page is read again, or an event is added or taken back.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Record, Span, Value
from dateline.store.rows import add_findings, keep_blob
from dateline.store.sqlite import Store, guard

PEOPLE = " + people"
"""Stands behind the reader's version in a record that people completed."""
BY = "people: "
"""Begins ``made_by`` of an added event; behind it stand the names of all who added it, parted by commas."""
GONE = "its words are no longer on the page"

State = Literal["stands", "found", "lost"]
"""Of an added event: it is on record; the reader tells it too by now; its words are no longer in an article."""


class Added(Value, frozen=True, kw_only=True):
    """One event that a person added and nobody took back. ``name`` (PAGE.E8) is the event that tells it now, None where
    it is lost; ``event`` has the spans of the text it was added on."""

    number: int
    at: str
    who: str
    why: str
    source: str
    page: str
    event: EventRow
    state: State
    name: str | None


Given = tuple[int, str, EventRow]
"""Number of the judgement, who, event."""
Where = tuple[State, str | None]
"""What became of an added event, and the id of the event that tells it now."""


# -------------------------------------------------------------------------------- one record


def complete(record: Record, text: str, given: Sequence[Given]) -> tuple[Record, dict[int, Where]]:
    """The record with added events behind its own, and what became of each; the same record where none stands.

    An event that several people added (same type, triggers that meet) stands once. One that the record tells itself by
    now, with the same type and a trigger that meets, is left out.
    """
    events = list(record.events)
    people: dict[int, list[str]] = {}
    became: dict[int, Where] = {}
    for number, who, event in given:
        now = laid(event, record, text)
        if now is None:
            became[number] = ("lost", None)
            continue
        place = next((n for n, one in enumerate(events) if _same(one, now)), len(events))
        if place == len(events):
            events.append(replace(now, id=f"E{place + 1}", confidence=1.0))
        state: State = "found" if place < len(record.events) else "stands"
        if state == "stands":
            people.setdefault(place, []).append(who)
        became[number] = (state, events[place].id)
    if not people:
        return record, became
    for place, names in people.items():
        events[place] = replace(events[place], made_by=BY + ", ".join(dict.fromkeys(names)))
    versions = replace(record.versions, reader=record.versions.reader + PEOPLE)
    return replace(record, events=tuple(events), versions=versions), became


def _same(one: EventRow, other: EventRow) -> bool:
    return one.type == other.type and _meet(one.trigger_span, other.trigger_span)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def laid(event: EventRow, record: Record, text: str) -> EventRow | None:
    """The event on a text that may have changed: its sentence is looked for, nearest to where it stood, and its other
    words near theirs. Words that are gone leave their field empty, with the reason; None where the sentence is gone, or
    stands in no article."""
    a, b = event.evidence_span
    start = nearest(text, event.evidence, a)
    article = None if start is None else _article(record, (start, start + b - a))
    if start is None or article is None:
        return None
    by = start - a

    def move(span: Span, words: str) -> Span | None:
        if a <= span[0] and span[1] <= b:
            return span[0] + by, span[1] + by
        at = nearest(text, words, span[0] + by)
        return None if at is None else (at, at + len(words))

    return _moved(replace(event, article=article, evidence_span=(start, start + b - a)), move)


def nearest(text: str, words: str, near: int) -> int | None:
    """Where words begin that stand nearest to a place; None where they do not stand in the text."""
    before = text.rfind(words, 0, near + len(words))
    after = text.find(words, max(0, near))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: (abs(at - near), at)) if found and words else None


def _article(record: Record, span: Span) -> int | None:
    bodies = (row.body_span for row in record.articles)
    return next((n for n, (a, b) in enumerate(bodies) if a <= span[0] and span[1] <= b), None)


Move = Callable[[Span, str], Span | None]


def _moved(event: EventRow, move: Move) -> EventRow:
    """The event with every span moved; the trigger stands in the sentence and always moves with it."""
    why = dict(event.why_null)

    def parties(rows: tuple[ActorRow, ...], field: str) -> tuple[ActorRow, ...]:
        kept = tuple(replace(row, span=span) for row in rows if (span := move(row.span, row.text)))
        if rows and not kept:
            why[field] = GONE
        return kept

    place, date = _place(event.place, move), _date(event.date, move)
    if event.place and not place:
        why["place"] = GONE
    figures = tuple(row for old in event.figures if (row := _figure(old, move)))
    if event.figures and not figures:
        why["figures"] = GONE
    words, spans = _sources(event.attributed_to, event.attributed_spans, move)
    return replace(
        event,
        trigger_span=move(event.trigger_span, event.trigger) or event.trigger_span,
        actors=parties(event.actors, "actors"),
        recipients=parties(event.recipients, "recipients"),
        place=place,
        date=date,
        figures=figures,
        attributed_to=words,
        attributed_spans=spans,
        why_null=why,
    )


def _place(row: PlaceRow | None, move: Move) -> PlaceRow | None:
    span = row and move(row.span, row.text)
    return replace(row, span=span) if row and span else None


def _date(row: DateRow | None, move: Move) -> DateRow | None:
    """A day keeps standing without its words: it was resolved by a person."""
    if row is None or row.span is None or row.text is None:
        return row
    span = move(row.span, row.text)
    return replace(row, span=span) if span else replace(row, span=None, text=None)


def _figure(row: FigureRow, move: Move) -> FigureRow | None:
    span = move(row.span, row.text)
    if span is None:
        return None
    of = move(row.of_span, row.of) if row.of_span and row.of else None
    words, spans = _sources(row.attributed_to, row.attributed_spans, move)
    return replace(row, span=span, of=row.of if of else None, of_span=of, attributed_to=words, attributed_spans=spans)


def _sources(words: tuple[str, ...], spans: tuple[Span, ...], move: Move) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    pairs = [(one, to) for one, span in zip(words, spans, strict=True) if (to := move(span, one))]
    return tuple(one for one, _ in pairs), tuple(span for _, span in pairs)


# -------------------------------------------------------------------------------- the store


STANDING = "SELECT id, who, value FROM standing WHERE kind = 'add'"
SOURCE = " AND (SELECT json_extract(value, '$.source') FROM json_each(about) LIMIT 1) = ?"


def stand_at(connection: sqlite3.Connection, source: str, reading: int) -> int:
    """The reading that a source stands at when the program has read it so: the same where nobody added to it, else the
    one with people's events, which is made where there is none. Call inside a transaction."""
    given = _given(connection.execute(f"{STANDING}{SOURCE} ORDER BY id", (source,)).fetchall())
    if not given:
        return reading
    record, text = _read(connection, reading)
    whole, _ = complete(record, text, given)
    return reading if whole is record else _kept(connection, reading, whole, text)


def base_of(connection: sqlite3.Connection, reading: int) -> int:
    """The program's reading that a reading was made from: itself where people added nothing."""
    row = connection.execute("SELECT base FROM completed WHERE reading_id = ?", (reading,)).fetchone()
    return int(row[0]) if row else reading


def _given(rows: Iterable[tuple[int, str, str]]) -> list[Given]:
    return [(number, who, msgspec.json.decode(value, type=EventRow)) for number, who, value in rows]


def _read(connection: sqlite3.Connection, reading: int) -> tuple[Record, str]:
    row = connection.execute(
        "SELECT record.data, words.data FROM reading JOIN blob record ON record.sha256 = record_sha256"
        " JOIN blob words ON words.sha256 = text_sha256 WHERE reading.id = ?",
        (reading,),
    ).fetchone()
    text = zlib.decompress(row[1]).decode("utf-8", "surrogatepass")
    return msgspec.json.decode(zlib.decompress(row[0]), type=Record), text


COPIED = "source, page, sha256, text_sha256, outcome, dateline, codebook, knowledge, url, outlet"


def _kept(connection: sqlite3.Connection, base: int, record: Record, text: str) -> int:
    digest = keep_blob(connection, msgspec.json.encode(record))
    found = connection.execute(
        "SELECT reading_id FROM completed JOIN reading ON reading.id = reading_id WHERE base = ? AND record_sha256 = ?",
        (base, digest),
    ).fetchone()
    if found:
        return int(found[0])
    cursor = connection.execute(
        f"INSERT INTO reading ({COPIED}, reader, record_sha256) SELECT {COPIED}, ?, ? FROM reading WHERE id = ?",
        (record.versions.reader, digest, base),
    )
    made = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO completed (reading_id, base) VALUES (?, ?)", (made, base))
    add_findings(connection, made, record, text)
    return made


def added(store: Store, source: str | None = None) -> tuple[Added, ...]:
    """The events that people added and nobody took back (to one source), oldest first, with what became of each."""
    where, values = (SOURCE, (source,)) if source else ("", ())
    rows = store.rows(
        f"SELECT id, who, value, at, why, about FROM standing WHERE kind = 'add'{where} ORDER BY id", values
    )
    by_source: dict[str, list[tuple[object, ...]]] = {}
    for row in rows:
        about = next(iter(json.loads(str(row[5])).values()))
        by_source.setdefault(about["source"], []).append((*row[:5], about["name"]))
    found = [one for own, held in by_source.items() for one in _became(store, own, held)]
    return tuple(sorted(found, key=lambda one: one.number))


def _became(store: Store, source: str, rows: list[tuple[object, ...]]) -> Iterable[Added]:
    given = _given((int(str(row[0])), str(row[1]), str(row[2])) for row in rows)
    current = store.rows("SELECT id FROM current WHERE source = ?", (source,))
    became: dict[int, Where] = {}
    page = str(rows[0][5]).rpartition(".")[0]
    if current:
        with guard(store.path):
            record, text = _read(store.connection, base_of(store.connection, int(str(current[0][0]))))
        _, became = complete(record, text, given)
        page = record.page
    for (number, who, event), row in zip(given, rows, strict=True):
        state, own = became.get(number, ("lost", None))
        yield Added(
            number=number, at=str(row[3]), who=who, why=str(row[4]), source=source, page=page, event=event,
            state=state, name=f"{page}.{own}" if own else None,
        )  # fmt: skip
