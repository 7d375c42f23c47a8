"""JSON: the objects in JSON Lines files, arrays and single objects, and what their fields say of a page.

A JSON Lines file on disk is only scanned for its line ends; whoever loads a line reads and parses it.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from dateline.pages.decode import BOMS, decode
from dateline.pages.reference import PageRef, nowhere
from dateline.pages.source import CHUNK, PageError, Stream, open_file, too_large
from dateline.pages.tables import table
from dateline.settings import Settings

ARRAY_LIMIT = 10  # a JSON array is held in memory whole: up to this many times the page limit
BOMB_RATIO = 100  # unpacked to packed size; JSON Lines of news reach 5 to 20
Guard = Callable[[int], None]
"""Called with the bytes unpacked so far; raises PageError when they are too many for what was packed."""


def json_refs(whole: PageRef, settings: Settings) -> Iterator[PageRef]:
    """The objects of a JSON Lines file, a JSON array, or a file that is one object."""
    with open_file(whole.path) as file:
        if not whole.gzipped:
            yield from stream_json(whole, file.readline(settings.page_limit + 1), file, settings)
            return

        def guard(unpacked: int) -> None:
            if unpacked > max(settings.page_limit, BOMB_RATIO * file.tell()):
                raise PageError("compressed-bomb", "The compressed file unpacks to far more than its size.")

        try:
            with gzip.GzipFile(fileobj=file) as unpacked:
                plain = msgspec.structs.replace(whole, where="memory")
                yield from stream_json(plain, unpacked.readline(settings.page_limit + 1), unpacked, settings, guard)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise PageError("truncated", "The gzip data breaks off or is damaged.") from None


def stream_json(
    whole: PageRef, head: bytes, file: Stream, settings: Settings, guard: Guard | None = None
) -> Iterator[PageRef]:
    """References to the objects in a stream whose first line, ``head``, has been read: lines, an array, or one object.

    Lines of a reference to a file become parts of that file; all others are handed out in memory.
    """
    shape = _shape(head)
    if shape == "lines":
        yield from _line_refs(whole, head, file, settings, guard)
        return
    limit = settings.page_limit * ARRAY_LIMIT
    data = head + file.read(max(0, limit + 1 - len(head)))
    if len(data) > limit:
        advice = "" if shape == "object" else " JSON Lines can be of any size."
        raise PageError("too-large", f"The JSON {shape} is larger than the limit of {limit:,} bytes.{advice}")
    if shape == "wide":
        plain = io.BytesIO(decode(data).text.encode("utf-8"))
        inner = msgspec.structs.replace(whole, where="memory")
        yield from stream_json(inner, plain.readline(settings.page_limit + 1), plain, settings)
    elif shape == "object":
        yield msgspec.structs.replace(whole, where="memory", form="json", data=data, gzipped=False)
    else:
        yield from _array_refs(whole, data, settings)


def _shape(head: bytes) -> str:
    """What a stream of JSON holds, by its first line: lines, array, object (over lines), or wide (UTF-16, UTF-32)."""
    if any(head.startswith(mark) for mark, name in BOMS if name != "utf-8"):
        return "wide"
    start = head.removeprefix(b"\xef\xbb\xbf").strip()
    if start.startswith(b"["):
        return "array"
    return "object" if start.startswith(b"{") and start.endswith((b"{", b"[", b",")) else "lines"


def _line_refs(whole: PageRef, head: bytes, file: Stream, settings: Settings, guard: Guard | None) -> Iterator[PageRef]:
    for number, start, line, size in _lines(head, file, settings.page_limit, guard):
        ref = _numbered(whole, number)
        if line is None:
            yield nowhere(ref, too_large("line", settings.page_limit).issue)
        elif whole.where == "file":
            yield msgspec.structs.replace(ref, where="part", path=whole.path, start=start, length=size)
        else:
            yield msgspec.structs.replace(ref, data=line)


def _numbered(whole: PageRef, number: int) -> PageRef:
    """The reference of the object on a line, still without its place: FILE-stem:number until its own id is known."""
    source = f"{whole.source}#{number}"
    return PageRef(id=f"{whole.id}:{number}", source=source, where="memory", form="json", number=number)


def _lines(head: bytes, file: Stream, limit: int, guard: Guard | None) -> Iterator[tuple[int, int, bytes | None, int]]:
    """Number, offset, bytes (None above ``limit``) and length of each line that is not blank."""
    number, start, line = 0, 0, head
    while line:
        number += 1
        size = len(line)
        if size > limit:
            size += _skip_line(file, line, size + start, guard)
            yield number, start, None, size
        elif line.strip():
            yield number, start, line, size
        start += size
        if guard:
            guard(start)
        line = file.readline(limit + 1)


def _skip_line(file: Stream, line: bytes, so_far: int, guard: Guard | None) -> int:
    """Reads up to the end of an overlong line; returns how many bytes that were."""
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(CHUNK)
        skipped += len(line)
        if guard:
            guard(so_far + skipped)
    return skipped


def _array_refs(whole: PageRef, data: bytes, settings: Settings) -> Iterator[PageRef]:
    try:
        members = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise PageError("bad-json", f"The JSON array could not be read: {error}.") from None
    for number, member in enumerate(members, 1):
        ref = _numbered(whole, number)
        if len(bytes(member)) > settings.page_limit:
            yield nowhere(ref, too_large("object", settings.page_limit).issue)
        else:
            yield msgspec.structs.replace(ref, data=bytes(member))


# ---------------------------------------------------------------------------- one object


def parse_object(text: str) -> dict[str, Any]:
    """The JSON object in ``text``; raises PageError (bad-json) for anything else."""
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deep" if isinstance(error, RecursionError) else str(error).split(": line")[0]
        raise PageError("bad-json", f"The line is not JSON: {reason}.") from None
    if not isinstance(found, dict):
        raise PageError("bad-json", "The line is not a JSON object.")
    return found


def content_of(fields: dict[str, Any]) -> tuple[str, str]:
    """The words of the page and their form: (text, "text"), (html, "html"), or (body or content, "sniff").

    Raises PageError (bad-json) where the object has none of these fields, or only with values that are no strings.
    """
    for form, key in (("text", "text"), ("html", "html"), ("sniff", "either")):
        for name in table("fields")[key]:
            value = fields.get(name)
            if isinstance(value, str) and value.strip():
                return value, form
    known = [name for key in ("text", "html", "either") for name in table("fields")[key]]
    if any(isinstance(fields.get(name), str) for name in known):
        return "", "text"
    raise PageError("bad-json", "The JSON object has neither text nor html.")


def first_of(fields: dict[str, Any], key: str) -> object:
    """The first field of a table row (url, published, outlet, id, title) that has a usable value, else None."""
    for name in table("fields")[key]:
        value = fields.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
    return None
