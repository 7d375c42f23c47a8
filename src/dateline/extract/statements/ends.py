"""Where what is said behind its verb ends: at another attribution, another verb of saying, the outlet's comment."""

from __future__ import annotations

from dateline.extract.statements.contents import clause_follows, quotation_end, skip_adverbs, stop, trim
from dateline.extract.statements.cues import Cue
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import FINITE, RELATIVE, clausal, finite_at, phrase_after, subject
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import NOMINAL

OPENS = frozenset({"while", "and", "but", "although", "though", "after", "as", "whereas", ";"})
"""Words before the subject of a second verb of saying that end what the first one reports."""
PERCEIVED = frozenset({"see", "know", "find", "hear", "learn"})
"""Verbs that tell on within what is said."""
NEXT = 6
"""Verbs of saying behind one that are looked at: no sentence of news holds more before the content ends."""
COUNTING = frozenset({"counting"})
"""Verbs that report only with a number, and end nothing."""
SHARES = frozenset({"all", "most", "many", "some", "half", "none", "several"})
"""Words that tell of a number how many of it, besides numbers."""
CUT_BY_MAIN_VERB = frozenset({"clause", "order", "infinitive"})
"""Rules whose content in a clause with "who" ends at the comma before the verb of who it tells of."""
SHORT = frozenset({"object", "order", "infinitive", "count"})
"""Rules whose content is a phrase and ends at a relative clause or at a second verb."""


def content_end(unit: Unit, cue: Cue, start: int, found: tuple[Cue, ...], put_in: tuple[Raw, ...], rule: str) -> int:
    """The end of what ``cue`` reports from token ``start`` on."""
    if rule == "quotation" or (rule == "object" and unit.said(start)):
        whole = quotation_end(unit, start)
        if whole is not None:
            return whole
    ends = [stop(unit, start), *(raw.region[0] for raw in put_in if raw.region[0] > start)]
    later = [other for other in found if other.first > cue.last and other.frames != COUNTING][:NEXT]
    ends.extend(at for other in later if (at := _cut_before(unit, other, start)) is not None)
    if rule in CUT_BY_MAIN_VERB and _in_who(unit, cue.start):
        ends.append(_main_verb(unit, start, min(ends), rule))
    return trim(unit, start, _cut_short(unit, start, min(ends), rule))


def _cut_before(unit: Unit, other: Cue, start: int) -> int | None:
    """Where a later reporting verb of the same sentence ends the content of this one, or None."""
    k = other.start - 1
    if other.use == "passive" or k <= start:
        return None
    if other.use == "ing":
        return k if unit.word(k) == "," else None
    if unit.word(k) in ("and", "but", "then"):
        if other.name in PERCEIVED:
            return None  # "Moscow was ready for talks but saw no partner"
        return k - 1 if unit.word(k - 1) == "," else k
    who = subject(unit, other.start, start)
    if who is None or who[0] <= start:
        return None
    apart = unit.word(who[0] - 1) == "before" and unit.word(who[0] - 2) == ","
    if unit.word(who[0] - 1) not in OPENS and not apart:
        return None
    return who[0] - 2 if unit.word(who[0] - 2) == "," else who[0] - 1


def _in_who(unit: Unit, k: int) -> bool:
    """Whether the verb at ``k`` opens a clause with "who": "who asked", "who had asked"."""
    while k > 1 and (unit.tag(k - 1) in ("have", "be", "adv", "num") or unit.word(k - 1) == "in"):
        k -= 1
    return unit.word(k - 1) == "who"


def _main_verb(unit: Unit, start: int, end: int, rule: str) -> int:
    """Where what somebody says "who said that C" ends: the comma before the verb of his own clause ("the men, who said
    they were hungry, blocked the road", "who asked officers to show them the film, saw it"); ``end`` without one."""
    for k in range(start + 1, end - 1):
        if unit.word(k) != "," or unit.said(k) or not finite_at(unit.toks, skip_adverbs(unit, k + 1)):
            continue
        if rule != "clause" or clausal(unit.toks, start, k):
            return k
    return end


def _cut_short(unit: Unit, start: int, end: int, rule: str) -> int:
    """Ends content at the outlet's comment on it, and a bare object also at a comma or at the next verb."""
    modal = next((t.tag == "modal" for t in unit.toks[start:end] if t.tag in FINITE), False)
    last = max((k for k in range(start, end) if unit.word(k) == ","), default=-1)
    for k in range(start + 1, end):
        if unit.said(k):
            continue
        if unit.word(k) in ("without", "but") and _leaves_out(unit, k):
            return k
        if unit.word(k) == "," and (_comment(unit, k + 1) or _cut_comma(unit, k, rule, last=k == last)):
            return k
        if rule in SHORT and unit.word(k) == "," and _other_clause(unit, k + 1):
            return k
        if unit.tag(k) == "conj" and (rule in SHORT or modal) and _own_past(unit, k + 1):
            return k
    return end


def _other_clause(unit: Unit, k: int) -> bool:
    """A clause of its own behind what is asked, claimed or promised: "urged both to stop, and the army shelled a camp"
    (86 annotated requests of the training pages end before one, and none of those with such a cue holds one)."""
    return unit.word(k) in ("and", "but", "while") and clause_follows(unit, k + 1)


def _comment(unit: Unit, k: int) -> bool:
    """The outlet's own words behind a comma: ", a charge ...", ", according to", ", citing", ", two days after"."""
    word = unit.word(k)
    if word in ("a", "an") and any(unit.word(m) in lexicon().verdicts for m in (k + 1, k + 2)):
        return True
    return (
        word in ("according", "citing", "quoting") or (word == "however" and unit.word(k + 1) == ",") or _timed(unit, k)
    )


_UNSAID = "elaborating giving saying naming offering providing specifying identifying explaining detailing disclosing"
UNSAID = frozenset(_UNSAID.split(" "))
"""What somebody spoke without doing (22 of 22 on the training pages end what is said)."""
_KEEPING = "give elaborate say specify comment name identify provide offer explain disclose detail"
KEEPING = frozenset(_KEEPING.split(" "))
_DETAILS = "detail details evidence explanation reason reasons proof timeline date timetable"
DETAILS = frozenset(_DETAILS.split(" "))


def _leaves_out(unit: Unit, k: int) -> bool:
    """Whether the outlet tells at ``k`` what the speaker left out: "without elaborating", "but gave no details", "but
    would not say which" (5 of 6 on the training pages)."""
    if unit.word(k) == "without":
        return unit.word(k + 1) in UNSAID
    if unit.word(k + 1) in ("gave", "offered", "provided") and unit.word(k + 2) == "no":
        return not DETAILS.isdisjoint(unit.word(m) for m in range(k + 3, k + 6))
    if unit.word(k + 1) in ("declined", "refused") and unit.word(k + 2) == "to":
        return unit.word(k + 3) in KEEPING
    negated = unit.tag(k + 1) in ("do", "modal") and (unit.word(k + 2) == "not" or unit.word(k + 1).endswith("n't"))
    return negated and any(unit.word(m) in KEEPING for m in (k + 2, k + 3))


def _cut_comma(unit: Unit, k: int, rule: str, *, last: bool) -> bool:
    relative = unit.word(k + 1) in RELATIVE or unit.word(k + 2) in RELATIVE
    timed = (
        rule not in SHORT and unit.word(k + 1) == "when"
    )  # "nobody knew it until Monday, when it rained" is all said
    if relative and not timed and (rule in SHORT or last):
        return True
    return rule in ("object", "count") and not _goes_on(unit, k)


def _timed(unit: Unit, k: int) -> bool:
    """ "two days after", "hours before" at ``k``: the outlet's own setting of the statement."""
    near = range(k, k + 4)
    return any(unit.word(m) in lexicon().units and unit.word(m + 1) in ("after", "before", "since") for m in near)


def _own_past(unit: Unit, k: int) -> bool:
    return unit.tag(skip_adverbs(unit, k)) in ("past", "have")


def _goes_on(unit: Unit, k: int) -> bool:
    """A list goes on behind the comma: a short item and then another comma or "and"."""
    if unit.word(k + 1) == "for":
        return True  # "called for A, for B and for C"
    if (unit.tag(k + 1) == "num" or unit.word(k + 1) in SHARES) and unit.word(k + 2) == "of":
        return True  # "put the dead at 16, six of them children"
    got = phrase_after(unit, k + 1)
    if got is None or unit.tag(k + 1) not in NOMINAL or got[1] >= len(unit.toks):
        return False
    return unit.word(got[1]) == "," or any(unit.word(m) == "and" for m in range(*got))
