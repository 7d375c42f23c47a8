"""Acts told in words that tell nothing else: "recalled its ambassador", "put the troops on alert".

The reader has learnt few pages of politics and doubts such an act where it stands second in its sentence, behind "and"
or in a list. Each row is a verb with what makes it one act; of its places on the 8,000 annotated training pages four of
five at least are an event (``docs/decisions/log/10-reader.md`` has the counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.model import Span
from dateline.spans import meets


class Plain(NamedTuple):
    """The type and mode of an act and the words that tell it; the act has to meet the group ``act``."""

    type: str
    mode: str | None
    words: re.Pattern[str]
    only: bool = False
    """Whether it is one only where the reader, too, finds the act of this type likeliest."""


_FEW = r"(?:[\w’'-]+ ){0,3}?"
"""Words between a verb and what it is done to."""


_ARMED = (
    r"(?i:soldiers|troops|gunm[ae]n|rebels|militants|fighters|forces|police|insurgents|jihadists|extremists|bandits"
    r"|attackers|assailants|kidnappers|armed men|masked men|hit ?men|gang members)"
)
"""Those of whom a verb of killing tells one act (95 of 111 places on the training pages), and one of taking (15 of
15)."""
_WHOM = (
    r"(?:(?:at least|about|some|over|more than|his|her|their|its) )?"
    r"(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|dozens|scores|several|another)\b"
    r"|[A-Z][a-z]+ [A-Z])"
)
_POLICE = (
    r"(?i:police(?:men)?|soldiers|troops|officers|forces|operatives|detectives|agents|rangers|guards|constables"
    r"|authorities|personnel|commandos|gendarmes|navy|army|patrol|cops|squad)"
)
_OTHERS = r"(?i:terrorists|miscreants|hoodlums|herdsmen|pirates|dissidents|robbers|raiders|men|dacoits|naxals|maoists)"
_BURNT = (
    r"(?:houses?|homes?|vehicles?|trucks?|bus(?:es)?|cars?|stations?|offices?|schools?|church(?:es)?|mosques?|shops?"
    r"|villages?|huts?|buildings?|markets?|motorcycles?|motorbikes?|tents?|farms?|clinics?|tankers?)"
)
_STONES = (
    r"(?P<act>(?:pelt(?:ed|ing)|threw|throwing|hurl(?:ed|ing))) (?:\w+ ){0,3}?"
    r"(?:stones|rocks|bricks|petrol bombs|molotov cocktails|bottles)\b"
)


_HARMED = (
    r"(?: (?:in|at|on|near|outside|inside) (?:[\w’'.-]+ ){1,6}?)?\s?(?:that|which) (?:\w+ly )?(?:has |had )?"
    rf"(?:left|kill(?:ed|s)|injured|wounded|claimed) {_WHOM}"
)
"""Behind the noun of an act: whom it killed or hurt."""


def _row(kind: str, words: str) -> Plain:
    """A row: type and mode by their names."""
    name, _, mode = kind.partition(" ")
    return Plain(name, mode or None, re.compile(rf"\b{words}"))


ACTS = (
    _row(
        "SANCTION discontinue",
        r"(?P<act>(?:cut(?:ting)?(?: off)?|sever(?:ed|ing)|bro(?:ke|ken) off|suspend(?:ed|ing)|downgrad(?:ed|ing)"
        r"|frozen?))"
        rf" {_FEW}(?:ties|relations|talks|negotiations|cooperation|co-operation)\b",
    ),
    _row(
        "SANCTION expel",
        r"(?P<act>(?:expel(?:led|ling)|kick(?:ed|ing) out|threw out))"
        rf" {_FEW}(?:diplomats?|ambassador|envoys?|attach[eé]s?|troops|forces)\b",
    ),
    _row(
        "SANCTION withdraw",
        r"(?P<act>(?:recall(?:ed|ing)|withdr(?:ew|awing)|pull(?:ed|ing) out))"
        rf" {_FEW}(?:ambassadors?|envoys?|diplomats?)\b",
    ),
    _row(
        "SANCTION withdraw",
        rf"(?P<act>(?:quit(?:ting)?|pull(?:ed|ing) out of|withdr(?:ew|awing) from)) {_FEW}"
        r"(?:coalition|[A-Z]{4,}|bloc|government|alliance|treaty|accord|pact|union)\b",
    ),
    _row(
        "SANCTION discontinue",
        r"(?P<act>(?:impos(?:ed|ing)|slapp(?:ed|ing)|announc(?:ed|ing)))"
        rf" {_FEW}(?:sanctions|tariffs?|embargo|visa bans?)\b",
    ),
    _row(
        "COERCE martial-law",
        rf"(?P<act>(?:declar(?:ed|ing)|impos(?:ed|ing)|extend(?:ed|ing))) {_FEW}(?:state of emergency|martial law)\b",
    ),
    _row(
        "REJECT meet",
        r"(?P<act>(?:cancell?(?:ed|ing)|call(?:ed|ing) off|put off|postpon(?:ed|ing)))"
        rf" (?:(?:his|her|a|an|its|their) ){_FEW}(?:visit|trip|meeting|summit|talks)\b",
    ),
    _row(
        "SUPPORT",
        r"(?P<act>(?:sign(?:ed|ing)|ratif(?:ied|ying)))"
        rf" {_FEW}(?:treaty|agreement|accord|pact|deal|memorandum|protocol)\b",
    ),
    _row("CONCEDE", rf"(?P<act>announc(?:ed|ing)) (?:the |a |its |their ){_FEW}(?:withdrawal|pull-?out|release)\b"),
    _row(
        "MOBILIZE",
        r"(?P<act>(?:put|placed))(?: (?!police)[\w’'-]+){0,4}? on (?:standby|(?:high |full |maximum )?alert)\b",
    ),
    _row(
        "COERCE restrict",
        r"(?P<act>(?:clos(?:ed|ing)|shut(?:ting)?|seal(?:ed|ing)))"
        rf" (?:its|the|their|all) {_FEW}(?:borders?|crossings?|airspace)\b",
    ),
    _row(
        "RETREAT access",
        rf"(?P<act>reopen(?:ed|ing)) (?:its|the|their|all) {_FEW}(?:borders?|crossings?|airspace|embassy|airport)\b",
    ),
    _row(
        "ACCUSE investigate",
        rf"(?P<act>(?:order|launch|open)(?:ed|ing)) (?:an |the |its ){_FEW}(?:investigation|inquiry|probe)\b",
    ),
    _row(
        "ACCUSE disapprove", r"(?P<act>(?:lash(?:ed|es|ing)|hit(?:s|ting)?) (?:out|back) at) (?:the|its|his|her|[A-Z])"
    ),
    _row("SUPPORT", r"(?P<act>(?:c[ao]m(?:e|es|ing)|sprang|rush(?:ed|es)|leapt|rose) to (?:the )?defen[cs]e) of"),
    _row("ACCUSE disapprove", rf"(?P<act>summon(?:ed|ing)) {_FEW}(?:ambassador|envoys?|charg[eé])\b"),
    _row(
        "PROTEST obstruct",
        rf"(?P<act>block(?:ed|ing)) {_FEW}(?:roads?|highways?|motorways?|bridges?|streets?|railways?)\b",
    ),
    _row(
        "AGREE",
        r"(?P<act>(?:will|is to|are to) (?:(?:hold|convene|host) (?:an?|the|its|their|new|further)"
        r" (?:[\w-]+ ){0,3}?(?:session|summit|talks|meeting|drills?|exercises?)"
        r"|(?:meet|visit|travel to|fly to) [A-Z]))\w*",
    ),
    _row(
        "ASSAULT",
        r"(?i:soldiers|troops|gunmen|rebels|militants|fighters|forces|police|insurgents|jihadists|extremists)"
        r" (?:also |have |had )?(?P<act>(?:wounded|injured)) (?:at least |about |some |over |more than )?"
        r"(?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+|dozens|scores|several)\b",
    ),
    _row(
        "ASSAULT",
        rf"{_ARMED} (?:also |have |had |then )?(?P<act>(?:killed|shot dead|shot and killed|murdered|gunned down"
        rf"|assassinated|beheaded|executed)) {_WHOM}(?![^.;]{{0,60}} in (?:an?|the) (?:[\w-]+ )?(?:raid|ambush|battle"
        r"|gun ?battle|clash|attack|strike|shoot-?out|massacre|campaign)\b)",
    ),
    # "are investigating a shooting in Lorn that left three people injured": 16 of 17 on the training pages.
    _row(
        "ASSAULT firearms",
        rf"(?P<act>(?:shootings?|shoot-?outs?|gunfights?)){_HARMED}",
    ),
    _row("ASSAULT", rf"(?P<act>(?:stabbings?|attacks?|bombings?|explosions?|blasts?|ambush)){_HARMED}"),
    # "partly destroyed with dynamite", "damaged by an explosion": 6 of 7 on the training pages.
    _row(
        "ASSAULT explosives",
        r"(?P<act>(?:destroyed|damaged|wrecked|demolished|blown up|blown apart|shattered|gutted))"
        r" (?:(?:on|last|late|early|at) [\w ]{3,25}? )?(?:by|with|using|in) (?:[\w-]+ ){0,3}?"
        r"(?:explosives?|dynamite|bombs?|explosions?|explosive (?:devices?|charges?)|grenades?|mines?|petrol bombs?)\b",
    ),
    _row("ASSAULT abduct", rf"{_ARMED} (?:also |have |had |then )?(?P<act>(?:abducted|kidnapped)) {_WHOM}"),
    _row("AGREE", rf"(?P<act>accept(?:ed|ing)) {_FEW}(?:proposal|offer|invitation|plan|terms)\b"),
    _row(
        "ACCUSE disapprove",
        r"(?P<act>(?:assail|lambast|castigat|rebuk|excoriat|berat|denounc|deplor|condemn|slamm|criticis|criticiz)ed)"
        r" (?:the |its |his |her |their |[A-Z])",
    ),
    _row(
        "CONCEDE",
        rf"(?P<act>(?:lift|eas|relax)ed) {_FEW}"
        r"(?:curfew|bans?|sanctions|warnings?|embargo|restrictions|siege|blockade|tariffs?)\b",
    ),
    _row(
        "RETREAT release",
        r"(?:soldiers?|prisoners?|hostages?|captives?|detainees|civilians?|sailors?|pilots?|fishermen)"
        r" (?P<act>(?:freed|released)) by (?:the )?[A-Z]",
    ),
    _row("THREATEN", r"(?P<act>warn(?:ed|ing)) [^.;:\n]{3,70}?\b(?:if|unless)\b"),
    # Crime and protest as local papers tell them; counts in the log of decision 10.
    _row(
        "ASSAULT crowd-control",
        r"(?P<act>(?:fir(?:ed|ing)|lobb(?:ed|ing)|us(?:ed|ing)|hurl(?:ed|ing)|launch(?:ed|ing)|deploy(?:ed|ing)|shot))"
        r" (?:\w+ ){0,3}?(?:tear ?gas|tear-gas|tear shells|water cannons?|rubber bullets|stun grenades)\b",
    ),
    _row(
        "ASSAULT crowd-control",
        r"(?P<act>(?:resort(?:ed|ing) to|us(?:ed|ing)) (?:a |mild )?(?:lathi|baton|cane)[- ]charge"
        r"|(?:lathi|baton|cane)[- ]charg(?:ed|ing))\b",
    ),
    _row(
        "COERCE arrest",
        rf"{_POLICE} (?:also |have |had |then |later )?(?P<act>arrested|detained|nabbed|apprehended|rounded up|captured"
        rf"|held|picked up|took into custody) {_WHOM}(?![^.;]{{0,60}}\bsince\b)",
    ),
    _row("COERCE arrest", r"(?P<act>nabb(?:ed|ing)|apprehend(?:ed|ing)|round(?:ed|ing) up)\b"),
    _row("COERCE curfew", rf"(?P<act>(?:impos(?:ed|ing)|clamp(?:ed|ing)|declar(?:ed|ing))) {_FEW}curfew\b"),
    _row(
        "ASSAULT explosives",
        r"(?P<act>(?:ran over|drove over|struck|hit|stepped on|trod on|triggered|rolled over|detonated)"
        r" (?:an?|the|its|another) (?:[\w-]+ ){0,3}?(?:IED|land ?mine|mine|[Ii]mprovised [Ee]xplosive [Dd]evice"
        r"|roadside bomb|explosive device))\b",
    ),
    _row(
        "ACCUSE allege",
        r"(?P<act>register(?:ed|ing)|lodg(?:ed|ing)|fil(?:ed|ing)) (?:an? |the )?(?:[\w-]+ ){0,2}?"
        r"(?:FIR|case|complaint|petition) against\b",
    ),
    _row("ACCUSE allege", r"(?P<act>alleged) (?:that )?(?:the |[A-Z])"),
    _row("RETREAT disarm", r"(?P<act>la(?:id|y|ying)) down (?:their )?(?:arms|weapons)\b"),
    _row("ASSAULT abduct", rf"{_OTHERS} (?:also |have |had )?(?P<act>abducted|kidnapped|whisked away) {_WHOM}"),
    _row(
        "ASSAULT",
        rf"(?P<act>lynch(?:ed|ing)|hack(?:ed|ing)|behead(?:ed|ing)|flogg(?:ed|ing)|stabb(?:ed|ing)) {_WHOM}",
    ),
    _row("ASSAULT", rf"(?P<act>bl(?:ew|own|owing) up) {_WHOM} ")._replace(only=True),
    _row(
        "ASSAULT destroy",
        rf"(?P<act>torch(?:ed|ing)|raz(?:ed|ing)|burn(?:ed|t|ing)(?: down)?) {_WHOM} (?:[\w’'-]+ ){{0,3}}?{_BURNT}\b",
    )._replace(only=True),
    _row("ASSAULT destroy", rf"(?P<act>set(?:ting)? (?:ablaze|afire|alight|fire to)) {_WHOM} ")._replace(only=True),
    _row(
        "ASSAULT destroy", rf"(?P<act>set(?:ting)?) {_WHOM} (?:[\w’'-]+ ){{0,4}}?(?:on fire|ablaze|alight|afire)\b"
    )._replace(only=True),
    _row(
        "PROTEST",
        r"(?P<act>(?:began|begun|start(?:ed)?|launch(?:ed|ing)|embark(?:ed|ing) on|continued|resum(?:ed|ing))"
        r" (?:an? |the |their )?(?:[\w-]+ ){0,4}?(?<!air )(?:strike|sit-in|shutdown|dharna))\b",
    )._replace(only=True),
    _row(
        "PROTEST strike",
        r"(?P<act>(?:announc(?:ed|ing)|observ(?:ed|ing)|enforc(?:ed|ing)|(?:giv(?:en|ing)|gave) a call for"
        r"|call(?:ed|ing)(?: for)?) (?:an? |the )?(?:[\w-]+ ){0,3}?"
        r"(?:bandh|hartal|shutdown|shutter-down|general strike))\b",
    )._replace(only=True),
    _row(
        "ASSAULT explosives",
        r"(?P<act>(?:hurl|lobb|throw|threw|toss|fling|flung)(?:ed|ing)? (?:[\w-]+ ){0,3}?"
        r"(?:bombs?|grenades?|explosives?))\b",
    )._replace(only=True),
    _row("PROTEST riot", _STONES)._replace(only=True),
    _row("ASSAULT primitive", _STONES)._replace(only=True),
)
"""Rows in the order in which they are looked for."""
LEAST = 0.2
"""The reader's odds from which on such an act is told whatever the trees say of it."""
REACH = 80
"""Characters from an act within which its words stand."""
_NOT_DONE = re.compile(
    r"\b(?:to|not|never|if|could|may|might|would|will|should|must|without|short of|from)(?: \w+)? \Z", re.IGNORECASE
)


def plain(text: str, sentence: Span, act: Span, told: Iterable[Span], kind: str = "") -> Plain | None:
    """The row whose words an act is, unless they are not said to be done; ``told`` are the words of the acts told in
    its sentence, of which none may be the same, ``kind`` is the type that the reader finds likeliest."""
    low, high = max(sentence[0], act[0] - REACH), min(sentence[1], act[1] + REACH)
    for row in ACTS:
        if row.only and row.type != kind:
            continue
        found = next((m for m in row.words.finditer(text, low, high) if meets(m.span("act"), act)), None)
        if found is None:
            continue
        if _NOT_DONE.search(text, max(low, found.start("act") - 20), found.start("act")) is not None:
            return None
        return None if any(meets(span, found.span()) for span in told) else row
    return None
