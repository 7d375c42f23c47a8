"""``dateline codebook``: event types of a user's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    pass

codebook = typer.Typer(
    add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)
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
