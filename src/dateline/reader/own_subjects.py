"""Who stands right before the verb of an act did it: the subject of a sentence, of a clause of its own, or of "who".

The trees of ``reader.sides`` weigh the party of the main clause too, and take the crowd that was shot at for one of
those who "took to the streets" in the clause behind "as".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Span, Trigger
from dateline.reader.turned import SUFFERED, Both
from dateline.spans import longest, meets, meets_any

LONGEST = 90
"""Characters before a verb in which its subject and the word that opens its clause stand."""


def own_subject(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides with who stands right before the verb among those who act; ``named`` are all parties around."""
    both = came_and_fired(text, trigger, by_own(text, trigger, doing(text, trigger, both)))
    return who_did(text, trigger, own_clause(text, trigger, both), named)


_IS_DONE = re.compile(r"\b(?:was|were|been|being|is|are)\s(?:(?:\w+ly|also|then|later)\s)?\Z")
_DONE = re.compile(r"(?:was|were|been|being|is|are)\s")
_BY = re.compile(
    r"(?:\s(?!(?:that|which|who|when|where|after|as|for|and|but|because|by|was|were|is|are)\b)[\w’'-]+){0,6}"
    r"\sby\s(?:(?:the|an?|some|its|his|her|their)\s)?"
)


_MEANWHILE = re.compile(r"[^.;]*?\b(?:as|while|when|where|before|after)\s(?:[\w’'-]+\s){0,4}\Z")
"""A clause of its own behind the doer: "punched by a guest as officers led him out" (of 310 passives with "by" on the
training pages none has its doer there)."""


def by_own(text: str, trigger: Trigger, both: Both) -> Both:
    """Who stands behind the "by" of a passive alone, without doers that only other sentences name (1 to 0 on 811
    pages)."""
    first, last = trigger.span
    begin, end = trigger.evidence_span
    if _IS_DONE.search(text, max(begin, first - 25), first) is None and _DONE.match(text, first, last) is None:
        return both
    by = next((span for span in both.actors if last <= span[0] < end and _BY.fullmatch(text, last, span[0])), None)
    if by is None:
        return both
    own = (span for span in both.actors if begin <= span[0] < end)
    return Both(tuple(s for s in own if s == by or _MEANWHILE.match(text, by[1], s[0]) is None), both.recipients)


_HE_WAS = re.compile(
    r"\b(?:[Hh]e|[Ss]he)\s(?:(?:had|has|also|later|then|\w+ly)\s){0,3}(?:was|been|is)\s(?:(?:also|later|then|being|\w+ly)\s){0,2}"
    r"(?P<act>[a-z]+(?:ed|en|ot|ld|ught))\b(?![^.;]{0,60}?\bby\b)"
)


def he_suffered(text: str, trigger: Trigger, both: Both, persons: Iterable[Span]) -> Both:
    """The person whom "he was abducted" tells of suffers it, where he was taken for the doer and nobody for the other
    side; ``persons`` are the stretches of persons around. No page of the 811 tells one so; wires do."""
    if both.recipients or len(both.actors) != 1 or trigger.type not in SUFFERED:
        return both
    first, last = trigger.span
    told = _HE_WAS.search(text, max(trigger.evidence_span[0], first - 45), min(trigger.evidence_span[1], last + 80))
    if told is None or not meets(told.span("act"), trigger.span):
        return both
    (who,) = both.actors
    return Both((), (who,)) if who[1] <= told.start() and meets_any(who, persons) else both


_HELPING = r"(?:has|have|had|also|later|then|again|already|once|\w+ly)"
_TO_VERB = re.compile(rf"(?:\s{_HELPING})*\s*\Z")
_OBJECT = re.compile(
    r"(?!fled|waded|crossed|stepped|fined|handed)[a-z]+(?:ed|ot|eat|eld)(?:\s(?:and|or)\s[a-z]+(?:ed|ot|eat|eld)?(?:\sto\sdeath)?)?"
    r"\s(?:the|a|an|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|scores|several|some|many"
    r"|at\sleast|more\sthan|nearly|his|her|their|its|one|\d[\d,]*|opposition|former|protesters|demonstrators|journalists"
    r"|civilians|villagers)\s(?!day|night|week|month|year|same|next|previous|following|times|days|weeks|months|hours|years)"
)
_FORCE = frozenset(("ASSAULT", "COERCE", "SANCTION"))


def doing(text: str, trigger: Trigger, both: Both) -> Both:
    """Who stands before a verb that has its object behind it as actor: "miners kidnapped and beat to death the deputy
    minister" (of those who stand so on the training pages 1,681 act and three suffer)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type not in _FORCE or _OBJECT.match(text, first, trigger.evidence_span[1]) is None:
        return both
    who = next((s for s in both.recipients if begin <= s[0] and _TO_VERB.fullmatch(text, s[1], first)), None)
    if who is None:
        return both
    rest = tuple(span for span in both.recipients if span != who)
    return Both((*both.actors, who) if not both.actors else tuple(sorted({*both.actors, who})), rest)


_FIRED = re.compile(
    r"(?:then\s)?(?:(?:began|started)\s(?:firing|shooting)|open(?:ed|s)\sfire|fired(?:\s(?:shots|several|multiple|into|at))?)\b"
)
_CAME_AND = re.compile(
    r"(?:\s(?:in|with|from|wearing|on)\s[^.;,]{1,40}?)?\s(?:then\s|had\s)?(?:walked|got|drove|pulled|entered|came|approached|returned"
    r"|left|stepped|went|jumped|burst|ran|stopped|emerged|arrived|stormed|exited|drew|produced|took\sout|re-entered)\b"
    r"[^.;]{0,120}?\band\s(?:then\s)?\Z"
)


def came_and_fired(text: str, trigger: Trigger, both: Both) -> Both:
    """Who came up "and opened fire" is no victim of it: "at least one gunman walked to the court and opened fire" (of
    those who stand so on the training pages three act and none suffers)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type != "ASSAULT" or _FIRED.match(text, first) is None:
        return both
    who = next((s for s in both.recipients if begin <= s[0] and _CAME_AND.fullmatch(text, s[1], first)), None)
    if who is None:
        return both
    rest = tuple(span for span in both.recipients if span != who)
    return Both(both.actors or (who,), rest)


_CLAUSE = re.compile(r"\b(?:as|when|while|after|before)\s(?:[\w’'-]+\s){1,10}\Z")


def own_clause(text: str, trigger: Trigger, both: Both) -> Both:
    """Who protests in a clause of his own, without those of the clause before: "police shot nine people as crowds took
    to the streets" (of such clauses 112 to 1 on the training pages have their own subject alone)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if trigger.type != "PROTEST" or len(both.actors) < 2:
        return both
    low = max(begin, first - LONGEST)
    clause = _CLAUSE.search(text, low, first)
    own = [span for span in both.actors if begin <= span[0] and _TO_VERB.fullmatch(text, span[1], first)]
    if clause is None or not own or own[0][0] < clause.start():
        return both
    return Both(tuple(s for s in both.actors if not begin <= s[0] < clause.start()), both.recipients)


_WHO = re.compile(rf",?\s(?:who|that|which)(?:\s{_HELPING}){{0,3}}\s\Z")
_ACTIVE = re.compile(
    r"(?!been\b|being\b|was\b|were\b|is\b|are\b)(?:[a-z]+ed|seized|took|overthrew|shot|fought|led|broke)\b(?! by\b)"
)
_DEEDS = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST"))


def who_did(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """Who "that seized power" or "who marched" is told of did it, where nobody else did (of parties that stand before
    such a verb on the training pages 169 act and three suffer)."""
    first, begin = trigger.span[0], trigger.evidence_span[0]
    if both.actors or trigger.type not in _DEEDS or _ACTIVE.match(text, first) is None:
        return both
    low = max(begin, first - LONGEST)
    who = longest(span for span in named if low <= span[0] and _WHO.fullmatch(text, span[1], first))
    if who is None:
        return both
    return Both((who,), tuple(span for span in both.recipients if not meets(span, who)))
