"""The mode of an event from the words around its trigger: weapon, manner, what is asked, what is threatened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dateline.extract.events import objects, subjects, voice
from dateline.extract.events.lexicon import Lexicon
from dateline.extract.events.matching import Hit, singular
from dateline.extract.events.reading import Reading

Chooser = Callable[[Reading, Hit, Lexicon], str | None]


def mode_of(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    """The rule's own mode, or what its chooser reads from the clause; None where the words do not tell."""
    mode = hit.rule.mode
    chooser = CHOOSERS.get(mode or "")
    return mode if chooser is None else chooser(r, hit, lex)


def _clause_text(r: Reading, hit: Hit) -> str:
    a, b = r.clause_at(hit.head)
    return " " + " ".join(r.words(a, b)) + " "


def _scope(r: Reading, hit: Hit, width: int = 12) -> set[str]:
    """Words from the trigger to ``width`` tokens behind it, with singulars and base forms."""
    out: set[str] = set()
    for tok in r.tokens[hit.first : hit.last + 1 + width]:
        out |= {tok.lower, tok.lemma, singular(tok.lower)}
    return out


def _manner(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    whole = " " + " ".join(t.lower for t in r.tokens) + " "
    for text in (_clause_text(r, hit), whole):
        for mode, cues in lex.manner:
            if any(f" {cue} " in text for cue in cues):
                return mode
    return None


def _force(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    near = {t.lower for t in r.tokens[hit.first : hit.last + 7]}
    a, b = r.clause_at(hit.head)
    for words in (near, set(r.words(a, b))):
        for mode, name in (("weapons", "hardware"), ("police", "police"), ("troops", "troops"), ("militia", "militia")):
            if words & lex.words[name]:
                return mode
    return "troops"


def _meeting(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    text = _clause_text(r, hit)
    if any(f" {w} " in text for w in ("phone", "telephone", "telephoned", "video", "call")):
        return "phone"
    if any(
        f" {w} " in text for w in ("mediated", "mediators", "mediator", "brokered", "auspices", "mediation", "hosted")
    ):
        return "third-party"
    if any(f" {w} " in text for w in ("emergency session", "council", "assembly")) and "session" in text:
        return "multilateral"
    return None


def _ask(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    words = _scope(r, hit)
    for mode, name in (
        ("yield", "yield_words"),
        ("meet", "meet_words"),
        ("assist", "assist_words"),
        ("change", "change_words"),
    ):
        if words & lex.words[name]:
            return mode
    return "change"


def _refuse(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    words = _scope(r, hit, 9)
    for mode, name in (
        ("meet", "meet_words"),
        ("assist", "assist_words"),
        ("yield", "yield_words"),
        ("change", "change_words"),
    ):
        if words & lex.words[name]:
            return mode
    return None


def _threat(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    words = _scope(r, hit)
    return next((mode for mode, cues in lex.threats if words & cues), None)


def _gunfire(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    """An officer holder, activist or reporter who is shot was singled out."""
    if not hit.verbal:
        return "firearms"
    passive = voice.is_passive(r, hit.head)
    victim = subjects.subject(r, hit.head) if passive else objects.obj(r, hit.last)
    words = set() if victim is None else {singular(t.lower) for t in r.tokens[victim.first : victim.last + 1]}
    return "targeted" if words & lex.words["prominent"] else "firearms"


CHOOSERS: Mapping[str, Chooser] = MappingProxyType(
    {
        "manner": _manner,
        "force": _force,
        "meeting": _meeting,
        "ask": _ask,
        "refuse": _refuse,
        "threat": _threat,
        "gunfire": _gunfire,
    }
)
"""Mode names of rules that are read from context, and how."""
