"""Parties of talks, visits, withdrawals and releases that the words beside them name for something else.

What talks are on is no side of them, who brokered a swap freed nobody, whom a speaker tells his demand need not fulfil
it, and who is prompted to act acts. Each rule is counted in ``docs/decisions/log/10-reader.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.model import Mention, Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import longest, meets, meets_any

NEAR = 90
"""Characters before a party, or behind an act, in which such words stand."""
STATES = frozenset(("country", "capital", "adjective"))
"""Rules by which a mention is a state's name."""
_TALKS = r"(?:talks|negotiations|conference|summit|session|consultations|discussions|dialogue|debate|meeting)"
_TOPIC = re.compile(
    rf"\b{_TALKS}\s+(?:on|about|over)\s+(?:(?:ending\s+)?the\s+(?:[a-z]+\s+)?(?:wars?|conflict|situation|crisis|future|fighting)"
    r"\s+(?:in|of)\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:withdr[ae]\w*|pull\w*|leav\w+|left|quit\w*|withdrawal|pull-?out|departure)\b(?:[^.;,]|,(?=\d)){0,60}?"
    r"\b(?:from|of|leav\w+|left|quit)\s+(?:the\s+)?\Z"
)
_BROKER = re.compile(r"\b(?:brokered|mediated|facilitated|arranged)\s+by\s+(?:[\w’'.-]+\s+){0,4}?(?:the\s+)?\Z")
_UNBROKERED = frozenset(("RETREAT", "ASSAULT", "SUPPORT", "CONCEDE"))
_HEARERS = re.compile(r"(?:the\s+|some\s+)?(?:reporters|journalists|newsmen)\b[^,.;]*", re.IGNORECASE)
_SPOKEN_TO = frozenset(("REQUEST", "THREATEN", "ACCUSE", "REJECT", "AGREE"))


def is_no_doer(text: str, trigger: Trigger, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a party is what the talks are on (60 of 61 such names on the training pages are no party), or brokered
    what others did (of 27 such brokers one is annotated as a doer)."""
    state = bool(mentions) and all(mention.rule in STATES for mention in mentions)
    before = max(trigger.evidence_span[0], span[0] - NEAR)
    if state and _TOPIC.search(text, before, span[0]) is not None:
        return True
    return trigger.type in _UNBROKERED and _BROKER.search(text, before, span[0]) is not None


def is_not_hit(text: str, trigger: Trigger, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a party is the topic of talks, the country that troops leave (132 of 140 are no recipient, the others
    hold more than a state), or the reporters who are told something (none of 36)."""
    if trigger.type in _SPOKEN_TO and _HEARERS.fullmatch(text, *span) is not None:
        return True
    if not mentions or any(mention.rule not in STATES for mention in mentions):
        return False
    before = max(trigger.evidence_span[0], span[0] - NEAR)
    if trigger.type in ("RETREAT", "CONCEDE") and trigger.mode in (None, "withdraw"):
        left = _LEFT.search(text, before, span[0])
        if left is not None and left.start() < trigger.span[1]:
            return True
    return _TOPIC.search(text, before, span[0]) is not None


def told_of(text: str, trigger: Trigger, both: Both, named: Iterable[Span]) -> Both:
    """The sides as the words around an act of states have them; ``named`` are the stretches of all parties around."""
    spans = sorted(set(named))
    if trigger.type in _SPOKEN_TO:
        hit = tuple(span for span in both.recipients if _HEARERS.fullmatch(text, *span) is None)
        both = both._replace(recipients=hit)
    both = prompted(text, trigger, both, spans)
    both = obliged(text, trigger, both, spans)
    both = willing(text, trigger, both)
    both = own_clause(text, trigger, both)
    both = unvisited(text, trigger, both)
    both = summoned(text, trigger, both, spans)
    both = expelled_from(text, trigger, both, spans)
    both = own_captives(text, trigger, both, spans)
    return between(text, trigger, both, spans)


_PROMPTED = re.compile(
    r"\b(?:prompt|forc|lead|caus|push|compell?|oblig|persuad|provok)(?:ing|ed)\s+(?:the\s+)?\Z|\bled\s+(?:the\s+)?\Z"
)
_TO = re.compile(r"\s+to\s+(?:\w+ly\s+)?\Z")


def prompted(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """Who is prompted or forced to act is the one who acts: "prompting Karst to recall its envoys" (37 of 38
    annotated acts behind such words)."""
    begin, first = trigger.evidence_span[0], trigger.span[0]
    to = _TO.search(text, max(begin, first - 20), first)
    if to is None:
        return both
    whom = [s for s in named if s[1] == to.start() and _PROMPTED.search(text, max(begin, s[0] - 24), s[0])]
    if not whom:
        return both
    doer = min(whom)
    recipients = tuple(span for span in both.recipients if not meets(span, doer))
    before = tuple(span for span in both.actors if span[1] <= doer[0])
    rest = before if not recipients and _THEIRS.search(text, trigger.span[1], trigger.evidence_span[1]) else ()
    return Both((doer,), recipients or rest)


_THEIRS = re.compile(
    r"\b(?:from|against|with|in) (?:the|all) (?:two|three|four|five|\d+) (?:countries|states|nations)\b"
)

_SAID = re.compile(
    r"(?:,[^,.;]{1,70},)?\s+(?:said|says|told(?:\s+[\w’'.-]+){1,5}?\s+that)(?:\s+(?:on|late on|early on)\s+\w+day)?"
    r"(?:\s+that)?\s+(?:the\s+)?"
)


_VERB = re.compile(r"\s(?:(?:had|have|has|would|will|were|was|also|already|now)\s)*")


_PROMISED = frozenset(("AGREE", "CONCEDE", "RETREAT", "REJECT"))


def own_clause(text: str, trigger: Trigger, both: Both) -> Both:
    """Who only says that another did it did not do it: the army of "the army said rebels had agreed to hand over their
    arms" (of 988 annotated acts one has both as actors)."""
    for said in both.actors if trigger.type in _PROMISED else ():
        behind = _SAID.match(text, said[1], trigger.span[0])
        if behind is None:
            continue
        subject = [other for other in both.actors if other != said and meets(other, (behind.end(), behind.end() + 1))]
        if any(_VERB.fullmatch(text, other[1], trigger.span[0]) is not None for other in subject):
            return both._replace(actors=tuple(span for span in both.actors if span != said))
    return both


_MUST = re.compile(r"(?:must|should|ought to|has to|have to|needs? to)\b")
_SAYS = re.compile(r"\s(?:said|says|told|added|insisted|stressed|wrote)\b")


def obliged(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """Who must do it is asked, and never asks (24 of 24): "Rell said Karst must withdraw" is asked by Rell."""
    begin, first = trigger.evidence_span[0], trigger.span[0]
    if trigger.type != "REQUEST" or _MUST.match(text, first) is None:
        return both
    asked = tuple(span for span in both.actors if span[1] == first - 1)
    if not asked:
        return both
    others = tuple(span for span in both.actors if span not in asked)
    said = longest(s for s in named if begin <= s[0] and s[1] < asked[0][0] and _SAYS.match(text, s[1]))
    return Both(others or ((said,) if said else both.recipients), asked)


_WILLING = re.compile(
    r"\b(?:propos\w+|suggest\w+|willing(?:ness)?|ready|readiness|prepared|open to|offer\w*)\b", re.IGNORECASE
)
_WITH = re.compile(r"\bwith\s+(?:the\s+)?\Z")


def willing(text: str, trigger: Trigger, both: Both) -> Both:
    """With whom somebody proposes or is willing to meet has not agreed yet: a recipient (4 of 4)."""
    first, last = trigger.span
    if trigger.type != "AGREE" or _WILLING.search(text, max(0, first - 10), last) is None:
        return both
    whom = tuple(s for s in both.actors if s[0] >= last and _WITH.search(text, max(last, s[0] - 10), s[0]) is not None)
    if not whom or len(whom) == len(both.actors):
        return both
    return Both(tuple(s for s in both.actors if s not in whom), tuple(sorted((*both.recipients, *whom))))


_VISITED = re.compile(r"\b(?:visit(?:ed|s|ing)?(?:\s+to)?|travel(?:led|ed|s)\s+to|flew\s+to|trip\s+to)\s+(?:the\s+)?\Z")


def unvisited(text: str, trigger: Trigger, both: Both) -> Both:
    """The country that somebody visits is no side where he met others there (none of 39)."""
    if trigger.type != "CONSULT" or len(both.actors) < 3:
        return both
    begin = trigger.evidence_span[0]
    left = tuple(s for s in both.actors if _VISITED.search(text, max(begin, s[0] - 24), s[0]) is None)
    return both._replace(actors=left) if len(left) == len(both.actors) - 1 else both


_ENVOY = re.compile(
    r"(?P<whom>(?:[Tt]he\s)?(?:[A-Z][\w.’'-]*\s(?:[A-Z][\w.’'-]*\s)?)(?:top\s|senior\s)?"
    r"(?:ambassador|envoy|chargé|charge|consul|high commissioner|diplomat)(?:\sd['’]affaires)?"
    r"(?:\s(?:to|in)\s(?:the\s)?(?P<host>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?))?)"
    r"(?:,[^,.;]{1,60},)?\s(?:was|were|has been|had been|is)\s(?:also\s)?\Z"
)
_CALLED = re.compile(r"\b(?:summoned|called in|called to)\b")


def summoned(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """The envoy of "Karst's ambassador to Norland was summoned" is summoned, by his host and not by those who sent him
    (grammar)."""
    begin, (first, last) = trigger.evidence_span[0], trigger.span
    called = _CALLED.search(text, first, last)
    if trigger.type != "ACCUSE" or called is None:
        return both
    found = _ENVOY.search(text, max(begin, called.start() - 2 * NEAR), called.start())
    if found is None:
        return both
    whom = found.span("whom")
    sent = (whom[0], found.start("host") if found["host"] else whom[1])
    actors = tuple(span for span in both.actors if not meets(span, sent))
    host = next((s for s in named if found["host"] and s == found.span("host")), None)
    return Both(actors or ((host,) if host else ()), (whom,))


_OUT_OF = re.compile(r"\s+(?:from|by)\s+(?:the\s+)?\Z")


def expelled_from(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """The country that envoys "were expelled from" expelled them, where nobody else is told to have."""
    last, end = trigger.span[1], trigger.evidence_span[1]
    if trigger.type != "SANCTION" or trigger.mode != "expel" or both.actors:
        return both
    if not re.search(r"\b(?:was|were|been|being) expelled\b", text[max(0, trigger.span[0] - 12) : last]):
        return both
    state = next((s for s in named if last < s[0] < end and _OUT_OF.fullmatch(text, last, s[0])), None)
    return both if state is None or not text[state[0]].isupper() else both._replace(actors=(state,))


def own_captives(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """Those who are freed without those whom another freed before them in the sentence: "the Front released two
    hostages and Karst freed 30 prisoners", "for a soldier freed by the Front" (grammar)."""
    if (trigger.type, trigger.mode) != ("RETREAT", "release"):
        return both
    begin, (first, last) = trigger.evidence_span[0], trigger.span
    if text.startswith(" by ", last):
        whom = longest(span for span in named if span[1] == first - 1)
        return both if whom is None else both._replace(recipients=(whom,))
    if trigger.voice == "passive":
        return both
    behind = [span for span in both.recipients if first <= span[0] <= last + 12]
    left = tuple(span for span in both.recipients if not begin <= span[0] < first)
    return both._replace(recipients=left) if behind else both


_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?\Z")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_APART = re.compile(r"[,;:]|\band\b")


def between(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """Both of "between Karst and the Front" are on one side, where one of them is (37 to 5)."""
    last, end = trigger.span[1], trigger.evidence_span[1]
    for side, held in (("actors", both.actors), ("recipients", both.recipients)):
        for span in held:
            behind = last <= span[0] < min(end, last + NEAR) and not _APART.search(text, last, span[0])
            if not behind or not _BETWEEN.search(text, max(last, span[0] - 14), span[0]):
                continue
            joined = _AND.match(text, span[1], end)
            other = joined and longest(s for s in named if joined.end() - 4 <= s[0] <= joined.end())
            if other and not meets_any(other, (*both.actors, *both.recipients)):
                return both._replace(**{side: tuple(sorted((*held, other)))})
    return both
