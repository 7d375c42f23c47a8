"""One act told by two words of one clause: "a large-scale offensive", "a car bomb parked there detonated", "was shot
during an ambush".

The reader tells an act by each of its words that may tell one, and real wires hold both the thing and what it did. No
annotator takes these for two acts.
"""

from __future__ import annotations

import re
from typing import Any

from dateline.arm_and_deed import one_blow
from dateline.model import EventRow

_FIGHT = (
    r"(?:clash(?:es)?|firefights?|gun ?fights?|gun ?battles?|gun ?duels?|shoot-?outs?|ambush(?:es)?|confrontations?"
    r"|skirmish(?:es)?|exchanges? of (?:gun)?fire|fighting|battles?|raids?|explosions?|blasts?|attacks?|assaults?"
    r"|bombings?|shellings?|strikes?|air ?strikes?|incidents?|offensives?|crossfire|encounters?|operations?|gun duel"
    r"|shootings?|massacres?|rampages?|stabbings?)"
)
_HARMED = re.compile(
    r"\b(?:kill|shot|wound|injur|murder|captur|gunned|execut|died|hurt|slain|destroy|explod|fatally|neutrali|eliminat"
    r"|liquidat|martyr|sent)\w*",
    re.IGNORECASE,
)
_IN_A = re.compile(r"[^.;:,]{0,80}?\b(?:in|during|by) (?:an?|the)(?:\s+[\w-]+){0,3}?\s*\Z")
"""From a harm to the fight in which it was done: "shot in the head during a ", "captured posts in a surprise "."""
_JOINED = re.compile(r"\b(?:and|but|after|before|when|while|as|who|which|that|where)\b", re.IGNORECASE)
"""Words behind which another clause begins."""
_FOUGHT = re.compile(rf"(?:[\w-]+ ){{0,3}}{_FIGHT}\b", re.IGNORECASE)
_BOMB = re.compile(
    r"(?:.*\b)?(?:bombs?|land ?mines?|mines?|I\.?E\.?D\.?s?|VBIEDs?|explosives?|(?:explosive )?devices?|bomb planted"
    r"|(?:mine|bomb|explosives?|device) (?:attached|placed|hidden)|booby|booby[ -]trapped(?: car)?"
    r"|remotel?y?[ -]controlled|missiles?)",
    re.IGNORECASE | re.DOTALL,
)
_WENT_OFF = re.compile(
    r"(?:(?:was|were|is|are) )?(?:detonat|explod|went off|goes off|blew up|blown up|hit|set off)", re.IGNORECASE
)
_HIT_BY = re.compile(r"[^.;:,]{0,40}?\bby (?:an?|the)(?: [\w-]+){0,2}? ?\Z", re.IGNORECASE)
_BLAST = re.compile(r"(?:[\w-]+ ){0,2}(?:blasts?|explosions?)\b", re.IGNORECASE)
_CAUSED = re.compile(
    r"[^.;:]{0,90}?\b(?:caused|triggered|produced|set off|by) (?:by )?(?:an?|the)(?: [\w-]+){0,2}? ?\Z", re.IGNORECASE
)
"""From a blast to what made it: "a blast, thought to have been caused by a car bomb"."""
_OTHER_BOMB = re.compile(
    r"[.;:]|\b(?:and|but|while|after|before|when|as|another|second|third|then|explo\w+|detonat\w+|kill\w+|wound\w+"
    r"|blast\w*)\b",
    re.IGNORECASE,
)
"""What tells that another thing, or another act, comes between."""
FAR = 150
"""Characters between a bomb and the word that it went off."""
_BY_DOING = re.compile(r"[^.;:,]{0,60}?\bby \Z")
_BOMBER = re.compile(
    r"\s*(?:bomb(?:er|ing)|attack(?:er)?)s?\s+(?:(?:who|that|which)\s+)?(?:\w+ly\s+)?\Z", re.IGNORECASE
)
_NEXT = re.compile(r"\s+(?:of\s+)?\Z")


def between_words(first: EventRow, second: EventRow) -> str:
    """The words between the triggers of two events of one sentence, the second told behind the first."""
    begin = first.evidence_span[0]
    return first.evidence[first.trigger_span[1] - begin : second.trigger_span[0] - begin]


def one_act(first: EventRow, second: EventRow) -> bool:
    """Whether two events of one type and sentence, the second told behind the first, are one act by their words."""
    between = between_words(first, second)
    if first.type == "CONSULT" and _mediated(first.trigger, between, second.trigger):
        return True
    if _NEXT.fullmatch(between):
        return len(first.trigger.split()) == 1
    if first.type == "RETREAT":
        return took_effect(first, second)
    if first.type == "COERCE":
        return _took_power(first.trigger, between, second.trigger)
    if first.type != "ASSAULT" or len(between) > FAR:
        return False
    if one_blow(first.trigger, between, second.trigger):
        return True
    if _apart(first, second):
        return False
    return (
        _fought(first.trigger, between, second.trigger)
        or _aimed(first.trigger, between, second.trigger)
        or _shot_and_killed(first, between, second)
        or _by_whom(first.trigger, between, second.trigger)
        or (_DEED.match(first.trigger) is not None and _BY_WHO.fullmatch(between) is not None)
        or _went_off(first.trigger, between, second.trigger)
        or _brought_down(first.trigger, between, second.trigger)
        or _by_doing(first.trigger, between, second.trigger)
        or (first.trigger.casefold().endswith("suicide") and _BOMBER.fullmatch(between) is not None)
    )


_WRITING = re.compile(
    r"(?:.*\b)?(?:letters?|complaints?|lawsuits?|suits?|petitions?|indictments?|filings?|filed|sent|wrote)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_IT_SAYS = re.compile(r"(?:alleg|accus|claim|contend|charging|charges)\w*", re.IGNORECASE)


def in_writing(first: EventRow, second: EventRow) -> bool:
    """Whether two accusations of a sentence are a paper and what it says: "the complaint, which was filed in Rell,
    alleged". Of 18 annotated pairs of one accuser and accused in a sentence none stands so."""
    between = between_words(first, second)
    told = _WRITING.fullmatch(first.trigger) is not None and _IT_SAYS.match(second.trigger) is not None
    return (
        first.type == "ACCUSE" and told and len(between) <= FAR and re.search(r"[.;]|\b(?:and|but)\b", between) is None
    )


_TRUCE = re.compile(r"(?:.*\s)?(?:cease-?fire|truce|armistice)", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"(?:has |have |had )?(?:t(?:ook|aken?) effect|(?:c[ao]me|went) into (?:effect|force)"
    r"|entered into force|in (?:effect|force)|began|begun|started|held|holding)\b.*",
    re.IGNORECASE,
)
_TALKS = re.compile(r"(?:.*\s)?(?:talks|negotiations|meetings?|discussions|dialogue)\b.*", re.IGNORECASE)
_BROKERED = re.compile(r"(?:mediated|brokered|facilitated|hosted)(?: by\b.*)?", re.IGNORECASE)


def took_effect(one: EventRow, other: EventRow) -> bool:
    """Whether two events are a ceasefire and that it is in force: "a truce between the two sides took effect"."""
    if one.evidence_span != other.evidence_span or "ceasefire" not in (one.mode, other.mode):
        return False
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    between = between_words(first, second)
    told = _TRUCE.fullmatch(first.trigger) is not None and _IN_FORCE.fullmatch(second.trigger) is not None
    return told and len(between) <= FAR and re.search(r"[.;:]|\bbut\b", between) is None


def _mediated(talks: str, between: str, by: str) -> bool:
    """Talks, and who led them: "talks in the capital mediated by Karst"."""
    told = _TALKS.fullmatch(talks) is not None and _BROKERED.fullmatch(by) is not None
    return told and len(between) <= FAR and re.search(r"[.;:]|\b(?:and|but|after|while)\b", between) is None


def both_words(one: EventRow, other: EventRow) -> dict[str, Any]:
    """The trigger of an act whose two words stand side by side, "large-scale" and "offensive": both of them."""
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    begin, span = first.evidence_span[0], (first.trigger_span[0], second.trigger_span[1])
    if one.evidence_span != other.evidence_span or _NEXT.fullmatch(between_words(first, second)) is None:
        return {}
    return {"trigger_span": span, "trigger": first.evidence[span[0] - begin : span[1] - begin]}


_COUP = re.compile(r"(?:[\w-]+ ){0,3}(?:coup|putsch)(?: d['’][ée]tat)?", re.IGNORECASE)
_POWER = re.compile(r"(?:[\w-]+ ){0,2}(?:seiz|t[ao][ko]|grab|usurp|c[ao]m)\w* (?:\w+ )?power\b.*", re.IGNORECASE)
_SAME_COUP = re.compile(r"[^.;:]{0,60}")


def _took_power(one: str, between: str, other: str) -> bool:
    """A coup, and that power was taken in it: "a coup in which generals took power" (annotated once 12 times of 12)."""
    coup, power = (one, other) if _COUP.fullmatch(one) else (other, one)
    told = _COUP.fullmatch(coup) is not None and _POWER.fullmatch(power) is not None
    return told and _SAME_COUP.fullmatch(between) is not None


def _apart(first: EventRow, second: EventRow) -> bool:
    """Whether each names who did it, and none is the same."""
    one, other = ({row.name.split()[-1].casefold() for row in event.actors} for event in (first, second))
    return bool(one and other) and not one & other


_BY_WHOM = re.compile(r"\sby (?:(?!who\b|that\b|which\b)[\w’'.-]+\s){1,7}(?:(?:has|had|have)\s)?")
_BATTLE = re.compile(rf"(?:[\w-]+\s){{0,4}}?{_FIGHT}", re.IGNORECASE)


def _by_whom(fight: str, between: str, harm: str) -> bool:
    """An attack, by whom it was, and whom it killed: "an ambush by rebels killed six guards"."""
    told = _BATTLE.fullmatch(fight) is not None and _KILLED.match(harm) is not None
    return told and _BY_WHOM.fullmatch(between) is not None


def _fought(harm: str, between: str, fight: str) -> bool:
    """A harm, and the fight in which it was done: one with an article, or fights of which no more is told ("killed two
    soldiers in separate attacks")."""
    between = _AMONG.sub("", _AND_HURT.sub("", between))
    if _FOUGHT.fullmatch(fight) is None or _JOINED.search(between) is not None:
        return False
    if _HARMED.match(harm) is not None and _IN_A.fullmatch(between) is not None:
        return True
    many = fight.casefold().endswith(("s", "shelling"))
    return many and _KILLED.match(harm) is not None and _IN_SOME.fullmatch(between) is not None


_AND_HURT = re.compile(r",? ?\band (?:\w+ly |at least |\w+ )?(?:wound|injur|hurt)\w*", re.IGNORECASE)
"""Others who were hurt in the same fight: "shot nine people and seriously wounded a girl in attacks"."""
_AMONG = re.compile(
    r",? (?:including|among (?:them|whom)|(?:one|two|three|some|most|many|several|both|all) of (?:them|whom))\b"
    r"[^,.;:]{0,70},"
)
"""Who was among those harmed: "killed three militants, among them a commander, in a raid"."""
_KILLED = re.compile(
    r"(?:(?:was|were|been|has|have|had) ){0,2}(?:kill|shot|stabb|wound|injur|gunned|died|hurt)\w*(?!s\b)", re.IGNORECASE
)
_IN_SOME = re.compile(
    r"(?!.*\b(?:the|what|string|series|involved|captured|accused|their|its)\b)"
    r"(?:(?!\b(?:the|their|its|these)\b)[^.;:,]){0,110}?\b(?:in|during)(?:\s+[\w-]+){0,2}?\s+"
)
_ATTACK = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:attacks?|assaults?|(?:counter-?\s?)?offensives?|operations?|advances?|attempts?|push|campaigns?"
    r"|battles?|counter-?attacks?|raids?|incursions?)",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"(?:re-?)?(?:captur|seiz|tak|storm|liberat|secur|overr[ua]n|infiltrat|regain|clear|dislodg|expel|driv|push|break|lift"
    r"|target|penetrat|strik)\w*",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[^.;:,]{0,110}?\b(?:(?:in order |in an? (?:attempt|bid|effort) )?to|aimed at|aiming (?:to|at)|en route to"
    r"|succeeded in|managed to)\s+(?:[\w]+ly )?"
)
_LIGHT = re.compile(
    r"(?:has |have |had |to )?(?:launch|prepar|begin|began|start|carr[yi]|conduct|attempt|try|tri|plan|stag|mount)\w*"
    r"(?: out)?",
    re.IGNORECASE,
)
_ITS_ATTACK = re.compile(r"\s+(?:(?:an?|the|their|its|another|several)\s+)?(?:[\w-]+\s+){0,3}")
_TO_DO = re.compile(r"\s+(?:themselves )?to\s+")


def _aimed(attack: str, between: str, aim: str) -> bool:
    """An attack, and what it was made for: "launched an offensive to recapture the town"; or a word that says no more
    than that it was prepared, and the attack."""
    if _LIGHT.fullmatch(attack) is not None:
        told = _ATTACK.fullmatch(aim) is not None and _ITS_ATTACK.fullmatch(between) is not None
        return told or (_TAKEN.match(aim) is not None and _TO_DO.fullmatch(between) is not None)
    known = _ATTACK.fullmatch(attack) is not None and _TAKEN.match(aim) is not None
    return known and _TO.fullmatch(between) is not None and _JOINED.search(between) is None


_DEED = re.compile(r"(?:killing|murder|attack|shooting|abduction|assault)s?\b", re.IGNORECASE)
_BY_WHO = re.compile(r"[^.;:]{0,100}\bby (?:[\w-]+\s+){1,6}who\s+(?:had )?")
"""From a deed to how those did it who are told of behind it: "the killing of five by bandits who attacked Lorn"."""
_WAS_SHOT = re.compile(r"(?:was |were )?(?:shot|stabbed|hacked|beaten)\b", re.IGNORECASE)
_AND = re.compile(r"[^.;:,]{1,50}\band\s+(?:then |later )?")
_NO_VICTIM = re.compile(r"\s+(?:on|in|at|by|early|late|outside|near|during|when|after|yesterday|\w+day)\b|[.,;]|\Z")
_AFTER_BEING = re.compile(r".{0,150}\bafter (?:being|having been|he was|she was|they were)\s+", re.DOTALL)


def _shot_and_killed(first: EventRow, between: str, second: EventRow) -> bool:
    """What was done to somebody, and that it killed him: "was shot at close range and killed", "was killed after being
    shot"."""
    behind = second.evidence[second.trigger_span[1] - second.evidence_span[0] :]
    if _WAS_SHOT.fullmatch(first.trigger) and second.trigger.casefold() in ("killed", "murdered"):
        return _AND.fullmatch(between) is not None and _NO_VICTIM.match(behind) is not None
    killed = first.trigger.casefold() in ("killed", "was killed", "were killed", "died")
    return killed and _WAS_SHOT.match(second.trigger) is not None and _AFTER_BEING.fullmatch(between) is not None


def _went_off(thing: str, between: str, deed: str) -> bool:
    """A bomb, and that it went off; or what was hit "by a bomb", a blast "caused by a bomb"."""
    if _BOMB.fullmatch(thing) and _WENT_OFF.match(deed):
        return _OTHER_BOMB.search(between) is None
    if _BOMB.match(deed) is None:
        return False
    caused = _BLAST.match(thing) is not None and _CAUSED.fullmatch(between) is not None
    return caused or (_WENT_OFF.match(thing) is not None and _HIT_BY.fullmatch(between) is not None)


_STRUCK = re.compile(
    r"(?:[\w-]+ ){0,3}(?:bombs?|bombings?|blasts?|explosions?|attacks?|strikes?|air ?strikes?|missiles?|rockets?"
    r"|shells?|mines?|drones?)",
    re.IGNORECASE,
)
_DESTROYED = re.compile(
    r"(?:has |have |had )?(?:blew (?:apart|up|out)|tor(?:e|n)|ripp|rock|destroy|damag|flatten|level|shatter|toppl|wreck"
    r"|gutt|devastat)\w*.*",
    re.IGNORECASE,
)


def _brought_down(attack: str, between: str, harm: str) -> bool:
    """An attack, and what it did to things: "bombings at two embassies blew apart buildings" (told by one word 29 times
    of 29, by both never)."""
    told = _STRUCK.fullmatch(attack) is not None and _DESTROYED.fullmatch(harm) is not None
    return told and len(between) <= FAR and _OTHER_BOMB.search(between) is None and "," not in between


def _by_doing(attack: str, between: str, how: str) -> bool:
    """An attack, and how it was made: "began their assault by storming the post"."""
    return (
        _FOUGHT.fullmatch(attack) is not None
        and how.split()[0].casefold().endswith("ing")
        and _BY_DOING.fullmatch(between) is not None
    )
