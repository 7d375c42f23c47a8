"""Who passed it on: "state media, citing the ministry", "a source quoted by the agency"."""

from __future__ import annotations

from dateline.extract.statements.as_saying import teller
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import Range, phrase_after, span_of
from dateline.extract.statements.units import Unit
from dateline.model import Span

PASSING = frozenset({"citing", "quoting"})
PASSED = frozenset({"quoted", "cited"})
REACH = 30
"""Tokens between a verb of saying and the words that name its own source."""


def chain_of(unit: Unit, raw: Raw, speaker: Span) -> tuple[Span, ...]:
    """The sources of a finding, inner first, its speaker included."""
    if raw.cue is None:
        return (speaker,)
    inner = [span_of(unit.toks, r) for r in _cited(unit, raw)]
    outer = [span_of(unit.toks, r) for r in _quoted_by(unit, raw)]
    return (*inner, speaker, *outer)


def _cited(unit: Unit, raw: Raw) -> list[Range]:
    """ "S, citing X, said C" and "C, S said, citing X"."""
    toks, cue = unit.toks, raw.cue or (0, 0)
    for k in range(max(0, cue[0] - REACH), min(len(toks), raw.region[1] + 3)):
        near = raw.speaker is not None and (raw.speaker[1] <= k < cue[0] or cue[1] <= k)
        if near and toks[k].lower in PASSING and unit.quoted[k] < 0:
            found = phrase_after(unit, k + 1)
            return [found] if found is not None and _can_speak(unit, found) else []
    return []


def _can_speak(unit: Unit, found: Range) -> bool:
    """A person, body, document or name; "citing humanitarian conditions" gives a reason, no source."""
    lex = lexicon()
    inside = unit.toks[slice(*found)]
    words = {t.lower for t in inside} | {t.lower.removesuffix("s") for t in inside}
    return bool(words & (lex.person | lex.body | lex.media)) or inside[0].tag == "name"


def _quoted_by(unit: Unit, raw: Raw) -> list[Range]:
    """ "S, quoted by X, said C", "X quoted S as saying C"."""
    toks, cue = unit.toks, raw.cue or (0, 0)
    if (told := teller(unit, raw)) is not None:
        return [told]
    if raw.speaker is None:
        return []
    for k in range(raw.speaker[1], min(cue[0], raw.speaker[1] + REACH)):
        if toks[k].lower in PASSED and k + 1 < len(toks) and toks[k + 1].lower == "by":
            found = phrase_after(unit, k + 2)
            return [found] if found is not None else []
    return []
