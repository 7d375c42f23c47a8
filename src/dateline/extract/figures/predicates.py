"""Which predicate counts a number: killed, detained, released, ..., by its verb, its noun, or what stands behind it.

The predicates are those of ``words.toml``. Each rule of ``RULES`` looks at one place: right behind the counted noun
("17 were killed"), at the noun itself ("11 wounded"), at the verb before it ("killing two"), at the noun it hangs on
("death of 61 persons"), at a participle ("47 others injured"), and at the verb further on whose subject it is. Linear:
every search is over a bounded window.
"""

from __future__ import annotations

from dateline.extract.figures.lexicon import Kind, Pattern, lexicon, openings, word_set
from dateline.extract.figures.units import Counted, Unit, is_person, may_be_person
from dateline.extract.figures.wounds import hit_in_limb, hurt, maimed

WINDOW = 28
"""Words looked at on either side; longer sentences than twice this are lists, where the nearest verb decides."""

Hit = tuple[str, str, int]
"""A kind, the number's role (object, subject, noun, of), and the unit of the governing word."""


def match(us: tuple[Unit, ...], p: int, table: dict[str, tuple[Pattern, ...]]) -> int:
    """How many units from ``p`` are one of the word sequences; 0 for none."""
    for words in table.get(us[p].lower, ()):
        if p + len(words) <= len(us) and all(us[p + k].lower == w for k, w in enumerate(words)):
            return len(words)
    return 0


def be_before(us: tuple[Unit, ...], p: int) -> bool:
    """Does a form of "be" stand before the verb at ``p``, over adverbs?"""
    j = p - 1
    while j >= 0 and us[j].tag in ("adv", "neg") and p - j < 5:
        j -= 1
    return j >= 0 and (us[j].tag == "be" or us[j].lower in ("being", "been", "get", "got"))


def object_follows(us: tuple[Unit, ...], p: int) -> bool:
    """May what a verb acts on begin at ``p``?"""
    if p >= len(us):
        return False
    u = us[p]
    return u.lower not in word_set("calendar") and (
        u.quantity is not None or u.tag in ("det", "noun", "name", "adj", "pron")
    )


def _fits(kind: Kind, us: tuple[Unit, ...], c: Counted, verb: str) -> bool:
    """Can this thing be counted by this kind? Verbs that take people and things alike are decided by the noun."""
    if c.head is None:
        return kind.name != "targets" or verb not in ("leave", "captured", "closed")
    head = us[c.head].lower
    person = is_person(head) or us[c.head].tag == "name"
    if kind.name == "targets":
        return not person
    if head in lexicon().munitions or head in lexicon().things:
        return False
    if kind.name in ("killed", "displaced") and verb not in word_set("either"):
        return True
    return person or head in lexicon().armed or (not _thing(head) and verb not in word_set("either"))


def _thing(head: str) -> bool:
    return head in lexicon().munitions or head.endswith(
        ("houses", "homes", "cars", "shops", "buildings", "schools", "villages")
    )


DEAD = frozenset({"dead", "killed", "killing", "slain"})
HURT = frozenset({"hurt", "injured", "injuring", "maimed", "maiming", "wounded", "wounding"})


def by_both(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "16 dead and wounded", "16 men were either killed or wounded", "killing or wounding 16": one number for both."""
    if c.at > 2 and _both(us, c.at - 3) and (c.at == 3 or us[c.at - 4].quantity is None):
        return "other", "object", c.at - 1
    p = c.head if c.head is not None and c.head > c.at else c.end
    while p < len(us) and p < c.end + 6:
        if _both(us, p):
            injuring = p + 3 < len(us) and us[p + 3].quantity is not None  # "two killed and wounded nine"
            return None if injuring else ("other", "noun", p)
        between = us[p].tag in ("be", "have", "adv", "neg", "modal") or us[p].lower in ("either", "both")
        if not between and p != c.head:
            return None
        p += 1
    return None


def _both(us: tuple[Unit, ...], p: int) -> bool:
    """Do words for the dead and for the hurt stand at ``p``, joined by nothing but "and" or "or"?"""
    if p + 2 >= len(us) or us[p + 1].lower not in ("and", "or"):
        return False
    one, two = us[p].lower, us[p + 2].lower
    return (one in DEAD and two in HURT) or (one in HURT and two in DEAD)


def by_noun(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "11 wounded", "6,814 deaths": the counted word says the kind itself."""
    p = c.head if c.head is not None else c.at + 1
    if c.part and c.head is not None and us[c.head - 1].lower in ("the", "those"):
        return _of_harmed(us, c, c.head)
    if described(us, c) == "killed":
        return "killed", "noun", c.at + 1
    if p >= len(us) or c.part or (c.head is None and us[p].tag in ("past",) and be_before(us, p)):
        return None
    for kind in lexicon().kinds:
        if us[p].lower in kind.nouns and kind.name not in ("detained", "abducted", "displaced"):
            if c.head is None and object_follows(us, p + 1):
                continue
            return kind.name, "noun", p
    return None


def described(us: tuple[Unit, ...], c: Counted) -> str | None:
    """ "five dead soldiers", "20 injured demonstrators": the adjective says what became of them (28 of 37 such on the
    training pages are annotated, most others in headlines)."""
    if c.head is None or c.part or c.head <= c.at + 1 or not is_person(us[c.head].lower) or c.quantity.low < 2:
        return None
    word = us[c.at + 1].lower
    return "killed" if word in ("dead", "slain") else "injured" if word in ("injured", "wounded") else None


def _of_harmed(us: tuple[Unit, ...], c: Counted, head: int) -> Hit | None:
    """ "six of the wounded are in a tent", "two of the dead were nuns"; no share ("seven in ten of the dead"), and who
    of the wounded has died since is dead."""
    if c.quantity.low < 2 or us[c.at - 1].lower == "in":
        return None
    dying = by_participle(us, c) or by_subject(us, c)
    if dying and dying[0] == "killed" and dying[2] < c.end + 4:
        return dying
    word = us[head].lower
    kind = "killed" if word in ("dead", "slain") else "injured" if word in ("injured", "wounded") else None
    return (kind, "noun", head) if kind else None


def by_passive(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "17 people were killed", "three died": the predicate right behind the noun."""
    return _behind(us, c, bare=False)


def by_participle(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "47 others injured": a participle right behind, without a form of "be"."""
    return _behind(us, c, bare=True)


def _behind(us: tuple[Unit, ...], c: Counted, *, bare: bool) -> Hit | None:
    p, passive = c.end, False
    while p < len(us) and us[p].tag in ("be", "have", "adv", "neg", "modal") and p < c.end + 6:
        passive = passive or us[p].tag == "be"
        p += 1
    p = _told_to_be(us, p)
    if p >= len(us):
        return None
    if bare == passive and us[p].tag == "past":
        return None
    hit = _passive(us, c, p, passive=passive)
    return (_main_verb(us, c, p + 1) or hit) if hit and not passive and _past(us[p]) else hit


def _told_to_be(us: tuple[Unit, ...], p: int) -> int:
    """Where the predicate begins behind what is said of it: "are known to have died", "were confirmed dead"."""
    if p + 1 >= len(us) or us[p].lower not in word_set("reporting"):
        return p
    q = p + 1
    while q < len(us) and q < p + 4 and (us[q].lower == "to" or us[q].tag in ("be", "have")):
        q += 1
    said = us[p + 1].lower == "to" or us[p + 1].lower in ("dead", "killed")
    return q if said and q < len(us) else p


def _past(u: Unit) -> bool:
    """A past form or participle; the light syntax takes those that it does not list for nouns ("succumbed")."""
    return u.tag == "past" or (
        u.tag == "noun" and u.lower.endswith("ed") and u.lower in openings("verbs") | openings("subjects")
    )


def _main_verb(us: tuple[Unit, ...], c: Counted, p: int) -> Hit | None:
    """What the clause goes on to say further right: "the pupils kidnapped last week have been released", "three guards
    wounded on Sunday have died"."""
    if died := _died(us, c, p):
        return died
    while (
        p < len(us) and p < c.end + WINDOW and us[p].lower not in (",", ";", ":", "and", "but") and us[p].tag != "sub"
    ):
        if us[p].tag == "past" and be_before(us, p):
            return _passive(us, c, p, passive=True)
        p += 1
    return None


DYING = frozenset({"died", "succumbed", "perished"})
"""Main verbs of those whom a participle before tells to be hurt or held."""


def _died(us: tuple[Unit, ...], c: Counted, p: int) -> Hit | None:
    """ "two men injured in the blast died", and over a clause with its own verb only in the perfect: "two men wounded
    when rebels attacked have since died"."""
    inner = False
    for q in range(p, min(len(us), c.end + WINDOW)):
        if us[q].lower in (",", ";", ":", "and", "but"):
            return None
        if us[q].lower in DYING:
            perfect = any(u.tag == "have" for u in us[max(p, q - 3) : q])
            return ("killed", "subject", q) if perfect or not inner else None
        inner = inner or us[q].tag == "sub" or us[q].lower in ("who", "which", "whom")
    return None


def _passive(us: tuple[Unit, ...], c: Counted, p: int, *, passive: bool) -> Hit | None:
    if us[p].tag == "ing" or maimed(us, p):
        return _intransitive(us, c, p)  # "are holding": they do it
    for kind in lexicon().kinds if us[p].lower in openings("verbs") else ():
        size = match(us, p, kind.verbs)
        if size == 1 and us[p].lower == "taken" and p + 1 < len(us) and us[p + 1].lower in ("off", "to", "out", "on"):
            continue
        if size and _alternative(us, p + size, kind):
            return "other", "subject", p
        if size and (passive or not object_follows(us, p + size)) and _fits(kind, us, c, us[p].lower):
            return _fatal(us, p, kind.name), "subject", p
    return _intransitive(us, c, p) or (_second_deed(us, c, p) if passive else None)


def _second_deed(us: tuple[Unit, ...], c: Counted, p: int) -> Hit | None:
    """ "were ambushed and killed", "was shot and wounded": what a second verb says, where the first tells no kind."""
    if p + 2 >= len(us) or us[p].tag != "past" or us[p + 1].lower != "and" or us[p + 2].tag != "past":
        return None
    for kind in lexicon().kinds:
        size = match(us, p + 2, kind.verbs)
        if size and kind.name in ("killed", "injured") and not object_follows(us, p + 2 + size):
            return (kind.name, "subject", p + 2) if _fits(kind, us, c, us[p + 2].lower) else None
    return None


def _alternative(us: tuple[Unit, ...], p: int, kind: Kind) -> bool:
    """ "abducted or assassinated": an act of another kind in the same breath, so that the number counts both."""
    return (
        p + 1 < len(us) and us[p].lower == "or" and any(match(us, p + 1, k.verbs) for k in lexicon().kinds if k != kind)
    )


def _fallen(us: tuple[Unit, ...], c: Counted, p: int) -> bool:
    """ "two soldiers fell in the ambush", "three of its members had fallen": dead, where those who bear arms fell and
    neither on somebody nor from something (of 12 such on the training pages 11 are annotated)."""
    if us[p].lower not in ("fell", "fallen", "fall") or us[p - 1].tag == "be":
        return False
    head = "" if c.head is None else us[c.head].lower
    armed = head in lexicon().strength | lexicon().armed | FIGHTING
    of_things = c.at + 2 < len(us) and us[c.at + 2].lower == "which"
    some = c.part and not of_things and (not head or is_person(head))
    behind = [u.lower for u in us[p + 1 : p + 5]]
    closed = (
        not behind or behind[0] in FALLEN or behind[:3] == ["on", "the", "field"] or behind[0] in word_set("calendar")
    )
    return (armed or some) and closed and behind[1:2] not in (["love"], ["line"], ["behind"])


FIGHTING = frozenset(
    {"brothers", "comrades", "insurgents", "members", "mujahideen", "mujahidin", "partisans", "rebels"}
)
"""Those who bear arms, beside the lists of ``words.toml``."""
FALLEN = frozenset({".", ",", ";", ")", "and", "at", "during", "in", "near", "there", "when", "while"})
"""What stands behind the verb of those who fell in a fight."""


def _intransitive(us: tuple[Unit, ...], c: Counted, p: int) -> Hit | None:
    if hurt(us, p):
        return "injured", "subject", p
    if _fallen(us, c, p):
        return "killed", "subject", p
    starts = [k for k in (p, p - 1, p - 2, p - 3) if k >= c.end and us[k].lower in openings("subjects")]
    for kind in lexicon().kinds if starts else ():
        if any(match(us, start, kind.subjects) for start in starts):
            return kind.name, "subject", p
    return None


def is_verb(us: tuple[Unit, ...], p: int) -> bool:
    """A verb, or a noun in -ing that takes an object ("killing two")."""
    if us[p].tag in ("verb", "past", "ing"):
        return True
    nxt = us[p + 1] if p + 1 < len(us) else None
    return (
        us[p].tag == "noun"
        and us[p].lower.endswith(("ing", "ed"))
        and nxt is not None
        and (nxt.quantity is not None or nxt.tag in ("det", "quote"))
    )


def by_object(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "killing two militants", "killed two policemen and a civilian": the verb before, over others in the row."""
    p, row = c.at - 1, False
    if p > 0 and us[p].lower == "with" and (own := by_participle(us, c)):
        return own  # "lost 13 men, with seven others wounded"
    while p >= 0 and c.at - p < WINDOW:
        u = us[p]
        if is_verb(us, p):
            hit = active(us, c, p, row=row)
            if hit or not attributive(us, p):
                return hit
        elif (
            u.lower in word_set("calendar")
            or (u.lower in ("on", "in") and us[p + 1].lower in word_set("calendar"))
            or particle(us, p)
        ):
            pass
        elif u.lower == "death" and us[p - 1].lower == "to" and not row:
            p -= 1  # "beat to death two men"
        elif u.lower in (",", "and", "or", "including", "with"):
            if u.lower == "," and not row and not number_between(us, p):
                return None
            row = True
        elif not (
            u.tag in ("det", "adj", "adv", "quote", "poss")
            or (row and u.tag in ("noun", "name", "num", "pron"))
            or (row and u.lower in ("of", "-", "as", "well", "alongside", "along"))
        ):
            return None
        p -= 1
    return None


def particle(us: tuple[Unit, ...], p: int) -> bool:
    """The second half of a verb: "burning down at least nine houses"."""
    return us[p].lower in word_set("particles") and p > 0 and us[p - 1].tag in ("verb", "past", "ing")


def number_between(us: tuple[Unit, ...], comma: int) -> bool:
    """Does the thing before the comma have a number, so that the comma joins a row of counted things?"""
    for p in range(comma - 1, max(-1, comma - 8), -1):
        if us[p].quantity is not None:
            return True
        if us[p].tag in ("verb", "past", "ing", "punct"):
            return False
    return False


def attributive(us: tuple[Unit, ...], p: int) -> bool:
    return (
        p > 0
        and us[p - 1].tag in ("num", "det", "adj")
        and p + 1 < len(us)
        and us[p + 1].tag in ("noun", "adj", "name")
    )


def active(us: tuple[Unit, ...], c: Counted, p: int, *, row: bool) -> Hit | None:
    """The kind whose verb stands at ``p``, where the number may be its object."""
    if us[p].tag == "past" and be_before(us, p) and p < c.at:
        return None
    if row and p + 1 < len(us) and us[p + 1].lower in ("and", ",") and c.at <= p + 2:
        return None
    split = "injured" if hit_in_limb(us, p, c.end) else _split(us, c, p)
    if split:
        return split, "object", p
    for kind in lexicon().kinds:
        size = match(us, p, kind.verbs)
        if size and (p + size <= c.at or p > c.at) and _fits(kind, us, c, us[p].lower):
            return _fatal(us, p, kind.name), "object", p
    return None


FATALLY = frozenset({"fatally", "lethally", "mortally"})
"""Words before a verb of hurt that make it one of death."""


def _fatal(us: tuple[Unit, ...], p: int, kind: str) -> str:
    """The kind of the verb at ``p``: those "fatally wounded" are dead."""
    return "killed" if kind == "injured" and p > 0 and us[p - 1].lower in FATALLY else kind


def _split(us: tuple[Unit, ...], c: Counted, p: int) -> str | None:
    """ "left three men dead and nine others wounded": the particle behind the number's noun says the kind."""
    for kind in lexicon().kinds:
        for words in kind.split.get(us[p].lower, ()):
            particles = words[1:]
            for q in range(
                c.end, min(len(us), c.end + (2 if particles[0] in ("away", "in", "from", "out", "off") else 7))
            ):
                if all(q + k < len(us) and us[q + k].lower == w for k, w in enumerate(particles)):
                    return kind.name
                if us[q].quantity is not None or us[q].lower in (",", ";"):
                    break
    return None


def by_of(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "the killing of at least 38 people", "death toll ... to 44", "number of people killed ... to 14"."""
    p = c.at - 1
    while p >= 0 and us[p].tag in ("det", "adj", "quote") and c.at - p < 5:
        p -= 1
    if p < 1 or us[p].lower not in ("of", "to", "at", "from", "reached", "was", "is", "stood", "as"):
        return None
    if us[p].lower == "of":
        for q in _deed_nouns(us, p):
            for kind in lexicon().kinds:
                if us[q].lower in kind.of and _fits(kind, us, c, us[q].lower):
                    return kind.name, "of", q
        for kind in lexicon().kinds:
            for start in range(max(0, p - 3), p):
                if start + match(us, start, kind.verbs) == p + 1:
                    return kind.name, "object", start
        return None
    return _toll(us, c, p)


def _deed_nouns(us: tuple[Unit, ...], of: int) -> tuple[int, ...]:
    """Where the noun before "of" may stand: right before it, or over an aside ("the lynching, on Monday, of two")."""
    q = of - 1
    if us[q].tag in ("noun", "ing") and us[q].lower not in word_set("calendar"):
        return (q,)
    out = [q]
    while q > 0 and of - q < 12 and us[q].tag not in ("verb", "past", "sub"):
        q -= 1
        if us[q].tag == "noun":
            out.append(q)
    return tuple(out)


def _toll(us: tuple[Unit, ...], c: Counted, p: int) -> Hit | None:
    """The kind of a toll or number that rises to, stands at, or is this one."""
    start = max(0, p - WINDOW)
    if us[p].lower == "as" and (c.head is not None or not any(u.lower in GIVING for u in us[max(0, p - 12) : p])):
        return None
    at = next((q for q in range(p - 1, start - 1, -1) if us[q].lower in word_set("toll")), None)
    if at is None:
        return None
    if us[at].lower == "toll" or (us[at].lower == "loss" and "life" in [u.lower for u in us[at + 1 : at + 4]]):
        return "killed", "noun", at
    inside = range(p - 1, at, -1) if us[p].lower == "as" else range(at + 1, p)
    for q in inside:
        for kind in lexicon().kinds:
            if kind.name != "targets" and (
                us[q].lower in kind.nouns or (us[q].tag in ("past", "verb") and match(us, q, kind.verbs))
            ):
                return kind.name, "noun", at
    return None


GIVING = frozenset({"gave", "give", "given", "gives", "giving", "reported"})
"""Verbs of those who give a number "as nine"."""


def by_copula(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "the dead were a medic and two guards", "among the wounded is a nurse", "killed were two officers", "the wounded
    number 27": what the row behind the verb is said to be (34 of 41 on the training pages are annotated)."""
    p = c.at - 1
    if c.head is None:
        said = p > 0 and us[p].lower in ("number", "numbered", "total", "totalled", "totaled")
    else:
        apposed = p > 0 and us[p].lower == "," and us[p - 1].tag == "name"
        if apposed or not (may_be_person(us[c.head].lower) or is_person(us[c.head].lower)):
            return None
        while p > 0 and c.at - p < WINDOW and _in_a_row(us[p]):
            p -= 1
        said = p > 0 and (us[p].tag == "be" or us[p].lower in ("include", "included", "includes"))
    kind = _befallen(us, p) if said else None
    return (kind, "object", p) if kind else None


def _befallen(us: tuple[Unit, ...], p: int) -> str | None:
    """The kind of those of whom the verb at ``p`` says who or how many they are: "the dead", "those wounded"."""
    word, before = us[p - 1].lower, us[p - 2].lower if p > 1 else ""
    share = p > 2 and us[p - 3].lower == "of"  # "one of the dead was a guard"
    known = (before in ("the", "those") and not share) or (before in MARKS and us[p].tag == "be")
    if not known or word.endswith("ing") or word == "hurt":
        return None
    return "killed" if word in VICTIMS else "injured" if word in HURT else None


VICTIMS = DEAD | {"fatalities"}
MARKS = frozenset({"", ".", '"', "“", ":", ";"})
"""What stands before a sentence that begins with what became of people."""


def _in_a_row(u: Unit) -> bool:
    """May the word stand in a row of people: a noun with what belongs to it, or what joins two of them?"""
    return u.tag in ("noun", "name", "num", "adj", "det", "poss") or u.lower in (",", "and", "-")


def by_subject(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """The verb further right whose subject the number is, over "of ...", asides and others of the row; a relative
    clause decides only where the main clause does not."""
    p, commas, relative, spare = c.end, 0, False, None
    while p < len(us) and p < c.end + WINDOW:
        u = us[p]
        if u.lower == "among" and (told := among_them(us, p)):
            if c.at > 0 and us[c.at - 1].lower == "of":
                return spare  # "eleven members of one family are among the dead"
            return (told, "subject", p) if not relative and us[p - 1].tag == "be" else spare
        if (
            u.lower in (";", ":", "but")
            or (u.lower == "among" and not _aside(us, p))
            or (u.tag == "sub" and u.lower not in ("that", "which"))
        ):
            break
        if u.lower == "that" and us[p - 1].lower in ("and", "but"):
            break  # "..., and that 27 had been hurt" tells of others
        commas += u.lower == ","
        relative = relative or (u.lower in ("who", "which", "that", "whom") and not _this(us, p))
        others = u.tag == "past" and p - 1 > c.at and us[p - 1].quantity is not None  # "and 19 injured"
        if not others and (u.tag in ("verb", "past", "ing") or u.lower in word_set("predicates") or u.lower in DYING):
            hit = predicate(us, c, p) if p == c.end or be_before(us, p) or _can_suffer(us, c) else None
            if hit and not relative:
                bare = u.tag == "past" and not be_before(us, p)
                return (_main_verb(us, c, p + 1) if bare else None) or hit
            if not relative and u.tag in ("verb", "past") and not reduced(us, p):
                break
            spare, relative = spare or hit, relative and u.tag not in ("verb", "past")
        if commas > 4:
            break
        p += 1
    return spare


def among_them(us: tuple[Unit, ...], p: int) -> str | None:
    """The kind of those whom "among" at ``p`` puts with others: "were among the dead", "are among those killed"."""
    if p + 2 >= len(us) or us[p + 1].lower not in ("the", "those"):
        return None
    word = us[p + 2].lower
    if us[p + 1].lower == "those" and word == "who":
        word = us[p + 3].lower if p + 3 < len(us) else ""
        return "killed" if word in DYING else None
    return (
        "killed"
        if word in VICTIMS and not word.endswith("ing")
        else "injured"
        if word in ("injured", "wounded")
        else None
    )


def _aside(us: tuple[Unit, ...], p: int) -> bool:
    """Does "among" at ``p`` open an aside within the clause ("six people, among them two guards, were killed")?"""
    return us[p - 1].lower == "," and p + 1 < len(us) and us[p + 1].lower in ("them", "these", "those", "whom")


def _this(us: tuple[Unit, ...], p: int) -> bool:
    """Is the word the "that" of "that morning"?"""
    return us[p].lower == "that" and p + 1 < len(us) and us[p + 1].lower in TIMES


TIMES = frozenset(
    {"afternoon", "day", "evening", "month", "morning", "night", "summer", "time", "week", "winter", "year"}
)
"""What "that" may point to."""


def _can_suffer(us: tuple[Unit, ...], c: Counted) -> bool:
    """May the counted thing be hit by a verb far behind it: people, named peoples, or things that are struck?"""
    if c.head is None:
        return True
    head = us[c.head]
    return (
        is_person(head.lower) or head.tag == "name" or head.lower in lexicon().places or head.lower in lexicon().things
    )


def predicate(us: tuple[Unit, ...], c: Counted, p: int) -> Hit | None:
    passive = be_before(us, p)
    if passive or p == c.end or us[p].tag == "past":
        return _passive(us, c, p, passive=passive)
    return _intransitive(us, c, p)


def reduced(us: tuple[Unit, ...], p: int) -> bool:
    """Is the verb at ``p`` a participle behind its noun ("suspects held by ..."), not the main verb?"""
    if us[p].tag != "past" or be_before(us, p) or us[p - 1].tag in ("have", "modal", "to"):
        return us[p - 1].lower in ("who", "which", "that")
    return not object_follows(us, p + 1) and not (p + 1 < len(us) and us[p + 1].tag == "sub")
