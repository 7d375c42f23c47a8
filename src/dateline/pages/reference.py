"""The value that says where one page is to be had."""

from __future__ import annotations

from typing import Literal

from dateline.model import Issue, Value


class PageRef(Value, frozen=True, kw_only=True):
    """Where one page is to be had; ``load`` turns it into a Page. Holds no open file and may be pickled.

    ``where`` is file (``path``), part (``length`` bytes of ``path`` from ``start``), memory (``data``: from an archive
    or standard input), or nowhere (``issues`` say why). ``form`` is text, html, json (one JSON object), or sniff.
    ``id`` and ``source`` are those of the page, but that a JSON object's own id replaces them. ``number`` is the line
    or member, from 1.
    """

    id: str
    source: str
    where: Literal["file", "part", "memory", "nowhere"]
    form: str = "sniff"
    path: str = ""
    start: int = 0
    length: int = 0
    number: int = 0
    data: bytes = b""
    gzipped: bool = False
    url: str | None = None
    issues: tuple[Issue, ...] = ()


def nowhere(ref: PageRef, issue: Issue) -> PageRef:
    """The reference of a page that cannot be had."""
    return PageRef(id=ref.id, source=ref.source, where="nowhere", issues=(issue,), number=ref.number)
