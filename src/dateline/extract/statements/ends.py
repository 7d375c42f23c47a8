"""Where what is said behind its verb ends: at another attribution, another verb of saying, the outlet's comment."""

from __future__ import annotations

from dateline.extract.statements.contents import (
    clause_follows,
    ends_with_comma,
    quotation_end,
    skip_adverbs,
    stop,
    trim,
)
from dateline.extract.statements.cues import Cue
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import FINITE, RELATIVE, clausal, finite_at, has_finite, phrase_after, subject
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL

OPENS = frozenset({"while", "and", "but", "although", "though", "after", "as", "whereas", ";"})
"""Words before the subject of a second verb of saying that end what the first one reports."""
_PERCEIVED = "see know find hear learn want decide think prove discover realise realize determine"
PERCEIVED = frozenset(_PERCEIVED.split(" "))
"""Verbs that tell on within what is said."""
NEXT = 6
"""Verbs of saying behind one that are looked at: no sentence of news holds more before the content ends."""
COUNTING = frozenset({"counting"})
"""Verbs that report only with a number, and end nothing."""
SHARES = frozenset({"all", "most", "many", "some", "half", "none", "several"})
"""Words that tell of a number how many of it, besides numbers."""
CUT_BY_MAIN_VERB = frozenset({"clause", "order", "infinitive"})
"""Rules whose content in a clause with "who" ends at the comma before the verb of who it tells of."""
LEADING = frozenset({"while", "when", "after", "although", "though", "because", "since", "if", "whereas", "once"})
"""Words that open the clause before a main one."""
SETTING = 6
"""Tokens from the opening of a sentence to the subject of such a clause: "A few weeks after Rell said"."""
WHO_CLAUSE = 25
"""Tokens of a clause with "who" up to its second verb."""
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
    if rule == "clause" and _told_of_which(unit, cue, start):
        ends.append(_main_verb(unit, start, min(ends), "order"))
    if rule in CUT_BY_MAIN_VERB and opens_before(unit, cue):
        ends.append(_main_clause(unit, start, min(ends)))
    return trim(unit, start, _cut_short(unit, start, min(ends), rule))


def _cut_before(unit: Unit, other: Cue, start: int) -> int | None:
    """Where a later reporting verb of the same sentence ends the content of this one, or None."""
    k = other.start - 1
    if other.use == "passive" or k <= start:
        return None
    if other.use == "ing":
        if ends_with_comma(unit, k):
            return k + 1
        m = k
        while unit.tag(m) in INSIDE and m > start:
            m -= 1
        if m < k and unit.word(m) == "with" and unit.word(m - 1) == ",":
            return m - 1  # ", with the spokesman telling reporters C"
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
    """Whether the verb at ``k`` opens a clause with "who" or is its second: "who asked", "who had asked", ", who left
    and said"."""
    while k > 1 and (unit.tag(k - 1) in ("have", "be", "adv", "num") or unit.word(k - 1) == "in"):
        k -= 1
    if unit.word(k - 1) != "and":
        return unit.word(k - 1) == "who"
    for m in range(k - 2, max(0, k - WHO_CLAUSE), -1):
        if unit.word(m) == "who":
            return unit.word(m - 1) == "," and finite_at(unit.toks, skip_adverbs(unit, m + 1))
        if unit.tag(m) in ("punct", "sub") or unit.said(m):
            return False
    return False


def _told_of_which(unit: Unit, cue: Cue, start: int) -> bool:
    """Whether what is said tells of the noun before it: ", which officials said will begin in May, will not apply"."""
    who = subject(unit, cue.start, 0) if finite_at(unit.toks, start) and unit.tag(start) != "past" else None
    return who is not None and unit.word(who[0] - 1) in ("which", "who") and unit.word(who[0] - 2) == ","


def opens_before(unit: Unit, cue: Cue) -> bool:
    """Whether a verb of saying stands in the clause that opens its sentence and leads to another: "While he said"."""
    who = subject(unit, cue.start, 0)
    if who is None or unit.word(who[0] - 1) not in LEADING:
        return False
    starts = {s[0] for s in unit.sentences}
    for k in range(who[0] - 1, max(-1, who[0] - SETTING), -1):
        if unit.toks[k].span[0] in starts:
            return True
        if k < who[0] - 1 and (unit.tag(k) not in ("det", "num", "adj", "adv", "noun", "conj") or unit.said(k)):
            return False
    return False


def _main_clause(unit: Unit, start: int, end: int) -> int:
    """Where the main clause begins behind a comma, or behind a quotation that ends with one; ``end`` without one."""
    for k in range(start + 1, end - 1):
        closes = ends_with_comma(unit, k)
        comma = closes or (unit.word(k) == "," and not unit.said(k))
        if comma and has_finite(unit.toks, start, k) and _clause_begins(unit, k + 1):
            return k + closes
    return end


def _clause_begins(unit: Unit, k: int) -> bool:
    """A subject and a finite verb at ``k``, be it one that has no object: ", he clarified that"."""
    who = phrase_after(unit, k) if unit.tag(k) in (*INSIDE, "pron") else None
    verb = skip_adverbs(unit, who[1]) if who is not None else -1
    bare = unit.tag(verb) == "past" and (unit.tag(verb + 1) == "sub" or unit.tag(k) == "pron")
    return clause_follows(unit, k) or bare or _asks(unit, verb)


def _asks(unit: Unit, k: int) -> bool:
    """Whether a verb stands at ``k`` that leads to words in quotation marks: "Rell said: "No"."""
    return unit.tag(k) == "past" and (unit.word(k + 1) == ":" or unit.said(k + 1) or unit.said(k + 2))


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
            if _behind_marks(unit, k, rule):
                return k + 1
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


def _behind_marks(unit: Unit, k: int, rule: str) -> bool:
    """Whether the outlet goes on behind a quotation that ends with its comma: "called it "a lie," and his party left";
    "said it was "a lie," referring to the count"."""
    if not ends_with_comma(unit, k):
        return False
    return _comment(unit, k + 1) or (rule in SHORT and _other_clause(unit, k + 1))


def _other_clause(unit: Unit, k: int) -> bool:
    """A clause of its own behind what is asked, claimed or promised: "urged both to stop, and the army shelled a camp"
    (86 annotated requests of the training pages end before one, and none of those with such a cue holds one)."""
    return unit.word(k) in ("and", "but", "while") and clause_follows(unit, k + 1)


def _comment(unit: Unit, k: int) -> bool:
    """The outlet's own words behind a comma: ", a charge ...", ", according to", ", citing", ", two days after"."""
    word = unit.word(k)
    if word in ("a", "an") and any(unit.word(m) in lexicon().verdicts for m in (k + 1, k + 2)):
        return True
    if word == "referring" or (word in ("a", "an") and "reference" in (unit.word(k + 1), unit.word(k + 2))):
        return True
    return (
        word in ("according", "citing", "quoting") or (word == "however" and unit.word(k + 1) == ",") or _timed(unit, k)
    )


_UNSAID = "elaborating giving saying naming offering providing specifying identifying explaining detailing disclosing"
SPEAKER_AGAIN = 4
"""Tokens of "but the minister did not say"."""
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
    k = _over_speaker(unit, k)
    if unit.word(k + 1) in ("gave", "offered", "provided") and unit.word(k + 2) == "no":
        return not DETAILS.isdisjoint(unit.word(m) for m in range(k + 3, k + 6))
    if unit.word(k + 1) in ("declined", "refused") and unit.word(k + 2) == "to":
        return unit.word(k + 3) in KEEPING
    negated = unit.tag(k + 1) in ("do", "modal") and (unit.word(k + 2) == "not" or unit.word(k + 1).endswith("n't"))
    return negated and any(unit.word(m) in KEEPING for m in (k + 2, k + 3))


def _over_speaker(unit: Unit, k: int) -> int:
    """The last token of who left it out, where that is told anew: "but Rell did not say when"."""
    m = k + 1
    while m < k + SPEAKER_AGAIN and unit.tag(m) in ("det", "name", "noun", "pron"):
        m += 1
    return m - 1


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


STATES = frozenset({"needed", "wanted", "hoped", "lacked", "remained", "feared", "expected", "believed", "knew"})
"""Past forms of what goes on, which tells on within what is said: "would help but needed proof"."""


def _own_past(unit: Unit, k: int) -> bool:
    verb = skip_adverbs(unit, k)
    return unit.tag(verb) in ("past", "have") and unit.word(verb) not in STATES


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
