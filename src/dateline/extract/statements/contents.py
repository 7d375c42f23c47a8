"""Where what is said begins, goes on as a clause, and stops."""

from __future__ import annotations

from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import finite_at, phrase_after
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE

STOPS = frozenset(",.;:—–")
SENTENCE_END = frozenset(".!?;")
DASHES = frozenset({"—", "–", "--"})
OBJECT_TAGS = frozenset({"det", "name", "num", "noun", "adj", "pron", "prep", "to"})
"""Tags behind a past form that show it to be the verb of its clause and no participle."""
LIST = 40
"""Tokens of a list with semicolons that are looked at."""
VERB_TAGS = frozenset({"past", "verb", "have", "be", "modal"})


def skip_adverbs(unit: Unit, k: int) -> int:
    """The first token at or behind ``k`` that is no adverb."""
    while unit.tag(k) == "adv":
        k += 1
    return k


def clause_follows(unit: Unit, k: int) -> bool:
    """A subject and a finite verb at ``k``, without "that" between."""
    if unit.tag(k) not in (*INSIDE, "pron", "adv", "sub", "ing"):
        return False
    got = phrase_after(unit, k)
    if got is None:
        return False
    m = skip_adverbs(unit, got[1])
    if unit.tag(m) == "past":
        return unit.word(m + 1) != "by" and unit.tag(m + 1) in OBJECT_TAGS
    return finite_at(unit.toks, m)


def stop(unit: Unit, k: int) -> int:
    """The end of a clause that runs to the end of its sentence: a stop or semicolon outside quotation marks."""
    ends = {s[1] for s in unit.sentences}
    for m in range(k, len(unit.toks)):
        tok = unit.toks[m]
        if tok.text not in SENTENCE_END or unit.said(m):
            continue
        at_end = any(tok.span[1] + d in ends for d in (-1, 0, 1))
        if (tok.text == ";" and not _listed(unit, m)) or at_end:
            return m
    return len(unit.toks)


def _listed(unit: Unit, k: int) -> bool:
    """Whether a semicolon stands in a list of things: "in Lorn, Karstia; Tarn, Norland; and Callis, Ruritania"."""
    joined = unit.word(k + 1) == "and"
    for m in range(k + 1, min(k + LIST, len(unit.toks))):
        if unit.said(m) or finite_at(unit.toks, m):
            return False
        joined = joined or (unit.word(m) == ";" and unit.word(m + 1) == "and")
        if unit.word(m) in (".", "?", "!", ":"):
            break
    return joined


def skip_openers(unit: Unit, a: int, b: int) -> int:
    """Conjunctions and sentence adverbs with their comma do not belong to what was said."""
    while a < b and not unit.said(a) and (unit.word(a) in STOPS | DASHES | {")"} or unit.tag(a) == "conj"):
        a += 1
    if a + 1 < b and unit.tag(a) == "adv" and unit.word(a + 1) == "," and not unit.said(a):
        return a + 2
    return a


def trim(unit: Unit, start: int, end: int) -> int:
    """``end`` moved back over punctuation and conjunctions."""
    while end > start and (unit.word(end - 1) in STOPS or unit.tag(end - 1) == "conj"):
        end -= 1
    return end


def quotation_end(unit: Unit, start: int) -> int | None:
    """The end of a quotation that closes its sentence or is followed by a comma, a preposition or a second verb."""
    k = start
    while k < len(unit.toks) and unit.quoted[k] == unit.quoted[start]:
        k += 1
    if k >= len(unit.toks) or unit.word(k) in (",", ".", ";") or unit.tag(k) == "prep":
        return k
    if ends_with_comma(unit, k - 1) and unit.tag(k) in ("det", "name"):
        return k  # "what he called "a model," the club charged"
    second = unit.tag(k) == "conj" and unit.tag(skip_adverbs(unit, k + 1)) in VERB_TAGS
    return k if second else None


def ends_with_comma(unit: Unit, k: int) -> bool:
    """Whether the mark at ``k`` closes a quotation that ends with the comma of the sentence around it: "so," ..."."""
    if not unit.said(k) or (unit.said(k + 1) and unit.quoted[k + 1] == unit.quoted[k]):
        return False
    while unit.tag(k) == "quote":
        k -= 1
    return unit.word(k) == ","


def floor_of(unit: Unit, out: list[Raw], at: int) -> int:
    """Where the content of an attribution at token ``at`` may begin: behind the last attribution or semicolon."""
    floor = max((raw.region[1] for raw in out if raw.region[1] <= at), default=0)
    for k in range(at - 1, floor, -1):
        if unit.word(k) == ";" and not unit.said(k):
            return k + 1
    return floor
