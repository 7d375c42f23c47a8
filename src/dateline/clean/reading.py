"""The text of an article as it is read, which is not always that of its page."""

from __future__ import annotations

from dateline import sentences
from dateline.clean.casing import recased
from dateline.model import Article, Span, Story


def readable(text: str, spans: tuple[Span, ...]) -> str:
    """The text as it is read: the lines of a hard-wrapped paragraph run together, and letters in the case in which an
    editor sets them. As long as it was; the same object where nothing changes."""
    return recased(sentences.unwrapped(text, spans), spans)


def story_of(text: str, article: Article) -> Story:
    """An article of a page with its sentences, ready to be read; ``text`` is the page's."""
    spans = article.parts if article.title_span is None else (article.title_span, *article.parts)
    told = readable(text, spans)
    return Story(text=told, article=article, sentences=sentences.split(told, article.parts))
