"""``dateline read``: pages into records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import (
    DATABASE,
    Database,
    Format,
    Sure,
    on_terminal,
    settings_of,
)

if TYPE_CHECKING:
    from dateline.faces.output import Blocks, Lines, Pretty
    from dateline.settings import Settings


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
    settings = settings_of(
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
    from dateline.store.page import reading

    refs, total = summary.peek(page_refs(paths, settings))
    printer = _printer(form, quiet=quiet)
    bar = not quiet and not (form is Format.table or (form is None and on_terminal()))
    with (
        open_store(settings.database, access="write") if keep else nullcontext() as store,
        summary.progress(total, shown=bar) as tick,
        reading(store, total) as noted,
    ):

        def on_page(done: PageDone) -> None:
            if printer:
                printer.add(done.record)
            tick(done.record.page)
            noted()

        told = read_pages(refs, settings, on_page, store=store, page_seconds=page_seconds)
    if printer:
        printer.end()
    if not quiet:
        for line in summary.summary_lines(told, str(settings.database) if keep else None):
            print(line, file=sys.stderr)
    return 130 if told.interrupted else int(strict and bool(told.issues))


def _printer(form: Format | None, *, quiet: bool) -> Lines | Pretty | Blocks | None:
    """What writes the records; None where nothing is to be written."""
    from dateline.faces import output

    if form is None and on_terminal():
        if quiet:
            return None
        form = Format.table
    if form is Format.table:
        from dateline.faces.blocks import page_block

        return output.Blocks(page_block)
    return output.Pretty() if form is Format.json else output.Lines()
