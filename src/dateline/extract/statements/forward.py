"""The verb first, then what is said: "S said that C", "S urged A to C", "S vowed to C", "A was accused by S of C"."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.statements.behind import weak
from dateline.extract.statements.contents import skip_openers, trim
from dateline.extract.statements.cues import Cue
from dateline.extract.statements.ends import content_end
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.mute import mute
from dateline.extract.statements.patterns import PATTERNS
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import FINITE, RELATIVE, Range, phrase_after, subject
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL

NO_ONE = frozenset({"no", "nobody", "none", "neither"})
"""Subjects that say nothing: "No group claimed the attack"."""

CLAUSE = 25
"""Tokens of a clause with "who" up to its second verb."""
SUBORDINATES = frozenset({"when", "after", "as", "while", "before", "because", "since", "until", "though", "although"})
"""Words before the subject of a clause that depends on another."""
OTHER_CLAUSE = RELATIVE | {"that"}
"""Words before a subject that is not the sentence's own: "boasted that the economy would rebound and praised"."""
LEADING = SUBORDINATES | {"once"}
LINKING = frozenset({"thus", "hence", "thereby"})
"""Words before a participle that are no subject of it: "thus denying"."""


def forward(unit: Unit, found: tuple[Cue, ...], put_in: tuple[Raw, ...]) -> list[Raw]:
    """The findings of the verbs that ``put_in`` does not hold; ``found`` are all verbs of the unit."""
    out: list[Raw] = []
    regions = [raw.region for raw in put_in if raw.rule != "according"]
    taken = {raw.cue for raw in put_in}
    for cue in found:
        if cue.span in taken or any(a <= cue.first < b for a, b in regions):
            continue
        raw = _one(unit, cue, found, put_in, out)
        if raw is not None:
            out.extend(_more_orders(unit, cue, raw))
    return out


def _one(unit: Unit, cue: Cue, found: tuple[Cue, ...], put_in: tuple[Raw, ...], out: list[Raw]) -> Raw | None:
    if cue.use == "passive":
        return _passive(unit, cue, found, put_in)
    if cue.name == "claim" and _takes_lives(unit, cue):
        return None
    who = _speaker(unit, cue, (*put_in, *out))
    if who is None or unit.word(who[0]) in NO_ONE:
        return None
    for pattern in PATTERNS:
        got = pattern(unit, cue)
        if got is None:
            continue
        start, addressee, rule = got
        end = content_end(unit, cue, start, found, put_in, rule)
        if start + (rule == "clause") < end:
            return Raw(
                content=(start, end),
                speaker=who,
                cue=cue.span,
                rule=rule if cue.use == "finite" else rule + "-ing",
                source_only=weak(cue) or rule == "count",
                addressee=addressee,
                region=(cue.start, cue.last + 1),
            )
    return None


LIVES = frozenset({"life", "lives", "victim", "victims"})


def _takes_lives(unit: Unit, cue: Cue) -> bool:
    """Whether what is claimed is people's lives: "the blast claimed 12 lives" says nothing."""
    for k in range(cue.last + 1, min(cue.last + 8, len(unit.toks))):
        if unit.word(k) in LIVES:
            return True
        if unit.tag(k) in FINITE or unit.tag(k) in ("pron", "past", "punct") or unit.said(k):
            return False
    return False


def _more_orders(unit: Unit, cue: Cue, raw: Raw) -> list[Raw]:
    """ "called on A to do X, on B to do Y and on C to do Z" is three statements."""
    a, b = raw.content
    particle = unit.word(cue.last)
    if raw.rule != "order" or particle not in ("on", "to"):
        return [raw]
    out: list[Raw] = []
    start, addressee = a, raw.addressee
    for k in range(a + 2, b - 2):
        joined = unit.word(k) == particle and unit.word(k - 1) in (",", "and")
        who = phrase_after(unit, k + 1) if joined else None
        if who is not None and who[1] < b and unit.tag(who[1]) == "to":
            out.append(replace(raw, content=(start, trim(unit, start, k)), addressee=addressee))
            start, addressee = who[1], who
    return [*out, replace(raw, content=(start, b), addressee=addressee)]


def _speaker(unit: Unit, cue: Cue, before: tuple[Raw, ...]) -> Range | None:
    """The verb's own subject, else that of the verb it is joined to."""
    word = unit.word(cue.start - 1)
    own: Range | None = None
    if cue.use == "ing":
        own = _absolute(unit, cue)
    elif word not in ("and", "but", "or", "then", "nor"):
        own = subject(unit, cue.start, 0)
    elif word == "and":
        own = _told_of(unit, cue, before) or _in_same_clause(unit, cue)
    return own or _shared(unit, cue, before)


def _told_of(unit: Unit, cue: Cue, before: tuple[Raw, ...]) -> Range | None:
    """Whom a clause tells of that goes on with "and": "a rally of students, who took to the streets and called for".
    Behind a comma the second verb is his too (6 of 8 on the training pages; without one 9 of 14)."""
    told = max((r.cue[0] for r in before if r.cue is not None and r.cue[0] < cue.first), default=-1)
    for k in range(cue.start - 2, max(told, cue.start - CLAUSE), -1):
        if unit.word(k) == "who":
            verb = any(unit.tag(m) in FINITE for m in range(k + 1, cue.start - 1))
            return subject(unit, k + 1, 0) if verb and unit.word(k - 1) == "," else None
        if unit.word(k) == "that" or unit.tag(k) == "punct" or unit.said(k):
            return None
    return None


def _in_same_clause(unit: Unit, cue: Cue) -> Range | None:
    """The subject of the verb that "and" joins this one to, in a clause of its own: "the talks turned sour when the
    king called him a liar and said"."""
    for k in range(cue.start - 2, max(0, cue.start - CLAUSE), -1):
        if unit.said(k) or unit.tag(k) in ("punct", "sub") or unit.word(k) in RELATIVE:
            return None
        if unit.tag(k) in FINITE:
            who = subject(unit, k, 0)
            if who is not None and unit.word(who[0] - 1) in SUBORDINATES:
                return who
    return None


def _absolute(unit: Unit, cue: Cue) -> Range | None:
    """ ", a spokesman saying C": a bare noun phrase between a comma and the participle."""
    k = cue.start
    while k > 0 and unit.tag(k - 1) in INSIDE:
        k -= 1
    m = k
    while m > 0 and (unit.tag(m - 1) in INSIDE or unit.word(m - 1) == "of"):
        m -= 1
    if m < cue.start and unit.word(m - 1) == "with" and unit.word(m - 2) == ",":
        return m, cue.start  # ", with the head of the union calling it a lie"
    if k == cue.start and unit.word(k - 1) == "by":
        return _nearest_subject(unit, k)
    named = k < cue.start and unit.word(k - 1) == "," and unit.word(k) not in LINKING
    return (k, cue.start) if named else None


def _nearest_subject(unit: Unit, end: int) -> Range | None:
    """The subject of the verb that "by saying" goes on from: "while her rival won votes by saying"."""
    for k in range(end - 2, max(0, end - CLAUSE), -1):
        if unit.said(k) or unit.tag(k) == "sub":
            return None
        if unit.tag(k) in FINITE and unit.tag(k - 1) not in FINITE:
            return subject(unit, k, 0)
    return None


def _shared(unit: Unit, cue: Cue, before: tuple[Raw, ...]) -> Range | None:
    """The subject of a participle or of a second verb: the speaker told last before it, by a verb of the same tense
    where there is one ("he said that we hope so, and stressed ..."), else the clause's subject."""
    own = _joined_clause(unit, cue) if cue.use == "ing" else None
    if own is not None:
        return own
    told = [r for r in before if r.cue is not None and r.cue[0] < cue.first and r.speaker and r.rule != "passive"]
    if told:
        alike = [r for r in told if cue.use == "finite" and r.cue and _past(unit, r.cue[0]) == _past(unit, cue.first)]
        return max(alike or told, key=lambda r: r.cue or (0, 0)).speaker
    return first_subject(unit, cue.start)


def _joined_clause(unit: Unit, cue: Cue) -> Range | None:
    """The subject of the clause that "and" or "but" joins to another, and that a participle goes on from: "the army
    left, and the mayor has closed the road, saying C"."""
    comma = cue.start - 1
    if unit.word(comma) != ",":
        return None
    for k in range(comma - 1, max(0, comma - CLAUSE), -1):
        if unit.said(k) or unit.tag(k) == "sub" or unit.word(k) in RELATIVE or unit.word(k) == ",":
            return None
        if unit.word(k) in ("and", "but", "while") and unit.word(k - 1) == ",":
            who = phrase_after(unit, k + 1)
            return who if who is not None and unit.tag(who[1]) in ("have", "past", "verb") else None
    return None


def _past(unit: Unit, k: int) -> bool:
    known = lexicon().forms.get(unit.word(k))
    return known is not None and known[1] == "past"


def first_subject(unit: Unit, limit: int) -> Range | None:
    """The subject of the first finite verb before ``limit``, or else the phrase that opens the unit."""
    for k in range(1, limit):
        if unit.tag(k) in FINITE and not unit.said(k):
            got = subject(unit, k, 0)
            if got is None or unit.word(got[0] - 1) in OTHER_CLAUSE or _of_relative(unit, got, k):
                continue
            if got[0] == 1 and unit.word(0) in LEADING:
                continue  # "As they met in Lorn, Rell was away, promising C"
            if not mute(unit, got):
                return got
    first = phrase_after(unit, skip_openers(unit, 0, limit)) if limit else None
    if first is not None and first[1] == limit:
        verb = next((k for k in range(first[0] + 1, limit - 1) if _unlisted_past(unit, k)), None)
        return (first[0], verb) if verb is not None else None  # "Rell emailed supporters saying"
    return _without_verb(unit, first) if first is not None and first[1] < limit else None


def _unlisted_past(unit: Unit, k: int) -> bool:
    """A past form of no list, between two nouns."""
    return unit.tag(k) == "noun" and unit.word(k).endswith("ed") and unit.tag(k - 1) in NOMINAL


def _of_relative(unit: Unit, found: Range, k: int) -> bool:
    """Whether the verb at ``k`` tells of something within the sentence: "to create sites that would name them"."""
    k -= unit.tag(k - 1) == "adv"
    if unit.word(k - 2) == ",":
        return False
    return unit.word(k - 1) in ("who", "which", "that") and found[0] > 0 and unit.word(found[0] - 1) not in (",", "and")


def _without_verb(unit: Unit, found: Range) -> Range:
    """A phrase without a verb of no list at its end: "Hillary Carter chimed" in, "saying that C"."""
    a, b = found
    verb = b - a > 1 and unit.tag(b - 1) == "noun" and unit.word(b - 1).endswith("ed") and unit.tag(b - 2) == "name"
    return (a, b - 1) if verb and unit.tag(b) == "prep" else found


def _passive(unit: Unit, cue: Cue, found: tuple[Cue, ...], put_in: tuple[Raw, ...]) -> Raw | None:
    """A was accused by S of C"""
    if unit.word(cue.last + 1) != "by" or not cue.frames & {"order", "object", "clause"}:
        return None
    who = phrase_after(unit, cue.last + 2)
    if who is None:
        return None
    start = who[1] + (cue.name == "accuse" and unit.word(who[1]) == "of")
    if start == who[1] and unit.tag(start) != "to":
        return None
    end = content_end(unit, cue, start, found, put_in, "object")
    if start >= end:
        return None
    return Raw(
        content=(start, end),
        speaker=who,
        cue=cue.span,
        rule="passive",
        addressee=subject(unit, cue.start, 0),
        region=(cue.start, who[1]),
    )
