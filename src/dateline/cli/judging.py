"""Incidents, and what people hold of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DATABASE, Database, ListFormat, Rule, Verdict
from dateline.errors import UsageError

if TYPE_CHECKING:
    pass


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
