"""The main text of a page: trafilatura's extraction, checked against what the page itself calls its article body
(JSON-LD ``articleBody``), with resiliparse's extraction where that finds little. Nothing is fetched.

Measured on the development half of the article-extraction data set (mean token F1): trafilatura .904, without comments
.907, its fast mode .913 (its fallback extractors bring in more furniture than text), and without tables .915. With
articleBody, links, boxes and bylines taken into account the body lines reach .931; dropping what articleBody lacks in
mid-article gave .930.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.pages.blocks import Block
from dateline.pages.roles import squeeze

LITTLE = 250  # characters of main text below which the second opinion is asked
AGREED = 0.95  # share of articleBody's words that an extraction holds to be the same article with furniture
WHOLE = 0.7  # length of articleBody, relative to the extraction, below which it may be an excerpt
MISSED = 0.5  # share of articleBody's words below which the extraction has taken something else for the article
PARAGRAPH_SIZE, PROSE_LINKS = 80, 0.3  # characters, and share of link text, of a paragraph of prose
HELD = 0.5  # share of a paragraph's three-word runs within articleBody for it to be part of it
WORD = re.compile(r"\w+")


def main_text(root: Any, html: str, told: str | None) -> list[str]:
    """The paragraphs of the article, in order; empty where no extractor finds one.

    ``told`` is the page's own articleBody: it decides between the extractors and takes furniture out, but is not
    trusted to be whole.
    """
    first = by_trafilatura(root)
    if told and len(told) >= LITTLE:
        share = _share(told, first)
        if share < MISSED:
            return _as_told(told, html) or first
        if share >= AGREED and len(told) >= WHOLE * _size(first):
            return _only(first, told) or first
    if _size(first) >= LITTLE:
        return first
    second = by_resiliparse(html)
    return second if _size(second) > _size(first) else first


def prose(found: Sequence[Block]) -> list[str]:
    """The blocks that read as prose: for pages that no extractor may be run on."""
    return [block.text for block in found if len(block.text) >= PARAGRAPH_SIZE and block.links < PROSE_LINKS]


def by_trafilatura(root: Any) -> list[str]:
    """The lines of trafilatura's extraction without comments, tables only where there is little else."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = None
    try:
        text = extract(root, include_comments=False, include_tables=False, fast=True)
        if len(text or "") < LITTLE:
            text = extract(root, include_comments=False, include_tables=True, fast=True) or text
    except Exception:  # the seam to a foreign library: whatever it raises, the second opinion is asked
        return []
    return [line.removeprefix("- ") for line in (text or "").split("\n") if line.strip()]


def by_resiliparse(html: str) -> list[str]:
    """The lines of resiliparse's main-content extraction; empty on failure."""
    from resiliparse.extract.html2text import extract_plain_text

    try:
        text = extract_plain_text(
            html, main_content=True, list_bullets=False, alt_texts=False, preserve_formatting=True
        )
    except Exception:  # the seam to a foreign library
        return []
    return [line.strip() for line in text.split("\n") if line.strip()]


def _as_told(told: str, html: str) -> list[str]:
    """The page's articleBody in the paragraphs that resiliparse sees, or in its own where it sees none of it."""
    pieces = _only(by_resiliparse(html), told)
    if _share(told, pieces) >= MISSED:
        return pieces
    return [line.strip() for line in told.split("\n") if line.strip()]


def _only(pieces: list[str], told: str) -> list[str]:
    """The pieces from the first that articleBody holds to the last; what lies between is kept, for articleBody often
    lacks subheadings, lists and quotes."""
    runs = set(_runs(told))
    key = squeeze(told)
    held = [index for index, piece in enumerate(pieces) if _is_held(piece, runs, key)]
    return pieces[held[0] : held[-1] + 1] if held else []


def _is_held(piece: str, runs: set[tuple[str, ...]], key: str) -> bool:
    own = _runs(piece)
    return squeeze(piece) in key or (len(own) >= 4 and sum(run in runs for run in own) >= HELD * len(own))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return list(zip(words, words[1:], words[2:], strict=False))


def _share(told: str, pieces: list[str]) -> float:
    """Share of the words of ``told`` that the pieces hold."""
    wanted = Counter(WORD.findall(told.casefold()))
    have = Counter(WORD.findall(" ".join(pieces).casefold()))
    return (wanted & have).total() / max(1, wanted.total())


def _size(pieces: list[str]) -> int:
    return sum(map(len, pieces))
