"""The page text as units: its non-blank lines, with the hard-wrapped lines of one paragraph taken together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dateline.model import Line, Page, Span, Value

WRAP_LIMIT = 100
"""Columns: a page whose lines are wider was not wrapped by hand (wires wrap at 65 to 80)."""
WRAP_SHARE = 0.5
"""Share of adjacent lines that look wrapped from which a page is wrapped; the MUC messages have .97."""
WRAP_PAIRS = 2
"""Fewest pairs to go by."""
WRAP_LOWER = 0.3
"""Share of wrapped lines that begin with a small letter, on pages that have them; set by hand, as titles do not."""
WRAP_EARLIEST = 0.6
"""Share of the columns that a line without a stop fills to go on in the next, where the page does not tell how ragged
it is: long words are cut early."""
WRAP_SLACK = 8
"""Columns that a wrapped line may fall short of the widest beyond its next word: ragged typing."""
WRAP_SURE = 4
"""Fewest lines that surely go on (in a small letter) to tell from them how ragged a page is."""
WRAP_RAGGED = 0.95
"""Share of these lines that the columns left free must hold."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_FIRST_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?:\s{0,2}\[[^\[\]]{1,60}\]){0,2}\Z")


class Unit(Value, frozen=True, kw_only=True):
    """A line or wrapped paragraph: span without outer blanks, words, blank lines before it, HTML role, first column."""

    span: Span
    words: str
    gap: int
    role: str | None = None
    indent: int = 0

    @property
    def flat(self) -> str:
        """The words on one line with single blanks."""
        return " ".join(self.words.split())

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.words, max(0, len(self.words) - 140)) is not None


def line_start(text: str, at: int) -> int:
    """The first character of the line that holds ``at``."""
    while at > 0 and _LINE.match(text, at - 1, at):
        at -= 1
    return at


def units(page: Page) -> list[Unit]:
    """The units of a page in order; HTML pages keep their lines, with the roles that the markup gave them."""
    lines = _lines(page.text)
    if page.lines:
        return _with_roles(lines, page.lines)
    return _joined(page.text, lines)


def _lines(text: str) -> list[Unit]:
    found: list[Unit] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words)
        between = text[end:start]
        gap = max(0, max(between.count("\n"), between.count("\r"), between.count("\u2029") * 2) - 1)
        found.append(
            Unit(span=(start, start + len(words)), words=words, gap=gap if found else 1, indent=match[0].index(words))
        )
        end = start + len(words)
    return found


def _with_roles(lines: list[Unit], told: Sequence[Line]) -> list[Unit]:
    """Each line with the role of the markup line that it begins in."""
    found: list[Unit] = []
    at = 0
    marks = sorted(told, key=lambda line: line.span)
    for unit in lines:
        while at < len(marks) and marks[at].span[1] <= unit.span[0]:
            at += 1
        inside = at < len(marks) and marks[at].span[0] <= unit.span[0]
        role = marks[at].role if inside else None
        found.append(Unit(span=unit.span, words=unit.words, gap=unit.gap, role=role))
    return found


def _joined(text: str, lines: list[Unit]) -> list[Unit]:
    """Lines of one hard-wrapped paragraph made one unit, on pages that are hard-wrapped."""
    width = _width(lines)
    if width is None:
        return lines
    ragged = _ragged(lines, width)
    found: list[Unit] = []
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and _wrapped(lines[number - 1], lines[number], width, ragged):
            continue
        a, b = lines[start].span[0], lines[number - 1].span[1]
        found.append(Unit(span=(a, b), words=text[a:b], gap=lines[start].gap, indent=lines[start].indent))
        start = number
    return found


def _width(lines: list[Unit]) -> int | None:
    """The column the page was wrapped at; None for a page that was not."""
    sizes = Counter(len(line.words) for line in lines)
    if len(lines) < 3 or max(sizes) > WRAP_LIMIT * 2:
        return None
    width = _quantile(sizes, 0.9)
    if not 40 <= width <= WRAP_LIMIT:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    wrapped = [b for a, b in pairs if _wrapped(a, b, width) and not a.stops and a.words != b.words]
    if len(wrapped) < WRAP_PAIRS or len(wrapped) < WRAP_SHARE * len(pairs):
        return None
    cased = sum(any(c.islower() for c in line.words) for line in lines) > WRAP_LOWER * len(lines)
    small = sum(line.words[0].islower() for line in wrapped)
    return None if cased and small < WRAP_LOWER * len(wrapped) else width


def _quantile(sizes: Counter[int], share: float) -> int:
    left = share * sizes.total()
    for size in sorted(sizes):
        left -= sizes[size]
        if left <= 0:
            return size
    return max(sizes)


def _ragged(lines: list[Unit], width: int) -> int | None:
    """The columns that lines without a stop leave free beyond the next word, by those that surely go on; None where too
    few do. So a head of half a line is no part of the line below it on a page that fills its lines."""
    free = Counter(
        max(0, width - _filled(a, b))
        for a, b in pairwise(lines)
        if b.gap == 0 and b.words[0].islower() and not a.stops and b.indent <= a.indent + 1
    )
    if free.total() < WRAP_SURE:
        return None
    return _quantile(free, WRAP_RAGGED) + 1


def _filled(line: Unit, following: Unit) -> int:
    """The columns that a line would take with the first word of the next."""
    first = _FIRST_WORD.match(following.words)
    return line.indent + len(line.words) + 1 + len(first[0] if first else "")


def _wrapped(line: Unit, following: Unit, width: int, ragged: int | None = None) -> bool:
    """Whether ``following`` goes on where ``line`` ran out of columns: a line without a stop may be cut earlier."""
    if following.gap or following.indent > line.indent + 1:
        return False
    if ragged is None and not line.stops and line.indent + len(line.words) >= WRAP_EARLIEST * width:
        return True
    return _filled(line, following) + (WRAP_SLACK if ragged is None else ragged) > width
