"""An HTML tree to blocks of visible text, one a line, each with what its mark-up tells of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from dateline.model import Value
from dateline.pages.tables import table, words

Element = Any
"""An lxml element; lxml ships no types."""

BREAK, LINE, PARAGRAPH = 1, 2, 3  # how strongly a block is set off from the one before it
HINT_SHARE = 0.8  # share of a block's characters within an element of a role for the block to have that role
HINT_SIZE = {"caption": 1_500, "byline": 300, "date": 200, "aside": 1_500}  # characters one such element may hold
HINTING = frozenset(("class", "itemprop", "rel", "id", "data-testid"))  # attributes that tell what an element is for
MARKS = re.compile(r"[\s_-]+")
SPACE = re.compile(r"[\s\u00a0]+")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphen, zero-width space and joiner, BOM
HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)


class Block(Value, frozen=True, kw_only=True):
    """One line of visible text. ``gap`` is BREAK, LINE or PARAGRAPH: what stands before it.

    ``tag`` is the innermost block element; ``hint`` the role its mark-up gives it (caption, byline, date, aside) or "",
    and ``origin`` the number of the element that gave it; ``links`` the share of its characters that are link text.
    """

    text: str
    gap: int
    tag: str
    hint: str = ""
    origin: int = 0
    links: float = 0.0


class Builder:
    """Collects characters into blocks while a tree is walked."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.gap = PARAGRAPH
        self.hinted: dict[tuple[str, int], int] = {}
        self.linked = 0
        self.size = 0
        self.hints: list[tuple[str, int]] = []
        self.hinting: list[bool] = []
        self.origins = 0
        self.tags: list[str] = ["body"]
        self.links = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        size = len(text) - text.count(" ") - text.count("\n")
        self.size += size
        if self.links:
            self.linked += size
        if self.hints:
            self.hinted[self.hints[-1]] = self.hinted.get(self.hints[-1], 0) + size

    def flush(self, gap: int) -> Block | None:
        """Ends the block, if one is open; ``gap`` is what the next one is set off by."""
        text = SPACE.sub(" ", "".join(self.pieces).translate(INVISIBLE)).strip() if self.pieces else ""
        block = None
        if text:
            told = (told for told, size in self.hinted.items() if size >= HINT_SHARE * self.size)
            hint, origin = next(told, ("", 0))
            links = self.linked / max(1, self.size)
            block = Block(text=text, gap=self.gap, tag=self.tags[-1], hint=hint, origin=origin, links=links)
            self.gap = gap
        else:
            both_breaks = gap == BREAK and self.gap == BREAK
            self.gap = PARAGRAPH if both_breaks else max(self.gap, gap)
        self.pieces.clear()
        self.hinted.clear()
        self.linked = self.size = 0
        return block


def blocks(root: Element) -> Iterator[Block]:
    """The blocks of visible text under ``root``, in document order; iterative, linear in the size of the tree."""
    from lxml.etree import iterwalk

    builder = Builder()
    walker = iterwalk(root, events=("start", "end"))
    dropped = words("tags", "dropped")
    skipped = None
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if tag in dropped or is_hidden(element):
                skipped = element
                walker.skip_subtree()
                continue
            yield from _enter(builder, element, tag)
        else:
            if element is not skipped:
                yield from _leave(builder, tag)
            if element.tail:
                yield from _text(builder, element.tail)
    last = builder.flush(PARAGRAPH)
    if last:
        yield last


def settled(found: Sequence[Block]) -> list[Block]:
    """The blocks without the hints of elements too large for what they say they are: an article's whole wrapper may be
    of class "author-page"."""
    sizes: Counter[int] = Counter()
    for block in found:
        sizes[block.origin] += len(block.text)
    return [
        msgspec.structs.replace(block, hint="") if block.hint and sizes[block.origin] > HINT_SIZE[block.hint] else block
        for block in found
    ]


def is_hidden(element: Element) -> bool:
    """True where the mark-up itself says that the element is not shown."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return style is not None and HIDDEN_STYLE.search(style[:500]) is not None


@lru_cache(maxsize=1_000)
def _gap(tag: str) -> int:
    if tag in words("tags", "paragraph"):
        return PARAGRAPH
    if tag == "br":
        return BREAK
    return LINE if tag in words("tags", "line") else 0


def _enter(builder: Builder, element: Element, tag: str) -> Iterator[Block]:
    gap = _gap(tag)
    if gap:
        if block := builder.flush(gap):
            yield block
        builder.tags.append(tag)
    hint = hint_of(element, tag)
    builder.hinting.append(bool(hint))
    if hint:
        builder.origins += 1
        builder.hints.append((hint, builder.origins))
    builder.links += tag == "a"
    if element.text:
        yield from _text(builder, element.text)


def _leave(builder: Builder, tag: str) -> Iterator[Block]:
    gap = _gap(tag)
    if gap:
        if tag != "br" and (block := builder.flush(gap)):
            yield block
        builder.tags.pop()
    if builder.hinting.pop():
        builder.hints.pop()
    builder.links -= tag == "a"


def _text(builder: Builder, text: str) -> Iterator[Block]:
    if "pre" in builder.tags[-3:]:
        for piece in text.split("\n")[:-1]:
            builder.add(piece)
            if block := builder.flush(BREAK):
                yield block
        text = text.rsplit("\n", 1)[-1]
    builder.add(text)


@cache
def _hint_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(names)) for role, names in table("roles").items())


def hint_of(element: Element, tag: str) -> str:
    """The role that an element's tag or attributes give its text: caption, byline, date, aside, or "" for none."""
    if tag == "figcaption":
        return "caption"
    if tag == "time":
        return "date"
    told = [value for name, value in element.items() if name in HINTING]
    return _hint_in(" ".join(told)[:300]) if told else ""


@lru_cache(maxsize=20_000)
def _hint_in(told: str) -> str:
    low = told.lower()
    role = next((role for role, names in _hint_words() if any(name in low for name in names)), "")
    tokens = MARKS.split(low)
    return role or next((role for role in ("aside", "date") if not words("tokens", role).isdisjoint(tokens)), "")
