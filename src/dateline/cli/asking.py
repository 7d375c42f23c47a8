"""Commands that ask: show, explain, actors, places, changes, doctor."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import (
    DATABASE,
    Database,
    ListFormat,
    Sure,
    Table,
    settings_of,
)
from dateline.cli.totals import explain_series
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.store import Filter, Found


def show(
    what: Annotated[Table, typer.Argument(help="What to list.")] = Table.events,
    kind: Annotated[
        str | None, typer.Option("--type", metavar="CODE", help="Event type, or figure kind of tallies.")
    ] = None,
    mode: Annotated[str | None, typer.Option(metavar="CODE", help="Mode of the event.")] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of the name or words of a party or speaker, or an id.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="ISO3", help="Happened there, or a party is of it (MLI, USA, ...).")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="Not over before this day (YYYY-MM-DD).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Begun by this day (YYYY-MM-DD).")] = None,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help='Word stems in the sentence; "a phrase"; begin*.')
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="CODE", help="actual, ongoing, planned, hypothetical, negated.")
    ] = None,
    role: Annotated[str | None, typer.Option(metavar="CODE", help="news or background.")] = None,
    page: Annotated[str | None, typer.Option(metavar="ID", help="One page: its id, path or address.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="At most N. Default: 50 in a table, else all.", show_default=False),
    ] = None,
    min_confidence: Sure = None,
    form: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
    db: Database = DATABASE,
) -> None:
    """List what is on record, by date. Every filter given must hold.

    \b
    dateline show --type ASSAULT --country MLI --since 2025-03-01
    dateline show --actor Hezbollah --status planned
    dateline show --text '"border crossing" clos*' --format csv > closed.csv
    dateline show statements --actor ministry
    dateline show tallies --type killed
    """
    from dateline.faces import asked
    from dateline.store import Filter

    events = what is Table.events
    wanted = Filter(
        type=asked.code(kind, "--type", "types" if events else "figure_kinds", lambda: _types(db) if events else ()),
        mode=asked.code(mode, "--mode", "modes"),
        actor=actor,
        country=asked.country(country),
        since=asked.day(since, "--since"),
        until=asked.day(until, "--until"),
        text=text,
        status=asked.code(status, "--status", "statuses"),
        role=asked.code(role, "--role", "roles"),
        page=page,
        min_confidence=min_confidence,
    )
    _show(what, wanted, form, limit, db)


def _types(db: Path) -> Iterable[str]:
    """The event types on record, users' own among them; none where there is no database yet."""
    from dateline.store import event_types, open_store

    if not db.is_file():
        return ()
    with open_store(db, access="read") as store:
        return event_types(store)


def _show(what: Table, wanted: Filter, form: ListFormat, limit: int | None, db: Path) -> None:
    from itertools import islice

    from dateline import store as kept

    find: dict[Table, tuple[kept.Table, Callable[..., kept.Answer]]] = {
        Table.events: ("event", kept.events),
        Table.statements: ("statement", kept.statements),
        Table.tallies: ("tally", kept.tallies),
    }
    table, question = find[what]
    if ignored := kept.unanswered(table, wanted):
        raise UsageError(f"{what.value} cannot be filtered by {', '.join(f'--{name}' for name in ignored)}")
    if form is ListFormat.csv and what is not Table.events:
        raise UsageError(f"{what.value} have no csv form; give --format jsonl")
    with kept.open_store(db, access="read") as store:
        kept.known_page(store, wanted.page)
        answer = question(store, wanted)
        most = min(limit or (50 if form is ListFormat.table else answer.total), answer.total)
        _list(form, list(islice(answer.found, most)) if form is ListFormat.table else islice(answer.found, most))
        if form is ListFormat.table:
            shown = min(most, answer.total)
            more = f"; --limit {answer.total} for all" if shown < answer.total else ""
            print(f"{shown} of {answer.total} {what.value}{more}", file=sys.stderr)


def _list(form: ListFormat, found: Iterable[Found]) -> None:
    from dateline.faces import lists

    lists.FORMS[form.value](found)


def explain(
    finding: Annotated[
        str, typer.Argument(metavar="ID", help="PAGE.E3, PAGE.S1 (statement), PAGE.T2 (tally), I-..., S-...")
    ],
    db: Database = DATABASE,
) -> None:
    """Show which words made a finding, by which rule, and why its empty fields are empty.

    \b
    dateline explain tessit-ambush.E2
    dateline explain /data/pages/tessit-ambush.txt.S1
    dateline explain I-3f9a0c12d4e5
    """
    from dateline.faces.explain import explain_block
    from dateline.faces.output import console
    from dateline.faces.output import show as print_block
    from dateline.store import find_one, open_store

    if re.fullmatch(r"I-[^.]+", finding):
        return _explain_incident(finding, db)
    if re.fullmatch(r"S-[^.]+", finding):
        return explain_series(finding, db)
    with open_store(db, access="read") as store:
        found = find_one(store, finding)
    out = console()
    print_block(out, explain_block(found.record, found.finding, finding, out))
    return None


def _explain_incident(name: str, db: Path) -> None:
    from dateline.faces.changes import event_names
    from dateline.faces.incidents import incident_block
    from dateline.faces.output import console, show
    from dateline.merge.kept import one_incident
    from dateline.store import open_store, standing, steps

    out = console()
    with open_store(db, access="read") as store:
        one = one_incident(store, name)
        history = steps(store, incident=one.id)
        names = event_names(store, [step.event for step in history if step.event])
        show(out, incident_block(one, history, out, names=names, judged=standing(store)))


def actors_(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Who.", show_default=False)] = None,
    sentence: Annotated[
        str | None, typer.Option("--in", metavar="TEXT", help="The sentence that holds it.", show_default=False)
    ] = None,
    day: Annotated[
        str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="The day of the article.", show_default=False)
    ] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="The names on record that no table holds.")] = False,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Your own table of actors (TOML); may be repeated.")
    ] = None,
    db: Database = DATABASE,
) -> None:
    """Show whom a name is linked to: candidates, scores, and the reasons in one sentence.

    With --unknown: the names of the record that no table holds, with counts, as lines for a table of your own.

    \b
    dateline actors Zelenskiy --on 2024-05-01
    dateline actors "the minister" --in "Iraq's foreign minister spoke. The minister blamed Ankara."
    dateline actors --unknown --db iraq.db > mine.toml
    """
    from dateline.faces import actors as faces
    from dateline.faces import asked

    if unknown == (name is not None):
        raise UsageError("give a NAME, or --unknown for the names that no table holds")
    if name is not None:
        lines = faces.explained_lines(faces.explained(name, sentence, asked.day(day, "--on"), tuple(actors or ())))
    else:
        from dateline.store import open_store, records

        with open_store(db, access="read") as store:
            found = faces.unknown(records(store))
        lines = [*faces.variant_lines(faces.variants(found)), *faces.toml_lines(found)]
    print("\n".join(lines))


def places(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name.")],
    within: Annotated[str | None, typer.Option("--in", metavar="TEXT", help="The sentence that holds it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
) -> None:
    """Show which place a name means: candidates, scores, and the reasons in one sentence.

    \b
    dateline places Springfield
    dateline places "Jabalia" --in "Strikes hit Jabalia in northern Gaza"
    """
    from dateline.faces import places as asked

    found = asked.decisions(name, within)
    for line in [asked.as_json(found)] if as_json else asked.lines(found):
        print(line)


def changes(
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="From this day or time on (ISO 8601, UTC).", show_default=False)
    ] = None,
    form: Annotated[ListFormat, typer.Option("--format", help="table or jsonl.")] = ListFormat.table,
    db: Database = DATABASE,
) -> None:
    """List what each run added: new pages, changed pages and which events they gained or lost, new versions.

    \b
    dateline changes
    dateline changes --since 2025-03-01 --format jsonl
    """
    from dateline.faces import asked
    from dateline.faces.changes import feed, feed_block, feed_line
    from dateline.faces.output import Blocks, Lines
    from dateline.store import open_store

    if form is ListFormat.csv:
        raise UsageError("changes have no csv form; give --format jsonl")
    printer = Lines() if form is ListFormat.jsonl else Blocks(feed_block)
    with open_store(db, access="read") as store:
        for one in feed(store, asked.moment(since)):
            printer.add(feed_line(one) if form is ListFormat.jsonl else one)


def doctor(db: Database = DATABASE) -> int:
    """Check the program, its data files and the database; exits with 1 when something is not sound.

    \b
    dateline doctor
    dateline doctor --db iraq.db
    """
    from dateline.faces.doctor import look
    from dateline.faces.lists import check_line

    sound = True
    for check in look(settings_of(db)):
        print(check_line(check))
        sound = sound and check.sound
    return 0 if sound else 1
