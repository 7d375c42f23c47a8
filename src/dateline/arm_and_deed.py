"""An arm and what was done with it are one act: "a roadside bomb targeting a patrol exploded", "set off a bomb",
"attacked a station with a truck bomb", "mortar shells hit homes", "hit by two missiles fired".
"""

from __future__ import annotations

import re

_THING = (
    r"(?:bombs?|land ?mines?|mines?|I\.?E\.?D\.?['’]?s?|VBIEDs?|explosives?|devices?|explosive (?:belt|vest)s?"
    r"|missiles?|rockets?|shells?|mortars?|mortar rounds?|grenades?|projectiles?|barrages?)"
)
_ARM = re.compile(
    rf"(?:[\w-]+\s+){{0,3}}?{_THING}(?:\s+(?:targeting|planted|hidden|launched|fired|attack|aimed at|placed|parked))?",
    re.IGNORECASE,
)
_MEANS = re.compile(
    rf"(?:[\w-]+\s+){{0,3}}?(?:{_THING}|artillery|gunfire|firearms|drones?|firing squad|machetes|knives)", re.IGNORECASE
)
_STRUCK = re.compile(
    r"(?:(?:was|were|had|has|have|been|is|are) ){0,2}(?:detonat|explod|went off|goes off|blew up|blown up|set off"
    r"|ripped|hit|struck|strik|slam|land|fell|tore|target)",
    re.IGNORECASE,
)
_SET_OFF = re.compile(
    r"(?:set off|detonat\w*|explod\w*|hurl\w*|threw|throw\w*|fir(?:ed|ing|es)|launch\w*|lobb\w*|dropp\w*|blew up)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:attack|hit|struck|strik|target|bomb|shell|pound|kill|ambush|storm|raid|assault|execut)\w*",
    re.IGNORECASE,
)
_HIT = re.compile(r"(?:was |were )?(?:hit|struck|shot down|damaged|destroyed)", re.IGNORECASE)
_FIRED = re.compile(r"(?:fired|launched|dropped|planted|thrown|laid)(?: by)?", re.IGNORECASE)
_SUICIDE = re.compile(r"suicide(?: (?:car|truck|vehicle|bike|motorcycle))?", re.IGNORECASE)
_BOMBER = re.compile(r"\s*(?:bomb|attack)(?:er|ing)s?\b[^.;:,]{0,80}\Z")
_SECOND_ARM = re.compile(rf"\s+and\s+(?:an?|two|three|several)(?:\s+[\w-]+){{0,3}}?\s+{_THING}\b", re.IGNORECASE)
"""A second arm of one row: "a car bomb and a roadside bomb"."""
_OTHER = re.compile(
    r"[.;:]|\b(?:and|but|while|after|before|when|as|which|who|that|where|another|second|third|then|explo\w+|detonat\w+"
    r"|kill\w+|wound\w+|blast\w*)\b",
    re.IGNORECASE,
)
"""What tells that another act comes between."""
_AIR = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:air ?strikes?|shellings?|bombardments?|strikes?|bombings?|air raids?|salvos?|volleys?"
    r"|(?:bomb|rocket|drone|missile|mortar) attacks?)",
    re.IGNORECASE,
)
_STRUCK_THERE = re.compile(r"(?:(?:had|has|have) )?(?:hit|struck|strik|slam|land|ripped|tore|target)\w*", re.IGNORECASE)
_ATTACK = re.compile(r"(?:[\w-]+ ){0,2}(?:attack|blast|explosion|bombing)", re.IGNORECASE)
_IN_AN = re.compile(r"[^.;:]{0,118}\bin an?(?: [\w-]+){0,2}\s+")
_OBJECT = re.compile(r"\s+(?:(?:an?|the|their|his|her|its|two|three|several|more|\d+)\s+)?(?:[\w-]+\s+){0,3}")
_WITH = re.compile(
    r"[^.;:,]{0,110}?\b(?:with|using|by)\s+(?:(?:an?|the|heavy|their|his|two|\d+)\s+)?(?:[\w-]+\s+){0,2}"
)
_BY_ARM = re.compile(rf"[^.;:]{{0,30}}?\bby (?:[\w-]+ ){{0,6}}{_THING}\s+")
_BLAST = re.compile(r"(?:[\w-]+\s+){0,3}(?:blasts?|explosions?)", re.IGNORECASE)
_OF_ARM = re.compile(r"[^.;:]{0,110}?\b(?:when|after|as) (?:an?|the|two)(?:\s+[\w-]+){0,3}?\s*")
FAR = 120
"""Characters between an arm and what it did."""


def one_blow(first: str, between: str, second: str) -> bool:
    """Whether two triggers of attack of one sentence are an arm and what was done with it, by the words between."""
    if len(between) > FAR:
        return False
    return (
        _struck(first, between, second)
        or (_SET_OFF.fullmatch(first) and _ARM.fullmatch(second) and _OBJECT.fullmatch(between)) is not None
        or _with_arm(first, between, second)
        or (_HIT.fullmatch(first) and _FIRED.fullmatch(second) and _BY_ARM.fullmatch(between)) is not None
        or (_ARM.fullmatch(first) and _ATTACK.fullmatch(second) and _IN_AN.fullmatch(between)) is not None
        or (_BLAST.fullmatch(first) and _ARM.fullmatch(second) and _OF_ARM.fullmatch(between)) is not None
    )


def _struck(arm: str, between: str, deed: str) -> bool:
    """An arm, or its bomber, and that it went off or hit something."""
    if _STRUCK.match(deed) is None:
        return False
    if _SUICIDE.fullmatch(arm):
        return _BOMBER.fullmatch(between) is not None and _OTHER.search(between) is None
    alone = _SECOND_ARM.sub("", between)
    known = _ARM.fullmatch(arm) or (_AIR.fullmatch(arm) and _STRUCK_THERE.match(deed))
    alone = re.sub(r"\bas well as\b", "", alone)
    return known is not None and "," not in alone and _OTHER.search(alone) is None


def _with_arm(deed: str, between: str, arm: str) -> bool:
    """A deed, and with what it was done: "attacked a police station with a truck bomb"."""
    if not (_DONE.fullmatch(deed) and _MEANS.fullmatch(arm) and _WITH.fullmatch(between)):
        return False
    return _OTHER.search(re.sub(r"\band (?:the|its|an?|other|several)\b", "", between)) is None
