"""Whose the people of a phrase are: fighters of a group, gangs by their trade, and words that only stand beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge import actors
from dateline.knowledge.lexicon import Entry, Match, Word
from dateline.knowledge.roles import Role, words_of
from dateline.model import Span

BACKING = frozenset(
    [
        "backed",
        "linked",
        "affiliated",
        "inspired",
        "allied",
        "aligned",
        "supported",
        "funded",
        "sponsored",
        "controlled",
        "speaking",
        "trained",
        "owned",
        "born",
        "made",
        "run",
    ]
)
"""Second halves of compounds behind the name of another than the actor: "Iran-backed"."""
LED = frozenset(("led", "dominated", "run", "controlled", "held"))
"""Second halves of compounds behind the name of a group whose the actor is, though not the group itself."""
STANCE = frozenset(("anti", "pro", "non"))
"""First halves of compounds before the name of another than the actor: "anti-Houthi"."""
ARMED = frozenset(("REB", "PRM", "CRM", "UAF"))
"""Sectors of groups whose members act as the group."""
UNIFORMED = frozenset(("MIL", "COP", "SPY"))
"""Sectors of the state's own bodies whose men are theirs: "men of the CRPF"."""
_PARTED = frozenset(("splinter", "dissident", "breakaway"))
_TOLD = re.compile(
    r"[, ]+(?:who )?(?:(?:are |were )?(?:allegedly |reportedly )?belong(?:ing|ed)? to"
    r"|(?:are |were )?(?:believed|suspected|thought|alleged|presumed|said|accused) (?:to (?:be|have been) "
    r"(?:members|fighters|militants|part)|of being (?:members|part)) of"
    r"|(?:are |were )?(?:believed|suspected|thought|alleged|presumed|said) to belong to) "
)


def told(text: str, span: Span) -> Span | None:
    """The words behind a noun that tell whose its people are: "men suspected to be members of the gang"."""
    match = _TOLD.match(text, *span)
    return (match.end(), span[1]) if match else None


def stands_for(noun: Word, sector: str | None) -> bool:
    """Whether a noun means the group named beside it as a whole: its fighters do, its commander does not, and the
    members of a party or a union do not."""
    members = noun.low in words_of("fighters of a group", "its men") and sector in ARMED
    return members or noun.low in words_of("whole group")


def is_parted(before: tuple[Word, ...]) -> bool:
    """Whether the words before a noun tell of those who have left: "former FARC fighters", "a splinter group"."""
    return any(word.low in words_of("ELI") or word.low in _PARTED for word in before)


def opposed(found: tuple[Word, ...], first: int, entry: Entry) -> bool:
    """Whether the words before a party's name say that it does not govern: "the main opposition Fatherland party". Of
    17 such names annotators call 13 the opposition, whatever the table has."""
    return entry.kind == "group" and entry.sector == "PTY" and any(word.low == "opposition" for word in found[:first])


def is_criminal(found: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the noun at words ``first`` to ``last``, which tells no sector, is of organised crime: "a
    drug-trafficking organization"; not "the anti-drug team"."""
    before = {word.low for word in found[:first]}
    crime = before & words_of("crime word") and not before & words_of("against crime")
    return bool(crime) and found[last].low in words_of("crime noun")


_TRADES = frozenset(("AGR", "BUS", "JRN", "LAB"))


def of_trade(noun: str, before: Role | None, inner: str | None) -> str | None:
    """The sector of those whose association or federation a phrase tells, by the noun right ``before`` it or that of
    the phrase behind its "of": "the lime growers' association", "a federation of bakers". Of 30 annotated ones of
    farmers, traders, workers and journalists 28 are of theirs."""
    if noun.rsplit(" ", 1)[-1] not in words_of("body of a trade"):
        return None
    sector = before.sector if before is not None and before.kind == "people" else inner
    return sector if sector in _TRADES else None


def is_owned(found: tuple[Word, ...], first: int) -> bool:
    """Whether the noun at word ``first`` is somebody's: "the state's security council"."""
    before = found[first - 1 : first] if first else ()
    return any(word.low == "s" or word.low in words_of("possessive") for word in before)


SECOND = "deputy head"
"""What a deputy is that stands in for somebody."""


def is_second(found: tuple[Word, ...], at: int, behind: Role | None) -> bool:
    """Whether the deputy at word ``at`` is somebody's and no lawmaker, by the words before and the first noun
    ``behind``: "his deputy", "a deputy of the minister"; "a deputy of the assembly" sits in one. Of 51 annotated cases
    with an owner none is a lawmaker."""
    of = at + 1 < len(found) and found[at + 1].low in ("of", "to")
    office = behind is not None and behind.kind == "office" and behind.sector != "LEG"
    return is_owned(found, at) or (of and office)


ORG_KINDS = frozenset(("body", "group", "organisation"))
QUOTED = 120
"""Characters of a phrase in which a name with quotation marks is looked for."""
MARKS = '"“”'


def quoted(text: str, span: Span, found: tuple[Word, ...]) -> Entry | None:
    """The body whose name of the table a phrase has with quotation marks in it: 'the "Atlacatl" Battalion'."""
    said = text[span[0] : min(span[1], span[0] + QUOTED)]
    if not any(mark in said for mark in MARKS):
        return None
    words = [word.low for word in found]
    first = next((i for i, word in enumerate(words) if word not in words_of("determiner")), 0)
    whole = actors.lexicon().get(" ".join(words[first:])) if len(words) > first + 1 else ()
    return next((entry for entry in whole if entry.kind in ORG_KINDS), None) or _between_marks(text, span, found)


_NAME_IN_MARKS = re.compile(r"[\"“]([^\"“”\n]{2,60})[\"”]")


def _between_marks(text: str, span: Span, found: tuple[Word, ...]) -> Entry | None:
    """The group that a phrase names between quotation marks, beside a noun that means it: "the group “Shining Path”",
    "“Shining Path” guerrillas"; not "the leader of the “Shining Path”"."""
    marked = _NAME_IN_MARKS.search(text, span[0], min(span[1], span[0] + QUOTED))
    if marked is None:
        return None
    inside = [word.low for word in found if marked.start() <= word.start < marked.end()]
    before = [word.low for word in found if word.end <= marked.start()]
    behind = [word.low for word in found if word.start >= marked.end()]
    nouns_beside = words_of("whole group") | words_of("fighters of a group") | {"front", "faction", "army"}
    if "of" in before or len(behind) > 2 or not nouns_beside.intersection((*before[-1:], *behind[-1:])):
        return None
    named = actors.lexicon().get(" ".join(inside)) or ()
    return next((entry for entry in named if entry.kind in ORG_KINDS and entry.sector in ARMED), None)


def is_backed(found: tuple[Word, ...], match: Match) -> bool:
    """True for the country in "Iran-backed", which says nothing of where the actor is from."""
    after = match.last + 1
    if after >= len(found) or found[after].low not in BACKING or not found[after].gap:
        return False
    return found[after].low not in ("owned", "run") or not _is_company(found[after + 1 : after + 1 + OWNED])


OWNED = 4
"""Words behind "Chinese-owned" in which a company is looked for."""


def _is_company(behind: Sequence[Word]) -> bool:
    """Whether a mine, a ship or a company is told, which is of the state of its owner: "a Chinese-owned mine" (9 of 9
    annotated ones); shops, farms and hospitals are of where they stand."""
    return any(word.low in words_of("owned from abroad") for word in behind)


_DISOWNED = re.compile(r"\b(?:(?P<stance>(?:pro|anti|non)[-\u2010-\u2013 ])|ex-|former |post-)\Z", re.I)
_PAST = re.compile(r"(?:Soviet|Yugoslav) (?:republic|state|country|nation)s?\b", re.I)


def is_disowned(text: str, span: Span) -> bool:
    """Whether a country's word only tells whom somebody is for or against, or of what a state was a part: "pro-Russian
    parties", "the former Soviet republic". None of 9 annotated ones is of the country named."""
    before = _DISOWNED.search(text, max(0, span[0] - 8), span[0])
    return before is not None and (before["stance"] is not None or _PAST.match(text, span[0]) is not None)


def leads(text: str, group: Entry | None, behind: Sequence[Word]) -> bool:
    """Whether a phrase is only an armed group and what it leads or holds: the "IS-led" of an attack, the "IS-held" of
    one; ``behind`` are the words behind its name."""
    return (
        group is not None
        and group.sector in ARMED
        and len(behind) == 1
        and behind[0].low in LED
        and text[behind[0].start - 1] == "-"
    )
