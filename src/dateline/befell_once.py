"""What befalls a named person but once: "the murder of Senator Luis Galan", "Galan was killed on Monday by gunmen".

Two tellings of the death of one named person are one act, whatever each of them leaves out, and so are two of one
abduction. Of the named persons whose killing (185) or abduction (56) is annotated on the training pages none has two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from dateline.knowledge import surnames
from dateline.knowledge.fold import key
from dateline.knowledge.roles import nouns
from dateline.model import ActorRow, EventRow

_DEATH = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|assassinat\w+|slay(?:ing)?|slain|execut(?:ed|ion)|behead\w*|lynch\w*"
    r"|gunn?ed down|(?:shot|stabbed|hacked|beaten|tortured|burned) (?:dead|to death))\b",
    re.IGNORECASE,
)
_DEAD = re.compile(r"[^,.;:]{0,50}?\b(?:dead|to death)\b", re.IGNORECASE)
_STRUCK = re.compile(r"\b(?:shot|stabbed|hacked|beaten|gunned|clubbed)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:kidnapp?\w*|abduct\w*|seiz\w+|snatch\w*|taken|took)\b", re.IGNORECASE)
_TRIED = re.compile(r"\s?\b(?:attempt\w*|bids?|plots?|tried|trying|failed)\b", re.IGNORECASE)
"""Words of what was not carried out, in those of an act or right behind them."""
_OTHERS = frozenset(("and", "of", "for", "in", "his", "her", "their", "two", "three", "four", "five", "six", "others"))
"""Words of a party that is more than one person, or somebody told by another's name."""


def keys(event: EventRow) -> tuple[tuple[str, str], ...]:
    """What befell whom by an act, told by name: the fate and the last word of each such name."""
    fate = _fate(event)
    return () if fate is None else tuple((fate, name[-1]) for _, name in _named(event))


def one_fate(one: EventRow, other: EventRow) -> bool:
    """Whether two acts are the death or the abduction of one named person, each naming him in its own sentence."""
    if one.evidence_span == other.evidence_span or not _days_meet(one, other):
        return False
    fate = _fate(one)
    if fate is None or fate != _fate(other):
        return False
    theirs = list(_named(other))
    return any(_same(row, name, *them) for row, name in _named(one) for them in theirs)


def fuller(made: EventRow, one: EventRow, other: EventRow) -> EventRow:
    """The event made of two tellings of a fate: the victims as the telling calls them that gives the whole name, the
    place that of the telling that gives more than the country."""
    if not one_fate(one, other):
        return made
    exact = next((event.place for event in (one, other) if event.place and event.place.precision != "country"), None)
    if made.place is not None and made.place.precision == "country" and exact is not None:
        made = replace(made, place=exact)
    longest = max((one, other), key=lambda event: max(len(row.name) for row in event.recipients))
    return replace(made, recipients=longest.recipients) if len(made.recipients) == len(longest.recipients) else made


def _named(event: EventRow) -> Iterator[tuple[ActorRow, tuple[str, ...]]]:
    """The victims of an act that its own sentence names, each with the words of the name."""
    told = frozenset(key(event.evidence).split())
    for row in event.recipients:
        name = _name(row.name)
        if name and name[-1] in told:
            yield row, name


def _fate(event: EventRow) -> str | None:
    """What the words of an act say that befell its victims: death, abduction, or neither."""
    if event.type != "ASSAULT" or event.status != "actual":
        return None
    behind = event.evidence[event.trigger_span[1] - event.evidence_span[0] :][:60]
    if _TRIED.search(event.trigger) is not None or _TRIED.match(behind) is not None:
        return None
    if event.mode == "abduct":
        return "abduction" if _TAKEN.search(event.trigger) is not None else None
    if _DEATH.search(event.trigger) is not None:
        return "death"
    return "death" if _STRUCK.search(event.trigger) is not None and _DEAD.match(behind) is not None else None


@lru_cache(maxsize=4096)
def _name(text: str) -> tuple[str, ...]:
    """The words of a person's name without titles; none where the words are no name."""
    words = text.replace(",", " ").split()
    while words and (words[0].islower() or key(words[0]) in nouns() or key(words[0]) in _PLAIN):
        words = words[1:]
    if not words or not all(word.isalpha() and (word[0].isupper() or word in _PARTICLES) for word in words):
        return ()
    name = tuple(key(word) for word in words)
    return () if _OTHERS.intersection(name) else name


_PLAIN = frozenset(("the", "a", "an", "former", "mr", "mrs", "ms", "dr", "father", "msgr", "monsignor", "journalist"))
_PARTICLES = frozenset(("de", "da", "del", "la", "al", "bin", "van", "von", "y", "el", "dos", "ul"))


def _same(one: ActorRow, name: tuple[str, ...], other: ActorRow, named: tuple[str, ...]) -> bool:
    """Whether two names are one person's, of whom at least one telling gives a name that people bear."""
    shorter, longer = sorted((name, named), key=len)
    if shorter != longer and one.country != other.country and None not in (one.country, other.country):
        return False
    alike = shorter == longer or (shorter[-1] in longer and set(shorter) <= set(longer))
    return alike and (len(longer) > 1 and any(word in surnames.given() for word in longer[:-1]))


def _days_meet(one: EventRow, other: EventRow) -> bool:
    """Whether the days of two acts do not exclude each other."""
    if one.date is None or other.date is None or None in (one.date.start, other.date.start):
        return True
    first, second = sorted((one.date, other.date), key=lambda date: str(date.start))
    return str(second.start) <= str(first.end or second.start)
