"""What became of the disagreements between two coders, each decided by a third reading: ``second/verdicts.tsv``.

Columns: page, field, who was right (first, second, both, neither), and why: ``slip`` (a coder overlooked what the guide
says), ``guide NN`` (a decision written because of such doubts, or an older one, settles it), ``open`` (the guide still
leaves it to the reader).
"""

from __future__ import annotations

import collections
from pathlib import Path
from typing import NamedTuple

from corpus.files import HERE

FILE = HERE / "second" / "verdicts.tsv"
RIGHT = ("first", "second", "both", "neither")
CAUSES = ("guide", "slip", "open")


class Verdict(NamedTuple):
    """One decided disagreement."""

    page: str
    field: str
    right: str
    cause: str


def read(path: Path = FILE) -> list[Verdict]:
    """The verdicts of a file. Raises ValueError for a line that is none, naming it."""
    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != 4 or cells[2] not in RIGHT or cells[3].split()[0] not in CAUSES:
            raise ValueError(
                f"{path.name} line {number} is no verdict (page, field, who was right, why): {line[:60]!r}"
            )
        out.append(Verdict(*cells))
    return out


def table(found: list[Verdict]) -> str:
    """Verdicts by field, and the decisions that settled most, in Markdown."""
    fields = collections.Counter(item.field for item in found)
    lines = [f"| field | {' | '.join(RIGHT)} | {' | '.join(CAUSES)} | all |", "|---|" + "---:|" * 8]
    for field, number in fields.most_common():
        here = [item for item in found if item.field == field]
        lines.append(row(field, here, number))
    lines.append(row("all", found, len(found)))
    settled = collections.Counter(item.cause.partition(" ")[2] for item in found if item.cause.startswith("guide "))
    told = ", ".join(f"{name} ({number})" for name, number in settled.most_common(10))
    return "\n".join([*lines, "", f"Decisions that settled most: {told}."])


def row(name: str, found: list[Verdict], number: int) -> str:
    right = collections.Counter(item.right for item in found)
    cause = collections.Counter(item.cause.split()[0] for item in found)
    cells = [*(right[key] for key in RIGHT), *(cause[key] for key in CAUSES), number]
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"
