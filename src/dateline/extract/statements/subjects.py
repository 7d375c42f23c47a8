"""Who stands before or behind a reporting verb: token ranges of subjects, objects and agents."""

from __future__ import annotations

from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL, Token
from dateline.model import Span

Range = tuple[int, int]
"""Half-open range of token indices in one unit."""

FINITE = frozenset({"verb", "past", "modal", "be", "have", "do"})
RELATIVE = frozenset({"who", "which", "whom", "whose", "where", "when"})
HARD = frozenset({";", ":", "—", "–", "--", "?", "!"})
INSIDE_OPEN, INSIDE_CLOSE = frozenset("(["), frozenset(")]")
WINDOW = 90
"""Tokens that are searched for a subject: longer subjects do not occur."""


def span_of(toks: tuple[Token, ...], found: Range) -> Span:
    """The text span of a token range."""
    return toks[found[0]].span[0], toks[found[1] - 1].span[1]


def finite_at(toks: tuple[Token, ...], i: int) -> bool:
    """Whether a finite verb or auxiliary stands at ``i``; a past form behind a noun and before "by" or a preposition
    may be a participle and still counts."""
    return 0 <= i < len(toks) and toks[i].tag in FINITE


def has_finite(toks: tuple[Token, ...], a: int, b: int) -> bool:
    """Whether tokens [a, b) hold a finite verb outside a relative clause's opening."""
    return any(toks[k].tag in FINITE for k in range(a, b))


def subject(unit: Unit, end: int, floor: int) -> Range | None:
    """The subject that ends right before token ``end`` (a comma and an insertion may stand between), or None."""
    toks = unit.toks
    if end <= floor:
        return None
    if toks[end - 1].lower in ("who", "which", "that", "whom"):
        return _antecedent(unit, end - 1, floor)
    left = _boundary(unit, end, floor)
    pieces = _pieces(toks, left, end)
    if pieces and pieces[-1][0] == pieces[-1][1]:
        return _with_insertion(toks, pieces[:-1])
    return _plain(toks, pieces) if pieces else None


def _antecedent(unit: Unit, end: int, floor: int) -> Range | None:
    toks = unit.toks
    if end > floor and toks[end - 1].text == ",":
        end -= 1
    left = _boundary(unit, end, floor)
    pieces = _pieces(toks, left, end)
    return _noun_phrase_at_end(toks, *pieces[-1]) if pieces else None


def _boundary(unit: Unit, end: int, floor: int) -> int:
    """The first token of the clause that ends at ``end``."""
    toks, j = unit.toks, end - 1
    here = unit.quoted[end] if end < len(toks) else unit.quoted[end - 1]
    stop = max(floor, end - WINDOW)
    while j >= stop:
        tok = toks[j]
        if unit.quoted[j] != here and not _nickname(unit, j):
            break
        if tok.text in HARD or (tok.text == "." and j < end - 1):
            break
        if tok.tag == "sub" and tok.lower not in RELATIVE and not _in_relative(toks, j):
            break
        j -= 1
    return j + 1


def _nickname(unit: Unit, j: int) -> bool:
    """A short quotation inside a name or noun phrase: three words at most and no comma at its end."""
    k = unit.quoted[j]
    if k < 0:
        return False
    a, b = unit.quotes[k].inner
    inside = [t for t in unit.toks if a <= t.span[0] < b]
    return 0 < len(inside) <= 3 and inside[-1].text not in (",", ".", "?", "!")


def _in_relative(toks: tuple[Token, ...], j: int) -> bool:
    """ "the bruises that she saw": that right behind a noun, not behind a verb or a comma."""
    return toks[j].lower == "that" and j > 0 and toks[j - 1].tag in NOMINAL and not finite_at(toks, j - 1)


def _pieces(toks: tuple[Token, ...], a: int, b: int) -> list[Range]:
    """[a, b) cut at commas outside brackets; "1,500" is one token and never cut."""
    out: list[Range] = []
    start, depth = a, 0
    for k in range(a, b):
        if toks[k].text in INSIDE_OPEN:
            depth += 1
        elif toks[k].text in INSIDE_CLOSE:
            depth = max(0, depth - 1)
        elif toks[k].text == "," and not depth:
            out.append((start, k))
            start = k + 1
    out.append((start, b))
    return out


def _insertion(toks: tuple[Token, ...], piece: Range) -> bool:
    """Whether a piece between commas cannot be a subject: relative clause, prepositional phrase, participle, adverb, age."""
    a, b = piece
    if a >= b:
        return True
    tok = toks[a]
    lone_number = b - a == 1 and tok.tag == "num"
    return tok.lower in RELATIVE or tok.tag in ("prep", "ing", "adv", "sub", "to", "past", "conj") or lone_number


def _with_insertion(toks: tuple[Token, ...], pieces: list[Range]) -> Range | None:
    """Subject, insertion, verb: the base is the nearest piece that can be a subject; an apposition belongs to it."""
    k = len(pieces) - 1
    while k > 0 and _insertion(toks, pieces[k]):
        k -= 1
    if k < 0:
        return None
    base = _trim_front(toks, pieces[k])
    if base is None:
        return None
    was_insertion = k < len(pieces) - 1
    if not was_insertion and k > 0 and not has_finite(toks, *pieces[k]) and _noun_like(toks, pieces[k - 1]):
        front = _trim_front(toks, pieces[k - 1])
        front = _noun_phrase_at_end(toks, *front) if front else None
        if front is not None:
            return front[0], base[1]
    return _noun_phrase_at_end(toks, *base)


def _noun_like(toks: tuple[Token, ...], piece: Range) -> bool:
    a, b = piece
    return a < b and not _insertion(toks, piece) and toks[b - 1].tag in ("noun", "name", "num", "punct", "adj")


def _plain(toks: tuple[Token, ...], pieces: list[Range]) -> Range | None:
    found = _noun_phrase_at_end(toks, *pieces[-1])
    if found is None:
        return None
    k = len(pieces) - 2
    listed = any(toks[m].lower == "and" for m in range(*found)) and found[0] == pieces[-1][0]
    while listed and k >= 0 and _bare_list_item(toks, pieces[k]):
        found = (pieces[k][0], found[1])
        k -= 1
    return found


def _bare_list_item(toks: tuple[Token, ...], piece: Range) -> bool:
    a, b = piece
    return 0 < b - a <= 4 and all(toks[m].tag in INSIDE for m in range(a, b))


def _trim_front(toks: tuple[Token, ...], piece: Range) -> Range | None:
    """A piece without the conjunctions and adverbs that open it."""
    a, b = piece
    while a < b and (toks[a].tag in ("conj", "adv", "quote", "neg") or toks[a].lower in ("so", "while", "as", "though")):
        a += 1
    return (a, b) if a < b else None


def _noun_phrase_at_end(toks: tuple[Token, ...], a: int, b: int) -> Range | None:
    """The noun phrase that ends at ``b``: all of [a, b) unless a finite clause stands before it."""
    while b > a and toks[b - 1].tag in ("adv", "quote") and toks[b - 1].lower != "here":
        b -= 1
    trimmed = _trim_front(toks, (a, b))
    if trimmed is None:
        return None
    a, b = trimmed
    if toks[b - 1].tag == "pron":
        return b - 1, b
    a = _after_clause(toks, a, b)
    while a < b and toks[a].tag in ("conj", "adv", "punct", "quote", "sub"):
        a += 1
    if a >= b or not any(toks[k].tag in NOMINAL or toks[k].tag in ("pron", "num", "det", "adj") for k in range(a, b)):
        return None
    return _drop_leading_adjunct(toks, a, b)


def _after_clause(toks: tuple[Token, ...], a: int, b: int) -> int:
    """Where the last noun phrase of [a, b) begins if a finite clause stands before it: behind its conjunction, or at the
    last run of noun phrase tokens."""
    relative = next((k for k in range(a, b) if toks[k].lower in RELATIVE and k > a), None)
    limit = relative if relative is not None else b
    if not any(_surely_finite(toks, k) for k in range(a, limit)):
        return a
    for k in range(b - 1, a, -1):
        if toks[k].tag == "conj" and has_finite(toks, a, k):
            return k + 1
    k = b
    while k > a and (toks[k - 1].tag in INSIDE or toks[k - 1].lower == "of"):
        k -= 1
    return k


def _surely_finite(toks: tuple[Token, ...], k: int) -> bool:
    """Finite beyond doubt: an auxiliary, a present form, or a past form with an object behind it."""
    if toks[k].tag in ("modal", "be", "have", "do", "verb"):
        return True
    after = toks[k + 1].tag if k + 1 < len(toks) else "punct"
    return toks[k].tag == "past" and after in ("det", "name", "pron", "num")


def _drop_leading_adjunct(toks: tuple[Token, ...], a: int, b: int) -> Range | None:
    """ "On Monday morning the president" -> "the president": a phrase that opens with a preposition is no subject."""
    if toks[a].tag != "prep":
        return a, b
    for k in range(a + 1, b):
        opens = toks[k].tag in ("det", "pron") and k > a + 1 and toks[k - 1].tag in ("noun", "name", "num")
        if opens:
            return k, b
    for k in range(a + 2, b):
        if toks[k].tag == "name" and toks[k - 1].tag in ("noun", "num"):
            return k, b
    return None


def phrase_after(unit: Unit, start: int) -> Range | None:
    """The noun phrase that begins at ``start``, with its "of", "for" and "in" phrases and "and": objects, addressees,
    inverted subjects and agents. It stops before a verb, "to", "that", a comma or a quotation mark."""
    toks, k = unit.toks, start
    if k < len(toks) and toks[k].tag == "pron":
        return k, k + 1
    last = -1
    while k < min(len(toks), start + WINDOW):
        tok = toks[k]
        if tok.tag in INSIDE or (tok.tag == "ing" and last < 0) or (tok.tag == "pron" and last >= 0 and k > start):
            last = k
        elif tok.text in INSIDE_OPEN:
            close = next((m for m in range(k, min(len(toks), k + 12)) if toks[m].text in INSIDE_CLOSE), None)
            if close is None:
                break
            last = k = close
        elif not _joins(toks, k):
            break
        k += 1
    return (start, last + 1) if last >= start else None


def _joins(toks: tuple[Token, ...], k: int) -> bool:
    """A preposition, "and" or adverb between two parts of one noun phrase."""
    after = toks[k + 1] if k + 1 < len(toks) else None
    if after is None or after.tag not in (*INSIDE, "adv"):
        return False
    if toks[k].lower in ("of", "for", "in", "from", "at", "with", "near", "on", "by", "between", "under", "&"):
        return True
    return toks[k].tag == "conj" and toks[k].lower in ("and", "or")
