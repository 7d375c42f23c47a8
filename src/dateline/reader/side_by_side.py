"""Acts told side by side in one sentence: "rebels shelled Goma on Monday, and gunmen killed a priest in Bunia".

The reader tells both acts and gives one what belongs to the other, as its pages seldom tell two so. Where "and", "but",
"while" or a semicolon opens a clause with a subject of its own, each act has a field, and what stands in the other's
field is not its own where the words tell so (``docs/decisions/log/10-reader.md`` has the counts).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.extract.syntax import INSIDE, NOMINAL, Token, tokens
from dateline.model import Mention, Span, Trigger
from dateline.reader.turned import BE, Both


class Field(NamedTuple):
    """The stretch of its sentence in which an act's parts stand, and whether the clause that opens it, and the one
    behind it, have a subject of their own; None where the sentence begins or ends there."""

    span: Span
    own: bool | None
    next_own: bool | None

    def holds(self, span: Span) -> bool:
        """Whether words begin in the field."""
        return self.span[0] <= span[0] < self.span[1]


class _Cut(NamedTuple):
    """Where the clause of a later act opens, and whether it has a subject of its own."""

    at: int
    own: bool


_JOINS = frozenset(("and", "but", "while", "whereas", ";"))
_TIMES = frozenset(f"{unit}{end}" for unit in ("minute", "hour", "day", "week", "month", "year") for end in ("", "s"))
_THEN = frozenset(("later", "earlier", "after", "before", "ago"))
_REDUCED = frozenset(("known", "called", "named", "based", "led", "backed", "allied"))
"""Participles of a subject: "special forces known as Danab killed"."""
_HELPING = frozenset(("adv", "be", "have", "modal", "do", "neg", "to"))
_VERBS = frozenset(("verb", "past", "be"))
_FINITE = frozenset(("verb", "past", "be", "have", "modal"))
_OPENING = frozenset(
    (
        *("after", "before", "when", "as", "while", "since", "because", "between", "both", "until", "if"),
        *("who", "whom", "whose", "which", "that", "where"),
    )
)
"""Words between a verb and "and" by which what follows is part of a clause begun before: "when men and boys met"."""
MOST = 14
"""Tokens between the opening of a clause and its act at most."""
FURTHER = 60
"""Tokens behind the last act of a sentence in which another clause is looked for."""


def fields(text: str, triggers: Sequence[Trigger]) -> dict[int, Field]:
    """Number of an act -> its field, for each whose sentence is cut into several; ``triggers`` are in page order."""
    together: dict[Span, list[int]] = {}
    for at, trigger in enumerate(triggers):
        together.setdefault(trigger.evidence_span, []).append(at)
    out: dict[int, Field] = {}
    for sentence, members in together.items():
        if len(members) > 1:
            members.sort(key=lambda at: triggers[at].span)
            spans = {at: triggers[at].span for at in members}
            out |= _parted(text, sentence, spans)
    return out


def _parted(text: str, sentence: Span, spans: Mapping[int, Span]) -> dict[int, Field]:
    """The fields of the acts of one sentence, which are in page order; none where nothing cuts it."""
    members = list(spans)
    toks = tokens(text, sentence)
    starts = [tok.span[0] for tok in toks]
    cuts = {b: cut for a, b in pairwise(members) if (cut := _cut(toks, starts, spans[a], spans[b]))}
    if not cuts:
        return {}
    opened: list[_Cut | None] = []
    for at in members:
        opened.append(cuts.get(at, opened[-1] if opened else None))
    out, behind = {}, None
    for at, cut, later in reversed(list(zip(members, opened, [*opened[1:], None], strict=True))):
        behind = behind if later == cut else later
        ends = behind or _next_clause(toks, starts, spans[at][1])
        span = (cut.at if cut else sentence[0], ends.at if ends else sentence[1])
        out[at] = Field(span, cut.own if cut else None, ends.own if ends else None)
    return {at: out[at] for at in members}


def _next_clause(toks: Sequence[Token], starts: Sequence[int], last: int) -> _Cut | None:
    """Where behind the last act of a sentence another clause begins, which tells none: "and three men died"."""
    behind = bisect_left(starts, last)
    for i in range(behind + 1, min(len(toks) - 1, behind + FURTHER)):
        if toks[i].lower in _JOINS:
            verb = next((j for j in range(i + 1, min(len(toks), i + MOST)) if toks[j].tag in _FINITE), None)
            if verb is not None and _has_subject(toks, i + 1, verb) and _is_whole(toks, behind - 1, i, [i]):
                return _Cut(toks[i].span[0], own=True)
    return None


def _cut(toks: Sequence[Token], starts: Sequence[int], one: Span, other: Span) -> _Cut | None:
    """Where between two acts the clause of the later one opens."""
    first, behind, begin = (bisect_left(starts, at) for at in (one[0], one[1], other[0]))
    found: list[tuple[int, bool]] = []
    for i in range(begin - 1, max(behind, begin - MOST) - 1, -1):
        if toks[i].tag in ("verb", "past") and toks[i].lower not in _REDUCED:
            break
        if toks[i].lower in _JOINS or (toks[i].text == "," and toks[i + 1].tag == "prep"):
            own = _has_subject(toks, i + 1, begin)
            if own is not None:
                found.append((i, own))
    if not found:
        return None
    at, own = found[0]
    if own and not _is_whole(toks, first, at, [i for i, has in found if has]):
        return None
    return None if toks[at].text == "," and not own else _Cut(toks[at].span[0], own)


def _is_whole(toks: Sequence[Token], first: int, at: int, others: Sequence[int]) -> bool:
    """Whether what stands before a joining word is a clause with a verb and its parts, and no first half of a row: in
    "after troops and police attacked" and "an aide and a guard and a nurse were shot" it is none."""
    verb = next((i for i in range(at - 1, first - 1, -1) if toks[i].tag in _VERBS), None)
    if verb is None or sum(toks[i].text != "," for i in others) > 1:
        return False
    comma = next((i for i in range(at - 1, verb, -1) if toks[i].text == ","), at - 1)
    begun = toks[comma + 1 : at]
    if (toks[at].tag == "conj" and at - verb < 2) or (begun and all(tok.tag in INSIDE for tok in begun)):
        return False
    return not any(tok.lower in _OPENING for tok in toks[verb + 1 : at])


def _has_subject(toks: Sequence[Token], first: int, begin: int) -> bool | None:
    """Whether the words before an act hold a subject, or the act's own noun is it; None where they open no clause."""
    lead, act = toks[first:begin], toks[begin]
    lead = [tok for at, tok in enumerate(lead) if not (tok.lower == "as" and at and lead[at - 1].lower in _REDUCED)]
    if any(_is_pointing(tok) or tok.tag in ("sub", "quote") or tok.lower in _OPENING for tok in lead):
        return None
    rest = _without_adverbials(lead)
    if rest is None or (lead and lead[-1].tag == "prep") or (first > 1 and _is_row(toks[first - 2], lead)):
        return None
    if act.tag in ("noun", "num", "det") and not act.lower.endswith("ed"):
        behind = next((tok for tok in toks[begin + 1 :] if tok.tag not in INSIDE), act)
        alone = behind.tag in _FINITE and (rest or not lead or lead[-1].tag == "name")
        return True if alone else None
    if any(tok.tag in NOMINAL or tok.tag in ("num", "det", "pron") for tok in rest):
        return None if act.tag == "ing" else True
    plain = all(tok.tag in _HELPING for tok in rest) and not any(tok.text == "," for tok in lead)
    return False if plain else None


def _is_pointing(tok: Token) -> bool:
    """Whether a word is a pronoun that stands for somebody told before; "five others" are new."""
    return tok.tag == "pron" and tok.lower not in ("others", "another")


def _is_row(before: Token, lead: Sequence[Token]) -> bool:
    """Whether a joining word stands between two bare names: "Norwegian and German appeals"."""
    return before.tag == "name" and len(lead) == 1 and lead[0].tag == "name"


def _without_adverbials(lead: Sequence[Token]) -> list[Token] | None:
    """The words but for places and times in front of them: "in nearby Sake ", "hours later "; None where a comma
    stands behind other words."""
    rest: list[Token] = []
    i = 0
    while i < len(lead):
        if lead[i].tag == "prep":
            i = _behind_phrase(lead, i + 1)
            continue
        if lead[i].lower in _TIMES and i + 1 < len(lead) and lead[i + 1].lower in _THEN:
            rest.clear()
            i += 2
            continue
        if lead[i].text != ",":
            rest.append(lead[i])
        elif rest:
            return None
        i += 1
    return rest


def _behind_phrase(lead: Sequence[Token], i: int) -> int:
    """The index behind the noun phrase that a preposition opens; another determiner or number opens the next one."""
    first = i
    while i < len(lead) and (lead[i].tag in INSIDE or lead[i].tag == "ing"):
        if i > first and lead[i].tag in ("det", "num"):
            break
        i += 1
    return i


def is_told_apart(text: str, sentence: Span, sure: Iterable[Span], faint: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a faint act has a clause and a place of its own beside a sure one that has another; ``sure`` are the acts
    next to it in its sentence.

    The reader doubts one of two ("soldiers were killed in Goma, and three policemen were shot dead in Bunia"). On the
    wire sentences and every fourth of the 811 pages that it has not learnt four such are annotated, and none is not.
    """
    acts = sorted({*sure, faint})
    known = _parted(text, sentence, dict(enumerate(acts)))
    mine = known.get(acts.index(faint))
    if mine is None or sum(mine.holds(span) for span in acts) > 1:
        return False
    where = _named_place(text, faint, mine, mentions)
    for at, span in enumerate(acts):
        if where is None or span == faint or not (known[at].own if span > faint else mine.own):
            continue
        other = _named_place(text, span, known[at], mentions)
        if other is not None and other.casefold() != where.casefold():
            return True
    return False


_STRUCK = re.compile(r"\s(?:[a-z]+\s)?")
"""From an act to the town it was done to: "shelled Sake", "missiles hit Sake"."""


def _named_place(text: str, act: Span, field: Field, mentions: Sequence[Mention]) -> str | None:
    """The name of the place that an act's own field tells beside it."""
    first = bisect_left(mentions, field.span[0], key=lambda mention: mention.span[0])
    for mention in mentions[first : first + MOST]:
        if mention.span[0] >= field.span[1]:
            break
        if mention.kind != "place":
            continue
        first, last = mention.span
        if act[0] <= first < act[1] or _STRUCK.fullmatch(text, act[1], first):
            return text[first:last]
        told = _IN.search(text, max(field.span[0], first - 40), first)
        if told is not None and _beside(text, act, mention.span, field):
            return text[first:last]
    return None


# -------------------------------------------------------------------------------- parties

_PRONOUN = re.compile(
    r"\b(?:it|them|him|her|they|he|she|his|their|its|those|each other|one another|the (?:same|latter|former))\b", re.I
)
_IS = re.compile(rf"{BE}\b", re.IGNORECASE)
_PASSIVE = re.compile(rf"\b{BE}(?: \w+ly)? *\Z", re.IGNORECASE)
_FORCE = frozenset(("ASSAULT", "COERCE"))
FORCE = _FORCE | {"PROTEST"}
"""Types of acts that are done somewhere."""
NEAR = 60
"""Characters between an act and whom it was done to in its own field at most."""


def scoped(text: str, trigger: Trigger, field: Field | None, both: Both, named: Iterable[Span]) -> Both:
    """The sides of an act without those that stand in the field of another; ``named`` are the stretches of all parties
    around. Who did it is told by the subject of an act's own clause, and whom force was done to there, unless a pronoun
    points back; a second verb of one subject has its own object too ("killed a guard and abducted two nuns")."""
    if field is None:
        return both
    begin, end = trigger.evidence_span
    earlier = {span for span in (*both.actors, *both.recipients) if field.own and begin <= span[0] < field.span[0]}
    beyond = {span for span in both.recipients if field.next_own and field.span[1] <= span[0] < end}
    actors, recipients = both.actors, tuple(span for span in both.recipients if span not in beyond)
    if earlier and (_subject(text, trigger, field, actors) or _is_elsewhere(text, trigger, field)):
        actors = tuple(span for span in actors if span not in earlier)
    if field.own is False:
        earlier = {span for span in recipients if begin <= span[0] < field.span[0]}
    if earlier and trigger.type in _FORCE and _PRONOUN.search(text, *field.span) is None:
        own = tuple(span for span in recipients if field.holds(span)) or _patient(text, trigger, field, both, named)
        if own:
            recipients = tuple(sorted({*own, *(span for span in recipients if span not in earlier)}))
    return Both(actors, recipients)


def _is_elsewhere(text: str, trigger: Trigger, field: Field) -> bool:
    """Whether an act told in the passive has a named place of its own, and the clause before it another: who burned
    houses in Lorn did not shoot the guard who "was shot dead in Vessen"."""
    begin, (first, last) = trigger.evidence_span[0], field.span
    if trigger.type not in _FORCE or not is_passive(text, trigger) or _BY.search(text, trigger.span[1], last):
        return False
    here = _NAMED_PLACE.search(text, trigger.span[1], last)
    there = _NAMED_PLACE.search(text, begin, first)
    return here is not None and there is not None and here["name"] != there["name"]


_NAMED_PLACE = re.compile(r"\b(?:in|at|near|outside)\s(?:the\s)?(?:[a-z]+\s){0,2}(?P<name>[A-Z][\w’'-]+)")
_BY = re.compile(r"\bby\b")


def _subject(text: str, trigger: Trigger, field: Field, actors: Sequence[Span]) -> bool:
    """Whether one of those who did it stands right before the act, which is told of it."""
    first = trigger.span[0]
    near = any(field.holds(span) and span[1] <= first and first - span[1] <= CLOSE for span in actors)
    return near and not is_passive(text, trigger)


CLOSE = 25
"""Characters between a subject and its act at most."""


def _patient(text: str, trigger: Trigger, field: Field, both: Both, named: Iterable[Span]) -> tuple[Span, ...]:
    """Whom it was done to by the words of the act's own clause: its subject in the passive, else what stands behind."""
    first, last = trigger.span
    inside = [span for span in named if field.holds(span) and span not in both.actors]
    if is_passive(text, trigger):
        near = [span for span in inside if span[1] <= first and first - span[1] <= NEAR]
        return (max(near),) if near else ()
    near = [span for span in inside if last <= span[0] <= last + NEAR]
    found = min(near, default=None)
    return () if found is None or _STOPS.search(text, last, found[0]) else (found,)


_STOPS = re.compile(r"[,;:]|\b(?:in|on|at|near|by|from|after|before|during|over|with)\b", re.IGNORECASE)


def is_passive(text: str, trigger: Trigger) -> bool:
    """Whether an act is told in the passive: "was kidnapped", "were shot"."""
    first = trigger.span[0]
    return _IS.match(text, first) is not None or _PASSIVE.search(text, max(0, first - 20), first) is not None


# -------------------------------------------------------------------------------- places, days, numbers


_IN = re.compile(r"\b(?:in|at|near|outside|inside|around|off|across)\s(?:[^\s,.;]{1,20}\s){0,2}\Z")
_AWAY = re.compile(r"[,;:]|\b(?:for|after|before|since|that|who|which|when|where|by|until)\b", re.IGNORECASE)
"""What parts an act from the place or time of another that its own clause holds ("jailed for a raid in May")."""


def placed(text: str, trigger: Trigger, spans: Sequence[Span], field: Field | None) -> list[bool]:
    """Which places tell by a name, in an act's own field, where it was done."""
    if field is None:
        return [False] * len(spans)
    begin = field.span[0]
    return [
        _beside(text, trigger.span, span, field)
        and _IN.search(text, max(begin, span[0] - 40), span[0]) is not None
        and any(letter.isupper() for letter in text[slice(*span)])
        for span in spans
    ]


def dated(text: str, trigger: Trigger, spans: Sequence[Span | None], field: Field | None) -> list[bool]:
    """Which times tell, in an act's own field, when it was done."""
    if field is None or trigger.type not in FORCE:
        return [False] * len(spans)
    return [span is not None and _beside(text, trigger.span, span, field) for span in spans]


def _beside(text: str, act: Span, span: Span, field: Field) -> bool:
    """Whether nothing parts words of an act's field from the act, or from the beginning of its clause."""
    if not field.holds(span):
        return False
    first, last = act
    between = (last, span[0]) if span[0] >= last else (span[1], first)
    return between[1] - between[0] <= NEAR and _AWAY.search(text, *between) is None


def kept_apart(
    shares: Sequence[float], spans: Sequence[Span | None], own: Sequence[bool], sentence: Span, field: Field | None
) -> list[float]:
    """The shares of answers, those of words in another act's field of the sentence given to the likeliest of the act's
    ``own``; as they are where it has none."""
    out = list(shares)
    inside = [at for at, mine in enumerate(own) if mine]
    if field is None or not inside:
        return out
    best = max(inside, key=lambda at: out[at])
    for at, span in enumerate(spans):
        if span is not None and sentence[0] <= span[0] < sentence[1] and not field.holds(span):
            out[best], out[at] = out[best] + out[at], 0.0
    return out


def counted_in(span: Span, among: Iterable[int], known: Mapping[int, Field]) -> list[int]:
    """Of some acts those to which a number may belong: where it stands in the field of one of them, none that has
    another field."""
    told = list(among)
    inside = [at for at in told if at in known and known[at].holds(span)]
    return [at for at in told if at not in known or at in inside] if inside else told
