"""The command line: reads arguments, calls the program, prints; the one place that catches Error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

from dateline.cli.asking import actors_, changes, doctor, explain, places, show
from dateline.cli.codebooks import codebook
from dateline.cli.handing_on import export, serve, site
from dateline.cli.judging import incidents, judge
from dateline.cli.reading import read
from dateline.cli.totals import series
from dateline.errors import Error

COMMANDS: dict[str, tuple[Callable[..., int | None], str]] = {
    "read": (read, "Read pages and put on record what they tell."),
    "show": (show, "List what is on record, with filters."),
    "explain": (explain, "Show which words made a finding, and why fields are empty."),
    "incidents": (incidents, "List incidents: events held to be one happening."),
    "series": (series, "List running totals: who counts whom, where, since when."),
    "judge": (judge, "Judge events: same, different, accept, reject, correct, add; or take it back."),
    "actors": (actors_, "Show whom a name is linked to and why, or list the unknown ones."),
    "places": (places, "Show which place a name means, and why."),
    "export": (export, "Write the record as CSV, JSON Lines, Parquet or GeoJSON."),
    "changes": (changes, "List what each run added, changed or lost."),
    "serve": (serve, "Open the record in a browser, to look, check and correct."),
    "site": (site, "Write the record as a page of files, to publish without a server."),
    "doctor": (doctor, "Check the program, its data files and the database."),
}
"""Name of a command -> what it calls, and its line in the list of commands."""

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, (command, line) in COMMANDS.items():
    app.command(name, short_help=line)(command)
app.add_typer(codebook, name="codebook", short_help="Event types of your own, told by examples.")


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
