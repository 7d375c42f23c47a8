"""What ``dateline codebook`` prints: how the types of a user's codebook fared, and a codebook to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.errors import CodebookError, Error, UsageError
from dateline.faces import words
from dateline.reader import shipped
from dateline.reader.model import checked
from dateline.reader.own import hash_of
from dateline.reader.own_book import OwnBook
from dateline.reader.own_fit import Fitted, Wrong
from dateline.reader.own_heads import Head, beside, load

COLUMNS = ("type", "examples", "found", "missed", "false", "precision", "recall", "F1", "least")
KINDS = {
    "missed": "missed",
    "counterexample": "told falsely, a counterexample",
    "background": "told falsely, a sentence of the background",
}

TEMPLATE = """\
# A codebook of your own: event types that PLOVER lacks, told by examples.
# docs/how-to/add-an-event-type.md says how to write one.
#
#   dateline codebook train {file}
#   dateline read pages/ --codebook {file}

version = "{stem}-1"          # name it anew when you change what the types mean

[[type]]
name = "MY-TYPE"              # capitals, digits, hyphens
definition = "Say in one sentence what is one, and what is not."
like = "COERCE restrict"      # the PLOVER type, and a mode of it where one fits, that it resembles most
# least = 0.3                 # odds from which words tell the event; higher: fewer are told, and fewer falsely

# 8 sentences or more, best 15 to 25, as different as in the news you read. Put [the words] that tell the event in
# square brackets, as few as will do.
examples = [
  # "The governor [ordered] everyone living below the dam to leave before nightfall.",
]

# Sentences that look alike and are none; they have no brackets. Leave the list out for none.
counterexamples = [
  # "The general ordered his troops to leave the hilltop.",
]
"""


def new(path: Path) -> None:
    """Writes a codebook to begin with; raises UsageError where there is one already."""
    stem = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem).strip("-")[:30] or "mine"
    text = TEMPLATE.format(file=path.name, stem=stem)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path}: there is such a file already; give another name") from None


def fitted_block(path: Path, fitted: Fitted, seconds: float, shown: int) -> RenderableType:
    """The scores of a fit, and for each type some sentences on which it went wrong."""
    heads = fitted.heads
    parts: list[RenderableType] = [scores(heads.types)]
    for head in heads.types:
        parts += _wrong(head.name, fitted.wrong[head.name], shown)
    kept = f"{heads.codebook}: fitted in {seconds:.0f} s, kept in {beside(path)}"
    return Group(*parts, Text(f"\n{words.safe(kept)}"))


def scores(heads: tuple[Head, ...]) -> Table:
    """A row a type; every number is of sentences that were left out of the fit."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in COLUMNS:
        table.add_column(name, justify="left" if name == "type" else "right", overflow="fold")
    for head in heads:
        score = head.score
        counts = (f"{value:.1f}" for value in (score.found, score.missed, score.false))
        shares = (f"{value:.2f}" for value in (score.precision, score.recall, score.f1, head.least))
        table.add_row(Text(head.name, style="bold"), str(head.examples), *counts, *shares)
    return table


def _wrong(name: str, wrong: tuple[Wrong, ...], shown: int) -> Iterator[Text]:
    """The sentences that went wrong, worst first, those of the background always among them."""
    ordered = sorted(wrong, key=lambda item: item.kind != "background")
    for number, item in enumerate(ordered[:shown]):
        if number == 0:
            yield Text(f"\n{name}, left out of the fit and told wrong", style="bold")
        yield Text(f"  {KINDS[item.kind]}: ", style="dim").append(words.safe(item.text), style="not dim")
    if len(ordered) > shown:
        yield Text(f"  and {len(ordered) - shown} more; --wrong {len(ordered)} shows them", style="dim")
    if any(item.kind == "background" for item in ordered[:shown]):
        yield Text("  If a sentence of the background is one, copy it into 'examples' with its brackets.", style="dim")


def checked_lines(path: Path, book: OwnBook) -> Iterator[str]:
    """What a codebook holds, and whether its heads are those of its text and of the installed reader."""
    for one in book.types:
        like = f"{one.like} {one.mode}" if one.mode else one.like
        counts = f"{len(one.examples)} examples, {len(one.counterexamples)} counterexamples"
        yield f"{one.name}: like {like}, {counts}"
    try:
        load(path, hash_of(checked(shipped.folder())["words.onnx"]))
        yield f"{book.version}: fitted, ready for 'dateline read --codebook {words.safe(str(path))}'"
    except CodebookError as error:
        yield words.safe(str(error))
    except Error as error:
        yield f"{book.version}: not checked against a reader ({words.safe(str(error))})"
