"""Reading one unit: which stretches are reported, by whom, with which verb. Raw findings; pronouns come later."""

from __future__ import annotations

from dateline.extract.statements.cues import Cue, cues
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.subjects import (
    FINITE,
    RELATIVE,
    Range,
    finite_at,
    has_finite,
    phrase_after,
    subject,
)
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL, VERBAL
from dateline.model import Value


class Raw(Value, frozen=True, kw_only=True):
    """A finding in token ranges of its unit. ``content`` may be trimmed further; ``region`` is the whole attribution
    ("the ministry said in a statement") that no content may run into."""

    content: Range
    speaker: Range | None
    cue: Range | None
    rule: str
    addressee: Range | None = None
    region: Range = (0, 0)
    source_only: bool = False


def read(unit: Unit) -> tuple[Raw, ...]:
    """All findings of one unit in the order of their cues."""
    found = cues(unit)
    inserted = _inserted(unit, found)
    taken = {raw.cue for raw in inserted}
    forward = _forward(unit, [c for c in found if (c.first, c.last + 1) not in taken], found, inserted)
    second = _second_halves(unit, inserted, found)
    return tuple(sorted((*inserted, *forward, *second), key=lambda r: (r.content, r.cue or (0, 0))))


# ---------------------------------------------------------------- attributions inserted in or put behind what is said


def _inserted(unit: Unit, found: tuple[Cue, ...]) -> tuple[Raw, ...]:
    out: list[Raw] = []
    for cue in found:
        raw = _behind(unit, cue, out) or _inverted(unit, cue, out)
        if raw is not None:
            out.append(raw)
    for at in _according(unit):
        raw = _source_phrase(unit, at, out)
        if raw is not None:
            out.append(raw)
    return tuple(out)


def _floor(unit: Unit, out: list[Raw], at: int) -> int:
    """Where the content of an attribution at token ``at`` may begin: behind the attribution before it."""
    floor = max((raw.region[1] for raw in out if raw.region[1] <= at), default=0)
    for k in range(at - 1, floor, -1):
        if unit.toks[k].text == ";" and unit.quoted[k] < 0:
            return k + 1
    return floor


def _behind(unit: Unit, cue: Cue, out: list[Raw]) -> Raw | None:
    """C, S said [to A] [on Tuesday] and then an end, a comma or a quotation."""
    if cue.use != "finite" or not cue.frames & {"clause", "addressee", "quote"} or unit.quoted[cue.first] >= 0:
        return None
    floor = _floor(unit, out, cue.start)
    after, addressee = _after_attribution(unit, cue)
    if after is None:
        return None
    who = subject(unit, cue.start, floor)
    if who is None:
        return None
    left = who[0]
    while left > floor and unit.toks[left - 1].tag in ("conj", "adv"):
        left -= 1
    content = _left_content(unit, floor, left)
    if content is None:
        return None
    return Raw(
        content=content,
        speaker=who,
        cue=(cue.first, cue.last + 1),
        rule="behind",
        addressee=addressee,
        region=(content[1], after),
    )


def _after_attribution(unit: Unit, cue: Cue) -> tuple[int | None, Range | None]:
    """The token behind an attribution put behind its content, with the addressee; None where content follows the verb."""
    toks = unit.toks
    k, addressee = cue.last + 1, None
    if "addressee" in cue.frames or (k < len(toks) and toks[k].lower == "to"):
        start = k + 1 if k < len(toks) and toks[k].lower == "to" else k
        addressee = phrase_after(unit, start)
        k = addressee[1] if addressee else k
    if cue.name == "put_it" or cue.name not in ("say", "tell"):
        k = _skip_manner(unit, k)
    k = _skip_adjuncts(unit, k, last=True)
    if _is_end(unit, k):
        return k, addressee
    return None, None


def _skip_manner(unit: Unit, k: int) -> int:
    toks = unit.toks
    while k < len(toks) and toks[k].tag == "adv":
        k += 1
    return k


def _is_end(unit: Unit, k: int) -> bool:
    """The unit's end, a stop, or a comma that does not introduce words in quotation marks."""
    toks = unit.toks
    if k >= len(toks) or toks[k].text in (".", ";", "!", "?", "—", "–", "--", ")"):
        return True
    if toks[k].text == ",":
        return not (k + 1 < len(toks) and unit.quoted[k + 1] >= 0) or _content_before(unit, k)
    if toks[k].tag == "quote" and unit.quoted[k] < 0:
        return True
    return toks[k].lower in ("and", "but", "as", "after", "before", "while", "when", "who", "because") and _content_before(unit, k)


def _content_before(unit: Unit, k: int) -> bool:
    """Whether a quotation or a comma-closed clause stands before the attribution that ends at ``k``."""
    return any(unit.toks[m].text == "," or unit.quoted[m] >= 0 for m in range(max(0, k - 40), k))


def _skip_adjuncts(unit: Unit, k: int, *, last: bool) -> int:
    """Behind a reporting verb: days, places and occasions of saying ("on Tuesday", "in a statement", "by phone").

    With ``last`` (the attribution closes its clause) every prepositional phrase is skipped.
    """
    toks = unit.toks
    while k < len(toks):
        step = _adjunct(unit, k, last=last)
        if step == k:
            return k
        k = step
    return k


def _adjunct(unit: Unit, k: int, *, last: bool) -> int:
    toks, lex = unit.toks, lexicon()
    tok = toks[k]
    if unit.quoted[k] >= 0:
        return k
    if tok.lower in lex.days and (last or not finite_at(toks, k + 1)):
        return _more_days(unit, k + 1)
    if tok.tag == "adv" and (last or tok.lower in ("later", "earlier", "yesterday", "today", "also", "again", "afterwards")):
        return k + 1
    late = tok.lower in ("late", "early", "last", "this") and k + 1 < len(toks) and toks[k + 1].lower in lex.days
    if late:
        return _more_days(unit, k + 2)
    if tok.tag != "prep" or tok.lower in ("of", "like", "than", "up", "about", "against", "between"):
        return k
    phrase = phrase_after(unit, k + 1)
    if phrase is None:
        return k
    inside = [toks[m].lower for m in range(*phrase)]
    venue = any(word in lex.venues or word in lex.days for word in inside) or inside[-1].isdigit()
    named = toks[phrase[1] - 1].tag == "name" and tok.lower in ("in", "at", "on")
    clause = finite_at(toks, phrase[1]) and not last
    if last or ((venue or named) and not clause):
        return phrase[1]
    short = _venue_end(unit, phrase) if venue else None
    return short if short is not None else k


def _venue_end(unit: Unit, phrase: Range) -> int | None:
    """ "said on Thursday it had", "said in a statement the army had": the adjunct ends at its venue or day."""
    lex = lexicon()
    for m in range(*phrase):
        if unit.toks[m].lower in lex.venues or unit.toks[m].lower in lex.days:
            return m + 1
    return None


def _more_days(unit: Unit, k: int) -> int:
    lex = lexicon()
    while k < len(unit.toks) and (unit.toks[k].lower in lex.days or unit.toks[k].tag == "num") and unit.quoted[k] < 0:
        k += 1
    return k


def _left_content(unit: Unit, floor: int, end: int) -> Range | None:
    """What stands before an attribution: tokens from ``floor`` to its comma or closing quotation mark."""
    toks = unit.toks
    b = end
    comma = b > floor and toks[b - 1].text in (",", "—", "–", "--", ":")
    while b > floor and toks[b - 1].text in (",", "—", "–", "--", ":"):
        b -= 1
    closed = b > floor and unit.quoted[b - 1] >= 0
    if not (comma or closed) or b <= floor:
        return None
    a = _skip_openers(unit, floor, b)
    if a >= b:
        return None
    if closed or has_finite(toks, a, b) or b - a >= 5:
        return a, b
    return None


def _skip_openers(unit: Unit, a: int, b: int) -> int:
    """Conjunctions and sentence adverbs with their comma do not belong to what was said."""
    toks = unit.toks
    while a < b and (toks[a].text in (",", ";", "—", "–", "--", ".", ")") or toks[a].tag == "conj") and unit.quoted[a] < 0:
        a += 1
    if a + 1 < b and toks[a].tag == "adv" and toks[a + 1].text == "," and unit.quoted[a] < 0:
        return a + 2
    return a


def _inverted(unit: Unit, cue: Cue, out: list[Raw]) -> Raw | None:
    """C, said S."""
    toks, k = unit.toks, cue.start
    if cue.use != "finite" or "inverted" not in cue.frames or k == 0 or unit.quoted[cue.first] >= 0:
        return None
    if not (toks[k - 1].text in (",", "—", "–", "--") or unit.quoted[k - 1] >= 0):
        return None
    who = _inverted_subject(unit, cue.last + 1)
    if who is None:
        return None
    floor = _floor(unit, out, k)
    content = _left_content(unit, floor, k)
    if content is None:
        return None
    end, addressee = who[1], None
    if end < len(toks) and toks[end].lower == "to":
        addressee = phrase_after(unit, end + 1)
        end = addressee[1] if addressee else end
    after = _skip_adjuncts(unit, end, last=True)
    return Raw(
        content=content,
        speaker=who,
        cue=(cue.first, cue.last + 1),
        rule="inverted",
        addressee=addressee,
        region=(content[1], after),
    )


def _inverted_subject(unit: Unit, k: int) -> Range | None:
    """The noun phrase behind an inverted verb, with its apposition; None where a clause begins there instead."""
    toks = unit.toks
    if k >= len(toks) or toks[k].tag not in (*INSIDE, "pron", "ing") or unit.quoted[k] >= 0:
        return None
    found = phrase_after(unit, k)
    if found is None:
        return None
    end = found[1]
    if end < len(toks) and (toks[end].tag in ("modal", "be", "have", "do") or _past_clause(unit, end)):
        return None
    if end + 1 < len(toks) and toks[end].text == ",":
        more = phrase_after(unit, end + 1) if toks[end + 1].tag in INSIDE else None
        closes = more is not None and (more[1] >= len(toks) or toks[more[1]].text in (",", ".", ";") or toks[more[1]].tag in ("past", "ing", "sub"))
        if more is not None and closes and toks[end + 1].tag != "num":
            return k, more[1]
    return found


def _past_clause(unit: Unit, k: int) -> bool:
    """A past or present verb with an object behind it, so that the phrase before it is its subject."""
    toks = unit.toks
    if toks[k].tag not in ("past", "verb"):
        return False
    return k + 1 < len(toks) and toks[k + 1].tag in ("det", "name", "num", "noun", "to", "adj")


# ---------------------------------------------------------------- according to


def _according(unit: Unit) -> list[int]:
    toks = unit.toks
    return [
        i
        for i in range(len(toks) - 2)
        if toks[i].lower == "according" and toks[i + 1].lower == "to" and unit.quoted[i] < 0
    ]


def _source_phrase(unit: Unit, at: int, out: list[Raw]) -> Raw | None:
    toks = unit.toks
    who = source_range(unit, at + 2)
    if who is None:
        return None
    floor = _floor(unit, out, at)
    opening = at == floor or all(toks[k].tag in ("conj", "adv", "punct") for k in range(floor, at))
    if opening:
        a = who[1]
        while a < len(toks) and toks[a].text != "," and a < who[1] + 25:
            a += 1
        content = (a + 1, _stop(unit, a + 1)) if a + 1 < len(toks) else None
    else:
        b = at - 1 if toks[at - 1].text == "," else at
        content = (_skip_openers(unit, _relative_start(unit, floor, b), b), b)
        if at > 0 and toks[at - 1].lower == "that" or content[0] >= content[1]:
            content = (who[1], _stop(unit, who[1]))
    if content is None or content[0] >= content[1]:
        return None
    region = (floor, who[1]) if opening else (at, who[1])
    return Raw(content=content, speaker=who, cue=(at, at + 2), rule="according", region=region)


def _relative_start(unit: Unit, floor: int, b: int) -> int:
    return floor


def source_range(unit: Unit, k: int) -> Range | None:
    """A source phrase to its end: the noun phrase, its participle or relative clause, up to a comma or a stop."""
    toks = unit.toks
    found = phrase_after(unit, k)
    if found is None:
        return None
    end = found[1]
    if end < len(toks) and toks[end].tag in ("past", "ing", "to", "pron", "name", "prep") or (
        end < len(toks) and toks[end].lower in RELATIVE | {"that"}
    ):
        while end < len(toks) and toks[end].text not in (",", ".", ";", ":", "?", "!", "—", "–") and unit.quoted[end] < 0:
            end += 1
    return found[0], end


def _stop(unit: Unit, k: int) -> int:
    """The end of a clause that runs to the end of its sentence: a stop or semicolon outside quotation marks."""
    toks = unit.toks
    while k < len(toks):
        if toks[k].text == ";" and unit.quoted[k] < 0:
            return k
        if toks[k].text in (".", "!", "?") and unit.quoted[k] < 0 and _sentence_end(unit, k):
            return k
        k += 1
    return len(toks)


def _sentence_end(unit: Unit, k: int) -> bool:
    end = unit.toks[k].span[1]
    return any(abs(end - s[1]) <= 1 for s in unit.sentences)


# ---------------------------------------------------------------- the verb first, then what is said


def _forward(unit: Unit, todo: list[Cue], found: tuple[Cue, ...], inserted: tuple[Raw, ...]) -> list[Raw]:
    out: list[Raw] = []
    for cue in todo:
        if any(r.region[0] <= cue.first < r.region[1] and r.cue != (cue.first, cue.last + 1) for r in inserted if r.rule != "according"):
            continue
        raw = _one_forward(unit, cue, found, inserted, out)
        if raw is not None:
            out.append(raw)
    return out


def _one_forward(
    unit: Unit, cue: Cue, found: tuple[Cue, ...], inserted: tuple[Raw, ...], out: list[Raw]
) -> Raw | None:
    if cue.use == "passive":
        return _passive(unit, cue, found, inserted)
    who = _speaker(unit, cue, found, inserted, out)
    if who is None:
        return None
    for frame in (_order, _infinitive, _clause, _object):
        got = frame(unit, cue)
        if got is not None:
            start, addressee, rule = got
            end = _end(unit, cue, start, found, inserted, rule)
            if start < end:
                return Raw(
                    content=(start, end),
                    speaker=who,
                    cue=(cue.first, cue.last + 1),
                    rule=rule if cue.use == "finite" else rule + "-ing",
                    addressee=addressee,
                    region=(cue.start, cue.last + 1),
                )
    return None


def _speaker(unit: Unit, cue: Cue, found: tuple[Cue, ...], inserted: tuple[Raw, ...], out: list[Raw]) -> Range | None:
    toks = unit.toks
    shared = cue.start > 0 and (toks[cue.start - 1].lower in ("and", "but", "or", "then", "nor") or toks[cue.start - 1].text == ",")
    if cue.use == "ing":
        return _main_speaker(unit, cue, found, inserted, out)
    if shared:
        got = subject(unit, cue.start, 0) if toks[cue.start - 1].text == "," else None
        return got or _main_speaker(unit, cue, found, inserted, out)
    return subject(unit, cue.start, 0)


def _main_speaker(
    unit: Unit, cue: Cue, found: tuple[Cue, ...], inserted: tuple[Raw, ...], out: list[Raw]
) -> Range | None:
    """The subject of a participle or of a second verb: the speaker told last before it, else the clause's subject."""
    before = [r for r in (*inserted, *out) if r.cue is not None and r.cue[0] < cue.first and r.speaker]
    same = [r for r in before if not _inside(r, cue)]
    if same:
        return max(same, key=lambda r: r.cue or (0, 0)).speaker
    return _first_subject(unit, cue.start)


def _inside(raw: Raw, cue: Cue) -> bool:
    return False


def _first_subject(unit: Unit, limit: int) -> Range | None:
    """The subject of the first finite verb before ``limit``."""
    for k in range(1, limit):
        if unit.toks[k].tag in FINITE and unit.quoted[k] < 0:
            got = subject(unit, k, 0)
            if got is not None:
                return got
    return None


Frame = tuple[int, Range | None, str]


def _order(unit: Unit, cue: Cue) -> Frame | None:
    """urged A to C"""
    if "order" not in cue.frames:
        return None
    toks = unit.toks
    who = phrase_after(unit, cue.last + 1)
    if who is None:
        return None
    k = who[1]
    while k < len(toks) and toks[k].tag in ("adv", "neg"):
        k += 1
    negated = k > who[1]
    if k < len(toks) and toks[k].tag == "to" and k + 1 < len(toks) and (toks[k + 1].tag in (*VERBAL, "be", "have", "do", "adv") or toks[k + 1].tag == "noun"):
        return (who[1] if negated else k), who, "order"
    return None


def _infinitive(unit: Unit, cue: Cue) -> Frame | None:
    """vowed to C"""
    toks, k = unit.toks, cue.last + 1
    if "infinitive" not in cue.frames:
        return None
    while k < len(toks) and toks[k].tag in ("adv", "neg"):
        k += 1
    if k + 1 < len(toks) and toks[k].tag == "to" and toks[k + 1].tag not in ("det", "name", "pron", "num"):
        return k, None, "infinitive"
    return None


def _clause(unit: Unit, cue: Cue) -> Frame | None:
    """said (that) C, told A (that) C"""
    toks, k, addressee = unit.toks, cue.last + 1, None
    if not cue.frames & {"clause", "addressee", "quote"}:
        return None
    if "addressee" in cue.frames or (k < len(toks) and toks[k].lower == "to"):
        start = k + 1 if k < len(toks) and toks[k].lower == "to" else k
        got = phrase_after(unit, start) if start < len(toks) and toks[start].tag != "sub" else None
        if got is not None and _addressee_ends(unit, got[1]):
            k, addressee = got[1], got
    k = _skip_adjuncts(unit, k, last=False)
    if k < len(toks) and toks[k].text in (",", ":") and k + 1 < len(toks) and (unit.quoted[k + 1] >= 0 or toks[k + 1].lower == "that" or toks[k].text == ":"):
        k += 1
    if k >= len(toks) or toks[k].text in (",", ".", ";"):
        return None
    if toks[k].lower == "that":
        return (k + 1, addressee, "clause") if k + 1 < len(toks) else None
    if unit.quoted[k] >= 0 and unit.quoted[cue.first] != unit.quoted[k]:
        return k, addressee, "quotation"
    if toks[k].lower in ("whether", "if", "why", "how", "what", "when", "where") and cue.name in ("ask", "say", "tell", "wonder", "explain", "inquire", "warn", "describe"):
        return k, addressee, "clause"
    if cue.frames & {"clause", "addressee"} and (cue.name in ("say", "add", "tell", "insist") or _clause_follows(unit, k)):
        return k, addressee, "clause"
    return None


def _addressee_ends(unit: Unit, k: int) -> bool:
    """Behind an addressee comes "that", a clause, a quotation, an adjunct or an end, not a verb of its own."""
    return not finite_at(unit.toks, k)


def _clause_follows(unit: Unit, k: int) -> bool:
    """A subject and a finite verb at ``k``, without "that" between."""
    toks = unit.toks
    if toks[k].tag not in (*INSIDE, "pron", "adv", "sub", "ing"):
        return False
    got = phrase_after(unit, k)
    if got is None:
        return False
    m = got[1]
    while m < len(toks) and toks[m].tag == "adv":
        m += 1
    if not finite_at(toks, m):
        return False
    if toks[m].tag == "past":
        return m + 1 < len(toks) and toks[m + 1].lower != "by" and toks[m + 1].tag in ("det", "name", "num", "noun", "adj", "pron", "prep", "to")
    return True


def _object(unit: Unit, cue: Cue) -> Frame | None:
    """demanded N, called N a B"""
    toks, k = unit.toks, cue.last + 1
    if "object" not in cue.frames or k >= len(toks):
        return None
    if toks[k].tag in (*INSIDE, "pron", "ing", "quote", "have") or unit.quoted[k] >= 0:
        return k, None, "object"
    return None


def _passive(unit: Unit, cue: Cue, found: tuple[Cue, ...], inserted: tuple[Raw, ...]) -> Raw | None:
    """A was accused by S of C"""
    toks, k = unit.toks, cue.last + 1
    if k >= len(toks) or toks[k].lower != "by" or not cue.frames & {"order", "object", "clause"}:
        return None
    who = phrase_after(unit, k + 1)
    if who is None or who[1] >= len(toks):
        return None
    addressee = subject(unit, cue.start, 0)
    start = who[1]
    if cue.name == "accuse" and toks[start].lower == "of":
        start += 1
    elif toks[start].tag != "to":
        return None
    end = _end(unit, cue, start, found, inserted, "object")
    if start >= end:
        return None
    return Raw(content=(start, end), speaker=who, cue=(cue.first, cue.last + 1), rule="passive", addressee=addressee, region=(cue.start, who[1]))


# ---------------------------------------------------------------- where what is said ends


def _end(unit: Unit, cue: Cue, start: int, found: tuple[Cue, ...], inserted: tuple[Raw, ...], rule: str) -> int:
    end = _stop(unit, start)
    if rule == "quotation":
        whole = _quotation_end(unit, start)
        if whole is not None:
            return whole
    for raw in inserted:
        if raw.region[0] > start and raw.rule != "according":
            end = min(end, raw.region[0])
        elif raw.rule == "according" and raw.region[0] > start:
            end = min(end, raw.region[0])
    for other in found:
        if other.first > cue.last and unit.quoted[other.first] < 0:
            at = _cut_before(unit, other, start, cue)
            if at is not None:
                end = min(end, at)
    end = _cut_short(unit, start, end, rule)
    return _trim(unit, start, end)


def _quotation_end(unit: Unit, start: int) -> int | None:
    """The end of a quotation that closes its sentence or is followed by a comma or conjunction."""
    k = start
    while k < len(unit.toks) and unit.quoted[k] == unit.quoted[start]:
        k += 1
    if k >= len(unit.toks) or unit.toks[k].text in (",", ".", ";") or unit.toks[k].tag == "prep":
        return k
    return k if unit.toks[k].tag in ("conj",) and _own_verb(unit, k + 1) else None


def _own_verb(unit: Unit, k: int) -> bool:
    toks = unit.toks
    while k < len(toks) and toks[k].tag == "adv":
        k += 1
    return k < len(toks) and toks[k].tag in ("past", "verb", "have", "be", "modal")


def _cut_before(unit: Unit, other: Cue, start: int, cue: Cue) -> int | None:
    """Where a later reporting verb of the same sentence ends the content of this one, or None."""
    toks, k = unit.toks, other.start - 1
    if other.use == "passive" or k <= start:
        return None
    if other.use == "ing":
        return k if toks[k].text == "," else None
    if toks[k].lower in ("and", "but", "then"):
        return k - 1 if toks[k - 1].text == "," else k
    who = subject(unit, other.start, start)
    if who is None or who[0] <= start:
        return None
    left = who[0] - 1
    opens = toks[left].lower in ("while", "and", "but", "although", "though", "after", "as", "whereas", "because") or toks[left].text == ";"
    if not opens:
        return None
    return left - 1 if toks[left - 1].text == "," else left


def _cut_short(unit: Unit, start: int, end: int, rule: str) -> int:
    """Ends content at the outlet's comment on it, and a bare object also at a comma or at the next verb."""
    toks, lex = unit.toks, lexicon()
    for k in range(start + 1, end):
        if unit.quoted[k] >= 0:
            continue
        if toks[k].text == ",":
            near = [t.lower for t in toks[k + 1 : k + 4]]
            if near[:1] in (["a"], ["an"]) and any(word in lex.verdicts for word in near):
                return k
            if near[:1] == ["according"]:
                return k
            if rule == "object" and not _goes_on(unit, k):
                return k
        if rule in ("object", "order", "infinitive") and toks[k].tag == "conj" and _own_past(unit, k + 1):
            return k
    return end


def _own_past(unit: Unit, k: int) -> bool:
    toks = unit.toks
    while k < len(toks) and toks[k].tag == "adv":
        k += 1
    return k < len(toks) and toks[k].tag in ("past", "have")


def _goes_on(unit: Unit, k: int) -> bool:
    """A list goes on behind the comma: a short item and then another comma or "and"."""
    toks = unit.toks
    got = phrase_after(unit, k + 1)
    return got is not None and got[1] < len(toks) and (toks[got[1]].text == "," or any(toks[m].lower == "and" for m in range(*got))) and toks[k + 1].tag in NOMINAL


def _trim(unit: Unit, start: int, end: int) -> int:
    while end > start and (unit.toks[end - 1].text in (",", ".", ";", ":", "—", "–") or unit.toks[end - 1].tag == "conj"):
        end -= 1
    return end


# ---------------------------------------------------------------- "C1," S said, "C2"


def _second_halves(unit: Unit, inserted: tuple[Raw, ...], found: tuple[Cue, ...]) -> list[Raw]:
    """What goes on behind an inserted attribution: a quotation, or "and", "but" or a colon with a clause."""
    out: list[Raw] = []
    toks = unit.toks
    for raw in inserted:
        if raw.rule == "according":
            continue
        k = raw.region[1]
        if k + 1 >= len(toks) or toks[k].text not in (",", ":", ";", "—", "–"):
            continue
        quotation = unit.quoted[k + 1] >= 0
        joined = toks[k + 1].lower in ("and", "but", "nor") and _clause_follows(unit, min(k + 2, len(toks) - 1))
        if not (quotation or joined or toks[k].text == ":"):
            continue
        start = k + 1 if quotation or toks[k].text == ":" else k + 2
        if any(c.first >= start and unit.quoted[c.first] < 0 for c in found) and not quotation:
            continue
        end = _quotation_end(unit, start) if quotation else None
        end = _trim(unit, start, end if end is not None else _stop(unit, start))
        if end > start:
            out.append(Raw(content=(start, end), speaker=raw.speaker, cue=raw.cue, rule="second-half", addressee=raw.addressee, region=raw.region))
    return out
