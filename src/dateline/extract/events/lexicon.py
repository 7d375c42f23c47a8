"""The trigger rules of the finder: read from the TOML files beside the codebook, checked, compiled, indexed.

A pattern is words apart by spaces: ``word`` stands for itself, its plural, or any form of the verb; ``a|b`` for either;
``*3`` for a gap of at most three tokens inside the clause; ``@class`` for any word of a class of the finder file. The
first word of a verb pattern is its verb (``not`` before it asks for a negation), the last of a noun pattern its noun.
Conditions are lists of words apart by spaces (``@class`` allowed; ``#name`` any name, ``#year`` any year), looked
for in the subject, the object (the patient of a passive), the two tokens before a noun, the three tokens behind, or
anywhere in the clause.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from dateline.errors import CodebookError
from dateline.extract import syntax
from dateline.model import Value

CONDITIONS = (
    "subject",
    "not_subject",
    "object",
    "not_object",
    "before",
    "not_before",
    "after",
    "not_after",
    "clause",
    "not_clause",
)
"""Fields of a rule that hold words; ``not_`` ones forbid, the others demand at least one."""


class Step(Value, frozen=True, kw_only=True):
    """One piece of a pattern: a gap of up to ``gap`` tokens, or one token out of ``words`` (empty for a gap)."""

    words: frozenset[str] = frozenset()
    gap: int = 0


class Rule(Value, frozen=True, kw_only=True):
    """One trigger rule. ``actor`` and ``recipient`` name, best first, where the arguments stand: subj, obj (obj:actor
    is the actor of the deed that the object names), iobj, that (the subject of a that-clause), poss (the owner in a
    noun's own phrase), light (the subject of the verb that carries a noun), or a preposition.
    """

    id: str
    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ("subj", "by")
    recipient: tuple[str, ...] = ("obj",)
    reciprocal: bool = False
    passive: bool = False
    future: bool = False
    status: str | None = None
    conditions: Mapping[str, frozenset[str]] = {}


class Pattern(Value, frozen=True, kw_only=True):
    """A compiled pattern of one rule. ``head`` is where the verb or noun stands in ``steps``."""

    rule: Rule
    steps: tuple[Step, ...]
    head: int
    verbal: bool

    @property
    def weight(self) -> int:
        """How much the pattern asks for; the most demanding one that fits wins."""
        return (
            sum(2 for step in self.steps if step.words)
            + len([c for c in self.rule.conditions if not c.startswith("not_")])
            + (self.rule.future or self.rule.passive)
        )


class Lexicon(Value, frozen=True, kw_only=True):
    """All patterns by head word, the forms of the verbs, and the finder's word lists."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    forms: Mapping[str, str]  # inflected form -> base, for the verbs of the rules
    rules: Mapping[str, Rule]
    manner: tuple[tuple[str, tuple[str, ...]], ...]
    threats: tuple[tuple[str, frozenset[str]], ...]
    recall: str  # a regular expression
    words: Mapping[str, frozenset[str]]
    confidence: Mapping[str, float]


class _RawRule(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    type: str
    mode: str | None = None
    verbs: list[str] = []
    nouns: list[str] = []
    actor: list[str] | None = None
    recipient: list[str] | None = None
    reciprocal: bool = False
    passive: bool = False
    future: bool = False
    status: str | None = None
    subject: str = ""
    not_subject: str = ""
    object: str = ""
    not_object: str = ""
    before: str = ""
    not_before: str = ""
    after: str = ""
    not_after: str = ""
    clause: str = ""
    not_clause: str = ""


@cache
def lexicon(book: str = "plover-2021") -> Lexicon:
    """The rules that belong to a codebook version; CodebookError names the file and rule that is malformed."""
    finder = _toml(f"{book}.finder.toml")
    classes = {name: frozenset(words.split()) for name, words in finder["classes"].items()}
    patterns: list[Pattern] = []
    for part in ("violence", "coerce", "words", "deeds"):
        patterns += _patterns(f"{book}.triggers-{part}.toml", classes)
    return Lexicon(
        verbs=_index(patterns, verbal=True),
        nouns=_index(patterns, verbal=False),
        forms=_forms(patterns),
        rules={p.rule.id: p.rule for p in patterns},
        manner=tuple((mode, tuple(finder["manner"][mode])) for mode in finder["manner"]["order"]),
        threats=tuple((mode, frozenset(finder["threats"][mode])) for mode in finder["threats"]["order"]),
        recall=r"\b(?:" + "|".join(finder["role"]["recall"]) + r")\b",
        words=_word_lists(finder) | classes,
        confidence=_confidence(book),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline").joinpath("codebooks", name).read_text(encoding="utf-8"))


def _confidence(book: str) -> dict[str, float]:
    """Precision of each rule on annotated pages; empty where it was never measured."""
    path = files("dateline").joinpath("codebooks", f"{book}.confidence.toml")
    if not path.is_file():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {str(rule): float(value) for rule, value in data["precision"].items()}


def _word_lists(finder: dict[str, Any]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for table in ("status", "pages"):
        out |= {f"{table}.{name}": frozenset(words) for name, words in finder.get(table, {}).items()}
    return out


def _patterns(name: str, classes: Mapping[str, frozenset[str]]) -> list[Pattern]:
    out: list[Pattern] = []
    for entry in _toml(name)["rules"]:
        try:
            raw = msgspec.convert(entry, _RawRule)
            rule = _rule(raw, classes)
            out += [_pattern(rule, text, classes, verbal=True) for text in raw.verbs]
            out += [_pattern(rule, text, classes, verbal=False) for text in raw.nouns]
        except (msgspec.ValidationError, KeyError, ValueError) as error:
            raise CodebookError(f"{name}, rule {entry.get('id', '?')}: {error}") from error
    return out


def _rule(raw: _RawRule, classes: Mapping[str, frozenset[str]]) -> Rule:
    conditions = {name: _word_set(getattr(raw, name), classes) for name in CONDITIONS if getattr(raw, name)}
    return Rule(
        id=raw.id,
        type=raw.type,
        mode=raw.mode,
        actor=("subj", "by") if raw.actor is None else tuple(raw.actor),
        recipient=("obj",) if raw.recipient is None else tuple(raw.recipient),
        reciprocal=raw.reciprocal,
        passive=raw.passive,
        future=raw.future,
        status=raw.status,
        conditions=conditions,
    )


def _word_set(text: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    out: set[str] = set()
    for word in text.replace("|", " ").split():
        out |= classes[word[1:]] if word.startswith("@") else {word}
    return frozenset(out)


def _pattern(rule: Rule, text: str, classes: Mapping[str, frozenset[str]], *, verbal: bool) -> Pattern:
    steps = tuple(
        Step(gap=int(piece[1:])) if piece.startswith("*") else Step(words=_word_set(piece, classes))
        for piece in text.split()
    )
    head = 0
    if verbal and "not" in steps[0].words:
        head = 1
    if not verbal:
        head = _noun_head(text.split())
    return Pattern(rule=rule, steps=steps, head=head, verbal=verbal)


def _noun_head(words: list[str]) -> int:
    """The last word before a preposition: "exchange" in "exchange of fire"."""
    for i, word in enumerate(words):
        if word in ("of", "on", "for", "between", "to") and i > 0:
            return i - 1
    return len(words) - 1


def _index(patterns: list[Pattern], *, verbal: bool) -> dict[str, tuple[Pattern, ...]]:
    out: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        if pattern.verbal == verbal:
            for word in sorted(pattern.steps[pattern.head].words):
                out.setdefault(word, []).append(pattern)
    return {word: tuple(sorted(found, key=lambda p: -p.weight)) for word, found in out.items()}


def _forms(patterns: list[Pattern]) -> dict[str, str]:
    """Every inflected form of every verb that heads a pattern, with its base."""
    bases = sorted({word for p in patterns if p.verbal for word in p.steps[p.head].words})
    return {form: base for base in bases for form in sorted(syntax.verb_forms(base))}
