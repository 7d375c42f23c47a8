"""Pages made of told events for the tests of incidents: one sentence each, with its fields in place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from hypothesis import strategies as st

from dateline.model import ActorRow, ArticleRow, DateRow, EventRow, FigureRow, Page, PlaceRow, Record, Value, Versions

VERBS = {"ASSAULT": "shelled", "COERCE": "arrested", "PROTEST": "marched against", "CONSULT": "met", "AID": "fed"}
PLACES = {
    "Tessit": ("MLI", 15.2, 0.7),
    "Kalar": ("IRQ", 34.6, 45.3),
    "Zomba": ("MWI", -15.4, 35.3),
    "Chaman": ("PAK", 30.9, 66.4),
}


class Told(Value, frozen=True, kw_only=True):
    """One act as a page tells it."""

    kind: str = "ASSAULT"
    who: str = "The army"
    whom: str = "herders"
    where: str | None = "Tessit"
    day: str | None = "2025-03-04"
    killed: str | None = None
    low: float = 0
    high: float | None = None
    said: str | None = None
    role: str = "news"
    more: str = ""


def sentence(told: Told) -> str:
    """The words of an act."""
    place = f" in {told.where}" if told.where else ""
    day = f" on {told.day}" if told.day else ""
    dead = f", killing {told.killed} people" if told.killed else ""
    said = f", {told.said} said" if told.said else ""
    return f"{told.who} {VERBS[told.kind]} {told.whom}{place}{day}{dead}{said}{told.more}."


def page(
    name: str, published: str | None, acts: Sequence[Told], *, lead: str = "", version: str = "1"
) -> tuple[Page, Record]:
    """A page of one article that tells the acts, and its record."""
    lines = ([lead] if lead else []) + [sentence(told) for told in acts]
    text = "\n".join(lines) + "\n"
    data = text.encode()
    source, digest = f"/pages/{name}.txt", hashlib.sha256(data).hexdigest()
    article = ArticleRow(
        title=None, starts_with=lines[0][:60] if lines else "", ends_with="", published=published, published_from=None,
        dateline_place=None, agency=None, body_span=(0, len(text) - 1),
    )  # fmt: skip
    events, at = [], len(lead) + 1 if lead else 0
    for number, told in enumerate(acts, 1):
        events.append(_event(number, told, at))
        at += len(sentence(told)) + 1
    made = Versions(dateline="1", reader=version, codebook="plover-2021", knowledge="none")
    record = Record(
        page=name, provenance="test", source=source, sha256=digest, versions=made, articles=(article,),
        events=tuple(events),
    )  # fmt: skip
    return Page(id=name, source=source, sha256=digest, data=data, text=text), record


def _event(number: int, told: Told, at: int) -> EventRow:
    words = sentence(told)

    def span(part: str) -> tuple[int, int]:
        start = at + words.index(part)
        return (start, start + len(part))

    verb = VERBS[told.kind]
    country, lat, lon = PLACES[told.where] if told.where else (None, None, None)
    place = told.where and PlaceRow(
        text=told.where, name=told.where, country=country, span=span(told.where), lat=lat, lon=lon, precision="exact"
    )
    figure = told.killed and FigureRow(
        kind="killed", of="people", text=told.killed, low=told.low, high=told.high, scope="incident",
        attributed_to=(told.said,) if told.said else (), span=span(told.killed),
    )  # fmt: skip
    return EventRow(
        id=f"E{number}", article=0, evidence=words, trigger=verb, type=told.kind, mode=None,
        actors=(ActorRow(text=told.who, name=told.who, country=country, sector="MIL", span=span(told.who)),),
        recipients=(ActorRow(text=told.whom, name=told.whom, country=country, sector="CVL", span=span(told.whom)),),
        place=place or None,
        date=DateRow(text=told.day, start=told.day, end=told.day, span=span(told.day)) if told.day else None,
        status="actual", role=told.role, figures=(figure,) if figure else (),
        attributed_to=(told.said,) if told.said else (), same_event_in=(),
        evidence_span=(at, at + len(words)), trigger_span=span(verb),
    )  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> Told:
    """Acts of few kinds, places and days, so that many are alike."""
    number = draw(st.sampled_from(["", "3", "7", "12"]))
    return Told(
        kind=draw(st.sampled_from(["ASSAULT", "COERCE", "PROTEST"])),
        who=draw(st.sampled_from(["The army", "Gunmen", "Police"])),
        whom=draw(st.sampled_from(["herders", "teachers"])),
        where=draw(st.sampled_from([None, *PLACES])),
        day=draw(st.sampled_from([None, "2025-03-04", "2025-03-05", "2025-03-09"])),
        killed=number or None,
        low=float(number or 0),
        high=float(number or 0),
        role=draw(st.sampled_from(["news", "background"])),
    )


@st.composite
def pages(draw: st.DrawFn, most: int = 7) -> list[tuple[Page, Record]]:
    """Some pages of a few acts each, on days near each other."""
    found = []
    for number in range(draw(st.integers(1, most))):
        acts = draw(st.lists(told(), min_size=1, max_size=3))
        day = draw(st.sampled_from([None, "2025-03-05", "2025-03-06", "2025-03-20"]))
        found.append(page(f"p{number}", day, acts))
    return found
