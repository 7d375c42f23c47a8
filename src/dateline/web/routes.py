"""The API: every question the page asks, answered from one database. All answers are JSON but the exports."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.codebook import load
from dateline.errors import UsageError
from dateline.export import FORMATS
from dateline.export import incidents as incident_exports
from dateline.export.reviewed import judged_pages
from dateline.knowledge.actors import country_names
from dateline.merge.incident import Incident
from dateline.merge.kept import CORRECTABLE, incidents, one_incident
from dateline.merge.update import Update, update
from dateline.model import Record, Value
from dateline.store import Store, known_page, records, standing
from dateline.web import adding, happenings, others, review, schema
from dateline.web.agreed import agreed
from dateline.web.desk import Desk, counts
from dateline.web.listed import FEW, Listed, Rows
from dateline.web.live import MOST, Streams
from dateline.web.pages import PageView, page_view
from dateline.web.points import write_geojson
from dateline.web.reply import answer, encoded
from dateline.web.rows import Event, Index, Statements, index, statements
from dateline.web.select import Wanted, search, select, select_happened

DAY = r"^\d{4}-\d{2}-\d{2}$"
PATIENCE = 60.0
"""Seconds that filters and exports wait for incidents that are being made."""
LONG = 200
"""Characters of one filter; the longest names of bodies have about 90."""
Word = Annotated[str | None, Field(max_length=LONG)]
Name = Annotated[str, Query(min_length=1, max_length=2000, description="Its id, source or address.")]
Who = Annotated[str, Query(min_length=1, max_length=80, description="A person's name.")]


class Shared(BaseModel):
    """Filters of events and incidents; every one that is set must hold. Codes may be several, with commas between."""

    model_config = ConfigDict(extra="forbid")
    type: Word = Field(None, description="Event types.")
    mode: Word = Field(None, description="Modes.")
    quad: Word = Field(None, description="Quad classes.")
    status: Word = Field(None, description="actual, ongoing, planned, hypothetical, negated.")
    role: Word = Field(None, description="news, background.")
    actor: Word = Field(None, description="Part of a party's name, or its id.")
    side: Literal["actor", "recipient"] | None = Field(None, description="Which parties 'actor' looks at.")
    country: Word = Field(None, description="ISO 3166-1 alpha-3: where it happened or whose the parties are.")
    place: Word = Field(None, description="Name of the place.")
    since: Annotated[str | None, Field(pattern=DAY)] = Field(None, description="Not over before this day.")
    until: Annotated[str | None, Field(pattern=DAY)] = Field(None, description="Begun by this day.")
    text: Word = Field(None, description='Word stems in the sentence; "a phrase"; begin*.')
    outlet: Word = Field(None, description="Outlet of the page.")
    source: Word = Field(None, description="Part of the words that name who reports it.")
    sure: Annotated[float | None, Field(ge=0, le=1)] = Field(None, description="Least confidence.")
    killed: Annotated[float | None, Field(ge=0)] = Field(None, description="Least number of dead that somebody gives.")
    box: Word = Field(None, description="west,south,east,north in degrees.")


class Filters(Shared):
    """Filters of events."""

    page: Annotated[str | None, Field(max_length=2000)] = Field(None, description="A page's key or id.")
    incident: Word = Field(None, description="Incident that it belongs to.")


class Happened(Shared):
    """Filters of incidents; role, outlet, source and confidence must hold of one of the events that tell it, a party or
    its country of the incident or of one of them."""

    find: Word = Field(None, description="Part of the headline, a party's name, or the place.")
    killed: Annotated[float | None, Field(ge=0)] = Field(None, description="Least best number of dead.")
    reports: Annotated[int | None, Field(ge=0)] = Field(None, description="Least number of reports.")
    witnesses: Annotated[int | None, Field(ge=0)] = Field(None, description="Least number of witnesses.")
    disputed: Literal["", "1"] | None = Field(None, description="1: only those that reports disagree about.")


class Part(Filters):
    """Filters, and which part of what answers them is wanted."""

    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class Judge(BaseModel):
    """A judgement about one event, or two for 'same' and 'different'; about a statement or total (PAGE.S1, PAGE.T2) for
    'accept' and 'reject'; about a page that tells no event for 'silent'."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["accept", "reject", "correct", "same", "different", "silent"]
    events: Annotated[list[Annotated[str, Field(max_length=2000)]], Field(min_length=1, max_length=2)]
    who: Annotated[str, Field(min_length=1, max_length=80)]
    why: Annotated[str, Field(max_length=2000)] = ""
    field: Annotated[str | None, Field(max_length=40)] = None
    value: Annotated[str | None, Field(max_length=500)] = None
    words: tuple[int, int] | None = Field(None, description="The span of the page text that the value was selected in.")


class Revoke(BaseModel):
    """Why a judgement is taken back, and by whom."""

    model_config = ConfigDict(extra="forbid")
    who: Annotated[str, Field(min_length=1, max_length=80)]
    why: Annotated[str, Field(max_length=2000)] = ""


class Form(StrEnum):
    """Forms in which a view is handed over."""

    csv = "csv"
    geojson = "geojson"
    jsonl = "jsonl"


MEDIA = {"csv": "text/csv", "geojson": "application/geo+json", "jsonl": "application/jsonl"}


def wanted_of(asked: Shared) -> Wanted:
    """The filters as the program's own value."""
    return Wanted(**asked.model_dump(include=set(Wanted.__struct_fields__)))


def router(desk: Desk, listed: Listed, streams: Streams, version: str, *, writable: bool) -> APIRouter:
    """All routes on a desk; ``writable`` false answers writes with 403."""
    api = APIRouter(prefix="/api")
    _about(api, desk, version, writable=writable)
    _events(api, desk)
    _pages(api, desk)
    _incidents(api, desk, listed, writable=writable)
    _review(api, desk, listed, writable=writable)
    adding.routes(api, desk, lambda: _must(writable))
    _live(api, desk, streams)
    return api


def _json(request: Request, desk: Desk, name: str, value: Value) -> Response:
    return answer(request, encoded(value), tag=f"{desk.state().tag}-{name}")


def chosen(desk: Desk, asked: Filters) -> tuple[Index, tuple[Event, ...]]:
    """The index and the events that answer."""
    found = desk.kept("index", index)
    wanted = wanted_of(asked)
    names = search(desk.store, found, wanted.text) if wanted.text else None
    return found, select(found, wanted, names)


# -------------------------------------------------------------------------------- what there is


def codes() -> schema.Codes:
    """The codes of the shipped codebook, with the names of countries."""
    book = load()
    types = tuple(
        schema.TypeCode(
            code=one.code, quad=one.quad, definition=one.definition, modes={m.code: m.definition for m in one.modes}
        )
        for one in book.types
    )
    return schema.Codes(
        types=types,
        quads=dict(book.quads),
        statuses=dict(book.statuses),
        roles=dict(book.roles),
        sectors=dict(book.sectors),
        figure_kinds=dict(book.figure_kinds),
        countries=dict(country_names()),
        correctable=(*CORRECTABLE, *book.figure_kinds),
    )


def status_of(desk: Desk, version: str, *, writable: bool) -> schema.Status:
    """What is on record now."""
    return schema.Status(
        name=desk.database.name,
        counts=desk.kept("counts", counts),
        tag=desk.state().tag,
        version=version,
        writable=writable,
    )


def _about(api: APIRouter, desk: Desk, version: str, *, writable: bool) -> None:
    @api.get("/status", responses=schema.told(schema.Status), tags=["record"])
    def status(request: Request) -> Response:
        """What is on record, and how far the database has come."""
        return answer(request, encoded(status_of(desk, version, writable=writable)))

    @api.get("/codebook", responses=schema.told(schema.Codes), tags=["record"])
    def codebook(request: Request) -> Response:
        """The codes that filters and corrections take."""
        return answer(request, encoded(codes()), tag=f"codes-{version}")


# -------------------------------------------------------------------------------- events


def _events(api: APIRouter, desk: Desk) -> None:
    @api.get("/index", responses=schema.told(Index), tags=["events"])
    def whole(request: Request) -> Response:
        """All pages and all events, one short row each: what the overview filters."""
        return answer(
            request, desk.kept("index.json", lambda _: encoded(desk.kept("index", index))), tag=desk.state().tag
        )

    @api.get("/events", responses=schema.told(schema.Chosen), tags=["events"])
    def some(request: Request, asked: Annotated[Part, Query()]) -> Response:
        """The events that answer a view's filters, by day."""
        _, found = chosen(desk, asked)
        part = found[asked.offset : asked.offset + asked.limit]
        columns = Event.__struct_fields__
        return answer(
            request, encoded(schema.Chosen(total=len(found), offset=asked.offset, columns=columns, events=part))
        )

    @api.get("/search", responses=schema.told(schema.Names), tags=["events"])
    def words(request: Request, text: Annotated[str, Query(max_length=LONG)]) -> Response:
        """Names of the events whose evidence has the words, by word stem."""
        names = search(desk.store, desk.kept("index", index), text)
        return answer(request, encoded(schema.Names(names=tuple(sorted(names)))))

    @api.get("/export/{form}", responses=schema.told(None, *MEDIA.values()), tags=["events"])
    def export(request: Request, form: Form, asked: Annotated[Filters, Query()]) -> Response:
        """A view's events as a file."""
        found, events = chosen(desk, asked)
        out = io.BytesIO()
        FORMATS[form.value](_cut(desk.store, found, events), out)
        return answer(request, out.getvalue(), media=MEDIA[form.value], name=f"dateline-events.{form.value}")

    @api.get("/statements", responses=schema.told(Statements), tags=["events"])
    def said(request: Request) -> Response:
        """All statements."""
        found = desk.kept("statements.json", lambda store: encoded(statements(store)))
        return answer(request, found, tag=desk.state().tag)


def _cut(store: Store, found: Index, events: Iterable[Event]) -> Iterable[Record]:
    """The records of some events with these alone, page by page."""
    by_page: dict[int, set[str]] = defaultdict(set)
    for event in events:
        by_page[event.page].add(event.name.rpartition(".")[2])
    for page in sorted(by_page):
        for record in records(store, found.pages[page].key):
            own = tuple(event for event in record.events if event.id in by_page[page])
            yield replace(record, events=own, statements=(), tallies=())


# -------------------------------------------------------------------------------- pages, incidents


def _pages(api: APIRouter, desk: Desk) -> None:
    @api.get("/page", responses=schema.told(PageView), tags=["pages"])
    def page(request: Request, id: Name) -> Response:  # noqa: A002 - the name in the address
        """One page: its text, its record, and what people hold about its events."""
        known_page(desk.store, id)
        return _json(request, desk, "page", page_view(desk.store, id))


def _incidents(api: APIRouter, desk: Desk, listed: Listed, *, writable: bool) -> None:
    @api.get("/incidents", responses=schema.told(schema.Incidents), tags=["incidents"])
    def rows(request: Request, asked: Annotated[Happened, Query()]) -> Response:
        """The incidents that answer a view's filters, a row each, in the order in which they were named."""
        if request.url.query:
            chosen, making = happened(desk, listed, asked)
            return answer(request, encoded(schema.Incidents(incidents=chosen, of=len(chosen), making=making)))
        found = listed.rows()
        return answer(request, listed.written(found, _told), tag=found.tag)

    @api.post("/incidents", responses=schema.told(Update), tags=["incidents"])
    def made(request: Request) -> Response:
        """Compares what was read and judged since the last time, and brings incidents up to date. Needs the header
        X-Dateline: 1."""
        _must(writable)
        return answer(request, encoded(desk.write(update)))

    @api.get("/incident", responses=schema.told(happenings.Opened), tags=["incidents"])
    def opened(request: Request, id: Name) -> Response:  # noqa: A002 - the name in the address
        """One incident with what is said of each field, its tolls, its witnesses and its history."""
        return _json(request, desk, "incident", happenings.opened(desk.store, id))

    @api.get("/export/incidents/{form}", responses=schema.told(None, *MEDIA.values()), tags=["incidents"])
    def export(request: Request, form: Form, asked: Annotated[Happened, Query()]) -> Response:
        """A view's incidents as a file."""
        names = {row.id for row in happened(desk, listed, asked)[0]} if request.url.query else None
        out = io.BytesIO()
        INCIDENT_FORMS[form.value](_named(desk.store, names), out)
        return answer(request, out.getvalue(), media=MEDIA[form.value], name=f"dateline-incidents.{form.value}")


def _told(found: Rows) -> bytes:
    return encoded(schema.Incidents(incidents=found.rows, of=found.of, making=found.making))


def happened(desk: Desk, listed: Listed, asked: Happened) -> tuple[tuple[happenings.Row, ...], bool]:
    """The incidents that answer, and whether some are still being made."""
    found = listed.rows(PATIENCE)
    wanted = wanted_of(asked)
    own = desk.kept("index", index)
    names = search(desk.store, own, wanted.text) if wanted.text else None
    return select_happened(found.rows, own, wanted, names), found.making


def _named(store: Store, names: set[str] | None) -> Iterable[Incident]:
    """All incidents, or those of the names; a few are asked for one by one."""
    if names is None or len(names) > FEW:
        return (one for one in incidents(store) if names is None or one.id in names)
    return (one_incident(store, name) for name in sorted(names))


INCIDENT_FORMS = {
    "csv": incident_exports.write_csv, "geojson": write_geojson, "jsonl": incident_exports.write_jsonl,
}  # fmt: skip
"""Form -> function that writes incidents to a binary file."""


# -------------------------------------------------------------------------------- review


def _review(api: APIRouter, desk: Desk, listed: Listed, *, writable: bool) -> None:
    @api.get("/review", responses=schema.told(review.Queue), tags=["review"])
    def queue(
        request: Request,
        who: Who,
        order: review.Order = "unsure",
        seed: Annotated[int, Query(ge=0, le=2**31)] = 0,
        role: Literal["", "news", "background"] = "",
        limit: Annotated[int, Query(ge=1, le=1000)] = 50,
    ) -> Response:
        """What a person has still to judge."""
        own = desk.kept("index", index)
        if order in others.ASKED:
            return answer(request, encoded(others.queue(desk.store, own, who, order, limit)))
        apart = listed.apart(PATIENCE) if order == "apart" else None
        found = review.queue(desk.store, own, who, order, seed=seed, limit=limit, role=role, apart=apart)
        return answer(request, encoded(found))

    @api.get("/judgements", responses=schema.told(schema.Held), tags=["review"])
    def held(request: Request, who: Annotated[str | None, Query(max_length=80)] = None) -> Response:
        """People's judgements that hold."""
        found = tuple(one for one in standing(desk.store) if who in (None, one.who))
        return answer(request, encoded(schema.Held(judgements=found)))

    @api.get("/agreement", responses=schema.told(review.Agreement), tags=["review"])
    def agreement(request: Request, one: Who, other: Who) -> Response:
        """How far two people agree."""
        return answer(request, encoded(agreed(desk.store, one, other)))

    @api.get("/reviewed", responses=schema.told(None, "application/jsonl"), tags=["review"])
    def reviewed(request: Request, who: Annotated[str | None, Query(max_length=80)] = None) -> Response:
        """Records whose every event has been judged, with what was judged carried out (JSON Lines)."""
        data = b"".join(encoded(one.record) + b"\n" for one in judged_pages(desk.store, who))
        return answer(request, data, media=MEDIA["jsonl"], name="dateline-reviewed.jsonl")

    @api.post("/judgements", responses=schema.told(schema.Kept), tags=["review"])
    def judge(request: Request, said: Annotated[Judge, Body()]) -> Response:
        """Keeps a judgement. Needs the header X-Dateline: 1."""
        _must(writable)
        verdict = review.Verdict(**said.model_dump(exclude={"events"}), events=tuple(said.events))
        return answer(request, encoded(schema.Kept(number=desk.write(lambda store: review.keep(store, verdict)))))

    @api.post("/judgements/{number}/revoke", responses=schema.told(schema.Kept), tags=["review"])
    def revoke(
        request: Request, number: Annotated[int, Path(ge=1, le=2**62)], said: Annotated[Revoke, Body()]
    ) -> Response:
        """Takes a judgement back. Needs the header X-Dateline: 1."""
        _must(writable)
        done = desk.write(lambda store: review.take_back(store, number, who=said.who, why=said.why))
        return answer(request, encoded(schema.Kept(number=done)))


class ForbiddenError(UsageError):
    """What this server does not do for anybody."""


def _must(writable: bool) -> None:
    if not writable:
        raise ForbiddenError("this server only shows; start it without --read-only to judge")


# -------------------------------------------------------------------------------- live


def _live(api: APIRouter, desk: Desk, streams: Streams) -> None:
    @api.get("/live", responses=schema.told(None, "text/event-stream"), tags=["record"])
    async def live(request: Request) -> Response:
        """Server-sent events: 'state' with the tag and the counts whenever the database has changed."""
        if streams.open >= MOST:
            return JSONResponse({"detail": "too many pages follow this server"}, status_code=503)
        return StreamingResponse(
            streams.follow(desk, request.is_disconnected),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )


__all__ = ["Filters", "chosen", "codes", "router", "status_of"]
