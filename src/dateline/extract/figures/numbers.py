"""From the readings of a sentence to ``Number`` values: kind, bounds, what is counted, scope."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from msgspec.structs import replace

from dateline.extract.figures import labelled
from dateline.extract.figures.barred import HARM
from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.reading import TOLLS, YEARLY, Reading, readings, singles
from dateline.extract.figures.refuse import is_term
from dateline.extract.figures.units import Counted, Unit, is_one_of_them, is_person, noun_run, units
from dateline.extract.syntax import tokens
from dateline.model import Number, Sentence, Span, Story, Time
from dateline.spans import meets_any

REACH = 200
"""Characters before a sentence in which a time expression may begin that reaches into it."""


def find(story: Story, times: tuple[Time, ...]) -> tuple[Number, ...]:
    """Every number of the story that may be a figure, by span start; ``times`` are the story's time expressions.

    Numbers inside a time expression, and numbers that measure, date or name (see ``refuse``), are not among them.
    """
    out: list[Number] = []
    for sentence in story.sentences:
        out.extend(in_sentence(story, sentence, _within(times, sentence.span)))
    return labelled.told(story, tuple(out))


def with_singles(story: Story, times: tuple[Time, ...], numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """``numbers`` with the articles of the story that may count as one, by span start, without those of time
    expressions: candidates for a reader, of whom rules know nothing."""
    out, known, alone = [*numbers], {number.span for number in numbers}, Running(False, None)
    for sentence in story.sentences:
        us, near = units(story.text, sentence.span), _within(times, sentence.span)
        for reading in singles(story.text, sentence.span):
            span = reading.counted.quantity.span
            if span not in known and not meets_any(span, _whole(near, reading)):
                out.append(number(story, us, reading, reading.counted.of_span, alone))
    return tuple(sorted(out, key=lambda n: n.span))


def _whole(times: tuple[Time, ...], reading: Reading) -> Iterator[Span]:
    """The time expressions, but no "a night" of "a night watchman"."""
    end = reading.counted.of_span[1] if reading.counted.of_span else 0
    at, person = reading.counted.quantity.span[0], reading.counted.head is not None
    return (t.span for t in times if not (person and t.span[0] == at and t.span[1] < end))


def _within(times: tuple[Time, ...], span: Span) -> tuple[Time, ...]:
    """The time expressions that may meet a sentence."""
    first = bisect_left(times, span[0] - REACH, key=lambda t: t.span[0])
    return times[first : bisect_left(times, span[1], key=lambda t: t.span[0])]


def in_sentence(story: Story, sentence: Sentence, times: tuple[Time, ...]) -> tuple[Number, ...]:
    """The numbers of one sentence, by span start."""
    us = units(story.text, sentence.span)
    total = running(story, sentence, times)
    found, last, of_war = [], None, False
    read = kept(us, readings(story.text, sentence.span), times)
    for reading, behind in zip_longest(read, read[1:]):
        of = _counted_span(us, reading, last) or _counted_behind(us, reading, behind)
        last = last if reading.role == "part" and last else of  # what is counted goes on behind a part
        told = number(story, us, reading, of, total)
        of_war = _toll_of_a_war(us, reading, before=of_war)
        if YEARLY in (reading.rule, behind.rule if behind is not None else ""):
            told = replace(told, scope="cumulative", rule=OVER_YEARS)
        elif reading.kind in TOLLS and (of_war or _over_years(us, reading)):
            told = replace(told, scope="cumulative", rule=OVER_YEARS, as_of=story.article.published)
        found.append(told)
    found.extend(ordinals(story, us, total))
    return tuple(sorted(found, key=lambda n: n.span))


def _counted_span(us: tuple[Unit, ...], reading: Reading, before: Span | None) -> Span | None:
    """What is counted; for a bare number ("14 were wounded") the noun before it, else the word that says the kind."""
    own = reading.counted.of_span
    if own is not None:
        return own
    at = reading.governor
    if reading.rule == "noun" and at is not None:
        return us[at].span
    if _tells_toll(reading) and at is not None and at + 1 < len(us) and us[at + 1].lower == "of":
        people, _ = _phrase(us, at + 2)
        if people is not None:
            return people
    if number_of := _number_of(us, reading.counted.end) or _number_before(us, reading.counted.at):
        return number_of
    if reading.role == "part" and (who := _who_they_were(us, reading.counted.end)):
        return who
    if at == reading.counted.at + 1 and us[at].lower == "dead":
        return us[at].span  # "146 injured, up from 27 dead"
    persons = _persons_before(us, reading.counted.at) if reading.kind else None
    if before is not None and (
        (reading.kind in HARM and _of_thing(us, before))
        or (reading.kind in TOLLS and (_of_money(us, before) or _of_others(us, before, reading)))
    ):
        before = None
    verb = at is not None and (us[at].tag in ("verb", "past", "ing") or us[at].lower.endswith(("ing", "ed")))
    return before or persons or (us[at].span if at is not None and reading.kind and not verb else None)


def _number_of(us: tuple[Unit, ...], p: int) -> Span | None:
    """The people of "bringing to 44 the number of officials killed"; ``p`` stands behind the number."""
    words = [u.lower for u in us[p : p + 3]]
    if len(words) < 3 or words[0] != "the" or words[1] not in word_set("toll") or words[2] != "of":
        return None
    return _phrase(us, p + 3)[0]


def _phrase(us: tuple[Unit, ...], p: int) -> tuple[Span | None, int | None]:
    """The noun phrase that begins at ``p``, and its head; None where no noun is."""
    end, head = noun_run(us, p)
    return (None if head is None else (us[p].span[0], us[end - 1].span[1])), head


def _number_before(us: tuple[Unit, ...], p: int) -> Span | None:
    """The people of "put the number of injured at 22", "double the number of observers to 1,000" (60 to 7 on the
    training pages); ``p`` is the number."""
    if p < 4 or us[p - 1].lower not in ("to", "at", "as"):
        return None
    for q in range(p - 3, max(-1, p - 9), -1):
        if us[q].lower == "number" and us[q + 1].lower == "of":
            end, head = noun_run(us, q + 2)
            last = end if head is not None else q + 3
            return (us[q + 2].span[0], us[last - 1].span[1]) if last < p else None
    return None


def _who_they_were(us: tuple[Unit, ...], p: int) -> Span | None:
    """The officers of "of the dead, 12 were officers"; ``p`` stands behind the number."""
    if p + 1 >= len(us) or us[p].lower not in ("were", "are"):
        return None
    people, head = _phrase(us, p + 1)
    return people if head is not None and is_person(us[head].lower) else None


def _counted_behind(us: tuple[Unit, ...], reading: Reading, behind: Reading | None) -> Span | None:
    """The people that the next number counts, for a bare one joined to it: "killing one and injuring two guards"."""
    if behind is None or reading.kind not in HARM or behind.kind not in HARM or behind.counted.head is None:
        return None
    gap = us[reading.counted.end : behind.counted.at]
    head = us[behind.counted.head].lower
    if not 1 <= len(gap) <= 4 or gap[0].lower not in ("and", ",") or head == "others" or not is_person(head):
        return None
    return behind.counted.of_span


def _tells_toll(reading: Reading) -> bool:
    """Is the number what a toll or number has come to ("the number of guards killed rose to nine")?"""
    return reading.rule == "of" and reading.role == "noun"


def _toll_of_a_war(us: tuple[Unit, ...], reading: Reading, *, before: bool) -> bool:
    """Is the number a toll of a whole war ("the toll of the war has reached 900"), or told in one breath with such a
    toll (``before``)?"""
    if not _tells_toll(reading) or reading.governor is None:
        return False
    words = [u.lower for u in us[reading.governor + 1 : reading.counted.at]]
    lasting = any(word in word_set("lasting") for word in words)
    return before or any(word in word_set("at_war") or (lasting and word in word_set("drives")) for word in words)


def _of_thing(us: tuple[Unit, ...], of: Span) -> bool:
    """Is what the number before counts a thing that nobody dies as ("three blasts, leaving one dead")?"""
    head = next((u for u in us if u.span[1] == of[1]), None)
    things = lexicon().things | lexicon().munitions | lexicon().places
    return _of_money(us, of) or (head is not None and head.lower in things)


def _of_money(us: tuple[Unit, ...], of: Span) -> bool:
    """Is what the number before counts a sum ("freed for 300 dinars; the other three")?"""
    return any(u.span[1] == of[1] and u.lower in lexicon().currency_after for u in us)


def _of_others(us: tuple[Unit, ...], of: Span, reading: Reading) -> bool:
    """Does the word that the number before counts say what became of others ("left 40,000 dead and two million
    displaced")?"""
    word = next((u.lower for u in us if u.span == of), "")
    return any(word in kind.nouns and kind.name != reading.kind for kind in lexicon().kinds)


def _persons_before(us: tuple[Unit, ...], at: int) -> Span | None:
    """The nearest people before a bare number: "a bus carrying soldiers, killing four of them"."""
    for head in range(at - 1, -1, -1):
        if us[head].tag in ("past", "verb"):
            return None  # another clause: "police put the toll at five"
        if us[head].lower in lexicon().plural_persons or us[head].lower.removesuffix("s") in lexicon().persons:
            if head + 1 < at and us[head + 1].tag == "noun":
                continue  # nobody dies as the "police" of "a police station"
            first = head
            while first > 0 and us[first - 1].tag in ("adj", "noun", "name"):
                first -= 1
            return us[first].span[0], us[head].span[1]
    return None


OVER_YEARS = "years"
"""The rule of a number that its own words tell as a running total: of a year beside another's, of a war, of years."""


def _over_years(us: tuple[Unit, ...], reading: Reading) -> bool:
    """Is the number that of a war ("a war that has left 900 dead"), or of years of one ("900 people have died in six
    years of fighting")?"""
    at, end = reading.governor, reading.counted.end
    first = min(end, reading.counted.at if at is None else at)
    behind = max(end, end if at is None else at + 1)
    return _of_a_war(us, first) or _in_years_of(us, behind) or _of_hours(us, behind)


def _of_hours(us: tuple[Unit, ...], start: int) -> bool:
    """Is the number a day's count of many hospitals ("were brought to hospitals in the past 24 hours")?"""
    words = [u.lower for u in us[start : start + YEARS]]
    at = words.index("hospitals") if "hospitals" in words else len(words)
    late = words[at : at + 7]
    return bool({"past", "last", "previous"}.intersection(late)) and any("hours" in word.split() for word in late)


def _of_a_war(us: tuple[Unit, ...], p: int) -> bool:
    """Has a war done what the verb before ``p`` says ("a war that has killed ...")? One that "killed 90" may be a
    battle."""
    perfect, first = False, p - YEARS
    while p > 0 and us[p].lower not in ("that", "which"):
        if p < first or us[p].tag not in ("past", "have", "adv", "verb", "num", "adj", "noun", "det"):
            return False
        perfect = perfect or us[p].lower in ("has", "have")
        p -= 1
    before = [u.lower for u in us[max(0, p - 2) : p] if u.lower != ","]
    return perfect and p > 0 and before[-1:] != [] and before[-1] in word_set("wars")


def _in_years_of(us: tuple[Unit, ...], start: int) -> bool:
    """Do words like "in ten years of civil war" stand behind?"""
    words = [u.lower for u in us[start : start + YEARS]]
    for k, word in enumerate(words[:-2]):
        if word in (",", ";", "and", "but"):
            return False
        if word in ("years", "decades") and words[k + 1] == "of":
            return any(later in word_set("warfare") for later in words[k + 2 : k + 5])
    return False


YEARS = 12
"""Words around a number in which the years that it counts in, and their war, are looked for."""

SPELLED = 3  # "first" and "second" order things in a story, from the third on they count occasions


def ordinals(story: Story, us: tuple[Unit, ...], total: Running) -> tuple[Number, ...]:
    """ "the third such killing there this year": an ordinal in a sentence that counts since some day, as a total."""
    out = []
    for i, u in enumerate(us) if total.told else ():
        value = lexicon().ordinal.get(u.lower, 0.0)
        if value < SPELLED or i == 0 or us[i - 1].lower not in ("the", "their", "its", "his", "a"):
            continue
        if story.text[u.span[0]].isupper() and story.text[u.span[0] : u.span[1]].istitle():
            continue  # "the Fifth Amendment" is a name
        end, head = noun_run(us, i + 2 if i + 1 < len(us) and us[i + 1].lower == "such" else i + 1)
        if head is not None and us[head].lower not in lexicon().units:
            out.append(
                Number(
                    span=u.span,
                    low=value,
                    high=value,
                    kind="other",
                    scope="cumulative",
                    rule="ordinal",
                    of_span=(us[i + 1].span[0], us[end - 1].span[1]),
                    since=total.since,
                    as_of=story.article.published,
                )
            )
    return tuple(out)


def kept(us: tuple[Unit, ...], found: tuple[Reading, ...], times: tuple[Time, ...]) -> tuple[Reading, ...]:
    """Those of the readings of a sentence that may be figures."""
    return tuple(r for r in found if not _dropped(us, r, times))


def _dropped(us: tuple[Unit, ...], reading: Reading, times: tuple[Time, ...]) -> bool:
    q = reading.counted.quantity
    if any(t.span[0] <= q.core[0] and q.core[1] <= t.span[1] for t in times) and not reading.counted.head:
        return True
    if reading.rule == "part" and q.low == q.high == 1:
        return not is_one_of_them(us, reading.counted.end)  # "one of them had fled" counts nobody
    if q.form == "article" and reading.rule in ("subject", "row", "part"):
        return not _between_counted(us, reading)
    if q.form == "article" and _opens_clause(us, reading):
        return True
    if q.high == 0:
        return not _harmless(us, reading)
    return q.form == "article" and reading.kind is None


def _harmless(us: tuple[Unit, ...], reading: Reading) -> bool:
    """ "nobody was hurt", "no casualties": that nobody came to harm is a figure, that nobody was arrested is none."""
    head = reading.counted.head
    if head is not None and (us[head].lower in word_set("casualties") or _no_loss(us, head)):
        return True
    return reading.kind in ("killed", "injured", "other") or _unhit(us, reading)


def _no_loss(us: tuple[Unit, ...], head: int) -> bool:
    """ "no victims", "no loss of life", "no human losses", "no reports of casualties": that nobody died."""
    word, behind = us[head].lower, [u.lower for u in us[head + 1 : head + 4]]
    if word in ("report", "reports"):
        return behind[:1] == ["of"] and bool(word_set("unreported").intersection(behind))
    if word == "losses":
        return head > 0 and us[head - 1].lower == "human"
    return word in ("victims", "victim") or (
        word == "loss" and behind[:1] == ["of"] and bool({"life", "lives"}.intersection(behind))
    )


def _unhit(us: tuple[Unit, ...], reading: Reading) -> bool:
    """ "nobody was hit": a person, where a thing would be a target."""
    at = reading.governor
    nobody = us[reading.counted.at].lower in ("nobody", "no one") and reading.kind == "targets"
    return nobody and at is not None and us[at].lower in ("hit", "struck")


def _opens_clause(us: tuple[Unit, ...], reading: Reading) -> bool:
    """ "..., a police officer said": the article is the subject of a clause of its own."""
    at, head = reading.counted.at, reading.counted.head
    behind = us[head + 1].tag if head is not None and head + 1 < len(us) else ""
    return at > 0 and us[at - 1].lower == "," and behind in ("past", "verb")


def _between_counted(us: tuple[Unit, ...], reading: Reading) -> bool:
    """ "10 civilians, a worker and 20 soldiers have been killed": an article in a row of numbers counts."""
    at, end = reading.counted.at, reading.counted.end
    row = us[at - 1].lower in (",", "and") if at else False
    near = any(u.quantity is not None and u.quantity.form != "article" for u in us[max(0, at - 6) : at])
    return reading.kind is not None and row and near and not any(u.tag == "sub" for u in us[max(0, at - 6) : end])


def number(story: Story, us: tuple[Unit, ...], reading: Reading, of: Span | None, total: Running) -> Number:
    """One reading as a ``Number``; ``of`` is what it counts."""
    q = reading.counted.quantity
    if total.told and (q.span[0] < total.begin or _once(us, reading) or (total.own and reading.kind in HARM)):
        total = Running(False, None)
    money = q.currency is not None or _currency_behind(us, reading) or _worth(us, reading)
    kind = _kind(us, reading, money=money)
    going_on = _counting_on(us, reading) if kind == "killed" else 0.0
    span = q.span if q.currency is None else (min(q.span[0], q.currency[0]), q.span[1])
    return Number(
        span=(q.span[0], us[reading.counted.at + 1].span[1]) if going_on else span,
        low=going_on or q.low,
        high=going_on or q.high,
        kind=kind,
        scope="cumulative" if total.told else "incident",
        rule=f"{q.form}/{reading.rule}/{reading.role}",
        approximate=q.approximate,
        of_span=reading.counted.of_span if money else of,
        subset_of=reading.whole,
        since=total.since,
        as_of=story.article.published if total.told else None,
        side_span=_side(us) if total.told else None,
    )


def _counting_on(us: tuple[Unit, ...], reading: Reading) -> float:
    """The toll that "a ninth person died" brings it to; 0 where it tells none."""
    at, head = reading.counted.at, reading.counted.head
    if reading.counted.quantity.form != "article" or head is None or us[head].lower not in word_set("counted_on"):
        return 0.0
    return lexicon().ordinal.get(us[at + 1].lower, 0.0)


def _once(us: tuple[Unit, ...], reading: Reading) -> bool:
    """Whether the number is what one deed did, though the sentence counts from it: "since it, which killed 40"."""
    at = reading.governor
    if at is None or at < 1 or us[at].tag != "past" or us[at - 1].lower not in ("which", "that"):
        return False
    return any(u.lower in ("attack", "raid", "bombing", "assault", "massacre", "blast", "strike") for u in us[:at])


def _kind(us: tuple[Unit, ...], reading: Reading, *, money: bool) -> str:
    if is_term(us, reading.counted):
        return "other"
    head = us[reading.counted.head].lower if reading.counted.head is not None else ""
    if head in word_set("casualties"):
        return "killed" if reading.counted.quantity.high == 0 or _fatal(us, reading.counted) else "other"
    if _unhit(us, reading):
        return "injured"
    at = reading.counted.head
    if reading.counted.quantity.high == 0 and at is not None and _no_loss(us, at):
        return "killed"
    if reading.counted.quantity.high == 0 and reading.kind == "other":
        return "killed"  # "nobody was hurt or killed"
    if head in word_set("animals") and reading.kind in ("killed", "injured"):
        return "targets"
    return "money" if money else (reading.kind or _plain_kind(us, reading))


def _fatal(us: tuple[Unit, ...], c: Counted) -> bool:
    """ "six fatal casualties", "six casualties, all dead"."""
    behind = [u.lower for u in us[c.end : c.end + 5]]
    all_dead = behind[:2] == [",", "all"] and any(word in ("dead", "fatal", "killed") for word in behind[2:])
    return all_dead or any(u.lower in ("dead", "fatal") for u in us[c.at + 1 : c.end])


def _currency_behind(us: tuple[Unit, ...], reading: Reading) -> bool:
    at = reading.counted.at
    words = [u.lower for u in us[at + 1 : at + 4] if u.tag in ("noun", "name", "adj", "verb")]
    head = us[reading.counted.head].lower if reading.counted.head is not None else ""
    if words[:1] in (["pound"], ["pounds"]) and _weighs(us, at + 2):
        return False
    if us[at + 1 : at + 2] and us[at + 1].lower == "won" and reading.counted.quantity.low >= SUM:
        return True  # Korean ones, not "12 won"
    return head in lexicon().currency_after or bool(words[:1] and words[0] in lexicon().currency_after)


def _weighs(us: tuple[Unit, ...], p: int) -> bool:
    """Whether pounds are of goods: "500 pounds (225 kilograms)", "30 pounds of cocaine", not "of damage"."""
    behind = [u.lower for u in us[p : p + 4]]
    if behind[:1] == ["("]:
        return any(word.startswith("k") for word in behind)
    return behind[:1] == ["of"] and bool(behind[1:]) and not (word_set("sums") | SPENT).intersection(behind[1:])


SPENT = frozenset({"public", "money", "cash", "funding", "funds", "investment", "investments", "taxpayers", "savings"})
"""Words for money besides the sums that are paid."""
SUM = 1000
"""Least number without a currency that is a sum of money, with words that say so."""


def _worth(us: tuple[Unit, ...], reading: Reading) -> bool:
    """ "20 million in losses", "damage estimated in the millions": a sum without its currency."""
    c = reading.counted
    if c.quantity.low < SUM or reading.kind in TOLLS or (c.head is not None and us[c.head].lower != "losses"):
        return False
    behind = [u.lower for u in us[c.at + 1 : c.at + 4]]
    if behind[:1] in (["in"], ["of"]) and any(word in word_set("sums") for word in behind[1:]):
        return True
    p = c.at - 1
    while p >= 0 and c.at - p < 8 and us[p].lower not in word_set("losses"):
        if us[p].tag in ("noun", "name", "num", "punct", "sub") or us[p].lower in ("and", "by"):
            return False
        p -= 1
    return p >= 0 and us[p].lower in word_set("losses")


def _plain_kind(us: tuple[Unit, ...], reading: Reading) -> str:
    """The kind of a number without a predicate of its own: armed strength, or other."""
    head = reading.counted.head
    return "strength" if head is not None and us[head].lower in lexicon().armed else "other"


NAMED = re.compile(
    r"\b((?<!has )(?<!have )(?<!had )since|so far|this year|last year|to date|tally|in total|brings? to|bringing to)\b",
    re.IGNORECASE,
)
"""Words that name a running total. What "has since" come to pass is none: of 66 counts beside it on the training pages
58 are an act's own."""


COMPARED = re.compile(
    r"\b(not seen|unseen|unmatched|worst|deadliest|bloodiest|\w+est|most)\b[^,.;]{0,40}$", re.IGNORECASE
)
"""Words before "since" that compare with an earlier time ("not seen since the war") instead of counting from it."""


def _compared(text: str, time: Time) -> bool:
    return COMPARED.search(text, max(0, time.span[0] - 60), time.span[0]) is not None


class Running(NamedTuple):
    """Does a sentence tell a running total, and since which day where its words give one?

    Are dead and hurt the act's ``own`` all the same, as nothing says so but that something brought them to a number
    ("bringing to nine the number killed"), "so far", or the month of an act ("in May last year")? Of 20, 24 and 7 such
    on the training pages 20, 23 and 6 are. ``begin`` is where the total is told of, behind what the act added to it:
    "killed two, bringing to nine the number of dead since May" (three of three before it are figures)."""

    told: bool
    since: str | None
    own: bool = False
    begin: int = 0


def running(story: Story, sentence: Sentence, times: tuple[Time, ...]) -> Running:
    """The running total of a sentence, from its words and its time expressions."""
    begin, end = sentence.span
    aside = _aside(story.text, sentence)
    text = story.text[begin : aside[0]] + story.text[aside[1] : end]
    within = tuple(t for t in times if begin <= t.span[0] < end and not aside[0] <= t.span[0] < aside[1])
    since = next((t.start for t in within if t.cue == "since" and t.start and not _compared(story.text, t)), None)
    named = NAMED.search(text)
    if since is None and named and named.group().lower() in ("this year", "last year"):
        since = next((t.start for t in within if t.granularity == "year" and t.start), None)
    brought = BROUGHT.search(story.text, begin, end)
    own = named is not None and _own(text, named.group().lower())
    told = bool(named) or since is not None
    return Running(told, since, own, brought.start() if brought and not LASTED.search(text) else 0)


def _own(text: str, named: str) -> bool:
    """Do the words that name a total leave the dead and hurt to the act?"""
    if named.startswith("bring"):
        return COUNTED_FROM.search(text) is None
    if named == "so far":
        return OVER_TIME.search(text) is None
    return named == "last year" and IN_MONTH.search(text) is not None and LASTING.search(text) is None


COUNTED_FROM = re.compile(
    r"\b(since|so far|this (?:year|month|week|season|summer|winter|spring|autumn)|last year|to date|tally|in total)\b",
    re.IGNORECASE,
)
"""Words that say from when a total is counted, or that it is one."""


BROUGHT = re.compile(
    r"\b(?:bring|brings|bringing|brought|pushing|raises|raising|takes|taking)\b[^.;]{0,60}?"
    r"\b(?:count|number|tally|toll|total|to \d)",
    re.IGNORECASE,
)
"""Words that tell what an act has brought a total to."""
LASTED = re.compile(
    r"\bbetween \d|\b(?:past|last|previous) (?:\w+ ){0,2}(?:hours|days|weeks?|months?)\b|"
    r"\b(?:during|over) the (?:week|month|weekend|period|reporting)",
    re.IGNORECASE,
)
"""Words for a time of more acts than one, whose counts are no act's either."""
LASTING = re.compile(r"\b(?:since|so far|to date|this year|tally|in total)\b", re.IGNORECASE)
OVER_TIME = re.compile(
    r"\b(?:since|this|last|to date|tally|in total|in (?:19|20)\d\d|year|war|conflict|violence|insurgency)\b",
    re.IGNORECASE,
)
"""Words beside which "so far" counts over a time."""
IN_MONTH = re.compile(
    r"\b(?:in|on) (?:\d{1,2} )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?,? (?:of )?last year\b"
)
"""The month of an act of last year."""


_ASIDE = re.compile(r"[^,;“”\"]{1,90}, (?P<aside>[^,;“”\"]*\bsince\b[^,;“”\"]*), ", re.IGNORECASE)


def _aside(text: str, sentence: Sentence) -> Span:
    """The words between subject and verb that say since when it is as it is, and count nothing: "the army, which has
    fought them since April, killed dozens" (of 34 such numbers on training pages none is a running total); an empty
    span where there are none."""
    found = _ASIDE.match(text, *sentence.span)
    if found is None:
        return (sentence.span[1], sentence.span[1])
    behind = next(iter(tokens(text, (found.end(), min(sentence.span[1], found.end() + 30)))), None)
    told = behind is not None and behind.tag in ("verb", "past", "be", "have", "modal")
    return found.span("aside") if told else (sentence.span[1], sentence.span[1])


def _side(us: tuple[Unit, ...]) -> Span | None:
    """The words for where or on whose side: the first name behind "in" or "on both sides"."""
    for i, u in enumerate(us[:-1]):
        if u.lower == "in" and us[i + 1].tag == "name" and us[i + 1].lower not in lexicon().months:
            end = i + 1
            while end + 1 < len(us) and us[end + 1].tag in ("name", "poss"):
                end += 1
            return (us[i + 1].span[0], us[end].span[1])
    return None
