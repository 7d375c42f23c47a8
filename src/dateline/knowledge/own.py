"""The user's own actor tables: TOML files of ``[[actor]]`` entries that win over the shipped tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import CodebookError, UsageError
from dateline.knowledge.actors import common_words, shipped
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon, Source

SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "REB",
        "PRM",
        "UAF",
        "CRM",
        "CVL",
        "REF",
        "LAB",
        "AGR",
        "BUS",
        "MNC",
        "EDU",
        "MED",
        "JRN",
        "REL",
        "SOC",
        "ELI",
        "NGO",
        "IGO",
        "UNK",
    ]
)
_ALPHA3 = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def read(paths: tuple[Path, ...]) -> tuple[tuple[str, str], ...]:
    """Name and text of each table. Raises UsageError where a file cannot be read."""
    try:
        return tuple((str(path), path.read_text(encoding="utf-8")) for path in paths)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the actor table cannot be read: {error}; give a UTF-8 TOML file") from error


def _checked(source: str, number: int, row: dict[str, Any]) -> Entry:
    """One entry; raises CodebookError that names the file, the entry and the field."""
    where = f"{source}, actor {number}"
    name, country, sector = row.get("name"), row.get("country"), row.get("sector")
    if not isinstance(name, str) or not key(name):
        raise CodebookError(f"{where}: 'name' must hold a name")
    if country is not None and not (isinstance(country, str) and _ALPHA3.fullmatch(country)):
        raise CodebookError(f"{where} ({name}): 'country' must be an ISO 3166 alpha-3 code, or left out for none")
    if sector not in SECTORS:
        raise CodebookError(f"{where} ({name}): 'sector' must be one of {', '.join(sorted(SECTORS))}")
    also = row.get("also", [])
    if not isinstance(also, list) or not all(isinstance(other, str) and key(other) for other in also):
        raise CodebookError(f"{where} ({name}): 'also' must be a list of names")
    dates = {column: str(row.get(column, "")) for column in ("since", "until")}
    for column, date in dates.items():
        if date and not _DATE.fullmatch(date):
            raise CodebookError(f"{where} ({name}): '{column}' must be a date as 2024, 2024-03 or 2024-03-15")
    return Entry(
        id=f"own:{row.get('id') or key(name).replace(' ', '-')}",
        name=name,
        kind="group",
        country=country,
        sector=sector,
        parent=str(row.get("parent", "")),
        since=dates["since"],
        until=dates["until"],
    )


def _names(source: str, text: str) -> Iterator[tuple[str, Entry]]:
    try:
        rows = tomllib.loads(text).get("actor", [])
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{source}: not valid TOML ({error}); mend the file") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CodebookError(f"{source}: 'actor' must be a list of tables; write each as [[actor]]")
    for number, row in enumerate(rows, start=1):
        entry = _checked(source, number, row)
        yield entry.name, entry
        for other in row.get("also", []):
            yield other, entry


@lru_cache(maxsize=4)
def lexicon_of(tables: tuple[tuple[str, str], ...]) -> Lexicon:
    """The shipped names with those of the user's tables before them; see ``read``."""
    own: list[tuple[str, Source]] = [pair for source, text in tables for pair in _names(source, text)]
    return Lexicon([*own, *shipped()], common_words())
