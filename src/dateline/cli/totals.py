"""Running totals: listed, opened up, and handed over."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DATABASE, Database
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.merge.series_points import Series


class SeriesFormat(StrEnum):
    """How series are written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    json = "json"


def series(
    name: Annotated[
        str | None, typer.Argument(metavar="S-...", help="One series, opened up.", show_default=False)
    ] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="CODE", help="Kind of figure: killed, ...")] = None,
    who: Annotated[str | None, typer.Option(metavar="TEXT", help="Part of the name of who counts.")] = None,
    where: Annotated[str | None, typer.Option(metavar="TEXT", help="Part of the name of the place.")] = None,
    least: Annotated[int, typer.Option(min=1, metavar="N", help="Only those with totals of N days or more.")] = 1,
    daily: Annotated[
        bool, typer.Option("--daily", help="Also what two totals leave between them, marked as derived.")
    ] = False,
    form: Annotated[SeriesFormat, typer.Option("--format")] = SeriesFormat.table,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Default: standard output.", show_default=False)
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="At most N. Default: 50 in a table, else all.", show_default=False),
    ] = None,
    db: Database = DATABASE,
) -> None:
    """List running totals as series: who counts whom, where, since when. They are never added to incidents.

    \b
    dateline series
    dateline series --type killed --where Gaza --least 2
    dateline series S-3f9a0c12d4 --daily
    dateline series --format csv --out totals.csv
    """
    from dateline.faces import asked
    from dateline.faces.series import wanted
    from dateline.merge.series_kept import kept_series
    from dateline.store import open_store

    if form is SeriesFormat.table and out is not None:
        raise UsageError("a table is for people; give --format csv, jsonl or json with --out")
    if name is not None and form is SeriesFormat.table:
        return explain_series(name, db, daily=daily)
    code = asked.code(kind, "--type", "figure_kinds")
    with open_store(db, access="read") as store:
        every = kept_series(store)
    if name is not None:
        from dateline.merge.series_kept import one_series

        every = (one_series(every, name),)
    found = wanted(every, kind=code, who=who, where=where, least=least)
    most = limit or (50 if form is SeriesFormat.table else len(found))
    _write(found[:most], form, out, daily=daily)
    if form is SeriesFormat.table:
        more = f"; --limit {len(found)} for all" if most < len(found) else ""
        print(f"{min(most, len(found))} of {len(found)} series{more}", file=sys.stderr)
    return None


def explain_series(name: str, db: Path, *, daily: bool = False) -> None:
    """Prints all of one series. Raises UsageError where there is none of this id."""
    from dateline.faces.output import console, show
    from dateline.faces.series import series_block
    from dateline.merge.series_kept import kept_series, one_series
    from dateline.store import open_store

    with open_store(db, access="read") as store:
        one = one_series(kept_series(store), name)
    screen = console()
    show(screen, series_block(one, screen, with_daily=daily))


def _write(found: Sequence[Series], form: SeriesFormat, out: Path | None, *, daily: bool) -> None:
    """Series in one of the forms; what was written is told on the error stream."""
    import msgspec

    from dateline.export.incidents import write_series_csv
    from dateline.faces.output import console, show, writing
    from dateline.faces.series import line, list_block
    from dateline.merge.series_points import daily as between

    if form is SeriesFormat.table:
        if found:
            show(console(), list_block(found, with_daily=daily))
        return
    with writing(out) as file:
        if form is SeriesFormat.csv:
            loss = write_series_csv(((one, between(one) if daily else ()) for one in found), file)
            print("\n".join(loss.lines()), file=sys.stderr)
            return
        lines = [line(one, with_daily=daily) for one in found]
        if form is SeriesFormat.json:
            file.write(msgspec.json.format(msgspec.json.encode(lines), indent=2) + b"\n")
        else:
            file.writelines(msgspec.json.encode(one) + b"\n" for one in lines)
    print(f"wrote {len(found)} series", file=sys.stderr)
