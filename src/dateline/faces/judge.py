"""People's judgements: kept by name of event, and shown."""

from __future__ import annotations

import getpass
from typing import cast

from rich.text import Text

from dateline.errors import UsageError
from dateline.faces import asked, words
from dateline.merge.kept import CORRECTABLE, named
from dateline.merge.update import update
from dateline.store import Judgement, Store, judge, revoke
from dateline.store.judgements import Human

KINDS: dict[str, int] = {"same": 2, "different": 2, "accept": 1, "reject": 1, "correct": 1}
"""What a person can judge -> how many events it is about."""


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
    (``CORRECTABLE``, or a kind of figure) and the ``value`` it should have. Raises UsageError.
    """
    if kind not in KINDS:
        raise UsageError(f"no judgement {kind!r}: one of {', '.join(KINDS)}")
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


def _correction(field: str | None, value: str | None) -> tuple[str, object]:
    if not field or value is None:
        raise UsageError("a correction needs a field and a value, such as where=Kalar or killed=8")
    if field in CORRECTABLE:
        if field in ("start", "end"):
            return field, asked.day(value, field)
        return field, value
    kind = str(asked.code(field, "field", "figure_kinds", lambda: CORRECTABLE))
    try:
        return kind, float(value)
    except ValueError:
        raise UsageError(f"{field}={value}: a figure is a number") from None


def take_back(store: Store, number: int, *, who: str | None = None, why: str = "") -> int:
    """Revokes a judgement and brings the incidents up to date; gives the number of the revocation."""
    done = revoke(store, number, who=who or getpass.getuser(), why=why)
    update(store)
    return done


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
