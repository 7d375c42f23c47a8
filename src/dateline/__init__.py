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


def read(
    text: str,
    *,
    page: str = "text",
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """The record of one page given as text (or HTML, where the spans are those of its visible text, line by line).

    ``published`` is the day of publication (YYYY-MM-DD) where it is known beside the text; it anchors words such as
    "Friday". Every span in the record is a half-open range of characters of ``text``. Never raises for what the text
    holds: trouble is a coded issue in ``Record.issues``.
    """
    from msgspec.structs import replace

    from dateline.pages import page_of_text
    from dateline.pipeline import read_page

    asked = settings or Settings()
    told = page_of_text(text, asked, name=page)
    if told.text and told.media == "text/plain":  # files get "\n" for every line end; a string keeps its own offsets
        told = replace(told, text=text.encode("utf-8", "replace").decode("utf-8"))
    basis = None if published is None else "field"
    told = replace(told, published=published, published_basis=basis, url=url, outlet=outlet)
    return read_page(told, asked)


def read_paths(paths: Sequence[str], *, settings: Settings | None = None) -> Iterator[Record]:
    """The records of files, folders, globs or "-" (standard input), page by page in order.

    Raises ``Error`` for a path that does not exist; a page that cannot be read gives a record with an issue.
    """
    from dateline import pages
    from dateline.pipeline import read_page

    asked = settings or Settings()
    return (read_page(page, asked) for page in pages.read_paths(paths, asked))
