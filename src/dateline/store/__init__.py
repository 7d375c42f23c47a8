"""Where records are kept: append-only facts in one SQLite file, named by content hash."""

from dateline.store.changes import Change, changes
from dateline.store.check import Check, check
from dateline.store.find import (
    Answer,
    Filter,
    Found,
    Table,
    event_types,
    events,
    find_one,
    known_page,
    record_of,
    records,
    statements,
    tallies,
    text_of,
    unanswered,
)
from dateline.store.sqlite import Store, open_store
from dateline.store.write import FAILED, Kind, add, known, see

__all__ = [
    "FAILED",
    "Answer",
    "Change",
    "Check",
    "Filter",
    "Found",
    "Kind",
    "Store",
    "Table",
    "add",
    "changes",
    "check",
    "event_types",
    "events",
    "find_one",
    "known",
    "known_page",
    "open_store",
    "record_of",
    "records",
    "see",
    "statements",
    "tallies",
    "text_of",
    "unanswered",
]
