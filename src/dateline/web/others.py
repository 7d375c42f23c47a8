"""What else than events is judged: statements, running totals, and pages on which no event was found."""

from __future__ import annotations

from dateline.export.reviewed import mark
from dateline.store import Store, standing
from dateline.store.others import Mark
from dateline.web.review import Queue
from dateline.web.rows import Index

ASKED = {
    "statements": (
        "SELECT statement.reading_id, '.S' || (number + 1), source, evidence, 'statement: ' || content, 'statement'"
        " FROM statement JOIN current ON current.id = statement.reading_id ORDER BY confidence, source, number"
    ),
    "totals": (
        "SELECT tally.reading_id, '.T' || (number + 1), source, evidence, 'total: ' || text, 'total'"
        " FROM tally JOIN current ON current.id = tally.reading_id ORDER BY confidence, source, number"
    ),
    "silent": (
        "SELECT id, '', source, sha256, 'page: ', 'page' FROM current"
        " WHERE NOT EXISTS (SELECT 1 FROM event WHERE reading_id = current.id) ORDER BY source"
    ),
}
"""Order of the queue -> what it asks about: reading, end of its name, and what a judgement names it by
(``store.others.mark_of_other``); least sure first."""


def queue(store: Store, index: Index, who: str, order: str, limit: int) -> Queue:
    """What a person has still to judge of one sort; of names (KEY.S1, KEY.T2, or a page's key) the first. Others'
    judgements make no difference."""
    done: set[Mark] = {mark(one) for one in standing(store) if one.who == who and one.kind in ("accept", "reject")}
    rows = store.rows(ASKED[order])
    waiting = [row for row in rows if tuple(map(str, row[2:])) not in done]
    keys = {int(str(row[0])): n for n, row in enumerate(store.rows("SELECT id FROM current ORDER BY source"))}
    names = tuple(
        f"{index.pages[keys[int(str(reading))]].key}{end}"
        for reading, end, *_ in waiting[:limit]
        if int(str(reading)) in keys
    )
    return Queue(names=names, left=len(waiting), done=len(rows) - len(waiting))
