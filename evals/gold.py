"""What the measurements share: annotated events as triggers, and one-to-one matching."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.model import Span, Trigger

WIRE: Mapping[str, Any] = {"type": "WIRE", "mode": None, "status": "actual", "role": "news"}
"""The codes of an act of which only the verb is annotated."""


def trigger(evidence: Span, span: Span, event: Mapping[str, Any]) -> Trigger:
    """An annotated event as a found trigger whose clause is its sentence; ``event`` has type, mode, status and role."""
    return Trigger(
        evidence_span=evidence,
        span=span,
        clause_span=evidence,
        type=event["type"],
        mode=event["mode"],
        status=event["status"],
        role=event["role"],
        voice="active",
        rule="gold",
        confidence=1.0,
    )


def one_to_one(ranked: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs (i, j) of (value, i, j), lowest value first, each i and each j at most once."""
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out
