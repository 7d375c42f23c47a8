"""People's judgements: kept by name of event, and shown."""

from __future__ import annotations

import getpass
import re
from typing import Literal, cast

import msgspec
from rich.text import Text

from dateline.compare.view import keys_of
from dateline.errors import UsageError
from dateline.export.reviewed import ALONE, check_alone
from dateline.faces import adding, asked, words
from dateline.merge.kept import CORRECTABLE, named
from dateline.merge.update import update
from dateline.model import EventRow, Record, Value
from dateline.store import (
    Added,
    Judgement,
    Store,
    add_event,
    added,
    event_types,
    find_one,
    judge,
    known_page,
    records,
    revoke,
    text_of,
)
from dateline.store.added import BY
from dateline.store.judgements import Human
from dateline.store.others import judge_other

KINDS: dict[str, int] = {"same": 2, "different": 2, "accept": 1, "reject": 1, "correct": 1}
"""What a person can judge -> how many events it is about. Statements and totals can be accepted and rejected too."""


def keep(
    store: Store,
    kind: str,
    events: list[str],
    *,
    who: str | None = None,
    why: str = "",
    field: str | None = None,
    value: str | None = None,
) -> int:
    """Keeps a judgement about events (PAGE.E3) and brings the incidents up to date; gives its number.

    ``kind`` is one of ``KINDS``. ``who`` defaults to the user's name on this machine. A correction needs a ``field``
    (``CORRECTABLE``, ``ALONE``, or a kind of figure) and the ``value`` it should have. Raises UsageError.
    """
    if kind not in KINDS:
        raise UsageError(f"no judgement {kind!r}: one of {', '.join(KINDS)}")
    if kind in ("accept", "reject") and len(events) == 1 and (number := keep_other(store, kind, events[0], who, why)):
        return number
    update(store)
    found = [named(store, name) for name in dict.fromkeys(events)]
    read: object = value
    if kind == "correct":
        field, read = _correction(field, value)
    elif field or value:
        raise UsageError(f"'{kind}' takes no field and no value; 'correct' does")
    number = judge(store, cast(Human, kind), found, who=who or getpass.getuser(), why=why, field=field, value=read)
    update(store)
    return number


def keep_other(store: Store, kind: str, name: str, who: str | None, why: str) -> int | None:
    """Keeps a judgement about a statement (PAGE.S1) or a running total (PAGE.T2) and gives its number; None where the
    name is an event's. Raises UsageError."""
    if not OTHER.search(name):
        return None
    found = find_one(store, name)
    assert not isinstance(found.finding, EventRow)  # by its letter
    verdict: Literal["accept", "reject"] = "accept" if kind == "accept" else "reject"
    return judge_other(store, verdict, found.record, found.finding, who=who or getpass.getuser(), why=why)


OTHER = re.compile(r"\.[SsTt]\d{1,9}$")


def keep_silent(store: Store, page: str, *, who: str | None = None, why: str = "") -> int:
    """Keeps that a page, on which the reader found no event, tells none; gives the judgement's number. Raises
    UsageError."""
    return judge_other(store, "accept", _one_page(store, page), None, who=who or getpass.getuser(), why=why)


def _correction(field: str | None, value: str | None) -> tuple[str, object]:
    if not field or value is None:
        raise UsageError("a correction needs a field and a value, such as where=Kalar or killed=8")
    if field in ALONE:
        check_alone(field, value)
        return field, value
    if field in CORRECTABLE:
        if field in ("start", "end"):
            return field, asked.day(value, field)
        return field, value
    kind = str(asked.code(field, "field", "figure_kinds", lambda: (*CORRECTABLE, *ALONE)))
    return kind, figure(value)


def figure(value: str) -> object:
    """What a figure is corrected to, as it is kept: a number, or low and high. Raises UsageError."""
    low, high = adding.amount(value)
    return low if low == high else [low, high]


def take_back(store: Store, number: int, *, who: str | None = None, why: str = "") -> int:
    """Revokes a judgement and brings the incidents up to date; gives the number of the revocation."""
    done = revoke(store, number, who=who or getpass.getuser(), why=why)
    update(store)
    return done


class Stands(Value, frozen=True, kw_only=True):
    """An added event as it was kept: the judgement's number, and the name (PAGE.E8) under which it stands."""

    number: int
    name: str


def add_missed(store: Store, page: str, said: adding.Written, *, who: str | None = None, why: str = "") -> Stands:
    """Keeps an event that a page tells and the reader missed. ``page`` is its id, source or address. The page's record
    as it was read is not changed; the page now stands at one that tells this event too. Raises UsageError."""
    record = _one_page(store, page)
    name = (who or getpass.getuser()).strip()
    event = adding.row_of(said, record, text_of(store, record), event_types(store))
    event = msgspec.structs.replace(event, id=_id(record, event, name))
    (key,) = keys_of(msgspec.structs.replace(record, events=(event,)))
    number = add_event(store, key, record, event, who=name, why=why)
    stands = next(one for one in added(store, record.source) if one.number == number)
    return Stands(number=number, name=stands.name or f"{record.page}.E{len(record.events) + 1}")


def _one_page(store: Store, page: str) -> Record:
    found = list(records(store, known_page(store, page)))
    if len(found) > 1:
        raise UsageError(f"{page}: {len(found)} pages have this id; give the source instead of the id")
    return found[0]


def _id(record: Record, event: EventRow, who: str) -> str:
    """The id under which an added event will stand. Raises UsageError where the record tells it, or this person has
    added it; another's addition is no reason: two people who code one page do so without knowing of each other."""
    for one in record.events:
        meets = one.trigger_span[0] < event.trigger_span[1] and event.trigger_span[0] < one.trigger_span[1]
        if meets and one.type == event.type:
            people = one.made_by.removeprefix(BY).split(", ") if one.made_by.startswith(BY) else None
            if people is None or who in people:
                told = "you added it already" if people else "accept or correct it"
                raise UsageError(f"{event.trigger!r}: {record.page}.{one.id} tells this event; {told}")
            return one.id
    return f"E{len(record.events) + 1}"


def added_line(one: Added) -> Text:
    """One added event: number, when, who, what became of it, its words and why."""
    text = Text(f"{one.number:>5}  {one.at}  ", style="dim")
    text.append(words.safe(one.who), style="bold not dim")
    text.append(f"  {BECAME[one.state]} {words.safe(one.name or one.page)}", style="not dim")
    text.append(f"  {one.event.type} {words.safe(repr(one.event.trigger))}", style="not dim")
    return text.append(f"  {words.safe(one.why)}") if one.why else text


BECAME = {"stands": "added", "found": "the reader tells it too:", "lost": "LOST, its words are gone:"}


def judgement_line(one: Judgement) -> Text:
    """One judgement: number, when, who, what, why."""
    names = " ".join(words.safe(about.get("name", key)) for key, about in sorted(one.about.items()))
    text = Text(f"{one.id:>5}  {one.at}  ", style="dim")
    text.append(words.safe(one.who), style="bold not dim")
    what = f"takes back {one.revokes}" if one.revokes is not None else one.kind
    text.append(f"  {what}  {names}", style="not dim")
    if one.field:
        text.append(f"  {one.field} = {words.safe(one.value or '')}", style="not dim")
    return text.append(f"  {words.safe(one.why)}") if one.why else text
