"""Articles about companies and their shares tell no political events, whatever their verbs (annotation guide, decision
30): an offer is rejected, a bidder attacks, talks are broken off, a chairman resigns.

Such an article speaks of shares, bids and earnings all along: of 11 articles of the training pages that do so two have
annotated events, strikes alone; of 105 whole articles of agencies about politics and war none does, of 132 of a
business paper more than 111. What a state, a union or a crowd does stays an event there too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import ActorRow, EventRow, Span

_SHARES = re.compile(
    r"\b(?:tender offers?|takeovers?|takeover (?:bids?|offers?|defen[cs]es?)|hostile (?:bids?|offers?)"
    r"|(?:[$€£]|C\$)?\d[\d.,/]* (?:dollars |euros |cents )?a share|per share|shares? outstanding|outstanding shares"
    r"|(?:common|preferred) (?:stock|shares?)|debentures?|poison pills?|composite trading|dividends?|junk[- ]bonds?"
    r"|(?:leveraged )?buy-?outs?|letters? of intent to (?:buy|acquire|purchase|sell)|merger agreements?|stock swap"
    r"|to be acquired|(?:controlling|majority|minority) (?:stake|interest)s?|chief financial officer"
    r"|net (?:income|loss|profit)|pre-?tax profits?|(?:third|second|first|fourth|3rd|2nd|1st|4th)[- ]quarter"
    r"|shareholders?|stockholders?|stock exchange|earnings|revenues?|trading volume|closed at (?:[$€£]|C\$)"
    r"|market value|acquisitions?|mergers?)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:activists?|army|communit(?:y|ies)|Congress|courts?|demonstrat\w+|embargo\w*|employees|European"
    r" (?:Union|Commission)|EU|farmers|governments?|judges?|lawmakers?|military|miners?|ministers?|ministr(?:y|ies)"
    r"|nationali[sz]\w+|opposition|parliaments?|police|prosecutors?|protest\w*|rebels?|residents|sanction\w*|state-owned"
    r"|strik\w+|tariffs?|troops|unions?|United Nations|villagers|war|White House|workers)\b"
)
"""Words of a sentence that tells of more than companies."""
DENSE = ((2, 60), (3, 120))
"""Mentions of shares that make an article one about them, and how many of its words each stands for at most."""
_KEPT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"))
"""Types that are told of companies too."""


def dropped(text: str, article: Span, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of an article without those of companies among themselves, where it is about shares."""
    if not any(_is_of_companies(event) for event in events) or not is_about_shares(text, article):
        return list(events)
    return [event for event in events if not _is_of_companies(event)]


def is_about_shares(text: str, article: Span) -> bool:
    """Whether an article speaks of shares, bids and earnings all along."""
    told, words = sum(1 for _ in _SHARES.finditer(text, *article)), text.count(" ", *article)
    return any(told >= least and told * each >= words for least, each in DENSE)


def _is_of_companies(event: EventRow) -> bool:
    """Whether no state or other public body, and no worker or crowd, has a part in an event."""
    public = any(_is_known(row) and row.sector != "BUS" for row in event.actors)
    return event.type not in _KEPT and not public and _PUBLIC.search(event.evidence) is None


def _is_known(row: ActorRow) -> bool:
    """Whether the tables know a party."""
    return row.actor_id is not None and not row.actor_id.startswith("unknown:")
