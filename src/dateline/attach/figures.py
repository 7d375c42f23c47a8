"""Which number belongs to which event, which are running totals, and which count nothing that the record is about.

A number goes to an event of its own sentence whose type its kind fits, the nearest one; a toll without an event in its
sentence goes to the last event before it that can have such a toll. Numbers of the loose kinds (strength, targets,
money, other) are kept only where they are an argument of the event's own words: its object, its subject, or behind its
preposition. One sweep over the story; linear in its numbers and triggers.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from itertools import groupby

import msgspec

from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.predicates import WINDOW
from dateline.extract.figures.reading import Reading, lone_victim, readings, singles
from dateline.extract.figures.refuse import is_term
from dateline.extract.figures.units import Unit, is_person, units
from dateline.model import Number, Span, Story, Time, Trigger, Value
from dateline.spans import meets

HARD = frozenset({"killed", "injured", "displaced", "detained", "abducted", "missing", "released"})
"""Kinds that say what happened to people: kept wherever they stand, if there is an event for them."""

FITS: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE"),
    "injured": ("ASSAULT", "PROTEST", "COERCE"),
    "missing": ("ASSAULT", "COERCE"),
    "abducted": ("ASSAULT", "COERCE"),
    "displaced": ("SANCTION", "ASSAULT", "COERCE", "AID"),
    "detained": ("COERCE", "ASSAULT", "PROTEST", "RETREAT"),
    "released": ("RETREAT", "CONCEDE", "AID", "COOPERATE", "AGREE", "ASSAULT"),
}
"""Event types that can have a figure of a kind, the likeliest first (counted on the development pages)."""

BY_MODE: dict[tuple[str, str | None], str] = {
    ("ASSAULT", "abduct"): "abducted",
    ("COERCE", "arrest"): "detained",
    ("RETREAT", "release"): "released",
    ("COERCE", "deport"): "other",
}
"""What happens to the people who are the direct argument of an event of this type and mode."""

RENAMED = {("detained", "ASSAULT"): "abducted", ("abducted", "COERCE"): "detained"}
"""Who seizes decides between detained (the state) and abducted (anyone else)."""

LOOSE: dict[str, tuple[str, ...]] = {
    "targets": ("ASSAULT", "COERCE", "SANCTION", "PROTEST"),
    "strength": ("MOBILIZE", "PROTEST", "COOPERATE"),
    "term": ("SANCTION", "COERCE"),
    "crowd": ("PROTEST",),
    "sent": ("MOBILIZE",),
}
"""Types whose sentence may hold a number that another verb governs: things struck, troops, terms of prison, crowds."""

SENDERS = frozenset({"RETREAT", "AID", "COOPERATE", "CONCEDE", "AGREE", "REQUEST"})
"""Types besides mobilising under which soldiers are counted as strength: withdrawn, lent, offered, asked for."""

VERBAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types whose subject speaks or meets, and is counted only as a crowd."""

LONELY = frozenset({"killed", "injured", "displaced", "detained"})
"""Kinds told as a running total where the story has no event for them."""

REACH = frozenset({"to", "of", "with", "against", "on", "for", "into"})
"""Prepositions behind which a number still belongs to the act, however far from its verb."""

REACH_LIMIT = 1000
"""Characters on either side of a number in which a trigger of its sentence is looked for; longer than any clause."""

CROWD_LIMIT = 20
"""Those who speak are counted from about this many on ("two ministers met" never, "62 states back" always); below it a
toll that finds no event in the story is dropped. On the development pages 5 to 100 differ by .001 F1."""

TALLY_LIMIT = 30
"""A number of no listed kind counts as a running total from about this on, where the sentence says since when. On the
development pages 10 to 300 differ by .002 F1."""


class Argument(Value, frozen=True, kw_only=True):
    """A number with the words around it: the units of its sentence, their place, and how it stands among them."""

    number: Number
    sentence: Span
    index: int
    us: tuple[Unit, ...]
    reading: Reading

    @property
    def head(self) -> str:
        """The head noun of what is counted, lower case; empty where there is none."""
        at = self.reading.counted.head
        return self.us[at].lower if at is not None else ""

    @property
    def governor(self) -> Span | None:
        """Where the verb, noun or preposition stands that the number hangs on."""
        return self.us[self.reading.governor].span if self.reading.governor is not None else None

    @property
    def governing(self) -> str:
        """The governing word, lower case; empty where there is none."""
        return self.us[self.reading.governor].lower if self.reading.governor is not None else ""


def figures_of(
    story: Story, triggers: tuple[Trigger, ...], numbers: tuple[Number, ...], times: tuple[Time, ...]
) -> tuple[dict[int, tuple[Number, ...]], tuple[Number, ...]]:
    """The numbers of each event, by the index of its trigger, and the running totals; every other number is dropped."""
    sweep = _Sweep(triggers)
    for number in numbers:
        if number.rule == "ordinal":
            sweep.tally(number)
    for argument in arguments(story, numbers):
        sweep.take(argument)
    events = {at: tuple(found) for at, found in sorted(sweep.of.items())}
    return events, tuple(sorted(sweep.tallies.values(), key=lambda n: n.span))


def arguments(story: Story, numbers: tuple[Number, ...]) -> Iterator[Argument]:
    """The numbers that stand in sentences, in page order, each with how it hangs there."""
    ends = [s.span[1] for s in story.sentences]
    for index, found in groupby(numbers, key=lambda n: bisect.bisect_right(ends, n.span[0])):
        if index >= len(ends):
            continue
        sentence = story.sentences[index].span
        us = units(story.text, sentence)
        by_span = {r.counted.quantity.core: r for r in singles(story.text, sentence)}
        by_span |= {r.counted.quantity.core: r for r in readings(story.text, sentence)}
        starts = sorted(by_span)
        for number in found:
            at = bisect.bisect_left(starts, (number.span[0], 0))
            if at < len(starts) and starts[at][0] < number.span[1]:
                reading = by_span[starts[at]]
                yield Argument(number=number, sentence=sentence, index=index, us=us, reading=reading)


# -------------------------------------------------------------------------------- the argument and the trigger


def _argument_of(argument: Argument, trigger: Trigger) -> bool:
    """Is the number an argument of the trigger's own words?"""
    span, governor, role = argument.number.span, argument.governor, argument.reading.role
    head = argument.reading.counted.head
    if meets(span, trigger.span) or (head is not None and meets(argument.us[head].span, trigger.span)):
        return True
    if governor is not None and role in ("object", "subject", "part", "noun", "of") and meets(governor, trigger.span):
        return True
    return _behind(argument, trigger) or (role in ("subject", "none") and _clear_between(argument, trigger))


def _behind(argument: Argument, trigger: Trigger) -> bool:
    """Is the number in the trigger's own clause behind it, with no verb between: "provided food ... to 117 of them"?"""
    us, end = argument.us, argument.reading.counted.at
    begin = _first_unit(us, trigger.span[1])
    if begin > end or any(u.lower in (";", ":", ",") or u.tag in CLAUSAL for u in us[begin:end]):
        return False
    at, role = argument.reading.governor, argument.reading.role
    if role not in ("object", "oblique"):
        return end - begin <= 2
    return role == "object" or at is None or begin >= at or us[at].lower in REACH


CLAUSAL = frozenset({"sub", "verb", "past", "modal", "be", "have"})
"""Tags that begin another clause."""


def _clear_between(argument: Argument, trigger: Trigger) -> bool:
    """Does the trigger follow the counted noun with no other finite verb between: "70 people ... gathered"?"""
    us, at, relative = argument.us, argument.reading.counted.end, False
    while at < len(us) and us[at].span[1] <= trigger.span[0] and at < argument.reading.counted.end + WINDOW:
        u = us[at]
        relative = relative or u.lower in ("who", "which")
        verb = u.tag in ("verb", "past") and not u.lower.endswith("ed")
        if u.lower in (";", ":", "but") or (not relative and (verb or u.tag == "sub" or u.lower in (",", "and"))):
            return False
        at += 1
    return at < len(us) and us[at].span[0] < trigger.span[1] and argument.number.span[1] <= trigger.span[0]


def _bystander(argument: Argument, trigger: Trigger) -> bool:
    """Does the number count those who act, not what is acted on: attackers, speakers, those who meet?"""
    role = argument.reading.role
    if role == "whole" or argument.head in word_set("uncounted"):
        return True
    if role == "oblique":
        return argument.governing in ("by", "between", "from", "among")
    if role not in ("subject", "none") or argument.reading.kind is not None or _passive(argument, trigger):
        return False
    if trigger.type == "ASSAULT":
        return argument.head not in lexicon().munitions
    return trigger.type in VERBAL and argument.number.low < CROWD_LIMIT


def _idle(argument: Argument) -> bool:
    """Does the number count next to nothing: "both", "several", "one" without a noun?"""
    quantity = argument.reading.counted.quantity
    if argument.number.kind in HARD:
        return False
    if argument.reading.role in ("part", "echo") and argument.number.kind == "other":
        return True
    return quantity.form == "vague" or (quantity.low == quantity.high == 1 and not argument.head)


def _lone_article(argument: Argument) -> bool:
    """Is the number an article ("a guard") that stands in no row of counted things?"""
    at = argument.reading.counted.at
    row = at > 0 and argument.us[at - 1].lower in (",", "and")
    return argument.reading.counted.quantity.form == "article" and not row


def _passive(argument: Argument, trigger: Trigger) -> bool:
    """Is the trigger's verb in the passive, so that the number is what the act is done to?"""
    us, p = argument.us, _first_unit(argument.us, trigger.span[0])
    while p < len(us) and meets(us[p].span, trigger.span):
        if us[p].tag == "past":
            q = p - 1
            while q >= 0 and us[q].tag in ("adv", "neg"):
                q -= 1
            return q >= 0 and us[q].tag == "be"
        p += 1
    return False


def _first_unit(us: tuple[Unit, ...], offset: int) -> int:
    """The first unit that begins at an offset or behind it."""
    return bisect.bisect_left(us, offset, key=lambda u: u.span[0])


# -------------------------------------------------------------------------------- the kind a number has in an event


def _kind_there(argument: Argument, trigger: Trigger) -> str:
    """The kind of a number that is an argument of an event: what its words say, else what the event does to it."""
    number, head, role, act = argument.number, argument.head, argument.reading.role, (trigger.type, trigger.mode)
    if number.kind == "money" or is_term(argument.us, argument.reading.counted):
        return number.kind
    if number.kind in ("killed", "injured", "missing", "displaced"):
        return number.kind if trigger.type in FITS[number.kind] or role != "of" else "other"
    lex = lexicon()
    thing = head in lex.munitions or head in lex.places or head in lex.things or head in word_set("deeds")
    if act in BY_MODE and role == "subject" and _doing(argument, trigger):
        thing = True
    if act in BY_MODE and not thing and role != "oblique":
        return BY_MODE[act]
    if number.kind in HARD:
        moot = number.kind == "released" and trigger.type not in FITS["released"]
        return RENAMED.get((number.kind, trigger.type), "other" if moot else number.kind)
    if act == ("SANCTION", "expel") and role in ("subject", "none") and not _passive(argument, trigger):
        return "displaced"
    return _strength(argument, trigger, thing=thing) or _target_or_other(argument, trigger, thing=thing)


def _doing(argument: Argument, trigger: Trigger) -> bool:
    """Does the number stand for those who let others go ("eight men ... freed the hostages"), not for the freed?"""
    return trigger.mode == "release" and trigger.voice == "active" and argument.governing not in GOING


GOING = frozenset({"walked", "went", "returned", "left", "came", "walk", "return", "go"})
"""Verbs whose subject is the one let go."""


def _strength(argument: Argument, trigger: Trigger, *, thing: bool) -> str | None:
    """Strength, where the number tells how many march, hem in, are sent or withdrawn."""
    head, role, lex = argument.head, argument.reading.role, lexicon()
    acting = role in ("subject", "none") and not _passive(argument, trigger)
    if acting and (trigger.type == "PROTEST" or (trigger.type == "COERCE" and _before(argument, trigger))):
        return "strength"
    if trigger.type == "PROTEST" and head in lex.strength and meets(argument.number.span, trigger.span):
        return "strength"
    if trigger.type == "MOBILIZE":
        return "strength" if (is_person(head) and not thing) or head in lex.strength or not head else None
    if (trigger.type, trigger.mode) == ("RETREAT", "withdraw") and not thing:
        return "strength"
    return "strength" if argument.number.kind == "strength" and trigger.type in SENDERS else None


def _target_or_other(argument: Argument, trigger: Trigger, *, thing: bool) -> str:
    """Targets, where the act strikes, closes, blocks or lists what is counted; else other."""
    number, head, role, lex = argument.number, argument.head, argument.reading.role, lexicon()
    if trigger.type == "COERCE":
        return "targets" if head in lex.places and head not in lex.vehicles else "other"
    if trigger.type in ("SANCTION", "THREATEN"):
        return "targets" if head in lex.places or trigger.mode == "discontinue" else "other"
    if trigger.type == "ASSAULT" and head not in lex.munitions and (thing or not is_person(head)):
        return "targets" if role in ("object", "oblique") or number.kind == "targets" else "other"
    return "targets" if number.kind == "targets" and trigger.type in ("PROTEST", "CONCEDE", "RETREAT") else "other"


# -------------------------------------------------------------------------------- numbers no trigger governs


def _loose(argument: Argument) -> tuple[str, ...]:
    """Types whose sentence may hold this number though another verb governs it; empty for none."""
    role, kind = argument.reading.role, argument.reading.kind
    if is_term(argument.us, argument.reading.counted):
        return LOOSE["term"]
    band = role == "oblique" and argument.governing == "with" and bool(argument.head)  # "with 60 men"
    if argument.number.kind == "strength" or band:
        return LOOSE["strength"]
    if role in ("subject", "none") and kind is None:
        crowd = is_person(argument.head) and argument.number.low >= CROWD_LIMIT
        return LOOSE["crowd"] if crowd else LOOSE["sent"] if argument.head in lexicon().strength else ()
    return LOOSE["targets"] if kind == "targets" else ()


def _standing(argument: Argument) -> Number | None:
    """The number as a running total or standing strength that no event of its sentence has, or None."""
    number, governor, role = argument.number, argument.reading.governor, argument.reading.role
    lemmas = _stems(argument.us[governor].lemma) if governor is not None else frozenset()
    if number.kind == "strength" and (lemmas & word_set("standing") or role == "subject"):
        return msgspec.structs.replace(number, scope="cumulative")
    if number.scope != "cumulative" or number.kind != "other" or _idle(argument):
        return None
    counted = role == "object" and bool(lemmas & word_set("counting"))
    return number if counted or (number.low >= TALLY_LIMIT and role in ("object", "subject")) else None


def _stems(lemma: str) -> frozenset[str]:
    """A verb's possible base forms, for verbs that the light syntax does not list."""
    return frozenset({lemma, lemma.removesuffix("ed"), lemma.removesuffix("d")})


def _before(argument: Argument, trigger: Trigger) -> bool:
    return argument.number.span[1] <= trigger.span[0]


def _distance(one: Span, two: Span) -> int:
    return max(0, one[0] - two[1], two[0] - one[1])


# -------------------------------------------------------------------------------- the sweep


class _Sweep:
    """The story from its first number to its last: what has been given to which event, and the last event of a type."""

    def __init__(self, triggers: tuple[Trigger, ...]) -> None:
        self.triggers = triggers
        self.order = sorted(range(len(triggers)), key=lambda i: (triggers[i].span, i))
        self.starts = [triggers[i].span[0] for i in self.order]
        self.passed = 0
        self.last: dict[str, int] = {}
        self.first: dict[str, int] = {triggers[i].type: i for i in reversed(self.order)}
        self.of: dict[int, list[Number]] = {}
        self.told: dict[tuple[int, str, float, float | None], int] = {}
        self.given: dict[tuple[str, float, float | None], int] = {}
        self.tallies: dict[tuple[str, float, float | None], Number] = {}
        self.last_tally: tuple[int, Number] | None = None

    def take(self, argument: Argument) -> None:
        """Gives one number to an event or to the tallies, or drops it; numbers come in page order."""
        while self.passed < len(self.order) and self.starts[self.passed] < argument.sentence[0]:
            passed = self.order[self.passed]
            self.last[self.triggers[passed].type] = passed
            self.passed += 1
        here = self._here(argument)
        at, number = self._event_of(argument, here)
        if number is None:
            return
        own = at in here
        if not own:
            number = self._going_on(argument, number)
        if at is None or (number.scope == "cumulative" and not own):
            self.tally(number)
            self.last_tally = (argument.index, number)
        elif own or _key(number) not in self.given:
            self._give(at, number, argument.index)

    def _give(self, at: int, number: Number, index: int) -> None:
        """Gives an event a number unless an earlier sentence told it the same one."""
        if self.told.setdefault((at, *_key(number)), index) == index:
            self.of.setdefault(at, []).append(number)
            self.given.setdefault(_key(number), index)

    def tally(self, number: Number) -> None:
        """Keeps a running total, once."""
        self.tallies.setdefault(_key(number), number)

    def _here(self, argument: Argument) -> list[int]:
        """The triggers of the number's sentence, as far as ``REACH_LIMIT``."""
        a = max(argument.sentence[0], argument.number.span[0] - REACH_LIMIT)
        b = min(argument.sentence[1], argument.number.span[1] + REACH_LIMIT)
        return self.order[bisect.bisect_left(self.starts, a) : bisect.bisect_left(self.starts, b)]

    def _event_of(self, argument: Argument, here: list[int]) -> tuple[int | None, Number | None]:
        """The event that a number belongs to, and the number with the kind it has there; None where it is dropped."""
        number = argument.number
        direct = [i for i in here if _argument_of(argument, self.triggers[i])]
        best = min(direct, key=lambda i: self._nearness(i, number), default=None)
        if best is not None and not _idle(argument) and not _bystander(argument, self.triggers[best]):
            kind = _kind_there(argument, self.triggers[best])
            if kind not in HARD or self.triggers[best].type in FITS[kind]:
                return best, msgspec.structs.replace(number, kind=kind)
        if number.kind in HARD:
            return self._toll(argument, here)
        return self._loosely(argument, here)

    def _nearness(self, at: int, number: Number) -> tuple[bool, int]:
        """Events whose type the kind fits best come first, then the nearest."""
        likeliest = FITS.get(number.kind, ())[:2]
        return bool(likeliest) and self.triggers[at].type not in likeliest, _distance(
            self.triggers[at].span, number.span
        )

    def _toll(self, argument: Argument, here: list[int]) -> tuple[int | None, Number | None]:
        """The event of a toll: one of its sentence whose type can have it, else the last before it; without any it is
        a total of its own, where the story tells events at all. "Nobody was hurt" needs an event of its sentence."""
        number, fits = argument.number, FITS[argument.number.kind]
        if number.scope == "cumulative" and argument.reading.rule != "of":
            return None, number
        near = [i for i in here if self.triggers[i].type in fits]
        if near:
            return min(near, key=lambda i: self._rank(i, number, fits)), number
        lone = _lone_article(argument) and not lone_victim(argument.us, argument.reading)
        if number.high == 0 or (lone and not here):
            return None, None
        if fits[0] in self.last or (fits[0] in self.first and number.kind != "displaced"):
            return self.last.get(fits[0], self.first.get(fits[0])), number
        lonely = number.scope == "cumulative" or (number.kind in LONELY and number.low >= CROWD_LIMIT)
        return None, msgspec.structs.replace(number, scope="cumulative") if self.triggers and lonely else None

    def _rank(self, at: int, number: Number, fits: tuple[str, ...]) -> tuple[int, int]:
        return fits.index(self.triggers[at].type), _distance(self.triggers[at].span, number.span)

    def _loosely(self, argument: Argument, here: list[int]) -> tuple[int | None, Number | None]:
        number, struck = argument.number, argument.reading.kind == "targets"
        if struck and not here and argument.reading.rule in ("object", "passive"):
            return (self.last["ASSAULT"], number) if "ASSAULT" in self.last else (None, None)
        if argument.head in ("casualties", "casualty") and number.scope != "cumulative":
            hit = [i for i in here if self.triggers[i].type == "ASSAULT"]
            return (
                (min(hit, key=lambda i: _distance(self.triggers[i].span, number.span)), number) if hit else (None, None)
            )
        types = _loose(argument)
        loose = [i for i in here if self.triggers[i].type in types]
        if not loose or _idle(argument):
            return None, _standing(argument)
        term = is_term(argument.us, argument.reading.counted)
        kind = number.kind if number.kind == "targets" or term else "strength"
        at = min(loose, key=lambda i: _distance(self.triggers[i].span, number.span))
        return at, msgspec.structs.replace(number, kind=kind)

    def _going_on(self, argument: Argument, number: Number) -> Number:
        """A toll "have been killed" right behind a running total is one too, since the same day."""
        perfect = any(u.lower in ("has", "have") for u in argument.us[argument.reading.counted.end :][:WINDOW])
        if self.last_tally is None or argument.index - self.last_tally[0] > 1 or not perfect:
            return number
        last = self.last_tally[1]
        return msgspec.structs.replace(number, scope="cumulative", since=number.since or last.since, as_of=last.as_of)


def _key(number: Number) -> tuple[str, float, float | None]:
    """Two numbers of one kind and the same bounds in two sentences, of one event or both totals, are one figure."""
    return number.kind, number.low, number.high
