"""Paths to page references: small values that another process can load a page from, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from dateline.errors import UsageError
from dateline.pages.reference import PageRef, nowhere
from dateline.pages.source import PageError, open_file
from dateline.pages.tables import form_of_suffix
from dateline.pages.walk import Folder, Found, check, files, shown, suffixes
from dateline.settings import Settings

STANDARD_INPUT = "-"
HEAD = 512  # bytes that tell JSON from other text


def page_refs(paths: Sequence[str], settings: Settings) -> Iterator[PageRef]:
    """References to the pages under files, folders, glob patterns and "-" (standard input), in the order given.

    Folders are read recursively in name order; a file met twice counts once. Raises UsageError for a path that does not
    exist or a pattern that matches nothing: at once, before the first page. Nothing is opened before it is asked for.
    """
    if not paths:
        raise UsageError("No pages were given. Name files, folders or patterns, or '-' to read standard input.")
    for path in paths:
        if path != STANDARD_INPUT:
            check(path)
    return _refs(tuple(dict.fromkeys(paths)), settings)


def _refs(paths: tuple[str, ...], settings: Settings) -> Iterator[PageRef]:
    for found in _found(paths):
        if found.path == STANDARD_INPUT:
            from dateline.pages.containers import stdin_refs

            if sys.stdin is None:
                raise UsageError("Standard input is closed; name files or folders, or give it a page.")
            yield from stdin_refs(sys.stdin.buffer, settings)
        else:
            yield from file_refs(found, settings)


def _found(paths: tuple[str, ...]) -> Iterator[Found]:
    """Every file once, also where paths overlap; kept as hashes, so that a million paths take 60 MB."""
    folders: set[Folder] = set()
    met: set[int] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield Found(path=path)
            continue
        for found in files(path, folders):
            name = hash(os.path.abspath(found.path))
            if len(paths) == 1 or name not in met:
                yield found
            if len(paths) > 1:
                met.add(name)


def file_refs(found: Found, settings: Settings) -> Iterator[PageRef]:
    """References to the pages in one file: one, or one for each line or member of a container."""
    stem, suffix, gzipped = suffixes(found.path)
    whole = PageRef(
        id=shown(stem),
        source=shown(os.path.abspath(found.path)),
        where="file",
        form=form_of_suffix(suffix),
        path=found.path,
        gzipped=gzipped,
    )
    if found.issue:
        yield nowhere(whole, found.issue)
        return
    try:
        yield from _parts(whole, settings)
    except PageError as error:
        yield nowhere(whole, error.issue)


def _parts(whole: PageRef, settings: Settings) -> Iterator[PageRef]:
    form = _form(whole)
    if form not in ("json", "zip", "warc"):
        yield whole
        return
    from dateline.pages import containers

    openers: dict[str, Callable[[PageRef, Settings], Iterator[PageRef]]] = {
        "json": containers.json_refs,
        "zip": containers.zip_refs,
        "warc": containers.warc_refs,
    }
    yield from openers[form](whole, settings)


def _form(whole: PageRef) -> str:
    """The form by suffix; a file without a telling suffix is looked into, for it may hold many pages."""
    if whole.form != "sniff" or whole.gzipped:
        return whole.form
    from dateline.pages.sniff import is_json

    with open_file(whole.path) as file:
        return "json" if is_json(file.read(HEAD)) else "sniff"
