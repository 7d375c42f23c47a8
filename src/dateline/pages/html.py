"""HTML to page text: a line for every block of visible text, and the role of each line.

The page text is not the article alone: a reader must be able to see what was called furniture. Blocks are separated by
line ends, paragraphs by blank lines. Roles: body (the article, as the main-content extractors see it), title, caption,
byline, date, other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.model import Beside, Issue, Line, Page, Value
from dateline.pages.blocks import BREAK, LINE, PARAGRAPH, Block, blocks, settled
from dateline.pages.days import day_of
from dateline.pages.main_text import main_text, prose
from dateline.pages.meta import Meta, meta_of
from dateline.pages.parse import parse
from dateline.pages.roles import COVERED, place, squeeze
from dateline.settings import Settings

SHORT = 120  # characters above which a block of the article is no byline or date, whatever its mark-up says
LINKED = 0.8  # share of link text from which a block of the article points elsewhere (95 of 125, development half)
HINTED_SHARE = 0.3  # share of the main text that may be captions, bylines, dates or boxes each
STRAY_FLOOR = 40  # characters of a piece of main text for it to be shown though no visible block holds it
STRAY_SHARE = 0.3  # share of the main text that must be missing from the visible blocks for that


class Rendered(Value, frozen=True, kw_only=True):
    """The text of an HTML page with the roles of its lines, its metadata, and what was wrong."""

    text: str
    lines: tuple[Line, ...]
    meta: Meta
    issues: tuple[Issue, ...] = ()


def with_html(page: Page, html: str, settings: Settings) -> Page:
    """The page with text, lines and metadata from its HTML; fields that the page has already are kept."""
    rendered = render(html, page.url, limit=settings.text_limit)
    meta = rendered.meta
    return msgspec.structs.replace(
        page,
        text=rendered.text,
        media="text/html",
        lines=rendered.lines,
        url=page.url or meta.url,
        outlet=page.outlet or meta.outlet,
        title=page.title or meta.title,
        published=page.published or meta.published,
        published_basis=page.published_basis or meta.basis,
        beside=Beside(changed=meta.changed, owned=meta.owned),
        issues=page.issues + rendered.issues,
    )


def render(html: str, url: str | None = None, *, limit: int) -> Rendered:
    """The visible text of an HTML page as lines with roles; never fetches.

    Above ``limit`` characters of text the article is not looked for: the page will be refused.
    """
    tree = parse(html)
    if tree.root is None:
        return Rendered(text="", lines=(), meta=Meta(), issues=tree.issues)
    found = settled(list(blocks(tree.root)))
    meta = _dated(meta_of(tree.root, url), found)
    small = tree.easy and sum(len(block.text) for block in found) <= limit
    pieces = main_text(tree.root, html, meta.body) if small else prose(found)
    text, lines = compose(*with_roles(found, pieces, meta))
    return Rendered(text=text, lines=lines, meta=meta, issues=tree.issues)


def _dated(meta: Meta, found: Sequence[Block]) -> Meta:
    """The metadata with the day of the first block that the mark-up calls a date, where the head gives none."""
    if meta.published and meta.basis == "meta":
        return meta
    days = (day_of(block.text) for block in found if block.hint == "date")
    day = next((day for day in days if day), None)
    return msgspec.structs.replace(meta, published=day, basis="meta") if day else meta


def with_roles(found: Sequence[Block], pieces: Sequence[str], meta: Meta) -> tuple[list[Block], list[str]]:
    """The blocks with the role of each; main text that no visible block holds is put where it belongs."""
    placed = place([block.text for block in found], pieces)
    missing = sum(len(text) for texts in placed.strays.values() for text in texts)
    show = missing > STRAY_SHARE * max(1, sum(map(len, pieces)))
    strays = placed.strays if show else {}
    found = _trusted(found, placed.shares)
    title = squeeze(meta.title or "")
    out = _strays(strays.get(-1, ()))
    roles = ["body"] * len(out)
    for index, (block, share) in enumerate(zip(found, placed.shares, strict=True)):
        out.append(block)
        roles.append(role_of(block, share, title))
        extra = _strays(strays.get(index, ()))
        out += extra
        roles += ["body"] * len(extra)
    return out, roles


def _trusted(found: Sequence[Block], shares: Sequence[float]) -> Sequence[Block]:
    """The blocks, without a hint that much of the main text has: then the class means another thing on this page."""
    body = [block for block, share in zip(found, shares, strict=True) if share >= COVERED]
    sizes: Counter[str] = Counter()
    for block in body:
        sizes[block.hint] += len(block.text)
    doubted = {hint for hint, size in sizes.items() if hint and size > HINTED_SHARE * sizes.total()}
    return [msgspec.structs.replace(block, hint="") if block.hint in doubted else block for block in found]


def _strays(texts: Sequence[str]) -> list[Block]:
    long = [text for text in texts if len(text) >= STRAY_FLOOR]
    return [Block(text=text, gap=PARAGRAPH, tag="p") for text in long]


def role_of(block: Block, share: float, title: str) -> str:
    """The role of one block: its mark-up's, the title, body where the main text covers it, else other."""
    if title and squeeze(block.text) == title:
        return "title"
    if block.hint == "caption":
        return "caption"
    if block.hint in ("byline", "date") and not (share >= COVERED and _is_prose(block.text)):
        return block.hint
    if block.tag == "h1":
        return "title"
    return "body" if share >= COVERED and block.links < LINKED and block.hint != "aside" else "other"


def _is_prose(text: str) -> bool:
    return len(text) > SHORT or text.rstrip("\"'”’)").endswith((".", "?", "!"))


def compose(found: Sequence[Block], roles: Sequence[str]) -> tuple[str, tuple[Line, ...]]:
    """The page text and its lines. A blank line stands between paragraphs, and between lines of different roles."""
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    for index, (block, role) in enumerate(zip(found, roles, strict=True)):
        if index:
            body = role == "body" and block.gap == LINE and block.tag not in ("li", "td", "th")
            gap = (
                "\n\n" if block.gap == PARAGRAPH or body or (role != roles[index - 1] and block.gap != BREAK) else "\n"
            )
            pieces.append(gap)
            at += len(gap)
        pieces.append(block.text)
        lines.append(Line(span=(at, at + len(block.text)), role=role))
        at += len(block.text)
    return "".join(pieces), tuple(lines)
