"""People's judgements about what is no event: a statement, a running total, a page that tells none."""

from __future__ import annotations

import hashlib
import json
from typing import Literal

from dateline.errors import UsageError
from dateline.model import Record, StatementRow, TallyRow
from dateline.store.judgements import COLUMNS, now
from dateline.store.sqlite import Store

Sort = Literal["statement", "total", "page"]
Mark = tuple[str, str, str, str]
"""What a judgement names its subject by, over readings: source, sentence, words, sort. Of a page that tells no event
the sentence is the SHA-256 of its bytes: what is said of a text is not said of its next version."""


def mark_of_other(record: Record, row: StatementRow | TallyRow | None) -> Mark:
    """What a statement, a running total, or (None) the page itself is named by. The words begin with the sort, so that
    no event has the same."""
    if row is None:
        return record.source, record.sha256, "page: ", "page"
    if isinstance(row, StatementRow):
        return record.source, row.evidence, f"statement: {row.content}", "statement"
    return record.source, row.evidence, f"total: {row.text}", "total"


def judge_other(
    store: Store,
    kind: Literal["accept", "reject"],
    record: Record,
    row: StatementRow | TallyRow | None,
    *,
    who: str,
    why: str,
) -> int:
    """Keeps a person's judgement about a statement or a running total of a record, or (None) that the page tells no
    event, and gives its number. Raises UsageError."""
    if not who.strip():
        raise UsageError("a judgement needs a name; give --who NAME")
    if row is None and (record.events or kind != "accept"):
        raise UsageError(f"{record.page}: only a page on which no event was found can be held to tell none")
    source, evidence, words, sort = mark = mark_of_other(record, row)
    key = f"{sort}:" + hashlib.sha256("\x1f".join(mark).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    about = {"name": _name(record, row), "source": source, "evidence": evidence, "trigger": words, "type": sort}
    values = (
        *(now(), kind, key, None, None, None, "human", who.strip(), why.strip(), None),
        *(json.dumps({key: about}, ensure_ascii=False, sort_keys=True), None),
    )
    marks = ", ".join("?" * len(values))
    with store.transaction() as connection:
        cursor = connection.execute(f"INSERT INTO judgement ({COLUMNS.removeprefix('id, ')}) VALUES ({marks})", values)
    return int(cursor.lastrowid or 0)


def _name(record: Record, row: StatementRow | TallyRow | None) -> str:
    if row is None:
        return record.page
    if isinstance(row, StatementRow):
        return f"{record.page}.S{record.statements.index(row) + 1}"
    return f"{record.page}.T{record.tallies.index(row) + 1}"


def about_event(key: str) -> bool:
    """Whether the key of a judgement is an event's: those have no colon."""
    return ":" not in key
