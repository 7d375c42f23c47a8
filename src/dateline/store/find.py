"""Questions to the store: which events, statements and tallies of the current readings answer a filter."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from dateline.errors import UsageError
from dateline.model import EventRow, Record, StatementRow, TallyRow, Value
from dateline.store.sqlite import Store, guard


class Filter(Value, frozen=True, kw_only=True):
    """Which findings are wanted; every field that is set must hold.

    ``since`` and ``until`` are ISO days that the event's interval must touch. ``actor`` is part of a name or of the
    words of an actor or recipient (for a statement: of the speaker), or an actor id. ``country`` is where it happened
    or whose the parties are. ``text`` is searched by word stems in the evidence; "quoted words" stand together.
    ``min_confidence`` is 0 to 1.
    """

    type: str | None = None
    mode: str | None = None
    actor: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    status: str | None = None
    role: str | None = None
    page: str | None = None
    min_confidence: float | None = None


class Found(Value, frozen=True, kw_only=True):
    """One finding and the record it stands in."""

    record: Record
    finding: EventRow | StatementRow | TallyRow
    number: int


Table = Literal["event", "statement", "tally"]
PAGE = "(current.page = ? OR current.source = ? OR current.url = ?)"
PARTY = "EXISTS (SELECT 1 FROM actor WHERE actor.event_id = event.id AND ({}))"
DATE = "EXISTS (SELECT 1 FROM date WHERE date.event_id = event.id AND {})"
TEXT = "{0}.id IN (SELECT rowid FROM {0}_fts WHERE {0}_fts MATCH ?)"

EVENT: dict[str, str] = {
    "type": "event.type = ?",
    "mode": "event.mode = ?",
    "status": "event.status = ?",
    "role": "event.role = ?",
    "actor": PARTY.format("instr(lower(name), lower(?)) OR instr(lower(text), lower(?)) OR actor_id = ?"),
    "country": "(EXISTS (SELECT 1 FROM place WHERE place.event_id = event.id AND country = ?) OR "
    + PARTY.format("country = ?")
    + ")",
    "since": DATE.format('("end" IS NULL OR "end" >= ?)'),
    "until": DATE.format("start <= ?"),
    "text": TEXT.format("event"),
    "page": PAGE,
    "min_confidence": "event.confidence >= ?",
}
STATEMENT: dict[str, str] = {
    "actor": "instr(lower(speaker), lower(?))",
    "text": TEXT.format("statement"),
    "page": PAGE,
    "min_confidence": "statement.confidence >= ?",
}
TALLY: dict[str, str] = {
    "type": "tally.kind = ?",
    "since": "tally.as_of >= ?",
    "until": "coalesce(tally.since, tally.as_of) <= ?",
    "text": TEXT.format("tally"),
    "page": PAGE,
    "min_confidence": "tally.confidence >= ?",
}
CONDITIONS: dict[Table, dict[str, str]] = {"event": EVENT, "statement": STATEMENT, "tally": TALLY}
"""Which filter fields each table answers, with the SQL that does."""
ORDER: dict[Table, str] = {
    "event": "(SELECT start FROM date WHERE date.event_id = event.id) NULLS LAST, current.page, current.source",
    "statement": "current.page, current.source",
    "tally": "tally.as_of NULLS LAST, current.page, current.source",
}


class Answer(Value, frozen=True, kw_only=True):
    """How many findings answer a filter, and the findings, each decoded as it is asked for."""

    total: int
    found: Iterator[Found]


def events(store: Store, wanted: Filter) -> Answer:
    """Events of the current readings, by date (undated last), then page, then place in the page."""
    return _answer(store, "event", wanted, lambda record, number: record.events[number])


def statements(store: Store, wanted: Filter) -> Answer:
    """Statements of the current readings, by page."""
    return _answer(store, "statement", wanted, lambda record, number: record.statements[number])


def tallies(store: Store, wanted: Filter) -> Answer:
    """Tallies of the current readings, by the day they stood at, then page."""
    return _answer(store, "tally", wanted, lambda record, number: record.tallies[number])


def find_one(store: Store, name: str) -> Found:
    """The finding called PAGE.E3, PAGE.S1 or PAGE.T2; PAGE may be the page's source. Raises UsageError."""
    page, _, short = name.rpartition(".")
    kind, digits = short[:1].upper(), short[1:]
    if not page or kind not in SHORT or not digits.isdecimal() or not digits.isascii() or len(digits) > 9:
        raise UsageError(f"{name}: not an id; give PAGE.E3 for an event, PAGE.S1 for a statement, PAGE.T2 for a tally")
    pages = list(records(store, known_page(store, page)))
    if len(pages) > 1:
        sources = ", ".join(record.source for record in pages[:3])
        raise UsageError(f"{page}: {len(pages)} pages have this id ({sources}); give the source instead of the id")
    rows, number = SHORT[kind](pages[0]), int(digits) - 1
    if not 0 <= number < len(rows):
        raise UsageError(f"{name}: the page has {kind}1 to {kind}{len(rows)}" if rows else f"{name}: there is none")
    return Found(record=pages[0], finding=rows[number], number=number)


Finding = EventRow | StatementRow | TallyRow
SHORT: dict[str, Callable[[Record], tuple[Finding, ...]]] = {
    "E": lambda record: record.events,
    "S": lambda record: record.statements,
    "T": lambda record: record.tallies,
}
"""First letter of a finding's name -> where its record has it."""


def records(store: Store, page: str | None = None) -> Iterator[Record]:
    """Current records by source; only those of one page where its id, source or URL is given."""
    where = f" WHERE {PAGE}" if page is not None else ""
    values = (page,) * where.count("?")
    for row in store.rows(f"SELECT current.id FROM current{where} ORDER BY current.source", values):
        yield record_of(store, int(str(row[0])))


def event_types(store: Store) -> tuple[str, ...]:
    """The types of the events on record: those of the shipped codebook, and those of users' own."""
    return tuple(str(row[0]) for row in store.rows("SELECT DISTINCT type FROM event ORDER BY type"))


def known_page(store: Store, page: str | None) -> str | None:
    """The same id, source or URL; raises UsageError where no page on record has it."""
    if page is not None and not store.rows(f"SELECT 1 FROM current WHERE {PAGE} LIMIT 1", (page,) * PAGE.count("?")):
        raise UsageError(f"{page}: no such page on record; 'dateline show' lists what there is")
    return page


def text_of(store: Store, record: Record) -> str:
    """The page text that a record's spans point into; '' where the store has none."""
    rows = store.rows(
        "SELECT blob.data FROM reading JOIN blob ON blob.sha256 = text_sha256"
        " WHERE source = ? AND reading.sha256 = ? ORDER BY reading.id DESC LIMIT 1",
        (record.source, record.sha256),
    )
    return zlib.decompress(rows[0][0]).decode("utf-8", "surrogatepass") if rows else ""  # type: ignore[arg-type]


def conditions(table: Table, wanted: Filter) -> tuple[str, tuple[str | float, ...]]:
    """The WHERE of a filter on a table and its values; fields that the table does not answer are left out."""
    clauses, values = [], []
    for field, value in msgspec.structs.asdict(wanted).items():
        if value is not None and (clause := CONDITIONS[table].get(field)):
            clauses.append(clause)
            values += [match(value) if field == "text" else value] * clause.count("?")
    return " AND ".join(clauses) or "1", tuple(values)


def unanswered(table: Table, wanted: Filter) -> tuple[str, ...]:
    """Filter fields that are set but that the table has no answer for."""
    fields = msgspec.structs.asdict(wanted)
    return tuple(name for name, value in fields.items() if value is not None and name not in CONDITIONS[table])


def match(text: str) -> str:
    """An FTS5 query from what a user typed: all words; quoted ones together; ``word*`` is a beginning."""
    parts = []
    for number, part in enumerate(text.replace("\0", " ").split('"')):
        words = [part] if number % 2 else part.split()
        for word in words:
            bare = word.strip("* ")
            if any(c.isalnum() for c in bare):
                parts.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(parts) or '""'


def _answer(store: Store, table: Table, wanted: Filter, pick: Callable[[Record, int], Finding]) -> Answer:
    found = _find(store, table, wanted)
    return Answer(total=len(found), found=_decoded(store, found, pick))


def _decoded(store: Store, found: list[tuple[int, int]], pick: Callable[[Record, int], Finding]) -> Iterator[Found]:
    for reading, number in found:
        record = record_of(store, reading)
        yield Found(record=record, finding=pick(record, number), number=number)


def _find(store: Store, table: Table, wanted: Filter) -> list[tuple[int, int]]:
    where, values = conditions(table, wanted)
    rows = store.rows(
        f"SELECT {table}.reading_id, {table}.number FROM {table} JOIN current ON current.id = {table}.reading_id"
        f" WHERE {where} ORDER BY {ORDER[table]}, {table}.number",
        values,
    )
    return [(int(str(reading)), int(str(number))) for reading, number in rows]


@lru_cache(maxsize=256)
def record_of(store: Store, reading: int) -> Record:
    """The record of a reading; the last few stay decoded."""
    with guard(store.path):
        row = store.connection.execute(
            "SELECT blob.data FROM reading JOIN blob ON blob.sha256 = record_sha256 WHERE reading.id = ?", (reading,)
        ).fetchone()
    return msgspec.json.decode(zlib.decompress(row[0]), type=Record)
