"""Who protests, who is only marched for, and whose son it was: parties that the words beside an act put on a side.

Reports of protests tell a crowd by whom it follows ("supporters of jailed leader Rell took to the streets"), and the
trees of ``reader.sides`` take the leader, whom they know from the rest of the page, for whom it was done to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.knowledge.roles import nouns
from dateline.model import Span, Trigger
from dateline.reader.turned import BE, Both
from dateline.spans import longest, meets, meets_any

LONGEST = 110
"""Characters before an act in which a crowd is looked for."""


def crowds(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides as the words beside an act have them; ``named`` are the stretches of all parties around."""
    if trigger.type == "PROTEST":
        told = broken_up(text, trigger, without_forces(text, trigger, both))
        return following(text, trigger, marched_for(text, trigger, told))
    if trigger.type == "REQUEST":
        return asked_whom(text, trigger, asked_to_go(text, trigger, both, named), named)
    return whose(text, trigger, tried(text, trigger, both))


_BREAKING = re.compile(
    r"\b(?P<act>mov(?:ed|ing) (?:into|on)|br(?:oke|eaking|oken|eak) up|open(?:ed|ing) fire (?:on|at)|put down"
    r"|(?:storm|raid|dispers|clear|attack|surround|quell|crush|suppress|ramm|shell|bomb|bann|outlaw)(?:ed|ing)"
    r"|fir(?:ed|ing) (?:[\w-]+ ){0,3}(?:on|at|into)|us(?:ed|ing) (?:[\w-]+ ){1,4}(?:on|against)|watch(?:ed|ing) over)"
    r"\s(?:(?:an?|the|their|his|its|another)\s)?(?:[\w-]+\s){0,3}\Z"
)
_PROTEST = (
    r"(?:[\w’'-]+\s){0,3}(?:protests?|demonstrations?|march(?:es)?|rall(?:y|ies)|sit-ins?|camps?|strikes?|uprisings?|riots?"
    r"|unrest|gatherings?|vigils?)\b"
)
_A_PROTEST = re.compile(_PROTEST)
_BROKEN = re.compile(
    rf"(?:br(?:oke|eaking|oken|eak) up|put(?:ting)? down|(?:dispers|crush|quell|suppress)(?:ed|ing))\s{_PROTEST}"
)
_ARMED = re.compile(
    r"\b(?:police\w*|soldiers?|troops|paratroopers?|gunm[ae]n|forces|guards?|gendarmes?|army)\b", re.IGNORECASE
)
_TO_ACT = re.compile(r",?\s(?:(?:who|which|that|had|has|have|also|later|then|\w+ly)\s){0,3}")


_OWN_PROTEST = re.compile(r"['’]?s?['’]?\s(?:[\w-]+\s){0,2}")
_BY_THEM = re.compile(r"\s(?:by|of|among|involving|from)\s(?:[\w-]+\s){0,4}")


def without_forces(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides of "seized him after months of protests" without the soldiers: of 3,200 annotated protesters 30 are
    soldiers or police, who stand right beside the protest."""
    if _A_PROTEST.fullmatch(text, *trigger.span) is None:
        return both
    kept = tuple(span for span in both.actors if _ARMED.search(text, *span) is None or _is_theirs(text, trigger, span))
    return both if kept == both.actors else both._replace(actors=kept)


def _is_theirs(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a force stands right before a protest, or behind it as those who hold it."""
    (first, last), (begin, end) = trigger.span, span
    if meets(span, trigger.span):
        return True
    if end <= first:
        return _OWN_PROTEST.fullmatch(text, end, first) is not None
    return _BY_THEM.fullmatch(text, last, begin) is not None


def broken_up(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "broke up a demonstration" or "moved into the sit-in" does not protest (of 20 such nouns on training pages
    none has him as actor)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if _BROKEN.match(text, *trigger.span) is not None:
        return both._replace(actors=tuple(s for s in both.actors if not begin <= s[0] < first))
    broken = _BREAKING.search(text, max(begin, first - LONGEST), first)
    if broken is None or _A_PROTEST.match(text, *trigger.span) is None:
        return both
    act = broken.start("act")
    kept = (
        s for s in both.actors if begin > s[0] or not (_TO_ACT.fullmatch(text, s[1], act) or _ARMED.search(text, *s))
    )
    return both._replace(actors=tuple(kept))


_HELPING = r"(?:has|have|had|will|would|also|then|later|again|\w+ly)"
_ON_TRIAL = re.compile(
    r"(?:(?:goes|going|went|gone|stood|stands?|standing|put)\son\strial|fac(?:ed|es|ing)\s(?:\w+\s)?trial"
    r"|appear(?:ed|s|ing)?\s(?:in\scourt|in\sthe\sdock|before\s(?:an?|the)\s(?:[\w-]+\s)?(?:court|judge|tribunal)))\b"
)
_BEFORE_TRIAL = re.compile(r"(?:\s(?:has|have|had|will|would|is|are|was|were|to|due|also|later|\w+ly))*\s*")


def tried(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "went on trial" is accused, and accuses nobody (six of six on the training pages)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type != "ACCUSE" or _ON_TRIAL.match(text, first) is None:
        return both
    who = next((s for s in both.actors if begin <= s[0] and _BEFORE_TRIAL.fullmatch(text, s[1], first)), None)
    return both if who is None else Both(tuple(span for span in both.actors if span != who), (who,))


_QUANTITY = (
    r"(?:(?:about|some|around|nearly|over|several|many|more than|at least|hundreds of|thousands of|dozens of|scores of"
    r"|tens of thousands of|\d[\d,]*|angry|armed|young|the)\s){0,4}"
)
_FOLLOWING = re.compile(
    rf"(?P<who>\b{_QUANTITY}(?:supporters|followers|loyalists|backers|allies|sympathi[sz]ers|relatives|families|members)\sof"
    r"\s(?:(?!(?:who|which|that|after|during|when|as|in|at|were|was)\b)[\w’'.-]+\s){1,8}?)"
    rf"(?:{_HELPING}\s){{0,3}}\Z",
    re.IGNORECASE,
)


def following(text: str, trigger: Trigger, both: Both) -> Both:
    """The "supporters of Rell" before the verb of a protest as who protests, where Rell or somebody of another clause
    was taken: of 88 such on the training pages 80 are annotated actors, and whom supporters follow is never a
    recipient (0 of 12)."""
    first = trigger.span[0]
    crowd = _FOLLOWING.search(text, max(trigger.evidence_span[0], first - LONGEST), first)
    if crowd is None:
        return both
    who = (crowd.start("who"), crowd.start("who") + len(crowd["who"].rstrip()))
    if meets_any(who, both.actors):
        return Both(both.actors, tuple(span for span in both.recipients if not meets(span, who)))
    return Both((who,), tuple(span for span in both.recipients if not meets(span, who)))


_FOR = re.compile(
    r"[^.;:\n]{0,90}?\b(?:in (?:support|favou?r|solidarity|sympathy) (?:of|with)|to (?:support|back|mourn|hail))\s"
    r"(?:(?:the|a|an|their|its|jailed|detained|imprisoned|ousted|arrested|former)\s){0,3}"
)


def marched_for(text: str, trigger: Trigger, both: Both) -> Both:
    """Whom a protest supports is not whom it is against: of 15 such acts of the training pages none has him as
    recipient."""
    last = trigger.span[1]
    told = _FOR.match(text, last, trigger.evidence_span[1]) or _FOR.match(text, trigger.span[0], last + 1)
    if told is None:
        return both
    return Both(both.actors, tuple(span for span in both.recipients if not span[0] <= told.end() < span[1]))


_TO_GO = re.compile(
    r"(?:demand|call|urg|ask|seek|press|push|want)\w*(?:\s(?!that\b)[\w’-]+){0,3}?\s"
    r"(?:resignation|departure|ouster|exit)\sof(?P<gap>\s)(?:(?:the|an?|its|their)\s)?"
)


def asked_to_go(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Whose resignation is asked as whom it is asked of (14 of 19 on the training pages; nobody else more than
    twice)."""
    told = _TO_GO.match(text, trigger.span[0], trigger.evidence_span[1])
    if told is None:
        return both
    starts = (told.end("gap"), told.end())
    whom = longest(span for span in named if span[0] in starts)
    if whom is None or meets_any(whom, (*both.actors, *both.recipients)):
        return both
    return Both(both.actors, (whom,))


_WHOM = re.compile(
    r"(?:(?:urg|order|press|instruct|implor|begg)(?:ed|es|s|ing)|(?:ask|appeal)(?:ed|s|ing)(?: to)?"
    r"|call(?:ed|s|ing) (?:up)?on)\s"
    r"(?P<whom>(?:fellow\s|young\s|other\s|his\s|her\s|their\s|its\s)?"
    r"(?!(?:the|both|each|all|it|him|her|them|us|one|sides?|two|for|by|on)\b)(?:[\w’'.-]+\s){1,5}?)to\s(?!the\b|an?\b)[a-z]+"
)


def asked_whom(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands between "urged" and "to march" as whom it is asked of, where he is named or told anew: "urged workers
    to march" (1,013 of 1,229 on training pages, the rest mostly "both sides" and "the protesters", told by names)."""
    told = _WHOM.match(text, trigger.span[0], trigger.evidence_span[1])
    if told is None or meets_any(told.span("whom"), (*both.actors, *both.recipients)):
        return both
    whom = longest(span for span in named if span[0] == told.start("whom") and span[1] < told.end())
    return both if whom is None else Both(both.actors, (whom,))


_WHOSE = re.compile(
    rf",\s(?P<who>whose\s(?:[\w-]+\s){{0,2}}?(?P<noun>[a-z]+))\s(?:(?:had|has|have|also|\w+ly)\s){{0,2}}{BE}\s"
)
_KIN = frozenset(
    (
        *("aunt", "boyfriend", "brother", "brothers", "children", "cousin", "daughter", "daughters", "father"),
        *("fiance", "friend", "girlfriend", "grandson", "husband", "mother", "nephew", "niece", "parents"),
        *("relative", "relatives", "sister", "sisters", "son", "sons", "uncle", "wife"),
    )
)


def whose(text: str, trigger: Trigger, both: Both) -> Both:
    """Whose son was shot was not shot: of "Rell, whose son was killed" the son (17 of 17 persons told so on training
    pages; whose house or sentence it was stays)."""
    for owner in both.recipients:
        told = _WHOSE.match(text, owner[1], trigger.span[1])
        if told is None or told.end() < trigger.span[0]:
            continue
        if not _is_person(told["noun"]):
            continue
        rest = {span for span in both.recipients if span != owner and not meets(span, told.span("who"))}
        return Both(both.actors, tuple(sorted({*rest, told.span("who")})))
    return both


def _is_person(noun: str) -> bool:
    role = nouns().get(noun)
    return noun in _KIN or (role is not None and role.kind in ("office", "generic"))
