"""Incidents as the page needs them: a short row each, and one opened up with its steps."""

from __future__ import annotations

from dateline.merge.incident import Incident
from dateline.merge.kept import incidents, one_incident
from dateline.merge.tolls import Toll
from dateline.model import Value
from dateline.store import Step, Store, steps

Range = tuple[float, float, float]
"""Best, low, high."""
FIELDS = ("type", "mode", "status", "start", "end", "where", "country", "actors", "recipients")


class Row(Value, frozen=True, kw_only=True):
    """One incident in a list; ``disputed`` names the fields that somebody contradicts."""

    id: str
    headline: str
    type: str | None
    mode: str | None
    status: str | None
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    actors: str | None
    recipients: str | None
    killed: Range | None
    injured: Range | None
    reports: int
    witnesses: int
    rests_on: str | None
    first_report: str | None
    last_report: str | None
    disputed: tuple[str, ...]
    events: tuple[str, ...]


class Opened(Value, frozen=True, kw_only=True):
    """One incident with the steps by which it grew, oldest first."""

    incident: Incident
    steps: tuple[Step, ...]


def rows(store: Store) -> tuple[Row, ...]:
    """All incidents, in the order in which they were named."""
    return tuple(map(row, incidents(store)))


def row(one: Incident) -> Row:
    """An incident as a row of a list."""
    place = one.place
    return Row(
        id=one.id,
        headline=one.headline,
        type=one.type.value,
        mode=one.mode.value,
        status=one.status.value,
        start=one.start.value,
        end=one.end.value,
        place=one.where.value,
        country=one.country.value,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else None,
        actors=one.actors.value,
        recipients=one.recipients.value,
        killed=_range(one.tolls.get("killed")),
        injured=_range(one.tolls.get("injured")),
        reports=one.reports,
        witnesses=len(one.witnesses.all),
        rests_on=one.witnesses.rests_on,
        first_report=one.first_report,
        last_report=one.last_report,
        disputed=tuple(name for name in FIELDS if getattr(one, name).disputed),
        events=one.events,
    )


def _range(toll: Toll | None) -> Range | None:
    return (toll.best, toll.low, toll.high) if toll else None


def disagreement(one: Incident) -> tuple[float, str]:
    """How far the reports of an incident are apart on the field on which they are most apart, and on what: 0 where they
    all agree, towards 1 where no two do. Of a field it is the share of events that say otherwise than the chosen value;
    of a toll how much less the least claim in its range is than the most."""
    found = [(0.0, "")]
    for name in FIELDS:
        said = getattr(one, name).said
        total = sum(len(value.events) for value in said)
        if len(said) > 1:
            told = ", ".join(f"{value.value} ({len(value.events)})" for value in said[:4])
            found.append((round(1 - len(said[0].events) / total, 3), f"{LABELS.get(name, name)}: {told}"))
    for kind, toll in one.tolls.items():
        if toll.high > toll.low:
            found.append((round(1 - toll.low / toll.high, 3), f"{kind}: {toll.low:g} to {toll.high:g}"))
    return max(found, key=lambda item: item[0])


LABELS = {"start": "first day", "end": "last day", "where": "place"}


def disagreements(store: Store) -> dict[str, tuple[float, str]]:
    """Event (PAGE.E3) -> how far the reports of its incident are apart, and on what; only where they are."""
    return {name: found for one in incidents(store) if (found := disagreement(one))[0] > 0 for name in one.events}


def opened(store: Store, name: str) -> Opened:
    """The incident of a name, or the one that an event (PAGE.E3) belongs to. Raises UsageError."""
    one = one_incident(store, name)
    return Opened(incident=one, steps=steps(store, incident=one.id))
