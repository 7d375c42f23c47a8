"""Who did it, where the words around a participle say so, whatever the odds.

Long sentences of real news tell an act by a participle that hangs on a noun ("two agents charged in the bombing", "a
reward offered by the bureau"), of somebody's kin or aide ("the daughter of the late president, Ana Rell, was
arrested"), or within what somebody is accused of ("accused of being swayed by Rell"). The trees of ``reader.sides``
take the nearest strong party for the doer; the words tell better. The corpus has few such sentences: on 811 annotated
pages the rules speak a few times, rightly; they were found on whole articles (``docs/decisions/log/10-reader.md``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from dateline.model import Span, Trigger
from dateline.reader.bystanders import ATTACK, KILLING
from dateline.reader.turned import BE, Both
from dateline.spans import longest, meets

LONGEST = 160
"""Characters between a participle and a party that are looked at."""


def told_by(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides as participles and owners have them; ``named`` are the stretches of all parties around."""
    both = asked_together(text, trigger, rowed(text, trigger, both), named)
    both = accused_of(text, trigger, within_accusation(text, trigger, both), named)
    both = hanging(text, trigger, both)
    both = owner_of(text, trigger, both)
    both = kin_of(text, both)
    both = joined_passive(text, trigger, both)
    both = opened(text, trigger, both, named)
    both = called_by(text, trigger, both, named)
    both = written_from(text, trigger, written_to(text, trigger, both, named))
    both = driven_to(text, trigger, blamed_on(text, trigger, both))
    return authored(text, trigger, both, named)


_HELPING = r"(?:has|have|had|will|would|could|should|may|might|must|also|then|now|later|never|again|both|\w+ly)"
_AND = re.compile(r"\s+and\s+(?:(?:the|an?|its|their)\s+)?")
_VERB_BEHIND = re.compile(rf"(?:\s+{_HELPING}){{0,3}}\s*")
_IS_PASSIVE = re.compile(rf"\s*(?:{_HELPING}\s+){{0,3}}{BE}\b", re.IGNORECASE)
_TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE"))


def rowed(text: str, trigger: Trigger, both: Both) -> Both:
    """Both of "China and Russia welcome the talks" act, where one was taken for whom it was done to."""
    first, (begin, _) = trigger.span[0], trigger.evidence_span
    if trigger.type in _TOGETHER or _IS_PASSIVE.match(text, first) is not None:
        return both
    for one in (*both.actors, *both.recipients):
        for other in both.recipients if one in both.actors else both.actors:
            if not begin <= one[0] < other[0] or other[1] > first or _AND.fullmatch(text, one[1], other[0]) is None:
                continue
            if _VERB_BEHIND.fullmatch(text, other[1], first) is not None:
                actors = tuple(sorted({*both.actors, one, other}))
                return Both(actors, tuple(span for span in both.recipients if span not in (one, other)))
    return both


_REQUEST_OF = re.compile(
    r"(?:requests?|appeals?|demands?|invitations?|proposals?|calls?)\s(?:of|by|from)\s(?:(?:the|both)\s)?"
)


def asked_together(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Both of "at the request of China and Russia" ask; ``named`` are the stretches of all parties around."""
    asked = _REQUEST_OF.match(text, trigger.span[0]) if trigger.type == "REQUEST" else None
    first = next((span for span in both.actors if asked and span[0] <= asked.end() < span[1]), None)
    joined = _AND.match(text, first[1]) if first is not None else None
    other = longest(span for span in named if joined and span[0] <= joined.end() < span[1] and span[0] > joined.start())
    if other is None:
        return both
    rest = tuple(span for span in both.recipients if not meets(span, other))
    return Both(tuple(sorted({*both.actors, other})), rest)


_OPENING = re.compile(r"(?:After|Before|While|By|In|Since|Upon|When|Without|Besides)\s+(?:\w+ly\s+)?\w+ing\b")
_GOES_ON = re.compile(r"[^,.;:“”\"]*,\s+(?:(?:the|an?)\s+)?")
_ING = re.compile(r"(?!being\b|having been\b)\w+ing\b", re.IGNORECASE)
_TELLS = re.compile(r"\s+(?:said|says?|told|reported|announced)\b[^,.;]{0,60},")


def opened(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who opens the main clause did what the participle before it tells: "After touring the port and meeting officers,
    the chief said" (6 of 7 such acts on the training pages); whom he met acts too."""
    first, last = trigger.span
    begin, end = trigger.evidence_span
    opening = _OPENING.match(text, begin, end)
    if opening is None or _ING.match(text, first) is None or "," in text[begin:first]:
        return both
    behind = _GOES_ON.match(text, last, min(end, last + LONGEST))
    if behind is None:
        return both
    subject = longest(span for span in named if span[0] <= behind.end() < span[1] and span[0] > last)
    if subject is None:
        return both
    if _TELLS.match(text, subject[1], end) is not None:
        return both  # "After killing two guards, police said, they fled"
    met = both.actors if trigger.type in _TOGETHER else ()
    actors = tuple(sorted({subject, *(span for span in met if not meets(span, subject))}))
    return Both(actors, tuple(span for span in both.recipients if not meets(span, subject)))


_ACCUSED = re.compile(rf"\b{BE}\s+(?:\w+\s+)?(?:accused|suspected|charged|indicted|convicted)\Z", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s+(?:of|with|in|for)\s", re.IGNORECASE)
_SAID_BY = re.compile(r",\s[^,]*\Z")


def within_accusation(text: str, trigger: Trigger, both: Both) -> Both:
    """Nobody whom the words of an accusation name made it: of "Park was accused of being swayed by Choi" who says so is
    open. Who stands behind a comma may ("was charged with fraud, the court said")."""
    first, last = trigger.span
    begin, end = trigger.evidence_span
    passive = trigger.type == "ACCUSE" and _ACCUSED.search(text, max(begin, first - 25), last) is not None
    if not passive or _OF_WHAT.match(text, last) is None:
        return both
    inside = [
        span
        for span in both.actors
        if last <= span[0] < min(end, last + LONGEST) and _SAID_BY.search(text, last, span[0]) is None
    ]
    return Both(tuple(span for span in both.actors if span not in inside), both.recipients)


_ACCUSES = re.compile(
    r"\b(?<!been )(?<!was )(?<!were )accus(?:ed|es|ing)\s(?:(?:the|an?|its|his|her|their)\s)?(?!by\b|of\b)"
)
_OF_DOING = re.compile(
    r"(?:\s(?:on|in|last|this|late|early)\s[\w\s]{2,20}?)?\sof\s(?:[\w’'-]+ing\b(?:(?!\bwhile\b)[^.;:“”\"]){0,120}?\s)?"
)


def accused_of(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who is accused of doing it did it: "Karst accused the coast guard of blocking and firing at boats" (all 24
    annotated acts in the words of such a charge)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type == "ACCUSE" or _ING.match(text, first) is None:
        return both
    low = max(begin, first - LONGEST)
    charge = max(_ACCUSES.finditer(text, low, first), key=lambda found: found.start(), default=None)
    if charge is None:
        return both
    whom = (span for span in named if span[0] <= charge.end() < span[1] <= first)
    accused = longest(span for span in whom if span[0] > charge.start() and _OF_DOING.fullmatch(text, span[1], first))
    if accused is None or any(meets(span, accused) for span in both.actors):
        return both
    return Both((accused,), tuple(span for span in both.recipients if not meets(span, accused)))


_HANGING = re.compile(
    r"(?:accused of|suspected of|charged (?:with|in)|convicted (?:of|in)|indicted (?:for|in|on|over|as)"
    r"|wanted (?:for|in|over)"
    r"|arrested (?:over|for|in connection)|jailed (?:for|over)|detained (?:over|for)|sentenced for)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    rf"(?:\b(?:{BE}|has|have|had|also|and|or|but|then|later|who|that|which|they|he|she|it|not|to|\w+ly)|[^\w\s])\s+\Z",
    re.IGNORECASE,
)


def hanging(text: str, trigger: Trigger, both: Both) -> Both:
    """Who a sentence is about did not accuse those that it only names by what they are held for: "Rell and Moros
    replace two agents charged in the bombing"."""
    first, (begin, _) = trigger.span[0], trigger.evidence_span
    if trigger.type not in ("ACCUSE", "SANCTION", "COERCE") or _HANGING.match(text, first) is None:
        return both
    if _NOUN_BEFORE.search(text, max(begin, first - 20), first) is not None or first - begin < 3:
        return both
    before = [span for span in both.actors if begin <= span[0] and span[1] <= first]
    return Both(tuple(span for span in both.actors if span not in before), both.recipients)


_KIN = (
    r"(?:daughter|son|wife|husband|widow|widower|brother|sister|mother|father|nephew|niece|cousin|uncle|aunt|grandson"
    r"|granddaughter|relative|friend|girlfriend|boyfriend|partner|ally|aide|associate|bodyguard|successor|predecessor)s?"
)
_KIN_OF = re.compile(
    rf"\b{_KIN}\s+of\s+(?:(?:the|late|former|then|an?|ex-\w+)\s+){{0,3}}(?:[a-z-]+\s+){{0,2}}\Z", re.IGNORECASE
)
_NEXT = re.compile(r",\s+(?:(?:the|an?)\s+)?\Z", re.IGNORECASE)
_OWNS_ROLE = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,3}[a-z]+(?=[,.;)])")
_APPOSED = re.compile(
    rf",\s(?:the|an?)\s(?:[\w-]+\s){{0,2}}{_KIN}\sof\s(?:[a-z-]+\s){{0,4}}(?:[A-Z][\w’'-]+\s)?[\"“]?\Z"
)


def _describes(text: str, one: Span, other: Span) -> bool:
    """Whether the second of two stretches only says who the first is."""
    if _NEXT.fullmatch(text, one[1], other[0]) and _OWNS_ROLE.match(text, other[1]):
        return True
    apposed = _APPOSED.search(text, max(one[1], other[0] - 80), other[0])
    return text[other[1] : other[1] + 1] == "," and apposed is not None


def kin_of(text: str, both: Both) -> Both:
    """Whose daughter or aide somebody is, is no party beside him: "the daughter of former president Rell, Ana Rell, was
    arrested", "Ana Rell, a daughter of jailed baron Thom Rell, was arrested", "Moros, President Rell's rival, was"."""

    def without(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        kin = set[Span]()
        for one, other in pairwise(spans):
            if _NEXT.fullmatch(text, one[1], other[0]) and _KIN_OF.search(text, max(0, one[0] - 60), one[0]):
                kin.add(one)
            elif _describes(text, one, other):
                kin.add(other)
        return tuple(span for span in spans if span not in kin)

    return Both(without(both.actors), without(both.recipients))


_OWNED = re.compile(r"(?:[’']s?)?\s+(?:(?:former|late|then|own|chief|[a-z-]+)\s+){0,4}\Z")
_OWNER = re.compile(r"[’']")
_UNDERGOES = re.compile(rf"(?:\s+(?:has|have|had|also|later|\w+ly))*\s+{BE}\b|[^.;]{{0,40}}?,[^.;,]{{0,80}},\s+{BE}\b")


def owner_of(text: str, trigger: Trigger, both: Both) -> Both:
    """Whose aide suffers an act did not do it: "Rell's former adviser Ana Moros was convicted"."""
    if not both.actors or not both.recipients:
        return both
    owners = set()
    for span in both.actors:
        end = span[1] - 2 if text[span[1] - 2 : span[1]] in ("'s", "’s") else span[1]
        for other in both.recipients:
            near = span[1] <= other[0] <= span[1] + 50 and other[1] <= trigger.span[0] + 1
            owns = near and _OWNER.match(text, end) and _OWNED.fullmatch(text, end, other[0])
            if owns and _UNDERGOES.match(text, other[1], trigger.span[1] + 1):
                owners.add(span)
    return Both(tuple(span for span in both.actors if span not in owners), both.recipients)


_JOINED = re.compile(r"(?:,\s*)?\b(?:and|then)\s+(?:(?:also|then|later)\s+)?\Z")
_WAS_DONE = re.compile(
    rf"(?:\s+(?:who|which))?(?:\s+(?:has|have|had|also|later|\w+ly))*\s+{BE}\s+(?:\w+ly\s+)?\w+(?:ed|en|nt)\b"
)
_SENTENCED = re.compile(
    r"(?:fined|jailed|sentenced|released|freed|convicted|acquitted|arrested|charged|detained|deported|expelled|banned"
    r"|suspended|beaten|tortured|killed|executed|questioned|remanded)\b(?!\s+(?:him|her|them|the|an?|his|its|their|[A-Z]))"
)


def joined_passive(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "was convicted and fined" suffers the second act as the first."""
    first, (begin, _) = trigger.span[0], trigger.evidence_span
    if (
        both.recipients
        or _SENTENCED.match(text, first) is None
        or not _JOINED.search(text, max(begin, first - 12), first)
    ):
        return both
    told = [s for s in both.actors if begin <= s[0] and s[1] < first and _WAS_DONE.match(text, s[1], first)]
    if not told:
        return both
    return Both(tuple(span for span in both.actors if span not in told), tuple(told))


_ADVERB = r"(?:\s+(?:previously|earlier|jointly|yesterday|later|today|immediately|repeatedly|\w+ly))?"
_PARTICIPLE = re.compile(
    rf"(?:(?:{BE}|has|have|had|\w+ly)\s+){{0,4}}\w+(?:ed|en|wn|ot|ne|lt|ld|ught|ung){_ADVERB}\s*", re.IGNORECASE
)
_BY = re.compile(rf"{_ADVERB}\s+by\s+(?:(?:the|an?|its|his|her|their)\s+)?", re.IGNORECASE)


def authored(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who stands right behind "by" did it, where nobody else there is taken for it: "an award offered earlier by the
    bureau"; and nobody who stands before a passive did it too (of 530 annotated ones 4): "Radio Lorn said they had been
    pardoned by the king"."""
    begin, end = trigger.evidence_span
    by = _BY.match(text, trigger.span[1], end) if _PARTICIPLE.fullmatch(text, *trigger.span) else None
    if by is None:
        return both
    if any(meets(span, (by.end() - 1, by.end() + 1)) for span in both.actors):
        if trigger.type in _TOGETHER:
            return both
        return both._replace(actors=tuple(s for s in both.actors if not begin <= s[0] < trigger.span[0]))
    doer = longest(span for span in named if trigger.span[1] < span[0] <= by.end() < span[1])
    if doer is None:
        return both
    rest = tuple(span for span in both.recipients if not meets(span, doer))
    behind = tuple(span for span in both.actors if span[0] >= by.end())
    return Both(tuple(sorted((doer, *(span for span in behind if not meets(span, doer))))), rest)


_CALLED_BY = re.compile(
    r"\b(?P<act>rall(?:y|ies)|protests?|strikes?|march(?:es)?|demonstrations?|sit-ins?|walk-?outs?|shutdowns?|bandhs?"
    r"|stoppages?)\s(?:[\w-]+\s){0,2}?(?:called|organi[sz]ed|staged|convened|convoked|announced|led)"
    r"(?:\s(?:on|in|at|for|last|this)\s[\w\s]{1,20}?)?\sby\s(?:(?:the|an?|some|its)\s)?"
)


def called_by(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who called or organised a protest acts in it: "a rally called by the opposition" (11 of 12 such acts of the
    training pages); ``named`` are the stretches of all parties around."""
    first, last = trigger.span
    if trigger.type != "PROTEST":
        return both
    called = _CALLED_BY.search(
        text, max(trigger.evidence_span[0], first - 20), min(trigger.evidence_span[1], last + 80)
    )
    if called is None or not meets(called.span(), trigger.span):
        return both
    doer = longest(span for span in named if called.start() < span[0] <= called.end() < span[1])
    if doer is None:
        return both
    return Both((doer,), tuple(span for span in both.recipients if not meets(span, doer)))


_WRITTEN_TO = re.compile(
    r"\b(?:letters?|petitions?|requests?|appeals?|messages?|notes?|telegrams?|cables?|pleas?|e-?mails?)\s"
    r"(?:[A-Z]\w+day\s)?(?:from\s[^,.;:]{1,60}?\s)?to\s(?:[^,.;:]{1,60}?\sand\s)?(?:(?:the|an?|its|his|her|their)\s)?\Z"
)


_SENT = re.compile(
    r",?\s(?:(?:has|had|also|later)\s){0,2}(?:sent|wrote|filed|handed|delivered|addressed|submitted|presented|gave)\s"
)


def written_to(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """To whom a letter or petition goes asks for nothing, and who sent it does: "Rell sent a letter to the minister
    asking for a stay" (of 12 annotated parties that stand so all are asked); ``named`` are all parties around."""
    begin = trigger.evidence_span[0]
    if trigger.type != "REQUEST":
        return both
    asked = {
        span
        for span in both.actors
        if begin <= span[0] < trigger.span[0] and _WRITTEN_TO.search(text, max(begin, span[0] - LONGEST), span[0])
    }
    if not asked:
        return both
    here = {span for span in both.recipients if begin <= span[0] < trigger.evidence_span[1]}
    left = tuple(span for span in both.actors if span not in asked)
    sent = [span for span in named if begin <= span[0] and span[1] < min(asked)[0] and _SENT.match(text, span[1])]
    return Both(left or tuple(sent[-1:]), tuple(sorted(asked | here)))


_WRITTEN_FROM = re.compile(
    r"\b(?:letters?|petitions?|messages?|notes?|cables?|e-?mails?)\s(?:(?:on\s)?[A-Z]\w+day\s)?from\s"
    r"(?:(?:the|an?|its|his|her|their)\s)?\Z"
)


def written_from(text: str, trigger: Trigger, both: Both) -> Both:
    """Whom a letter comes from asks: "a letter from the widows to the minister asking for a trial"."""
    begin = trigger.evidence_span[0]
    if trigger.type != "REQUEST":
        return both
    asks = [
        span
        for span in both.recipients
        if begin <= span[0] < trigger.span[0]
        and _WRITTEN_FROM.search(text, max(begin, span[0] - LONGEST // 2), span[0]) is not None
    ]
    if not asks:
        return both
    return Both(tuple(sorted({*both.actors, *asks})), tuple(span for span in both.recipients if span not in asks))


_BLAMED = re.compile(
    rf"\b(?:{ATTACK}|{KILLING}|abductions?|kidnappings?|violence|deaths)s?,?\s(?:(?:was|were|been|is|are)\s)?(?:\w+ly\s)?"
    r"(?P<act>blamed)\son\b",
    re.IGNORECASE,
)


def blamed_on(text: str, trigger: Trigger, both: Both) -> Both:
    """Who is before "two killings blamed on the militia" did not blame anybody: the words do not say who did."""
    (first, last), begin = trigger.span, trigger.evidence_span[0]
    if trigger.type != "ACCUSE":
        return both
    blamed = _BLAMED.search(text, max(begin, first - 60), min(trigger.evidence_span[1], last + 20))
    if blamed is None or not meets(blamed.span("act"), trigger.span):
        return both
    before = [span for span in both.actors if begin <= span[0] and span[1] <= first]
    return Both(tuple(span for span in both.actors if span not in before), both.recipients)


_DRIVEN = re.compile(
    rf"(?:{BE}\s)?(?:\w+ly\s)?(?:forced|compelled|obliged|able)\sto\s(?:use|fire|shoot|open|return|answer)\b"
)
_BEFORE_DRIVEN = re.compile(rf"(?:\s(?:{_HELPING}|{BE}))*\s*")


def driven_to(text: str, trigger: Trigger, both: Both) -> Both:
    """Who "was forced to use tear gas" used it (3 of 3)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    driven = _DRIVEN.match(text, first) if trigger.type == "ASSAULT" else None
    if driven is None:
        return both
    who = [s for s in both.recipients if begin <= s[0] and _BEFORE_DRIVEN.fullmatch(text, s[1], first)]
    if not who:
        return both
    return Both(tuple(sorted({*both.actors, *who})), tuple(span for span in both.recipients if span not in who))
