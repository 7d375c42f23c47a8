"""Who speaks and to whom, without the day on which, and the speaker with the whole of a list."""

from __future__ import annotations

import re

from dateline.knowledge.days import MONTH, WEEKDAY
from dateline.model import Span

_DAY = rf"{WEEKDAY}(?:\s(?:night|morning|afternoon|evening))?"
_DAY_BEHIND = re.compile(rf"\b(?P<word>\w+)\s(?P<on>on\s)?{_DAY}\Z")
_NO_DAY_BEHIND = frozenset(
    (
        *("of", "as", "and", "or", "on", "by", "in", "until", "since"),
        *("this", "last", "next", "dated", "each", "every", "good"),
    )
)
_DAY_BEFORE = re.compile(rf"(?:on\s)?{_DAY}\s(?:by\s|(?=the\s))")


_OF_LIST = re.compile(
    r"\b(?:[Tt]he\s)?(?:[a-z][a-z-]*\s){1,3}of\s(?:(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2},\s){1,6}\Z"
)


def listed(text: str, span: Span) -> Span:
    """Who speaks with the whole of the list that it ends: "the ambassadors of Hungary, Poland and Austria"."""
    if not text[span[0]].isupper() or " and " not in text[slice(*span)]:
        return span
    before = _OF_LIST.search(text, max(0, span[0] - 160), span[0])
    return (before.start(), span[1]) if before else span


def undated(text: str, span: Span) -> Span:
    """Who speaks without the day on which: "the Cypriot government Saturday", "was quoted Friday by local media". A
    surname may be a day too ("Adamu Sunday")."""
    before = _DAY_BEFORE.match(text, *span)
    begin = before.end() if before else span[0]
    behind = _DAY_BEHIND.search(text, max(begin, span[1] - 60), span[1])
    if behind is None or behind["word"].casefold() in _NO_DAY_BEHIND:
        return begin, span[1]
    clause = behind["on"] and behind["word"][0].islower()  # "villagers who reached it on Saturday"
    named = behind.start() == begin and behind["word"][0].isupper() and text[begin : span[1]].endswith("Sunday")
    return begin, span[1] if clause or named else behind.end("word")


_MONTH = rf"(?:{MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_DATE = rf"(?:{_MONTH}\s\d\d?|\d\d?\s{_MONTH}|(?:in|late\sin)\s{_MONTH}|(?:last|this|next)\s(?:week|month|year|night))"
_WHEN = re.compile(
    rf"(?<!\S)(?P<near>(?:on\s|last\s|this\s|late\s|early\s|earlier\s){{0,3}})(?:{_DAY}|{_DATE})\Z", re.IGNORECASE
)


def told_to(text: str, span: Span) -> Span | None:
    """To whom it is said, without the day: "her cabinet on Sunday", "reporters Friday"; None for nothing but a day. Of
    38 such on the training pages none is annotated with it."""
    day = _WHEN.search(text, max(span[0], span[1] - 60), span[1])
    if day is None or (text[span[0] : span[1]].endswith("Sunday") and not day["near"]):
        return span
    return (span[0], day.start() - 1) if day.start() > span[0] else None
