"""The reporting verbs with their frames, and the word classes that statements are read with."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.extract.syntax import verb_forms
from dateline.model import Value

UNCHANGED = frozenset({"put", "read", "cut"})
"""Verbs whose past is their base form."""


class Lexicon(Value, frozen=True, kw_only=True):
    """``forms`` maps a verb form to its lemma and shape (past, ing, base); ``frames`` a lemma, or lemma_particle, to
    the frames it may stand in; ``particles`` a lemma to the words that may follow it, longest first. The word classes
    are told in ``lexicon.toml``."""

    forms: dict[str, tuple[str, str]]
    frames: dict[str, frozenset[str]]
    particles: dict[str, tuple[tuple[str, ...], ...]]
    venues: frozenset[str]
    days: frozenset[str]
    units: frozenset[str]
    verdicts: frozenset[str]
    hedges: frozenset[str]
    hedge_phrases: tuple[str, ...]
    person: frozenset[str]
    media: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    body: frozenset[str]
    living: frozenset[str]
    deeds: frozenset[str]
    nouns: frozenset[str]
    counts: frozenset[str]
    norms: frozenset[str]
    happenings: frozenset[str]
    statehood: frozenset[str]
    quantities: frozenset[str]
    measures: frozenset[str]
    heads: frozenset[str]
    issued: frozenset[str]
    notes: frozenset[str]
    asking: frozenset[str]
    roles: frozenset[str]
    addressed: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once from ``lexicon.toml``."""
    data = tomllib.loads(files("dateline.extract.statements").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    frames = _frames(data["frames"])
    phrases, persons = data["phrases"], data["persons"]
    return Lexicon(
        forms=_verb_table(frames),
        frames=frames,
        particles=_particles(frames),
        venues=frozenset(phrases["venues"].split()),
        days=frozenset(phrases["days"].split()),
        units=frozenset(phrases["units"].split()),
        verdicts=frozenset(phrases["verdicts"].split()),
        hedges=frozenset(phrases["hedges"].split()),
        hedge_phrases=tuple(phrases["hedge_phrases"]),
        person=frozenset(persons["person"].split()),
        media=frozenset(persons["media"].split()),
        female=frozenset(persons["female"].split()),
        male=frozenset(persons["male"].split()),
        body=frozenset(persons["body"].split()),
        living=frozenset(persons["living"].split()),
        deeds=frozenset(data["deeds"]["objects"].split()),
        nouns=frozenset(data["nouns"]["verbal"].split()),
        counts=frozenset(data["nouns"]["counts"].split()),
        norms=frozenset(data["nouns"]["norms"].split()),
        happenings=frozenset(data["nouns"]["happenings"].split()),
        statehood=frozenset(data["nouns"]["statehood"].split()),
        quantities=frozenset(data["nouns"]["quantities"].split()),
        measures=frozenset(phrases["measures"].split()),
        **{name: frozenset(words.split()) for name, words in data["labels"].items()},
    )


def _frames(table: dict[str, str]) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for frame, words in table.items():
        for word in words.split():
            out.setdefault(word, set()).add(frame)
    return {word: frozenset(names) for word, names in out.items()}


def _verb_table(frames: dict[str, frozenset[str]]) -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for lemma in sorted({name.split("_")[0] for name in frames}):
        for form in sorted(verb_forms(lemma)):
            out[form] = (lemma, _shape(form, lemma))
    return out


def _shape(form: str, lemma: str) -> str:
    if form.endswith("ing") and form != lemma:
        return "ing"
    if form == lemma and form in UNCHANGED:
        return "past"
    return "base" if form == lemma or form in (lemma + "s", lemma + "es", lemma[:-1] + "ies") else "past"


def _particles(frames: dict[str, frozenset[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(frames):
        lemma, *rest = name.split("_")
        if rest:
            out.setdefault(lemma, []).append(tuple(rest))
    return {lemma: tuple(sorted(many, key=lambda p: (-len(p), p))) for lemma, many in out.items()}
