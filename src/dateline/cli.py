"""The command line: reads arguments, calls the program, prints; the one place that catches Error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import Error, UsageError

if TYPE_CHECKING:
    from dateline.faces.output import Blocks, Lines, Pretty
    from dateline.settings import Settings
    from dateline.store import Filter, Found

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How records are written."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


class ListFormat(StrEnum):
    """How lists are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class Rule(StrEnum):
    """How a toll is chosen; the names of ``dateline.merge.RULES``."""

    latest = "latest"
    ucdp_like = "ucdp-like"
    conservative = "conservative"
    maximum = "maximum"


class Verdict(StrEnum):
    """What a person can judge; the names of ``dateline.faces.judge.KINDS``."""

    same = "same"
    different = "different"
    accept = "accept"
    reject = "reject"
    correct = "correct"
    revoke = "revoke"
    list = "list"


class ExportFormat(StrEnum):
    """Forms of other programs; the names of ``dateline.export.FORMATS``."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    geojson = "geojson"


class Table(StrEnum):
    """What ``show`` lists."""

    events = "events"
    statements = "statements"
    tallies = "tallies"


Sure = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="P", help="Leave out what the reader is less sure of (0 to 1).", show_default=False
    ),
]
Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="The database.")]
DATABASE = Path("dateline.db")


def main() -> None:
    """Runs the command line and ends the process: 0 done, 1 issues under --strict, 2 usage or input errors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without the letters of a name shows "?" for them
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives the exit code; every Error becomes one line on the error stream."""
    try:
        code = _invoke(arguments or ["--help"])
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would complain
        return 141  # 128 + SIGPIPE, as the shell tells it of other programs
    except Error as error:
        return _complain(str(error))
    except typer.TyperException as error:
        return _complain(_usage(error))
    except KeyboardInterrupt:
        return _complain("interrupted", code=130)
    except OSError as error:
        return _complain(f"{error.filename or 'output'}: {error.strerror}; check the path and free space")


def _invoke(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("dateline", list(arguments)) as context:
            return int(command.invoke(context) or 0)
    except typer.Exit as done:
        return done.exit_code


def _complain(message: str, *, code: int = 2) -> int:
    from dateline.faces.words import safe

    print(f"dateline: {safe(message)}", file=sys.stderr)
    return code


def _usage(error: Exception) -> str:
    said = str(getattr(error, "format_message", error.__str__)()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{said}; see '{context.command_path} --help'" if context else said


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """News pages in, a sourced record of events out.

    Who did what to whom, when, where, how many were killed, and who says so; every field with its words.

    \b
    dateline read page.html            read a page and show what it tells
    dateline read pages/ --jobs 2      read a folder into dateline.db
    dateline show --country MLI        list what is on record
    dateline explain page.E3           which words made this event, and by which rule
    dateline export --format csv       hand it over
    """


# ------------------------------------------------------------------------------------------------ read


@app.command(short_help="Read pages and put on record what they tell.")
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, patterns, or '-' for standard input.")
    ],
    db: Database = DATABASE,
    no_db: Annotated[bool, typer.Option("--no-db", help="Keep nothing.")] = False,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Default: table on a terminal, jsonl into a pipe or file.", show_default=False),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that read; the output is the same.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when any page had issues.")] = False,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Your own table of actors (TOML); may be repeated.")
    ] = None,
    codebooks: Annotated[
        list[Path] | None,
        typer.Option("--codebook", metavar="FILE", help="Your own event types (TOML), fitted; may be repeated."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No bar, no summary, no unasked table.")] = False,
    page_seconds: Annotated[float, typer.Option(min=0.1, metavar="S", help="Give up on a page after S seconds.")] = 120,
    min_confidence: Sure = None,
) -> int:
    """Read pages and put on record what they tell.

    Text, HTML, JSON Lines, gzip, ZIP and WARC files. A page read before by the same versions is not read again; a page
    that cannot be read becomes an issue and the run goes on.

    \b
    dateline read page.html
    dateline read pages/ --db iraq.db --jobs 2
    dateline read 'pages/**/*.txt' --no-db --format jsonl > records.jsonl
    cat page.txt | dateline read - --no-db --format json
    """
    settings = _settings(
        db,
        jobs=jobs,
        actors=tuple(actors or ()),
        codebooks=tuple(codebooks or ()),
        min_confidence=min_confidence or 0.0,
    )
    return _read(paths, settings, form, keep=not no_db, strict=strict, quiet=quiet, page_seconds=page_seconds)


def _read(
    paths: list[str],
    settings: Settings,
    form: Format | None,
    *,
    keep: bool,
    strict: bool,
    quiet: bool,
    page_seconds: float,
) -> int:
    from contextlib import nullcontext

    from dateline.faces import summary
    from dateline.pages import page_refs
    from dateline.run import PageDone
    from dateline.run import read as read_pages
    from dateline.store import open_store

    refs, total = summary.peek(page_refs(paths, settings))
    printer = _printer(form, quiet=quiet)
    bar = not quiet and not (form is Format.table or (form is None and _on_terminal()))
    with (
        open_store(settings.database, access="write") if keep else nullcontext() as store,
        summary.progress(total, shown=bar) as tick,
    ):

        def on_page(done: PageDone) -> None:
            if printer:
                printer.add(done.record)
            tick(done.record.page)

        told = read_pages(refs, settings, on_page, store=store, page_seconds=page_seconds)
    if printer:
        printer.end()
    if not quiet:
        for line in summary.summary_lines(told, str(settings.database) if keep else None):
            print(line, file=sys.stderr)
    return 130 if told.interrupted else int(strict and bool(told.issues))


def _settings(
    db: Path,
    *,
    jobs: int = 1,
    actors: tuple[Path, ...] = (),
    codebooks: tuple[Path, ...] = (),
    min_confidence: float = 0.0,
) -> Settings:
    from dateline.settings import Settings

    for path in actors:
        if not path.is_file():
            raise UsageError(f"{path}: no such file; --actors takes a TOML table of actors")
    return Settings(database=db, jobs=jobs, actors=actors, codebooks=codebooks, min_confidence=min_confidence)


def _on_terminal() -> bool:
    from dateline.faces.output import is_terminal

    return is_terminal()


def _printer(form: Format | None, *, quiet: bool) -> Lines | Pretty | Blocks | None:
    """What writes the records; None where nothing is to be written."""
    from dateline.faces import output

    if form is None and _on_terminal():
        if quiet:
            return None
        form = Format.table
    if form is Format.table:
        from dateline.faces.blocks import page_block

        return output.Blocks(page_block)
    return output.Pretty() if form is Format.json else output.Lines()


# ------------------------------------------------------------------------------------------------ show


@app.command(short_help="List what is on record, with filters.")
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


# ------------------------------------------------------------------------------------------------ explain


@app.command(short_help="Show which words made a finding, and why fields are empty.")
def explain(
    finding: Annotated[
        str, typer.Argument(metavar="ID", help="PAGE.E3, PAGE.S1 (statement), PAGE.T2 (tally), I-... (incident).")
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

    if finding.startswith("I-"):
        return _explain_incident(finding, db)
    with open_store(db, access="read") as store:
        found = find_one(store, finding)
    out = console()
    print_block(out, explain_block(found.record, found.finding, finding, out))
    return None


def _explain_incident(name: str, db: Path) -> None:
    from dateline.faces.incidents import incident_block
    from dateline.faces.output import console, show
    from dateline.merge.kept import one_incident
    from dateline.store import open_store, steps

    out = console()
    with open_store(db, access="read") as store:
        one = one_incident(store, name)
        show(out, incident_block(one, steps(store, incident=one.id), out))


@app.command(short_help="List incidents: events held to be one happening.")
def incidents(
    rule: Annotated[Rule, typer.Option(help="How a toll is chosen.")] = Rule.latest,
    form: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
    db: Database = DATABASE,
) -> None:
    """List incidents, brought up to date with all that was read and judged.

    \b
    dateline incidents
    dateline incidents --format csv > incidents.csv
    dateline incidents --format jsonl --rule ucdp-like > incidents.jsonl
    """
    from dateline.export.incidents import INCIDENT_FORMATS
    from dateline.faces import incidents as face
    from dateline.faces.output import console, show, writing
    from dateline.merge import kept
    from dateline.merge.update import update
    from dateline.store import open_store

    with open_store(db, access="write") as store:
        update(store)
        found = kept.incidents(store, rule.value)
        if form is ListFormat.table:
            out = console()
            show(out, face.list_block(found, out))
            return
        with writing(None) as file:
            told = INCIDENT_FORMATS[form.value](found, file)
    for line in told.lines():
        print(line, file=sys.stderr)


@app.command(short_help="Judge events: same, different, accept, reject, correct; or take it back.")
def judge(
    verdict: Annotated[Verdict, typer.Argument(help="What you hold.")],
    events: Annotated[
        list[str] | None,
        typer.Argument(metavar="EVENTS...", help="PAGE.E3; or the number to revoke.", show_default=False),
    ] = None,
    fix: Annotated[str | None, typer.Option("--set", metavar="FIELD=VALUE", help="Of 'correct': killed=8.")] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Default: your name on this machine.")] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="One sentence, kept with it.")] = "",
    db: Database = DATABASE,
) -> None:
    """Judge events. A person's judgement wins, never changes a page's record, and can be taken back.

    \b
    dateline judge same market-wire.E1 market-radio.E1 --why "one bomb"
    dateline judge correct market-wire.E1 --set killed=14 --why "the list of names"
    dateline judge list
    dateline judge revoke 12 --why "I misread"
    """
    from dateline.faces import judge as face
    from dateline.faces.output import console, show
    from dateline.store import open_store, standing

    named = events or []
    if verdict is Verdict.list:
        with open_store(db, access="read") as store:
            for one in standing(store):
                show(console(), face.judgement_line(one))
        return
    field, _, value = (fix or "").partition("=")
    with open_store(db, access="write") as store:
        if verdict is Verdict.revoke:
            if len(named) != 1 or not named[0].isdecimal():
                raise UsageError("'revoke' takes the number of one judgement; 'dateline judge list' has them")
            number = face.take_back(store, int(named[0]), who=who, why=why)
        else:
            number = face.keep(
                store,
                verdict.value,
                named,
                who=who,
                why=why,
                field=field or None,
                value=value if fix else None,
            )
    print(f"judgement {number} kept", file=sys.stderr)


# ------------------------------------------------------------------------------------------------ export


@app.command("actors", short_help="Show whom a name is linked to and why, or list the unknown ones.")
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


@app.command(short_help="Show which place a name means, and why.")
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


@app.command(short_help="Write the record as CSV, JSON Lines, Parquet or GeoJSON.")
def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="Form to write.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: standard output.", show_default=False)
    ] = None,
    page: Annotated[str | None, typer.Option(metavar="ID", help="One page: its id, path or address.")] = None,
    min_confidence: Sure = None,
    db: Database = DATABASE,
) -> None:
    """Write what is on record in the form of other programs; says on the error stream what the form cannot hold.

    \b
    dateline export --format csv --out events.csv
    dateline export --format geojson | jq '.features | length'
    dateline export --format parquet --out events.parquet
    """
    from dateline.export import FORMATS, surer
    from dateline.faces.output import writing
    from dateline.store import known_page, open_store, records

    if out is not None and (out.name == "" or out.is_dir()):
        raise UsageError(f"{str(out)!r} is no file to write; give --out the name of one")
    if form is ExportFormat.parquet and out is None and _on_terminal():
        raise UsageError("parquet is binary; give a file with --out")
    with open_store(db, access="read") as store, writing(out) as file:
        found = (surer(record, min_confidence) for record in records(store, known_page(store, page)))
        loss = FORMATS[form.value](found, file)
    for line in loss.lines():
        print(line, file=sys.stderr)


# ------------------------------------------------------------------------------------------------ codebook

codebook = typer.Typer(
    add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)
app.add_typer(codebook, name="codebook", short_help="Event types of your own, told by examples.")
Own = Annotated[Path, typer.Argument(metavar="FILE", help="Your codebook (TOML).", show_default=False)]


@codebook.callback()
def _codebook() -> None:
    """Event types of your own, told by examples.

    \b
    dateline codebook new floods.toml      write one to begin with
    dateline codebook train floods.toml    fit it, and see how well it does
    dateline read pages/ --codebook floods.toml
    """


@codebook.command("new", short_help="Write a codebook to begin with.")
def codebook_new(file: Own) -> None:
    """Write a codebook to begin with: one type, with a comment on every field."""
    from dateline.faces.codebook import new

    new(file)
    print(f"{file}: written; fill in the examples, then run 'dateline codebook train {file}'")


@codebook.command("check", short_help="Check a codebook without fitting it.")
def codebook_check(file: Own) -> None:
    """Check a codebook without fitting it: what it holds, and whether it is fitted to this text and reader."""
    from dateline.faces.codebook import checked_lines
    from dateline.reader.own_book import load

    for line in checked_lines(file, load(file)):
        print(line)


@codebook.command("train", short_help="Fit a codebook to its examples, and tell how well it does.")
def codebook_train(
    file: Own,
    wrong: Annotated[int, typer.Option(min=0, metavar="N", help="Sentences shown that went wrong, for each type.")] = 5,
) -> None:
    """Fit a codebook to its examples, and tell how well it does on sentences left out of the fit.

    Takes seconds. The result is kept beside the codebook in FILE's name with .heads.json; 'dateline read --codebook'
    needs it. Every change of the codebook, and every new version of the reader, needs a new fit.

    \b
    dateline codebook train floods.toml
    dateline codebook train floods.toml --wrong 20
    """
    from time import monotonic

    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded: sums in one order, so the same bytes every time
    from dateline.faces.codebook import fitted_block
    from dateline.faces.output import console, show
    from dateline.reader import shipped
    from dateline.reader.own_fit import trained

    begin = monotonic()
    fitted = trained(file, shipped.folder())
    show(console(), fitted_block(file, fitted, monotonic() - begin, wrong))


# ------------------------------------------------------------------------------------------------ changes, doctor


@app.command(short_help="List what each run added, changed or lost.")
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


@app.command(short_help="Open the record in a browser, to look, check and correct.")
def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; others than this need --token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="0 takes a free one.")] = 8470,
    token: Annotated[
        str | None, typer.Option(metavar="WORD", help="What visitors must know; 'new' makes one.", show_default=False)
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody can judge.")] = False,
    db: Database = DATABASE,
) -> None:
    """Serve the record to a browser on this machine until Ctrl-C; nothing is fetched from elsewhere.

    \b
    dateline serve --db iraq.db
    dateline serve --db iraq.db --host 0.0.0.0 --token new
    """
    from dateline.web import serve as run

    def ready(address: str) -> None:
        print(f"dateline: {address} (Ctrl-C ends it)", file=sys.stderr, flush=True)

    run(db, ready, host=host, port=port, token=token, read_only=read_only)


@app.command(short_help="Write the record as a page of files, to publish without a server.")
def site(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder: empty, new, or an earlier site.")],
    db: Database = DATABASE,
) -> None:
    """Write the same page as 'serve' shows, read-only, as files that any web server can hand out.

    \b
    dateline site public/ --db iraq.db
    """
    from dateline.web import site as write

    told = write(db, out)
    print(
        f"{told.files} files, {told.size / 1e6:.1f} MB: {told.pages} pages, {told.incidents} incidents", file=sys.stderr
    )


@app.command(short_help="Check the program, its data files and the database.")
def doctor(db: Database = DATABASE) -> int:
    """Check the program, its data files and the database; exits with 1 when something is not sound.

    \b
    dateline doctor
    dateline doctor --db iraq.db
    """
    from dateline.faces.doctor import look
    from dateline.faces.lists import check_line

    sound = True
    for check in look(_settings(db)):
        print(check_line(check))
        sound = sound and check.sound
    return 0 if sound else 1
