"""Dead and wounded that the grammar of their sentence binds to one of its acts.

"An air strike on a camp killed eight, while another strike on a house killed five": the reader gives both counts to one
of the strikes. The subject of "killed" made the dead behind it, "killing five" goes on the act before its comma, and
"were killed in a raid" names the act itself. Where a count stands with another act of its sentence it goes to that one
(``docs/decisions/log/04-figures.md`` has the counts).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.figures.barred import HARM
from dateline.model import EventRow, FigureRow, Span
from dateline.reader.scenes import with_figures

NAME = "bound"
"""Stands in ``made_by`` of a count that went to the act that its words name."""
PARTICIPLE = re.compile(r",\s(?:killing|wounding|injuring|leaving)\b")
ACTIVE = re.compile(r"\b(?:killed|wounded|injured|left|claimed)\s(?:[^\s,.;:]+\s){0,4}\Z")
KILLED = re.compile(r"(?:killed|wounded|injured|neutrali[sz]ed|eliminated|shot dead)\Z")
BESIDE = re.compile(r"[\"”’]?\s(?:at least\s|about\s|some\s|more than\s|another\s)?")
RELATIVE = re.compile(r"(?:\s[^\s,;:]+){0,6},?\s(?:which|that)\s(?:has\s|had\s|have\s|also\s)?")
PASSIVE = re.compile(
    r"(?:\s(?!(?:who|whom|whose|which|that|and|but)\b)[^\s.;:,]+){0,6}\s(?:were|was|been)\s(?:also\s|reportedly\s)?"
    r"(?:killed|wounded|injured|hurt)(?=\s(?:[^\s,;:.]+\s){0,6}?(?:in|by|when|as|during)\b)"
)
CLAUSE = re.compile(r"[;:]|\b(?:while|but|when|after|before|as|where|whereas|who|which|that)\b", re.IGNORECASE)
"""What parts a participle from a number that hangs on it."""
SUBJECT = re.compile(
    r"[;:,]|\b(?:while|but|and|after|before|as|where|whereas|said|says|who|which|that)\b", re.IGNORECASE
)
"""What parts an act from the verb that it is the subject of."""
BEFORE = re.compile(
    r"\b(?:after|following|for|before|since|to|against|response|revenge|retaliation|despite|amid|in)\s"
    r"(?:[^\s,.;:]+\s){0,4}\Z",
    re.IGNORECASE,
)
"""What makes a noun of an act the time or the ground of another: "shelled the town after a raid, killing six"."""
VERB = re.compile(
    r"(?:was|were|had|has|have|\w+ed|struck|hit|shot|blew|fell|set|threw|fought|took|seized|sank|went)\b", re.IGNORECASE
)
"""How an act begins that is no noun."""
ANSWER = re.compile(
    r"\b(?:in|as)\s(?:[a-z]+\s)?(?:retaliation|revenge|response|reprisal|answer|retribution)\s(?:for|to|against)\s"
    r"(?:[^\s.;:]+\s){0,9}\Z"
)
"""What makes an act the ground of another, whose dead the sentences behind tell."""
SAME = re.compile(r"\b(?:strikes?|raids?|bombings?|shelling)\b")
"""Words that point to the act that was answered."""
AGAIN = re.compile(r"\bin (?:an?|the|what)\s(?:[^\s,.;:]+\s){0,3}\Z")
"""What makes a noun another word for the act before: "shelled the town, in an attack that killed six"."""
OTHER = re.compile(r"[;:,]|\b(?:and|said)\b")
REACH = 120
"""Characters between a number and the act that it is bound to."""


def told(text: str, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, in page order, each with the dead and wounded that its sentence binds to it."""
    attacks = [at for at, event in enumerate(events) if event.type == "ASSAULT" and event.mode != "abduct"]
    attacks.sort(key=lambda at: events[at].trigger_span)
    starts = [events[at].evidence_span[0] for at in attacks]
    own = [list(event.figures) for event in events]
    for at in attacks:
        sentence = events[at].evidence_span
        here = _together(attacks, starts, sentence[0])
        first = _answered(text, events[at], [events[n] for n in here])
        gone: dict[Span, int] = {}
        for figure in (figure for figure in events[at].figures if figure.kind in HARM):
            to = gone.get(figure.subset_of) if figure.subset_of is not None else None
            if to is None and sentence[0] <= figure.span[0] < sentence[1]:
                best = bound(text, sentence, [events[n].trigger_span for n in here], figure.span)
                to = None if best is None else here[best]
            elif to is None:
                to = _there(text, events, attacks, starts, figure.span)
                if to is None and first is not None and _is_told_behind(text, sentence, figure.span):
                    to = here[first]
            if to is None or to == at:
                continue
            gone[figure.span] = to
            own[at].remove(figure)
            if _count(figure) not in map(_count, own[to]):
                own[to].append(replace(figure, made_by=f"{figure.made_by}, {NAME}"))
    why = "what its sentence counts is of another act of it"
    return [with_figures(event, figures, why) for event, figures in zip(events, own, strict=True)]


def _together(attacks: Sequence[int], starts: Sequence[int], first: int) -> Sequence[int]:
    """The attacks of the sentence that begins at a place; ``starts`` are those of their sentences."""
    return attacks[bisect_left(starts, first) : bisect_right(starts, first)]


def _there(
    text: str, events: Sequence[EventRow], attacks: Sequence[int], starts: Sequence[int], number: Span
) -> int | None:
    """The attack of another sentence that a count in it hangs on: "one drone hit a car, killing two"."""
    at = bisect_right(starts, number[0]) - 1
    if at < 0:
        return None
    sentence, here = events[attacks[at]].evidence_span, _together(attacks, starts, starts[at])
    if not sentence[0] <= number[0] < sentence[1]:
        return None
    best = _of_participle(text, sentence, [events[n].trigger_span for n in here], number)
    return None if best is None or not VERB.match(text, events[here[best]].trigger_span[0]) else here[best]


def is_hung(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> bool:
    """Does a count hang on an act of its sentence by "killing", and so is none of a running total?"""
    return _of_participle(text, sentence, acts, number) is not None


def _answered(text: str, event: EventRow, here: Sequence[EventRow]) -> int | None:
    """The act of a sentence that answers one recalled in it: "attacked the posts in retaliation for air strikes"."""
    led = ANSWER.search(text, max(event.evidence_span[0], event.trigger_span[0] - REACH), event.trigger_span[0])
    if led is None:
        return None
    return next((at for at, other in enumerate(here) if other.trigger_span[1] <= led.start()), None)


def _is_told_behind(text: str, sentence: Span, number: Span) -> bool:
    """Does a count stand behind a sentence without a word for the act that was answered in it?"""
    return number[0] >= sentence[1] and SAME.search(text, max(sentence[1], number[0] - REACH), number[1]) is None


def _count(figure: FigureRow) -> tuple[str, float, float | None, Span]:
    return figure.kind, figure.low, figure.high, figure.span


def bound(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> int | None:
    """Which act of a sentence a count of dead or wounded, or those counted, are bound to; None where no words tell."""
    if not sentence[0] <= number[0] < sentence[1]:
        return None
    tried = (test(text, sentence, acts, number) for test in (_inside, _beside, _of_participle, _of_verb, _of_passive))
    return next((at for at in tried if at is not None), None)


def _inside(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> int | None:
    """The act whose words hold the count."""
    return next((at for at, act in enumerate(acts) if act[0] <= number[0] < act[1]), None)


def _beside(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> int | None:
    """The act that is the verb right before the count: "had killed nine"."""
    before = (at for at, act in enumerate(acts) if act[1] <= number[0] and KILLED.search(text, *act))
    return next((at for at in before if BESIDE.fullmatch(text, acts[at][1], number[0])), None)


def _last(acts: Sequence[Span], end: int) -> int | None:
    """The last act that ends before a place of the text."""
    return max((at for at, act in enumerate(acts) if act[1] <= end), default=None)


def _of_participle(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> int | None:
    """The act before ", killing five"."""
    low = max(sentence[0], number[0] - REACH)
    led = max(PARTICIPLE.finditer(text, low, number[0]), key=lambda found: found.start(), default=None)
    if led is None or CLAUSE.search(text, led.end(), number[0]):
        return None
    at = _last(acts, led.start() + 1)
    if at is None or any(led.end() <= act[0] < number[0] for act in acts):
        return None
    low, first = max(sentence[0], acts[at][0] - REACH), acts[at][0]
    return None if not VERB.match(text, first) and BEFORE.search(text, low, first) else at


def _of_verb(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> int | None:
    """The act that is the subject of "killed eight"."""
    low = max(sentence[0], number[0] - REACH)
    verb = max(ACTIVE.finditer(text, low, number[0]), key=lambda found: found.start(), default=None)
    if verb is None:
        return None
    at = _last(acts, verb.start() + 1)
    if at is None:
        return None
    last = acts[at][1]
    if not SUBJECT.search(text, last, verb.start()):
        return at
    again = AGAIN.search(text, max(sentence[0], acts[at][0] - REACH), acts[at][0])
    return at if not again and RELATIVE.fullmatch(text, last, verb.start()) else None


def _of_passive(text: str, sentence: Span, acts: Sequence[Span], number: Span) -> int | None:
    """The act that "five were killed in" names."""
    found = PASSIVE.match(text, number[1], sentence[1])
    if found is None:
        return None
    at = next((at for at, act in enumerate(acts) if act[1] >= found.end()), None)
    if at is None or acts[at][0] - found.end() > REACH or OTHER.search(text, found.end(), acts[at][0]):
        return None
    return at
