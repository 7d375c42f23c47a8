"""The codebook: which codes exist, what they mean, and on whose authority; read from TOML, checked, frozen."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from dateline.errors import CodebookError
from dateline.model import Value

SHIPPED = "plover-2021"
"""Name of the codebook that a run uses unless told otherwise."""

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""Goldstein-style quad classes, in the order from words to deeds and from cooperation to conflict."""


class Example(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence that tells one event of the type; ``mode`` and ``status`` where they are not the plain ones."""

    text: str
    mode: str | None = None
    status: str = "actual"


class Mode(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A manner of an event type; ``scale`` is its conflict-cooperation value, -10 to 10."""

    code: str
    scale: float
    definition: str
    example: str


class EventType(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event type with its quad class, what is one, what is not, and its modes."""

    code: str
    quad: str
    scale: float
    definition: str
    is_: tuple[str, ...] = msgspec.field(name="is")
    is_not: tuple[str, ...]
    examples: tuple[Example, ...]
    modes: tuple[Mode, ...] = ()


class Departure(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where this codebook says something else than its source, and why."""

    what: str
    reason: str


class Codebook(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All codes of one version. Mappings go from code to meaning."""

    version: str
    title: str
    source: str
    quads: Mapping[str, str]
    types: tuple[EventType, ...]
    statuses: Mapping[str, str]
    roles: Mapping[str, str]
    scopes: Mapping[str, str]
    figure_kinds: Mapping[str, str]
    sectors: Mapping[str, str]
    departures: tuple[Departure, ...]

    def type_of(self, code: str) -> EventType:
        """The event type with this code; KeyError for an unknown one."""
        for one in self.types:
            if one.code == code:
                return one
        raise KeyError(code)

    def allows(self, code: str, mode: str | None) -> bool:
        """Whether the type exists and has the mode (None is always allowed)."""
        return any(t.code == code and (mode is None or mode in {m.code for m in t.modes}) for t in self.types)


def load(name: str | Path = SHIPPED) -> Codebook:
    """The shipped codebook of that name, or the one in the TOML file at that path.

    Raises CodebookError with one line that names the file and the entry that is wrong.
    """
    if isinstance(name, str) and name in names():
        return _shipped(name)
    path = Path(name)
    if not path.is_file():
        raise CodebookError(f"codebook {name}: no such name or file; shipped ones are {', '.join(names())}")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"codebook {path}: cannot be read ({error}); give a UTF-8 TOML file") from error
    return parse(text, path.name)


@cache
def names() -> tuple[str, ...]:
    """Names of the shipped codebooks, sorted."""
    folder = files("dateline").joinpath("codebooks")
    stems = (item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(sorted(stem for stem in stems if "." not in stem))


@cache
def _shipped(name: str) -> Codebook:
    return parse(files("dateline").joinpath("codebooks", f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def parse(text: str, where: str) -> Codebook:
    """A codebook from TOML text; ``where`` names it in messages. Raises CodebookError."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
        book = msgspec.convert(data, Codebook)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"codebook {where}: not valid TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise CodebookError(f"codebook {where}: {error}") from error
    for problem in _problems(book):
        raise CodebookError(f"codebook {where}: {problem}")
    return msgspec.structs.replace(book, **{field: MappingProxyType(dict(getattr(book, field))) for field in _MAPPINGS})


_MAPPINGS = ("quads", "statuses", "roles", "scopes", "figure_kinds", "sectors")


def _problems(book: Codebook) -> list[str]:
    """What is wrong with the book, one line each, in the order of the file."""
    out = [f"quads: {quad!r} is missing" for quad in QUADS if quad not in book.quads]
    counts = Counter(t.code for t in book.types)
    out += [f"types: {code} is listed {n} times; keep one" for code, n in counts.items() if n > 1]
    for one in book.types:
        out += _problems_of(one, book)
    out += [f"{field}: empty; list at least one code" for field in _MAPPINGS if not getattr(book, field)]
    return out


def _problems_of(one: EventType, book: Codebook) -> list[str]:
    modes = Counter(m.code for m in one.modes)
    out = [f"type {one.code}: unknown quad {one.quad!r}"] if one.quad not in QUADS else []
    out += [f"type {one.code}: mode {code} is listed {n} times" for code, n in modes.items() if n > 1]
    out += [f"type {one.code}: no examples; give at least one"] if not one.examples else []
    scales = [one.scale, *(m.scale for m in one.modes)]
    out += [f"type {one.code}: scale {value} is outside -10 to 10" for value in scales if not -10 <= value <= 10]
    for example in one.examples:
        if example.mode is not None and example.mode not in modes:
            out.append(f"type {one.code}: example {example.text!r} has the unknown mode {example.mode}")
        if example.status not in book.statuses:
            out.append(f"type {one.code}: example {example.text!r} has the unknown status {example.status}")
    return out
