"""Whose "the president" is: of the state of the last one whom the page called so, or of the last state beside the word.

A page on two states names "President Rell" of one and the other twenty times; "the president" is still Rell's state's.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.link.on_page import meeting
from dateline.link.persons import PERSON_RULES
from dateline.model import Mention, Span

_TITLE: Final = (
    r"(?:president|prime minister|premier|chancellor|king|queen|emir|sultan"
    r"|(?:foreign|defen[cs]e|interior|finance|oil|economy|justice|health|energy|trade|transport|agriculture) minister)"
)
_BARE: Final = re.compile(rf"the (?P<title>{_TITLE})", re.IGNORECASE)
_LEFT: Final = re.compile(r"\b(?:former|ex|late|then|vice|deputy|acting|ousted|deposed)[\s-]\Z", re.IGNORECASE)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_BESIDE: Final = re.compile(r"(?:['’]s?)?\s+")
REACH: Final = 6000
"""Characters before the words in which the title is looked for, and"""
MOST: Final = 12
"""how many of its places are looked at."""
STATES: Final = ("country", "adjective")


def office_before(text: str, span: Span, mentions: tuple[Mention, ...]) -> str | None:
    """The country of "the president" by who was called so last: "President Rell of Karstia", "the Karstian president";
    None where the words are more than the title, or nobody was."""
    bare = _BARE.fullmatch(text, *span)
    if bare is None:
        return None
    titled = re.compile(rf"\b{re.escape(bare['title'])}\b", re.IGNORECASE)
    places = [m.span() for m in titled.finditer(text, max(0, span[0] - REACH), span[0])]
    for place in reversed(places[-MOST:]):
        country = _whose(text, place, mentions)
        if country is not None:
            return country
    return None


def _whose(text: str, title: Span, mentions: tuple[Mention, ...]) -> str | None:
    """The country of a title by the state before or behind it, or by the person whom it names."""
    if _has_left(text, title[0]):
        return None
    for near in meeting(mentions, (max(0, title[0] - 24), title[1] + 24)):
        if near.country is None or near.kind != "actor":
            continue
        beside = _BESIDE.fullmatch(text, near.span[1], title[0]) is not None
        if near.rule in STATES and (beside or _OF.fullmatch(text, title[1], near.span[0])):
            return None if beside and _has_left(text, near.span[0]) else near.country
        behind = near.span[0] <= title[1] + 1 < near.span[1]
        if near.rule in PERSON_RULES and behind and text[title[1] + 1 : title[1] + 2].isupper():
            return near.country
    return None


def _has_left(text: str, at: int) -> bool:
    """Whether the words before an offset say that somebody is no longer what follows, or is but his deputy."""
    return _LEFT.search(text, max(0, at - 12), at) is not None
