"""A user's own codebook: event types that PLOVER lacks, each told by example sentences in TOML.

    version = "floods-1"

    [[type]]
    name = "EVACUATE"
    definition = "An authority orders people to leave the place where they live."
    like = "COERCE restrict"
    examples = ["The governor [ordered] everyone living below the dam to leave.", ...]
    counterexamples = ["Rescuers evacuated 40 wounded people by helicopter.", ...]

The words that tell the event stand in square brackets. ``like`` is the PLOVER type, with a mode where one fits, whose
parties and codes the new type borrows. ``least`` (optional) is the odds from which words tell the event.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.errors import CodebookError, UsageError
from dateline.model import Span, Value
from dateline.reader.labels import MODES, TYPES
from dateline.reader.words import WORD

FEWEST, MOST = 8, 200
"""Examples of a type: below, nothing can be learnt; above, a day of coding pays more in the corpus of the reader."""
LONGEST = 600
"""Characters of an example: a longer one would not leave room for its neighbours in the reader's window."""
MARKED = 8
"""Words between one pair of brackets: more are a clause, of which nothing tells the event any more."""

LEAST_ODDS = 0.3
"""Odds from which words tell the event, unless the codebook says otherwise (F1 was best there on the trial types)."""

_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_MARK = re.compile(r"\[([^\[\]]*)\]")


class Told(Value, frozen=True, kw_only=True):
    """One sentence without its brackets, and the spans of what stood in them; a counterexample has none."""

    text: str
    marks: tuple[Span, ...] = ()


class OwnType(Value, frozen=True, kw_only=True):
    """One event type of a user; ``like`` is the PLOVER type it borrows from, ``mode`` a mode of that or None."""

    name: str
    definition: str
    like: str
    mode: str | None
    examples: tuple[Told, ...]
    counterexamples: tuple[Told, ...] = ()
    least: float = LEAST_ODDS


class OwnBook(Value, frozen=True, kw_only=True):
    """The types of one file, with its version and the SHA-256 of its bytes."""

    version: str
    sha256: str
    types: tuple[OwnType, ...]


def load(path: Path) -> OwnBook:
    """The codebook in a file.

    Raises UsageError where it cannot be read, CodebookError in one line where it is malformed.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UsageError(
            f"{path}: the codebook cannot be read ({said}); 'dateline codebook new {path}' writes one"
        ) from None
    return parse(text, str(path), hashlib.sha256(data).hexdigest())


def parse(text: str, where: str, sha256: str = "") -> OwnBook:
    """A codebook from TOML text; ``where`` names it in messages. Raises CodebookError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{where}: not valid TOML ({error}); mend the file") from None
    _known(data, {"version", "type"}, where)
    version = data.get("version")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise CodebookError(f'{where}: \'version\' must be letters, digits, ".", "_" or "-", such as "floods-1"')
    rows = data.get("type")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise CodebookError(f"{where}: no event type; write each as a table under [[type]]")
    types = tuple(_type(row, f"{where}, type {number}") for number, row in enumerate(rows, 1))
    names = [one.name for one in types]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise CodebookError(f"{where}: {twice} is defined twice; give one of the two another name")
    return OwnBook(version=version, sha256=sha256, types=types)


def _known(row: Mapping[str, object], keys: set[str], where: str) -> None:
    for key in row:
        if key not in keys:
            raise CodebookError(f"{where}: unknown field {key!r}; a codebook has {', '.join(sorted(keys))} there")


def _type(row: dict[str, Any], where: str) -> OwnType:
    _known(row, {"name", "definition", "like", "least", "examples", "counterexamples"}, where)
    name = row.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or len(name) > 30:
        raise CodebookError(
            f"{where}: 'name' must be capitals, digits and hyphens, at most 30 characters, such as EVACUATE"
        )
    if name in TYPES:
        raise CodebookError(f"{where}: {name} is a PLOVER type already; choose another name")
    where = f"{where} ({name})"
    definition = row.get("definition")
    if not isinstance(definition, str) or not definition.strip():
        raise CodebookError(f"{where}: 'definition' must say in a sentence what is one")
    like, mode = _like(row.get("like"), where)
    least = row.get("least", LEAST_ODDS)
    if not isinstance(least, float) or not 0.05 <= least <= 0.95:
        raise CodebookError(f"{where}: 'least' must be odds from 0.05 to 0.95, or left out for {LEAST_ODDS}")
    examples = _sentences(row.get("examples"), f"{where}: 'examples'", marked=True)
    if not FEWEST <= len(examples) <= MOST:
        raise CodebookError(f"{where}: {len(examples)} examples; give {FEWEST} to {MOST}, best 15 or more")
    others = _sentences(row.get("counterexamples", []), f"{where}: 'counterexamples'", marked=False)
    texts = [told.text for told in (*examples, *others)]
    if twice := next((text for text in texts if texts.count(text) > 1), None):
        raise CodebookError(f"{where}: the sentence {_short(twice)} stands there twice; keep one")
    return OwnType(
        name=name,
        definition=" ".join(definition.split()),
        like=like,
        mode=mode,
        examples=examples,
        counterexamples=others,
        least=least,
    )


def _like(value: object, where: str) -> tuple[str, str | None]:
    """Type and mode of "COERCE restrict"; raises CodebookError."""
    kind, _, mode = value.partition(" ") if isinstance(value, str) else ("", "", "")
    if kind not in TYPES:
        raise CodebookError(
            f"{where}: 'like' must be the PLOVER type that it resembles most, one of {', '.join(TYPES)}"
        )
    modes = MODES.get(kind, "").split()
    if mode and mode not in modes:
        raise CodebookError(f"{where}: {kind} has no mode {mode!r}; it has {', '.join(modes) or 'none'}")
    return kind, mode or None


def _sentences(value: object, where: str, *, marked: bool) -> tuple[Told, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise CodebookError(f"{where} must be a list of sentences in quotation marks")
    return tuple(_told(text, where, marked=marked) for text in value)


def _told(text: str, where: str, *, marked: bool) -> Told:
    """One sentence with its marks; raises CodebookError that quotes its beginning."""
    line = " ".join(text.split())
    problem = _problem(line, marked=marked)
    if problem:
        raise CodebookError(f"{where}: {_short(line)}: {problem}")
    plain, marks, at = "", [], 0
    for found in _MARK.finditer(line):
        plain += line[at : found.start()]
        marks.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        at = found.end()
    return Told(text=plain + line[at:], marks=tuple(marks))


def _problem(line: str, *, marked: bool) -> str | None:
    """What is wrong with a sentence, and what to do."""
    found = _MARK.findall(line)
    if not WORD.search(line):
        return "no words; write a sentence"
    if len(line) > LONGEST:
        return f"{len(line)} characters; give one sentence of at most {LONGEST}"
    if "[" in _MARK.sub("", line) or "]" in _MARK.sub("", line):
        return "a bracket is not closed, or stands within another; write [the words] that tell the event"
    if not marked:
        return "counterexamples have no brackets, as they tell no such event; take them out" if found else None
    if not found:
        return "no words in brackets; put [the words] that tell the event in square brackets"
    for words in found:
        count = sum(1 for _ in WORD.finditer(words))
        if not 1 <= count <= MARKED:
            return f"{count} words in brackets; mark one to {MARKED}, those that tell the event"
        if words != words.strip():
            return "a blank stands next to a bracket; put the brackets close around the words"
    return None


def _short(text: str) -> str:
    return repr(text if len(text) <= 50 else f"{text[:47]}...")
