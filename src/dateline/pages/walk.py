"""The files under folders and glob patterns, in sorted order, without opening any."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from dateline.errors import UsageError
from dateline.model import Issue, Value
from dateline.pages.tables import words

Folder = tuple[int, int]
"""Device and inode: what a folder is, under whatever name."""


class Found(Value, frozen=True, kw_only=True):
    """A file that was found, or a path that could not be walked and why."""

    path: str
    issue: Issue | None = None


class Descent(Value, frozen=True, kw_only=True):
    """A folder to walk: the folders above it, and the pieces of the glob pattern still to match below it.

    ``open`` holds the positions in ``pattern`` that a name in this folder may match; an empty pattern takes everything.
    """

    path: str
    above: tuple[Folder, ...] = ()
    pattern: tuple[str, ...] = ()
    open: frozenset[int] = frozenset()


def check(path: str) -> None:
    """Raises UsageError where ``path`` names nothing: no file, no folder, and no file that its pattern matches."""
    try:
        os.stat(path)
    except PermissionError:
        return
    except (OSError, ValueError):
        if not glob.has_magic(path):
            advice = "Check the path, or give '-' to read standard input."
            raise UsageError(f"No such file or folder: {shown(path)!r}. {advice}") from None
        if not any(found.issue is None for found in files(path)):
            advice = "Check the pattern; '**' goes into subfolders."
            raise UsageError(f"No file matches {shown(path)!r}. {advice}") from None


def files(path: str, seen: set[Folder] | None = None) -> Iterator[Found]:
    """Files that a path stands for: itself, all in the folder, or all that the pattern matches; each folder once.

    Hidden files and page assets (pictures, scripts) in folders are left out. ``seen`` holds the folders walked so far.
    """
    seen = set() if seen is None else seen
    if os.path.isdir(path):
        yield from _walk(Descent(path=path), seen)
    elif os.path.lexists(path) or not glob.has_magic(path):
        yield Found(path=path)
    else:
        yield from _walk(_descent(path), seen)


def shown(path: str) -> str:
    """A path as text that any file can hold: bytes that are not UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def suffixes(name: str) -> tuple[str, str, bool]:
    """Stem, lower-case suffix, and whether it is gzipped: "a.html.gz" is ("a", ".html", True)."""
    stem, suffix = os.path.splitext(os.path.basename(name))
    if suffix.lower() != ".gz":
        return stem, suffix.lower(), False
    inner, suffix = os.path.splitext(stem)
    return inner, suffix.lower(), True


def is_left_out(name: str, beside: set[str]) -> bool:
    """True for what is no page in a folder: page assets, and annotation (STEM.json where STEM.txt lies beside it)."""
    stem, suffix, _ = suffixes(name)
    return suffix in words("skipped", "suffixes") or (suffix == ".json" and f"{stem}.txt" in beside)


def _descent(path: str) -> Descent:
    """The walk that a glob pattern stands for: it starts at the pieces before the first with a wildcard."""
    pieces = Path(path).parts
    first = next(number for number, piece in enumerate(pieces) if glob.has_magic(piece))
    root = os.path.join(*pieces[:first]) if first else "."
    pattern = pieces[first:]
    return Descent(path=root, pattern=pattern, open=_closure(pattern, {0}))


def _closure(pattern: tuple[str, ...], places: set[int]) -> frozenset[int]:
    """With every place that stands at a "**", the one after it: "**" may match no folder at all."""
    reached = set(places)
    for place in sorted(places):
        while place < len(pattern) and pattern[place] == "**":
            place += 1
            reached.add(place)
    return frozenset(reached)


def _step(pattern: tuple[str, ...], places: frozenset[int], name: str) -> frozenset[int]:
    """The places in the pattern after one more name of the path."""
    reached: set[int] = set()
    for place in places:
        if place < len(pattern) and pattern[place] == "**":
            reached.add(place)
        elif place < len(pattern) and fnmatchcase(name, pattern[place]):
            reached.add(place + 1)
    return _closure(pattern, reached)


def _walk(start: Descent, seen: set[Folder]) -> Iterator[Found]:
    """Depth first by name, with a stack of its own: folders may be nested deeper than Python's recursion goes."""
    stack = [_entries(start, seen)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, Found):
            yield item
        else:
            stack.append(_entries(item, seen))


def _entries(folder: Descent, seen: set[Folder]) -> Iterator[Found | Descent]:
    here = _identity(folder.path)
    if isinstance(here, Issue):
        yield Found(path=folder.path, issue=here)
        return
    if here in folder.above:
        yield Found(
            path=folder.path, issue=Issue(code="symlink-loop", message="The folder links back to one above it.")
        )
        return
    if here in seen and not folder.pattern:
        return
    if not folder.pattern:
        seen.add(here)
    names = _names(folder.path)
    if isinstance(names, Issue):
        yield Found(path=folder.path, issue=names)
        return
    yield from _members(folder, names, (*folder.above, here))


def _members(folder: Descent, names: list[str], above: tuple[Folder, ...]) -> Iterator[Found | Descent]:
    beside = {name for name in names if name.endswith(".txt")}
    for name in names:
        path = os.path.join(folder.path, name) if folder.path != "." else name
        reached = _step(folder.pattern, folder.open, name)
        matched = not folder.pattern or len(folder.pattern) in reached
        if os.path.isdir(path):
            if matched and "**" not in folder.pattern:
                yield Descent(path=path, above=above)
            elif reached:
                yield Descent(path=path, above=above, pattern=folder.pattern, open=reached)
        elif matched and not is_left_out(name, beside):
            yield Found(path=path)


def _identity(folder: str) -> Folder | Issue:
    try:
        found = os.stat(folder)
    except OSError as error:
        return Issue(code="unreadable", message=f"The folder could not be read: {error.strerror}.")
    return found.st_dev, found.st_ino


def _names(folder: str) -> list[str] | Issue:
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        return Issue(code="unreadable", message=f"The folder could not be read: {error.strerror}.")
