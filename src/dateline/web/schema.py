"""The description of the API (OpenAPI 3.1): paths by FastAPI, answers from the program's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from dateline.faces.judge import Stands
from dateline.merge.update import Update
from dateline.model import Value
from dateline.store import Judgement
from dateline.web.desk import Counts
from dateline.web.happenings import Opened, Row
from dateline.web.pages import PageView
from dateline.web.pairs import Pairs
from dateline.web.review import Additions, Agreement, Missed, Queue
from dateline.web.rows import Event, Index, Statements

if TYPE_CHECKING:
    from fastapi import FastAPI


class Problem(Value, frozen=True, kw_only=True):
    """Why a request was not answered, in one sentence."""

    detail: str


class Status(Value, frozen=True, kw_only=True):
    """The database that is shown: its file's name, how much it holds, ``tag`` of its state, and the program's version.
    ``writable`` tells whether judgements can be written."""

    name: str
    counts: Counts
    tag: str
    version: str
    writable: bool


class Chosen(Value, frozen=True, kw_only=True):
    """Some of the events that answer: how many do in all, and those from ``offset`` on."""

    total: int
    offset: int
    columns: tuple[str, ...]
    events: tuple[Event, ...]


class Names(Value, frozen=True, kw_only=True):
    """Names of events (PAGE.E3)."""

    names: tuple[str, ...]


class TypeCode(Value, frozen=True, kw_only=True):
    """One event type of the codebook."""

    code: str
    quad: str
    definition: str
    modes: dict[str, str]


class Codes(Value, frozen=True, kw_only=True):
    """The codes that filters and corrections take, with their meaning; countries by ISO 3166-1 alpha-3."""

    types: tuple[TypeCode, ...]
    quads: dict[str, str]
    statuses: dict[str, str]
    roles: dict[str, str]
    sectors: dict[str, str]
    figure_kinds: dict[str, str]
    countries: dict[str, str]
    correctable: tuple[str, ...]


class Incidents(Value, frozen=True, kw_only=True):
    """Incidents that answer; ``of`` is how many there will be, ``making`` whether some are still being made: a server
    that has just been started makes them one by one."""

    incidents: tuple[Row, ...]
    of: int
    making: bool = False


class Kept(Value, frozen=True, kw_only=True):
    """The number of the judgement that was kept."""

    number: int


class Held(Value, frozen=True, kw_only=True):
    """Judgements of people, oldest first."""

    judgements: tuple[Judgement, ...]


ANSWERS: tuple[type[Value], ...] = (
    Status, Codes, Index, Statements, Chosen, Names, PageView, Incidents, Opened, Queue, Agreement, Kept, Held, Problem,
    Update, Missed, Stands, Additions, Pairs,
)  # fmt: skip


def told(answer: type[Value] | None = None, *media: str) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route: its answer, and what can go wrong with any."""
    content = {form: {"schema": _ref(answer)} if answer else {} for form in media or ("application/json",)}
    problem = {"content": {"application/json": {"schema": _ref(Problem)}}}
    wrong = {
        304: "nothing has changed",
        401: "the token is not shown",
        404: "no such thing on record",
        429: "too many requests",
    }
    found: dict[int | str, dict[str, Any]] = {
        code: {"description": said, **(problem if code != 304 else {})} for code, said in wrong.items()
    }
    found |= {
        code: {"description": said, **problem}
        for code, said in {
            403: "not from this page",
            413: "too large",
            414: "the address is too long",
            415: "not JSON",
            422: "cannot be carried out as asked",
            503: "the database cannot be read now",
        }.items()
    }
    return found | {200: {"description": (answer.__doc__ or "").strip() if answer else "the file", "content": content}}


def _ref(answer: type[Value]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{answer.__name__}"}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole description."""
    from fastapi.openapi.utils import get_openapi

    found: dict[str, Any] = get_openapi(
        title="Dateline",
        version=app.version,
        summary="Events, statements, pages, incidents and judgements of one database.",
        routes=app.routes,
    )
    _, components = msgspec.json.schema_components(ANSWERS, ref_template="#/components/schemas/{name}")
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(components)
    return found
