"""On whom an attack is laid: "police attributed the blasts to the Front", "the raid, which Rell blamed on rebels".

Who lays it on somebody did not do it; on whom it is laid did, where nobody else is told as doer: so in 22 of 29
sentences of the training pages that tell it of an attack. "Blamed the Front for the attack" the reader knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.model import Span, Story, Trigger
from dateline.reader.bystanders import ATTACK, KILLING
from dateline.reader.turned import Both
from dateline.spans import meets, sentence_at

_LAID = re.compile(
    r"\b(?:(?P<to>attribut(?:e|ed|es|ing)|ascrib(?:e|ed|es|ing))|pinn(?:ed|ing)|blam(?:e|ed|es|ing))\s", re.IGNORECASE
)
_HELPING = r"(?:(?:has|have|had|also|later|quickly|immediately|\w+ly)\s){0,3}"
_NOUN = rf"(?:{ATTACK}|{KILLING}|deaths?|clash(?:es)?|violence|crimes?)"
_OBJECT = re.compile(
    rf"(?:(?:it|them|both|this|that)\b|(?:(?:both|all|the|this|that|these|those|its|his|her|last|an?|[\w.-]+['’]s)\s)"
    rf"(?:[\w’'-]+\s){{0,3}}?{_NOUN}\b)",
    re.IGNORECASE,
)
"""What is laid on somebody."""
_BREAK = re.compile(r"[.;:“”\"]|\b(?:and|but|while) (?:said|says|told)\b")
_STRAIGHT = re.compile(r"(?:by\s[^,.;:“”\"]{3,60}\s)?(?:to|on)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?P<word>to|on)\s", re.IGNORECASE)
_WHICH = re.compile(rf",?\s(?:which|that)\s(?P<who>[^,.;:“”\"]{{2,60}}?)\s{_HELPING}\Z", re.IGNORECASE)
_PASSIVE = re.compile(
    rf"\b{_NOUN}(?:\s(?!(?:and|but)\b)[^,.;:“”\"]{{1,60}}?)?(?:,?\swhich)?,?\s"
    r"(?:(?:was|were|is|are|has been|have been)\s)?(?:\w+ly\s)?\Z",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:(?:the|an?|some|its|their|suspected|alleged|members of|elements of|fighters of)\s){0,4}\Z", re.IGNORECASE
)
_WORK = re.compile(
    rf"\b(?:it|this|that|which|what|{_NOUN})\b[^.;:“”\"]{{0,50}}?"
    r"\b(?:was|were|is|had been|as)\s(?:\w+ly\s)?the\s(?:handiwork|work|doing)\sof\s",
    re.IGNORECASE,
)
"""From an attack to whose work it is said to be."""
_NOBODY = re.compile(r"(?:the other|each other|one another|him|her|them|it)\b", re.IGNORECASE)
_IS_NOUN = re.compile(rf"(?:[\w’'-]+\s){{0,3}}?{_NOUN}\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"\s{_HELPING}\Z", re.IGNORECASE)
REACH = 120
"""Characters on either side of the verb that are looked at."""
MOST = 12
"""Acts before the verb that may be the attack."""


class Laid(NamedTuple):
    """An attack (its number) that is laid on somebody: who lays it, where that is told, and on whom."""

    attack: int
    by: Span | None
    on: Span


def laid_on(
    story: Story, triggers: Sequence[Trigger], both: Sequence[Both], named: Sequence[Iterable[Span]]
) -> list[Both]:
    """The sides of each event, those of an attack without who lays it on somebody, and with on whom it is laid where
    nobody else did it; ``named`` are the stretches of all parties around each."""
    out = list(both)
    if _LAID.search(story.text) is None and _WORK.search(story.text) is None:
        return out
    for laid in _all(story, triggers, sorted({span for spans in named for span in spans})):
        sides = out[laid.attack]
        rest = tuple(span for span in sides.actors if laid.by is None or not meets(span, laid.by))
        victims = tuple(span for span in sides.recipients if not meets(span, laid.on))
        out[laid.attack] = Both(rest or (laid.on,), victims)
    return out


def _all(story: Story, triggers: Sequence[Trigger], named: Sequence[Span]) -> Iterator[Laid]:
    """The attacks of a story that somebody lays on somebody, or that are somebody's work; ``triggers`` and parties are
    in page order."""
    starts = [trigger.span[0] for trigger in triggers]
    for verb in _LAID.finditer(story.text):
        number = sentence_at(story.sentences, verb.start())
        if number >= 0:
            yield from _by_verb(story.text, story.sentences[number].span, verb, triggers, starts, named)
    for work in _WORK.finditer(story.text):
        number = sentence_at(story.sentences, work.start())
        whose = _whom(story.text, named, work.end()) if number >= 0 else None
        if whose is not None:
            last = bisect_right(starts, work.end())
            attack = _attack(story.text, triggers, last, story.sentences[number].span[0])
            if attack is not None:
                yield Laid(attack, None, whose)


def _by_verb(
    text: str,
    sentence: Span,
    verb: re.Match[str],
    triggers: Sequence[Trigger],
    starts: Sequence[int],
    named: Sequence[Span],
) -> Iterator[Laid]:
    """The attack that a verb of a sentence lays on somebody; ``starts`` is where each act begins."""
    first, end = sentence[0], min(sentence[1], verb.end() + REACH)
    before = text[max(first, verb.start() - REACH) : verb.start()]
    told, straight = _OBJECT.match(text, verb.end(), end), _STRAIGHT.match(text, verb.end(), end)
    if told is not None:
        whom = _behind(text, named, (told.end(), end), "to" if verb["to"] else "on")
    elif straight is not None and (_WHICH.search(before) or _PASSIVE.search(before)):
        whom = _whom(text, named, straight.end())
    else:
        return
    attack = _attack(text, triggers, bisect_right(starts, verb.start() if told is None else told.end()), first)
    if whom is not None and attack is not None and not meets(whom, triggers[attack].span):
        yield Laid(attack, _who(text, named, verb.start(), first), whom)


def _behind(text: str, named: Sequence[Span], part: Span, word: str) -> Span | None:
    """The last party right behind a preposition in a part of a sentence."""
    broken = _BREAK.search(text, *part)
    end = part[1] if broken is None else broken.start()
    found = [one.end() for one in _PREPOSITION.finditer(text, part[0], end) if one["word"].lower() == word]
    return next((span for at in reversed(found) if (span := _whom(text, named, at)) is not None), None)


def _whom(text: str, named: Sequence[Span], at: int) -> Span | None:
    """The longest party that begins at a place, or behind words that lead to it."""
    low = bisect_left(named, (at, at))
    if _NOBODY.match(text, at) is not None:
        return None
    near = [span for span in named[low : low + 4] if _LEADS.match(text[at : span[0]]) is not None and span[0] - at < 60]
    first = [span for span in near if span[0] == near[0][0]]
    return max(first, key=lambda span: span[1], default=None)


def _who(text: str, named: Sequence[Span], verb: int, first: int) -> Span | None:
    """The party right before the verb."""
    high = bisect_left(named, (verb, verb))
    near = (span for span in reversed(named[max(0, high - 3) : high]) if span[0] >= first)
    return next((span for span in near if _SUBJECT.fullmatch(text, span[1], verb)), None)


def _attack(text: str, triggers: Sequence[Trigger], at: int, first: int) -> int | None:
    """The attack told last before a place, in its own sentence by a noun."""
    for number in range(at - 1, max(-1, at - MOST), -1):
        trigger = triggers[number]
        if (trigger.type, trigger.status) != ("ASSAULT", "actual"):
            continue
        if trigger.span[0] < first or _IS_NOUN.match(text, *trigger.span) is not None:
            return number
    return None
