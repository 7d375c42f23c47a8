"""Incidents handed over: CSV with best, low and high after the custom of the Uppsala data, and JSON Lines.

A row of the CSV is an incident: ``best``, ``low`` and ``high`` are of the killed; the other figures stand under their
own kinds. What a row cannot hold (the claims, who says otherwise) is in the JSON Lines, and is counted in the report.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

import msgspec

from dateline.export.csv import guarded
from dateline.export.flat import Cell
from dateline.export.loss import Loss
from dateline.merge.incident import Incident
from dateline.merge.tolls import Toll

COLUMNS = (
    "incident",
    "type",
    "mode",
    "status",
    "date_start",
    "date_end",
    "place",
    "country",
    "latitude",
    "longitude",
    "precision",
    "side_a",
    "side_b",
    "best",
    "low",
    "high",
    "deaths_by_side",
    "injured_best",
    "injured_low",
    "injured_high",
    "toll_rule",
    "number_of_sources",
    "witnesses",
    "rests_on",
    "originators",
    "first_report",
    "last_report",
    "events",
    "headline",
)


def row(one: Incident, loss: Loss) -> dict[str, Cell]:
    """The cells of an incident; what has no cell is counted."""
    killed, injured = one.tolls.get("killed"), one.tolls.get("injured")
    fields = (one.type, one.mode, one.status, one.start, one.end, one.where, one.country, one.actors, one.recipients)
    loss.leave("values of fields that others contradict (no column)", sum(len(f.said[1:]) for f in fields))
    loss.leave("claims about figures (no column)", sum(len(t.claims) for t in one.tolls.values()))
    loss.leave("figures of other kinds (no column)", len(one.tolls.keys() - {"killed", "injured"}))
    place = one.place
    cells: dict[str, Cell] = dict(
        zip(COLUMNS[1:6], (f.value for f in (one.type, one.mode, one.status, one.start, one.end)), strict=True)
    )
    return cells | {
        "incident": one.id,
        "place": one.where.value,
        "country": one.country.value,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "precision": place.precision if place else None,
        "side_a": one.actors.value,
        "side_b": one.recipients.value,
        **_toll("", killed),
        "deaths_by_side": _sides(killed),
        **_toll("injured_", injured),
        "toll_rule": killed.rule if killed else injured.rule if injured else None,
        "number_of_sources": one.reports,
        "witnesses": len(one.witnesses.all),
        "rests_on": one.witnesses.rests_on,
        "originators": "; ".join(f"{name or 'own'}: {n}" for name, n in sorted(one.witnesses.originators.items())),
        "first_report": one.first_report,
        "last_report": one.last_report,
        "events": " ".join(one.events),
        "headline": one.headline,
    }


def _toll(prefix: str, toll: Toll | None) -> dict[str, Cell]:
    names = ("best", "low", "high")
    return {f"{prefix}{name}": float(getattr(toll, name)) if toll else None for name in names}


def _sides(toll: Toll | None) -> str | None:
    if toll is None or not toll.by_side:
        return None
    return "; ".join(f"{side}: {best:g} ({low:g}-{high:g})" for side, (best, low, high) in toll.by_side.items())


def write_csv(found: Iterable[Incident], out: BinaryIO) -> Loss:
    """A heading and a row an incident (RFC 4180, UTF-8, CRLF); cells that spreadsheets would run are guarded."""
    loss = Loss()
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in found:
        cells = row(one, loss)
        table.writerow([guarded(cells[name], loss) for name in COLUMNS])
        loss.wrote("incidents")
    text.flush()
    text.detach()
    return loss


def write_jsonl(found: Iterable[Incident], out: BinaryIO) -> Loss:
    """One incident a line, with ``incident`` (its id) and ``events`` first, then every field with all that is said of
    it, every toll with all its claims, and the witnesses. Nothing is lost."""
    loss = Loss()
    for one in found:
        plain: dict[str, object] = msgspec.to_builtins(one)
        name = plain.pop("id")
        out.write(msgspec.json.encode({"incident": name, **plain}) + b"\n")
        loss.wrote("incidents")
    return loss


INCIDENT_FORMATS: dict[str, Callable[[Iterable[Incident], BinaryIO], Loss]] = {"csv": write_csv, "jsonl": write_jsonl}
"""Name -> function that writes incidents to a binary file and says what was lost."""
