"""What somebody was when they did what a page recalls of them: who has left office by the day of the article was in it
in 1991, and a page calls them by the title that they bore then."""

from __future__ import annotations

import re

from dateline.knowledge import offices
from dateline.link.clues import Clues
from dateline.link.profile import Profile, profile
from dateline.model import Mention, Span

LONGEST = 600
"""Characters of a sentence, on either side of a name, in which its year is looked for."""
_YEAR = re.compile(r"\b(?:in|of|from) (?:[A-Z][a-z]{2,9} )?((?:19|20)\d\d)\b")
_TITLES = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY", "REL"))
_IN_OFFICE = frozenset(
    (
        *("COERCE seize recipients", "COERCE martial-law actors", "RETREAT resign actors"),
        *("SANCTION expel recipients", "COERCE deport recipients"),
    )
)
"""What is done to those in office, or by them, though they have left it since: who is overthrown or dismissed governs,
as in 12 of 14 annotated cases."""


def sector_then(clues: Clues, told: Profile, mention: Mention, act: str) -> str | None:
    """The sector of a person out of office by the day of the article when the ``act`` (type, mode and side) took place:
    by the act, a title before the name ("President Moi", "an opposition member"), or a year in the sentence; None where
    nothing tells."""
    if act in _IN_OFFICE:
        return "GOV"
    entry, text, span = offices.by_id(str(mention.id)), clues.story.text, mention.span
    if entry is None:
        return None
    title = _title(text, told, span)
    if title is not None:
        held = offices.titled(entry, title.noun) if title.sector != "ELI" else None
        said = title.sector if title.sure and title.sector in _TITLES else None
        return held.sector if held else said
    year, day = _year(text, clues.span_of(clues.sentence(span[0])), span), clues.story.article.published
    if year is None or (day and year >= day[:4]):
        return None
    then = offices.on(entry, f"{year}-07-01").sector
    return then if then != "ELI" else None


def _title(text: str, told: Profile, span: Span) -> Profile | None:
    """The title that stands before a name in the phrase; None without one."""
    if told.kind != "person":
        return None
    start = (told.person or told.head)[0]
    if told.noun or start <= span[0]:
        return told if told.noun else None
    before = profile(text, (span[0], start))
    return before if before.kind == "role" else None


def _year(text: str, sentence: Span, span: Span) -> str | None:
    """The only year that a sentence names, near a name in it."""
    start, end = max(sentence[0], span[0] - LONGEST), min(sentence[1], span[1] + LONGEST)
    years = {match[1] for match in _YEAR.finditer(text, start, end)}
    return years.pop() if len(years) == 1 else None
