"""Those of whom a toll was told, one by one: "Two were farmers. The others were a nurse and her driver."

The number or article hangs on no verb of harm, as the toll before it was told with one. What says that it counts the
same people is how the clause begins ("the other", "another", "the third"), a list behind the toll whose items add up
to it ("nine people: five farmers, three guards and a cook"), or a row that a counted one opens ("13 rebels and a
corporal").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from dateline.extract.figures.barred import HARM
from dateline.extract.figures.lexicon import lexicon
from dateline.extract.figures.reading import TOLLS
from dateline.extract.figures.units import Unit, is_one_of_them, is_person
from dateline.reader.counting import Counting

KindOf = Callable[[Counting], str | None]
"""The kind that a counting surely has, None where it is open."""
SENTENCES = 2
"""Sentences before a part in which its toll is told."""
ROW = 14
"""Words before a counted one over which its row is looked through."""
OTHERS = frozenset({"last", "other", "others", "remaining", "rest", "victim", "victims"})
"""Behind "the": those of the toll who were not told yet, or all of them."""
MEMBERS = frozenset({"dead", "man", "men", "one", "person", "two", "victim", "victims", "woman", "women"})
"""What may stand behind "the third" or "the other" before the verb."""
LED_IN = (("among", "them"), ("of", "whom"), ("among", "whom"), ("including",), ("them",))
"""What opens a part behind its whole."""


def with_parts(found: Sequence[Counting], kind_of: KindOf) -> list[Counting]:
    """The countings of a story in page order, each part of a toll with the kind of it (``told``)."""
    out = [one for at, one in enumerate(found) if not (at and _says_who(found[at - 1], one))]
    for _, rows in groupby(range(len(out)), key=lambda at: _sentence(out[at])):
        inside = list(rows)
        if out[inside[0]].argument is None:
            continue
        for at, kind in _told(out, inside, kind_of):
            out[at] = out[at]._replace(told=kind)
    return out


def _says_who(before: Counting, counting: Counting) -> bool:
    """Is an article that of "one of them a nurse", where the one is counted already?"""
    one, two = before.argument, counting.argument
    if one is None or two is None or one.index != two.index or not one.reading.counted.part:
        return False
    told = one.reading.counted.end == two.reading.counted.at and two.reading.counted.quantity.form == "article"
    return told and one.number.low == 1


def _sentence(counting: Counting) -> int:
    return -1 if counting.argument is None else counting.argument.index


def _told(found: Sequence[Counting], inside: Sequence[int], kind_of: KindOf) -> Iterator[tuple[int, str]]:
    """The parts of one sentence, each with its kind."""
    done: dict[int, str] = dict(_added_up(found, inside, kind_of))
    for place, at in enumerate(inside):
        if at in done or not _of_people(found[at]):
            continue
        before = found[inside[place - 1]] if place else None
        kind = _by_row(before, found[at], done.get(inside[place - 1]), kind_of) if before is not None else None
        if kind is None and _tells_of_others(found[at]):
            kind = _toll_before(found, at, kind_of)
        if kind is not None and _own_kind(found[at]) in (None, kind):
            done[at] = kind
    yield from sorted(done.items())


def _by_row(before: Counting, counting: Counting, told: str | None, kind_of: KindOf) -> str | None:
    """The kind of one who stands in a row with those counted before or is a part of them; ``told`` is their kind where
    they are a part themselves."""
    if _joins(before, counting) and _counts_people(before):
        kind = told or kind_of(before)
        return kind if kind in HARM else None
    if _led_in(before, counting):
        kind = told or kind_of(before)
        return kind if kind is not None and kind in TOLLS else None
    return None


def _own_kind(counting: Counting) -> str | None:
    return None if counting.argument is None else counting.argument.reading.kind


def _counts_people(counting: Counting) -> bool:
    argument = counting.argument
    return argument is not None and argument.number.low >= 1 and is_person(argument.head)


def _of_people(counting: Counting) -> bool:
    """Does a counting count one or more, and no things?"""
    argument = counting.argument
    return argument is not None and argument.number.low >= 1 and (not argument.head or is_person(argument.head))


def _joins(before: Counting, counting: Counting) -> bool:
    """Does "and" join the article of one to those counted before ("13 rebels and a corporal"), with no verb of its own
    behind? Of 58 such rows of dead and hurt on the training pages 57 are annotated so."""
    one, two = before.argument, counting.argument
    if one is None or two is None or two.reading.counted.quantity.form != "article":
        return False
    us, gap = two.us, [u.lower for u in two.us[one.reading.counted.end : two.reading.counted.at]]
    if gap not in (["and"], [",", "and"], ["as", "well", "as"]) or not is_person(two.head, singular=True):
        return False
    end = two.reading.counted.end
    goes_on = end < len(us) and us[end].tag in ("verb", "past", "modal", "be", "have")
    return not goes_on or (two.reading.kind is not None and two.reading.role == "subject")


def _led_in(before: Counting, counting: Counting) -> bool:
    """Is one a part of those counted before, whom "among them", "including" or "one of them a" leads in? Of 41 such on
    the training pages 33 are annotated."""
    one, two = before.argument, counting.argument
    if one is None or two is None or one.number.low < 2 or two.number.low != 1:
        return False
    us, at = two.us, two.reading.counted.at
    if two.reading.counted.part:
        return is_one_of_them(us, two.reading.counted.end)
    gap = [u.lower for u in us[one.reading.counted.end : at]]
    led = any(tuple(gap[-len(words) :]) == words for words in LED_IN[:-1])
    return led and len(gap) < ROW and two.reading.counted.quantity.form == "article"


# -------------------------------------------------------------------------------- lists that add up


def _added_up(found: Sequence[Counting], inside: Sequence[int], kind_of: KindOf) -> Iterator[tuple[int, str]]:
    """The items behind the colon of a toll that add up to it."""
    for place, at in enumerate(inside):
        argument = found[at].argument
        if argument is None or not 2 < argument.number.low == argument.number.high:
            continue
        colon = _colon(argument.us, argument.reading.counted.end)
        items = [k for k in inside[place + 1 :] if colon is not None and _is_item(found[k], colon)]
        listed = _until(found, items, argument.number.low)
        kind = kind_of(found[at]) if listed else None
        if kind is not None and kind in TOLLS:
            yield from ((k, kind) for k in listed)


def _colon(us: Sequence[Unit], end: int) -> int | None:
    """Where a list opens behind a toll; None where another sentence does."""
    return next((k for k in range(end, min(len(us), end + ROW)) if us[k].lower in (":", "namely")), None)


def _is_item(counting: Counting, colon: int) -> bool:
    argument = counting.argument
    if argument is None or argument.reading.counted.at <= colon or argument.reading.counted.part:
        return False
    return argument.number.low == argument.number.high and is_person(argument.head)


def _until(found: Sequence[Counting], items: Sequence[int], total: float) -> list[int]:
    """The first items that add up to a total; none where they do not."""
    added = 0.0
    for k, at in enumerate(items):
        added += found[at].number.low
        if added >= total:
            return list(items[: k + 1]) if added == total and k > 0 else []
    return []


# -------------------------------------------------------------------------------- clauses on the others


def _tells_of_others(counting: Counting) -> bool:
    """Does the clause begin with those of a toll who are left, or with the victims: "The others were a nurse and ...",
    "The other two were farmers", "The victims were ...", and without a verb "another a policeman and the third ..."?"""
    argument = counting.argument
    if argument is None or not (is_person(argument.head) or _is_of_others(argument.us, argument.reading.counted.at)):
        return False
    subject = _subject(argument.us, argument.reading.counted.at)
    if subject[:1] == ["the"]:
        subject = subject[1:]
        known = bool(subject) and (subject[0] in OTHERS or subject[0] in lexicon().ordinal)
    else:
        known = subject[:1] == ["another"]
    return known and all(word in MEMBERS for word in subject[1:])


def _is_of_others(us: Sequence[Unit], at: int) -> bool:
    """Does a number behind "the other" stand before a verb ("the other two were"; not the age of "the other 21")?"""
    told = at > 1 and us[at - 1].lower in OTHERS and us[at - 2].lower == "the"
    return told and at + 1 < len(us) and us[at + 1].tag in ("be", "have", "past", "verb")


def _subject(us: Sequence[Unit], at: int) -> list[str]:
    """The words of the subject of whom it is said who they were, right before a counted one or over the verb and the
    row; none where no clause begins there."""
    short = next((p for p in (at - 1, at - 2) if p >= 0 and us[p].lower in ("the", "another")), None)
    if short is not None and _opens_clause(us, short):
        return [u.lower for u in us[short:at]]
    verb = at - 1
    while verb > 0 and at - verb < ROW and us[verb].tag != "be" and _in_row(us[verb]):
        verb -= 1
    if verb < 1 or us[verb].tag != "be":
        return []
    start = verb - 1
    while start > 0 and verb - start < len(MEMBERS) and not _opens_clause(us, start):
        start -= 1
    return [u.lower for u in us[start:verb]] if _opens_clause(us, start) else []


def _opens_clause(us: Sequence[Unit], p: int) -> bool:
    return p == 0 or us[p - 1].lower in CLAUSE


def _in_row(u: Unit) -> bool:
    return u.tag in ("noun", "name", "num", "adj", "poss", "det") or u.lower in ROWS


ROWS = frozenset({",", "and", "-", "identified", "named", "as"})
"""What may stand in a row of those who were, beside nouns."""
CLAUSE = frozenset({",", ";", ":", "and", "while", "“", '"', "that"})
"""What stands before a clause of its own."""


def _toll_before(found: Sequence[Counting], at: int, kind_of: KindOf) -> str | None:
    """The kind of the toll that is told last before the sentence or in it; of a sentence that tells several, the
    first."""
    here = _sentence(found[at])
    told: tuple[int, str] | None = None
    for counting in reversed(found[max(0, at - ROW) : at]):
        index = _sentence(counting)
        if index < 0 or here - index > SENTENCES or (told is not None and index != told[0]):
            break
        kind = kind_of(counting) if counting.number.low >= 1 else None
        if kind is not None and kind in TOLLS:
            told = (index, kind)
    return told[1] if told is not None and told[1] in HARM else None
