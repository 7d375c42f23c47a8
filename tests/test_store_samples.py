"""A small reader for the tests of store, run, exports and lists: one line, one event; and pages that misbehave."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from pathlib import Path

from dateline.model import (
    ActorRow,
    ArticleRow,
    DateRow,
    EventRow,
    FigureRow,
    Issue,
    Page,
    PlaceRow,
    Record,
    Span,
    StatementRow,
    TallyRow,
    Versions,
)
from dateline.settings import Settings
from dateline.workers import Stages

LINE = re.compile(r"(?P<actor>.+?) (?P<trigger>shelled|met|left) (?P<recipient>[^,.]+?)( in (?P<place>[A-Z]\w+))?[,.]")
KILLED = re.compile(r"killing (\d+)")
SAID = re.compile(r'(?P<speaker>[A-Z]\w+) (?P<cue>said): "(?P<content>[^"]+)"')
TOTAL = re.compile(r"(\d+) people have died")
TYPES = {"shelled": ("ASSAULT", "heavy-weapons"), "met": ("CONSULT", None), "left": ("RETREAT", "withdraw")}
COUNTRIES = {"Oran": ("DZA", 35.7, -0.64), "Gao": ("MLI", 16.27, -0.04)}


def load(ref: object, settings: Settings) -> Page:
    """A page from a path; a page called "unloadable" kills the process before it is loaded."""
    path = Path(str(ref))
    if path.stem == "unloadable":
        os.kill(os.getpid(), signal.SIGKILL)
    return page_of(path.read_text(encoding="utf-8"), path.stem, str(path))


def page_of(text: str, name: str = "page", source: str | None = None) -> Page:
    """A page in memory."""
    data = text.encode()
    return Page(
        id=name, source=source or f"/pages/{name}.txt", sha256=hashlib.sha256(data).hexdigest(), data=data, text=text
    )


def versions(settings: Settings) -> Versions:
    """Versions of the first kind."""
    return Versions(dateline="1", reader="lines-1", codebook="plover-2021", knowledge="none")


def newer_versions(settings: Settings) -> Versions:
    """Versions after a change of the reader."""
    return Versions(dateline="1", reader="lines-2", codebook="plover-2021", knowledge="none")


def unready_versions(settings: Settings) -> Versions:
    """What a broken table does."""
    from dateline.errors import CodebookError

    raise CodebookError("actors.toml: entry 3 has no name; give one")


def dying_versions(settings: Settings) -> Versions:
    """A process that cannot even start."""
    os._exit(9)


def read(page: Page, settings: Settings) -> Record:
    """One event for each line of the form of ``LINE``; some words make the process misbehave."""
    _misbehave(page.text)
    record = record_of(page, versions(settings))
    return _malformed(record) if "MALFORMED" in page.text else record


def newer_read(page: Page, settings: Settings) -> Record:
    """The same by the newer versions, which call no meeting an event."""
    record = record_of(page, newer_versions(settings))
    from msgspec.structs import replace

    return replace(record, events=tuple(event for event in record.events if event.trigger != "met"))


def _malformed(record: Record) -> Record:
    """A record that breaks its own schema, as a faulty extractor may."""
    from msgspec.structs import replace

    return replace(record, page=5)


def _misbehave(text: str) -> None:
    if "SEGFAULT" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "EXIT" in text:
        os._exit(3)
    if "HANG" in text:
        time.sleep(60)
    if "SLOW" in text:
        time.sleep(0.03)
    if "RAISE" in text:
        raise ValueError("no\nsuch luck")
    if "MEMORY" in text:
        raise MemoryError
    if "PRINT" in text:
        print("a library that talks", flush=True)


def record_of(page: Page, made_by: Versions) -> Record:
    """The record of a page."""
    text = page.text
    events = tuple(_event(text, found, n) for n, found in enumerate(LINE.finditer(text), 1))
    title = text.split("\n", 1)[0]
    article = ArticleRow(
        title=title,
        starts_with=text[len(title) + 1 :][:60],
        ends_with=text[-40:],
        published="2025-03-12",
        published_from=None,
        dateline_place=None,
        agency=None,
        body_span=(min(len(title) + 1, len(text)), len(text)),
        title_span=(0, len(title)),
    )
    return Record(
        page=page.id,
        provenance="read by Dateline",
        source=page.source,
        sha256=page.sha256,
        versions=made_by,
        articles=(article,) if text.strip() else (),
        events=events,
        tallies=tuple(_tally(text, found) for found in TOTAL.finditer(text)),
        statements=tuple(_statement(text, found) for found in SAID.finditer(text)),
        issues=() if text.strip() else (Issue(code="empty", message="the page holds no text"),),
    )


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _event(text: str, found: re.Match[str], number: int) -> EventRow:
    a, b = _line(text, found.start())
    kind, mode = TYPES[found["trigger"]]
    killed = KILLED.search(text, a, b)
    return EventRow(
        id=f"E{number}",
        article=0,
        evidence=text[a:b],
        trigger=found["trigger"],
        type=kind,
        mode=mode,
        actors=(_actor(found, "actor"),),
        recipients=(_actor(found, "recipient"),),
        place=_place(found),
        date=DateRow(text=None, start="2025-03-12", end="2025-03-12", made_by="day of the page"),
        status="actual",
        role="news",
        figures=(_figure(killed),) if killed else (),
        attributed_to=(),
        same_event_in=(),
        evidence_span=(a, b),
        trigger_span=found.span("trigger"),
        confidence=0.8,
        why_null={} if mode else {"mode": "this type has none"},
        made_by="line",
    )


def _actor(found: re.Match[str], side: str) -> ActorRow:
    return ActorRow(
        text=found[side], name=found[side], country="MLI", sector="MIL", span=found.span(side), made_by="words before"
    )


def _place(found: re.Match[str]) -> PlaceRow | None:
    if not found["place"]:
        return None
    country, lat, lon = COUNTRIES.get(found["place"], (None, None, None))
    return PlaceRow(
        text=found["place"], name=found["place"], country=country, lat=lat, lon=lon, span=found.span("place")
    )


def _figure(found: re.Match[str]) -> FigureRow:
    number = float(found[1])
    return FigureRow(
        kind="killed",
        of=None,
        text=found[1],
        low=number,
        high=number,
        scope="incident",
        attributed_to=(),
        span=found.span(1),
    )


def _tally(text: str, found: re.Match[str]) -> TallyRow:
    a, b = _line(text, found.start())
    return TallyRow(
        article=0,
        evidence=text[a:b],
        kind="killed",
        of="people",
        text=found[1],
        low=float(found[1]),
        high=None,
        scope="cumulative",
        since="2025-01-01",
        as_of="2025-03-12",
        side_or_place=None,
        attributed_to=(),
        evidence_span=(a, b),
        span=found.span(1),
        why_null={"side_or_place": "not told"},
        made_by="total",
    )


def _statement(text: str, found: re.Match[str]) -> StatementRow:
    return StatementRow(
        article=0,
        evidence=found.group(),
        speaker=found["speaker"],
        cue=found["cue"],
        content=found["content"],
        direct=True,
        addressee=None,
        evidence_span=found.span(),
        content_span=found.span("content"),
        speaker_span=found.span("speaker"),
        cue_span=found.span("cue"),
        why_null={"addressee": "nobody is addressed"},
        made_by="quotation",
    )


STAGES = Stages(load=load, read=read, versions=versions)
NEWER = Stages(load=load, read=newer_read, versions=newer_versions)
UNREADY = Stages(load=load, read=read, versions=unready_versions)
DYING = Stages(load=load, read=read, versions=dying_versions)

AMBUSH = """Ambush near Gao
The rebels shelled the garrison in Gao, killing 14.
The minister met the envoy in Oran.
Keita said: "The road is closed."
Since January 120 people have died in the region.
"""


def write_pages(folder: Path, texts: dict[str, str]) -> list[str]:
    """Files NAME.txt in a folder; gives their paths in the order given."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths
