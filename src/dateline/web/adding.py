"""The part of the API by which people add what the reader missed, and take with them what they judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.export.corpus import zipped
from dateline.export.reviewed import reviewed
from dateline.faces.judge import Stands, add_missed
from dateline.store import Store, added
from dateline.web import schema
from dateline.web.desk import Desk
from dateline.web.pairs import Pairs, pairs
from dateline.web.reply import answer, encoded
from dateline.web.review import Additions, Missed, follow
from dateline.web.rows import index

Who = Annotated[str, Query(min_length=1, max_length=80, description="A person's name.")]
Somebody = Annotated[str | None, Query(max_length=80, description="One person's; everybody's where none is named.")]


async def _body(request: Request) -> bytes:
    return await request.body()


def _missed(body: bytes) -> Missed:
    try:
        return msgspec.json.decode(body, type=Missed)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"no event in the guide's form: {error}") from error


TAKES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Missed"}}},
    }
}


def routes(api: APIRouter, desk: Desk, must: Callable[[], None]) -> None:
    """Adds the routes; ``must`` raises where nobody may write."""

    @api.post("/added", responses=schema.told(Stands), openapi_extra=TAKES, tags=["review"])
    def add(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
        """Adds an event that the reader missed. Needs the header X-Dateline: 1."""
        must()
        said = _missed(body)

        def act(store: Store) -> Stands:
            kept = add_missed(store, said.page, said.event, who=said.who, why=said.why)
            follow(store)
            return kept

        return answer(request, encoded(desk.write(act)))

    @api.get("/added", responses=schema.told(Additions), tags=["review"])
    def listed(request: Request, who: Somebody = None) -> Response:
        """Events that people added, and what became of each when its page was read again."""
        found = tuple(one for one in added(desk.store) if who in (None, one.who))
        return answer(request, encoded(Additions(added=found)))

    @api.get("/pairs", responses=schema.told(Pairs), tags=["review"])
    def doubts(request: Request, who: Who, limit: Annotated[int, Query(ge=1, le=1000)] = 50) -> Response:
        """Pairs of events of which a person has still to say whether they are one happening."""
        return answer(request, encoded(pairs(desk.store, desk.kept("index", index), who, limit)))

    @api.get("/reviewed/corpus", responses=schema.told(None, "application/zip"), tags=["review"])
    def corpus(request: Request, who: Somebody = None) -> Response:
        """Pages that were judged to the end, in the form of the annotated corpus: an archive of NAME.txt and
        NAME.json."""
        data = zipped(reviewed(desk.store, who))
        return answer(request, data, media="application/zip", name="dateline-reviewed.zip")
