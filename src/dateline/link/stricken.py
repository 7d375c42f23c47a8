"""Where those are at home who live in a state named right behind them, or are killed where one is attacked."""

from __future__ import annotations

import re

from dateline.knowledge import actors
from dateline.link.clues import Clues
from dateline.model import Mention, Span

_IN = re.compile(r" (?:in|across|of) (?:the )?")
_LIVING = frozenset(
    (
        *("victims", "residents", "villagers", "families", "civilians", "people", "children", "survivors", "farmers"),
        *("women", "households", "schools", "hospitals", "churches", "mosques", "inhabitants", "communities"),
    )
)
"""Who are of the state that they are told to be in; foreigners, troops, refugees and colleagues need not be."""
_HARM = "(?:killing|wounding|injuring)"
_HARMING = re.compile(
    rf", {_HARM}(?: and {_HARM})? (?:at least |about |some |around |up to |more than )?(?:[\w-]+ ){{0,3}}\Z"
)
REACH = 60
"""Characters before a victim in which "killing" stands."""


def country_behind(clues: Clues, span: Span) -> str | None:
    """The state right behind people who live there: "flood victims in Belarus"."""
    text = clues.story.text
    words = text[slice(*span)].casefold().split()
    behind = _IN.match(text, span[1]) if words and words[-1] in _LIVING else None
    if behind is None:
        return None
    here = clues.within((behind.end(), behind.end() + 1))
    return next((m.country for m in here if m.rule == "country" and m.span[0] == behind.end()), None)


def of_target(clues: Clues, span: Span) -> str | None:
    """The state told last before a participle that tells who was killed there, where another is told before it:
    "Kenyan troops shelled a Sudanese post, killing two soldiers" (17 of 18 annotated ones, "its officers" aside)."""
    text, (start, _) = clues.story.text, clues.span_of(clues.sentence(span[0]))
    words = text[slice(*span)]
    harming = _HARMING.search(text, max(start, span[0] - REACH), span[0])
    if harming is None or any(word[0].isupper() for word in words.split()) or words.startswith(("its ", "their ")):
        return None
    told = [m.country for m in clues.within((start, harming.start())) if _is_state(m)]
    return told[-1] if len(set(told)) > 1 and told[-1] != told[0] else None


def _is_state(mention: Mention) -> bool:
    return mention.rule in actors.COUNTRY_KINDS and mention.country is not None
