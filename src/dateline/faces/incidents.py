"""Incidents for a terminal: a list of one row each, and one opened up with its claims, its sources and its tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.export.incidents import sides_of
from dateline.faces import words
from dateline.faces.blocks import grid, type_style
from dateline.faces.judge import judgement_line
from dateline.faces.plot import toll_plot
from dateline.merge.incident import Field, Incident, Said
from dateline.merge.tolls import Toll
from dateline.merge.witnesses import Witness
from dateline.store import Judgement, Step

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


def wanted(
    found: Iterable[Incident],
    *,
    kind: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    actor: str | None = None,
    reports: int = 1,
) -> Iterator[Incident]:
    """The incidents of a type (``kind``) and country, not over before ``since`` and begun by ``until`` (ISO days), with
    a party whose name holds ``actor``, told by at least ``reports`` reports. Every filter given must hold."""
    for one in found:
        last = one.end.value or ("9999" if one.start.value else None)
        if (
            (kind is None or one.type.value == kind)
            and (country is None or any(said.value == country for said in one.country.said))
            and (since is None or (last is not None and last >= since))
            and (until is None or (one.start.value is not None and one.start.value <= until))
            and (actor is None or any(actor.casefold() in said.value.casefold() for said in _parties(one)))
            and one.reports >= reports
        ):
            yield one


def _parties(one: Incident) -> tuple[Said, ...]:
    return (*one.actors.said, *one.recipients.said)


def by_day(found: Iterable[Incident]) -> list[Incident]:
    """Incidents by their first day, those without one by their first report's day; the most reported of a day first."""
    return sorted(found, key=lambda one: (one.start.value or one.first_report or "9999", -one.reports, one.id))


def list_block(found: Iterable[Incident], console: Console) -> RenderableType:
    """Incidents under one another by day, with how many there are and how many of them several reports tell."""
    ordered = by_day(found)
    several = sum(one.reports > 1 for one in ordered)
    count = f"{len(ordered)} incident{'s' * (len(ordered) != 1)}, {several} told by several reports"
    rows = grid([(_left(one), _right(one, console.width)) for one in ordered], left=26)
    return Group(rows, Text(count, style="dim")) if ordered else Text("no incidents on record")


def _left(one: Incident) -> Text:
    kind = f"{one.type.value} {one.mode.value}" if one.mode.value else str(one.type.value)
    text = Text(kind, style=type_style(str(one.type.value)))
    text.append(f"\n{_when(one)}", style="not bold default")
    if one.status.value != "actual":
        text.append(f"\n{one.status.value}", style="not bold magenta")
    return text.append(f"\n{one.id}", style="dim not bold")


def _when(one: Incident) -> str:
    if one.start.value:
        return words.interval_words(one.start.value, one.end.value)
    return f"no date, told {one.first_report}" if one.first_report else "no date"


def _right(one: Incident, width: int) -> Text:
    text = Text(words.safe(one.actors.value or "?"))
    if one.recipients.value:
        text.append(f" → {words.safe(one.recipients.value)}")
    if one.where.value:
        country = f", {one.country.value}" if one.country.value else ""
        text.append(f" in {words.safe(one.where.value)}{country}")
    if one.tolls:
        text.append(f"\n{'; '.join(toll_words(toll) for toll in in_order(one))}", style="magenta")
    text.append(f"\n{sources_words(one)}", style="dim")
    return text.append(f"\n“{words.shorten(one.headline, max(30, width - 32))}”", style="dim")


def in_order(one: Incident) -> list[Toll]:
    """The tolls of an incident, the killed first, in the order of the codebook's kinds of figures."""
    from dateline.codebook import load

    order = list(load().figure_kinds)
    return sorted(one.tolls.values(), key=lambda toll: order.index(toll.kind) if toll.kind in order else len(order))


def toll_words(toll: Toll) -> str:
    """ "killed 14 (14–19)"; the range is left out where there is none, and "other" says what is counted instead."""
    of = toll.chosen.of if toll.kind == "other" else None
    best = (
        f"{words.number_words(toll.best)} {words.shorten(of, 30)}"
        if of
        else (f"{toll.kind} {words.number_words(toll.best)}")
    )
    if toll.low == toll.high == toll.best:
        return best
    return f"{best} ({words.number_words(toll.low)}–{words.number_words(toll.high)})"


def sources_words(one: Incident) -> str:
    """ "5 reports, 3 independent witnesses, all on the word of police"."""
    count = len(one.witnesses.all)
    told = f"{one.reports} report{'s' * (one.reports != 1)}"
    if one.reports > 1:
        told += f", {count} independent witness{'es' * (count != 1)}"
    if not one.witnesses.rests_on:
        return told
    return f"{told}, {'all ' * (one.reports > 1)}on the word of {_spelt(one, one.witnesses.rests_on)}"


def _spelt(one: Incident, originator: str) -> str:
    """An originator as pages spell it; a kind of source ("police") as it is."""
    for toll in one.tolls.values():
        for claim in toll.claims:
            if claim.originator and claim.originator.kind == "named" and claim.originator.key == originator:
                return words.shorten(claim.originator.name, 60)
    return words.safe(originator)


# -------------------------------------------------------------------------------- one incident


def incident_block(
    one: Incident,
    steps: Sequence[Step],
    console: Console,
    *,
    names: Mapping[str, str] = MappingProxyType({}),
    judged: Sequence[Judgement] = (),
) -> RenderableType:
    """All of one incident: fields with who says otherwise, claims with the rule and the plot, witnesses, what people
    hold of it, history.

    ``names`` are the names (PAGE.E3) of the events of the steps, by key; an event without one is shown by its key. Of
    ``judged``, people's judgements, those about its events are shown.
    """
    parts: list[RenderableType] = [
        Text(one.id, style="bold").append(f"  {words.shorten(one.headline, 100)}", style="not bold"),
        Text(f"{sources_words(one)}; {one.first_report or '?'} to {one.last_report or '?'}\n", style="dim"),
        _fields(one),
    ]
    for toll in in_order(one):
        parts += [Text(f"\n{toll_words(toll)}", style="bold magenta").append(_rule(toll), style="not bold dim")]
        parts.append(_claims(toll))
        if plot := toll_plot(toll, console.width):
            parts.append(Text("\n".join(plot), style="not bold"))
    parts += [Text("\nWitnesses", style="bold"), _witnesses(one)]
    if held := [judgement for judgement in judged if _concerns(judgement, one)]:
        parts += [Text("\nWhat people hold", style="bold"), *map(judgement_line, held)]
    return Group(*parts, Text("\nHistory", style="bold"), _history(steps, names))


def _concerns(judgement: Judgement, one: Incident) -> bool:
    return any(about.get("name") in one.events for about in judgement.about.values())


def _fields(one: Incident) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("field", "value", "by", "said by", "others say"):
        table.add_column(name, overflow="fold")
    for name in ROWS:
        field: Field = getattr(one, name)
        if field.said:
            table.add_row(name, words.safe(field.value or ""), field.rule, _events(field), _otherwise(field))
        else:
            table.add_row(name, words.NONE, "no report tells it", "", "")
    return table


def _events(field: Field) -> str:
    return words.safe(", ".join(field.said[0].events))


def _otherwise(field: Field) -> str:
    return words.safe("; ".join(f"{said.value} ({', '.join(said.events)})" for said in field.said[1:])) or words.NONE


def _rule(toll: Toll) -> str:
    corrected = ", corrected downward" if toll.corrected else ""
    sides = "; ".join(f"{side} {words.number_words(best)}" for side, (best, _, _) in sides_of(toll).items())
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
        table.add_row(f"{number}", words.safe(witness.name), words.safe(f"{_reports(witness)}{more}"))
    named = one.witnesses.originators.items()
    told = ", ".join(f"{_spelt(one, name) if name else 'their own word'} ({count})" for name, count in named)
    table.add_row("", "rest on", told)
    return table


def _reports(witness: Witness) -> str:
    return f"{len(witness.reports)} report{'s' * (len(witness.reports) != 1)}"


def _history(steps: Sequence[Step], names: Mapping[str, str]) -> Text:
    return Text("\n".join(f"{s.at}  {step_words(s, names.get(s.event or ''))}" for s in steps), style="dim")


def step_words(step: Step, name: str | None = None) -> str:
    """One step in words; ``name`` is its event's PAGE.E3, where it is known."""
    match step.kind:
        case "merged":
            return f"{step.incident} merged into {step.other}: {words.safe(step.because)}"
        case "split":
            return f"{step.incident} split off {step.other}: {words.safe(step.because)}"
    event = words.safe(name or f"event {step.event}")
    if step.kind == "joined" and step.because == FIRST:
        return f"{step.incident} begins with {event}"
    return f"{step.incident} {event} {step.kind}: {words.safe(step.because)}"


FIRST = "first report"
"""The reason of a step that founds an incident."""
