"""Days, places and occasions of saying: "on Tuesday", "in a statement", "by phone"."""

from __future__ import annotations

from dateline.extract.statements.contents import clause_follows
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.subjects import Range, finite_at, phrase_after
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE

NOT_ADJUNCT = frozenset({"of", "like", "than", "up", "about", "against", "between"})
"""Prepositions that open what is said rather than when or where it was said."""
TIMED = frozenset({"after", "before", "since", "until"})
OFTEN = frozenset({"later", "earlier", "yesterday", "today", "also", "again", "afterwards"})
PARTS = frozenset({"late", "early", "last", "this"})


def skip_adjuncts(unit: Unit, k: int, *, last: bool) -> int:
    """The first token behind the days, places and occasions of saying that begin at ``k``.

    With ``last`` (the attribution closes its clause) every prepositional phrase is skipped.
    """
    while k < len(unit.toks):
        step = _adjunct(unit, k, last=last)
        if step == k or unit.tag(step) == "poss":  # "said last month's find"
            break
        k = step
    return k


def is_day(unit: Unit, k: int) -> bool:
    """Whether a token names a day: "Friday", "yesterday"."""
    return unit.word(k).endswith("day") and unit.word(k) in lexicon().days


def _adjunct(unit: Unit, k: int, *, last: bool) -> int:
    lex, word = lexicon(), unit.word(k)
    if unit.said(k):
        return k
    if word in lex.days and (last or not finite_at(unit.toks, k + 1)):
        return _more_days(unit, k + 1)
    if unit.tag(k) == "adv" and (last or word in OFTEN or is_day(unit, k + 1)):
        return k + 1
    if word in PARTS and unit.word(k + 1) in lex.days:
        return _more_days(unit, k + 2)
    if word in PARTS and unit.word(k + 1) in ("on", "in") and unit.word(k + 2) in lex.days:
        return _more_days(unit, k + 3)  # "said late on Sunday"
    if word in TIMED:
        return _timed(unit, k, last=last)
    if unit.tag(k) != "prep" or (word in NOT_ADJUNCT and not last):
        return k
    return _prepositional(unit, k, last=last)


def _prepositional(unit: Unit, k: int, *, last: bool) -> int:
    if unit.word(k) == "at" and unit.word(k + 1) == "the" and unit.word(k + 2) == "time":
        return k + 3
    if (place := _town_end(unit, k)) is not None:
        return place
    lex, phrase = lexicon(), phrase_after(unit, k + 1)
    if phrase is None:
        return k + 2 if unit.word(k + 1) in lex.venues else k
    words = [unit.word(m) for m in range(*phrase)]
    venue = any(word in lex.venues or word in lex.days for word in words) or words[-1].isdigit()
    named = unit.tag(phrase[1] - 1) == "name" and unit.word(k) in ("in", "at", "on")
    if last and words[-1] in lex.venues and unit.tag(phrase[1]) == "to" and unit.tag(phrase[1] + 1) in INSIDE:
        hearers = phrase_after(unit, phrase[1] + 1)  # "said in a message to the council"
        return phrase[1] if hearers is None else hearers[1]
    if last or ((venue or named) and not finite_at(unit.toks, phrase[1])):
        return phrase[1]
    return _venue_end(unit, phrase, k) if venue else k


def _town_end(unit: Unit, k: int) -> int | None:
    """The end of "in Lorn" before the subject of what was said there: "said in Lorn the hostages could leave"."""
    if unit.word(k) != "in" or unit.tag(k + 1) != "name":
        return None
    end = k + 2
    while unit.tag(end) == "name":
        end += 1
    return end if unit.tag(end) in ("det", "pron") and clause_follows(unit, end) else None


def _timed(unit: Unit, k: int, *, last: bool) -> int:
    """ "said after the talks he would": only where a clause follows, or the attribution ends."""
    if unit.tag(k + 1) == "ing" and unit.word(k + 1) in lexicon().forms:
        return k  # "said before adding: "C""
    phrase = phrase_after(unit, k + 1)
    if phrase is None or phrase[1] >= len(unit.toks) or finite_at(unit.toks, phrase[1]):
        return k
    return phrase[1] if last or clause_follows(unit, phrase[1]) else k


def _venue_end(unit: Unit, phrase: Range, k: int) -> int:
    """ "said on Thursday it had", "said in a statement the army had": the adjunct ends at its venue or day."""
    lex = lexicon()
    ends = (_more_days(unit, m + 1) for m in range(*phrase) if unit.word(m) in lex.venues or unit.word(m) in lex.days)
    return next(ends, k)


def _more_days(unit: Unit, k: int) -> int:
    lex = lexicon()
    while (unit.word(k) in lex.days or unit.tag(k) == "num") and not unit.said(k):
        k += 1
    return k
