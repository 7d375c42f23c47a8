"""Pairs of reports that the program is least sure to be one happening: what a person settles by same or different."""

from __future__ import annotations

from dateline.model import Value
from dateline.store import Store, record_of, standing
from dateline.web.rows import Index

WANTED = """
SELECT judgement.one, judgement.other, odds, why, a.reading_id, a.number, b.reading_id, b.number
FROM judgement JOIN member a ON a.event = judgement.one JOIN member b ON b.event = judgement.other
WHERE judgement.id IN (SELECT max(id) FROM judgement WHERE maker = 'machine' GROUP BY one, other)
ORDER BY abs(odds), judgement.one, judgement.other
"""


class Doubt(Value, frozen=True, kw_only=True):
    """Two events (PAGE.E3) and what the program holds: log-odds that they are one happening, and why."""

    one: str
    other: str
    odds: float
    because: str


class Pairs(Value, frozen=True, kw_only=True):
    """Pairs that a person has not judged: the first of them, how many there are, how many are done."""

    pairs: tuple[Doubt, ...]
    left: int
    done: int


def pairs(store: Store, index: Index, who: str, limit: int = 50) -> Pairs:
    """Pairs of current events that the program compared, nearest to even odds first. Others' judgements make no
    difference. None where incidents have not been made."""
    done = {(one.one, one.other) for one in standing(store) if one.who == who and one.kind in ("same", "different")}
    rows = [row for row in store.rows(WANTED) if row[4] != row[6]]
    waiting = [row for row in rows if (row[0], row[1]) not in done]
    keys = {int(str(row[0])): n for n, row in enumerate(store.rows("SELECT id FROM current ORDER BY source"))}

    def name(reading: object, number: object) -> str:
        place = int(str(reading))
        event = record_of(store, place).events[int(str(number))]
        return f"{index.pages[keys[place]].key}.{event.id}"

    found = tuple(
        Doubt(one=name(a, n), other=name(b, m), odds=round(float(str(odds)), 2), because=str(why))
        for _, _, odds, why, a, n, b, m in waiting[:limit]
        if int(str(a)) in keys and int(str(b)) in keys
    )
    return Pairs(pairs=found, left=len(waiting), done=len(rows) - len(waiting))
