"""Bytes to pages: files, folders, patterns, archives and standard input in; one frozen Page each out.

``read_paths`` is the short way. A runner with many processes uses ``page_refs`` (cheap, in order) and lets each process
``load`` its own: the reading, decoding and parsing then happen there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dateline.model import Issue, Page
from dateline.pages.load import load, page_of_text
from dateline.pages.reference import PageRef
from dateline.pages.refs import page_refs
from dateline.settings import Settings

__all__ = ["PageRef", "duplicate_issue", "load", "page_of_text", "page_refs", "read_paths"]


def read_paths(paths: Sequence[str], settings: Settings) -> Iterator[Page]:
    """The pages under files, folders, glob patterns and "-" (standard input), one at a time, in a fixed order.

    Raises UsageError at once, before the first page, for a path that does not exist or a pattern that matches nothing.
    A page that cannot be read is a page with text "" and an issue.
    """
    return _pages(page_refs(paths, settings), settings)


def duplicate_issue(page_id: str, seen: set[int]) -> Issue | None:
    """The issue ``duplicate-id`` where ``page_id`` was met before in this run; ``seen`` (hashes) takes it in."""
    name = hash(page_id)
    if name in seen:
        return Issue(code="duplicate-id", message=f"Another page of this run has the id {page_id!r}.")
    seen.add(name)
    return None


def _pages(refs: Iterator[PageRef], settings: Settings) -> Iterator[Page]:
    seen: set[int] = set()
    for ref in refs:
        page = load(ref, settings)
        issue = duplicate_issue(page.id, seen)
        yield msgspec.structs.replace(page, issues=(*page.issues, issue)) if issue else page
