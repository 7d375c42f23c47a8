"""The API answers as it says it does, whatever it is asked (schemathesis)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.merge.update import update
from dateline.store import open_store
from dateline.web.app import make
from tests import web_record as made
from tests.web_server import FAST, running

schemathesis: Any = pytest.importorskip("schemathesis", reason="schemathesis is not installed (pip install '.[dev]')")
EXAMPLES = int(os.environ.get("DATELINE_EXAMPLES", "6"))
"""Requests made up for each route and test."""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path: Path = made.write(tmp_path_factory.mktemp("api") / "api.db", [*made.many(30), made.hostile()])
    with open_store(path, access="write") as store:
        update(store)
    with running(path, FAST) as port:
        base = f"http://127.0.0.1:{port}"
        yield schemathesis.openapi.from_dict(make(path).openapi()).exclude(path="/api/live"), base


def test_every_answer_is_as_described(schema: Any) -> None:
    described, base = schema
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 17
    for operation in operations:

        def check(case: Any) -> None:
            writes = case.method.upper() == "POST"
            case.call_and_validate(
                base_url=base,
                headers={"X-Dateline": "1"} | ({"Content-Type": "application/json"} if writes else {}),
                excluded_checks=EXCLUDED + (WRITING if writes else []),
            )

        given(case=operation.as_strategy())(HURRY(check))()


def _checks(*names: str) -> list[Any]:
    return [getattr(schemathesis.checks, name) for name in names if hasattr(schemathesis.checks, name)]


EXCLUDED = _checks("unsupported_method", "missing_required_header")
"""Other methods of an address are answered by the files of the page; the header is asked for first."""
WRITING = _checks("positive_data_acceptance")
"""A judgement must be about events that exist, and a correction must fit its field: no schema tells that."""
HURRY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
