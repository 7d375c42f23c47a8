"""The word lists behind the numbers, from ``words.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from dateline.model import Value

Bounds = tuple[float, float | None]
Pattern = tuple[str, ...]


class Kind(Value, frozen=True, kw_only=True):
    """How one figure kind shows: ``verbs`` take the counted thing as object, ``subjects`` as subject, each as word
    sequences by first word; ``split`` are (verb, particles) around the number; ``nouns`` and ``of`` single nouns."""

    name: str
    verbs: dict[str, tuple[Pattern, ...]]
    subjects: dict[str, tuple[Pattern, ...]]
    split: dict[str, tuple[Pattern, ...]]
    nouns: frozenset[str]
    of: frozenset[str]


class Lexicon(Value, frozen=True, kw_only=True):
    """All word lists of ``words.toml``; multiplicative words as numbers, the rest as sets and sequences."""

    cardinal: dict[str, float]
    magnitude: dict[str, float]
    attached: dict[str, float]
    plural: dict[str, float]
    vague: dict[str, tuple[float, float]]
    ordinal: dict[str, float]
    before: dict[str, str]
    after: dict[str, str]
    currency_before: frozenset[str]
    currency_after: frozenset[str]
    units: frozenset[str]
    terms: frozenset[str]
    periods: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    kinds: tuple[Kind, ...]
    persons: frozenset[str]
    plural_persons: frozenset[str]
    strength: frozenset[str]
    munitions: frozenset[str]
    things: frozenset[str]
    places: frozenset[str]
    vehicles: frozenset[str]
    armed: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("dateline.extract.figures").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The word list of that name under ``[sets]``."""
    return frozenset(_data()["sets"][name])


@cache
def openings(form: Literal["verbs", "subjects"]) -> frozenset[str]:
    """The first words of the verbs of all kinds: no other word begins one."""
    return frozenset(word for kind in lexicon().kinds for word in getattr(kind, form))


def _by_first(entries: list[str]) -> dict[str, tuple[Pattern, ...]]:
    """Word sequences keyed by their first word, longest first."""
    out: dict[str, tuple[Pattern, ...]] = {}
    for entry in sorted(entries, key=lambda e: (-len(e.split()), e)):
        words = tuple(entry.split())
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


@cache
def lexicon() -> Lexicon:
    """The lists of ``words.toml``; cached for the life of the process."""
    data = _data()
    numbers = {
        name: {word: float(value) for word, value in data[name].items()}
        for name in ("cardinal", "magnitude", "attached", "plural", "ordinal")
    }
    kinds = tuple(
        Kind(
            name=name,
            verbs=_by_first(entry["verbs"]),
            subjects=_by_first(entry["subjects"]),
            split=_by_first(entry["split"]),
            nouns=frozenset(entry["nouns"]),
            of=frozenset(entry["of"]),
        )
        for name, entry in data["kind"].items()
    )
    return Lexicon(
        **numbers,
        vague={word: (float(low), float(high)) for word, (low, high) in data["vague"].items()},
        before=data["before"],
        after=data["after"],
        currency_before=frozenset(data["currency"]["before"]),
        currency_after=frozenset(data["currency"]["after"]),
        units=frozenset(data["refuse"]["units"]),
        terms=frozenset(data["refuse"]["terms"]),
        periods=frozenset(data["refuse"]["periods"]),
        labels=frozenset(data["refuse"]["labels"]),
        months=frozenset(data["refuse"]["months"]),
        kinds=kinds,
        persons=frozenset(data["nouns"]["persons"]),
        plural_persons=frozenset(data["nouns"]["plural_persons"]),
        strength=frozenset(data["nouns"]["strength"]),
        munitions=frozenset(data["nouns"]["munitions"]),
        things=frozenset(data["nouns"]["things"]),
        places=frozenset(data["nouns"]["places"]),
        vehicles=frozenset(data["nouns"]["vehicles"]),
        armed=frozenset(data["nouns"]["armed"]),
    )
