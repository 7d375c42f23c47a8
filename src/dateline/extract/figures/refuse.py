"""Numbers that count nothing: dates, times, ages, measures, shares, names and codes; and terms of prison."""

from __future__ import annotations

from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.units import Counted, Unit


def refused(us: tuple[Unit, ...], c: Counted) -> str | None:
    """Why the number is no figure (unit, label, calendar, year, age, pronoun, ...), or None where it may be one."""
    for reason, test in TESTS:
        if test(us, c):
            return reason
    return None


def _next(us: tuple[Unit, ...], c: Counted, k: int = 1) -> str:
    return us[c.at + k].lower if c.at + k < len(us) else ""


def _before(us: tuple[Unit, ...], c: Counted, k: int = 1) -> str:
    return us[c.at - k].lower if c.at >= k else ""


def _unit(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "12 km", "three hours", "5 per cent"; but "nine years in prison" is a term and "340 kilos of beans" a thing,
    both counted as other."""
    if _next(us, c) in word_set("measures") and _next(us, c, 2) == "of":
        return False
    lex = lexicon()
    words = [
        us[c.head].lower if c.head is not None else "",
        *([_next(us, c)] if _next(us, c) not in lex.periods else []),
    ]
    if c.head is None:
        words.append(_next(us, c))
    if _next(us, c) in ("more", "other", "further", "or", "full", "straight", "consecutive", "long"):
        words.append(_next(us, c, 2))
    return any(w in lex.units for w in words) and not is_term(us, c)


def is_term(us: tuple[Unit, ...], c: Counted) -> bool:
    """A term of punishment: "nine years in a penal colony"."""
    ahead = [u.lower for u in us[c.at + 1 : c.at + 7]]
    return bool(ahead) and ahead[0] in ("years", "months", "year") and any(w in lexicon().terms for w in ahead)


def _compound(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "35-year-old", "two-year extension", "24-hour", "10th"."""
    return (
        _next(us, c) in ("-", "–", "‑")
        and c.at + 2 < len(us)
        and us[c.at + 2].span[0] == us[c.at + 1].span[1]
        and us[c.at + 1].span[0] == us[c.at].span[1]
    )


def _listed(us: tuple[Unit, ...], c: Counted) -> bool:
    """The "2." that numbers a paragraph."""
    return c.at == 0 and c.quantity.form == "digits" and _next(us, c) in (".", ")") and c.head is None


def _calendar(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "March 3", "3 March", "October 17 and 18"."""
    lex, digits = lexicon(), c.quantity.form in ("digits", "range")
    if not digits or (c.quantity.span != c.quantity.core and c.quantity.form != "range" and not _year(us, c)):
        return False
    if _before(us, c) in lex.months or (_before(us, c) == "of" and _before(us, c, 2) in lex.months and c.head is None):
        return c.quantity.low <= 31 or _year(us, c)
    if _next(us, c) in lex.months or (_next(us, c) == "of" and _next(us, c, 2) in lex.months):
        return True
    row = _before(us, c) in ("and", "to", "-", "–", ",") and _before(us, c, 3) in lex.months
    return row and c.quantity.low <= 31 and c.head is None


def _year(us: tuple[Unit, ...], c: Counted) -> bool:
    a, b = c.quantity.core
    plain = b - a == 4 or (c.quantity.form == "range" and b - a in (7, 9)) or c.quantity.form == "score"
    if not (plain and 1500 <= c.quantity.low <= 2150 and c.quantity.form in ("digits", "range", "score")):
        return False
    return c.quantity.span == c.quantity.core or us[c.at].lower.startswith(
        ("early ", "around ", "about ", "between ", "from ", "just ")
    )


def _label(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "Resolution 1701", "Camp 8", "aged 35", "Group of 20", and names with a number behind them."""
    lex = lexicon()
    if c.quantity.form not in ("digits", "range", "words") or c.at == 0:
        return False
    before = us[c.at - 1]
    if before.lower in ("aged", "age") or (before.lower in ("and", "to") and _before(us, c, 3) in ("aged", "ages")):
        return True
    if c.quantity.span != c.quantity.core:
        return False
    if before.lower in lex.labels and c.head is None:
        return True
    if before.lower in (
        "resolution",
        "article",
        "articles",
        "section",
        "channel",
        "no",
        "no.",
        "aged",
        "age",
        "camp",
        "flight",
    ):
        return True
    return (
        before.tag == "name"
        and before.span[1] + 1 == us[c.at].span[0]
        and c.head is None
        and c.quantity.form == "digits"
    )


def _age(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "a guard, 34, arrested", "a girl of six", "one of them 17"."""
    if c.quantity.form not in ("digits", "words") or c.quantity.low > 110 or c.head is not None:
        return False
    closing = _next(us, c) in (",", ".", ")", "")
    plain = c.quantity.span == c.quantity.core
    if plain and _before(us, c) == "," and closing and c.at > 1 and us[c.at - 2].tag in ("noun", "name"):
        return True
    if plain and _before(us, c) == "them" and c.quantity.form == "digits" and closing:
        return True
    if plain and _before(us, c) == "(" and _next(us, c) == ")" and c.at > 1 and us[c.at - 2].tag == "name":
        return True
    return plain and _before(us, c) == "of" and _before(us, c, 2) in lexicon().persons


def _house(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "131 West Street": the number of a house."""
    if c.quantity.form not in ("digits", "range") or c.quantity.span != c.quantity.core:
        return False
    for u in us[c.at + 1 : c.at + 5]:
        if u.lower in word_set("streets"):
            return u.tag == "name" or us[c.at + 1].tag == "name"
        if u.tag not in ("name", "num", "adj", "noun"):
            return False
    return False


def _votes(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "4-3": votes of a bench or goals."""
    return c.quantity.form == "score" and c.quantity.low < VOTES


VOTES = 20
"""Below it the first of two joined numbers, the greater first, is a score or a court's vote."""


def _pronoun(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "one of the largest", "no one has claimed", "one another", "the one", "in one": a one that does not count."""
    if us[c.at].lower == "one" and _next(us, c) == "of" and c.at + 3 < len(us):
        chosen = us[c.at + 3].lower
        if chosen in word_set("chosen") or (us[c.at + 3].tag == "adj" and chosen.endswith("est")):
            return True
    if us[c.at].lower not in ("one", "a", "an", "another", "no", "none", "two", "both", "first"):
        return False
    if us[c.at].lower == "one" and (
        _next(us, c) in ("another", "'s", "’s", "day", "side", "thing") or _before(us, c) in ("no", "every", "any")
    ):
        return True
    return (
        us[c.at].lower == "one"
        and c.head is None
        and _before(us, c) in ("in", "as", "for", "by", "the", "this", "that")
        and _next(us, c) != "of"
    )


def _group(us: tuple[Unit, ...], c: Counted) -> bool:
    """The "20" of the "Group of 20", a name; "a group of 20 men" counts."""
    words = us[max(0, c.at - 2) : c.at + 1]
    return any(u.lower == "group" and u.tag == "name" for u in words) and any(u.lower == "of" for u in words)


TESTS = (
    ("compound", _compound),
    ("group", _group),
    ("unit", _unit),
    ("listed", _listed),
    ("calendar", _calendar),
    ("year", _year),
    ("label", _label),
    ("age", _age),
    ("pronoun", _pronoun),
    ("house", _house),
    ("votes", _votes),
)
"""Every reason for refusing a number, with its test; add a row for a new one."""
