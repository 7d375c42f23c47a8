"""Turns of phrase that tell dead and hurt apart from any verb of theirs, and the order of all rules for a kind.

"Police put the dead at 17", "bringing to 27 the lives it cost", "she was killed along with two of her guards": the
number hangs on words that say nothing of it, the dead stand elsewhere in the clause.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.figures.lexicon import lexicon, openings, word_set
from dateline.extract.figures.predicates import (
    DYING,
    Hit,
    be_before,
    by_both,
    by_copula,
    by_noun,
    by_object,
    by_of,
    by_participle,
    by_passive,
    by_subject,
    described,
    match,
)
from dateline.extract.figures.units import Counted, Unit, is_person

BEFORE = 16
"""Words before a number in which it is told whose number it is."""
AHEAD = 9
"""Words behind a number in which it is told what it has been brought to count."""
HARMED = {
    **dict.fromkeys(("dead", "deaths", "fatalities", "killed", "martyrs", "lives", "losses", "homicides"), "killed"),
    **dict.fromkeys(("injured", "wounded", "injuries"), "injured"),
}
"""Nouns for those who are counted, and the kind of their number."""


def by_estimate(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "puts the dead at 17", "put its own losses at five", "raised the dead to 14", "gave the wounded as nine"."""
    p = c.at - 1
    while p > 0 and us[p].tag in ("quote", "punct") and us[p].lower not in (",", ".", ";", ":"):
        p -= 1
    if (
        p < 2
        or us[p].lower not in ("at", "to", "as")
        or c.quantity.currency is not None
        or (c.head is not None and not is_person(us[c.head].lower))
    ):
        return None
    at = next((q for q in range(p - 1, max(0, p - BEFORE), -1) if _harmed(us, q)), None)
    if at is None:
        return None
    verbs = range(at - 1, max(-1, at - BEFORE), -1)
    put = any(us[q].lower in word_set("putting") for q in verbs)
    between = us[at + 1 : p]
    plain = all(u.quantity is None and u.lower not in (",", ";", ":", "and") for u in between)
    return (_harmed(us, at), "noun", at) if put and plain else None


def _harmed(us: tuple[Unit, ...], at: int) -> str:
    """The kind of "the dead" or "those hacked to death" at ``at``; empty for other words."""
    if us[at].lower == "those":
        kinds = (k for k in lexicon().kinds if k.name in ("killed", "injured") and match(us, at + 1, k.verbs))
        return next((kind.name for kind in kinds), "")
    return HARMED.get(us[at].lower, "") if _whose(us, at) else ""


def _whose(us: tuple[Unit, ...], at: int) -> bool:
    """Is the noun told as known: "the dead", "its own losses", "the army's dead", "civilian deaths"?"""
    if us[at].lower == "losses" and any(u.lower in FINANCE for u in us[max(0, at - 2) : at + 3]):
        return False
    before = us[at - 1]
    named = before.tag in ("det", "poss", "adj", "noun") or before.lower in (
        "own",
        "the",
        "those",
        "its",
        "'s",
        "\u2019s",
    )
    return named or before.lower in word_set("putting")


FINANCE = frozenset({"annual", "business", "crop", "economic", "financial", "insured", "net", "quarterly"})
"""Words beside losses of money."""


def by_bringing(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "brings to 27 the lives it cost", "bringing to four the number of protesters shot dead"."""
    if c.at < 2 or us[c.at - 1].lower != "to" or c.head is not None or us[c.at - 2].lower not in word_set("putting"):
        return None
    for q in range(c.end, min(len(us), c.end + AHEAD)):
        if us[q].lower in (",", ".", ";", ":"):
            return None
        if us[q].lower == "toll" and us[q - 1].tag != "noun":
            return "killed", "noun", q
        if us[q].lower in HARMED and q > c.end:
            return HARMED[us[q].lower], "noun", q
        for kind in lexicon().kinds if us[q].lower in openings("verbs") and us[q].tag == "past" else ():
            if kind.name in ("killed", "injured") and match(us, q, kind.verbs):
                return kind.name, "noun", q
    return None


def by_company(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "was killed along with two of his guards", "died with two followers": those who met the same end."""
    p = c.at - 1
    if p < 2 or us[p].lower != "with" or c.head is None or not is_person(us[c.head].lower):
        return None
    q = p - 1 if us[p - 1].lower not in ("along", "together") else p - 2
    if us[q].lower == ",":
        q -= 1
    if us[q].lower in DYING:
        return "killed", "object", q
    if us[q].lower == "dead" and q != p - 1 and us[q - 1].lower == "the" and us[q - 2].lower == "among":
        return "killed", "object", q
    killed = next(kind for kind in lexicon().kinds if kind.name == "killed")
    for start in range(max(0, q - 2), q + 1):
        if start + match(us, start, killed.verbs) == q + 1 and be_before(us, start):
            return "killed", "object", q
    return None


def by_description(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "the police spoke of 20 injured demonstrators": the adjective says it where no verb does."""
    kind = described(us, c)
    return (kind, "noun", c.at + 1) if kind else None


def by_clause(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "four watchmen who tried to stop the raiders were killed": the verb behind the clause that tells of them."""
    if c.head is None or not is_person(us[c.head].lower) or c.end >= len(us) or us[c.end].lower != "who":
        return None
    harm = [kind for kind in lexicon().kinds if kind.name in ("killed", "injured")]
    for q in range(c.end + 1, min(len(us), c.end + CLAUSE)):
        if us[q].tag == "punct" or us[q].lower in (",", ".", ";", ":", "and", "but", "when", "that", "who", "said"):
            return None
        if q < c.end + 3 or us[q].tag != "be" or us[q - 1].tag in ("sub", "pron", "conj"):
            continue
        verb = next((r for r in range(q + 1, min(len(us), q + 4)) if us[r].tag not in ("adv", "be")), q)
        kind = next((kind.name for kind in harm if match(us, verb, kind.verbs)), None)
        return (kind, "subject", verb) if kind and verb > q else None
    return None


def by_later_death(us: tuple[Unit, ...], c: Counted) -> Hit | None:
    """ "a student was hit by a canister and died in hospital", "two men were taken to a clinic, where they died": what
    the clause tells last of those it begins with, where none is told of between."""
    if c.head is None or not is_person(us[c.head].lower) or c.end >= len(us) or us[c.end].tag not in ("be", "have"):
        return None
    for q in range(c.end + 2, min(len(us), c.end + LATER)):
        word = us[q].lower
        if word in (".", ";", ":", "who", "when", "while") or _counts_others(us[q]):
            return None
        verb = q + 1 if word in ("and", "but") else q + 2 if word == "where" and _pronoun(us, q + 1) else 0
        while verb and verb < len(us) - 1 and us[verb].tag in ("adv", "have", "be"):
            verb += 1
        if verb and verb < len(us) and _dies(us, verb):
            return "killed", "subject", verb
    return None


def _counts_others(u: Unit) -> bool:
    return u.quantity is not None and u.quantity.form != "article"


def _pronoun(us: tuple[Unit, ...], p: int) -> bool:
    return p < len(us) and us[p].lower in ("he", "she", "they")


def _dies(us: tuple[Unit, ...], p: int) -> bool:
    """Is the verb at ``p`` one of dying, or of who is told to be dead?"""
    words = tuple(u.lower for u in us[p : p + 3])
    return (
        words[0] in DYING
        or words[:2] in (("pronounced", "dead"), ("declared", "dead"))
        or words[1:] == ("not", "survive")
    )


LATER = 24
"""Words of a clause in which a death is told last."""
CLAUSE = 16
"""Words of a clause with "who" behind which its verb stands."""


RULES: tuple[tuple[str, Callable[[tuple[Unit, ...], Counted], Hit | None]], ...] = (
    ("both", by_both),
    ("copula", by_copula),
    ("later death", by_later_death),
    ("passive", by_passive),
    ("clause", by_clause),
    ("noun", by_noun),
    ("company", by_company),
    ("object", by_object),
    ("estimate", by_estimate),
    ("bringing", by_bringing),
    ("of", by_of),
    ("participle", by_participle),
    ("subject", by_subject),
    ("described", by_description),
)
"""How a number finds its kind, in order; each rule gives (kind, role, governor) or None."""
