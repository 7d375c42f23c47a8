"""Incidents for a terminal: a list of one row each, and one opened up with its claims, its sources and its tolls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.faces import words
from dateline.faces.blocks import grid, type_style
from dateline.faces.plot import toll_plot
from dateline.merge.incident import Field, Incident
from dateline.merge.series import Daily, Series
from dateline.merge.tolls import Toll
from dateline.store import Step

ROWS = ("type", "mode", "status", "start", "end", "where", "country", "actors", "recipients")


def line(one: Incident) -> dict[str, object]:
    """An incident as one flat row; ``events`` are names as ``explain`` takes them."""
    row: dict[str, object] = {"incident": one.id, "events": list(one.events)}
    row |= {name: getattr(one, name).value for name in ROWS}
    row |= {"lat": one.place.lat if one.place else None, "lon": one.place.lon if one.place else None}
    for kind, toll in one.tolls.items():
        row[kind] = {
            "best": toll.best,
            "low": toll.low,
            "high": toll.high,
            "rule": toll.rule,
            "corrected": toll.corrected,
        }
    return row | {
        "reports": one.reports,
        "witnesses": len(one.witnesses.all),
        "rests_on": one.witnesses.rests_on,
        "first_report": one.first_report,
        "last_report": one.last_report,
        "disputed": [name for name in ROWS if getattr(one, name).disputed],
        "headline": one.headline,
    }


def list_block(found: Iterable[Incident], console: Console) -> RenderableType:
    """Incidents under one another, two or three lines each."""
    return grid([(_left(one), _right(one, console.width)) for one in found], left=26)


def _left(one: Incident) -> Text:
    kind = f"{one.type.value} {one.mode.value}" if one.mode.value else str(one.type.value)
    text = Text(kind, style=type_style(str(one.type.value)))
    text.append(f"\n{_when(one)}", style="not bold default")
    return text.append(f"\n{one.id}", style="dim not bold")


def _when(one: Incident) -> str:
    return words.interval_words(one.start.value, one.end.value) if one.start.value else "no date"


def _right(one: Incident, width: int) -> Text:
    text = Text(f"{words.safe(one.actors.value or words.NONE)} → {words.safe(one.recipients.value or words.NONE)}")
    if one.where.value:
        text.append(f" in {words.safe(one.where.value)}")
    text.append(f"\n{'; '.join(map(toll_words, one.tolls.values())) or 'no figures'}", style="magenta")
    text.append(f"\n{sources_words(one)}: “{words.shorten(one.headline, max(30, width - 60))}”", style="dim")
    return text


def toll_words(toll: Toll) -> str:
    """ "killed 14 (14–19)"; the range is left out where there is none."""
    best = words.number_words(toll.best)
    if toll.low == toll.high == toll.best:
        return f"{toll.kind} {best}"
    return f"{toll.kind} {best} ({words.number_words(toll.low)}–{words.number_words(toll.high)})"


def sources_words(one: Incident) -> str:
    """ "5 reports, 3 independent witnesses, all on the word of police"."""
    count = len(one.witnesses.all)
    told = f"{one.reports} report{'s' * (one.reports != 1)}, {count} independent witness{'es' * (count != 1)}"
    return f"{told}, all on the word of {one.witnesses.rests_on}" if one.witnesses.rests_on else told


# -------------------------------------------------------------------------------- one incident


def incident_block(one: Incident, steps: Sequence[Step], console: Console) -> RenderableType:
    """All of one incident: fields with who says otherwise, claims with the rule and the plot, witnesses, history."""
    parts: list[RenderableType] = [
        Text(one.id, style="bold").append(f"  {words.shorten(one.headline, 100)}", style="not bold"),
        Text(f"{sources_words(one)}; {one.first_report or '?'} to {one.last_report or '?'}\n", style="dim"),
        _fields(one),
    ]
    for toll in one.tolls.values():
        parts += [Text(f"\n{toll_words(toll)}", style="bold magenta").append(_rule(toll), style="not bold dim")]
        parts += [_claims(toll), Text("\n".join(toll_plot(toll, console.width)), style="not bold")]
    return Group(
        *parts, Text("\nWitnesses", style="bold"), _witnesses(one), Text("\nHistory", style="bold"), _history(steps)
    )


def _fields(one: Incident) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("field", "value", "by", "said by", "others say"):
        table.add_column(name, overflow="fold")
    for name in ROWS:
        field: Field = getattr(one, name)
        if field.said:
            table.add_row(name, words.safe(field.value or ""), field.rule, _events(field), _otherwise(field))
    return table


def _events(field: Field) -> str:
    return words.safe(", ".join(field.said[0].events))


def _otherwise(field: Field) -> str:
    return words.safe("; ".join(f"{said.value} ({', '.join(said.events)})" for said in field.said[1:])) or words.NONE


def _rule(toll: Toll) -> str:
    corrected = ", corrected downward" if toll.corrected else ""
    sides = "; ".join(f"{side} {words.number_words(best)}" for side, (best, _, _) in toll.by_side.items())
    return f"   by the rule '{toll.rule}'{corrected}{'; by side: ' + words.safe(sides) if sides else ''}"


def _claims(toll: Toll) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("", "told on", "number", "of", "on whose word", "page"):
        table.add_column(name, overflow="fold")
    for claim in toll.claims:
        mark = "»" if claim is toll.chosen else "·" if claim in toll.current else ""
        note = " (part)" if claim.part else " (taken back)" if claim.denied else ""
        number = words.bounds_words(claim.low, claim.high) + note
        who = words.sources_words(claim.chain) or "the outlet itself"
        table.add_row(mark, claim.day or "?", number, words.safe(claim.of or ""), who, words.safe(claim.event))
    return table


def _witnesses(one: Incident) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for number, witness in enumerate(one.witnesses.all, 1):
        more = f"; {'; '.join(witness.because)}" if witness.because else ""
        table.add_row(f"{number}", words.safe(witness.name), words.safe(f"{len(witness.reports)} report(s){more}"))
    told = ", ".join(f"{name or 'their own word'} {count}" for name, count in one.witnesses.originators.items())
    table.add_row("", "rest on", words.safe(told))
    return table


def _history(steps: Sequence[Step]) -> Text:
    return Text("\n".join(f"{s.at}  {step_words(s)}" for s in steps), style="dim")


def step_words(step: Step) -> str:
    """One step in words."""
    match step.kind:
        case "merged":
            return f"{step.incident} merged into {step.other}: {words.safe(step.because)}"
        case "split":
            return f"{step.incident} split off {step.other}: {words.safe(step.because)}"
    return f"{step.incident} event {step.event} {step.kind}: {words.safe(step.because)}"


# -------------------------------------------------------------------------------- series


def series_block(found: Iterable[tuple[Series, Sequence[Daily]]]) -> RenderableType:
    """Running totals by who counts what where; differences between days only where they were asked for, and marked."""
    rows = []
    for one, days in found:
        name = Text(f"{one.kind} {one.of}".strip(), style="bold")
        name.append(f"\n{one.who or 'the outlet'}\n{one.where or '?'}, since {one.since or '?'}", style="not bold dim")
        told = [f"{p.day}  {words.bounds_words(p.low, p.high)}  {words.safe(p.page)}" for p in one.points]
        told += [f"{d.after} to {d.until}  +{words.number_words(d.low)} (derived, nobody's claim)" for d in days]
        rows.append((name, Text("\n".join(told))))
    return grid(rows, left=30) if rows else Text("no running totals on record")
