"""Lists of findings: for people, as JSON Lines, as CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable

import msgspec

from dateline.faces import output, words
from dateline.model import EventRow, StatementRow, TallyRow
from dateline.store import Check, Found


def table(found: Iterable[Found]) -> None:
    """Prints blocks of events, tallies or statements (all of one kind)."""
    from dateline.faces import blocks

    console = output.console()
    found = list(found)
    events = [(one.finding, name_of(one)) for one in found if isinstance(one.finding, EventRow)]
    tallies = [(one.finding, name_of(one)) for one in found if isinstance(one.finding, TallyRow)]
    said = [(one.finding, name_of(one)) for one in found if isinstance(one.finding, StatementRow)]
    if events:
        output.show(console, blocks.events_block(events, console))
    if tallies:
        output.show(console, blocks.tallies_block(tallies))
    if said:
        output.show(console, blocks.says_block(said))


def jsonl(found: Iterable[Found]) -> None:
    """One finding a line, as in its record, with its page, source and name beside it."""
    lines = output.Lines()
    for one in found:
        plain: dict[str, object] = msgspec.to_builtins(one.finding)
        lines.add({**plain, "id": name_of(one), "page": one.record.page, "source": one.record.source})


def events_csv(found: Iterable[Found]) -> None:
    """The columns of the CSV export."""
    from dateline.export.csv import guarded
    from dateline.export.flat import COLUMNS, row
    from dateline.export.loss import Loss

    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    writer, loss = csv.writer(sys.stdout, lineterminator="\r\n"), Loss()
    writer.writerow(COLUMNS)
    for one in found:
        if isinstance(one.finding, EventRow):
            cells = row(one.record, one.finding)
            writer.writerow([guarded(cells[name], loss) for name in COLUMNS])


FORMS: dict[str, Callable[[Iterable[Found]], None]] = {"table": table, "jsonl": jsonl, "csv": events_csv}


def name_of(one: Found) -> str:
    """What ``explain`` takes: PAGE.E3, PAGE.S1, PAGE.T2."""
    match one.finding:
        case EventRow():
            return f"{one.record.page}.{one.finding.id}"
        case StatementRow():
            return f"{one.record.page}.S{one.number + 1}"
        case TallyRow():
            return f"{one.record.page}.T{one.number + 1}"


def check_line(check: Check) -> str:
    """One line of the doctor."""
    return f"{'ok  ' if check.sound else 'BAD '} {words.safe(check.name):<40} {words.safe(check.seen)}"
