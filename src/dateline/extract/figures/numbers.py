"""From the readings of a sentence to ``Number`` values: kind, bounds, what is counted, scope."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from dateline.extract.figures import labelled
from dateline.extract.figures.lexicon import lexicon, word_set
from dateline.extract.figures.reading import Reading, readings, singles
from dateline.extract.figures.refuse import is_term
from dateline.extract.figures.units import Unit, noun_run, units
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
            if span not in known and not meets_any(span, (time.span for time in near)):
                out.append(number(story, us, reading, reading.counted.of_span, alone))
    return tuple(sorted(out, key=lambda n: n.span))


def _within(times: tuple[Time, ...], span: Span) -> tuple[Time, ...]:
    """The time expressions that may meet a sentence."""
    first = bisect_left(times, span[0] - REACH, key=lambda t: t.span[0])
    return times[first : bisect_left(times, span[1], key=lambda t: t.span[0])]


def in_sentence(story: Story, sentence: Sentence, times: tuple[Time, ...]) -> tuple[Number, ...]:
    """The numbers of one sentence, by span start."""
    us = units(story.text, sentence.span)
    total = running(story, sentence, times)
    found, of = [], None
    for reading in kept(us, readings(story.text, sentence.span), times):
        of = _counted_span(us, reading, of)
        found.append(number(story, us, reading, of, total))
    found.extend(ordinals(story, us, total))
    return tuple(sorted(found, key=lambda n: n.span))


def _counted_span(us: tuple[Unit, ...], reading: Reading, before: Span | None) -> Span | None:
    """What is counted; for a bare number ("14 were wounded") the noun before it, else the word that says the kind."""
    own = reading.counted.of_span
    if own is not None:
        return own
    if reading.rule == "noun" and reading.governor is not None:
        return us[reading.governor].span
    persons = _persons_before(us, reading.counted.at) if reading.kind else None
    return before or persons or (us[reading.governor].span if reading.governor is not None and reading.kind else None)


def _persons_before(us: tuple[Unit, ...], at: int) -> Span | None:
    """The nearest people before a bare number: "a bus carrying soldiers, killing four of them"."""
    for head in range(at - 1, -1, -1):
        if us[head].tag in ("past", "verb"):
            return None  # another clause: "police put the toll at five"
        if us[head].lower in lexicon().plural_persons or us[head].lower.removesuffix("s") in lexicon().persons:
            first = head
            while first > 0 and us[first - 1].tag in ("adj", "noun", "name"):
                first -= 1
            return us[first].span[0], us[head].span[1]
    return None


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
        return True  # "one of them a farmworker": coders count subsets of two and more
    if q.form == "article" and reading.rule in ("subject", "row", "part"):
        return not _between_counted(us, reading)
    if q.form == "article" and _opens_clause(us, reading):
        return True
    if q.form == "article" or q.high == 0:
        return reading.kind is None
    return False


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
    if total.told and _once(us, reading):
        total = Running(False, None)
    money = q.currency is not None or _currency_behind(us, reading)
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
        of_span=of,
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
    if head in ("casualties", "casualty"):
        return "other" if reading.counted.quantity.high else "killed"
    if head in word_set("animals") and reading.kind in ("killed", "injured"):
        return "targets"
    return "money" if money else (reading.kind or _plain_kind(us, reading))


def _currency_behind(us: tuple[Unit, ...], reading: Reading) -> bool:
    at = reading.counted.at
    words = [u.lower for u in us[at + 1 : at + 4] if u.tag in ("noun", "name", "adj", "verb")]
    head = us[reading.counted.head].lower if reading.counted.head is not None else ""
    return head in lexicon().currency_after or bool(words[:1] and words[0] in lexicon().currency_after)


def _plain_kind(us: tuple[Unit, ...], reading: Reading) -> str:
    """The kind of a number without a predicate of its own: armed strength, or other."""
    head = reading.counted.head
    return "strength" if head is not None and us[head].lower in lexicon().armed else "other"


NAMED = re.compile(
    r"\b(since|so far|this year|last year|to date|tally|in total|brings? to|bringing to)\b", re.IGNORECASE
)


COMPARED = re.compile(
    r"\b(not seen|unseen|unmatched|worst|deadliest|bloodiest|\w+est|most)\b[^,.;]{0,40}$", re.IGNORECASE
)
"""Words before "since" that compare with an earlier time ("not seen since the war") instead of counting from it."""


def _compared(text: str, time: Time) -> bool:
    return COMPARED.search(text, max(0, time.span[0] - 60), time.span[0]) is not None


class Running(NamedTuple):
    """Does a sentence tell a running total, and since which day where its words give one?"""

    told: bool
    since: str | None


def running(story: Story, sentence: Sentence, times: tuple[Time, ...]) -> Running:
    """The running total of a sentence, from its words and its time expressions."""
    text = story.text[sentence.span[0] : sentence.span[1]]
    within = tuple(t for t in times if sentence.span[0] <= t.span[0] < sentence.span[1])
    since = next((t.start for t in within if t.cue == "since" and t.start and not _compared(story.text, t)), None)
    named = NAMED.search(text)
    if since is None and named and named.group().lower() in ("this year", "last year"):
        since = next((t.start for t in within if t.granularity == "year" and t.start), None)
    return Running(bool(named) or since is not None, since)


def _side(us: tuple[Unit, ...]) -> Span | None:
    """The words for where or on whose side: the first name behind "in" or "on both sides"."""
    for i, u in enumerate(us[:-1]):
        if u.lower == "in" and us[i + 1].tag == "name" and us[i + 1].lower not in lexicon().months:
            end = i + 1
            while end + 1 < len(us) and us[end + 1].tag in ("name", "poss"):
                end += 1
            return (us[i + 1].span[0], us[end].span[1])
    return None
