"""What stands behind a verb of saying: a clause, an infinitive, an order with its addressee, an object."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.statements.adjuncts import TIMED, is_day, skip_adjuncts
from dateline.extract.statements.behind import addressee_of, clausal_cue
from dateline.extract.statements.contents import clause_follows, stop
from dateline.extract.statements.cues import BY_WIRE, Cue
from dateline.extract.statements.subjects import (
    ABOUT,
    FINITE,
    REFLEXIVE,
    RELATIVE,
    Range,
    clausal,
    finite_at,
    phrase_after,
)
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL, VERBAL

Pattern = tuple[int, Range | None, str]
"""Where what is said begins, the addressee, and the rule's name."""

QUESTION = frozenset({"whether", "if", "why", "how", "what"})
ASKING = frozenset({"ask", "say", "tell", "wonder", "explain", "inquire", "warn"})
NO_CONTENT = frozenset({"when", "as", "while", "where", "because", "so", "of"})
_LIGHT = "nothing anything something everything little much goodbye farewell hello sorry yes amen"
LIGHT = frozenset(_LIGHT.split(" "))
"""Words that are said, or tell how much was, and are nothing that was said."""
COUNTED = frozenset({"put", "revise", "lower"})
"""Verbs that report only with a number: "put the toll at 16"."""
CALLED = frozenset({"it", "this", "that", "them", "him"})
"""Whom or what somebody called a thing, where the name is all that is said."""
CALLABLE = frozenset({"the", "this", "that", "his", "her", "its", "their", "such", "these", "those"})
"""Words that open what somebody calls something."""
COUNT_REACH = 25
"""Tokens in which that number stands."""
PHRASE_REACH = 16
"""Tokens in which a phrase before "that", or the party before "of", ends."""


def order(unit: Unit, cue: Cue) -> Pattern | None:
    """urged A to C"""
    who = phrase_after(unit, cue.last + 1) if "order" in cue.frames else None
    if who is None:
        return None
    k = _skip_adverbs(unit, who[1] + (unit.tag(who[1]) == "quote" and unit.said(who[1])))  # "called on him "to go""
    verb = unit.tag(k + 1) in VERBAL or unit.tag(k + 1) in ("be", "have", "do", "adv", "noun", "quote")
    return (who[1], who, "order") if unit.tag(k) == "to" and verb else None


def infinitive(unit: Unit, cue: Cue) -> Pattern | None:
    """vowed to C"""
    k = _skip_adverbs(unit, cue.last + 1)
    if "infinitive" not in cue.frames or unit.tag(k) != "to" or unit.tag(k + 1) in ("", "det", "name", "pron", "num"):
        return None
    negated = any(unit.tag(m) == "neg" for m in range(cue.last + 1, k))
    return (cue.last + 1 if negated else k), None, "infinitive"


def _skip_adverbs(unit: Unit, k: int) -> int:
    while unit.tag(k) in ("adv", "neg"):
        k += 1
    return k


def clause(unit: Unit, cue: Cue) -> Pattern | None:
    """said (that) C, told A (that) C"""
    if not cue.frames & {"clause", "addressee", "quote", "weak"}:
        return None
    k, addressee = cue.last + 1, addressee_of(unit, cue)
    if addressee is not None and finite_at(unit.toks, addressee[1]):
        addressee = None
    k = addressee[1] if addressee else k
    k += unit.word(k) in ("here", "back")  # "said here Friday that", "wrote back: "
    found = _that_behind(unit, k) or _that_over_comma(unit, k) or _quotation_behind(unit, k)
    found = found or (_that_over_apposition(unit, k) if addressee else None)
    found = found or _that_over_comma(unit, skip_adjuncts(unit, k, last=False))  # "said on Friday, citing S, that"
    k = found or skip_adjuncts(unit, k, last=False)
    if unit.word(k) == ":" or (unit.word(k) == "," and (unit.said(k + 1) or unit.word(k + 1) == "that")):
        k += 1
    if unit.word(k) in ("", ",", ".", ";"):
        return None
    if unit.word(k) == "that" and unit.tag(k + 1) == "be":
        return (k, None, "clause") if k == cue.last + 1 else None  # "says that is the aim", "a rally that was held"
    if unit.word(k) == "that":
        return k + 1, addressee, "clause"
    if unit.said(k):
        return k, addressee, "quotation"
    return (k, addressee, "clause") if _begins(unit, cue, k) else None


def _that_behind(unit: Unit, k: int) -> int | None:
    """The "that" behind a phrase with a preposition: "said during a visit to a school that"; None without."""
    if unit.tag(k) == "adv" and unit.word(k + 1) == "that":
        return k + 1 if clausal(unit.toks, k + 2, stop(unit, k)) else None  # "said repeatedly that"
    if unit.tag(k) != "prep" and unit.word(k) not in TIMED:
        return None
    for m in range(k + 2, min(k + PHRASE_REACH, len(unit.toks))):
        if unit.word(m) == "that" and unit.tag(m - 1) != "prep":
            return m if not finite_at(unit.toks, m + 1) else None  # "responded with bullets that scattered a mob"
        wire = unit.word(k) == "by" and unit.word(m) in BY_WIRE  # "said by satellite phone that"
        if unit.said(m) or (unit.tag(m) in FINITE and not wire) or unit.word(m) in RELATIVE or unit.tag(m) == "punct":
            return None
    return None


def _quotation_behind(unit: Unit, k: int) -> int | None:
    """The colon before the words in quotation marks behind a phrase: "said of the trade with Lorn: "None""; None
    without."""
    if unit.tag(k) != "prep" and not is_day(unit, k) and unit.word(k - 1) != "of":
        return None
    for m in range(k + 1, min(k + PHRASE_REACH, len(unit.toks))):
        if unit.word(m) == ":" or (unit.word(m) == "," and unit.word(k - 1) == "of" and unit.said(m + 1)):
            return m if unit.said(m + 1) else None
        if unit.said(m) or unit.tag(m) in FINITE or unit.word(m) in RELATIVE or unit.word(m) == "that":
            return None
    return None


def _that_over_comma(unit: Unit, k: int) -> int | None:
    """The "that" behind words put in between commas: "said, in relation to the case of Rell, that"; None without."""
    if unit.word(k) != "," or unit.tag(k + 1) not in ("prep", "ing", "adv"):
        return None
    for m in range(k + 2, min(k + 2 * PHRASE_REACH, len(unit.toks))):
        if unit.said(m) or unit.tag(m) in FINITE:
            return None
        if unit.word(m) == ",":
            return m + 1 if unit.word(m + 1) == "that" else None
    return None


def _that_over_apposition(unit: Unit, k: int) -> int | None:
    """The "that" behind who is told is, between commas: "told the governor, Ana Rell, who came by, that"; None
    without."""
    if unit.word(k) != ",":
        return None
    for m in range(k + 2, min(k + 2 * PHRASE_REACH, len(unit.toks))):
        if unit.said(m) or unit.word(m) in (";", ":"):
            return None
        if unit.word(m) == "," and unit.word(m + 1) == "that":
            return m + 1
    return None


def _begins(unit: Unit, cue: Cue, k: int) -> bool:
    """Whether a clause without "that" begins at ``k``."""
    if unit.word(k) in QUESTION and cue.name in ASKING:
        return True
    if cue.name in ("say", "tell") and _light(unit, k):
        return False
    if not clausal_cue(cue) or cue.name == "threaten":
        return False  # "a man threatening people with a gun shot a guard"
    return clause_follows(unit, k) or (cue.name in ("say", "tell") and _may_begin(unit, k))


def _light(unit: Unit, k: int) -> bool:
    """Whether only that something was said is told, not what: "said nothing about it", "said much the same", "said
    sorry", "said it with pride" (25 of 27 of the training pages are no statements)."""
    if unit.word(k) not in LIGHT and not (unit.word(k) == "it" and unit.tag(k + 1) == "prep"):
        return False
    return not any(finite_at(unit.toks, m) for m in range(k + 1, stop(unit, k)))


def _may_begin(unit: Unit, k: int) -> bool:
    """Whether what was said may begin at ``k`` without a clause in sight: not at a time, a place or "of"."""
    if unit.word(k) in NO_CONTENT or unit.word(k) == "by" or unit.tag(k) == "to":
        return False  # "was handed a flag and told to be proud"
    return unit.tag(k) not in ("prep", "sub") or unit.word(k) in ABOUT or clausal(unit.toks, k, stop(unit, k))


def obj(unit: Unit, cue: Cue) -> Pattern | None:
    """demanded N, called N a B; "deplored Friday the blasts" """
    k = cue.last + 1
    if is_day(unit, k) and unit.tag(k + 1) == "det":
        k += 1
    if not cue.frames & {"object", "judge"} or unit.word(k) in REFLEXIVE:
        return None
    if unit.tag(k) == "pron" and unit.word(k + 1) in ("", ".", ",", ";"):
        return None
    if cue.name == "call" and unit.word(k) in CALLED and unit.tag(k + 1) == "det" and not unit.said(k + 1):
        return k + 1, None, "object"  # "called it a lie"
    named = cue.name == "call" and _calls(unit, k)
    if "object" not in cue.frames and not _quoted_object(unit, k) and not named:
        return None
    if cue.name in COUNTED and not _count_follows(unit, k):
        return None
    if cue.name == "accuse" and (accused := _accused(unit, k)):
        return accused[1] + 1, accused, "object"
    begins = unit.tag(k) in INSIDE or unit.tag(k) in ("pron", "ing", "quote", "have") or unit.said(k)
    return (k, None, "object") if begins else None


def _calls(unit: Unit, k: int) -> bool:
    """Whether somebody is said to call a thing something, in two phrases side by side: "the outcome a victory", "the
    conversation useful"; not "the police" alone, nor "called a march" (46 of 53 on 3,000 training pages)."""
    if unit.word(k) not in CALLABLE:
        return False
    for m in range(k + 2, min(k + PHRASE_REACH, len(unit.toks))):
        if unit.tag(m - 1) in NOMINAL and (
            unit.word(m) in ("a", "an") or (unit.tag(m) == "adj" and _ends(unit, m + 1))
        ):
            return True
        if unit.tag(m) not in INSIDE and unit.word(m) not in ("of", "in"):
            return False
    return False


def _ends(unit: Unit, k: int) -> bool:
    """Whether a clause ends at ``k``, or goes on with "and" or "but"."""
    return unit.word(k) in ("", ".", ",", ";", "and", "but")


def counted(unit: Unit, cue: Cue) -> Pattern | None:
    """counted 16 dead, has recorded at least 40 raids, put it at six"""
    k = cue.last + 1
    if cue.name == "put_it":
        return (cue.last, None, "count") if unit.word(k) in ("at", "to") and unit.tag(k + 1) == "num" else None
    if "counting" not in cue.frames or unit.said(k):
        return None
    if unit.word(k) in ("at", "more", "fewer", "less", "up", "as"):
        k += 2
    number = unit.tag(k) == "num" or (unit.tag(k) == "adv" and unit.tag(k + 1) == "num")
    return (cue.last + 1, None, "count") if number else None


def _accused(unit: Unit, k: int) -> Range | None:
    """The party, and when, before "of": "accused him on Wednesday of buying time"; None without an act, or words in
    quotation marks, behind it."""
    for m in range(k + 1, min(k + PHRASE_REACH, len(unit.toks))):
        if unit.said(m) and unit.said(k):
            continue  # "accused "men who hate us" of looking away"
        if unit.said(m) or unit.tag(m) in FINITE or unit.tag(m) == "punct":
            return None
        acts = unit.tag(m + 1) == "ing" or unit.word(m + 1) in ("trying", "being", "having") or unit.said(m + 1)
        if unit.word(m) == "of" and acts:
            return k, m
    return None


def _count_follows(unit: Unit, k: int) -> bool:
    """ "put the toll at 16", "lowered the number to 31": a preposition and a number within the object."""
    at = (m for m in range(k, k + COUNT_REACH) if unit.word(m) in ("at", "to"))
    return any(unit.tag(n) == "num" for m in at for n in (m + 1, m + 2, m + 3))


def _quoted_object(unit: Unit, k: int) -> bool:
    """Words in quotation marks before the next comma or the end."""
    while unit.word(k) not in ("", ",", ".", ";"):
        if unit.said(k):
            return True
        k += 1
    return False


PATTERNS: tuple[Callable[[Unit, Cue], Pattern | None], ...] = (order, infinitive, clause, obj, counted)
"""Tried in this order; the first that fits is taken."""
