"""Attributions put in or behind what is said: "C, S said on Tuesday", "C, said S", "C1, S said, and C2"."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.extract.statements.adjuncts import skip_adjuncts
from dateline.extract.statements.contents import (
    DASHES,
    clause_follows,
    floor_of,
    quotation_end,
    skip_adverbs,
    skip_openers,
    stop,
    trim,
)
from dateline.extract.statements.cues import Cue
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.outlets import outlet
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import Range, clausal, finite_at, has_finite, phrase_after, subject
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL

ENDS = frozenset(".;!?)") | DASHES
GOES_ON = frozenset({"and", "but", "as", "after", "before", "while", "when", "who", "because"})
"""Words that may follow an attribution put behind its content."""
TITLE = 9
"""Tokens of the longest name of a programme, its marks included."""
OPENING = frozenset({"the", "a", "an", "he", "she", "they", "we", "his", "her", "their", "its", "our", "no"})
"""Words that open what somebody is told, behind the noun for him."""
_HEARERS = "reporters journalists lawmakers lawyers parliament television radio council conference senate"
HEARERS = frozenset(_HEARERS.split(" "))
"""Nouns for those who are told something, besides the lexicon's bodies and persons."""
OCCASION = 15
"""Tokens of a participle clause on the occasion of saying."""
REACH = 40
"""Tokens before the end of an attribution in which its content must end."""


def behind(unit: Unit, cue: Cue, out: list[Raw]) -> Raw | None:
    """C, S said [to A] [on Tuesday] and then an end, a comma or a quotation."""
    if cue.use != "finite" or not cue.frames & {"clause", "addressee", "quote", "weak"}:
        return None
    after, addressee = _after(unit, cue)
    floor = floor_of(unit, out, cue.start)
    who = subject(unit, cue.start, floor) if after is not None else None
    if who is None or after is None or _reduced(unit, who):
        return None
    left = who[0]
    while left > floor and unit.tag(left - 1) in ("conj", "adv"):
        left -= 1
    content = left_content(unit, floor, left) or _content_behind(unit, floor, left, after)
    if content is None and not has_finite(unit.toks, floor, left):
        content = _put_in(unit, floor, left, after)
    if content is None or (not clausal_cue(cue) and not unit.said(content[1] - 1)):
        return None
    return Raw(
        content=content,
        speaker=who,
        cue=cue.span,
        source_only=weak(cue),
        rule="behind",
        addressee=addressee,
        region=(min(content[1], cue.start), after),
    )


def _reduced(unit: Unit, who: Range) -> bool:
    """ "a sum the ministry described as": a noun and the clause about it, no subject of the verb."""
    a, b = who
    if unit.word(a) in ("a", "an") and any(unit.word(k) in lexicon().verdicts for k in range(a + 1, min(a + 3, b - 1))):
        return True
    if any(unit.word(k) in ("which", "whom") and unit.tag(k - 1) == "prep" for k in range(a + 1, b)):
        return True  # "a step for which the doctors had pleaded"
    inner = (k for k in range(a + 1, b - 1) if unit.tag(k) == "det" and unit.tag(k - 1) in NOMINAL)
    return any(unit.tag(k + 1) != "name" for k in inner)


def clausal_cue(cue: Cue) -> bool:
    """Whether a clause may stand as what the verb reports."""
    return bool(cue.frames & {"clause", "addressee", "weak"})


def weak(cue: Cue) -> bool:
    """Evidence, counts, knowledge and attitudes: a source, but no statement."""
    return bool(cue.frames & {"weak", "counting"}) and not cue.frames & {"clause", "addressee"}


def addressee_of(unit: Unit, cue: Cue) -> Range | None:
    """Whom a verb of saying speaks to right behind it: "told A", "said to A"."""
    k = cue.last + 1
    if unit.word(k) == "to":
        bare = "infinitive" in cue.frames and unit.tag(k + 1) not in ("det", "name", "pron", "poss", "num")
        return None if bare else phrase_after(unit, k + 1)  # "vowed to stave off the worst"
    return _one_noun(unit, phrase_after(unit, k)) if "addressee" in cue.frames and unit.tag(k) != "sub" else None


def _one_noun(unit: Unit, found: Range | None) -> Range | None:
    """An addressee up to the article behind its noun, or the end of an outlet's name: "told the minister the people
    share his sorrow", "told AFP five people had died"."""
    if found is None:
        return None
    if (told := outlet(unit, found[0])) is not None and told[1] < found[1]:
        return told
    if finite_at(unit.toks, found[1]) and (named := _before_name(unit, found)) is not None:
        return found[0], named
    behind = (k for k in range(found[0] + 1, found[1]) if unit.word(k) in OPENING)
    return found[0], next((k for k in behind if unit.tag(k - 1) in ("noun", "name")), found[1])


def _before_name(unit: Unit, found: Range) -> int | None:
    """Where a name begins behind a noun for those who are told, right before the verb of what they are told: "told
    reporters Lorn would sign", "told the Security Council Karst and Norland had signed"."""
    lex = lexicon()
    for k in range(found[0] + 1, found[1]):
        told = unit.word(k - 1)
        heard = told in lex.body or told in lex.venues or (told in lex.person and told.endswith("s"))
        heard = heard or (told.endswith("s") and told.removesuffix("s") in lex.person) or told in HEARERS
        several = told in HEARERS and told.endswith("s") and unit.tag(k) == "noun"  # "told reporters talks would go on"
        if heard and (several or unit.tag(k) == "name") and unit.tag(k - 1) in ("noun", "name"):
            return k
    return None


def _after(unit: Unit, cue: Cue) -> tuple[int | None, Range | None]:
    """The token behind an attribution that follows its content (None where content follows the verb); the addressee."""
    addressee = addressee_of(unit, cue)
    k = addressee[1] if addressee else cue.last + 1
    about = phrase_after(unit, k) if cue.name == "say_of" and not unit.said(k) else None
    k = about[1] if about else k
    k = skip_adjuncts(unit, k if cue.name in ("say", "tell") else skip_adverbs(unit, k), last=True)
    k = _title_end(unit, k)
    if _is_end(unit, k):
        return k, addressee
    if not _behind_quotation(unit, cue) or unit.said(k) or unit.word(k) in ("that", ":"):
        return None, None
    while k < len(unit.toks) and unit.word(k) not in (",", ";", ".", ":") and not unit.said(k):
        k += 1
    return k, addressee


def _title_end(unit: Unit, k: int) -> int:
    """The token behind the name of a programme in quotation marks: "said on Lorn TV's "Good Morning" on Friday"."""
    if not unit.said(k) or unit.tag(k - 1) != "poss":
        return k
    end = k
    while unit.said(end) and unit.quoted[end] == unit.quoted[k]:
        end += 1
    if end - k > TITLE:
        return k
    return skip_adjuncts(unit, end + (unit.tag(end) == "quote"), last=True)


def _behind_quotation(unit: Unit, cue: Cue) -> bool:
    """Whether only the subject stands between a closed quotation and the verb."""
    k = cue.start - 1
    while k >= 0 and not unit.said(k) and unit.tag(k) in (*INSIDE, "pron"):
        k -= 1
    return 0 <= k < cue.start - 1 and unit.said(k)


def _is_end(unit: Unit, k: int) -> bool:
    """The unit's end, a stop, or a comma that does not introduce words in quotation marks."""
    word, lex = unit.word(k), lexicon()
    if not word or word in ENDS:
        return True
    if word == ",":
        return not unit.said(k + 1) or _content_before(unit, k)
    if unit.tag(k) == "quote" and not unit.said(k):
        return True
    relative = word == "that" and finite_at(unit.toks, k + 1)
    at_venue = unit.word(k - 1) in lex.venues or unit.word(k - 1) in lex.days
    if at_venue and (unit.tag(k) in ("past", "ing") or relative):
        return _content_before(unit, k)
    return word in GOES_ON and _content_before(unit, k)


def _content_before(unit: Unit, k: int) -> bool:
    """Whether a quotation or a comma-closed clause stands before the attribution that ends at ``k``."""
    return any(unit.word(m) == "," or unit.said(m) for m in range(max(0, k - REACH), k))


def left_content(unit: Unit, floor: int, end: int) -> Range | None:
    """What stands before an attribution: tokens from ``floor`` to its comma or closing quotation mark."""
    b = end
    while b > floor and (unit.word(b - 1) in (",", ":") or unit.word(b - 1) in DASHES):
        b -= 1
    closed = b > floor and unit.said(b - 1)
    a = skip_openers(unit, floor, b)
    if (b == end and not closed) or a >= b:
        return None
    if closed:
        opens = b - 1
        while opens > a and unit.said(opens - 1):
            opens -= 1
        apart = opens > a and (unit.word(opens - 1) in DASHES or unit.word(opens - 1) in ":(-")
        return (opens if apart else a), b  # "she scolded him: "...," she said", "he is proud - "...," he said"
    if unit.tag(a) == "conj" and unit.word(a + 1).endswith("ing"):
        return None  # "After touring the port and meeting police, the chief said"
    bare = unit.tag(a) == "sub" and unit.word(a) != "that" and all(unit.word(k) != "," for k in range(a, b))
    return (a, b) if not bare and clausal(unit.toks, a, b) else None


def _content_behind(unit: Unit, floor: int, left: int, after: int) -> Range | None:
    """ "In 2020, S said, C", "If they do not, S said, C": what stands before opens the clause behind."""
    if skip_openers(unit, floor, left) >= left or unit.word(left - 1) != "," or unit.word(after) != ",":
        return None
    end = trim(unit, after + 1, stop(unit, after + 1))
    clause = clause_follows(unit, after + 1) or clausal(unit.toks, after + 1, end)
    return (after + 1, end) if clause and after + 1 < end else None


def inverted(unit: Unit, cue: Cue, out: list[Raw]) -> Raw | None:
    """C, said S."""
    k = cue.start
    closed = unit.said(k - 1) or (unit.word(k - 1) == "," and unit.said(k - 2))
    allowed = "inverted" in cue.frames or (closed and bool(cue.frames & {"clause", "quote"}))
    if cue.use != "finite" or not allowed or not (closed or unit.word(k - 1) == "," or unit.word(k - 1) in DASHES):
        return None
    who = _inverted_subject(unit, cue.last + 1)
    if who is None or not _closes(unit, who[1]):
        return None
    floor = floor_of(unit, out, k)
    content = left_content(unit, floor, k) or _put_in(unit, floor, k, skip_adjuncts(unit, who[1], last=True))
    if content is None:
        return None
    addressee = phrase_after(unit, who[1] + 1) if unit.word(who[1]) == "to" else None
    after = skip_adjuncts(unit, addressee[1] if addressee else who[1], last=True)
    return Raw(
        content=content,
        speaker=who,
        cue=cue.span,
        rule="inverted",
        addressee=addressee,
        region=(min(content[1], cue.start), after),
    )


def opening(unit: Unit) -> Raw | None:
    """Said S, "C": the verb opens its sentence."""
    lex = lexicon()
    lemma, shape = lex.forms.get(unit.word(0), ("", ""))
    if shape != "past" or "inverted" not in lex.frames.get(lemma, ()) or unit.said(0):
        return None
    who = _inverted_subject(unit, 1)
    k = skip_adjuncts(unit, who[1], last=True) if who is not None else 0
    if who is None or unit.word(k) not in (",", ":") or not unit.said(k + 1):
        return None
    end = quotation_end(unit, k + 1)
    if end is None:
        return None
    return Raw(content=(k + 1, trim(unit, k + 1, end)), speaker=who, cue=(0, 1), rule="inverted", region=(0, end))


def _put_in(unit: Unit, floor: int, left: int, after: int) -> Range | None:
    """ "The bridge, says the mayor, is closed", "If it rains, says the mayor, the bridge closes": what stands before
    the comma is a bare phrase or opens the clause behind."""
    a = skip_openers(unit, floor, left - 1)
    bare = a < left - 1 and all(unit.word(k) != "," and not unit.said(k) for k in range(a, left - 1))
    if not bare or unit.word(left - 1) != "," or unit.word(after) != "," or unit.said(after + 1):
        return None
    verb = finite_at(unit.toks, skip_adverbs(unit, after + 1))
    end = trim(unit, after + 1, stop(unit, after + 1))
    opens = unit.tag(a) in ("sub", "prep") and clause_follows(unit, after + 1)
    return (after + 1, end) if (opens or (verb and unit.tag(a) not in ("sub", "prep"))) and after + 1 < end else None


def _closes(unit: Unit, k: int) -> bool:
    """Whether an inverted subject may end at ``k``: not before an infinitive, "that" or a finite auxiliary."""
    if unit.tag(k) == "to":
        return unit.tag(k + 1) in ("det", "name", "pron", "noun")
    return unit.word(k) != "that" and unit.tag(k) not in ("modal", "be", "have", "do")


def _inverted_subject(unit: Unit, k: int) -> Range | None:
    """The noun phrase behind an inverted verb, with its apposition; None where a clause begins there instead."""
    if unit.tag(k) not in (*INSIDE, "pron", "ing") or unit.said(k):
        return None
    found = phrase_after(unit, k)
    if found is None or unit.tag(found[1]) in ("modal", "be", "have", "do") or _past_clause(unit, found[1]):
        return None
    end = found[1]
    if unit.word(end) == "," and unit.tag(end + 1) in INSIDE and unit.tag(end + 1) != "num":
        more = phrase_after(unit, end + 1)
        if more is not None and (
            unit.word(more[1]) in ("", ",", ".", ";") or unit.tag(more[1]) in ("past", "ing", "sub")
        ):
            return k, more[1]
    return found


def _past_clause(unit: Unit, k: int) -> bool:
    """A past or present verb with an object behind it, so that the phrase before it is its subject."""
    return unit.tag(k) in ("past", "verb") and unit.tag(k + 1) in ("det", "name", "num", "noun", "to", "adj")


def second_halves(unit: Unit, put_in: tuple[Raw, ...], found: tuple[Cue, ...]) -> list[Raw]:
    """What goes on behind an inserted attribution: a quotation, or "and", "but" or a colon with a clause."""
    out: list[Raw] = []
    for raw in put_in:
        k = _over_clause(unit, raw.region[1])
        if raw.rule == "according" or raw.content[0] >= k or not (unit.word(k) in ",:;" or unit.word(k) in DASHES):
            continue
        start = _second_start(unit, k)
        if start is None:
            continue
        if not unit.said(start) and any(c.first >= start for c in found):
            continue
        whole = quotation_end(unit, start) if unit.said(start) else None
        end = trim(unit, start, whole if whole is not None else stop(unit, start))
        if end > start:
            out.append(replace(raw, content=(start, end), rule="second-half"))
    return out


def _over_clause(unit: Unit, k: int) -> int:
    """The comma before the second half of a quotation, over a participle that tells of the occasion: '"A," S said in a
    speech marking the day, "and B"'."""
    if unit.tag(k) not in ("ing", "past"):
        return k
    for m in range(k + 1, min(k + OCCASION, len(unit.toks) - 1)):
        if unit.said(m) or unit.word(m) in (".", ";", ":"):
            return k
        if unit.word(m) == ",":
            return m if unit.said(m + 1) else k
    return k


def _second_start(unit: Unit, k: int) -> int | None:
    if k + 1 >= len(unit.toks):
        return None
    if unit.said(k + 1) or unit.word(k) == ":":
        return k + 1
    joined = unit.word(k + 1) in ("and", "but", "nor") and clause_follows(unit, k + 2)
    return k + 2 if joined else None
