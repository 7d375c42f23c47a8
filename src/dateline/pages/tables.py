"""The tables of ``tables.toml``: suffixes, magic numbers, names of fields and mark-up."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One table of the file, by its heading."""
    content = tomllib.loads(files(__package__).joinpath("tables.toml").read_text("utf-8"))
    found: dict[str, Any] = content[name]
    return found


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of the file as a set."""
    return frozenset(table(name)[key])


@lru_cache(maxsize=1_000)
def form_of_suffix(suffix: str) -> str:
    """The form (text, html, json, zip, warc) a suffix stands for; "sniff" for any other."""
    for form, suffixes in table("forms").items():
        if suffix in suffixes:
            return str(form)
    return "sniff"
