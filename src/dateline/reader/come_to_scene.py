"""Who comes to an act, looks for those who did it, finds the dead or is one of the hurt did not do it.

"Officers responded to calls of shots fired", "police are investigating a shooting which killed two", "deputies found
three people shot to death", "the two men wounded in the shooting": the trees of ``reader.sides`` take the police, or
the man who was hit, for those who fired, as they are the only party that the sentence names. Local news is full of
such sentences.
"""

from __future__ import annotations

import re

from dateline.model import Span, Trigger

LONGEST = 160
"""Characters between a party and the act that are looked at."""
_HELPING = r"(?:also|already|later|then|have|had|has|are|is|were|was|been|being|still|now|\w+ly)"
_AT_WORK = re.compile(
    rf"(?:\s(?:with|from|of|in)\s[^,.;]{{1,50}}?|\s[A-Z][\w’'-]+){{0,2}}\s(?:{_HELPING}\s){{0,3}}"
    r"(?:(?P<come>responded|responding|respond|called\sto|dispatched|summoned|arriv(?:ed|es|ing)|got\sa\scall"
    r"|received?\b[^.;]{0,20}\b(?:calls?|reports?))"
    r"|(?P<find>found|finds?|discover(?:ed|s)|located?|able\sto\ssee|saw)"
    r"|(?P<ask>investigat(?:e|es|ed|ing)|search(?:ed|ing)\sfor|look(?:ed|ing)\s(?:for|into)|seek(?:ing)?|hunt(?:ed|ing)"
    r"|prob(?:e|ed|ing)|calling|call|have\svideo|obtained|releas(?:ed|ing)))\b"
    r"(?P<rest>[^.;]*)\Z"
)
_STRIKES = re.compile(r"\b(?:by|with|before|and|then|but)(?:\s[\w’'-]+){0,3}\s?\Z")
"""What makes the act the party's own after all: "found the men and shot them dead", "responded with gunfire"."""
_WITH = re.compile(r"\b(?:by|with|before)(?:\s[\w’'-]+){0,3}\s?\Z")
_FIRED = re.compile(r"(?:[\w’'-]+\s){0,3}?(?:gun)?shots\s(?:(?:was|were|being)\s)?fired\b", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:[\w’'-]+\s){0,3}?(?:shootings?|gunshots?|shots?(?:\s(?:being\s)?fired)?|gunshots?\sfired|gunfire|killings?|murders?"
    r"|slayings?|stabbings?|attacks?|bombings?|explosions?|blasts?|massacres?)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|got)\s(?:\w+ly\s|also\s)?\Z")
_IS_PASSIVE = re.compile(r"(?:(?:\w+\s)?shots\s)?(?:was|were|been|being)\s(?![a-z]+ing\b)")
_DONE = re.compile(r"(?!\w+ing\b)")
_WHICH = re.compile(r"\b(?:that|which)\s(?:has\s|had\s|have\s)?\Z")
_DEAD = re.compile(
    r"(?:(?:was|were|been|being)\s)?(?:\w+ly\s)?(?:shot|stabbed|hit|struck|beaten|hacked|strangled|killed|wounded|injured|slain)\b"
)
_SAYS = re.compile(r"\s(?:said|says?|believed?|reported|confirmed|told\s[^.;,]{1,30})\s(?:that\s)?[^.;]*\Z")
_TELLERS = re.compile(
    r"(?:.*\s)?(?:police|officers|deputies|authorities|officials|detectives|investigators|prosecutors|coroner|sheriff"
    r"|troopers|witnesses|residents|neighbou?rs|relatives)(?:\s(?:in|of|from|with|at)\s[^,.;]{1,50})?",
    re.IGNORECASE,
)
"""Those who tell of a shooting; what the army says was done it did itself more often."""
_BY = re.compile(r"[^.;]{0,60}?\bby\b")
_HURT = re.compile(
    r"\s(?:who\s(?:was|were)\s)?(?:(?:fatally|critically|seriously|badly)\s)?(?:killed|wounded|injured|hurt|shot|struck|slain)"
    r"\s(?:in|during|at|outside|inside)\s[^.;,]*\Z"
)
_VICTIM = re.compile(r"(?:[\w’'-]+\s){0,4}?victims?\b", re.IGNORECASE)


def is_at_scene(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether the party at ``span`` only comes to an act of violence, asks about it or finds its victims, or is one of
    them. Of 16 parties that come, ask or find so on the training pages none is annotated as who did it."""
    first, last = trigger.span
    begin, end = trigger.evidence_span
    if trigger.type != "ASSAULT" or not begin <= span[0] < end:
        return False
    if span[0] >= last:
        return _works_behind(text, trigger, span)
    if not span[1] <= first <= span[1] + LONGEST:
        return False
    between = text[span[1] : first]
    noun = _NOUN.fullmatch(text, first, last) is not None
    if noun and (_HURT.match(between) is not None or _VICTIM.match(text, *span) is not None):
        return True
    if (_WITH if noun else _STRIKES).search(between) is not None or _BY.match(text, last, end) is not None:
        return False
    passive = _PASSIVE.search(between) is not None and _DONE.match(text, first) is not None
    passive = passive or _IS_PASSIVE.match(text, first) is not None
    dead = _DEAD.match(text, first) is not None
    works = _AT_WORK.match(between)
    if works is None:
        suffered = noun or (passive and (dead or _FIRED.match(text, first) is not None))
        return suffered and _says_so(text, span, between)
    if works["find"] is not None:
        return dead and bool(works["rest"].strip())
    return noun or passive or _WHICH.search(between) is not None


_BEHIND = re.compile(r"\b(?:by|of|from|between|with)\s(?:(?:an?|the|some|several|two|three)\s)?\Z")

_BE = re.compile(r"\b(?:are|is|were|was|been)\b")
_STOP = re.compile(r"[.;]")


def _works_behind(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a party behind an act is told of with work of its own: "Five shot in Lorn. Police are investigating"."""
    low, high = trigger.span[1], trigger.evidence_span[1]
    if _BEHIND.search(text, max(low, span[0] - 20), span[0]) is not None:
        return False
    high = min(high, span[1] + LONGEST)
    stop = _STOP.search(text, span[1], high)
    works = _AT_WORK.match(text, span[1], stop.start() if stop else high)
    if works is None or works["find"] is not None:
        return False
    at = works.start("ask") if works["ask"] else works.start("come")
    hunting = (works["ask"] or works["come"]).split()[0].endswith("ing")
    return not hunting or _BE.search(text, span[1], at) is not None  # "forces hunting him killed 70" did it


def _says_so(text: str, span: Span, between: str) -> bool:
    """ "Police said the boy was shot", "police say a teen died in a shooting": they only tell it (16 to 1 on the
    training pages, the one a raid)."""
    return _SAYS.match(between) is not None and _TELLERS.fullmatch(text, *span) is not None
