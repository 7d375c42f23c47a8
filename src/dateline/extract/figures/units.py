"""The words of a sentence with every number as one unit, and what each number counts.

Linear: a noun phrase is looked for in a window of twelve words.
"""

from __future__ import annotations

from collections import deque
from functools import cache, lru_cache
from itertools import islice

from dateline.extract import syntax
from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.values import Quantity, scan
from dateline.model import Span, Value

TABLE_LIMIT = 200
"""A sentence of more numbers than this is a table or a code listing and has no figures (the fullest of the
development pages has 7)."""


class Unit(Value, frozen=True, kw_only=True):
    """One word, or one number with its bound words; ``tag`` and ``lemma`` as in ``extract.syntax``."""

    span: Span
    lower: str
    tag: str
    lemma: str
    quantity: Quantity | None = None


class Counted(Value, frozen=True, kw_only=True):
    """A number at unit ``at`` and its noun phrase, units [at + 1, end).

    ``head`` is the head noun's unit, None for "three died"; ``of_span`` what is counted, with "of ..." behind it;
    ``part`` tells "three of them", "two of its members".
    """

    at: int
    end: int
    quantity: Quantity
    head: int | None = None
    of_span: Span | None = None
    part: bool = False


@lru_cache(maxsize=1024)
def units(text: str, span: Span) -> tuple[Unit, ...]:
    """The words of one sentence, each number one unit; "a guard" gets its article as a number of 1.

    Kept: they are asked for when numbers are found and again for each reading of what belongs to the events.
    """
    numbers = deque(islice(scan(text, span), TABLE_LIMIT + 1))
    if len(numbers) > TABLE_LIMIT:
        return ()
    out: list[Unit] = []
    for tok in syntax.tokens(text, span):
        while numbers and numbers[0].span[1] <= tok.span[0]:
            out.append(_number(text, numbers.popleft()))
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


ARTICLES = frozenset({"a", "an", "another"})


DEFINITE = frozenset({"the", "his", "her", "its", "their"})
"""Words before one person that is known ("killing the driver"), counted as one where harm is done to him."""


def _articles(us: tuple[Unit, ...]) -> tuple[Unit, ...]:
    at = [i for i, u in enumerate(us) if (u.lower in ARTICLES and u.quantity is None) or _harmed(us, i)]
    if not at or len(at) > TABLE_LIMIT:
        return us
    counted = {i: _article(us, i) for i in at}
    return tuple(counted.get(i, u) for i, u in enumerate(us))


def _harmed(us: tuple[Unit, ...], i: int) -> bool:
    """Does "the" or "his" stand right behind a verb of harm ("killing the driver"), or a life that is taken?"""
    if i == 0 or us[i].lower not in DEFINITE:
        return False
    if us[i - 1].lower == "of":
        return i > 2 and us[i - 2].lower == "life" and us[i - 3].lower in ("the", "a")
    return us[i - 1].lower in word_set("harming")


def _article(us: tuple[Unit, ...], i: int) -> Unit:
    """An article before a noun for one person counts as 1 (guide, decision 27), as does "another" behind a verb of
    harm ("killing a guard and wounding another") or before one ("one man was killed and another injured")."""
    _, head = noun_run(us, i + 1)
    if (us[i].lower == "another" and i > 0 and (_opens_harm(us, i) or (head is None and _is_harming(us[i - 1])))) or (
        _in_turn(us, i)
    ):
        return Unit(span=us[i].span, lower=us[i].lower, tag="num", lemma="", quantity=_one(us[i], us[i]))
    if head is None or not (is_person(us[head].lower, singular=True) or _native(us, i + 1, head)):
        return us[i]
    return Unit(span=us[i].span, lower=us[i].lower, tag="num", lemma="", quantity=_one(us[i], us[head]))


def _in_turn(us: tuple[Unit, ...], i: int) -> bool:
    """Is the article that of the next in turn, of whom nothing is told but what befell him: "and a third was wounded",
    "a fourth is missing", "wounding a second"?"""
    if i + 1 >= len(us) or us[i].lower != "a" or us[i + 1].lower not in lexicon().ordinal:
        return False
    verb = i + 2
    while verb < len(us) and verb < i + 5 and us[verb].tag in ("be", "have", "adv"):
        verb += 1
    if verb >= len(us) or us[verb].tag == "punct":
        return i > 0 and _is_harming(us[i - 1])
    return us[verb].lower in word_set("in_turn") or _is_harming(us[verb])


def _is_harming(u: Unit) -> bool:
    return u.lower in word_set("harming")


def _opens_harm(us: tuple[Unit, ...], i: int) -> bool:
    """Does the "another" at ``i`` open a clause that tells only that he was harmed: "and another wounded"?"""
    if us[i - 1].lower not in ("and", ",", ";", "while", "with", "but"):
        return False
    verb = i + 1
    while verb < len(us) and verb < i + 4 and us[verb].tag in ("be", "have", "adv"):
        verb += 1
    return verb < len(us) and us[verb].tag != "ing" and _is_harming(us[verb])


def _one(article: Unit, head: Unit) -> Quantity:
    """What an article counts: one, or two where a couple is."""
    many = 2.0 if head.lower == "couple" else 1.0
    return Quantity(span=article.span, core=article.span, low=many, high=many, form="article")


def _native(us: tuple[Unit, ...], first: int, head: int) -> bool:
    """ "a Palestinian": a name of a people alone, standing for one of them."""
    return (
        head == first
        and us[head].tag == "name"
        and us[head].lower.endswith(("ian", "ean", "ese", "ani", "aqi", "eli", "ali", "eni"))
    )


def single(us: tuple[Unit, ...], i: int) -> Counted | None:
    """What the article at unit ``i`` counts as one, whoever or whatever it is; None for no article and no noun."""
    if us[i].lower not in ARTICLES:
        return None
    end, head = noun_run(us, i + 1)
    if head is None:
        return None
    of_span = (us[i + 1].span[0], us[_of_end(us, head)].span[1])
    return Counted(at=i, end=end, quantity=_one(us[i], us[head]), head=head, of_span=of_span)


def known(us: tuple[Unit, ...], i: int) -> Counted | None:
    """What "the" or "his" at unit ``i`` counts as one person who is not named ("its driver was killed"); None where a
    name stands behind, as the victims that a page names are seldom counted."""
    if us[i].lower not in DEFINITE or us[i].quantity is not None:
        return None
    end, head = noun_run(us, i + 1)
    if head is None or not may_be_person(us[head].lower) or us[head].tag == "name":
        return None
    if end + 1 < len(us) and us[end].lower == "," and us[end + 1].tag == "name":
        return None
    if us[i + 1].lower in lexicon().ordinal or (
        i > 0 and us[i - 1].lower == "," and end < len(us) and us[end].tag in ("past", "verb")
    ):  # "killed two officers, the captain said"
        return None
    of_span = (us[i + 1].span[0], us[_of_end(us, head)].span[1])
    return Counted(at=i, end=end, quantity=_one(us[i], us[head]), head=head, of_span=of_span)


PERSON = ("er", "or", "ist", "man", "woman", "ian", "eer", "ee", "ant", "ese")
"""Endings of nouns that may be for one person; many are for none ("an order")."""


def may_count(word: str) -> bool:
    """May the noun behind an article be for one person, or for one of the things that acts seize or strike?"""
    last = word.rsplit("-", 1)[-1]
    if is_person(word, singular=True) or last + "s" in _struck() or last + "es" in _struck():
        return True
    return _person_by_ending(last)


@cache
def _struck() -> frozenset[str]:
    """Nouns, in the plural, for what acts seize or strike."""
    lex = lexicon()
    return lex.places | lex.vehicles | lex.munitions


def may_be_person(word: str) -> bool:
    """May the noun behind an article be for one person?"""
    last = word.rsplit("-", 1)[-1]
    return is_person(word, singular=True) or (last + "s" not in _struck() and _person_by_ending(last))


def _person_by_ending(last: str) -> bool:
    return len(last) > 4 and last.endswith(PERSON) and last + "s" not in lexicon().things


# -------------------------------------------------------------------------------- what is counted


def is_person(word: str, *, singular: bool = False) -> bool:
    """Is the noun one for people? ``singular`` asks for one person only ("guard", not "guards")."""
    lex = lexicon()
    last = word.rsplit("-", 1)[-1]
    if word in lex.persons or last in lex.persons or word.endswith("year-old"):
        return True
    if singular:
        return False
    if word in lex.plural_persons or last in lex.plural_persons:
        return True
    if any(word.endswith(end) and word[: -len(end)] + base in lex.persons for end, base in (("s", ""), ("ies", "y"))):
        return True
    return len(word) > 5 and word.endswith(PEOPLE) and word not in lex.things and last not in lex.things


PEOPLE = ("ers", "ors", "ists", "ants", "ents", "ees", "ians", "men", "women")
"""Endings of plural nouns for people; what ends so and is none is listed under ``things``."""


def is_one_of_them(us: tuple[Unit, ...], end: int) -> bool:
    """Does it say behind "one of them" who that was: "one of them a nurse"?"""
    told = us[end + 1 : end + 4] if end < len(us) and us[end].lower in ("a", "an") else ()
    return any(is_person(u.lower, singular=True) for u in told)


def noun_run(us: tuple[Unit, ...], i: int) -> tuple[int, int | None]:
    """The end of the noun phrase that begins at ``i`` and its head, None where no noun is."""
    head, j, last = None, i, i + 12
    while j < len(us) and j < last:
        u = us[j]
        if head is not None and (behind := _behind_bracket(us, j)):
            j, last = behind, last + behind - j
            continue
        closed = u.tag in ("det", "pron") and u.lower not in ("others", "other")
        if u.quantity is not None or closed or u.lower == "according":
            break
        if head is not None and (
            u.lower in word_set("states")
            or u.lower in word_set("calendar")
            or (u.tag == "noun" and u.lower.endswith("ed"))
        ):
            break
        if head is None and u.lower in ("succumbed", "perished"):
            break  # "five succumbed to their wounds"
        if _joined_names(us, j, head):
            j += 1
            continue
        if u.tag in ("noun", "name") or is_person(u.lower) or (j == i and u.tag == "verb" and u.lower.endswith("s")):
            if head is not None and u.tag == "name" and us[head].tag == "noun" and u.lower in word_set("calendar"):
                break
            head = j
        elif not _inside(us, j):
            break
        j += 1
    end = i if head is None else head + 1
    return end, head


BRACKETS = {"(": ")", "[": "]"}
ASIDE = 14
"""Words of the longest name in brackets within a noun phrase."""


def _behind_bracket(us: tuple[Unit, ...], j: int) -> int:
    """Where the noun phrase goes on behind a name spelt out in brackets ("two DEA [Drug Enforcement Administration]
    agents"); 0 where no bracket opens at ``j`` or what stands behind it is no noun."""
    closing = BRACKETS.get(us[j].lower)
    if closing is None or us[j - 1].tag != "name":
        return 0
    for k in range(j + 1, min(len(us) - 1, j + ASIDE)):
        if us[k].lower == closing:
            goes_on = us[k + 1].tag in ("adj", "noun") or is_person(us[k + 1].lower)
            return k + 1 if goes_on and us[k + 1].lower not in word_set("calendar") else 0
        if us[k].quantity is not None:
            return 0
    return 0


def _joined_names(us: tuple[Unit, ...], j: int, head: int | None) -> bool:
    """ "Romanian and Italian reservists": is the "and" at ``j`` between two names that qualify one noun?"""
    return (
        us[j].lower in ("and", "or")
        and head == j - 1
        and us[j - 1].tag == "name"
        and j + 2 < len(us)
        and us[j + 1].tag == "name"
        and us[j + 2].tag == "noun"
    )


def _inside(us: tuple[Unit, ...], j: int) -> bool:
    """May the unit stand before a noun within its phrase: adjective, possessive, quotation mark, participle, hyphen?"""
    u, nxt = us[j], us[j + 1] if j + 1 < len(us) else None
    if nxt is None:
        return False
    if u.tag in ("adj", "poss", "num") or u.lower in ("-", "more", "other", "additional", "further"):
        return True
    if u.tag == "quote":
        return nxt.tag in ("noun", "name", "adj")
    if u.tag == "adv":
        return nxt.tag in ("adj", "past", "ing") and j + 2 < len(us) and us[j + 2].tag in ("noun", "name", "adj")
    if u.tag in ("past", "ing", "verb"):
        if us[j - 1].lower == "one" or (u.tag == "past" and not u.lower.endswith(("ed", "en"))):
            return False
        return (
            nxt.tag in ("noun", "adj", "name")
            and nxt.lower not in word_set("calendar")
            and us[j - 1].tag in ("num", "adj", "quote", "punct")
        )
    return False


def counted(us: tuple[Unit, ...], i: int) -> Counted:
    """What the number at unit ``i`` counts."""
    quantity = us[i].quantity
    assert quantity is not None
    j, part = _behind_figures(us, i), False
    if j + 1 < len(us) and us[j].lower == "of":
        if us[j + 1].lower in word_set("parts") and not (
            us[j + 1].lower in ("those", "these") and j + 2 < len(us) and us[j + 2].tag in ("noun", "adj")
        ):
            return _part(us, i, j + 2, quantity)
        if quantity.form == "plural" or us[j + 1].lower in word_set("owners") or us[j + 1].quantity is not None:
            part = quantity.form != "plural"
            j += 2 if us[j + 1].lower in word_set("owners") or us[j + 1].quantity is not None else 1
            if part and j + 1 < len(us) and us[j].quantity is not None:
                j += 1  # "three of the four traders"
    end, head = noun_run(us, j)
    if head is None and part and j + 1 < len(us):
        k = j + 1 if us[j].tag == "adv" else j
        if us[k].lower in word_set("states"):
            end, head = k + 1, k
    if head is None:
        return Counted(at=i, end=i + 1, quantity=quantity, part=part)
    first = next(
        (k for k in range(j, head + 1) if us[k].lower not in ("more", "other", "further", "additional", "-")), head
    )
    return Counted(
        at=i,
        end=end,
        quantity=quantity,
        head=head,
        of_span=(us[first].span[0], us[_of_end(us, head)].span[1]),
        part=part,
    )


def _behind_figures(us: tuple[Unit, ...], i: int) -> int:
    """Where what is counted may begin: right behind the number, or behind the same number in brackets ("2 (two)")."""
    one, again = us[i].quantity, us[i + 2].quantity if i + 3 < len(us) else None
    if one is None or again is None or us[i + 1].lower != "(" or us[i + 3].lower != ")":
        return i + 1
    return i + 4 if again.low in (one.low, one.low - 1, one.high) else i + 1


def _part(us: tuple[Unit, ...], i: int, j: int, quantity: Quantity) -> Counted:
    """ "nine of them children", "two of whom died"."""
    end, head = noun_run(us, j)
    if head is None:
        of = _antecedent(us, i, us[j - 1].lower) if us[j - 1].lower in ("which", "whom") else None
        span = (us[of[0]].span[0], us[of[1]].span[1]) if of else None
        return Counted(at=i, end=j, quantity=quantity, head=of[1] if of else None, of_span=span, part=True)
    return Counted(at=i, end=end, quantity=quantity, head=head, of_span=(us[j].span[0], us[head].span[1]), part=True)


def _antecedent(us: tuple[Unit, ...], i: int, pronoun: str) -> tuple[int, int] | None:
    """The first and last unit of the plural noun that "which" stands for in "attacked farms, two of which burned"; None
    where it has a number of its own, which then is the whole, and for "whom" behind a noun that is for nobody."""
    head = i - 2
    if head < 0 or us[i - 1].lower not in (",", "-", "–", "—", "(") or us[head].tag not in ("noun", "name"):
        return None
    person = is_person(us[head].lower)
    if (pronoun == "whom" and not person) or not (us[head].lower.endswith("s") or person):
        return None
    first = head
    while first > 0 and us[first - 1].tag in ("adj", "noun", "name"):
        first -= 1
    return None if first > 0 and us[first - 1].quantity is not None else (first, head)


def _of_end(us: tuple[Unit, ...], head: int) -> int:
    """The last unit of "members of the royal family", seen from "members"."""
    if head + 1 < len(us) and us[head + 1].lower == "of":
        start = head + 3 if head + 2 < len(us) and us[head + 2].tag in ("det",) else head + 2
        _, inner = noun_run(us, start)
        if inner is not None:
            return inner
    return head
