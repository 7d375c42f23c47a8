"""Sides that the words right beside an act settle, where a page of many acts has others near.

Who stands right before "accused of" is accused, whose "aerial bombardment" it is bombed, and who only says that armed
men fired did not fire. Each rule is counted in ``docs/decisions/log/10-reader.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.link.profile import profile
from dateline.model import Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import longest, meets, meets_any

ARMED = frozenset(("MIL", "COP", "REB", "CRM", "PRM", "UAF"))
"""Sectors of those whose attacks an owner's are."""
_FAR = 100
"""Characters before an act in which its owner or its speaker stands."""


def near_words(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides as the words right beside the act have them; ``named`` are the stretches of all parties around."""
    spans = sorted(set(named))
    both = accused_of(text, trigger, both, spans)
    both = owned(text, trigger, both, spans)
    both = done_to(text, trigger, both, spans)
    both = told_again(text, trigger, told_by_others(text, trigger, both))
    both = object_behind(text, trigger, condemned_of(text, trigger, both, spans), spans)
    return not_themselves(text, trigger, no_payers(text, trigger, of_kin(text, trigger, both)))


_ACCUSED_OF = re.compile(r"accused\b(?= of\b)")
_OPENED = re.compile(r"\b(?P<noun>(?:an?|the|two|three|four|several|some)\s(?:[a-z-]+\s){0,3})\Z")
"""The words of a noun before it: "a ward administrator"."""
_IS = re.compile(r"\b(?:was|were|been|being|is|are|be|who|and|or|has|have|had|stands?|stood|also|later|then)\s\Z")


def accused_of(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands right before "accused of" is accused: "shot an administrator accused of spying" (8 of 11 annotated
    ones, one of them the accuser)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type != "ACCUSE" or _ACCUSED_OF.match(text, first) is None:
        return both
    who = longest(span for span in named if begin <= span[0] and span[1] == first - 1)
    if who is None or _IS.search(text, max(begin, first - 12), first) is not None:
        return both
    opens = not text[begin : who[0]].strip(" “\"'")
    if opens or meets_any(who, both.recipients):
        return both
    opened = _OPENED.search(text, max(begin, who[0] - _FAR), who[0])
    who = (who[0] if opened is None else opened.start("noun"), who[1])
    return Both(tuple(span for span in both.actors if not meets(span, who)), (who,))


_ATTACK = re.compile(
    r"(?:[\w-]+\s){0,2}(?:attacks?|bombardments?|bombings?|air ?strikes?|strikes?|raids?|shellings?|assaults?"
    r"|offensives?|invasions?|ambush(?:es)?|onslaughts?|aggression|incursions?|drone strikes?)\b",
    re.IGNORECASE,
)
_CLITIC = re.compile(r"['’]s?\Z")
_OWNS = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,2}\Z")


def owned(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Whose attack it is by "'s" made it, and not who condemns it: "the front condemned the army's bombardment" (2 of 2
    annotated)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type != "ASSAULT" or _ATTACK.match(text, first) is None:
        return both
    low = max(begin, first - _FAR)
    owners = (s for s in named if low <= s[0] and s[1] < first and _OWNS.fullmatch(text, s[1], first))
    owner = longest(s for s in owners if "'" in text[s[1] - 2 : s[1] + 2] or "’" in text[s[1] - 2 : s[1] + 2])
    if owner is None or profile(text, owner).sector not in ARMED or meets_any(owner, both.actors):
        return both
    return Both((_bare(text, owner),), tuple(span for span in both.recipients if not meets(span, owner)))


_SAID = re.compile(
    r"(?:,[^,.;]{1,70},)?\s(?:said|says|told(?:\s[\w’'.-]+){1,5}?\sthat|added|confirmed|stated|disclosed)"
    r"(?:\son\s\w+day)?(?:\sthat)?\s(?:the\s)?"
)
_DEEDS = frozenset(("ASSAULT", "AID"))


def told_by_others(text: str, trigger: Trigger, both: Both) -> Both:
    """Who only says that others did it did not: "the officer said armed men barged in and sprayed them with bullets"
    (of the annotated attacks none has both as actors)."""
    if trigger.type not in _DEEDS or len(both.actors) < 2:
        return both
    begin, first = trigger.evidence_span[0], trigger.span[0]
    for who in both.actors:
        said = _SAID.match(text, who[1], first) if begin <= who[0] < first else None
        if said is not None and any(said.end() - 4 <= s[0] < first for s in both.actors if s != who):
            return both._replace(actors=tuple(span for span in both.actors if span != who))
    return both


_AGAIN = re.compile(
    r"(?:[Tt]he|[Tt]hese|[Tt]hose)\s(?:(?P<who>attackers?|assailants?|gunm[ae]n|raiders?|kidnappers|abductors|bandits|aggressors?)"
    r"|troops|soldiers|forces|police|operatives|militants|rebels|insurgents|fighters|terrorists|personnel)"
)


def told_again(text: str, trigger: Trigger, both: Both) -> Both:
    """One party told twice, by its name before and by "the troops" here, is one: the name for attackers whom the noun
    leaves unknown, the noun where both are of one sector (no annotated act has both)."""
    here = next((s for s in both.actors if meets(s, trigger.evidence_span) and _AGAIN.fullmatch(text, *s)), None)
    others = [span for span in both.actors if span[1] <= trigger.evidence_span[0]]
    if here is None or not others:
        return both
    noun = _AGAIN.fullmatch(text, *here)
    sector = profile(text, here).sector
    if noun is not None and noun["who"] is not None:
        armed = any(profile(text, span).sector in ("REB", "CRM", "PRM") for span in others)
        return both._replace(actors=tuple(s for s in both.actors if s != here)) if armed else both
    same = tuple(span for span in others if profile(text, span).sector == sector)
    return both._replace(actors=tuple(span for span in both.actors if span not in same))


_BE = re.compile(r"\s(?:was|were|has been|have been|had been)\s(?:(?:also|later|reportedly|allegedly|\w+ly)\s)?\Z")
_BE_TOLD = re.compile(r"(?:was|were|(?:has|have|had) been)\s(?:\w+ly\s)?(?=\w)")
_CLAUSE = re.compile(r"\b(?:and|while|but|as)\s(?:also\s)?\Z")
_SUFFERED = frozenset(("ASSAULT", "COERCE", "AID"))


def done_to(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands right before a passive of his own clause suffers it, not who suffered in the clause before: "two
    guards were wounded and six rebels were shot in a clash" (114 annotated parties that stand so suffer, eight
    act)."""
    begin, first = trigger.evidence_span[0], trigger.span[0]
    if trigger.type not in _SUFFERED:
        return both
    be = _BE.search(text, max(begin, first - 40), first)
    at = be.start() if be is not None else first - 1 if _BE_TOLD.match(text, *trigger.span) else None
    who = longest(s for s in named if at is not None and begin <= s[0] and s[1] == at)
    if who is None or meets_any(who, (*both.actors, *both.recipients)):
        return both
    joins = _CLAUSE.search(text, max(begin, who[0] - 12), who[0])
    if joins is None or any(span[1] == joins.start() - 1 for span in named):
        return both  # "sent to keep the Zway and the Tebu apart were shot dead"
    if not both.recipients or any(not begin <= span[0] < who[0] for span in both.recipients):
        return both
    return Both(both.actors, (who,))


_KIN = (
    r"(?:sons?|daughters?|brothers?|sisters?|wife|wives|husband|nephews?|nieces?|cousins?|father|mother|uncle|widow"
    r"|in-laws?|relatives?|driver|bodyguards?)"
)
_OF_KIN = re.compile(rf",\s(?:the\s|a\s)?(?:\w+\s)?{_KIN}\sof\s(?:[\w’'-]+\s){{0,3}}\Z")


def of_kin(text: str, trigger: Trigger, both: Both) -> Both:
    """Whose son the victim is suffered nothing: "Ana Rell, daughter of jailed Moro, was shot" (no annotated recipient
    stands so)."""
    if trigger.type not in _SUFFERED or len(both.recipients) < 2:
        return both
    begin = trigger.evidence_span[0]
    kept = tuple(s for s in both.recipients if _OF_KIN.search(text, max(begin, s[0] - _FAR), s[0]) is None)
    return both._replace(recipients=kept) if kept else both


_RANSOM = re.compile(r"[^.;]{0,40}\bransom\b")


def no_payers(text: str, trigger: Trigger, both: Both) -> Both:
    """Of the police of another sentence no ransom is demanded (of six annotated demands none)."""
    if trigger.type != "REQUEST" or _RANSOM.match(text, trigger.span[0]) is None:
        return both
    begin = trigger.evidence_span[0]
    kept = (s for s in both.recipients if s[0] >= begin or profile(text, s).sector not in ARMED)
    return both._replace(recipients=tuple(kept))


_CONDEMNS = re.compile(r"(?:\w+ly\s)?(?:condemn|denounc|deplor|slamm|decri)\w*\s(?:the\s)?", re.IGNORECASE)
_DEED = re.compile(
    r"['’]s?\s(?:[a-z-]+\s){0,2}(?:terrorism|crimes?|attacks?|aggression|violence|raids?|bombardment|bombings?|massacres?"
    r"|atrocit(?:y|ies)|killings?|brutality|assaults?|shelling|air ?strikes?)\b"
)


def condemned_of(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Whose terrorism is condemned, where only those of another sentence were taken: "condemned the colonists'
    terrorism" (2 of 2 annotated)."""
    told = _CONDEMNS.match(text, trigger.span[0]) if trigger.type == "ACCUSE" else None
    if told is None or any(meets(span, trigger.evidence_span) for span in both.recipients):
        return both
    owner = next(
        (s for s in named if told.end() - 4 <= s[0] <= told.end() and _DEED.match(text, _bare(text, s)[1])), None
    )
    return both if owner is None else both._replace(recipients=(_bare(text, owner),))


def _bare(text: str, span: Span) -> Span:
    """A party without the "'s" at its end."""
    clitic = _CLITIC.search(text, *span)
    return span if clitic is None else (span[0], clitic.start())


_ACTIVE = re.compile(
    r"(?:\w+\s){0,2}?(?:arrest|captur|detain|kill|abduct|kidnapp|shot dead|nabb|apprehend|rescu|murder)\w*"
)
_COUNT = re.compile(r"\s(?:(?:at least|about|some|over|more than|the|an?|one|\w+|\d+)\s){0,2}")


def object_behind(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands right behind the verb suffers it, and nobody of another sentence: "the squad captured two rebels" (746
    annotated acts to 14)."""
    (first, last), end = trigger.span, trigger.evidence_span[1]
    if trigger.type not in _SUFFERED or trigger.voice == "passive" or not both.recipients:
        return both
    if _ACTIVE.fullmatch(text, first, last) is None:
        return both
    behind = [s for s in named if last < s[0] < end and _COUNT.fullmatch(text, last, s[0])]
    whom = longest(behind)
    own = tuple(s for s in both.recipients if meets(s, trigger.evidence_span))
    if whom is None or meets_any(whom, both.actors):
        return both
    return both._replace(recipients=own or (whom,)) if not own or meets_any(whom, own) else both


_HEAD = re.compile(r"([\w-]+)(?:['’]s?)?\Z")


def not_themselves(text: str, trigger: Trigger, both: Both) -> Both:
    """Those of another sentence who are called as the doers here are they, and suffer nothing: "the colonists set fire
    to six cars" after "colonists stormed Jit" (grammar)."""
    if trigger.type not in _SUFFERED:
        return both
    begin = trigger.evidence_span[0]
    heads = {_head(text, span) for span in both.actors if meets(span, trigger.evidence_span)}
    kept = tuple(
        s for s in both.recipients if s[0] >= begin or _head(text, s) not in heads or not text[s[1] - 1].islower()
    )
    return both._replace(recipients=kept)


def _head(text: str, span: Span) -> str:
    """The last word of a party."""
    found = _HEAD.search(text, *span)
    return "" if found is None else found[1].casefold()
