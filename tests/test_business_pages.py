"""Articles about companies and their shares tell no political events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import ActorRow, EventRow
from dateline.reader.business_pages import dropped, is_about_shares
from tests.pace import growth, linear

SHARES = (
    "Rell Corp. said shareholders approved its offer of $12 a share. Net income fell in the third quarter. The board "
    "rejected the bid. "
)
POLITICS = (
    "Karstia said its troops would leave. The mayor rejected the plan. A company paid a dividend. " + "Rain. " * 90
)


def event(evidence: str, kind: str, sector: str, actor_id: str | None = None) -> EventRow:
    party = ActorRow(text="x", name="x", country=None, sector=sector, span=(0, 1), actor_id=actor_id)
    return EventRow(
        id="", article=0, evidence=evidence, trigger="rejected", type=kind, mode=None, actors=(party,), recipients=(),
        place=None, date=None, status="actual", role="news", figures=(), attributed_to=(), same_event_in=(),
        evidence_span=(0, len(evidence)), trigger_span=(0, 8), confidence=0.5, why_null={},
    )  # fmt: skip


def test_what_is_an_article_about_shares() -> None:
    assert is_about_shares(SHARES, (0, len(SHARES)))
    assert not is_about_shares(POLITICS, (0, len(POLITICS)))
    assert not is_about_shares(SHARES + POLITICS, (len(SHARES), len(SHARES + POLITICS)))


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (event("The board rejected the bid.", "REJECT", "BUS"), False),
        (event("Mr. Rell rejected the bid.", "REJECT", "GOV", "unknown:rell"), False),
        (event("Karstia rejected the bid.", "REJECT", "GOV", "country:KRS"), True),
        (event("Regulators of the government rejected the bid.", "REJECT", "GOV"), True),
        (event("Porters rejected the offer and went on strike.", "PROTEST", "LAB"), True),
    ],
)
def test_what_companies_do_among_themselves_is_no_event(told: EventRow, kept: bool) -> None:
    assert bool(dropped(SHARES, (0, len(SHARES)), [told])) == kept
    assert dropped(POLITICS, (0, len(POLITICS)), [told]) == [told]


def test_an_article_is_looked_through_in_linear_time() -> None:
    told = event("The board rejected the bid.", "REJECT", "BUS")

    def made(size: int) -> Callable[[], object]:
        text = SHARES * size
        return lambda: dropped(text, (0, len(text)), [told])

    assert linear(*growth(made, 400))
