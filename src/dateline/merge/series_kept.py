"""The running totals of a store as series."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors import UsageError
from dateline.merge.series import Series, series
from dateline.store import Store, record_of

READINGS = (
    "SELECT DISTINCT tally.reading_id FROM tally JOIN current ON current.id = tally.reading_id ORDER BY current.source"
)
"""Current readings that have running totals."""


def kept_series(store: Store) -> tuple[Series, ...]:
    """The series of all current readings, those with totals of most days first."""
    return series(record_of(store, int(str(row[0]))) for row in store.rows(READINGS))


def one_series(found: Sequence[Series], name: str) -> Series:
    """The series of an id, or the one that its totals are in now. Raises UsageError for none."""
    for one in found:
        if name == one.id:
            return one
    for one in found:
        if name in one.also:
            return one
    raise UsageError(f"{name}: no such series; 'dateline series' lists them")
