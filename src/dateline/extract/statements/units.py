"""Units of reading: a sentence, or several where a quotation runs over their ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dateline.extract.statements import voices
from dateline.extract.statements.quotes import Quote, quotes
from dateline.extract.syntax import Token, tokens
from dateline.model import Span, Story, Value

TOKEN_LIMIT = 250
"""Tokens of one unit above which it is not read: no sentence of news is so long, and reading one is quadratic in it."""


TELLER = re.compile(r"(?:[A-Z][\w.'’-]{0,20}\s){1,4}(?:said|says|added|asked|replied|wrote|tweeted)\.")
"""A sentence that tells but who said what stands in quotation marks before it."""


class Unit(Value, frozen=True, kw_only=True):
    """``toks`` are the tokens of ``span``; ``quoted`` holds for each token the index of the quotation it is in, or -1
    (the marks themselves count as inside). ``starts`` are the token indices at which its sentences begin."""

    span: Span
    paragraph: int
    sentences: tuple[Span, ...]
    toks: tuple[Token, ...]
    quotes: tuple[Quote, ...]
    quoted: tuple[int, ...]

    def word(self, k: int) -> str:
        """The lower-case token at ``k``, "" outside the unit."""
        return self.toks[k].lower if 0 <= k < len(self.toks) else ""

    def tag(self, k: int) -> str:
        """The tag of the token at ``k``, "" outside the unit."""
        return self.toks[k].tag if 0 <= k < len(self.toks) else ""

    def said(self, k: int) -> bool:
        """Whether the token at ``k`` stands in quotation marks."""
        return 0 <= k < len(self.toks) and self.quoted[k] >= 0


def units(story: Story) -> Iterator[Unit]:
    """The units of a story in page order, without the labels and notes in brackets beside its sentences."""
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in story.sentences:
        span = voices.bare(story, sentence.span)
        if span is not None:
            by_paragraph.setdefault(sentence.paragraph, []).append(span)
    for paragraph in sorted(by_paragraph):
        members = by_paragraph[paragraph]
        found = quotes(story.text, (members[0][0], members[-1][1]))
        for group in _groups(story.text, members, found):
            unit = _unit(story.text, paragraph, group, found)
            if unit is not None:
                yield unit


def _groups(text: str, spans: list[Span], found: tuple[Quote, ...]) -> list[list[Span]]:
    """Sentences put together where one closed quotation reaches over the end of the first, or who said it is told in
    a sentence of its own: "Find them." Rell said."""
    out: list[list[Span]] = []
    k = 0
    for span in spans:
        while k < len(found) and found[k].span[1] <= span[0]:
            k += 1
        joined = out and k < len(found) and found[k].span[0] < out[-1][-1][1] and found[k].span[1] > span[0]
        told = out and k and found[k - 1].span[1] == out[-1][-1][1] and TELLER.fullmatch(text, *span) is not None
        if joined or told:
            out[-1].append(span)
        else:
            out.append([span])
    return out


def _unit(text: str, paragraph: int, group: list[Span], found: tuple[Quote, ...]) -> Unit | None:
    span = (group[0][0], group[-1][1])
    if span[1] - span[0] > TOKEN_LIMIT * 12:
        return None
    toks = tuple(t for one in group for t in tokens(text, one))
    if len(toks) > TOKEN_LIMIT:
        return None
    first = bisect_right(found, span[0], key=lambda q: q.span[1])
    last = bisect_left(found, span[1], key=lambda q: q.span[0])
    inside = found[first:last]
    return Unit(
        span=span,
        paragraph=paragraph,
        sentences=tuple(group),
        toks=toks,
        quotes=inside,
        quoted=_quoted(toks, inside),
    )


def _quoted(toks: tuple[Token, ...], found: tuple[Quote, ...]) -> tuple[int, ...]:
    if not found:
        return (-1,) * len(toks)
    out: list[int] = []
    k = 0
    for tok in toks:
        while k < len(found) and found[k].span[1] <= tok.span[0]:
            k += 1
        inside = k < len(found) and found[k].span[0] <= tok.span[0] < found[k].span[1]
        out.append(k if inside else -1)
    return tuple(out)
