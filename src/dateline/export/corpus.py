"""Reviewed pages in the form of the annotated corpus: NAME.txt and NAME.json, as a folder or in one archive."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import UsageError
from dateline.export.loss import Loss
from dateline.export.reviewed import Reviewed
from dateline.model import ActorRow, ArticleRow, DateRow, EventRow, FigureRow, PlaceRow, Record, StatementRow, TallyRow

Json = dict[str, Any]

ARTICLE = ("title", "starts_with", "ends_with", "published", "published_from", "dateline_place", "agency")
EVENT = ("id", "evidence", "trigger", "type", "mode", "status", "role", "attributed_to", "same_event_in")
PARTY = ("text", "name", "country", "sector")
PLACE = ("text", "name", "country")
DATE = ("text", "start", "end")
FIGURE = ("kind", "of", "text", "low", "high", "scope", "attributed_to")
TALLY = ("evidence", *FIGURE, "since", "as_of", "side_or_place")
STATEMENT = ("evidence", "speaker", "cue", "content", "direct", "addressee")
"""Fields of the guide; a record has more."""
PARTS = ("articles", "furniture", "events", "tallies", "statements")
"""Parts of a page; those that nobody judged to the end stand as the program read them."""


def page_of(one: Reviewed) -> Json:
    """A reviewed page in the guide's form, without its text; ``meta`` says who judged what."""
    record = one.record
    kept, number = _articles(record)
    return {
        "page": record.page,
        "provenance": record.provenance,
        "articles": [_only(row, ARTICLE) for row in kept],
        "furniture": list(record.furniture),
        "events": [_event(event, number) for event in record.events],
        "tallies": [_only(row, TALLY) | {"article": number.get(row.article, 0)} for row in record.tallies],
        "statements": [_only(row, STATEMENT) | {"article": number.get(row.article, 0)} for row in record.statements],
        "meta": {
            "reviewed_by": list(one.by),
            "reviewed": list(one.parts),
            "as_read": [part for part in PARTS if part not in one.parts],
            "not_carried_out": list(one.left),
            "source": _last(record.source),
            "url": record.url,
            "sha256": record.sha256,
            "versions": msgspec.to_builtins(record.versions),
        },
    }


def _articles(record: Record) -> tuple[list[ArticleRow], dict[int, int]]:
    """The articles that have a body, and their new numbers: the guide has no article without words."""
    kept = [(n, row) for n, row in enumerate(record.articles) if row.starts_with and row.ends_with]
    return [row for _, row in kept], {old: new for new, (old, _) in enumerate(kept)}


Row = ArticleRow | ActorRow | PlaceRow | DateRow | EventRow | FigureRow | TallyRow | StatementRow


def _only(row: Row, fields: tuple[str, ...]) -> Json:
    return {field: msgspec.to_builtins(getattr(row, field)) for field in fields}


def _event(event: EventRow, number: dict[int, int]) -> Json:
    return _only(event, EVENT) | {
        "article": number.get(event.article, 0),
        "actors": [_only(row, PARTY) for row in event.actors],
        "recipients": [_only(row, PARTY) for row in event.recipients],
        "place": _only(event.place, PLACE) if event.place else None,
        "date": _only(event.date, DATE) if event.date else None,
        "figures": [_only(row, FIGURE) for row in event.figures],
    }


def _last(source: str) -> str:
    """An address as it is; of a path the name of the file: folders are nobody's business."""
    return source if "://" in source else source.replace("\\", "/").rpartition("/")[2]


# -------------------------------------------------------------------------------- files


def files(found: Iterable[Reviewed], loss: Loss) -> Iterator[tuple[str, str]]:
    """NAME.txt and NAME.json of every page with their content."""
    for one in found:
        yield f"{one.record.page}.txt", one.text
        yield f"{one.record.page}.json", json.dumps(page_of(one), indent=1, ensure_ascii=False) + "\n"
        loss.wrote("pages")
        loss.wrote("events", len(one.record.events))
        loss.leave("corrections that no words of the page stand for (see meta.not_carried_out)", len(one.left))


def write_folder(found: Iterable[Reviewed], folder: Path) -> Loss:
    """Writes the pages into a folder, new or empty, and says what could not be held. Raises UsageError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is not empty; give a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    loss = Loss()
    for name, content in files(found, loss):
        with (folder / name).open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            file.write(content)
    return loss


def zipped(found: Iterable[Reviewed]) -> bytes:
    """The same files in one archive; the same bytes for the same pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(found, Loss()):
            info = zipfile.ZipInfo(f"reviewed/{name}")
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content.encode("utf-8", "surrogatepass"))
    return out.getvalue()
