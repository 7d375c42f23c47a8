"""Sides that the words of an act turn round, whatever the odds: who receives, who is only told of in the passive, whose
claim is rejected, and both sides of a clash.

The trees of ``reader.sides`` know of each party where it stands, not how the verb is built. Each rule is counted in 811
annotated pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.attach.date_features import SPEECH
from dateline.knowledge import actors
from dateline.model import Span, Trigger
from dateline.spans import longest, meets


class Both(NamedTuple):
    """The stretches of the actors and of the recipients of an event, each in page order."""

    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


def turned(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides as the words of the act have them."""
    for rule in (
        given,
        faced,
        threatened,
        ransomed,
        suffered,
        speaks_over,
        one_of_many,
        remaining,
        related,
        claimed,
        clashed,
        styled,
        invaded,
    ):
        both = rule(text, trigger, both)
    return both


_RECEIVING = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )"
    r"\b(?:receiv(?:e[sd]?|ing)|got|gets?|getting|obtain(?:s|ed|ing)?|won|wins?|winning"
    r"|t(?:ake|akes|ook|aken) delivery)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"[^.;:]{0,110}?\bfrom\s+(?:(?:the|an?|its|his|her|their)\s+)?\Z", re.IGNORECASE)


def given(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides turned round where the act is told by who receives: of "Karst received aid from Norland" Norland gives
    (in the annotated pages 31 times of 32; who "accepts" something acts himself)."""
    verb = _RECEIVING.search(text, max(0, trigger.span[0] - 6), trigger.span[1])
    if verb is None or not both.actors or not both.recipients or trigger.span[0] > verb.start():
        return both
    giver, first = both.recipients[0], both.actors[0]
    if first[0] < verb.start() < giver[0] and _FROM.fullmatch(text, verb.end(), giver[0]) is not None:
        return Both(both.recipients, both.actors)
    return both


_DETERMINED = r"(?:(?:the|an?|some|its|his|her|their)\s+)?"
"""What may stand between a preposition and a party."""
_FACED = re.compile(
    r"(?:(?:has|have|had|also|\w+ly)\s+){0,3}(?:fac(?:e[sd]?|ing)|dr[ae]ws?|drawn|drawing|attract(?:s|ed|ing)?"
    r"|c(?:omes?|oming|ame) under|met with)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:criticism|fire|attack|condemnation|accusations?|backlash|ridicule|derision|rebukes?|charges?)\b",
    re.IGNORECASE,
)
_FACED_FROM = re.compile(rf"\s+(?:(?:even|again|also)\s+)?(?:from|by)\s+{_DETERMINED}", re.IGNORECASE)


def faced(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "faced criticism", "came under fire" or "drew condemnation" as recipient, and who stands behind its "from" as
    actor: in the annotated pages the subject suffers it 19 times of 19, and who "faces charges" 4 times of 4."""
    if trigger.type not in ("ACCUSE", "ASSAULT", "REJECT"):
        return both
    told = _FACED.match(text, trigger.span[0])
    if told is None or told.end() < trigger.span[1]:
        return both
    begin = trigger.evidence_span[0]
    subjects = [span for span in both.actors if begin <= span[0] and _SUBJECT.fullmatch(text, span[1], told.start())]
    others = [span for span in both.recipients if _FACED_FROM.fullmatch(text, told.end(), span[0])]
    if not subjects and not others:
        return both
    actors = _sorted((span for span in both.actors if span not in subjects), others)
    return Both(actors, _sorted(subjects or (span for span in both.recipients if span not in others)))


_GETS_THREATS = re.compile(
    r"\b(?:receiv(?:e[sd]?|ing)|got|gotten|getting)\s+(?:[\w-]+\s+){0,3}?threats?\b", re.IGNORECASE
)
_FAR = 40
"""Characters before a threat in which it is told who got it."""


def threatened(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "received death threats" as recipient (10 of 10 on the training pages), and who stands behind their "from" as
    actor."""
    if trigger.type != "THREATEN":
        return both
    begin, first = trigger.evidence_span[0], trigger.span[0]
    gets = _GETS_THREATS.finditer(text, max(begin, first - _FAR), min(trigger.evidence_span[1], first + 2 * _FAR))
    told = next((one for one in gets if meets(one.span(), trigger.span)), None)
    if told is None:
        return both
    subjects = [span for span in both.actors if begin <= span[0] and span[1] <= told.start()]
    others = [span for span in both.recipients if _FACED_FROM.fullmatch(text, told.end(), span[0])]
    actors = _sorted((span for span in both.actors if span not in subjects), others)
    return Both(actors, _sorted(subjects, (span for span in both.recipients if span not in others)))


_RANSOM = re.compile(
    r"\bransoms?\b[^.;:]{0,60}?\b(?:was|were|is|been|being) (?:\w+ )?paid\b(?! by\b)"
    r"|\bpayment of (?:[\w-]+ ){0,3}?ransom\b",
    re.IGNORECASE,
)


def ransomed(text: str, trigger: Trigger, both: Both) -> Both:
    """To whom a ransom "was paid", by nobody who is named: the captors, who do not pay it (of 12 on the training pages
    none has an actor, seven have the captors as recipients)."""
    if trigger.type != "CONCEDE" or not both.actors:
        return both
    told = _RANSOM.finditer(text, max(trigger.evidence_span[0], trigger.span[0] - 2 * _FAR), trigger.evidence_span[1])
    return Both((), both.actors) if any(meets(one.span(), trigger.span) for one in told) else both


_CHARGES = re.compile(
    r"(?:[\w’'-]+\s+){0,6}?(?:(?:law)?suits?|charges?|cases?|complaints?|proceedings|accusations?|allegations?|indictments?"
    rf"|motions?|investigations?|probes?)\b(?:\s+[\w-]+){{0,3}}?\s+against(?P<gap>\s+){_DETERMINED}",
    re.IGNORECASE,
)


def charged(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Whom a suit, a charge or a complaint is "against" as recipient, whatever else is near: annotators took who stands
    there for it 58 times of 58. ``named`` are the stretches of all parties around."""
    told = _CHARGES.match(text, trigger.span[0]) if trigger.type == "ACCUSE" else None
    if told is None or told.end("gap") < trigger.span[1]:
        return both
    starts = (told.end("gap"), told.end())
    against = longest(span for span in named if span[0] in starts)
    if against is None:
        return both
    actors = tuple(span for span in both.actors if not meets(span, against))
    if any(span[0] >= starts[0] for span in both.recipients) or (both.actors and not actors and both.recipients):
        return Both(actors, both.recipients)
    return Both(actors, (against,))


_VOICES = re.compile(
    r"(?:.*\s)?(?:(?P<also_verb>calls|appeals|demands|requests|threats|warnings|complaints?|appeal|request|demand|plea)"
    r"|criticisms?|condemnation|accusations?|rebukes?|pressure|praise|applause|objections?|pleas)",
    re.IGNORECASE | re.DOTALL,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:despite|after|following|amid|of|to|by|with|for|over|on|the|an?|its|their|his|her|no|any|new|growing|repeated|fresh"
    r"|rising|urgent|public|\w+(?:ed|ing))\s+\Z",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(rf"(?:\s+[a-z-]+)?\s+from(?P<gap>\s+){_DETERMINED}", re.IGNORECASE)
_VOICED = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "THREATEN"))


def voiced(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who "calls from the opposition" or "criticism from the union" come from as actor, and who was taken for one
    before it as whom they are for: of annotated parties that stand so 26 act, and one is asked. ``named`` are the
    stretches of all parties around."""
    told = _VOICES.fullmatch(text, *trigger.span) if trigger.type in _VOICED else None
    whose = _FROM_WHOM.match(text, trigger.span[1], trigger.evidence_span[1]) if told is not None else None
    if told is None or whose is None:
        return both
    noun = told.start("also_verb")
    if noun >= 0 and _NOUN_BEFORE.search(text, max(trigger.evidence_span[0], noun - _BEFORE), noun) is None:
        return both  # "demands from Congress that"
    starts = (whose.end("gap"), whose.end())
    voice = longest(span for span in named if span[0] in starts)
    if voice is None or any(meets(span, voice) for span in both.actors):
        return both
    rest = tuple(span for span in both.recipients if not meets(span, voice))
    return Both((voice,), rest or tuple(span for span in both.actors if span[1] <= trigger.span[0]))


_AT_REQUEST = re.compile(
    rf"\b(?:at|on|upon)\s+(?:the\s+)?(?P<act>request|demand|urging|behest)\s+of(?P<gap>\s+){_DETERMINED}", re.IGNORECASE
)


def asked_by(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands behind "at the request of" as actor, and who did what was asked as whom it was asked of: of 48
    annotated acts told so all have that actor. ``named`` are the stretches of all parties around."""
    if trigger.type != "REQUEST":
        return both
    (first, last), (begin, end) = trigger.span, trigger.evidence_span
    told = _AT_REQUEST.search(text, max(begin, first - _BEFORE), min(end, last + 40))
    if told is None or not meets(told.span("act"), trigger.span):
        return both
    starts = (told.end("gap"), told.end())
    voice = longest(span for span in named if span[0] in starts)
    if voice is None or any(meets(span, voice) for span in both.actors):
        return both
    rest = tuple(span for span in both.recipients if not meets(span, voice))
    return Both((voice,), rest or tuple(span for span in both.actors if span[1] <= told.start()))


SUFFERED = frozenset(("ACCUSE", "REQUEST", "REJECT", "ASSAULT", "COERCE", "SANCTION", "SUPPORT", "THREATEN"))
"""Types whose passive tells whom it was done to; troops that "were deployed" and guests that "were received" act."""
BE = r"(?:was|were|is|are|been|being|be)"
_DONE = r"(?!to\b)\w+(?:ed|en|wn|ot|id|ne|ck|ung|lt|ld|ught|ept)\b"
_HELPING = r"(?:has|have|had|will|would|could|should|may|might|must|also|then|now|later|not|never|again|\w+ly)"
_PASSIVE = re.compile(rf"(?:{_HELPING}\s+){{0,3}}{BE}\s+(?:{_HELPING}\s+)?{_DONE}", re.IGNORECASE)
_IS_DONE = re.compile(rf"\b{BE}\s+(?:{_HELPING}\s+)?\Z", re.IGNORECASE)
_PARTICIPLE = re.compile(_DONE, re.IGNORECASE)
_REDUCED = re.compile(r"\w+ed\Z", re.IGNORECASE)
_BY = re.compile(
    r"(?:\s+(?!(?:that|which|who|when|where|after|as|for|and|but|because|by|was|were|is|are)\b)[\w’'-]+){0,10}"
    rf"\s+by\s+{_DETERMINED}",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(r"\b(?:engaged|involved|embroiled)\Z", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|with)\b", re.IGNORECASE)
"""Who has "been engaged in looting" looted."""
_AT_ONCE = re.compile(rf"\s+by\s+{_DETERMINED}", re.IGNORECASE)
_WHERE = (
    r"(?:\s+(?:in|at|near|from|across|inside|outside|around)"
    r"(?:\s+(?:the\s+)?(?-i:[A-Z])[\w’'-]+(?:\s+(?-i:[A-Z])[\w’'-]+){0,2}(?:,|\s+and)?){1,3})?"
)
_SUBJECT = re.compile(rf"{_WHERE}(?:,?\s+(?:who|which|that))?(?:\s+(?:{_HELPING}|{BE}))*\s*", re.IGNORECASE)
_COMMA = re.compile(r",?\s+")
_BEFORE = 25
"""Characters before an act in which its "was" is looked for."""


def suffered(text: str, trigger: Trigger, both: Both) -> Both:
    """The sides of an act told in the passive: who stands behind its "by" acts ("was praised by the mayor"), and its
    subject is whom it was done to ("the envoy was summoned"); right 17 times of 19."""
    first, last = trigger.span
    if _TAKING_PART.search(text, first, last) is not None and _IN.match(text, last) is not None:
        return both
    before = text[max(trigger.evidence_span[0], first - _BEFORE) : first]
    told = _PASSIVE.match(text, first, last) is not None or (
        _PARTICIPLE.match(text, first, last) is not None and _IS_DONE.search(before) is not None
    )
    reduced = not told and _REDUCED.search(text, first, last) is not None
    if not told and not reduced:
        return both
    by = _BY if told else _AT_ONCE
    agents = [span for span in both.recipients if span[0] >= last and by.fullmatch(text, last, span[0]) is not None]
    if reduced and not agents:
        return both
    subjects = [span for span in both.actors if _is_subject(text, trigger, span, _SUBJECT if told else _COMMA)]
    if agents:
        actors = _sorted(agents, (span for span in both.actors if span[0] >= last))
        rest = [span for span in both.recipients if span not in agents]
        return Both(actors, _sorted(rest or subjects))
    if not subjects or trigger.type not in SUFFERED:
        return both
    return Both(tuple(span for span in both.actors if span not in subjects), tuple(subjects))


_DONE_BY = re.compile(rf"(?:(?:{_HELPING}|{BE})\s+){{0,4}}{_DONE}\s+by\s+{_DETERMINED}", re.IGNORECASE)
_ASIDE_BY = re.compile(r"\w+(?:ed|en|ght|nt)\s+by\s+(?!an?\s)", re.IGNORECASE)


def done_by(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands behind a "by" that is one of the act's own words as actor (3 of 3), and who stands before a participle
    between commas as whom it was done to: "Karstia, accused by Lorn of it, denied it" (2 better, none worse).
    ``named`` are the stretches of all parties around."""
    if trigger.type not in SUFFERED:
        return both
    first, last = trigger.span
    told = _DONE_BY.match(text, first, last)
    agents = [span for span in both.recipients if told is not None and span[0] <= told.end() < span[1]]
    if agents:
        rest = [span for span in both.recipients if span not in agents]
        both = Both(_sorted(agents), _sorted(rest, (span for span in both.actors if span[1] <= first)))
    if text[first - 2 : first] != ", " or _ASIDE_BY.match(text, first) is None:
        return both
    whom = longest(span for span in named if span[1] == first - 2)
    if whom is None or whom[0] < trigger.evidence_span[0] or any(meets(span, whom) for span in both.recipients):
        return both
    return Both(tuple(span for span in both.actors if not meets(span, whom)), (whom,))


_INSERTED = re.compile(
    r",\s(?:who|which|whose|\w+(?:ed|en|nt|ght)\s(?:by|of|in|with|from|for|over|as|to|at))\b[^;:“”\"\n]{3,160},\s"
    rf"(?:{_HELPING}\s){{0,3}}"
)


def speaks_over(text: str, trigger: Trigger, both: Both) -> Both:
    """Who stands before an insertion, and the verb of speech right behind it, as actor where he was taken for the other
    side and nobody of the sentence for the actor: "Hungary, criticised by Brussels for its vote, denied it"."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type not in SPEECH or any(begin <= span[0] for span in both.actors):
        return both
    who = next((s for s in both.recipients if begin <= s[0] and _INSERTED.fullmatch(text, s[1], first)), None)
    if who is None or _IS_DONE.search(text, max(begin, first - _BEFORE), first) or _PASSIVE.match(text, *trigger.span):
        return both
    return Both((who,), tuple(span for span in both.recipients if span != who))


def _is_subject(text: str, trigger: Trigger, span: Span, between: re.Pattern[str]) -> bool:
    """Whether a stretch is right before the verb, or before the "who" of its clause."""
    inside = trigger.evidence_span[0] <= span[0] and span[1] <= trigger.span[0]
    return inside and between.fullmatch(text, span[1], trigger.span[0]) is not None


def _sorted(*spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted({span for some in spans for span in some}))


_KIN_OF = re.compile(
    r"(?:\w+\s+){0,3}(?:\w{2,}[^s\W]s|children|people|men|women)\s+of\s+(?P<who>(?:an?|the|one)\s+.*\w)",
    re.IGNORECASE | re.DOTALL,
)
_ONE_WHO = re.compile(r",?\s+who\s+(?:was|is|has been)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)


def one_of_many(text: str, trigger: Trigger, both: Both) -> Both:
    """Whom "was" tells of where many stand before: of "the relatives of a guard who was killed" the guard was."""
    who = next((s for s in both.recipients if _ONE_WHO.fullmatch(text, s[1], trigger.span[0])), None)
    many = _KIN_OF.fullmatch(text, *who) if who is not None else None
    if who is None or many is None:
        return both
    return Both(both.actors, _sorted((many.span("who"),), (span for span in both.recipients if span != who)))


_REMAINS_OF = re.compile(
    r"(?:the\s|their\s|an?\s)?(?:[a-z-]+\s)?(?:remains|body|bodies|corpses?)\s(?:and belongings\s)?of\s(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)


def remaining(text: str, trigger: Trigger, both: Both) -> Both:
    """Who it was whose remains are told: "the remains of an engineer kidnapped in 2019"; no annotated party of the
    training pages is somebody's body."""
    if trigger.type not in ("ASSAULT", "COERCE"):
        return both
    bodies = {span: match.span("who") for span in both.recipients if (match := _REMAINS_OF.fullmatch(text, *span))}
    return Both(both.actors, _sorted(bodies.get(span, span) for span in both.recipients)) if bodies else both


_CLAIM = re.compile(
    r"\b(?:claims?|accusations?|allegations?|stor(?:y|ies)|reports?|rumou?rs?|statements?|charges?|fabrications?"
    r"|insinuations?|assertions?)\s+(?:\w+\s+){0,3}?(?:of|by)\s+(?:(?:the|an?|some|certain|so-called|its|their)\s+){0,2}\Z",
    re.IGNORECASE,
)
_WHO = re.compile(r",?\s+(?:who|which)\b", re.IGNORECASE)
_IS_CALLED = re.compile(rf"(?:{BE}|do(?:es)? not|did not)\b", re.IGNORECASE)


_WHICH = re.compile(
    r",?\s+(?:who|which|that)\s+(?:(?:(?:in|on|since)\s+\w+|also|already|later|then|had|has|have|\w+ly)\s+){0,3}",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:abduct|ambush|attack|bomb|captur|conquer|invad|kidnap|kill|loot|murder|occupi|overr[au]n|raid|seiz|shell|storm)\w*",
    re.IGNORECASE,
)
_ITS_OBJECT = re.compile(r"\s+(?!by\b)[\w’'\"“-]", re.IGNORECASE)


def related(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "which seized half of the province" is told of did it, where it was taken for whom it was done to: of those
    before such a clause in the active on 811 training pages 97 are annotated actors, and none a recipient."""
    first, last = trigger.span
    deed = _DEED.match(text, first, last) if trigger.type == "ASSAULT" else None
    if deed is None or not _ITS_OBJECT.match(text, deed.end()):
        return both
    begin = trigger.evidence_span[0]
    who = next((s for s in both.recipients if s[0] >= begin and _WHICH.fullmatch(text, s[1], first)), None)
    if who is None:
        return both
    return Both((who,), tuple(span for span in both.recipients if span != who))


def claimed(text: str, trigger: Trigger, both: Both) -> Both:
    """Who made the claim that is rejected, as recipient: "the claims of the junta are false" (7 of 7)."""
    if trigger.type != "REJECT":
        return both
    begin, end = trigger.evidence_span
    theirs = []
    for span in both.actors:
        if begin <= span[0] < end and _CLAIM.search(text, max(begin, span[0] - 60), span[0]) is not None:
            denies = _WHO.match(text, span[1]) is not None and _IS_CALLED.match(text, trigger.span[0]) is None
            theirs += [] if denies else [span]
    if not theirs:
        return both
    return Both(tuple(span for span in both.actors if span not in theirs), tuple(theirs))


_CLASH = re.compile(
    r"\b(?:clash(?:es|ed)?|fighting|(?:gun|fire)[\s-]?(?:battles?|fights?)|shoot-?outs?"
    r"|exchang\w+ (?:of )?(?:fire|gunfire|shots)|sh(?:o|oo)t(?:ing)? it out|confrontations?|combats?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:with|against)\s+(?:(?:the|an?|some|about|\d+|\w+ly)\s+){0,2}\Z", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:(?:the|an?|one|two|three|four|five|\d+)\s+)?", re.IGNORECASE)


def clashed(text: str, trigger: Trigger, both: Both) -> Both:
    """Both sides of a clash as its actors, and nobody else as who suffered it: those who died in one are counted as
    figures (right for 17 clashes of 18)."""
    if trigger.type != "ASSAULT" or not both.recipients or _CLASH.search(text, *trigger.span) is None:
        return both
    begin, end = trigger.evidence_span
    others = [span for span in both.recipients if begin <= span[0] and fell(text, span, trigger.span[0])]
    if len(both.actors) == 1:
        (actor,) = both.actors
        for span in both.recipients:
            rowed = _AND.fullmatch(text, actor[1], span[0]) is not None
            if begin <= span[0] < end and (rowed or _AGAINST.search(text, max(begin, span[0] - 30), span[0])):
                others.append(span)
    return Both(_sorted(both.actors, others), ())


_FIGHTERS = re.compile(
    r"\b(?:fighters?|soldiers?|militants?|rebels?|terrorists?|troops|members|police\w*|insurgents|guerr?illas?|gunmen"
    r"|commanders?|forces|guards?|officers?|militia\w*|jihadists?|islamists?|leaders?|emir|chief|head|combatants)\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    rf"(?:,[^,.;]{{3,80}},|\s[^,.;]{{0,60}}?)?\s(?:(?:{_HELPING}|{BE})\s+){{1,4}}(?:killed|wounded|injured|shot)\b[^.;]{{0,60}}?"
    r"\b(?:in|during)\s(?:[\w-]+\s){0,3}\Z",
    re.IGNORECASE,
)


def fell(text: str, span: Span, clash: int) -> bool:
    """Whether a stretch is one side of the clash that begins at ``clash``, by its dead: "five fighters were killed in
    clashes with the army" (of such fighters annotators take 52 for a side and 12 only for whom it was done to)."""
    return (
        _FIGHTERS.search(text, *span) is not None
        and clash - span[1] <= 2 * _REACHED
        and _FELL.fullmatch(text, span[1], clash) is not None
    )


_REACHED = 110
_STYLED = re.compile(
    r"(?<![\w-])(?P<who>guerrillas?|rebels?|insurgents?|jihadists?|separatists?|bandits?|gang)\s+(?:[a-z]+\s+)?"
    r"(?:offensives?|attacks?|raids?|ambush(?:es)?|assaults?|bombings?|shellings?|incursions?)\b",
    re.IGNORECASE,
)
_OPPOSED = re.compile(
    r"\b(?:army|armed forces|air force|troops|soldiers|military|police|government|president|minister|ministry)\b",
    re.IGNORECASE,
)
_OWN_ACT = 30
"""Characters before the noun of an attack in which who made it stands."""


def styled(text: str, trigger: Trigger, both: Both) -> Both:
    """Who the attack is called after, where nobody else made it but those whom they fight: of "the army announced that
    the guerrilla offensive left ten dead" the guerrillas attacked (the word is an annotated actor 17 times of 17)."""
    if trigger.type != "ASSAULT":
        return both
    first, last = trigger.span
    begin, end = trigger.evidence_span
    found = _STYLED.search(text, max(begin, first - _OWN_ACT), min(end, last + _OWN_ACT))
    if found is None or found.end() <= first or found.start("who") >= last:
        return both
    own = found.span("who")
    if any(_OPPOSED.search(text, *span) is None or span[1] > own[0] or span[0] < begin for span in both.actors):
        return both
    rest = tuple(span for span in both.recipients if span[1] <= own[0] or span[0] >= own[1])
    return Both((own,), rest)


_INVASION = re.compile(r"\s(?:\w+\s)?(?:invasion|occupation|annexation|takeover)\b(?!\s(?:of|by)\b)", re.IGNORECASE)


def invaded(text: str, trigger: Trigger, both: Both) -> Both:
    """A state by its own name before the noun as who was invaded: "the Kuwait invasion"; "the Iraqi invasion" and "the
    Iraq invasion of Kuwait" tell who invaded. No training page tells one so; wires of 1990, 2003 and 2022 do."""
    if trigger.type not in ("ASSAULT", "COERCE"):
        return both
    theirs = [
        span
        for span in both.actors
        if (told := _INVASION.match(text, span[1])) is not None
        and meets(told.span(), trigger.span)
        and actors.only(text[slice(*span)], _STATE)
        and not text[slice(*span)].replace(".", "").isupper()
    ]
    if not theirs:
        return both
    rest = tuple(span for span in both.recipients if span[0] > trigger.span[1] or trigger.evidence_span[0] > span[0])
    actors_left = tuple(span for span in both.actors if span not in theirs)
    return Both(actors_left or tuple(span for span in both.recipients if span not in rest), tuple(theirs))


_STATE = frozenset(("country",))
