"""What words tell of states: a broken ceasefire is an attack, what a vetoed text demands is asked by nobody.

Rows of the kind of ``reader.senses``, looked for where none of those fits, and who is let go by whoever held him.
Counts on the 8,000 annotated training pages stand in ``docs/decisions/log/10-reader.md``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.model import Mention, Trigger
from dateline.reader.senses import doer, sense

_TRUCE = r"(?:cease-?fires?|truces?|armistice)"
_BROKEN = r"(?:violat\w*|breach(?:e[sd]|ing)?|broken?|breaks|breaking)"
_WHICH = r"(?:(?:the|an?|its|their|this|that|of) )*(?:[\w’'-]+ ){0,2}?"
_FIRED = r"(?P<act>(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)|lobb(?:ed|ing)|hurl(?:ed|ing)|sen(?:t|ding)|rain(?:ed|ing)))"
_AT = (
    r"\b[^.;]{0,60}? (?:at|on|against) (?!(?:[\w’'-]+ ){0,4}?(?:[Ss]ea|waters|ocean|targets?|ranges?|coast|islet)\b)"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d)"
)
"""What arms were fired at that is no practice target, and no day."""
_ASKS = r"(?:demand|call|urge|condemn|ask|require|appeal|deplore|denounce)"
ROWS = (
    # What somebody is accused of is his charge alone.
    sense(
        "RETREAT SANCTION REJECT ASSAULT",
        rf"\b(?:accus\w+|blam\w+|alleg\w+|charg\w+) [^.;]{{0,80}}? (?:of|for|with)"
        rf" (?P<act>(?:violating|breaching|breaking) {_WHICH}{_TRUCE})\b",
    ),
    # A ceasefire that is broken (annotation guide, decision 6).
    sense(
        "RETREAT SANCTION REJECT",
        rf"\b(?P<act>{_BROKEN} {_WHICH}{_TRUCE})\b",
        told=("ASSAULT", None),
        status="actual ongoing",
    ),
    sense(
        "RETREAT SANCTION REJECT",
        rf"\b(?P<act>{_TRUCE}(?: [\w’'-]+){{0,3}}? (?:was|were|been|being)(?: \w+ly)?"
        r" (?:violated|breached|broken))\b(?! off)",
        told=("ASSAULT", None),
        status="actual ongoing",
    ),
    # Nor does a ceasefire that gunfire broke begin.
    sense(
        "RETREAT",
        rf"\b(?:shatter|ruptur|violat|breach|punctur|strain|unravel)(?:ed|es|s|ing) {_WHICH}(?P<act>{_TRUCE})\b",
    ),
    # Arms fired at somebody are no show of force: "Iran launched more than 300 drones and missiles at Israel".
    sense(
        "MOBILIZE",
        rf"\b{_FIRED} (?:[\w’',.-]+ ){{0,5}}?(?:missiles?|rockets?|mortars?|shells?|projectiles?){_AT}",
        told=("ASSAULT", "heavy-weapons"),
        status="actual ongoing",
    ),
    sense(
        "MOBILIZE",
        rf"\b{_FIRED} (?:[\w’',.-]+ ){{0,5}}?drones?{_AT}",
        told=("ASSAULT", "drone"),
        status="actual ongoing",
    ),
    # Words that strike, and who speaks up for another (3 to 0 and 2 to 0 on the training pages).
    sense(
        "ASSAULT COERCE SANCTION",
        r"\b(?P<act>(?:lash(?:ed|es|ing)?|hit(?:s|ting)?) (?:out|back) at)\b",
        r"\b(?:with (?:an? |his |her |their )?(?:knife|fists?|sticks?|machetes?|axe|batons?)|punch\w*|kick\w*)\b",
        told=("ACCUSE", "disapprove"),
    ),
    sense(
        "MOBILIZE ASSAULT COERCE",
        r"\b(?P<act>(?:c[ao]m(?:e|es|ing)|sprang|rush(?:ed|es)|leapt|rose) to (?:the )?(?:\w+['’]s? )?defen[cs]e)\b",
        told=("SUPPORT", None),
    ),
    # A threat is what is threatened by nobody else (of 196 places 158 are annotated as threats, none as the act).
    sense(
        "SANCTION COERCE ASSAULT RETREAT REJECT PROTEST",
        r"\b(?P<act>threaten(?:ed|s|ing)? to \w+)",
        told=("THREATEN", None),
    ),
    sense(
        "PROTEST",
        r"\bthreaten(?:ed|s|ing)? (?:with )?(?:an? |more |further )?(?:[\w-]+ ){0,2}?(?P<act>strikes?|walk-?outs?)\b",
        r"\b(?:despite|ended|during|on strike|after|joined)\b",
        told=("THREATEN", None),
    ),
    # What is called to happen blames nobody; nor is an act who is declared the winner, or that somebody mourns with the
    # bereaved (0 of 8, of 3 and 1 of 25 such places of the training pages).
    sense(
        "ACCUSE",
        r"\b(?P<act>called) (?:an?|for an?) (?:[a-z-]+ ){0,2}"
        r"(?:meeting|session|summit|elections?|referendum|vote|strike)\b(?! (?:an?|the)\b)",
        r"\bcalled (?:an?|for an?) (?:[a-z-]+ ){0,4}[“\"]",
    ),
    sense(
        "SANCTION CONCEDE SUPPORT AGREE COERCE",
        r"\b(?P<act>(?:declar|proclaim)(?:ed|es|ing)) (?:[\w’'-]+ ){0,3}?(?:as )?(?:the )?"
        r"(?:winners?|victors?|president-elect|elected)\b",
    ),
    sense(
        "AGREE SUPPORT AID CONSULT",
        r"\b(?P<act>(?:offer|express|convey|extend|send|sent)(?:ed|s|ing)?) (?:[\w’'-]+ ){0,3}?"
        r"(?:condolences|sympath(?:y|ies))\b",
    ),
    # Who stops attacking holds a truce (3 of 3 whose fighters stop on the training pages; a mine or a fund that stops
    # work has no such words behind it).
    sense(
        "SANCTION",
        r"\b(?P<act>(?:suspend|halt|stopp|ceas|paus)(?:ed|ing|es|s) (?:all |its |their |his |any )?"
        r"(?:(?:military |armed |rocket |drone )?(?:attacks|strikes|offensive|hostilities|bombing)"
        r"|(?:military |armed |rocket |drone )operations|operations (?=against )))",
        told=("RETREAT", "ceasefire"),
        status="actual ongoing",
    ),
    # Ties are restored, and a missile is tried out (2 to 0 each on the training pages).
    sense(
        "SANCTION RETREAT",
        r"\b(?P<act>(?:restor|resum|re-?establish|renew)(?:ed|es|s|ing) (?:full |their |its |diplomatic ){0,2}"
        r"(?:ties|relations))\b",
        told=("SUPPORT", None),
    ),
    sense("ASSAULT", r"\b(?P<act>test-?(?:fir|launch)(?:ed|es|ing))\b", told=("MOBILIZE", None)),
    # Who is dismissed as a fool keeps his office.
    sense(
        "SANCTION RETREAT",
        r"\b(?P<act>dismiss(?:ed|es|ing)) (?:[\w’'.-]+ ){1,6}?as (?:an? |mere|just|too|irrelevant|baseless|unfit|weak)",
        r"\bas an? (?:[\w-]+ )?(?:ministers?|members?|judges?|advis[eo]rs?|directors?|commanders?|ambassadors?|envoys?"
        r"|teachers?|officers?|officials?|governors? of|result|consequence|precaution|sign)\b",
        told=("ACCUSE", "disapprove"),
        status="actual ongoing",
    ),
    # Who votes to demand demands.
    sense("COERCE SUPPORT AGREE SANCTION CONSULT", rf"\b(?P<act>voted)\b[^.;]{{0,60}}? to {_ASKS}\b"),
    # What a text demands that did not pass.
    sense(
        "REQUEST ACCUSE SANCTION CONCEDE SUPPORT",
        r"\b(?:veto(?:ed|es|ing)?|block(?:ed|s|ing)?|reject(?:ed|s|ing)?|voted down|voted against)\b[^.;]{0,60}?"
        r"\b(?:resolution|draft|motion|amendment)(?: on \w+day)?,? (?:that|which)"
        rf"(?: would(?: have)?)?(?: \w+ly)? (?P<act>{_ASKS}(?:s|d|ed|ing)?)\b",
    ),
    sense(
        "REQUEST ACCUSE",
        r"\b(?:fail\w*|unable|refus\w*|declin\w*|could not|did not)(?: \w+){0,3}? (?:agree|adopt|pass|approve|sign|back"
        r"|issue)\b[^.;]{0,40}?\b(?:statement|resolution|draft|motion|declaration|communiqu[eé])(?: (?:that|which))?"
        r" (?P<act>(?:condemn|demand|call|urg|deplor|denounc)\w*)",
    ),
)
_LET_GO = re.compile(r"\b(?:free[ds]?|freeing|releas\w+)\b", re.IGNORECASE)
_GOODS = re.compile(
    r"\s+(?:[\w,.]+\s+){0,2}?(?:[$€£]|(?:million|billion|funds?|money|tonnes|tons|aid(?! work| convoy| group)|grain"
    r"|food|loans?)\b)"
)
HOLDERS = frozenset(("REB", "CRM", "UAF", "PRM", "GOV", "JUD"))
"""Sectors of those who free whom they hold; soldiers and police may have rescued them."""
_RESCUED = re.compile(r"\b(?:rescu\w*|raid\w*|operation|soldiers|troops|commandos|police|forces|army)\b", re.IGNORECASE)


def let_go(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> Trigger:
    """An act of aid by whom holds prisoners as what it is, a release: with "freed" or "released" governments, courts,
    rebels and gangs release 232 annotated times and help 9 times, most of these "free of charge"; soldiers rescue."""
    first, last = trigger.span
    if trigger.type != "AID" or _LET_GO.search(text, first, last) is None or _GOODS.match(text, last) is not None:
        return trigger
    begin, end = trigger.evidence_span
    if _RESCUED.search(text, max(begin, first - 120), min(end, last + 120)) is not None:
        return trigger
    holds = doer(text, trigger, mentions) in HOLDERS
    return replace(trigger, type="RETREAT", mode="release", rule="") if holds else trigger


_CAPTURED = re.compile(
    r"(?:(?:have|has|had)\s)?(?:captur(?:ed|es|ing)|t(?:ook|aken) (?:prisoner|captive))", re.IGNORECASE
)
_REBELS = (
    r"(?:rebels|guerrillas|insurgents|militants|extremists|gunmen|jihadis(?:ts)?|kidnappers|rebel (?:[A-Z]\w+ ?){1,4}"
    r"|Taliban|ISIS|Islamic State(?: \(\w+\))?)"
)
_STATE = r"(?:police|troops|soldiers|army|authorities|commandos|agents|officers|government|special forces|Israel|navy)"
_SAYING = r"(?:(?:have|has|had|also|later|then|\w+ly|on \w+day|\w+day)\s)*"
_PHRASE = r"(?:(?!rebel|former|renegade|dissident|ex-|by\b|who\b|that\b|and\b)[\w’'.-]+\s){0,4}?"
_CAPTIVES = (
    r"(?=\s(?:an?|the|some|several|more|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|\d+)\b)"
)


def _ways(who: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a capture that these make, and behind one that is made by them."""
    before = re.compile(rf"\b{who}\s{_SAYING}\Z", re.IGNORECASE)
    return before, re.compile(rf"\s(?:(?!by\b)[\w’'.-]+\s){{0,8}}?by\s{_PHRASE}{who}\b")


_BY_REBELS, _BY_STATE = _ways(_REBELS), _ways(_STATE)
_OBJECT = re.compile(_CAPTIVES)
_LONGEST = 60
"""Characters before a capture in which who made it stands."""


def captured(text: str, trigger: Trigger) -> Trigger:
    """The capture of somebody as what it is by who did it: rebels and gangs abduct, a state arrests."""
    if (trigger.type, trigger.mode) not in (("COERCE", "arrest"), ("ASSAULT", "abduct")):
        return trigger
    first, last = trigger.span
    if _CAPTURED.match(text, first, last) is None:
        return trigger
    if _is_by(text, trigger, _BY_REBELS):
        return replace(trigger, type="ASSAULT", mode="abduct", rule="")
    return replace(trigger, type="COERCE", mode="arrest", rule="") if _is_by(text, trigger, _BY_STATE) else trigger


def _is_by(text: str, trigger: Trigger, ways: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    """Do the words around a capture say that these made it?"""
    (before, behind), (first, last), (begin, end) = ways, trigger.span, trigger.evidence_span
    if behind.match(text, last, min(end, last + 2 * _LONGEST)) is not None:
        return True
    acts = before.search(text, max(begin, first - _LONGEST), first) is not None
    return acts and _OBJECT.match(text, last, end) is not None
