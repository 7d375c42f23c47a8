"""Dateline turns news pages into a sourced record of events.

    import dateline

    record = dateline.read(open("page.txt").read(), published="2024-02-06")
    for event in record.events:
        print(event.type, [actor.name for actor in event.actors], event.date, event.evidence)

The names below are the whole public interface; everything else may change.
"""

from __future__ import annotations

from dateline.errors import Error
from dateline.model import Record
from dateline.settings import Settings

__all__ = ["Error", "Record", "Settings", "read", "read_paths"]

from collections.abc import Iterator, Sequence
from datetime import date


def read(
    text: str,
    *,
    page: str = "text",
    published: str | date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """The record of one page given as text (or HTML, where the spans are those of its visible text, line by line).

    ``published`` is the day of publication (a date, or ISO 8601) where it is known beside the text; it anchors words
    such as "Friday" and wins over what the page says. Every span in the record is a half-open range of characters of
    ``text`` (halves of surrogate pairs become U+FFFD in quotes). Never raises for what the text holds: trouble is a
    coded issue in ``Record.issues``. Raises ``Error`` where ``published`` is no day.
    """
    from dateline.pages import page_of_text
    from dateline.pipeline import read_page

    asked = settings or Settings()
    told = page_of_text(text, asked, name=page, published=published, url=url, outlet=outlet)
    return read_page(told, asked)


def read_paths(paths: Sequence[str], *, settings: Settings | None = None) -> Iterator[Record]:
    """The records of files, folders, globs or "-" (standard input), page by page in order.

    Raises ``Error`` for a path that does not exist; a page that cannot be read gives a record with an issue.
    """
    from dateline import pages
    from dateline.errors import UsageError
    from dateline.pipeline import read_page

    if isinstance(paths, str):
        raise UsageError(f"read_paths takes a list of paths; write read_paths([{paths!r}])")
    asked = settings or Settings()
    return (read_page(page, asked) for page in pages.read_paths(paths, asked))
