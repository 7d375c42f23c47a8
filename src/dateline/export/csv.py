"""CSV (RFC 4180, UTF-8, CRLF): one row an event.

Spreadsheets run a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and the words of a page are not
to be trusted. Such text gets an apostrophe before it, as OWASP advises; numbers are left alone. The loss report
counts these cells, so that a script that needs the exact words knows to take JSON Lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from dateline.export.flat import COLUMNS, Cell, rows
from dateline.export.loss import Loss
from dateline.model import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of a formula (OWASP, CSV Injection), full-width forms included."""


def write(records: Iterable[Record], out: BinaryIO) -> Loss:
    """Writes a heading and a row for each event."""
    loss = Loss()
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows(iter(records), loss):
        table.writerow([guarded(row[name], loss) for name in COLUMNS])
    text.flush()
    text.detach()
    return loss


def guarded(cell: Cell, loss: Loss) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would run; whole numbers without ".0"."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell == int(cell):
        return int(cell)
    if isinstance(cell, str) and cell.startswith(FORMULA):
        loss.leave("cells' exact words (an apostrophe keeps spreadsheets from running them)")
        return f"'{cell}"
    return cell
