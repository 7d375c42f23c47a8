"""HTML to a tree, bounded: what is nested too deep or too large for the extractors is marked, never waited for."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.model import Issue, Value

Element = Any
"""An lxml element; lxml ships no types."""

DEEPEST = 300  # nesting above which no extractor is run: resiliparse is quadratic in it (3,000: 0.2 s, 100,000: hours)
ELEMENTS = 40_000  # elements above which no extractor is run: trafilatura is worse than linear (20,000: 3 s)
MOST = 200_000  # elements above which the page is refused; a 2 MB page of text holds 20,000 paragraphs
LONGEST = 5_000  # characters of a class or style above which it is dropped: 14 MB of class names cost trafilatura 18 s
LONG_ATTRIBUTES = ("class", "id", "style", "rel", "itemprop", "data-testid", "name", "property")


LONG_TAG = 2_000  # characters of a tag from which its attributes are counted
SQUARES = 400_000_000  # sum of squared attribute counts above which a page is refused: libxml2 takes 1.3 s for 20,000
ATTRIBUTE = (
    r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?)?"  # as HTML5 tokenizes
)
TAG = re.compile(r"<[a-zA-Z][^\s/>]*+(?:[\s/]++|" + ATTRIBUTE + r")*+")


class Tree(Value, frozen=True, kw_only=True):
    """A parsed page: its root element (None where there is none), and whether the extractors may be run on it."""

    root: Element
    easy: bool = True
    issues: tuple[Issue, ...] = ()


def parse(html: str) -> Tree:
    """The tree of an HTML page, repaired as libxml2 repairs it. Entities are not expanded, nothing is fetched."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if _is_crowded(html):
        return Tree(root=None, issues=(bad("has elements of too many attributes"),))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        return Tree(root=None, issues=(bad(f"could not be parsed ({type(error).__name__})"),))
    elements = int(root.xpath("count(//*)"))
    if elements > MOST:
        return Tree(root=None, issues=(bad(f"has more than {MOST:,} elements"),))
    for attribute in _paths()[0](root):
        if attribute.attrname in LONG_ATTRIBUTES:
            del attribute.getparent().attrib[attribute.attrname]
    issues = _breaks(html)
    if any("depth" in entry.message for entry in parser.error_log):
        issues += (bad("is nested too deep; what lies deeper was left out"),)
    return Tree(root=root, easy=elements <= ELEMENTS and not _paths()[1](root), issues=issues)


def bad(what: str) -> Issue:
    """An issue of code ``bad-html``."""
    return Issue(code="bad-html", message=f"The HTML {what}.")


def _is_crowded(html: str) -> bool:
    """True where tags have so many attributes that parsing would take long (its time is quadratic in them).

    The expression never backtracks: 2 ms for a page of 400 kB. Script code after a "<" may read as one long tag; the
    bound is far above what such code holds (5,000).
    """
    effort = 0
    for found in TAG.finditer(html):
        if found.end() - found.start() > LONG_TAG:
            effort += sum(1 for _ in re.finditer(ATTRIBUTE, found.group())) ** 2
    return effort > SQUARES


def _breaks(html: str) -> tuple[Issue, ...]:
    """The issue ``truncated`` for a page that ends within a tag."""
    last = html.rfind("<")
    cut = last > html.rfind(">") and html[last + 1 : last + 2].isalpha()
    return (Issue(code="truncated", message="The page breaks off within a tag."),) if cut else ()


@cache
def _paths() -> tuple[Any, Any]:
    """Compiled XPath: attributes that are too long; whether the tree is too deep (both run in C)."""
    from lxml.etree import XPath

    return XPath(f"//@*[string-length() > {LONGEST}]"), XPath("boolean(" + "/*" * DEEPEST + ")")
