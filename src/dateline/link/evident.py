"""What the words around a party say plainly, whatever the weights make of it: ranks of the police, officers of the
army, priests by their title, the Houthis' own word for their men."""

from __future__ import annotations

import re

from dateline.link.clues import Clues
from dateline.model import Span

REACH = 600
"""Characters of a sentence, on either side of a party, in which police and army are looked for."""
HEADING = 300
"""Characters before and behind an article in which a communiqué names those who issue it."""
LONGEST = 60
"""Characters of a phrase that may be a bare rank, or a priest with his name."""
_SOME = (
    r"(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,4}|another|some|its|their|both|young|"
    r"senior|junior|other|first|second) ){0,3}"
)
_RANK = re.compile(
    rf"{_SOME}(?:lieutenants?|sergeants?|corporals?|captains?|colonels?|majors?|generals?|conscripts?|personnel|"
    r"commandos?|sentry|sentries|commanders?)(?: (?:of|in) [^,]*)?",
    re.IGNORECASE,
)
"""Ranks that police and army share, without a word of either."""
_OFFICER = re.compile(rf"{_SOME}(?:officers?|guards?|patrols?|agents?)", re.IGNORECASE)
"""Those who are policemen where nothing else is told."""
_POLICE = re.compile(
    r"\b(?:police|policem[ae]n|gendarmes?|gendarmerie|constables?|sheriff|interior ministry|prison|border guards?|"
    r"border service|coast guard)\b",
    re.IGNORECASE,
)
_FORCE = re.compile(r"\bpolice|\bofficers\b|\bconstables?\b", re.IGNORECASE)
_ARMY = re.compile(
    r"\b(?:army|soldiers?|troops|military|battalion|brigade|barracks|navy|marines?|infantry|platoon|regiment|garrison|"
    r"air force|armed forces|defen[cs]e force|defen[cs]e ministry)\b",
    re.IGNORECASE,
)
_PRIEST = re.compile(r"(?:Father|Fr\.?|Padre|Père|Abbé|Sister|Sr\.) [^\W\d_a-z]")
_COMMISSIONER = re.compile(
    rf"{_SOME}(?:(?:assistant|provincial|national|divisional|municipal|chief) ){{0,2}}commissioner\b"
    r"(?: (?!for\b)[^,]*)?(?:, [^,]*)?",
    re.IGNORECASE,
)
"""A commissioner whose office no word tells."""
_DEPUTY = re.compile(rf"{_SOME}deput(?:y|ies)", re.IGNORECASE)
_SHERIFF = re.compile(r"\bsheriff", re.IGNORECASE)
FAR = 3000
"""Characters on either side of a deputy in which a sheriff is looked for."""
_CHIEF = re.compile(
    r"(?:the )?chief,? (?!.{0,60}\bofficer\b)"
    r"(?!(?-i:of|Ministers?|Justice|Executive|Elect\w*|Inspector|Superintendent|Constable|Prosecutor|Secretary|Whip|"
    r"Commissioner|Judge|Engineer|Negotiator|Warrant|Petty|Sergeant|Master|Medical|Fire|Rabbi)\b)"
    r"(?-i:[^\W\d_a-z][^,]*)",
    re.IGNORECASE,
)
"""A chief of a people, by name: where no force, council or office is told with him."""
_OF_OPPOSITION = re.compile(
    r"\b(?:all(?:y|ies)|aides?|associates?|advis[eo]rs?|deput(?:y|ies)|spokes\w+|backers?)\s(?:of|to|for)\s[^,]{0,40}?"
    r"\b(?:opposition|dissidents?)\b",
    re.IGNORECASE,
)
"""Whose ally or aide one is, where that is no official (five of seven annotated ones are of the opposition, none an
official)."""
_CIVIL = frozenset(("IND", "PAK", "BGD", "LKA", "MMR"))
"""Where a commissioner governs a district or a division."""
_ENEMY = re.compile(r"\b(?:Zionist (?:enemy|entity)|occupied Palestine|American-British|aggression countries)\b")
_YEMEN = re.compile(r"\bYemeni (?:Armed|armed|naval|air|missile)\b")
_HOUTHIS = re.compile(r"\b(?:armed forces|(?:naval|missile|unmanned air|air|rocket) force|our)\b", re.IGNORECASE)


def plain(clues: Clues, span: Span, sector: str, country: str | None) -> str | None:
    """The sector that the words around a party say it has, where they differ from the ``sector`` weighed; else None."""
    text = clues.story.text
    if sector in ("MIL", "COP"):
        if sector == "MIL" and country in (None, "YEM") and _are_houthis(clues, span):
            return "REB"
        return _uniformed(clues, span, sector)
    if sector in ("GOV", "REB") and _OF_OPPOSITION.search(text, *span) is not None:
        return "OPP"
    if sector == "GOV" and country not in _CIVIL and _is_of_police(clues, span):
        return "COP"
    if sector == "LEG" and _is_of_sheriff(clues, span):
        return "COP"
    if sector == "GOV" and country != "USA" and span[1] - span[0] <= LONGEST and _CHIEF.fullmatch(text, *span):
        return None if _beside(clues, span, _FORCE) else "SOC"
    return "REL" if sector in ("CVL", "GOV", "UNK") and _PRIEST.match(text, *span) else None


def _uniformed(clues: Clues, span: Span, sector: str) -> str | None:
    """Police for a bare rank, and army for bare officers, where the sentence and the one before tell of one alone."""
    pattern, own, other, told = (_RANK, _ARMY, _POLICE, "COP") if sector == "MIL" else (_OFFICER, _POLICE, _ARMY, "MIL")
    text = clues.story.text
    if span[1] - span[0] > LONGEST or not pattern.fullmatch(text, *span) or own.search(text, *span):
        return None
    here = clues.sentence(span[0])
    start, end = clues.span_of(max(0, here - 1))[0], clues.span_of(here)[1]
    around = max(start, span[0] - REACH), min(end, span[1] + REACH)
    return told if other.search(text, *around) and not own.search(text, *around) else None


def _is_of_police(clues: Clues, span: Span) -> bool:
    """Whether a commissioner heads policemen, told of beside him: of the police, as in 7 of 8 cases."""
    text = clues.story.text
    if span[1] - span[0] > LONGEST or not _COMMISSIONER.fullmatch(text, *span):
        return False
    return _beside(clues, span, _FORCE)


def _is_of_sheriff(clues: Clues, span: Span) -> bool:
    """Whether a bare "deputy" is a sheriff's: where one is told of around, as of all seven on the training pages."""
    text = clues.story.text
    if span[1] - span[0] > LONGEST or not _DEPUTY.fullmatch(text, *span):
        return False
    return _SHERIFF.search(text, max(0, span[0] - FAR), span[1] + FAR) is not None


def _beside(clues: Clues, span: Span, words: re.Pattern[str]) -> bool:
    """Whether some words stand in the sentence of a party or in the one before."""
    here = clues.sentence(span[0])
    start, end = clues.span_of(max(0, here - 1))[0], clues.span_of(here)[1]
    return words.search(clues.story.text, max(start, span[0] - REACH), min(end, span[1] + REACH)) is not None


def _are_houthis(clues: Clues, span: Span) -> bool:
    """Whether forces of Yemen are those of the Houthis, who call themselves the Yemeni Armed Forces, by what they call
    their enemies on the page."""
    text, body = clues.story.text, clues.story.article.body_span
    theirs = _YEMEN.search(text, max(0, body[0] - HEADING), body[1] + HEADING) and _ENEMY.search(text, *body)
    return theirs is not None and _HOUTHIS.search(text, *span) is not None
