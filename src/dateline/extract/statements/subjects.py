"""Who stands before or behind a reporting verb: token ranges of subjects, objects and agents."""

from __future__ import annotations

import re

from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL, Token
from dateline.model import Span

Range = tuple[int, int]
"""Half-open range of token indices in one unit."""

FINITE = frozenset({"verb", "past", "modal", "be", "have", "do"})
RELATIVE = frozenset({"who", "which", "whom", "whose", "where", "when"})
WHO = frozenset({"who", "whose"})
"""Words that open a clause about the persons before them."""
HARD = frozenset({";", ":", "—", "–", "--", "?", "!"})
DASHES = frozenset({"—", "–", "--"})
INSIDE_OPEN, INSIDE_CLOSE = frozenset("(["), frozenset(")]")
ABOUT = frozenset({"about", "around", "over", "under", "near", "between"})
"""Prepositions that also open a number: "about 100 parents"."""
NOT_SUBJECT = frozenset({"prep", "ing", "adv", "sub", "to", "past", "conj"})
"""Tags that no subject opens with."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
FLOATING = REFLEXIVE | {"neither", "both", "all", "each", "hereby", "herewith"}
"""Words between a subject and its verb that are no part of either."""
SETTING = frozenset({"so", "while", "as", "though", "afterward", "afterwards", "moreover", "furthermore"})
"""Words that open a clause before its subject, whatever they are tagged."""
BEFORE_NAME = frozenset({"name", "punct", "quote", "sub", "conj"})
"""Tags of what stands before a surname that is a month's too."""
NEARNESS = frozenset({"this", "last", "late", "early", "next"})
"""Words that make a time of the day or week behind them: "this morning"."""
ALONE = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
"""Days that stand before a verb without a preposition: "officials Friday said"."""
OWNER = 5
"""Tokens in which "whose" makes a piece a clause of its own: "a member whose district it is", "some of whose men"."""
PARTY_SEAT = re.compile(r"(?:[RDI]|Rep|Dem|Ind)-[A-Z]\w*")
"""Party and home of a lawmaker behind the name: "Steve Moros, R-Barnstable, said"."""
OCCASIONS = frozenset({"conference", "briefing", "rally", "ceremony", "hearing", "summit", "interview", "vigil"})
"""Where and when somebody speaks, which is no part of who it is."""
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
PARTICLES = frozenset({"off", "up", "out", "down", "back", "away", "over"})
"""Words behind a verb that belong to it: "called off", "pulled out"."""
NAME = 5
"""Tokens of the longest name of a person that is looked at before his two appositions."""
WINDOW = 90
"""Tokens that are searched for a subject: longer subjects do not occur."""


def clausal(toks: tuple[Token, ...], a: int, b: int) -> bool:
    """Whether tokens [a, b) hold a main clause: one of their pieces has more finite verbs than subordinators."""
    pieces = _pieces(toks, a, b)
    for n, (i, j) in enumerate(pieces):
        first = toks[i] if i < j else None
        if first is None or first.lower in RELATIVE or first.tag == "sub" or (n and first.tag in ("prep", "ing")):
            continue
        if first.tag == "past" and n < 2:
            continue
        if _finite_groups(toks, i, j) > sum(_subordinates(t) for t in toks[i:j]):
            return True
    return False


def _subordinates(tok: Token) -> bool:
    """Whether a token opens a clause inside a piece; "since", "after" and their like also stand before a noun."""
    return tok.lower in RELATIVE or (
        tok.tag == "sub" and tok.lower not in ("since", "after", "before", "until", "till", "so")
    )


def _finite_groups(toks: tuple[Token, ...], a: int, b: int) -> int:
    """Runs of verbs in [a, b); an unlisted "-ed" form behind a noun counts."""
    count, inside = 0, False
    for k in range(a, b):
        unknown = toks[k].tag == "noun" and toks[k].lower.endswith("ed") and k > a and toks[k - 1].tag in NOMINAL
        unknown = unknown or (k > a and _unlisted_verb(toks, k, b))
        verb = (finite_at(toks, k) and (inside or toks[k - 1].tag != "to" or k == a)) or unknown
        count += verb and not inside
        inside = verb or (inside and toks[k].tag in ("adv", "neg"))
    return count


def _unlisted_verb(toks: tuple[Token, ...], k: int, b: int) -> bool:
    """Whether a noun right behind "that" or "who" is the verb of its clause: "a burden that distract from work"."""
    if toks[k].tag != "noun" or toks[k - 1].lower not in ("that", "who", "which") or k + 1 >= b:
        return False
    if toks[k].lower in lexicon().days | lexicon().units:
        return False  # "that day"
    return toks[k + 1].tag in ("prep", "det", "to") and not has_finite(toks, k + 1, b)


def span_of(toks: tuple[Token, ...], found: Range) -> Span:
    """The text span of a token range."""
    return toks[found[0]].span[0], toks[found[1] - 1].span[1]


def finite_at(toks: tuple[Token, ...], i: int) -> bool:
    """Whether a finite verb or auxiliary stands at ``i``; a past form behind a noun and before "by" or a preposition
    may be a participle and still counts."""
    return 0 <= i < len(toks) and toks[i].tag in FINITE and toks[i].text != "May"


def has_finite(toks: tuple[Token, ...], a: int, b: int) -> bool:
    """Whether tokens [a, b) hold a finite verb."""
    return any(toks[k].tag in FINITE for k in range(a, b))


def subject(unit: Unit, end: int, floor: int, hops: int = 3) -> Range | None:
    """The subject that ends right before token ``end`` (a comma and an insertion may stand between), or None."""
    toks = unit.toks
    found = _subject(unit, _before_time(toks, end, floor), floor, hops)
    if found is not None and toks[found[0]].lower == "whose":
        found = _antecedent(unit, found[0], floor)  # "the party, whose leader said": annotators name the party
    return None if found is None else _bracketed(toks, _timeless(toks, *found))


def _subject(unit: Unit, end: int, floor: int, hops: int) -> Range | None:
    toks = unit.toks
    if end <= floor:
        return None
    if toks[end - 1].tag == "adv" and end - 2 > floor and toks[end - 2].lower in ("who", "which"):
        end -= 1  # "who currently hold"
    if toks[end - 1].lower in ("who", "which", "that", "whom"):
        return _antecedent(unit, end - 1, floor)
    if toks[end - 1].text == ",":
        return _over_insertion(unit, end - 1, floor, hops) if hops else None
    if toks[end - 1].text in DASHES:
        opens = _dash_before(unit, end - 1, floor)
        inner = _subject(unit, opens, floor, hops - 1) if opens is not None and hops else None
        return None if opens is None else _named(unit, opens, floor, inner)
    left = _boundary(unit, end, floor)
    return _plain(toks, _pieces(toks, left, end))


def _dash_before(unit: Unit, close: int, floor: int) -> int | None:
    """The dash that opens the insertion which the dash ``close`` ends: "the mayor -- who had won -- said"."""
    for k in range(close - 2, max(floor, close - WINDOW) - 1, -1):
        if unit.toks[k].text in DASHES and unit.quoted[k] == unit.quoted[close]:
            return k if k > floor else None
        if unit.toks[k].text in (".", ";", "?", "!"):
            return None
    return None


def _before_time(toks: tuple[Token, ...], end: int, floor: int) -> int:
    """``end`` moved back over the time that stands before a verb: "the police last night", "who this morning"."""
    days = lexicon().days
    k = end
    if (
        k - 2 > floor
        and toks[k - 3].lower in RELATIVE
        and toks[k - 2].lower == "in"
        and YEAR.fullmatch(toks[k - 1].text)
    ):
        return k - 2  # "who in 2010 said"
    while k > floor and toks[k - 1].lower in days and (k == end or toks[k - 1].tag != "prep"):
        if toks[k - 1].text == "May" and (k - 1 == floor or toks[k - 2].tag in BEFORE_NAME):
            break  # "May said", "Theresa May said"
        k -= 1
    if k == end:
        return end
    if k > floor and toks[k - 1].lower in NEARNESS:
        return k - 1
    if end - k == 1 and toks[k].lower in ALONE and k - 1 > floor and toks[k - 1].lower == "on":
        return k - 1  # "police on Monday said"
    sure = end - k == 1 and toks[k].lower in ALONE and k > floor and toks[k - 1].tag in ("noun", "pron", "name")
    return k if sure and toks[k - 1].lower != "the" else end


def _timeless(toks: tuple[Token, ...], a: int, b: int) -> Range:
    """A noun phrase without the time before it: "last week the army"."""
    days, k = lexicon().days, a
    if toks[k].lower in ("late", "early") and k + 3 < b and toks[k + 1].lower in ("in", "on"):
        k += 2 + (toks[k + 2].tag == "det")
        k += toks[k].lower in days
        return (k, b) if toks[k].tag == "name" and toks[k].lower not in days else (a, b)  # "late in the day Rell"
    if toks[k].lower in NEARNESS and k + 1 < b and toks[k + 1].lower in days:
        k += 2
        while k < b and (toks[k].lower in days or toks[k].text == ","):
            k += 1
    return (k, b) if k < b and toks[k].tag != "poss" and any(t.tag in NOMINAL for t in toks[k:b]) else (a, b)


def _bracketed(toks: tuple[Token, ...], found: Range) -> Range:
    """A noun phrase with both ends of its brackets, or behind those that are none of it: "[18 April] a radio"."""
    a, b = found
    for k in range(a, b):
        if toks[k].text in INSIDE_OPEN:
            break
        if toks[k].text in INSIDE_CLOSE:
            opens = a > 0 and toks[a - 1].text in INSIDE_OPEN
            return (a - 1, b) if opens else (k + 1, b) if k + 1 < b else found
    return found


def _over_insertion(unit: Unit, close: int, floor: int, hops: int) -> Range | None:
    """Subject, insertion, verb: the insertion ends at the comma ``close``; an apposition belongs to the subject."""
    toks, comma = unit.toks, close
    for _ in range(4):
        comma = _comma_before(unit, comma, floor)
        if comma < 0:
            return None
        piece = (comma + 1, close)
        if _insertion(toks, piece):
            return _named(unit, comma, floor, subject(unit, _before_home(unit, comma, floor), floor, hops - 1))
        if comma < close and (home := _before_home(unit, close, floor)) != close:
            return subject(unit, home, floor, hops - 1)
        relative = next((k for k in range(*piece) if toks[k].lower in WHO and toks[piece[0]].tag == "det"), close)
        if not any(_surely_finite(toks, k) for k in range(piece[0], relative)):
            before = _comma_before(unit, comma, floor)
            if before >= 0 and toks[before + 1].tag in ("ing", "prep") and toks[comma - 1].tag in NOMINAL:
                return subject(unit, before, floor, hops - 1)  # "the mayor, speaking in the capital, Lorn, said"
            if before >= 0 and comma - before == 2 and toks[comma - 1].tag == "num":
                return _with_apposition(unit, before, close, floor)  # "Ana Rell, 45, a farmer, said"
            return _with_apposition(unit, comma, close, floor)
    return None


def _before_home(unit: Unit, comma: int, floor: int) -> int:
    """``comma`` moved back over where somebody is from: "Ana Rell, 30, of Tarn, Norland, who voted, said"."""
    before = _comma_before(unit, comma, floor)
    first = _comma_before(unit, before, floor) if before >= 0 else -1
    if first < 0 or not (unit.word(first + 1) in ("of", "from", "who") or unit.tag(first + 1) == "adv"):
        return comma
    home = _home_of_town(unit.toks, (first + 1, before), (before + 1, comma))
    return first + (unit.tag(first - 1) == "num") if home else comma


def _named(unit: Unit, comma: int, floor: int, found: Range | None) -> Range | None:
    """The apposition that ends at a comma with what it tells of: "the mayor, Ana Rell, who had won, said". One of the
    two is a name and the other is none, and they open the sentence or a clause."""
    toks = unit.toks
    before = _comma_before(unit, comma, floor) if found is not None and found[1] == comma else -1
    if found is None or before < 0 or found[0] != before + 1:
        return found
    whole = _with_apposition(unit, before, comma, floor)
    if whole is None or whole[0] >= found[0]:
        return found
    front, behind = toks[whole[0] : before], toks[slice(*found)]
    opens = whole[0] == floor or toks[whole[0] - 1].tag in ("sub", "conj", "punct", "quote")
    calls = _called(front) != _called(behind) and not any(t.tag == "conj" for t in front)
    return whole if opens and calls and len(front) < NAME * 2 else found


def _called(phrase: tuple[Token, ...]) -> bool:
    """Whether a phrase is a name with at most a title before it, rather than what somebody is."""
    return bool(phrase) and all(t.tag == "name" for t in phrase)


def _comma_before(unit: Unit, end: int, floor: int) -> int:
    """The last comma before token ``end`` outside brackets and quotation marks, or -1."""
    depth = 0
    for k in range(end - 1, max(floor, end - WINDOW) - 1, -1):
        if unit.toks[k].text in INSIDE_CLOSE:
            depth += 1
        elif unit.toks[k].text in INSIDE_OPEN:
            depth = max(0, depth - 1)
        elif unit.toks[k].text in HARD and unit.quoted[k] < 0:
            return -1
        elif unit.toks[k].text == "," and not depth and unit.quoted[k] == unit.quoted[min(end, len(unit.toks) - 1)]:
            return k
    return -1


def _with_apposition(unit: Unit, comma: int, close: int, floor: int) -> Range | None:
    toks = unit.toks
    if comma > floor and toks[comma - 1].text != ",":
        front = _plain(toks, _pieces(toks, _boundary(unit, comma, floor), comma))
        if front is not None and toks[comma - 1].tag in ("noun", "name", "num", "punct", "adj") and front[1] == comma:
            return _named_before(toks, front[0], floor), close
    return _noun_phrase_at_end(toks, comma + 1, close)


def _named_before(toks: tuple[Token, ...], a: int, floor: int) -> int:
    """Where the name begins whose first apposition is at ``a``: "Ana Rell, the head of the fund, a charity, said"."""
    if a - 1 <= floor or toks[a - 1].text != "," or toks[a].tag != "det":
        return a
    k = a - 1
    while k > floor and toks[k - 1].tag == "name" and a - k <= NAME:
        k -= 1
    opens = k == floor or toks[k - 1].tag in ("sub", "conj", "punct", "quote")
    return k if opens and a - 1 - k >= 2 else a


def _antecedent(unit: Unit, end: int, floor: int) -> Range | None:
    toks = unit.toks
    if end > floor and toks[end - 1].text == ",":
        end -= 1
    left = _boundary(unit, end, floor)
    if end - left > 2 and PARTY_SEAT.fullmatch(toks[end - 1].text) and toks[end - 2].text == ",":
        end -= 2
    pieces = _pieces(toks, left, end)
    a, b = pieces[-1]
    if len(pieces) > 1 and _home_of_town(toks, pieces[-2], pieces[-1]):
        a = pieces[-2][0]  # "a doctor from Tarn, Norland, who said"
    if b - a > 2 and toks[a].lower == "according":
        a += 2
    participle = b - a > 2 and toks[a].tag == "ing" and toks[a + 1].tag in INSIDE
    own = b
    while own > a and (toks[own - 1].tag in INSIDE or toks[own - 1].lower == "of"):
        own -= 1
    if a < own < b and toks[own - 1].lower == "by" and toks[b - 1].tag == "name":
        return own, b  # "the charges filed by Ruiz, who said"
    if (whose := _happened_to(toks, own, b)) is not None:
        return whose, b
    if a < own < b and _takes_object(toks, own - 1, a):
        return own, b
    found = _noun_phrase_at_end(toks, a + participle, b)
    if found is not None and found[0] < own < b and _opens_with_verb(toks, found[0]):
        return own, b
    return found


def _home_of_town(toks: tuple[Token, ...], front: Range, behind: Range) -> bool:
    """Whether a piece names the state or country of the town that ends the piece before it: "from Tarn, Norland"."""
    a, b = front
    town = b
    while town > a and toks[town - 1].tag == "name":
        town -= 1
    near = town > a and town < b and toks[town - 1].lower in ("from", "of", "in", "near")
    state = [toks[k] for k in range(*behind) if toks[k].text != "."]
    return near and 0 < len(state) <= 2 and all(tok.tag == "name" for tok in state)


def _opens_with_verb(toks: tuple[Token, ...], k: int) -> bool:
    """Whether a second verb stands at ``k``: of "and handed the man over to the police, who say" the police speak."""
    return toks[k].tag == "past" and toks[k + 1].tag in ("det", "pron", "prep", "adv", "name")


def _happened_to(toks: tuple[Token, ...], a: int, b: int) -> int | None:
    """Where the persons begin in "the departure of two leaders", who alone can speak."""
    of = next((k for k in range(a + 1, b - 1) if toks[k].lower == "of"), None)
    return of + 1 if of is not None and toks[of - 1].lower in lexicon().happenings else None


def _takes_object(toks: tuple[Token, ...], k: int, a: int) -> bool:
    """ "police arrested members of gangs who": a past form between two noun phrases is the verb of the first."""
    return k > a and toks[k].tag == "past" and toks[k - 1].tag in NOMINAL and toks[k + 1].tag in ("noun", "num")


def _boundary(unit: Unit, end: int, floor: int) -> int:
    """The first token of the clause that ends at ``end``."""
    toks, j = unit.toks, end - 1
    here = unit.quoted[end] if end < len(toks) else unit.quoted[end - 1]
    stop = max(floor, end - WINDOW)
    depth = 0
    while j >= stop:
        tok = toks[j]
        if tok.text in INSIDE_CLOSE or (depth and tok.text in INSIDE_OPEN):
            depth += 1 if tok.text in INSIDE_CLOSE else -1
        if depth:
            j -= 1
            continue
        if unit.quoted[j] != here and not _nickname(unit, j):
            break
        if tok.text in HARD or (tok.text == "." and j < end - 1):
            break
        if tok.tag == "sub" and (tok.lower not in RELATIVE or tok.lower == "when") and not _in_relative(toks, j):
            break
        j -= 1
    return j + 1


def _nickname(unit: Unit, j: int) -> bool:
    """A short quotation inside a name or noun phrase: three words at most and no comma at its end."""
    k = unit.quoted[j]
    if k < 0:
        return False
    a, b = unit.quotes[k].inner
    inside = [t for t in unit.toks if a <= t.span[0] < b]
    return 0 < len(inside) <= 3 and inside[-1].text not in (",", ".", "?", "!")


def _in_relative(toks: tuple[Token, ...], j: int) -> bool:
    """ "the forces that run it": that behind a noun and before its verb; "an attack that the army said" is none."""
    behind_noun = toks[j].lower == "that" and j > 0 and toks[j - 1].tag in NOMINAL
    verb = finite_at(toks, j + 1) or (finite_at(toks, j + 2) and toks[j + 1].tag == "adv")
    return behind_noun and (verb or _like_verb(toks, j + 1))


def _like_verb(toks: tuple[Token, ...], k: int) -> bool:
    """Whether a noun in -s before an article is the verb of "that": "the faction that controls the hills"."""
    return k + 1 < len(toks) and toks[k].tag == "noun" and toks[k].lower.endswith("s") and toks[k + 1].tag == "det"


def _pieces(toks: tuple[Token, ...], a: int, b: int) -> list[Range]:
    """[a, b) cut at commas outside brackets; "1,500" is one token and never cut."""
    out: list[Range] = []
    start, depth = a, 0
    for k in range(a, b):
        if toks[k].text in INSIDE_OPEN:
            depth += 1
        elif toks[k].text in INSIDE_CLOSE:
            depth = max(0, depth - 1)
        elif toks[k].text == "," and not depth:
            out.append((start, k))
            start = k + 1
    out.append((start, b))
    return out


def _insertion(toks: tuple[Token, ...], piece: Range) -> bool:
    """Whether a piece between commas cannot be a subject: relative clause, adjunct, participle, adverb, age, "20 km
    east of Lorn"."""
    a, b = piece
    if a >= b:
        return True
    tok = toks[a]
    by = toks[a].lower.endswith("ed") and a + 1 < b and toks[a + 1].lower == "by"
    lone_number = b - a == 1 and tok.tag == "num"
    measured = any(
        toks[k].tag == "num" and toks[k + 1].lower in lexicon().measures for k in range(a, min(a + 2, b - 1))
    )
    whose = any(toks[k].lower == "whose" for k in range(a, min(a + OWNER, b)))
    seat = PARTY_SEAT.fullmatch(tok.text) is not None
    opens = seat or measured or whose or tok.lower in RELATIVE or tok.lower in REFLEXIVE or tok.tag in NOT_SUBJECT
    return opens or by or lone_number


def _plain(toks: tuple[Token, ...], pieces: list[Range]) -> Range | None:
    found = _noun_phrase_at_end(toks, *pieces[-1])
    if found is None:
        return None
    k = len(pieces) - 2
    listed = any(toks[m].lower == "and" for m in range(*found)) and found[0] == pieces[-1][0]
    serial = toks[pieces[-1][0]].lower == "and" if pieces[-1][0] < pieces[-1][1] else False
    if serial and k >= 1 and found[0] == pieces[-1][0] + 1:
        listed = all(_bare_list_item(toks, pieces[m]) for m in (k, k - 1))  # "the mayor, Rell, and the judge said"
    while listed and k >= 0 and _bare_list_item(toks, pieces[k]) and not _closes(toks, pieces[k], found):
        found = (pieces[k][0], found[1])
        k -= 1
    return found


def _closes(toks: tuple[Token, ...], piece: Range, found: Range) -> bool:
    """ "after the talks, Yeltsin and Kuchma": a noun behind a preposition or "after" is no item of a list of names."""
    a = piece[0]
    return a > 0 and toks[a - 1].tag in ("sub", "prep") and toks[a].tag == "det" and toks[found[0]].tag == "name"


def _addressed(toks: tuple[Token, ...], piece: Range) -> bool:
    """Whether a piece is whom a speech is made to: "Mr President", "ladies and gentlemen"."""
    return all(toks[k].lower.rstrip(".") in lexicon().addressed for k in range(*piece))


def _bare_list_item(toks: tuple[Token, ...], piece: Range) -> bool:
    a, b = piece
    opened = next((m for m in range(a + 1, b) if toks[m].text in INSIDE_OPEN), b)
    end = opened if toks[b - 1].text in INSIDE_CLOSE else b  # "Ana Rell (D-Ohio), Tom Harl (D-Ore.) and ..."
    return 0 < end - a <= 4 and all(toks[m].tag in INSIDE for m in range(a, end)) and not _addressed(toks, piece)


def _trim_front(toks: tuple[Token, ...], piece: Range) -> Range | None:
    """A piece without the conjunctions and adverbs that open it."""
    a, b = piece
    while a < b and (toks[a].tag in ("conj", "adv", "quote", "neg") or toks[a].lower in SETTING):
        a += 1
    return (a, b) if a < b else None


def _noun_phrase_at_end(toks: tuple[Token, ...], a: int, b: int) -> Range | None:
    """The noun phrase that ends at ``b``: all of [a, b) unless a finite clause stands before it."""
    while b > a + 1 and (toks[b - 1].tag in ("adv", "quote") or toks[b - 1].lower in FLOATING):
        if toks[b - 1].tag == "quote" and _opened(toks, a, b - 1):
            break  # "the daily "City Post""
        b -= 1
    trimmed = _trim_front(toks, (a, b))
    if trimmed is None:
        return None
    a, b = trimmed
    if toks[b - 1].tag == "pron" and not _object_of_relative(toks, a, b):
        return b - 1, b
    a = _after_clause(toks, a, b)
    while a < b and toks[a].tag in ("conj", "adv", "punct", "quote", "sub"):
        a += 1
    if a >= b or toks[b - 1].tag in ("sub", "conj", "prep", "modal", "be", "have", "do", "to", "det"):
        return None
    return _drop_leading_adjunct(toks, a, b)


def _opened(toks: tuple[Token, ...], a: int, b: int) -> bool:
    """Whether one quotation mark more opens than closes in [a, b), and not right at its start."""
    marks = [k for k in range(a, b) if toks[k].tag == "quote"]
    return len(marks) % 2 == 1 and marks[0] > a


def _object_of_relative(toks: tuple[Token, ...], a: int, b: int) -> bool:
    """ "the forces that run it": the last pronoun is the object of a relative clause."""
    if b - a < 3 or toks[b - 2].tag not in ("verb", "past", "prep"):
        return False
    return any(toks[k].lower in RELATIVE or toks[k].lower == "that" for k in range(a, b))


def _after_clause(toks: tuple[Token, ...], a: int, b: int) -> int:
    """Where the last noun phrase of [a, b) begins if a finite clause stands before it: behind its conjunction, or at
    the last run of noun phrase tokens."""
    relative = next((k for k in range(a, b) if toks[k].lower in RELATIVE and k > a), None)
    limit = relative if relative is not None else b - 1
    but = next((k for k in range(limit - 1, a, -1) if toks[k].lower == "but"), a)
    if has_finite(toks, a, but):
        return but + 1  # "talks resumed but diplomats said"
    if not any(_surely_finite(toks, k) for k in range(a, limit)):
        return a
    for k in range(b - 1, a, -1):
        if toks[k].tag == "conj" and has_finite(toks, a, k):
            return k + 1
    k = b
    while k > a and (toks[k - 1].tag in INSIDE or toks[k - 1].lower == "of"):
        k -= 1
    return k


def _surely_finite(toks: tuple[Token, ...], k: int) -> bool:
    """Finite beyond doubt: an auxiliary, a present form, "said", or a past form with an object behind it or its
    particle ("called off the strike")."""
    if toks[k].tag in ("modal", "be", "have", "do", "verb") or toks[k].lower == "said":
        return True
    object_at = k + 1 + (k + 1 < len(toks) and toks[k + 1].lower in PARTICLES)
    after = toks[object_at].tag if object_at < len(toks) else "punct"
    return toks[k].tag == "past" and after in ("det", "name", "pron", "num")


def _drop_leading_adjunct(toks: tuple[Token, ...], a: int, b: int) -> Range | None:
    """ "On Monday morning the president" -> "the president": a phrase that opens with a preposition is no subject."""
    if toks[a].tag == "prep" and a + 1 < b and toks[a + 1].lower in lexicon().days:
        k = a + 1
        while k < b and (toks[k].lower in lexicon().days or toks[k].tag == "num"):
            k += 1
        if k < b and toks[k].tag == "name":
            return k, b  # "on Friday Karstian spokesman Ion Rell"
    counted = a + 1 < b and toks[a + 1].tag == "num" and toks[a].lower in ABOUT
    timed = a + 2 < b and toks[a + 2].lower in lexicon().units  # "over 2 days the front"
    if toks[a].tag != "prep" or (counted and not timed):
        return a, b
    for k in range(a + 1, b):
        opens = toks[k].tag in ("det", "pron") and k > a + 1 and toks[k - 1].tag in ("noun", "name", "num")
        if opens:
            return k, b
    for k in range(a + 2, b):
        if toks[k].tag == "name" and toks[k - 1].tag in ("noun", "num"):
            return k, b
    return None


def phrase_after(unit: Unit, start: int) -> Range | None:
    """The noun phrase that begins at ``start``, with its "of", "for" and "in" phrases and "and": objects, addressees,
    inverted subjects and agents. It stops before a verb, "to", "that", a comma or a quotation mark."""
    toks, k = unit.toks, start
    if k < len(toks) and toks[k].tag == "pron":
        return k, k + 1 + _counts_noun(toks, k)
    last = -1
    while k < min(len(toks), start + WINDOW):
        tok = toks[k]
        if tok.tag in INSIDE or (tok.tag == "ing" and last < 0) or _odd_noun(toks, k, start):
            last = k
        elif tok.text in INSIDE_OPEN:
            close = next((m for m in range(k, min(len(toks), k + 12)) if toks[m].text in INSIDE_CLOSE), None)
            if close is None:
                break
            last = k = close
        elif not _joins(toks, k):
            break
        k += 1
    return (start, last + 1) if last >= start else None


def _counts_noun(toks: tuple[Token, ...], k: int) -> bool:
    """Whether a word for a quantity has a noun behind it that might be a verb: "some reports"."""
    if toks[k].lower not in lexicon().quantities or k + 1 == len(toks):
        return False
    lemma, _ = lexicon().forms.get(toks[k + 1].lower, ("", ""))
    return lemma in lexicon().nouns and toks[k + 1].lower != lemma


def _odd_noun(toks: tuple[Token, ...], k: int, start: int) -> bool:
    """A pronoun behind a preposition ("both of them"), or a noun in -ly behind an article ("a tally")."""
    if k <= start:
        return False
    if toks[k].tag == "pron":
        return toks[k - 1].tag == "prep" and toks[k].lower not in RELATIVE
    return (
        toks[k].tag == "adv"
        and toks[k].lower.endswith("ly")
        and toks[k - 1].tag == "det"
        and not finite_at(toks, k + 1)
    )


def _joins(toks: tuple[Token, ...], k: int) -> bool:
    """A preposition, "and" or adverb between two parts of one noun phrase."""
    after = toks[k + 1] if k + 1 < len(toks) else None
    if after is None or after.tag not in (*INSIDE, "adv"):
        return after is not None and after.tag == "pron" and toks[k].lower == "of" and after.lower not in RELATIVE
    if toks[k].lower in ("at", "in", "on", "during") and not OCCASIONS.isdisjoint(t.lower for t in toks[k + 2 : k + 4]):
        return False  # "said Rell at a press conference"
    if toks[k].lower in ("of", "for", "in", "from", "at", "with", "near", "on", "by", "between", "under", "&"):
        return True
    return toks[k].tag == "conj" and toks[k].lower in ("and", "or")
