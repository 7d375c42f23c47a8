"""Which articles give no events at all: sport, business, weather, culture, science, history for its own sake."""

from __future__ import annotations

import re

from dateline.extract.events.lexicon import Lexicon
from dateline.model import Story

WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
NOW = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tonight|this week|last week|this month)\b",
    re.I,
)
KINDS = ("sport", "business", "weather", "culture", "science")
SHORT = 40
"""Words below which an article is too short to tell."""
SHARE, DISTINCT = 0.02, 4
"""Cue words of a kind per word of the body, and different ones, from which an article may be of that kind; it is where
they are also more than the words of politics. Set on the training pages, where two articles with 1 and 3 events
are lost."""
APOLITICAL = 0.01
"""Share of words of politics at or below which an article gives no events, whatever it is about."""
OLD_YEARS = 15
"""An article whose years lie this far back, and that names no day of now, is history."""
UNDATED = 2010
"""The year that an article without a date is taken to be of, for want of a better one."""


def kind_of(story: Story, lex: Lexicon) -> str | None:
    """sport, business, weather, culture, science, history or other where the article is that and no political news."""
    a, b = story.article.body_span
    text = story.text[a : min(b, a + 20_000)]
    words = WORD.findall(text.lower())
    if len(words) < SHORT:
        return None
    politics = _share(words, lex.words["pages.politics"])
    for kind in KINDS:
        cues = lex.words[f"pages.{kind}"]
        share = _share(words, cues)
        if share >= SHARE and share > politics and len(cues.intersection(words)) >= DISTINCT:
            return kind
    if _historical(story, text):
        return "history"
    return "other" if politics <= APOLITICAL else None


def _share(words: list[str], cues: frozenset[str]) -> float:
    return sum(map(cues.__contains__, words)) / len(words)


def _historical(story: Story, text: str) -> bool:
    """Three or more years long past, none or one recent, and at most one day of now."""
    years = [int(year) for year in YEAR.findall(text)]
    now = int(story.article.published[:4]) if story.article.published else UNDATED
    old = [year for year in years if year <= now - OLD_YEARS]
    return len(old) >= 3 and len(years) - len(old) <= 1 and len(NOW.findall(text)) <= 1
