"""Every number of a sentence with its kind and with how it hangs on the words around it.

A number is read by the rules of ``turns.RULES``, first match wins. A part ("nine of them children") has the kind
of its whole, a rival toll told by its number alone ("killed 15, not 18") that of the first, and one of a row that of
the next. Where no rule fits, the number is still the object or subject of some verb, or stands behind a preposition.
"""

from __future__ import annotations

from functools import lru_cache

from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.predicates import (
    WINDOW,
    Hit,
    active,
    attributive,
    by_participle,
    by_passive,
    is_verb,
    number_between,
    object_follows,
    particle,
    predicate,
    reduced,
)
from dateline.extract.figures.refuse import refused
from dateline.extract.figures.turns import RULES
from dateline.extract.figures.units import (
    Counted,
    Unit,
    counted,
    is_person,
    known,
    may_be_person,
    may_count,
    single,
    units,
)
from dateline.extract.figures.wounds import hit_in_limb
from dateline.model import Span, Value


class Reading(Value, frozen=True, kw_only=True):
    """What a number counts and by which word.

    ``governor`` is the unit of the verb, noun or preposition, ``role`` object, subject, noun, of, part, whole, echo,
    oblique (behind a preposition) or none. ``whole`` is the span of the number that this one is part of.
    """

    counted: Counted
    kind: str | None
    role: str
    governor: int | None
    rule: str
    whole: Span | None = None


@lru_cache(maxsize=1024)
def readings(text: str, span: Span) -> tuple[Reading, ...]:
    """Every number of the sentence with its kind; parts and ellipses take theirs from the number before.

    Kept, as the words are (``units``).
    """
    us = units(text, span)
    out: list[Reading] = []
    for i, u in enumerate(us):
        if u.quantity is None:
            continue
        c = counted(us, i)
        if u.quantity.currency is None and refused(us, c):
            continue
        out.append(_read(us, c, out[-1] if out else None))
    return tuple(_backward(us, out))


@lru_cache(maxsize=1024)
def singles(text: str, span: Span) -> tuple[Reading, ...]:
    """Every article of the sentence before a noun that may count as one ("a boatman was hurt"), with how it hangs
    there: far more than are figures, which only a reader can tell. Kept, as the words are (``units``).

    One who is known ("their driver") is among them where words of death tell of him: of those that score and reader
    take for victims on 811 pages 16 are annotated and 3 not; of the hurt and abducted 1 and 9."""
    us = units(text, span)
    found = (c for i in range(len(us)) if (c := single(us, i)) is not None and not refused(us, c))
    read = [_read(us, c, None) for c in found]
    out = [r for r in read if r.kind is not None or may_count(us[r.counted.end - 1].lower)]
    harmed = (c for i in range(len(us)) if (c := known(us, i)) is not None and not refused(us, c))
    out += [r for c in harmed if _befell(us, r := _read(us, c, None))]
    return tuple(sorted(out, key=lambda r: r.counted.at))


def _befell(us: tuple[Unit, ...], reading: Reading) -> bool:
    """Is one who is known told to be dead, or does he end a row of people who are counted, of whom the score tells what
    befell them?"""
    return (reading.kind == "killed" and not _bereaved(us, reading)) or _ends_row(us, reading.counted)


def _ends_row(us: tuple[Unit, ...], c: Counted) -> bool:
    """Does one who is known end a row that several open ("four nurses and their driver")?"""
    if (
        c.at < 3
        or us[c.at - 1].lower != "and"
        or (c.end < len(us) and us[c.end].tag in ("verb", "past", "be", "modal"))
    ):
        return False
    before = [u for u in us[max(0, c.at - ROW) : c.at - 1] if u.lower != ","]
    first = next((k for k in range(len(before) - 1, -1, -1) if before[k].quantity is not None), None)
    several = before[first].quantity if first is not None else None
    if first is None or first + 1 >= len(before) or several is None or several.low < 2:
        return False
    return is_person(before[-1].lower) and all(u.tag in ("noun", "name", "adj") for u in before[first + 1 :])


ROW = 6
"""Words before "and the driver" in which another is counted."""


def _bereaved(us: tuple[Unit, ...], reading: Reading) -> bool:
    """ "she lost her husband": who it was is told of her, not of an act."""
    at = reading.governor
    return at is not None and reading.role == "object" and us[at].lower in ("lost", "losing")


def _read(us: tuple[Unit, ...], c: Counted, before: Reading | None) -> Reading:
    if before is not None and _is_whole(us, c, before):
        hit = _of_whole(us, c)
        kind, governor = (hit[0], hit[2]) if hit else (None, None)
        return Reading(counted=c, kind=kind, role="whole", governor=governor, rule="whole")
    if before is None and _opens_with_whole(us, c):
        hit = _of_whole(us, c)
        return Reading(counted=c, kind=hit and hit[0], role="whole", governor=hit and hit[2], rule="whole")
    if before is not None and _is_part(us, c, before):
        own = by_passive(us, c) or by_participle(us, c)
        if own is None or (c.head is not None and own[2] > c.end + 3):
            rule = "item" if before.rule == "item" or _listed(us, c, before) else "part"
            whole = before.whole or before.counted.quantity.span
            return Reading(counted=c, kind=before.kind, role="part", governor=before.governor, rule=rule, whole=whole)
    for name, read in RULES:
        hit = read(us, c)
        if hit:
            return Reading(counted=c, kind=hit[0], role=hit[1], governor=hit[2], rule=name)
    opened = _opening(us, c)
    if opened is not None:
        return Reading(counted=c, kind=opened, role="part", governor=None, rule="item")
    if before is not None and before.kind in TOLLS and _is_echo(us, c):
        return Reading(counted=c, kind=before.kind, role="echo", governor=before.governor, rule="echo")
    if before is not None and _is_of_another_year(us, c, before):
        return Reading(counted=c, kind=before.kind, role="echo", governor=before.governor, rule=YEARLY)
    role, governor = _bare_role(us, c)
    return Reading(counted=c, kind=None, role=role, governor=governor, rule="bare")


YEARLY = "year"
"""The rule of a number that is told of a year behind that of another ("killed 90 people in 1971 and 60 in 1972")."""


def _is_of_another_year(us: tuple[Unit, ...], c: Counted, before: Reading) -> bool:
    joined = c.at - 1
    while joined > before.counted.at and us[joined].lower in (",", "and", "but"):
        joined -= 1
    alike = before.kind in TOLLS and c.head is None and joined < c.at - 1
    return alike and in_year(us, joined - 1) and in_year(us, c.end)


def in_year(us: tuple[Unit, ...], p: int) -> bool:
    """Does "in 1971" stand at ``p``?"""
    if not 0 <= p < len(us) - 1 or us[p].lower not in ("in", "during"):
        return False
    year = us[p + 1].lower
    return len(year) == 4 and year.isdigit() and year[:2] in ("19", "20")


TOLLS = frozenset({"killed", "injured", "displaced", "detained", "missing", "released", "abducted"})


def lone_victim(us: tuple[Unit, ...], reading: Reading) -> bool:
    """Is the number the article of one who alone is the subject of a clause that tells of a death or of a limb that was
    hit: "A nurse died on the way", "Tomas Rell, a baker, was shot dead", "A guard was shot in the leg"; not "where a
    nurse died", nor with others or another verb between?"""
    c, at = reading.counted, reading.governor
    if c.quantity.form != "article" or us[c.at].lower not in ("a", "an") or reading.role != "subject" or at is None:
        return False
    told = reading.kind in ("killed", "missing") or (reading.kind == "injured" and hit_in_limb(us, at))
    in_turn = c.head is not None and us[c.head].lower in lexicon().ordinal  # "a third is missing"
    if not told or c.head is None or not (in_turn or may_be_person(us[c.head].lower)):
        return False
    if c.at > 0 and us[c.at - 1].lower not in OPENING and us[c.at - 1].lower not in ("that", "while"):
        return False
    if any(u.lower in ("if", "unless", "when", "them", "whom") for u in us[max(0, c.at - 3) : c.at]):
        return False
    between = us[c.end : at]
    names = {u.lower for u in between}
    relative = bool(names & {"who", "whom", "whose"})
    if relative and reading.kind == "missing":  # "abducted her husband, a clerk, who remained missing"
        return False
    return not (
        names & CLAUSES
        or any(u.quantity is not None or u.tag == "neg" for u in between)
        or (not relative and any(u.tag in ("verb", "past", "modal") for u in between))
    )


OPENING = frozenset({",", ";", ":", "“", '"'})
"""Marks before one who is told of in a clause of his own."""
CLAUSES = frozenset({";", ":", "when", "where", "as", "after", "which", "that", "and", "or"})
"""Words and marks behind which another may be the subject."""


def _opening(us: tuple[Unit, ...], c: Counted) -> str | None:
    """The kind of a sentence that opens with the whole: "Of the dead, five were guards"."""
    if us[0].lower != "of" or c.at < 3:
        return None
    comma = next((k for k in range(1, min(c.at, 9)) if us[k].lower == ","), 0)
    names = {u.lower for u in us[1:comma]}
    return next((k.name for k in lexicon().kinds if k.name in TOLLS and names & (k.nouns | k.verbs.keys())), None)


def _is_echo(us: tuple[Unit, ...], c: Counted) -> bool:
    """A rival toll told by its number alone: "killed 15, not 18", "the army says 19", "an earlier count of five"."""
    if c.head is not None or c.at < 1 or c.part or us[c.at - 1].lower not in word_set("echo"):
        return False
    if us[c.at - 1].lower in ("of", "at", "to", "from"):
        return any(u.lower in word_set("toll") for u in us[max(0, c.at - 6) : c.at])
    return True


def _is_whole(us: tuple[Unit, ...], c: Counted, before: Reading) -> bool:
    """ "241 of 464 lawmakers", "nine of the 31 foreigners"."""
    gap = us[before.counted.at + 1 : c.at]
    return (
        0 < len(gap) < 6 and gap[0].lower == "of" and all(u.tag in ("det", "noun", "name", "poss", "prep") for u in gap)
    )


def _opens_with_whole(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "Of the four soldiers who were missing, three ...": all of whom the sentence goes on to tell of some."""
    if us[0].lower not in ("of", "among") or not 1 <= c.at <= 2 or c.head is None:
        return False
    comma = next((p for p in range(c.end, min(len(us), c.end + WINDOW)) if us[p].lower == ","), None)
    return comma is not None and any(u.quantity is not None for u in us[comma : comma + WINDOW])


def _of_whole(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """What the relative clause behind a whole says of it ("... of the 31 who were abducted")."""
    for p in range(c.end, min(len(us), c.end + 6)):
        if us[p].lower in (",", "."):
            return None
        if us[p].lower in ("who", "that", "whom", "they"):
            said = word_set("predicates") - {"in"}  # "who were missing"
            verbs = [
                q for q in range(p + 1, min(len(us), p + 7)) if us[q].tag in ("past", "ing") or us[q].lower in said
            ]
            doing = us[p].lower != "whom" and verbs[:1] == [p + 1] and object_follows(us, p + 2)
            for q in verbs:  # of "the 19 who killed hundreds" the verb says what they do
                hit = predicate(us, c, q) or (None if doing else active(us, c, q, row=False))
                if hit:
                    return hit
            return None
    return None


def _listed(us: tuple[Unit, ...], c: Counted, before: Reading) -> bool:
    """Is the number an item of a full account ("four dead, namely two soldiers ...", "61 dead: 17 guards, ...")?"""
    return us[c.at - 1].lower in ("namely", ":")


def _is_part(us: tuple[Unit, ...], c: Counted, before: Reading) -> bool:
    """ "14 people, nine of them children", "14, including four policemen", "61 dead: 17 guards, four civilians"."""
    gap = us[before.counted.end : c.at]
    if c.part and c.at > 0 and us[c.at - 1].lower in (",", "(", "-", "–", "—", ";"):
        return us[c.at - 1].lower != ";" or (c.end < len(us) and us[c.end].tag == "be")
    if [u.lower for u in gap[-2:]] in (["among", "them"], ["of", "whom"], ["of", "which"]):
        return True
    if before.role == "part":
        plain = all(u.tag not in ("verb", "past", "modal", "be", "have", "sub") for u in gap)
        return bool(gap) and plain and len(gap) < 7 and gap[-1].lower in ("and", ",", ":")
    if gap and gap[-1].lower == ":" and before.kind in TOLLS:
        return True
    return bool(gap) and len(gap) < 12 and gap[-1].lower in ("including", "namely")


def _bare_role(us: tuple[Unit, ...], c: Counted) -> tuple[str, int | None]:
    """Object of an unlisted verb, subject of one, or behind a preposition; with that verb's or preposition's unit."""
    p, row = c.at - 1, False
    while p >= 0 and c.at - p < WINDOW:
        u = us[p]
        if u.tag in ("have", "be") or (is_verb(us, p) and not attributive(us, p)):
            return "object", p
        if (
            u.lower in word_set("calendar")
            or (u.lower in ("on", "in") and us[p + 1].lower in word_set("calendar"))
            or particle(us, p)
        ):
            p -= 1
            continue
        if u.tag in ("prep", "to"):
            return "oblique", p
        if u.lower in (",", "and", "or"):
            if u.lower == "," and not row and not number_between(us, p):
                break
            row = True
        elif not (u.tag in ("det", "adj", "adv", "quote", "poss") or (row and u.tag in ("noun", "name", "num"))):
            break
        p -= 1
    for q in range(c.end, min(len(us), c.end + WINDOW)):
        if us[q].tag in ("verb", "past", "be", "have", "modal") and not (us[q].tag == "past" and reduced(us, q)):
            return "subject", next((r for r in range(q, min(len(us), q + 6)) if us[r].tag in ("verb", "past")), q)
    return "none", None


def _backward(us: tuple[Unit, ...], found: list[Reading]) -> list[Reading]:
    """ "two soldiers and a militiaman were killed": one of a row takes the kind of the next, where none was found."""
    for k in range(len(found) - 2, -1, -1):
        one, two = found[k], found[k + 1]
        gap = us[one.counted.end : two.counted.at]
        joined = (
            gap
            and all(u.lower in ("and", ",", "or", "of") or u.tag in ("noun", "name") for u in gap)
            and gap[-1].lower in ("and", ",")
        )
        if (
            one.kind is None
            and two.kind is not None
            and two.role == "subject"
            and joined
            and one.role in ("subject", "none")
        ):
            found[k] = Reading(counted=one.counted, kind=two.kind, role="subject", governor=two.governor, rule="row")
    return found
