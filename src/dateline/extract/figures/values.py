"""Numbers in running English: where they stand, how much they say, and how their words bound them.

A small grammar over word pieces, without any notion of what is counted: digits ("1,234", "3.4bn"), words ("a hundred
and five"), plurals ("tens of thousands"), ranges ("10 to 15"), and the words before and behind that move the bounds
("at least", "or so"). The bounds are those of the annotation guide, decisions 13 and 27. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dateline.extract.figures.lexicon import Bounds, lexicon, word_set
from dateline.model import Span, Value

PIECE = re.compile(
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?(?!\d|,\d)"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?(?!\d|,\d)"  # 12,34,567
    r"|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}){1,6}(?:\.\d+)?(?!,\d|\w)"
    r"|\d+(?:\.\d+)?|[^\W\d_]+|[^\w\s]"
)
MERIDIEM = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
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
    return [Piece(*m.span(), m[0].lower()) for m in PIECE.finditer(text, *span)]


def quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """Every number of ``text[span]``, left to right, none overlapping another; without articles ("a guard")."""
    return tuple(scan(text, span))


def scan(text: str, span: Span) -> Iterator[Quantity]:
    """The same, one by one."""
    ps = pieces(text, span)
    openers = _openers()
    free = done = 0
    for i in [i for i, piece in enumerate(ps) if piece.lower in openers or piece.lower[0].isdigit()]:
        found = bare(ps, i) if i >= free else None
        if found is None:
            continue
        if _glued(text, ps, i, found.next):
            free = found.next
            continue
        found = _ranged(ps, i, found)
        made = _bounded(text, ps, i, found, done)
        if not (_compound(text, made.span[1]) or _LABEL.match(text, made.span[0]) or _measures(text, made)):
            yield made
        free = done = max(found.next, _index_after(ps, found.next, made.span[1]))


_LABEL = re.compile(r"N[Oo](?:\. ?|\s)#?\d|(?<=[a-z] )Zero\b")
"""What counts nothing in a name or label: "the No. 2 man", "Ground Zero", "Double Zero"."""


_MEASURE = re.compile(
    r"\s(?:day|week|month|hour|minute|mile|story|storey|foot|inch)\s(?!labou?rers?\b|workers?\b)[a-z]"
)


def _measures(text: str, quantity: Quantity) -> bool:
    """Is a number that of a measure before a noun: "a three day battle", "the 5 story building" (0 of 18 annotated)?"""
    return quantity.low > 1 and _MEASURE.match(text, quantity.span[1]) is not None


@cache
def _openers() -> frozenset[str]:
    """The words and marks that a number of ``FORMS`` may begin with, besides digits."""
    lex = lexicon()
    fixed = {"a", "half", "without", "several", "few", "many", "tens", "dozen", "hundred", "thousand", "million"}
    return frozenset(fixed | DASHES | lex.cardinal.keys() | lex.plural.keys() | _vague_openers())


@cache
def _vague_openers() -> frozenset[str]:
    return frozenset(words.split()[0] for words in lexicon().vague)


def _index_after(ps: list[Piece], i: int, end: int) -> int:
    while i < len(ps) and ps[i].start < end:
        i += 1
    return i


def _glued(text: str, ps: list[Piece], i: int, after: int) -> bool:
    """Is the number part of a name or a code: "F-16", "S300", "2am", "1/2", "7:30", "3rd"?"""
    start, end = ps[i].start, ps[after - 1].end
    before = text[start - 1 : start]
    if before and (before.isalpha() or before in "/_.#:@") and ps[i].lower[0].isdigit():
        currency = before.isalpha() and i > 0 and ps[i - 1].lower in lexicon().currency_before
        return not (currency and (ps[i - 1].lower not in ("p", "k") or _sum(ps, i)))
    if before in DASHES and before and i > 1 and ps[i - 1].end == start and ps[i - 2].end == ps[i - 1].start:
        return True
    nxt = text[end : end + 1]
    if MERIDIEM.match(text, end):
        return True
    return bool(nxt) and ps[after - 1].lower[0].isdigit() and (nxt.isalpha() or nxt == "/" or _clock(text, end))


def _compound(text: str, end: int) -> bool:
    """ "35-year-old", "two-day talks", "twenty-first", "two-thirds": the number is part of a longer word."""
    return text[end : end + 1] in DASHES and text[end + 1 : end + 2].isalpha() and text[end : end + 1] != "—"


def _clock(text: str, end: int) -> bool:
    return text[end : end + 1] in (":", ".") and text[end + 1 : end + 2].isdigit()


def bare(ps: list[Piece], i: int) -> Found | None:
    """The number without bound words that begins at piece ``i``, the longest of the forms."""
    for read in FORMS:
        found = read(ps, i)
        if found is not None:
            return found
    return None


def _cardinal(ps: list[Piece], i: int) -> Found | None:
    """A number in digits, words, or both: "1,234", "3.4bn", "a hundred and five", "4 thousand 3 hundred and 21"."""
    small = _small(ps, i)
    if small is None:
        return None
    (current, nxt), total, limit, digits = small, 0.0, float(INTEGER_LIMIT), ps[i].lower[0].isdigit()
    if not digits:
        nxt, current = _and_a_half(ps, nxt, current)
    while True:
        factor, after = _factor(ps, nxt)
        if factor > 1:
            current, nxt = current * factor, after
            if factor >= 1000 and not current:
                total *= factor  # "three lakh crore"
            elif factor >= 1000 and current < limit:
                total, current, limit = total + current, 0.0, factor
            continue
        more = _smaller(ps, nxt, current, limit if total else 0.0, digits=digits)
        if more is None:
            break
        current, nxt = current + more[0], more[1]
    value = round(total + current, 6)
    return Found(nxt, value, value, "digits" if digits else "words")


def _small(ps: list[Piece], i: int) -> tuple[float, int] | None:
    """A number without magnitude at piece ``i`` and the next piece; "a" and "hundred" begin "a hundred", "hundred"."""
    lex, word = lexicon(), ps[i].lower
    if word[0].isdigit():
        value = _float(word.replace(".", "") if _dotted(ps, i) else word)
        return None if value is None else (value, i + 1)
    if word in lex.cardinal:
        return _below_hundred(ps, i)
    if word == "a" and i + 1 < len(ps) and ps[i + 1].lower in lex.magnitude:
        return 1.0, i + 1
    return (1.0, i) if word in ("hundred", "thousand", "million", "dozen") else None


DOTTED = re.compile(r"[1-9]\d{0,2}\.\d00")


def _dotted(ps: list[Piece], i: int) -> bool:
    """Is the dot of "8.000 children" that of thousands, as many languages write it? Measures, sums and what a
    magnitude follows ("1.500 million", "2.000 km") keep theirs."""
    if DOTTED.fullmatch(ps[i].lower) is None:
        return False
    lex = lexicon()
    behind = ps[i + 1].lower if i + 1 < len(ps) else ""
    if i and ps[i - 1].lower in lex.currency_before:
        return False
    return behind not in lex.magnitude and behind not in lex.units and behind not in lex.currency_after | {"-"}


def _factor(ps: list[Piece], j: int) -> tuple[float, int]:
    """The magnitude at piece ``j`` ("million", "-million", "m" right behind a digit) and the next piece; 1 for none."""
    lex = lexicon()
    if (
        0 < j < len(ps)
        and ps[j].start == ps[j - 1].end
        and ps[j - 1].lower[0].isdigit()
        and ps[j].lower in lex.attached
    ):
        return lex.attached[ps[j].lower], j + 1
    k = j + 1 if j + 1 < len(ps) and ps[j].lower in DASHES and ps[j].end == ps[j + 1].start else j
    if k < len(ps) and ps[k].lower in lex.magnitude:
        return lex.magnitude[ps[k].lower], k + 1
    counted = j > 0 and (ps[j - 1].lower[0].isdigit() or ps[j - 1].lower in lex.cardinal)
    return (12.0, j + 1) if counted and j < len(ps) and ps[j].lower == "dozens" else (1.0, j)


def _smaller(ps: list[Piece], j: int, current: float, limit: float, *, digits: bool) -> tuple[float, int] | None:
    """What goes on behind a magnitude: "... and five", "... nine hundred"; None where the number ends.

    It must be smaller than the magnitude before it: below 100 behind a hundred, else below ``limit``.
    """
    lex = lexicon()
    if j >= len(ps) or not (limit if current == 0 else current >= 100 and current % 100 == 0):
        return None
    k = j + 1 if ps[j].lower == "and" and j + 1 < len(ps) else j
    is_digits = ps[k].lower[0].isdigit()
    if is_digits != digits and not (digits and ps[k].lower in lex.cardinal):
        return None
    small = _small(ps, k) if is_digits or ps[k].lower in lex.cardinal else None
    if small is None or (is_digits and not _factor(ps, j - 1)[0] > 1):
        return None
    factor, room = _factor(ps, small[1])[0], 100.0 if current else limit
    return (
        small
        if small[0] < room and not (current and factor == 100) and small[0] * factor < (limit or INTEGER_LIMIT)
        else None
    )


def _float(word: str) -> float | None:
    plain = re.sub(r"[^\d.]", "", word)
    try:
        return float(plain) if len(plain) <= 15 else None
    except ValueError:
        return None


def _magnitude(ps: list[Piece], i: int) -> tuple[float, int]:
    """The product of the magnitudes behind piece ``i`` and the next piece."""
    scale, j = 1.0, i + 1
    while scale < INTEGER_LIMIT:
        factor, after = _factor(ps, j)
        if factor == 1:
            break
        scale, j = scale * factor, after
    return scale, j


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


def _plurals(ps: list[Piece], i: int) -> Found | None:
    """ "dozens", "scores", "tens of thousands", "hundreds of thousands", "several hundred", "a few dozen"."""
    lex, word = lexicon(), ps[i].lower
    if word not in lex.plural and word not in ("tens", "a", "several", "few", "many"):
        return None
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
    if ps[i].lower not in ("half", "a") and ps[i].lower not in DASHES:
        return None
    words = [p.lower for p in ps[i : i + 5] if p.lower not in DASHES]
    used = [k for k in range(i, min(len(ps), i + 5)) if ps[k].lower not in DASHES]
    lex = lexicon()
    for pattern, factor in ((["half", "a"], 0.5), (["half"], 0.5), (["a", "quarter", "of", "a"], 0.25)):
        n = len(pattern)
        if words[:n] == pattern and len(words) > n and words[n] in lex.magnitude:
            return Found(used[n] + 1, factor * lex.magnitude[words[n]], factor * lex.magnitude[words[n]], "words")
    return None


def _without(ps: list[Piece], i: int) -> Found | None:
    """ "without casualties", "without causing any injuries": nobody came to harm (10 of 11 on the training
    pages are annotated)."""
    if ps[i].lower != "without":
        return None
    behind = i + 1
    while behind < len(ps) and ps[behind].lower in ("causing", "inflicting", "any") and behind < i + 4:
        behind += 1
    words = [p.lower for p in ps[behind : behind + 4]]
    human = words[1:] if words[:1] == ["human"] else words
    harm = bool(UNHARMED.intersection(human[:1])) or words[:2] == ["human", "losses"] or human[:3] == LOSS
    return Found(behind if ps[behind - 1].lower == "any" else i + 1, 0, 0, "vague") if harm else None


LOSS = ["loss", "of", "life"]
UNHARMED = frozenset({"casualties", "casualty", "victims", "injuries", "fatalities"})
"""What nobody suffers "without" it."""


def _vague(ps: list[Piece], i: int) -> Found | None:
    lex = lexicon()
    for n in (3, 2, 1) if ps[i].lower in _vague_openers() else ():
        words = " ".join(p.lower for p in ps[i : i + n])
        if (
            words == "no"
            and i + 1 < len(ps)
            and ps[i + 1].lower in ("fewer", "less", "more", "longer", "less", "other")
        ):
            return None
        if len(ps) >= i + n and words in lex.vague:
            if words.startswith("a score") and not _twenty(ps, i, i + n):
                return None
            if words == "twin" and i + 1 < len(ps) and not ps[i + 1].lower.endswith("s"):
                return None  # "her twin brother", which is one
            low, high = lex.vague[words]
            return Found(i + n, low, None if high < 0 else high, "vague")
    return None


def _twenty(ps: list[Piece], i: int, after: int) -> bool:
    """Is "a score" twenty of something, no result ("a score of 3", "lost by a score")?"""
    behind = ps[after].lower if after < len(ps) else ""
    beaten = i > 0 and ps[i - 1].lower in ("by", "with", "at", "even", "settle")
    return not beaten and behind not in ("to", "or", "card", "line") and not behind[:1].isdigit()


FORMS: tuple[Callable[[list[Piece], int], Found | None], ...] = (_plurals, _halves, _cardinal, _without, _vague)


def _ranged(ps: list[Piece], i: int, one: Found) -> Found:
    """Two numbers joined to a range ("10 to 15", "between two and four", "2-3 million") or a score ("79-21")."""
    j = one.next
    if j + 1 >= len(ps) or one.form not in ("digits", "words") or one.high is None:
        return one
    link = ps[j].lower
    between = i > 0 and ps[i - 1].lower in ("between", "from")
    if not (
        link in DASHES or link == "to" or (link == "and" and between and ps[i - 1].lower == "between") or link == "or"
    ):
        return one
    if link == "to" and _is_year(ps, i):
        return one
    two = bare(ps, j + 1)
    if two is None or two.form != one.form or two.high is None or (link in DASHES and ps[j].end != ps[j + 1].start):
        return one
    if link == "to" and between and _changed(ps, i - 1, one, two):
        return one
    low, high = one.low, two.low
    if low < high < 1000 * low and two.high >= 1000 and low < 1000 and two.high / low >= 1000:
        low = low * _scale_of(two.low)
    if (
        low < 1000 <= high
        and ps[two.next - 1].lower in lexicon().magnitude
        and low < two.low / _last_scale(ps, two.next)
    ):
        low *= _last_scale(ps, two.next)
    if low > high:
        return Found(two.next, low, low, "score") if link in DASHES or link == "to" else one
    if link == "or" and high - low > max(2.0, low):
        return one
    return Found(two.next, low, high, "range")


YEARS = (1600, 2100)
"""The first and last of the years that a date may hold."""


def _is_year(ps: list[Piece], i: int) -> bool:
    """Is the number the year of a date ("since 7 October 2023 to 71,300 dead"), which begins no range of counts?"""
    year = ps[i].lower
    if not (len(year) == 4 and year.isdigit() and YEARS[0] <= int(year) < YEARS[1]) or i == 0:
        return False
    behind = bare(ps, i + 2)
    to_year = behind is not None and YEARS[0] <= behind.low < YEARS[1]
    return ps[i - 1].lower in lexicon().months | {"in", "since", "of"} and not to_year


def _changed(ps: list[Piece], start: int, one: Found, two: Found) -> bool:
    """Has a count gone from one number to the other ("the toll rose from 14 to 31", "from nine to seven"), so that they
    are two numbers, no range and no hours ("estimates range from 9 to 11", "open from eight to two")?"""
    if ps[two.next - 1].lower in lexicon().magnitude:
        return False  # "raised from 5 to 10 million"
    for p in range(start - 1, max(-1, start - CHANGE), -1):
        if ps[p].lower in (".", ";", ":", "(", ")"):
            return False
        if ps[p].lower in word_set("changing"):
            return True
    return False


CHANGE = 20
"""Pieces before "from" in which a verb tells that a count has changed."""


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


_TOPPED = frozenset(("exceed", "exceeds", "exceeded", "tops", "topped", "surpass", "surpassed", "surpasses"))
"""Verbs before a number that is only the least: "the number of injured topped 2,200"."""


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
    if not moves and after is None and first > done and ps[first - 1].lower in _TOPPED:
        after = "above"
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
        approximate=near or (found.form in ("plural", "vague") and high != 0),
        currency=money,
    )


def _currency_before(ps: list[Piece], i: int, done: int) -> tuple[int, Span | None]:
    """The first piece of the currency sign or code before piece ``i`` ("US$", "Rs", "A$"), and its span."""
    lex = lexicon()
    if i <= done or ps[i - 1].lower not in lex.currency_before:
        return i, None
    first = i - 1
    code = ps[first].lower in ("n", "r", "sh", "rm", "tk", "p", "k")
    if code and ps[first].end != ps[i].start:
        return i, None
    if ps[first].lower in ("p", "k") and not _sum(ps, i):
        return i, None
    if (
        first > done
        and ps[first - 1].end == ps[first].start
        and ps[first - 1].lower + ps[first].lower in lex.currency_before
    ):
        first -= 1
    return first, (ps[first].start, ps[i - 1].end)


def _sum(ps: list[Piece], i: int) -> bool:
    """Is the number written as sums are, in thousands or with a magnitude: that of "P65,000", not that of "K2"?"""
    return "," in ps[i].lower or _factor(ps, i + 1)[0] > 1


def _bound_size(ps: list[Piece], first: int, done: int) -> int:
    """How many pieces right before ``first`` are bound words; 0 for none."""
    for size in range(min(_longest_before(), first - done), 0, -1):
        words = " ".join(p.lower for p in ps[first - size : first])
        if words in lexicon().before and not _of_verb(words, ps[first - size - 1].lower if first > size else ""):
            return size
    return 0


def _of_verb(words: str, before: str) -> bool:
    """Do bound words belong to the verb before them: "handed over five", "owned up to three", "add up to 341"?"""
    return (words == "over" and before in word_set("particle_verbs")) or (
        words == "up to" and before in word_set("summing_verbs")
    )


def _bound_after(text: str, end: int) -> tuple[int, str | None]:
    """Bound words right behind a number ("or so", "-odd", "+") and where they end."""
    ahead = text[end : end + 10].lower()
    for words, move in lexicon().after.items():
        shown = words if words[0] in "-+ " else " " + words
        if ahead.startswith(shown) and not ahead[len(shown) : len(shown) + 1].isalpha():
            return end + len(shown), move
    return end, None
