"""Files that hold many pages: ZIP archives, web archives (WARC), and what comes from standard input.

What lies in an archive or comes from standard input is handed out in memory, one page at a time.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import IO

import msgspec

from dateline.pages.jsonl import json_refs, stream_json
from dateline.pages.reference import PageRef, nowhere
from dateline.pages.sniff import is_json
from dateline.pages.source import PageError, gunzip, open_file, too_large
from dateline.pages.tables import form_of_suffix
from dateline.pages.walk import is_left_out, shown, suffixes
from dateline.settings import Settings

BOMB_RATIO = 100  # unpacked to packed size; news HTML reaches 10 to 20, repeated templates 50
ENCRYPTED = 0x1  # general purpose bit 0 (APPNOTE.TXT 4.4.4)
PAGE_MEDIA = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}

__all__ = ["json_refs", "stdin_refs", "warc_refs", "zip_refs"]


def stdin_refs(file: IO[bytes], settings: Settings) -> Iterator[PageRef]:
    """The pages on standard input: JSON Lines (streamed), a JSON array, or one page of text or HTML."""
    whole = PageRef(id="stdin", source="-", where="memory")
    head = file.readline(settings.page_limit + 1)
    try:
        if is_json(head) or head.strip() in (b"[", b"{"):
            yield from stream_json(whole, head, file, settings)
            return
        data = head + file.read(max(0, settings.page_limit + 1 - len(head)))
        if len(data) > settings.page_limit:
            raise too_large("page", settings.page_limit)
        name = f"stdin-{sha256(data).hexdigest()[:12]}"
        yield PageRef(id=name, source=f"-#{name}", where="memory", data=data)
    except PageError as error:
        yield nowhere(whole, error.issue)


def zip_refs(whole: PageRef, settings: Settings) -> Iterator[PageRef]:
    """The pages in a ZIP archive, in name order; names that leave the archive, links and bombs become issues."""
    try:
        with open_file(whole.path) as file, zipfile.ZipFile(file) as archive:
            room = max(settings.page_limit, BOMB_RATIO * os.fstat(file.fileno()).st_size)
            for member in _members(archive):
                room -= min(member.file_size, settings.page_limit)
                if room < 0:
                    raise PageError("compressed-bomb", "The archive unpacks to far more than its size.")
                yield from _member_refs(whole, archive, member, settings)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise PageError("unreadable", f"The ZIP archive is damaged: {error}.") from None


def warc_refs(whole: PageRef, settings: Settings) -> Iterator[PageRef]:
    """The HTML and text responses in a web archive (ISO 28500); other records are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with open_file(whole.path) as file:
        records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all")
        for number, record in enumerate(records, 1):
            form = PAGE_MEDIA.get((record.http_content_type or "").lower())
            if form is None:
                continue
            name = str(record.headers.get("WARC-Record-ID") or number).strip("<>")
            ref = PageRef(
                id=f"{whole.id}:{number}",
                source=f"{whole.source}#{shown(name)}",
                where="memory",
                form=form,
                number=number,
                url=record.headers.get("WARC-Target-URI"),
            )
            data = record.reader.read(settings.page_limit + 1)
            large = len(data) > settings.page_limit
            yield nowhere(ref, too_large("page", settings.page_limit).issue) if large else _with(ref, data)


def _with(ref: PageRef, data: bytes) -> PageRef:
    return msgspec.structs.replace(ref, data=data)


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that may be pages, by name: no folders, hidden files, page assets or annotation."""
    members = sorted(archive.infolist(), key=lambda member: (member.filename, member.header_offset))
    texts = {os.path.basename(member.filename) for member in members if member.filename.endswith(".txt")}
    return [
        member
        for member in members
        if not member.is_dir()
        and not member.filename.startswith("__MACOSX/")
        and not os.path.basename(member.filename).startswith(".")
        and not is_left_out(member.filename, texts)
    ]


def _refusal(member: zipfile.ZipInfo) -> str | None:
    """Why a member is not read; None for an honest one."""
    pieces = member.filename.replace("\\", "/").split("/")
    if member.filename.startswith(("/", "\\")) or ".." in pieces or ":" in pieces[0]:
        return "The archive member's name points outside the archive."
    if member.flag_bits & ENCRYPTED:
        return "The archive member is encrypted; unpack it first."
    return "The archive member is a link." if stat.S_ISLNK(member.external_attr >> 16) else None


def _member_refs(
    whole: PageRef, archive: zipfile.ZipFile, member: zipfile.ZipInfo, settings: Settings
) -> Iterator[PageRef]:
    stem, suffix, gzipped = suffixes(member.filename)
    name = shown(member.filename)
    form = form_of_suffix(suffix)
    ref = PageRef(id=shown(stem), source=f"{whole.source}#{name}", where="memory", form=form, gzipped=gzipped)
    try:
        data = _member_data(archive, member, settings.page_limit)
        if form == "json":
            plain, _ = gunzip(data, limit=settings.page_limit) if gzipped else (data, ())
            file = io.BytesIO(plain)
            yield from stream_json(ref, file.readline(settings.page_limit + 1), file, settings)
        else:
            yield _with(ref, data)
    except PageError as error:
        yield nowhere(ref, error.issue)


def _member_data(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    if refusal := _refusal(member):
        raise PageError("unreadable", refusal)
    try:
        with archive.open(member) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise PageError("unreadable", f"The archive member is damaged: {error}.") from None
    if len(data) > limit:
        raise PageError("compressed-bomb", f"The archive member unpacks to more than {limit:,} bytes.")
    return data
