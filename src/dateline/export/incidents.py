"""Incidents handed over: CSV with best, low and high after the custom of the Uppsala data, and JSON Lines; running
totals as CSV.

A row of the CSV is an incident: ``best``, ``low`` and ``high`` are of the killed; the other figures stand under their
own kinds. What a row cannot hold (the claims, who says otherwise) is in the JSON Lines, and is counted in the report.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from dateline.export.csv import guarded
from dateline.export.flat import Cell
from dateline.export.loss import Loss
from dateline.export.precision import codes
from dateline.merge.incident import FIELDS, Incident
from dateline.merge.series_points import Daily, Series
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
    "where_prec",
    "geo_precision",
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
    "corrected",
    "killed_claims",
    "number_of_sources",
    "witnesses",
    "rests_on",
    "originators",
    "disputed",
    "first_report",
    "last_report",
    "events",
    "headline",
)


def row(one: Incident, loss: Loss) -> dict[str, Cell]:
    """The cells of an incident; what has no cell is counted."""
    killed, injured = one.tolls.get("killed"), one.tolls.get("injured")
    fields = tuple(getattr(one, name) for name in FIELDS)
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
        **codes(place),
        "side_a": one.actors.value,
        "side_b": one.recipients.value,
        **_toll("", killed),
        "deaths_by_side": _sides(killed),
        **_toll("injured_", injured),
        "toll_rule": killed.rule if killed else injured.rule if injured else None,
        "corrected": killed.corrected if killed else None,
        "killed_claims": len(killed.claims) if killed else 0,
        "number_of_sources": one.reports,
        "witnesses": len(one.witnesses.all),
        "rests_on": one.witnesses.rests_on,
        "originators": "; ".join(f"{name or 'own'}: {n}" for name, n in sorted(one.witnesses.originators.items())),
        "disputed": " ".join(name for name, field in zip(FIELDS, fields, strict=True) if field.disputed) or None,
        "first_report": one.first_report,
        "last_report": one.last_report,
        "events": " ".join(one.events),
        "headline": one.headline,
    }


def _toll(prefix: str, toll: Toll | None) -> dict[str, Cell]:
    names = ("best", "low", "high")
    return {f"{prefix}{name}": float(getattr(toll, name)) if toll else None for name in names}


def sides_of(toll: Toll) -> dict[str, tuple[float, float, float]]:
    """Best, low and high by side, where the side has a name or is civilians ("people" and "those" are none)."""
    return {side: told for side, told in toll.by_side.items() if side != side.casefold() or side in CIVILIANS}


CIVILIANS = ("civilians", "civilian")


def _sides(toll: Toll | None) -> str | None:
    found = sides_of(toll) if toll else {}
    return "; ".join(f"{side}: {best:g} ({low:g}-{high:g})" for side, (best, low, high) in found.items()) or None


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


# -------------------------------------------------------------------------------- running totals

SERIES_COLUMNS = (
    "series",
    "kind",
    "counted",
    "counter",
    "place",
    "since",
    "row",
    "from_day",
    "day",
    "low",
    "high",
    "rounded",
    "words",
    "dated",
    "on_whose_word",
    "outlet",
    "total",
    "source",
    "evidence",
    "because",
)


def series_rows(one: Series, between: Iterable[Daily]) -> Iterator[dict[str, Cell]]:
    """A row for each total of a series, then one, marked ``derived``, for each difference that was asked for."""
    about: dict[str, Cell] = dict.fromkeys(SERIES_COLUMNS)
    about |= {"series": one.id, "kind": one.kind, "counted": one.of, "counter": one.who or None}
    about |= {"place": one.where or None, "since": one.since}
    for point in one.points:
        yield about | {
            "row": "total",
            "day": point.day,
            "low": point.low,
            "high": point.high,
            "rounded": point.approximate or point.high is None,
            "words": point.text,
            "dated": point.dated,
            "on_whose_word": "; ".join(point.who) or None,
            "outlet": point.outlet,
            "total": point.name,
            "source": point.source,
            "evidence": point.evidence,
            "because": point.because,
        }
    for step in between:
        yield about | {
            "row": "derived",
            "from_day": step.after,
            "day": step.until,
            "low": step.low,
            "high": step.high,
            "rounded": not step.bounded,
            "because": "difference of two totals; nobody's claim",
        }


def write_series_csv(found: Iterable[tuple[Series, Sequence[Daily]]], out: BinaryIO) -> Loss:
    """A heading and a row a total (RFC 4180, UTF-8, CRLF), differences marked in ``row``."""
    loss = Loss()
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(SERIES_COLUMNS)
    for one, between in found:
        for cells in series_rows(one, between):
            table.writerow([guarded(cells[name], loss) for name in SERIES_COLUMNS])
            loss.wrote("running totals" if cells["row"] == "total" else "derived differences")
    text.flush()
    text.detach()
    return loss
