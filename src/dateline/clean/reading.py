"""The text of an article as it is read, which is not always that of its page."""

from __future__ import annotations

import re

from dateline import sentences
from dateline.clean.casing import recased
from dateline.model import Article, Span, Story

_LOST = re.compile(r"(?<=[^\W\d_])([ \t\xa0]{1,3})[ \t\xa0]s(?=[ \xa0])")
"""A genitive whose apostrophe a scraper gave out as blanks: "the group   s men"."""


def readable(text: str, spans: tuple[Span, ...]) -> str:
    """The text as it is read: the lines of a hard-wrapped paragraph run together, lost apostrophes put back, and
    letters in the case in which an editor sets them. As long as it was; the same object where nothing changes."""
    return recased(_apostrophes(sentences.unwrapped(text, spans), spans), spans)


def _apostrophes(text: str, spans: tuple[Span, ...]) -> str:
    """The text with an apostrophe for the blank before a lone "s" behind a word and two to four blanks."""
    pieces, end = [], 0
    for a, b in sorted(spans):
        for lost in _LOST.finditer(text, max(a, end), b):
            pieces += [text[end : lost.end(1)], "'s"]
            end = lost.end()
    return "".join([*pieces, text[end:]]) if pieces else text


def story_of(text: str, article: Article) -> Story:
    """An article of a page with its sentences, ready to be read; ``text`` is the page's."""
    spans = article.parts if article.title_span is None else (article.title_span, *article.parts)
    told = readable(text, spans)
    return Story(text=told, article=article, sentences=sentences.split(told, article.parts))
