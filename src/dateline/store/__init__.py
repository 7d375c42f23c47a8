"""Where records are kept: append-only facts, judgements and incidents in one SQLite file."""

from dateline.store.added import Added, added
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
from dateline.store.incidents import Member, Step, by_incident, members, resolve, steps
from dateline.store.judgements import Judgement, Machine, about_pair, add_event, judge, judgements, revoke, standing
from dateline.store.sqlite import Store, open_store
from dateline.store.write import FAILED, Kind, add, known, see

__all__ = [
    "FAILED",
    "Added",
    "Answer",
    "Change",
    "Check",
    "Filter",
    "Found",
    "Judgement",
    "Kind",
    "Machine",
    "Member",
    "Step",
    "Store",
    "Table",
    "about_pair",
    "add",
    "add_event",
    "added",
    "by_incident",
    "changes",
    "check",
    "event_types",
    "events",
    "find_one",
    "judge",
    "judgements",
    "known",
    "known_page",
    "members",
    "open_store",
    "record_of",
    "records",
    "resolve",
    "revoke",
    "see",
    "standing",
    "statements",
    "steps",
    "tallies",
    "text_of",
    "unanswered",
]
