"""Which full mention a speaker's pronoun stands for, from who spoke and who was written about before."""

from __future__ import annotations

from typing import Literal

from dateline.extract.statements.lexicon import lexicon
from dateline.extract.syntax import Token, tokens
from dateline.model import Span, Value

Kind = Literal["person", "body", "many", "open", "thing"]

WANTED: dict[str, frozenset[str]] = {
    "he": frozenset({"person", "open"}),
    "she": frozenset({"person", "open"}),
    "it": frozenset({"body", "open", "thing"}),
    "they": frozenset({"many", "body", "open"}),
    "we": frozenset({"body", "many", "open"}),
}
NEAR = 1
"""Units back in which the last fitting speaker wins over anybody else who was named since; 1 was best of 0 to 6 on the
annotated train and dev pages."""


class Candidate(Value, frozen=True, kw_only=True):
    """A full mention: where, what it may stand for, in which unit, and whether it spoke there."""

    span: Span
    kind: Kind
    gender: str
    unit: int
    spoke: bool


def candidate(text: str, span: Span, unit: int, *, spoke: bool, places: frozenset[Span] = frozenset()) -> Candidate:
    """The mention at ``span`` as a candidate for later pronouns; one of ``places`` is never "he" or "she"."""
    kind: Kind = "body" if span in places else _kind(text, span)
    return Candidate(span=span, kind=kind, gender=_gender(text, span), unit=unit, spoke=spoke)


def core(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of a mention up to its first preposition, mark or clause."""
    toks = tokens(text, span)
    end = next((k for k, t in enumerate(toks) if k and t.tag in ("prep", "punct", "sub", "past", "ing")), len(toks))
    return toks[:end]


def _kind(text: str, span: Span) -> Kind:
    lex, inside = lexicon(), core(text, span)
    words = [t.lower for t in inside]
    if any(w == "and" for w in words):
        return "many"
    if any(w in lex.person for w in words):
        return "person"
    if words and words[0] in ("one",):
        return "person"
    last = words[-1] if words else ""
    if inside and (inside[0].tag == "num" or last.endswith("men")):
        return "many"
    if any(w in lex.body for w in words) or (inside and inside[-1].text.isupper() and len(inside[-1].text) > 1):
        return "body"
    if last.endswith("s") and not last.endswith("ss") and inside[-1].tag == "noun":
        return "many"
    names = [t for t in inside if t.tag == "name"]
    if len(names) >= 2 and len(names) == len(inside):
        return "person"
    return "open" if names and inside[-1].tag == "name" else "thing"


def _gender(text: str, span: Span) -> str:
    lex = lexicon()
    words = {t.lower.rstrip(".") for t in tokens(text, span)}
    if words & lex.female:
        return "she"
    return "he" if words & lex.male else ""


def fits(pronoun: str, one: Candidate) -> bool:
    """Whether a pronoun may stand for a mention, by number, gender and kind."""
    other = {"he": "she", "she": "he"}.get(pronoun, "")
    return one.kind in WANTED.get(pronoun, frozenset()) and not (other and one.gender == other)


def resolve(pronoun: str, known: list[Candidate], unit: int) -> Span | None:
    """The full mention a pronoun stands for: the last fitting speaker near by, else the last fitting mention."""
    wanted = WANTED.get(pronoun, frozenset({"person", "open"}))
    other = {"he": "she", "she": "he"}.get(pronoun, "")
    fits = [c for c in reversed(known[-60:]) if c.kind in wanted and not (other and c.gender == other)]
    sure = [c for c in fits if c.kind not in ("open", "thing")] or fits
    spoke = next((c for c in sure if c.spoke and unit - c.unit <= NEAR), None)
    if spoke is not None:
        return spoke.span
    if sure:
        return sure[0].span
    return next((c.span for c in reversed(known[-60:]) if c.spoke), None)
