"""Places that words point to, and words that point to none: "there", "a village in the north" whose name comes later,
where somebody came from, a ship, a talk by telephone.

Rules for what no score over single places sees; each is right far more often than wrong on the training pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from dateline.attach.place_told import ABROAD, inside, owns, surnames
from dateline.model import Mention, PlaceRow, Span, Story, Trigger
from dateline.spans import sentence_at

ACTS = frozenset(
    (
        "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "CONSULT", "AID", "RETREAT", "SANCTION", "CONCEDE", "COOPERATE",
    )
)  # fmt: skip
"""Types of deeds; what is only said is mostly told without a place, "there" or not."""
BACK = 3
"""Sentences before the event's own in which "there" finds its place."""
_REACH = 200
"""Characters on either side of a trigger in which "there" is looked for."""
_MOST = 1500
"""Characters of a sentence in which its place is looked for."""

# -------------------------------------------------------------------------------- there

_THERE = re.compile(
    r"\b(?:there|here)\b(?!['’]s\b)(?!\s(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|seems?|"
    r"remains?|be|been|came|comes?|follow\w*|stands?|stood|lies|lay|appear\w*|exist\w*|not|to|no)\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:.!?\"“”—–()]|\s(?:who|whom|which|that|where|when|while|after|before|since|because|although|though|if|said|says|"
    r"say|told|but|as)\s|,\s(?:and|but|an?|the)\s|\sand\s(?:\w+\s){0,3}?\w+ed\s",
    re.IGNORECASE,
)
"""What parts a trigger from a "there" of another clause."""
_BEHIND, _OPENING, _BEFORE = 9, 8, 2
"""Words between a trigger and a "there" behind it, a "there" that begins the sentence, and another before it."""
_IT_WAS = re.compile(r"\b(?:it\swas|was\sit)\s$", re.IGNORECASE)
_LED = re.compile(r"\b(?:in|at|near|on|to|of|outside|around)\s(?:the\s)?(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_COME_TO = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|enter(?:s|ed|ing)?|reach(?:es|ed|ing)?|storm(?:ed|ing)|seiz(?:ed|ing)|captur(?:ed|ing)"
    r"|attack(?:ed|ing)|overran|retook|recaptured|took|left)\s(?:the\s(?:[a-z-]+\s){0,3}(?:of\s)?)?$"
)
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)


def there(story: Story, trigger: Trigger) -> int | None:
    """Where a "there" or "here" stands that tells the place of a deed: "was shot there", "it was there that"."""
    text, (start, end) = story.text, trigger.span
    if trigger.type not in ACTS:
        return None
    first = max(trigger.evidence_span[0], start - _REACH)
    for match in _THERE.finditer(text, first, min(trigger.evidence_span[1], end + _REACH)):
        if match.start() >= end:
            between = text[end : match.start()]
            if len(between.split()) <= _BEHIND and not _BREAK.search(f" {between} "):
                return match.start()
        elif match.end() > start or _IT_WAS.search(text, first, match.start()):
            return match.start()
        else:
            between = text[match.end() : start]
            opens = match.start() - trigger.evidence_span[0] < len("“")
            words = len(between.split())
            if (opens and words <= _OPENING) or (words <= _BEFORE and not _BREAK.search(f" {between} ")):
                return match.start()
    return None


def pointed(
    story: Story, trigger: Trigger, mentions: tuple[Mention, ...], share: Callable[[Span], float]
) -> Mention | None:
    """The place that "there" means: of the nearest sentence that names one, itself up to it, that of the greatest
    ``share``, of several the first."""
    at = there(story, trigger)
    if at is None:
        return None
    own = sentence_at(story.sentences, trigger.span[0])
    for number in range(own, max(-1, own - 1 - BACK), -1):
        start, end = story.sentences[number].span
        end = min(end, at)
        near = [m for m in inside(mentions, (max(start, end - _MOST), end)) if _may_hold(story, m, mentions)]
        if number == own:
            near = [m for m in near if is_reached(story.text, m.span)]
        if near:
            return max(near, key=lambda m: (round(share(m.span), 3), -m.span[0]))
    return None


def is_reached(text: str, span: Span) -> bool:
    """Whether somebody is told to be at a place, or to have come to it: "in Lugo", "visited Lugo"; not "from Lugo"."""
    before = (max(0, span[0] - 30), span[0])
    if _COME_TO.search(text, *before) is not None:
        return True
    return _LED.search(text, *before) is not None and _FROM.search(text, *before) is None


def _may_hold(story: Story, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether "there" may mean a place: a town, or a state or capital behind a preposition."""
    abroad = mention.rule in ABROAD and _before(story.text, mention, _LED)
    return abroad or _is_town(story, mention, mentions)


def _is_town(story: Story, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether a mention is a place, no state and no capital that stands for one, and no person's."""
    named = mention.kind == "place" and mention.rule not in ABROAD
    return named and not owns(story.text, mention.span, surnames(mentions))


def _before(text: str, mention: Mention, words: re.Pattern[str]) -> bool:
    """Whether words stand right before a place."""
    return words.search(text, max(0, mention.span[0] - 30), mention.span[0]) is not None


# -------------------------------------------------------------------------------- told later

_SOME = re.compile(
    r"\b(?:an?|two|three|several|some)\s(?:[\w’'-]+\s){1,6}(?:in|near|of|outside|on|at|above)\s(?:the\s)?"
    r"(?:[\w’'.-]+\s){0,3}$"
)
"""What stands before a wide place of which a part without a name is meant: "a camp in the northern" West Bank."""
_PEOPLE = re.compile(
    r"\b(?:hostages?|men|man|women|woman|child|children|boys?|girls?|people|persons?|soldiers?|troops|policem[ae]n|officers?"
    r"|guards?|civilians?|villagers?|farmers?|workers?|students?|priests?|teachers?|journalists?|militants?|rebels|gunmen"
    r"|leaders?|members?|others)\s(?:in|near|of|outside|on|at|above)\s(?:the\s)?(?:[\w’'.-]+\s){0,3}$"
)
"""Somebody before a wide place, who is no part of it: "beheaded a hostage on the southern island of" Lorn."""
_WIDE = ("country", "region", "border")
_ANOTHER = re.compile(
    r"(?:Late |Early )?(?:On|Last) (?:[A-Z]\w+day)\b|(?:Separately|Elsewhere|Meanwhile|Earlier|Also|In (?:a|another)"
    r" separate|In another|(?:On )?[Tt]h(?:e|at) (?:(?:previous|next|following|same|very) )?(?:day|night|morning"
    r"|evening|afternoon|week)(?: before| after)?|(?:A|Two|Three|Four|Five|Several|Some|A few) (?:hours?|days?|weeks?)"
    r" (?:earlier|later|before)|Hours (?:earlier|later))\b"
)
"""How a sentence opens that tells of another act, at a place of its own."""
LATER = 2
"""Sentences after a first one in which the name is told that it leaves out."""
_TREATED = re.compile(r"\b(?:hospitals?|clinics?)\s(?:in|of|at)\s$", re.IGNORECASE)


def told_later(story: Story, trigger: Trigger, mentions: tuple[Mention, ...], row: PlaceRow) -> Mention | None:
    """The town that an article names right behind its first sentence, where that only tells "a village in the north"
    of an attack: the first in the same country behind a preposition, the dateline's and that of a hospital aside."""
    text, own = story.text, trigger.evidence_span
    first = trigger.type == "ASSAULT" and trigger.role == "news" and sentence_at(story.sentences, own[0]) == 0
    if not first or row.precision not in _WIDE or not own[0] <= row.span[0] < own[1]:
        return None
    before = (max(own[0], row.span[0] - 70), row.span[0])
    if _SOME.search(text, *before) is None or _PEOPLE.search(text, *before) is not None:
        return None
    line = story.article.dateline_span
    written = text[slice(*line)].casefold() if line else ""
    for sentence in story.sentences[1 : 1 + LATER]:
        if _ANOTHER.match(text, *sentence.span):
            return None
        for m in inside(mentions, (sentence.span[0], min(sentence.span[1], sentence.span[0] + _MOST))):
            if not _is_town(story, m, mentions) or m.precision in _WIDE or not _before(text, m, _LED):
                continue
            abroad = row.country is not None and m.country is not None and m.country != row.country
            named = m.name.casefold() in written or text[slice(*m.span)].casefold() in written
            if not abroad and not named and not _before(text, m, _TREATED):
                return m
    return None


# -------------------------------------------------------------------------------- no place

_COMING = r"come|comes|came|coming|arrive[sd]?|arriving|flown\sin|flew\sin|way"
_SENT = (
    rf"{_COMING}|sent|sends|dispatch\w*|flown|flew|drove|driven|moved|moving|called|drafted|brought|rushed|airlifted|"
    r"deployed|redeployed|transferred|reinforcements?"
)
_ORIGIN = r"\b(?:{})(?:\s[\w’'-]+){{0,4}}\sfrom\s(?:the\s)?(?:(?!to\b|in\b|at\b|into\b)[a-z]+\s){{0,2}}$"
_CAME, _WAS_SENT = re.compile(_ORIGIN.format(_COMING), re.IGNORECASE), re.compile(_ORIGIN.format(_SENT), re.IGNORECASE)
_STAY = ("RETREAT", "SANCTION", "CONCEDE", "PROTEST")
"""Types of which the place that people come from is the place: who left it, or was driven from it."""


def is_origin(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a place only tells where somebody came from ("the first car arrived from Lugo"), or where troops were
    sent from: no place of what they do."""
    if _PHONED_FROM.search(text, max(0, span[0] - 60), span[0]) is not None:
        return True
    if trigger.type in _STAY:
        return False
    words = _WAS_SENT if trigger.type == "MOBILIZE" else _CAME
    return words.search(text, max(0, span[0] - 80), span[0]) is not None


_PHONED_FROM = re.compile(
    r"\b(?:by|over the|on the|via)\s(?:satellite\s|mobile\s)?(?:tele)?phone\sfrom"
    r"\s(?:the\s)?(?:[a-z]+\s(?:of\s)?){0,3}$"
)
"""Where somebody was who was called up: "said by telephone from Lugo"."""
_NAME = r"(?:[A-Z][\w’'-]*)(?:\s(?:[A-Z][\w’'-]*|\d+)){0,4}"
_SHIP = re.compile(
    r"\b(?:ships?|vessels?|tankers?|carrier|freighter|trawler|ferry|frigate|yacht|steamer|merchantman|coaster|destroyer|"
    r"cutter|barge|dhow|containership|submarine|MV|MT|M/V|BRP|USS|HMS|aboard\sthe|sank\sthe)\s(?:the\s)?"
    rf"(?:MV\s|BRP\s)?[\"“'‘]?(?P<name>{_NAME})"
)
_BEFORE_NAME = re.compile(r"^the\s(?:MV\s|BRP\s)?", re.IGNORECASE)


@lru_cache(maxsize=2)
def _ships(text: str) -> frozenset[str]:
    """The names of ships that a page tells behind what they are: "the tanker" Red Heron."""
    return frozenset(match["name"] for match in _SHIP.finditer(text))


def is_ship(text: str, span: Span) -> bool:
    """Whether a name is that of a ship of the page: what befalls her is told where she was, if at all. None of some
    hundred such names in the training pages is annotated as a place."""
    name = _BEFORE_NAME.sub("", text[slice(*span)])
    return name[:1].isupper() and name in _ships(text)


_BY_TELEPHONE = re.compile(
    r"\b(?:telephon\w*|phoned|phone\s(?:call|talk|conversation)s?|(?:by|over\sthe|on\sthe)\sphone|"
    r"video\s?(?:calls?|link|conference))\b",
    re.IGNORECASE,
)


def is_by_telephone(text: str, trigger: Trigger) -> bool:
    """Whether a talk was held by telephone: annotators give it no place."""
    return trigger.type in ("CONSULT", "AGREE") and _BY_TELEPHONE.search(text, *trigger.span) is not None
