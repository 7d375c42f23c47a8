"""Sentences of an article body, with their offsets in the page text.

The candidates come from sentencex (MIT; F1 .966 on English news) and from an own scan for the stops that it passes
over; what an abbreviation, an initial or a quotation leaves open is decided by closed lists (``sentences.toml``). The
sentences of one quotation stay together, as a coder quotes them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib import resources

from dateline.model import Sentence, Span

QUOTE_LIMIT = 600
"""Characters of the longest quotation that is kept whole; above, it is speech and is cut like any other text."""
PIECE = 5000
"""Characters given to sentencex at once: its time grows with the square of the quotation marks in a piece. Paragraphs
of news are shorter."""
MARKS_SHARE = 0.2
"""Share of quotation marks above which a piece is no prose and sentencex is not asked; news has below 0.03."""

_STOP = re.compile(r"(?P<stop>[.!?…]{1,8})(?P<close>[\"'”’»)\]]{0,4}(?:\[\d{1,3}\]){0,4})(?=\s)")
_GLUED_STOP = re.compile(r"[a-z\d)”\"][.!?][A-Z“\"][a-z]")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘—–-]+\Z")
_NEXT = re.compile(r"\s+(?P<open>[\"'“‘«(\[]*)(?P<word>[^\s,;:.!?)\"”’]*)")
_CLAUSE_END = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<!\b[A-Z])\.|[!?,;:\"“”]")
"""Where the words behind a quotation end; not behind "Mr.", "Sen." and initials."""
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_SINGLE_OPEN = re.compile(r"(?<!\w)['‘](?=[A-Z])")
_SINGLE_CLOSE = re.compile(r"[.,!?…]['’](?=[\s,.]|\Z)")
_BULLET = re.compile(r"(?:[•●▪■◦‣·*»►–—-]\s+)+(?=\S)")
_LINE_END = re.compile(r"[\r\n]")
_MARKS = "\"'“”‘’«»„"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(resources.files("dateline").joinpath("sentences.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def unwrapped(text: str, parts: tuple[Span, ...]) -> str:
    """The text with a blank for each end of a line inside ``parts`` (paragraph spans): a hard-wrapped paragraph reads
    as one on a single line does, and every offset stays where it is."""
    broken = [part for part in sorted(parts) if _LINE_END.search(text, *part)]
    pieces, end = [], 0
    for a, b in broken:
        pieces += [text[end:a], _LINE_END.sub(" ", text[a:b])]
        end = b
    return "".join([*pieces, text[end:]]) if broken else text


def split(text: str, parts: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """The sentences of ``parts`` (paragraph spans in ``text``) in page order, without blanks or bullets at the ends."""
    return tuple(
        Sentence(span=span, paragraph=number) for number, part in enumerate(parts) for span in _sentences(text, part)
    )


def _sentences(text: str, part: Span) -> Iterator[Span]:
    base = part[0]
    words = text[part[0] : part[1]]
    start = 0
    for end in [*_breaks(words), len(words)]:
        a, b = _trimmed(words, start, end)
        if b > a:
            yield base + a, base + b
        start = end


def _trimmed(words: str, start: int, end: int) -> Span:
    while end > start and words[end - 1].isspace():
        end -= 1
    while start < end and words[start].isspace():
        start += 1
    bullet = _BULLET.match(words, start, end)
    return (bullet.end() if bullet else start), end


def _breaks(words: str) -> list[int]:
    """Offsets after which a new sentence begins, ascending."""
    if not words.strip():
        return []
    quotes = _quotations(words)
    cased = any(c.islower() for c in words[:4000]) and any(c.isupper() for c in words[:4000])
    found: list[int] = []
    at = 0
    for end in _candidates(words, cased=cased):
        while at < len(quotes) and quotes[at][1] < end:
            at += 1
        if not (at < len(quotes) and quotes[at][0] < end < quotes[at][1]):
            found.append(end)
    return found


def _candidates(words: str, *, cased: bool) -> list[int]:
    own = {match.end() for match in _STOP.finditer(words) if _ends(words, match, cased=cased)}
    if not cased or not _GLUED_STOP.search(words):
        return sorted(own)
    foreign = {
        edge
        for piece in _pieces(words, sorted(own))
        for edge in _foreign(words, piece)
        if 2 <= edge < len(words) and _GLUED_STOP.match(words, edge - 2)
    }
    return sorted(own | {edge for edge in foreign if not _in_address(words, edge)})


def _pieces(words: str, stops: list[int]) -> Iterator[Span]:
    """The paragraph in pieces of at most ``PIECE`` characters, cut behind a line or a sentence where there is one."""
    start = 0
    while len(words) - start > PIECE:
        end = start + PIECE
        at = bisect_right(stops, end)
        stop = stops[at - 1] if at else 0
        cut = max(words.rfind("\n", start, end) + 1, stop if stop > start else 0)
        cut = cut or words.rfind(" ", start, end) + 1 or end
        yield start, cut
        start = cut
    yield start, len(words)


def _foreign(words: str, piece: Span) -> Iterator[int]:
    """What sentencex takes for the ends of sentences in a piece; it knows no lone surrogates."""
    import sentencex

    inside = words[slice(*piece)]
    if len(inside) > QUOTE_LIMIT and sum(map(inside.count, _MARKS)) > MARKS_SHARE * len(inside):
        return
    for boundary in sentencex.get_sentence_boundaries("en", _LONE_SURROGATE.sub("?", inside)):
        yield piece[0] + boundary["end_index"]


def _in_address(words: str, at: int) -> bool:
    before = words[max(0, at - 40) : at].rsplit(None, 1)[-1:]
    return any(mark in word for word in before for mark in ("@", "/", "www."))


def _ends(words: str, match: re.Match[str], *, cased: bool) -> bool:
    """Whether the stop ends its sentence: by the word before it, the word after it, and their case."""
    following = _NEXT.match(words, match.end())
    if following is None or (not following["word"] and not following["open"]):
        return True
    after = following["word"]
    if cased and after[:1].islower():
        return False
    if match["stop"] == ".":
        return _full_stop_ends(words, match, after, opens=bool(following["open"]))
    if match["close"] and _speech_follows(words, following):
        return False
    return match["stop"][0] not in ".…" or not after[:1].islower()


def _full_stop_ends(words: str, match: re.Match[str], after: str, *, opens: bool) -> bool:
    before = _WORD_BEFORE.search(words, max(0, match.start() - 40), match.start())
    word = before[0] if before else ""
    low, lists = word.casefold(), _lists()
    if low in lists["numbered"] and after[:1].isdigit():
        return False
    capital = word[:1].isupper()
    if low in lists["glued"] or (low in lists["titles"] and capital):
        return False
    if opens:
        return True
    if low in lists["open"] or (low in lists["names"] and capital) or _ACRONYM.match(word):
        return after.casefold() in lists["starters"] and not after.isupper()
    if len(word) == 1 and word.isalpha() and word.isupper():
        return after.casefold() in lists["starters"]
    return not (low.isdigit() and len(low) < 3 and _opens_line(words, before))


def _opens_line(words: str, before: re.Match[str] | None) -> bool:
    """ "1. First point": a number that opens its paragraph or line is a list mark."""
    return before is None or not words[max(0, before.start() - 40) : before.start()].rpartition("\n")[2].strip()


def _speech_follows(words: str, following: re.Match[str]) -> bool:
    if following["word"].casefold() in _lists()["starters"]:
        return False
    clause = _CLAUSE_END.split(words[following.start() : following.start() + 80], maxsplit=1)[0]
    return any(word.casefold() in _lists()["speech"] for word in clause.split()[:8])


def _quotations(words: str) -> list[Span]:
    """Quotations that open and close within the paragraph, shorter than ``QUOTE_LIMIT``, without overlap, ascending."""
    spans = [*_double(words), *_single(words)]
    kept: list[Span] = []
    for span in sorted(spans):
        if span[1] - span[0] <= QUOTE_LIMIT and (not kept or span[0] >= kept[-1][1]):
            kept.append(span)
    return kept


def _double(words: str) -> Iterator[Span]:
    """Pairs of double marks; a straight mark opens after a blank or an opening mark, and closes otherwise."""
    opened: int | None = None
    for match in re.finditer('["“”«»„]', words):
        mark, at = match[0], match.start()
        if mark in "“«„" or (mark == '"' and opened is None):
            opened = at
        elif opened is not None:
            yield opened, at + 1
            opened = None


def _single(words: str) -> Iterator[Span]:
    at = 0
    while opening := _SINGLE_OPEN.search(words, at):
        closing = _SINGLE_CLOSE.search(words, opening.end(), opening.end() + QUOTE_LIMIT)
        if closing is None:
            at = opening.end()
            continue
        yield opening.start(), closing.end()
        at = closing.end()
