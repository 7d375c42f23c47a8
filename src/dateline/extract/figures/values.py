"""Numbers in running English: where they stand, how much they say, and how their words bound them.

A small grammar over word pieces, without any notion of what is counted: digits ("1,234", "3.4bn"), words ("a hundred and
five"), plurals ("tens of thousands"), ranges ("10 to 15"), and the words before and behind that move the bounds ("at least",
"or so"). The bounds are those of the annotation guide, decisions 13 and 27. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dateline.extract.figures.lexicon import Bounds, lexicon
from dateline.model import Span, Value

PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?![\d,.\w])|\d+(?:\.\d+)?(?![\d])"
    r"|\d+|[^\W\d_]+|[^\w\s]"
)
DASHES = frozenset("-–—‑")
INTEGER_LIMIT = 10**15  # a count beyond this is a serial number, not a quantity


class Quantity(Value, frozen=True, kw_only=True):
    """A number: ``span`` with its bound words, ``core`` without them; ``form`` is digits, words, plural, vague, range,
    score ("79-21": two numbers, the first the greater), article, or ordinal. ``high`` None is open."""

    span: Span
    core: Span
    low: float
    high: float | None
    form: str
    approximate: bool = False
    currency: Span | None = None


class Piece(NamedTuple):
    """One word, number or mark: half-open offsets and its lower-case form."""

    start: int
    end: int
    lower: str


class Found(NamedTuple):
    """A bare number at pieces [first, next): its value, or its bounds where the words leave it open."""

    next: int
    low: float
    high: float | None
    form: str


def pieces(text: str, span: Span) -> list[Piece]:
    """Words, numbers and marks of ``text[span]`` in order."""
    return [Piece(m.start(), m.end(), m.group().lower()) for m in PIECE.finditer(text, *span)]


def quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """Every number of ``text[span]``, left to right, none overlapping another; articles ("a guard") are not among them."""
    ps = pieces(text, span)
    out: list[Quantity] = []
    i = done = 0
    while i < len(ps):
        found = bare(ps, i)
        if found is None or _glued(text, ps, i, found.next):
            i += 1 if found is None else max(1, found.next - i)
            continue
        found = _ranged(ps, i, found)
        made = _bounded(text, ps, i, found, done)
        out.append(made)
        i = done = max(found.next, _index_after(ps, found.next, made.span[1]))
    return tuple(out)


def _index_after(ps: list[Piece], i: int, end: int) -> int:
    while i < len(ps) and ps[i].start < end:
        i += 1
    return i


def _glued(text: str, ps: list[Piece], i: int, after: int) -> bool:
    """Is the number part of a name or a code: "F-16", "S300", "2am", "1/2", "7:30", "3rd"?"""
    start, end = ps[i].start, ps[after - 1].end
    before = text[start - 1 : start]
    if before and (before.isalpha() or before in "/_.#:@") and ps[i].lower[0].isdigit():
        return not (before.isalpha() and i > 0 and ps[i - 1].lower in lexicon().currency_before)
    if before in DASHES and before and i > 1 and ps[i - 1].end == start and ps[i - 2].end == ps[i - 1].start:
        return True
    nxt = text[end : end + 1]
    return bool(nxt) and ps[after - 1].lower[0].isdigit() and (nxt.isalpha() or nxt == "/" or _clock(text, end))


def _clock(text: str, end: int) -> bool:
    return text[end : end + 1] in (":", ".") and text[end + 1 : end + 2].isdigit()


def bare(ps: list[Piece], i: int) -> Found | None:
    """The number without bound words that begins at piece ``i``, the longest of the forms."""
    for read in FORMS:
        found = read(ps, i)
        if found is not None:
            return found
    return None


def _digits(ps: list[Piece], i: int) -> Found | None:
    if not ps[i].lower[0].isdigit():
        return None
    value = _float(ps[i].lower)
    if value is None:
        return None
    scale, nxt = _magnitude(ps, i)
    return Found(nxt, value * scale, value * scale, "digits")


def _float(word: str) -> float | None:
    plain = re.sub(r"[^\d.]", "", word)
    if len(plain) > 15:
        return None
    try:
        return float(plain)
    except ValueError:
        return None


def _magnitude(ps: list[Piece], i: int) -> tuple[float, int]:
    """The factor behind a number at ``i`` ("2.5 million", "11m", "two dozen") and the next piece."""
    lex, scale, j = lexicon(), 1.0, i + 1
    if j < len(ps) and ps[j].start == ps[i].end and ps[j].lower in lex.attached and ps[i].lower[0].isdigit():
        return lex.attached[ps[j].lower], j + 1
    while j < len(ps):
        k = j + 1 if ps[j].lower in DASHES and j + 1 < len(ps) and ps[j].end == ps[j + 1].start else j
        if ps[k].lower not in lex.magnitude or scale > INTEGER_LIMIT:
            break
        scale, j = scale * lex.magnitude[ps[k].lower], k + 1
    return scale, j


def _words(ps: list[Piece], i: int) -> Found | None:
    """Cardinals in words: "twenty-three", "a hundred and five", "three thousand nine hundred and fifty"."""
    lex = lexicon()
    if ps[i].lower == "a" and i + 1 < len(ps) and ps[i + 1].lower in lex.magnitude:
        scale, nxt = _magnitude(ps, i)
        return _tail(ps, nxt, scale, "words")
    if ps[i].lower in lex.cardinal:
        value, nxt = _below_hundred(ps, i)
        nxt, value = _and_a_half(ps, nxt, value)
        scale, nxt = _magnitude(ps, nxt - 1)
        return _tail(ps, nxt, value * scale, "words") if scale > 1 else Found(nxt, value, value, "words")
    if ps[i].lower in lex.magnitude and ps[i].lower in ("hundred", "thousand", "million", "dozen"):
        scale, nxt = _magnitude(ps, i - 1) if i else (lex.magnitude[ps[i].lower], i + 1)
        return Found(max(nxt, i + 1), scale, scale, "words")
    return None


def _below_hundred(ps: list[Piece], i: int) -> tuple[float, int]:
    lex = lexicon()
    value, nxt = lex.cardinal[ps[i].lower], i + 1
    if value < 20 or value % 10:
        return value, nxt
    k = nxt + 1 if nxt < len(ps) and ps[nxt].lower in DASHES else nxt
    if k < len(ps) and 0 < lex.cardinal.get(ps[k].lower, 0) < 10:
        return value + lex.cardinal[ps[k].lower], k + 1
    return value, nxt


def _and_a_half(ps: list[Piece], nxt: int, value: float) -> tuple[int, float]:
    words = [p.lower for p in ps[nxt : nxt + 3]]
    return (nxt + 3, value + 0.5) if words == ["and", "a", "half"] else (nxt, value)


def _tail(ps: list[Piece], nxt: int, value: float, form: str) -> Found:
    """Smaller numbers that go on behind a magnitude: "... thousand nine hundred and fifty"."""
    lex, least = lexicon(), value
    while nxt < len(ps):
        k = nxt + 1 if ps[nxt].lower == "and" and nxt + 1 < len(ps) else nxt
        if ps[k].lower not in lex.cardinal:
            break
        more, after = _below_hundred(ps, k)
        scale, after = _magnitude(ps, after - 1)
        if more * scale >= least or (k > nxt and more * scale >= 100) or (least % 10):
            break
        if k == nxt and ps[nxt - 1].end == ps[nxt].start:
            break
        value, least, nxt = value + more * scale, more * scale, after
        if scale == 1:
            break
    return Found(nxt, value, value, form)


def _plurals(ps: list[Piece], i: int) -> Found | None:
    """ "dozens", "scores", "tens of thousands", "hundreds of thousands", "several hundred", "a few dozen"."""
    lex, word = lexicon(), ps[i].lower
    behind = [p.lower for p in ps[i + 1 : i + 3]]
    if word in ("tens", "dozens", "hundreds") and behind[:1] == ["of"] and behind[1:] and behind[1] in lex.plural:
        least = {"tens": 10, "dozens": 24, "hundreds": 100}[word] * lex.plural[behind[1]]
        return Found(i + 3, least, None, "plural")
    if word in lex.plural:
        return Found(i + 1, lex.plural[word], None, "plural")
    start = i + 1 if word == "a" and behind[:1] == ["few"] else i
    if ps[start].lower in ("several", "few", "many") and start + 1 < len(ps) and ps[start + 1].lower in lex.magnitude:
        scale, nxt = _magnitude(ps, start)
        return Found(nxt, 2 * scale, None, "plural")
    return None


def _halves(ps: list[Piece], i: int) -> Found | None:
    words = [p.lower for p in ps[i : i + 5] if p.lower not in DASHES]
    used = [k for k in range(i, min(len(ps), i + 5)) if ps[k].lower not in DASHES]
    lex = lexicon()
    for pattern, factor in ((["half", "a"], 0.5), (["half"], 0.5), (["a", "quarter", "of", "a"], 0.25)):
        n = len(pattern)
        if words[:n] == pattern and len(words) > n and words[n] in lex.magnitude:
            return Found(used[n] + 1, factor * lex.magnitude[words[n]], factor * lex.magnitude[words[n]], "words")
    return None


def _vague(ps: list[Piece], i: int) -> Found | None:
    lex = lexicon()
    for n in (2, 1):
        words = " ".join(p.lower for p in ps[i : i + n])
        if len(ps) >= i + n and words in lex.vague:
            low, high = lex.vague[words]
            return Found(i + n, low, None if high < 0 else high, "vague")
    return None


FORMS: tuple[Callable[[list[Piece], int], Found | None], ...] = (_plurals, _halves, _digits, _words, _vague)


def _ranged(ps: list[Piece], i: int, one: Found) -> Found:
    """Two numbers joined to a range ("10 to 15", "between two and four", "2-3 million") or a score ("79-21")."""
    j = one.next
    if j + 1 >= len(ps) or one.form not in ("digits", "words") or one.high is None:
        return one
    link = ps[j].lower
    between = i > 0 and ps[i - 1].lower in ("between", "from")
    if not (link in DASHES or link == "to" or (link == "and" and between and ps[i - 1].lower == "between") or link == "or"):
        return one
    two = bare(ps, j + 1)
    if two is None or two.form != one.form or two.high is None or (link in DASHES and ps[j].end != ps[j + 1].start):
        return one
    low, high = one.low, two.low
    if low < high < 1000 * low and two.high >= 1000 and low < 1000 and two.high / low >= 1000:
        low = low * _scale_of(two.low)
    if low < 1000 <= high and ps[two.next - 1].lower in lexicon().magnitude and low < two.low / _last_scale(ps, two.next):
        low *= _last_scale(ps, two.next)
    if low > high:
        return Found(two.next, low, low, "score") if link in DASHES or link == "to" else one
    if link == "or" and high - low > max(2.0, low):
        return one
    return Found(two.next, low, high, "range")


def _scale_of(value: float) -> float:
    return next((s for s in (1e9, 1e6, 1e3) if value >= s), 1.0)


def _last_scale(ps: list[Piece], nxt: int) -> float:
    return lexicon().magnitude.get(ps[nxt - 1].lower, 1.0)


# -------------------------------------------------------------------------------- bounds

Move = Callable[[float, float | None], Bounds]


def _above(low: float, high: float | None) -> Bounds:
    return (low + 1 if float(low).is_integer() else low), None


MOVES: dict[str, Move] = {
    "least": lambda low, high: (low, None),
    "above": _above,
    "near": lambda low, high: (low, high),
    "plain": lambda low, high: (low, high),
    "below": lambda low, high: (0.0, max(0.0, (high if high is not None else low) - 1)),
    "most": lambda low, high: (0.0, high if high is not None else low),
}
"""What a bound word does to (low, high): visible here so that a new word in ``words.toml`` needs no code."""


@cache
def _longest_before() -> int:
    return max(len(words.split()) for words in lexicon().before)


def _bounded(text: str, ps: list[Piece], i: int, found: Found, done: int) -> Quantity:
    """The number with currency and bound words; bound words never reach back over piece ``done``."""
    lex, low, high = lexicon(), found.low, found.high
    first, money = _currency_before(ps, i, done)
    near, moves = False, []
    if first > done and ps[first - 1].lower in ("between", "from") and found.form == "range":
        first -= 1
    while first > done:
        size = _bound_size(ps, first, done)
        if not size:
            break
        moves.append(lex.before[" ".join(p.lower for p in ps[first - size : first])])
        first -= size
        first, money = _currency_before(ps, first, done) if money is None else (first, money)
    end, after = _bound_after(text, ps[found.next - 1].end)
    for move in [*([after] if after else []), *moves]:
        if found.form == "plural" and move in ("above", "least", "near"):
            continue
        low, high = MOVES[move](low, high) if not (money and move == "below") else (0.0, high)
        near = near or move == "near"
    return Quantity(
        span=(ps[first].start, end),
        core=(ps[i].start, ps[found.next - 1].end),
        low=low,
        high=high,
        form=found.form,
        approximate=near or found.form in ("plural", "vague"),
        currency=money,
    )


def _currency_before(ps: list[Piece], i: int, done: int) -> tuple[int, Span | None]:
    """The first piece of the currency sign or code before piece ``i`` ("US$", "Rs", "A$"), and its span."""
    lex = lexicon()
    if i <= done or ps[i - 1].lower not in lex.currency_before:
        return i, None
    first = i - 1
    code = ps[first].lower in ("n", "r", "sh", "rm", "tk")
    if code and ps[first].end != ps[i].start:
        return i, None
    if first > done and ps[first - 1].end == ps[first].start and ps[first - 1].lower + ps[first].lower in lex.currency_before:
        first -= 1
    return first, (ps[first].start, ps[i - 1].end)


def _bound_size(ps: list[Piece], first: int, done: int) -> int:
    """How many pieces right before ``first`` are bound words; 0 for none."""
    for size in range(min(_longest_before(), first - done), 0, -1):
        if " ".join(p.lower for p in ps[first - size : first]) in lexicon().before:
            return size
    return 0


def _bound_after(text: str, end: int) -> tuple[int, str | None]:
    """Bound words right behind a number ("or so", "-odd", "+") and where they end."""
    ahead = text[end : end + 10].lower()
    for words, move in lexicon().after.items():
        shown = words if words[0] in "-+ " else " " + words
        if ahead.startswith(shown) and not ahead[len(shown) : len(shown) + 1].isalpha():
            return end + len(shown), move
    return end, None
