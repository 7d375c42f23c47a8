"""The reference pages list exactly what there is, and the steps of the how-to pages do what they say.

``record.md`` is held against ``dateline.model``, ``issues.md`` against ``ISSUE_CODES``, ``dates.md`` and ``figures.md``
against the grammars. A how-to page that changes the program shows its changes as ``diff`` blocks (each hunk must fit
the file as it is) and as ``toml``, ``psv`` or ``py`` blocks whose first line names the file they are added to. Its
other ``py`` blocks are then run on a changed copy of the package.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import msgspec
import pytest

import dateline
from dateline import model
from dateline.errors import ISSUE_CODES
from dateline.extract import dates, figures
from dateline.model import Article, Sentence, Story
from evals.paths import REPOSITORY

DOCS = REPOSITORY / "docs"
ROWS = [
    model.Record,
    model.Versions,
    model.ArticleRow,
    model.FurnitureRow,
    model.EventRow,
    model.ActorRow,
    model.PlaceRow,
    model.DateRow,
    model.FigureRow,
    model.TallyRow,
    model.StatementRow,
    model.Issue,
]
"""The values that a record is made of; each has a section of ``record.md``."""

# ---------------------------------------------------------------------------------------------------------- tables


def section(page: str, heading: str) -> str:
    """The text below a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading!r}"
    return found[1]


def table(text: str) -> list[list[str]]:
    """The cells of the first table of a text, without its heading."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


# ---------------------------------------------------------------------------------------------------------- record


def type_words(kind: Any) -> str:
    """A type as ``record.md`` writes it: "list of spans", "string or null"."""
    plain = {str: "string", int: "integer", float: "number", bool: "true or false", model.Span: "span"}
    if kind in plain:
        return plain[kind]
    if get_origin(kind) is UnionType:
        words = ["null" if one is NoneType else type_words(one) for one in get_args(kind)]
        return " or ".join(word for word in words if word != "integer" or "number" not in words)
    if get_origin(kind) is tuple:
        return f"list of {type_words(get_args(kind)[0])}s"
    return "object of strings" if get_origin(kind) is dict else f"`{kind.__name__}`"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_record_page_lists_every_field_with_its_type(row: type[model.Value]) -> None:
    told = [(cells[0].strip("`"), cells[1]) for cells in table(section(read("reference/record.md"), row.__name__))]
    assert told == [(field.name, type_words(field.type)) for field in msgspec.structs.fields(row)]


def test_record_page_has_no_other_section() -> None:
    told = re.findall(r"^### (\w+)$", read("reference/record.md"), re.MULTILINE)
    assert told == [row.__name__ for row in ROWS]


def test_issues_page_lists_every_code_with_its_meaning() -> None:
    told = {cells[0].strip("`"): cells[1] for cells in table(read("reference/issues.md"))}
    assert told == dict(ISSUE_CODES)


def test_python_page_names_the_whole_interface() -> None:
    told = re.findall(r"^## dateline\.(\w+)$", read("reference/python.md"), re.MULTILINE)
    assert sorted(told) == sorted(dateline.__all__)


# ---------------------------------------------------------------------------------------------------------- grammars


def grammar_rows(name: str) -> list[list[str]]:
    """Every table row of a page about a grammar: sentence, words, and what they are worth."""
    rows = re.findall(r"^\| .+ \|$", read(name), re.MULTILINE)
    cells = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]
    return [row for row in cells if row[0] != "sentence"]


DATES_ANCHOR = "2024-02-06"
"""The day of publication that ``dates.md`` names at its head."""


@pytest.mark.parametrize("cells", grammar_rows("reference/dates.md"), ids=lambda cells: str(cells[0]))
def test_dates_page_tells_what_the_grammar_reads(cells: list[str]) -> None:
    sentence, *told = cells
    found = dates.find_in(sentence, (0, len(sentence)), DATES_ANCHOR)
    got = [[sentence[slice(*t.span)], str(t.start), str(t.end), t.kind, t.value] for t in found]
    assert got == ([] if told[0] == "nothing" else [[cell.replace("–", "None") for cell in told]])


def test_dates_page_names_the_day_it_is_read_on() -> None:
    assert DATES_ANCHOR in read("reference/dates.md")


def bounds(number: model.Number) -> str:
    return f"{number.low:,.0f} to {'–' if number.high is None else f'{number.high:,.0f}'}"


@pytest.mark.parametrize("cells", grammar_rows("reference/figures.md"), ids=lambda cells: str(cells[0]))
def test_figures_page_tells_what_the_grammar_reads(cells: list[str]) -> None:
    sentence, *told = cells
    whole = (0, len(sentence))
    article = Article(number=0, parts=(whole,), published="2024-05-14")
    story = Story(text=sentence, article=article, sentences=(Sentence(span=whole, paragraph=0),))
    found = figures.find(story, ())
    got = [[sentence[slice(*n.span)], bounds(n), n.kind, sentence[slice(*(n.of_span or (0, 0)))]] for n in found]
    assert got == ([] if told[0] == "nothing" else [told])


# ---------------------------------------------------------------------------------------------------------- how-tos

HUNK = re.compile(r"^@@.*\n", re.MULTILINE)
ADDED = re.compile(r"^```(?:toml|psv|py)\n# (src/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGED = re.compile(r"^```diff\n--- (src/\S+)\n\+\+\+ \1\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKED = re.compile(r"^```py\n(?!# src/)(.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGING = sorted(p for p in (DOCS / "how-to").glob("*.md") if "\n```py\n" in p.read_text(encoding="utf-8"))


def change(page: str, root: Path) -> None:
    """Carries out the changes that a how-to page shows on a copy of the sources."""
    for name, hunks in CHANGED.findall(page):
        file = root / name
        for hunk in filter(None, HUNK.split(hunks)):
            lines = hunk.splitlines()
            before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
            after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
            text = file.read_text(encoding="utf-8")
            assert text.count(before) == 1, f"{name} does not hold once:\n{before}"
            file.write_text(text.replace(before, after), encoding="utf-8")
    for name, added in ADDED.findall(page):
        file = root / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(f"{text}\n{added}" if text and not name.endswith(".psv") else text + added, encoding="utf-8")


@pytest.mark.parametrize("path", CHANGING, ids=lambda path: path.name)
def test_the_steps_of_a_how_to_do_what_they_say(path: Path, tmp_path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    shutil.copytree(REPOSITORY / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    code = "\n".join(CHECKED.findall(page))
    there = os.environ | {"PYTHONPATH": str(tmp_path / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-c", code]
    before = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path, env=there, check=False)
    assert before.returncode != 0, "the check passes without the change"
    change(page, tmp_path)
    after = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path, env=there, check=False)
    assert after.returncode == 0, after.stderr


# ---------------------------------------------------------------------------------------------------------- README


def test_the_examples_are_as_the_readme_tells_them() -> None:
    (ambush,) = dateline.read_paths([str(REPOSITORY / "examples" / "tessit-ambush.txt")])
    tolls = {
        (f.low, f.high): f.attributed_to[0] for f in ambush.events[0].figures if f.kind == "killed" and f.attributed_to
    }
    assert "ministry" in tolls[14, None]
    assert "Islamic State" in tolls[41, 41]
    assert "health worker" in tolls[17, 17].lower()
    briefs = {record.page: record for record in dateline.read_paths([str(REPOSITORY / "examples" / "briefs.jsonl")])}
    assert briefs["cup-final"].events == ()


# ---------------------------------------------------------------------------------------------------------- pictures


def test_pictures_show_what_the_program_prints_now(tmp_path: Path) -> None:
    make = DOCS / "pictures" / "make.py"
    ran = subprocess.run([sys.executable, str(make), str(tmp_path)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    for made in sorted(tmp_path.glob("*.svg")):
        assert made.read_text() == (make.parent / made.name).read_text(), "make them anew: python docs/pictures/make.py"
