"""One sentence as its counted things: numbers among tagged words, what each counts, and which predicate counts it.

Every number is read by the rules of ``RULES``, first match wins: the noun it counts ("11 wounded"), the participle behind it
("47 others injured"), the verb before it ("killing two"), the noun it hangs on ("death of 61 persons"), the verb whose subject
it is, and for a part ("nine of them children") the kind of the whole. Linear: every search is over a bounded window.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract import syntax
from dateline.extract.figures.lexicon import Kind, Pattern, lexicon
from dateline.extract.figures.values import Quantity, quantities
from dateline.model import Span, Value

WINDOW = 28  # words looked at on either side: longer sentences than twice this are lists, where the nearest verb decides
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight early late last this".split()
)


class Unit(Value, frozen=True, kw_only=True):
    """One word, or one number with its bound words; ``tag`` and ``lemma`` as in ``extract.syntax``."""

    span: Span
    lower: str
    tag: str
    lemma: str
    quantity: Quantity | None = None


class Counted(Value, frozen=True, kw_only=True):
    """A number at unit ``at`` and its noun phrase, units [at + 1, end); ``head`` is the head noun's unit, None for "three
    died"; ``of_span`` what is counted, with "of ..." behind it; ``part`` the pronoun or noun of "three of them"."""

    at: int
    end: int
    quantity: Quantity
    head: int | None = None
    of_span: Span | None = None
    part: bool = False


class Reading(Value, frozen=True, kw_only=True):
    """What a number counts and by which word: ``governor`` is the unit of the verb or noun, ``role`` object, subject,
    noun, of, part, or oblique (behind a preposition)."""

    counted: Counted
    kind: str | None
    role: str
    governor: int | None
    rule: str


def units(text: str, span: Span) -> tuple[Unit, ...]:
    """The words of one sentence, each number one unit; "a guard" gets its article as a number of 1."""
    numbers = list(quantities(text, span))
    out: list[Unit] = []
    for tok in syntax.tokens(text, span):
        while numbers and numbers[0].span[1] <= tok.span[0]:
            out.append(_number(text, numbers.pop(0)))
        if numbers and tok.span[1] > numbers[0].span[0]:
            continue
        if out and tok.span[0] < out[-1].span[1]:
            continue
        out.append(Unit(span=tok.span, lower=tok.lower, tag=tok.tag, lemma=tok.lemma))
    out.extend(_number(text, q) for q in numbers)
    return _articles(tuple(out))


def _number(text: str, quantity: Quantity) -> Unit:
    a, b = quantity.span
    return Unit(span=quantity.span, lower=text[a:b].lower(), tag="num", lemma="", quantity=quantity)


def _articles(us: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return tuple(_article(us, i) if u.lower in ("a", "an", "another") and u.quantity is None else u for i, u in enumerate(us))


def _article(us: tuple[Unit, ...], i: int) -> Unit:
    """An article before a noun for one person counts as 1 (guide, decision 27)."""
    end, head = noun_run(us, i + 1)
    if head is None or not is_person(us[head].lower, singular=True):
        return us[i]
    span = us[i].span
    one = Quantity(span=span, core=span, low=1.0, high=1.0, form="article")
    return Unit(span=span, lower=us[i].lower, tag="num", lemma="", quantity=one)


# -------------------------------------------------------------------------------- what is counted


def is_person(word: str, *, singular: bool = False) -> bool:
    """Is the noun one for people? ``singular`` asks for one person only ("guard", not "guards")."""
    lex = lexicon()
    last = word.rsplit("-", 1)[-1]
    if word in lex.persons or last in lex.persons:
        return True
    if singular:
        return False
    if word in lex.plural_persons or last in lex.plural_persons:
        return True
    return any(word.endswith(end) and word[: -len(end)] + base in lex.persons for end, base in (("s", ""), ("ies", "y")))


def noun_run(us: tuple[Unit, ...], i: int) -> tuple[int, int | None]:
    """The end of the noun phrase that begins at ``i`` and its head, None where no noun is."""
    head, j = None, i
    while j < len(us) and j < i + 12:
        u = us[j]
        if u.quantity is not None or u.tag in ("det", "pron"):
            break
        if u.tag in ("noun", "name") or u.lower in lexicon().plural_persons:
            if head is not None and u.tag == "name" and us[head].tag == "noun" and u.lower in CALENDAR:
                break
            head = j
        elif not _inside(us, j):
            break
        j += 1
    end = i if head is None else head + 1
    return end, head


def _inside(us: tuple[Unit, ...], j: int) -> bool:
    """May the unit stand before a noun within its phrase: adjective, possessive, quotation mark, participle, hyphen?"""
    u, nxt = us[j], us[j + 1] if j + 1 < len(us) else None
    if nxt is None:
        return False
    if u.tag in ("adj", "poss") or u.lower in ("-", "more", "other", "additional", "further"):
        return True
    if u.tag == "quote":
        return nxt.tag in ("noun", "name", "adj")
    if u.tag == "adv":
        return nxt.tag in ("adj", "past", "ing") and j + 2 < len(us) and us[j + 2].tag in ("noun", "name", "adj")
    if u.tag in ("past", "ing", "verb"):
        return nxt.tag in ("noun", "adj", "name") and nxt.lower not in CALENDAR and us[j - 1].tag in ("num", "adj", "quote", "punct")
    return False


OWNERS = frozenset({"the", "its", "his", "her", "their", "our", "these", "those"})
PARTS = frozenset({"them", "whom", "which", "those", "us", "these"})


def counted(us: tuple[Unit, ...], i: int) -> Counted:
    """What the number at unit ``i`` counts."""
    quantity = us[i].quantity
    assert quantity is not None
    j, part = i + 1, False
    if j + 1 < len(us) and us[j].lower == "of":
        if us[j + 1].lower in PARTS and not (j + 2 < len(us) and us[j + 2].tag in ("noun", "adj")):
            return _part(us, i, j + 2, quantity)
        if quantity.form == "plural" or us[j + 1].lower in OWNERS or us[j + 1].quantity is not None:
            part = quantity.form != "plural"
            j += 2 if us[j + 1].lower in OWNERS or us[j + 1].quantity is not None else 1
    end, head = noun_run(us, j)
    if head is None:
        return Counted(at=i, end=i + 1, quantity=quantity, part=part)
    first = next((k for k in range(j, head + 1) if us[k].lower not in ("more", "other", "further", "additional", "-")), head)
    return Counted(
        at=i, end=end, quantity=quantity, head=head, of_span=(us[first].span[0], us[_of_end(us, head)].span[1]), part=part
    )


def _part(us: tuple[Unit, ...], i: int, j: int, quantity: Quantity) -> Counted:
    """ "nine of them children", "two of whom died"."""
    end, head = noun_run(us, j)
    if head is None:
        return Counted(at=i, end=j, quantity=quantity, part=True)
    return Counted(
        at=i, end=end, quantity=quantity, head=head, of_span=(us[j].span[0], us[head].span[1]), part=True
    )


def _of_end(us: tuple[Unit, ...], head: int) -> int:
    """The last unit of "members of the royal family", seen from "members"."""
    if head + 1 < len(us) and us[head + 1].lower == "of":
        start = head + 3 if head + 2 < len(us) and us[head + 2].tag in ("det",) else head + 2
        _, inner = noun_run(us, start)
        if inner is not None:
            return inner
    return head


# -------------------------------------------------------------------------------- which predicate


def match(us: tuple[Unit, ...], p: int, table: dict[str, tuple[Pattern, ...]]) -> int:
    """How many units from ``p`` are one of the word sequences; 0 for none."""
    for words in table.get(us[p].lower, ()):
        if p + len(words) <= len(us) and all(us[p + k].lower == w for k, w in enumerate(words)):
            return len(words)
    return 0


def _be_before(us: tuple[Unit, ...], p: int) -> bool:
    j = p - 1
    while j >= 0 and us[j].tag in ("adv", "neg") and p - j < 5:
        j -= 1
    return j >= 0 and (us[j].tag == "be" or us[j].lower in ("being", "been", "get", "got"))


def _object_follows(us: tuple[Unit, ...], p: int) -> bool:
    if p >= len(us):
        return False
    u = us[p]
    return u.lower not in CALENDAR and (u.quantity is not None or u.tag in ("det", "noun", "name", "adj", "pron"))


def _fits(kind: Kind, us: tuple[Unit, ...], c: Counted, verb: str) -> bool:
    """Can this thing be counted by this kind? Verbs that take people and things alike are decided by the noun."""
    if c.head is None:
        return kind.name != "targets" or verb not in ("leave", "captured", "closed")
    head = us[c.head].lower
    person = is_person(head) or us[c.head].tag == "name"
    if kind.name == "targets":
        return not person
    if kind.name in ("killed", "displaced") and verb not in ("burned", "removed", "evacuated", "eliminated", "claimed"):
        return True
    return person or head in lexicon().armed or (not _thing(head) and verb not in EITHER)


EITHER = frozenset(
    "burned captured seized seizing held holding holds hold caught struck hit released returned return returning exchanged exchange "
    "exchanging handed hand handing freed removed evacuated eliminated taken recovered rescued hurt free let harmed claimed beat beaten "
    "damaged release catching".split()
)


def _thing(head: str) -> bool:
    return head in lexicon().munitions or head.endswith(("houses", "homes", "cars", "shops", "buildings", "schools", "villages"))


def by_noun(us: tuple[Unit, ...], c: Counted) -> tuple[str, str, int] | None:
    """ "11 wounded", "6,814 deaths": the counted word says the kind itself."""
    p = c.head if c.head is not None else c.at + 1
    if p >= len(us) or (c.head is None and us[p].tag in ("past",) and _be_before(us, p)):
        return None
    for kind in lexicon().kinds:
        if us[p].lower in kind.nouns and kind.name not in ("detained", "abducted", "displaced"):
            if c.head is None and _object_follows(us, p + 1):
                continue
            return kind.name, "noun", p
    return None


def by_participle(us: tuple[Unit, ...], c: Counted) -> tuple[str, str, int] | None:
    """ "47 others injured", "17 people were killed": a participle right behind, with or without a form of "be"."""
    p, passive = c.end, False
    while p < len(us) and us[p].tag in ("be", "have", "adv", "neg", "modal") and p < c.end + 6:
        passive = passive or us[p].tag == "be"
        p += 1
    return _passive(us, c, p, passive=passive) if p < len(us) else None


def _passive(us: tuple[Unit, ...], c: Counted, p: int, *, passive: bool) -> tuple[str, str, int] | None:
    if us[p].tag in ("ing",) and not passive and p > 0 and us[p - 1].lower != "being":
        return _intransitive(us, c, p)
    for kind in lexicon().kinds:
        size = match(us, p, kind.verbs)
        if size and (passive or not _object_follows(us, p + size)) and _fits(kind, us, c, us[p].lower):
            return kind.name, "subject", p
    return _intransitive(us, c, p)


def _intransitive(us: tuple[Unit, ...], c: Counted, p: int) -> tuple[str, str, int] | None:
    for kind in lexicon().kinds:
        for start in (p, p - 1, p - 2, p - 3):
            if start >= c.end and match(us, start, kind.subjects):
                return kind.name, "subject", p
    return None


def by_object(us: tuple[Unit, ...], c: Counted) -> tuple[str, str, int] | None:
    """ "killing two militants", "killed two policemen and a civilian": the verb before, over other things in the row."""
    p, row = c.at - 1, False
    while p >= 0 and c.at - p < WINDOW:
        u = us[p]
        if u.tag in ("verb", "past", "ing"):
            hit = _active(us, c, p, row=row)
            if hit or not _attributive(us, p):
                return hit
        elif u.lower in (",", "and", "or", "including", "with"):
            row = True
        elif not (u.tag in ("det", "adj", "adv", "quote", "poss") or (row and u.tag in ("noun", "name", "num", "pron")) or (row and u.lower in ("of", "-", "as", "well", "alongside", "along"))):
            return None
        p -= 1
    return None


def _attributive(us: tuple[Unit, ...], p: int) -> bool:
    return p > 0 and us[p - 1].tag in ("num", "det", "adj") and p + 1 < len(us) and us[p + 1].tag in ("noun", "adj", "name")


def _active(us: tuple[Unit, ...], c: Counted, p: int, *, row: bool) -> tuple[str, str, int] | None:
    """The kind whose verb stands at ``p``, where the number may be its object."""
    if us[p].tag == "past" and _be_before(us, p):
        return None
    if row and p + 1 < len(us) and us[p + 1].lower in ("and", ",") and c.at <= p + 2:
        return None
    split = _split(us, c, p)
    if split:
        return split, "object", p
    for kind in lexicon().kinds:
        size = match(us, p, kind.verbs)
        if size and p + size <= c.at and _fits(kind, us, c, us[p].lower):
            return kind.name, "object", p
    return None


def _split(us: tuple[Unit, ...], c: Counted, p: int) -> str | None:
    """ "left three Palestinians dead and nine Israelis wounded": the particle behind the number's noun says the kind."""
    for kind in lexicon().kinds:
        for words in kind.split.get(us[p].lower, ()):
            particles = words[1:]
            for q in range(c.end, min(len(us), c.end + (2 if particles[0] in ("away", "in", "from", "out", "off") else 7))):
                if all(q + k < len(us) and us[q + k].lower == w for k, w in enumerate(particles)):
                    return kind.name
                if us[q].quantity is not None or us[q].lower in (",", ";"):
                    break
    return None


def by_of(us: tuple[Unit, ...], c: Counted) -> tuple[str, str, int] | None:
    """ "the killing of at least 38 people", "death toll ... to 44", "number of people killed ... to 14"."""
    p = c.at - 1
    while p >= 0 and us[p].tag in ("det", "adj", "quote") and c.at - p < 5:
        p -= 1
    if p < 1 or us[p].lower not in ("of", "to", "at", "from", "reached", "was", "is", "stood"):
        return None
    if us[p].lower == "of":
        q = p - 1
        for kind in lexicon().kinds:
            if us[q].lower in kind.of and _fits(kind, us, c, us[q].lower):
                return kind.name, "of", q
        for kind in lexicon().kinds:
            for start in range(max(0, p - 3), p):
                if start + match(us, start, kind.verbs) == p + 1:
                    return kind.name, "object", start
        return None
    return _toll(us, c, p)


TOLL = frozenset({"toll", "number", "count", "figure", "tally", "total", "numbers"})


def _toll(us: tuple[Unit, ...], c: Counted, p: int) -> tuple[str, str, int] | None:
    """The kind of a toll or number that rises to, stands at, or is this one."""
    start = max(0, p - WINDOW)
    at = next((q for q in range(p - 1, start - 1, -1) if us[q].lower in TOLL), None)
    if at is None:
        return None
    if us[at].lower == "toll":
        return "killed", "noun", at
    for q in range(at + 1, p):
        for kind in lexicon().kinds:
            if kind.name != "targets" and (us[q].lower in kind.nouns or (us[q].tag in ("past", "verb") and match(us, q, kind.verbs))):
                return kind.name, "noun", at
    return None


def by_subject(us: tuple[Unit, ...], c: Counted) -> tuple[str, str, int] | None:
    """The verb further right whose subject the number is, over "of ...", asides and others of the row."""
    p, commas = c.end, 0
    while p < len(us) and p < c.end + WINDOW:
        u = us[p]
        if u.lower in (";", ":", "but") or (u.tag == "sub" and u.lower not in ("that", "which", "who")):
            return None
        if u.lower == ",":
            commas += 1
        if u.tag in ("verb", "past", "ing") or u.lower in ("dead", "missing", "unaccounted", "behind", "in"):
            passive = _be_before(us, p)
            hit = _passive(us, c, p, passive=passive) if passive or p == c.end or us[p].tag == "past" else _intransitive(us, c, p)
            if hit:
                return hit
            if u.tag in ("verb", "past") and not _reduced(us, p):
                return None
        if commas > 4:
            return None
        p += 1
    return None


def _reduced(us: tuple[Unit, ...], p: int) -> bool:
    """Is the verb at ``p`` a participle behind its noun ("suspects held by ...", "people linked to ..."), not the main verb?"""
    if us[p].tag != "past" or _be_before(us, p) or us[p - 1].tag in ("have", "modal", "to"):
        return us[p - 1].lower in ("who", "which", "that")
    return not _object_follows(us, p + 1)


RULES: tuple[tuple[str, Callable[[tuple[Unit, ...], Counted], tuple[str, str, int] | None]], ...] = (
    ("participle", by_participle),
    ("noun", by_noun),
    ("object", by_object),
    ("of", by_of),
    ("subject", by_subject),
)
"""How a number finds its kind, in order; each rule gives (kind, role, governor) or None."""


def readings(us: tuple[Unit, ...]) -> tuple[Reading, ...]:
    """Every number of the sentence with its kind; parts and ellipses take theirs from the number before."""
    out: list[Reading] = []
    for i, u in enumerate(us):
        if u.quantity is None:
            continue
        c = counted(us, i)
        out.append(_read(us, c, out[-1] if out else None))
    return tuple(_backward(us, out))


def _read(us: tuple[Unit, ...], c: Counted, before: Reading | None) -> Reading:
    if before is not None and _is_part(us, c, before):
        own = by_participle(us, c)
        if own is None or c.head is not None:
            return Reading(counted=c, kind=before.kind, role="part", governor=before.governor, rule="part")
    for name, rule in RULES:
        hit = rule(us, c)
        if hit:
            return Reading(counted=c, kind=hit[0], role=hit[1], governor=hit[2], rule=name)
    role, governor = _bare_role(us, c)
    return Reading(counted=c, kind=None, role=role, governor=governor, rule="bare")


def _is_part(us: tuple[Unit, ...], c: Counted, before: Reading) -> bool:
    """ "14 people, nine of them children", "14 others, including four policemen and a nurse"."""
    if c.part and c.at > 0 and us[c.at - 1].lower in (",", "(", "-", "–", "—"):
        return True
    gap = us[before.counted.end : c.at]
    if before.role == "part":
        return bool(gap) and all(u.lower in ("and", ",") for u in gap)
    return bool(gap) and len(gap) < 12 and (gap[-1].lower in ("including", "namely") or [u.lower for u in gap[-2:]] == ["among", "them"])


def _bare_role(us: tuple[Unit, ...], c: Counted) -> tuple[str, int | None]:
    """Object of an unlisted verb, subject of one, or behind a preposition; with that verb's or preposition's unit."""
    p, row = c.at - 1, False
    while p >= 0 and c.at - p < WINDOW:
        u = us[p]
        if u.tag in ("verb", "past", "ing") and not _attributive(us, p):
            return "object", p
        if u.tag in ("prep", "to"):
            return "oblique", p
        if u.lower in (",", "and", "or"):
            row = True
        elif not (u.tag in ("det", "adj", "adv", "quote", "poss") or (row and u.tag in ("noun", "name", "num"))):
            break
        p -= 1
    for q in range(c.end, min(len(us), c.end + WINDOW)):
        if us[q].tag in ("verb", "past", "be", "have", "modal") and not (us[q].tag == "past" and _reduced(us, q)):
            return "subject", next((r for r in range(q, min(len(us), q + 6)) if us[r].tag in ("verb", "past")), q)
    return "none", None


def _backward(us: tuple[Unit, ...], found: list[Reading]) -> list[Reading]:
    """ "two soldiers and a militiaman were killed": one of a row takes the kind of the next, where none was found."""
    for k in range(len(found) - 2, -1, -1):
        one, two = found[k], found[k + 1]
        gap = us[one.counted.end : two.counted.at]
        joined = gap and all(u.lower in ("and", ",", "or", "of") or u.tag in ("noun", "name") for u in gap) and gap[-1].lower in ("and", ",")
        if one.kind is None and two.kind is not None and two.role == "subject" and joined and one.role in ("subject", "none"):
            found[k] = Reading(counted=one.counted, kind=two.kind, role="subject", governor=two.governor, rule="row")
    return found
