"""Incidents, and what people hold of them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DATABASE, Database, ListFormat, Rule
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.faces.adding import Written
    from dateline.store import Store


class Verdict(StrEnum):
    """What a person can do: the names of ``dateline.faces.judge.KINDS``, and what is about judgements themselves."""

    same = "same"
    different = "different"
    accept = "accept"
    reject = "reject"
    correct = "correct"
    silent = "silent"
    add = "add"
    revoke = "revoke"
    list = "list"
    export = "export"


def incidents(
    kind: Annotated[str | None, typer.Option("--type", metavar="CODE", help="Event type.")] = None,
    country: Annotated[str | None, typer.Option(metavar="ISO3", help="Happened there (MLI, USA, ...).")] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the name of a party.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Not over before this day (YYYY-MM-DD).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Begun by this day (YYYY-MM-DD).")] = None,
    reports: Annotated[int, typer.Option(min=1, metavar="N", help="Told by N reports or more.")] = 1,
    rule: Annotated[Rule, typer.Option(help="How a toll is chosen.")] = Rule.latest,
    form: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
    db: Database = DATABASE,
) -> None:
    """List incidents by day, brought up to date with all that was read and judged. Every filter given must hold.

    \b
    dateline incidents --reports 2
    dateline incidents --type ASSAULT --country MLI --since 2025-03-01
    dateline incidents --format csv > incidents.csv
    dateline incidents --format jsonl --rule ucdp-like > incidents.jsonl
    """
    from dateline.export.incidents import INCIDENT_FORMATS
    from dateline.faces import asked
    from dateline.faces import incidents as face
    from dateline.faces.output import console, show, writing
    from dateline.merge import kept
    from dateline.merge.update import update
    from dateline.store import event_types, open_store

    with open_store(db, access="write") as store:
        update(store)
        found = face.wanted(
            kept.incidents(store, rule.value),
            kind=asked.code(kind, "--type", "types", lambda: event_types(store)),
            country=asked.country(country),
            since=asked.day(since, "--since"),
            until=asked.day(until, "--until"),
            actor=actor,
            reports=reports,
        )
        if form is ListFormat.table:
            out = console()
            show(out, face.list_block(found, out))
            return
        with writing(None) as file:
            told = INCIDENT_FORMATS[form.value](found, file)
    for line in told.lines():
        print(line, file=sys.stderr)


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="What you hold.")],
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENTS...",
            help="PAGE.E3 (or .S1, .T2); of 'add' and 'silent' the page, of 'revoke' the number, of 'export' a folder.",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Of 'correct' and 'add'.", show_default=False),
    ] = None,
    form: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Of 'add': JSON in the guide's form; - is standard input.",
            show_default=False,
        ),
    ] = None,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Default: your name on this machine.", show_default=False)
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="One sentence, kept with it.")] = "",
    db: Database = DATABASE,
) -> None:
    """Judge events. A person's judgement wins, never changes a page's record, and can be taken back.

    \b
    dateline judge same market-wire.E1 market-radio.E1 --why "one bomb"
    dateline judge correct market-wire.E1 --set killed=14 --why "the list of names"
    dateline judge correct market-wire.E1 --set "killed=at least 9"
    dateline judge correct market-wire.E1 --set days=2025-03-01/..
    dateline judge reject market-wire.S2 --why "nobody said it"
    dateline judge silent weather-report
    dateline judge add market-wire --set trigger=fled --set type=SANCTION
    dateline judge add market-wire --from event.json
    dateline judge list
    dateline judge revoke 12 --why "I misread"
    dateline judge export reviewed/ --who ann
    """
    from dateline.store import open_store

    named, sets = events or [], fix or []
    if verdict is Verdict.list:
        _list(db)
        return
    if verdict is Verdict.export:
        _export(db, named, who)
        return
    with open_store(db, access="write") as store:
        if verdict is Verdict.add:
            from dateline.faces import judge as face
            from dateline.merge.update import update

            kept = face.add_missed(store, _only(named, "'add' takes one page"), _event(sets, form), who=who, why=why)
            update(store)
            print(f"judgement {kept.number} kept: {kept.name}", file=sys.stderr)
            return
        number = _judged(store, verdict, named, sets, who=who, why=why)
    print(f"judgement {number} kept", file=sys.stderr)


def _judged(store: Store, verdict: Verdict, named: list[str], sets: list[str], *, who: str | None, why: str) -> int:
    from dateline.faces import judge as face

    if verdict is Verdict.revoke:
        number = _only(named, "'revoke' takes the number of one judgement; 'dateline judge list' has them")
        if not (number.isdecimal() and number.isascii() and len(number) < 19):
            raise UsageError("'revoke' takes the number of one judgement; 'dateline judge list' has them")
        return face.take_back(store, int(number), who=who, why=why)
    if verdict is Verdict.silent:
        return face.keep_silent(store, _only(named, "'silent' takes one page"), who=who, why=why)
    if len(sets) > 1:
        raise UsageError("one --set a correction; each is a judgement of its own")
    field, _, value = (sets[0] if sets else "").partition("=")
    return face.keep(store, verdict.value, named, who=who, why=why, field=field or None, value=value if sets else None)


def _only(named: list[str], needed: str) -> str:
    if len(named) != 1:
        raise UsageError(needed)
    return named[0]


def _event(sets: list[str], form: Path | None) -> Written:
    from dateline.faces import adding

    if (form is None) == (not sets):
        raise UsageError("'add' takes the event by --set FIELD=VALUE, or as JSON by --from FILE")
    if form is None:
        return adding.of_pairs(sets)
    return adding.written(sys.stdin.buffer.read() if str(form) == "-" else form.read_bytes())


def _list(db: Path) -> None:
    from dateline.faces import judge as face
    from dateline.faces.output import console, show
    from dateline.store import added, open_store, standing

    with open_store(db, access="read") as store:
        out, people = console(), {one.number: one for one in added(store)}
        for one in standing(store):
            show(out, face.added_line(people[one.id]) if one.id in people else face.judgement_line(one))


def _export(db: Path, named: list[str], who: str | None) -> None:
    from dateline.export.corpus import write_folder
    from dateline.export.reviewed import reviewed
    from dateline.store import open_store

    folder = Path(_only(named, "'export' takes a folder, new or empty"))
    with open_store(db, access="read") as store:
        told = write_folder(reviewed(store, who), folder)
    for line in told.lines():
        print(line, file=sys.stderr)
