"""Numbers that count nothing: dates, times, ages, measures, shares, names and codes; and terms of prison."""

from __future__ import annotations

from dateline.extract.figures.forces import is_force
from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.units import Counted, Unit, counted, is_person


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


def _before_change(us: tuple[Unit, ...], c: Counted) -> bool:
    """The first number of "from 8 to 10 hours", "from 70 to 90 pesos": of nobody, as the second is of nobody."""
    then = c.at + 2
    if _before(us, c) != "from" or _next(us, c) != "to" or c.head is not None or then >= len(us):
        return False
    if us[then].quantity is None:
        return False
    later = counted(us, then)
    return later.quantity.currency is not None or _next(us, later) in lexicon().currency_after or _unit(us, later)


def is_term(us: tuple[Unit, ...], c: Counted) -> bool:
    """A term of punishment: "nine years in a penal colony", "jailed for nine years"."""
    ahead = [u.lower for u in us[c.at + 1 : c.at + 7]]
    if not ahead or ahead[0] not in ("years", "months", "year"):
        return False
    return any(w in lexicon().terms for w in ahead) or _sentenced(us, c)


def _sentenced(us: tuple[Unit, ...], c: Counted) -> bool:
    """Does a sentence stand before a number of years ("jailed him on Friday for nine years", "the court gave her nine
    years each")? Of 16 such on 811 pages 12 are annotated; what "can be punished by up to nine years" is none."""
    before = [u.lower for u in us[max(0, c.at - SENTENCE) : c.at]]
    if any(w in word_set("possible") for w in before) or not before:
        return False
    if before[-1] in ("to", "for") or before[-2:] in (["terms", "of"], ["term", "of"]):
        sent = (w in ("prison", "jail") and before[k - 1] == "to" for k, w in enumerate(before) if k)
        return any(w in word_set("sentencing") for w in before[:-1]) or any(sent)
    given = any(w in ("gave", "given", "handed") for w in before)
    return given and any(u.lower in word_set("judging") for u in us[: c.at + 4])


SENTENCE = 12
"""Words before a term of punishment in which its sentence is told."""


def _compound(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "35-year-old", "two-year extension", "24-hour", "10th", and "35- year- old", "75- mm" as wires break their
    lines."""
    if _next(us, c) == "-" and _next(us, c, 2) in ("mm", "year"):
        return True
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
    """ "March 3", "3 March", "October 17 and 18", "the Oct, 7 raid"."""
    lex, digits = lexicon(), c.quantity.form in ("digits", "range")
    if digits and c.quantity.low <= 31 and _before(us, c) == "," and _before(us, c, 2) in lex.months:
        return _before(us, c, 3) == "the" and not (c.head is not None and us[c.head].lower.endswith("s"))
    if not digits or (c.quantity.span != c.quantity.core and c.quantity.form != "range" and not _year(us, c)):
        return False
    if _before(us, c) in lex.months or (_before(us, c) == "of" and _before(us, c, 2) in lex.months and c.head is None):
        return c.quantity.low <= 31 or _year(us, c)
    if _next(us, c) in lex.months or (_next(us, c) == "of" and _next(us, c, 2) in lex.months):
        return True
    row = _before(us, c) in ("and", "to", "-", "–", ",") and _before(us, c, 3) in lex.months
    return row and c.quantity.low <= 31 and c.head is None


def _year(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "1988", "early 1988", "1988-90", "between 1988 and 1990"; the number of "murdered 1600 people" counts."""
    quantity = c.quantity
    if quantity.form not in ("digits", "range", "score") or not 1500 <= quantity.low <= 2150:
        return False
    years = _numerals(us[c.at].lower)
    if not years or not all(_is_year(year) or (k and len(year) == 2) for k, year in enumerate(years)):
        return False
    words = us[c.at].lower
    plain = quantity.span == quantity.core or words.startswith(
        ("early ", "around ", "about ", "between ", "from ", "just ")
    )
    return (plain or _over_what_was(us, c)) and not _object(us, c)


def _over_what_was(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "jailed over 2006 killings": the year of what somebody is held for, where no people are counted (11 of 11 on the
    training pages)."""
    people = c.head is not None and is_person(us[c.head].lower)
    return c.head is not None and us[c.at].lower.startswith("over ") and not people


def _numerals(words: str) -> list[str]:
    """The numbers in digits that a number's words hold: "from 1710 to 2250" has two."""
    marks = "".join(mark if mark.isdigit() or mark in ",." else " " for mark in words)
    return [numeral.strip(",.") for numeral in marks.split() if numeral.strip(",.")]


def _is_year(numeral: str) -> bool:
    return len(numeral) == 4 and numeral.isdigit() and 1500 <= int(numeral) <= 2150


def _object(us: tuple[Unit, ...], c: Counted) -> bool:
    """Do people stand behind the number and a verb or "with" before it, or nothing, so that it counts them ("arrested
    2000 marchers")? In "in 1990 rebels fled" and "Between 1990 and 1992 rebels fled" it does not."""
    if c.head is None or not is_person(us[c.head].lower):
        return False
    if c.at == 0:
        return c.quantity.form != "range"
    return us[c.at - 1].tag in ("verb", "past", "ing") or us[c.at - 1].lower == "with"


def _clock(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "0700", "between 0200 and 0330", "at about 2130": hours and minutes as armies and wires write them. Without a
    nought in front they need a word of time before them, as "the 1930 dead" are people."""
    if c.quantity.form not in ("digits", "range"):
        return False
    words = us[c.at].lower
    times = _numerals(words)
    if not times or not all(len(time) == 4 and _is_time(time) for time in times):
        return False
    if any(time[0] == "0" for time in times):
        return True
    if c.quantity.form == "range" and words.startswith(("between ", "from ")):
        return not _object(us, c)
    if _before(us, c) == "at" and c.quantity.form == "digits" and c.quantity.span == c.quantity.core:
        return True  # "today at 1150 guerrillas attacked"
    as_of = _before(us, c) == "of" and _before(us, c, 2) == "as"
    return c.head is None and (as_of or _before(us, c) in word_set("clock"))


def _is_time(numeral: str) -> bool:
    return numeral.isdigit() and int(numeral[:2]) < 24 and int(numeral[2:]) < 60


def _hour(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "at about five this morning", "between six and ten in the evening": hours of a day."""
    if c.head is not None or c.quantity.low > 12 or c.quantity.form not in ("digits", "words", "range"):
        return False
    at = _before(us, c) in ("at", "by", "until", "till", "since", "around", "about")
    ahead = [u.lower for u in us[c.at + 1 : c.at + 4]]
    if not at and not us[c.at].lower.startswith(("between ", "from ")):
        return False
    part = ahead[1:2] if ahead[:1] in (["this"], ["that"], ["yesterday"], ["tomorrow"]) else ahead[2:3]
    return ahead[:1] != [] and part in (["morning"], ["afternoon"], ["evening"]) and ahead[0] in HOURLY


HOURLY = frozenset({"this", "that", "yesterday", "tomorrow", "in", "on"})
"""Words between an hour and its part of the day."""


def _label(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "Resolution 1701", "Camp 8", "aged 35", "Group of 20", "Form Three girls", names with a number behind them."""
    lex = lexicon()
    if c.quantity.form not in ("digits", "range", "words") or c.at == 0:
        return False
    before = us[c.at - 1]
    if before.lower in ("aged", "age") or (before.lower in ("and", "to") and _before(us, c, 3) in ("aged", "ages")):
        return True
    if c.quantity.span != c.quantity.core:
        return False
    if before.lower == "form" and c.quantity.low <= FORMS:
        return True
    if before.lower == "number" and c.at > 1 and us[c.at - 2].lower in HARMED:
        return False  # "the wounded number 27"
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
    """ "a guard, 34, arrested", "a girl of six", "one of them 17", "he was 29", "older than 60"."""
    if c.quantity.form not in ("digits", "words") or c.quantity.low > OLDEST or c.head is not None:
        return False
    closing = _next(us, c) in (",", ".", ")", ";", "")
    if _before(us, c) == "than" and _before(us, c, 2) in ("older", "younger"):
        return True
    if _outermost(us, c) or _below(us, c):
        return True
    plain = c.quantity.span == c.quantity.core
    if plain and _was_old(us, c) and (closing or _next(us, c) in ("and", "when", "but")):
        return True
    if plain and closing and _before(us, c) == "," and _before(us, c, 2) in ("himself", "herself"):
        return True
    if plain and _before(us, c) == "," and closing and c.at > 1 and us[c.at - 2].tag in ("noun", "name"):
        return True
    if plain and closing and _before(us, c) in ("also", "now", "then") and _before(us, c, 2) == ",":
        return c.quantity.form == "digits"
    if plain and _before(us, c) == "them" and c.quantity.form == "digits" and closing:
        return True
    if plain and _before(us, c) == "(" and _next(us, c) == ")" and c.at > 1 and us[c.at - 2].tag == "name":
        return True
    return plain and _before(us, c) == "of" and _before(us, c, 2) in lexicon().persons


HARMED = frozenset({"dead", "displaced", "injured", "missing", "wounded"})
"""Those of whom "number" may say how many they are."""
FORMS = 6
"""Forms that a school has."""


def _was_old(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "he was 29", "Tomas Rell is 41": the age of one who is told of; "the toll was 29" counts."""
    if c.at < 2 or _before(us, c) not in ("was", "is") or c.quantity.low < 2:
        return False
    return _before(us, c, 2) in ("he", "she") or (
        us[c.at - 2].tag == "name" and c.at > 2 and us[c.at - 3].tag == "name"
    )


def _outermost(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "the youngest was 15", "the eldest of them 16": how old one of them is."""
    if c.at == 0 or (_before(us, c) not in AGEING and us[c.at - 1].tag != "be"):
        return False
    near = [u.lower for u in us[max(0, c.at - FROM_OUTERMOST) : c.at]]
    at = max((k for k, word in enumerate(near) if word in ("youngest", "oldest", "eldest")), default=None)
    return at is not None and not any(word in (",", ";", "and") for word in near[at:-1])


AGEING = frozenset({"youngest", "oldest", "eldest", "them", "whom", "these", ",", "only", "just"})
"""Words before the age of one of them."""
FROM_OUTERMOST = 7
"""Words from "the youngest" to an age."""


def _below(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "seven of them were under five", "aged over 65": below or above which age they are."""
    aged = _before(us, c) in ("aged", "ages") and us[c.at].lower.startswith(("under ", "over ", "below "))
    return aged or (c.at > 0 and us[c.at - 1].tag == "be" and us[c.at].lower.startswith("under "))


def _metres(us: tuple[Unit, ...], c: Counted) -> bool:
    """The "800m" of "800m from the mine": metres, no millions."""
    metres = us[c.at].lower.endswith("m") and us[c.at].lower[-2:-1].isdigit() and c.quantity.currency is None
    return metres and _next(us, c) in word_set("measured_by")


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
    if us[c.at].lower == "one" and _next(us, c) in ("after", "by") and _next(us, c, 2) in ("another", "one", "the"):
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


def _both_and(us: tuple[Unit, ...], c: Counted) -> bool:
    """The "both" of "both police and soldiers", which counts nothing; that of "both guards and their driver" does."""
    if us[c.at].lower != "both":
        return False
    for k in range(c.at + 1, min(len(us) - 1, c.at + 7)):
        if us[k].lower == "and":
            return k > c.at + 1 and _sort(us[c.at + 1]) == _sort(us[k + 1])
        if us[k].tag not in ("det", "adj", "noun", "name", "poss", "prep", "quote"):
            return False
    return False


def _sort(u: Unit) -> str:
    return "noun" if u.tag in ("adj", "name") else u.tag


def _repeated(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "shelled Lorn (four times)": how often, put in behind a place; "at least fifty-seven (57)": the same again."""
    if _before(us, c) != "(":
        return False
    if _next(us, c) == ")" and (again := us[c.at - 2].quantity if c.at > 1 else None) is not None:
        return c.quantity.low in (again.low, again.low - 1, again.high)
    return _next(us, c) == "times" and _next(us, c, 2) == ")"


def _amount(us: tuple[Unit, ...], c: Counted) -> bool:
    """The article of "an unknown number of men", "as a result": it is for no one person."""
    if c.quantity.form != "article" or c.head is None:
        return False
    head, behind = us[c.head].lower, us[c.head + 1].lower if c.head + 1 < len(us) else ""
    return (head in word_set("amounts") and behind == "of") or (_before(us, c) == "as" and head in word_set("turns"))


def _wounds(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "three bullet wounds", "two injuries to his neck", "lost two fingers": those of one body."""
    own = c.head is not None and not c.part and all(u.tag not in ("past", "verb") for u in us[c.at + 1 : c.end - 1])
    last = us[c.end - 1].lower if own else ""
    behind = us[c.end].lower if c.end < len(us) else ""
    if last in BODILY or last == "wounds" or (last in word_set("wounding") and behind == "wounds"):
        return True
    body = us[c.end + 1].lower if c.end + 1 < len(us) else ""
    return last == "injuries" and behind in ("in", "on", "to") and body in ("her", "his")


BODILY = frozenset({"ears", "eyes", "fingers", "legs", "limbs", "teeth", "thumbs", "toes"})
"""Parts of bodies in numbers; "arms" may be weapons and "hands" men."""


def _ages(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "two men, 19 and 20, who", "boys of six and nine years", "men between 15 and 30": a row or range of ages behind
    the noun of those who bear them."""
    if _in_years(us, c) or _from_age(us, c):
        return True
    if c.quantity.form != "digits" or c.quantity.low > OLDEST or c.head is not None:
        return False
    first, last, joined = c.at, c.at, (",", "and")
    while c.at - first < ROW and first > 1 and us[first - 1].lower in joined and us[first - 2].lower.isdigit():
        first -= 2
    while last - c.at < ROW and last + 2 < len(us) and us[last + 1].lower in joined and us[last + 2].lower.isdigit():
        last += 2
    closed = last + 1 >= len(us) or us[last + 1].lower in (",", ".", ")")
    several = last > first and first > 1 and us[first - 1].lower == "," and us[first - 2].tag == "noun"
    return closed and several and is_person(us[first - 2].lower)


def _in_years(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "of six and nine years", "nine and twelve years old": the first of two ages."""
    if c.head is not None or c.quantity.low > OLDEST or c.at + 3 >= len(us) or us[c.at + 2].quantity is None:
        return False
    years = _next(us, c) in ("and", "or", "to") and _next(us, c, 3) in ("years", "months")
    return years and (_before(us, c) == "of" or _next(us, c, 4) == "old")


def _from_age(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "men between 15 and 30": from which age to which."""
    if c.quantity.form != "range" or c.head is not None or (c.quantity.high or 0) > OLDEST or c.at == 0:
        return False
    between = us[c.at].lower.startswith(("between ", "from "))
    closed = _next(us, c) in (",", ".", ")", ";", "", "were", "who")
    return between and closed and us[c.at - 1].tag == "noun" and is_person(us[c.at - 1].lower)


OLDEST = 110
ROW = 8
"""Words of the longest row of ages, and the greatest of them."""


def _group(us: tuple[Unit, ...], c: Counted) -> bool:
    """The "20" of the "Group of 20", a name; "a group of 20 men" counts."""
    words = us[max(0, c.at - 2) : c.at + 1]
    return any(u.lower == "group" and u.tag == "name" for u in words) and any(u.lower == "of" for u in words)


def _families(us: tuple[Unit, ...], c: Counted) -> bool:
    """The families whose members are counted already: "six members of one family", "12 people from two households"."""
    if c.head is None or c.at < 2 or us[c.at - 1].lower not in ("of", "from"):
        return False
    return us[c.head].lower in FAMILIES and is_person(us[c.at - 2].lower)


FAMILIES = frozenset(("family", "families", "household", "households", "clan", "clans"))


def _speakers(us: tuple[Unit, ...], c: Counted) -> bool:
    """Who says it: "two security sources said", "five residents in the town told" (of 103 on training pages none
    counts); "three residents were wounded" may."""
    if c.head is None or us[c.head].lower not in word_set("informants"):
        return False
    behind = [u.lower for u in us[c.end : c.end + INFORMING]]
    said = next((k for k, word in enumerate(behind) if word in word_set("informing")), None)
    return said is not None and (said == 0 or behind[0] in ("in", "at", "of", "from", "with", "close"))


INFORMING = 5
"""Words behind those who say something in which that they do may stand."""


TESTS = (
    ("compound", _compound),
    ("group", _group),
    ("force", is_force),
    ("families", _families),
    ("speakers", _speakers),
    ("unit", _unit),
    ("before a change", _before_change),
    ("listed", _listed),
    ("calendar", _calendar),
    ("year", _year),
    ("clock", _clock),
    ("hour", _hour),
    ("label", _label),
    ("age", _age),
    ("ages", _ages),
    ("pronoun", _pronoun),
    ("both and", _both_and),
    ("amount", _amount),
    ("repeated", _repeated),
    ("wounds", _wounds),
    ("metres", _metres),
    ("house", _house),
    ("votes", _votes),
)
"""Every reason for refusing a number, with its test; add a row for a new one."""
