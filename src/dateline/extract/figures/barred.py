"""Kinds of figure that the words of a number rule out, whatever a reader makes of them.

Where people die, a reader takes most numbers near by for the dead. But casualties are dead and wounded, as are "14
killed or wounded"; of "a bus carrying 20 men" the bus is hit; those who take part in a murder, or commit it, are not
murdered, nor are those who survived; and millions in losses are money. Each row of ``RULINGS`` names such words, the
kinds that they rule out, and what the number is instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dateline.extract.figures.known_one import known_alone
from dateline.extract.figures.lexicon import lexicon, openings, word_set
from dateline.extract.figures.predicates import DYING, FATALLY, HURT, be_before, match
from dateline.extract.figures.reading import Reading
from dateline.extract.figures.units import Unit, is_person
from dateline.model import Number, Span

NONE = "-"
"""The kind of a number that is no figure."""
HARM = frozenset({"killed", "injured"})
PEOPLE = frozenset({"killed", "injured", "displaced", "detained", "abducted", "missing", "released"})
"""What happens to people."""
TAKEN = HARM | {"abducted", "missing", "displaced"}
REACH = 8
"""Words between those who act and their verb ("soldiers who are believed to have taken part")."""


class Barred(NamedTuple):
    """Kinds that are ruled out, and the kind that a number has ``instead`` of them."""

    kinds: frozenset[str]
    instead: str


NOTHING = Barred(frozenset(), NONE)


class _Told(NamedTuple):
    """A number, how it is read, and the words of its sentence."""

    number: Number
    reading: Reading
    us: tuple[Unit, ...]


def barred(number: Number, reading: Reading, us: tuple[Unit, ...]) -> Barred:
    """What the words around a number rule out; ``NOTHING`` for most."""
    told = _Told(number, reading, us)
    return next((ruling for test, ruling in RULINGS if test(told)), NOTHING)


def _casualties(told: _Told) -> bool:
    """ "30 casualties", and "45 of which"; not "no casualties", which says that nobody died, nor "fatal casualties"."""
    if told.number.kind == "killed" or told.number.high == 0:
        return False
    head = told.reading.counted.head
    if head is not None:
        return told.us[head].lower in word_set("casualties")
    of = told.number.of_span
    return told.reading.kind is None and of is not None and _last_word(told.us, of) in word_set("casualties")


def _last_word(us: tuple[Unit, ...], span: Span) -> str:
    return next((u.lower for u in us if span[0] <= u.span[0] and u.span[1] == span[1]), "")


def _either(told: _Told) -> bool:
    """ "killed or wounded", "abducted or murdered": the number counts both (``predicates``)."""
    return told.reading.kind == "other" and told.number.high != 0


def _known(told: _Told) -> bool:
    """ "killed the governor": one who is known and stands in no row (``known_one``)."""
    return known_alone(told.us, told.reading.counted)


def _sum_of_money(told: _Told) -> bool:
    return told.number.kind == "money"


def _carried(told: _Told) -> bool:
    """ "a bus carrying 20 men": those on board, whatever became of them."""
    at = told.reading.governor
    unharmed = told.reading.kind not in HARM and told.reading.role == "object"
    return unharmed and at is not None and told.us[at].lower in word_set("carrying")


def _taking_part(told: _Told) -> bool:
    """ "two officers implicated in the murder", "three advisers who had taken part"; not where another verb says what
    became of them."""
    if told.reading.kind in HARM or told.reading.role not in ACTING:
        return False
    us, at = told.us, told.reading.counted.end
    for p in range(at, min(len(us), at + REACH)):
        if us[p].lower in word_set("taking_part"):
            return True
        if us[p].lower in ("took", "taken", "taking"):
            return p + 1 < len(us) and us[p + 1].lower == "part"
        if not (us[p].tag in LINKS or us[p].lower in word_set("believing")):
            return False
    return False


ACTING = frozenset({"subject", "none", "oblique", "object"})
"""Roles of a number of those who act, or of whom a clause behind says so."""
LINKS = frozenset({"sub", "pron", "be", "have", "adv", "neg", "modal", "to"})
"""Tags of the words between those who act and their verb."""


def _holding(told: _Told) -> bool:
    """ "40 prisoners who are holding hostages": those who hold, not those who are held."""
    if told.reading.kind in HARM or told.reading.role not in ACTING:
        return False
    us, at = told.us, told.reading.counted.end
    p = next((p for p in range(at, min(len(us), at + REACH)) if us[p].tag not in LINKS), len(us))
    if p + 1 >= len(us) or us[p].lower not in word_set("holding") or us[p - 1].lower == "being":
        return False
    return us[p + 1].quantity is not None or us[p + 1].tag in ("det", "noun", "name", "adj", "poss", "pron")


def _vast(told: _Told) -> bool:
    """ "losses in the millions": nobody is named that they count."""
    plural = told.reading.counted.quantity.form == "plural" and told.number.low >= VAST
    return plural and told.reading.counted.head is None and told.reading.kind in (None, "targets")


def _head(told: _Told) -> str:
    """The counted noun in lower case; empty where there is none."""
    at = told.reading.counted.head
    return "" if at is None else told.us[at].lower


def _bare(told: _Told) -> bool:
    """Is the number the subject of words that tell no kind of figure?"""
    return told.reading.kind is None and told.reading.role in ("subject", "none")


def _undone(told: _Told) -> bool:
    """ "four soldiers were not killed", "the three others have not been arrested": it did not come to pass."""
    us, p, never = told.us, told.reading.counted.end, False
    if told.reading.role not in ("subject", "none"):
        return False
    while p < len(us) and p < told.reading.counted.end + REACH and us[p].tag in AUXILIARY:
        if us[p].lower in ("only", "just"):
            return False
        never = never or us[p].tag == "neg" or us[p].lower in ("not", "never")
        p += 1
    if not never or p >= len(us) or us[p].tag != "past" or us[p].lower not in openings("verbs"):
        return False
    return any(kind.name in UNDONE and match(us, p, kind.verbs) for kind in lexicon().kinds)


AUXILIARY = frozenset({"be", "have", "adv", "neg", "modal"})
UNDONE = HARM | {"detained", "abducted"}
"""What people are spared; those "not released" are held, and those "never found" are missing."""


def _meant(told: _Told) -> bool:
    """ "threatened to kill 10 judges": nobody has been killed yet."""
    us, at = told.us, told.reading.governor
    if told.reading.role != "object" or told.reading.kind not in UNDONE or at is None or at < 2:
        return False
    if us[at - 1].lower != "to":
        return False
    return any(u.lower in word_set("intending") for u in us[max(0, at - REACH) : at - 1])


def _unharmed(told: _Told) -> bool:
    """ "four policemen escaped unhurt", "six passengers survived": the act did them no harm."""
    if not _bare(told):
        return False
    us, at = told.us, told.reading.counted.end
    for p in range(at, min(len(us), at + REACH)):
        word, ahead = us[p].lower, {u.lower for u in us[p + 1 : p + 4]}
        if word in word_set("unharmed"):
            return True
        if word in ("survived", "survive", "surviving"):
            return not any(later.startswith(("injur", "wound", "burn")) for later in ahead)
        if word in ("escaped", "escape", "escaping"):
            return bool(ahead & word_set("spared"))
        if us[p].tag not in LINKS and us[p].tag not in ("num", "noun", "name", "adj") and word != "and":
            return False
    return False


def _present(told: _Told) -> bool:
    """ "there were three guards on site": that they were there says nothing of what became of them."""
    us, p = told.us, told.reading.counted.at - 1
    if told.reading.kind is not None or told.number.high == 0 or not is_person(_head(told)):
        return False
    if _head(told) in word_set("struck") or "among" in [u.lower for u in us[told.reading.counted.end :][:3]]:
        return False
    while p > 0 and (us[p].tag == "adv" or us[p].lower in ("in", "fact", "been", "only", "just")):
        p -= 1
    if p > 0 and us[p].tag == "have":
        p -= 1
        return us[p].lower == "there"
    return p > 0 and us[p].tag == "be" and us[p - 1].lower == "there"


def _assailants(told: _Told) -> bool:
    """ "15 of the 19 hijackers were Saudis": they are nobody's victims unless a verb says so."""
    if told.reading.kind is not None:
        return False
    if told.reading.role == "whole":
        return _head(told) in word_set("assailants")
    us, at, c = told.us, told.reading.counted.at, told.reading.counted
    of = [u.lower for u in us[at + 1 : at + 6]] if c.head is None or c.part else []
    struck = {u.lower for u in us[at + 1 : at + 12]} & {"shot", "hit", "dead", "died"}
    return of[:1] == ["of"] and not struck and any(word in word_set("assailants") for word in of)


def _doers(told: _Told) -> bool:
    """ "five men shot to death a watchman", "two men on a motorcycle killed a guard": those who do it."""
    us, p = told.us, told.reading.counted.end
    if not _bare(told):
        return False
    while p < len(us) and p < told.reading.counted.end + REACH and us[p].tag in DESCRIBING:
        p += 1
    if p >= len(us) or us[p].tag not in ("past", "verb") or us[p].lower not in openings("verbs") or be_before(us, p):
        return False
    sizes = (match(us, p, kind.verbs) for kind in lexicon().kinds if kind.name in UNDONE)
    behind = p + max(sizes, default=0)
    return p < behind < len(us) and _object_at(us, behind)


def _by_them(told: _Told) -> bool:
    """ "stabbed by two men", "shot dead by a guard": who did it (of 38 in training two are figures, none of harm)."""
    us, p = told.us, told.reading.counted.at - 1
    if p < 1 or us[p].lower != "by" or not is_person(_head(told)):
        return False
    verb = next((q for q in range(p - 1, max(-1, p - 4), -1) if us[q].tag == "past"), None)
    if verb is None or any(u.lower in (",", "and", ";") for u in us[verb:p]):
        return False
    return us[verb].lower in STRIKING or us[verb].lower in word_set("harming")


def _by_many(told: _Told) -> bool:
    """ "captured by 40 young men": so many who did it are a strength."""
    return told.number.low >= MANY and _by_them(told)


MANY = 20
"""Those who did it from whom on their number is a strength (``reader.uncounted``)."""
STRIKING = frozenset(
    (
        *("ambushed", "approached", "assassinated", "attacked", "beaten", "captured", "chased", "confronted"),
        *("dragged", "gunned", "hacked", "held", "hit", "intercepted", "murdered", "robbed", "seized", "shot"),
        *("stabbed", "stopped", "surrounded", "taken", "waylaid"),
    )
)
"""Verbs of harm in the passive, beside the list of ``words.toml``."""
DESCRIBING = frozenset({"prep", "noun", "adj", "det", "name", "adv"})
"""Tags of the words between those who act and their verb that tell of them ("two men on a motorcycle")."""


def _object_at(us: tuple[Unit, ...], p: int) -> bool:
    """Does somebody that something is done to stand at ``p``; not "the same evening"?"""
    if us[p].tag == "name":
        return us[p].lower not in word_set("calendar")
    if us[p].quantity is None and us[p].tag != "det" and us[p].lower not in word_set("owners"):
        return False
    near = [u.lower for u in us[p : p + 4]]
    times = lexicon().units | lexicon().periods | {"evening", "morning", "afternoon"}
    return not any(word in times for word in near)


def _agents(told: _Told) -> bool:
    """ "abducted by eight men", "an attack by 20 rebels": those who do it."""
    at = told.reading.governor
    by = told.reading.role == "oblique" and told.reading.kind is None and at is not None and told.us[at].lower == "by"
    return by and is_person(_head(told))


def _blows(told: _Told) -> bool:
    """ "12 direct hits", "five shots", "three times"."""
    return _head(told) in word_set("blows")


def _unknown(told: _Told) -> bool:
    """ "an unknown number were wounded" tells no number (0 of 8 annotated)."""
    return _head(told) == "number" and told.reading.counted.quantity.form == "article"


def _hostages(told: _Told) -> bool:
    """ "more than 200 hostages spirited away" is told of captives, whatever the number before it in the row is of."""
    if _head(told) not in word_set("captives"):
        return False
    if told.reading.kind is None:
        return True
    us, end = told.us, told.reading.counted.end
    own_verb = end < len(us) and us[end].lower.endswith("ed") and us[end].lower not in openings("verbs")
    return told.reading.role == "object" and told.reading.kind in HARM and own_verb


def _sheltering(told: _Told) -> bool:
    """ "millions were searching for shelter" when sirens sounded: they are not driven from their homes."""
    us, at = told.us, told.reading.counted.end
    for p in range(at, min(len(us) - 2, at + REACH)):
        if us[p].lower in word_set("running_for"):
            return any(u.lower in ("cover", "shelter", "shelters") for u in us[p + 1 : p + 5])
    return False


def _force_of(told: _Told) -> bool:
    """ "a patrol of 12 soldiers": how strong it is, whatever became of it."""
    us, at = told.us, told.reading.counted.at
    bare = told.reading.kind is None and told.reading.role == "oblique" and at > 1
    return bare and us[at - 1].lower == "of" and us[at - 2].lower in word_set("forces")


def _some_of_them(told: _Told) -> bool:
    """The two of "two men were shot; one of them died": they are not all dead; so the four of "four people were shot,
    one fatally"; not of "four people, two of them women, were killed"."""
    if told.number.low < 2 or told.reading.counted.head is None:
        return False
    us, at, verb = told.us, told.reading.counted.end, told.reading.governor
    for p in range(at, min(len(us) - 1, at + FURTHER)):
        quantity = us[p].quantity
        if quantity is None or not 1 <= quantity.low < told.number.low:
            continue
        if told.reading.kind == "killed" and (verb is None or verb < p):
            return False
        if us[p + 1].lower == "fatally" or (us[p - 1].lower == "," and us[p + 1].lower in DYING):
            return True
        if us[p + 1].lower == "of" and p + 3 < len(us):
            dead = (q for q in range(p + 3, min(len(us), p + 7)) if us[q].lower in DEAD)
            return us[p + 2].lower in ("them", "whom") and any(q != verb for q in dead)
    return False


DEAD = frozenset({"dead", "died", "fatally", "killed"})
FURTHER = 24
"""Words behind a number in which it is told how many of them died."""


def _crowd(told: _Told) -> bool:
    """ "several thousand people turned out", "some 400 marched": how many came (of 22 such on the training pages 20 are
    annotated as strength, none of harm)."""
    us, end = told.us, told.reading.counted.end
    if not (_bare(told) or _left_others(told)) or end >= len(us) or (_head(told) and not is_person(_head(told))):
        return False
    out = us[end].lower == "turned" and end + 1 < len(us) and us[end + 1].lower == "out"
    away = end + 1 < len(us) and us[end + 1].lower in ("away", "off", "up")
    return out or (us[end].lower in COMING and not away)


def _left_others(told: _Told) -> bool:
    """ "hundreds clashed with police, leaving six people dead": others are counted between them and what befell."""
    at, end = told.reading.governor, told.reading.counted.end
    if told.reading.role != "subject" or at is None:
        return False
    return any(u.quantity is not None for u in told.us[end:at])


COMING = frozenset(
    (
        *("barricaded", "blocked", "chanted", "clashed", "demonstrated", "gathered", "hurled", "marched", "occupied"),
        *("pelted", "protested", "rallied", "scuffled", "stormed", "surrounded", "threw"),
    )
)
"""Verbs of those who make a crowd, or fight as one: before "blocked", "clashed", "threw" and the like 42 numbers of
the training pages are annotated as strength, four as other or targets, none as harm."""


def _killed_behind(told: _Told) -> bool:
    """ "two watchmen who tried to bar the way were shot dead": the verb stands behind a clause (11 of 11 on the
    training pages have its kind); "the two watchmen who" may have been told of before."""
    return _behind_clause(told) and told.reading.kind == "killed"


def _hurt_behind(told: _Told) -> bool:
    """ "two policemen who were guarding the line were wounded"."""
    return _behind_clause(told) and told.reading.kind == "injured"


def _behind_clause(told: _Told) -> bool:
    """Is a count of people not told of before read by the verb behind their clause?"""
    at = told.reading.counted.at
    return told.reading.rule == "clause" and (at == 0 or told.us[at - 1].lower != "the")


def _put_down(told: _Told) -> bool:
    """ "twelve terrorists were neutralised", "29 fighters were put out of action": dead, as armies have it (of 45 such
    on the training pages 40 are annotated so, two as other)."""
    at = told.reading.governor
    if told.reading.kind != "killed" or at is None or told.number.high == 0:
        return False
    if told.us[at].lower in NEUTRALISED:
        return True
    return [u.lower for u in told.us[at : at + 3]] in PHRASES or [u.lower for u in told.us[at : at + 2]] in PHRASES


NEUTRALISED = frozenset({"eliminated", "eliminating", "neutralised", "neutralising", "neutralized", "neutralizing"})
PHRASES = (["put", "out", "of"], ["sent", "to", "hell"], ["rendered", "ineffective"], ["paid", "the", "supreme"])
"""Other words for the dead, and the first of "put out of action"."""


def _injured_part(told: _Told) -> bool:
    """Of "20 dead, among them a captain, and 19 injured" the captain is dead, as are all parts of the dead."""
    return told.reading.rule == "part" and told.reading.kind == "killed"


def _died_of_wounds(told: _Told) -> bool:
    """ "three men wounded on Sunday have died": they are dead, though first told to be hurt."""
    us, at, verb = told.us, told.reading.counted.end, told.reading.governor
    dead = told.reading.kind == "killed" and verb is not None and verb > at and us[verb].lower in DYING
    return dead and at < len(us) and us[at].tag == "past" and us[at].lower in HURT


def _fatally(told: _Told) -> bool:
    """ "a sergeant was fatally wounded", "four others did not survive": they are dead."""
    at = told.reading.governor
    if told.reading.kind != "killed" or at is None or at == 0:
        return False
    survived = told.us[at].lower in ("survive", "survived", "did")
    return told.us[at - 1].lower in FATALLY or (survived and told.reading.role == "subject")


def _one_origin(told: _Told) -> bool:
    """ "four civilians from one family": where the four are from, not one more."""
    c, us = told.reading.counted, told.us
    if c.part or not told.number.low == told.number.high == 1 or c.at < 1 or _head(told) in lexicon().persons:
        return False
    return us[c.at].lower in ("one", "a single") and us[c.at - 1].lower == "from" and bool(_head(told))


def _mishap(told: _Told) -> bool:
    """ "malaria killed 180", "two guards died when a wall collapsed", "died of cold": no act of anybody (of 27 such
    on the training pages 3 are annotated)."""
    us, c, verb = told.us, told.reading.counted, told.reading.governor
    if any(u.lower in word_set("attacking") for u in us):
        return False
    if verb is not None and us[verb].lower in ("lives", "life"):
        verb = max(0, verb - 2)  # "claimed the lives of"
    if verb is not None and verb < c.at and us[verb].lower in word_set("taking_lives"):
        return any(u.lower in word_set("calamities") for u in us[max(0, verb - REACH) : verb])
    behind = us[c.end : c.end + FURTHER]
    for k, u in enumerate(behind):
        if u.lower in (";", ":"):
            return False
        if u.lower == "when":
            return any(later.lower in word_set("accidental") for later in behind[k + 1 : k + 6])
        if u.lower in ("of", "from") and k and behind[k - 1].lower in ("died", "die", "dead", "dying"):
            return k + 1 < len(behind) and behind[k + 1].lower in word_set("natural")
    return False


def _wrecked(told: _Told) -> bool:
    """ "three vehicles were lost": what is no person is struck, and neither killed nor hurt."""
    head = _head(told)
    return head in CRAFT or head in lexicon().vehicles or head in lexicon().munitions


def _impounded(told: _Told) -> bool:
    """ "four vehicles were burned and seven were captured": things are taken, nobody is detained."""
    of = told.number.of_span
    named = _head(told) or ("" if of is None else _last_word(told.us, of))
    return named in CRAFT or named in lexicon().vehicles or named in lexicon().munitions


CRAFT = frozenset(
    (
        *("aircraft", "airplanes", "bulldozers", "flats", "helicopters", "homes", "houses", "huts", "jets"),
        *("motorbikes", "pickups", "planes", "ships", "shops", "tankers", "tanks", "tractors", "trains"),
        *("vans", "vessels", "warships"),
    )
)
"""Things that are struck, lost and destroyed, beside the vehicles and munitions of ``words.toml``."""


def _gone(told: _Told) -> bool:
    """ "two of them escaped", "three have returned to their base": no longer held or missing, and unharmed."""
    us, p, c = told.us, told.reading.counted.end, told.reading.counted
    if told.reading.role not in ("subject", "none") or told.number.high == 0:
        return False
    while p < len(us) and p < c.end + REACH and us[p].tag in ("have", "adv", "neg"):
        p += 1
    if p >= len(us) or us[p].lower not in GONE or us[p - 1].lower in ("be", "been", "being", "not", "never"):
        return False
    return not (us[p + 1 : p + 2] and us[p + 1].lower == "with" and any(_is_hurt(u) for u in us[p + 2 : p + 5]))


def _is_hurt(u: Unit) -> bool:
    """A word for a harm that one comes away with: "escaped with minor burns"."""
    return u.lower.startswith(("injur", "wound", "burn", "bruise", "fracture", "cuts", "scratches"))


GONE = frozenset({"escaped", "returned", "rejoined"})
"""Verbs of those who come away by themselves."""


def _miscounted(told: _Told) -> bool:
    """ "two bodies had been counted twice": nobody more."""
    us, p = told.us, told.reading.counted.end
    while p < len(us) - 1 and p < told.reading.counted.end + REACH and us[p].tag in AUXILIARY:
        p += 1
    return p < len(us) - 1 and us[p].lower == "counted" and us[p + 1].lower == "twice"


def _moved(told: _Told) -> bool:
    """ "moved 50 others to another jail": taken elsewhere, which harms nobody; ten of the wounded are hurt."""
    us, at = told.us, told.reading.governor
    plain = told.reading.kind is None and told.reading.role == "object" and at is not None
    named = {u.lower for u in us[told.reading.counted.at : told.reading.counted.end]} & word_set("struck")
    return plain and not named and us[at or 0].lower in MOVING


MOVING = frozenset({"moved", "moving", "relocated", "relocating", "transferred", "transferring"})
"""Verbs of taking people elsewhere."""


def _crash(told: _Told) -> bool:
    """ "a helicopter crashed near Ryazan, killing both pilots": an accident, where no attack is told beside it."""
    us, at, c = told.us, told.reading.governor, told.reading.counted
    if told.reading.kind not in HARM or told.reading.role != "object" or at is None or at > c.at or us[at].tag != "ing":
        return False
    if any(u.lower in FORCE or u.lower in word_set("attacking") for u in us):
        return False
    crash = next((p for p in range(at - 1, max(0, at - FURTHER), -1) if us[p].lower in word_set("accidental")), None)
    return crash is not None and us[crash + 1].lower != "into"


FORCE = frozenset(
    (
        *("ambush", "bombardment", "downed", "explosives", "fighting", "fire", "grenade", "gunfire", "gunmen"),
        *("hijacked", "hit", "mine", "rammed", "rebels", "sabotage", "torched", "torpedo", "torpedoed"),
    )
)
"""Words of force beside which what crashes or collapses is no accident."""


VAST = 2_000_000
"""What "millions" comes to."""

RULINGS: tuple[tuple[Callable[[_Told], bool], Barred], ...] = (
    (_known, Barred(PEOPLE, NONE)),
    (_unknown, Barred(PEOPLE | {"strength", "other"}, NONE)),
    (_casualties, Barred(PEOPLE, "other")),
    (_either, Barred(PEOPLE, "other")),
    (_sum_of_money, Barred(PEOPLE, "money")),
    (_carried, Barred(HARM, "other")),
    (_wrecked, Barred(HARM | {"missing"}, "targets")),
    (_impounded, Barred(frozenset({"detained", "abducted", "released", "displaced"}), "other")),
    (_gone, Barred(TAKEN | {"detained"}, NONE)),
    (_moved, Barred(HARM, "other")),
    (_miscounted, Barred(PEOPLE, NONE)),
    (_crash, Barred(HARM, NONE)),
    (_holding, Barred(PEOPLE, NONE)),
    (_taking_part, Barred(TAKEN, NONE)),
    (_vast, Barred(PEOPLE, NONE)),
    (_blows, Barred(PEOPLE, NONE)),
    (_mishap, Barred(HARM, NONE)),
    (_one_origin, Barred(PEOPLE, NONE)),
    (_undone, Barred(UNDONE, NONE)),
    (_meant, Barred(UNDONE, NONE)),
    (_unharmed, Barred(HARM, NONE)),
    (_present, Barred(TAKEN, NONE)),
    (_assailants, Barred(TAKEN, NONE)),
    (_doers, Barred(PEOPLE, NONE)),
    (_by_many, Barred(PEOPLE | {"other"}, "strength")),
    (_by_them, Barred(PEOPLE | {"strength", "other"}, NONE)),
    (_agents, Barred(TAKEN, NONE)),
    (_sheltering, Barred(TAKEN, NONE)),
    (_force_of, Barred(HARM, NONE)),
    (_some_of_them, Barred(frozenset({"killed"}), "other")),
    (_died_of_wounds, Barred(frozenset({"injured"}), "killed")),
    (_fatally, Barred(frozenset({"injured"}), "killed")),
    (_injured_part, Barred(frozenset({"injured"}), "killed")),
    (_crowd, Barred(HARM | {"detained", "displaced", "missing"}, "strength")),
    (_killed_behind, Barred(frozenset({"injured", "other", "strength", "detained", "targets"}), "killed")),
    (_hurt_behind, Barred(frozenset({"killed", "other", "strength", "detained", "targets"}), "injured")),
    (_put_down, Barred(frozenset({"injured", "other", "strength", "detained", "targets"}), "killed")),
    (_hostages, Barred(HARM | {"missing", "displaced", "detained"}, "abducted")),
)
"""The first that the words of a number meet decides; add a row for other words."""
