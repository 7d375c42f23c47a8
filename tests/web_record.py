"""Databases for the tests of the web page: small ones read from own pages, and a large one made without reading."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dateline.model import (
    ActorRow,
    ArticleRow,
    DateRow,
    EventRow,
    FigureRow,
    FurnitureRow,
    Page,
    PlaceRow,
    Record,
    StatementRow,
    Versions,
)
from dateline.store import add, open_store

VERSIONS = Versions(dateline="0", reader="test", codebook="plover-2021.1", knowledge="0")
HOSTILE = "<script>document.title='taken'</script>"
IMAGE = "<img src=x onerror=\"document.title='taken'\">"
SVG = "<svg onload=\"document.title='taken'\"></svg>"
OVERRIDE = "General \u202eegroeG\u202c Hart"
ARABIC = "وزارة الدفاع"
ASTRAL = "𐌰𐌱"
SENTENCE = f"{OVERRIDE} {IMAGE} of {ARABIC} bombed {ASTRAL} Teth on Friday, killing at least 7 {SVG} people."
TITLE = f"Raid {HOSTILE} on Teth"
FURNITURE = f"Photo: {HOSTILE}"


def page_of(name: str, text: str) -> Page:
    """A page of plain text."""
    data = text.encode("utf-8", "surrogatepass")
    return Page(id=name, source=f"/pages/{name}.txt", sha256=hashlib.sha256(data).hexdigest(), data=data, text=text)


def hostile() -> tuple[Page, Record]:
    """A page whose words try to be markup, to turn the direction of what follows, and to shift offsets."""
    text = f"{TITLE}\n\n{FURNITURE}\n\n{SENTENCE}\n"
    page = page_of("hostile", text)

    def at(words: str, after: int = 0) -> tuple[int, int]:
        start = text.index(words, after)
        return start, start + len(words)

    body = at(SENTENCE)
    actor = ActorRow(text=OVERRIDE, name=OVERRIDE, country=None, sector="MIL", span=at(OVERRIDE))
    target = ActorRow(text=SVG, name=SVG, country="SYR", sector="CVL", span=at(SVG))
    event = EventRow(
        id="E1",
        article=0,
        evidence=SENTENCE,
        trigger="bombed",
        type="ASSAULT",
        mode="aerial",
        actors=(actor,),
        recipients=(target,),
        place=PlaceRow(
            text="Teth", name="Teth", country="SYR", span=at("Teth", body[0]), lat=34.5, lon=38.0, precision="area"
        ),
        date=DateRow(text="Friday", start="2025-03-07", end="2025-03-07", span=at("Friday")),
        status="actual",
        role="news",
        figures=(
            FigureRow(
                kind="killed",
                of="people",
                text="at least 7",
                low=7,
                high=None,
                scope="incident",
                attributed_to=(ARABIC,),
                span=at("at least 7"),
                attributed_spans=(at(ARABIC),),
            ),
        ),
        attributed_to=(ARABIC,),
        same_event_in=(),
        evidence_span=body,
        trigger_span=at("bombed"),
        attributed_spans=(at(ARABIC),),
        confidence=0.5,
    )
    said = StatementRow(
        article=0,
        evidence=SENTENCE,
        speaker=OVERRIDE,
        cue=None,
        content=IMAGE,
        direct=False,
        addressee=None,
        evidence_span=body,
        content_span=at(IMAGE),
        speaker_span=at(OVERRIDE),
        why_null={"addressee": "the page does not say to whom", "cue": f"no cue {HOSTILE}"},
    )
    article = ArticleRow(
        title=TITLE,
        starts_with=SENTENCE[:20],
        ends_with=SENTENCE[-20:],
        published="2025-03-08",
        published_from=None,
        dateline_place=None,
        agency=None,
        body_span=body,
        title_span=at(TITLE),
        parts=(body,),
    )
    record = Record(
        page="hostile",
        provenance="test",
        source=page.source,
        sha256=page.sha256,
        versions=VERSIONS,
        articles=(article,),
        furniture=(FURNITURE,),
        furniture_spans=(FurnitureRow(span=at(FURNITURE), reason="caption"),),
        events=(event,),
        statements=(said,),
        url="javascript:document.title='taken'",
        outlet=IMAGE,
    )
    return page, record


TYPES = (("ASSAULT", "aerial"), ("AGREE", None), ("ACCUSE", "allege"), ("AID", None), ("PROTEST", "demo"))
TOWNS = (
    ("Teth", "SYR", 34.5, 38.0),
    ("Lund", "SWE", 55.7, 13.2),
    ("Gao", "MLI", 16.27, -0.04),
    ("Port", None, None, None),
)
PRECISION = ("exact", "near", "area", "country")


def many(number: int, each: int = 10) -> list[tuple[Page, Record]]:
    """``number`` events on pages of ``each``, spread over types, places, actors and six years; made, not read."""
    return [_made(first // each, range(first, min(number, first + each))) for first in range(0, number, each)]


def _made(page_number: int, numbers: range) -> tuple[Page, Record]:
    sentences = [f"Force {n % 37} met the people of ward {n} by the river, and {n % 50} died." for n in numbers]
    text = f"Report {page_number}\n\n" + "\n\n".join(sentences) + "\n"
    name = f"made-{page_number:05}"
    page = page_of(name, text)
    events, at = [], text.index(sentences[0])
    for place, (n, sentence) in enumerate(zip(numbers, sentences, strict=True)):
        at = text.index(sentence, at)
        events.append(_event(place, n, sentence, at))
    article = ArticleRow(
        title=f"Report {page_number}",
        starts_with=sentences[0][:20],
        ends_with=sentences[-1][-20:],
        published=_day(numbers[0]),
        published_from=None,
        dateline_place=None,
        agency=None,
        body_span=(text.index(sentences[0]), at + len(sentences[-1])),
        title_span=(0, len(f"Report {page_number}")),
        parts=((text.index(sentences[0]), at + len(sentences[-1])),),
    )
    record = Record(
        page=name,
        provenance="test",
        source=page.source,
        sha256=page.sha256,
        versions=VERSIONS,
        articles=(article,),
        events=tuple(events),
        outlet=f"Outlet {page_number % 7}",
    )
    return page, record


def _day(n: int) -> str:
    return f"{2019 + n * 7919 % 6}-{1 + n * 31 % 12:02}-{1 + n * 17 % 28:02}"


def _event(place: int, n: int, sentence: str, at: int) -> EventRow:
    def span(words: str) -> tuple[int, int]:
        start = at + sentence.index(words)
        return start, start + len(words)

    kind, mode = TYPES[n % len(TYPES)]
    town, country, lat, lon = TOWNS[n % len(TOWNS)]
    force, ward = f"Force {n % 37}", f"people of ward {n}"
    dead = f"{n % 50} died"
    return EventRow(
        id=f"E{place + 1}",
        article=0,
        evidence=sentence,
        trigger="met",
        type=kind,
        mode=mode,
        actors=(ActorRow(text=force, name=force, country="MLI" if n % 3 else None, sector="REB", span=span(force)),),
        recipients=(ActorRow(text=ward, name=ward, country=country, sector="CVL", span=span(ward)),),
        place=PlaceRow(
            text="river",
            name=town,
            country=country,
            span=span("river"),
            lat=None if lat is None else lat + n % 97 / 50,
            lon=None if lon is None else lon + n % 89 / 50,
            precision=PRECISION[n % 4],
        )
        if n % 6
        else None,
        date=DateRow(text=None, start=_day(n), end=None if n % 11 == 0 else _day(n)) if n % 5 else None,
        status=("actual", "planned", "ongoing")[n % 3],
        role="news" if n % 4 else "background",
        figures=(
            FigureRow(
                kind="killed", of=None, text=str(n % 50), low=n % 50, high=n % 50 if n % 2 else None, scope="incident",
                attributed_to=(), span=span(dead),
            ),
        )
        if n % 3 == 0
        else (),
        attributed_to=("the mayor",) if n % 2 else (),
        same_event_in=(),
        evidence_span=(at, at + len(sentence)),
        trigger_span=span("met"),
        attributed_spans=(),
        confidence=round(0.3 + (n * 13 % 70) / 100, 2),
        why_null={"place": "no place is named"} if not n % 6 else {},
    )  # fmt: skip


def write(path: Path, pages: list[tuple[Page, Record]]) -> Path:
    """A database of some pages."""
    with open_store(path, access="write") as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # a test's file need not outlive a power cut
        for page, record in pages:
            add(store, page, record)
    return path
