"""The record handed on: files of other forms, a page in the browser, a folder of such pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import (
    DATABASE,
    Database,
    ExportFormat,
    Sure,
    on_terminal,
)
from dateline.errors import UsageError

if TYPE_CHECKING:
    pass


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
    if form is ExportFormat.parquet and out is None and on_terminal():
        raise UsageError("parquet is binary; give a file with --out")
    with open_store(db, access="read") as store, writing(out) as file:
        found = (surer(record, min_confidence) for record in records(store, known_page(store, page)))
        loss = FORMATS[form.value](found, file)
    for line in loss.lines():
        print(line, file=sys.stderr)


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
