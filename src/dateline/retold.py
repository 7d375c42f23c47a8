"""One act told several times in one article is one event: "the talks" that "were held", and the attack of which each
entry of a live blog reminds its readers.

Annotation guide, decision 1: what is retold later in the page is the same record, told by its fullest sentence. Of
9,181 annotated events of the training pages 19 pairs have a type, a status and a day in common and nothing that speaks
against it (of those without a day none that is told with the same word), so little is lost by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import chain

from msgspec.structs import replace

from dateline import befell_once, charged_once, definite_nouns, one_by_one, said_again, suits, told_closer
from dateline.model import ActorRow, DateRow, EventRow, PlaceRow
from dateline.said_again import STEM
from dateline.same_clause import between_words, both_words, in_writing, one_act, took_effect

LIGHT = frozenset(
    [
        *("held", "took", "takes", "taking", "take", "place", "effect", "imposed", "launched", "carried", "out"),
        *("conducted", "staged", "opened", "entered", "came", "into", "force", "made", "gave", "given", "occurred"),
        *("happened", "broke", "began", "begun", "begin", "started", "start", "starting", "continued", "lasted"),
        *("ended", "paid", "are", "is", "was", "were", "be", "been", "will", "to", "have", "has", "had"),
    ]
)
"""Words that say of an act that it was done, and not which."""
BESIDE = 160
"""Characters between an act's noun and the verb that says no more than that it was done."""


NEAR = 3
"""Events before one, of its own sentence or not, that are looked at for its noun."""
NEAR_TYPES = frozenset(("ASSAULT", "COERCE", "RETREAT", "SANCTION"))
"""Types of which acts of other days, or of none, are looked at too; of what is said more of them."""
MOST = 20
"""Earlier events of the same kind, parties and day that are looked at: no page is read in more than linear time."""


def once(events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, in page order, each told once."""
    out: list[EventRow] = []
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for event in events:
        fates, looked_at = befell_once.keys(event), _looked_at(event)
        near = alike[event.type, event.mode][-looked_at:] if looked_at else []
        before = (*alike[_kind(event)][-MOST:], *near, *range(max(0, len(out) - NEAR), len(out)))
        told = chain(
            (n for n in before if retells(out[n], event)),
            (n for fate in fates for n in alike[fate][-MOST:] if befell_once.one_fate(out[n], event)),
            (n for n in alike[event.type][-MOST:] if charged_once.is_once(out[n], event)),
        )
        at = next(told, len(out))
        if at == len(out) and (_bare(event) or definite_nouns.comes_back(event)):
            at = _last_of_kind(out, event)
            if at < len(out):  # its parties, place and day are those of the sentences around
                event = replace(event, actors=(), recipients=(), place=None, date=None)
        if at < len(out):
            out[at] = joined(out[at], event)
        else:
            out.append(event)
        alike[_kind(out[at])].append(at)
        alike[event.type, event.mode].append(at)
        for known in (event.type, *fates):
            alike[known].append(at)
    return sorted(out, key=lambda event: (event.evidence_span, event.trigger_span))


def _looked_at(event: EventRow) -> int:
    """How many earlier events of its type and mode, of any day, an event is held against."""
    return NEAR if event.type in NEAR_TYPES else MOST if event.type in said_again.SPEECH else 0


def _kind(event: EventRow) -> Hashable:
    """What two tellings of one act share, apart from what one of them may leave out."""
    return event.type, event.status, days(event)


ACTS = frozenset({
    "attack", "bombing", "bomb", "explosion", "blast", "murder", "killing", "assassination", "kidnapping", "raid",
    "abduction", "ambush", "massacre", "shooting", "assault", "shelling", "slaying",
})  # fmt: skip
"""Nouns of violent acts by which a later sentence comes back to one that was told."""
_DEFINITE = re.compile(
    r"\b(?:the|this|that)(?: (?:deadly|brutal|fatal|terrorist|bomb|car-bomb|suicide|same))? \Z", re.IGNORECASE
)
_OWN = re.compile(r" (?:of|on|against|in|at|near|between|to|that|which|last|two|three|five)\b", re.IGNORECASE)
"""What goes on to say which act is meant."""


def _last_of_kind(told: Sequence[EventRow], event: EventRow) -> int:
    """The place of the last act of an event's type and status that was told; how many acts there are where none was
    near."""
    near = reversed(range(max(0, len(told) - MOST), len(told)))
    return next((n for n in near if (told[n].type, told[n].status) == (event.type, event.status)), len(told))


def _bare(event: EventRow) -> bool:
    """Whether an event is told by a definite noun that says nothing of its own: "the attack".

    In the training pages 185 acts of violence are told by such a noun, 87 of them behind another in their article; each
    of these differs from the one before in a part, or names a victim, a place or a day of its own.
    """
    at = event.trigger_span[0] - event.evidence_span[0]
    before, behind = event.evidence[:at][-40:], event.evidence[at + len(event.trigger) :][:12]
    own = (*event.actors, *event.recipients, *(part for part in (event.place, event.date) if part is not None))
    inside = (event.evidence_span[0] <= part.span[0] < event.evidence_span[1] for part in own if part.span is not None)
    words = event.trigger.casefold().split()
    return (
        event.type == "ASSAULT"
        and event.status == "actual"
        and words[-1] in ACTS
        and not any(inside)
        and _DEFINITE.search(before + event.trigger[: -len(words[-1])]) is not None
        and _OWN.match(behind) is None
    )


def retells(one: EventRow, other: EventRow) -> bool:
    """Whether two events of one article are one act. Told by the same word, of the same victims and place, it is one
    where one telling leaves out the day (of 9,181 annotated events no two stand so)."""
    if one.type != other.type or (one.status != other.status and not took_effect(one, other)):
        return False
    if _in_one_sentence(one, other) or _in_own_words(one, other):
        return True
    if _closer(one, other) or _in_the_same_words(one, other) or one_by_one.comes_back(one, other):
        return True
    if None in (days(one), days(other)) and same_place(one, other) and said_again.is_said_again(one, other):
        return True
    if _in_court(one, other):
        return True
    if not _compatible(one, other):
        return False
    if _light(one, other):
        return True
    if days(one) != days(other):
        victims = bool(one.recipients) and names(one.recipients) == names(other.recipients)
        here = one.place is not None and other.place is not None  # compared already
        return victims and here and None in (days(one), days(other)) and bool(_stems(one) & _stems(other))
    parties = all((one.actors, other.actors, one.recipients, other.recipients))
    return days(one) is not None or bool(parties and _stems(one) & _stems(other))


SUMMED = 3
"""Words of a short telling that are compared, at least."""
_WORDS_OF = re.compile(r"[^\W\d_]{4,}")


def _in_the_same_words(one: EventRow, other: EventRow) -> bool:
    """Whether the sentence of one holds all the words of the other's, as the key points above a story are told again in
    it; no two annotated acts of one type stand so, nor with four of five words in common."""
    if one.evidence_span == other.evidence_span or not _stems(one) & _stems(other) or not _same_days(one, other):
        return False
    shorter, longer = sorted((_words_of(one), _words_of(other)), key=len)
    doers = not one.actors or not other.actors or same_parties(one.actors, other.actors)
    return doers and len(shorter) >= SUMMED and shorter <= longer


def _words_of(event: EventRow) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORDS_OF.findall(event.evidence.casefold()))


def _in_court(one: EventRow, other: EventRow) -> bool:
    """Whether a suit is told by its paper, or somebody who is sentenced is named by the next telling."""
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    return _same_days(one, other) and (suits.in_its_paper(first, second) or told_closer.named_in_court(first, second))


def _closer(one: EventRow, other: EventRow) -> bool:
    """Whether one tells of the same victims what the other tells in rounder words (``told_closer``)."""
    if one.type != "ASSAULT" or one.mode is None or one.mode != other.mode:
        return False
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    doers = not one.actors or not other.actors or same_parties(one.actors, other.actors)
    if not doers or not (same_place(one, other) or one.mode == "abduct"):
        return False
    victims = bool(one.recipients) and names(one.recipients) == names(other.recipients)
    if victims and told_closer.within(one, other):
        return True
    return told_closer.named(first, second) or told_closer.as_many_taken(one, other)


_DYING = re.compile(r"\b(?:kill\w*|murder\w*|slain|died?|dead|wound\w*|injur\w*|hurt|lost|lives|life)\b", re.IGNORECASE)
_IN_WHICH = re.compile(r"[^;:]{0,120}?(?:\b(?:when|in which)\b|\b(?:in|by) (?:an?|the)(?: [\w-]+){0,3} \Z)")
"""What joins a death to its deed: "were killed on Sunday when guards fired", "killed nine in an overnight attack"."""
_WITH = re.compile(r"[A-Za-z]{2,20}ing\b")
"""A participle that tells how it was said: "hit out at the governor, calling him a thief"."""
_TO_COME = re.compile(r"\b(?:will|would|shall)\b", re.IGNORECASE)


def _in_one_sentence(one: EventRow, other: EventRow) -> bool:
    """Whether two acts of one sentence are a deed and whom it killed, a threat and what is threatened, a visit and the
    meeting that it was for, a protest and what it did to the same target, or a charge and its words.

    Of what the reader tells on 811 training pages that it never saw, 10 pairs of the first sort are one act, 7 of the
    second, 4 of the third, 3 of the fourth and 3 of the last; none are two.
    """
    if one.evidence_span != other.evidence_span:
        return False
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    if one_act(first, second):
        return True
    meet = bool(names(one.actors) & names(other.actors))
    if one.type == "THREATEN":
        says = _TO_COME.search(one.trigger) is None, _TO_COME.search(other.trigger) is None
        return says[0] != says[1] and bool(one.recipients) and names(one.recipients) == names(other.recipients)
    if one.type == "CONSULT":
        return meet and first.mode == "visit" and same_place(one, other) and _same_days(one, other)
    if one.type == "PROTEST":
        same = names(one.actors) == names(other.actors) and names(one.recipients) == names(other.recipients)
        return meet and same and bool(one.recipients)
    between = between_words(first, second)
    if one.type in ("ACCUSE", "REJECT"):
        with_words = _WITH.match(second.trigger) is not None and between.rstrip().endswith(",")
        return meet and (with_words or in_writing(first, second))
    if one.type != "ASSAULT" or not meet or bool(_DYING.search(one.trigger)) == bool(_DYING.search(other.trigger)):
        return False
    return _IN_WHICH.match(between) is not None


_I = re.compile(r"\b(?:I|[Ww]e)(?: (?:\w+ly|very much|also|again|have|do)){0,2} \Z")
SHARED = 2
"""Longer words that two tellings of what somebody said have in common at least."""


def _in_own_words(one: EventRow, other: EventRow) -> bool:
    """Whether a statement quotes what its head has told: "Minister Okoro welcomes the deal on cod", "I welcome the deal
    on cod". No training page quotes so; six of thirty ministers' statements do."""
    if one.type not in ("SUPPORT", "ACCUSE") or one.mode != other.mode or not _stems(one) & _stems(other):
        return False
    (speaks, before), (quoted, behind) = _around(one), _around(other)
    if _I.search(speaks) or not _I.search(quoted):
        return False
    heads = ({row.name.split()[-1] for row in event.actors if row.name.split()} for event in (one, other))
    return len(said_again.beginnings(before) & said_again.beginnings(behind)) >= SHARED and bool(
        next(heads) & next(heads)
    )


def _around(event: EventRow) -> tuple[str, str]:
    """The words of an act's sentence before its trigger, and those behind it."""
    first, last = (at - event.evidence_span[0] for at in event.trigger_span)
    return event.evidence[max(0, first - BESIDE) : first], event.evidence[last : last + 2 * BESIDE]


def _stems(event: EventRow) -> frozenset[str]:
    """The beginnings of a trigger's longer words: acts without a day are one only where the same word tells them."""
    return frozenset(word[:STEM] for word in event.trigger.casefold().split() if len(word) >= STEM)


def _light(one: EventRow, other: EventRow) -> bool:
    """Whether one is the noun of an act and the other, in the same sentence, only says that it was done."""
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    near = second.trigger_span[0] - first.trigger_span[1] <= BESIDE
    return one.evidence_span == other.evidence_span and near and _is_light(first) != _is_light(second)


def _is_light(event: EventRow) -> bool:
    return LIGHT.issuperset(event.trigger.lower().split())


def _compatible(one: EventRow, other: EventRow) -> bool:
    """Whether neither names a manner, a party, a day or a place that the other has otherwise."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    parties = all(not a or not b or same_parties(a, b) for a, b in sides)
    places = same_place(one, other)
    modes = one.mode is None or other.mode is None or one.mode == other.mode
    return modes and parties and _same_days(one, other) and places and not _two_deeds(one, other)


_NO_OBJECT = re.compile(r"(?:[\s,]|\b(?:and|or|then|later|subsequently|was|were|been|being)\b)*")
"""What joins two verbs of which one tells whom the other was done to: "were taken off buses and murdered"."""


def _two_deeds(one: EventRow, other: EventRow) -> bool:
    """Whether one is an abduction and the other a killing, as no abduction is: in another sentence, or of victims of
    its own ("killed a guard and abducted two nuns")."""
    if (one.mode == "abduct") == (other.mode == "abduct"):
        return False
    if _DYING.search((other if one.mode == "abduct" else one).trigger) is None:
        return False
    if one.evidence_span != other.evidence_span:
        return True
    first, second = sorted((one, other), key=lambda event: event.trigger_span)
    return _NO_OBJECT.fullmatch(between_words(first, second)) is None


def _same_days(one: EventRow, other: EventRow) -> bool:
    return not days(one) or not days(other) or days(one) == days(other)


def names(rows: Sequence[ActorRow]) -> frozenset[str]:
    """Who the parties of one side are: by the tables, else by name."""
    return frozenset(row.actor_id or row.name.casefold() for row in rows)


def same_parties(some: Sequence[ActorRow], others: Sequence[ActorRow]) -> bool:
    """Whether two sides are the same parties, of which one may be named more shortly or counted in other signs."""
    if names(some) == names(others):
        return True
    alike = [[same_party(one, other) for other in others] for one in some]
    return all(any(row) for row in alike) and all(any(column) for column in zip(*alike, strict=True))


_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: number for number, word in enumerate(_WORDS, 1)}
"""Numbers that are written as words."""
ARTICLES = frozenset(("the", "a", "an", "these", "those", "this", "that", "his", "her", "its", "their"))


def same_party(one: ActorRow, other: ActorRow) -> bool:
    """Whether two names are one: "Okoro" and "Chidi Okoro", "two guards" and "2 guards". Those that the
    tables know apart are not."""
    if one.actor_id is not None and other.actor_id is not None:
        return one.actor_id == other.actor_id
    if one.country != other.country and None not in (one.country, other.country):
        return False
    (some, few), (more, many) = _counted(one.name), _counted(other.name)
    if some == more and some:
        return one.sector == other.sector and few == many
    shorter, longer = sorted((one.name.split(), other.name.split()), key=len)
    person = all((word[:1].isupper() and word.isalpha()) or word[-1:] == "." for word in (*shorter, *longer))
    return (
        person
        and one.actor_id is None
        and other.actor_id is None
        and 0 < len(shorter) < len(longer) <= 5
        and (shorter[-1] in longer[1:] and set(shorter) < set(longer))
    )


def _counted(name: str) -> tuple[tuple[str, ...], int | None]:
    """The words of a name without articles and its number, and that number."""
    words = [word for word in name.casefold().split() if word not in ARTICLES]
    if words and (words[0] in COUNTS or words[0].isdecimal()):
        return tuple(words[1:]), COUNTS.get(words[0]) or int(words[0])
    return tuple(words), None


SITE = re.compile(r"(?:,|\b(?:in|at|of)(?: the)?) \Z", re.IGNORECASE)
"""What stands between a site and its town in a place's name: "market in Lorn", "the barracks, Lorn"."""


def same_place(one: EventRow, other: EventRow) -> bool:
    """Whether the places of two events are one: of one name, or a site and its town where the victim is one too."""
    if one.place is None or other.place is None or one.place.name == other.place.name:
        return True
    town, site = sorted((one.place.name, other.place.name), key=len)
    victims = bool(one.recipients and other.recipients)  # compared already: two acts in one town are two
    return victims and site.endswith(town) and SITE.search(site[: -len(town)]) is not None


def days(event: EventRow) -> tuple[str | None, str | None] | None:
    """First and last day of an event, None where its first is not told."""
    return None if event.date is None or event.date.start is None else (event.date.start, event.date.end)


def joined(one: EventRow, other: EventRow) -> EventRow:
    """The fuller telling, with what only the other says and with the figures of both."""
    comes_back = one_by_one.comes_back(one, other) or suits.in_its_paper(one, other)
    later = _told(other) > _told(one) and not comes_back
    best, rest = (other, one) if later else (one, other)
    known = {(f.kind, f.low, f.high) for f in best.figures}
    given = {
        name: getattr(rest, name)
        for name in ("mode", "actors", "recipients", "place", "date")
        if not getattr(best, name) and getattr(rest, name)
    }
    given |= {name: part for name in ("date", "place") if (part := _in_own_sentence(best, rest, name)) is not None}
    figures = (*best.figures, *(f for f in rest.figures if (f.kind, f.low, f.high) not in known))
    given |= {"figures": figures} if figures else {}
    given |= both_words(one, other)
    why = {name: reason for name, reason in best.why_null.items() if name not in given}
    made = replace(best, confidence=max(one.confidence, other.confidence), why_null=why, **given)
    return befell_once.fuller(told_closer.closer(made, one, other), one, other)


def _in_own_sentence(best: EventRow, rest: EventRow, name: str) -> DateRow | PlaceRow | None:
    """The date or place that the other telling has in the sentence of both, where the fuller one has another
    sentence's."""
    if best.evidence_span != rest.evidence_span:
        return None
    own, other = getattr(best, name), getattr(rest, name)
    if not all(part is not None and part.span is not None for part in (own, other)):
        return None
    here = [best.evidence_span[0] <= part.span[0] < best.evidence_span[1] for part in (own, other)]
    return other if here == [False, True] else None


def _told(event: EventRow) -> tuple[bool, int]:
    """How much a telling says; a noun says more than that it was done."""
    parts = (event.actors, event.recipients, event.place, event.date, event.figures, event.attributed_to)
    return not _is_light(event), sum(bool(part) for part in parts)
